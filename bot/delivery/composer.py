"""Composing: what a claimed nudge says, from the state of this moment, or that it is not sent."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.messages import Actions, Footnote, Message, buttons, message, without_buttons
from bot.core.ports import Clock
from bot.core.store import Transaction
from bot.delivery.delivery import Delivery
from bot.delivery.read_cache import with_read_cache
from bot.domain.nudges import CATCH_UP, OUR_FAULT, Ending, Nudge, NudgeStatus
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.actions import Action
from bot.engine.aggregates import State
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import TimerRoute
from bot.engine.router import Router
from bot.engine.transitions import (
    allowed_for,
    apply_as,
    content_of,
    has_cause,
    holding,
    is_planned,
    wanted,
)
from bot.i18n.translator import Translator

log = logging.getLogger(__name__)

LATE = timedelta(minutes=10)
"""A nudge overdue by this waited for the bot, which was away."""
SLICE_S = 0.005
"""Seconds of composing after which the event loop gets a turn."""
BURST = 3
"""This many late nudges to one person become one message."""

_ENDINGS = {Ending.ANSWERED: "ending-answered", Ending.MOVED_ON: "ending-moved-on"}


class Composer:
    """Writes messages. Everything happens in the transaction it is given."""

    def __init__(self, clock: Clock, practice: Practice, router: Router) -> None:
        self._clock = clock
        self._practice = practice
        self._router = router

    async def compose(self, tx: Transaction, deliveries: Sequence[Delivery]) -> list[Delivery]:
        """Those that are to be sent, with message and addresses. All others have an outcome.

        Timers act first, so that nothing is said about a record that is over.
        """
        tx = with_read_cache(tx)
        ready: list[Delivery] = []
        late: list[Delivery] = []
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for delivery in sorted(deliveries, key=lambda d: d.nudge.kind not in self._router.timers):
            if loop.time() - begun > SLICE_S:
                await asyncio.sleep(0)
                begun = loop.time()
            waited = self.may_merge(delivery.nudge, self._clock.now())
            try:
                await self._compose(tx, delivery)
            except (LookupError, ValueError, TypeError, UserError, AssertionError):
                log.exception("nudge %s could not be composed", delivery.nudge.key)
                delivery.fail(f"{OUR_FAULT}: could not be composed; see the log")
            if delivery.message is not None:
                ready.append(delivery)
            if waited and (
                delivery.message is not None or delivery.nudge.status is NudgeStatus.WAITING
            ):
                late.append(delivery)
        merged = await self._merge_late(tx, late)
        return [delivery for delivery in ready if delivery not in merged]

    async def _compose(self, tx: Transaction, delivery: Delivery) -> None:
        nudge, now = delivery.nudge, self._clock.now()
        if nudge.latest_at is not None and nudge.latest_at <= now:
            return delivery.skip("too late to be of use")
        ctx = await self.reader(tx, nudge)
        if ctx is None or not wanted(self._router, ctx.me, nudge.kind):
            return delivery.skip("not wanted")
        others = [await ctx.person(id) for id in nudge.audience]
        readers = [ctx.me, *(person for person in others if not person.gone)]
        allowed = allowed_for(self._router, readers, nudge.kind, now)
        if allowed > now:
            return delivery.snooze(allowed)
        if kind := self._router.aggregates.get(nudge.subject_kind):
            state = await kind.load(tx, nudge.network, nudge.subject_id)
            if state is None or not await is_planned(ctx, state, nudge.key):
                return delivery.skip("its cause is gone")
            if timer := self._router.timers.get(nudge.kind):
                return await self._act(ctx, delivery, timer, state)
        written = await self._router.nudges[nudge.kind].write(ctx, nudge)
        if written is None:
            return delivery.skip("its cause is gone")
        written = await self._in_their_languages(ctx, nudge, written, readers)
        addresses = []
        for person in (nudge.person, *nudge.audience):
            reachable = await tx.people.addresses(person)
            near = [a for a in reachable if a.community == nudge.community]
            addresses.extend((near or reachable)[:1])
        delivery.addresses, delivery.message = tuple(addresses), written
        if not nudge.audience:
            delivery.buttons = self._router.ending_buttons(written, nudge.subject)
        return None

    async def _in_their_languages(
        self, ctx: Context, nudge: Nudge, written: Message, readers: Sequence[Person]
    ) -> Message:
        """The message in each language of those who share it, the first reader's first.

        Its buttons stand once. A message too long for all its languages keeps the first ones.
        """
        said = {ctx.translator.language}
        for person in readers:
            language = Translator.of(person, ctx.community).language
            if language in said:
                continue
            said.add(language)
            words = ctx.translator.speaking(language)
            again = await self._router.nudges[nudge.kind].write(
                replace(ctx, translator=words), nudge
            )
            if again is not None:
                ended = {pressable.action for pressable in buttons(again)}
                with suppress(ValueError):
                    written += without_buttons(again, ended)
        return written

    async def reader(self, tx: Transaction, nudge: Nudge) -> Context | None:
        """The context of the person a nudge is for; None if they or the community are unknown."""
        person = await tx.people.get(nudge.network, nudge.person)
        community = await tx.communities.get(nudge.community)
        if person is None or community is None:
            return None
        now = self._clock.now()
        return Context.of(tx, now, person, community, self._practice, self._router)

    async def _act(self, ctx: Context, delivery: Delivery, timer: TimerRoute, state: State) -> None:
        """What the system does at that time. The row is finished in this same transaction."""
        nudge = delivery.nudge
        if timer.waits_for_delivery and (left := await self._time_left(ctx.tx, nudge)):
            return delivery.snooze(ctx.now + left)
        delivery.acted()
        if await ctx.tx.nudges.finish(delivery.nudge):
            await apply_as(ctx, state, timer.act, **timer.changes(state, ctx.now))
        return None

    @staticmethod
    async def _time_left(tx: Transaction, expire: Nudge) -> timedelta | None:
        """How long the person still has: their full time if they were never asked to act, because
        the bot or the platform was away."""
        for nudge in await tx.nudges.about(expire.subject):
            if (
                nudge.status in (NudgeStatus.WAITING, NudgeStatus.CLAIMED)
                and nudge.person == expire.person
                and nudge.key != expire.key
                and nudge.latest_at is None  # reminders and the like come too late by now
            ):
                return max(expire.due_at - nudge.due_at, timedelta(days=1))
        return None

    async def _merge_late(self, tx: Transaction, late: Sequence[Delivery]) -> set[Delivery]:
        """Three late messages to a person become one: another nudge, which names them.

        It takes their place in this transaction, before any of them was tried, so that each is
        said once whatever fails later. In the reader's quiet hours it waits for their end, as each
        of them would; those that are of no use by then are left alone.
        """
        now = self._clock.now()
        bursts: defaultdict[tuple[str, str], list[Delivery]] = defaultdict(list)
        for delivery in late:
            nudge = delivery.nudge
            if nudge.latest_at is None or nudge.latest_at > nudge.due_at:
                bursts[nudge.community, nudge.person].append(delivery)
        merged: set[Delivery] = set()
        for burst in bursts.values():
            if len({delivery.nudge.subject for delivery in burst}) < BURST:
                continue
            together = catch_up([delivery.nudge for delivery in burst], now)
            await tx.nudges.schedule(together)
            for delivery in burst:
                delivery.message = None
                delivery.merge_into(together)
            merged.update(burst)
        return merged

    def may_merge(self, nudge: Nudge, now: datetime) -> bool:
        """Whether it waited for the bot, no earlier attempt may have arrived, and its card says as
        much."""
        late = nudge.due_at <= now - LATE
        about = nudge.subject_kind in self._router.aggregates
        return late and about and nudge.attempts <= 1 and self._router.may_merge(nudge.kind)

    async def compose_update(self, tx: Transaction, delivery: Delivery) -> None:
        """The message of a sent nudge without the buttons that no longer hold.

        No message is set where it needs no update: nothing was saved of it, or all holds.
        """
        nudge = delivery.nudge
        if not nudge.content:  # its last button ended before this change
            return
        delivery.buttons = nudge.buttons
        ctx = await self.reader(tx, nudge)
        if ctx is None:
            return
        kind = self._router.aggregates.get(nudge.subject_kind)
        state = await kind.load(tx, nudge.network, nudge.subject_id) if kind else None
        if kind is not None and state is not None:
            caused = bool(nudge.buttons) and await has_cause(ctx, state, nudge)
            delivery.buttons = holding(self._router, kind, state, nudge, caused, ctx.now)
        shown = content_of(nudge)
        ended = set(self._router.ending_buttons(shown, nudge.subject)) - set(delivery.buttons)
        if not ended:
            return
        left = without_buttons(shown, ended)
        if not delivery.buttons:
            way = None
            if kind is not None and state is not None and kind.is_open(state):
                way = self._router.navigation.card.to(kind.kind, state.id)
            left = _ended(ctx, left, nudge.ending, way)
        delivery.message = left


def _ended(ctx: Context, shown: Message, ending: str, way: Action | None) -> Message:
    """The message with a short word in place of its buttons, and a way to the present card.

    A message too long for both gets the word only, or neither.
    """
    word = message(Footnote(ctx.say(_ENDINGS[Ending(ending or Ending.MOVED_ON)])))
    added = [word]
    if way is not None:
        button = way.button(ctx)
        if button.action not in {pressable.action for pressable in buttons(shown)}:
            added.insert(0, word + message(Actions((button,))))
    for addition in added:
        with suppress(ValueError):
            return shown + addition
    return shown


def catch_up(burst: Sequence[Nudge], now: datetime) -> Nudge:
    """One nudge in place of these, which are all to one person in one community."""
    first = min(burst, key=lambda nudge: (nudge.due_at, nudge.key))
    return Nudge(
        key=f"catch-up.{first.person}.{int(now.timestamp() * 1_000_000)}",
        network=first.network,
        community=first.community,
        person=first.person,
        subject_kind="person",
        subject_id=first.person,
        kind=CATCH_UP,
        due_at=max(now, *(nudge.due_at for nudge in burst)),
    )
