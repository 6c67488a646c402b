"""One host of a list: why they are there, their own words, when they are free for the reader, and
what the reader can do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.core.messages import Actions, Block, Button, Facts, Row, Style, action
from bot.core.text import Text
from bot.domain.availability import Window, on_clock
from bot.domain.hosts import Format, Host
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.blocks import formats, host_line, paragraph, plain, quoted
from bot.features.introduction.model import INTRODUCTION, OPEN, Introduction, Status
from bot.features.mine.actions import MINE_CARD
from bot.features.request.actions import REQUEST_NOTE
from bot.features.request.limits import ASKED_BEFORE, first_day_after, may_ask_again
from bot.features.ways.actions import WAYS_REACH
from bot.finding.documents import CONCEPT, FULL, fields_of
from bot.finding.meaning import meaning
from bot.finding.query import Query
from bot.i18n.sanitize import shorten

Between = Mapping[str, Sequence[Introduction]]
"""By host: what there was between the actor, as the seeker, and them; oldest first."""
REASONS = 4
"""Reasons why a host is shown, at most."""
TOPICS = 2
"""Topics that are named among them."""
NEARLY = 0.6
"""What says it so much less surely than another text is no reason beside it."""
LINE_MAX = 160
"""Characters of a host's own line."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_WHY = {
    "role": "why-role",
    "topics": "why-topics",
    "sector": "why-sector",
    "organisation": "why-organisation",
    "region": "why-region",
    "studied": "why-studied",
    "languages": "why-languages",
    "formats": "why-formats",
    "about": "why-about",
}
"""The sentence on each field, those first that say most."""


class PartOfDay(StrEnum):
    """When in the day somebody is free, as a sentence chooses its words."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    DAY = "day"
    """Mornings and afternoons."""
    EVENING = "evening"
    NIGHT = "night"


_PARTS = (
    (0, 5, PartOfDay.NIGHT),
    (5, 12, PartOfDay.MORNING),
    (12, 17, PartOfDay.AFTERNOON),
    (17, 23, PartOfDay.EVENING),
    (23, 24, PartOfDay.NIGHT),
)
"""From which hour to which."""


async def asked_before(ctx: Context) -> Between:
    """Return what there was between the actor, as the seeker, and each host."""
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, ASKED_BEFORE)
    found: dict[str, list[Introduction]] = {}
    for i in mine:
        if i.seeker == ctx.me.id:
            found.setdefault(i.host, []).append(i)
    return found


def host_blocks(
    ctx: Context,
    host: Host,
    person: Person,
    between: Between,
    *,
    asking: bool = True,
    busy: bool = False,
    query: Query | None = None,
    near: bool = False,
) -> list[Block]:
    """Return one host of a list, with the buttons that are right for this reader.

    `asking`: the reader may ask; `busy`: enough people wait for this host; `query`: what was looked
    for; `near`: they do not fit it, but come near.
    """
    hours = _hours_shown(ctx, host, person)
    why = reasons(ctx, host, query, near, hours) if query is not None else Text()
    line = best_line(host, query)
    blocks: list[Block] = [Row(host_line(ctx, host, person))]
    if line:
        blocks.append(quoted(line, LINE_MAX + 3))
    blocks.append(_facts(ctx, host, person, why, hours))
    return blocks + _ways_to_ask(ctx, person, between.get(person.id, ()), asking, busy)


def _ways_to_ask(
    ctx: Context, person: Person, before: Sequence[Introduction], asking: bool, busy: bool
) -> list[Block]:
    """What stands between the two already, or how to ask."""
    if opened := [i for i in before if i.status in OPEN or i.is_carried]:
        yours = MINE_CARD.labelled("button-your-request")
        return [Actions((yours.button(ctx, INTRODUCTION, opened[-1].id),))]
    if busy:
        return [paragraph(ctx, "host-busy")]
    if not asking:
        return []
    if again := may_ask_again(ctx, before):
        return [paragraph(ctx, "host-asked-lately", day=first_day_after(ctx, again))]
    buttons = [
        REQUEST_NOTE.button(ctx, person.id, style=Style.PRIMARY),
        WAYS_REACH.button(ctx, person.id),
    ]
    if talks := [i for i in before if i.status in (Status.MET, Status.THANKED)]:
        month = _month(ctx, talks[-1].time.starts_at or talks[-1].created_at)
        card = action(MINE_CARD.name, INTRODUCTION, talks[-1].id)
        buttons.append(Button(ctx.label("button-talked-in", month=month), card))
    return [Actions(tuple(buttons))]


def _month(ctx: Context, at: datetime) -> str:
    """The month in which that was for the reader, with its year unless that is this one."""
    day = at.astimezone(ctx.me.tz).date()
    this_year = day.year == ctx.now.astimezone(ctx.me.tz).year
    return ctx.translator.month(day, with_year=not this_year)


def _facts(ctx: Context, host: Host, person: Person, why: Text, hours: tuple[Window, ...]) -> Facts:
    """What they offer, and when they are free."""
    zone = ctx.me.zone if ctx.me.zone_known else person.zone
    rows: list[tuple[str, Text]] = [
        (ctx.label("fact-why"), why),
        (ctx.label("fact-topics"), plain(shorten(ctx.translator.listed(list(host.topics)), 150))),
        (
            ctx.label("fact-talks"),
            ctx.say(
                "talks",
                formats=formats(ctx, host.formats),
                lengths=ctx.translator.listed([str(n) for n in host.lengths]),
            ),
        ),
        (
            ctx.label("fact-languages"),
            plain(shorten(ctx.translator.listed(list(host.languages)), 80)),
        ),
        (ctx.label("fact-region"), plain(shorten(host.region, 60))),
        (ctx.label("fact-studied"), plain(shorten(host.studied_at, 80))),
        (
            ctx.label("fact-free"),
            plain(shorten(ctx.translator.windows(hours, zone), 150)),
        ),
    ]
    return Facts(tuple(item for item in rows if item[1].spans))


def _hours_shown(ctx: Context, host: Host, person: Person) -> tuple[Window, ...]:
    """A host's hours, as the reader's clock shows them at present where it is known."""
    if not ctx.me.zone_known:
        return host.windows
    return on_clock(host.windows, person.tz, ctx.me.tz, ctx.now)


def reasons(ctx: Context, host: Host, query: Query, near: bool, hours: tuple[Window, ...]) -> Text:
    """Return why a host is shown to somebody who looked for that: in what they fit or come near,
    and when they are free. Empty where they were only named."""
    said = _said(host, query)
    found = []
    for name, sentence in _WHY.items():
        if texts := said.get(name):
            found.append(_reason(ctx, host, name, sentence, texts, near))
    if not found:
        return Text()
    found = found[:REASONS]
    if ctx.me.zone_known and (free := _hours(ctx, hours, host)):
        found.append(ctx.say("why-free", hours=free))
    return plain("; ".join(map(str, found)))


def _said(host: Host, query: Query) -> Mapping[str, Sequence[str]]:
    """The texts of a host, by field, that say what was looked for, the surest first. Without those
    that only come near it, where another says it."""
    read = meaning().read
    sure = [(query.sure(*read(text)), name, text) for name, text in fields_of(host)]
    most = max(one for one, _, _ in sure)
    found: dict[str, list[str]] = {}
    for one, name, text in sorted(sure, key=lambda item: -item[0]):
        if one and one >= NEARLY * most:
            found.setdefault(name, []).append(text)
    return found


def _reason(
    ctx: Context, host: Host, name: str, sentence: str, texts: Sequence[str], near: bool
) -> Text:
    if near and name in ("role", "about"):
        return ctx.say("why-role-near" if name == "role" else "why-about-near")
    if name == "formats":
        offered = [Format(text.replace(" ", "_")) for text in texts]
        return ctx.say(sentence, formats=formats(ctx, offered))
    if name == "organisation" and not host.employer:
        return plain(shorten(texts[0], 60))
    if name in ("role", "about"):
        return ctx.say(sentence)
    listed = ctx.translator.listed([shorten(text, 40) for text in texts[:TOPICS]])
    return ctx.say(sentence, **{name: listed})


def _hours(ctx: Context, windows: Sequence[Window], host: Host) -> str:
    """The parts of the week in which they are free, at most two: those with the most days."""
    least = min(host.lengths, default=0)
    days: dict[PartOfDay, set[int]] = {}
    for window in windows:
        opens, closes = window.opens, window.closes
        for first, last, part in _PARTS:
            if min(closes, last * 60) - max(opens, first * 60) >= max(1, least):
                # Monday night goes on after midnight.
                days.setdefault(part, set()).add((window.day - (not first)) % 7)
    mornings = days.get(PartOfDay.MORNING)
    if mornings and mornings == days.get(PartOfDay.AFTERNOON):
        days[PartOfDay.DAY] = mornings
        del days[PartOfDay.MORNING], days[PartOfDay.AFTERNOON]
    shown = sorted(days, key=lambda part: (-len(days[part]), list(PartOfDay).index(part)))[:2]
    return ctx.translator.listed(
        [
            ctx.label("free-part", part=part, days=ctx.translator.weekdays(sorted(days[part])))
            for part in shown
        ]
    )


def best_line(host: Host, query: Query | None) -> str:
    """Return the sentence of what a host says about themselves that fits a search best; the first
    one where none does, or where nothing was looked for. "" if they say nothing."""
    sentences = [one for one in _SENTENCE.split(host.about.strip()) if one]
    if not sentences:
        return ""
    best = sentences[0]
    if query is not None and len(sentences) > 1:
        scores = [query.fit(_words_of(one)).score for one in sentences]
        best = sentences[scores.index(max(scores))]
    return shorten(" ".join(best.split()), LINE_MAX)


def _words_of(text: str) -> Mapping[str, int]:
    """What a text says, as the index of hosts holds it."""
    words, concepts = meaning().read(text)
    said = dict.fromkeys(words, FULL)
    return said | {f"{CONCEPT}{concept}": round(FULL * sure) for concept, sure in concepts.items()}
