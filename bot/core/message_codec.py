"""Encodes a sent message for the store, so that its buttons can end and its words stay.

An update never sends files again. Only those are kept that it must name by their link.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

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
)
from bot.core.text import Bold, Link, PersonName, Span, Text, Timestamp
from bot.domain.people import Address

_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(message: Message) -> str:
    """Return the blocks of a message, and its files with a link, as JSON."""
    files = [["x", file.name, file.media_type, file.link] for file in message.files if file.link]
    return _dump([*(_encode_block(block) for block in message.blocks), *files])


def decode(content: str) -> Message:
    """Return the message that was encoded. Raises `ValueError` for anything else."""
    try:
        parts = json.loads(content)
        return Message(
            tuple(_decode_block(*part) for part in parts if part[0] != "x"),
            tuple(File(name, kind, b"", link) for tag, name, kind, link in _files(parts)),
        )
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError) as error:
        raise ValueError("not a stored message") from error


def _files(parts: list[list[Any]]) -> list[list[Any]]:
    return [part for part in parts if part[0] == "x"]


def _encode_block(block: Block) -> list[Any]:
    match block:
        case Heading(text=heading):
            return ["h", heading]
        case Paragraph(text=body):
            return ["p", _spans(body)]
        case Footnote(text=body):
            return ["n", _spans(body)]
        case Quote(text=words):
            return ["q", words]
        case Facts(rows=rows):
            return ["f", [[label, _spans(value)] for label, value in rows]]
        case Row(text=body, button=button):
            return ["r", _spans(body), _button(button) if button else None]
        case Checklist(items=items):
            return ["c", [[_spans(i.label), i.done, i.action] for i in items]]
        case Actions(buttons=buttons):
            return ["a", [_button(button) for button in buttons]]


def _button(button: Button) -> list[str]:
    return [button.label, button.action, button.style.value]


def _spans(text: Text) -> list[Any]:
    return [span if isinstance(span, str) else _span(span) for span in text.spans]


def _span(span: Bold | Timestamp | PersonName | Link) -> list[Any]:
    match span:
        case Bold(text=inner):
            return ["b", inner]
        case Timestamp(at=at, text=inner):
            return ["t", at.timestamp(), inner]
        case PersonName(name=name, address=address):
            return ["w", name, str(address) if address else None]
        case Link(url=url, text=inner):
            return ["l", url, inner]


def _decode_block(tag: str, *parts: Any) -> Block:
    match tag, parts:
        case "h", (heading,):
            return Heading(heading)
        case "p", (spans,):
            return Paragraph(_text(spans))
        case "n", (spans,):
            return Footnote(_text(spans))
        case "q", (words,):
            return Quote(words)
        case "f", (rows,):
            return Facts(tuple((label, _text(value)) for label, value in rows))
        case "r", (spans, button):
            return Row(_text(spans), _to_button(button) if button else None)
        case "c", (items,):
            return Checklist(tuple(CheckItem(_text(i), done, act) for i, done, act in items))
        case "a", (buttons,):
            return Actions(tuple(map(_to_button, buttons)))
        case _:
            raise ValueError(f"not a block: {tag!r}")


def _to_button(parts: list[str]) -> Button:
    label, action, style = parts
    return Button(label, action, Style(style))


def _text(spans: list[Any]) -> Text:
    return Text(tuple(span if isinstance(span, str) else _to_span(*span) for span in spans))


def _to_span(tag: str, *parts: Any) -> Span:
    match tag, parts:
        case "b", (inner,):
            return Bold(inner)
        case "t", (at, inner):
            return Timestamp(datetime.fromtimestamp(at, UTC), inner)
        case "w", (name, address):
            return PersonName(name, Address.parse(address) if address else None)
        case "l", (url, inner):
            return Link(url, inner)
        case _:
            raise ValueError(f"not a span: {tag!r}")
