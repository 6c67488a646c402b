"""Discord for the Chat contract: the real adapter and members in the emulator."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.discord.app import DiscordApp
from bot.core.events import CommunityJoined, Event
from bot.core.forms import Values
from bot.core.ports import Chat, MessageRef
from bot.core.responses import Response, Suggestion
from bot.domain.people import Address
from bot.engine.context import Context
from bot.engine.feature import Argument, Command
from tests.contract.chat_platforms import Answer, ScriptedCore, Seen, Shown
from tests.emulators.discord_member import App, Guild, Json, Member, connected, shared
from tests.emulators.discord_rules import BUTTON, SECTION, TEXT, USER_SELECT, walk
from tests.emulators.discord_screen import Message, Modal, plain
from tests.emulators.discord_screen import Shown as Outcome
from tests.support.event_handlers import StubEventHandler

_ORIGIN = re.compile(r"\n?-# \[[^\n]*\]\(https://discord\.com/channels/\d+\)$")
_BOXES = {"☐": False, "☑": True}


async def _not_run(_ctx: Context, _text: str) -> Response:
    raise AssertionError("the scripted core runs no command")


COMMANDS = tuple(
    Command(
        name,
        Argument.HOST if name == "request" else Argument.TOPIC,
        _not_run,
        f"command-{name}",
        f"usage-{name}",
    )
    for name in ("find", "request", "mine", "host", "help")
)


class _Handler(StubEventHandler):
    """The scripted core, with commands to register."""

    commands = COMMANDS

    def __init__(self, script: ScriptedCore) -> None:
        self._script = script
        self.joined = asyncio.Event()
        """Set when the bot was added to a guild."""

    async def handle(self, event: Event) -> Response:
        if isinstance(event, CommunityJoined):
            self.joined.set()
        return await self._script.handle(event)

    async def suggest(self, actor: Address, typed: str) -> Sequence[Suggestion]:
        return await self._script.suggest(actor, typed)


class DiscordPlatform:
    """A guild in the emulator, with the adapter connected. Unknown commands are sent as `help`."""

    def __init__(self, core: ScriptedCore, app: App, guild: Guild) -> None:
        self._handler = _Handler(core)
        self._app = app
        self._guild = guild
        self._members: dict[Address, Member] = {}

    async def start(self) -> None:
        self._adapter = DiscordApp(
            token=self._app.token,
            api_url=self._app.discord.api,
            gateway_url=self._app.discord.gateway,
        )
        await self._adapter.start(self._handler)

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

    async def rejoin(self, who: Address) -> None:
        await self._members[who].rejoin()

    async def direct(self, who: Address) -> list[Seen]:
        return [
            _seen(message, direct=True) for message in await self._members[who].direct_messages()
        ]

    async def gathered(self, who: Address) -> list[list[Seen]]:
        threads = await self._members[who].threads()
        return [[_seen(message, to_many=True) for message in said] for _, said in threads]

    async def bot_joins(self) -> None:
        """The guild is a new one from then on."""
        now = datetime.now(UTC).isoformat()
        made = await self._app.call("guild", name="Alumni", joined_at=now)
        self._guild = Guild(self._app, made["id"], made["channel"], "Alumni")
        await self._handler.joined.wait()
        await self._adapter.drain()

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
        people = {
            c["custom_id"].removesuffix("[]") for _, c in modal.inputs if c["type"] == USER_SELECT
        }

        def picked(value: str | tuple[str, ...]) -> str | list[str]:
            if isinstance(value, str):
                return value.rsplit(":", 1)[-1]
            return [one.rsplit(":", 1)[-1] for one in value]

        sent = {name: picked(value) if name in people else value for name, value in values.items()}
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
            said = plain(component["components"][0]["content"])
            if said[:1] in _BOXES and component["accessory"]["label"][:1] in _BOXES:
                ticks[said[2:]] = _BOXES[said[0]]
                words.append(said[2:])
                continue
        for inner in walk([component]):
            if inner["type"] == TEXT:
                words.append(plain(_ORIGIN.sub("", inner["content"])))
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
        {name: text.encode("utf-8", "surrogateescape") for name, text in message.files.items()},
        # The mentions of the members of a shared conversation are intended.
        tuple(who for who in message.pinged if who not in mentioned),
        raw=message,
    )


def _action(message: Message, label: str) -> str:
    """The action of the button of that label, or of an item to tick."""
    for component in message.raw["components"]:
        if component["type"] == SECTION:
            said = plain(component["components"][0]["content"])
            if said[:1] in _BOXES and said[2:] == label:
                return str(component["accessory"]["custom_id"])
    return message.buttons[label]


@asynccontextmanager
async def start(core: ScriptedCore, folder: Path) -> AsyncIterator[DiscordPlatform]:
    """Start an application and a guild of their own in the emulator of this process."""
    async with connected(shared()) as discord:
        app = await discord.app()
        platform = DiscordPlatform(core, app, await app.guild("Careers"))
        await platform.start()
        try:
            yield platform
        finally:
            await platform.stop()
