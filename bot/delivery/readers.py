"""Readers as the platforms know them at this moment: what is for members or organisers only asks
before it goes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping

from bot.core.ports import Chat, ChatError, NotAMember
from bot.core.store import Store
from bot.delivery.delivery import Delivery
from bot.delivery.timings import DeliveryTimings
from bot.domain.people import Address
from bot.engine.router import Router

log = logging.getLogger(__name__)


class Readers:
    """Asks the platforms about the readers of deliveries."""

    def __init__(
        self, store: Store, chats: Mapping[str, Chat], router: Router, timings: DeliveryTimings
    ) -> None:
        self._store = store
        self._chats = chats
        self._router = router
        self._timings = timings

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

    async def organises_no_more(self, delivery: Delivery) -> bool:
        """Return whether it is for organisers only, and its reader is none: then what waits of its
        kind for them is cancelled.

        Raises `ChatError`, `TimeoutError` and `StoreUnavailable`: if the platform does not say, it
        does not go.
        """
        nudge = delivery.nudge
        if not self._router.for_organisers_only(nudge.kind):
            return False
        here = [address for address in delivery.addresses if address.community == nudge.community]
        chat = self._chats.get(nudge.platform)
        profile = None
        if here and chat is not None:
            async with asyncio.timeout(self._timings.call_timeout_s):
                profile = (await chat.membership(here[0])).profile
        async with self._store.transaction() as tx:
            community = await tx.communities.get(nudge.community)
            if profile and community and community.organised_by(profile):
                return False
            waiting = await tx.nudges.waiting_for(nudge.person)
            alike = (nudge.kind, nudge.community)
            await tx.nudges.cancel(
                [one.key for one in waiting if (one.kind, one.community) == alike]
            )
        return True
