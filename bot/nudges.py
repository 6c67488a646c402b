"""The dispatcher: claim what is due, write it from the state of this moment, send, finish.

APScheduler holds one trigger for the next due instant; the store remembers everything. A nudge is
claimed before the platform is called and finished only after it answered, so that a crash in
between leads to a second try with the same key, which the platform recognises.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.catalogue import CATALOGUE
from bot.context import Context, change, is_planned
from bot.flows.cards import card
from bot.model.introductions import CLOSED, Act, Introduction
from bot.model.nudges import Kind, Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.practice import Practice
from bot.policy import ACTS_OF_THE_CLOCK, allowed_at, wanted
from bot.ports import (
    Chat,
    ChatError,
    Clock,
    MessageRef,
    Store,
    Throttled,
    Transaction,
    Unreachable,
)
from bot.view import Message
from bot.words import Words

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""How long a claim holds: longer than any platform takes to answer."""
BATCH = 50
ATTEMPTS = 8
"""Tries of a temporary failure, at doubling distances from 5 seconds: about 20 minutes."""


class Dispatcher:
    """Sends nudges when they are due. One per process; several may share a store."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
    ) -> None:
        self._store = store
        self._chats = chats
        self._clock = clock
        self._practice = practice
        self._scheduler: AsyncIOScheduler | None = None
        self._woken = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        self._sending = asyncio.Lock()

    async def start(self) -> None:
        """Begin: what is overdue is sent at once, then the next due instant is waited for."""
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.start()
        self._worker = asyncio.create_task(self._work(), name="nudges")
        self.wake()

    async def close(self) -> None:
        """Stop after what is being sent now."""
        if self._worker is not None:
            async with self._sending:
                self._worker.cancel()
            await asyncio.gather(self._worker, return_exceptions=True)
            self._worker = None
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None

    def wake(self) -> None:
        """Something was written or the clock was moved: look again."""
        self._woken.set()

    async def _work(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.settle()
                await self._wait_for_next()
            except Exception:
                log.exception("the dispatcher stumbled; it looks again in a moment")
                self._wake_at(datetime.now(UTC) + timedelta(seconds=5))

    async def _wait_for_next(self) -> None:
        async with self._store.transaction() as tx:
            due = await tx.next_due()
        if due is not None:
            # The clock may be a playground's; the trigger runs on the machine's.
            wait = max(due - self._clock.now(), timedelta())
            self._wake_at(datetime.now(UTC) + wait)

    def _wake_at(self, instant: datetime) -> None:
        if self._scheduler is not None:
            self._scheduler.add_job(
                self.wake,
                DateTrigger(instant),
                id="next nudge",
                replace_existing=True,
                misfire_grace_time=None,
            )

    async def settle(self) -> None:
        """Send everything due at this moment, and draw again what is stale, before returning."""
        async with self._sending:
            while True:
                now = self._clock.now()
                token = secrets.token_hex(8)
                async with self._store.transaction() as tx:
                    lease = now + LEASE
                    due = await tx.claim_due(now, token, lease, BATCH)
                    stale = await tx.claim_stale(now, token, lease, BATCH)
                if not due and not stale:
                    return
                await asyncio.gather(
                    *(self._deliver(nudge) for nudge in due),
                    *(self._redraw(nudge) for nudge in stale),
                )

    async def _deliver(self, nudge: Nudge) -> None:
        try:
            async with self._store.transaction() as tx:
                prepared = await self._prepare(tx, nudge)
            if prepared is None:
                return
            addresses, message = prepared
            ref = await self._send(nudge, addresses, message)
        except Throttled as error:
            await self._later(nudge, timedelta(seconds=error.retry_after), "throttled")
        except Unreachable as error:
            await self._give_up(nudge, f"unreachable: {error}")
        except (ChatError, TimeoutError, OSError) as error:
            if nudge.attempts >= ATTEMPTS:
                await self._give_up(nudge, f"{nudge.attempts} attempts: {error}")
            else:
                pause = 5 * 2 ** (nudge.attempts - 1) * random.uniform(0.8, 1.2)
                await self._later(nudge, timedelta(seconds=pause), str(error))
        except Exception:
            log.exception("nudge %s could not be written", nudge.key)
            await self._give_up(nudge, "could not be written; see the log")
        else:
            await self._finish_sent(nudge, ref)

    async def _prepare(self, tx: Transaction, nudge: Nudge) -> tuple[list[Address], Message] | None:
        """What to send where; None when the nudge was finished without a message."""
        now = self._clock.now()
        if nudge.latest_at is not None and nudge.latest_at <= now:
            await self._skip(tx, nudge, "too late to be of use")
            return None
        ctx = await self._reader(tx, nudge)
        if ctx is None or not wanted(ctx.me, nudge.kind):
            await self._skip(tx, nudge, "not wanted")
            return None
        allowed = allowed_at(ctx.me, nudge.kind, now)
        if allowed > now:
            await tx.finish_nudge(replace(nudge, status=NudgeStatus.WAITING, due_at=allowed))
            return None
        if nudge.introduction is not None:
            introduction = await tx.introduction(nudge.network, nudge.introduction)
            if introduction is None or not await is_planned(ctx, introduction, nudge.key):
                await self._skip(tx, nudge, "its reason is gone")
                return None
            if nudge.kind in ACTS_OF_THE_CLOCK:
                await self._act(ctx, nudge, introduction)
                return None
        message = await CATALOGUE.nudges[nudge.kind](ctx, nudge)
        if message is None:
            await self._skip(tx, nudge, "its reason is gone")
            return None
        addresses = []
        for person in (nudge.person, *nudge.audience):
            reachable = await tx.addresses(person)
            here = [a for a in reachable if a.community == nudge.community]
            addresses.extend((here or reachable)[:1])
        if not addresses:
            raise Unreachable("no address is left")
        return addresses, message

    async def _reader(self, tx: Transaction, nudge: Nudge) -> Context | None:
        person = await tx.person(nudge.network, nudge.person)
        community = await tx.community(nudge.community)
        if person is None or community is None:
            return None
        return Context(
            tx=tx,
            now=self._clock.now(),
            me=person,
            community=community,
            practice=self._practice,
            words=Words.of(person),
        )

    @staticmethod
    async def _skip(tx: Transaction, nudge: Nudge, reason: str) -> None:
        await tx.finish_nudge(replace(nudge, status=NudgeStatus.SKIPPED, reason=reason))

    @staticmethod
    async def _act(ctx: Context, nudge: Nudge, introduction: Introduction) -> None:
        """What the clock itself does: let a matter go, or give a time back to the seeker."""
        done = replace(nudge, status=NudgeStatus.SENT)
        if not await ctx.tx.finish_nudge(done):
            return
        if nudge.kind is Kind.EXPIRE:
            await change(ctx, introduction, Act.EXPIRE)
        else:
            await change(ctx, introduction, Act.LAPSE, starts_at=None, lapsed=True, turn_at=ctx.now)

    async def _send(self, nudge: Nudge, addresses: list[Address], message: Message) -> MessageRef:
        chat = self._chats.get(addresses[0].platform)
        if chat is None:
            raise Unreachable(f"{addresses[0].platform} is not running here")
        if not nudge.audience:
            return await chat.send(addresses[0], message, nudge.key)
        if len({a.community for a in addresses}) == 1 and len(addresses) > 1:
            return await chat.gather(addresses, message, nudge.key)
        refs = []
        for number, address in enumerate(addresses):
            there = self._chats.get(address.platform)
            if there is not None:
                refs.append(await there.send(address, message, f"{nudge.key}.{number}"))
        return refs[0]

    async def _finish_sent(self, nudge: Nudge, ref: MessageRef) -> None:
        async with self._store.transaction() as tx:
            sent = replace(
                nudge, status=NudgeStatus.SENT, address=str(ref.address), ref=ref.id, reason=""
            )
            if not await tx.finish_nudge(sent) or nudge.introduction is None:
                return
            ctx = await self._reader(tx, nudge)
            introduction = await tx.introduction(nudge.network, nudge.introduction)
            if ctx is None or introduction is None:
                return
            if not await is_planned(ctx, introduction, nudge.key):
                # It changed while the message was on its way: the card it shows is old already.
                await tx.mark_stale(introduction.id)
            elif nudge.kind is Kind.KEEP_IN_TOUCH:
                # A prompt starts the quarter anew, so that it comes quarterly at most.
                await change(ctx, introduction, Act.KEEP, contact_at=ctx.now)

    async def _later(self, nudge: Nudge, pause: timedelta, reason: str) -> None:
        async with self._store.transaction() as tx:
            due = self._clock.now() + pause
            await tx.finish_nudge(
                replace(nudge, status=NudgeStatus.WAITING, due_at=due, reason=reason)
            )

    async def _give_up(self, nudge: Nudge, reason: str) -> None:
        log.warning("nudge %s to %s given up: %s", nudge.key, nudge.person, reason)
        async with self._store.transaction() as tx:
            failed = replace(nudge, status=NudgeStatus.FAILED, reason=reason)
            if await tx.finish_nudge(failed) and nudge.kind is not Kind.UNREACHABLE:
                now = self._clock.now()
                for organiser in await tx.organisers(nudge.community):
                    if organiser.id != nudge.person:
                        await tx.put_nudge(unreachable(nudge, organiser.id, now))

    async def _redraw(self, nudge: Nudge) -> None:
        """Bring a message that was sent up to date; old buttons go."""
        try:
            async with self._store.transaction() as tx:
                message = await self._fresh(tx, nudge)
            if message is not None and nudge.ref and nudge.address:
                address = Address.parse(nudge.address)
                chat = self._chats.get(address.platform)
                if chat is not None:
                    await chat.update(MessageRef(address, nudge.ref), message)
        except (Unreachable, KeyError):
            log.info("message %s is gone and cannot be brought up to date", nudge.key)
        except (ChatError, TimeoutError, OSError) as error:
            # The claim's lease runs out and it is tried again.
            log.info("message %s not yet brought up to date: %s", nudge.key, error)
            return
        except Exception:
            log.exception("message %s could not be drawn again", nudge.key)
        async with self._store.transaction() as tx:
            await tx.finish_nudge(replace(nudge, stale=False))

    async def _fresh(self, tx: Transaction, nudge: Nudge) -> Message | None:
        ctx = await self._reader(tx, nudge)
        if ctx is None or nudge.introduction is None or nudge.audience:
            return None
        introduction = await tx.introduction(nudge.network, nudge.introduction)
        if introduction is None:
            return None
        if introduction.status not in CLOSED and await is_planned(ctx, introduction, nudge.key):
            return await CATALOGUE.nudges[nudge.kind](ctx, nudge)
        return await card(ctx, introduction)


def unreachable(nudge: Nudge, organiser: str, now: datetime) -> Nudge:
    """Tell an organiser that a member cannot be reached: once a day a member, whatever failed."""
    return Nudge(
        key=f"unreachable.{nudge.person}.{organiser}.{now:%Y%m%d}",
        network=nudge.network,
        community=nudge.community,
        person=organiser,
        subject=nudge.person,
        kind=Kind.UNREACHABLE,
        due_at=now,
    )
