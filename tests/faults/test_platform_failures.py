"""A platform that is down, throttles, answers 500 or does not answer, for minutes each."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.core.messages import Message
from bot.core.ports import MessageRef, Temporary, Throttled
from bot.delivery.dispatcher import Dispatcher
from bot.domain.people import Address
from bot.domain.practice import Practice
from tests.faults.harness import notice, open_workspace
from tests.faults.platform import PlainChat
from tests.support.routing import ROUTER

pytestmark = pytest.mark.faults

PHASES = ("normal", "down", "normal", "throttling", "500", "no answer", "normal")
"""Three minutes each."""
MINUTE = timedelta(minutes=1)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


class FailingChat(PlainChat):
    """A chat with the failures of each phase. Like Slack, it takes the same message twice unless
    `maybe_sent` is given."""

    def __init__(self) -> None:
        self.phase = "normal"
        self.seen: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._number = count()

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Fail as the phase says, before or after the message is visible."""
        self.calls[self.phase] += 1
        match self.phase:
            case "down":
                raise OSError("no route to host")
            case "throttling":
                raise Throttled(20)
            case "500":
                raise Temporary("HTTP 500")
        if not (maybe_sent and self.seen[key]):
            self.seen[key] += 1
        if self.phase == "no answer" and next(self._number) % 3:
            raise TimeoutError
        return MessageRef(address, key)


async def test_each_message_is_sent_once_through_all_failures(url: str) -> None:
    store, clock, chat = await open_workspace(url), Clock(), FailingChat()
    dispatcher = Dispatcher(
        store=store, chats={"town": chat}, clock=clock, practice=Practice(), router=ROUTER
    )
    begun = clock.at
    keys = [f"n{number}" for number in range(28)]
    async with store.transaction() as tx:
        step = len(PHASES) * 3 * MINUTE / len(keys)
        await tx.nudges.schedule_all([notice(key, begun + n * step) for n, key in enumerate(keys)])

    async def until(instant: datetime) -> None:
        while True:
            async with store.transaction() as tx:
                due = await tx.nudges.next_due()
            if due is None or due > instant:
                break
            clock.at = max(clock.at, due)
            await dispatcher.drain()
        clock.at = instant

    for number, phase in enumerate(PHASES):
        chat.phase = phase
        await until(begun + (number + 1) * 3 * MINUTE)
    await until(clock.at + 15 * MINUTE)
    assert set(chat.seen) == set(keys)
    assert set(chat.seen.values()) == {1}
    async with store.transaction() as tx:
        statuses = {nudge.status for key in keys if (nudge := await tx.nudges.get(key))}
    assert statuses == {"sent"}
    assert all(chat.calls[phase] for phase in PHASES)
    assert sum(chat.calls.values()) < 12 * len(keys), "failed calls are repeated with pauses"
    await dispatcher.close()
    await store.close()
