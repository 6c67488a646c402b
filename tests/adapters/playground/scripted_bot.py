"""An event handler with fixed responses, which use every kind of block, field and response."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted, HomeOpened
from bot.core.forms import Field, FieldKind, Form, Option
from bot.core.messages import (
    Actions,
    Button,
    CheckItem,
    Checklist,
    Facts,
    File,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    message,
)
from bot.core.ports import Chat, Clock
from bot.core.responses import FormErrors, Nothing, Replace, Reply, Response, ShowForm, Suggestion
from bot.core.text import Bold, PersonName, Timestamp, text
from bot.domain.people import Address
from tests.support.event_handlers import StubEventHandler

MEETING = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
CALENDAR = File("talk-with-tom.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
COMMANDS = {
    "find": "See who you can ask",
    "host": "Offer a talk to others",
    "mine": "What is open, and what is next",
    "help": "What all of this is",
}


def say(*words: str) -> Message:
    """Return a message of paragraphs."""
    return message(*(Paragraph(text(line)) for line in words))


def found() -> Message:
    """Return a search result with two hosts."""
    return message(
        Heading("2 people you could ask"),
        Paragraph(text("For “data science”.")),
        Row(
            text(Bold("Tom Okafor"), ", Data scientist at Northlight Health"),
            Button("Ask Tom", "request.note:tom", Style.PRIMARY),
        ),
        Facts(
            (
                ("Topics", text("data science, statistics, Python")),
                ("Talks", text("video, phone or in person, 15, 20 or 30 minutes")),
                ("Free", text("Monday to Friday 12:00–14:00, Wednesday 17:00–18:30 (London)")),
                ("Next", text(Timestamp(MEETING, "Wed 25 Nov, 12:30 GMT"))),
            )
        ),
        Row(
            text(Bold("Priya Nair"), ", Head of data science at Monsoon Labs"),
            Button("Ask Priya", "request.note:priya", Style.PRIMARY),
        ),
        Facts((("Topics", text("data science, machine learning, leading a team")),)),
        Actions((Button("Tell me when someone fits", "find.watch"),)),
    )


def note_form(why: str = "") -> Form:
    """Return a form with a field of every kind."""
    return Form(
        id="request.note:tom",
        title="Ask Tom for a talk",
        submit="Preview",
        intro="Tom sees this note first. Nothing is sent before you have seen it.",
        fields=(
            Field(
                "why",
                "Why Tom?",
                FieldKind.TEXT,
                hint="Something of his that made you curious",
                max_length=300,
                min_length=10,
                initial=why,
            ),
            Field("topic", "What would you like to learn?", placeholder="How to begin"),
            Field(
                "minutes",
                "How long?",
                FieldKind.ONE,
                options=tuple(Option(str(n), f"{n} minutes") for n in (15, 20, 30)),
                initial="20",
            ),
            Field(
                "formats",
                "How could you talk?",
                FieldKind.MANY,
                options=(Option("video", "Video"), Option("phone", "Phone")),
            ),
            Field("friend", "Who recommended Tom?", FieldKind.PERSON, required=False),
        ),
    )


def preview(why: str) -> Message:
    """Return the preview of a note."""
    return message(
        Heading("Your note to Tom"),
        Quote(why),
        Facts((("Length", text("20 minutes")), ("How", text("Video")))),
        Actions(
            (
                Button("Send to Tom", "request.send:1", Style.PRIMARY),
                Button("Change it", "request.note:tom"),
                Button("Discard", "request.discard:1", Style.DANGER),
            )
        ),
        Footnote(
            text("Tom gets it in his working hours, ", PersonName("Tom Okafor"), " may take days.")
        ),
    )


def checklist(done: bool) -> Message:
    """Return a checklist; `done` says whether the second item is ticked."""
    return message(
        Heading("Before your talk"),
        Checklist(
            (
                CheckItem(text("Read what Northlight Health does"), True, "prep.tick:1"),
                CheckItem(text("Try your camera and microphone"), done, "prep.tick:2"),
            )
        ),
    )


class ScriptedBot(StubEventHandler):
    """Responds from a table. `events` are the events received, `nudges` what `drain` sends."""

    def __init__(self, chat: Chat, clock: Clock) -> None:
        self.chat = chat
        self.clock = clock
        self.events: list[Event] = []
        self.nudges: list[tuple[datetime, Address, Message, str]] = []
        self.wakes = 0
        self.free = asyncio.Event()
        """Events are responded to while it is set."""
        self.free.set()
        self.responses: dict[str, Callable[[], Response]] = {
            "find": lambda: Reply(found()),
            "host": lambda: ShowForm(note_form()),
            "prep": lambda: Reply(checklist(False)),
            "file": lambda: Reply(message(Heading("It is agreed"), files=(CALENDAR,))),
            "public": lambda: Reply(say("Visible to all."), private=False),
            "nothing": Nothing,
        }

    async def handle(self, event: Event) -> Response:
        """Respond from the table. An unknown command raises `KeyError`, as a bug would."""
        self.events.append(event)
        await self.free.wait()
        match event:
            case CommandUsed(name=name):
                return self.responses[name]()
            case ButtonPressed(action="prep.tick:2"):
                return Replace(checklist(True))
            case ButtonPressed(action="request.note:tom"):
                return ShowForm(note_form())
            case ButtonPressed(action="request.note:priya"):
                return ShowForm(replace(note_form(), id="request.note:priya"))
            case FormSubmitted(form="request.note:priya"):
                return Replace(say("Saved.", *("A long answer in its place." for _ in range(30))))
            case ButtonPressed(action="request.send:1"):
                return Replace(say("Sent. Tom gets it in his working hours."))
            case FormSubmitted(form="request.note:tom", values=values):
                why = str(values.get("why", ""))
                if "job" in why:
                    wrong = {"why": "Please do not ask for a job. Ask about the work."}
                    return FormErrors(wrong, note_form(why))
                return Reply(preview(why))
            case HomeOpened():
                button = Button("Find someone", "find.open", Style.PRIMARY)
                return Reply(message(Heading("Nothing open"), Actions((button,))))
            case _:
                return Reply(say("Done."))

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """Return the commands that start with `typed`."""
        return [Suggestion(name, does) for name, does in COMMANDS.items() if name.startswith(typed)]

    def wake(self) -> None:
        """Count the call."""
        self.wakes += 1

    async def next_nudge(self) -> datetime | None:
        """Return the earliest due time."""
        return min((due for due, *_ in self.nudges), default=None)

    async def drain(self) -> None:
        """Send the nudges that are due."""
        now = self.clock.now()
        for nudge in sorted(self.nudges, key=lambda one: one[0]):
            due, to, content, key = nudge
            if due <= now:
                self.nudges.remove(nudge)
                await self.chat.send(to, content, key)

    def schedule(self, after: timedelta, to: Address, words: str) -> None:
        """Add a nudge that is due after that time."""
        key = f"nudge-{len(self.nudges)}-{words}"
        self.nudges.append((self.clock.now() + after, to, say(words), key))
