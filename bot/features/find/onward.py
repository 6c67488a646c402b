"""Where a search goes on from: topics to browse, everyone, people who may know somebody, talks
elsewhere, and word when somebody fits. No search ends without a way on."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from bot.core.messages import (
    ACTION_MAX,
    Actions,
    Block,
    Button,
    Heading,
    Message,
    Row,
    action,
    message,
)
from bot.core.responses import Reply, Response
from bot.engine.context import Context
from bot.engine.permissions import Permission, has
from bot.features.blocks import button_row, paragraph
from bot.features.elsewhere.actions import ELSEWHERE_OPEN
from bot.features.find.actions import (
    FIND_OPEN,
    FIND_SEARCH,
    FIND_TOPIC,
    FIND_TOPICS,
    FIND_WATCH,
)
from bot.features.find.feature import feature
from bot.features.naming import choices, named
from bot.features.offered.actions import OFFERED_FIND
from bot.features.offered.search import offered_ways
from bot.features.ways.actions import WAYS_REACH, WAYS_TOPIC
from bot.i18n.sanitize import clean, shorten

SHARED_BY = 3
"""Hosts who have a topic that is shown to browse, at least."""
FIRST, PAGE, MOST = 4, 12, 60
"""Topics that are shown beside other ways on · on a page of their own · at all."""
_ROW = 4
_LABEL_MAX = 40
QUERY_MAX = 60
"""Characters of a search, at most."""


async def last_query(ctx: Context) -> str:
    """Return what the actor searched for last; buttons that go on from there carry no words."""
    saved = await ctx.tx.drafts.get(ctx.me.id, FIND_SEARCH.name)
    return str(saved.get("query", "")) if saved else ""


async def offered_row(ctx: Context, query: str) -> Row | None:
    """Return how many ways to people outside fit, all without a search, with a button to them."""
    if not (count := len(await offered_ways(ctx, query))):
        return None
    says = ctx.say("offered-here" if query else "offered-here-all", count=count)
    return Row(says, OFFERED_FIND.button(ctx))


def watch_button(ctx: Context, query: str) -> Button:
    """Return the button that watches a search; without one, for anybody new."""
    return (FIND_WATCH if query else FIND_WATCH.labelled("button-watch-all")).button(ctx)


def around(ctx: Context, query: str) -> Row | None:
    """Return the way through people whom the seeker knows."""
    if not query or not has(ctx, Permission.ASK):
        return None
    return Row(ctx.say("onward-introduce"), WAYS_TOPIC.button(ctx))


async def ways_on(ctx: Context, query: str, *, hosts: bool = True) -> list[Block | None]:
    """Return every way on from a search. `hosts`: somebody here hosts."""
    topics = await _shared(ctx, PAGE) if hosts else []
    shown = _topic_buttons(topics[:FIRST])
    if len(topics) > FIRST:
        shown.append(FIND_TOPICS.button(ctx))
    watch = ctx.say("onward-watch" if query else "onward-watch-all")
    return [
        paragraph(ctx, "find-topics") if shown else None,
        Actions(tuple(shown)) if shown else None,
        *await _of_that_name(ctx, query),
        await offered_row(ctx, query),
        around(ctx, query),
        Row(ctx.say("onward-outside"), ELSEWHERE_OPEN.button(ctx)),
        Row(watch, watch_button(ctx, query)),
        button_row(
            FIND_OPEN.labelled("button-everyone").button(ctx) if hosts and query else None,
            FIND_SEARCH.button(ctx),
        ),
    ]


async def _of_that_name(ctx: Context, query: str) -> list[Block]:
    """People of that name who cannot be asked directly, but perhaps through others."""
    if not query or not has(ctx, Permission.ASK):
        return []
    whom = await named(ctx, query)
    if not whom.people:
        return []
    rows = choices(ctx, whom, lambda person: WAYS_REACH.button(ctx, person.id))
    return [paragraph(ctx, "found-not-asked"), *rows[:2]]


@feature.button(FIND_TOPICS, reads=Permission.ASK, only_reads=True)
async def topics(ctx: Context, first: str) -> Response:
    """The topics that several hosts share, from that one on."""
    return Reply(await topics_page(ctx, int(first) if first.isdecimal() else 0))


async def topics_page(ctx: Context, first: int) -> Message:
    """Return a page of topics, those of most hosts first."""
    found = await _shared(ctx, MOST)
    shown = _topic_buttons(found[first : first + PAGE])
    more = None
    if len(found) > first + PAGE:
        more = FIND_TOPICS.button(ctx, first + PAGE)
    return message(
        Heading(ctx.label("topics-title")) if shown else paragraph(ctx, "topics-none"),
        *[Actions(tuple(shown[at : at + _ROW])) for at in range(0, len(shown), _ROW)],
        button_row(
            more,
            FIND_OPEN.labelled("button-everyone").button(ctx),
            FIND_SEARCH.button(ctx),
        ),
    )


async def _shared(ctx: Context, most: int) -> list[str]:
    """The topics that enough hosts share, other than the reader, those of most hosts first."""
    found = await ctx.tx.index.shared_topics(ctx.network, ctx.me.id, SHARED_BY, most)
    return [topic for topic, _ in found]


def _topic_buttons(topics: list[str]) -> list[Button]:
    carried = [(topic, action(FIND_TOPIC.name, _carried(topic))) for topic in topics]
    return [
        Button(shorten(topic, _LABEL_MAX), press)
        for topic, press in carried
        if len(press) <= ACTION_MAX
    ]


def _carried(topic: str) -> str:
    """A topic as a button carries it: an action has letters and digits only."""
    return urlsafe_b64encode(topic.encode()).decode().rstrip("=")


def topic_in(argument: str) -> str:
    """Return the topic that a button carries; "" for anything else."""
    try:
        topic = urlsafe_b64decode(argument + "=" * (-len(argument) % 4)).decode()
    except (NotBase64, ValueError):
        return ""
    return shorten(" ".join(clean(topic).split()), QUERY_MAX)
