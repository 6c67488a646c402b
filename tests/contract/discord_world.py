"""The emulated Discord as a world of the Chat contract: the real adapter, and members who press."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from adapters.discord.app import DiscordApp
from bot.context import Context
from bot.events import Event
from bot.flow import Argument, Command
from bot.model.people import Address
from bot.ports import Chat, MessageRef
from bot.view import Response, Suggestion, Values
from tests.contract.worlds import Answer, ScriptedCore, Seen, Shown
from tests.emulators.discord_member import App, Guild, Json, Member, connected, shared
from tests.emulators.discord_rules import BUTTON, SECTION, TEXT, USER_SELECT, walk
from tests.emulators.discord_screen import Message, Modal
from tests.emulators.discord_screen import Shown as Outcome

_ORIGIN = re.compile(r"\n?-# \[[^\n]*\]\(https://discord\.com/channels/\d+\)$")
_BOXES = {"☐": False, "☑": True}


async def _never(_ctx: Context, _text: str) -> Response:
    raise AssertionError("the scripted core runs no flow")


COMMANDS = tuple(
    Command(name, Argument.HOST if name == "request" else Argument.TOPIC, _never)
    for name in ("find", "request", "mine", "host", "help")
)


@dataclass
class _Core:
    """The scripted core with commands to register; what Discord has no name for goes by `help`."""

    script: ScriptedCore
    commands: tuple[Command, ...] = COMMANDS

    async def handle(self, event: Event) -> Response:
        return await self.script.handle(event)

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        return await self.script.suggest(actor, typed)

    async def places(self, community: str) -> set[str]:
        return set()


class DiscordWorld:
    """One guild in the emulator, and the adapter connected to it."""

    def __init__(self, core: ScriptedCore, app: App, guild: Guild) -> None:
        self._core = _Core(core)
        self._app = app
        self._guild = guild
        self._members: dict[Address, Member] = {}

    async def start(self) -> None:
        self._adapter = DiscordApp(
            token=self._app.token,
            api_url=self._app.discord.api,
            gateway_url=self._app.discord.gateway,
        )
        await self._adapter.start(self._core)

    async def stop(self) -> None:
        await self._adapter.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    @property
    def chat(self) -> Chat:
        return self._adapter.chat

    async def join(self, name: str, zone: str = "Europe/London") -> Address:
        member = await self._guild.member(name)
        who = Address.parse(member.address)
        self._members[who] = member
        return who

    async def leave(self, who: Address) -> None:
        await self._members[who].leave()

    async def direct(self, who: Address) -> list[Seen]:
        return [_seen(message, direct=True) for message in await self._members[who].inbox()]

    async def gathered(self, who: Address) -> list[list[Seen]]:
        threads = await self._members[who].threads()
        return [[_seen(message, to_many=True) for message in said] for _, said in threads]

    async def overheard(self, who: Address) -> list[Seen]:
        found: list[Json] = await self._app.discord.call(
            "messages", channel=self._guild.channel, user=who.member
        )
        return [_seen(Message(message)) for message in found]

    async def command(
        self, who: Address, name: str, text: str = "", mention: Address | None = None
    ) -> Answer:
        known = {command.name for command in COMMANDS}
        options = {"topic": text} if text else {}
        if mention is not None:
            options["host"] = mention.member
        member = self._members[who]
        return self._answer(await member.command(name if name in known else "help", options))

    async def press(self, who: Address, seen: Seen, label: str) -> Answer:
        message: Message = seen.raw
        return self._answer(await self._members[who].press(message, _action(message, label)))

    async def submit(self, who: Address, form: Shown, values: Values) -> Answer:
        modal: Modal = form.raw
        people = {c["custom_id"] for _, c in modal.inputs if c["type"] == USER_SELECT}
        sent = {
            name: str(value).rsplit(":", 1)[-1] if name in people else value
            for name, value in values.items()
        }
        return self._answer(await self._members[who].submit(modal, sent))

    async def home(self, who: Address) -> Seen | None:
        return None

    def nowhere(self, who: Address) -> MessageRef:
        return MessageRef(who, f"{self._guild.channel}.987654321")

    @staticmethod
    def _answer(outcome: Outcome) -> Answer:
        if outcome.kind == "modal":
            modal = outcome.modal
            filled = {
                name: value if isinstance(value, str) or len(value) != 1 or many else value[0]
                for (_, component), (name, value) in zip(
                    modal.inputs, modal.values.items(), strict=True
                )
                for many in [component["custom_id"].endswith("[]")]
            }
            return Answer(
                form=Shown(
                    modal.raw["title"],
                    tuple(label for label, _ in modal.inputs),
                    {n: v if isinstance(v, str) else tuple(v) for n, v in filled.items() if v},
                    raw=modal,
                )
            )
        if outcome.kind:
            return Answer(message=_seen(outcome.message))
        return Answer()


def _seen(message: Message, *, direct: bool = False, to_many: bool = False) -> Seen:
    words: list[str] = []
    buttons: list[str] = []
    ticks: dict[str, bool] = {}
    components = message.raw["components"]
    for component in components:
        if component["type"] == SECTION:
            said = _read(component["components"][0]["content"])
            if said[:1] in _BOXES and component["accessory"]["label"][:1] in _BOXES:
                ticks[said[2:]] = _BOXES[said[0]]
                words.append(said[2:])
                continue
        for inner in walk([component]):
            if inner["type"] == TEXT:
                words.append(_read(_ORIGIN.sub("", inner["content"])))
            elif inner["type"] == BUTTON:
                words.append(inner["label"])
                buttons.append(inner["label"])
    place = message.raw["channel_id"]
    mentioned = [] if not to_many else re.findall(r"<@(\d+)>", message.text)
    return Seen(
        f"{'dm.' if direct else ''}{place}.{message.raw['id']}",
        "\n".join(words),
        tuple(buttons),
        ticks,
        {name: text.encode() for name, text in message.files.items()},
        # Who is gathered is told so by a mention, and meant; nobody else is.
        tuple(who for who in message.pinged if who not in mentioned),
        raw=message,
    )


def _read(markdown: str) -> str:
    """Markdown as the client shows it: our markup taken away, escaped characters as they are."""
    lines = [re.sub(r"^(### |> |-# |• )", "", line) for line in markdown.split("\n")]
    plain = re.sub(r"(?<!\\)\*\*", "", "\n".join(lines))
    return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", plain).replace("\u200b", "")


def _action(message: Message, label: str) -> str:
    """The label or, for an item to tick, the action of its button."""
    for component in message.raw["components"]:
        if component["type"] == SECTION:
            said = _read(component["components"][0]["content"])
            if said[:1] in _BOXES and said[2:] == label:
                return str(component["accessory"]["custom_id"])
    return label


@asynccontextmanager
async def start(core: ScriptedCore, folder: Path) -> AsyncIterator[DiscordWorld]:
    """An application and a guild of their own in the emulator of this process."""
    async with connected(shared()) as discord:
        app = await discord.app()
        world = DiscordWorld(core, app, await app.guild("Careers"))
        await world.start()
        try:
            yield world
        finally:
            await world.stop()
