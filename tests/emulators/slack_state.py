"""The state of the loopback Slack: workspaces, members, conversations, views, triggers, faults."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.emulators.slack_rules import Json, Refusal

MANIFEST = Path(__file__).parents[2] / "app-manifest.json"


@dataclass
class Conversation:
    """A channel (C…), a direct message (D…) or a group direct message (G…)."""

    id: str
    team: str
    members: set[str]
    messages: list[Json] = field(default_factory=list)
    """With keys of the emulator: `ephemeral_for`, `from_bot`, `metadata`, `files`."""


@dataclass
class Workspace:
    """A workspace with its members. `token` is the bot token, "" if the app is not installed."""

    id: str
    name: str
    users: dict[str, Json] = field(default_factory=dict)
    token: str = ""
    refresh: str = ""
    expires: float | None = None
    scopes: tuple[str, ...] = ()

    @property
    def bot(self) -> str:
        """The bot's user id."""
        return f"UBOT{self.id}"


@dataclass
class Trigger:
    """A trigger id. It works for one call within 3 seconds."""

    team: str
    user: str
    issued: float
    view: str = ""
    used: bool = False


@dataclass
class ResponseUrl:
    """A response URL. It works five times within 30 minutes."""

    team: str
    user: str
    channel: str
    ts: str
    issued: float
    uses: int = 0


@dataclass
class Fault:
    """A fault of the next `times` calls of a method ("*": any) in a workspace ("": any)."""

    method: str
    kind: str
    times: int
    team: str = ""
    value: float = 0.0


class State:
    """The whole state."""

    def __init__(self, *, mode: str = "socket", scopes: tuple[str, ...] = ()) -> None:
        self.manifest: Json = json.loads(MANIFEST.read_text())
        self.mode = mode
        self.request_url = ""
        self.app_token = "xapp-1-loopback"
        self.signing_secret = "loopback-signing-secret"
        self.redirect_uri = "https://bot.example/slack/oauth_redirect"
        self.client_id, self.client_secret = "100.200", "loopback-client-secret"
        granted = tuple(self.manifest["oauth_config"]["scopes"]["bot"])
        self.scopes = granted + scopes
        self.address = ""
        self.offset = 0.0
        self.rotation = False
        self.workspaces: dict[str, Workspace] = {}
        self.conversations: dict[str, Conversation] = {}
        self.modals: dict[tuple[str, str], list[Json]] = {}
        self.homes: dict[tuple[str, str], Json] = {}
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.codes: dict[str, str] = {}
        self.uploads: dict[str, Json] = {}
        self.faults: list[Fault] = []
        self.repeat = False
        self.calls: list[Json] = []
        self.refusals: list[str] = []
        self.deliveries: list[Json] = []
        self.buckets: dict[tuple[str, str], float] = {}
        self.changed = asyncio.Event()
        self._numbers = itertools.count(1)

    def now(self) -> float:
        """Return the emulator's Unix time in seconds, which tests can move."""
        return time.time() + self.offset

    def next_id(self, prefix: str) -> str:
        """Return a new id."""
        return f"{prefix}{next(self._numbers):06d}"

    def next_ts(self) -> str:
        """Return a new message timestamp. Timestamps increase."""
        return f"{int(self.now())}.{next(self._numbers):06d}"

    def touch(self) -> None:
        """Wake the tests that wait for a change."""
        self.changed.set()
        self.changed = asyncio.Event()

    def add_workspace(self, team: str, name: str, *, installed: bool) -> Workspace:
        """Add a workspace with a general channel."""
        space = self.workspaces[team] = Workspace(team, name)
        self.add_user(team, space.bot, "paned", is_bot=True)
        self.conversations[f"C{team}"] = Conversation(f"C{team}", team, set())
        if installed:
            self.install(team)
        return space

    def install(self, team: str) -> Workspace:
        """Install the app. With token rotation the token expires after 12 hours."""
        space = self.workspaces[team]
        space.token, space.scopes = self.next_id(f"xoxb-{team}-"), self.scopes
        if self.rotation:
            space.refresh, space.expires = self.next_id("xoxe-1-"), self.now() + 43_200
        return space

    def add_user(self, team: str, user: str, name: str, **more: Any) -> Json:
        """Add a member, who is in the general channel."""
        known = {"id": user, "team_id": team, "name": name, "real_name": name, "deleted": False}
        known |= {"is_bot": False, "is_admin": False, "tz": "Europe/London", "locale": "en-GB"}
        self.workspaces[team].users[user] = {**known, "profile": {"real_name": name}, **more}
        if general := self.conversations.get(f"C{team}"):
            general.members.add(user)
        return self.workspaces[team].users[user]

    def by_token(self, token: str) -> Workspace:
        """Return the workspace of a bot token."""
        for space in self.workspaces.values():
            if token and space.token == token:
                if space.expires is not None and space.expires <= self.now():
                    raise Refusal("token_expired")
                return space
        raise Refusal("invalid_auth")

    def direct(self, team: str, users: set[str]) -> Conversation:
        """Return the conversation of these members and the bot. Opens it if needed."""
        members = users | {self.workspaces[team].bot}
        for known in self.conversations.values():
            if known.team == team and known.members == members and known.id[0] in "DG":
                return known
        made = Conversation(self.next_id("D" if len(users) == 1 else "G"), team, members)
        self.conversations[made.id] = made
        return made

    def conversation(self, team: str, channel: str) -> Conversation:
        """Return a conversation of the workspace."""
        known = self.conversations.get(channel)
        if known is None or known.team != team:
            raise Refusal("channel_not_found", channel)
        return known

    def message(self, team: str, channel: str, ts: str) -> Json:
        """Return a message of the workspace."""
        for message in self.conversation(team, channel).messages:
            if message["ts"] == ts:
                return message
        raise Refusal("message_not_found", f"{channel} {ts}")

    def issue_trigger(self, team: str, user: str, view: str = "") -> str:
        """Return a new trigger id."""
        made = f"{self.next_id('')}.{int(self.now())}.{team}{user}"
        self.triggers[made] = Trigger(team, user, self.now(), view)
        return made

    def use_trigger(self, team: str, id: str) -> Trigger:
        """Use a trigger id. Raises `Refusal`."""
        trigger = self.triggers.get(id)
        if trigger is None or trigger.team != team:
            raise Refusal("invalid_trigger_id", id)
        if trigger.used:
            raise Refusal("exchanged_trigger_id", id)
        trigger.used = True
        if self.now() - trigger.issued > 3:
            raise Refusal("expired_trigger_id", id)
        return trigger

    def issue_response_url(self, team: str, user: str, channel: str, ts: str = "") -> str:
        """Return a new response URL."""
        made = self.next_id("R")
        self.response_urls[made] = ResponseUrl(team, user, channel, ts, self.now())
        return f"{self.address}/response/{made}"

    def modal(self, team: str, view_id: str) -> tuple[list[Json], int]:
        """Return the stack of an open modal, and its index there."""
        for (space, _), stack in self.modals.items():
            for place, view in enumerate(stack):
                if space == team and view["id"] == view_id:
                    return stack, place
        raise Refusal("not_found", view_id)

    def made_view(self, team: str, view: Json) -> Json:
        """Return a view with the fields that Slack adds."""
        space = self.workspaces[team]
        defaults = {"callback_id": "", "private_metadata": "", "clear_on_close": False}
        made: Json = {**defaults, **view, "id": self.next_id("V"), "team_id": team}
        made |= {"hash": self.next_id("h"), "bot_id": f"B{team}", "app_id": "A1"}
        made["blocks"] = self.with_ids(view["blocks"])
        return made | {"state": {"values": {}}, "user": space.bot}

    def with_ids(self, blocks: list[Json]) -> list[Json]:
        """Add an id to each block without one."""
        return [{"block_id": self.next_id("b"), **block} for block in blocks]

    def fault(self, method: str, team: str) -> Fault | None:
        """Return the fault of this call, None if there is none. Counts it."""
        for fault in self.faults:
            if fault.method in ("*", method) and fault.team in ("", team) and fault.times > 0:
                fault.times -= 1
                return fault
        return None
