"""The emulated Discord's memory: applications, guilds, channels, messages, interactions."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.discord_rules import EPHEMERAL, V2, Refused, walk

Json = dict[str, Any]

EPOCH = 1420070400000
VIEW, SEND, ATTACH, READ_HISTORY = 1 << 10, 1 << 11, 1 << 15, 1 << 16
ADMINISTRATOR, MANAGE_GUILD = 1 << 3, 1 << 5
CREATE_PRIVATE_THREADS, SEND_IN_THREADS = 1 << 36, 1 << 38
TEXT_CHANNEL, DM_CHANNEL, PRIVATE_THREAD = 0, 1, 12
EVERYTHING = (1 << 50) - 1

RESPOND_WITHIN = 3.0
TOKEN_LASTS = 15 * 60.0
NONCE_LASTS = 180.0
PER_SECOND = 50
BAN_AFTER = 10_000


@dataclass
class Interaction:
    """Something a member did, waiting for its one answer."""

    app: App
    payload: Json
    born: float
    shown: asyncio.Event = field(default_factory=asyncio.Event)
    """The member sees an answer (not only that the bot thinks)."""
    acked: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Json | None = None
    """The first response, as it came."""
    original: Json | None = None
    """The message it made, or the one it updates."""
    said: list[Json] = field(default_factory=list)
    """What the member saw in answer, in order: {kind, message | modal | choices}."""

    told: float = 0.0
    """When the bot was told and answered, by the machine's monotonic clock."""
    heard: float = 0.0
    refused: str = ""
    """Why the bot's answer was not taken."""

    def refuse(self, why: str) -> None:
        """Whoever waits for the answer shall know."""
        self.refused = why
        self.shown.set()
        self.acked.set()

    def show(self, kind: str, **what: Any) -> None:
        """The member sees this."""
        self.said.append({"kind": kind, **what})
        self.shown.set()


@dataclass
class Session:
    """A gateway session; what was sent is kept for a resume."""

    id: str
    app: App
    shard: tuple[int, int]
    socket: Any = None
    sequence: int = 0
    sent: list[Json] = field(default_factory=list)
    resumable: bool = True


@dataclass
class App:
    """An application with its bot user."""

    id: str
    token: str
    user: Json
    shards: int = 1
    commands: list[Json] = field(default_factory=list)
    command_puts: int = 0
    guilds: set[str] = field(default_factory=set)
    sessions: dict[str, Session] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    """By token."""
    requests: list[tuple[str, str, int]] = field(default_factory=list)
    """Method, path and status of every REST call."""
    troubles: list[Json] = field(default_factory=list)
    """What goes wrong next: {path, status, times, retry_after}."""
    dm_too_fast: bool = False
    asked_at: deque[float] = field(default_factory=lambda: deque(maxlen=PER_SECOND))
    """When the latest calls that count towards the overall limit came."""
    invalid_at: deque[float] = field(default_factory=deque)
    ban_after: int = BAN_AFTER
    """Invalid requests in ten minutes that lead to a ban."""

    def too_soon(self, now: float) -> float:
        """Count a call; 0, or how many seconds too soon it came."""
        if len(self.asked_at) == PER_SECOND and (wait := self.asked_at[0] + 1 - now) > 0:
            return wait
        self.asked_at.append(now)
        return 0.0

    def nonsense(self, path: str) -> str | None:
        """What is answered in place of the answer, if that is planned."""
        for trouble in self.troubles:
            if "body" in trouble and trouble["times"] > 0 and trouble["path"] in path:
                trouble["times"] -= 1
                return str(trouble["body"])
        return None

    def banned(self, now: float) -> bool:
        """Whether there were too many invalid requests of late."""
        while self.invalid_at and self.invalid_at[0] < now - 600:
            self.invalid_at.popleft()
        return len(self.invalid_at) >= self.ban_after

    def invalid(self) -> int:
        """How many requests count towards the ban for invalid requests."""
        return sum(status in (401, 403, 429) for _, _, status in self.requests)


class World:
    """All of it, and the clock."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._last_id = 0
        self.apps: dict[str, App] = {}
        self.users: dict[str, Json] = {}
        self.closed: set[str] = set()
        """Users who take no direct messages."""
        self.guilds: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.nonces: dict[tuple[str, str], tuple[float, Json]] = {}
        self.arrived = asyncio.Condition()

    def now(self) -> float:
        """Seconds since 1970 by the emulator's clock."""
        return time.time() + self.ahead

    def snowflake(self) -> str:
        """A fresh id, later ones greater."""
        wanted = (int(self.now() * 1000) - EPOCH) << 22
        self._last_id = max(self._last_id + (1 << 22), wanted)
        return str(self._last_id)

    # people and guilds

    def add_user(self, name: str, *, bot: bool = False) -> Json:
        """A new user."""
        user: Json = {
            "id": self.snowflake(),
            "username": name.lower().replace(" ", "."),
            "global_name": name,
            "discriminator": "0",
            "avatar": None,
            "bot": bot,
            "flags": 0,
        }
        self.users[user["id"]] = user
        return user

    def add_guild(self, name: str, shard: int = 0, shards: int = 1) -> Json:
        """A new guild, on that shard, with a channel that everybody sees."""
        while int(id_ := self.snowflake()) >> 22 and (int(id_) >> 22) % shards != shard:
            pass
        writing = VIEW | SEND | ATTACH | READ_HISTORY
        everyone = str(writing | CREATE_PRIVATE_THREADS | SEND_IN_THREADS)
        guild: Json = {
            "id": id_,
            "name": name,
            "owner_id": "1",
            "roles": [make_role(id_, "@everyone", everyone)],
            "members": {},
            "system_channel_id": None,
        }
        self.guilds[id_] = guild
        self.add_channel(guild, "general")
        return guild

    def add_channel(self, guild: Json, name: str, overwrites: list[Json] | None = None) -> Json:
        """A new text channel."""
        position = sum(c.get("guild_id") == guild["id"] for c in self.channels.values())
        channel = {
            "id": self.snowflake(),
            "type": TEXT_CHANNEL,
            "guild_id": guild["id"],
            "name": name,
            "position": position,
            "permission_overwrites": overwrites or [],
            "parent_id": None,
            "nsfw": False,
        }
        self.channels[channel["id"]] = channel
        return channel

    def join(self, guild: Json, user: Json, permissions: int = 0) -> Json:
        """The user is a member from now on, with a role of their own if they may do more."""
        member: Json = {
            "user": user,
            "nick": None,
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
        }
        if permissions:
            role = make_role(self.snowflake(), user["username"], str(permissions))
            guild["roles"].append(role)
            member["roles"].append(role["id"])
        guild["members"][user["id"]] = member
        return member

    def permissions(self, user_id: str, channel: Json) -> int:
        """What a member may do in a channel (a thread counts as its parent)."""
        if channel["type"] == PRIVATE_THREAD:
            channel = self.channels.get(channel["parent_id"], channel)
        guild = self.guilds[channel["guild_id"]]
        member = guild["members"].get(user_id)
        if member is None:
            return 0
        own = [r for r in guild["roles"] if r["id"] in (guild["id"], *member["roles"])]
        allowed = 0
        for role in own:
            allowed |= int(role["permissions"])
        if allowed & ADMINISTRATOR or guild["owner_id"] == user_id:
            return EVERYTHING
        ids = {role["id"] for role in own}
        overwrites = channel["permission_overwrites"]
        for those in ({guild["id"]}, ids - {guild["id"]}, {user_id}):
            matching = [o for o in overwrites if o["id"] in those]
            for overwrite in matching:
                allowed &= ~int(overwrite["deny"])
            for overwrite in matching:
                allowed |= int(overwrite["allow"])
        return allowed

    def require(self, user_id: str, channel: Json, *wanted: int) -> None:
        """Refuse unless the member may do all that there."""
        has = self.permissions(user_id, channel)
        if not has & VIEW:
            raise Refused(403, 50001, "Missing Access")
        if any(not has & one for one in wanted):
            raise Refused(403, 50013, "Missing Permissions")

    def mutual(self, app: App, user_id: str) -> bool:
        """Whether the bot shares a guild with that user."""
        return any(user_id in self.guilds[g]["members"] for g in app.guilds if g in self.guilds)

    def sees(self, user_id: str, channel: Json) -> bool:
        """Whether a user can read a channel."""
        if channel["type"] == DM_CHANNEL:
            return user_id in channel["recipients"]
        if channel["type"] == PRIVATE_THREAD and user_id not in channel["members"]:
            return False
        return bool(self.permissions(user_id, channel) & VIEW)

    # channels and messages

    def direct(self, app: App, user_id: str) -> Json:
        """The direct channel of the bot and a user, made if there is none."""
        for channel in self.channels.values():
            if channel["type"] == DM_CHANNEL and channel["recipients"] == [app.user["id"], user_id]:
                return channel
        channel = {
            "id": self.snowflake(),
            "type": DM_CHANNEL,
            "recipients": [app.user["id"], user_id],
        }
        self.channels[channel["id"]] = channel
        return channel

    def channel(self, id: str) -> Json:
        """The channel, or Discord's refusal."""
        try:
            return self.channels[id]
        except KeyError:
            raise Refused(404, 10003, "Unknown Channel") from None

    def shown_channel(self, channel: Json) -> Json:
        """A channel as the API shows it."""
        if channel["type"] == DM_CHANNEL:
            others = [self.users[u] for u in channel["recipients"] if not self.users[u]["bot"]]
            return {"id": channel["id"], "type": DM_CHANNEL, "recipients": others}
        shown = {key: value for key, value in channel.items() if key != "members"}
        if channel["type"] == PRIVATE_THREAD:
            shown["member_count"] = len(channel["members"])
        return shown

    def compose(self, app: App, channel: Json, body: Json, files: dict[str, bytes]) -> Json:
        """A message as it will be kept; not yet said anywhere."""
        message: Json = {
            "id": self.snowflake(),
            "type": 0,
            "channel_id": channel["id"],
            "author": app.user,
            "content": body.get("content") or "",
            "embeds": body.get("embeds") or [],
            "components": [],
            "attachments": [],
            "flags": (body.get("flags") or 0) & (V2 | EPHEMERAL),
            "timestamp": _stamp(self.now()),
            "edited_timestamp": None,
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "pinged": self._pinged(channel, body),
        }
        self._fill(message, body, files)
        return message

    def say(self, message: Json) -> Json:
        """Keep a message where everybody who may can read it."""
        self.messages.setdefault(message["channel_id"], {})[message["id"]] = message
        return message

    def change(self, message: Json, body: Json, files: dict[str, bytes]) -> Json:
        """Edit a message in place."""
        for key in ("content", "embeds"):
            if key in body:
                message[key] = body[key] or type(message[key])()
        message["flags"] |= (body.get("flags") or 0) & V2
        message["edited_timestamp"] = _stamp(self.now())
        self._fill(message, body, files)
        return message

    def _fill(self, message: Json, body: Json, files: dict[str, bytes]) -> None:
        if "attachments" in body or files:
            wanted = {str(a["id"]) for a in body.get("attachments") or [] if "filename" not in a}
            kept = [a for a in message["attachments"] if a["id"] in wanted]
            message["attachments"] = kept + [self._attachment(n, c) for n, c in files.items()]
        if "components" in body:
            message["components"] = body["components"] or []
            for number, component in enumerate(walk(message["components"]), 1):
                component.setdefault("id", number)

    def _attachment(self, name: str, content: bytes) -> Json:
        id_ = self.snowflake()
        url = f"https://cdn.discordapp.com/attachments/1/{id_}/{name}"
        return {
            "id": id_,
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
            "text": content.decode("utf-8", "replace"),
        }

    def _pinged(self, channel: Json, body: Json) -> list[str]:
        """Whom the message notifies by name; without allowed_mentions everybody it names."""
        said = " ".join(c["content"] for c in walk(body.get("components") or []) if "content" in c)
        said += body.get("content") or ""
        allowed = body.get("allowed_mentions")
        found = [u for u in self.users if f"<@{u}>" in said or f"<@!{u}>" in said]
        if channel["type"] != DM_CHANNEL and ("@everyone" in said or "@here" in said):
            found.append("everyone")
        if allowed is None:
            return found
        kinds = allowed.get("parse") or []
        named = [str(user) for user in allowed.get("users") or []]
        return [
            who
            for who in found
            if (who in named or "users" in kinds) and (who != "everyone" or "everyone" in kinds)
        ]

    async def notice(self) -> None:
        """Wake whoever waits for something to be said."""
        async with self.arrived:
            self.arrived.notify_all()


def make_role(id_: str, name: str, permissions: str) -> Json:
    """A role as the API shows it."""
    return {
        "id": id_,
        "name": name,
        "permissions": permissions,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def _stamp(at: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(at))
