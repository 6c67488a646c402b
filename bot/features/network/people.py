"""`/intro network`: the people a member met or knows, with their own notes. Nobody else sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Block, Footnote, Heading, Message, Row, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FormContent
from bot.features.blocks import button_row, name_of, paragraph, quoted
from bot.features.connections.actions import CONNECTIONS_OPEN
from bot.features.connections.model import CONNECTION, Tie
from bot.features.fallback.actions import FALLBACK_OPEN
from bot.features.introduction.model import INTRODUCTION, Introduction, Status
from bot.features.mine.actions import MINE_CARD, MINE_KEPT, MINE_OPEN
from bot.features.network.actions import (
    NETWORK_BROUGHT,
    NETWORK_NOTE,
    NETWORK_NOTEBOOK,
    NETWORK_OPEN,
    NETWORK_PERSON,
    NETWORK_PICTURE,
)
from bot.features.network.brought import brought
from bot.features.network.feature import feature
from bot.i18n.sanitize import shorten

PAGE = 7
"""People on one page."""
TALKS = 4
"""Talks on the page of one person, the latest."""
NOTE_MAX = 1000
"""Characters of a note."""


@feature.command("network", Argument.NONE, about="command-network", usage="usage-network")
async def network(ctx: Context, text: str) -> Response:
    """`/intro network`."""
    return Reply(await _page(ctx, ""))


@feature.button(NETWORK_OPEN)
async def open_network(ctx: Context, before: str) -> Response:
    """The same from a button; with a person's id, those after that one."""
    return Reply(await _page(ctx, before))


async def _page(ctx: Context, before: str) -> Message:
    own = ctx.tx.own_network
    last = await own.acquaintance(ctx.network, ctx.me.id, before) if before else None
    found = await own.people(ctx.network, ctx.me.id, last, PAGE + 1)
    promised = {to for _, to, _ in await _promises(ctx)}
    rows: list[Block] = [
        await _row(ctx, await ctx.person(one.person), promised) for one in found[:PAGE]
    ]
    more = None
    if len(found) > PAGE:
        more = NETWORK_OPEN.labelled("button-network-more").button(ctx, found[PAGE - 1].person)
    return message(
        Heading(ctx.label("network-title")),
        *(rows or [paragraph(ctx, "network-none")]),
        Footnote(ctx.say("network-private")),
        button_row(
            more,
            CONNECTIONS_OPEN.button(ctx),
            NETWORK_BROUGHT.button(ctx) if await brought(ctx) else None,
        ),
        button_row(
            NETWORK_PICTURE.button(ctx) if rows else None,
            NETWORK_NOTEBOOK.button(ctx),
            MINE_OPEN.button(ctx),
        ),
        button_row(FALLBACK_OPEN.button(ctx)),
    )


async def _row(ctx: Context, other: Person, promised: set[str]) -> Row:
    talks = await ctx.tx.own_network.talks_with(ctx.network, ctx.me.id, other.id, 1)
    tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, other.id)
    says = await came_to(ctx, other, talks, tie)
    step = _step(ctx, talks[0] if talks else None, other, promised)
    return Row(says + Text((" ",)) + step if step else says, NETWORK_PERSON.button(ctx, other.id))


async def came_to(
    ctx: Context, other: Person, talks: Sequence[Introduction], tie: Tie | None
) -> Text:
    """Return how the reader came to that person."""
    if talks:
        return await _how_met(ctx, talks[0], other)
    return ctx.say("network-known" if tie else "network-noted", name=name_of(other))


async def _how_met(ctx: Context, i: Introduction, other: Person) -> Text:
    """Return when they talked, and who brought them together."""
    assert i.time.starts_at is not None
    day = i.time.starts_at.astimezone(ctx.me.tz).date()
    if i.connector is None or i.connector == ctx.me.id:
        return ctx.say("network-met", name=name_of(other), day=day)
    connector = await ctx.person(i.connector)
    connector = replace(connector, name=shorten(connector.name, 40))
    return ctx.say(
        "network-met-through", name=name_of(other), day=day, connector=name_of(connector)
    )


def _step(ctx: Context, i: Introduction | None, other: Person, promised: set[str]) -> Text | None:
    """Return what the reader still owes that person; the pages behind have the buttons."""
    if other.gone:
        return None
    if other.id in promised:
        return ctx.say("network-promised")
    if i is None or i.seeker != ctx.me.id:
        return None
    if i.status is Status.MET:
        return ctx.say("network-thank")
    if not i.thanks.update_done:
        return ctx.say("past-update")
    return ctx.say("past-touching") if i.thanks.keep_in_touch else None


async def _promises(ctx: Context) -> list[tuple[str, str, str]]:
    """Return the open promises of the reader: (id, to whom, words)."""
    found = []
    for id, about, words in await ctx.tx.promises.open(ctx.network, ctx.me.id):
        i: Introduction = await ctx.load_own(INTRODUCTION, about)
        found.append((id, i.other(ctx.me.id), words))
    return found


async def _acquaintance(ctx: Context, id: str) -> Person:
    """Return that person. Raises `UserError` if they are not among the actor's people."""
    if await ctx.tx.own_network.acquaintance(ctx.network, ctx.me.id, id) is None:
        raise UserError("error-not-yours", NETWORK_OPEN)
    return await ctx.person(id)


@feature.button(NETWORK_PERSON)
async def open_person(ctx: Context, id: str) -> Response:
    """Show all that the actor has of one person."""
    return Reply(await _person(ctx, await _acquaintance(ctx, id)))


async def _person(ctx: Context, other: Person) -> Message:
    """Return their talks, what stayed, the note, promises, and the connection."""
    own = ctx.tx.own_network
    talks = await own.talks_with(ctx.network, ctx.me.id, other.id, TALKS)
    tie = await ctx.tx.connections.tie(ctx.network, ctx.me.id, other.id)
    note = await own.note(ctx.network, ctx.me.id, other.id)
    learned = next((i.debrief.learned for i in talks if i.seeker == ctx.me.id), "")
    rows: list[Block] = [
        Row(await _how_met(ctx, i, other), MINE_CARD.button(ctx, INTRODUCTION, i.id)) for i in talks
    ]
    kept = [
        Row(
            ctx.say("promise", name=name_of(other), words=shorten(words, 200)),
            MINE_KEPT.button(ctx, id),
        )
        for id, to, words in await _promises(ctx)
        if to == other.id
    ]
    write = NETWORK_NOTE.labelled("button-person-note-change") if note else NETWORK_NOTE
    return message(
        Heading(shorten(str(ctx.say("network-person", name=name_of(other))), 150)),
        *rows,
        Row(
            ctx.say("network-known", name=name_of(other)),
            MINE_CARD.button(ctx, CONNECTION, tie.connection),
        )
        if tie
        else None,
        paragraph(ctx, "person-stayed") if learned else None,
        quoted(learned, 500) if learned else None,
        *kept[:3],
        paragraph(ctx, "person-noted") if note else None,
        quoted(note, NOTE_MAX) if note else None,
        button_row(write.button(ctx, other.id), NETWORK_OPEN.button(ctx)),
    )


async def note_form(ctx: Context, id: str) -> FormContent:
    """Build the form of a note about one person."""
    other = await _acquaintance(ctx, id)
    return FormContent(
        fields=(
            Field(
                name="note",
                label=ctx.label("field-person-note"),
                words=Words.PRIVATE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-person-note"),
                initial=await ctx.tx.own_network.note(ctx.network, ctx.me.id, id),
                required=False,
                max_length=NOTE_MAX,
            ),
        ),
        intro=ctx.label("form-person-note-intro", name=name_of(other)),
    )


async def note_submit(ctx: Context, id: str, values: Values) -> Response:
    """Keep the note, or delete it if it is empty."""
    other = await _acquaintance(ctx, id)
    words = str(values["note"])
    await ctx.tx.own_network.put_note(ctx.network, ctx.me.id, id, words, ctx.now)
    noted = paragraph(ctx, "person-note-kept" if words else "person-note-gone")
    if await ctx.tx.own_network.acquaintance(ctx.network, ctx.me.id, id) is None:
        return Replace(message(noted, button_row(NETWORK_OPEN.button(ctx))))
    return Replace(message(noted) + await _person(ctx, other))


feature.form(
    NETWORK_NOTE, note_form, note_submit, title="form-person-note", submit_label="submit-save"
)
