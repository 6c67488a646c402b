"""Recorder: stores what became of deliveries, and what follows from it."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.core.ports import Clock
from bot.core.store import Transaction
from bot.delivery.composer import Composer
from bot.delivery.delivery import Delivery
from bot.domain.nudges import UNREACHABLE, Nudge, NudgeStatus
from bot.engine.errors import StaleAction, UserError
from bot.engine.router import Router

log = logging.getLogger(__name__)


class Recorder:
    """Records outcomes in the transaction it is given."""

    def __init__(self, clock: Clock, composer: Composer, router: Router) -> None:
        self._clock = clock
        self._composer = composer
        self._router = router

    async def record(self, tx: Transaction, deliveries: Collection[Delivery]) -> set[str]:
        """Store the outcomes and what follows; the keys whose claim still held."""
        held = await tx.nudges.finish_all([delivery.nudge for delivery in deliveries])
        for delivery in deliveries:
            nudge = delivery.nudge
            if nudge.key not in held:
                log.warning("nudge %s: the claim was lost, another worker has it", nudge.key)
            elif delivery.tell_organisers:
                await self._not_reached(tx, nudge)
            elif delivery.missing:
                at = [await tx.people.at(address) for address in delivery.missing]
                await self._message_directly(tx, nudge, [person.id for person in at if person])
            elif delivery.is_first_sending:
                await self._after_sending(tx, nudge)
        return held

    async def _after_sending(self, tx: Transaction, nudge: Nudge) -> None:
        route = self._router.nudges.get(nudge.kind)
        if route is None or route.after_sending is None:
            return
        ctx = await self._composer.reader(tx, nudge)
        if ctx is None:
            return
        try:
            await route.after_sending(ctx, nudge)
        except (StaleAction, UserError):
            log.info("%s changed while %s was sent", nudge.subject_id, nudge.kind)

    async def _not_reached(self, tx: Transaction, nudge: Nudge) -> None:
        """The person reads it at their next visit; an organiser is notified once a day a person."""
        now = self._clock.now()
        person = await tx.people.get(nudge.network, nudge.person)
        if person is not None and not person.unreached:
            await tx.people.put(replace(person, unreached=True))
        if nudge.audience:
            await self._message_directly(tx, nudge, nudge.audience)
        if nudge.kind == UNREACHABLE:
            return
        await tx.nudges.schedule_all(
            [
                self._unreachable(
                    nudge, f"unreachable.{nudge.person}.{organiser.id}.{now:%Y%m%d}", organiser.id
                )
                for organiser in await tx.people.organisers(nudge.community)
                if organiser.id != nudge.person
            ]
        )

    def _unreachable(self, nudge: Nudge, key: str, reader: str, about: str = "") -> Nudge:
        return Nudge(
            key=key,
            network=nudge.network,
            community=nudge.community,
            person=reader,
            subject_kind="person",
            subject_id=about or nudge.person,
            kind=UNREACHABLE,
            due_at=self._clock.now(),
        )

    async def _message_directly(
        self, tx: Transaction, nudge: Nudge, missing: Sequence[str]
    ) -> None:
        """Message directly those the conversation did not reach, and notify the others in it."""
        direct = [
            replace(
                nudge,
                key=f"{nudge.key}.{id}",
                person=id,
                audience=(),
                due_at=self._clock.now(),
                status=NudgeStatus.WAITING,
                token=None,
                lease_until=None,
                attempts=0,
                reason="",
                address=None,
                ref=None,
                buttons=(),
                content="",
            )
            for id in missing
        ]
        if nudge.status is NudgeStatus.SENT:
            direct += [
                self._unreachable(nudge, f"{nudge.key}.{id}.{other}", other, id)
                for id in missing
                for other in (nudge.person, *nudge.audience)
                if other not in missing
            ]
        await tx.nudges.schedule_all(direct)
