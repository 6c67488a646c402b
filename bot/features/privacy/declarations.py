"""How a table declares what it holds about people: who reads it, and how long it stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a row."""

    SELF = "self"
    """The row is about this person alone."""
    BLOCKER = "blocker"
    """Whoever blocked somebody. The other one never learns of it."""
    SEEKER = "seeker"
    HOST = "host"
    CONNECTOR = "connector"
    ASKER = "asker"
    """Whoever said of another member that they know each other."""
    ASKED = "asked"
    """Whoever was asked to confirm it."""
    REPORTER = "reporter"
    REPORTED = "reported"
    """Whom a report is about. They have no part of it in their copy, and never learn of it."""
    NAMED = "named"
    """They are named in it and have no part in it: whom one of two named to the other, or whom
    organisers chose."""
    MEMBER = "member"
    """One of the people of an aggregate; `aggregate_people` says in which role."""


class Shape(StrEnum):
    """How a column is to be read."""

    TEXT = "text"
    ZONE = "zone"
    """The name of a time zone."""
    NUMBER = "number"
    FLAG = "flag"
    INSTANT = "instant"
    """Microseconds since 1970."""
    INSTANTS = "instants"
    """A list of them, as JSON."""
    JSON = "json"
    PERSON = "person"
    """The id of a person; "" or NULL for none."""


class Fate(StrEnum):
    """What becomes of a row when a person in it is erased, or when it is old enough."""

    DELETE = "delete"
    BLANK = "blank"
    """Columns are emptied; the rest counts on, and names nobody: each `PERSON` is an anonymous one
    from then on."""
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    shape: Shape
    readers: tuple[Role, ...]
    """The roles in the row that may read it; () if nobody does: see `Table.withheld`."""
    label: str = ""
    """The sentence id of its label in the readable text; "" if it stands only in the JSON."""
    once: str = ""
    """The first of the readers wrote it. The others may read it once this column is set."""
    emptied: tuple[Role, ...] | None = None
    """Where the table has the fate BLANK: the roles whose erasure empties it; () if it stays, as
    `Table.kept` explains. None: not decided, which is for tables that have no such fate."""
    empty: str | int | None = ""
    """What it holds once it is emptied."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """When a row is old enough to be deleted, without anybody's asking."""

    days: str
    """The field of `Practice` that has the number of days. 0 in one that begins with `keep_`:
    never."""
    since: str
    """The column with the instant from which they count; NULL: it does not expire."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    columns: Mapping[str, Column]
    key: tuple[str, ...]
    """Its primary key."""
    roles: tuple[Role, ...] = ()
    """The roles that a person can have in a row of their copy; () if no row is about a person."""
    heading: str = ""
    """The sentence id of its heading in the readable text; it gets the role as `$role`."""
    withheld: str = ""
    """Why the columns without readers are in nobody's copy."""
    order: str = ""
    """The column by which its rows are ordered, then the primary key."""
    erased: Mapping[Role, Fate] = field(default_factory=dict)
    """What happens to a row when the person with that role in it is erased."""
    kept: str = ""
    """Why what an erasure leaves may stay. "" where all rows about a person are deleted."""
    held_until: str = ""
    """The column with the instant from which an erasure empties the row: before, others still
    depend on its words. Its roles are its columns. "": at once."""
    expires: Expiry | None = None
    """None: no row goes by its age alone."""


@dataclass(slots=True)
class Columns:
    """Columns that the same roles may read, and that the same erasures empty."""

    readers: tuple[Role, ...]
    once: str = ""
    emptied: tuple[Role, ...] | None = None
    found: dict[str, Column] = field(default_factory=dict)

    def add(
        self, shape: Shape, names: str, label: str = "", empty: str | int | None = ""
    ) -> Columns:
        """Add columns of one shape; a label only where `names` is a single one."""
        for name in names.split():
            self.found[name] = Column(shape, self.readers, label, self.once, self.emptied, empty)
        return self

    def said(self, shape: Shape, empty: str | int | None = "", **labels: str) -> Columns:
        """Add columns with a label each."""
        for name, label in labels.items():
            self.add(shape, name, label, empty)
        return self


def readable_by(*readers: Role, once: str = "", emptied: tuple[Role, ...] | None = None) -> Columns:
    """Begin with columns that these roles may read; see `Column` for the rest."""
    return Columns(readers, once, emptied)


def all_of(*groups: Columns) -> dict[str, Column]:
    """Return the columns of these groups by name."""
    return {name: column for group in groups for name, column in group.found.items()}


BOOKKEEPING = "Keys and counters of the program; they say nothing about a person."
ANONYMOUS = "Talks and their numbers stay, and name nobody any more."
"""For `Table.withheld` and `Table.kept`."""
OWN_ROWS_GO = {Role.SELF: Fate.DELETE}
"""For `Table.erased` of rows that are about one person alone."""
