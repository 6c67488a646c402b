"""The actions of members in the loopback Slack, and what the members see."""

from __future__ import annotations

import re
from typing import Any

from tests.emulators.slack_api import Api
from tests.emulators.slack_events import Link
from tests.emulators.slack_rules import Json, Refusal, check_view, units
from tests.emulators.slack_state import State


class Impossible(Exception):
    """The member cannot do that, because it is not on their screen."""


class Members:
    """Actions of members. Each delivers the payload that Slack sends and applies the ack."""

    def __init__(self, state: State, api: Api, link: Link) -> None:
        self.state, self.api, self.link = state, api, link

    async def command(self, team: str, user: str, text: str, channel: str = "") -> Json:
        """Type `/intro text`. Escapes `@name` as Slack does. Returns the ack."""
        known = self.state.manifest["features"]["slash_commands"][0]
        space = self.state.workspaces[team]
        place = channel or f"C{team}"

        def mention(found: re.Match[str]) -> str:
            for id, member in space.users.items():
                if member["name"] == found[1]:
                    return f"<@{id}|{member['name']}>"
            return found[0]

        if known["should_escape"]:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            text = re.sub(r"@([\w-]+)", mention, text)
        payload = {"token": "-", "command": known["command"], "text": text, "team_id": team}
        payload |= {"team_domain": team.lower(), "channel_id": place, "channel_name": "general"}
        payload |= {"user_id": user, "user_name": space.users[user]["name"], "api_app_id": "A1"}
        payload |= {"response_url": self.state.issue_response_url(team, user, place)}
        payload |= {"trigger_id": self.state.issue_trigger(team, user)}
        payload |= {"is_enterprise_install": "false"}
        body = await self.link.deliver("slash_commands", payload)
        if body:
            self.api.ack_command(team, user, place, body)
        return {"ack": body}

    async def shortcut(
        self, team: str, user: str, callback_id: str, channel: str = "", ts: str = ""
    ) -> Json:
        """Use a global shortcut, or with `channel` and `ts` a message shortcut."""
        known = self.state.manifest["features"]["shortcuts"]
        kind = "message" if ts else "global"
        if not any((s["callback_id"], s["type"]) == (callback_id, kind) for s in known):
            raise Impossible(f"no {kind} shortcut {callback_id}")
        payload = self._from(team, user) | {"callback_id": callback_id, "action_ts": "1.0"}
        payload |= {"type": "message_action" if ts else "shortcut"}
        if ts:
            message = self.state.message(team, channel, ts)
            shown = _shown(message) | ({"bot_id": f"B{team}"} if message.get("from_bot") else {})
            payload |= {"channel": {"id": channel, "name": "x"}, "message": shown}
            payload |= {"message_ts": ts}
            payload["response_url"] = self.state.issue_response_url(team, user, channel)
        return {"ack": await self.link.deliver("interactive", payload)}

    async def press(self, team: str, user: str, action_id: str, where: str, ts: str = "") -> Json:
        """Press a button or checkbox. `where` is "modal", "home" or the channel of the message."""
        payload, blocks = self._standing(team, user, where, ts)
        for block in blocks:
            for element in [*block.get("elements", ()), block.get("accessory") or {}]:
                if element.get("action_id") == action_id:
                    act = {k: element[k] for k in ("action_id", "type", "text") if k in element}
                    act |= {"block_id": block["block_id"], "action_ts": self.state.next_ts()}
                    if element["type"] == "checkboxes":
                        ticked = element.get("initial_options", [])
                        act["selected_options"] = [] if ticked else element["options"]
                    payload |= {"type": "block_actions", "actions": [act]}
                    return {"ack": await self.link.deliver("interactive", payload)}
        raise Impossible(f"no {action_id} in {where}")

    async def submit(self, team: str, user: str, values: Json) -> Json:
        """Submit the top modal with these values by field name. Returns the ack and the errors."""
        view = self._top(team, user)
        if "submit" not in view:
            raise Impossible("this modal has nothing to submit")
        held = {}
        inputs = [block for block in view["blocks"] if block["type"] == "input"]
        if unknown := set(values) - {block["block_id"] for block in inputs}:
            raise Impossible(f"no field {sorted(unknown)}")
        for block in inputs:
            element, name = block["element"], block["block_id"]
            value = values.get(name, _initial(element))
            if not value and not block.get("optional"):
                raise Impossible(f"{name} is required")
            held[name] = {element["action_id"]: _filled(element, value)}
        view["state"] = {"values": held}
        for block in inputs:  # The values stay in the view when a modal is pushed above it.
            _keep(block["element"], held[block["block_id"]][block["element"]["action_id"]])
        payload = self._from(team, user, view["id"]) | {"type": "view_submission"}
        payload |= {"view": view, "response_urls": []}
        body = await self.link.deliver("interactive", payload)
        return {"ack": body, "errors": self._apply(team, user, view, body)}

    async def open_home(self, team: str, user: str, tab: str = "home") -> Json:
        """Open a tab of the app."""
        channel = self.state.direct(team, {user}).id
        event = {"user": user, "channel": channel, "tab": tab, "event_ts": self.state.next_ts()}
        return await self.event(team, {"type": "app_home_opened", **event})

    async def event(self, team: str, event: Json, event_id: str = "") -> Json:
        """Deliver an event of the Events API. The manifest must subscribe to its type."""
        if (
            event["type"]
            not in self.state.manifest["settings"]["event_subscriptions"]["bot_events"]
        ):
            raise Impossible(f"the manifest does not subscribe to {event['type']}")
        payload: Json = {
            "type": "event_callback",
            "team_id": team,
            "api_app_id": "A1",
            "event": event,
        }
        payload |= {"event_id": event_id or self.state.next_id("Ev"), "event_time": 1, "token": "-"}
        payload |= {"authorizations": [{"team_id": team, "user_id": f"UBOT{team}", "is_bot": True}]}
        return {"ack": await self.link.deliver("events_api", payload)}

    async def add_bot(self, team: str, user: str, channel: str = "") -> Json:
        """Add the bot to a channel, by default the general one. Slack reports it with a scope."""
        space = self.state.workspaces[team]
        if "channels:read" not in space.scopes:
            raise Impossible("member_joined_channel needs the scope channels:read")
        place = self.state.conversation(team, channel or f"C{team}")
        place.members.add(space.bot)
        joined = {"type": "member_joined_channel", "user": space.bot, "channel": place.id}
        joined |= {"channel_type": "C", "team": team, "inviter": user}
        return await self.event(team, joined)

    async def uninstall(self, team: str) -> Json:
        """Remove the app from a workspace."""
        self.state.workspaces[team].token = ""
        revoked = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [f"UBOT{team}"]}}
        await self.event(team, revoked)
        return await self.event(team, {"type": "app_uninstalled"})

    async def deactivate(self, team: str, user: str) -> Json:
        """Deactivate a member."""
        known = self.state.workspaces[team].users[user]
        known["deleted"] = True
        return await self.event(team, {"type": "user_change", "user": known})

    async def reactivate(self, team: str, user: str) -> Json:
        """Reactivate a member."""
        known = self.state.workspaces[team].users[user]
        known["deleted"] = False
        return await self.event(team, {"type": "user_change", "user": known})

    async def change_profile(self, team: str, user: str, **changes: Any) -> Json:
        """Change a member's `name` or `tz`. Slack reports the whole profile to the app."""
        known = self.state.workspaces[team].users[user]
        if "name" in changes:
            known["profile"]["display_name"] = changes["name"]
        known |= {name: value for name, value in changes.items() if name != "name"}
        return await self.event(team, {"type": "user_change", "user": known})

    def close(self, team: str, user: str) -> Json:
        """Close the top modal. The modal below it is shown again."""
        view = self._top(team, user)
        stack = self.state.modals[(team, user)]
        stack.clear() if view["clear_on_close"] else stack.pop()
        return {}

    def reload(self, team: str, user: str) -> Json:
        """Reload the client. Ephemeral messages and modals are gone afterwards."""
        self.state.modals.pop((team, user), None)
        for place in self.state.conversations.values():
            place.messages[:] = [m for m in place.messages if m.get("ephemeral_for") != user]
        return {}

    def say(self, team: str, user: str, text: str) -> Json:
        """Post a message to the general channel. Returns its channel and `ts`."""
        message = {"type": "message", "ts": self.state.next_ts(), "text": text, "user": user}
        place = self.state.conversation(team, f"C{team}")
        place.messages.append({**message, "blocks": [], "from_bot": False})
        return {"channel": place.id, "ts": message["ts"]}

    def see(self, team: str, user: str) -> Json:
        """Return what the member sees of the bot: messages, modals (bottom to top), Home tab."""
        messages = [
            {**_shown(message), "channel": place.id, "private": bool(message.get("ephemeral_for"))}
            for place in self.state.conversations.values()
            if place.team == team and user in place.members
            for message in place.messages
            if message.get("ephemeral_for", user) == user
        ]
        messages.sort(key=lambda message: str(message["ts"]).split(".")[1])
        home = self.state.homes.get((team, user))
        return {
            "messages": messages,
            "modals": self.state.modals.get((team, user), []),
            "home": home,
        }

    def _standing(self, team: str, user: str, where: str, ts: str) -> tuple[Json, list[Json]]:
        if where in ("modal", "home"):
            view = self._top(team, user) if where == "modal" else self._home(team, user)
            payload = self._from(team, user, view["id"] if where == "modal" else "")
            payload |= {"view": view, "container": {"type": "view", "view_id": view["id"]}}
            return payload, view["blocks"]
        message = self.state.message(team, where, ts)
        if message.get("ephemeral_for", user) != user:
            raise Impossible("somebody else's ephemeral message")
        private = bool(message.get("ephemeral_for"))
        payload = self._from(team, user) | {"channel": {"id": where, "name": "directmessage"}}
        payload["container"] = {"type": "message", "message_ts": ts, "channel_id": where}
        payload["container"]["is_ephemeral"] = private
        payload["response_url"] = self.state.issue_response_url(team, user, where, ts)
        if not private:
            payload["message"] = _shown(message)
        return payload, message["blocks"]

    def _from(self, team: str, user: str, view: str = "") -> Json:
        name = self.state.workspaces[team].users[user]["name"]
        return {
            "user": {"id": user, "username": name, "name": name, "team_id": team},
            "team": {"id": team, "domain": team.lower()},
            "enterprise": None,
            "is_enterprise_install": False,
            "api_app_id": "A1",
            "token": "-",
            "trigger_id": self.state.issue_trigger(team, user, view),
        }

    def _top(self, team: str, user: str) -> Json:
        stack = self.state.modals.get((team, user))
        if not stack:
            raise Impossible("no modal is open")
        return stack[-1]

    def _home(self, team: str, user: str) -> Json:
        view = self.state.homes.get((team, user))
        if view is None:
            raise Impossible("the Home tab is empty")
        return view

    def _apply(self, team: str, user: str, view: Json, body: Any) -> Json:
        """Apply the ack of a submission to the modals. Returns the errors by field name."""
        stack = self.state.modals[(team, user)]
        self.state.touch()
        if body is None:
            stack.remove(view)
            return {}
        match body.get("response_action"):
            case "errors":
                names = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
                errors: Json = body["errors"]
                if not errors or not set(errors) <= names or not all(errors.values()):
                    raise Refusal("invalid_arguments", f"errors {errors} for {sorted(names)}")
                return errors
            case "push":
                check_view(body["view"], "modal")
                self.api.push(team, user, body["view"])
            case "update":
                check_view(body["view"], "modal")
                stack[stack.index(view)] = self.state.made_view(team, body["view"])
            case "clear":
                stack.clear()
            case other:
                raise Refusal("invalid_arguments", f"response_action {other!r}")
        return {}


def _shown(message: Json) -> Json:
    return {k: v for k, v in message.items() if k not in ("ephemeral_for", "from_bot")}


def _initial(element: Json) -> Any:
    for name in ("initial_value", "initial_date", "initial_time", "initial_user"):
        if name in element:
            return element[name]
    if "initial_users" in element:
        return element["initial_users"]
    if "initial_option" in element:
        return element["initial_option"]["value"]
    return [option["value"] for option in element.get("initial_options", [])]


def _filled(element: Json, value: Any) -> Json:
    kind = element["type"]
    filled: Json = {"type": kind}
    if kind == "plain_text_input":
        least, most = element.get("min_length", 0), element.get("max_length", 3000)
        if value and not least <= units(value) <= most:
            raise Impossible(f"{least} to {most} characters")
        return filled | {"value": value or None}
    if kind == "users_select":
        return filled | {"selected_user": value or None}
    if kind == "multi_users_select":
        chosen = [value] if isinstance(value, str) else list(value or [])
        if len(chosen) > element.get("max_selected_items", len(chosen)):
            raise Impossible(f"{element['max_selected_items']} people at most")
        return filled | {"selected_users": chosen}
    if kind in ("datepicker", "timepicker"):
        return filled | {f"selected_{kind.removesuffix('picker')}": value or None}
    many = kind in ("checkboxes", "multi_static_select")
    wanted = [value] if isinstance(value, str) else list(value or [])
    chosen = [option for option in element["options"] if option["value"] in wanted]
    if len(chosen) != len(wanted):
        raise Impossible(f"no such options: {wanted}")
    if many:
        return filled | {"selected_options": chosen}
    return filled | {"selected_option": chosen[0] if chosen else None}


def _keep(element: Json, filled: Json) -> None:
    names = {"value": "initial_value", "selected_user": "initial_user"}
    for held, value in filled.items():
        name = names.get(held, held.replace("selected_", "initial_"))
        if held != "type":
            element.pop(name, None)
            if value:
                element[name] = value
