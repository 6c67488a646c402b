"""Control of the emulator from a test: start it, and act as a member in the client."""

from __future__ import annotations

import atexit
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import aiohttp

from tests.emulators.discord_rules import BUTTON, CHANNEL_SELECT, LABEL, ROLE_SELECT
from tests.emulators.discord_screen import Failed, Message, Modal, Shown

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]


@contextmanager
def server(*, schema: bool = True) -> Iterator[str]:
    """Run an emulator in a process of its own; yields its address."""
    command = [sys.executable, "-m", "tests.emulators.discord_server"]
    with subprocess.Popen(
        command if schema else [*command, "--no-schema"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
            try:
                process.wait(5)
            finally:
                process.kill()


@lru_cache(maxsize=1)
def shared() -> str:
    """Return the address of the emulator of this process, which its tests share."""
    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(server())


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[Discord]:
    """Connect to the emulator at an address."""
    async with aiohttp.ClientSession() as session:
        yield Discord(session, address)


@dataclass
class Discord:
    """A client of the emulator."""

    session: aiohttp.ClientSession
    address: str

    @property
    def api(self) -> str:
        """The REST base."""
        return f"{self.address}/api/v10"

    @property
    def gateway(self) -> str:
        """The address of the gateway."""
        return f"{self.address.replace('http', 'ws', 1)}/gateway"

    async def call(self, name: str, /, **arguments: Any) -> Any:
        """Call a `do_…` method of discord_control."""
        async with self.session.post(f"{self.address}/test/{name}", json=arguments) as response:
            answer = await response.json()
            if response.status != 200:
                raise Failed(f"{name}: {answer['error']}")
            return answer

    async def app(self, *, shards: int = 1) -> App:
        """Add an application."""
        made = await self.call("app", shards=shards)
        return App(self, made["id"], made["token"])


@dataclass
class App:
    """An application, whose bot is under test."""

    discord: Discord
    id: str
    token: str

    async def call(self, name: str, /, **arguments: Any) -> Any:
        """Call a `do_…` method for this application."""
        return await self.discord.call(name, app=self.id, **arguments)

    async def guild(self, name: str = "Careers", *, shard: int = 0, shards: int = 1) -> Guild:
        """Add a guild with the bot in it."""
        made = await self.call("guild", name=name, shard=shard, shards=shards)
        return Guild(self, made["id"], made["channel"], name)

    async def requests(self, part: str = "") -> list[tuple[str, str, int]]:
        """Return the REST requests so far whose path contains `part`."""
        seen = await self.call("seen")
        return [(m, p, s) for m, p, s in seen["requests"] if part in p]

    async def answer(self, token: str, *, most: float = 15.0) -> Shown:
        """Wait for the response to an interaction; `most` is in seconds."""
        return Shown(await self.call("answer", token=token, most=most))


@dataclass
class Guild:
    """A guild."""

    app: App
    id: str
    channel: str
    name: str

    async def text_channel(self, name: str, *, deny: int = 0, bot_only: bool = False) -> str:
        """Add a text channel that denies these permissions to everyone, or only to the bot.

        Returns its id.
        """
        whom = {"id": self.app.id, "type": 1} if bot_only else {"id": self.id, "type": 0}
        denied = {**whom, "allow": "0", "deny": str(deny)}
        call = self.app.discord.call
        return str(await call("channel", guild=self.id, name=name, overwrites=[denied]))

    async def role(self, name: str) -> str:
        """Add a role; return its id."""
        return str(await self.app.discord.call("role", guild=self.id, name=name))

    async def member(
        self,
        name: str,
        *,
        permissions: int = 0,
        nick: str = "",
        user: str = "",
        locale: str = "en-GB",
    ) -> Member:
        """Add a member; `user` is the id of an existing user, such as a member of another guild."""
        user = user or await self.app.discord.call("user", name=name)
        await self.app.discord.call(
            "join", guild=self.id, user=user, permissions=permissions, nick=nick
        )
        return Member(self, user, nick or name, locale)


def _resolved(components: list[Json], listed: Json) -> Json:
    """Return what Discord adds about the selected roles and channels."""
    found: Json = {}
    for label in components:
        chosen = label["component"]
        kind = {ROLE_SELECT: "roles", CHANNEL_SELECT: "channels"}.get(chosen["type"])
        if kind is not None and chosen["values"]:
            found.setdefault(kind, {}).update({id_: listed[kind][id_] for id_ in chosen["values"]})
    return found


@dataclass
class Member:
    """A member of a guild, who uses the client."""

    guild: Guild
    id: str
    name: str
    locale: str = "en-GB"
    opened: dict[str, Json] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """The address in the core."""
        return f"discord:{self.guild.id}:{self.id}"

    async def _interact(self, kind: int, data: Json, **more: Any) -> Shown:
        return Shown(
            await self.guild.app.call(
                "interact", user=self.id, kind=kind, data=data, locale=self.locale, **more
            )
        )

    async def _registered(self, kind: int, name: str = "") -> Json:
        seen = await self.guild.app.call("seen")
        for command in seen["commands"]:
            if command.get("type", 1) == kind and name in ("", command["name"]):
                found: Json = command
                return found
        raise Failed(f"no command {name!r} of type {kind} is registered")

    async def command(
        self, name: str, options: Mapping[str, str] | None = None, *, wait: bool = True
    ) -> Shown:
        """Use `/intro name` with options."""
        data = await self._intro(name, options or {})
        return await self._interact(
            2, data, guild=self.guild.id, channel=self.guild.channel, wait=wait
        )

    async def typing(self, name: str, option: str, written: str) -> list[str]:
        """Return the values of the choices for an option."""
        data = await self._intro(name, {option: written}, focused=option)
        shown = await self._interact(4, data, guild=self.guild.id, channel=self.guild.channel)
        return shown.choices

    async def _intro(self, name: str, options: Mapping[str, str], focused: str = "") -> Json:
        command = await self._registered(1, "intro")
        offered = {o["name"]: o for o in command["options"]}
        if name not in offered:
            raise Failed(f"/intro has no {name!r}")
        known = {o["name"]: o for o in offered[name].get("options") or []}
        filled = []
        users: list[str] = []
        for key, value in options.items():
            option: Json = {"name": key, "type": known[key]["type"], "value": value}
            if key == focused:
                option["focused"] = True
            if option["type"] == 6:
                users.append(value)
            filled.append(option)
        chosen = {"type": 1, "name": name, "options": filled}
        data: Json = {"id": command["id"], "type": 1, "name": "intro", "options": [chosen]}
        return data | ({"resolved": await self._resolved(users)} if users else {})

    async def _resolved(self, users: list[str]) -> Json:
        return {
            "users": {user: {"id": user, "username": f"user{user}"} for user in users},
            "members": {user: {"nick": None} for user in users},
        }

    async def message_menu(self, message: Message, name: str) -> Shown:
        """Use a message command on a message."""
        command = await self._registered(3, name)
        place = await self._place(message)
        if (0 if "guild" in place else 1) not in command["contexts"]:
            raise Failed(f"{name} is not offered here")
        target = message.raw["id"]
        data = {"id": command["id"], "type": 3, "name": name, "target_id": target}
        data["resolved"] = {"messages": {target: message.raw}}
        return await self._interact(2, data, **place)

    async def context_menu(self, target: str, name: str = "") -> Shown:
        """Use a user command on a member; the first one, without a name."""
        command = await self._registered(2, name)
        data = {
            "id": command["id"],
            "type": 2,
            "name": command["name"],
            "target_id": target,
            "resolved": await self._resolved([target]),
        }
        return await self._interact(2, data, guild=self.guild.id, channel=self.guild.channel)

    async def press(
        self, message: Message, action: str, *, wait: bool = True, again: int = 0
    ) -> Shown:
        """Press the first button that has that action."""
        found = message.find(action)
        if found is None:
            raise Failed(f"no button {action!r} among {message.buttons}\n{message.text}")
        shown = await self._interact(
            3,
            {"component_type": BUTTON, "custom_id": found},
            message=message.raw,
            wait=wait,
            again=again,
            **await self._place(message),
        )
        shown.raw["opened_on"] = message.raw
        return shown

    async def submit(self, modal: Modal, values: Mapping[str, Any], *, wait: bool = True) -> Shown:
        """Submit a modal with these values by field name; other fields keep theirs."""
        listed = await self._listed(modal)
        data = {"custom_id": modal.raw["custom_id"], "components": modal.filled(values, listed)}
        if resolved := _resolved(data["components"], listed):
            data["resolved"] = resolved
        where: Json = {"guild": self.guild.id, "channel": self.guild.channel}
        if modal.opened_on is not None:
            where = await self._place(Message(modal.opened_on)) | {"message": modal.opened_on}
        return await self._interact(5, data, wait=wait, **where)

    async def forges(self, form: str, **values: Any) -> Shown:
        """Submit a modal that was not opened, which no client of Discord does."""
        components = [
            {"type": LABEL, "component": {"custom_id": name, **value}}
            for name, value in values.items()
        ]
        data = {"custom_id": form, "components": components}
        return await self._interact(5, data, guild=self.guild.id, channel=self.guild.channel)

    async def _listed(self, modal: Modal) -> Json:
        """Return the roles and channels that the client lists in the modal's selects."""
        if not any(c["type"] in (ROLE_SELECT, CHANNEL_SELECT) for _, c in modal.inputs):
            return {}
        call = self.guild.app.discord.call
        listed: Json = await call("listed", guild=self.guild.id, user=self.id)
        return listed

    async def _place(self, message: Message) -> Json:
        channel = message.raw["channel_id"]
        direct = {
            m["channel_id"] for m in await self.guild.app.call("direct_messages", user=self.id)
        }
        return {"channel": channel} | ({} if channel in direct else {"guild": self.guild.id})

    async def direct_messages(self, least: int = 0) -> list[Message]:
        """Wait for at least `least` DMs from the bot, and return them."""
        found = await self.guild.app.call("direct_messages", user=self.id, least=least)
        return [Message(message) for message in found]

    async def threads(self) -> list[tuple[str, list[Message]]]:
        """Return the private threads that the member sees: name and messages."""
        found = await self.guild.app.discord.call("threads", guild=self.guild.id, user=self.id)
        return [(t["name"], [Message(m) for m in t["messages"]]) for t in found]

    async def close_dms(self, closed: bool = True) -> None:
        """Disable DMs, or enable them."""
        await self.guild.app.discord.call("close_dms", user=self.id, closed=closed)

    async def gets(self, role: str, *, lost: bool = False) -> None:
        """Give the member a role, or remove it."""
        call = self.guild.app.discord.call
        await call("give", guild=self.guild.id, user=self.id, role=role, taken=lost)

    async def renames(self, nick: str) -> None:
        """Change the nickname."""
        call = self.guild.app.discord.call
        await call("rename", guild=self.guild.id, user=self.id, nick=nick)

    async def leave(self) -> None:
        """Leave the guild."""
        await self.guild.app.discord.call("leave", guild=self.guild.id, user=self.id)

    async def rejoin(self) -> None:
        """Join the guild again."""
        await self.guild.app.discord.call("join", guild=self.guild.id, user=self.id)
