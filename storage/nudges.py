"""Nudges: put, cancelled, claimed with a lease, finished, drawn again.

While a nudge is claimed, or a sent one is drawn again, it carries a token and `stale` is 0; marking
it stale meanwhile sets it, and finishing keeps what was set. So a change that comes between the
drawing and the finish is never lost, and two workers never draw the same message at once.

A claim takes no part in the order in which units of one network go, so it has a unit to itself.
"""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.model.nudges import Nudge, NudgeStatus
from bot.ports import MessageRef
from storage.records import Record, from_micros, to_micros
from storage.session import Session, numbered

NUDGES = Record(Nudge, "nudges")
_OUTCOMES = Record(
    Nudge,
    "nudges",
    only={
        *("key", "network", "token"),
        *("status", "due_at", "attempts", "reason", "address", "ref", "stale"),
    },
)
"""What a worker may change of a nudge it has claimed, and by what it is found."""

_COLUMNS = NUDGES.columns
_KEYS_AT_ONCE = 500
_GET = f"SELECT {_COLUMNS} FROM nudges WHERE key = $1"
_ABOUT = f"SELECT {_COLUMNS} FROM nudges WHERE introduction = $1 ORDER BY due_at, key"
_FOR = f"""
    SELECT {_COLUMNS} FROM nudges WHERE person = $1 AND status = 'waiting' ORDER BY due_at, key"""
_FAILED_FOR = f"""
    SELECT {_COLUMNS} FROM nudges WHERE person = $1 AND status = 'failed' ORDER BY due_at, key"""
_TOLD = """
    UPDATE nudges SET status = 'skipped', reason = $2 WHERE status = 'failed' AND key = $1"""
_REPLACED = ", ".join(
    f'"{name}" = excluded."{name}"'
    for name in NUDGES.names
    # Attempts stay: they say that an earlier one may have arrived.
    if name not in ("key", "network", "attempts")
)
_PUT = f"""
    {NUDGES.insert} ON CONFLICT (key) DO UPDATE SET {_REPLACED}
    WHERE nudges.network = excluded.network AND nudges.status IN ('waiting', 'cancelled')"""
_CANCEL = "UPDATE nudges SET status = 'cancelled' WHERE status = 'waiting' AND key IN ({keys})"
_MARK_STALE = """
    UPDATE nudges SET stale = 1
    WHERE introduction = $1 AND stale = 0
      AND (status = 'claimed'
           OR (status = 'sent' AND ref IS NOT NULL
               -- A redraw under way may put the old state over what the press has just shown.
               AND (token IS NOT NULL OR NOT (ref = $3 AND COALESCE(address, '') = $2))))"""


def _claim(changes: str, which: str) -> str:
    # What is picked is picked once: of a plain IN, PostgreSQL may look again and lock more.
    return f"""
        WITH picked AS MATERIALIZED (
            SELECT key FROM nudges WHERE {which} LIMIT $4 {{skip_locked}})
        UPDATE nudges SET token = $2, lease_until = $3, stale = 0, {changes}
        WHERE key IN (SELECT key FROM picked)
        RETURNING {_COLUMNS}"""


_WAITING = "status = 'waiting'"
_STALE = "stale = 1 AND status = 'sent' AND token IS NULL"


@dataclass(frozen=True)
class _Ways:
    """How something can be claimed: what somebody had whose lease is over, and what is new."""

    over: str
    new: str


def _ways(changes: str, status: str, new: str, only: str = "") -> _Ways:
    """`status`: of what is claimed already; `new`: which can be claimed for the first time."""
    over = f"token IS NOT NULL AND status = '{status}' AND lease_until <= $1"
    return _Ways(
        _claim(changes, f"{over}{only} ORDER BY lease_until"),
        _claim(changes, f"{new} AND due_at <= $1{only} ORDER BY due_at"),
    )


_SENDING = ("status = 'claimed', attempts = attempts + 1", "claimed", _WAITING)
_CLAIM_DUE = _ways(*_SENDING)
_CLAIM_DUE_IN = _ways(*_SENDING, " AND community = $5")
_CLAIM_DUE_TO = _ways(*_SENDING, " AND person = $5")
_CLAIM_STALE_IN = _ways("status = 'sent'", "sent", _STALE, " AND community = $5")


def _communities(new: str, status: str) -> str:
    # From one community to the next in the index, however many nudges each of them has.
    return f"""
        WITH RECURSIVE each(community) AS (
            SELECT MIN(community) FROM nudges WHERE {new}
            UNION ALL
            SELECT (SELECT MIN(community) FROM nudges WHERE {new} AND community > each.community)
            FROM each WHERE each.community IS NOT NULL)
        SELECT community FROM each WHERE EXISTS (
            SELECT 1 FROM nudges
            WHERE {new} AND nudges.community = each.community AND due_at <= $1)
        UNION
        SELECT community FROM nudges
        WHERE token IS NOT NULL AND status = '{status}' AND lease_until <= $2"""


_COMMUNITIES_DUE = _communities(_WAITING, "claimed")
_COMMUNITIES_STALE = _communities(_STALE, "sent")
_WRITTEN = [name for name in _OUTCOMES.names if name not in ("key", "network", "token", "stale")]


def _finish(source: str, **given: str) -> str:
    """`given`: what stands for each of the columns in the SQL."""
    return f"""
        UPDATE nudges SET {", ".join(f"{name} = {given[name]}" for name in _WRITTEN)},
            token = NULL, lease_until = NULL,
            stale = CASE WHEN {given["status"]} <> 'sent' THEN 0
                         WHEN nudges.stale = 1 THEN 1 ELSE {given["stale"]} END
        {source}
        WHERE nudges.key = {given["key"]} AND nudges.network = {given["network"]}
          AND nudges.token = {given["token"]} AND nudges.status IN ('claimed', 'sent')
        RETURNING nudges.key"""


_PLACES = {name: f"${_OUTCOMES.place(name)}" for name in _OUTCOMES.names}
_ARRAYS = ", ".join(
    f"{place}::{'bigint' if name in _OUTCOMES.numbers else 'text'}[]"
    for name, place in _PLACES.items()
)
_FINISH_EACH = _finish("", **_PLACES)
_FINISH_ALL = _finish(
    f"FROM unnest({_ARRAYS}) AS o ({', '.join(_OUTCOMES.names)})",
    **{name: f"o.{name}" for name in _OUTCOMES.names},
)
_NEXT_DUE = f"""
    SELECT
        (SELECT MIN(due_at) FROM nudges WHERE {_WAITING} AND due_at > $1),
        (SELECT MIN(due_at) FROM nudges WHERE {_STALE} AND due_at > $1),
        (SELECT MIN(lease_until) FROM nudges WHERE token IS NOT NULL AND lease_until > $2)"""
_EVER = datetime(1, 1, 3, tzinfo=UTC)
"""Before every instant."""


class Nudges:
    """The part of a Transaction about nudges."""

    _db: Session
    news = False

    async def nudge(self, key: str) -> Nudge | None:
        """See `bot.store.Transaction`, as for every method here."""
        rows = await self._db.fetch(_GET, key)
        return NUDGES.decode(rows[0]) if rows else None

    async def nudges_about(self, introduction: str) -> list[Nudge]:
        rows = await self._db.fetch(_ABOUT, introduction)
        return [NUDGES.decode(row) for row in rows]

    async def nudges_for(self, person: str) -> list[Nudge]:
        rows = await self._db.fetch(_FOR, person)
        return [NUDGES.decode(row) for row in rows]

    async def failed_for(self, person: str) -> list[Nudge]:
        rows = await self._db.fetch(_FAILED_FOR, person)
        return [NUDGES.decode(row) for row in rows]

    async def told_otherwise(self, keys: Collection[str], how: str) -> None:
        await self._db.write(_TOLD, *([key, how] for key in sorted(keys)))

    async def put_nudge(self, nudge: Nudge) -> None:
        await self.put_nudges([nudge])

    async def put_nudges(self, nudges: Collection[Nudge]) -> None:
        for nudge in nudges:
            if nudge.status is not NudgeStatus.WAITING or nudge.token is not None:
                raise ValueError(f"nudge {nudge.key} is put as {nudge.status}, not waiting")
        await self._db.hold(*{nudge.network for nudge in nudges})
        await self._db.write(_PUT, *map(NUDGES.encode, nudges))
        if nudges:
            self.news = True
            self._db.tell()

    async def cancel_nudges(self, keys: Collection[str]) -> None:
        rest = sorted(set(keys))
        while rest:
            some, rest = rest[:_KEYS_AT_ONCE], rest[_KEYS_AT_ONCE:]
            await self._db.write(_CANCEL.format(keys=numbered(1, len(some))), some)

    async def mark_stale(self, introduction: str, but: MessageRef | None = None) -> None:
        # Also those being sent now: they may have been drawn before the change. No address and no
        # reference is "", so that "" excepts nothing.
        self.news = True
        address, ref = (str(but.address), but.id) if but else ("", "")
        await self._db.write(_MARK_STALE, [introduction, address, ref])

    async def claim_due(
        self,
        now: datetime,
        token: str,
        lease_until: datetime,
        limit: int,
        *,
        community: str | None = None,
        person: str | None = None,
    ) -> list[Nudge]:
        if community is not None:
            return await self._claim(_CLAIM_DUE_IN, now, token, lease_until, limit, community)
        if person is not None:
            return await self._claim(_CLAIM_DUE_TO, now, token, lease_until, limit, person)
        return await self._claim(_CLAIM_DUE, now, token, lease_until, limit)

    async def communities_due(self, now: datetime) -> list[str]:
        return await self._communities(_COMMUNITIES_DUE, now)

    async def claim_stale(
        self, now: datetime, token: str, lease_until: datetime, limit: int, *, community: str
    ) -> list[Nudge]:
        # Longest sent is taken to be the earliest due: when it was sent is not stored.
        return await self._claim(_CLAIM_STALE_IN, now, token, lease_until, limit, community)

    async def communities_stale(self, now: datetime) -> list[str]:
        return await self._communities(_COMMUNITIES_STALE, now)

    async def _communities(self, sql: str, now: datetime) -> list[str]:
        shared = self._db.shared(now)
        return [row[0] for row in await self._db.fetch(sql, to_micros(now), to_micros(shared))]

    async def _claim(
        self,
        ways: _Ways,
        now: datetime,
        token: str,
        lease_until: datetime,
        limit: int,
        *only: str,
    ) -> list[Nudge]:
        self._db.claiming(token)
        claimed: list[Nudge] = []
        # Whose lease is over was due before most that wait.
        for sql, before in (ways.over, self._db.shared(now)), (ways.new, now):
            rows = await self._db.fetch(
                sql.format(skip_locked=self._db.skip_locked),
                to_micros(before),
                token,
                to_micros(self._db.shared(lease_until)),
                limit - len(claimed),
                *only,
            )
            claimed += [NUDGES.decode(row) for row in rows]
        return sorted(claimed, key=lambda nudge: (nudge.due_at, nudge.key))

    async def finish_nudge(self, nudge: Nudge) -> bool:
        return bool(await self.finish_nudges([nudge]))

    async def finish_nudges(self, nudges: Collection[Nudge]) -> set[str]:
        await self._db.hold(*{nudge.network for nudge in nudges})
        rows = list(map(_OUTCOMES.encode, nudges))
        if self._db.takes_arrays:
            found = await self._db.fetch(_FINISH_ALL, *zip(*rows, strict=True)) if rows else ()
        else:
            found = await self._db.fetch_each(_FINISH_EACH, rows)
        return {key for (key,) in found}

    async def next_due(self, after: datetime | None = None) -> datetime | None:
        # A stale message is due at once: the instant it was due itself is past.
        after = after or _EVER
        shared = self._db.shared(after)
        ((due, stale, lease),) = await self._db.fetch(
            _NEXT_DUE, to_micros(after), to_micros(shared)
        )
        instants = [from_micros(at) for at in (due, stale) if at is not None]
        if lease is not None:
            instants.append(from_micros(lease) - (shared - after))
        return min(instants, default=None)
