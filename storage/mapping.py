"""Maps frozen dataclasses to rows and back, by their type hints.

A column holds text, a whole number or NULL. Instants are microseconds since 1970 in UTC, dates ISO
text, times of day "HH:MM", enums their value, booleans 0 or 1; tuples and nested records are JSON
of the same. A new field of a record needs a migration and no change to this module.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises `TypeError` for an instant without a zone."""
    return (instant - _EPOCH) // _MICROSECOND


@lru_cache(maxsize=4096)
def from_micros(micros: int) -> datetime:
    """The instant of `to_micros`, in UTC. Kept, since the same rows are read again and again."""
    return _EPOCH + timedelta(microseconds=micros)


to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Encodes the JSON of a column: compact, non-ASCII text unescaped."""


@dataclass(frozen=True, slots=True)
class _Codec:
    """Encodes values of one type to values of JSON and of columns, and decodes them."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    nested: bool = False
    """It encodes to a list, which a column holds as JSON text."""

    def as_column(self) -> _Codec:
        if not self.nested:
            return self
        empty = to_json(())  # as most are
        return _Codec(
            lambda value: empty if value == () else to_json(self.encode(value)),
            lambda text: () if text == empty else self.decode(json.loads(text)),
        )


def _same(value: Any) -> Any:
    return value


def _time_text(value: time) -> str:
    return value.isoformat("auto" if value.second or value.microsecond else "minutes")


_SCALARS: dict[Any, _Codec] = {
    str: _Codec(_same, _same),
    int: _Codec(_same, _same),
    bool: _Codec(int, bool),
    datetime: _Codec(to_micros, from_micros),
    date: _Codec(date.isoformat, date.fromisoformat),
    time: _Codec(_time_text, time.fromisoformat),
}


def _codec(hint: Any) -> _Codec:
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType) and NoneType in inner and len(inner) == 2:
        return _optional(_codec(next(arg for arg in inner if arg is not NoneType)))
    if origin is tuple and inner[-1] is Ellipsis:
        return _many(_codec(inner[0]))
    if origin is tuple:
        return _several([_codec(arg) for arg in inner], _same, tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(str, {member.value: member for member in hint}.__getitem__)
    if isinstance(hint, type) and is_dataclass(hint):
        inner_hints = dict(_fields(hint))
        names = tuple(inner_hints)
        codecs = [_codec(inner_hints[name]) for name in names]
        return _several(codecs, _getter(names), _builder(hint, names))
    raise TypeError(f"no way to store {hint!r}")


def _is_number(hint: Any) -> bool:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return any(kind in (int, bool, datetime) for kind in kinds)


def _optional(codec: _Codec) -> _Codec:
    if codec.encode is _same and codec.decode is _same:
        return codec
    return _Codec(
        lambda value: None if value is None else codec.encode(value),
        lambda plain: None if plain is None else codec.decode(plain),
        codec.nested,
    )


def _many(codec: _Codec) -> _Codec:
    return _Codec(
        lambda values: [codec.encode(value) for value in values],
        lambda plains: tuple(codec.decode(plain) for plain in plains),
        nested=True,
    )


def _several(
    codecs: Sequence[_Codec], parts: Callable[[Any], Any], build: Callable[[Sequence[Any]], Any]
) -> _Codec:
    return _Codec(
        lambda value: [c.encode(part) for c, part in zip(codecs, parts(value), strict=True)],
        lambda plains: build([c.decode(p) for c, p in zip(codecs, plains, strict=True)]),
        nested=True,
    )


def _getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)


def _column_codec(hint: Any) -> _Codec:
    """For a column that holds something: NULL is None and is neither encoded nor decoded."""
    inner = [arg for arg in get_args(hint) if arg is not NoneType]
    if get_origin(hint) in (Union, UnionType) and len(inner) == 1:
        hint = inner[0]
    return _codec(hint).as_column()


@dataclass(frozen=True, slots=True)
class _Part:
    """A field whose type is a dataclass, and the columns that hold its fields."""

    field: str
    span: slice
    """Where its values are in a row."""
    read: Callable[[Any], tuple[Any, ...]]
    build: Callable[[Sequence[Any]], Any]


def _builder(kind: type[Any], names: Sequence[str]) -> Callable[[Sequence[Any]], Any]:
    """Builds a record of the values of its fields, in that order.

    It sets the slots, which takes half the time of `__init__`: most of what a claim costs in
    Python. What `__init__` checks was checked when the record was stored.
    """
    setters = [getattr(kind, name).__set__ for name in names]
    new = object.__new__

    def build(values: Sequence[Any]) -> Any:
        record = new(kind)
        for set_field, value in zip(setters, values, strict=True):
            set_field(record, value)
        return record

    return build


R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Insert:
    """An INSERT of values. It reads nothing but the row of the same key, which it may replace."""

    columns: str
    """Its beginning: the table and its columns."""
    types: tuple[str, ...]
    """PostgreSQL's type of each column."""
    conflict: str
    """Its end: what becomes of a row whose key is there."""
    key: int
    """Where in a row the key is."""

    @cached_property
    def each(self) -> str:
        """It takes the values of one row."""
        places = ", ".join(f"${number}" for number in range(1, len(self.types) + 1))
        return f"{self.columns} VALUES ({places}) {self.conflict}"

    def after(self, first: str) -> str:
        """For PostgreSQL: it takes many rows as one JSON text, no two with the same key.

        `first`: a table of one row, which is read before any row is written.
        """
        values = ", ".join(f"(given->>{n})::{type}" for n, type in enumerate(self.types))
        source = f"{first}, jsonb_array_elements($1::text::jsonb) AS rows (given)"
        return f"{self.columns} SELECT {values} FROM {source} {self.conflict}"  # noqa: S608


class RowMapping(Generic[R]):
    """One kind of record: its columns, and the SQL that names them.

    A field whose type is a dataclass is a part: the fields of the part are columns of the table.
    The record's own fields come first, then those of each part, in the order of the fields.
    With `only`, the mapping has just those columns and cannot decode to a record.
    """

    def __init__(self, kind: type[R], table: str, only: Collection[str] = ()) -> None:
        """Raises `TypeError` for a type that no column can hold, and for a column named twice.

        The record and its parts are dataclasses with `slots=True`.
        """
        own = {name: hint for name, hint in _fields(kind, only) if not is_dataclass(hint)}
        columns = list(own.items())
        parts: list[tuple[str, Any]] = [f for f in _fields(kind) if is_dataclass(f[1])]
        self._parts: list[_Part] = []
        for field, part in parts:
            if inner := dict(_fields(part, only)):
                span = slice(len(columns), len(columns) + len(inner))
                names = tuple(inner)
                self._parts.append(_Part(field, span, _getter(names), _builder(part, names)))
                columns += inner.items()
        self.kind = kind
        self.table = table
        self.names = tuple(name for name, _ in columns)
        if twice := {name for name in self.names if self.names.count(name) > 1}:
            raise TypeError(f"two fields of {kind.__name__} have the column {twice}")
        self._own = len(own)
        self._read = _getter(tuple(own))
        self._build = _builder(kind, [*own, *(part.field for part in self._parts)])
        self._numbers = frozenset(name for name, hint in columns if _is_number(hint))
        codecs = [_column_codec(hint) for _, hint in columns]
        # Most columns hold just what the field does.
        self._encoders = [(n, c.encode) for n, c in enumerate(codecs) if c.encode is not _same]
        self._decoders = [(n, c.decode) for n, c in enumerate(codecs) if c.decode is not _same]

    @property
    def columns(self) -> str:
        """All columns, quoted (some are words of SQL)."""
        return ", ".join(f'"{name}"' for name in self.names)

    def columns_of(self, alias: str) -> str:
        """All columns, quoted, of the table under that alias."""
        return ", ".join(f'{alias}."{name}"' for name in self.names)

    @property
    def insert(self) -> str:
        """An INSERT that takes the values of `encode`."""
        return self.insert_or("", self.names[0]).each.rstrip()

    def insert_or(self, conflict: str, key: str) -> Insert:
        """The same with an ON CONFLICT about that column, in a form for many rows too."""
        return Insert(
            f"INSERT INTO {self.table} ({self.columns})",
            tuple("bigint" if name in self._numbers else "text" for name in self.names),
            conflict,
            self.names.index(key),
        )

    def upsert(self, key: str) -> str:
        """Like `insert`, but it replaces a row with the same key in the same network.

        It does not write the network: SQLite would look for all rows that refer to this one.
        """
        kept = (key, "network")
        replaced = ", ".join(f'"{n}" = excluded."{n}"' for n in self.names if n not in kept)
        return (
            f'{self.insert} ON CONFLICT ("{key}") DO UPDATE SET {replaced}'
            f" WHERE {self.table}.network = excluded.network"
        )

    def assignments(self, *excluded: str) -> str:
        """The SET clause that takes the values of `encode`, without the excluded columns."""
        return ", ".join(
            f'"{name}" = ${number}'
            for number, name in enumerate(self.names, 1)
            if name not in excluded
        )

    def place(self, name: str) -> int:
        """The number of the placeholder for that column of `encode`."""
        return self.names.index(name) + 1

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that hold numbers; all others hold text."""
        return self._numbers

    def encode(self, record: R) -> list[Any]:
        """The row of a record."""
        values = list(self._read(record))
        for part in self._parts:
            values += part.read(getattr(record, part.field))
        for place, encode in self._encoders:
            if (value := values[place]) is not None:
                values[place] = encode(value)
        return values

    def decode(self, row: Sequence[Any]) -> R:
        """The record of a row with exactly these columns."""
        values = self._decoded(row)
        if self._parts:
            values = [*values[: self._own], *(p.build(values[p.span]) for p in self._parts)]
        record: R = self._build(values)
        return record

    def reader(self, name: str) -> Callable[[Sequence[Any]], Any]:
        """Returns what reads the field of that column from a row, where most of a row is not
        looked at."""
        place = self.names.index(name)
        decode = dict(self._decoders).get(place, _same)

        def read(row: Sequence[Any]) -> Any:
            value = row[place]
            return None if value is None else decode(value)

        return read

    def decode_columns(self, row: Sequence[Any]) -> dict[str, Any]:
        """The decoded columns by name, for a record that has further fields."""
        return dict(zip(self.names, self._decoded(row), strict=True))

    def _decoded(self, row: Sequence[Any]) -> list[Any]:
        values = list(row)
        for place, decode in self._decoders:
            if (value := values[place]) is not None:
                values[place] = decode(value)
        return values


def _fields(kind: type[Any], only: Collection[str] = ()) -> list[tuple[str, Any]]:
    """The name and type of each field; just those in `only`, if it names any."""
    hints = get_type_hints(kind)
    return [(f.name, hints[f.name]) for f in fields(kind) if not only or f.name in only]
