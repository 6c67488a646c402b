"""What a test may do in the emulated Discord: act as members, break things, look around.

Each `do_…` is called by name over HTTP with keyword arguments; answers are JSON.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from typing import Any

from aiohttp import web

from tests.emulators.discord_gateway import INVALID, RECONNECT, Gateway
from tests.emulators.discord_state import DM_CHANNEL, App, Interaction, World, make_role

Json = dict[str, Any]
DEFER_UPDATE = 6
PATIENCE = 10.0  # real seconds a test waits for the bot before it fails


class Control:
    """The other side of the screen."""

    def __init__(self, world: World, gateway: Gateway) -> None:
        self.world = world
        self.gateway = gateway

    async def call(self, request: web.Request) -> web.Response:
        """POST /test/{name} with keyword arguments as JSON."""
        action = getattr(self, f"do_{request.match_info['name']}")
        try:
            answer = await action(**json.loads(await request.read()))
        except (LookupError, ValueError, AssertionError, TimeoutError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response(answer)

    def _app(self, app: str) -> App:
        return next(known for known in self.world.apps.values() if known.id == app)

    # setting the scene

    async def do_app(self, name: str = "handshakes", shards: int = 1) -> Json:
        """A new application; its token is only good here."""
        user = self.world.add_user(name, bot=True)
        app = App(id=user["id"], token=f"emulated.{secrets.token_hex(8)}", user=user, shards=shards)
        self.world.apps[app.token] = app
        return {"id": app.id, "token": app.token}

    async def do_guild(self, app: str, name: str, shard: int = 0, shards: int = 1) -> Json:
        """A guild that the bot is in from now on."""
        guild = self.world.add_guild(name, shard, shards)
        known = self._app(app)
        self.world.join(guild, known.user)
        known.guilds.add(guild["id"])
        shown = self.gateway.shown_guild(known, guild["id"])
        await self.gateway.tell(known, guild["id"], "GUILD_CREATE", shown)
        return {"id": guild["id"], "channel": shown["channels"][0]["id"]}

    async def do_user(self, name: str) -> str:
        """A new user."""
        return str(self.world.add_user(name)["id"])

    async def do_join(self, guild: str, user: str, permissions: int = 0, nick: str = "") -> None:
        """A user joins a guild."""
        member = self.world.join(self.world.guilds[guild], self.world.users[user], permissions)
        member["nick"] = nick or None
        if permissions:
            role = self.world.guilds[guild]["roles"][-1]
            await self._tell_all(guild, "GUILD_ROLE_CREATE", {"guild_id": guild, "role": role})

    async def do_leave(self, guild: str, user: str) -> None:
        """A member leaves; without a privileged intent nobody tells the bot."""
        del self.world.guilds[guild]["members"][user]

    async def do_channel(self, guild: str, name: str, overwrites: list[Json]) -> str:
        """A new text channel."""
        channel = self.world.add_channel(self.world.guilds[guild], name, overwrites)
        await self._tell_all(guild, "CHANNEL_CREATE", self.world.shown_channel(channel))
        return str(channel["id"])

    async def do_role(self, guild: str, name: str) -> str:
        """A new role, which allows nothing by itself."""
        role = make_role(self.world.snowflake(), name, "0")
        self.world.guilds[guild]["roles"].append(role)
        await self._tell_all(guild, "GUILD_ROLE_CREATE", {"guild_id": guild, "role": role})
        return str(role["id"])

    async def do_give(self, guild: str, user: str, role: str, taken: bool = False) -> None:
        """A member is given a role, or it is taken; without a privileged intent nobody says so."""
        roles = self.world.guilds[guild]["members"][user]["roles"]
        if taken:
            roles.remove(role)
        else:
            roles.append(role)

    async def do_delete_role(self, guild: str, role: str) -> None:
        """A role is no more."""
        known = self.world.guilds[guild]
        known["roles"] = [kept for kept in known["roles"] if kept["id"] != role]
        for member in known["members"].values():
            member["roles"] = [kept for kept in member["roles"] if kept != role]
        await self._tell_all(guild, "GUILD_ROLE_DELETE", {"guild_id": guild, "role_id": role})

    async def do_listed(self, guild: str, user: str) -> dict[str, dict[str, Json]]:
        """What a member's client lists to choose from: roles and channels by id."""
        channels = [c for c in self.world.channels.values() if c.get("guild_id") == guild]
        return {
            "roles": {role["id"]: role for role in self.world.guilds[guild]["roles"]},
            "channels": {
                c["id"]: self.world.shown_channel(c) for c in channels if self.world.sees(user, c)
            },
        }

    async def do_permissions(self, guild: str, permissions: int) -> None:
        """What everybody may do in the guild."""
        role = self.world.guilds[guild]["roles"][0]
        role["permissions"] = str(permissions)
        await self._tell_all(guild, "GUILD_ROLE_UPDATE", {"guild_id": guild, "role": role})

    async def do_delete_channel(self, channel: str) -> None:
        """A channel or thread is deleted; of the threads in it nothing is said."""
        inside = [c["id"] for c in self.world.channels.values() if c.get("parent_id") == channel]
        gone = self.world.channels[channel]
        for id_ in (channel, *inside):
            del self.world.channels[id_]
            self.world.messages.pop(id_, None)
        event = "THREAD_DELETE" if gone["type"] == 12 else "CHANNEL_DELETE"
        await self._tell_all(gone["guild_id"], event, self.world.shown_channel(gone))

    async def do_remove(self, app: str, guild: str, told: bool = True) -> None:
        """The bot is removed from a guild."""
        known = self._app(app)
        if told:
            await self.gateway.tell(known, guild, "GUILD_DELETE", {"id": guild})
        known.guilds.discard(guild)
        del self.world.guilds[guild]["members"][known.user["id"]]

    async def _tell_all(self, guild: str, event: str, data: Json) -> None:
        for app in self.world.apps.values():
            if guild in app.guilds:
                await self.gateway.tell(app, guild, event, data)

    async def do_lock(self, thread: str) -> None:
        """A moderator closes a thread for good."""
        self.world.channels[thread]["thread_metadata"] |= {"archived": True, "locked": True}

    async def do_write(self, channel: str, user: str, content: str) -> None:
        """A member writes in a channel or thread; without the intent nobody tells the bot."""
        place, author = self.world.channels[channel], self.world.users[user]
        assert self.world.sees(user, place)
        said = self.world.compose(next(iter(self.world.apps.values())), place, {}, {})
        self.world.say({**said, "author": author, "content": content, "flags": 0})
        await self.world.notice()

    async def do_close_dms(self, user: str, closed: bool = True) -> None:
        """The user takes no direct messages, or does again."""
        (self.world.closed.add if closed else self.world.closed.discard)(user)

    # breaking things

    async def do_advance(self, seconds: float) -> None:
        """The emulator's clock goes on."""
        self.world.ahead += seconds

    async def do_trouble(self, app: str, **trouble: Any) -> None:
        """The next calls whose path holds `path` are answered with `status`, so many `times`; or
        done and then answered with `body`, which is no answer of Discord's."""
        self._app(app).troubles.append(trouble)

    async def do_ban_after(self, app: str, invalid: int) -> None:
        """So many invalid requests in ten minutes lead to a ban."""
        self._app(app).ban_after = invalid

    async def do_dm_too_fast(self, app: str, too_fast: bool = True) -> None:
        """Whether opening a direct message is answered with "too fast"."""
        self._app(app).dm_too_fast = too_fast

    async def do_cut(self, app: str, how: str) -> None:
        """Cut the gateway: `drop` (as a network does), `reconnect` (asked to), `invalidate`, `ban`.

        A ban is what a revoked token looks like.
        """
        for session in self._app(app).sessions.values():
            socket = session.socket
            if socket is None or socket.closed:
                continue
            if how == "reconnect":
                await socket.send_json({"op": RECONNECT, "d": None})
            elif how == "invalidate":
                session.resumable = False
                await socket.send_json({"op": INVALID, "d": False})
            else:
                session.socket = None
                await socket.close(code=4004 if how == "ban" else 4000)

    async def do_connected(
        self, app: str, sessions: int = 1, besides: list[str] | None = None
    ) -> list[str]:
        """Wait until so many sessions are connected, besides those; their ids."""
        known = self._app(app)

        def up() -> list[str]:
            live = [s.id for s in known.sessions.values() if s.socket and not s.socket.closed]
            return [id_ for id_ in live if id_ not in (besides or ())]

        async with asyncio.timeout(PATIENCE), self.world.arrived:
            await self.world.arrived.wait_for(lambda: len(up()) >= sessions)
        return up()

    # looking around

    async def do_seen(self, app: str) -> Json:
        """What the bot asked of REST so far, and how."""
        known = self._app(app)
        return {
            "requests": known.requests,
            "invalid": known.invalid(),
            "commands": known.commands,
            "command_puts": known.command_puts,
        }

    async def do_inbox(self, app: str, user: str, least: int = 0) -> list[Json]:
        """The direct messages from the bot to a user, once there are at least so many."""

        def read() -> list[Json]:
            wanted = [self._app(app).user["id"], user]
            found = self.world.channels.values()
            mine = [c for c in found if c["type"] == DM_CHANNEL and c["recipients"] == wanted]
            return [m for c in mine for m in self.world.messages.get(c["id"], {}).values()]

        async with asyncio.timeout(PATIENCE), self.world.arrived:
            await self.world.arrived.wait_for(lambda: len(read()) >= least)
        return read()

    async def do_messages(self, channel: str, user: str) -> list[Json]:
        """The messages of a channel, as a member who can see it reads them."""
        assert self.world.sees(user, self.world.channels[channel])
        return list(self.world.messages.get(channel, {}).values())

    async def do_threads(self, guild: str, user: str) -> list[Json]:
        """The private threads a member sees, each with its messages."""
        return [
            {**thread, "messages": list(self.world.messages.get(thread["id"], {}).values())}
            for thread in self.world.channels.values()
            if thread["type"] == 12
            and thread["guild_id"] == guild
            and self.world.sees(user, thread)
        ]

    # acting as a member

    async def do_interact(
        self,
        app: str,
        user: str,
        kind: int,
        data: Json,
        guild: str | None = None,
        channel: str | None = None,
        message: Json | None = None,
        locale: str = "en-GB",
        wait: bool = True,
        again: int = 0,
    ) -> Json:
        """A member does something in the client. With `wait`, what they see in answer."""
        known = self._app(app)
        interaction = self._interaction(known, user, kind, data, guild, channel, message, locale)
        for _ in range(1 + again):
            place = interaction.payload.get("guild_id")
            await self.gateway.tell(known, place, "INTERACTION_CREATE", interaction.payload)
        token: str = interaction.payload["token"]
        if not wait:
            id_: str = interaction.payload["id"]
            return {"id": id_, "token": token, "first": None, "said": []}
        first = await self.do_answer(app, token, acked=True)
        # A press that was only acknowledged shows nothing.
        return first if first["first"] == DEFER_UPDATE else await self.do_answer(app, token)

    async def do_answer(
        self, app: str, token: str, acked: bool = False, most: float = PATIENCE
    ) -> Json:
        """Wait for the answer (or, `acked`, the first response) to an interaction."""
        interaction = self._app(app).interactions[token]
        async with asyncio.timeout(most):
            await (interaction.acked if acked else interaction.shown).wait()
            if not acked and not interaction.said:
                await asyncio.sleep(0.1)  # "thinking" was taken away; something may follow
        assert not interaction.refused, interaction.refused
        return {
            "token": token,
            "first": interaction.answer["type"] if interaction.answer else None,
            "said": interaction.said,
        }

    async def do_timed(self, app: str, interacts: list[Json], at_once: int = 1) -> list[float]:
        """Let members do all that, so many at once; seconds from telling the bot to its answer."""
        todo = iter(interacts)
        taken: list[float] = []

        async def work() -> None:
            for one in todo:
                interaction = self._interaction(self._app(app), **one)
                interaction.told = time.perf_counter()
                place = interaction.payload.get("guild_id")
                event = "INTERACTION_CREATE"
                await self.gateway.tell(interaction.app, place, event, interaction.payload)
                async with asyncio.timeout(PATIENCE):
                    await interaction.acked.wait()
                assert not interaction.refused, interaction.refused
                taken.append(interaction.heard - interaction.told)
                del interaction.app.interactions[interaction.payload["token"]]

        await asyncio.gather(*(work() for _ in range(at_once)))
        return taken

    def _interaction(
        self,
        app: App,
        user: str,
        kind: int,
        data: Json,
        guild: str | None = None,
        channel: str | None = None,
        message: Json | None = None,
        locale: str = "en-GB",
    ) -> Interaction:
        world = self.world
        place = world.channels[channel] if channel else world.direct(app, user)
        if not world.sees(user, place):
            raise LookupError("the member cannot see that channel")
        id_ = world.snowflake()
        payload: Json = {
            "id": id_,
            "application_id": app.id,
            "type": kind,
            "token": secrets.token_urlsafe(24),
            "version": 1,
            "data": data,
            "channel_id": place["id"],
            "channel": world.shown_channel(place),
            "locale": locale,
            "app_permissions": "0",
            "entitlements": [],
            "authorizing_integration_owners": {"0": guild or "0"},
            "context": 0 if guild else 1,
            "attachment_size_limit": 10 << 20,
        }
        if message is not None:
            payload["message"] = message
        if guild:
            member = world.guilds[guild]["members"][user]
            rights = str(world.permissions(user, place))
            payload |= {
                "guild_id": guild,
                "guild_locale": "en-GB",
                "guild": {"id": guild, "locale": "en-GB", "features": []},
                "member": {**member, "permissions": rights},
            }
            payload["app_permissions"] = str(world.permissions(app.user["id"], place))
        else:
            payload["user"] = world.users[user]
        interaction = Interaction(app=app, payload=payload, born=world.now())
        app.interactions[payload["token"]] = interaction
        return interaction
