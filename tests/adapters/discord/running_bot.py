"""The real bot in the emulator, and members who use it through the messages they can see."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.discord.app import DiscordApp
from adapters.discord.timings import PRODUCT, DiscordTimings
from bot.application import make_bot
from bot.bootstrap import channel_of
from bot.core.store import Store
from bot.domain.people import Address
from bot.i18n.translator import Translator
from storage import open_store
from tests.emulators.discord_member import App, Member
from tests.emulators.discord_screen import Failed, Message, Modal, Shown, plain
from tests.support.agreeing import Agreeing
from tests.support.said import Wanted, said, stands_in

WHY = (
    "I am a final-year maths student in Cardiff. I found you through the alumni list and read your "
    "article on forecasting demand; the part on holidays changed how I think about my project."
)
LEARN = "I'd like to know how you decide that a forecast is good enough. Could we talk?"


@dataclass
class Screen:
    """The messages that one member can see: responses, DMs and private threads."""

    member: Member
    answers: list[Message] = field(default_factory=list)
    form: Modal | None = None
    language: str = "en"

    async def uses(self, name: str, **options: str) -> None:
        """Use `/intro name` with options."""
        self.receives(await self.member.command(name, options))

    async def agrees(self) -> None:
        """Meet the notice of the program, and agree to it."""
        await self.uses("mine")
        await self.presses("consent.agree")

    async def presses(self, action: str, within: Wanted = "") -> None:
        """Press the newest button with that action, in a message that contains `within`."""
        for message in reversed(await self.messages()):
            if message.find(action) and self.finds(within, message.text):
                self.receives(await self.member.press(message, action))
                return
        raise Failed(f"{self.member.name} sees no {action!r} in:\n{await self.text()}")

    async def fills(self, **values: Any) -> None:
        """Submit the open modal."""
        if self.form is None:
            raise Failed(f"{self.member.name} has no modal open:\n{await self.text()}")
        form, self.form = self.form, None
        self.receives(await self.member.submit(form, values))

    def receives(self, shown: Shown) -> None:
        """Add the response to an interaction."""
        if shown.kind == "modal":
            self.form = shown.modal
        elif shown.kind:
            response = shown.message
            others = [m for m in self.answers if m.raw["id"] != response.raw["id"]]
            self.answers = [*others, response]

    async def messages(self) -> list[Message]:
        """Every message, oldest first."""
        threads = [message for _, sent in await self.member.threads() for message in sent]
        everything = {
            message.raw["id"]: message
            for message in [*self.answers, *await self.member.direct_messages(), *threads]
        }
        return [everything[id_] for id_ in sorted(everything, key=int)]

    async def text(self) -> str:
        """The text of every message."""
        return "\n-----\n".join(message.text for message in await self.messages())

    def finds(self, wanted: Wanted, text: str) -> bool:
        """Whether a text contains a `str`, markup included, or a sentence by id, without markup."""
        if isinstance(wanted, str):
            return wanted in text
        return stands_in(wanted, plain(text), Translator(self.language, "Europe/London"))

    async def sees(self, *words: Wanted) -> None:
        """Assert that the member sees all of these."""
        text = await self.text()
        for wanted in words:
            assert self.finds(wanted, text), f"{self.member.name} does not see {wanted} in:\n{text}"

    async def sees_not(self, *words: str) -> None:
        """Assert that the member sees none of these."""
        text = await self.text()
        for unwanted in words:
            assert unwanted not in text, f"{self.member.name} sees {unwanted!r}"


@dataclass
class ManualClock:
    """A clock that a test sets. It starts on a Monday at 10:00 in London."""

    at: datetime = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """The current instant."""
        return self.at


@dataclass
class RunningBot:
    """The real core on a store in memory, connected to the emulator."""

    app: App
    store: Store
    timings: DiscordTimings = PRODUCT
    clock: ManualClock = field(default_factory=ManualClock)
    readers: Collection[Address] = ()
    """Those who meet the notice; all others have agreed to it."""

    async def start(self) -> None:
        """Start with nothing in memory, as a new process."""
        self.adapter = DiscordApp(
            token=self.app.token,
            api_url=self.app.discord.api,
            gateway_url=self.app.discord.gateway,
            channel_of=channel_of(self.store),
            timings=self.timings,
        )
        self.core = make_bot(
            store=self.store, chats={"discord": self.adapter.chat}, clock=self.clock
        )
        await self.adapter.start(Agreeing(self.core, readers=self.readers))

    async def stop(self) -> None:
        """Stop; the store stays open."""
        await self.adapter.close()
        await self.core.close()

    async def advance(self, **span: float) -> None:
        """Advance the clock, and send each nudge when it is due."""
        end = self.clock.at + timedelta(**span)
        while True:
            await self.core.drain()
            due = await self.core.next_nudge()
            if due is None or due > end:
                break
            self.clock.at = max(self.clock.at, due)
        self.clock.at = end
        await self.core.drain()


@asynccontextmanager
async def running_bot(
    app: App, timings: DiscordTimings = PRODUCT, readers: Collection[Address] = ()
) -> AsyncIterator[RunningBot]:
    """A running bot on a new store."""
    async with AsyncExitStack() as stack:
        store = await open_store("sqlite://")
        stack.push_async_callback(store.close)
        bot = RunningBot(app, store, timings, readers=readers)
        await bot.start()
        stack.push_async_callback(bot.stop)
        yield bot


async def becomes_host(hal: Screen, **about: str) -> None:
    """Use `/intro host` and submit its three modals."""
    await hal.uses("host")
    await hal.presses("host.about")
    await hal.fills(
        **{"role": "Data scientist", "organisation": "Acme", "topics": "data science", **about}
    )
    await hal.presses("host.talk")
    await hal.fills(formats=["video", "phone"], lengths=["15", "20"], languages="English")
    await hal.presses("host.when")
    await hal.fills(windows="Mon-Fri 12:00-14:00", zone="London")
    await hal.sees(said("host-live"))


async def asks(ana: Screen, hal: Screen) -> None:
    """Request an introduction by the user command on Hal: modal, preview, send."""
    ana.receives(await ana.member.context_menu(hal.member.id))
    await ana.fills(why=WHY, learn=LEARN)
    await ana.presses("request.send")
