"""What a newcomer does on the page, and what everyone then sees."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from adapters.playground.chat import PlaygroundChat
from adapters.playground.parse import address
from adapters.playground.world import CHANNEL, World
from bot.events import ButtonPressed, CommandUsed, FormSubmitted, MemberLeft
from bot.ports import Unreachable
from bot.view import Reply, Response
from tests.adapters.playground.page import Json, Page, open_page
from tests.adapters.playground.tiny import CALENDAR, TinyBot, found, say

HOSTILE = "<img src=x onerror=alert(1)> <script>alert(2)</script> @Tom Okafor &amp;"


def words(message: Json) -> str:
    return str(message["plain"])


async def press(page: Page, member: str, message: Json, action: str) -> Json:
    return await page.ask("press", member=member, message=message["id"], action=action)


class TestCommands:
    async def test_a_command_in_the_talk_with_the_bot_is_answered_there(self, page: Page) -> None:
        await page.say("mina", "/intro find data science")
        (answer,) = await page.sees("mina")
        assert words(answer).startswith("2 people you could ask")
        assert answer["author"] == "handshakes"
        assert answer["after"] == "/intro find data science"
        assert await page.sees("tom") == []

    async def test_in_the_channel_only_the_asker_sees_the_answer(self, page: Page) -> None:
        before = await page.sees("tom", CHANNEL)
        await page.say("mina", "/intro find law", CHANNEL)
        mine = await page.sees("mina", CHANNEL)
        assert mine[-1]["only_for"] == "mina"
        assert await page.sees("tom", CHANNEL) == before

    async def test_an_answer_aloud_is_for_all(self, page: Page) -> None:
        await page.say("mina", "/intro aloud", CHANNEL)
        assert words((await page.sees("tom", CHANNEL))[-1]) == "Said to all."

    async def test_alone_with_the_bot_one_need_not_type_intro(
        self, page: Page, bot: TinyBot
    ) -> None:
        await page.say("mina", "find data science")
        said, answer = await page.sees("mina")
        assert (said["author"], words(said)) == ("mina", "find data science")
        assert answer["author"] == "handshakes"
        used = bot.seen[-1]
        assert isinstance(used, CommandUsed)
        assert (used.name, used.text) == ("find", "data science")

    async def test_members_write_to_each_other_in_the_channel_and_the_bot_keeps_out(
        self, page: Page, bot: TinyBot
    ) -> None:
        await page.say("mina", "Good morning", CHANNEL)
        assert words((await page.sees("tom", CHANNEL))[-1]) == "Good morning"
        assert bot.seen == []

    async def test_another_command_gets_a_kind_sentence(self, page: Page) -> None:
        answer = await page.say("mina", "/giphy cats")
        assert answer["error"] == "There is no command /giphy here. Handshakes answers to /intro."
        assert await page.sees("mina") == []

    @pytest.mark.parametrize(
        "typed, meant",
        [
            ("/intro request @Tom Okafor", ["tom"]),
            ("/intro request @tom okafor, please", ["tom"]),
            ("/intro connect @Siân Morgan with @Bea Lindqvist", ["sian", "bea"]),
            ("/intro request @Tom Okaforson", []),
            ("/intro request tom@Tom", []),
        ],
    )
    async def test_an_at_sign_names_a_member(
        self, page: Page, bot: TinyBot, typed: str, meant: list[str]
    ) -> None:
        bot.commands |= dict.fromkeys(("request", "connect"), found_reply)
        await page.say("mina", typed)
        used = bot.seen[-1]
        assert isinstance(used, CommandUsed)
        assert [who.member for who in used.mentions] == meant

    async def test_commands_complete_themselves(self, page: Page) -> None:
        got = await page.ask("suggest", member="mina", typed="h")
        assert [one["value"] for one in got["suggestions"]] == ["host", "help"]

    async def test_a_fault_of_the_bot_is_told_kindly_with_a_reference(
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


class TestButtonsAndForms:
    async def test_a_tick_redraws_the_list_for_every_open_page(
        self, page: Page, bot: TinyBot, world: World
    ) -> None:
        await page.say("mina", "/intro prep")
        (drawn,) = await page.sees("mina")
        async with open_page(bot, world) as other:
            await press(page, "mina", drawn, "prep.tick:2")
            news = await other.hears(lambda one: one["event"] == "replaced")
        assert "[x] Try your camera" in words(news["message"])
        (now,) = await page.sees("mina")
        assert now["id"] == drawn["id"]

    async def test_the_press_says_where_it_stood(self, page: Page, bot: TinyBot) -> None:
        await page.say("mina", "/intro find law")
        (drawn,) = await page.sees("mina")
        await press(page, "mina", drawn, "request.note:tom")
        pressed = bot.seen[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.message is not None
        assert (pressed.actor, pressed.message.id) == (address("mina"), str(drawn["id"]))

    async def test_a_form_comes_back_by_field_name(self, page: Page, bot: TinyBot) -> None:
        opened = await page.say("mina", "/intro host")
        assert [field["kind"] for field in opened["form"]["fields"]] == [
            *("text", "line", "one", "many", "person")
        ]
        await page.ask(
            "submit",
            member="mina",
            conversation="dm:mina",
            form=opened["form"]["id"],
            values={"why": "Your talk", "formats": ["video", "phone"]},
        )
        submitted = bot.seen[-1]
        assert isinstance(submitted, FormSubmitted)
        assert submitted.values == {"why": "Your talk", "formats": ("video", "phone")}
        assert words((await page.sees("mina"))[-1]).startswith("Your note to Tom")

    async def test_what_is_wrong_comes_back_with_the_form(self, page: Page) -> None:
        answer = await page.ask(
            "submit", member="mina", form="request.note:tom", values={"why": "a job"}
        )
        assert answer["errors"] == {"why": "Please do not ask for a job. Ask about the work."}
        assert answer["form"]["fields"][0]["initial"] == "a job"
        assert await page.sees("mina") == []

    async def test_the_home_view_is_asked_for_anew_each_time(
        self, page: Page, bot: TinyBot
    ) -> None:
        home = await page.home("mina")
        assert home["plain"].startswith("Nothing open")
        await page.home("mina")
        first, second = bot.seen
        assert first.event_id != second.event_id

    async def test_a_button_of_the_home_view_is_answered_in_the_talk_with_the_bot(
        self, page: Page
    ) -> None:
        answer = await page.ask("press", member="mina", message=None, action="find.open")
        assert answer["conversation"] == "dm:mina"
        assert words((await page.sees("mina"))[-1]) == "Done."

    async def test_nobody_presses_in_a_message_that_is_not_theirs(
        self, page: Page, bot: TinyBot
    ) -> None:
        await page.say("mina", "/intro prep", CHANNEL)
        private = (await page.sees("mina", CHANNEL))[-1]
        await page.say("mina", "/intro prep")
        (direct,) = await page.sees("mina")
        bot.seen.clear()
        for message in (private, direct):
            assert "error" in await press(page, "tom", message, "prep.tick:2")
        assert bot.seen == []

    async def test_a_file_can_be_downloaded(self, page: Page) -> None:
        await page.say("mina", "/intro file")
        (drawn,) = await page.sees("mina")
        (file,) = drawn["files"]
        assert (file["name"], file["size"]) == (CALENDAR.name, len(CALENDAR.content))
        async with page.session.get(f"{page.address}files/{file['id']}") as response:
            assert await response.read() == CALENDAR.content
            assert response.content_type == "text/calendar"
            assert "attachment" in response.headers["Content-Disposition"]
        async with page.session.get(f"{page.address}files/nosuch") as response:
            assert response.status == 404


class TestText:
    async def test_what_members_write_is_never_markup(self, page: Page) -> None:
        joined = await page.ask("join", name="<b>Eve</b>", zone="London")
        eve = joined["member"]
        await page.say(eve, HOSTILE, CHANNEL)
        (block,) = (await page.sees("tom", CHANNEL))[-1]["blocks"]
        assert block == {"is": "paragraph", "text": [HOSTILE]}
        hello = await page.ask("hello")
        assert hello["members"][-1]["name"] == "<b>Eve</b>"

    async def test_an_address_is_plain_letters_whatever_the_name(self, page: Page) -> None:
        names = {
            "Zoë Ångström": "zoe-angstrom",
            "李雷": "guest",
            "韩梅梅": "guest-2",
            "Handshakes": "handshakes-2",
        }
        for name, id in names.items():
            assert (await page.ask("join", name=name, zone="Asia/Shanghai"))["member"] == id


class TestUnread:
    async def test_what_comes_is_unread_until_looked_at(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        for count in range(3):
            await chat.send(address("tom"), say("For you"), f"k{count}")
        assert await page.unread("tom", "dm:tom") == 3
        await page.ask("read", member="tom", conversation="dm:tom")
        assert await page.unread("tom", "dm:tom") == 0
        await page.hears(lambda one: one["event"] == "read" and one["member"] == "tom")

    async def test_ones_own_words_and_others_private_answers_are_not_unread(
        self, page: Page
    ) -> None:
        await page.say("mina", "Hello all", CHANNEL)
        await page.say("mina", "/intro find law", CHANNEL)
        assert await page.unread("mina", CHANNEL) == 1  # the answer, until she looks
        assert await page.unread("tom", CHANNEL) == 1  # her words

    async def test_the_seed_leaves_nothing_unread(self, page: Page) -> None:
        hello = await page.ask("hello")
        assert {n for place in hello["conversations"] for n in place["unread"].values()} == {0}

    async def test_long_conversations_come_a_page_at_a_time(self, page: Page, world: World) -> None:
        for count in range(130):
            await world.post(CHANNEL, f"line {count}", author="bea")
        last = await page.ask("messages", member="tom", conversation=CHANNEL)
        assert last["more"]
        assert words(last["messages"][-1]) == "line 129"
        first = last["messages"][0]["id"]
        earlier = await page.ask("messages", member="tom", conversation=CHANNEL, before=first)
        assert not earlier["more"]
        assert words(earlier["messages"][-1]) == "line 29"


class TestClock:
    async def test_a_skip_to_the_next_nudge_sends_it(
        self, page: Page, bot: TinyBot, world: World
    ) -> None:
        bot.later(timedelta(days=2), address("tom"), "Mina would like to talk")
        due = await bot.next_nudge()
        clock = (await page.ask("skip", by="next"))["clock"]
        assert due is not None
        assert world.clock.now() >= due
        assert clock["next"] is None
        (came,) = await page.sees("tom")
        assert words(came) == "Mina would like to talk"
        assert bot.woken == 1

    async def test_a_long_skip_stops_wherever_something_is_due(
        self, page: Page, bot: TinyBot
    ) -> None:
        start = bot.clock.now()
        for wait, told in ((20, "third"), (3, "first"), (7, "second"), (30, "later")):
            bot.later(timedelta(hours=wait), address("tom"), told)
        await page.ask("skip", by="day")
        came = await page.sees("tom")
        assert [words(one) for one in came] == ["first", "second", "third"]
        ats = [datetime.fromisoformat(one["at"]) - start for one in came]
        hours = [round(at / timedelta(hours=1)) for at in ats]
        assert hours == [3, 7, 20]

    async def test_with_nothing_waiting_there_is_nothing_to_skip_to(self, page: Page) -> None:
        answer = await page.ask("skip", by="next")
        assert answer["error"].startswith("Nothing is waiting")
        assert "error" in await page.ask("skip", by="-1 day")

    async def test_a_nudge_that_cannot_be_sent_does_not_hold_the_clock(
        self, page: Page, bot: TinyBot, monkeypatch: pytest.MonkeyPatch, world: World
    ) -> None:
        async def settle() -> None:
            """The platform is down: nothing is sent."""

        bot.later(timedelta(hours=1), address("tom"), "stuck")
        monkeypatch.setattr(bot, "settle", settle)
        before = world.clock.now()
        await page.ask("skip", by="day")
        assert world.clock.now() - before >= timedelta(days=1)


class TestPeople:
    async def test_adding_oneself(self, page: Page) -> None:
        joined = await page.ask("join", name="  Ada   Example ", zone="new york")
        assert joined["member"] == "ada-example"
        news = await page.hears(lambda one: one["event"] == "who")
        ada = news["members"][-1]
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
    async def test_what_is_wrong_with_a_name_or_zone_is_said(
        self, page: Page, name: str, zone: str, wrong: set[str]
    ) -> None:
        answer = await page.ask("join", name=name, zone=zone)
        assert set(answer["errors"]) == wrong
        assert "member" not in answer

    async def test_closed_messages_cannot_be_sent_but_commands_are_answered(
        self, page: Page, chat: PlaygroundChat
    ) -> None:
        await page.ask("close", member="tom", closed=True)
        with pytest.raises(Unreachable):
            await chat.send(address("tom"), say("Hello"), "k1")
        await page.say("tom", "/intro find law")
        assert len(await page.sees("tom")) == 1
        await page.ask("close", member="tom", closed=False)
        await chat.send(address("tom"), say("Hello"), "k1")

    async def test_leaving_tells_the_bot_and_ends_it(
        self, page: Page, bot: TinyBot, chat: PlaygroundChat
    ) -> None:
        await page.ask("leave", member="tom")
        assert isinstance(bot.seen[-1], MemberLeft)
        with pytest.raises(Unreachable):
            await chat.profile(address("tom"))
        with pytest.raises(Unreachable):
            await chat.gather([address("mina"), address("tom")], say("Meet"), "k1")
        assert "error" in await page.ask("home", member="tom")
        hello = await page.ask("hello")
        assert "tom" not in {one["id"] for one in hello["members"]}

    async def test_gathered_people_talk_among_themselves(
        self, page: Page, chat: PlaygroundChat, bot: TinyBot
    ) -> None:
        both = [address("tom"), address("mina")]
        await chat.gather(both, say("Meet"), "k1")
        news = await page.hears(lambda one: one["event"] == "who")
        group = news["conversations"][-1]
        assert set(group["unread"]) == {"tom", "mina"}
        await page.say("mina", "Hello Tom!", group["id"])
        assert words((await page.sees("tom", group["id"]))[-1]) == "Hello Tom!"
        assert "error" in await page.say("bea", "Hello?", group["id"])
        await chat.gather(list(reversed(both)), say("Again"), "k2")
        assert len(await page.sees("tom", group["id"])) == 3


class TestOddRequests:
    @pytest.mark.parametrize(
        "request_",
        [
            {"do": "dance"},
            {"do": 7},
            {"do": "say", "member": "mina", "conversation": "dm:tom", "text": "hello"},
            {"do": "say", "member": "nobody", "conversation": "careers", "text": "hello"},
            {"do": "say", "member": "mina", "conversation": "careers", "text": "x" * 4001},
            {"do": "say", "member": "mina", "conversation": "careers", "text": "   "},
            {"do": "messages", "member": "mina", "conversation": "dm:tom"},
            {"do": "press", "member": "mina", "message": 99, "action": "a.b"},
            {"do": "press", "member": "mina", "message": "1", "action": "a.b"},
            {"do": "submit", "member": "mina", "form": "a.b", "values": []},
            {"do": "submit", "member": "mina", "form": "a.b", "values": {"a": 1}},
            {"do": "submit", "member": "mina", "form": "a.b", "values": {"a": [1]}},
            {"do": "close", "member": None},
        ],
    )
    async def test_are_refused_in_words_and_change_nothing(
        self, page: Page, bot: TinyBot, request_: Json
    ) -> None:
        answer = await page.ask(request_.pop("do"), **request_)
        assert answer["error"][0].isupper()
        assert "reference" not in answer["error"]
        assert bot.seen == []

    async def test_nonsense_on_the_line_is_passed_over(self, page: Page) -> None:
        for line in ("not json", "[]", "7", "null"):
            await page.send_raw(line)
        assert "clock" in await page.ask("hello")
