"""A claim made while an older outcome of the same nudge is still being written has an owner."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bot.__main__ import SystemClock
from bot.model.people import Address
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.ports import MessageRef, Throttled
from bot.store import Store, Transaction, Unavailable
from bot.view import Message
from tests.faults.harness import found, to_olu
from tests.faults.platform import FileChat, read


class Deaf:
    """A store that commits some outcomes and then says that it does not know."""

    def __init__(self, store: Store, times: int) -> None:
        self._store, self._times = store, times

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._unit()

    @asynccontextmanager
    async def _unit(self) -> AsyncIterator[Transaction]:
        finishes = False

        class Noting:
            def __init__(self, tx: Transaction) -> None:
                self._tx = tx

            def __getattr__(self, name: str) -> Any:
                nonlocal finishes
                finishes = finishes or name == "finish_nudges"
                return getattr(self._tx, name)

        async with self._store.transaction() as tx:
            yield cast(Transaction, Noting(tx))
        if finishes and self._times:
            self._times -= 1
            raise Unavailable("the connection broke in the commit")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class Once(FileChat):
    """Too much at first."""

    refuses = 1

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        if self.refuses:
            self.refuses -= 1
            raise Throttled(0.1)
        return await super().send(address, message, key, again)


async def test_a_claim_is_never_left_without_an_owner(tmp_path: Path) -> None:
    store = await found(f"sqlite:///{tmp_path}/handshakes.db")
    async with store.transaction() as tx:
        await tx.put_nudge(to_olu("n0", datetime.now(UTC)))
    chat = Once(tmp_path / "platform")
    dispatcher = Dispatcher(
        store=cast(Store, Deaf(store, 3)),
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
    )
    await dispatcher.start()
    try:
        async with asyncio.timeout(15):  # a lease is 60 seconds
            while not read(tmp_path / "platform"):
                dispatcher.wake()  # as everything else that happens does
                await asyncio.sleep(0.02)
    finally:
        await dispatcher.close()
        await store.close()
        chat.close()
    assert [line.key for line in read(tmp_path / "platform")] == ["n0"]
