"""Frozen dataclasses to rows and back, derived once from their type hints.

A column holds text, a whole number or nothing. Instants are microseconds since 1970 in UTC, dates
ISO, times of day "HH:MM", enums their value, truth 0 or 1; tuples and nested records are JSON of
the same. So a field added to a record needs a migration and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(instant: datetime) -> int:
    """Microseconds since 1970 in UTC. Raises `TypeError` for an instant without a zone."""
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The instant that `to_micros` made a number of, in UTC."""
    return _EPOCH + timedelta(microseconds=micros)


to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON as it is stored: compact, letters as they are."""


@dataclass(frozen=True, slots=True)
class _Codec:
    """How values of one type become what JSON and a column can hold, and back."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    nested: bool = False
    """Encodes to a list, which a column holds as JSON text."""

    def as_column(self) -> _Codec:
        if not self.nested:
            return self
        empty = to_json(())  # most are
        return _Codec(
            lambda value: (
                None if value is None else empty if value == () else to_json(self.encode(value))
            ),
            lambda text: (
                None if text is None else () if text == empty else self.decode(json.loads(text))
            ),
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
        hints = get_type_hints(hint)
        names = [field.name for field in fields(hint)]

        def build(values: Sequence[Any]) -> Any:
            return hint(**dict(zip(names, values, strict=True)))

        return _several([_codec(hints[name]) for name in names], _getter(names), build)
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
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names)


R = TypeVar("R")


class Record(Generic[R]):
    """One kind of record: its columns, in the order of the fields, and the SQL that names them.

    With `only`, just those of its columns, as for a change of few; such rows have no `decode`.
    """

    def __init__(self, kind: type[R], table: str, only: Collection[str] = ()) -> None:
        if not is_dataclass(kind):
            raise TypeError(f"{kind!r} is not a dataclass")
        hints = get_type_hints(kind)
        self.kind = kind
        self.table = table
        self.names = tuple(f.name for f in fields(kind) if not only or f.name in only)
        self._read = _getter(self.names)
        self._numbers = frozenset(name for name in self.names if _is_number(hints[name]))
        codecs = [_codec(hints[name]).as_column() for name in self.names]
        # Most columns hold just what the field does.
        self._encoders = [(n, c.encode) for n, c in enumerate(codecs) if c.encode is not _same]
        self._decoders = [(n, c.decode) for n, c in enumerate(codecs) if c.decode is not _same]

    @property
    def columns(self) -> str:
        """All columns, quoted (some are words of SQL)."""
        return ", ".join(f'"{name}"' for name in self.names)

    def columns_of(self, alias: str) -> str:
        """All columns of the table under that alias."""
        return ", ".join(f'{alias}."{name}"' for name in self.names)

    @property
    def insert(self) -> str:
        """An INSERT that takes what `encode` gives."""
        values = ", ".join(f"${number}" for number in range(1, len(self.names) + 1))
        return f"INSERT INTO {self.table} ({self.columns}) VALUES ({values})"  # noqa: S608

    def upsert(self, key: str) -> str:
        """The same, replacing all but the key where that key is there already."""
        kept = ", ".join(f'"{n}" = excluded."{n}"' for n in self.names if n != key)
        return f'{self.insert} ON CONFLICT ("{key}") DO UPDATE SET {kept}'

    def assignments(self, *but: str) -> str:
        """`SET` of every column to what `encode` gives, except those."""
        return ", ".join(
            f'"{name}" = ${number}' for number, name in enumerate(self.names, 1) if name not in but
        )

    def place(self, name: str) -> int:
        """Which placeholder takes that column of what `encode` gives."""
        return self.names.index(name) + 1

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that hold numbers; all others hold text."""
        return self._numbers

    def encode(self, record: R) -> list[Any]:
        """The row of a record."""
        values = list(self._read(record))
        for place, encode in self._encoders:
            values[place] = encode(values[place])
        return values

    def decode(self, row: Sequence[Any]) -> R:
        """The record of a row with exactly these columns."""
        values = list(row)
        for place, decode in self._decoders:
            values[place] = decode(values[place])
        return self.kind(**dict(zip(self.names, values, strict=True)))
