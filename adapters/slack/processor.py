"""Takes each event to the core and decides what its ack waits for."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from adapters.slack.inbox import EventInbox
from adapters.slack.received import Received, Surface, now
from adapters.slack.render import Json
from adapters.slack.responder import Responder
from adapters.slack.timings import SlackTimings
from bot.core.events import CommunityLeft, FormSubmitted, HomeOpened, MemberChanged, MemberLeft
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import EventHandler
from bot.core.responses import Response, ServiceUnavailable
from bot.core.store import Store, StoreUnavailable

log = logging.getLogger(__name__)

TRIGGER_LIFETIME = timedelta(seconds=2.5)
"""After this time Slack may refuse to open a view with the event's trigger. Slack allows 3 s."""

NOBODY_WAITS = frozenset({Surface.NONE, Surface.CHANNEL})
"""No member waits for the response, so Slack delivers an event again that could not be stored."""


class Order(StrEnum):
    """What happens first: the ack of an event or its handling."""

    ACT_FIRST = "act first"
    """The core acts, and the ack carries the response. If the core is too slow, the event is stored
    and acknowledged while the core continues."""
    ACK_FIRST = "ack first"
    """The event is stored and acknowledged. The core acts in its turn."""
    ACK_ONLY = "ack only"
    """The event is acknowledged without storing it, and the core acts at once. A crash loses it."""


class EventProcessor:
    """Handles every event and returns its ack. `start` it before the first event."""

    def __init__(
        self,
        core: EventHandler,
        responder: Responder,
        store: Store,
        *,
        on_removed: Callable[[str], Awaitable[None]],
        timings: SlackTimings,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        """`on_removed` gets the id of a workspace that removed the app."""
        self._core = core
        self._responder = responder
        self._on_removed = on_removed
        self._timings = timings
        self._monitor = monitor
        self._inbox = EventInbox(store, act=self._act, show=self._show_late, timings=timings)
        self._acting = 0
        """Events that the core handles before their ack."""

    def start(self) -> None:
        """Begin with the events that an earlier process stored and did not handle."""
        self._inbox.start()

    async def drain(self) -> None:
        """Return when all stored events are handled and all responses are shown."""
        await self._inbox.drain()
        await self._responder.drain()

    async def close(self) -> None:
        """Stop. Stored events are handled after the next start."""
        await self._inbox.close()
        await self._responder.close()

    async def process(self, received: Received) -> Json | None:
        """Return the body of the ack, None for an empty one.

        An ack without the response is returned only when the event is stored or the core has
        recorded its id. Where neither is possible, the ack carries an error for the member. An
        event that no member waits for then raises, and Slack delivers it again.
        """
        began = time.perf_counter()
        body = await self._process(received)
        self._monitor.acknowledged("slack", time.perf_counter() - began)
        return body

    async def _process(self, received: Received) -> Json | None:
        self._inbox.note_ack()
        try:
            match self._order(received):
                case Order.ACT_FIRST:
                    return await self._act_first(received)
                case Order.ACK_FIRST:
                    await self._inbox.store(received, self._timings.ack_timeout_s)
                    self._inbox.enqueue(received)
                    self._inbox.note_ack()
                case Order.ACK_ONLY:
                    self._responder.open_home(received)
        except (StoreUnavailable, TimeoutError):
            if received.origin.surface in NOBODY_WAITS:
                raise
            return self._responder.ack(self._core.service_unavailable(received.event), received)
        return None

    def _order(self, received: Received) -> Order:
        """Decide what the ack of this event waits for."""
        match received.event:
            case HomeOpened():  # It changes nothing, and the next opening repeats it.
                return Order.ACK_ONLY
            case FormSubmitted():  # Only its ack can show errors beside the fields.
                return Order.ACT_FIRST
            case MemberLeft() | CommunityLeft():  # Nobody waits for a response.
                return Order.ACK_FIRST
            case MemberChanged():  # Most change nothing for the bot, so they are not stored.
                return Order.ACT_FIRST
        loaded = self._inbox.busy or self._acting >= self._timings.ack_first_from
        return Order.ACK_FIRST if loaded and not self._inbox.full else Order.ACT_FIRST

    async def _act_first(self, received: Received) -> Json | None:
        """Let the core act, and return the ack with its response.

        If the core fails or exceeds the timeout, store the event and return an empty ack. Raises
        `StoreUnavailable` or `TimeoutError` where it cannot be stored either.
        """
        acting = asyncio.ensure_future(self._core.handle(received.event))
        self._acting += 1
        try:
            await asyncio.wait({acting}, timeout=self._timings.ack_timeout_s)
        finally:
            self._acting -= 1
        if acting.done() and acting.exception() is None:
            response = acting.result()
            if isinstance(response, ServiceUnavailable) and received.origin.surface in NOBODY_WAITS:
                raise StoreUnavailable(f"{received.id} was not handled")
            return self._responder.ack(response, received)
        log.warning("slack %s: an event is acknowledged before it is handled", received.origin.team)
        try:
            await self._inbox.store(received, self._timings.store_timeout_s)
        except (StoreUnavailable, TimeoutError):
            acting.cancel()
            raise
        self._inbox.finish(received, acting)
        return None

    async def _act(self, received: Received) -> Response:
        """Handle a stored event in its turn."""
        if isinstance(received.event, CommunityLeft):
            await self._on_removed(received.origin.team)
        return await self._core.handle(received.event)

    def _show_late(self, received: Received, response: Response | None) -> None:
        """Show the response to a stored event. Its modal is closed, its trigger may be expired."""
        if isinstance(received.event, FormSubmitted) or now() - received.at > TRIGGER_LIFETIME:
            received = replace(received, origin=received.origin.without_trigger())
        self._responder.deliver(
            response or self._core.service_unavailable(received.event), received
        )
