"""Small pieces that several flows say or show."""

from __future__ import annotations

from datetime import datetime

from bot.context import Context, UserError
from bot.model.hosts import Host
from bot.model.introductions import Introduction
from bot.model.nudges import Nudge
from bot.model.people import Person
from bot.text import Text, Who
from bot.view import (
    Actions,
    Block,
    Button,
    Facts,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    action,
    message,
)
from bot.words import Arg, shorten


def press(
    ctx: Context, label: str, name: str, *parts: object, style: Style = Style.NORMAL
) -> Button:
    """A button: the sentence id of its label, `flow.action`, and what follows the colon."""
    return Button(ctx.label(f"button-{label}"), action(name, *parts), style)


def row(*buttons: Button | None) -> Actions | None:
    """Buttons in a row; None if there is none."""
    present = tuple(button for button in buttons if button is not None)
    return Actions(present) if present else None


def said(ctx: Context, id: str, *buttons: Button, **args: Arg) -> Message:
    """One sentence and what can be pressed next."""
    return message(Paragraph(ctx.say(id, **args)), row(*buttons))


def paragraph(ctx: Context, id: str, **args: Arg) -> Paragraph:
    """One sentence as a paragraph."""
    return Paragraph(ctx.say(id, **args))


def name_of(person: Person) -> Who:
    """A person as the bot names them."""
    return Who(person.name)


def both_zones(ctx: Context, at: datetime, other: Person) -> Text:
    """An instant in the reader's zone, and in the other's where that differs."""
    mine = Text((ctx.words.moment(at),))
    if other.tz.utcoffset(at) == ctx.me.tz.utcoffset(at):
        return mine
    theirs = ctx.words.clock(at, other.zone)
    return mine + ctx.say("also-for", name=name_of(other), when=theirs)


def told(value: str) -> Text:
    """What a member wrote, as a text."""
    return Text((value,)) if value else Text()


def host_line(ctx: Context, host: Host, person: Person) -> Text:
    """One host in one sentence: who, what, where."""
    return ctx.say(
        "host-line",
        name=name_of(person),
        role=shorten(host.role, 80),
        organisation=shorten(host.organisation, 80),
    )


def formats(ctx: Context, host: Host) -> str:
    """The formats a host offers, as an enumeration."""
    return ctx.words.listed([ctx.label("format", format=value) for value in host.formats])


def host_facts(ctx: Context, host: Host, person: Person) -> Facts:
    """What a host offers and when they are free, short enough for four of them in a message."""
    rows: list[tuple[str, Text]] = [
        (ctx.label("fact-topics"), told(shorten(ctx.words.listed(list(host.topics)), 180))),
        (
            ctx.label("fact-talks"),
            ctx.say(
                "talks",
                formats=formats(ctx, host),
                lengths=ctx.words.listed([str(n) for n in host.lengths]),
            ),
        ),
        (ctx.label("fact-languages"), told(shorten(ctx.words.listed(list(host.languages)), 80))),
        (ctx.label("fact-free"), told(shorten(ctx.words.windows(host.windows, person.zone), 180))),
    ]
    return Facts(tuple(item for item in rows if item[1].spans))


def quoted(value: str, most: int) -> Quote:
    """A member's words, in at most so many characters of plain text: each line costs its mark."""
    lines, left = [], most
    for line in value.split("\n"):
        if left < 4:
            break
        lines.append(shorten(line, left - 3))
        left -= len(lines[-1]) + 3
    return Quote("\n".join(lines))


def request_facts(ctx: Context, i: Introduction) -> Facts:
    """What was asked for, in two lines."""
    rows = [
        (ctx.label("fact-length"), ctx.say("minutes", minutes=i.minutes)),
        (ctx.label("fact-format"), ctx.say("format", format=i.format)),
    ]
    return Facts(tuple(rows))


def note_blocks(ctx: Context, i: Introduction) -> list[Block]:
    """The seeker's note as the host reads it."""
    blocks: list[Block] = [quoted(i.why, 1200)]
    details = [
        (ctx.label(f"noted-{name}"), told(shorten(value, 200)))
        for name, value in i.details
        if value
    ]
    if details:
        blocks.append(Facts(tuple(details)))
    blocks.append(Row(ctx.say("would-like-to-learn", learn=shorten(i.learn, 1000))))
    return blocks


async def about(ctx: Context, nudge: Nudge) -> Introduction:
    """The introduction a nudge is about. Raises `LookupError` if it is about none."""
    id = nudge.introduction or nudge.subject
    introduction = await ctx.tx.introduction(nudge.network, id)
    if introduction is None:
        raise LookupError(nudge.key)
    return introduction


def lead(ctx: Context, nudge: Nudge, **args: Arg) -> Paragraph:
    """The first sentence of a nudge: `nudge-<kind>`."""
    return paragraph(ctx, f"nudge-{nudge.kind.value.replace('_', '-')}", **args)


async def must_be_here(ctx: Context, i: Introduction) -> None:
    """Raises `UserError` if the host has left: nothing can be sent to them from here."""
    if (await ctx.person(i.host)).left:
        raise UserError("gone", ("button-open", f"mine.card:{i.id}"))
