"""Commands, presses, modals and autocomplete; each is responded to once."""

from __future__ import annotations

import asyncio

import pytest

from adapters.discord.timings import DiscordTimings
from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.core.forms import Field, FieldKind, Form, Option
from bot.core.messages import Actions, Button, File, Message, Paragraph, message
from bot.core.responses import FormErrors, Nothing, Replace, Reply, Response, ShowForm, Suggestion
from bot.core.text import text
from bot.domain.people import Address
from tests.adapters.discord.conftest import ScriptedHandler, Start
from tests.emulators.discord_member import App, Guild, Member
from tests.emulators.discord_screen import Message as Received
from tests.support.counted import Counted

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


async def test_a_command_reaches_the_core_as_typed_and_the_response_is_ephemeral(
    guild: Guild, core: ScriptedHandler, start: Start
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


async def test_a_member_is_selected_by_option_or_by_user_command(
    guild: Guild, core: ScriptedHandler, start: Start
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


async def test_choices_are_the_suggestions_for_the_subcommand_without_duplicates(
    guild: Guild, core: ScriptedHandler, start: Start
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


async def test_an_error_in_suggestions_gives_an_empty_list(
    guild: Guild,
    core: ScriptedHandler,
    start: Start,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(core, "suggestions", None)
    await start()
    ana = await guild.member("Ana")
    assert await ana.typing("find", "topic", "data") == []
    assert "no suggestions" in caplog.text


async def test_a_press_can_replace_its_message(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    def answer(event: Event) -> Response:
        if isinstance(event, CommandUsed):
            return Reply(said("Ready?", Button("Yes", "answer.accept:7")), private=False)
        return Replace(said("Done."))

    core.answer = answer
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "answer.accept")
    assert (pressed.kind, pressed.message.text) == ("update", "Done.")
    assert pressed.message.raw["id"] == asked.message.raw["id"]
    event = core.events[-1]
    assert isinstance(event, ButtonPressed)
    assert event.action == "answer.accept:7"
    assert event.message is not None
    assert event.message.id == f"{guild.channel}.{asked.message.raw['id']}"


async def test_a_form_opens_as_a_modal_and_returns_its_values(
    guild: Guild, core: ScriptedHandler, start: Start
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


async def test_form_errors_have_a_button_that_opens_the_form_with_the_typed_values(
    guild: Guild, core: ScriptedHandler, start: Start
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
    again = (await ana.press(wrong.message, "request.write")).modal
    assert again.values["why"] == "x"
    assert again.values["minutes"] == ["15"]


async def test_a_form_after_a_form_is_a_button(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = lambda event: ShowForm(FORM)
    await start()
    ana = await guild.member("Ana")
    first = (await ana.command("request")).modal
    offered = await ana.submit(first, {"why": "Because", "minutes": "15"})
    assert (await ana.press(offered.message, "request.write")).modal.raw["title"] == "Your request"


@pytest.mark.parametrize("deferred", [False, True])
@pytest.mark.parametrize("surface", ["dm", "channel", "own thread", "shared thread"])
async def test_a_private_reply_is_ephemeral_in_a_guild_and_lasting_in_a_dm(
    app: App, guild: Guild, core: ScriptedHandler, start: Start, surface: str, deferred: bool
) -> None:
    timings = DiscordTimings(ack_after_s=0.0 if deferred else 10.0)
    chat = (await start(timings=timings)).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    addresses = [Address.parse(member.address) for member in (ana, bea)]
    asked = said("Are you there?", Button("Yes", "answer.accept:7"))
    match surface:
        case "dm":
            await chat.send(addresses[0], asked, "k")
            [pressed] = await ana.direct_messages()
        case "channel":
            core.answer = lambda event: Reply(asked, private=False)
            await ana.command("mine")
            [pressed] = await channel_messages(guild, ana)
        case "own thread":
            await ana.close_dms()
            await chat.send(addresses[0], asked, "k")
            [(_, [pressed])] = await ana.threads()
        case _:
            await chat.open_conversation(addresses, asked, "k")
            [(_, [pressed])] = await ana.threads()
    before = await all_messages(guild, ana)
    slow = Slow(Reply(said("Noted.", Button("Undo", "answer.undo:7"))))
    core.answer = slow
    waiting = await ana.press(pressed, "answer.accept", wait=False)
    if deferred:
        await app.call("answer", token=waiting.token, acked=True)
    slow.go.set()
    reply = (await app.answer(waiting.token)).message

    assert reply.text.startswith("Noted.")
    after = await all_messages(guild, ana)
    # The pressed message is unchanged. Only the reply in a DM is stored.
    assert after[: len(before)] == before
    if surface == "dm":
        assert not reply.private
        assert [m.raw["id"] for m in await ana.direct_messages()] == [
            pressed.raw["id"],
            reply.raw["id"],
        ]
    else:
        assert reply.private
        assert after == before
    # Its buttons act in the same guild.
    core.answer = lambda event: Nothing()
    await ana.press(reply, "answer.undo")
    assert core.events[-1].actor == addresses[0]  # type: ignore[union-attr]


async def channel_messages(guild: Guild, member: Member) -> list[Received]:
    """The messages that everyone can read in the channel where members use commands."""
    found = await guild.app.discord.call("messages", channel=guild.channel, user=member.id)
    return [Received(message) for message in found]


async def all_messages(guild: Guild, member: Member) -> list[Received]:
    """The messages that stay: in the channel, in threads and in the DM."""
    threads = [message for _, messages in await member.threads() for message in messages]
    return [*await channel_messages(guild, member), *threads, *await member.direct_messages()]


class Slow:
    """An answer that waits until `go` is set."""

    def __init__(self, answer: Response) -> None:
        self.answer, self.go = answer, asyncio.Event()

    async def __call__(self, _event: Event) -> Response:
        await self.go.wait()
        return self.answer


async def test_a_slow_command_is_deferred_and_the_response_replaces_thinking(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    slow = Slow(Reply(said("At last.")))
    core.answer = slow
    await start(timings=DiscordTimings(ack_after_s=0.01))
    ana = await guild.member("Ana")
    waiting = await ana.command("mine", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    await app.discord.call("advance", seconds=60)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert shown.first == 5
    assert shown.message.text == "At last."
    assert shown.message.private


async def test_a_public_reply_after_an_ephemeral_deferral_is_public(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    slow = Slow(Reply(said("For all."), private=False))
    core.answer = slow
    await start(timings=DiscordTimings(ack_after_s=0.01))
    ana = await guild.member("Ana")
    waiting = await ana.command("mine", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert not shown.message.private


@pytest.mark.parametrize("answer", [Replace(said("New.")), Reply(said("New.")), ShowForm(FORM)])
async def test_a_slow_press_is_deferred_and_then_responded_to(
    app: App, guild: Guild, core: ScriptedHandler, start: Start, answer: Response
) -> None:
    core.answer = lambda event: Reply(said("Old.", Button("Go", "mine.open")))
    await start(timings=DiscordTimings(ack_after_s=0.01))
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    slow = Slow(answer)
    core.answer = slow
    waiting = await ana.press(asked.message, "mine.open", wait=False)
    await app.call("answer", token=waiting.token, acked=True)
    slow.go.set()
    shown = await app.answer(waiting.token)
    assert shown.first == 6
    if isinstance(answer, ShowForm):
        assert "Your request" in shown.message.buttons  # a modal must be the first response
    else:
        assert shown.message.text == "New."
        assert shown.kind == ("update" if isinstance(answer, Replace) else "message")


async def test_a_duplicate_interaction_acts_and_responds_once(
    app: App, guild: Guild, core: ScriptedHandler, start: Start, caplog: pytest.LogCaptureFixture
) -> None:
    core.answer = lambda event: (
        Replace(said("Accepted."))
        if isinstance(event, ButtonPressed)
        else Reply(said("Ready?", Button("Yes", "answer.accept:7")))
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "answer.accept", again=1)
    assert pressed.message.text == "Accepted."
    await core.received(ButtonPressed, 2)
    assert len(pressed.raw["said"]) == 1


async def test_nothing_to_show_is_acknowledged(
    app: App, guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    core.answer = lambda event: (
        Nothing()
        if isinstance(event, ButtonPressed)
        else Reply(said("Ready?", Button("Yes", "answer.accept:7")))
    )
    await start()
    ana = await guild.member("Ana")
    asked = await ana.command("mine")
    pressed = await ana.press(asked.message, "answer.accept", wait=False)
    done = await app.call("answer", token=pressed.token, acked=True)
    assert (done["first"], done["said"]) == (6, [])


async def test_files_are_shown_until_the_message_is_replaced(
    guild: Guild, core: ScriptedHandler, start: Start
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
    assert (await ana.press(asked.message, "meet.cancel")).message.files == {}


@pytest.mark.parametrize("typed, known", [("@bea", True), ("Somebody", False)])
async def test_a_member_name_typed_in_a_dm_is_resolved_in_the_guild(
    guild: Guild, core: ScriptedHandler, start: Start, typed: str, known: bool
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
    [dm] = await ana.direct_messages()
    form = (await ana.press(dm, "answer.instead")).modal
    await ana.submit(form, {"who": typed})
    event = core.events[-1]
    assert isinstance(event, FormSubmitted)
    assert event.actor == Address.parse(ana.address)
    assert event.values == {"who": bea.address if known else typed}


async def test_several_names_typed_in_a_dm_are_resolved_one_by_one(
    guild: Guild, core: ScriptedHandler, start: Start
) -> None:
    crew = Form("crew.pick", "Who?", "Send", (Field("crew", "Who?", FieldKind.PEOPLE),))
    core.answer = lambda event: (
        ShowForm(crew) if isinstance(event, ButtonPressed) else Reply(said("Thank you."))
    )
    chat = (await start()).chat
    ana, bea = await guild.member("Ana"), await guild.member("Bea")
    await chat.send(Address.parse(ana.address), said("Who?", Button("Say", "crew.pick")), "k")
    [dm] = await ana.direct_messages()
    form = (await ana.press(dm, "crew.pick")).modal
    await ana.submit(form, {"crew": "@bea, Somebody"})
    event = core.events[-1]
    assert isinstance(event, FormSubmitted)
    assert event.values == {"crew": (bea.address, "Somebody")}


@pytest.mark.parametrize("deferred", [False, True])
async def test_the_time_until_the_ack_is_measured(
    guild: Guild, core: ScriptedHandler, start: Start, deferred: bool
) -> None:
    counted = Counted()
    await start(timings=DiscordTimings(ack_after_s=0.0 if deferred else 10.0), monitor=counted)
    slow = Slow(Reply(said("At last.")))
    core.answer = slow
    ana = await guild.member("Ana")
    waiting = asyncio.create_task(ana.command("mine"))
    await core.received(CommandUsed)
    await asyncio.sleep(0.3)
    slow.go.set()
    await waiting
    async with asyncio.timeout(10):
        while not counted.acks:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    [(platform, seconds)] = counted.acks
    assert platform == "discord"
    assert (seconds < 0.3) == deferred, "the deferral is the ack"
