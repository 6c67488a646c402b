"""Control of the emulator for tests: act as members, plan faults, read the state.

Each `do_…` method is called by name over HTTP with keyword arguments, and returns JSON.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from typing import Any

from aiohttp import web

from tests.emulators.discord_gateway import INVALID, RECONNECT, Gateway
from tests.emulators.discord_records import App, Interaction
from tests.emulators.discord_state import DM_CHANNEL, State, make_role

Json = dict[str, Any]
DEFER_UPDATE = 6
TIMEOUT_S = 30.0  # real seconds that a test waits for the bot


class Control:
    """The methods that tests call."""

    def __init__(self, state: State, gateway: Gateway) -> None:
        self.state = state
        self.gateway = gateway

    async def call(self, request: web.Request) -> web.Response:
        """Serve POST /test/{name}, with keyword arguments as JSON."""
        action = getattr(self, f"do_{request.match_info['name']}")
        try:
            answer = await action(**json.loads(await request.read()))
        except (LookupError, ValueError, AssertionError, TimeoutError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response(answer)

    def _app(self, app: str) -> App:
        return next(known for known in self.state.apps.values() if known.id == app)

    # set-up

    async def do_app(self, name: str = "paned", shards: int = 1) -> Json:
        """Add an application, with a token that only the emulator accepts."""
        user = self.state.add_user(name, bot=True)
        app = App(id=user["id"], token=f"emulated.{secrets.token_hex(8)}", user=user, shards=shards)
        self.state.apps[app.token] = app
        return {"id": app.id, "token": app.token}

    async def do_guild(
        self,
        app: str,
        name: str,
        shard: int = 0,
        shards: int = 1,
        everyone: int | None = None,
        joined_at: str = "",
        owner: str = "",
    ) -> Json:
        """Add a guild with the bot in it. `everyone`: the permissions of @everyone; `owner`: the
        id of a user."""
        guild = self.state.add_guild(name, shard, shards)
        known = self._app(app)
        bot = self.state.join(guild, known.user)
        if owner:
            guild["owner_id"] = owner
            self.state.join(guild, self.state.users[owner])
        if joined_at:
            bot["joined_at"] = joined_at
        if everyone is not None:
            guild["roles"][0]["permissions"] = str(everyone)
        known.guilds.add(guild["id"])
        shown = self.gateway.shown_guild(known, guild["id"])
        # `unavailable` is only in the event of a guild that READY named.
        added = {name: value for name, value in shown.items() if name != "unavailable"}
        await self.gateway.publish(known, guild["id"], "GUILD_CREATE", added)
        return {"id": guild["id"], "channel": shown["channels"][0]["id"]}

    async def do_user(self, name: str) -> str:
        """Add a user."""
        return str(self.state.add_user(name)["id"])

    async def do_join(self, guild: str, user: str, permissions: int = 0, nick: str = "") -> None:
        """Add a user to a guild."""
        member = self.state.join(self.state.guilds[guild], self.state.users[user], permissions)
        member["nick"] = nick or None
        if permissions:
            role = self.state.guilds[guild]["roles"][-1]
            await self._publish_to_all(
                guild, "GUILD_ROLE_CREATE", {"guild_id": guild, "role": role}
            )

    async def do_rename(self, guild: str, user: str, nick: str) -> None:
        """Change a member's nickname. Without a privileged intent the bot gets no event."""
        self.state.guilds[guild]["members"][user]["nick"] = nick

    async def do_leave(self, guild: str, user: str) -> None:
        """Remove a member. Without a privileged intent the bot gets no event."""
        del self.state.guilds[guild]["members"][user]

    async def do_channel(self, guild: str, name: str, overwrites: list[Json]) -> str:
        """Add a text channel."""
        channel = self.state.add_channel(self.state.guilds[guild], name, overwrites)
        await self._publish_to_all(guild, "CHANNEL_CREATE", self.state.shown_channel(channel))
        return str(channel["id"])

    async def do_role(self, guild: str, name: str) -> str:
        """Add a role without permissions."""
        role = make_role(self.state.snowflake(), name, "0")
        self.state.guilds[guild]["roles"].append(role)
        await self._publish_to_all(guild, "GUILD_ROLE_CREATE", {"guild_id": guild, "role": role})
        return str(role["id"])

    async def do_give(self, guild: str, user: str, role: str, taken: bool = False) -> None:
        """Give a member a role, or remove it. Without a privileged intent the bot gets no event."""
        roles = self.state.guilds[guild]["members"][user]["roles"]
        if taken:
            roles.remove(role)
        else:
            roles.append(role)

    async def do_delete_role(self, guild: str, role: str) -> None:
        """Delete a role."""
        known = self.state.guilds[guild]
        known["roles"] = [kept for kept in known["roles"] if kept["id"] != role]
        for member in known["members"].values():
            member["roles"] = [kept for kept in member["roles"] if kept != role]
        await self._publish_to_all(guild, "GUILD_ROLE_DELETE", {"guild_id": guild, "role_id": role})

    async def do_listed(self, guild: str, user: str) -> dict[str, dict[str, Json]]:
        """Return the roles and channels that a member's client lists, by id."""
        channels = [c for c in self.state.channels.values() if c.get("guild_id") == guild]
        return {
            "roles": {role["id"]: role for role in self.state.guilds[guild]["roles"]},
            "channels": {
                c["id"]: self.state.shown_channel(c) for c in channels if self.state.sees(user, c)
            },
        }

    async def do_permissions(self, guild: str, permissions: int) -> None:
        """Set the permissions of @everyone."""
        role = self.state.guilds[guild]["roles"][0]
        role["permissions"] = str(permissions)
        await self._publish_to_all(guild, "GUILD_ROLE_UPDATE", {"guild_id": guild, "role": role})

    async def do_delete_channel(self, channel: str) -> None:
        """Delete a channel or thread. There is no event for the threads in a channel."""
        inside = [c["id"] for c in self.state.channels.values() if c.get("parent_id") == channel]
        deleted = self.state.channels[channel]
        for id_ in (channel, *inside):
            del self.state.channels[id_]
            self.state.messages.pop(id_, None)
        event = "THREAD_DELETE" if deleted["type"] == 12 else "CHANNEL_DELETE"
        await self._publish_to_all(deleted["guild_id"], event, self.state.shown_channel(deleted))

    async def do_remove(self, app: str, guild: str, notify: bool = True) -> None:
        """Remove the bot from a guild, with a gateway event or without."""
        known = self._app(app)
        if notify:
            await self.gateway.publish(known, guild, "GUILD_DELETE", {"id": guild})
        known.guilds.discard(guild)
        del self.state.guilds[guild]["members"][known.user["id"]]

    async def _publish_to_all(self, guild: str, event: str, data: Json) -> None:
        for app in self.state.apps.values():
            if guild in app.guilds:
                await self.gateway.publish(app, guild, event, data)

    async def do_lock(self, thread: str) -> None:
        """Lock a thread, as a moderator does."""
        self.state.channels[thread]["thread_metadata"] |= {"archived": True, "locked": True}

    async def do_write(self, channel: str, user: str, content: str) -> None:
        """Post a message of a member. Without the intent the bot gets no event."""
        place, author = self.state.channels[channel], self.state.users[user]
        assert self.state.sees(user, place)
        said = self.state.compose(next(iter(self.state.apps.values())), place, {}, {})
        self.state.say({**said, "author": author, "content": content, "flags": 0})
        await self.state.notice()

    async def do_close_dms(self, user: str, closed: bool = True) -> None:
        """Disable DMs of a user, or enable them."""
        (self.state.closed.add if closed else self.state.closed.discard)(user)

    # faults

    async def do_advance(self, seconds: float) -> None:
        """Advance the emulator's clock."""
        self.state.ahead += seconds

    async def do_fault(self, app: str, **fault: Any) -> None:
        """Plan a fault for the next `times` requests whose path contains `path`.

        With `status` they fail. With `body` they succeed and return that invalid body."""
        self._app(app).faults.append(fault)

    async def do_ban_after(self, app: str, invalid: int) -> None:
        """Set how many invalid requests in ten minutes cause a ban."""
        self._app(app).ban_after = invalid

    async def do_dm_too_fast(self, app: str, too_fast: bool = True) -> None:
        """Set whether opening a DM is refused as too fast."""
        self._app(app).dm_too_fast = too_fast

    async def do_cut(self, app: str, how: str) -> None:
        """End the gateway connections: `drop` (a network fault), `reconnect`, `invalidate`, `ban`.

        `ban` closes as for a revoked token.
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
        """Wait for that many connected sessions that are not in `besides`; return their ids."""
        known = self._app(app)

        def up() -> list[str]:
            live = [s.id for s in known.sessions.values() if s.socket and not s.socket.closed]
            return [id_ for id_ in live if id_ not in (besides or ())]

        async with asyncio.timeout(TIMEOUT_S), self.state.arrived:
            await self.state.arrived.wait_for(lambda: len(up()) >= sessions)
        return up()

    # reading the state

    async def do_seen(self, app: str) -> Json:
        """Return the REST requests and the registered commands."""
        known = self._app(app)
        return {
            "requests": known.requests,
            "invalid": known.invalid(),
            "commands": known.commands,
            "command_puts": known.command_puts,
        }

    async def do_direct_messages(self, app: str, user: str, least: int = 0) -> list[Json]:
        """Wait for at least `least` DMs from the bot to a user, and return them."""

        def read() -> list[Json]:
            wanted = [self._app(app).user["id"], user]
            found = self.state.channels.values()
            mine = [c for c in found if c["type"] == DM_CHANNEL and c["recipients"] == wanted]
            return [m for c in mine for m in self.state.messages.get(c["id"], {}).values()]

        async with asyncio.timeout(TIMEOUT_S), self.state.arrived:
            await self.state.arrived.wait_for(lambda: len(read()) >= least)
        return read()

    async def do_messages(self, channel: str, user: str) -> list[Json]:
        """Return the messages of a channel that the member can view."""
        assert self.state.sees(user, self.state.channels[channel])
        return list(self.state.messages.get(channel, {}).values())

    async def do_threads(self, guild: str, user: str) -> list[Json]:
        """Return the private threads that a member sees, each with its messages."""
        return [
            {**thread, "messages": list(self.state.messages.get(thread["id"], {}).values())}
            for thread in self.state.channels.values()
            if thread["type"] == 12
            and thread["guild_id"] == guild
            and self.state.sees(user, thread)
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
        """Create an interaction, with `again` duplicates. With `wait`, return the response."""
        known = self._app(app)
        interaction = self._interaction(known, user, kind, data, guild, channel, message, locale)
        for _ in range(1 + again):
            place = interaction.payload.get("guild_id")
            await self.gateway.publish(known, place, "INTERACTION_CREATE", interaction.payload)
        token: str = interaction.payload["token"]
        if not wait:
            id_: str = interaction.payload["id"]
            return {"id": id_, "token": token, "first": None, "said": []}
        first = await self.do_answer(app, token, acked=True)
        # A press that was only acknowledged has no response to wait for.
        return first if first["first"] == DEFER_UPDATE else await self.do_answer(app, token)

    async def do_answer(
        self, app: str, token: str, acked: bool = False, most: float = TIMEOUT_S
    ) -> Json:
        """Wait for the response to an interaction; with `acked`, for the first one."""
        interaction = self._app(app).interactions[token]
        async with asyncio.timeout(most):
            await (interaction.acked if acked else interaction.shown).wait()
            if not acked and not interaction.said:
                await asyncio.sleep(0.1)  # "thinking" was deleted; a follow-up may come
        assert not interaction.refused, interaction.refused
        return {
            "token": token,
            "first": interaction.answer["type"] if interaction.answer else None,
            "said": interaction.said,
        }

    async def do_timed(self, app: str, interacts: list[Json], at_once: int = 1) -> list[float]:
        """Create interactions, `at_once` in parallel; return the response times in seconds."""
        todo = iter(interacts)
        taken: list[float] = []

        async def work() -> None:
            for one in todo:
                interaction = self._interaction(self._app(app), **one)
                interaction.sent_at = time.perf_counter()
                place = interaction.payload.get("guild_id")
                event = "INTERACTION_CREATE"
                await self.gateway.publish(interaction.app, place, event, interaction.payload)
                async with asyncio.timeout(TIMEOUT_S):
                    await interaction.acked.wait()
                assert not interaction.refused, interaction.refused
                taken.append(interaction.responded_at - interaction.sent_at)
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
        state = self.state
        place = state.channels[channel] if channel else state.direct(app, user)
        if not state.sees(user, place):
            raise LookupError("the member cannot see that channel")
        id_ = state.snowflake()
        payload: Json = {
            "id": id_,
            "application_id": app.id,
            "type": kind,
            "token": secrets.token_urlsafe(24),
            "version": 1,
            "data": data,
            "channel_id": place["id"],
            "channel": state.shown_channel(place),
            "locale": locale,
            "app_permissions": "0",
            "entitlements": [],
            "authorizing_integration_owners": {"0": guild or "0"},
            "context": 0 if guild else 1,
            "attachment_size_limit": 10 << 20,
        }
        if message is not None:
            payload["message"] = state.as_returned(message)
        if guild:
            member = state.guilds[guild]["members"][user]
            rights = str(state.permissions(user, place))
            payload |= {
                "guild_id": guild,
                "guild_locale": "en-GB",
                "guild": {"id": guild, "locale": "en-GB", "features": []},
                "member": {**member, "permissions": rights},
            }
            payload["app_permissions"] = str(state.permissions(app.user["id"], place))
        else:
            payload["user"] = state.users[user]
        interaction = Interaction(app=app, payload=payload, born=state.now())
        app.interactions[payload["token"]] = interaction
        return interaction
