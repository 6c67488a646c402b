"""Finding hosts, and a message when a new host fits a search."""

from __future__ import annotations

from bot.core.forms import Field, Values, Words
from bot.core.messages import (
    Block,
    Button,
    Heading,
    Message,
    Paragraph,
    Row,
    action,
    fits,
    message,
)
from bot.core.responses import Reply, Response
from bot.domain.hosts import Host, HostState
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.engine.feature import Argument, FormContent, Late
from bot.engine.jobs import Step, begin_job
from bot.engine.permissions import Permission, has, named_roles, turn_to
from bot.features.blocks import button_row, notice, paragraph
from bot.features.find.actions import (
    FIND_LIKE,
    FIND_MORE,
    FIND_NEAR,
    FIND_ONWARD,
    FIND_OPEN,
    FIND_SEARCH,
    FIND_TOPIC,
    FIND_UNWATCH,
    FIND_WATCH,
)
from bot.features.find.feature import feature
from bot.features.find.onward import (
    QUERY_MAX,
    around,
    last_query,
    offered_row,
    topic_in,
    topics_page,
    watch_button,
    ways_on,
)
from bot.features.find.result import asked_before, host_blocks
from bot.features.find.search import Found, Room, fits_one_of, next_best, search
from bot.features.guide.actions import GUIDE_LIMITS
from bot.i18n.sanitize import shorten

ANNOUNCE = "find.announce"
"""The job that looks for searches which a new host fits; its subject is the host."""
MATCH = "match"
"""The kind of nudge: a new host fits a search."""
PAGE = 4
"""Hosts on one page, few enough for a phone."""


@feature.command(
    "find",
    Argument.TOPIC,
    about="command-find",
    usage="usage-find",
    reads=Permission.ASK,
    only_reads=True,
)
async def find(ctx: Context, query: str) -> Response:
    """`/intro find data science`: hosts who fit."""
    return await _first_page(ctx, shorten(query, QUERY_MAX))


@feature.button(FIND_OPEN, reads=Permission.ASK, only_reads=True)
async def find_all(ctx: Context, argument: str) -> Response:
    """All hosts who can be asked."""
    return await _first_page(ctx, "")


async def _first_page(ctx: Context, query: str) -> Response:
    shown = await page(ctx, query, 0)
    await ctx.tx.allow_async_commit()  # the saved query is only a convenience
    return Reply(shown)


async def page(ctx: Context, query: str, first: int, *, far: bool = False) -> Message:
    """Return one page of results: as many as one message holds; where there are none, what else
    there is. `far`: from the first page on, those who only do something in a wider field."""
    searched = await search(ctx, query)
    await ctx.tx.drafts.save(ctx.me.id, FIND_SEARCH.name, {"query": query}, ctx.now)
    if not searched.results or (searched.far and not far and not first):
        return await _nobody(ctx, query, searched)
    first = first if first < len(searched.results) else 0
    shown = searched.results[first : first + PAGE]
    between = await asked_before(ctx)
    asking = has(ctx, Permission.ASK)
    cards = [
        host_blocks(
            ctx,
            one.host,
            one.person,
            between,
            asking=asking,
            busy=one.room is Room.BUSY,
            query=searched.query,
            near=searched.nearest,
        )
        for one in shown
    ]
    head = await _head(ctx, query, searched)
    outside = None if first else await offered_row(ctx, query)
    while True:
        end = first + len(cards)
        busy = any(one.room is Room.BUSY for one in searched.results[first:end])
        tail = _tail(ctx, query, searched, outside, end, busy)
        blocks = [*head, *(block for card in cards for block in card), *tail]
        if len(cards) == 1 or fits(blocks):
            return message(*blocks)
        cards.pop()


async def _nobody(ctx: Context, query: str, searched: Found) -> Message:
    """The empty state: nobody fits who can be asked."""
    away = 0 if searched.far else searched.away
    return message(
        paragraph(ctx, "found-none" if query else "found-nobody", query=query),
        _away(ctx, query, away),
        Row(ctx.say("onward-near"), FIND_NEAR.button(ctx)) if searched.far else None,
        *await ways_on(ctx, query, hosts=bool(query or away)),
    )


def _away(ctx: Context, query: str, count: int) -> Paragraph | None:
    """How many fit who are away or full; without a search, all who are."""
    return (
        paragraph(ctx, "found-away" if query else "found-away-all", count=count) if count else None
    )


async def _head(ctx: Context, query: str, searched: Found) -> list[Block]:
    free = sum(one.room is Room.FREE for one in searched.results)
    lead = None
    if query and searched.nearest:
        lead = paragraph(ctx, "found-nearest", query=query, count=len(searched.results))
    elif query:
        lead = paragraph(ctx, "found-for", query=query)
    busy = paragraph(ctx, "found-busy" if query else "found-busy-all")
    blocks: list[Block | None] = [
        Heading(ctx.label("found-title", count=free)) if free else busy,
        lead,
        None if has(ctx, Permission.ASK) else await _look_only(ctx),
    ]
    return [block for block in blocks if block is not None]


def _tail(
    ctx: Context, query: str, searched: Found, outside: Row | None, end: int, busy: bool
) -> list[Block]:
    """What follows the hosts. `end`: how many of them have been shown; `busy`: one of these is."""
    left, onward = len(searched.results) - end, None
    if left > 0:
        label = ctx.label("button-more-hosts", count=left)
        onward = Button(label, action(FIND_MORE.name, end))
    free = any(one.room is Room.FREE for one in searched.results)
    blocks: list[Block | None] = [
        _away(ctx, query, searched.away),
        outside,
        around(ctx, query) if searched.nearest or not free else None,
        button_row(
            onward,
            FIND_ONWARD.button(ctx),
            watch_button(ctx, query),
            FIND_SEARCH.button(ctx),
            GUIDE_LIMITS.button(ctx) if busy else None,
        ),
    ]
    return [block for block in blocks if block is not None]


@feature.button(FIND_ONWARD, reads=Permission.ASK, only_reads=True)
async def none_of_these(ctx: Context, argument: str) -> Response:
    """The ways on from the last search, where nobody whom it found is right."""
    query = await last_query(ctx)
    lead = paragraph(ctx, "onward-for" if query else "onward-all", query=query)
    return Reply(message(lead, *await ways_on(ctx, query)))


@feature.button(FIND_NEAR, reads=Permission.ASK, only_reads=True)
async def come_near(ctx: Context, argument: str) -> Response:
    """Those of the last search who only do something in a wider field."""
    return Reply(await page(ctx, await last_query(ctx), 0, far=True))


@feature.button(FIND_TOPIC, reads=Permission.ASK, only_reads=True)
async def by_topic(ctx: Context, carried: str) -> Response:
    """Search for the topic that was pressed."""
    topic = topic_in(carried)
    return Reply(await page(ctx, topic, 0) if topic else await topics_page(ctx, 0))


async def _look_only(ctx: Context) -> Paragraph:
    roles = named_roles(ctx, Permission.ASK)
    return paragraph(ctx, "find-not-asking", roles=roles, who=await turn_to(ctx))


@feature.button(FIND_MORE, reads=Permission.ASK, only_reads=True)
async def more(ctx: Context, id: str) -> Response:
    """The next page of the last search."""
    first = int(id) if id.isdecimal() else 0
    return Reply(await page(ctx, await last_query(ctx), first))


async def search_form(ctx: Context, id: str) -> FormContent:
    """One field for the query."""
    return FormContent(
        fields=(
            Field(
                name="query",
                label=ctx.label("field-query"),
                words=Words.PRIVATE,
                hint=ctx.label("hint-query"),
                required=False,
                max_length=QUERY_MAX,
            ),
        )
    )


async def search_again(ctx: Context, id: str, values: Values) -> Response:
    """Show the first page for the query."""
    return Reply(await page(ctx, str(values["query"]), 0))


feature.form(
    FIND_SEARCH,
    search_form,
    search_again,
    title="form-search",
    submit_label="submit-search",
    reads=Permission.ASK,
    only_reads=True,
)


@feature.button(FIND_WATCH)
async def watch(ctx: Context, id: str) -> Response:
    """Watch the last search: a message when a new host fits."""
    query = await last_query(ctx)
    await ctx.tx.watches.add(ctx.network, ctx.me.id, query, ctx.now)
    stop = FIND_UNWATCH.button(ctx)
    return Reply(notice(ctx, "watching" if query else "watching-all", stop, query=query))


@feature.button(FIND_UNWATCH)
async def unwatch(ctx: Context, id: str) -> Response:
    """Stop watching all searches."""
    await ctx.tx.watches.remove_all(ctx.network, ctx.me.id)
    return Reply(notice(ctx, "watching-not", FIND_OPEN.button(ctx)))


@feature.button(FIND_LIKE, reads=Permission.ASK, only_reads=True)
async def like(ctx: Context, id: str) -> Response:
    """Hosts similar to that one; all, if there are none."""
    near = await next_best(ctx, id)
    if not near:
        return Reply(await page(ctx, "", 0))
    return Reply(await near_message(ctx, near))


async def near_message(ctx: Context, near: list[tuple[Host, Person]]) -> Message:
    """Return similar hosts with their offers."""
    blocks: list[Block] = [Paragraph(ctx.say("others-near", count=len(near)))]
    between = await asked_before(ctx)
    for host, person in near:
        blocks += host_blocks(ctx, host, person, between)
    return message(*blocks, button_row(FIND_SEARCH.button(ctx)))


async def announce(ctx: Context, host: Host) -> None:
    """Begin to notify, once, each member with a search that this new host fits."""
    await begin_job(
        ctx.tx,
        ANNOUNCE,
        network=ctx.network,
        community=ctx.community.id,
        subject=host.person,
        now=ctx.now,
    )


@feature.job(ANNOUNCE)
async def announce_next(step: Step) -> str | None:
    """Schedule the message to the next member, if the host, who still hosts, fits a search."""
    job = step.job
    host = await step.tx.index.candidate(job.network, job.subject)
    if host is None:
        return None
    found = await step.tx.watches.next_person(job.network, job.position)
    if found is None:
        return None
    person, queries = found
    if person != job.subject and await fits_one_of(step.tx, host, queries):
        await step.tx.nudges.schedule(
            Nudge(
                key=f"match.{person}.{job.subject}",
                network=job.network,
                community=job.community,
                person=person,
                subject_kind="host",
                subject_id=job.subject,
                kind=MATCH,
                due_at=job.created_at,
            )
        )
    return person


@feature.nudge(MATCH, mute=Mute.MATCHES, merge=False, quiet_hours=True, late=Late.SEND)
async def match(ctx: Context, nudge: Nudge) -> Message | None:
    """A new host fits a search, or the reader waits for anybody new. None if they have stopped
    again."""
    host = await ctx.tx.hosts.open_to(nudge.network, nudge.subject_id, ctx.me.id)
    if host is None or host.state is not HostState.ACTIVE:
        return None
    person = await ctx.person(nudge.subject_id)
    searches = [query for query in await ctx.tx.watches.of(nudge.network, ctx.me.id) if query]
    found = await ctx.tx.index.candidate(nudge.network, nudge.subject_id)
    fits = found is not None and await fits_one_of(ctx.tx, found, searches)
    return message(
        paragraph(ctx, "match" if fits else "match-all"),
        *host_blocks(ctx, host, person, await asked_before(ctx)),
        button_row(FIND_UNWATCH.button(ctx)),
    )
