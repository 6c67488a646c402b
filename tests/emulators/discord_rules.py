"""Discord's limits for bodies: lengths, counts, combinations. discord.py checks few of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

V2 = 1 << 15
EPHEMERAL = 1 << 6
INVALID_BODY = 50035

ACTION_ROW, BUTTON, STRING_SELECT, TEXT_INPUT, USER_SELECT = 1, 2, 3, 4, 5
ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 6, 7, 8
SELECTS = (STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT)
CHANNEL_KINDS = (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16)
_DEFAULTS = {
    USER_SELECT: {"user"},
    ROLE_SELECT: {"role"},
    MENTIONABLE_SELECT: {"user", "role"},
    CHANNEL_SELECT: {"channel"},
}
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
LINK_STYLE = 5

_COMMAND_NAME = re.compile(r"^[-_'\w]{1,32}$")


class Refused(Exception):
    """An error response: HTTP status, Discord's error code, and the reason."""

    def __init__(self, status: int, code: int, why: str) -> None:
        super().__init__(why)
        self.status, self.code, self.why = status, code, why


class TooMany(Refused):
    """A response for too many requests; `after` is in seconds."""

    def __init__(self, after: float, everywhere: bool, *, banned: bool = False) -> None:
        super().__init__(429, 0, "You are being rate limited.")
        self.after, self.everywhere, self.banned = after, everywhere, banned


def bad(why: str) -> Refused:
    """An invalid form body."""
    return Refused(400, INVALID_BODY, f"Invalid Form Body: {why}")


def need(truth: object, why: str) -> None:
    """Refuse the body unless the condition is true."""
    if not truth:
        raise bad(why)


def length(what: str, value: object, least: int, most: int) -> None:
    """Refuse text that is too short or too long. Blank text has length 0."""
    need(isinstance(value, str), f"{what} must be text")
    assert isinstance(value, str)
    size = len(value.strip()) and len(value)
    need(least <= size and len(value) <= most, f"{what}: {least} to {most} characters, not {size}")


def walk(components: list[Json]) -> Iterator[Json]:
    """Yield all components, nested ones included."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("accessory", "component"):
            if key in component:
                yield from walk([component[key]])


def check_message(body: Json, files: set[str], *, existing: Json | None = None) -> None:
    """Check a new message, or an edit of an existing one."""
    flags = body.get("flags") or 0
    if existing is not None:
        flags |= existing["flags"] & V2
    components = body.get("components")
    if components is None:
        components = existing["components"] if existing else []
    stored = (existing or {}).get("attachments", [])
    stays = kept_attachments(stored, body, files)
    check_mentions(body.get("allowed_mentions"))
    nonce = body.get("nonce")
    if nonce is not None:
        length("nonce", str(nonce), 1, 25)
        need(body.get("enforce_nonce"), "a nonce without enforce_nonce does nothing")
    if flags & V2:
        need(not body.get("content"), "no content with IS_COMPONENTS_V2")
        need(not body.get("embeds"), "no embeds with IS_COMPONENTS_V2")
        need(not body.get("poll"), "no poll with IS_COMPONENTS_V2")
        if "components" in body:
            check_layout(components, files | stays)
        else:
            check_files_shown({c["name"] for c in walk(components) if c["type"] == FILE}, stays)
        return
    content = body.get("content") or ""
    need(isinstance(content, str), "content: a string")
    need(len(content) <= 2000, "content: 2000 characters at most")
    embeds = body.get("embeds") or []
    need(content.strip() or embeds or components or files, "an empty message")
    need(len(embeds) <= 10, "10 embeds at most")
    need(sum(map(_embed_length, embeds)) <= 6000, "6000 characters over all embeds")
    for embed in embeds:
        need(len(embed.get("description") or "") <= 4096, "embed description: 4096 at most")
    need(len(components) <= 5, "5 action rows at most")
    need(all(c["type"] == ACTION_ROW for c in components), "action rows only, without the V2 flag")
    check_components(components)


def kept_attachments(stored: list[Json], body: Json, files: set[str]) -> set[str]:
    """Return the names of the stored attachments that an edit keeps.

    Those that `attachments` names by id; without the key all of them, unless files are uploaded.
    """
    if "attachments" not in body:
        return set() if files else {a["filename"] for a in stored}
    ids = {str(a["id"]) for a in body["attachments"] or []}
    return {a["filename"] for a in stored if a["id"] in ids}


def _embed_length(embed: Json) -> int:
    return sum(len(embed.get(key) or "") for key in ("title", "description")) + sum(
        len(field["name"]) + len(field["value"]) for field in embed.get("fields") or []
    )


def check_mentions(allowed: Json | None) -> None:
    """Check allowed_mentions."""
    if allowed is None:
        return
    kinds = allowed.get("parse") or []
    need(set(kinds) <= {"users", "roles", "everyone"}, "allowed_mentions.parse")
    for kind in ("users", "roles"):
        named = allowed.get(kind) or []
        need(not (named and kind in kinds), f"allowed_mentions: {kind} both parsed and named")
        need(len(named) <= 100, f"allowed_mentions: 100 {kind} at most")


def check_layout(components: list[Json], files: set[str]) -> None:
    """Check the components of a Components V2 message."""
    need(components, "an empty message")
    everything = list(walk(components))
    need(len(everything) <= 40, f"40 components at most, not {len(everything)}")
    said = sum(len(c["content"]) for c in everything if c["type"] == TEXT)
    need(said <= 4000, f"4000 characters over all text, not {said}")
    top = (ACTION_ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
    need(all(c["type"] in top for c in components), "not a top-level component")
    check_components(components)
    shown = set()
    for component in everything:
        if component["type"] == FILE:
            url = component["file"]["url"]
            need(url.startswith("attachment://"), "a file component refers to an attachment")
            shown.add(url.removeprefix("attachment://"))
        if component["type"] == GALLERY:
            shown |= {i["media"]["url"].removeprefix("attachment://") for i in component["items"]}
    check_files_shown(shown, files)


def check_files_shown(shown: set[str], files: set[str]) -> None:
    """Refuse file components without an attachment, and the reverse.

    Discord accepts an attachment that no component shows, but members do not see it.
    """
    need(shown == files, f"attachments {sorted(files)}, but shown are {sorted(shown)}")


def check_components(components: list[Json]) -> None:
    """Check each component, and that custom_ids and component ids are unique."""
    numbers = [component["id"] for component in walk(components) if component.get("id")]
    need(all(0 < number < 2**31 for number in numbers), "component id: 32 bits")
    need(len(numbers) == len(set(numbers)), f"component id twice: {sorted(numbers)}")
    ids: list[str] = []
    for component in walk(components):
        _check_component(component)
        if component.get("custom_id") is not None:
            ids.append(component["custom_id"])
    need(len(ids) == len(set(ids)), f"custom_id twice: {sorted(ids)}")


def _check_component(component: Json) -> None:
    check = _CHECKS.get(component.get("type", 0))
    need(check, f"unknown component {component.get('type')}")
    assert check is not None
    check(component)


def _check_row(row: Json) -> None:
    kinds = [c["type"] for c in row["components"]]
    buttons, selects = kinds.count(BUTTON), sum(kinds.count(kind) for kind in SELECTS)
    need(1 <= len(kinds) == buttons + selects, "an action row has buttons or a select")
    need(buttons <= 5 and selects <= 1, "5 buttons or 1 select a row")
    need(not (buttons and selects), "buttons and a select in one row")


def _check_button(button: Json) -> None:
    if button["style"] == LINK_STYLE:
        need(button.get("url") and "custom_id" not in button, "a link button has only a url")
    else:
        need(1 <= button["style"] <= 4, "button style")
        length("custom_id", button.get("custom_id"), 1, 100)
    if not button.get("emoji"):
        length("button label", button.get("label"), 1, 80)


def _check_section(section: Json) -> None:
    inner = section["components"]
    need(1 <= len(inner) <= 3 and all(c["type"] == TEXT for c in inner), "1 to 3 texts a section")
    need(section.get("accessory", {}).get("type") in (BUTTON, THUMBNAIL), "a section's accessory")


def _check_text(text: Json) -> None:
    length("text", text.get("content"), 1, 4000)


def _check_select(select: Json) -> None:
    length("custom_id", select.get("custom_id"), 1, 100)
    need(len(select.get("placeholder") or "") <= 150, "placeholder: 150 at most")
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    need(0 <= least <= 25 and 1 <= most <= 25 and least <= most, "min_values and max_values")
    if least == 0 and "required" in select:
        need(not select["required"], "a required select with min_values 0")
    if select["type"] != STRING_SELECT:
        need("options" not in select, "options belong to a string select")
        _check_defaults(select, least, most)
        return
    need(not select.get("default_values"), "a string select marks its options as default")
    options = select.get("options") or []
    need(1 <= len(options) <= 25, f"1 to 25 options, not {len(options)}")
    need(most <= len(options), "max_values over the number of options")
    for option in options:
        length("option label", option.get("label"), 1, 100)
        length("option value", option.get("value"), 1, 100)
        need(len(option.get("description") or "") <= 100, "option description: 100 at most")
    values = [option["value"] for option in options]
    need(len(values) == len(set(values)), "an option value twice")
    need(sum(bool(o.get("default")) for o in options) <= most, "too many defaults")


def _check_defaults(select: Json, least: int, most: int) -> None:
    """Check default values and channel types of a select that Discord fills."""
    chosen = select.get("default_values") or []
    need(not chosen or least <= len(chosen) <= most, "too many or too few default values")
    kinds = {value.get("type") for value in chosen}
    need(
        kinds <= _DEFAULTS[select["type"]], f"default values of the kind {sorted(map(str, kinds))}"
    )
    need(all(str(value["id"]).isdecimal() for value in chosen), "a default value is an id")
    types = select.get("channel_types") or []
    need(not types or select["type"] == CHANNEL_SELECT, "channel_types belong to a channel select")
    need(set(types) <= set(CHANNEL_KINDS) and len(types) == len(set(types)), "channel_types")


def _check_input(field: Json) -> None:
    length("custom_id", field.get("custom_id"), 1, 100)
    need(field.get("style") in (1, 2), "text input style")
    most = field.get("max_length") or 4000
    least = field.get("min_length") or 0
    need(1 <= most <= 4000 and 0 <= least <= most, "min_length and max_length")
    need(len(field.get("placeholder") or "") <= 100, "placeholder: 100 at most")
    value = field.get("value") or ""
    need(len(value) <= most, "a value longer than max_length")
    need(not value or len(value) >= least, "a value shorter than min_length")
    need(field["style"] == 2 or "\n" not in value, "a line break in a one-line input")


def _check_label(label: Json) -> None:
    length("label", label.get("label"), 1, 45)
    if label.get("description") is not None:
        length("description", label["description"], 1, 100)
    need(label.get("component", {}).get("type") in (TEXT_INPUT, *SELECTS), "a label's component")


def _pass(_component: Json) -> None:
    pass


def _check_gallery(component: Json) -> None:
    items = component.get("items") or []
    need(1 <= len(items) <= 10, "a gallery has 1 to 10 items")
    for item in items:
        need(len(item.get("description") or "") <= 256, "item description: 256 at most")


_CHECKS: dict[int, Callable[[Json], None]] = {
    ACTION_ROW: _check_row,
    BUTTON: _check_button,
    SECTION: _check_section,
    TEXT: _check_text,
    TEXT_INPUT: _check_input,
    LABEL: _check_label,
    FILE: _pass,
    GALLERY: _check_gallery,
    SEPARATOR: _pass,
    **dict.fromkeys(SELECTS, _check_select),
}


def check_modal(data: Json) -> None:
    """Check a modal."""
    length("modal title", data.get("title"), 1, 45)
    length("custom_id", data.get("custom_id"), 1, 100)
    top = data.get("components") or []
    need(1 <= len(top) <= 5, f"1 to 5 components in a modal, not {len(top)}")
    need(all(c["type"] in (LABEL, TEXT) for c in top), "labels and text in a modal")
    need(not any(c.get("disabled") for c in walk(top)), "nothing in a modal is disabled")
    check_components(top)


def check_choices(data: Json) -> None:
    """Check autocomplete choices."""
    choices = data.get("choices", [])
    need(len(choices) <= 25, "25 choices at most")
    for choice in choices:
        length("choice name", choice.get("name"), 1, 100)
        need(choice.get("value") is not None, "a choice without a value")
        length("choice value", str(choice["value"]), 1, 100)


def check_commands(commands: list[Json]) -> None:
    """Check all global commands of an application."""
    slash = [c for c in commands if c.get("type", 1) == 1]
    need(len(slash) <= 100, "100 commands at most")
    need(len(commands) - len(slash) <= 30, "15 user and 15 message commands at most")
    names = [(c.get("type", 1), c["name"]) for c in commands]
    need(len(names) == len(set(names)), "a command name twice")
    for command in commands:
        if command.get("type", 1) == 1:
            _check_names(command)
            _check_options(command.get("options") or [], depth=0)
            need(_command_length(command) <= 8000, "8000 characters a command")
        else:
            length("name", command["name"], 1, 32)
            need(not command.get("description"), "a context menu has no description")


def _check_names(command: Json) -> None:
    name = command["name"]
    need(_COMMAND_NAME.match(name) and name == name.lower(), f"command name {name!r}")
    length("description", command.get("description"), 1, 100)
    for text in (command.get("description_localizations") or {}).values():
        length("description", text, 1, 100)


def _check_options(options: list[Json], depth: int) -> None:
    need(len(options) <= 25, "25 options at most")
    names = [option["name"] for option in options]
    need(len(names) == len(set(names)), "an option name twice")
    groups = [option["type"] in (1, 2) for option in options]
    need(all(groups) or not any(groups), "subcommands beside options")
    required = [bool(option.get("required")) for option in options]
    need(required == sorted(required, reverse=True), "required options come first")
    for option in options:
        _check_names(option)
        need(not (option.get("autocomplete") and option.get("choices")), "choices and completion")
        if option.get("autocomplete"):
            need(option["type"] in (3, 4, 10), "this type of option has no completion")
        if option["type"] in (1, 2):
            need(depth < 2, "subcommands too deep")
            _check_options(option.get("options") or [], depth + 1)


def _command_length(command: Json) -> int:
    own = len(command["name"]) + len(command.get("description") or "")
    return own + sum(map(_command_length, command.get("options") or []))
