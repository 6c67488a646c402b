"""A commit whose success is unknown: no claim stays without a worker that finishes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bot.bootstrap import SystemClock
from bot.core.messages import Message
from bot.core.ports import MessageRef, Throttled
from bot.core.store import Store, StoreUnavailable, Transaction
from bot.delivery.dispatcher import Dispatcher
from bot.domain.people import Address
from bot.domain.practice import Practice
from tests.faults.harness import notice, open_workspace
from tests.faults.platform import FileChat, read
from tests.support.calls import recording
from tests.support.routing import ROUTER


class LosingStore:
    """A store that commits some outcomes and then raises `StoreUnavailable`."""

    def __init__(self, store: Store, times: int) -> None:
        self._store, self.losses_left = store, times

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._transaction()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        calls = set[str]()
        async with self._store.transaction() as tx:
            yield recording(tx, calls)
        if "nudges.finish_all" in calls and self.losses_left:
            self.losses_left -= 1
            raise StoreUnavailable("the connection broke in the commit")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class ThrottledOnce(FileChat):
    """A chat that refuses the first message."""

    refusals = 1

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        if self.refusals:
            self.refusals -= 1
            raise Throttled(0.1)
        return await super().send(address, message, key, maybe_sent)


async def test_no_claim_stays_without_a_worker(tmp_path: Path) -> None:
    store = await open_workspace(f"sqlite:///{tmp_path}/paned.db")
    async with store.transaction() as tx:
        await tx.nudges.schedule(notice("n0", datetime.now(UTC)))
    chat, losing = ThrottledOnce(tmp_path / "platform"), LosingStore(store, 3)
    dispatcher = Dispatcher(
        store=cast(Store, losing),
        chats={"town": chat},
        clock=SystemClock(),
        practice=Practice(),
        router=ROUTER,
    )
    await dispatcher.start()
    try:
        async with asyncio.timeout(30):  # a lease is 60 seconds
            while not read(tmp_path / "platform"):
                dispatcher.wake()  # as every other event does
                await asyncio.sleep(0.02)
    finally:
        await dispatcher.close()
        await store.close()
        chat.close()
    assert [line.key for line in read(tmp_path / "platform")] == ["n0"]
    assert losing.losses_left == 0, "every kind of lost commit happened"
