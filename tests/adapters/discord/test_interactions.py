"""What a member does and sees: commands, presses, forms, completions; each answered once."""

from __future__ import annotations

import asyncio

import pytest

from bot.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.model.people import Address
from bot.text import text
from bot.view import (
    Actions,
    Button,
    Field,
    FieldKind,
    File,
    Form,
    FormErrors,
    Message,
    Nothing,
    Option,
    Paragraph,
    Replace,
    Reply,
    Response,
    ShowForm,
    Suggestion,
    message,
)
from tests.adapters.discord.conftest import Script, Start
from tests.emulators.discord_member import App, Guild

FORM = Form(
    "request.write:7",
    "Your request",
    "Send",
    (
        Field("why", "Why them?", FieldKind.TEXT, max_length=300),
        Field(
            "minutes",
            "How long?",
            FieldKind.ONE,
            options=(Option("15", "15 minutes"), Option("20", "20 minutes")),
        ),
        Field(
            "topics",
            "Topics",
            FieldKind.MANY,
            required=False,
            options=(Option("a", "A"), Option("b", "B")),
        ),
        Field("who", "Somebody else?", FieldKind.PERSON, required=False),
        Field("day", "Day", FieldKind.DATE, required=False),
    ),
)


def said(words: str, *buttons: Button) -> Message:
    return message(Paragraph(text(words)), Actions(buttons) if buttons else None)


async def test_a_command_is_answered_privately_in_the_members_words(
    guild: Guild, core: Script, start: Start
) -> None:
    await start()
    ana = await guild.member("Ana")
    shown = await ana.command("find", {"topic": "data *science*"})
    assert shown.message.text == "Hello."
    assert shown.message.private
    [event] = core.events
    assert isinstance(event, CommandUsed)
    assert (event.name, event.text) == ("find", "data *science*")
    assert event.actor == Address("discord", guild.id, ana.id)
    assert event.event_id.startswith("discord:")


async def test_a_member_is_chosen_by_option_or_from_their_own_menu(
    guild: Guild, core: Script, start: Start
) -> None:
    await start()
    ana, bea = await guild.member("Ana"), await guild.member("Bea", nick="Bee")
    await ana.command("request", {"host": bea.id})
    await ana.context_menu(bea.id)
    for event in core.events:
        assert isinstance(event, CommandUsed)
        assert event.name == "request"
        assert event.mentions == (Address("discord", guild.id, bea.id),)
        assert event.text.startswith("@")


async def test_completions_come_from_the_core_each_once(
    guild: Guild, core: Script, start: Start
) -> None:
    core.suggestions = [
        Suggestion("find data science", "3 hosts"),
        Suggestion("find data science", "again"),
        Suggestion("find databases"),
        Suggestion("mine", "not of this command"),
        *(Suggestion(f"find data {n}") for n in range(40)),
    ]
    await start()
    ana = await guild.member("Ana")
    choices = await ana.typing("find", "topic", "data")
    assert choices[:2] == ["data science", "databases"]
    assert len(choices) == 25


async def test_a_core_that_cannot_complete_still_gives_an_empty_list(
    guild: Guild,
    core: Script,
    start: Start,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "suggestions", None)
    await start()
    ana = await guild.member("Ana")
    assert await ana.typing("find", "topic", "data") == []
    assert "no suggestions" in caplog.text


async def test_a_press_replaces_the_message_it_belongs_to(
    guild: Guild, core: Script, start: Start
) -> None:
    def answer(event: Event) -> Response:
        if isinstance(event, CommandUsed):
            return Reply(said("Ready?", Button("Yes", "answer.accept:7")), private=False)
        return Replace(said("Done."))

    core.answer = answer
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "Yes")
    assert (pressed.kind, pressed.message.text) == ("update", "Done.")
    assert pressed.message.raw["id"] == asked.message.raw["id"]
    event = core.events[-1]
    assert isinstance(event, ButtonPressed)
    assert event.action == "answer.accept:7"
    assert event.message is not None
    assert event.message.id == f"{guild.channel}.{asked.message.raw['id']}"


async def test_a_form_opens_at_once_and_comes_back_with_its_values(
    guild: Guild, core: Script, start: Start
) -> None:
    core.answer = lambda event: (
        Reply(said("Thank you.")) if isinstance(event, FormSubmitted) else ShowForm(FORM)
    )
    await start()
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    form = (await ana.command("request")).modal
    assert form.raw["title"] == "Your request"
    sent = await ana.submit(
        form,
        {
            "why": "Their *talk*",
            "minutes": "20",
            "topics": ["A", "B"],
            "who": bea.id,
            "day": "2026-12-01",
        },
    )
    assert sent.message.text == "Thank you."
    event = core.events[-1]
    assert isinstance(event, FormSubmitted)
    assert event.form == "request.write:7"
    assert event.values == {
        "why": "Their *talk*",
        "minutes": "20",
        "topics": ("a", "b"),
        "who": bea.address,
        "day": "2026-12-01",
    }


async def test_errors_offer_the_form_again_with_all_that_was_typed(
    guild: Guild, core: Script, start: Start
) -> None:
    filled = FORM.filled({"why": "x", "minutes": "15"})

    def answer(event: Event) -> Response:
        if isinstance(event, FormSubmitted):
            return FormErrors({"why": "Say a little more."}, filled)
        return ShowForm(filled if isinstance(event, ButtonPressed) else FORM)

    core.answer = answer
    await start()
    ana = await guild.member("Ana")
    form = (await ana.command("request")).modal
    wrong = await ana.submit(form, {"why": "x", "minutes": "15"})
    assert wrong.message.private
    assert "Why them?" in wrong.message.text
    assert "Say a little more." in wrong.message.text
    again = (await ana.press(wrong.message, "Your request")).modal
    assert again.values["why"] == "x"
    assert again.values["minutes"] == ["15"]


async def test_a_form_after_a_form_is_offered_as_a_button(
    guild: Guild, core: Script, start: Start
) -> None:
    core.answer = lambda event: ShowForm(FORM)
    await start()
    ana = await guild.member("Ana")
    first = (await ana.command("request")).modal
    offered = await ana.submit(first, {"why": "Because", "minutes": "15"})
    assert (await ana.press(offered.message, "request.write")).modal.raw["title"] == "Your request"


async def test_a_private_reply_to_a_press_leaves_the_message_alone(
    guild: Guild, core: Script, start: Start
) -> None:
    core.answer = lambda event: (
        Reply(said("Only for you."))
        if isinstance(event, ButtonPressed)
        else Reply(said("All.", Button("More", "mine.open")), private=False)
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "More")
    assert pressed.message.private
    assert pressed.message.text == "Only for you."


class Slow:
    """A core that thinks until it is let go."""

    def __init__(self, answer: Response) -> None:
        self.answer, self.go = answer, asyncio.Event()

    async def __call__(self, _event: Event) -> Response:
        await self.go.wait()
        return self.answer


async def test_slow_commands_are_deferred_and_answered_where_the_bot_seemed_to_think(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    slow = Slow(Reply(said("At last.")))
    core.answer = slow
    await start(ack_after=0.01)
    ana = await guild.member("Ana")
    waiting = await ana.command("mine", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    await app.discord.call("advance", seconds=60)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert shown.first == 5
    assert shown.message.text == "At last."
    assert shown.message.private


async def test_a_public_answer_after_a_private_deferral_is_public(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    slow = Slow(Reply(said("For all."), private=False))
    core.answer = slow
    await start(ack_after=0.01)
    ana = await guild.member("Ana")
    waiting = await ana.command("mine", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert not shown.message.private


@pytest.mark.parametrize("answer", [Replace(said("New.")), Reply(said("New.")), ShowForm(FORM)])
async def test_slow_presses_are_deferred_and_then_shown(
    app: App, guild: Guild, core: Script, start: Start, answer: Response
) -> None:
    core.answer = lambda event: Reply(said("Old.", Button("Go", "mine.open")))
    await start(ack_after=0.01)
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    slow = Slow(answer)
    core.answer = slow
    waiting = await ana.press(asked.message, "Go", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert shown.first == 6
    if isinstance(answer, ShowForm):
        assert "Your request" in shown.message.buttons  # a modal must be first, so: a button
    else:
        assert shown.message.text == "New."
        assert shown.kind == ("update" if isinstance(answer, Replace) else "message")


async def test_an_interaction_delivered_twice_acts_and_answers_once(
    app: App, guild: Guild, core: Script, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    core.answer = lambda event: (
        Replace(said("Accepted."))
        if isinstance(event, ButtonPressed)
        else Reply(said("Ready?", Button("Yes", "answer.accept:7")))
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "Yes", again=1)
    assert pressed.message.text == "Accepted."
    await core.heard(ButtonPressed, 2)
    assert len(pressed.raw["said"]) == 1


async def test_nothing_to_show_is_told_to_discord_too(
    app: App, guild: Guild, core: Script, start: Start
) -> None:
    core.answer = lambda event: (
        Nothing()
        if isinstance(event, ButtonPressed)
        else Reply(said("Ready?", Button("Yes", "answer.accept:7")))
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "Yes", wait=False)
    done = await app.call("answer", token=pressed.token, acked=True)
    assert (done["first"], done["said"]) == (6, [])


async def test_files_are_shown_and_go_with_the_next_version_of_the_message(
    guild: Guild, core: Script, start: Start
) -> None:
    invite = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
    core.answer = lambda event: (
        Replace(said("Cancelled."))
        if isinstance(event, ButtonPressed)
        else Reply(
            message(
                Paragraph(text("Agreed.")),
                Actions((Button("Cancel", "meet.cancel:7"),)),
                files=[invite],
            )
        )
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    assert asked.message.files == {"talk.ics": "BEGIN:VCALENDAR"}
    assert (await ana.press(asked.message, "Cancel")).message.files == {}


@pytest.mark.parametrize("typed, known", [("@bea", True), ("Somebody", False)])
async def test_a_person_is_typed_in_a_direct_message_and_found_in_the_guild(
    guild: Guild, core: Script, start: Start, typed: str, known: bool
) -> None:
    who = Form("answer.instead:7", "Who?", "Send", (Field("who", "Who?", FieldKind.PERSON),))
    core.answer = lambda event: (
        ShowForm(who) if isinstance(event, ButtonPressed) else Reply(said("Thank you."))
    )
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await chat.send(
        Address.parse(ana.address), said("Who?", Button("Say", "answer.instead:7")), "k"
    )
    [told] = await ana.inbox()
    form = (await ana.press(told, "Say")).modal
    await ana.submit(form, {"who": typed})
    event = core.events[-1]
    assert isinstance(event, FormSubmitted)
    assert event.actor == Address.parse(ana.address)
    assert event.values == {"who": bea.address if known else typed}
