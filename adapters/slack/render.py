"""From what the bot shows and asks to Block Kit. Pure: no call, no clock, no state.

What a member wrote is put into `rich_text` and `plain_text` objects only. Slack parses neither, so
markup, links, `<!channel>` and `<@U…>` in it show as text and can never ping. The one parsed string
is a message's fallback `text`, where `&`, `<` and `>` are escaped.

Lengths are counted in UTF-16 units, the strictest way to read Slack's limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.text import Moment, Span, Strong, Who
from bot.view import (
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Small,
    Style,
    plain_text,
)

Json = dict[str, Any]

HEADER_MAX = 150
TEXT_MAX = 3000
BUTTON_MAX = 75
OPTION_MAX = 75
TITLE_MAX = 24
HINT_MAX = 2000
PLACEHOLDER_MAX = 150
FALLBACK_MAX = 4000  # chat.update refuses more, and Slack asks for no more elsewhere
RADIO_MAX = 5  # Slack allows 10; a list is easier to read from here on
CHECKBOXES_MAX = 10

PRODUCT = "Handshakes"
"""The title of a modal that shows a message; the heading of the message stands below it."""

VALUE = "value"
"""The action id of every field; its block id is the field's name."""

_PICKED = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(value: str) -> str:
    """Text that Slack will not parse where it parses: no mention, link or special command."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(message: Message) -> str:
    """The message as one parsed string, for notifications and screen readers."""
    return _cut(escape(_clean(plain_text(message)).strip()), FALLBACK_MAX) or "…"


def blocks(message: Message, team: str, *, link_people: bool = True) -> list[Json]:
    """The blocks of a message in the workspace `team`.

    `link_people=False` writes names instead of links: where several people read, a link to one of
    them would ping that one.
    """
    linked = team if link_people else ""
    return [shown for block in message.blocks for shown in _block(block, linked)]


def posted(message: Message, team: str, *, link_people: bool = True) -> Json:
    """What a message is to `chat.postMessage`, `chat.update`, a response URL and an ack alike."""
    return {
        "text": fallback(message),
        "blocks": blocks(message, team, link_people=link_people),
    }


def home(message: Message, team: str) -> Json:
    """The Home tab."""
    return {"type": "home", "blocks": blocks(message, team)}


def card(message: Message, team: str, metadata: str, *, last: bool = False) -> Json:
    """A modal that shows a message. Closing a `last` one closes those below it too."""
    view: Json = {
        "type": "modal",
        "title": _plain(PRODUCT, TITLE_MAX),
        "blocks": blocks(message, team),
        "private_metadata": metadata,
    }
    return view | {"clear_on_close": True} if last else view


def modal(form: Form, team: str, metadata: str) -> Json:
    """The modal that asks the form in the workspace `team`."""
    intro = [_rich(_section([form.intro[:TEXT_MAX]], ""))] if form.intro else []
    return {
        "type": "modal",
        "callback_id": form.id,
        "title": _plain(form.title, TITLE_MAX),
        "submit": _plain(form.submit, TITLE_MAX),
        "blocks": [*intro, *(_input(item, team) for item in form.fields)],
        "private_metadata": metadata,
    }


def _block(block: Block, team: str) -> Iterator[Json]:
    match block:
        case Heading(text=heading):
            yield {"type": "header", "text": _plain(heading, HEADER_MAX)}
        case Paragraph(text=body):
            yield _rich(_section(body.spans, team))
        case Quote(text=words):
            yield _rich({"type": "rich_text_quote", "elements": _elements([words], team)})
        case Facts(rows=rows):
            spans: list[Span] = []
            for label, value in rows:
                spans += ["\n" if spans else "", Strong(f"{label}:"), " ", *value.spans]
            yield _rich(_section(spans, team))
        case Row(text=body, button=press):
            yield _rich(_section(("• ", *body.spans), team))
            if press is not None:
                yield {"type": "actions", "elements": [_button(press)]}
        case Checklist(items=items):
            # One box a block: Slack reports all boxes of an element together, and which one was
            # ticked could then only be guessed from a message that may be out of date.
            yield from ({"type": "actions", "elements": [_box(item)]} for item in items)
        case Actions(buttons=row):
            yield {"type": "actions", "elements": [_button(press) for press in row]}
        case Small(text=body):
            yield {"type": "context", "elements": [_plain(str(body), TEXT_MAX)]}


def _button(press: Button) -> Json:
    button = {
        "type": "button",
        "text": _plain(press.label, BUTTON_MAX),
        "action_id": press.action,
    }
    return button if press.style is Style.NORMAL else button | {"style": press.style.value}


def _box(item: CheckItem) -> Json:
    # 75 characters are a label; what is left of the 150 stands below it as the description.
    label = _clean(str(item.label)).strip()
    head = _cut(label, OPTION_MAX, mark="")
    if len(head) < len(label):
        space = head.rfind(" ")
        if space > 0 and _units(label[space + 1 :]) <= OPTION_MAX:
            head = head[:space]
    option: Json = {"text": _plain(head, OPTION_MAX), "value": item.action}
    if rest := label[len(head) :].strip():
        option["description"] = _plain(rest, OPTION_MAX)
    box: Json = {"type": "checkboxes", "action_id": item.action, "options": [option]}
    return box | {"initial_options": [option]} if item.done else box


def _input(item: Field, team: str) -> Json:
    block: Json = {
        "type": "input",
        "block_id": item.name,
        "label": _plain(item.label, HINT_MAX),
        "element": _element(item, team) | {"action_id": VALUE},
        "optional": not item.required,
    }
    return block | {"hint": _plain(item.hint, HINT_MAX)} if item.hint else block


def _element(item: Field, team: str) -> Json:
    element: Json = {}
    initial = item.initial if isinstance(item.initial, str) else ""
    match item.kind:
        case FieldKind.LINE | FieldKind.TEXT:
            element = {"type": "plain_text_input", "multiline": item.kind is FieldKind.TEXT}
            element["max_length"] = item.max_length
            if item.min_length:
                element["min_length"] = item.min_length
            if kept := _cut(_clean(initial), item.max_length, mark=""):
                element["initial_value"] = kept
        case FieldKind.PERSON:
            element = {"type": "users_select"}
            here = f"slack:{team}:"
            if initial.startswith(here):
                element["initial_user"] = initial.removeprefix(here)
        case FieldKind.DATE | FieldKind.TIME:
            kind = "date" if item.kind is FieldKind.DATE else "time"
            element = {"type": f"{kind}picker"}
            # It may have been typed on another platform, in words.
            if _PICKED.fullmatch(initial):
                element[f"initial_{kind}"] = initial
        case FieldKind.ONE | FieldKind.MANY:
            return _choice(item)
        case FieldKind.CHANNEL | FieldKind.ROLES:
            raise ValueError(f"{item.name}: Slack named nothing to choose from")
    if item.placeholder:
        element["placeholder"] = _plain(item.placeholder, PLACEHOLDER_MAX)
    return element


def _choice(item: Field) -> Json:
    options = [
        {"text": _plain(option.label, OPTION_MAX), "value": option.value} for option in item.options
    ]
    wanted = (item.initial,) if isinstance(item.initial, str) else item.initial
    chosen = [option for option in options if option["value"] in wanted]
    if item.kind is FieldKind.MANY:
        few = len(options) <= CHECKBOXES_MAX
        kind, initial = "checkboxes" if few else "multi_static_select", ("initial_options", chosen)
    else:
        # A pressed radio button cannot be taken back, so an optional choice is a list.
        few = len(options) <= RADIO_MAX and item.required
        kind, initial = "radio_buttons" if few else "static_select", ("initial_option", chosen[:1])
    element: Json = {"type": kind, "options": options}
    if item.placeholder and not few:
        element["placeholder"] = _plain(item.placeholder, PLACEHOLDER_MAX)
    if chosen:
        name, value = initial
        element[name] = value if item.kind is FieldKind.MANY else value[0]
    return element


def _rich(element: Json) -> Json:
    return {"type": "rich_text", "elements": [element]}


def _section(spans: Iterable[Span], team: str) -> Json:
    return {"type": "rich_text_section", "elements": _elements(spans, team)}


def _elements(spans: Iterable[Span], team: str) -> list[Json]:
    shown = [element for span in spans for element in _span(span, team)]
    return shown or [{"type": "text", "text": " "}]


def _span(span: Span, team: str) -> Iterator[Json]:
    match span:
        case str():
            yield from ({"type": "text", "text": part} for part in _pieces(span))
        case Strong(text=inner):
            bold = {"bold": True}
            yield from ({"type": "text", "text": part, "style": bold} for part in _pieces(inner))
        case Moment(at=at, text=written):
            yield {
                "type": "date",
                "timestamp": int(at.timestamp()),
                "format": "{date_short_pretty} {time}",
                "fallback": _clean(written) or at.isoformat(),
            }
        case Who(name=name, address=address):
            if team and address is not None and address.community == f"slack:{team}":
                yield {"type": "user", "user_id": address.member}
            else:
                yield from _span(name, team)


def _pieces(value: str) -> Iterator[str]:
    """The text in pieces that are short enough even where every character counts twice."""
    kept = _clean(value)
    return (kept[at : at + TEXT_MAX // 2] for at in range(0, len(kept), TEXT_MAX // 2))


def _plain(value: str, most: int) -> Json:
    kept = _cut(_clean(value).strip(), most) or "…"
    return {"type": "plain_text", "text": kept, "emoji": False}


def _clean(value: str) -> str:
    """Without the characters that no message can hold."""
    return _UNPRINTABLE.sub("", value)


def _units(value: str) -> int:
    return len(value.encode("utf-16-le")) // 2


def _cut(value: str, most: int, mark: str = "…") -> str:
    """At most `most` UTF-16 units, not cut inside an escaped character."""
    if len(value) * 2 <= most:
        return value
    units = value.encode("utf-16-le")
    if len(units) <= most * 2:
        return value
    kept = units[: (most - len(mark)) * 2].decode("utf-16-le", "ignore")
    return re.sub(r"&[a-z]{0,3}$", "", kept) + mark
