"""What each table holds about people, and which of them may read it.

A test compares it with the schema, so a new table or column is declared here before it is used.
`docs/privacy.md` shows the same as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a row."""

    SELF = "self"
    """The row is about this person alone."""
    SEEKER = "seeker"
    HOST = "host"
    CONNECTOR = "connector"
    MEMBER = "member"
    """One of the people of an aggregate; `aggregate_people` says in which role."""


class Shape(StrEnum):
    """How a column is to be read."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    INSTANT = "instant"
    """Microseconds since 1970."""
    INSTANTS = "instants"
    """A list of them, as JSON."""
    JSON = "json"
    PERSON = "person"
    """The id of a person; "" or NULL for none."""


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


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    columns: Mapping[str, Column]
    roles: tuple[Role, ...] = ()
    """The roles that a person can have in a row; () if no row is about a person."""
    heading: str = ""
    """The sentence id of its heading in the readable text; it gets the role as `$role`."""
    withheld: str = ""
    """Why the columns without readers are in nobody's copy."""
    order: str = ""
    """The column by which its rows are ordered, then the primary key."""


@dataclass(slots=True)
class _Columns:
    """Columns that the same roles may read."""

    readers: tuple[Role, ...]
    once: str = ""
    found: dict[str, Column] = field(default_factory=dict)

    def add(self, shape: Shape, names: str, label: str = "") -> _Columns:
        """Add columns of one shape; a label only where `names` is a single one."""
        for name in names.split():
            self.found[name] = Column(shape, self.readers, label, self.once)
        return self

    def said(self, shape: Shape, **labels: str) -> _Columns:
        """Add columns with a label each."""
        for name, label in labels.items():
            self.add(shape, name.removesuffix("_"), label)
        return self


def _for(*readers: Role, once: str = "") -> _Columns:
    return _Columns(readers, once)


def _all(*groups: _Columns) -> dict[str, Column]:
    return {name: column for group in groups for name, column in group.found.items()}


_BOOKKEEPING = "Keys and counters of the program; they say nothing about a person."

_SH = (Role.SEEKER, Role.HOST)
_SHC = (*_SH, Role.CONNECTOR)

REGISTER: Mapping[str, Table] = {
    "persons": Table(
        _all(
            _for(Role.SELF)
            .said(
                Shape.TEXT,
                name="data-name",
                zone="data-zone",
                quiet_from="data-quiet-from",
                quiet_to="data-quiet-to",
                headline="data-headline",
                goal="data-goal",
                access_needs="data-access-needs",
            )
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.TEXT, "id language")
            .add(Shape.JSON, "muted")
            .add(
                Shape.FLAG,
                "zone_known zone_chosen language_chosen organiser sample left unreached",
            ),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-persons",
        withheld=_BOOKKEEPING,
    ),
    "addresses": Table(
        _all(
            _for(Role.SELF)
            .said(Shape.TEXT, address="data-address")
            .said(Shape.INSTANT, used_at="data-used-at")
            .add(Shape.TEXT, "community")
            .add(Shape.PERSON, "person")
            .add(Shape.INSTANT, "left_at"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-addresses",
        withheld=_BOOKKEEPING,
        order="used_at",
    ),
    "hosts": Table(
        _all(
            _for(Role.SELF)
            .said(
                Shape.TEXT,
                role="data-role",
                organisation="data-organisation",
                sector="fact-sector",
                about="data-about",
                where="data-where",
            )
            .said(Shape.JSON, topics="data-topics", languages="data-languages")
            .said(Shape.NUMBER, capacity="data-capacity")
            .said(Shape.INSTANT, created_at="data-host-since")
            .add(Shape.TEXT, "state paused_until")
            .add(Shape.JSON, "formats lengths windows")
            .add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-hosts",
        withheld=_BOOKKEEPING,
    ),
    "introductions": Table(
        _all(
            _for(*_SHC)
            .said(Shape.PERSON, seeker="data-seeker", host="data-host", connector="data-connector")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.TEXT, "id community"),
            _for(*_SH)
            .said(
                Shape.TEXT,
                why="data-why",
                learn="data-learn",
                question="data-question",
                answer="data-answer",
                where="data-where",
                parting="data-parting",
            )
            .said(Shape.NUMBER, minutes="data-minutes")
            .said(Shape.INSTANT, asked_at="data-asked-at", starts_at="data-starts-at")
            .add(Shape.TEXT, "status note_type format")
            .add(Shape.JSON, "details")
            .add(Shape.INSTANTS, "offered")
            .add(Shape.PERSON, "moved_by")
            .add(Shape.FLAG, "lapsed place_changed thanked_elsewhere questions_shared")
            .add(Shape.INSTANT, "questioned_at answered_at accepted_at turn_at placed_at")
            .add(Shape.INSTANT, "agreed_at met_at thanked_at update_at closed_at published"),
            _for(*_SH, once="thanked_at").said(Shape.TEXT, thanks="data-thanks"),
            _for(*_SH, once="update_at").said(Shape.TEXT, update="data-update"),
            _for(Role.HOST, Role.SEEKER, once="reason_shared").add(Shape.TEXT, "decline_reason"),
            _for(Role.SEEKER)
            .said(
                Shape.TEXT,
                learned="data-learned",
                surprised="data-surprised",
                use="data-use",
                onward_name="data-onward-name",
            )
            .said(Shape.PERSON, onward="data-onward")
            .add(Shape.TEXT, "organisation_key interest seeker_outcome")
            .add(Shape.FLAG, "debriefed update_done keep_in_touch")
            .add(Shape.INSTANT, "contact_at"),
            _for(Role.HOST)
            .said(Shape.PERSON, referred_to="data-referred-to")
            .add(Shape.TEXT, "host_outcome")
            .add(Shape.FLAG, "reason_shared"),
            _for().add(Shape.TEXT, "network").add(Shape.NUMBER, "version sequence"),
        ),
        roles=_SHC,
        heading="data-introductions",
        withheld=_BOOKKEEPING,
        order="created_at",
    ),
    "questions": Table(
        _all(
            _for(*_SH)
            .said(Shape.TEXT, words="data-words")
            .add(Shape.TEXT, "introduction")
            .add(Shape.NUMBER, "place"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=_SH,
        heading="data-questions",
        withheld=_BOOKKEEPING,
        order="place",
    ),
    "ticks": Table(
        _all(
            _for(Role.SELF).add(Shape.TEXT, "introduction item").add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        withheld=_BOOKKEEPING,
    ),
    "promises": Table(
        _all(
            _for(Role.SELF)
            .said(Shape.TEXT, words="data-words")
            .said(Shape.INSTANT, made_at="data-created-at", done_at="data-done-at")
            .add(Shape.TEXT, "id introduction")
            .add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-promises",
        withheld=_BOOKKEEPING,
        order="made_at",
    ),
    "watches": Table(
        _all(
            _for(Role.SELF)
            .said(Shape.TEXT, query="data-query")
            .said(Shape.INSTANT, created_at="data-created-at")
            .add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-watches",
        withheld=_BOOKKEEPING,
        order="created_at",
    ),
    "kept_forms": Table(
        _all(
            _for(Role.SELF)
            .said(Shape.JSON, typed="data-typed")
            .said(Shape.INSTANT, kept_at="data-created-at")
            .add(Shape.TEXT, "form")
            .add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        heading="data-kept-forms",
        withheld=_BOOKKEEPING,
        order="kept_at",
    ),
    "nudges": Table(
        _all(
            _for(Role.SELF)
            .add(Shape.TEXT, "kind status subject_kind subject_id address")
            .add(Shape.INSTANT, "due_at")
            .add(Shape.JSON, "content"),
            _for()
            .add(Shape.TEXT, "key network community ref token merged_into reason ending")
            .add(Shape.JSON, "audience buttons")
            .add(Shape.PERSON, "person")
            .add(Shape.INSTANT, "latest_at lease_until")
            .add(Shape.NUMBER, "attempts")
            .add(Shape.FLAG, "stale"),
        ),
        roles=(Role.SELF,),
        withheld=_BOOKKEEPING,
        order="due_at",
    ),
    "aggregates": Table(
        _all(
            _for(Role.MEMBER)
            .add(Shape.TEXT, "id community kind status")
            .add(Shape.JSON, "data")
            .add(Shape.INSTANT, "created_at closed_at"),
            _for().add(Shape.TEXT, "network").add(Shape.NUMBER, "version"),
        ),
        roles=(Role.MEMBER,),
        withheld=_BOOKKEEPING,
        order="created_at",
    ),
    "aggregate_people": Table(
        _all(
            _for(Role.SELF).add(Shape.TEXT, "aggregate role").add(Shape.PERSON, "person"),
            _for().add(Shape.TEXT, "network"),
        ),
        roles=(Role.SELF,),
        withheld=_BOOKKEEPING,
    ),
    "communities": Table(
        _all(
            _for()
            .add(Shape.TEXT, "id network name channel language")
            .add(Shape.JSON, "asking hosting organising")
            .add(Shape.INSTANT, "set_up_at")
        ),
        withheld="The settings of a community, by its organisers. They name roles, not people.",
    ),
    "events": Table(
        _all(_for().add(Shape.TEXT, "id").add(Shape.INSTANT, "seen_at")),
        withheld="Numbers that a platform gave to events, so that none has an effect twice.",
    ),
    "inbox": Table(
        _all(_for().add(Shape.TEXT, "id platform body").add(Shape.INSTANT, "received_at")),
        withheld="Events of the last seconds. Each is deleted as soon as it was handled.",
    ),
    "jobs": Table(
        _all(
            _for()
            .add(Shape.TEXT, "id network community kind subject position")
            .add(Shape.INSTANT, "created_at due_at")
            .add(Shape.NUMBER, "attempts")
        ),
        withheld="Work that is going on. Each is deleted as soon as it is done.",
    ),
    "secrets": Table(
        _all(_for().add(Shape.TEXT, "name value")),
        withheld="Encrypted tokens of the program for its platforms.",
    ),
}
"""Every table of the schema."""
