"""Reaching somebody: the ways that there are, the note, and sending it through people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from bot.core.forms import Values
from bot.core.messages import Block, Button, Heading, Message, Row, Style, action, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.hosts import Host, HostState, fold
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import StaleAction, UserError
from bot.engine.feature import Argument, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.find.actions import FIND_LIKE, FIND_OPEN
from bot.features.find.search import Room, room_of
from bot.features.introduction.model import Act, Introduction, Status
from bot.features.naming import choices, named
from bot.features.request.actions import REQUEST_DETAILS, REQUEST_NOTE
from bot.features.request.beginning import begin_instead
from bot.features.request.handlers import note_fields, save_note
from bot.features.request.limits import may_reach
from bot.features.request.preview import is_ready, preview, require_fit
from bot.features.ways.actions import (
    WAYS_NAMED,
    WAYS_NOTE,
    WAYS_REACH,
    WAYS_SEND,
    WAYS_THROUGH,
    WAYS_TOPIC,
    WAYS_WITHDRAW,
)
from bot.features.ways.feature import feature
from bot.features.ways.looking import way_for
from bot.features.ways.model import AskedAct, Way, WayAct
from bot.features.ways.named import host_who_named
from bot.features.ways.paths import Path, shown_paths
from bot.features.ways.ranking import Level
from bot.features.ways.running import begin, close, release
from bot.features.ways.topic import keep_words, send_around, topic_page
from bot.features.ways.way import last_day
from bot.i18n.sanitize import shorten

_YEAR = timedelta(days=365)
NAME_MAX = 60
"""Characters of a name that is typed, at most."""


class Closeness(StrEnum):
    """How well two people know each other, as a sentence chooses its words."""

    SLIGHTLY = "slightly"
    FAIRLY = "fairly"
    VERY = "very"


_CLOSENESS = dict(enumerate(Closeness, start=1))


@feature.command(
    "reach",
    Argument.SOMEBODY,
    about="command-reach",
    usage="usage-reach",
    requires=Permission.ASK,
)
async def reach(ctx: Context, text: str) -> Response:
    """`/intro reach @person`: the ways to them. A name that is only typed is looked up; what is
    nobody's name is a topic, a role or an organisation."""
    typed = text.strip()
    words = shorten(typed.removeprefix("@"), NAME_MAX)
    whom = await named(ctx, words)
    if not whom.people and (ctx.mentions or not fold(words)):
        raise UserError("error-reach-whom", FIND_OPEN)
    if not whom.people:
        return Reply(await topic_page(ctx, words))
    meant = typed.startswith("@") or whom.whole
    if whom.one is not None and meant:
        return Reply(await page(ctx, whom.one))
    rows = choices(ctx, whom, lambda person: WAYS_REACH.button(ctx, person.id))
    if not meant:  # "law" is a part of "Lawrence", and a topic
        await keep_words(ctx, words)
        rows.append(Row(ctx.say("reach-or-topic", topic=words), WAYS_TOPIC.button(ctx)))
    return Reply(message(paragraph(ctx, "which-person"), *rows))


@feature.button(WAYS_REACH, requires=Permission.ASK)
async def reach_pressed(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return Reply(await page(ctx, await ctx.person(id)))


async def page(ctx: Context, person: Person) -> Message:
    """Return the ways of which the seeker may know, and the quiet one, which is always offered."""
    await may_reach(ctx, person)
    way = await way_for(ctx, target=person.id)
    name = name_of(person)
    shown = await shown_paths(ctx, ctx.me.id, person.id)
    by_name = [path for path in shown if path.level is Level.NAMED]
    rows: list[Block] = [await _row(ctx, way, path) for path in by_name]
    by = await _who_named(ctx, person)
    if by is not None and by.id not in {path.first for path in by_name}:
        rows.insert(0, Row(ctx.say("reach-named-by", name=name_of(by)), _through(ctx, way, by)))
    host = await ctx.host_for(person)
    free = host is not None and await room_of(ctx, host, person) is Room.FREE
    full = not free and await _has_hosted(ctx, person)
    quiet = WAYS_THROUGH.button(ctx, way.id, style=Style.NORMAL if rows else Style.PRIMARY)
    return message(
        Heading(ctx.label("reach-title", name=name)),
        *rows,
        paragraph(ctx, "reach-definite") if shown and not by_name else None,
        paragraph(ctx, "reach-quiet", name=name, day=last_day(ctx, replace(way, heard_at=ctx.now))),
        paragraph(ctx, "reach-next"),
        paragraph(ctx, "reach-full", name=name) if full else None,
        button_row(
            quiet,
            REQUEST_NOTE.labelled("button-yourself").button(ctx, person.id) if free else None,
            FIND_LIKE.button(ctx, person.id) if full else None,
        ),
    )


async def _who_named(ctx: Context, person: Person) -> Person | None:
    """Return the host who named that person to the actor, if they can be asked."""
    id = await host_who_named(ctx, ctx.me.id, person.id)
    if id is None or (ctx.me.id, id) in await ctx.tx.blocks.among(ctx.network, ctx.me.id, id):
        return None
    host = await ctx.person(id)
    return None if host.gone else host


async def _has_hosted(ctx: Context, person: Person) -> bool:
    """Return whether they host or have hosted: who never did is asked once, however busy."""
    offer = await ctx.tx.hosts.get(ctx.network, person.id)
    return offer is not None and offer.state is not HostState.DRAFT


def _through(ctx: Context, way: Way, first: Person) -> Button:
    label = ctx.label("button-through", name=shorten(first.name, 20))
    return Button(label, action(WAYS_THROUGH.name, way.id, first.id), Style.PRIMARY)


async def _row(ctx: Context, way: Way, path: Path) -> Row:
    """One way of which the seeker may know by name: how strong and fresh, and how long."""
    first = await ctx.person(path.first)
    oldest = min(hop.fresh_at for hop in path.hops[1:])
    weakest = min(hop.closeness for hop in path.hops[1:])
    name = name_of(first)
    says = ctx.say("reach-named" if len(path.connectors) == 1 else "reach-named-far", name=name)
    says += Text((" ",)) + ctx.say("reach-closeness", closeness=_CLOSENESS[weakest])
    fresh = ctx.now - oldest < _YEAR
    says += Text((" ",)) + ctx.say("reach-fresh" if fresh else "reach-old")
    return Row(says, _through(ctx, way, first))


@feature.button(WAYS_THROUGH, act=WayAct.WRITE, requires=Permission.ASK)
async def through(ctx: Context, way: Way, first: str) -> Response:
    """Write the note; `first` is the connector whom the seeker chose by name, "" for nobody."""
    by_name = [
        path.first
        for path in await shown_paths(ctx, ctx.me.id, target_of(way))
        if path.level is Level.NAMED
    ]
    by = await host_who_named(ctx, ctx.me.id, target_of(way))
    chosen = first if first in (*by_name, by) else None
    saved = await ctx.apply(way, WayAct.WRITE, first=chosen or None)
    return await ctx.open_form(WAYS_NOTE, saved.id)


@feature.button(WAYS_NAMED, requires=Permission.ASK)
async def named_in_a_talk(ctx: Context, id: str) -> Response:
    """Write the note to somebody whom a host named: that host is asked first to introduce them."""
    person = await ctx.person(id)
    await may_reach(ctx, person)
    way = await way_for(ctx, target=person.id)
    by = await host_who_named(ctx, ctx.me.id, person.id)
    saved = await ctx.apply(way, WayAct.WRITE, first=by)
    return await ctx.open_form(WAYS_NOTE, saved.id)


async def note_form(ctx: Context, way: Way, rest: str) -> FormContent:
    """Build the form of the note to the person wanted."""
    person = await ctx.person(target_of(way))
    host, form = await may_reach(ctx, person), WAYS_NOTE.to(way.id)
    return await note_fields(ctx, person, host, way.first, form, rest)


async def note_submit(ctx: Context, way: Way, values: Values) -> Response:
    """Save the draft for this way, and show the preview. Without a word, show how to begin."""
    person, form = await ctx.person(target_of(way)), WAYS_NOTE.to(way.id)
    if instead := await begin_instead(ctx, person, way.first, form, values, way):
        return instead
    draft = await save_note(ctx, target_of(way), values)
    await ctx.apply(way, WayAct.WRITE, introduction=draft.id)
    if draft.request.missing_details():
        return await ctx.open_form(REQUEST_DETAILS, draft.id)
    return Reply(await preview(ctx, draft))


feature.form(
    WAYS_NOTE,
    note_form,
    note_submit,
    title="form-note",
    submit_label="submit-preview",
    act=WayAct.WRITE,
    requires=Permission.ASK,
)


def target_of(way: Way) -> str:
    """Return whom it leads to. Raises `StaleAction` for a topic."""
    if way.target is None:
        raise StaleAction(way)
    return way.target


async def _note_of(ctx: Context, way: Way) -> Introduction | None:
    i = await ctx.tx.introductions.get(ctx.network, way.introduction or "")
    return i if i is not None and i.status is Status.DRAFT and i.way is None else None


@feature.button(WAYS_SEND, act=WayAct.SEND, requires=Permission.ASK)
async def send(ctx: Context, way: Way, rest: str) -> Response:
    """Send the note on its way, if the limits still allow it. Those who are asked read it first."""
    if way.target is None:
        return await send_around(ctx, way)
    draft = await _note_of(ctx, way)
    if draft is None:
        raise UserError("error-reach-note", WAYS_NOTE.labelled("button-write-note").to(way.id))
    person = await ctx.person(draft.host)
    offer = await may_reach(ctx, person)
    if not await is_ready(ctx, draft):
        return Replace(await preview(ctx, draft))
    require_fit(draft, offer, WAYS_NOTE.to(way.id))
    sent = await send_through(ctx, way, draft, offer)
    lead = message(paragraph(ctx, "reach-sent", name=name_of(person)))
    return Replace(lead + await ctx.router.card(ctx, sent))


async def send_through(ctx: Context, way: Way, draft: Introduction, offer: Host) -> Way:
    """Send the note on its way. The caller has checked the limits and the note."""
    counted = replace(draft.request, organisation_key=offer.organisation_key)
    await ctx.apply(draft, Act.EDIT, request=counted, way=way.id)
    sent = await ctx.apply(way, WayAct.SEND, sent_at=ctx.now, heard_at=ctx.now)
    await begin(ctx, sent)
    return sent


@feature.button(WAYS_WITHDRAW, act=WayAct.WITHDRAW)
async def withdraw(ctx: Context, way: Way, rest: str) -> Response:
    """Take it back. Whoever was asked reads kindly that it is over; the note is kept."""
    saved = await ctx.apply(way, WayAct.WITHDRAW)
    await close(ctx, saved, AskedAct.TAKE_BACK)
    await release(ctx, saved)
    return Replace(notice(ctx, "reach-withdrawn", FIND_OPEN.button(ctx)))
