"""Members of an emulated guild and the real bot: each has a screen, and presses what is on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.discord.app import DiscordApp
from bot.__main__ import channel_of
from bot.app import Bot
from bot.store import Store
from storage import open_store
from tests.emulators.discord_member import App, Member
from tests.emulators.discord_screen import Failed, Message, Modal, Shown

WHY = (
    "I am a final-year maths student in Cardiff. I found you through the alumni list and read your "
    "article on forecasting demand; the part on holidays changed how I think about my project."
)
LEARN = "I'd like to know how you decide that a forecast is good enough. Could we talk?"


@dataclass
class Screen:
    """What one member has before them, newest last: answers, then direct messages, then threads."""

    member: Member
    answers: list[Message] = field(default_factory=list)
    form: Modal | None = None

    async def says(self, name: str, **options: str) -> None:
        """`/intro name` with options."""
        self._take(await self.member.command(name, options))

    async def presses(self, label: str, within: str = "") -> None:
        """The newest button of that label (or action), in a message that has those words."""
        for message in reversed(await self.messages()):
            pressable = {*message.buttons, *(a.split(":")[0] for a in message.buttons.values())}
            if label in pressable and within in message.text:
                self._take(await self.member.press(message, label))
                return
        raise Failed(f"{self.member.name} has no {label!r} before them:\n{await self.text()}")

    async def fills(self, **values: Any) -> None:
        """The open form."""
        if self.form is None:
            raise Failed(f"{self.member.name} has no form open:\n{await self.text()}")
        form, self.form = self.form, None
        self._take(await self.member.submit(form, values))

    def _take(self, shown: Shown) -> None:
        if shown.kind == "modal":
            self.form = shown.modal
        elif shown.kind:
            told = shown.message
            self.answers = [m for m in self.answers if m.raw["id"] != told.raw["id"]] + [told]

    async def messages(self) -> list[Message]:
        """Everything before them, by age."""
        threads = [message for _, said in await self.member.threads() for message in said]
        everything = {
            message.raw["id"]: message
            for message in [*self.answers, *await self.member.inbox(), *threads]
        }
        return [everything[id_] for id_ in sorted(everything, key=int)]

    async def text(self) -> str:
        """All of it to read."""
        return "\n-----\n".join(message.text for message in await self.messages())

    async def sees(self, *words: str) -> None:
        """The words stand somewhere before them."""
        text = await self.text()
        for wanted in words:
            assert wanted in text, f"{self.member.name} does not see {wanted!r} in:\n{text}"

    async def sees_not(self, *words: str) -> None:
        """The words stand nowhere."""
        text = await self.text()
        for unwanted in words:
            assert unwanted not in text, f"{self.member.name} sees {unwanted!r}"


@dataclass
class Hand:
    """A clock moved by hand, from a Monday morning in London on."""

    at: datetime = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Where it stands."""
        return self.at


@dataclass
class Life:
    """The real core on a store in memory, connected to the emulator; time is moved by hand."""

    app: App
    store: Store
    clock: Hand = field(default_factory=Hand)

    async def start(self) -> None:
        """A new process, as far as memory goes."""
        self.adapter = DiscordApp(
            token=self.app.token,
            api_url=self.app.discord.api,
            gateway_url=self.app.discord.gateway,
            channel_of=channel_of(self.store),
        )
        self.bot = Bot(store=self.store, chats={"discord": self.adapter.chat}, clock=self.clock)
        await self.adapter.start(self.bot)

    async def stop(self) -> None:
        """It ends; the store stays."""
        await self.adapter.close()
        await self.bot.close()

    async def passes(self, **span: float) -> None:
        """That much time goes by, every nudge at its instant."""
        end = self.clock.at + timedelta(**span)
        while True:
            await self.bot.settle()
            due = await self.bot.next_nudge()
            if due is None or due > end:
                break
            self.clock.at = max(self.clock.at, due)
        self.clock.at = end
        await self.bot.settle()


@asynccontextmanager
async def life(app: App) -> AsyncIterator[Life]:
    """A running bot on a fresh store."""
    async with AsyncExitStack() as stack:
        store = await open_store("sqlite://")
        stack.push_async_callback(store.close)
        lived = Life(app, store)
        await lived.start()
        stack.push_async_callback(lived.stop)
        yield lived


async def becomes_host(hal: Screen, **about: str) -> None:
    """`/intro host` and its three forms."""
    await hal.says("host")
    await hal.presses("host.about")
    await hal.fills(
        **{"role": "Data scientist", "organisation": "Acme", "topics": "data science", **about}
    )
    await hal.presses("host.talk")
    await hal.fills(formats=["video", "phone"], lengths=["15", "20"], languages="English")
    await hal.presses("host.when")
    await hal.fills(windows="Mon-Fri 12:00-14:00", zone="London")
    await hal.sees("You can be found")


async def asks(ana: Screen, hal: Screen) -> None:
    """Through the menu on Hal's name: the form, the preview, send."""
    ana._take(await ana.member.context_menu(hal.member.id))
    await ana.fills(why=WHY, learn=LEARN)
    await ana.presses("Send it")
