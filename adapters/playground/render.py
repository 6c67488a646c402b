"""Messages and forms to JSON. Member text stays a string: the page never interprets markup."""

from __future__ import annotations

from typing import Any

from bot.core.forms import Field, Form
from bot.core.messages import (
    Actions,
    Block,
    Button,
    Checklist,
    Facts,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    plain_text,
)
from bot.core.text import Bold, Link, PersonName, Text, Timestamp

Json = dict[str, Any]


def render(message: Message) -> Json:
    """Return `{"blocks": […], "plain": "…"}` without the files."""
    return {"blocks": [_block(block) for block in message.blocks], "plain": plain_text(message)}


def render_plain(words: str) -> Json:
    """Return a member's text as one paragraph, in the shape of `render`."""
    return {"blocks": [{"type": "paragraph", "text": [words]}], "plain": words}


def render_form(form: Form) -> Json:
    """Return a form with what the page needs to show and check it."""
    return {
        "id": form.id,
        "title": form.title,
        "submit": form.submit,
        "intro": form.intro,
        "fields": [_field(field) for field in form.fields],
    }


def _block(block: Block) -> Json:
    match block:
        case Heading(text=heading):
            return {"type": "heading", "text": [heading]}
        case Paragraph(text=body):
            return {"type": "paragraph", "text": _spans(body)}
        case Quote(text=words):
            return {"type": "quote", "text": [words]}
        case Facts(rows=rows):
            facts = [{"label": label, "text": _spans(value)} for label, value in rows]
            return {"type": "facts", "rows": facts}
        case Row(text=body, button=button):
            return {
                "type": "row",
                "text": _spans(body),
                "button": _button(button) if button else None,
            }
        case Checklist(items=items):
            rendered = [
                {"text": _spans(item.label), "done": item.done, "action": item.action}
                for item in items
            ]
            return {"type": "checklist", "items": rendered}
        case Actions(buttons=buttons):
            return {"type": "actions", "buttons": [_button(button) for button in buttons]}
        case Footnote(text=body):
            return {"type": "footnote", "text": _spans(body)}


def _spans(body: Text) -> list[str | Json]:
    spans: list[str | Json] = []
    for span in body.spans:
        match span:
            case str():
                spans.append(span)
            case Bold(text=words):
                spans.append({"type": "bold", "text": words})
            case Timestamp(at=at, text=words):
                spans.append({"type": "timestamp", "at": at.isoformat(), "text": words})
            case PersonName(name=name, address=address):
                member = address.member if address else None
                spans.append({"type": "person", "text": name, "member": member})
            case Link(url=url, text=words):
                spans.append({"type": "link", "text": words, "url": url})
    return spans


def _button(button: Button) -> Json:
    return {"label": button.label, "action": button.action, "style": button.style.value}


def _field(field: Field) -> Json:
    initial = field.initial
    return {
        "name": field.name,
        "label": field.label,
        "kind": field.kind.value,
        "hint": field.hint,
        "placeholder": field.placeholder,
        "required": field.required,
        "options": [{"value": option.value, "label": option.label} for option in field.options],
        "initial": initial if isinstance(initial, str) else list(initial),
        "max_length": field.max_length,
        "min_length": field.min_length,
    }
