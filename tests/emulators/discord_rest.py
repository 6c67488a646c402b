"""The emulated REST API v10, with Discord's refusals."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.emulators import discord_rules as rules
from tests.emulators import discord_schema
from tests.emulators.discord_gateway import Gateway, shown_guild
from tests.emulators.discord_records import App
from tests.emulators.discord_rules import INVALID_BODY, Refused, TooMany, need
from tests.emulators.discord_state import (
    ATTACH,
    CREATE_PRIVATE_THREADS,
    DM_CHANNEL,
    NONCE_LASTS,
    PRIVATE_THREAD,
    READ_HISTORY,
    SEND,
    SEND_IN_THREADS,
    TEXT_CHANNEL,
    State,
)

Json = dict[str, Any]
Files = dict[str, bytes]
Handler = Callable[[web.Request, App], Awaitable[Any]]


class Rest:
    """The routes of the REST API."""

    def __init__(self, state: State, gateway: Gateway, *, schema: bool = True) -> None:
        self.state = state
        self.gateway = gateway
        self.schema = schema

    def routes(self) -> list[web.RouteDef]:
        """All routes, under /api/v10."""
        bot: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self.me),
            ("GET", "/users/@me/guilds", self.my_guilds),
            ("POST", "/users/@me/channels", self.open_direct),
            ("GET", "/oauth2/applications/@me", self.application),
            ("GET", "/gateway/bot", self.gateway_bot),
            ("GET", "/applications/{app}/commands", self.commands),
            ("PUT", "/applications/{app}/commands", self.put_commands),
            ("GET", "/guilds/{guild}", self.guild),
            ("GET", "/guilds/{guild}/channels", self.channels),
            ("GET", "/guilds/{guild}/threads/active", self.threads),
            ("GET", "/guilds/{guild}/members/search", self.search),
            ("GET", "/guilds/{guild}/members/{user}", self.member),
            ("GET", "/channels/{channel}", self.channel),
            ("GET", "/channels/{channel}/messages", self.history),
            ("GET", "/channels/{channel}/messages/{message}", self.message),
            ("POST", "/channels/{channel}/messages", self.send),
            ("PATCH", "/channels/{channel}/messages/{message}", self.edit),
            ("POST", "/channels/{channel}/threads", self.open_thread),
            ("PUT", "/channels/{channel}/thread-members/{user}", self.add_to_thread),
        ]
        return [self.route(*item, authorised=True) for item in bot]

    def route(self, method: str, path: str, handler: Handler, *, authorised: bool) -> web.RouteDef:
        """One route, with what all have: authorisation, rate limits, planned faults, the record."""

        async def run(request: web.Request) -> web.Response:
            app = bucket = None
            try:
                app = self._app(request, authorised)
                now = self.state.now()
                if app.banned(now):
                    raise TooMany(600.0, everywhere=True, banned=True)
                if authorised:
                    bucket = app.count(path, request.path, now)
                self._apply_fault(app, request)
                invalid = app.invalid_response(request.path)
                agent = request.headers.get("User-Agent", "")
                need("DiscordBot" in agent or not authorised, "no User-Agent")
                answer = await handler(request, app)
                status = 200 if answer is not None else 204
                response = _json(answer, status)
                if invalid is not None:  # the request succeeded, and the response is damaged
                    kind = "application/json" if invalid.startswith("{") else "text/html"
                    response = web.Response(text=invalid, headers={"Content-Type": kind})
            except Refused as no:
                status = no.status
                token = request.match_info.get("token", "")
                interaction = app.interactions.get(token) if app else None
                if interaction is not None and no.code == INVALID_BODY:
                    interaction.refuse(no.why)
                body: Json = {"code": no.code, "message": no.why}
                # A proxy in front of the API answers banned clients, without a Via header.
                banned = isinstance(no, TooMany) and no.banned
                headers = {} if banned else {"Via": "1.1 emulator"}
                if isinstance(no, TooMany):
                    body = {"message": no.why, "retry_after": no.after, "global": no.everywhere}
                    headers["Retry-After"] = str(no.after)
                response = _json(body, status, headers)
            if app is not None:
                if status in (401, 403, 429):
                    app.invalid_at.append(self.state.now())
                app.requests.append((request.method, request.path.removeprefix("/api/v10"), status))
            if bucket is not None:
                response.headers.update(bucket.headers(path, self.state.now()))
            return response

        return web.route(method, f"/api/v10{path}", run)

    def _app(self, request: web.Request, authorised: bool) -> App:
        if authorised:
            kind, _, token = request.headers.get("Authorization", "").partition(" ")
            if kind != "Bot" or token not in self.state.apps:
                raise Refused(401, 0, "401: Unauthorized")
            return self.state.apps[token]
        for app in self.state.apps.values():
            if request.match_info["token"] in app.interactions:
                return app
        raise Refused(404, 10062, "Unknown interaction")

    @staticmethod
    def _apply_fault(app: App, request: web.Request) -> None:
        for fault in app.faults:
            if fault["times"] > 0 and fault["path"] in request.path and "body" not in fault:
                fault["times"] -= 1
                if fault["status"] == 429:
                    raise TooMany(fault["retry_after"], fault.get("global", False))
                raise Refused(fault["status"], 0, "something broke")

    # request bodies

    async def body(self, request: web.Request) -> tuple[Any, Files]:
        """The JSON, checked against Discord's OpenAPI document, and the files by name."""
        files: Files = {}
        kind = request.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            body = None
            for name, value in (await request.post()).items():
                if name == "payload_json":
                    body = json.loads(str(value))
                elif name.startswith("files[") and isinstance(value, web.FileField):
                    files[value.filename] = value.file.read()
            need(body is not None, "multipart without payload_json")
            need(sum(map(len, files.values())) <= 10 << 20, "10 MiB of files at most")
        else:
            need(kind == "application/json", f"Content-Type {kind!r}")
            body = json.loads(await request.read())
        if self.schema:
            discord_schema.check(request.method, request.path.removeprefix("/api/v10"), body)
        return body, files

    # the application and its guilds

    async def me(self, _request: web.Request, app: App) -> Json:
        return app.user

    async def my_guilds(self, _request: web.Request, app: App) -> list[Json]:
        return [
            {
                "id": guild,
                "name": self.state.guilds[guild]["name"],
                "icon": None,
                "owner": False,
                "permissions": "0",
                "features": [],
            }
            for guild in sorted(app.guilds)
        ]

    async def application(self, _request: web.Request, app: App) -> Json:
        return {
            "id": app.id,
            "name": app.user["username"],
            "description": "",
            "icon": None,
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": app.user,
            "team": None,
            "approximate_guild_count": len(app.guilds),
        }

    async def gateway_bot(self, request: web.Request, app: App) -> Json:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 16}
        url = f"ws://{request.host}/gateway"
        return {"url": url, "shards": app.shards, "session_start_limit": limit}

    async def commands(self, request: web.Request, app: App) -> list[Json]:
        if request.query.get("with_localizations") == "true":
            return app.commands
        dropped = ("name_localizations", "description_localizations")
        return [{k: v for k, v in c.items() if k not in dropped} for c in app.commands]

    async def put_commands(self, request: web.Request, app: App) -> list[Json]:
        if request.match_info["app"] != app.id:
            raise Refused(403, 20012, "You are not authorized to perform this action")
        body, _ = await self.body(request)
        rules.check_commands(body)
        app.command_puts += 1
        app.commands = [
            {"id": self.state.snowflake(), "application_id": app.id, "version": "1", **command}
            for command in body
        ]
        return app.commands

    def _guild(self, request: web.Request, app: App) -> Json:
        guild = request.match_info["guild"]
        if guild not in app.guilds:
            raise Refused(404, 10004, "Unknown Guild")
        return self.state.guilds[guild]

    async def guild(self, request: web.Request, app: App) -> Json:
        return shown_guild(self._guild(request, app))

    async def channels(self, request: web.Request, app: App) -> list[Json]:
        guild = self._guild(request, app)
        found = self.state.channels.values()
        mine = [c for c in found if c.get("guild_id") == guild["id"] and c["type"] == TEXT_CHANNEL]
        return [self.state.shown_channel(channel) for channel in mine]

    async def threads(self, request: web.Request, app: App) -> Json:
        guild = self._guild(request, app)
        found = self.state.channels.values()
        mine = [
            c for c in found if c.get("guild_id") == guild["id"] and c["type"] == PRIVATE_THREAD
        ]
        active = [c for c in mine if not c["thread_metadata"]["archived"]]
        seen = [c for c in active if app.user["id"] in c["members"]]
        return {"threads": [self.state.shown_channel(c) for c in seen], "members": []}

    async def member(self, request: web.Request, app: App) -> Json:
        user = request.match_info["user"]
        member: Json | None = self._guild(request, app)["members"].get(user)
        if member is None:
            code = 10007 if user in self.state.users else 10013
            raise Refused(404, code, "Unknown Member")
        return member

    async def search(self, request: web.Request, app: App) -> list[Json]:
        wanted = request.query["query"].casefold()
        need(1 <= int(request.query.get("limit", 1)) <= 1000, "limit")
        return [
            member
            for member in self._guild(request, app)["members"].values()
            if any(
                str(name or "").casefold().startswith(wanted)
                for name in (
                    member["nick"],
                    member["user"]["username"],
                    member["user"]["global_name"],
                )
            )
        ]

    async def channel(self, request: web.Request, app: App) -> Json:
        found = self.state.channel(request.match_info["channel"])
        if not self.state.sees(app.user["id"], found):
            raise Refused(403, 50001, "Missing Access")
        return self.state.shown_channel(found)

    # messages

    async def open_direct(self, request: web.Request, app: App) -> Json:
        body, _ = await self.body(request)
        user = str(body["recipient_id"])
        if app.dm_too_fast:
            raise Refused(403, 40003, "You are opening direct messages too fast")
        if user not in self.state.users:
            raise Refused(404, 10013, "Unknown User")
        return self.state.shown_channel(self.state.direct(app, user))

    def _may_write(self, app: App, channel: Json, files: Files) -> None:
        state, bot = self.state, app.user["id"]
        if channel["type"] == DM_CHANNEL:
            other = next(user for user in channel["recipients"] if user != bot)
            if bot not in channel["recipients"]:
                raise Refused(403, 50001, "Missing Access")
            if not state.mutual(app, other):
                raise Refused(403, 50278, "Cannot send messages to this user: no mutual guilds")
            if other in state.closed:
                raise Refused(403, 50007, "Cannot send messages to this user")
            return
        thread = channel["type"] == PRIVATE_THREAD
        if thread and channel["thread_metadata"]["locked"]:
            raise Refused(400, 50083, "Thread is archived")
        if thread and bot not in channel["members"]:
            raise Refused(403, 50001, "Missing Access")
        state.require(
            bot, channel, SEND_IN_THREADS if thread else SEND, *([ATTACH] if files else [])
        )

    async def send(self, request: web.Request, app: App) -> Json:
        channel = self.state.channel(request.match_info["channel"])
        body, files = await self.body(request)
        rules.check_message(body, set(files))
        self._may_write(app, channel, files)
        nonce = str(body.get("nonce", ""))
        known = self.state.nonces.get((app.id, nonce))
        if nonce and known and self.state.now() - known[0] < NONCE_LASTS:
            return self.state.as_returned(known[1])
        message = self.state.say(self.state.compose(app, channel, body, files))
        if nonce:
            self.state.nonces[app.id, nonce] = (self.state.now(), message)
        await self.state.notice()
        return self.state.as_returned(message)

    async def history(self, request: web.Request, app: App) -> list[Json]:
        """The messages of a channel, newest first: the latest, or the first after one."""
        channel = self.state.channel(request.match_info["channel"])
        if not self.state.sees(app.user["id"], channel):
            raise Refused(403, 50001, "Missing Access")
        most = int(request.query.get("limit", 50))
        need(1 <= most <= 100, "limit: 1 to 100")
        after = int(request.query.get("after", 0))
        if channel["type"] != DM_CHANNEL:
            may = self.state.permissions(app.user["id"], channel)
            if not may & READ_HISTORY:
                return []
        said = self.state.messages.get(channel["id"], {}).values()
        found = sorted((m for m in said if int(m["id"]) > after), key=lambda m: int(m["id"]))
        chosen = found[:most] if after else found[-most:]
        return [self._seen_by(app, message) for message in reversed(chosen)]

    async def message(self, request: web.Request, app: App) -> Json:
        """One message. In a guild it needs View Channel and Read Message History."""
        channel = self.state.channel(request.match_info["channel"])
        if not self.state.sees(app.user["id"], channel):
            raise Refused(403, 50001, "Missing Access")
        if channel["type"] != DM_CHANNEL:
            self.state.require(app.user["id"], channel, READ_HISTORY)
        message = self._message(channel["id"], request.match_info["message"])
        return self._seen_by(app, message)

    def _seen_by(self, app: App, message: Json) -> Json:
        """Without the intent for message content, messages of others in a guild are empty."""
        own = message["author"]["id"] == app.user["id"]
        direct = self.state.channels[message["channel_id"]]["type"] == DM_CHANNEL
        returned = self.state.as_returned(message)
        if own or direct:
            return returned
        return returned | {"content": "", "embeds": [], "components": [], "attachments": []}

    def _message(self, channel: str, message: str) -> Json:
        self.state.channel(channel)
        try:
            return self.state.messages.get(channel, {})[message]
        except KeyError:
            raise Refused(404, 10008, "Unknown Message") from None

    async def edit(self, request: web.Request, app: App) -> Json:
        message = self._message(request.match_info["channel"], request.match_info["message"])
        body, files = await self.body(request)
        if message["author"]["id"] != app.user["id"]:
            raise Refused(403, 50005, "Cannot edit a message authored by another user")
        rules.check_message(body, set(files), existing=message)
        self.state.change(message, body, files)
        await self.state.notice()
        return self.state.as_returned(message)

    async def open_thread(self, request: web.Request, app: App) -> Json:
        channel = self.state.channel(request.match_info["channel"])
        body, _ = await self.body(request)
        if channel["type"] != TEXT_CHANNEL:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        need(body.get("type") == PRIVATE_THREAD, "only private threads are emulated")
        rules.length("name", body.get("name"), 1, 100)
        need(body.get("auto_archive_duration") in (60, 1440, 4320, 10080), "auto_archive_duration")
        self.state.require(app.user["id"], channel, CREATE_PRIVATE_THREADS)
        thread = self.state.add_thread(channel, app.user, body)
        return self.state.shown_channel(thread)

    async def add_to_thread(self, request: web.Request, app: App) -> None:
        thread = self.state.channel(request.match_info["channel"])
        user = request.match_info["user"]
        if thread["type"] != PRIVATE_THREAD:
            raise Refused(400, 50024, "Cannot execute action on this channel type")
        self.state.require(app.user["id"], thread, SEND_IN_THREADS)
        if user not in self.state.guilds[thread["guild_id"]]["members"]:
            raise Refused(404, 10007, "Unknown Member")
        parent = self.state.channel(thread["parent_id"])
        if not self.state.sees(user, parent):
            raise Refused(403, 50001, "Missing Access")
        if user not in thread["members"]:
            thread["members"].append(user)


def _json(body: Any, status: int, headers: dict[str, str] | None = None) -> web.Response:
    """A JSON response with a Content-Type without a charset, as Discord sends it."""
    response = web.Response(status=status, headers=headers)
    if body is not None:
        response.body = json.dumps(body).encode()
        response.headers["Content-Type"] = "application/json"
    return response
