"""A platform that is down, throttles, answers 500 or half an answer, for minutes on end."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.model.people import Address
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.ports import MessageRef, Temporary, Throttled
from bot.view import Message
from tests.faults.harness import found, to_olu
from tests.faults.platform import PlainChat

pytestmark = pytest.mark.faults

MOODS = ("fine", "down", "fine", "throttling", "500", "half an answer", "fine")
"""Three minutes each."""
MINUTE = timedelta(minutes=1)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def now(self) -> datetime:
        """Where it was set."""
        return self.at


class Moody(PlainChat):
    """Like Slack, it takes the same message twice; only who asks (`again`) is told."""

    def __init__(self) -> None:
        self.mood = "fine"
        self.seen: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._number = count()

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """As it feels."""
        self.calls[self.mood] += 1
        match self.mood:
            case "down":
                raise OSError("no route to host")
            case "throttling":
                raise Throttled(20)
            case "500":
                raise Temporary("HTTP 500")
        if not (again and self.seen[key]):
            self.seen[key] += 1
        if self.mood == "half an answer" and next(self._number) % 3:
            raise TimeoutError
        return MessageRef(address, key)


async def test_whatever_its_mood_each_is_told_once(url: str) -> None:
    store, clock, chat = await found(url), Clock(), Moody()
    dispatcher = Dispatcher(store=store, chats={"town": chat}, clock=clock, practice=Practice())
    begun = clock.at
    keys = [f"n{number}" for number in range(28)]
    async with store.transaction() as tx:
        step = len(MOODS) * 3 * MINUTE / len(keys)
        await tx.put_nudges([to_olu(key, begun + n * step) for n, key in enumerate(keys)])

    async def until(instant: datetime) -> None:
        while True:
            async with store.transaction() as tx:
                due = await tx.next_due()
            if due is None or due > instant:
                break
            clock.at = max(clock.at, due)
            await dispatcher.settle()
        clock.at = instant

    for number, mood in enumerate(MOODS):
        chat.mood = mood
        await until(begun + (number + 1) * 3 * MINUTE)
    await until(clock.at + 15 * MINUTE)
    assert set(chat.seen) == set(keys)
    assert set(chat.seen.values()) == {1}
    async with store.transaction() as tx:
        statuses = {nudge.status for key in keys if (nudge := await tx.nudge(key))}
    assert statuses == {"sent"}
    assert all(chat.calls[mood] for mood in MOODS)
    assert sum(chat.calls.values()) < 12 * len(keys), "it was hammered"
    await dispatcher.close()
    await store.close()
