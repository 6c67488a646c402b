"""Slack's limits for messages and views. Unknown and missing keys are refused too.

Lengths are counted in UTF-16 units, which is the strictest reading of "characters".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """Slack refuses a call: the error code, and the detail."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def units(value: str) -> int:
    """Return the length of a string in UTF-16 units."""
    return len(value.encode("utf-16-le")) // 2


def check_message(arguments: Json, *, text_max: int = 40_000) -> None:
    """Check a message for chat.postMessage, chat.update, a response URL or an ack."""
    text = arguments.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refusal("no_text", "a message needs `text` as a fallback")
    if units(text) > text_max:
        raise Refusal("msg_too_long", f"{units(text)} of {text_max}")
    for special in re.findall(r"<([^>]*)>", text):
        if not special.startswith(("http", "mailto:", "@", "#", "!")):
            raise Refusal("invalid_text", f"unescaped <{special}>")
    check_blocks(arguments.get("blocks", []), "message")
    metadata = arguments.get("metadata")
    if metadata is not None:
        _keys(
            metadata, {"event_type", "event_payload"}, {"event_type", "event_payload"}, "metadata"
        )
        if not isinstance(metadata["event_payload"], dict):
            raise Refusal("invalid_metadata_format", "event_payload")


def check_view(view: Any, kind: str) -> None:
    """Check a view for views.open, views.push, views.update (`modal`) or views.publish (`home`)."""
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refusal("invalid_arguments", f"a view of type {kind}")
    known = {"type", "blocks", "private_metadata", "callback_id", "external_id"}
    if kind == "modal":
        known |= {"title", "submit", "close", "clear_on_close", "notify_on_close"}
    _keys(view, known, {"type", "blocks"} | ({"title"} if kind == "modal" else set()), "view")
    for part in ("title", "submit", "close"):
        if part in view:
            _text(view[part], 24, f"view.{part}", plain=True)
    _length(view.get("private_metadata", ""), 3000, "private_metadata")
    _length(view.get("callback_id", ""), 255, "callback_id")
    check_blocks(view["blocks"], kind)
    if (
        kind == "modal"
        and "submit" not in view
        and any(b["type"] == "input" for b in view["blocks"])
    ):
        raise Refusal("invalid_arguments", "a view with an input block must have submit")


def check_blocks(blocks: Any, surface: str) -> None:
    """Check the blocks of a message, a modal or the Home tab."""
    if not isinstance(blocks, list):
        raise Refusal("invalid_blocks_format")
    most = 50 if surface == "message" else 100
    if len(blocks) > most:
        raise Refusal("invalid_blocks", f"{len(blocks)} blocks of {most}")
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        at = f"/blocks/{number}"
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in _BLOCKS or (kind == "input" and surface == "message"):
            raise Refusal("invalid_blocks", f"{at}: no block {kind!r} in a {surface}")
        block_id = block.get("block_id")
        if block_id is not None:
            _length(block_id, 255, f"{at}/block_id", least=1)
            if block_id in seen:
                raise Refusal("invalid_blocks", f"{at}: block_id {block_id!r} twice")
            seen.add(block_id)
        _BLOCKS[kind](block, at)


def _header(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id", "text"}, {"text"}, at)
    _text(block["text"], 150, f"{at}/text", plain=True)


def _section(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id", "text", "fields", "accessory", "expand"}, set(), at)
    if "text" not in block and not block.get("fields"):
        raise Refusal("invalid_blocks", f"{at}: a section without text")
    if "text" in block:
        _text(block["text"], 3000, f"{at}/text")
    for field in _some(block.get("fields", [None]), 10, f"{at}/fields"):
        if field is not None:
            _text(field, 2000, f"{at}/fields")
    if "accessory" in block:
        _element(block["accessory"], f"{at}/accessory")


def _context(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id", "elements"}, {"elements"}, at)
    for element in _some(block["elements"], 10, f"{at}/elements"):
        _text(element, 3000, f"{at}/elements")


def _actions(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id", "elements"}, {"elements"}, at)
    ids: set[str] = set()
    for element in _some(block["elements"], 25, f"{at}/elements"):
        _element(element, f"{at}/elements")
        if element["action_id"] in ids:
            raise Refusal("invalid_blocks", f"{at}: action_id {element['action_id']!r} twice")
        ids.add(element["action_id"])


def _input(block: Json, at: str) -> None:
    known = {"type", "block_id", "label", "element", "hint", "optional", "dispatch_action"}
    _keys(block, known, {"label", "element"}, at)
    _text(block["label"], 2000, f"{at}/label", plain=True)
    if "hint" in block:
        _text(block["hint"], 2000, f"{at}/hint", plain=True)
    if block["element"].get("type") == "button":
        raise Refusal("invalid_blocks", f"{at}: a button is no input")
    _element(block["element"], f"{at}/element")


def _divider(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id"}, set(), at)


def _rich_text(block: Json, at: str) -> None:
    _keys(block, {"type", "block_id", "elements"}, {"elements"}, at)
    for element in _some(block["elements"], 100, f"{at}/elements"):
        kind = element.get("type")
        if kind not in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
            raise Refusal("invalid_blocks", f"{at}: no {kind!r} in rich_text")
        _keys(element, {"type", "elements", "border"}, {"elements"}, at)
        for part in _some(element["elements"], 1000, f"{at}/elements"):
            _rich_part(part, at)


def _rich_part(part: Json, at: str) -> None:
    match part.get("type"):
        case "text":
            _keys(part, {"type", "text", "style"}, {"text"}, at)
            _length(part["text"], 3000, f"{at}/text", least=1)
        case "user":
            _keys(part, {"type", "user_id", "style"}, {"user_id"}, at)
        case "link":
            _keys(part, {"type", "url", "text", "unsafe", "style"}, {"url"}, at)
            _length(part["url"], 3000, f"{at}/url", least=1)
        case "date":
            _keys(
                part,
                {"type", "timestamp", "format", "fallback", "url"},
                {"timestamp", "format"},
                at,
            )
            if not isinstance(part["timestamp"], int):
                raise Refusal("invalid_blocks", f"{at}: a timestamp is an integer")
            tokens = re.findall(r"{(\w+)}", part["format"])
            if not tokens or not set(tokens) <= _DATE_TOKENS:
                raise Refusal("invalid_blocks", f"{at}: date format {part['format']!r}")
            _length(part.get("fallback", "-"), 3000, f"{at}/fallback", least=1)
        case other:
            raise Refusal("invalid_blocks", f"{at}: no {other!r} in rich_text")
    style = part.get("style", {})
    if not set(style) <= {"bold", "italic", "strike", "code", "underline"}:
        raise Refusal("invalid_blocks", f"{at}: style {style}")


_DATE_TOKENS = {"date_num", "date", "date_short", "date_long", "date_pretty", "date_short_pretty"}
_DATE_TOKENS |= {"date_long_pretty", "time", "time_secs", "ago", "day_divider_pretty"}

_BLOCKS: dict[Any, Callable[[Json, str], None]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "divider": _divider,
    "rich_text": _rich_text,
}

_ELEMENT = {"type", "action_id"}
_PICKER = _ELEMENT | {"placeholder", "focus_on_load", "confirm"}
_ELEMENT_KEYS = {
    "button": _ELEMENT | {"text", "style", "value", "url", "confirm", "accessibility_label"},
    "checkboxes": _ELEMENT | {"options", "initial_options", "confirm", "focus_on_load"},
    "radio_buttons": _ELEMENT | {"options", "initial_option", "confirm", "focus_on_load"},
    "static_select": _PICKER | {"options", "initial_option"},
    "multi_static_select": _PICKER | {"options", "initial_options", "max_selected_items"},
    "users_select": _PICKER | {"initial_user"},
    "multi_users_select": _PICKER | {"initial_users", "max_selected_items"},
    "datepicker": _PICKER | {"initial_date"},
    "timepicker": _PICKER | {"initial_time", "timezone"},
    "plain_text_input": _ELEMENT
    | {"placeholder", "focus_on_load"}
    | {"initial_value", "multiline", "min_length", "max_length", "dispatch_action_config"},
}


def _element(element: Json, at: str) -> None:
    kind = element.get("type")
    if kind not in _ELEMENT_KEYS:
        raise Refusal("invalid_blocks", f"{at}: no element {kind!r}")
    at = f"{at} ({kind})"
    _keys(element, _ELEMENT_KEYS[kind], {"action_id"}, at)
    _length(element["action_id"], 255, f"{at}/action_id", least=1)
    if "placeholder" in element:
        _text(element["placeholder"], 150, f"{at}/placeholder", plain=True)
    if kind == "button":
        _text(element.get("text"), 75, f"{at}/text", plain=True)
        if element.get("style", "primary") not in ("primary", "danger"):
            raise Refusal("invalid_blocks", f"{at}: style {element['style']!r}")
    elif "options" in element or kind in ("checkboxes", "radio_buttons", "static_select"):
        _options(element, kind, at)
    elif kind == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if not (0 <= least <= 3000 and 1 <= most <= 3000 and least <= most):
            raise Refusal("invalid_blocks", f"{at}: lengths {least} to {most}")
        if "initial_value" in element:
            _length(element["initial_value"], most, f"{at}/initial_value")
    for name, form in (("initial_date", r"\d{4}-\d\d-\d\d"), ("initial_time", r"\d\d:\d\d")):
        if name in element and not re.fullmatch(form, element[name]):
            raise Refusal("invalid_blocks", f"{at}: {name} {element[name]!r}")


def _options(element: Json, kind: str, at: str) -> None:
    most = 10 if kind in ("checkboxes", "radio_buttons") else 100
    options = _some(element.get("options"), most, f"{at}/options")
    for option in options:
        _keys(option, {"text", "value", "description"}, {"text", "value"}, at)
        _text(option["text"], 75, f"{at}/option", plain=True)
        _length(option["value"], 150, f"{at}/value", least=1)
        if "description" in option:
            _text(option["description"], 75, f"{at}/description", plain=True)
    if "initial_options" in element and not element["initial_options"]:
        raise Refusal("invalid_blocks", f"{at}: initial_options is empty")
    initial = [*element.get("initial_options", [])]
    initial += [element["initial_option"]] if "initial_option" in element else []
    if any(option not in options for option in initial):
        raise Refusal("invalid_blocks", f"{at}: an initial option that is no option")


def _text(value: Any, most: int, at: str, *, plain: bool = False) -> None:
    if not isinstance(value, dict):
        raise Refusal("invalid_blocks", f"{at}: no text object")
    kind = value.get("type")
    if kind not in ("plain_text", "mrkdwn") or (plain and kind != "plain_text"):
        raise Refusal("invalid_blocks", f"{at}: {kind!r} where plain_text is wanted")
    _keys(value, {"type", "text", "emoji" if kind == "plain_text" else "verbatim"}, {"text"}, at)
    _length(value["text"], most, at, least=1)
    if not value["text"].strip():
        raise Refusal("invalid_blocks", f"{at}: only white space")


def _length(value: Any, most: int, at: str, *, least: int = 0) -> None:
    if not isinstance(value, str) or not least <= units(value) <= most:
        size = units(value) if isinstance(value, str) else value
        raise Refusal("invalid_blocks", f"{at}: {size} of {least} to {most} characters")


def _some(values: Any, most: int, at: str) -> list[Any]:
    if not isinstance(values, list) or not 1 <= len(values) <= most:
        raise Refusal("invalid_blocks", f"{at}: 1 to {most} items")
    return values


def _keys(value: Any, known: set[str], needed: set[str], at: str) -> None:
    if not isinstance(value, dict):
        raise Refusal("invalid_blocks", f"{at}: not an object")
    if unknown := set(value) - known:
        raise Refusal("invalid_blocks", f"{at}: unknown {sorted(unknown)}")
    if missing := needed - set(value):
        raise Refusal("invalid_blocks", f"{at}: missing {sorted(missing)}")
