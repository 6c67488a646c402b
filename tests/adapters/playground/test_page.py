"""The requests of the page, and what each member then sees."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.parse import address
from adapters.playground.simulator import CHANNEL, ChatSimulator
from bot.core.events import CommandUsed, MemberLeft
from bot.core.ports import Unreachable
from bot.core.responses import Reply, Response
from tests.adapters.playground.page import Json, Page, words
from tests.adapters.playground.scripted_bot import ScriptedBot, found, say

HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> @Tom Okafor &amp;"


class TestCommands:
    async def test_a_command_in_the_direct_conversation_is_answered_there(self, page: Page) -> None:
        await page.say("mina", "/intro find data science")
        (answer,) = await page.sees("mina")
        assert words(answer).startswith("2 people you could ask")
        assert answer["author"] == "paned"
        assert answer["command"] == "/intro find data science"
        assert await page.sees("tom") == []

    async def test_in_the_channel_only_the_author_of_the_command_sees_the_reply(
        self, page: Page
    ) -> None:
        before = await page.sees("tom", CHANNEL)
        await page.say("mina", "/intro find law", CHANNEL)
        mine = await page.sees("mina", CHANNEL)
        assert mine[-1]["only_for"] == "mina"
        assert await page.sees("tom", CHANNEL) == before

    async def test_a_public_reply_is_for_everyone(self, page: Page) -> None:
        await page.say("mina", "/intro public", CHANNEL)
        assert words((await page.sees("tom", CHANNEL))[-1]) == "Visible to all."

    async def test_in_the_direct_conversation_a_command_needs_no_intro(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        await page.say("mina", "find data science")
        typed, answer = await page.sees("mina")
        assert (typed["author"], words(typed)) == ("mina", "find data science")
        assert answer["author"] == "paned"
        used = bot.events[-1]
        assert isinstance(used, CommandUsed)
        assert (used.name, used.text) == ("find", "data science")

    async def test_a_message_in_the_channel_is_no_command(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        await page.say("mina", "Good morning", CHANNEL)
        assert words((await page.sees("tom", CHANNEL))[-1]) == "Good morning"
        assert bot.events == []

    async def test_another_command_is_refused_with_a_sentence(self, page: Page) -> None:
        answer = await page.say("mina", "/giphy cats")
        assert answer["error"] == "There is no command /giphy. Paned answers to /intro."
        assert await page.sees("mina") == []

    @pytest.mark.parametrize(
        "typed, mentioned",
        [
            ("/intro request @Tom Okafor", ["tom"]),
            ("/intro request @tom okafor, please", ["tom"]),
            ("/intro connect @Siân Morgan with @Bea Lindqvist", ["sian", "bea"]),
            ("/intro request @Tom Okaforson", []),
            ("/intro request tom@Tom", []),
        ],
    )
    async def test_an_at_sign_mentions_a_member(
        self, page: Page, bot: ScriptedBot, typed: str, mentioned: list[str]
    ) -> None:
        bot.responses |= dict.fromkeys(("request", "connect"), found_reply)
        await page.say("mina", typed)
        used = bot.events[-1]
        assert isinstance(used, CommandUsed)
        assert [who.member for who in used.mentions] == mentioned

    async def test_commands_are_completed(self, page: Page) -> None:
        got = await page.request("suggest", member="mina", typed="h")
        assert [one["value"] for one in got["suggestions"]] == ["host", "help"]

    async def test_a_bug_is_answered_with_a_reference_that_is_in_the_log(
        self, page: Page, caplog: pytest.LogCaptureFixture
    ) -> None:
        await page.say("mina", "/intro boom")
        (answer,) = await page.sees("mina")
        assert words(answer).startswith("Sorry, something went wrong on our side.")
        reference = words(answer).rsplit(" ", 1)[-1].rstrip(".")
        assert reference in caplog.text
        assert "Traceback" not in words(answer)


def found_reply() -> Response:
    return Reply(found())


class TestText:
    async def test_member_text_is_never_markup(self, page: Page) -> None:
        joined = await page.request("join", name="<b>Eve</b>", zone="London")
        eve = joined["member"]
        await page.say(eve, HOSTILE, CHANNEL)
        (block,) = (await page.sees("tom", CHANNEL))[-1]["blocks"]
        assert block == {"type": "paragraph", "text": [HOSTILE]}
        hello = await page.request("hello")
        assert hello["members"][-1]["name"] == "<b>Eve</b>"

    async def test_a_member_id_is_ascii_whatever_the_name(self, page: Page) -> None:
        names = {
            "Zoë Ångström": "zoe-angstrom",
            "李雷": "guest",
            "韩梅梅": "guest-2",
            "Paned": "paned-2",
        }
        for name, id in names.items():
            assert (await page.request("join", name=name, zone="Asia/Shanghai"))["member"] == id


class TestUnread:
    async def test_a_message_is_unread_until_marked_as_read(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        for count in range(3):
            await chat.send(address("tom"), say("For you"), f"k{count}")
        assert await page.unread("tom", "dm:tom") == 3
        await page.request("read", member="tom", conversation="dm:tom")
        assert await page.unread("tom", "dm:tom") == 0
        await page.receives(lambda one: one["event"] == "read" and one["member"] == "tom")

    async def test_own_messages_and_replies_to_others_are_not_unread(self, page: Page) -> None:
        await page.say("mina", "Hello all", CHANNEL)
        await page.say("mina", "/intro find law", CHANNEL)
        assert await page.unread("mina", CHANNEL) == 1  # the reply to her command
        assert await page.unread("tom", CHANNEL) == 1  # her message

    async def test_the_seed_leaves_nothing_unread(self, page: Page) -> None:
        hello = await page.request("hello")
        unread = [n for one in hello["conversations"] for n in one["unread"].values()]
        assert set(unread) == {0}

    async def test_a_long_conversation_is_loaded_by_pages(
        self, page: Page, simulator: ChatSimulator
    ) -> None:
        for count in range(130):
            await simulator.post(CHANNEL, f"line {count}", author="bea")
        last = await page.request("messages", member="tom", conversation=CHANNEL)
        assert last["more"]
        assert words(last["messages"][-1]) == "line 129"
        first = last["messages"][0]["id"]
        earlier = await page.request("messages", member="tom", conversation=CHANNEL, before=first)
        assert not earlier["more"]
        assert words(earlier["messages"][-1]) == "line 29"


class TestClock:
    async def test_a_skip_to_the_next_nudge_sends_it(
        self, page: Page, bot: ScriptedBot, simulator: ChatSimulator
    ) -> None:
        bot.schedule(timedelta(days=2), address("tom"), "Mina would like to talk")
        due = await bot.next_nudge()
        clock = (await page.request("skip", by="next"))["clock"]
        assert due is not None
        assert simulator.clock.now() >= due
        assert clock["next"] is None
        (came,) = await page.sees("tom")
        assert words(came) == "Mina would like to talk"
        assert bot.wakes == 1

    async def test_a_long_skip_stops_wherever_something_is_due(
        self, page: Page, bot: ScriptedBot
    ) -> None:
        start = bot.clock.now()
        for wait, content in ((20, "third"), (3, "first"), (7, "second"), (30, "later")):
            bot.schedule(timedelta(hours=wait), address("tom"), content)
        await page.request("skip", by="day")
        came = await page.sees("tom")
        assert [words(one) for one in came] == ["first", "second", "third"]
        ats = [datetime.fromisoformat(one["at"]) - start for one in came]
        hours = [round(at / timedelta(hours=1)) for at in ats]
        assert hours == [3, 7, 20]

    async def test_with_nothing_waiting_there_is_nothing_to_skip_to(self, page: Page) -> None:
        answer = await page.request("skip", by="next")
        assert answer["error"].startswith("Nothing is waiting")
        assert "error" in await page.request("skip", by="-1 day")

    async def test_a_nudge_that_cannot_be_sent_does_not_stop_the_clock(
        self,
        page: Page,
        bot: ScriptedBot,
        monkeypatch: pytest.MonkeyPatch,
        simulator: ChatSimulator,
    ) -> None:
        async def drain() -> None:
            """The platform is down: nothing is sent."""

        bot.schedule(timedelta(hours=1), address("tom"), "stuck")
        monkeypatch.setattr(bot, "drain", drain)
        before = simulator.clock.now()
        await page.request("skip", by="day")
        assert simulator.clock.now() - before >= timedelta(days=1)


class TestPeople:
    async def test_joining(self, page: Page) -> None:
        joined = await page.request("join", name="  Ada   Example ", zone="new york")
        assert joined["member"] == "ada-example"
        event = await page.receives(lambda one: one["event"] == "members")
        ada = event["members"][-1]
        assert (ada["name"], ada["zone"], ada["sample"]) == (
            *("Ada Example", "America/New_York"),
            False,
        )
        assert await page.unread("ada-example", CHANNEL) == 0
        await page.say("ada-example", "/intro find law")
        assert len(await page.sees("ada-example")) == 1

    @pytest.mark.parametrize(
        "name, zone, wrong",
        [
            ("", "London", {"name"}),
            ("A" * 41, "London", {"name"}),
            ("Ada", "Atlantis", {"zone"}),
            ("", "", {"name", "zone"}),
            ("tom okafor", "London", {"name"}),
        ],
    )
    async def test_a_bad_name_or_zone_is_explained(
        self, page: Page, name: str, zone: str, wrong: set[str]
    ) -> None:
        answer = await page.request("join", name=name, zone=zone)
        assert set(answer["errors"]) == wrong
        assert "member" not in answer

    async def test_closed_messages_cannot_be_sent_but_commands_are_answered(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        await page.request("close", member="tom", closed=True)
        with pytest.raises(Unreachable):
            await chat.send(address("tom"), say("Hello"), "k1")
        await page.say("tom", "/intro find law")
        assert len(await page.sees("tom")) == 1
        await page.request("close", member="tom", closed=False)
        await chat.send(address("tom"), say("Hello"), "k1")

    async def test_a_member_who_left_cannot_be_reached(
        self, page: Page, bot: ScriptedBot, chat: PlaygroundChat
    ) -> None:
        await page.request("leave", member="tom")
        assert isinstance(bot.events[-1], MemberLeft)
        with pytest.raises(Unreachable):
            await chat.profile(address("tom"))
        with pytest.raises(Unreachable):
            await chat.open_conversation([address("mina"), address("tom")], say("Meet"), "k1")
        assert "error" in await page.request("home", member="tom")
        hello = await page.request("hello")
        assert "tom" not in {one["id"] for one in hello["members"]}

    async def test_the_members_of_a_group_talk_to_each_other(
        self, page: Page, chat: PlaygroundChat, bot: ScriptedBot
    ) -> None:
        both = [address("tom"), address("mina")]
        await chat.open_conversation(both, say("Meet"), "k1")
        event = await page.receives(lambda one: one["event"] == "members")
        group = event["conversations"][-1]
        assert set(group["unread"]) == {"tom", "mina"}
        await page.say("mina", "Hello Tom!", group["id"])
        assert words((await page.sees("tom", group["id"]))[-1]) == "Hello Tom!"
        assert "error" in await page.say("bea", "Hello?", group["id"])
        await chat.open_conversation(list(reversed(both)), say("Again"), "k2")
        assert len(await page.sees("tom", group["id"])) == 3


class TestOddRequests:
    @pytest.mark.parametrize(
        "request_",
        [
            {"method": "dance"},
            {"method": 7},
            {"method": "say", "member": "mina", "conversation": "dm:tom", "text": "hello"},
            {"method": "say", "member": "nobody", "conversation": "careers", "text": "hello"},
            {"method": "say", "member": "mina", "conversation": "careers", "text": "x" * 4001},
            {"method": "say", "member": "mina", "conversation": "careers", "text": "   "},
            {"method": "messages", "member": "mina", "conversation": "dm:tom"},
            {"method": "press", "member": "mina", "message": 99, "action": "a.b"},
            {"method": "press", "member": "mina", "message": "1", "action": "a.b"},
            {"method": "submit", "member": "mina", "form": "a.b", "values": []},
            {"method": "submit", "member": "mina", "form": "a.b", "values": {"a": 1}},
            {"method": "submit", "member": "mina", "form": "a.b", "values": {"a": [1]}},
            {"method": "close", "member": None},
        ],
    )
    async def test_are_refused_with_a_sentence_and_change_nothing(
        self, page: Page, bot: ScriptedBot, request_: Json
    ) -> None:
        answer = await page.request(request_.pop("method"), **request_)
        assert answer["error"][0].isupper()
        assert "reference" not in answer["error"]
        assert bot.events == []

    async def test_a_frame_that_is_no_json_object_is_ignored(self, page: Page) -> None:
        for frame in ("not json", "[]", "7", "null"):
            await page.send_raw(frame)
        assert "clock" in await page.request("hello")
