"""Parts of messages that several features show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.core.messages import Actions, Block, Button, Facts, Message, Paragraph, Quote, Row, message
from bot.core.text import PersonName, Text
from bot.domain.hosts import Format, Host
from bot.domain.meeting_place import is_place
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.engine.aggregates import Owed
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import INTRODUCTION, Introduction
from bot.features.mine.actions import MINE_CARD
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Arg

NOTED = {
    "institution": "noted-institution",
    "year": "noted-year",
    "connection": "noted-connection",
    "permission": "noted-permission",
    "event": "noted-event",
    "remark": "noted-remark",
    "talk": "noted-talk",
    "tried": "noted-tried",
    "earlier": "noted-earlier",
}
"""The label of each detail of a note, for the host."""


def button_row(*buttons: Button | None) -> Actions | None:
    """Return buttons in a row; None if there is none."""
    present = tuple(button for button in buttons if button is not None)
    return Actions(present) if present else None


def notice(ctx: Context, id: str, *buttons: Button, **args: Arg) -> Message:
    """Return a message of one sentence and buttons."""
    return message(Paragraph(ctx.say(id, **args)), button_row(*buttons))


def paragraph(ctx: Context, id: str, **args: Arg) -> Paragraph:
    """Return one sentence as a paragraph."""
    return Paragraph(ctx.say(id, **args))


def name_of(person: Person) -> PersonName:
    """Return the name of a person for a sentence, which says of somebody erased that they left."""
    return PersonName(person.name)


def both_zones(ctx: Context, at: datetime, other: Person) -> Text:
    """Return an instant in the reader's zone, and in the other's if it differs."""
    mine = Text((ctx.translator.moment(at),))
    if same_clock(ctx.me, other, at):
        return mine
    theirs = ctx.translator.moment(at, other.zone).text
    return mine + ctx.say("also-for", name=name_of(other), when=theirs)


def same_clock(one: Person, other: Person, at: datetime) -> bool:
    """Return whether two people's clocks show the same at that instant."""
    return at.astimezone(one.tz).utcoffset() == at.astimezone(other.tz).utcoffset()


def plain(value: str) -> Text:
    """Return member text as a `Text`."""
    return Text((value,)) if value else Text()


def host_line(ctx: Context, host: Host, person: Person) -> Text:
    """Return one host in one sentence: name, role, organisation."""
    name, role = name_of(person), shorten(host.role, 80)
    organisation = shorten(host.organisation, 80)
    if host.employer:
        return ctx.say("host-line", name=name, role=role, organisation=organisation)
    if host.standing:
        return ctx.say("host-line-alone", name=name, role=role, standing=organisation)
    return ctx.say("host-line-role", name=name, role=role)


def formats(ctx: Context, values: Iterable[Format]) -> str:
    """Return the formats in which somebody talks, as an enumeration."""
    return ctx.translator.beside([ctx.label("format", format=value) for value in values])


def quoted(value: str, most: int) -> Quote:
    """Return member text as a quote of at most `most` characters; each line costs two more."""
    lines, left = [], most
    for line in value.split("\n"):
        if left < 4:
            break
        lines.append(shorten(line, left - 3))
        left -= len(lines[-1]) + 3
    return Quote("\n".join(lines))


def request_facts(ctx: Context, i: Introduction) -> Facts:
    """Return length and format of a request."""
    rows = [
        (ctx.label("fact-length"), ctx.say("minutes", minutes=i.request.minutes)),
        (ctx.label("fact-format"), ctx.say("format", format=i.request.format)),
    ]
    return Facts(tuple(rows))


def note_blocks(ctx: Context, i: Introduction, part: int = 1) -> list[Block]:
    """Return the seeker's note as the host reads it; its texts are cut to 1/`part` of the most."""
    blocks: list[Block] = [quoted(i.request.why, 1200 // part)]
    details = [
        (ctx.label(NOTED[name]), plain(shorten(value, 200 // part)))
        for name, value in i.request.details
        if value
    ]
    if details:
        blocks.append(Facts(tuple(details)))
    if i.request.learn:  # a note that stands by itself has it within
        learn = shorten(i.request.learn, 1000 // part)
        blocks.append(Row(ctx.say("would-like-to-learn", learn=learn)))
    return blocks


def has_note(i: Introduction) -> bool:
    """Return whether the note is still stored: it goes when one of the two is erased."""
    return bool(i.request.why or i.request.learn)


def answer_facts(ctx: Context, i: Introduction, part: int = 1) -> Facts | None:
    """Return the host's question and the seeker's answer, cut in the same way."""
    rows = [
        (ctx.label("fact-you-asked"), plain(shorten(i.request.question, 300 // part))),
        (ctx.label("fact-they-answered"), plain(shorten(i.request.answer, 500 // part))),
    ]
    said = tuple(row for row in rows if row[1].spans)
    return Facts(said) if said else None


async def introduction_of(ctx: Context, nudge: Nudge) -> Introduction:
    """Return the introduction that a nudge is about. Raises `LookupError` if there is none."""
    introduction: Introduction = await ctx.subject_of(nudge)
    return introduction


async def host_offer(ctx: Context, person: str) -> Host:
    """Return that person's offer as a host. Raises `UserError` if they have none."""
    host = await ctx.tx.hosts.get(ctx.network, person)
    if host is None:
        raise UserError("error-not-a-host", FIND_OPEN)
    return host


def usual_place(i: Introduction, host: Host) -> str:
    """Return the host's usual place if it serves this talk; "" otherwise."""
    return host.where if is_place(i.request.format, host.where) else ""


async def place_missing(ctx: Context, i: Introduction) -> Paragraph | None:
    """Return the request for a link, number or place while there is none.

    The host is asked from the yes on, the seeker reads of it once a time is agreed.
    """
    if not i.needs_place:
        return None
    if ctx.me.id == i.host:
        if not i.time.agreed_at and usual_place(i, await host_offer(ctx, i.host)):
            return None
        return paragraph(ctx, "no-place-yet", format=i.request.format)
    if not i.time.agreed_at:
        return None
    host = await ctx.person(i.host)
    return paragraph(ctx, "no-place-asked", format=i.request.format, name=name_of(host))


async def require_present(ctx: Context, i: Introduction) -> None:
    """Raise `UserError` if the other one of the two is gone: no message reaches them."""
    if (await ctx.person(i.other(ctx.me.id))).gone:
        raise UserError("error-gone", MINE_CARD.to(INTRODUCTION, i.id))


async def other_talks(ctx: Context, owed: Owed) -> list[Row]:
    """Return the reader's talks of other kinds, such as elsewhere, for which they have to do that,
    each with a button to its card."""
    found = []
    for kind in ctx.router.aggregates.values():
        for state in await kind.open_for(ctx.tx, ctx.network, ctx.me.id):
            if kind.owed(state, ctx.me.id) is not owed:
                continue
            if (says := await kind.summary(ctx, state)) is not None:
                card = MINE_CARD.labelled("button-open").button(ctx, kind.kind, state.id)
                found.append(Row(says, card))
    return found
