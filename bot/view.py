"""What the bot shows and asks, as meaning. Adapters render it; nothing here knows a widget.

The limits are the strictest of the platforms (see docs/architecture.md), checked once, here, when a
view is made: an over-long view is a bug of ours and raises `ValueError`, never a refused message.
Member text is shortened by the flows before it comes here (`bot.words.shorten`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.text import Text

ACTION = re.compile(r"^[a-z_]+\.[a-z_]+(:[A-Za-z0-9_.,@:+-]*)?$")
ACTION_MAX = 100  # Discord custom_id
LABEL_MAX = 75  # Slack button text and option text
FIELD_LABEL_MAX = 45  # Discord label
FORM_TITLE_MAX = 24  # Slack view title
FORM_FIELDS_MAX = 5  # Discord modal
OPTIONS_MAX = 25  # Discord select
HEADING_MAX = 150  # Slack header
BLOCK_TEXT_MAX = 2900  # Slack section text is 3000 once escaped fallbacks are added
MESSAGE_TEXT_MAX = 3800  # Discord counts 4000 over all text of a Components V2 message
BUTTONS_MAX = 5  # a row of buttons on Discord
WEIGHT_MAX = 38  # Discord allows 40 components, nested ones counted
CHECKLIST_MAX = 10  # Slack checkboxes
ROLES_MAX = 10  # of ours: so that they can be named in a sentence


def _limit(what: str, value: str, most: int) -> None:
    if len(value) > most:
        raise ValueError(f"{what} is {len(value)} characters long, {most} at most: {value[:60]!r}…")


def action(name: str, *parts: object) -> str:
    """`flow.action:id` from its parts; parts after the first id are joined with dots.

    >>> action("schedule.pick", "01ABC", 1764000000)
    'schedule.pick:01ABC.1764000000'
    """
    return f"{name}:{'.'.join(str(p) for p in parts)}" if parts else name


def check_action(value: str) -> None:
    """Refuse an action that is over-long or not `flow.action[:id]`. Raises `ValueError`."""
    _limit("an action", value, ACTION_MAX)
    if not ACTION.match(value):
        raise ValueError(f"not a flow.action:id: {value!r}")


class Style(StrEnum):
    """How much weight a button carries; never the only sign of its meaning."""

    NORMAL = "normal"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `action` is `flow.action:id`."""

    label: str
    action: str
    style: Style = Style.NORMAL

    def __post_init__(self) -> None:
        _limit("a button label", self.label, LABEL_MAX)
        check_action(self.action)


@dataclass(frozen=True, slots=True)
class Heading:
    """A short title of a message."""

    text: str

    def __post_init__(self) -> None:
        _limit("a heading", self.text, HEADING_MAX)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or several."""

    text: Text

    def __post_init__(self) -> None:
        _limit("a paragraph", str(self.text), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Quote:
    """A member's own words, set apart so that nobody takes them for the bot's."""

    text: str

    def __post_init__(self) -> None:
        _limit("a quote", self.text, BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of label and value."""

    rows: tuple[tuple[str, Text], ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("facts without a row")
        _limit("facts", "".join(f"{a}{b}" for a, b in self.rows), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list with at most one thing to press."""

    text: Text
    button: Button | None = None

    def __post_init__(self) -> None:
        _limit("a row", str(self.text), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One thing to tick. Pressing sends `action`, which turns `done` over."""

    label: Text
    done: bool
    action: str

    def __post_init__(self) -> None:
        _limit("a checklist item", str(self.label), 150)
        check_action(self.action)


@dataclass(frozen=True, slots=True)
class Checklist:
    """Things to tick, 1 to 10."""

    items: tuple[CheckItem, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.items) <= CHECKLIST_MAX:
            raise ValueError(f"a checklist has 1 to {CHECKLIST_MAX} items, not {len(self.items)}")


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row, 1 to 5."""

    buttons: tuple[Button, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.buttons) <= BUTTONS_MAX:
            raise ValueError(f"a row has 1 to {BUTTONS_MAX} buttons, not {len(self.buttons)}")


@dataclass(frozen=True, slots=True)
class Small:
    """Small print under what matters."""

    text: Text

    def __post_init__(self) -> None:
        _limit("small print", str(self.text), BLOCK_TEXT_MAX)


Block = Heading | Paragraph | Quote | Facts | Row | Checklist | Actions | Small


@dataclass(frozen=True, slots=True)
class File:
    """Something to download with a message, such as an .ics file."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """What a person reads, in reading order. Actions are unique within it."""

    blocks: tuple[Block, ...]
    files: tuple[File, ...] = ()

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError("a message without a block")
        _limit("a message", plain_text(self), MESSAGE_TEXT_MAX)
        weight = sum(_weight(block) for block in self.blocks) + len(self.files)
        if weight > WEIGHT_MAX:
            raise ValueError(f"a message of {weight} components, {WEIGHT_MAX} at most")
        seen = [press.action for press in buttons(self)]
        if len(seen) != len(set(seen)):
            raise ValueError(f"an action twice in one message: {sorted(seen)}")

    def __add__(self, other: Message) -> Message:
        return Message(self.blocks + other.blocks, self.files + other.files)


def _weight(block: Block) -> int:
    match block:
        case Actions(buttons=row):
            return 1 + len(row)
        case Row(button=Button()):
            return 3
        case Checklist(items=items):
            return 3 * len(items)
        case _:
            return 1


def buttons(message: Message) -> list[Button | CheckItem]:
    """Everything in a message that can be pressed, in reading order."""
    found: list[Button | CheckItem] = []
    for block in message.blocks:
        match block:
            case Actions(buttons=row):
                found.extend(row)
            case Row(button=Button() as press):
                found.append(press)
            case Checklist(items=items):
                found.extend(items)
            case _:
                pass
    return found


def plain_text(message: Message) -> str:
    """The whole message as plain text: the fallback for notifications and screen readers."""
    return "\n".join(_plain_block(block) for block in message.blocks)


def _plain_block(block: Block) -> str:
    match block:
        case Heading(text=heading):
            return heading
        case Paragraph(text=body) | Small(text=body):
            return str(body)
        case Quote(text=words):
            return "\n".join(f"> {line}" for line in words.splitlines() or [""])
        case Facts(rows=rows):
            return "\n".join(f"{label}: {value}" for label, value in rows)
        case Row(text=body, button=press):
            return f"• {body}" + (f" [{press.label}]" if press else "")
        case Checklist(items=items):
            return "\n".join(f"[{'x' if item.done else ' '}] {item.label}" for item in items)
        case Actions(buttons=row):
            return " ".join(f"[{press.label}]" for press in row)


class FieldKind(StrEnum):
    """What a field asks for; its value is a `str`, for `MANY` and `ROLES` a tuple of them."""

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
    DATE = "date"
    """A day, as YYYY-MM-DD."""
    TIME = "time"
    """A time of day, as HH:MM."""
    CHANNEL = "channel"
    """One of `Standing.channels`; the value is its id. Only where the platform named some."""
    ROLES = "roles"
    """Up to `ROLES_MAX` of `Standing.roles`, by id. Only where the platform named some."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value the bot receives and the label a person reads."""

    value: str
    label: str

    def __post_init__(self) -> None:
        _limit("an option label", self.label, LABEL_MAX)
        _limit("an option value", self.value, 100)


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. Lengths are in characters."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    placeholder: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    initial: str | tuple[str, ...] = ""
    max_length: int = 200
    min_length: int = 0

    def __post_init__(self) -> None:
        _limit("a field label", self.label, FIELD_LABEL_MAX)
        _limit("a hint", self.hint, 100)
        _limit("a placeholder", self.placeholder, 100)
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
    """A form. `id` is `flow.action[:id]`, sent back with the values as `FormSubmitted.form`."""

    id: str
    title: str
    submit: str
    fields: tuple[Field, ...]
    intro: str = ""

    def __post_init__(self) -> None:
        check_action(self.id)
        _limit("a form title", self.title, FORM_TITLE_MAX)
        _limit("a submit label", self.submit, FORM_TITLE_MAX)
        if not 1 <= len(self.fields) <= FORM_FIELDS_MAX:
            raise ValueError(f"a form has 1 to {FORM_FIELDS_MAX} fields, not {len(self.fields)}")

    def filled(self, values: Values) -> Form:
        """The same form with `values` already in it; values that no longer fit are left out."""

        def fill(item: Field) -> Field:
            value = values.get(item.name)
            if value is None:
                return item
            if item.kind in (FieldKind.ONE, FieldKind.MANY):
                known = {option.value for option in item.options}
                wanted = (value,) if isinstance(value, str) else value
                kept = tuple(v for v in wanted if v in known)
                if item.kind is FieldKind.MANY:
                    return replace(item, initial=kept)
                return replace(item, initial=kept[0] if kept else "")
            if item.kind is FieldKind.ROLES:
                return replace(item, initial=() if isinstance(value, str) else value[:ROLES_MAX])
            return replace(item, initial=str(value)[: item.max_length])

        return replace(self, fields=tuple(fill(item) for item in self.fields))


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer with a new message; private ones are seen only by the actor."""

    message: Message
    private: bool = True


@dataclass(frozen=True, slots=True)
class NotNow(Reply):
    """Nothing was done or remembered, for no fault of the member's: they may try again shortly."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace the message whose button was pressed (or, with none, answer privately)."""

    message: Message


@dataclass(frozen=True, slots=True)
class ShowForm:
    """Open a form. Where a platform cannot open one now (a modal from a modal), show a button."""

    form: Form


@dataclass(frozen=True, slots=True)
class FormErrors:
    """What is wrong, by field name, and the form as it was filled in.

    Where a platform cannot show errors beside the fields, it shows them as a private message with
    a button whose action is `form.id`: pressing it opens the form again with all that was typed.
    """

    errors: Mapping[str, str]
    form: Form


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to show, such as for an event seen before."""


Response = Reply | Replace | ShowForm | FormErrors | Nothing


def message(*blocks: Block | None, files: Sequence[File] = ()) -> Message:
    """A message from blocks, leaving out the ones that are None."""
    return Message(tuple(block for block in blocks if block is not None), tuple(files))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One completion of what is being typed after `/intro`: the whole text and what it does."""

    value: str
    label: str = field(default="")
