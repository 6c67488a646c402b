"""Nudges: scheduled, cancelled, claimed with a lease, finished, updated once their buttons end.

A claim to update a message sets `stale` to 0. A change of the subject while the message is being
updated, or sent for the first time, sets it to 1, and the finish keeps that, with the ending and
buttons that were stored. So no change between the claim and the finish is lost, and two workers
never update the same message at once. A claim that takes over another's sending leaves `stale` as
it is: the earlier message may have arrived.

A claim does not wait for other units of its network, so it has a unit to itself.
"""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.ports import MessageRef
from bot.domain.nudges import Nudge, NudgeStatus, Subject
from storage.mapping import RowMapping, from_micros, to_micros
from storage.session import Session, numbered

NUDGES = RowMapping(Nudge, "nudges")
_OUTCOMES = RowMapping(
    Nudge,
    "nudges",
    only={
        *("key", "network", "token"),
        *("status", "due_at", "attempts", "reason", "address", "ref"),
        *("merged_into", "buttons", "content", "stale", "ending"),
    },
)
"""The columns that a finish writes, and those by which it finds the nudge."""
_ENDED = RowMapping(Nudge, "nudges", only={"key", "buttons", "ending"})

_COLUMNS = NUDGES.columns
_KEYS_AT_ONCE = 500
_GET = f"SELECT {_COLUMNS} FROM nudges WHERE key = $1"
_ABOUT = f"""
    SELECT {_COLUMNS} FROM nudges WHERE subject_id = $2 AND subject_kind = $1
    ORDER BY due_at, key"""
_MERGED = f"SELECT {_COLUMNS} FROM nudges WHERE merged_into = $1 ORDER BY due_at, key"
_WITH_BUTTONS = f"""
    SELECT {_COLUMNS} FROM nudges
    WHERE ref = $2 AND buttons <> '[]' AND address = $1 AND status = 'sent' ORDER BY key LIMIT 1"""
_SENT_AS = f"""
    SELECT {_COLUMNS} FROM nudges
    WHERE ref = $2 AND network = $1 AND status = 'sent' ORDER BY key"""
_WAITING_FOR = f"""
    SELECT {_COLUMNS} FROM nudges WHERE person = $1 AND status = 'waiting' ORDER BY due_at, key"""
_FAILED_FOR = f"""
    SELECT {_COLUMNS} FROM nudges WHERE person = $1 AND status = 'failed' ORDER BY due_at, key"""
_SUPERSEDE = """
    UPDATE nudges SET status = 'skipped', reason = $2 WHERE status = 'failed' AND key = $1"""
_REPLACED = ", ".join(
    f'"{name}" = excluded."{name}"'
    for name in NUDGES.names
    # Attempts stay: an earlier message may have arrived.
    if name not in ("key", "network", "attempts")
)
_SCHEDULE = NUDGES.insert_or(
    f"""ON CONFLICT (key) DO UPDATE SET {_REPLACED}
    WHERE nudges.network = excluded.network AND nudges.status IN ('waiting', 'cancelled')""",
    key="key",
)
_CANCEL = "UPDATE nudges SET status = 'cancelled' WHERE status = 'waiting' AND key IN ({keys})"
_CANCEL_WAITING = """
    UPDATE nudges SET status = 'cancelled' WHERE status = 'waiting' AND key IN (
        SELECT key FROM nudges WHERE person = $1 AND status = 'waiting' AND kind IN ({kinds})
        LIMIT $2)
    RETURNING key"""
_END_BUTTONS = """
    UPDATE nudges SET buttons = $2, ending = $3, stale = 1
    WHERE key = $1 AND status = 'sent' AND ref IS NOT NULL"""
_END_ALL_BUTTONS = """
    UPDATE nudges SET buttons = '[]', ending = $3, stale = 1
    WHERE subject_id = $2 AND subject_kind = $1 AND status = 'sent' AND content <> ''"""
_FORGET_CONTENT = """
    UPDATE nudges SET buttons = '[]', content = ''
    WHERE subject_id = $2 AND subject_kind = $1 AND content <> ''"""
_SAVE_CONTENT = "UPDATE nudges SET content = $2 WHERE key = $1 AND buttons <> '[]'"
_MARK_CLAIMED_STALE = """
    UPDATE nudges SET ending = $3, stale = 1
    WHERE subject_id = $2 AND subject_kind = $1 AND status = 'claimed'"""


def _claim_sql(changes: str, which: str) -> str:
    # Materialized: PostgreSQL may evaluate a plain IN twice, and lock more rows.
    return f"""
        WITH picked AS MATERIALIZED (
            SELECT key FROM nudges WHERE {which} LIMIT $4 {{skip_locked}})
        UPDATE nudges SET token = $2, lease_until = $3, {changes}
        WHERE key IN (SELECT key FROM picked)
        RETURNING {_COLUMNS}"""


_WAITING = "status = 'waiting'"
_STALE = "stale = 1 AND status = 'sent' AND token IS NULL"


@dataclass(frozen=True)
class _Claim:
    """The statements of a claim: whether there are nudges whose lease has ended, and whether there
    are some that are not claimed yet; what claims the former, and the latter."""

    any: str
    ended: str
    new: str


def _claims(changes: str, status: str, new: str, only: str = "") -> _Claim:
    """`status`: of the nudges while they are claimed. `new`: which can be claimed first."""
    ended = f"token IS NOT NULL AND status = '{status}' AND lease_until <= $1"
    first = f"{new} AND due_at <= $2"
    return _Claim(
        f"""
        SELECT EXISTS (SELECT 1 FROM nudges WHERE {ended}{only.replace("$5", "$3")}),
            EXISTS (SELECT 1 FROM nudges WHERE {first}{only.replace("$5", "$3")})""",
        _claim_sql(changes, f"{ended}{only} ORDER BY lease_until"),
        _claim_sql(changes, f"{new} AND due_at <= $1{only} ORDER BY due_at"),
    )


_SENDING = ("status = 'claimed', attempts = attempts + 1", "claimed", _WAITING)
_CLAIM_DUE = _claims(*_SENDING)
_CLAIM_DUE_IN = _claims(*_SENDING, " AND community = $5")
_CLAIM_DUE_TO = _claims(*_SENDING, " AND person = $5")
_CLAIM_STALE_IN = _claims("stale = 0", "sent", _STALE, " AND community = $5")


def _communities(new: str, status: str) -> str:
    # Steps from community to community in the index, however many nudges each has.
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
_ANY_STALE = f"""
    SELECT 1 WHERE EXISTS (SELECT 1 FROM nudges WHERE {_STALE} AND due_at <= $1)
        OR EXISTS (
            SELECT 1 FROM nudges
            WHERE token IS NOT NULL AND status = 'sent' AND lease_until <= $2)"""
_FOUND_BY = ("key", "network", "token")
_UNLESS_CHANGED = {
    "stale": "CASE WHEN {status} <> 'sent' THEN 0 WHEN nudges.stale = 1 THEN 1 ELSE {stale} END",
    "ending": (
        "CASE WHEN {status} <> 'sent' THEN '' WHEN nudges.stale = 1 THEN nudges.ending"
        " ELSE {ending} END"
    ),
    "buttons": (
        "CASE WHEN nudges.stale = 1 AND nudges.status = 'sent' THEN nudges.buttons"
        " ELSE {buttons} END"
    ),
}
"""Columns in which a change since the claim comes before the outcome."""


def _finish(source: str, **given: str) -> str:
    """`given`: the SQL expression for each column of the outcome."""
    written = [name for name in _OUTCOMES.names if name not in _FOUND_BY]
    values = {name: _UNLESS_CHANGED.get(name, f"{{{name}}}").format(**given) for name in written}
    return f"""
        UPDATE nudges SET {", ".join(f"{name} = {value}" for name, value in values.items())},
            token = NULL, lease_until = NULL
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
"""Before every instant of a nudge."""


class Nudges:
    """See `bot.core.nudge_repository.NudgeRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self.has_due_changes = False

    async def get(self, key: str) -> Nudge | None:
        rows = await self._db.fetch(_GET, key)
        return NUDGES.decode(rows[0]) if rows else None

    async def about(self, subject: Subject) -> list[Nudge]:
        rows = await self._db.fetch(_ABOUT, subject.kind, subject.id)
        return [NUDGES.decode(row) for row in rows]

    async def merged_into(self, key: str) -> list[Nudge]:
        rows = await self._db.fetch(_MERGED, key)
        return [NUDGES.decode(row) for row in rows]

    async def sent_with_buttons(self, message: MessageRef) -> Nudge | None:
        rows = await self._db.fetch(_WITH_BUTTONS, str(message.address), message.id)
        return NUDGES.decode(rows[0]) if rows else None

    async def sent_as(self, network: str, ref: str) -> list[Nudge]:
        rows = await self._db.fetch(_SENT_AS, network, ref)
        return [NUDGES.decode(row) for row in rows]

    async def waiting_for(self, person: str) -> list[Nudge]:
        rows = await self._db.fetch(_WAITING_FOR, person)
        return [NUDGES.decode(row) for row in rows]

    async def failed_for(self, person: str) -> list[Nudge]:
        rows = await self._db.fetch(_FAILED_FOR, person)
        return [NUDGES.decode(row) for row in rows]

    async def mark_superseded(self, keys: Collection[str], reason: str) -> None:
        await self._db.write(_SUPERSEDE, *([key, reason] for key in sorted(keys)))

    async def schedule(self, nudge: Nudge) -> None:
        await self.schedule_all([nudge])

    async def schedule_all(self, nudges: Collection[Nudge]) -> None:
        for nudge in nudges:
            if nudge.status is not NudgeStatus.WAITING or nudge.token is not None:
                raise ValueError(f"nudge {nudge.key} is scheduled as {nudge.status}, not waiting")
        await self._db.lock(*{nudge.network for nudge in nudges})
        await self._db.insert(_SCHEDULE, *map(NUDGES.encode, nudges))
        if nudges:
            self.has_due_changes = True
            self._db.notify_on_commit()

    async def cancel(self, keys: Collection[str]) -> None:
        rest = sorted(set(keys))
        while rest:
            page, rest = rest[:_KEYS_AT_ONCE], rest[_KEYS_AT_ONCE:]
            await self._db.write(_CANCEL.format(keys=numbered(1, len(page))), page)

    async def cancel_waiting(self, person: str, kinds: Collection[str], limit: int) -> int:
        if not kinds:
            return 0
        sql = _CANCEL_WAITING.format(kinds=numbered(3, len(kinds)))
        return len(await self._db.fetch(sql, person, limit, *sorted(kinds)))

    async def end_buttons(self, nudges: Collection[Nudge]) -> None:
        if nudges:
            rows = sorted(map(_ENDED.encode, nudges))
            await self._db.write(_END_BUTTONS, *rows)
            self.has_due_changes = True

    async def end_all_buttons(self, subject: Subject, ending: str) -> None:
        await self._db.write(_END_ALL_BUTTONS, [subject.kind, subject.id, ending])
        self.has_due_changes = True

    async def forget_content(self, subject: Subject) -> None:
        await self._db.write(_FORGET_CONTENT, [subject.kind, subject.id])

    async def save_content(self, key: str, content: str) -> None:
        await self._db.write(_SAVE_CONTENT, [key, content])

    async def mark_claimed_stale(self, subject: Subject, ending: str) -> None:
        await self._db.write(_MARK_CLAIMED_STALE, [subject.kind, subject.id, ending])
        self.has_due_changes = True

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
        # The instant of sending is not stored, so the due instant stands for it.
        return await self._claim(_CLAIM_STALE_IN, now, token, lease_until, limit, community)

    async def communities_stale(self, now: datetime) -> list[str]:
        # Mostly there is none. To step through communities may take long, so SQLite does it in
        # its thread; the change there and back takes longer than this look.
        instants = to_micros(now), to_micros(self._db.to_database_time(now))
        if not await self._db.fetch(_ANY_STALE, *instants):
            return []
        return await self._communities(_COMMUNITIES_STALE, now)

    async def _communities(self, sql: str, now: datetime) -> list[str]:
        database_time = self._db.to_database_time(now)
        rows = await self._db.fetch_long(sql, to_micros(now), to_micros(database_time))
        return [community for (community,) in rows]

    async def _claim(
        self,
        claim: _Claim,
        now: datetime,
        token: str,
        lease_until: datetime,
        limit: int,
        *only: str,
    ) -> list[Nudge]:
        self._db.track_claim(token)
        claimed: list[Nudge] = []
        database_time = self._db.to_database_time(now)
        # Mostly no lease has ended, and often nothing is due: to look takes a fifth of a claim.
        ((ended, new),) = await self._db.fetch(
            claim.any, to_micros(database_time), to_micros(now), *only
        )
        # Nudges whose lease has ended were due before most others.
        for there, sql, before in (ended, claim.ended, database_time), (new, claim.new, now):
            if not there:
                continue
            rows = await self._db.fetch(
                sql.format(skip_locked=self._db.skip_locked),
                to_micros(before),
                token,
                to_micros(self._db.to_database_time(lease_until)),
                limit - len(claimed),
                *only,
            )
            claimed += [NUDGES.decode(row) for row in rows]
        return sorted(claimed, key=lambda nudge: (nudge.due_at, nudge.key))

    async def finish(self, nudge: Nudge) -> bool:
        return bool(await self.finish_all([nudge]))

    async def finish_all(self, nudges: Collection[Nudge]) -> set[str]:
        await self._db.lock(*{nudge.network for nudge in nudges})
        rows = list(map(_OUTCOMES.encode, nudges))
        if self._db.takes_arrays:
            found = await self._db.fetch(_FINISH_ALL, *zip(*rows, strict=True)) if rows else ()
        else:
            found = await self._db.fetch_each(_FINISH_EACH, rows)
        return {key for (key,) in found}

    async def next_due(self, after: datetime | None = None) -> datetime | None:
        # A stale nudge is due at once: its own due instant is past.
        after = after or _EVER
        database_time = self._db.to_database_time(after)
        ((due, stale, lease),) = await self._db.fetch(
            _NEXT_DUE, to_micros(after), to_micros(database_time)
        )
        instants = [from_micros(at) for at in (due, stale) if at is not None]
        if lease is not None:
            instants.append(from_micros(lease) - (database_time - after))
        return min(instants, default=None)
