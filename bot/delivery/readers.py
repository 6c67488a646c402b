"""Readers as the platforms know them at this moment: what is for members only, or needs a
permission, asks before it goes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

from bot.core.ports import Chat, ChatError, NotAMember
from bot.core.store import Store, Transaction
from bot.delivery.delivery import Delivery
from bot.delivery.timings import DeliveryTimings
from bot.domain.nudges import Nudge
from bot.domain.people import Address
from bot.engine.context import Context
from bot.engine.errors import StaleAction
from bot.engine.permissions import gives, is_platforms_to_say
from bot.engine.router import Router

log = logging.getLogger(__name__)


class Readers:
    """Asks the platforms about the readers of deliveries."""

    def __init__(
        self,
        store: Store,
        chats: Mapping[str, Chat],
        router: Router,
        timings: DeliveryTimings,
        reader: Callable[[Transaction, Nudge], Awaitable[Context | None]],
    ) -> None:
        """`reader` returns the context of whom a nudge is for."""
        self._store = store
        self._chats = chats
        self._router = router
        self._timings = timings
        self._reader = reader

    async def former_member(self, delivery: Delivery) -> Address | None:
        """Return the address of a reader who is no longer a member, of a nudge for members only.

        If the platform does not say, they are one: the message may arrive.
        """
        if not self._router.for_members_only(delivery.nudge.kind):
            return None
        for address in delivery.addresses:
            chat = self._chats.get(address.platform)
            try:
                async with asyncio.timeout(self._timings.call_timeout_s):
                    if chat is not None:
                        await chat.profile(address)
            except NotAMember:
                return address
            except (ChatError, TimeoutError):
                log.info("%s: the platform did not say who is there", address.community)
        return None

    async def lacks_permission(self, delivery: Delivery) -> bool:
        """Return whether its reader lacks the permission that it needs, as the platform says now.

        What its kind does then is done. Raises `ChatError`, `TimeoutError` and `StoreUnavailable`:
        if the platform does not say, it does not go.
        """
        nudge = delivery.nudge
        needed = self._router.needed_for(nudge.kind)
        if needed is None:
            return False
        async with self._store.transaction() as tx:
            tx.only_reads()
            community = await tx.communities.get(nudge.community)
        if community is not None and not is_platforms_to_say(community, needed):
            return False
        here = [address for address in delivery.addresses if address.community == nudge.community]
        chat = self._chats.get(nudge.platform)
        profile = None
        if here and chat is not None:
            async with asyncio.timeout(self._timings.call_timeout_s):
                profile = (await chat.membership(here[0])).profile
        if profile is not None and community is not None and gives(community, needed, profile):
            return False
        await self._end(nudge)
        return True

    async def _end(self, nudge: Nudge) -> None:
        lacking = self._router.nudges[nudge.kind].lacking
        if lacking is None:
            return
        async with self._store.transaction() as tx:
            ctx = await self._reader(tx, nudge)
            if ctx is not None:
                with suppress(StaleAction):  # it changed meanwhile
                    await lacking(ctx, nudge)
