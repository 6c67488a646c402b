"""What the Chat contract shows: a message with everything in it, two forms, hostile words."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.core.forms import OPTIONS_MAX, Field, FieldKind, Form, Option
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
from bot.core.text import Bold, PersonName, Timestamp, text
from tests.contract.chat_platforms import Answer, Seen

HOSTILE = (
    "<b>Ann</b> <@U1> @everyone <!channel> *bold* `code` [x](http://y.test) &amp; ~~no~~ | > #"
)
PICTURE = File("people.png", "image/png", b"\x89PNG\r\n\x1a\n\xff\x00", alt="Two people")
INVITATION = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")


def say(*words: str) -> Message:
    return message(*(Paragraph(text(line)) for line in words))


def everything() -> Message:
    """A message with a block of every kind, and buttons of every weight."""
    at = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    return message(
        Heading("A talk with Ann"),
        Paragraph(text("You asked ", PersonName("Ann"), ", who said ", Bold("yes"), ".")),
        Facts(
            (("When", text(Timestamp(at, "Wed 25 Nov, 12:30 GMT"))), ("Where", text("By phone")))
        ),
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
        Footnote(text("Only the two of you see this.")),
        files=[INVITATION],
    )


def only(seen: list[Seen]) -> Seen:
    assert len(seen) == 1, [one.text for one in seen]
    return seen[0]


def shown(answer: Answer) -> Seen:
    assert answer.message is not None
    return answer.message


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
CREW = Form(
    id="crew.pick",
    title="Whom",
    submit="Save",
    fields=(Field("crew", "Who else?", FieldKind.PEOPLE),),
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
