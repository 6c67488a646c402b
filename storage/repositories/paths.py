"""Paths through ties, at most three long: found from both ends, one query for each length."""
# ruff: noqa: S608 - the only things put into SQL are our own words

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bot.features.connections.model import Connector
from bot.features.ways.path_repository import Asked, Chain, Hop, Traveller
from storage.mapping import from_micros, to_micros
from storage.session import Row, Session, numbered

NEAR = 64
"""Ties of one person that are read for paths with one connector; the strongest."""
FAR = 32
"""The same for two connectors, of whom each pair is looked up."""

_STRONGEST = """
    SELECT other FROM ties WHERE person = {person} {only}
    ORDER BY closeness DESC, fresh_at DESC LIMIT {most}"""
_SHOWN = "AND (shown = 1 OR shown_by_other = 1)"
# SQLite joins in the order in which tables are named with CROSS JOIN: first few ties, then people.
_WILLING = """
    {p}.id = {id} AND {p}.network = $1 AND {p}."left" = 0 AND {p}.barred = ''
    AND {p}.erasing = 0 AND {p}.name <> ''
    AND NOT EXISTS (SELECT 1 FROM connectors WHERE person = {p}.id AND asks_a_year = 0)"""
_NO_BLOCK = """
    NOT EXISTS (SELECT 1 FROM blocks WHERE blocker = {one} AND blocked = {other})
    AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocker = {other} AND blocked = {one})"""


def _strongest(person: str, most: int, only: str = "") -> str:
    return _STRONGEST.format(person=person, most=most, only=only)


def _willing(alias: str, id: str) -> str:
    """Who is here, and does not wish never to be asked."""
    return _WILLING.format(p=alias, id=id)


def _no_block(*pairs: tuple[str, str]) -> str:
    return " AND ".join(_NO_BLOCK.format(one=one, other=other) for one, other in pairs)


_THROUGH_ONE = f"""
    WITH picked AS (
        SELECT other FROM ({_strongest("$2", NEAR)}) AS picked_of_mine
        UNION SELECT other FROM ({_strongest("$3", NEAR)}) AS picked_of_theirs)
    SELECT p.id, p.language, p.zone, s.closeness, s.fresh_at, 2,
        h.closeness, h.fresh_at, h.shown + h.shown_by_other
    FROM picked CROSS JOIN ties s CROSS JOIN ties h CROSS JOIN persons p
    WHERE s.person = $2 AND s.other = picked.other AND s.network = $1
      AND h.person = picked.other AND h.other = $3 AND h.askable = 1
      AND {_willing("p", "picked.other")}
      AND {_no_block(("p.id", "$2"), ("p.id", "$3"), ("$2", "$3"))}"""
_THROUGH_TWO = f"""
    WITH picked_of_mine AS ({_strongest("$2", FAR)}),
        picked_of_theirs AS ({_strongest("$3", FAR, _SHOWN)})
    SELECT p.id, p.language, p.zone, q.id, q.language, q.zone, s.closeness, s.fresh_at, 2,
        m.closeness, m.fresh_at, m.shown + m.shown_by_other,
        h.closeness, h.fresh_at, h.shown + h.shown_by_other
    FROM picked_of_theirs CROSS JOIN picked_of_mine CROSS JOIN ties m
    CROSS JOIN ties s CROSS JOIN ties h CROSS JOIN persons p CROSS JOIN persons q
    WHERE m.person = picked_of_mine.other AND m.other = picked_of_theirs.other AND m.askable = 1
      AND m.person <> $3 AND m.other <> $2
      AND s.person = $2 AND s.other = m.person AND s.network = $1
      AND h.person = m.other AND h.other = $3 AND h.askable = 1
      AND NOT EXISTS (SELECT 1 FROM ties WHERE person = $2 AND other = h.person)
      AND {_willing("p", "m.person")}
      AND {_willing("q", "m.other")}
      AND {_no_block(("p.id", "$2"), ("p.id", "$3"), ("p.id", "q.id"))}
      AND {_no_block(("q.id", "$2"), ("q.id", "$3"), ("$2", "$3"))}
      AND (NOT EXISTS (SELECT 1 FROM connectors WHERE person = q.id AND only_met = 1)
           OR EXISTS (SELECT 1 FROM introductions
                      WHERE network = $1 AND seeker = $2 AND host = q.id AND met_at IS NOT NULL)
           OR EXISTS (SELECT 1 FROM introductions
                      WHERE network = $1 AND host = $2 AND seeker = q.id AND met_at IS NOT NULL))"""
_TO_ANYBODY = f"""
    WITH picked AS ({_strongest("$2", NEAR)})
    SELECT p.id, p.language, p.zone, s.closeness, s.fresh_at, 2
    FROM picked CROSS JOIN ties s CROSS JOIN persons p
    WHERE s.person = $2 AND s.other = picked.other AND s.network = $1
      AND {_willing("p", "picked.other")}
      AND {_no_block(("p.id", "$2"))}"""

# Of the few requests of each: a setting limits how many there are in a year.
_ASKED = """
    SELECT p.id, COALESCE(c.asks_a_year, $5), COUNT(r.id), COUNT(r.answered_at),
        COALESCE(SUM(CASE WHEN r.status = 'asked' THEN 1 ELSE 0 END), 0),
        COALESCE(SUM(CASE WHEN r.seeker = $2 AND r.created_at > $4
            AND r.status NOT IN ('agreed', 'done') THEN 1 ELSE 0 END), 0)
    FROM persons p
    LEFT JOIN connectors c ON c.person = p.id
    LEFT JOIN connector_requests r
        ON r.network = $1 AND r.connector = p.id AND r.created_at > $3
    WHERE p.id IN ({connectors}) AND p.network = $1
    GROUP BY p.id, c.asks_a_year"""


class Paths:
    """See `bot.features.ways.path_repository.PathRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def through_one(self, network: str, seeker: str, target: str) -> list[Chain]:
        rows = await self._db.fetch(_THROUGH_ONE, network, seeker, target)
        return [_chain(row, 1) for row in rows]

    async def through_two(self, network: str, seeker: str, target: str) -> list[Chain]:
        rows = await self._db.fetch(_THROUGH_TWO, network, seeker, target)
        return [_chain(row, 2) for row in rows]

    async def to_anybody(self, network: str, seeker: str) -> list[Chain]:
        rows = await self._db.fetch(_TO_ANYBODY, network, seeker)
        return [_chain(row, 1) for row in rows]

    async def asked(
        self,
        network: str,
        connectors: Collection[str],
        seeker: str,
        since: datetime,
        lately: datetime,
    ) -> dict[str, Asked]:
        if not connectors:
            return {}
        default = Connector(person="", network=network).asks_a_year
        rows = await self._db.fetch(
            _ASKED.format(connectors=numbered(6, len(connectors))),
            *(network, seeker, to_micros(since), to_micros(lately), default, *connectors),
        )
        return {row[0]: Asked(*row[1:]) for row in rows}


def _chain(row: Row, connectors: int) -> Chain:
    """A row has three columns for each connector, then three for each tie."""
    split = 3 * connectors
    return Chain(
        tuple(Traveller(*row[n : n + 3]) for n in range(0, split, 3)),
        tuple(Hop(row[n], from_micros(row[n + 1]), row[n + 2]) for n in range(split, len(row), 3)),
    )
