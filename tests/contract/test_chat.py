"""What every chat platform does alike: one story a promise of `bot.ports.Chat` and `bot.view`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.events import ButtonPressed, CommandUsed, FormSubmitted, HomeOpened
from bot.ports import Unreachable
from bot.text import Moment, Strong, Who, text
from bot.view import (
    MESSAGE_TEXT_MAX,
    OPTIONS_MAX,
    WEIGHT_MAX,
    Actions,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Field,
    FieldKind,
    File,
    Form,
    FormErrors,
    Heading,
    Message,
    Option,
    Paragraph,
    Quote,
    Replace,
    Reply,
    Row,
    ShowForm,
    Small,
    Style,
    Values,
    message,
    plain_text,
)
from tests.contract import worlds
from tests.contract.worlds import Answer, ScriptedCore, Seen, World

HOSTILE = (
    "<b>Ann</b> <@U1> @everyone <!channel> *bold* `code` [x](http://y.test) &amp; ~~no~~ | > #"
)
INVITATION = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


@pytest.fixture
def core() -> ScriptedCore:
    return ScriptedCore()


@pytest.fixture(params=worlds.present())
async def world(
    request: pytest.FixtureRequest, core: ScriptedCore, tmp_path: Path
) -> AsyncIterator[World]:
    async with worlds.start(request.param, core, tmp_path) as started:
        yield started


def say(*words: str) -> Message:
    return message(*(Paragraph(text(line)) for line in words))


def everything() -> Message:
    """A message with a block of every kind, and buttons of every weight."""
    at = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    return message(
        Heading("A talk with Ann"),
        Paragraph(text("You asked ", Who("Ann"), ", who said ", Strong("yes"), ".")),
        Facts((("When", text(Moment(at, "Wed 25 Nov, 12:30 GMT"))), ("Where", text("By phone")))),
        Quote("Looking forward to it.\nBring questions."),
        Row(text("Ben, gardener"), Button("Ask Ben", "request.note:ben")),
        Checklist(
            (
                CheckItem(text("Find a quiet place"), True, "prep.tick:1"),
                CheckItem(text("Charge the phone"), False, "prep.tick:2"),
            )
        ),
        Actions(
            (
                Button("Agree", "schedule.confirm:1", Style.PRIMARY),
                Button("Another time", "schedule.move:1"),
                Button("Call it off", "schedule.cancel:1", Style.DANGER),
            )
        ),
        Small(text("Only the two of you see this.")),
        files=[INVITATION],
    )


def only(seen: list[Seen]) -> Seen:
    assert len(seen) == 1, [one.text for one in seen]
    return seen[0]


def shown(answer: Answer) -> Seen:
    assert answer.message is not None
    return answer.message


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


NOTE = Form(
    id="request.note:ben",
    title="Ask Ben",
    submit="Preview",
    intro="Nothing is sent before you have seen it.",
    fields=(
        Field("why", "Why Ben?", FieldKind.TEXT, hint="Something of his", max_length=600),
        Field("learn", "What would you like to learn?", placeholder="How to begin"),
        Field(
            "minutes",
            "How long?",
            FieldKind.ONE,
            options=(Option("15", "15 minutes"), Option("20", "20 minutes")),
            initial="20",
        ),
        Field(
            "formats",
            "How could you talk?",
            FieldKind.MANY,
            options=(Option("video", "Video"), Option("phone", "Phone"), Option("chat", "Chat")),
        ),
        Field("friend", "Who told you?", FieldKind.PERSON, required=False),
    ),
)
PAUSE = Form(
    id="host.pause",
    title="Pause",
    submit="Save",
    fields=(
        Field("until", "Back on", FieldKind.DATE),
        Field("at", "At", FieldKind.TIME, required=False),
        Field(
            "many",
            "How many a month?",
            FieldKind.ONE,
            options=tuple(Option(str(n), f"{n} a month") for n in range(OPTIONS_MAX)),
        ),
    ),
)


class TestForms:
    async def test_a_form_opens_with_what_stands_in_it(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        core.answers.append(ShowForm(NOTE.filled({"why": HOSTILE, "formats": ("phone",)})))
        form = (await world.command(ann, "request")).form
        assert form is not None
        assert form.title == "Ask Ben"
        assert len(form.labels) == 5
        for label, field in zip(form.labels, NOTE.fields, strict=True):
            assert field.label in label
        assert form.filled["why"] == HOSTILE
        assert form.filled["minutes"] == "20"
        assert form.filled["formats"] == ("phone",)

    async def test_what_was_filled_in_comes_back_by_name(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann, cai = await world.join("Ann"), await world.join("Cai")
        core.answers += [ShowForm(NOTE), Reply(say("Here is your note."))]
        form = (await world.command(ann, "request")).form
        assert form is not None
        values: Values = {
            "why": f"{HOSTILE}\nSecond line",
            "learn": "How to begin",
            "minutes": "15",
            "formats": ("video", "chat"),
            "friend": str(cai),
        }
        answer = await world.submit(ann, form, values)
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert (submitted.actor, submitted.form) == (ann, NOTE.id)
        assert dict(submitted.values) == dict(values)
        assert "Here is your note." in shown(answer).text

    async def test_a_day_a_time_and_a_long_list_come_back_as_written(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        core.answers += [ShowForm(PAUSE)]
        form = (await world.command(ann, "host")).form
        assert form is not None
        await world.submit(ann, form, {"until": "2027-01-04", "at": "09:30", "many": "24"})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert dict(submitted.values) == {"until": "2027-01-04", "at": "09:30", "many": "24"}

    async def test_what_is_left_empty_is_empty_or_absent(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        core.answers += [ShowForm(PAUSE)]
        form = (await world.command(ann, "host")).form
        assert form is not None
        await world.submit(ann, form, {"until": "2027-01-04", "many": "0"})
        submitted = core.events[-1]
        assert isinstance(submitted, FormSubmitted)
        assert not submitted.values.get("at")

    async def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        values: Values = {"why": "Give me a job", "learn": "All", "formats": ("phone",)}
        wrong = {"why": "Please ask about the work."}
        again = NOTE.filled(values)
        core.answers += [ShowForm(NOTE), FormErrors(wrong, again), ShowForm(again)]
        form = (await world.command(ann, "request")).form
        assert form is not None
        answer = await world.submit(ann, form, values)
        if answer.form is None:  # the platform cannot: a message, with the way back to the form
            seen = shown(answer)
            assert "Please ask about the work." in seen.text
            answer = await world.press(ann, seen, seen.buttons[0])
            assert isinstance(core.events[-1], ButtonPressed)
            assert core.events[-1].action == NOTE.id
        else:
            assert answer.form.errors == wrong
        assert answer.form is not None
        assert answer.form.filled["why"] == "Give me a job"
        assert answer.form.filled["learn"] == "All"
        assert answer.form.filled["formats"] == ("phone",)

    async def test_a_form_that_a_button_opened_is_answered_too(
        self, world: World, core: ScriptedCore
    ) -> None:
        ann = await world.join("Ann")
        await world.chat.send(ann, everything(), "k1")
        core.answers += [ShowForm(PAUSE), Replace(say("Moved."))]
        form = (await world.press(ann, only(await world.direct(ann)), "Another time")).form
        assert form is not None
        answer = await world.submit(ann, form, {"until": "2027-01-04", "many": "1"})
        assert "Moved." in shown(answer).text

    async def test_a_form_may_lead_to_the_next_form(self, world: World, core: ScriptedCore) -> None:
        ann = await world.join("Ann")
        core.answers += [ShowForm(PAUSE), ShowForm(NOTE), ShowForm(NOTE)]
        form = (await world.command(ann, "host")).form
        assert form is not None
        answer = await world.submit(ann, form, {"until": "2027-01-04", "many": "1"})
        if answer.form is None:  # the platform cannot open one now: a button does
            seen = shown(answer)
            answer = await world.press(ann, seen, seen.buttons[0])
            assert isinstance(core.events[-1], ButtonPressed)
            assert core.events[-1].action == NOTE.id
        assert answer.form is not None
        assert answer.form.title == "Ask Ben"
