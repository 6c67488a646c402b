"""Parses Slack's payloads into events. Pure."""

from __future__ import annotations

import hashlib
import html
import json
import re
from datetime import datetime

from adapters.slack.profiles import profile_of
from adapters.slack.profiles import reduced as reduced_profile
from adapters.slack.received import PLATFORM, Origin, Received, Surface, message_id
from adapters.slack.render import VALUE, Json
from bot.core.events import (
    ButtonPressed,
    CommandUsed,
    CommunityJoined,
    CommunityLeft,
    Event,
    FormSubmitted,
    HomeOpened,
    MemberChanged,
    MemberLeft,
)
from bot.core.message_ref import MessageRef
from bot.domain.people import Address

MESSAGE_SHORTCUTS = ("request", "block")
"""Callback ids of the message shortcuts. Each is the subcommand that it uses, on the message's
author, or on what a message of the bot is about."""

_UNUSED = frozenset({"token", "api_app_id", "team_domain", "channel_name", "user_name"})
_VIEW_USED = ("id", "type", "callback_id", "private_metadata", "state")
_ENTITY = re.compile(r"<(@|#|!)?([^>|]*)(?:\|([^>]*))?>")

_Parsed = tuple[Event, Origin]


def parse(body: Json, at: datetime, id: str = "") -> Received | None:
    """Parse a payload that Slack sent, or that the inbox stored under `id`.

    Returns None for a payload without an event for the core, such as a change of a select menu.
    """
    id = id or event_id(body)
    parsed: _Parsed | None = None
    match body:
        case {"command": _}:
            parsed = _command(body, id)
        case {"type": "block_actions"}:
            parsed = _press(body, id)
        case {"type": "view_submission"}:
            parsed = _submission(body, id)
        case {"type": "shortcut" | "message_action"}:
            parsed = _shortcut(body, id)
        case {"event": {"type": "app_home_opened"}}:
            parsed = _home_opened(body, id)
        case {"event": {"type": "user_change"}}:
            parsed = _member_changed(body, id)
        case {"event": {"type": "member_joined_channel"}}:
            parsed = _bot_added(body, id)
        case {"event": {"type": "app_uninstalled" | "tokens_revoked"}}:
            parsed = _community_left(body, id)
    if parsed is None:
        return None
    event, origin = parsed
    return Received(event=event, origin=origin, body=_reduced(body), at=at)


def event_id(body: Json) -> str:
    """Return an id that a repeated delivery has too: event id, trigger id, or a digest."""
    id = body.get("event_id") or body.get("trigger_id")
    if not id:
        id = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return f"{PLATFORM}:{id}"


def _reduced(body: Json) -> Json:
    """Return the payload without what `parse` ignores, above all the text of messages and views."""
    reduced = {name: value for name, value in body.items() if name not in _UNUSED}
    if user := reduced.get("event", {}).get("user"):
        reduced["event"] = {**reduced["event"], "user": _reduced_user(user)}
    if "message" in reduced:
        kept = {name: reduced["message"].get(name, "") for name in ("user", "bot_id", "ts")}
        reduced["message"] = {name: value for name, value in kept.items() if value}
    if view := reduced.get("view"):
        reduced["view"] = {name: view[name] for name in _VIEW_USED if name in view}
    return reduced


def _reduced_user(user: Json | str) -> Json | str:
    return reduced_profile(user) if isinstance(user, dict) else user


def _command(body: Json, id: str) -> _Parsed:
    """Parse `/intro …`."""
    origin = Origin(
        surface=Surface.COMMAND,
        team=body["team_id"],
        user=body["user_id"],
        trigger=body.get("trigger_id", ""),
        channel=body.get("channel_id", ""),
        response_url=body.get("response_url", ""),
    )
    text, mentions = _unescaped(body.get("text") or "", origin.team)
    name, _, rest = text.strip().partition(" ")
    event = CommandUsed(
        event_id=id,
        actor=origin.member,
        alone=origin.alone,
        name=name,
        text=rest.strip(),
        mentions=mentions,
    )
    return event, origin


def _shortcut(body: Json, id: str) -> _Parsed:
    """Parse a shortcut. The global one opens the menu, one on a message uses a subcommand."""
    on_message = body["type"] == "message_action"
    origin = Origin(
        surface=Surface.EPHEMERAL if on_message else Surface.HOME,
        team=_team(body),
        user=body["user"]["id"],
        trigger=body.get("trigger_id", ""),
        channel=body.get("channel", {}).get("id", ""),
        response_url=body.get("response_url", ""),
    )
    message = body.get("message", {}) if on_message else {}
    name = body["callback_id"] if on_message else ""
    author, ts = message.get("user", ""), message.get("ts", "")
    shown = None
    if message.get("bot_id"):  # of a bot: the store knows whether it is ours
        author = ""
        shown = MessageRef(origin.member, message_id(origin.channel, ts)) if ts else None
    event = CommandUsed(
        event_id=id,
        actor=origin.member,
        alone=origin.alone,
        name=name if name in MESSAGE_SHORTCUTS else "",
        text=f"@{author}" if author else "",
        mentions=(Address(PLATFORM, origin.team, author),) if author else (),
        message=shown,
    )
    return event, origin


def _press(body: Json, id: str) -> _Parsed | None:
    """Parse a press of a button or checkbox; None for any other element."""
    actions = [a for a in body.get("actions", ()) if a["type"] in ("button", "checkboxes")]
    if not actions:
        return None
    action, view, container = actions[0], body.get("view") or {}, body.get("container") or {}
    surface, metadata = _surface(container, view), {}
    if surface is Surface.MODAL:
        metadata = _metadata(view)
    origin = Origin(
        surface=surface,
        team=_team(body),
        user=body["user"]["id"],
        trigger=body.get("trigger_id", ""),
        channel=(body.get("channel") or {}).get("id", ""),
        message=container.get("message_ts", ""),
        response_url=body.get("response_url", ""),
        view=view.get("id", ""),
        depth=metadata.get("d", 1) if surface is Surface.MODAL else 0,
        home=surface is Surface.HOME or bool(metadata.get("h")),
        checkbox=action["type"] == "checkboxes",
    )
    event = ButtonPressed(
        event_id=id,
        actor=origin.member,
        alone=origin.alone,
        action=action["action_id"],
        message=origin.message_ref,
    )
    return event, origin


def _submission(body: Json, id: str) -> _Parsed:
    """Parse a submitted form. The origin is the place where the form was opened."""
    view, team = body["view"], _team(body)
    metadata = _metadata(view)
    origin = Origin(
        surface=Surface(metadata.get("s", Surface.HOME)),
        team=team,
        user=body["user"]["id"],
        trigger=body.get("trigger_id", ""),
        channel=metadata.get("c", ""),
        message=metadata.get("m", ""),
        response_url=metadata.get("r", ""),
        view=view["id"],
        depth=metadata.get("d", 1),
        home=bool(metadata.get("h")),
    )
    values = {
        name: _value(block[VALUE], team)
        for name, block in view["state"]["values"].items()
        if VALUE in block
    }
    event = FormSubmitted(
        event_id=id,
        actor=origin.member,
        alone=origin.alone,
        form=view["callback_id"],
        values=values,
        message=origin.message_ref,
    )
    return event, origin


def _home_opened(body: Json, id: str) -> _Parsed | None:
    """Parse the opening of the Home tab; None for the app's other tabs."""
    event = body["event"]
    if event.get("tab") != "home":
        return None
    origin = Origin(surface=Surface.HOME, team=body["team_id"], user=event["user"], home=True)
    return HomeOpened(event_id=id, actor=origin.member), origin


def _member_changed(body: Json, id: str) -> _Parsed:
    """Parse the deactivation of a member, or another change of their profile, such as the name."""
    user = body["event"]["user"]
    origin = Origin(surface=Surface.NONE, team=body["team_id"], user=user["id"])
    if user.get("deleted"):
        return MemberLeft(event_id=id, actor=origin.member), origin
    profile = profile_of(user)
    return MemberChanged(event_id=id, actor=origin.member, profile=profile), origin


def _bot_added(body: Json, id: str) -> _Parsed | None:
    """Parse the adding of the bot itself to a channel; None for any other member."""
    event = body["event"]
    bots = [one.get("user_id") for one in body.get("authorizations", ()) if one.get("is_bot")]
    if event.get("user") not in bots:
        return None
    origin = Origin(
        surface=Surface.CHANNEL, team=body["team_id"], user="", channel=event["channel"]
    )
    return CommunityJoined(event_id=id, community=f"{PLATFORM}:{origin.team}"), origin


def _community_left(body: Json, id: str) -> _Parsed | None:
    """Parse the removal of the app or of its bot token; None if only user tokens were revoked."""
    event = body["event"]
    if event["type"] == "tokens_revoked" and not event.get("tokens", {}).get("bot"):
        return None
    origin = Origin(surface=Surface.NONE, team=body["team_id"], user="")
    return CommunityLeft(event_id=id, community=f"{PLATFORM}:{origin.team}"), origin


def _surface(container: Json, view: Json) -> Surface:
    if view:
        return Surface.HOME if view.get("type") == "home" else Surface.MODAL
    return Surface.EPHEMERAL if container.get("is_ephemeral") else Surface.MESSAGE


def _team(body: Json) -> str:
    team = body.get("team") or {}
    return str(team.get("id") or body["user"]["team_id"])


def _metadata(view: Json) -> Json:
    """Return what `Origin.private_metadata` stored in the view."""
    stored = json.loads(view.get("private_metadata") or "{}")
    return stored if isinstance(stored, dict) else {}


def _unescaped(text: str, team: str) -> tuple[str, tuple[Address, ...]]:
    """Return a command's text as the member sees it, and the members mentioned in it."""
    mentions: list[Address] = []

    def shown(entity: re.Match[str]) -> str:
        sign, target, label = entity.groups()
        if sign == "@":
            mentions.append(Address(PLATFORM, team, target))
            return f"@{label or target}"
        return f"{'#' if sign == '#' else ''}{label or target}"

    return html.unescape(_ENTITY.sub(shown, text)), tuple(mentions)


def _value(element: Json, team: str) -> str | tuple[str, ...]:
    match element["type"]:
        case "plain_text_input":
            return element.get("value") or ""
        case "users_select":
            user = element.get("selected_user")
            return str(Address(PLATFORM, team, user)) if user else ""
        case "multi_users_select":
            users = element.get("selected_users") or ()
            return tuple(str(Address(PLATFORM, team, user)) for user in users)
        case "datepicker":
            return element.get("selected_date") or ""
        case "timepicker":
            return element.get("selected_time") or ""
        case "checkboxes" | "multi_static_select":
            return tuple(option["value"] for option in element.get("selected_options") or ())
        case _:
            return str((element.get("selected_option") or {}).get("value", ""))
