"""Forms without markup, of at most five fields. Limits as in `bot.core.messages`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.messages import LABEL_MAX, check_action, limit

FIELD_LABEL_MAX = 45  # Discord label
FORM_TITLE_MAX = 24  # Slack view title
FORM_FIELDS_MAX = 5  # Discord modal
OPTIONS_MAX = 25  # Discord select
ROLES_MAX = 10  # our own limit, so that a sentence can name them
PEOPLE_MAX = 20  # our own limit; a Discord select takes 25


class FieldKind(StrEnum):
    """The kind of a field. Its value is a `str`; for those in `SEVERAL` a tuple of them."""

    LINE = "line"
    """One line of text."""
    TEXT = "text"
    """Several lines of text."""
    ONE = "one"
    """One of the options."""
    MANY = "many"
    """Any number of the options."""
    PERSON = "person"
    """A member of this community; the value is an address such as `slack:T1:U9`."""
    PEOPLE = "people"
    """Up to `PEOPLE_MAX` of them."""
    DATE = "date"
    """A day, as YYYY-MM-DD."""
    TIME = "time"
    """A time of day, as HH:MM."""
    CHANNEL = "channel"
    """One of `Membership.channels`, by id. Only used if the platform names some."""
    ROLES = "roles"
    """Up to `ROLES_MAX` of `Membership.roles`, by id. Only used if the platform names some."""


SEVERAL = frozenset({FieldKind.MANY, FieldKind.PEOPLE, FieldKind.ROLES})
"""The kinds of fields that take several values."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value the bot receives and the label a person reads."""

    value: str
    label: str

    def __post_init__(self) -> None:
        limit("an option label", self.label, LABEL_MAX)
        limit("an option value", self.value, 100)


class Words(StrEnum):
    """Who reads what is typed into a field of text, and what may stand in it."""

    CHECKED = "checked"
    """A seeker's, and somebody else reads it: the coach holds back what must not be sent."""
    SHOWN = "shown"
    """The same; but its writer reads it on a page of its own first, where the coach says so."""
    FREE = "free"
    """Somebody else reads it, and nothing is held back: the words of whoever is asked, of an
    organiser, or of a report."""
    PLACE = "place"
    """A seeker's, for where to meet: an address or a number is what is asked for."""
    PRIVATE = "private"
    """Nobody else reads it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. Lengths are in characters."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    words: Words | None = None
    """Each field in which something is typed says it; others hold no words."""
    hint: str = ""
    placeholder: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    initial: str | tuple[str, ...] = ""
    max_length: int = 200
    min_length: int = 0

    def __post_init__(self) -> None:
        limit("a field label", self.label, FIELD_LABEL_MAX)
        limit("a hint", self.hint, 100)
        limit("a placeholder", self.placeholder, 100)
        choice = self.kind in (FieldKind.ONE, FieldKind.MANY)
        if choice and not 1 <= len(self.options) <= OPTIONS_MAX:
            raise ValueError(f"{self.name}: 1 to {OPTIONS_MAX} options, not {len(self.options)}")
        if len({option.value for option in self.options}) != len(self.options):
            raise ValueError(f"{self.name}: an option value twice")
        if not 1 <= self.max_length <= 3000:
            raise ValueError(f"{self.name}: a text field takes 1 to 3000 characters")


Values = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `id` is its action, such as `answer.ask:01ABC`, and returns in `FormSubmitted`."""

    id: str
    title: str
    submit: str
    fields: tuple[Field, ...]
    intro: str = ""

    def __post_init__(self) -> None:
        check_action(self.id)
        limit("a form title", self.title, FORM_TITLE_MAX)
        limit("a submit label", self.submit, FORM_TITLE_MAX)
        if not 1 <= len(self.fields) <= FORM_FIELDS_MAX:
            raise ValueError(f"a form has 1 to {FORM_FIELDS_MAX} fields, not {len(self.fields)}")

    def filled(self, values: Values) -> Form:
        """Return the same form with `values` filled in; values that no longer fit are left out."""

        def fill(item: Field) -> Field:
            value = values.get(item.name)
            if value is None:
                return item
            if item.kind in (FieldKind.ONE, FieldKind.MANY):
                known = {option.value for option in item.options}
                wanted = (value,) if isinstance(value, str) else value
                valid = tuple(v for v in wanted if v in known)
                if item.kind is FieldKind.MANY:
                    return replace(item, initial=valid)
                return replace(item, initial=valid[0] if valid else "")
            if item.kind in SEVERAL:
                most = ROLES_MAX if item.kind is FieldKind.ROLES else PEOPLE_MAX
                return replace(item, initial=() if isinstance(value, str) else value[:most])
            return replace(item, initial=str(value)[: item.max_length])

        return replace(self, fields=tuple(fill(item) for item in self.fields))
