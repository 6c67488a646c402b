"""What every chat platform does alike: one story a promise of `bot.ports.Chat` and `bot.view`."""

from __future__ import annotations

import pytest

from bot.events import ButtonPressed, CommandUsed, HomeOpened
from bot.ports import Unreachable
from bot.text import Strong, Who, text
from bot.view import (
    MESSAGE_TEXT_MAX,
    WEIGHT_MAX,
    Actions,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Heading,
    Paragraph,
    Quote,
    Replace,
    Reply,
    Row,
    Small,
    message,
    plain_text,
)
from tests.contract.views import HOSTILE, INVITATION, everything, only, say, shown
from tests.contract.worlds import ScriptedCore, Seen, World


class TestSending:
    async def test_all_of_a_message_arrives_in_reading_order(self, world: World) -> None:
        ann = await world.join("Ann")
        ref = await world.chat.send(ann, everything(), "k1")
        seen = only(await world.direct(ann))
        assert (ref.address, ref.id) == (ann, seen.id)
        wanted = [
            *("A talk with Ann", "You asked ", "Ann", "yes", "When", "Where", "By phone"),
            *("Looking forward to it.", "Bring questions.", "Ben, gardener"),
            *("Find a quiet place", "Charge the phone", "Only the two of you see this."),
        ]
        at = 0
        for words in wanted:
            found = seen.text.find(words, at)
            assert found >= 0, (words, seen.text)
            at = found
        assert seen.buttons == ("Ask Ben", "Agree", "Another time", "Call it off")
        assert seen.ticks == {"Find a quiet place": True, "Charge the phone": False}
        assert seen.files == {INVITATION.name: INVITATION.content}
        assert seen.pings == ()

    async def test_the_same_delivery_is_never_a_second_message(self, world: World) -> None:
        ann = await world.join("Ann")
        first = await world.chat.send(ann, say("Hello"), "k1")
        again = await world.chat.send(ann, say("Hello"), "k1")
        assert first == again
        assert "Hello" in only(await world.direct(ann)).text

    async def test_other_deliveries_are_other_messages_even_with_the_same_words(
        self, world: World
    ) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben")
        await world.chat.send(ann, say("Hello"), "k1")
        await world.chat.send(ann, say("Hello"), "k2")
        await world.chat.send(ben, say("Good day"), "k3")
        assert len(await world.direct(ann)) == 2
        assert "Good day" in only(await world.direct(ben)).text

    async def test_what_was_sent_can_be_drawn_again(self, world: World) -> None:
        ann = await world.join("Ann")
        ref = await world.chat.send(ann, everything(), "k1")
        await world.chat.update(ref, say("It is over."))
        seen = only(await world.direct(ann))
        assert "It is over." in seen.text
        assert "A talk with Ann" not in seen.text
        assert (seen.buttons, dict(seen.ticks)) == ((), {})

    async def test_a_message_that_is_gone_cannot_be_drawn_again(self, world: World) -> None:
        ann = await world.join("Ann")
        with pytest.raises(Unreachable):
            await world.chat.update(world.nowhere(ann), say("Too late"))

    async def test_what_a_member_wrote_stays_as_they_wrote_it_and_pings_nobody(
        self, world: World
    ) -> None:
        ann = await world.join("Ann")
        said = message(
            Heading(HOSTILE),
            Paragraph(text(HOSTILE, Strong(HOSTILE), Who(HOSTILE))),
            Quote(HOSTILE),
            Facts((("Said", text(HOSTILE)),)),
            Row(text(HOSTILE)),
            Small(text(HOSTILE)),
        )
        await world.chat.send(ann, said, "k1")
        seen = only(await world.direct(ann))
        assert seen.text.count(HOSTILE) == 8, seen.text
        assert seen.pings == ()

    async def test_the_largest_messages_go_through(self, world: World) -> None:
        ann = await world.join("Ann")
        most_words = message(
            *(Paragraph(text("<&>" + "é" * 940)) for _ in range(4)),
        )
        assert len(plain_text(most_words)) > MESSAGE_TEXT_MAX - 100
        rows = [Row(text(f"Line {n}"), Button("P" * 75, f"request.note:{n}")) for n in range(12)]
        most_parts = message(*rows, Paragraph(text("The end")), Small(text("Really")))
        assert 3 * len(rows) + 2 == WEIGHT_MAX
        ten = tuple(CheckItem(text("i" * 145 + f" {n}"), False, f"a.b:{n}") for n in range(10))
        for key, largest in {
            "words": most_words,
            "parts": most_parts,
            "ticks": message(Checklist(ten)),
        }.items():
            await world.chat.send(ann, largest, key)
        words, parts, ticks = await world.direct(ann)
        assert words.text.count("é") == 4 * 940
        assert len(parts.buttons) == 12
        assert len(ticks.ticks) == 10

    async def test_who_has_left_cannot_be_reached(self, world: World) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, say("Hello"), "k1")
        await world.leave(ann)
        with pytest.raises(Unreachable):
            await world.chat.send(ann, say("Are you there?"), "k2")

    async def test_the_profile_is_what_the_platform_knows(self, world: World) -> None:
        ann = await world.join("Ann Ó Dálaigh", "America/New_York")
        profile = await world.chat.profile(ann)
        assert profile.name == "Ann Ó Dálaigh"
        assert profile.zone in ("America/New_York", "")  # Discord does not know it
        assert profile.community_name
        assert not profile.bot

    async def test_the_standing_is_what_the_platform_says_now(self, world: World) -> None:
        ann = await world.join("Ann")
        standing = await world.chat.standing(ann)
        assert standing.profile.name == "Ann"
        assert not standing.profile.organiser
        assert set(standing.profile.roles) <= set(standing.roles)
        assert all(channel.name for channel in standing.channels.values())
        await world.leave(ann)
        with pytest.raises(Unreachable):
            await world.chat.standing(ann)


class TestGathering:
    async def test_those_who_are_gathered_see_it_and_nobody_else_does(self, world: World) -> None:
        ann, ben, cai = [await world.join(name) for name in ("Ann", "Ben", "Cai")]
        ref = await world.chat.gather([ann, ben], say("Meet each other"), "k1")
        assert ref.address == ann
        for who in (ann, ben):
            assert "Meet each other" in only(only_place(await world.gathered(who))).text
        assert await world.gathered(cai) == []
        assert await world.direct(cai) == []

    async def test_gathering_twice_for_one_cause_is_once(self, world: World) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben")
        first = await world.chat.gather([ann, ben], say("Meet"), "k1")
        assert await world.chat.gather([ann, ben], say("Meet"), "k1") == first
        only(only_place(await world.gathered(ben)))

    async def test_what_was_said_there_can_be_drawn_again_and_pressed(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben")
        ref = await world.chat.gather([ann, ben], say("Meet"), "k1")
        button = Button("We have a time", "schedule.open:1")
        await world.chat.update(ref, message(Heading("Met"), Actions((button,))))
        seen = only(only_place(await world.gathered(ben)))
        assert "Met" in seen.text
        await world.press(ben, seen, "We have a time")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert (pressed.actor, pressed.action) == (ben, "schedule.open:1")


def only_place(places: list[list[Seen]]) -> list[Seen]:
    assert len(places) == 1
    return places[0]


class TestPressing:
    async def test_a_button_says_what_it_means_and_where_it_stood(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        ref = await world.chat.send(ann, everything(), "k1")
        core.answers.append(Replace(say("Agreed.")))
        answer = await world.press(ann, only(await world.direct(ann)), "Agree")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert (pressed.actor, pressed.action) == (ann, "schedule.confirm:1")
        assert pressed.message is not None
        assert pressed.message.id == ref.id
        assert pressed.event_id.startswith(f"{ann.platform}:")
        seen = only(await world.direct(ann))
        assert "Agreed." in seen.text
        assert seen.buttons == ()
        assert "Agreed." in shown(answer).text

    async def test_two_presses_are_two_events(self, world: World, core: ScriptedCore) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        for _ in range(2):
            await world.press(ann, only(await world.direct(ann)), "Agree")
        first, second = core.events
        assert first.event_id != second.event_id

    async def test_ticking_an_item_is_a_press_of_that_item(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        done = CheckItem(text("Charge the phone"), True, "prep.tick:2")
        core.answers.append(Replace(message(Checklist((done,)))))
        await world.press(ann, only(await world.direct(ann)), "Charge the phone")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.action == "prep.tick:2"
        assert only(await world.direct(ann)).ticks == {"Charge the phone": True}

    async def test_unticking_an_item_is_a_press_of_that_item(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        await world.press(ann, only(await world.direct(ann)), "Find a quiet place")
        pressed = core.events[-1]
        assert isinstance(pressed, ButtonPressed)
        assert pressed.action == "prep.tick:1"

    async def test_buttons_work_after_a_restart(self, world: World, core: ScriptedCore) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        await world.restart()
        core.answers.append(Replace(say("Agreed.")))
        await world.press(ann, only(await world.direct(ann)), "Agree")
        assert "Agreed." in only(await world.direct(ann)).text

    async def test_a_press_answered_in_private_leaves_the_message_as_it_was(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        core.answers.append(Reply(say("That is over already.")))
        answer = await world.press(ann, only(await world.direct(ann)), "Agree")
        assert "That is over already." in shown(answer).text
        assert "A talk with Ann" in (await world.direct(ann))[0].text


class TestCommands:
    async def test_a_command_arrives_in_its_parts(self, world: World, core: ScriptedCore) -> None:
        ann = await world.join("Ann")
        await world.command(ann, "find", "data science")
        used = core.events[-1]
        assert isinstance(used, CommandUsed)
        assert (used.actor, used.name, used.text) == (ann, "find", "data science")
        assert used.event_id.startswith(f"{ann.platform}:")

    async def test_whom_a_command_mentions_arrives_as_their_address(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben Ben-David")
        await world.command(ann, "request", mention=ben)
        used = core.events[-1]
        assert isinstance(used, CommandUsed)
        assert used.name == "request"
        assert used.mentions == (ben,)

    async def test_a_private_answer_is_seen_by_its_asker_only(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben")
        core.answers.append(Reply(say("Two people fit.")))
        answer = await world.command(ann, "find", "law")
        assert "Two people fit." in shown(answer).text
        assert not [one for one in await world.overheard(ben) if "Two people fit." in one.text]

    async def test_an_answer_aloud_is_seen_by_all(self, world: World, core: ScriptedCore) -> None:
        ann, ben = await world.join("Ann"), await world.join("Ben")
        core.answers.append(Reply(say("We met 12 times this month."), private=False))
        await world.command(ann, "organise", "numbers")
        assert [one for one in await world.overheard(ben) if "12 times" in one.text]

    async def test_buttons_of_a_private_answer_can_be_pressed(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        core.answers += [Reply(everything()), Replace(say("Agreed."))]
        answer = await world.command(ann, "mine")
        after = await world.press(ann, shown(answer), "Agree")
        assert "Agreed." in shown(after).text

    async def test_the_home_view_shows_what_the_core_says(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        core.answers.append(Reply(say("Nothing is open.")))
        home = await world.home(ann)
        if home is None:
            assert core.events == []  # this platform has no home view
            return
        assert isinstance(core.events[-1], HomeOpened)
        assert core.events[-1].actor == ann
        assert "Nothing is open." in home.text
