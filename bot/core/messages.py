"""Messages without markup or widgets. Adapters render them.

The limits are the strictest of all platforms. They are checked when a message is made: an over-long
one is our bug and raises `ValueError`, so that no platform refuses it. Features shorten member text
before (`bot.i18n.sanitize.shorten`).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.text import Text

ACTION = re.compile(r"[a-z_]+\.[a-z_]+(:[A-Za-z0-9_.,@:+-]*)?")
ACTION_MAX = 100  # Discord custom_id
LABEL_MAX = 75  # Slack button text and option text
HEADING_MAX = 150  # Slack header
BLOCK_TEXT_MAX = 2900  # Slack section text is 3000 once escaped fallbacks are added
MESSAGE_TEXT_MAX = 3800  # Discord counts 4000 over all text of a Components V2 message
BUTTONS_MAX = 5  # a row of buttons on Discord
WEIGHT_MAX = 38  # Discord allows 40 components, nested ones counted
CHECKLIST_MAX = 10  # Slack checkboxes
ALT_MAX = 250  # Discord describes a picture in 256 characters


def limit(what: str, value: str, most: int) -> None:
    if len(value) > most:
        raise ValueError(f"{what} is {len(value)} characters long, {most} at most: {value[:60]!r}…")


def action(name: str, *parts: object) -> str:
    """Join the parts of an action: the name, a colon, the id, further parts with dots.

    >>> action("schedule.pick", "01ABC", 1764000000)
    'schedule.pick:01ABC.1764000000'
    """
    return f"{name}:{'.'.join(str(p) for p in parts)}" if parts else name


def check_action(value: str) -> None:
    """Raise `ValueError` for an action that is too long or not `feature.verb[:id]`."""
    limit("an action", value, ACTION_MAX)
    if not ACTION.fullmatch(value):
        raise ValueError(f"not a feature.verb:id: {value!r}")


class Style(StrEnum):
    """The emphasis of a button. The label alone carries the meaning."""

    NORMAL = "normal"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """A button. `action` is such as `answer.accept:01ABC`."""

    label: str
    action: str
    style: Style = Style.NORMAL

    def __post_init__(self) -> None:
        limit("a button label", self.label, LABEL_MAX)
        check_action(self.action)


@dataclass(frozen=True, slots=True)
class Heading:
    """A short title of a message."""

    text: str

    def __post_init__(self) -> None:
        limit("a heading", self.text, HEADING_MAX)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences."""

    text: Text

    def __post_init__(self) -> None:
        limit("a paragraph", str(self.text), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Quote:
    """A member's own words, set apart from the bot's."""

    text: str

    def __post_init__(self) -> None:
        limit("a quote", self.text, BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Facts:
    """A short list of label and value."""

    rows: tuple[tuple[str, Text], ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("facts without a row")
        limit("facts", "".join(f"{a}{b}" for a, b in self.rows), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list with at most one button."""

    text: Text
    button: Button | None = None

    def __post_init__(self) -> None:
        limit("a row", str(self.text), BLOCK_TEXT_MAX)


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One item to tick. Pressing sends `action`, which inverts `done`."""

    label: Text
    done: bool
    action: str

    def __post_init__(self) -> None:
        limit("a checklist item", str(self.label), 150)
        check_action(self.action)


@dataclass(frozen=True, slots=True)
class Checklist:
    """1 to 10 items to tick."""

    items: tuple[CheckItem, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.items) <= CHECKLIST_MAX:
            raise ValueError(f"a checklist has 1 to {CHECKLIST_MAX} items, not {len(self.items)}")


@dataclass(frozen=True, slots=True)
class Actions:
    """A row of 1 to 5 buttons."""

    buttons: tuple[Button, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.buttons) <= BUTTONS_MAX:
            raise ValueError(f"a row has 1 to {BUTTONS_MAX} buttons, not {len(self.buttons)}")


@dataclass(frozen=True, slots=True)
class Footnote:
    """Small print."""

    text: Text

    def __post_init__(self) -> None:
        limit("small print", str(self.text), BLOCK_TEXT_MAX)


Block = Heading | Paragraph | Quote | Facts | Row | Checklist | Actions | Footnote


@dataclass(frozen=True, slots=True)
class File:
    """A file to download with a message, such as an .ics file."""

    name: str
    media_type: str
    content: bytes
    link: str = ""
    """Where the platform keeps it, if a later update of the message must name it. Such a file was
    sent before and comes without its content."""
    alt: str = ""
    """What a picture shows, for who does not see it."""
    draw: Callable[[], bytes] | None = None
    """Makes the content, where that takes too long for a transaction: see `drawn`."""

    def __post_init__(self) -> None:
        limit("a description", self.alt, ALT_MAX)


@dataclass(frozen=True, slots=True)
class Message:
    """Blocks in reading order. Actions are unique in a message."""

    blocks: tuple[Block, ...]
    files: tuple[File, ...] = ()

    def __post_init__(self) -> None:
        if not self.blocks:
            raise ValueError("a message without a block")
        limit("a message", plain_text(self), MESSAGE_TEXT_MAX)
        heavy = weight(self.blocks) + len(self.files)
        if heavy > WEIGHT_MAX:
            raise ValueError(f"a message of {heavy} components, {WEIGHT_MAX} at most")
        seen = [press.action for press in buttons(self)]
        if len(seen) != len(set(seen)):
            raise ValueError(f"an action twice in one message: {sorted(seen)}")

    def __add__(self, other: Message) -> Message:
        return Message(self.blocks + other.blocks, self.files + other.files)


def weight(blocks: Sequence[Block]) -> int:
    """Return how many components of a message these blocks are, of `WEIGHT_MAX`."""
    return sum(map(_weight, blocks))


def fits(blocks: Sequence[Block]) -> bool:
    """Return whether one message holds these blocks."""
    length = sum(len(_plain_block(block)) + 1 for block in blocks) - 1
    return weight(blocks) <= WEIGHT_MAX and length <= MESSAGE_TEXT_MAX


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
    """Return all buttons and checklist items of a message, in reading order."""
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


def toggled(message: Message, action: str) -> tuple[Message, bool]:
    """Return the message with that checklist item inverted, and whether it is done now.

    Raises `LookupError` if the message has no such item.
    """
    done: bool | None = None
    blocks: list[Block] = []
    for block in message.blocks:
        if not isinstance(block, Checklist):
            blocks.append(block)
            continue
        items = list(block.items)
        for number, item in enumerate(items):
            if item.action == action:
                done = not item.done
                items[number] = replace(item, done=done)
        blocks.append(Checklist(tuple(items)))
    if done is None:
        raise LookupError(action)
    return replace(message, blocks=tuple(blocks)), done


def without_buttons(message: Message, ended: Collection[str]) -> Message:
    """Return the message without the buttons of those actions; all its words stay."""
    blocks: list[Block] = []
    for block in message.blocks:
        match block:
            case Actions(buttons=row):
                left = tuple(button for button in row if button.action not in ended)
                if left:
                    blocks.append(Actions(left))
            case Row(text=body, button=Button(action=action)) if action in ended:
                blocks.append(Row(body))
            case Checklist(items=items) if any(item.action in ended for item in items):
                blocks += [Row(_ticked(item)) for item in items]
            case _:
                blocks.append(block)
    kept = tuple(file for file in message.files if file.link)
    return replace(message, blocks=tuple(blocks), files=kept)


def sent_before(message: Message, links: Sequence[str]) -> Message:
    """Return the message as it can be updated: its files are where these links say, or left out."""
    kept = zip(message.files, links, strict=False)
    return replace(message, files=tuple(replace(f, content=b"", link=link) for f, link in kept))


def _ticked(item: CheckItem) -> Text:
    return Text(("☑ " if item.done else "☐ ",)) + item.label


def plain_text(message: Message) -> str:
    """Return the message as plain text, for notifications and screen readers."""
    return "\n".join(_plain_block(block) for block in message.blocks)


def _plain_block(block: Block) -> str:
    match block:
        case Heading(text=heading):
            return heading
        case Paragraph(text=body) | Footnote(text=body):
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


async def drawn(message: Message) -> Message:
    """Return the message with the content of all its files, drawn in a thread."""
    if not any(file.draw for file in message.files):
        return message
    files = [
        replace(file, content=await asyncio.to_thread(file.draw), draw=None) if file.draw else file
        for file in message.files
    ]
    return replace(message, files=tuple(files))


def message(*blocks: Block | None, files: Sequence[File] = ()) -> Message:
    """Return a message of the blocks that are not None."""
    return Message(tuple(block for block in blocks if block is not None), tuple(files))
