"""Messages as Components V2. Pure: the same message gives the same payload.

The payload contains all that a later press needs: the custom_id is the core's action, and a DM
names its guild in its last line. So no state is stored between a message and a press.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from adapters.discord import markup
from bot.core.forms import Form
from bot.core.messages import (
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    File,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    message,
    plain_text,
)
from bot.core.responses import FormErrors
from bot.core.text import text
from bot.i18n.sanitize import shorten

TEXT_MAX = 4000
"""Characters over all text of a message."""
COMPONENTS_MAX = 40
"""Components of a message, nested ones included."""
LABEL_MAX = 80
"""Characters of a button's label."""
MARK = 1 << 30
"""The smallest mark. The component ids that Discord assigns by itself are smaller."""
FULL_TEXT_FILE = "message.txt"
"""Contains the whole text of a message that was truncated."""

_STYLES = {
    Style.NORMAL: discord.ButtonStyle.secondary,
    Style.PRIMARY: discord.ButtonStyle.primary,
    Style.DANGER: discord.ButtonStyle.danger,
}
_ORIGIN = re.compile(r"(?:^|\n)-# \[([^\n]*)\]\(https://discord\.com/channels/(\d{1,20})\)$")
_MENTIONS = re.compile(r"<@\d+>(?: <@\d+>)*")


@dataclass(frozen=True, slots=True)
class Origin:
    """The guild that a DM is about. A press in a DM comes from Discord without a guild."""

    guild: int
    name: str
    """Markdown, escaped."""

    @classmethod
    def of(cls, guild: int, name: str) -> Origin:
        """Return the origin for a guild's id and its plain name."""
        return cls(guild, markup.escape(markup.label(name, 100)))

    @classmethod
    def read(cls, message: discord.Message | None) -> Origin | None:
        """Return the origin in the last line of a DM; None if there is none."""
        return cls._in(_texts(message))

    @classmethod
    def read_payload(cls, message: Mapping[str, Any]) -> Origin | None:
        """Return the same of a message as it is in a payload."""
        parts = message.get("components", ())
        shown = discord.ComponentType.text_display.value
        return cls._in([part["content"] for part in parts if part["type"] == shown])

    @classmethod
    def _in(cls, texts: Sequence[str]) -> Origin | None:
        match = _ORIGIN.search(texts[-1]) if texts else None
        return cls(int(match[2]), match[1]) if match else None

    def __str__(self) -> str:
        return f"-# [{self.name}](https://discord.com/channels/{self.guild})"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message for discord.py."""

    view: ui.LayoutView
    files: tuple[File, ...]
    """The files to upload."""

    def uploads(self) -> list[discord.File]:
        """Return new file objects: discord.py reads each once."""
        return [discord.File(io.BytesIO(file.content), filename=file.name) for file in self.files]


def render(
    message: Message,
    *,
    origin: Origin | None = None,
    mentions: str = "",
    mark: int | None = None,
    attached: Sequence[str] = (),
) -> Rendered:
    """Return a message as Components V2.

    `mentions` is a line of mentions before the message. `mark` is the id of the first component:
    it is not visible, and identifies the message. `attached` are the names of files that the sent
    message keeps; Discord shows a file only in a component.

    Escaped text can be longer than its source. Text over the limit is truncated, and the whole text
    is attached as a file.
    """
    last_line = str(origin) if origin else ""
    parts, truncated = _fit(message, mentions, last_line)
    files = message.files
    file_count = len(files) + len(attached)
    if _component_count(parts) + file_count > COMPONENTS_MAX and mentions:
        # Mentions in the last text need no component of their own.
        parts, truncated = _fit(message, "", f"{mentions}\n{last_line}".rstrip("\n"))
    if truncated and _component_count(parts) + file_count < COMPONENTS_MAX:
        full_text = plain_text(message).encode("utf-8", "replace")
        files = (*files, File(FULL_TEXT_FILE, "text/plain", full_text))

    view = ui.LayoutView(timeout=None)
    for part in parts:
        view.add_item(_component(part))
    for name in attached:
        view.add_item(ui.File(f"attachment://{name}"))
    for file in files:
        view.add_item(_file(file))
    view.children[0].id = mark
    view.stop()  # discord.py would keep the view in memory to wait for a press
    return Rendered(view, files)


def _file(file: File) -> ui.File[ui.LayoutView] | ui.MediaGallery[ui.LayoutView]:
    """Return a file to download, or a picture that is shown."""
    attachment = f"attachment://{file.name}"
    if not file.media_type.startswith("image/"):
        return ui.File(attachment)
    return ui.MediaGallery(discord.MediaGalleryItem(attachment, description=file.alt or None))


def mention_line(members: Sequence[str]) -> str:
    """Return a line of mentions of these user ids."""
    return " ".join(map(markup.mention, members))


def mentions_of(message: discord.Message) -> str:
    """Return the line of mentions at the beginning of a sent message; "" if there is none."""
    texts = _texts(message)
    first_line = texts[0].partition("\n")[0] if texts else ""
    return first_line if _MENTIONS.fullmatch(first_line) else ""


def mark_of(message: discord.Message | None) -> int | None:
    """Return the mark of a sent message; None if it has none."""
    first: int | None = None
    if message and message.components:
        first = getattr(message.components[0], "id", None)
    return first if first is not None and first >= MARK else None


def file_components(message: discord.Message) -> list[discord.FileComponent]:
    """Return the file components of a sent message.

    Discord lists a file that a component shows there, and not in the message's attachments.
    """
    return [part for part in message.components if isinstance(part, discord.FileComponent)]


def _texts(message: discord.Message | None) -> list[str]:
    components = message.components if message else []
    return [part.content for part in components if isinstance(part, discord.TextDisplay)]


@dataclass(slots=True)
class _TextPart:
    """Markdown, alone or with a button beside it."""

    markdown: str
    button: Button | CheckItem | None = None


_Part = _TextPart | Actions


def _parts(message: Message, first_line: str, last_line: str, ratio: float) -> Iterator[_Part]:
    """Yield the parts of a message. Adjacent blocks without buttons are one part."""
    lines = [first_line] if first_line else []
    for block in message.blocks:
        interactive = list(_interactive_parts(block, ratio))
        if not interactive:
            lines.append(_markdown(block, ratio))
            continue
        if lines:
            yield _TextPart("\n".join(lines))
            lines = []
        yield from interactive
    if last_line:
        lines.append(last_line)
    if lines:
        yield _TextPart("\n".join(lines))


def _interactive_parts(block: Block, ratio: float) -> Iterator[_Part]:
    match block:
        case Actions():
            yield block
        case Row(text=body, button=Button() as button):
            yield _TextPart(markup.text(body, ratio), button)
        case Checklist(items=items):
            for item in items:
                yield _TextPart(f"{_checkbox(item)} {markup.text(item.label, ratio)}", item)
        case _:
            pass


def _markdown(block: Block, ratio: float) -> str:
    match block:
        case Heading(text=heading):
            return f"### {markup.escape(markup.one_line(heading))}"
        case Quote(text=quoted):
            return markup.prefix_lines("> ", markup.escape(markup.truncate(quoted, ratio)))
        case Facts(rows=rows):
            return "\n".join(
                f"{markup.bold(f'{label}:')} {markup.text(value, ratio)}" for label, value in rows
            )
        case Footnote(text=body):
            return markup.prefix_lines("-# ", markup.text(body, ratio))
        case Row(text=body):
            return f"• {markup.text(body, ratio)}"
        case Paragraph(text=body):
            return markup.text(body, ratio)
        case _:
            raise TypeError(f"not a block of text: {block!r}")


def _component(part: _Part) -> ui.Item[ui.LayoutView]:
    match part:
        case Actions(buttons=buttons):
            return ui.ActionRow(*map(_button, buttons))
        case _TextPart(markdown=markdown, button=None):
            return ui.TextDisplay(markup.not_blank(markdown))
        case _TextPart(markdown=markdown, button=Button() as button):
            return ui.Section(markup.not_blank(markdown), accessory=_button(button))
        case _TextPart(markdown=markdown, button=CheckItem() as item):
            return ui.Section(markup.not_blank(markdown), accessory=_check_button(item))
        case _:
            raise TypeError(f"not a part of a message: {part!r}")


def _button(button: Button) -> ui.Button[ui.LayoutView]:
    return ui.Button(
        label=markup.label(button.label, LABEL_MAX),
        custom_id=button.action,
        style=_STYLES[button.style],
    )


def _checkbox(item: CheckItem) -> str:
    return "☑" if item.done else "☐"


def _check_button(item: CheckItem) -> ui.Button[ui.LayoutView]:
    """Return a button labelled with the item's first words, so that each has its own name."""
    return ui.Button(
        label=markup.label(f"{_checkbox(item)} {shorten(str(item.label), 24)}", LABEL_MAX),
        custom_id=item.action,
        style=discord.ButtonStyle.success if item.done else discord.ButtonStyle.secondary,
    )


def _text_length(parts: list[_Part]) -> int:
    texts = [part.markdown for part in parts if isinstance(part, _TextPart)]
    return sum(len(markup.not_blank(markdown)) for markdown in texts)


def _component_count(parts: list[_Part]) -> int:
    """Return how many components the parts are: a section is three."""
    return sum(
        1 + len(part.buttons) if isinstance(part, Actions) else 3 if part.button else 1
        for part in parts
    )


def _fit(message: Message, first_line: str, last_line: str) -> tuple[list[_Part], bool]:
    """Return parts within `TEXT_MAX`, and whether text was truncated."""
    ratio = 1.0
    parts = list(_parts(message, first_line, last_line, ratio))
    for _ in range(8):
        length = _text_length(parts)
        if length <= TEXT_MAX:
            return parts, ratio < 1
        ratio *= TEXT_MAX / length * 0.95
        parts = list(_parts(message, first_line, last_line, ratio))
    # Short spans are not truncated. Remove lines at the end of the longest text.
    texts = [part for part in parts if isinstance(part, _TextPart)]
    while _text_length(parts) > TEXT_MAX:
        longest = max(texts, key=lambda part: len(part.markdown.removesuffix(last_line)))
        end = last_line if longest.markdown.endswith(last_line) else ""
        lines = longest.markdown.removesuffix(end).rstrip("\n").split("\n")
        lines = [*lines[: len(lines) * 7 // 8], "…"]
        longest.markdown = "\n".join([*lines, end] if end else lines)
    return parts, True


def form_errors(errors: FormErrors) -> Message:
    """Return the errors of a form by field, with a button that opens the form again."""
    labels = {field.name: field.label for field in errors.form.fields}
    rows = tuple((labels.get(name, name), text(error)) for name, error in errors.errors.items())
    return message(Facts(rows) if rows else None, _open_button(errors.form))


def form_button(form: Form) -> Message:
    """Return a button that opens a form, for a response that cannot be a modal."""
    return message(Paragraph(text(form.intro or form.title)), _open_button(form))


def _open_button(form: Form) -> Actions:
    return Actions((Button(form.title, form.id, Style.PRIMARY),))
