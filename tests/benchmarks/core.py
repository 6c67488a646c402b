"""The core alone: processor time of each event and each nudge, on SQLite in memory.

Everything goes through the public `Bot.handle` and `Bot.drain`. `compare` also copies this file
into an older checkout, so it imports few names of the product, in one block.
"""

from __future__ import annotations

import gc
import itertools
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.application import make_bot
from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, HomeOpened
from bot.core.messages import Message, buttons
from bot.core.ports import MessageRef
from bot.domain.people import Address, Membership, Profile
from storage import open_store
from tests.benchmarks import Row

PAIRS = 100
READS = 400
"""How often a command that changes nothing runs."""
NIGHT = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)
"""A Monday evening in London: requests wait for the end of quiet hours."""
NOTE = {
    "why": "I am a final-year maths student. I found you through the alumni list and read your "
    "article on forecasting demand; the part on holidays changed my own project on bus times.",
    "learn": "I'd like to know how you decide that a forecast is good enough. Could we talk?",
    "note_type": "cold",
    "minutes": "20",
    "format": "video",
}
OFFER: dict[str, Callable[[Address], dict[str, Any]]] = {
    "about": lambda host: {
        "role": "Data scientist",
        "organisation": f"{host.member} Ltd",
        "sector": "Energy",
        "topics": "data science, forecasting",
        "about": "",
    },
    "talk": lambda host: {
        "formats": ("video", "phone"),
        "lengths": ("15", "20", "30"),
        "languages": "English",
        "capacity": "2",
        "where": "",
    },
    "when": lambda host: {"windows": "Mon-Fri 12:00-14:00", "zone": "Europe/London"},
}
"""The three forms with which a host opts in."""


class StoppedClock:
    """A clock that is set."""

    at = NIGHT

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


class RecordingChat:
    """A chat that records the buttons of each member's messages."""

    def __init__(self) -> None:
        self.count = 0
        self.buttons: dict[Address, list[tuple[str, MessageRef | None]]] = {}
        """Actions with their messages, newest last."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Record it."""
        self.count += 1
        ref = MessageRef(address, f"m{self.count}")
        self.record(address, message, ref)
        return ref

    def record(self, address: Address, message: Message, ref: MessageRef | None) -> None:
        """Add the buttons of a message."""
        shown = self.buttons.setdefault(address, [])
        shown.extend((button.action, ref) for button in buttons(message))

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Record it for the first of them."""
        return await self.send(addresses[0], message, key)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Does nothing."""

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Returns at once."""

    async def profile(self, address: Address) -> Profile:
        """A member in London."""
        return Profile(name=address.member, zone="Europe/London", language="en")

    async def membership(self, address: Address) -> Membership:
        """A member without a role."""
        return Membership(profile=await self.profile(address))


class Bench:
    """A community of seekers and hosts, and the rows that were measured."""

    def __init__(self, store: Any) -> None:
        self.clock, self.chat = StoppedClock(), RecordingChat()
        self.bot = make_bot(store=store, chats={"town": self.chat}, clock=self.clock)
        self.rows: list[Row] = []
        self.seekers = [Address("town", "square", f"seeker{n}") for n in range(PAIRS)]
        self.hosts = [Address("town", "square", f"host{n}") for n in range(PAIRS)]
        self._ids: Iterator[int] = itertools.count()

    def command(self, who: Address, name: str, text: str = "", *mentions: Address) -> CommandUsed:
        """`/intro name text`"""
        return CommandUsed(event_id=self._id(), actor=who, name=name, text=text, mentions=mentions)

    def press(self, who: Address, name: str) -> ButtonPressed:
        """A press of their newest button with that action."""
        shown = self.chat.buttons[who]
        action, ref = next(each for each in reversed(shown) if each[0].startswith(f"{name}:"))
        return ButtonPressed(event_id=self._id(), actor=who, action=action, message=ref)

    def submit(self, who: Address, form: str, values: dict[str, Any]) -> FormSubmitted:
        """A submitted form."""
        return FormSubmitted(event_id=self._id(), actor=who, form=form, values=values)

    def home(self, who: Address) -> HomeOpened:
        """Their home view is opened."""
        return HomeOpened(event_id=self._id(), actor=who)

    def _id(self) -> str:
        return f"town:{next(self._ids)}"

    async def all(self, events: Sequence[Any], what: str = "") -> list[Any]:
        """Handle the events one after the other and return the responses. `what` names the row of
        the median."""
        responses, taken = [], []
        for event in events:
            began = time.process_time()
            responses.append(await self.bot.handle(event))
            taken.append(time.process_time() - began)
        for event, response in zip(events, responses, strict=True):
            shown = getattr(response, "message", None)
            if shown is not None:
                self.chat.record(event.actor, shown, None)
        if what:
            self._row(what, statistics.median(taken))
        return responses

    async def agree(self, members: Sequence[Address]) -> None:
        """Let them agree to the notice, if this bot has one."""
        met = await self.all([self.home(who) for who in members])
        presses = [(who, _agreement(answer)) for who, answer in zip(members, met, strict=True)]
        await self.all(
            [
                ButtonPressed(event_id=self._id(), actor=who, action=action)
                for who, action in presses
                if action
            ]
        )

    async def each(self, make: Callable[[Address], Any], who: Sequence[Address], what: str) -> None:
        """One event of each of them."""
        await self.all([make(one) for one in who], what)

    async def send(self, what: str = "") -> None:
        """Send everything due. `what` names the row of the mean."""
        before, began = self.chat.count, time.process_time()
        await self.bot.drain()
        if what:
            self._row(what, (time.process_time() - began) / (self.chat.count - before))

    def _row(self, what: str, took: float) -> None:
        self.rows.append(Row(what, f"{took * 1e6:,.1f} µs"))


def _agreement(answer: Any) -> str:
    """The action that agrees to the notice; "" if that is not what was shown."""
    shown = getattr(answer, "message", None)
    actions = [press.action for press in buttons(shown)] if shown else []
    return next((action for action in actions if action.startswith("consent.agree:")), "")


async def run() -> list[Row]:
    """An introduction from the request to the agreed time, for `PAIRS` pairs."""
    store = await open_store("sqlite://")
    bench = Bench(store)
    seekers, hosts, bot = bench.seekers, bench.hosts, bench.bot
    await bench.agree([*seekers, *hosts])
    await bench.all([bench.command(who, "help") for who in seekers])  # caches fill
    for part, values in OFFER.items():
        await bench.all([bench.submit(who, f"host.{part}", values(who)) for who in hosts])
    gc.collect()
    gc.freeze()
    many = [seekers[n % PAIRS] for n in range(READS)]
    await bench.each(lambda who: bench.command(who, "help"), many, "command: help")
    await bench.each(
        lambda who: bench.command(who, "find"), many[:PAIRS], f"command: find, {PAIRS} hosts"
    )
    await bench.each(
        lambda who: bench.command(who, "find", "forecasting"),
        many[:PAIRS],
        f"command: find a topic, {PAIRS} hosts",
    )
    asks = [
        bench.command(seeker, "request", f"@{host.member}", host)
        for seeker, host in zip(seekers, hosts, strict=True)
    ]
    forms = await bench.all(asks, "request: open the form")
    notes = [
        bench.submit(seeker, answer.form.id, NOTE)
        for seeker, answer in zip(seekers, forms, strict=True)
    ]
    await bench.all(notes, "request: submit the form, preview")
    await bench.each(lambda who: bench.press(who, "request.send"), seekers, "request: send")
    await bench.send()  # nothing: the hosts have quiet hours
    due = await bot.next_nudge()
    assert due is not None
    bench.clock.at = due
    await bench.send("nudge: compose and send a request")
    await bench.each(lambda who: bench.press(who, "answer.accept"), hosts, "press: accept")
    await bench.send("nudge: compose and send a yes")
    await bench.each(lambda who: bench.press(who, "schedule.pick"), seekers, "press: pick a time")
    await bench.send()
    await bench.each(lambda who: bench.press(who, "schedule.confirm"), hosts, "press: confirm")
    await bench.send("nudge: compose and send an agreed time")
    bench.clock.at += timedelta(minutes=1)
    await bench.each(lambda who: bench.command(who, "prep"), seekers, "command: prep")
    await bench.each(lambda who: bench.press(who, "prep.tick"), seekers, "press: tick")
    await bench.each(lambda who: bench.command(who, "mine"), many, "command: mine")
    await bench.each(bench.home, many, "home view")
    gc.unfreeze()
    await store.close()
    return bench.rows
