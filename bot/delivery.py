"""What a claimed nudge becomes: a letter written from the state of this moment, or an outcome.

Everything here happens in the unit of work it is given. `Mail.open` reads, decides and writes
letters before a platform is called; `Mail.close` writes what became of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.catalogue import CATALOGUE
from bot.context import Context, Stale, UserError, change, is_planned
from bot.flows.cards import past
from bot.memo import remembering
from bot.model.introductions import Act, Introduction
from bot.model.nudges import Kind, Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.practice import Practice
from bot.policy import ACTS_OF_THE_CLOCK, MERGED, allowed_for, wanted
from bot.ports import Clock, MessageRef
from bot.store import Transaction
from bot.view import Message

log = logging.getLogger(__name__)

LATE = timedelta(minutes=10)
"""Overdue by this, a nudge waited for the bot: it was away."""
STEP = 0.005
"""Seconds of writing after which everything else has a turn."""
BURST = 3
"""So many late nudges to one person are told in one message."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A claimed nudge, written and addressed: a direct message, or one that several see."""

    nudge: Nudge
    addresses: tuple[Address, ...]
    message: Message

    @property
    def together(self) -> bool:
        """Whether one conversation can hold them all."""
        return len(self.addresses) > 1 and len({a.community for a in self.addresses}) == 1

    @property
    def conversations(self) -> tuple[tuple[Address, ...], ...]:
        """Who reads it with whom."""
        if len(self.addresses) == 1 or self.together:
            return (self.addresses,)
        return tuple((one,) for one in self.addresses)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A claimed nudge with what became of it."""

    nudge: Nudge
    tell_organisers: bool = False
    missing: tuple[Address, ...] = ()
    """Of those who were to read it, the ones it did not reach."""


class Mail:
    """Writes letters and outcomes."""

    def __init__(self, clock: Clock, practice: Practice) -> None:
        self._clock = clock
        self._practice = practice

    async def open(self, tx: Transaction, nudges: Sequence[Nudge]) -> list[Letter]:
        """The letters for these nudges; all others are finished here.

        What the clock itself does comes first, so that nothing is said about a matter that is over.
        """
        tx = remembering(tx)
        letters: list[Letter] = []
        done: list[Nudge] = []
        loop = asyncio.get_running_loop()
        begun = loop.time()
        for nudge in sorted(nudges, key=lambda nudge: nudge.kind not in ACTS_OF_THE_CLOCK):
            if loop.time() - begun > STEP:
                await asyncio.sleep(0)
                begun = loop.time()
            try:
                opened = await self._open(tx, nudge)
            except (LookupError, ValueError, TypeError, UserError, AssertionError):
                log.exception("nudge %s could not be written", nudge.key)
                opened = failed(nudge, "could not be written; see the log")
            if isinstance(opened, Letter):
                letters.append(opened)
            elif opened is not None:
                done.append(opened)
        letters, merged = await self._merge(tx, letters)
        if done or merged:
            await tx.finish_nudges([*done, *merged])
        for nudge in done:
            if nudge.status is NudgeStatus.FAILED:
                await self._not_reached(tx, nudge)
        return letters

    async def _open(self, tx: Transaction, nudge: Nudge) -> Letter | Nudge | None:
        """A letter, or the finished nudge; None if it was finished here."""
        now = self._clock.now()
        if nudge.latest_at is not None and nudge.latest_at <= now:
            return skipped(nudge, "too late to be of use")
        ctx = await self._reader(tx, nudge)
        if ctx is None or not wanted(ctx.me, nudge.kind):
            return skipped(nudge, "not wanted")
        others = [await ctx.person(id) for id in nudge.audience]
        allowed = allowed_for([ctx.me, *(p for p in others if not p.left)], nudge.kind, now)
        if allowed > now:
            return put_off(nudge, allowed)
        if nudge.introduction is not None:
            introduction = await tx.introduction(nudge.network, nudge.introduction)
            if introduction is None or not await is_planned(ctx, introduction, nudge.key):
                return skipped(nudge, "its reason is gone")
            if nudge.kind is Kind.EXPIRE and (time := await self._time_left(tx, nudge)):
                return put_off(nudge, now + time)
            if nudge.kind in ACTS_OF_THE_CLOCK:
                await self._act(ctx, nudge, introduction)
                return None
        message = await CATALOGUE.nudges[nudge.kind](ctx, nudge)
        if message is None:
            return skipped(nudge, "its reason is gone")
        addresses = []
        for person in (nudge.person, *nudge.audience):
            reachable = await tx.addresses(person)
            here = [a for a in reachable if a.community == nudge.community]
            addresses.extend((here or reachable)[:1])
        return Letter(nudge, tuple(addresses), message)

    async def _reader(self, tx: Transaction, nudge: Nudge) -> Context | None:
        person = await tx.person(nudge.network, nudge.person)
        community = await tx.community(nudge.community)
        if person is None or community is None:
            return None
        return Context.of(tx, self._clock.now(), person, community, self._practice)

    @staticmethod
    async def _time_left(tx: Transaction, expire: Nudge) -> timedelta | None:
        """How long they still have who must act: all of it if they were never told to, because the
        bot or the platform was away."""
        assert expire.introduction is not None
        for nudge in await tx.nudges_about(expire.introduction):
            if (
                nudge.status in (NudgeStatus.WAITING, NudgeStatus.CLAIMED)
                and nudge.person == expire.person
                and nudge.key != expire.key
                and nudge.latest_at is None  # reminders and the like come too late by now
            ):
                return max(expire.due_at - nudge.due_at, timedelta(days=1))
        return None

    @staticmethod
    async def _act(ctx: Context, nudge: Nudge, introduction: Introduction) -> None:
        """What the clock itself does: let a matter go, or give a time back to the seeker."""
        if not await ctx.tx.finish_nudge(replace(nudge, status=NudgeStatus.SENT)):
            return
        if nudge.kind is Kind.EXPIRE:
            await change(ctx, introduction, Act.EXPIRE)
        else:
            await change(ctx, introduction, Act.LAPSE, starts_at=None, lapsed=True, turn_at=ctx.now)

    async def _merge(
        self, tx: Transaction, letters: Sequence[Letter]
    ) -> tuple[list[Letter], list[Nudge]]:
        """Three late letters to a person become one: another nudge, which names them.

        It takes their place in this unit of work, before any of them was tried, so that whatever
        fails later, each is told once.
        """
        now = self._clock.now()
        bursts: defaultdict[tuple[str, str], list[Nudge]] = defaultdict(list)
        for letter in letters:
            if may_merge(letter.nudge, now):
                bursts[letter.nudge.community, letter.nudge.person].append(letter.nudge)
        merged: list[Nudge] = []
        for burst in bursts.values():
            if len({nudge.introduction for nudge in burst}) < BURST:
                continue
            together = catch_up(burst, now)
            await tx.put_nudge(together)
            merged += [skipped(nudge, f"told in {together.key}") for nudge in burst]
        gone = {nudge.key for nudge in merged}
        return [letter for letter in letters if letter.nudge.key not in gone], merged

    async def close(self, tx: Transaction, outcomes: Collection[Outcome]) -> set[str]:
        """Write what became of them, and what follows; the keys whose claim still held."""
        kept = await tx.finish_nudges([outcome.nudge for outcome in outcomes])
        for outcome in outcomes:
            nudge = outcome.nudge
            if nudge.key not in kept:
                log.warning("nudge %s: the claim was lost, another worker has it", nudge.key)
            elif outcome.tell_organisers:
                await self._not_reached(tx, nudge)
            elif outcome.missing:
                at = [await tx.person_at(address) for address in outcome.missing]
                await self._alone(tx, nudge, [person.id for person in at if person])
            elif nudge.kind is Kind.KEEP_IN_TOUCH and nudge.status is NudgeStatus.SENT:
                await self._begin_quarter(tx, nudge)
        return kept

    async def _not_reached(self, tx: Transaction, nudge: Nudge) -> None:
        """It is told at the person's next visit; an organiser hears of it, once a day a person."""
        now = self._clock.now()
        person = await tx.person(nudge.network, nudge.person)
        if person is not None and not person.unreached:
            await tx.put_person(replace(person, unreached=True))
        if nudge.audience:
            await self._alone(tx, nudge, nudge.audience)
        if nudge.kind is Kind.UNREACHABLE:
            return
        await tx.put_nudges(
            [
                Nudge(
                    key=f"unreachable.{nudge.person}.{organiser.id}.{now:%Y%m%d}",
                    network=nudge.network,
                    community=nudge.community,
                    person=organiser.id,
                    subject=nudge.person,
                    kind=Kind.UNREACHABLE,
                    due_at=now,
                )
                for organiser in await tx.organisers(nudge.community)
                if organiser.id != nudge.person
            ]
        )

    async def _alone(self, tx: Transaction, nudge: Nudge, missing: Sequence[str]) -> None:
        """Whom the conversation did not reach is told by themselves; those in it hear of that."""
        now = self._clock.now()
        one = Nudge(
            key=nudge.key,
            network=nudge.network,
            community=nudge.community,
            person=nudge.person,
            kind=Kind.UNREACHABLE,
            due_at=now,
        )
        about, kind = nudge.introduction or nudge.subject, nudge.kind
        told = [
            replace(one, key=f"{nudge.key}.{id}", person=id, kind=kind, subject=about)
            for id in missing
        ]
        if nudge.status is NudgeStatus.SENT:
            told += [
                replace(one, key=f"{nudge.key}.{id}.{other}", person=other, subject=id)
                for id in missing
                for other in (nudge.person, *nudge.audience)
                if other not in missing
            ]
        await tx.put_nudges(told)

    async def _begin_quarter(self, tx: Transaction, nudge: Nudge) -> None:
        """A prompt starts the quarter anew, so that it comes quarterly at most."""
        ctx = await self._reader(tx, nudge)
        if ctx is None or nudge.introduction is None or not (nudge.address and nudge.ref):
            return
        introduction = await tx.introduction(nudge.network, nudge.introduction)
        if introduction is None or not await is_planned(ctx, introduction, nudge.key):
            return
        # This message itself stays as it is.
        itself = MessageRef(Address.parse(nudge.address), nudge.ref)
        try:
            await change(replace(ctx, source=itself), introduction, Act.KEEP, contact_at=ctx.now)
        except (Stale, UserError):
            log.info("%s changed while it was prompted", introduction.id)

    async def redraw(self, tx: Transaction, nudge: Nudge) -> Message | None:
        """A message that was sent, as it should look now; None to leave it as it is."""
        ctx = await self._reader(tx, nudge)
        if ctx is None or nudge.introduction is None or nudge.audience:
            return None
        introduction = await tx.introduction(nudge.network, nudge.introduction)
        if introduction is None:
            return None
        if await is_planned(ctx, introduction, nudge.key):
            return await CATALOGUE.nudges[nudge.kind](ctx, nudge)
        return await past(ctx, introduction)


def may_merge(nudge: Nudge, now: datetime) -> bool:
    """Whether it waited for the bot, no earlier try may have arrived, and its card says it all."""
    late = nudge.due_at <= now - LATE
    return late and nudge.attempts <= 1 and nudge.kind in MERGED and nudge.introduction is not None


def catch_up(burst: Sequence[Nudge], now: datetime) -> Nudge:
    """One nudge in place of these, which are all to one person in one community."""
    ordered = sorted(burst, key=lambda nudge: (nudge.due_at, nudge.key))
    first = ordered[0]
    return Nudge(
        key=f"catch-up.{first.person}.{int(now.timestamp() * 1_000_000)}",
        network=first.network,
        community=first.community,
        person=first.person,
        subject=" ".join(nudge.key for nudge in ordered),
        kind=Kind.CATCH_UP,
        due_at=now,
    )


def sent(nudge: Nudge, ref: MessageRef) -> Nudge:
    """The platform answered."""
    return replace(nudge, status=NudgeStatus.SENT, address=str(ref.address), ref=ref.id, reason="")


def skipped(nudge: Nudge, reason: str) -> Nudge:
    """Not to be sent."""
    return replace(nudge, status=NudgeStatus.SKIPPED, reason=reason)


def failed(nudge: Nudge, reason: str) -> Nudge:
    """Given up."""
    return replace(nudge, status=NudgeStatus.FAILED, reason=reason)


def put_off(nudge: Nudge, due: datetime, reason: str = "") -> Nudge:
    """To wait until then. Nothing was sent by this attempt, so it does not count."""
    return replace(again_at(nudge, due, reason), attempts=nudge.attempts - 1)


def again_at(nudge: Nudge, due: datetime, reason: str) -> Nudge:
    """To be tried again then: the attempt counts, for its message may have arrived."""
    return replace(nudge, status=NudgeStatus.WAITING, due_at=due, reason=reason)
