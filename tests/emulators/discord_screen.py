"""What a member sees in the client: messages, modals, choices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.emulators.actions import means
from tests.emulators.discord_rules import (
    BUTTON,
    CHANNEL_SELECT,
    EPHEMERAL,
    LABEL,
    ROLE_SELECT,
    TEXT,
    TEXT_INPUT,
    walk,
)

Json = dict[str, Any]


class Failed(AssertionError):
    """The client would not do it, or the bot did not respond."""


@dataclass
class Shown:
    """The response to an interaction, as the member sees it."""

    raw: Json

    @property
    def token(self) -> str:
        """The interaction's token."""
        return str(self.raw["token"])

    @property
    def first(self) -> int | None:
        """The type of the first response."""
        kind: int | None = self.raw["first"]
        return kind

    @property
    def kind(self) -> str:
        """message, update, modal or choices."""
        return str(self._last["kind"]) if self.raw["said"] else ""

    @property
    def _last(self) -> Json:
        last: Json = self.raw["said"][-1]
        return last

    @property
    def message(self) -> Message:
        """The new or updated message."""
        if "message" not in self._last:
            raise Failed(f"no message but {self._last}")
        return Message(self._last["message"])

    @property
    def modal(self) -> Modal:
        """The modal."""
        if self.kind != "modal":
            raise Failed(f"no modal but: {Message(self._last.get('message', {})).text}")
        return Modal(self._last["modal"], self.raw.get("opened_on"))

    @property
    def choices(self) -> list[str]:
        """The values of the choices."""
        return [choice["value"] for choice in self._last["choices"]]


@dataclass
class Message:
    """A message as a member reads it."""

    raw: Json

    @property
    def text(self) -> str:
        """All text, in reading order."""
        return "\n".join(
            c["content"] for c in walk(self.raw.get("components", [])) if c["type"] == TEXT
        )

    @property
    def buttons(self) -> dict[str, str]:
        """custom_id by label."""
        return {
            c["label"]: c["custom_id"]
            for c in walk(self.raw.get("components", []))
            if c["type"] == BUTTON
        }

    def find(self, action: str) -> str | None:
        """The custom_id of the first button that has that action."""
        for part in walk(self.raw.get("components", [])):
            if part["type"] == BUTTON and means(part["custom_id"], action):
                return str(part["custom_id"])
        return None

    @property
    def private(self) -> bool:
        """Whether it is ephemeral."""
        return bool(self.raw["flags"] & EPHEMERAL)

    @property
    def files(self) -> dict[str, str]:
        """Text by file name."""
        return {a["filename"]: a["text"] for a in self.raw["attachments"]}

    @property
    def pinged(self) -> list[str]:
        """The ids of users that it pinged, or "everyone"."""
        return list(self.raw["pinged"])


@dataclass
class Modal:
    """A modal as the member sees it."""

    raw: Json
    opened_on: Json | None = None
    """The message whose button opened it."""

    @property
    def inputs(self) -> list[tuple[str, Json]]:
        """(label, component) of every field."""
        return [(c["label"], c["component"]) for c in self.raw["components"] if c["type"] == LABEL]

    @property
    def values(self) -> dict[str, Any]:
        """The values in the fields, by field name."""
        return {_name(c["custom_id"]): _filled_in(c) for _, c in self.inputs}

    def filled(self, values: Mapping[str, Any], listed: Json | None = None) -> list[Json]:
        """Return the components to submit, checked as the client does.

        Fields that `values` does not name keep their values. `listed` has the roles and channels
        of selects; a value may be their name.
        """
        given = dict(values)
        out = []
        for label, component in self.inputs:
            name = _name(component["custom_id"])
            value = given.pop(name, given.pop(label, None))
            out.append({"type": LABEL, "component": _sent_back(component, value, listed or {})})
        if given:
            raise Failed(f"the modal has no {sorted(given)}, but {[n for n, _ in self.inputs]}")
        return out


def plain(markdown: str) -> str:
    """Markdown as the client shows it: markup taken away, escaped characters as they are."""
    lines = [re.sub(r"^(### |> |-# |• )", "", line) for line in markdown.split("\n")]
    bare = re.sub(r"(?<!\\)\*\*", "", "\n".join(lines))
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", bare).replace("\u200b", "")


def _name(custom_id: str) -> str:
    return custom_id.removesuffix("@").removesuffix("[]")


def _filled_in(component: Json) -> Any:
    if component["type"] == TEXT_INPUT:
        return component.get("value") or ""
    if "options" in component:
        return [o["value"] for o in component["options"] if o.get("default")]
    return [str(d["id"]) for d in component.get("default_values") or []]


def _chosen(component: Json, values: list[str], listed: Json) -> list[str]:
    """Return the ids of selected roles or channels, by id or name, of those that are listed."""
    offered = listed["roles" if component["type"] == ROLE_SELECT else "channels"]
    types = component.get("channel_types")
    offered = {id_: one for id_, one in offered.items() if not types or one["type"] in types}
    by_name = {one["name"]: id_ for id_, one in offered.items()}
    ids = [by_name.get(value, value) for value in values]
    if not set(ids) <= set(offered):
        raise Failed(f"{component['custom_id']} offers {sorted(by_name)}, not {values}")
    return ids


def _sent_back(component: Json, value: Any, listed: Json) -> Json:
    value = _filled_in(component) if value is None else value
    custom_id, needed = component["custom_id"], component.get("required", True)
    if component["type"] == TEXT_INPUT:
        least = component.get("min_length") or (1 if needed else 0)
        if not (value == "" and not needed) and not (
            least <= len(value) <= (component.get("max_length") or 4000)
        ):
            raise Failed(f"the client does not send {value!r} for {custom_id}")
        return {"type": TEXT_INPUT, "custom_id": custom_id, "value": value}
    values = [value] if isinstance(value, str) else list(value)
    if "options" in component:
        by_label = {o["label"]: o["value"] for o in component["options"]}
        known = set(by_label.values())
        values = [v if v in known else by_label.get(v, v) for v in values]
        if not set(values) <= known:
            raise Failed(f"{custom_id} offers {sorted(known)}, not {values}")
    if component["type"] in (ROLE_SELECT, CHANNEL_SELECT):
        values = _chosen(component, values, listed)
    least = component.get("min_values", 1) if needed else 0
    if not least <= len(values) <= component.get("max_values", 1):
        raise Failed(f"the client does not send {len(values)} values for {custom_id}")
    return {"type": component["type"], "custom_id": custom_id, "values": values}
