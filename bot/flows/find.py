"""Find: who can be asked, what they offer, when they are free; and being told when someone fits."""

from __future__ import annotations

from bot.context import Context
from bot.flow import Argument, Flow
from bot.flows.parts import host_facts, host_line, paragraph, press, row, said
from bot.flows.roles import has, named, organisers
from bot.model.clocks import month_of
from bot.model.hosts import Host, HostState, likeness, score
from bot.model.nudges import Kind, Nudge
from bot.model.people import Person
from bot.view import (
    Block,
    Button,
    Field,
    Form,
    Heading,
    Message,
    Paragraph,
    Reply,
    Response,
    Row,
    Style,
    Values,
    action,
    message,
)
from bot.words import shorten

flow = Flow("find")

PAGE = 4
"""Hosts on one page: what a phone shows without losing the thread."""
QUERY_MAX = 60
"""So that a search fits into a button."""


async def can_be_asked(ctx: Context, host: Host, person: Person) -> bool:
    """Active, not paused, and with room left in the month of the host's zone."""
    return ctx.hosting(host, person) and await has_room(ctx, host, person)


async def has_room(ctx: Context, host: Host, person: Person) -> bool:
    """Whether the host has said yes to fewer than they want to this month, in their own zone."""
    start, end = month_of(ctx.now, person.tz)
    taken = await ctx.tx.accepted_between(ctx.network, host.person, start, end)
    return taken < host.capacity


async def search(ctx: Context, query: str) -> tuple[list[tuple[Host, Person]], int]:
    """Hosts who fit and can be asked now, best first; and how many fit but are away or full."""
    fitting = [
        (score(host, query), host, person)
        for host, person in await ctx.tx.hosts(ctx.network)
        if host.person != ctx.me.id
    ]
    fitting = [item for item in fitting if item[0] > 0]
    found, away = [], 0
    for points, host, person in fitting:
        if await can_be_asked(ctx, host, person):
            found.append((points, host, person))
        else:
            away += 1
    found.sort(key=lambda item: (-item[0], item[2].name))
    return [(host, person) for _, host, person in found], away


async def next_best(ctx: Context, like: str, wish: str = "") -> list[tuple[Host, Person]]:
    """At most three other hosts, nearest to that one, who can be asked now."""
    model = await ctx.tx.host(ctx.network, like)
    if model is None:
        return []
    near = []
    for host, person in await ctx.tx.hosts(ctx.network):
        points = likeness(host, model, wish)
        others = {like, ctx.me.id}
        if points and host.person not in others and await can_be_asked(ctx, host, person):
            near.append((points, host, person))
    near.sort(key=lambda item: (-item[0], item[2].name))
    return [(host, person) for _, host, person in near[:3]]


def host_blocks(ctx: Context, host: Host, person: Person, asking: bool = True) -> list[Block]:
    """One host in a list, with the button to ask."""
    ask = press(ctx, "request", "request.note", person.id, style=Style.PRIMARY) if asking else None
    return [Row(host_line(ctx, host, person), ask), host_facts(ctx, host, person)]


@flow.command("find", Argument.TOPIC)
async def find(ctx: Context, query: str) -> Response:
    """`/intro find data science`: the hosts who fit."""
    return await _first_page(ctx, shorten(query, QUERY_MAX))


@flow.button("open")
async def find_all(ctx: Context, id: str) -> Response:
    """Everyone who can be asked."""
    return await _first_page(ctx, "")


async def _first_page(ctx: Context, query: str) -> Response:
    shown = await page(ctx, query, 0)
    await ctx.tx.need_not_wait()  # what was searched for is kept only to spare typing it again
    return Reply(shown)


async def page(ctx: Context, query: str, first: int) -> Message:
    """One page of results, or an honest empty state."""
    found, away = await search(ctx, query)
    shown = found[first : first + PAGE]
    watch = press(ctx, "watch", "find.watch", style=Style.NORMAL if found else Style.PRIMARY)
    again = press(ctx, "search-again", "find.search")
    await ctx.tx.keep(ctx.me.id, "find.search", {"query": query}, ctx.now)
    asking = has(ctx, ctx.community.asking)
    if not found:
        nobody = "found-none" if query else "found-nobody"
        return message(
            paragraph(ctx, nobody, query=query),
            paragraph(ctx, "found-away", count=away) if away else None,
            row(watch, again),
        )
    blocks: list[Block | None] = [
        Heading(ctx.label("found-title", count=len(found))),
        paragraph(ctx, "found-for", query=query) if query else None,
        None if asking else await _look_only(ctx),
    ]
    for host, person in shown:
        blocks += host_blocks(ctx, host, person, asking)
    if away:
        blocks.append(paragraph(ctx, "found-away", count=away))
    more = len(found) - first - len(shown)
    onward = None
    if more > 0:
        label = ctx.label("button-more-hosts", count=more)
        onward = Button(label, action("find.more", first + PAGE))
    blocks.append(row(onward, watch, again))
    return message(*blocks)


async def _look_only(ctx: Context) -> Paragraph:
    roles = named(ctx, ctx.community.asking)
    return paragraph(ctx, "find-not-asking", roles=roles, who=await organisers(ctx))


async def _last_query(ctx: Context) -> str:
    kept = await ctx.tx.kept(ctx.me.id, "find.search")
    return str(kept.get("query", "")) if kept else ""


@flow.button("more")
async def more(ctx: Context, id: str) -> Response:
    """The next page of the last search."""
    first = int(id) if id.isdecimal() else 0
    return Reply(await page(ctx, await _last_query(ctx), first))


async def search_form(ctx: Context, id: str) -> Form:
    """One line to search by."""
    return Form(
        id="find.search",
        title=ctx.label("form-search"),
        submit=ctx.label("submit-search"),
        fields=(
            Field(
                name="query",
                label=ctx.label("field-query"),
                hint=ctx.label("hint-query"),
                required=False,
                max_length=QUERY_MAX,
            ),
        ),
    )


async def search_again(ctx: Context, id: str, values: Values) -> Response:
    """What the form says."""
    return Reply(await page(ctx, str(values["query"]), 0))


flow.form("search", search_form, search_again)


@flow.button("watch")
async def watch(ctx: Context, id: str) -> Response:
    """Tell me when someone fits the last search."""
    query = await _last_query(ctx)
    await ctx.tx.add_watch(ctx.network, ctx.me.id, query, ctx.now)
    stop = press(ctx, "unwatch", "find.unwatch")
    return Reply(said(ctx, "watching" if query else "watching-all", stop, query=query))


@flow.button("unwatch")
async def unwatch(ctx: Context, id: str) -> Response:
    """Wait no longer, for anything."""
    for person, query in await ctx.tx.watches(ctx.network):
        if person == ctx.me.id:
            await ctx.tx.drop_watch(ctx.network, person, query)
    return Reply(said(ctx, "watching-not", press(ctx, "find", "find.open")))


@flow.button("like")
async def like(ctx: Context, id: str) -> Response:
    """Others near that host; everyone, if nobody is near."""
    near = await next_best(ctx, id)
    if not near:
        return Reply(await page(ctx, "", 0))
    return Reply(await near_message(ctx, near))


async def near_message(ctx: Context, near: list[tuple[Host, Person]]) -> Message:
    """The next best hosts, with what they offer."""
    blocks: list[Block] = [Paragraph(ctx.say("others-near", count=len(near)))]
    for host, person in near:
        blocks += host_blocks(ctx, host, person)
    return message(*blocks, row(press(ctx, "search-again", "find.search")))


async def announce(ctx: Context, host: Host) -> None:
    """A host can be found from now on: those who wait for somebody like them hear of it, once."""
    for person, query in await ctx.tx.watches(ctx.network):
        if person != host.person and score(host, query) > 0:
            await ctx.tx.put_nudge(
                Nudge(
                    key=f"match.{person}.{host.person}",
                    network=ctx.network,
                    community=ctx.community.id,
                    person=person,
                    subject=host.person,
                    kind=Kind.MATCH,
                    due_at=ctx.now,
                )
            )


@flow.nudge(Kind.MATCH)
async def match(ctx: Context, nudge: Nudge) -> Message | None:
    """Someone who fits has begun to host; nothing if they stopped again meanwhile."""
    host = await ctx.tx.host(nudge.network, nudge.subject)
    if host is None or host.state is not HostState.ACTIVE:
        return None
    person = await ctx.person(nudge.subject)
    return message(
        paragraph(ctx, "match"),
        *host_blocks(ctx, host, person),
        row(press(ctx, "unwatch", "find.unwatch")),
    )
