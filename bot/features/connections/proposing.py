"""Saying that two know each other: the command, the list, the form, and the offer after a talk."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.hosts import fold
from bot.domain.ids import new_id
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import LimitReached, StaleAction, UserError
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.connections.actions import (
    CONNECTIONS_KNOW,
    CONNECTIONS_LIMITS,
    CONNECTIONS_MET,
    CONNECTIONS_OPEN,
)
from bot.features.connections.answering import confirm
from bot.features.connections.card import card, last_day
from bot.features.connections.feature import feature
from bot.features.connections.model import (
    CLOSENESS,
    CONNECTION,
    Connection,
    ConnectionAct,
    ConnectionStatus,
    How,
)
from bot.features.introduction.card import card as introduction_card
from bot.features.introduction.model import INTRODUCTION, Introduction, Status
from bot.features.mine.actions import MINE_CARD
from bot.features.naming import MOST, choices, chosen, named
from bot.features.safety.own_block import refuse_blocked
from bot.i18n.translator import Arg

PAGE = 6
"""People on one page."""
FIRST_YEAR = 1900


@feature.command("know", Argument.MEMBER, about="command-know", usage="usage-know")
async def know(ctx: Context, text: str) -> Response:
    """`/intro know @member`: the form; without a name, whom the actor knows."""
    if ctx.mentions:
        address = str(ctx.mentions[0])
        await _may_propose(ctx, await _at(ctx, address))
        return await ctx.open_form(CONNECTIONS_KNOW, address)
    if not fold(text):
        return Reply(await page(ctx, 0))
    whom = await named(ctx, text)
    used = {one.id: await ctx.tx.people.addresses(one.id) for one in whom.people[:MOST]}
    if whom.one is not None:
        return await ctx.open_form(CONNECTIONS_KNOW, str(used[whom.one.id][0]))
    if not whom.people:
        raise UserError("error-know-name", CONNECTIONS_KNOW, CONNECTIONS_OPEN)
    know = CONNECTIONS_KNOW.labelled("button-know-them")
    rows = choices(ctx, whom, lambda person: know.button(ctx, used[person.id][0]))
    return Reply(message(paragraph(ctx, "which-person"), *rows))


@feature.button(CONNECTIONS_OPEN)
async def open_list(ctx: Context, first: str) -> Response:
    """Whom the actor knows, from that one on."""
    return Reply(await page(ctx, int(first) if first.isdecimal() else 0))


async def page(ctx: Context, first: int) -> Message:
    """Return a page of those whom the actor knows: first what waits, then the freshest."""
    pending = await ctx.tx.connections.pending_of(ctx.network, ctx.me.id)
    ties = await ctx.tx.connections.ties_of(ctx.network, ctx.me.id)
    blocked = {person.id for person in await ctx.tx.blocks.of(ctx.network, ctx.me.id)}
    found = [
        *[(c.asker, c.id, "connection-summary") for c in pending if c.asked == ctx.me.id],
        *[(tie.other, tie.connection, "know-row") for tie in ties],
        *[(c.asked, c.id, "know-row-waits") for c in pending if c.asker == ctx.me.id],
    ]
    found = [row for row in found if row[0] not in blocked]
    how = {tie.connection: tie for tie in ties}

    async def line(person: str, id: str, sentence: str) -> Row:
        said: dict[str, Arg] = {"name": name_of(await ctx.person(person))}
        if tie := how.get(id):
            said["how"] = ctx.label("how-known", how=tie.how)
            said["well"] = ctx.label("how-well", closeness=CLOSENESS[tie.closeness])
        return Row(ctx.say(sentence, **said), MINE_CARD.button(ctx, CONNECTION, id))

    more = len(found) > first + PAGE
    return message(
        Heading(ctx.label("know-title")),
        None if found else paragraph(ctx, "know-none"),
        *[await line(*row) for row in found[first : first + PAGE]],
        button_row(
            CONNECTIONS_KNOW.button(ctx, style=Style.PRIMARY),
            CONNECTIONS_LIMITS.button(ctx),
            CONNECTIONS_OPEN.labelled("button-know-more").button(ctx, first + PAGE)
            if more
            else None,
        ),
        Footnote(ctx.say("know-private")),
    )


def fields(ctx: Context, now: Connection | None = None) -> tuple[Field, ...]:
    """Return the questions how, how well and since when; with what was said of it so far."""
    ways = [how for how in How if how is not How.TALK or (now and now.how is How.TALK)]
    return (
        Field(
            name="how",
            label=ctx.label("field-know-how"),
            kind=FieldKind.ONE,
            options=tuple(Option(how.value, ctx.label("how-known", how=how)) for how in ways),
            initial=now.how.value if now else "",
        ),
        Field(
            name="well",
            label=ctx.label("field-know-well"),
            kind=FieldKind.ONE,
            options=tuple(
                Option(str(step), ctx.label("how-well", closeness=word))
                for step, word in CLOSENESS.items()
            ),
            initial=str(now.closeness) if now else "",
        ),
        Field(
            name="since",
            label=ctx.label("field-know-since"),
            words=Words.FREE,
            hint=ctx.label("hint-know-since"),
            required=False,
            max_length=4,
            initial=str(now.since) if now and now.since else "",
        ),
    )


def read(ctx: Context, values: Values) -> tuple[How, int, int | None]:
    """Return what was said. Raises `FieldErrors` for a year that is none."""
    typed, since = str(values["since"]), None
    if typed:
        since = int(typed) if typed.isascii() and typed.isdecimal() else 0
        if not FIRST_YEAR <= since <= ctx.now.astimezone(ctx.me.tz).year:
            raise FieldErrors(since=ctx.label("field-know-year"))
    return How(str(values["how"])), int(str(values["well"])), since


async def know_form(ctx: Context, address: str) -> FormContent:
    """Build the form; with a question for the person where none is meant yet.

    It carries an address, which the actor knows, and no id, which could be another's.
    """
    if not address:
        who = Field(name="person", label=ctx.label("field-know-person"), kind=FieldKind.PERSON)
        return FormContent(fields=(who, *fields(ctx)), intro=ctx.label("form-know-any-intro"))
    person = await _at(ctx, address)
    there = await ctx.tx.connections.between(ctx.network, ctx.me.id, person.id)
    theirs = there if there and there.asked == ctx.me.id and not there.confirmed_at else None
    return FormContent(
        fields=fields(ctx, theirs), intro=ctx.label("form-know-intro", name=name_of(person))
    )


async def know_submit(ctx: Context, address: str, values: Values) -> Response:
    """Ask the other one to confirm it; where they asked the same, it is confirmed."""
    if address:
        person = await _at(ctx, address)
    else:
        person = await chosen(ctx, values)
    how, closeness, since = read(ctx, values)
    await _may_propose(ctx, person)
    there = await _between(ctx, person)
    if there is not None and there.asked == ctx.me.id and there.confirmed_at is None:
        return await confirm(ctx, there, how=how, closeness=closeness, since=since)
    if there is not None:
        return Reply(await card(ctx, there))
    await _in_limits(ctx, person)
    asked = await _propose(ctx, person, how, closeness, since)
    return Reply(asked + message(button_row(CONNECTIONS_OPEN.button(ctx))))


feature.form(CONNECTIONS_KNOW, know_form, know_submit, title="form-know", submit_label="submit-ask")


@feature.button(CONNECTIONS_MET)
async def met(ctx: Context, id: str) -> Response:
    """The two have had a talk, and one of them says that they know each other now."""
    i: Introduction = await ctx.load_own(INTRODUCTION, id)
    if i.role_of(ctx.me.id) is None or i.status not in (Status.MET, Status.THANKED):
        raise StaleAction(i)
    person = await ctx.person(i.other(ctx.me.id))
    if person.gone:
        raise UserError("error-gone", MINE_CARD.to(INTRODUCTION, i.id))
    await _may_propose(ctx, person)
    there = await _between(ctx, person)
    if there is not None and there.asked == ctx.me.id and there.confirmed_at is None:
        return await confirm(ctx, there)
    if there is not None:
        return Replace(await card(ctx, there))
    await _in_limits(ctx, person)
    asked = await _propose(ctx, person, How.TALK, 1, None)
    return Replace(asked + await introduction_card(ctx, i))


async def _at(ctx: Context, address: str) -> Person:
    """Return the person at that address. Raises `UserError` if the bot knows nobody there."""
    person = None
    with suppress(ValueError):
        person = await ctx.person_at(address)
    if person is None:
        raise UserError("error-know-unknown", CONNECTIONS_OPEN)
    return person


async def _may_propose(ctx: Context, person: Person) -> None:
    """Raise `UserError` where the actor means themselves, or somebody they have blocked."""
    if person.id == ctx.me.id:
        raise UserError("error-know-yourself", CONNECTIONS_OPEN)
    await refuse_blocked(ctx, person)


async def _between(ctx: Context, person: Person) -> Connection | None:
    """Return the open connection with that person, as far as the actor can tell.

    One that is hidden by the other's block looks removed to the actor: see `_propose`.
    """
    there = await ctx.tx.connections.between(ctx.network, ctx.me.id, person.id)
    if there is None or there.status is not ConnectionStatus.CONFIRMED:
        return there
    tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, person.id)
    return there if tie else None


async def _in_limits(ctx: Context, person: Person) -> None:
    """Raise `UserError` where the actor has asked too many today, or that person lately."""
    connections = ctx.tx.connections
    ended = await connections.last_unconfirmed(ctx.network, ctx.me.id, person.id)
    again = ended + timedelta(days=ctx.practice.ask_again_days) if ended else None
    if again is not None and again > ctx.now:
        day = again.astimezone(ctx.me.tz).date()
        raise UserError("error-know-lately", CONNECTIONS_OPEN, name=name_of(person), day=day)
    today = ctx.now - timedelta(days=1)
    if await connections.count_by(ctx.network, ctx.me.id, today) >= ctx.practice.know_a_day:
        raise LimitReached("error-know-often", CONNECTIONS_OPEN, count=ctx.practice.know_a_day)


async def _propose(
    ctx: Context, person: Person, how: How, closeness: int, since: int | None
) -> Message:
    hidden = await ctx.tx.connections.between(ctx.network, ctx.me.id, person.id)
    if hidden is not None:
        await apply_as(ctx, hidden, ConnectionAct.REMOVE)
        await ctx.tx.connections.untie(ctx.network, ctx.me.id, person.id)
    proposed = Connection(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        asker=ctx.me.id,
        asked=person.id,
        how=how,
        closeness=closeness,
        since=since,
        created_at=ctx.now,
    )
    await ctx.tx.connections.add(proposed)
    await ctx.reconcile(proposed)
    day = await last_day(ctx, proposed)
    return message(paragraph(ctx, "know-sent", name=name_of(person), day=day))
