"""A store and a core that tests of the inbox can interrupt."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from adapters.slack.app import SlackApp
from adapters.slack.received import now
from adapters.slack.timings import SlackTimings
from bot.core.events import Event
from bot.core.responses import Nothing, Response
from bot.core.store import Store, StoreUnavailable, Transaction
from tests.adapters.slack.harness import WEDNESDAY, one_workspace
from tests.contract.chat_platforms import ScriptedCore, tells_installer
from tests.emulators.slack_client import LoopbackSlack, Member


class UnreliableStore:
    """A store whose database can be made unavailable or slow."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.unavailable = False
        self.responds = asyncio.Event()
        self.responds.set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction. Raises `StoreUnavailable` while `unavailable`."""
        await self.responds.wait()
        if self.unavailable:
            raise StoreUnavailable("unavailable")
        async with self._store.transaction() as tx:
            yield tx

    def claim_token(self) -> str:
        """See `Store`."""
        return self._store.claim_token()

    def owns_claim(self, token: str) -> bool:
        """See `Store`."""
        return self._store.owns_claim(token)

    def subscribe(self, call: Callable[[], None]) -> None:
        """See `Store`."""
        self._store.subscribe(call)

    async def scrub(self, *, quiet: bool) -> bool:
        """See `Store`."""
        return await self._store.scrub(quiet=quiet)

    async def close(self) -> None:
        """Close the database."""
        await self._store.close()


class RecordingCore(ScriptedCore):
    """Handles each event id once. A test can make it wait or fail."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.proceed = asyncio.Event()
        self.proceed.set()
        self.called = asyncio.Event()
        self.proceeded = asyncio.Event()
        self.failures = 0

    async def handle(self, event: Event) -> Response:
        """Return the next scripted response, once per event id."""
        if tells_installer(event):
            return Nothing()
        self.called.set()
        await self.proceed.wait()
        self.proceeded.set()
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the core failed")
        try:
            async with self.store.transaction() as tx:
                if not await tx.events.mark_seen(event.event_id, WEDNESDAY):
                    return Nothing()
        except StoreUnavailable:
            return self.service_unavailable(event)
        return await super().handle(event)


class Setup:
    """A member, the app, the core and its store."""

    def __init__(
        self, ann: Member, core: RecordingCore, store: UnreliableStore, app: SlackApp
    ) -> None:
        self.ann, self.core, self.store, self.app = ann, core, store, app

    async def pending(self) -> list[str]:
        """Return the ids of the stored events."""
        async with self.store.transaction() as tx:
            return [id for id, _, _ in await tx.inbox.pending("slack", now(), 10)]


@asynccontextmanager
async def started(
    slack: LoopbackSlack, store: UnreliableStore, core: RecordingCore, timings: SlackTimings
) -> AsyncIterator[SlackApp]:
    """Run the app over Socket Mode."""
    app = SlackApp(**await one_workspace(slack, "socket"), store=store, timings=timings)
    try:
        await app.start(core)
        await slack.do("sockets", seconds=60)
        yield app
    finally:
        core.proceed.set()
        await app.close()
