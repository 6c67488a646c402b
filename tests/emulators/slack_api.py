"""The Web API methods of the loopback Slack, as strict as Slack's or stricter."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.emulators.slack_rules import Json, Refusal, check_message, check_view
from tests.emulators.slack_state import Conversation, State, Workspace

INSTALLER = "UADMIN"
"""Who installs the app."""
USERS_PAGE = 3
"""Members that users.list returns at once: it may be fewer than were asked for."""
POSTS_BURST = 5  # messages to one conversation at once, then one a second
READS = {"users.info", "users.list", "conversations.history", "files.getUploadURLExternal"}
SCOPES: dict[str, tuple[str, ...]] = {
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "files.getUploadURLExternal": ("files:write",),
    "files.completeUploadExternal": ("files:write",),
}


class Throttle(Exception):
    """Status 429, with Retry-After in seconds."""

    def __init__(self, after: int) -> None:
        super().__init__(after)
        self.after = after


class Api:
    """The Web API. The method `chat.postMessage` is `chat_postMessage`."""

    def __init__(self, state: State) -> None:
        self.state = state

    def call(self, method: str, token: str, given: Json, *, as_json: bool) -> Json:
        """Return the answer to a call. Raises `Refusal` or `Throttle`."""
        found: Callable[..., Json] | None = getattr(self, method.replace(".", "_"), None)
        if found is None:
            raise Refusal("unknown_method", method)
        if method in ("apps.connections.open", "oauth.v2.access"):
            return found(token, given)
        if as_json and method in READS:
            raise Refusal("invalid_arguments", f"{method} takes no JSON body")
        space = self.state.by_token(token)
        for scope in SCOPES.get(method, ()):
            self._need(space, scope)
        if given.get("team_id", space.id) != space.id:
            raise Refusal("team_not_found", given["team_id"])
        return found(space, {k: v for k, v in given.items() if k != "team_id"})

    def auth_test(self, space: Workspace, given: Json) -> Json:
        """auth.test"""
        known = {"url": self.state.address, "team": space.name, "team_id": space.id}
        return {**known, "user": "paned", "user_id": space.bot, "bot_id": f"B{space.id}"}

    def apps_connections_open(self, token: str, given: Json) -> Json:
        """apps.connections.open"""
        if token != self.state.app_token:
            raise Refusal("invalid_auth")
        if self.state.mode != "socket":
            raise Refusal("forbidden", "Socket Mode is switched off")
        return {"url": f"ws{self.state.address.removeprefix('http')}/link"}

    def oauth_v2_access(self, token: str, given: Json) -> Json:
        """oauth.v2.access: exchange a code or a refresh token for a token."""
        state = self.state
        if (given.get("client_id"), given.get("client_secret")) != (
            state.client_id,
            state.client_secret,
        ):
            raise Refusal("bad_client_secret")
        if given.get("grant_type") == "refresh_token":
            for space in state.workspaces.values():
                if space.refresh and space.refresh == given.get("refresh_token"):
                    state.install(space.id)
                    break
            else:
                raise Refusal("invalid_refresh_token")
        else:
            team = state.codes.pop(str(given.get("code")), None)
            if team is None:
                raise Refusal("invalid_code")
            space = state.install(team)
            if space.id[0] == "T" and INSTALLER not in space.users:
                state.add_user(team, INSTALLER, "adminna", is_admin=True)
        answer: Json = {"app_id": "A1", "access_token": space.token, "token_type": "bot"}
        answer |= {"scope": ",".join(space.scopes), "bot_user_id": space.bot}
        answer |= {"team": {"id": space.id, "name": space.name}, "authed_user": {"id": INSTALLER}}
        if space.id.startswith("E"):
            answer |= {"team": None, "is_enterprise_install": True}
            answer["enterprise"] = {"id": space.id, "name": space.name}
        if state.rotation:
            answer |= {"refresh_token": space.refresh, "expires_in": 43_200}
        return answer

    def chat_postMessage(self, space: Workspace, given: Json) -> Json:
        """chat.postMessage"""
        known = {"channel", "text", "blocks", "metadata", "unfurl_links", "unfurl_media", "mrkdwn"}
        _only(given, known)
        check_message(given)
        place = self._place(space, given)
        if any(space.users[user]["deleted"] for user in place.members):
            raise Refusal("is_archived", "a member of it was deactivated")
        if any(space.users[user].get("closed") for user in place.members):
            raise Refusal("restricted_action", "a member of it takes no messages")
        self._pace(space.id, place)
        return self._add_message(place, given | {"files": self._files_in(space.id, given["text"])})

    def chat_update(self, space: Workspace, given: Json) -> Json:
        """chat.update"""
        _only(given, {"channel", "ts", "text", "blocks", "metadata", "link_names", "parse"})
        check_message(given, text_max=4000)
        place = self._place(space, given)
        message = self.state.message(space.id, place.id, str(given.get("ts")))
        if message.get("ephemeral_for"):
            raise Refusal("message_not_found", "it is ephemeral")
        if not message["from_bot"]:
            raise Refusal("cant_update_message")
        message |= {"text": given["text"], "blocks": self.state.with_ids(given.get("blocks", []))}
        message.pop("files", None)
        if files := self._files_in(space.id, given["text"]):
            message["files"] = files
        message["edited"] = True
        self.state.touch()
        return {"channel": place.id, "ts": message["ts"], "text": given["text"]}

    def conversations_open(self, space: Workspace, given: Json) -> Json:
        """conversations.open"""
        users = [user for user in str(given.get("users", "")).split(",") if user]
        if not 1 <= len(set(users)) <= 8 or len(set(users)) != len(users):
            raise Refusal("not_enough_users" if not users else "too_many_users")
        self._need(space, "im:write" if len(users) == 1 else "mpim:write")
        for user in users:
            known = space.users.get(user)
            if known is None:
                raise Refusal("user_not_found", user)
            if known["deleted"]:
                raise Refusal("user_disabled", user)
            if known["is_bot"]:
                raise Refusal("cannot_dm_bot", user)
            if known.get("closed"):
                raise Refusal("user_not_visible", user)
        return {"channel": {"id": self.state.direct(space.id, set(users)).id}}

    def conversations_history(self, space: Workspace, given: Json) -> Json:
        """conversations.history"""
        place = self._place(space, given)
        kinds = {"D": "im:history", "G": "mpim:history", "C": "channels:history"}
        self._need(space, kinds[place.id[0]])
        seen = [m for m in place.messages if not m.get("ephemeral_for")][::-1]
        wanted = seen[: int(given.get("limit", 100))]
        if given.get("include_all_metadata") not in ("true", "1", True):
            wanted = [{k: v for k, v in m.items() if k != "metadata"} for m in wanted]
        return {"messages": wanted, "has_more": len(wanted) < len(seen)}

    def users_info(self, space: Workspace, given: Json) -> Json:
        """users.info"""
        user = space.users.get(str(given.get("user")))
        if user is None:
            raise Refusal("user_not_found")
        shown = {k: v for k, v in user.items() if k not in ("locale", "closed")}
        if given.get("include_locale") in ("true", "1", True):
            shown["locale"] = user["locale"]
        return {"user": shown}

    def users_list(self, space: Workspace, given: Json) -> Json:
        """users.list"""
        _only(given, {"cursor", "limit", "include_locale"})
        users, limit = list(space.users.values()), min(int(given["limit"]), USERS_PAGE)
        first = int(given.get("cursor") or 0)
        shown = [
            {k: v for k, v in user.items() if k not in ("locale", "closed")}
            for user in users[first : first + limit]
        ]
        left = str(first + limit) if first + limit < len(users) else ""
        return {"members": shown, "response_metadata": {"next_cursor": left}}

    def views_open(self, space: Workspace, given: Json) -> Json:
        """views.open"""
        check_view(given.get("view"), "modal")
        trigger = self.state.use_trigger(space.id, str(given.get("trigger_id")))
        view = self.state.made_view(space.id, given["view"])
        self.state.modals[(space.id, trigger.user)] = [view]
        self.state.touch()
        return {"view": view}

    def views_push(self, space: Workspace, given: Json) -> Json:
        """views.push"""
        check_view(given.get("view"), "modal")
        trigger = self.state.use_trigger(space.id, str(given.get("trigger_id")))
        stack = self.state.modals.get((space.id, trigger.user), [])
        if not trigger.view or trigger.view not in [view["id"] for view in stack]:
            raise Refusal("invalid_trigger_id", "it was issued outside of a modal")
        return {"view": self.push(space.id, trigger.user, given["view"])}

    def views_update(self, space: Workspace, given: Json) -> Json:
        """views.update"""
        check_view(given.get("view"), "modal")
        stack, place = self.state.modal(space.id, str(given.get("view_id")))
        made = self.state.made_view(space.id, given["view"])
        stack[place] = made | {"id": stack[place]["id"]}
        self.state.touch()
        return {"view": stack[place]}

    def views_publish(self, space: Workspace, given: Json) -> Json:
        """views.publish"""
        check_view(given.get("view"), "home")
        user = str(given.get("user_id"))
        if user not in space.users:
            raise Refusal("user_not_found", user)
        if not self.state.manifest["features"]["app_home"]["home_tab_enabled"]:
            raise Refusal("not_enabled")
        view = self.state.made_view(space.id, given["view"])
        self.state.homes[(space.id, user)] = view
        self.state.touch()
        return {"view": view}

    def files_getUploadURLExternal(self, space: Workspace, given: Json) -> Json:
        """files.getUploadURLExternal"""
        if not given.get("filename") or int(given.get("length", 0)) < 1:
            raise Refusal("invalid_arguments", "filename and length")
        id = self.state.next_id("F")
        self.state.uploads[id] = {"team": space.id, "name": given["filename"]}
        self.state.uploads[id]["length"] = int(given["length"])
        self.state.uploads[id]["alt"] = given.get("alt_txt") or ""
        return {"upload_url": f"{self.state.address}/upload/{id}", "file_id": id}

    def files_completeUploadExternal(self, space: Workspace, given: Json) -> Json:
        """files.completeUploadExternal"""
        files = given.get("files")
        files = json.loads(files) if isinstance(files, str) else files
        known = []
        for file in files or []:
            upload = self.state.uploads.get(file["id"])
            if upload is None or upload["team"] != space.id or "content" not in upload:
                raise Refusal("file_not_found", file["id"])
            upload["permalink"] = f"{self.state.address}/files/{file['id']}/{upload['name']}"
            known.append({**file, "permalink": upload["permalink"]})
        if not known:
            raise Refusal("invalid_arguments", "files")
        if given.get("channel_id"):
            # Without a channel the file is private, until a message names its permalink.
            place = self._place(space, {"channel": given["channel_id"]})
            comment = given.get("initial_comment", "")
            shared = [self._shown(self.state.uploads[file["id"]]) for file in known]
            self._add_message(place, {"text": comment, "blocks": [], "files": shared})
        return {"files": known}

    def _files_in(self, team: str, text: str) -> list[Json]:
        """Return the files whose permalinks are in the text of a message: Slack shows them there.

        https://github.com/slackapi/python-slack-sdk/issues/1194
        """
        return [
            self._shown(upload)
            for upload in self.state.uploads.values()
            if upload["team"] == team and f"<{upload.get('permalink')}>" in text
        ]

    @staticmethod
    def _shown(upload: Json) -> Json:
        shown = {"name": upload["name"], "content": upload["content"]}
        return shown | ({"alt_txt": upload["alt"]} if upload["alt"] else {})

    def push(self, team: str, user: str, view: Json) -> Json:
        """Push a modal above the others. Slack allows three."""
        stack = self.state.modals.get((team, user), [])
        if len(stack) >= 3:
            raise Refusal("push_limit_reached")
        made = self.state.made_view(team, view)
        stack.append(made)
        self.state.touch()
        return made

    def respond(self, id: str, given: Json) -> None:
        """Post to a response URL. Raises `Refusal`."""
        link = self.state.response_urls.get(id)
        if link is None or self.state.now() - link.issued > 1800:
            raise Refusal("expired_url")
        link.uses += 1
        if link.uses > 5:
            raise Refusal("used_url")
        known = {"text", "blocks", "response_type", "replace_original", "delete_original"}
        _only(given, known)
        check_message(given)
        place = self.state.conversation(link.team, link.channel)
        if given.get("replace_original"):
            message = self.state.message(link.team, link.channel, link.ts)
            message |= {"text": given["text"], "edited": True}
            message["blocks"] = self.state.with_ids(given.get("blocks", []))
            self.state.touch()
            return
        private = given.get("response_type", "ephemeral") == "ephemeral"
        self._add_message(place, given, ephemeral_for=link.user if private else "")

    def ack_command(self, team: str, user: str, channel: str, given: Json) -> None:
        """Post the message in the ack of a slash command."""
        _only(given, {"text", "blocks", "response_type"})
        check_message(given)
        private = given.get("response_type", "ephemeral") == "ephemeral"
        place = self.state.conversation(team, channel)
        self._add_message(place, given, ephemeral_for=user if private else "")

    def _add_message(self, place: Conversation, given: Json, ephemeral_for: str = "") -> Json:
        message: Json = {"type": "message", "ts": self.state.next_ts(), "text": given["text"]}
        message["blocks"] = self.state.with_ids(given.get("blocks", []))
        message |= {"user": self.state.workspaces[place.team].bot, "from_bot": True}
        message |= {k: given[k] for k in ("metadata", "files") if given.get(k)}
        if ephemeral_for:
            message["ephemeral_for"] = ephemeral_for
        place.messages.append(message)
        self.state.touch()
        return {"channel": place.id, "ts": message["ts"], "message": message}

    def _place(self, space: Workspace, given: Json) -> Conversation:
        place = self.state.conversation(space.id, str(given.get("channel")))
        if space.bot not in place.members:
            raise Refusal("not_in_channel", place.id)
        return place

    def _pace(self, team: str, place: Conversation) -> None:
        now = self.state.now()
        due = max(self.state.buckets.get((team, place.id), 0.0), now)
        if due - now > POSTS_BURST - 1:
            raise Throttle(1)
        self.state.buckets[(team, place.id)] = due + 1.0

    def _need(self, space: Workspace, scope: str) -> None:
        if scope not in space.scopes:
            raise Refusal("missing_scope", f"needed: {scope}")


def _only(given: Json, known: set[str]) -> None:
    if unknown := set(given) - known:
        raise Refusal("invalid_arguments", f"unknown {sorted(unknown)}")


def decoded(given: dict[str, Any]) -> Json:
    """Decode the form fields that contain JSON."""
    return {
        name: json.loads(value) if name in ("view", "blocks", "metadata", "files") else value
        for name, value in given.items()
    }
