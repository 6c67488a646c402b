"""Aggregates without a table of their own: their records are stored as JSON."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeVar, get_args, get_type_hints

from bot.core.store import Transaction
from bot.domain.aggregates import AggregateRow
from bot.engine.aggregates import Aggregate, State

S = TypeVar("S", bound=State)

_COLUMNS = {"id", "network", "community", "status", "version", "created_at", "closed_at"}


class StoredAggregate(Aggregate[S]):
    """An aggregate whose record has fields of text, numbers, booleans, instants and enums.

    `roles` are the fields that hold a person's id. They change only when that person is erased.
    """

    roles: ClassVar[tuple[str, ...]]
    words: ClassVar[tuple[str, ...]]
    """The fields that hold what somebody typed. They are emptied when one of its people is erased;
    the record, which counts, stays."""

    def outlives(self, state: S) -> bool:
        """Return whether an erasure leaves it as it is, because others still depend on it."""
        return False

    def without_words(self, row: AggregateRow) -> AggregateRow:
        """Return the row with these fields empty."""
        data = json.loads(row.data)
        data.update((name, "") for name in self.words if name in data)
        return replace(row, data=json.dumps(data, ensure_ascii=False))

    async def load(self, tx: Transaction, network: str, id: str) -> S | None:
        """See `Aggregate`; so for the other methods."""
        row = await tx.aggregates.get(network, self.kind, id)
        return self.record_of(row) if row else None

    async def add(self, tx: Transaction, state: S) -> None:
        """Add a new record. Raises `Conflict` if its id is taken."""
        await tx.aggregates.add(self._row(state))

    async def save(self, tx: Transaction, state: S, expected: StrEnum) -> S:
        return self.record_of(await tx.aggregates.save(self._row(state), expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[S]:
        rows = await tx.aggregates.of_person(network, person, self.kind)
        return [self.record_of(row) for row in rows]

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> S | None:
        row = await tx.aggregates.next_open_of(network, person, self.kind, after)
        return self.record_of(row) if row else None

    def people(self, state: S) -> dict[str, str]:
        return {role: getattr(state, role) for role in self.roles}

    def _row(self, state: S) -> AggregateRow:
        own = [f.name for f in fields(self.record) if f.name not in {*_COLUMNS, *self.roles}]
        data = {name: _plain(getattr(state, name)) for name in own}
        return AggregateRow(
            id=state.id,
            network=state.network,
            community=state.community,
            kind=self.kind,
            status=state.status.value,
            version=state.version,
            data=json.dumps(data, ensure_ascii=False),
            people=tuple((role, getattr(state, role)) for role in self.roles),
            created_at=state.created_at,
            closed_at=state.closed_at,
        )

    def record_of(self, row: AggregateRow) -> S:
        """Return the record that is stored as that row."""
        hints = get_type_hints(self.record)
        values: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS}
        values["status"] = hints["status"](row.status)
        values |= dict(row.people)
        values |= {k: _typed(v, hints[k]) for k, v in json.loads(row.data).items() if k in hints}
        record: S = self.record(**values)
        return record


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _typed(value: Any, hint: Any) -> Any:
    if isinstance(hint, UnionType):  # X | None
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if hint is datetime:
        return datetime.fromisoformat(value)
    return hint(value)
