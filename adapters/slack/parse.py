"""From Slack's payloads to events, and to where the answer belongs. Pure."""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from adapters.slack.render import VALUE, Json
from bot.events import (
    ButtonPressed,
    CommandUsed,
    CommunityLeft,
    Event,
    FormSubmitted,
    HomeOpened,
    MemberLeft,
)
from bot.model.people import Address
from bot.ports import MessageRef

PLATFORM = "slack"
REQUEST_SHORTCUT = "request"
"""Callback id of the message shortcut: an introduction to the author of the message."""

_NOT_READ = frozenset({"token", "api_app_id", "team_domain", "channel_name", "user_name"})
_VIEW_READ = ("id", "type", "callback_id", "private_metadata", "state")
_ENTITY = re.compile(r"<(@|#|!)?([^>|]*)(?:\|([^>]*))?>")


class Surface(StrEnum):
    """What a member used, which decides where the answer can go."""

    COMMAND = "command"
    """A slash command: the ack itself may carry an answer that only the member sees."""
    MESSAGE = "message"
    """A button in a message that everybody in the conversation sees."""
    EPHEMERAL = "ephemeral"
    """A button in an answer that only the member sees, or a message shortcut."""
    MODAL = "modal"
    """A button in a modal."""
    HOME = "home"
    """A button or box in the Home tab, or a global shortcut: no conversation at all."""
    NOWHERE = "nowhere"
    """Nobody waits for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something was used. `message` is the `ts` of the message it stood in."""

    surface: Surface
    team: str
    user: str
    trigger: str = ""
    channel: str = ""
    message: str = ""
    response_url: str = ""
    view: str = ""
    depth: int = 0
    """How many modals are open, one upon another."""
    home: bool = False
    """It began in the Home tab, which may have to be drawn again."""
    tick: bool = False
    """A box was ticked: its own state says all, and needs no further answer."""

    @property
    def member(self) -> Address:
        """The member who used it."""
        return Address(PLATFORM, self.team, self.user)

    def packed(self, depth: int) -> str:
        """What a modal at that depth must remember, as its private metadata."""
        kept = {
            "s": self.surface.value,
            "c": self.channel,
            "m": self.message,
            "r": self.response_url,
            "h": int(self.home),
            "d": depth,
        }
        return json.dumps({name: value for name, value in kept.items() if value})


def conversation(channel: str, ts: str) -> str:
    """The id of a message, as `MessageRef.id`."""
    return f"{channel}:{ts}"


def read(body: Json) -> tuple[Event, Origin] | None:
    """What Slack sent, as an event and where its answer belongs; None for what is nobody's act."""
    match body:
        case {"command": _}:
            return used_command(body)
        case {"type": "block_actions"}:
            return pressed(body)
        case {"type": "view_submission"}:
            return submitted(body)
        case {"type": "shortcut" | "message_action"}:
            return used_shortcut(body)
        case {"event": {"type": "app_home_opened"}}:
            return opened_home(body)
        case {"event": {"type": "user_change"}}:
            return member_left(body)
        case {"event": {"type": "app_uninstalled" | "tokens_revoked"}}:
            return community_left(body)
    return None


def lean(body: Json) -> Json:
    """Without what `read` does not look at, above all the words in messages and views."""
    kept = {name: value for name, value in body.items() if name not in _NOT_READ}
    if "message" in kept:
        kept["message"] = {"user": kept["message"].get("user", "")}
    if "view" in kept:
        kept["view"] = {name: kept["view"][name] for name in _VIEW_READ if name in kept["view"]}
    return kept


def used_command(body: Json) -> tuple[CommandUsed, Origin]:
    """`/intro …`."""
    origin = Origin(
        surface=Surface.COMMAND,
        team=body["team_id"],
        user=body["user_id"],
        trigger=body.get("trigger_id", ""),
        channel=body.get("channel_id", ""),
        response_url=body.get("response_url", ""),
    )
    typed, mentions = _typed(body.get("text") or "", origin.team)
    name, _, rest = typed.strip().partition(" ")
    return (
        CommandUsed(
            event_id=event_id(body),
            actor=origin.member,
            name=name,
            text=rest.strip(),
            mentions=mentions,
        ),
        origin,
    )


def used_shortcut(body: Json) -> tuple[CommandUsed, Origin]:
    """A global shortcut opens the menu; the message shortcut asks for an introduction."""
    of_message = body["type"] == "message_action"
    origin = Origin(
        surface=Surface.EPHEMERAL if of_message else Surface.HOME,
        team=_team(body),
        user=body["user"]["id"],
        trigger=body.get("trigger_id", ""),
        channel=body.get("channel", {}).get("id", ""),
        response_url=body.get("response_url", ""),
    )
    author = body.get("message", {}).get("user", "")
    asks = of_message and body["callback_id"] == REQUEST_SHORTCUT
    mentions = (Address(PLATFORM, origin.team, author),) if asks and author else ()
    event = CommandUsed(
        event_id=event_id(body),
        actor=origin.member,
        name="request" if asks else "",
        text=f"@{author}" if mentions else "",
        mentions=mentions,
    )
    return event, origin


def pressed(body: Json) -> tuple[ButtonPressed, Origin] | None:
    """A button or a box; None for anything else that a client may report."""
    acts = [act for act in body.get("actions", ()) if act["type"] in ("button", "checkboxes")]
    if not acts:
        return None
    act, view = acts[0], body.get("view") or {}
    stood, channel = body.get("container") or {}, (body.get("channel") or {}).get("id", "")
    origin = Origin(
        surface=_surface(stood, view),
        team=_team(body),
        user=body["user"]["id"],
        trigger=body.get("trigger_id", ""),
        channel=channel,
        message=stood.get("message_ts", ""),
        response_url=body.get("response_url", ""),
        view=view.get("id", ""),
        tick=act["type"] == "checkboxes",
    )
    if origin.surface is Surface.HOME:
        origin = replace(origin, home=True)
    elif origin.surface is Surface.MODAL:
        kept = _unpacked(view)
        origin = replace(origin, depth=kept.get("d", 1), home=bool(kept.get("h")))
    ref = None
    if origin.surface is Surface.MESSAGE:
        ref = MessageRef(origin.member, conversation(origin.channel, origin.message))
    event = ButtonPressed(
        event_id=event_id(body), actor=origin.member, action=act["action_id"], message=ref
    )
    return event, origin


def submitted(body: Json) -> tuple[FormSubmitted, Origin]:
    """A form came back. The origin is where the form was opened from."""
    view, user = body["view"], body["user"]["id"]
    kept, team = _unpacked(view), _team(body)
    origin = Origin(
        surface=Surface(kept.get("s", Surface.HOME)),
        team=team,
        user=user,
        trigger=body.get("trigger_id", ""),
        channel=kept.get("c", ""),
        message=kept.get("m", ""),
        response_url=kept.get("r", ""),
        view=view["id"],
        depth=kept.get("d", 1),
        home=bool(kept.get("h")),
    )
    values = {
        name: _value(held[VALUE], team)
        for name, held in view["state"]["values"].items()
        if VALUE in held
    }
    event = FormSubmitted(
        event_id=event_id(body), actor=origin.member, form=view["callback_id"], values=values
    )
    return event, origin


def opened_home(body: Json) -> tuple[HomeOpened, Origin] | None:
    """The Home tab was opened; None for the other tabs."""
    event = body["event"]
    if event.get("tab") != "home":
        return None
    origin = Origin(surface=Surface.HOME, team=body["team_id"], user=event["user"], home=True)
    return HomeOpened(event_id=event_id(body), actor=origin.member), origin


def member_left(body: Json) -> tuple[MemberLeft, Origin] | None:
    """A member was deactivated; None for every other change of a member."""
    user = body["event"]["user"]
    if not user.get("deleted"):
        return None
    origin = Origin(surface=Surface.NOWHERE, team=body["team_id"], user=user["id"])
    return MemberLeft(event_id=event_id(body), actor=origin.member), origin


def community_left(body: Json) -> tuple[CommunityLeft, Origin] | None:
    """The app was removed, or its bot token revoked; None if only a member's own token was."""
    event = body["event"]
    if event["type"] == "tokens_revoked" and not event.get("tokens", {}).get("bot"):
        return None
    origin = Origin(surface=Surface.NOWHERE, team=body["team_id"], user="")
    left = CommunityLeft(event_id=event_id(body), community=f"{PLATFORM}:{origin.team}")
    return left, origin


def event_id(body: Json) -> str:
    """An id that a repeated delivery repeats: the event's, else the trigger's, else a digest."""
    known = body.get("event_id") or body.get("trigger_id")
    if not known:
        known = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return f"{PLATFORM}:{known}"


def _surface(stood: Json, view: Json) -> Surface:
    if view:
        return Surface.HOME if view.get("type") == "home" else Surface.MODAL
    return Surface.EPHEMERAL if stood.get("is_ephemeral") else Surface.MESSAGE


def _team(body: Json) -> str:
    team = body.get("team") or {}
    return str(team.get("id") or body["user"]["team_id"])


def _unpacked(view: Json) -> Json:
    kept = json.loads(view.get("private_metadata") or "{}")
    return kept if isinstance(kept, dict) else {}


def _typed(text: str, team: str) -> tuple[str, tuple[Address, ...]]:
    """What was typed, readable, and who was mentioned in it."""
    mentions: list[Address] = []

    def readable(found: re.Match[str]) -> str:
        sign, target, label = found.groups()
        if sign == "@":
            mentions.append(Address(PLATFORM, team, target))
            return f"@{label or target}"
        return f"{'#' if sign == '#' else ''}{label or target}"

    return html.unescape(_ENTITY.sub(readable, text)), tuple(mentions)


def _value(held: Json, team: str) -> str | tuple[str, ...]:
    match held["type"]:
        case "plain_text_input":
            return held.get("value") or ""
        case "users_select":
            user = held.get("selected_user")
            return str(Address(PLATFORM, team, user)) if user else ""
        case "datepicker":
            return held.get("selected_date") or ""
        case "timepicker":
            return held.get("selected_time") or ""
        case "checkboxes" | "multi_static_select":
            return tuple(option["value"] for option in held.get("selected_options") or ())
        case _:
            return str((held.get("selected_option") or {}).get("value", ""))
