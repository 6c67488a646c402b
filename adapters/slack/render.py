"""Renders messages and forms as Block Kit. Pure: no calls, no clock, no state.

Text that members wrote goes into `rich_text` and `plain_text` objects only. Slack does not parse
these, so markup, links, `<!channel>` and `<@U…>` appear as text and notify nobody. Slack parses
only a message's fallback `text`, in which `&`, `<` and `>` are escaped.

Lengths are counted in UTF-16 units, which is the strictest reading of Slack's limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from bot.core.forms import PEOPLE_MAX, Field, FieldKind, Form
from bot.core.messages import (
    Actions,
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    plain_text,
)
from bot.core.text import Bold, Link, PersonName, Span, Timestamp

Json = dict[str, Any]

HEADER_MAX = 150
TEXT_MAX = 3000
BUTTON_MAX = 75
OPTION_MAX = 75
TITLE_MAX = 24
HINT_MAX = 2000
PLACEHOLDER_MAX = 150
FALLBACK_MAX = 4000  # The limit of chat.update, and the recommended one of chat.postMessage.
RADIO_MAX = 5  # Slack allows 10. With more options a select menu is easier to read.
CHECKBOXES_MAX = 10

PRODUCT = "Paned"
"""The title of a modal that shows a message. The message's heading is below it."""

VALUE = "value"
"""The action id of every field. The block id is the field's name."""

_PICKER_VALUE = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(value: str) -> str:
    """Escape text for a string that Slack parses, so that it has no mention or link."""
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(message: Message) -> str:
    """Return the message as one escaped string, for notifications and screen readers."""
    return _cut(escape(_clean(plain_text(message)).strip()), FALLBACK_MAX) or "…"


def blocks(message: Message, team: str, *, link_people: bool = True) -> list[Json]:
    """Return the blocks of a message in the workspace `team`.

    With `link_people=False` people are names instead of links. Where several people read a message,
    a link to one of them would notify that person.
    """
    link_team = team if link_people else ""
    return [rendered for block in message.blocks for rendered in _block(block, link_team)]


def posted(
    message: Message, team: str, *, link_people: bool = True, links: Sequence[str] = ()
) -> Json:
    """Return the content of a message for chat.postMessage, chat.update, response URLs and acks.

    Slack shows a file in a message whose `text` has its permalink, and only there.
    """
    shared = "".join(f"\n<{link}>" for link in links)
    return {
        "text": _cut(fallback(message), FALLBACK_MAX - len(shared)) + shared,
        "blocks": blocks(message, team, link_people=link_people),
    }


def links_in(text: str) -> tuple[str, ...]:
    """Return the permalinks of files in the `text` of a posted message."""
    return tuple(re.findall(r"^<(https?://[^<>|]+)>$", text, re.MULTILINE))


def home(message: Message, team: str) -> Json:
    """Return the view of the Home tab."""
    return {"type": "home", "blocks": blocks(message, team)}


def card(message: Message, team: str, metadata: str, *, last: bool = False) -> Json:
    """Return a modal that shows a message. Closing a `last` one closes the modals below it too."""
    view: Json = {
        "type": "modal",
        "title": _plain(PRODUCT, TITLE_MAX),
        "blocks": blocks(message, team),
        "private_metadata": metadata,
    }
    return view | {"clear_on_close": True} if last else view


def modal(form: Form, team: str, metadata: str) -> Json:
    """Return the modal of a form in the workspace `team`."""
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
        case Quote(text=quoted):
            yield _rich({"type": "rich_text_quote", "elements": _elements([quoted], team)})
        case Facts(rows=rows):
            spans: list[Span] = []
            for label, value in rows:
                spans += ["\n" if spans else "", Bold(f"{label}:"), " ", *value.spans]
            yield _rich(_section(spans, team))
        case Row(text=body, button=button):
            yield _rich(_section(("• ", *body.spans), team))
            if button is not None:
                yield {"type": "actions", "elements": [_button(button)]}
        case Checklist(items=items):
            # One checkbox per element: Slack reports the state of all checkboxes of an element.
            # Which one was pressed could only be guessed from a message that may be out of date.
            yield from ({"type": "actions", "elements": [_checkbox(item)]} for item in items)
        case Actions(buttons=row):
            yield {"type": "actions", "elements": [_button(button) for button in row]}
        case Footnote(text=body):
            yield {"type": "context", "elements": [_plain(str(body), TEXT_MAX)]}


def _button(button: Button) -> Json:
    element = {
        "type": "button",
        "text": _plain(button.label, BUTTON_MAX),
        "action_id": button.action,
    }
    return element if button.style is Style.NORMAL else element | {"style": button.style.value}


def _checkbox(item: CheckItem) -> Json:
    # Slack's label has 75 characters. The rest of our 150 is the description below it.
    label = _clean(str(item.label)).strip()
    head = _cut(label, OPTION_MAX, mark="")
    if len(head) < len(label):
        space = head.rfind(" ")
        if space > 0 and _units(label[space + 1 :]) <= OPTION_MAX:
            head = head[:space]
    option: Json = {"text": _plain(head, OPTION_MAX), "value": item.action}
    if rest := label[len(head) :].strip():
        option["description"] = _plain(rest, OPTION_MAX)
    checkbox: Json = {"type": "checkboxes", "action_id": item.action, "options": [option]}
    return checkbox | {"initial_options": [option]} if item.done else checkbox


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
            if value := _cut(_clean(initial), item.max_length, mark=""):
                element["initial_value"] = value
        case FieldKind.PERSON:
            element = {"type": "users_select"}
            prefix = f"slack:{team}:"
            if initial.startswith(prefix):
                element["initial_user"] = initial.removeprefix(prefix)
        case FieldKind.PEOPLE:
            element = {"type": "multi_users_select", "max_selected_items": PEOPLE_MAX}
            prefix = f"slack:{team}:"
            known = [one.removeprefix(prefix) for one in item.initial if one.startswith(prefix)]
            if known:
                element["initial_users"] = known
        case FieldKind.DATE | FieldKind.TIME:
            kind = "date" if item.kind is FieldKind.DATE else "time"
            element = {"type": f"{kind}picker"}
            # On another platform the member may have typed it in words.
            if _PICKER_VALUE.fullmatch(initial):
                element[f"initial_{kind}"] = initial
        case FieldKind.ONE | FieldKind.MANY:
            return _choice(item)
        case FieldKind.CHANNEL | FieldKind.ROLES:
            raise ValueError(f"{item.name}: a field of this kind does not exist on Slack")
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
        # A radio button cannot be cleared, so an optional choice is a select menu.
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
        case Bold(text=inner):
            bold = {"bold": True}
            yield from ({"type": "text", "text": part, "style": bold} for part in _pieces(inner))
        case Timestamp(at=at, text=written):
            yield {
                "type": "date",
                "timestamp": int(at.timestamp()),
                # With the weekday, and never "today", which cannot follow "on".
                "format": "{date_long} {time}",
                "fallback": _clean(written) or at.isoformat(),
            }
        case PersonName(name=name, address=address):
            if team and address is not None and address.community == f"slack:{team}":
                yield {"type": "user", "user_id": address.member}
            else:
                yield from _span(name, team)
        case Link(url=url, text=inner):
            yield {"type": "link", "url": url, "text": _clean(inner)}


def _pieces(value: str) -> Iterator[str]:
    """Split a text into pieces that are short enough even if each character is two units."""
    clean = _clean(value)
    return (clean[at : at + TEXT_MAX // 2] for at in range(0, len(clean), TEXT_MAX // 2))


def _plain(value: str, most: int) -> Json:
    shown = _cut(_clean(value).strip(), most) or "…"
    return {"type": "plain_text", "text": shown, "emoji": False}


def _clean(value: str) -> str:
    """Remove the characters that Slack does not accept."""
    return _UNPRINTABLE.sub("", value)


def _units(value: str) -> int:
    return len(value.encode("utf-16-le")) // 2


def _cut(value: str, most: int, mark: str = "…") -> str:
    """Cut a text to `most` UTF-16 units, but not within an escaped character."""
    if len(value) * 2 <= most:
        return value
    units = value.encode("utf-16-le")
    if len(units) <= most * 2:
        return value
    head = units[: (most - len(mark)) * 2].decode("utf-16-le", "ignore")
    return re.sub(r"&[a-z]{0,3}$", "", head) + mark
