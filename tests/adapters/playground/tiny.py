"""A core small enough to read: it shows every kind of block, form and response."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.events import ButtonPressed, CommandUsed, Event, FormSubmitted, HomeOpened
from bot.model.people import Address
from bot.ports import Chat, Clock
from bot.text import Moment, Strong, Who, text
from bot.view import (
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
    Nothing,
    Option,
    Paragraph,
    Quote,
    Replace,
    Reply,
    Response,
    Row,
    ShowForm,
    Small,
    Style,
    Suggestion,
    message,
)

MEETING = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
CALENDAR = File("talk-with-tom.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
COMMANDS = {
    "find": "See who you can ask",
    "host": "Offer a talk to others",
    "mine": "What is open, and what is next",
    "help": "What all of this is",
}


def say(*words: str) -> Message:
    """A message of paragraphs."""
    return message(*(Paragraph(text(line)) for line in words))


def found() -> Message:
    """Two hosts, as a search shows them."""
    return message(
        Heading("2 people you could ask"),
        Paragraph(text("For “data science”.")),
        Row(
            text(Strong("Tom Okafor"), ", Data scientist at Northlight Health"),
            Button("Ask Tom", "request.note:tom", Style.PRIMARY),
        ),
        Facts(
            (
                ("Topics", text("data science, statistics, Python")),
                ("Talks", text("video, phone or in person, 15, 20 or 30 minutes")),
                ("Free", text("Monday to Friday 12:00–14:00, Wednesday 17:00–18:30 (London)")),
                ("Next", text(Moment(MEETING, "Wed 25 Nov, 12:30 GMT"))),
            )
        ),
        Row(
            text(Strong("Priya Nair"), ", Head of data science at Monsoon Labs"),
            Button("Ask Priya", "request.note:priya", Style.PRIMARY),
        ),
        Facts((("Topics", text("data science, machine learning, leading a team")),)),
        Actions((Button("Tell me when someone fits", "find.watch"),)),
    )


def note_form(why: str = "") -> Form:
    """A form with a field of every kind."""
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
            Field("friend", "Who told you of Tom?", FieldKind.PERSON, required=False),
        ),
    )


def preview(why: str) -> Message:
    """A note before it is sent."""
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
        Small(text("Tom gets it in his working hours, ", Who("Tom Okafor"), " may take days.")),
    )


def ticks(done: bool) -> Message:
    """A checklist of which the second can be ticked."""
    return message(
        Heading("Before your talk"),
        Checklist(
            (
                CheckItem(text("Read what Northlight Health does"), True, "prep.tick:1"),
                CheckItem(text("Try your camera and microphone"), done, "prep.tick:2"),
            )
        ),
    )


class TinyBot:
    """Answers by a table. `seen` is what came in; `nudges` are sent when the clock reaches them."""

    def __init__(self, chat: Chat, clock: Clock) -> None:
        self.chat = chat
        self.clock = clock
        self.seen: list[Event] = []
        self.nudges: list[tuple[datetime, Address, Message, str]] = []
        self.woken = 0
        self.commands: dict[str, Callable[[], Response]] = {
            "find": lambda: Reply(found()),
            "host": lambda: ShowForm(note_form()),
            "prep": lambda: Reply(ticks(False)),
            "file": lambda: Reply(message(Heading("It is agreed"), files=(CALENDAR,))),
            "aloud": lambda: Reply(say("Said to all."), private=False),
            "nothing": Nothing,
        }

    async def handle(self, event: Event) -> Response:
        """Answer by the table; an unknown command fails, as a bug would."""
        self.seen.append(event)
        match event:
            case CommandUsed(name=name):
                return self.commands[name]()
            case ButtonPressed(action="prep.tick:2"):
                return Replace(ticks(True))
            case ButtonPressed(action="request.note:tom"):
                return ShowForm(note_form())
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
        """The commands that begin so."""
        return [Suggestion(name, does) for name, does in COMMANDS.items() if name.startswith(typed)]

    def wake(self) -> None:
        """Count it."""
        self.woken += 1

    async def next_nudge(self) -> datetime | None:
        """The first of `nudges`."""
        return min((due for due, *_ in self.nudges), default=None)

    async def settle(self) -> None:
        """Send what is due."""
        now = self.clock.now()
        for nudge in sorted(self.nudges, key=lambda one: one[0]):
            due, to, what, key = nudge
            if due <= now:
                self.nudges.remove(nudge)
                await self.chat.send(to, what, key)

    def later(self, after: timedelta, to: Address, words: str) -> None:
        """Something to send that long from now."""
        key = f"nudge-{len(self.nudges)}-{words}"
        self.nudges.append((self.clock.now() + after, to, say(words), key))
