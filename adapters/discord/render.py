"""Views as Discord's components. Pure: the same view is always the same payload.

What is sent carries all that a later press needs (the custom_id is the core's action; a direct
message names its community in its last line), so nothing is kept between a message and its press.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord
from discord import ui

from adapters.discord import markup
from bot.model.people import Address
from bot.text import text
from bot.view import (
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    File,
    Form,
    FormErrors,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Small,
    Style,
    message,
    plain_text,
)
from bot.words import shorten

TEXT_MAX = 4000
"""Characters over all text of a Components V2 message."""
MARK = 1 << 30
"""No mark is less, and no number that Discord gives to a component by itself is as great."""
COMPONENTS_MAX = 40
"""Components of a message, nested ones counted."""

_STYLES = {
    Style.NORMAL: discord.ButtonStyle.secondary,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}
_ORIGIN = re.compile(r"(?:^|\n)-# \[([^\n]*)\]\(https://discord\.com/channels/(\d{1,20})\)$")

Item = ui.Item[ui.LayoutView]


@dataclass(frozen=True, slots=True)
class Origin:
    """The community a direct message is about: Discord does not say where its buttons belong."""

    guild: int
    name: str
    """As Markdown, escaped."""

    @classmethod
    def of(cls, guild: int, name: str) -> Origin:
        """The origin of a guild with that name, as its members wrote it."""
        return cls(guild, markup.escape(markup.filled(name, 100)))

    @classmethod
    def read(cls, message: discord.Message | None) -> Origin | None:
        """What a direct message of ours says it is about, in its last line of text."""
        shown = message.components if message else []
        said = [part.content for part in shown if isinstance(part, discord.TextDisplay)]
        found = _ORIGIN.search(said[-1]) if said else None
        return cls(int(found[2]), found[1]) if found else None

    def __str__(self) -> str:
        return f"-# [{self.name}](https://discord.com/channels/{self.guild})"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message as discord.py sends it."""

    view: ui.LayoutView
    files: tuple[File, ...]

    def attachments(self) -> list[discord.File]:
        """The files, fresh: discord.py reads each once."""
        return [discord.File(io.BytesIO(file.content), filename=file.name) for file in self.files]


def render(
    view: Message,
    *,
    origin: Origin | None = None,
    mention: Sequence[Address] = (),
    mark: int | None = None,
) -> Rendered:
    """A message as Components V2. Those to `mention` come first: whom it is for, or about.

    The `mark` is the id of its first component: nobody sees it, and the message is known by it.

    Escaped text can be longer than what the member wrote. What then does not fit is cut, and the
    whole goes with the message as a text file.
    """
    first = " ".join(f"<@{address.member}>" for address in mention)
    last = str(origin) if origin else ""
    parts, cut = _fitting(view, first, last)
    files = view.files
    if _weight(parts) + len(files) > COMPONENTS_MAX and first:
        # One component less, where the mentions do not stand by themselves.
        parts, cut = _fitting(view, "", f"{first}\n{last}" if last else first)
    if cut and _weight(parts) + len(files) < COMPONENTS_MAX:
        whole = plain_text(view).encode("utf-8", "replace")
        files = (*files, File("message.txt", "text/plain", whole))

    layout = ui.LayoutView(timeout=None)
    for part in parts:
        layout.add_item(_item(part))
    for file in files:
        layout.add_item(ui.File(f"attachment://{file.name}"))
    layout.children[0].id = mark
    layout.stop()  # otherwise discord.py would remember it
    return Rendered(layout, files)


def mark_of(message: discord.Message | None) -> int | None:
    """The mark of a message of ours. What has none got small numbers from Discord."""
    first: int | None = None
    if message and message.components:
        first = getattr(message.components[0], "id", None)
    return first if first is not None and first >= MARK else None


@dataclass(slots=True)
class _Words:
    """A stretch of text; with something to press beside it, or by itself."""

    body: str
    press: Button | CheckItem | None = None


def _parts(view: Message, first: str, last: str, share: float) -> Iterator[_Words | Actions]:
    gathered = [first] if first else []
    for block in view.blocks:
        pressable = list(_pressable(block, share))
        if not pressable:
            gathered.append(_words(block, share))
            continue
        if gathered:
            yield _Words("\n".join(gathered))
            gathered = []
        yield from pressable
    if last:
        gathered.append(last)
    if gathered:
        yield _Words("\n".join(gathered))


def _pressable(block: Block, share: float) -> Iterator[_Words | Actions]:
    match block:
        case Actions():
            yield block
        case Row(text=body, button=Button() as press):
            yield _Words(markup.text(body, share), press)
        case Checklist(items=items):
            for item in items:
                yield _Words(f"{_box(item)} {markup.text(item.label, share)}", item)
        case _:
            pass


def _words(block: Block, share: float) -> str:
    match block:
        case Heading(text=heading):
            return f"### {markup.escape(markup.one_line(heading))}"
        case Quote(text=written):
            return markup.lines("> ", markup.escape(markup.cut(written, share)))
        case Facts(rows=rows):
            return "\n".join(
                f"{markup.strong(f'{label}:')} {markup.text(value, share)}" for label, value in rows
            )
        case Small(text=body):
            return markup.lines("-# ", markup.text(body, share))
        case Row(text=body):
            return f"• {markup.text(body, share)}"
        case Paragraph(text=body):
            return markup.text(body, share)
        case _:
            raise TypeError(f"not a block of words: {block!r}")


def _item(part: _Words | Actions) -> Item:
    match part:
        case Actions(buttons=row):
            return ui.ActionRow(*(_button(press) for press in row))
        case _Words(body=body, press=None):
            return ui.TextDisplay(markup.shown(body))
        case _Words(body=body, press=Button() as press):
            return ui.Section(markup.shown(body), accessory=_button(press))
        case _Words(body=body, press=CheckItem() as item):
            return ui.Section(markup.shown(body), accessory=_tick(item))
        case _:
            raise TypeError(f"not a part of a message: {part!r}")


def _button(press: Button) -> ui.Button[ui.LayoutView]:
    return ui.Button(
        label=markup.filled(press.label, 80), custom_id=press.action, style=_STYLES[press.style]
    )


def _box(item: CheckItem) -> str:
    return "☑" if item.done else "☐"


def _tick(item: CheckItem) -> ui.Button[ui.LayoutView]:
    # The item's own first words: so the button has a name of its own, in the reader's language.
    return ui.Button(
        label=markup.filled(f"{_box(item)} {shorten(str(item.label), 24)}", 80),
        custom_id=item.action,
        style=discord.ButtonStyle.success if item.done else discord.ButtonStyle.secondary,
    )


def _length(parts: list[_Words | Actions]) -> int:
    return sum(len(markup.shown(part.body)) for part in parts if isinstance(part, _Words))


def _weight(parts: list[_Words | Actions]) -> int:
    return sum(
        1 + len(part.buttons) if isinstance(part, Actions) else 3 if part.press else 1
        for part in parts
    )


def _fitting(view: Message, first: str, last: str) -> tuple[list[_Words | Actions], bool]:
    """The parts, and whether text had to be cut to fit."""
    share = 1.0
    parts = list(_parts(view, first, last, share))
    for _ in range(8):
        length = _length(parts)
        if length <= TEXT_MAX:
            return parts, share < 1
        share *= TEXT_MAX / length * 0.95
        parts = list(_parts(view, first, last, share))
    words = [part for part in parts if isinstance(part, _Words)]
    while _length(parts) > TEXT_MAX:
        longest = max(words, key=lambda part: len(part.body.removesuffix(last)))
        end = last if longest.body.endswith(last) else ""
        kept = longest.body.removesuffix(end).rstrip("\n").split("\n")
        kept = [*kept[: len(kept) * 7 // 8], "…"]
        longest.body = "\n".join([*kept, end] if end else kept)
    return parts, True


def errors(found: FormErrors) -> Message:
    """What is wrong with a form, with a button that opens it again."""
    labels = {item.name: item.label for item in found.form.fields}
    return message(
        Facts(tuple((labels.get(name, name), text(said)) for name, said in found.errors.items()))
        if found.errors
        else None,
        _open(found.form),
    )


def offer(form: Form) -> Message:
    """A button that opens the form, where Discord cannot open one now."""
    return message(Paragraph(text(form.intro or form.title)), _open(form))


def _open(form: Form) -> Actions:
    return Actions((Button(form.title, form.id, Style.PRIMARY),))
