"""The state of the emulator: users, guilds, channels, messages."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tests.emulators.discord_records import App
from tests.emulators.discord_rules import (
    EPHEMERAL,
    FILE,
    V2,
    Refused,
    kept_attachments,
    walk,
)

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


class State:
    """The whole state, and the clock."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._last_id = 0
        self.apps: dict[str, App] = {}
        self.users: dict[str, Json] = {}
        self.closed: set[str] = set()
        """Users who take no DMs."""
        self.guilds: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        self.messages: dict[str, dict[str, Json]] = {}
        self.nonces: dict[tuple[str, str], tuple[float, Json]] = {}
        self.arrived = asyncio.Condition()

    def now(self) -> float:
        """Return the emulator's time in seconds since 1970."""
        return time.time() + self.ahead

    def snowflake(self) -> str:
        """Return a new id, greater than those before."""
        wanted = (int(self.now() * 1000) - EPOCH) << 22
        self._last_id = max(self._last_id + (1 << 22), wanted)
        return str(self._last_id)

    # people and guilds

    def add_user(self, name: str, *, bot: bool = False) -> Json:
        """Add a user."""
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
        """Add a guild on a shard, with a channel that everyone can view."""
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
        """Add a text channel."""
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

    def add_thread(self, channel: Json, owner: Json, body: Json) -> Json:
        """Add a private thread in a channel, from the body of a request."""
        thread = {
            "id": self.snowflake(),
            "type": PRIVATE_THREAD,
            "guild_id": channel["guild_id"],
            "parent_id": channel["id"],
            "owner_id": owner["id"],
            "name": body["name"],
            "message_count": 0,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": body["auto_archive_duration"],
                "archive_timestamp": "2026-01-01T00:00:00+00:00",
                "locked": False,
                "invitable": body.get("invitable", True),
            },
            "members": [owner["id"]],
        }
        self.channels[thread["id"]] = thread
        return thread

    def join(self, guild: Json, user: Json, permissions: int = 0) -> Json:
        """Make a user a member, with an own role for extra permissions."""
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
        """Return a member's permissions in a channel; of a thread, those in its parent."""
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
        """Refuse unless the member has all these permissions in the channel."""
        has = self.permissions(user_id, channel)
        if not has & VIEW:
            raise Refused(403, 50001, "Missing Access")
        if any(not has & one for one in wanted):
            raise Refused(403, 50013, "Missing Permissions")

    def mutual(self, app: App, user_id: str) -> bool:
        """Return whether the bot shares a guild with the user."""
        return any(user_id in self.guilds[g]["members"] for g in app.guilds if g in self.guilds)

    def sees(self, user_id: str, channel: Json) -> bool:
        """Return whether a user can view a channel."""
        if channel["type"] == DM_CHANNEL:
            return user_id in channel["recipients"]
        if channel["type"] == PRIVATE_THREAD and user_id not in channel["members"]:
            return False
        return bool(self.permissions(user_id, channel) & VIEW)

    # channels and messages

    def direct(self, app: App, user_id: str) -> Json:
        """Return the DM channel of the bot and a user; add it if there is none."""
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
        """Return the channel, or refuse."""
        try:
            return self.channels[id]
        except KeyError:
            raise Refused(404, 10003, "Unknown Channel") from None

    def shown_channel(self, channel: Json) -> Json:
        """Return a channel as the API returns it."""
        if channel["type"] == DM_CHANNEL:
            others = [self.users[u] for u in channel["recipients"] if not self.users[u]["bot"]]
            return {"id": channel["id"], "type": DM_CHANNEL, "recipients": others}
        shown = {key: value for key, value in channel.items() if key != "members"}
        if channel["type"] == PRIVATE_THREAD:
            shown["member_count"] = len(channel["members"])
        return shown

    def compose(self, app: App, channel: Json, body: Json, files: dict[str, bytes]) -> Json:
        """Return a new message, which is not stored yet."""
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
        """Store a message in its channel."""
        self.messages.setdefault(message["channel_id"], {})[message["id"]] = message
        return message

    def change(self, message: Json, body: Json, files: dict[str, bytes]) -> Json:
        """Edit a message."""
        for key in ("content", "embeds"):
            if key in body:
                message[key] = body[key] or type(message[key])()
        message["flags"] |= (body.get("flags") or 0) & V2
        message["edited_timestamp"] = _stamp(self.now())
        self._fill(message, body, files)
        return message

    def _fill(self, message: Json, body: Json, files: dict[str, bytes]) -> None:
        kept = kept_attachments(message["attachments"], body, set(files))
        message["attachments"] = [
            *(a for a in message["attachments"] if a["filename"] in kept),
            *(self._attachment(name, content) for name, content in files.items()),
        ]
        if "components" in body:
            message["components"] = body["components"] or []
            for number, component in enumerate(walk(message["components"]), 1):
                component.setdefault("id", number)
                if component["type"] == FILE:
                    self._resolve_file(component, message["attachments"])

    @staticmethod
    def _resolve_file(component: Json, attachments: list[Json]) -> None:
        """Add what Discord adds to a file component."""
        name = component["file"]["url"].removeprefix("attachment://")
        attachment = next(a for a in attachments if a["filename"] == name)
        component |= {"name": name, "size": attachment["size"]}
        component["file"] = {
            "url": attachment["url"],
            "proxy_url": attachment["proxy_url"],
            "attachment_id": attachment["id"],
        }

    @staticmethod
    def as_returned(message: Json) -> Json:
        """Return the message as the API returns it.

        Files that components show are not in `attachments`. Keys for tests are left out.
        """
        shown = {c["name"] for c in walk(message["components"]) if c["type"] == FILE}
        attachments = [
            {key: value for key, value in attachment.items() if key != "text"}
            for attachment in message["attachments"]
            if attachment["filename"] not in shown
        ]
        returned = {key: value for key, value in message.items() if key != "pinged"}
        return returned | {"attachments": attachments}

    def _attachment(self, name: str, content: bytes) -> Json:
        id_ = self.snowflake()
        url = f"https://cdn.discordapp.com/attachments/1/{id_}/{name}"
        return {
            "id": id_,
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
            "text": content.decode("utf-8", "surrogateescape"),
        }

    def _pinged(self, channel: Json, body: Json) -> list[str]:
        """Return the users that a message pings; without allowed_mentions all it mentions."""
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
        """Wake the waiting calls of tests after a change."""
        async with self.arrived:
            self.arrived.notify_all()


def make_role(id_: str, name: str, permissions: str) -> Json:
    """Return a role as the API returns it."""
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
