"""The figures of months, quarters and years."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain.hosts import fold
from bot.domain.practice import Practice
from bot.features.organise.periods import Period
from bot.features.organise.repository import FEWEST, Figure, Measure
from storage.mapping import RowMapping, from_micros, to_micros
from storage.session import Row, Session, numbered

FIGURES = RowMapping(Figure, "figures")

MONTHS_BACK = 36
"""How far back is counted where nothing was yet, as after an upgrade."""
TOPICS = 20
"""Topics that are kept of a month."""
_HOUR, _MINUTE = 3_600_000_000, 60_000_000

_NEXT = """
    SELECT network FROM communities c
    WHERE network >= $2 AND NOT EXISTS (
        SELECT 1 FROM figures f WHERE f.network = c.network AND f.period = $1)
    ORDER BY network LIMIT 1"""
_HAS = "SELECT 1 FROM figures WHERE network = $1 AND period = $2 LIMIT 1"
_COUNTED = """
    SELECT MIN(period), MAX(period) FROM figures WHERE network = $1 AND measure = 'counted'"""
_FIRST = "SELECT MIN(asked_at) FROM introductions WHERE network = $1 AND asked_at IS NOT NULL"
_ADD = f"{FIGURES.insert} ON CONFLICT DO NOTHING"
_OF = f"""
    SELECT {FIGURES.columns} FROM figures WHERE network = $1 AND period IN ({{periods}})
    ORDER BY period, measure, value DESC, detail"""

_ASKED = """
    SELECT COUNT(*), COUNT(DISTINCT seeker), COUNT(connector),
        COUNT(DISTINCT CASE WHEN connector IS NOT NULL THEN seeker END)
    FROM introductions WHERE network = $1 AND asked_at >= $2 AND asked_at < $3"""
_ANSWERS = """
    SELECT host, asked_at, accepted_at AS at FROM introductions
    WHERE network = $1 AND accepted_at >= $2 AND accepted_at < $3
    UNION ALL
    SELECT host, asked_at, closed_at AS at FROM introductions
    WHERE network = $1 AND status = 'declined' AND closed_at >= $2 AND closed_at < $3"""
_ANSWERED = f"SELECT COUNT(*), COUNT(DISTINCT host) FROM ({_ANSWERS}) AS answers"
_ANSWERED_IN = f"""
    SELECT (at - asked_at) / {24 * _HOUR} AS days, COUNT(*) FROM ({_ANSWERS}) AS answers
    GROUP BY 1 ORDER BY 1"""
_LOADS = """
    SELECT talks, COUNT(*) FROM (
        SELECT COUNT(*) AS talks FROM introductions
        WHERE network = $1 AND accepted_at >= $2 AND accepted_at < $3 GROUP BY host) AS loads
    GROUP BY talks ORDER BY talks"""
_AGREED = """
    SELECT COUNT(*), COUNT(DISTINCT seeker), COUNT(DISTINCT host)
    FROM introductions WHERE network = $1 AND agreed_at >= $2 AND agreed_at < $3"""
_TALKS = """
    FROM introductions WHERE network = $1 AND met_at >= $2 AND met_at < $3
        AND status IN ('met', 'thanked')"""
_MET = f"""
    SELECT COUNT(*), COUNT(DISTINCT seeker), COUNT(DISTINCT host),
        COUNT(CASE WHEN onward <> '' THEN 1 END),
        COUNT(DISTINCT CASE WHEN onward <> '' THEN host END) {_TALKS}"""
_MET_IN = f"""
    SELECT (starts_at - asked_at) / {24 * _HOUR} AS days, COUNT(*) {_TALKS}
        AND starts_at >= asked_at
    GROUP BY 1 ORDER BY 1"""
_THANKED = f"""
    SELECT COUNT(*), COUNT(DISTINCT seeker),
        COUNT(CASE WHEN thanked_at <= starts_at + minutes * {_MINUTE} + $4 THEN 1 END),
        COUNT(DISTINCT CASE WHEN thanked_at <= starts_at + minutes * {_MINUTE} + $4
            THEN seeker END)
    FROM introductions WHERE network = $1 AND thanked_at >= $2 AND thanked_at < $3"""
_ELSEWHERE = """
    SELECT COUNT(*), COUNT(DISTINCT p.person) FROM aggregates a
        JOIN aggregate_people p ON p.network = a.network AND p.aggregate = a.id
            AND p.role = 'seeker'
    WHERE a.network = $1 AND a.kind = 'elsewhere' AND a.created_at >= $2 AND a.created_at < $3"""
_BECAME_HOSTS = """
    SELECT COUNT(*) FROM hosts h
    WHERE h.network = $1 AND h.created_at >= $2 AND h.created_at < $3 AND h.state <> 'draft'
        AND EXISTS (SELECT 1 FROM introductions i WHERE i.network = h.network
            AND i.seeker = h.person AND i.asked_at < h.created_at)"""
_WANTED = "SELECT query, person FROM watches WHERE network = $1 AND query <> '' ORDER BY person"


class Figures:
    """See `bot.features.organise.repository.FigureRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def count_next(self, now: datetime, practice: Practice, after: str) -> str | None:
        last = Period.month_of(now).before
        found = await self._db.fetch_long(_NEXT, last.code, after)
        if not found:
            return None
        ((network,),) = found
        await self._db.lock(network)
        counted = await self.counted(network)
        month = counted[1].after if counted else await self._first(network, last)
        if month > last:  # nothing happened so far; or another process was faster
            await self._db.write(_ADD, FIGURES.encode(_mark(network, last, Measure.NOTHING)))
            return str(network)
        # One period at a time, since members wait; the month is the last, and then it is counted.
        longest_first = sorted(month.ending, key=lambda period: -period.months)
        for period in longest_first:
            if not await self._db.fetch(_HAS, network, period.code):
                break
        figures = await self._count(network, period, practice)
        if period == month:
            figures.append(_mark(network, month, Measure.COUNTED))
            if month == last:
                figures += await self._wanted(network, month)
        await self._db.write(_ADD, *map(FIGURES.encode, figures))
        return str(network)

    async def counted(self, network: str) -> tuple[Period, Period] | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_COUNTED, network)
        first, last = rows[0]
        return (Period.parse(first), Period.parse(last)) if first else None

    async def of(self, network: str, periods: Collection[Period]) -> list[Figure]:
        sql = _OF.format(periods=numbered(2, len(periods)))
        await self._db.lock(network)
        rows = await self._db.fetch(sql, network, *(period.code for period in periods))
        return [FIGURES.decode(row) for row in rows]

    async def _first(self, network: str, last: Period) -> Period:
        """The month in which the first request was sent, if that is not long ago."""
        ((first,),) = await self._db.fetch(_FIRST, network)
        if first is None:
            return last.after
        furthest = last
        for _ in range(MONTHS_BACK - 1):
            furthest = furthest.before
        return max(Period.month_of(from_micros(first)), furthest)

    async def _count(self, network: str, period: Period, practice: Practice) -> list[Figure]:
        of = (network, to_micros(period.start), to_micros(period.end))

        async def count(sql: str, *more: object) -> Row:
            (row,) = await self._db.fetch_long(sql, *of, *more)
            return row

        async def spread(sql: str) -> tuple[tuple[int, int], ...]:
            return tuple((number, times) for number, times in await self._db.fetch_long(sql, *of))

        loads = await spread(_LOADS)
        asked, seekers, warm, warm_seekers = await count(_ASKED)
        answered, answering = await count(_ANSWERED)
        agreed, *agreeing = await count(_AGREED)
        met, met_seekers, met_hosts, onward, naming = await count(_MET)
        in_time_us = practice.thanks_last_hours * _HOUR
        thanked, thankful, in_time, punctual = await count(_THANKED, in_time_us)
        elsewhere, away = await count(_ELSEWHERE)
        (became,) = await count(_BECAME_HOSTS)
        found: Sequence[tuple[Measure, int, int, tuple[tuple[int, int], ...]]] = (
            (Measure.ASKED, asked, seekers, ()),
            (Measure.WARM, warm, warm_seekers, ()),
            (Measure.ANSWERED, answered, answering, await spread(_ANSWERED_IN)),
            (
                Measure.ACCEPTED,
                sum(talks * hosts for talks, hosts in loads),
                sum(hosts for _, hosts in loads),
                loads,
            ),
            (Measure.AGREED, agreed, min(agreeing), ()),
            (Measure.MET, met, min(met_seekers, met_hosts), await spread(_MET_IN)),
            (Measure.ONWARD, onward, naming, ()),
            (Measure.THANKED, thanked, thankful, ()),
            (Measure.IN_TIME, in_time, punctual, ()),
            (Measure.ELSEWHERE, elsewhere, away, ()),
            (Measure.BECAME_HOSTS, became, became, ()),
        )
        return [
            Figure(
                network=network,
                period=period.code,
                measure=measure,
                value=value,
                people=people,
                spread=numbers,
            )
            for measure, value, people, numbers in found
        ]

    async def _wanted(self, network: str, month: Period) -> list[Figure]:
        """What so many wait for that it says nothing of any one of them."""
        waiting: defaultdict[str, set[str]] = defaultdict(set)
        for query, person in await self._db.fetch_long(_WANTED, network):
            waiting[fold(query)].add(person)
        many = {topic: len(who) for topic, who in waiting.items() if topic and len(who) >= FEWEST}
        first = sorted(many, key=lambda topic: (-many[topic], topic))[:TOPICS]
        return [
            Figure(
                network=network,
                period=month.code,
                measure=Measure.TOPIC,
                detail=topic,
                value=many[topic],
                people=many[topic],
            )
            for topic in first
        ]


def _mark(network: str, month: Period, measure: Measure) -> Figure:
    return Figure(network=network, period=month.code, measure=measure, value=0, people=0)
