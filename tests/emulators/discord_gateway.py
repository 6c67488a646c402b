"""The emulated gateway: hello, identify, resume, heartbeats, and events in order."""

from __future__ import annotations

import contextlib
import json
import secrets
from typing import Any

from aiohttp import WSMsgType, web

from tests.emulators.discord_records import App, Session
from tests.emulators.discord_state import State

Json = dict[str, Any]

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15


class Gateway:
    """The gateway for all applications."""

    def __init__(self, state: State) -> None:
        self.state = state

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        socket = web.WebSocketResponse(max_msg_size=1 << 20)
        await socket.prepare(request)
        await _send(socket, {"op": HELLO, "d": {"heartbeat_interval": 41250}})
        session: Session | None = None
        async for frame in socket:
            if frame.type is not WSMsgType.TEXT:
                break
            message = json.loads(frame.data)
            match message["op"]:
                case 1:
                    await _send(socket, {"op": ACK})
                case 2:
                    session = await self._identify(socket, request, message["d"])
                    if session is None:
                        break
                case 6:
                    session = await self._resume(socket, message["d"])
                case 3 | 4 | 8:
                    pass
                case _:
                    await socket.close(code=4001)
        if session is not None and session.socket is socket:
            session.socket = None
        return socket

    async def _identify(
        self, socket: web.WebSocketResponse, request: web.Request, data: Json
    ) -> Session | None:
        app = self.state.apps.get(data.get("token", ""))
        shard = tuple(data.get("shard", (0, 1)))
        code = 0
        if app is None:
            code = 4004
        elif data["intents"] & PRIVILEGED:
            code = 4014
        elif not 0 <= shard[0] < shard[1]:
            code = 4010
        elif shard[1] < app.shards:
            code = 4011
        if code or app is None:
            await socket.close(code=code)
            return None
        session = Session(
            id=secrets.token_hex(8), app=app, shard=(shard[0], shard[1]), socket=socket
        )
        app.sessions[session.id] = session
        mine = [g for g in sorted(app.guilds) if self._shard(g, session) == shard[0]]
        await self.dispatch(
            session,
            "READY",
            {
                "v": 10,
                "user": app.user,
                "guilds": [{"id": guild, "unavailable": True} for guild in mine],
                "session_id": session.id,
                "resume_gateway_url": f"ws://{request.host}/gateway",
                "shard": list(shard),
                "application": {"id": app.id, "flags": 0},
            },
        )
        for guild in mine:
            await self.dispatch(session, "GUILD_CREATE", self.shown_guild(app, guild))
        await self.state.notice()
        return session

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> Session | None:
        app = self.state.apps.get(data["token"])
        session = app.sessions.get(data["session_id"]) if app else None
        if session is None or not session.resumable:
            await _send(socket, {"op": INVALID, "d": False})
            return None
        session.socket = socket
        for missed in session.sent:
            if missed["s"] > data["seq"]:
                await _send(socket, missed)
        await self.dispatch(session, "RESUMED", {})
        await self.state.notice()
        return session

    @staticmethod
    def _shard(guild: str, session: Session) -> int:
        return (int(guild) >> 22) % session.shard[1]

    def sessions(self, app: App, guild: str | None) -> list[Session]:
        """Return the sessions for a guild's events; for a DM, those of shard 0."""
        return [
            s
            for s in app.sessions.values()
            if s.resumable and s.shard[0] == (self._shard(guild, s) if guild else 0)
        ]

    async def publish(self, app: App, guild: str | None, event: str, data: Json) -> None:
        """Send an event to the sessions of a guild; it is stored for a resume."""
        for session in self.sessions(app, guild):
            await self.dispatch(session, event, data)

    @staticmethod
    async def dispatch(session: Session, event: str, data: Json) -> None:
        """Send one event to one session."""
        session.sequence += 1
        message = {"op": DISPATCH, "t": event, "s": session.sequence, "d": data}
        session.sent = [*session.sent[-99:], message]
        if session.socket is not None and not session.socket.closed:
            await _send(session.socket, message)

    def shown_guild(self, app: App, guild_id: str) -> Json:
        """Return a guild as in GUILD_CREATE with the guilds intent: the only member is the bot."""
        guild = self.state.guilds[guild_id]
        channels = [c for c in self.state.channels.values() if c.get("guild_id") == guild_id]
        plain = [c for c in channels if c["type"] == 0]
        return {
            **shown_guild(guild),
            "unavailable": False,
            "large": False,
            "member_count": len(guild["members"]),
            "joined_at": "2026-01-01T00:00:00+00:00",
            "members": [guild["members"][app.user["id"]]],
            "channels": [self.state.shown_channel(c) for c in plain],
            "threads": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


def shown_guild(guild: Json) -> Json:
    """Return a guild as REST returns it."""
    return {
        "id": guild["id"],
        "name": guild["name"],
        "owner_id": guild["owner_id"],
        "roles": guild["roles"],
        "emojis": [],
        "stickers": [],
        "features": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "preferred_locale": "en-GB",
        "afk_timeout": 300,
        "system_channel_id": guild["system_channel_id"],
        "system_channel_flags": 0,
    }


async def _send(socket: web.WebSocketResponse, message: Json) -> None:
    # If the connection is closed, a resume sends the event again.
    with contextlib.suppress(ConnectionError, RuntimeError):
        await socket.send_str(json.dumps(message))
