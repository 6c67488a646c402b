"""The whole life of an introduction on a machine that dies in the middle of every step."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, cast

from bot.app import Bot
from bot.application import make_bot
from bot.core.events import Event
from bot.core.responses import Response
from bot.core.store import Store, Transaction
from storage import open_store
from tests.conversations.conftest import BOTH_STORES
from tests.conversations.test_whole_life import whole_life
from tests.support.agreeing import Agreeing
from tests.support.workspace import Workspace


class Crash(BaseException):
    """The process is gone."""


class DyingStore:
    """A store whose process dies in the first unit of work that comes to its end, before the
    commit."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """The unit of work that is the last thing the process does."""
        async with self.store.transaction() as tx:
            yield tx
            raise Crash

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


class RestlessTown(Workspace):
    """Every event and every message is interrupted once, and happens on a new process."""

    crashes = 0

    def _dying(self) -> Bot:
        return make_bot(
            store=cast(Store, DyingStore(self.store)),
            chats={"town": self.chat},
            clock=self.clock,
        )

    async def handle(self, event: Event) -> Response:
        """The platform did not hear back, and delivers the event once more."""
        try:
            await Agreeing(self._dying(), self.met).handle(event)
        except Crash:
            self.crashes += 1
        self.restarts()
        return await super().handle(event)

    async def drain(self) -> None:
        """Each message is sent by a process that dies before it can note that."""
        while True:
            self.restarts()
            self.chat.fails_after = [Crash()]
            try:
                await self.bot.drain()
            except Crash:
                self.crashes += 1
                self.clock.at += timedelta(seconds=61)  # until the dead process's lease is over
            else:
                break
        self.chat.fails_after = []


@BOTH_STORES
async def test_dying_in_every_step_loses_nothing_and_repeats_nothing(url: str) -> None:
    workspace = RestlessTown(await open_store(url))
    await whole_life(workspace)
    assert workspace.crashes > 30
    keys = [shown.key for shown in workspace.chat.shown]
    assert len(keys) == len(set(keys))
    # What arrived and was not noted yet is asked after, whoever's death it was.
    assert set(workspace.chat.lost) <= set(workspace.chat.again)
    await workspace.store.close()


@BOTH_STORES
async def test_a_new_process_before_every_step_changes_nothing(url: str) -> None:
    class Fresh(Workspace):
        async def handle(self, event: Event) -> Response:
            self.restarts()
            return await super().handle(event)

    workspace = Fresh(await open_store(url))
    await whole_life(workspace)
    assert workspace.chat.again == []
    await workspace.store.close()
