"""Reaching somebody for a topic, a role or an organisation: the page, the note, and sending it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, Values, Words
from bot.core.messages import Block, Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.hosts import Host, fold
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import StaleAction, UserError
from bot.engine.feature import FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, host_line, name_of, paragraph
from bot.features.connections.actions import CONNECTIONS_KNOW
from bot.features.find.actions import FIND_MORE, FIND_OPEN
from bot.features.find.search import search
from bot.features.offered.requests import SEARCH, way_rows
from bot.features.request.limits import require_open
from bot.features.request.standing import insist_on, may_go, note_field, standing_preview
from bot.features.ways.actions import (
    WAYS_INSIST,
    WAYS_REACH,
    WAYS_SEND,
    WAYS_TOPIC,
    WAYS_WITHDRAW,
    WAYS_WORDS,
)
from bot.features.ways.feature import feature
from bot.features.ways.looking import way_for
from bot.features.ways.model import Way, WayAct, WayStatus
from bot.features.ways.paths import shown_paths
from bot.features.ways.ranking import Level
from bot.features.ways.running import begin
from bot.features.ways.way import last_day, where_it_stands
from bot.i18n.sanitize import shorten

TOPIC_MAX = 60
LOOKED_AT = 10
"""Hosts who fit to whom ways are looked for: the best."""
SHOWN = 3
_YEAR = timedelta(days=365)


@feature.button(WAYS_TOPIC, requires=Permission.ASK)
async def topic_pressed(ctx: Context, argument: str) -> Response:
    """The page for the words that were searched for last."""
    saved = await ctx.tx.drafts.get(ctx.me.id, SEARCH)
    words = str(saved.get("query", "")) if saved else ""
    if not fold(words):
        raise UserError("error-reach-whom", FIND_OPEN)
    return Reply(await topic_page(ctx, words))


async def topic_page(ctx: Context, words: str) -> Message:
    """Return who fits and could be reached: hosts through people, as far as the seeker may know of
    it, people outside through members who offer that, and whoever people they know think of."""
    topic = shorten(words, TOPIC_MAX)
    way = await way_for(ctx, topic=topic)
    await keep_words(ctx, topic)
    answer = await search(ctx, topic)
    found = () if answer.nearest else answer.results
    hosts = await _hosts(ctx, [(one.host, one.person) for one in found[:LOOKED_AT]])
    offered = await way_rows(ctx, topic)
    more = None
    if found:
        fit = FIND_MORE.labelled("button-hosts-who-fit").button(ctx, "0")
        more = Row(ctx.say("topic-hosts-fit", count=len(found)), fit)
    return message(
        Heading(ctx.label("topic-title", topic=topic)),
        paragraph(ctx, "topic-hosts") if hosts else None,
        *hosts,
        more or paragraph(ctx, "topic-no-host"),
        paragraph(ctx, "offered-lead") if offered else None,
        *offered,
        *await _asking_around(ctx, way),
    )


async def keep_words(ctx: Context, words: str) -> None:
    """Keep them as the last search: buttons that go on from there carry no words."""
    await ctx.tx.drafts.save(ctx.me.id, SEARCH, {"query": words}, ctx.now)


async def _hosts(ctx: Context, fitting: list[tuple[Host, Person]]) -> list[Block]:
    """Return those to whom there is a way of which the seeker may know."""
    rows: list[Block] = []
    for host, person in fitting:
        if len(rows) == SHOWN:
            break
        shown = await shown_paths(ctx, ctx.me.id, person.id)
        if not shown:
            continue
        named = next((path for path in shown if path.level is Level.NAMED), None)
        through = ctx.say("reach-definite")
        if named is not None:
            first = name_of(await ctx.person(named.first))
            says = "reach-named" if len(named.connectors) == 1 else "reach-named-far"
            through = ctx.say(says, name=first)
        see = WAYS_REACH.labelled("button-see-ways").button(ctx, person.id)
        rows.append(Row(host_line(ctx, host, person) + Text((" ",)) + through, see))
    return rows


async def _asking_around(ctx: Context, way: Way) -> list[Block | None]:
    """Return the offer to ask people whom the seeker knows; where they are asked, how it stands."""
    if way.status is WayStatus.ASKING:
        back = WAYS_WITHDRAW.button(ctx, way.id, style=Style.DANGER)
        return [paragraph(ctx, "topic-asking"), Row(await where_it_stands(ctx, way), back)]
    if not await ctx.tx.connections.ties_of(ctx.network, ctx.me.id):
        return [paragraph(ctx, "topic-know-first"), button_row(CONNECTIONS_KNOW.button(ctx))]
    day = last_day(ctx, replace(way, heard_at=ctx.now))
    ask = WAYS_WORDS.button(ctx, way.id, style=Style.PRIMARY)
    return [paragraph(ctx, "topic-ask", day=day), button_row(ask)]


def topic_of(way: Way) -> str:
    """Return what is looked for. Raises `StaleAction` for a way to a person."""
    if way.target is not None or not way.topic:
        raise StaleAction(way)
    return way.topic


async def words_form(ctx: Context, way: Way, rest: str) -> FormContent:
    """Build the form of the note: who reads it is not known yet."""
    topic = topic_of(way)
    return FormContent(
        fields=(
            Field(
                name="topic",
                label=ctx.label("field-topic-whom"),
                words=Words.SHOWN,
                hint=ctx.label("hint-topic-whom"),
                initial=topic,
                max_length=TOPIC_MAX,
                min_length=2,
            ),
            note_field(ctx, way.words or await _written(ctx, topic)),
        ),
        intro=ctx.label("form-around-intro"),
    )


async def _written(ctx: Context, topic: str) -> str:
    """Return the note of an earlier way for the same topic: it may be sent again."""
    mine = await ctx.tx.ways.since(ctx.network, ctx.me.id, ctx.now - _YEAR)
    notes = [way.words for way in mine if way.words and fold(way.topic) == fold(topic)]
    return notes[-1] if notes else ""


async def words_submit(ctx: Context, way: Way, values: Values) -> Response:
    """Save the note, and show it as it will be read."""
    topic_of(way)
    topic, words = str(values["topic"]), str(values["note"])
    written = await ctx.apply(way, WayAct.WRITE, topic=topic, words=words)
    return Reply(await around_preview(ctx, written))


feature.form(
    WAYS_WORDS,
    words_form,
    words_submit,
    title="form-around",
    submit_label="submit-preview",
    act=WayAct.WRITE,
    requires=Permission.ASK,
    outside=True,
)


async def around_preview(ctx: Context, way: Way) -> Message:
    """Return the note as people whom the seeker knows will read it."""
    title = ctx.label("topic-preview", topic=way.topic)
    send = WAYS_SEND.button(ctx, way.id, style=Style.PRIMARY)
    edit = WAYS_WORDS.labelled("button-edit").button(ctx, way.id)
    shown = await standing_preview(
        ctx,
        title,
        way.words,
        send=send,
        edit=edit,
        insist=WAYS_INSIST.button(ctx, way.id),
        fine="preview-fine-way",
        topic=way.topic,
    )
    return shown + message(Footnote(ctx.say("topic-when")))


@feature.button(WAYS_INSIST, act=WayAct.WRITE)
async def as_it_stands(ctx: Context, way: Way, rest: str) -> Response:
    """The coach holds the note back, and its writer says that it is meant as it stands."""
    await insist_on(ctx, way.words, topic_of(way))
    return Replace(await around_preview(ctx, way))


async def send_around(ctx: Context, way: Way) -> Response:
    """Begin to ask people whom the seeker knows, the best connectors first."""
    topic_of(way)
    if not way.words:
        return await ctx.open_form(WAYS_WORDS, way.id)
    if not await may_go(ctx, way.words, way.topic):
        return Replace(await around_preview(ctx, way))
    await require_open(ctx)
    sent = await ctx.apply(way, WayAct.SEND, sent_at=ctx.now, heard_at=ctx.now)
    await begin(ctx, sent)
    return Replace(message(paragraph(ctx, "topic-sent")) + await ctx.router.card(ctx, sent))
