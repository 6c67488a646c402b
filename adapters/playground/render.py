"""View to JSON: what the page draws. Member text stays a string; the page never reads markup."""

from __future__ import annotations

from typing import Any

from bot.text import Moment, Strong, Text, Who
from bot.view import (
    Actions,
    Block,
    Button,
    Checklist,
    Facts,
    Field,
    Form,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Small,
    plain_text,
)

Json = dict[str, Any]


def render(message: Message) -> Json:
    """A message as `{"blocks": […], "plain": "…"}`; its files travel apart."""
    return {"blocks": [_block(block) for block in message.blocks], "plain": plain_text(message)}


def render_words(words: str) -> Json:
    """What a member wrote, as one paragraph."""
    return {"blocks": [{"is": "paragraph", "text": [words]}], "plain": words}


def render_form(form: Form) -> Json:
    """A form with all that the page needs to draw and check it."""
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
            return {"is": "heading", "text": [heading]}
        case Paragraph(text=body):
            return {"is": "paragraph", "text": _spans(body)}
        case Quote(text=words):
            return {"is": "quote", "text": [words]}
        case Facts(rows=rows):
            facts = [{"label": label, "text": _spans(value)} for label, value in rows]
            return {"is": "facts", "rows": facts}
        case Row(text=body, button=button):
            return {
                "is": "row",
                "text": _spans(body),
                "button": _button(button) if button else None,
            }
        case Checklist(items=items):
            ticks = [
                {"text": _spans(item.label), "done": item.done, "action": item.action}
                for item in items
            ]
            return {"is": "checklist", "items": ticks}
        case Actions(buttons=buttons):
            return {"is": "actions", "buttons": [_button(button) for button in buttons]}
        case Small(text=body):
            return {"is": "small", "text": _spans(body)}


def _spans(body: Text) -> list[str | Json]:
    spans: list[str | Json] = []
    for span in body.spans:
        match span:
            case str():
                spans.append(span)
            case Strong(text=words):
                spans.append({"is": "strong", "text": words})
            case Moment(at=at, text=words):
                spans.append({"is": "moment", "at": at.isoformat(), "text": words})
            case Who(name=name, address=address):
                member = address.member if address else None
                spans.append({"is": "who", "text": name, "member": member})
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
