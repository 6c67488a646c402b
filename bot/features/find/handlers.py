"""Finding hosts, and a message when a new host fits a search."""

from __future__ import annotations

from bot.core.forms import Field, Values, Words
from bot.core.messages import (
    Actions,
    Block,
    Button,
    Heading,
    Message,
    Paragraph,
    Row,
    Style,
    action,
    message,
)
from bot.core.responses import Reply, Response
from bot.domain.hosts import Host, HostState
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.engine.feature import Argument, FormContent, Late
from bot.engine.jobs import Step, begin_job
from bot.engine.permissions import Permission, has, named_roles, organisers
from bot.features.blocks import button_row, host_facts, host_line, notice, paragraph
from bot.features.find.actions import (
    FIND_LIKE,
    FIND_MORE,
    FIND_OPEN,
    FIND_SEARCH,
    FIND_UNWATCH,
    FIND_WATCH,
)
from bot.features.find.feature import feature
from bot.features.find.search import Room, fits_one_of, next_best, search
from bot.features.guide.actions import GUIDE_LIMITS
from bot.features.introduction.model import INTRODUCTION, OPEN, Introduction, Status
from bot.features.mine.actions import MINE_CARD
from bot.features.offered.actions import OFFERED_FIND
from bot.features.offered.search import offered_ways
from bot.features.request.actions import REQUEST_NOTE
from bot.features.ways.actions import WAYS_REACH, WAYS_TOPIC
from bot.i18n.sanitize import shorten

ANNOUNCE = "find.announce"
"""The job that looks for searches which a new host fits; its subject is the host."""
MATCH = "match"
"""The kind of nudge: a new host fits a search."""
PAGE = 4
"""Hosts on one page, few enough for a phone."""
QUERY_MAX = 60
"""Characters of a search, at most."""


def host_blocks(
    ctx: Context,
    host: Host,
    person: Person,
    asking: bool = True,
    between: Introduction | None = None,
) -> list[Block]:
    """Return one host of a list, with buttons to ask: directly, or through people. `between`: the
    open request or the last talk of the actor and this host, whose card they get instead."""
    blocks: list[Block] = [Row(host_line(ctx, host, person)), host_facts(ctx, host, person)]
    if between is not None and between.status in OPEN:
        yours = MINE_CARD.labelled("button-your-request")
        return [*blocks, Actions((yours.button(ctx, INTRODUCTION, between.id),))]
    if not asking:
        return blocks
    ask = REQUEST_NOTE.button(ctx, person.id, style=Style.PRIMARY)
    buttons = [ask, WAYS_REACH.button(ctx, person.id)]
    if between is not None:
        talk = MINE_CARD.labelled("button-your-talk")
        buttons.append(talk.button(ctx, INTRODUCTION, between.id))
    return [*blocks, Actions(tuple(buttons))]


async def _between(ctx: Context) -> dict[str, Introduction]:
    """Return, by host, the actor's open request, or else their last talk."""
    held = OPEN | {Status.MET, Status.THANKED}
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, held)
    asked = [i for i in mine if i.seeker == ctx.me.id]
    asked.sort(key=lambda i: (i.status in OPEN, i.created_at, i.id))
    return {i.host: i for i in asked}


def _busy_blocks(
    ctx: Context, host: Host, person: Person, between: Introduction | None
) -> list[Block]:
    """Return a host whom enough people wait for, without a button to ask."""
    blocks = host_blocks(ctx, host, person, asking=False, between=between)
    if between is not None and between.status in OPEN:
        return blocks
    return [*blocks, paragraph(ctx, "host-busy")]


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


async def page(ctx: Context, query: str, first: int) -> Message:
    """Return one page of results, or the empty state."""
    searched = await search(ctx, query)
    found, away = searched.results, searched.away
    shown = found[first : first + PAGE]
    watch = FIND_WATCH.button(ctx, style=Style.NORMAL if found else Style.PRIMARY)
    again = FIND_SEARCH.button(ctx)
    await ctx.tx.drafts.save(ctx.me.id, "find.search", {"query": query}, ctx.now)
    asking = has(ctx, Permission.ASK)
    ways = len(await offered_ways(ctx, query)) if not first else 0
    outside = None
    if ways:
        outside = Row(ctx.say("offered-here", count=ways), OFFERED_FIND.button(ctx))
    if not found:
        nobody = "found-none" if query else "found-nobody"
        return message(
            paragraph(ctx, nobody, query=query),
            paragraph(ctx, "found-away", count=away) if away else None,
            outside,
            button_row(WAYS_TOPIC.button(ctx) if query and asking else None, watch, again),
        )
    free = sum(one.room is Room.FREE for one in found)
    lead = "found-nearest" if searched.nearest else "found-for"
    blocks: list[Block | None] = [
        Heading(ctx.label("found-title", count=free)) if free else paragraph(ctx, "found-busy"),
        paragraph(ctx, lead, query=query) if query else None,
        None if asking else await _look_only(ctx),
    ]
    between = await _between(ctx)
    for one in shown:
        ours = between.get(one.person.id)
        if one.room is Room.BUSY:
            blocks += _busy_blocks(ctx, one.host, one.person, ours)
        else:
            blocks += host_blocks(ctx, one.host, one.person, asking, ours)
    if away:
        blocks.append(paragraph(ctx, "found-away", count=away))
    blocks.append(outside)
    more = len(found) - first - len(shown)
    onward = None
    if more > 0:
        label = ctx.label("button-more-hosts", count=more)
        onward = Button(label, action(FIND_MORE.name, first + PAGE))
    around = WAYS_TOPIC.button(ctx) if query and asking and not free else None
    busy = any(one.room is Room.BUSY for one in shown)
    why = GUIDE_LIMITS.button(ctx) if busy else None
    blocks.append(button_row(around, onward, watch, again, why))
    return message(*blocks)


async def _look_only(ctx: Context) -> Paragraph:
    roles = named_roles(ctx, Permission.ASK)
    return paragraph(ctx, "find-not-asking", roles=roles, who=await organisers(ctx))


async def _last_query(ctx: Context) -> str:
    saved = await ctx.tx.drafts.get(ctx.me.id, "find.search")
    return str(saved.get("query", "")) if saved else ""


@feature.button(FIND_MORE, reads=Permission.ASK, only_reads=True)
async def more(ctx: Context, id: str) -> Response:
    """The next page of the last search."""
    first = int(id) if id.isdecimal() else 0
    return Reply(await page(ctx, await _last_query(ctx), first))


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
    query = await _last_query(ctx)
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
    for host, person in near:
        blocks += host_blocks(ctx, host, person)
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
    """A new host fits a search. None if they have stopped again."""
    host = await ctx.tx.hosts.open_to(nudge.network, nudge.subject_id, ctx.me.id)
    if host is None or host.state is not HostState.ACTIVE:
        return None
    person = await ctx.person(nudge.subject_id)
    return message(
        paragraph(ctx, "match"),
        *host_blocks(ctx, host, person),
        button_row(FIND_UNWATCH.button(ctx)),
    )
