"""From a claim to its outcome: write the letter, call the platform, write what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.delivery import Letter, Mail, Outcome, again_at, failed, put_off, sent
from bot.model.nudges import Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.practice import Practice
from bot.outbox import Outbox
from bot.pace import ATTEMPTS, Lanes, pause_after, pause_as_told
from bot.ports import (
    Chat,
    ChatError,
    Clock,
    MessageRef,
    PartlyReached,
    Store,
    Throttled,
    Unavailable,
    Unreachable,
)
from bot.tasks import Tasks

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""How long a claim holds where its owner stops without dying. A dead one's is free at once."""
CALL_SECONDS = 45.0
"""How long a platform may take to answer: longer is an unknown outcome."""
MARGIN = 5.0
"""Seconds before the end of a lease in which nothing is begun, and again in which nothing runs."""
TOGETHER = 32
"""Letters written in one unit of work: members wait for its end."""
REDRAW_SECONDS = 60.0
"""After this a message that could not be drawn again is tried once more."""


class Sender:
    """Delivers what was claimed. `changed` is called where something may have become due."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
        lanes: Lanes,
        changed: Callable[[], None],
    ) -> None:
        self._store = store
        self._chats = chats
        self._clock = clock
        self._mail = Mail(clock, practice)
        self._outbox = Outbox(store, self._mail, changed)
        self._lanes = lanes
        self._changed = changed
        self._held: dict[str, Nudge] = {}
        self._tasks = Tasks(log, "a delivery broke off; its lease brings it back")
        self._stopping = False
        self._pen = asyncio.Lock()
        """Held while letters are written: some at a time, and whoever waits comes in between."""
        self.redrawing = 0
        """Messages that are being drawn again."""

    @property
    def busy(self) -> bool:
        """Whether anything is being delivered."""
        return bool(self._tasks.running)

    def take(self, claimed: Collection[Nudge]) -> list[Nudge]:
        """Hold these claims; those that are new. After a jump of the clock what we hold looks as
        if its lease were over: then only its token is another one."""
        new = [nudge for nudge in claimed if nudge.key not in self._held]
        self._held.update((nudge.key, nudge) for nudge in claimed)
        return new

    def deliver(self, batch: Sequence[Nudge]) -> None:
        """Begin to send these, which are all of one community."""
        self._lanes.enter(batch[0].community, len(batch))
        self._tasks.begin(self._deliver(batch))

    def redraw(self, nudge: Nudge) -> None:
        """Begin to bring a message that was sent up to date; old buttons go."""
        self.redrawing += 1
        self._tasks.begin(self._redraw(nudge))

    async def wait(self) -> None:
        """Until what was begun is done. Raises what went wrong with us, not with a nudge."""
        await asyncio.gather(*self._tasks.running)

    async def close(self, seconds: float) -> None:
        """Finish what is being sent, give back what was not begun, cut off the rest in the end.

        What was cut off stays claimed: whoever takes it over asks the platform first.
        """
        self._stopping = True
        if self._tasks.running:
            await asyncio.wait(self._tasks.running, timeout=seconds)
        await self._tasks.cancel()
        await self._outbox.close()

    async def _deliver(self, batch: Sequence[Nudge]) -> None:
        """Write the letters some at a time, and send them without waiting for each other."""
        until = asyncio.get_running_loop().time() + LEASE.total_seconds() - MARGIN
        ahead = {nudge.key: nudge for nudge in batch}
        posts: list[asyncio.Task[None]] = []
        try:
            while ahead:
                some = list(ahead.values())[:TOGETHER]
                async with self._pen:
                    letters = {letter.nudge.key: letter for letter in await self._open(some)}
                for nudge in some:
                    del ahead[nudge.key]
                    if nudge.key not in letters:
                        self._release(nudge)
                posts += [
                    asyncio.create_task(self._post(letter, until)) for letter in letters.values()
                ]
                await asyncio.sleep(0)
            await asyncio.gather(*posts)
        finally:
            for nudge in ahead.values():
                self._release(nudge)
            for post in posts:
                post.cancel()
            await asyncio.gather(*posts, return_exceptions=True)

    async def _open(self, nudges: Sequence[Nudge]) -> list[Letter]:
        """Their letters. If it fails for all together, each is tried alone."""
        if self._stopping:
            await asyncio.gather(*(self._finish(Outcome(put_off(n, n.due_at))) for n in nudges))
            return []
        try:
            async with self._store.transaction() as tx:
                letters = await self._mail.open(tx, nudges)
        except Exception as error:
            if len(nudges) > 1 and not isinstance(error, Unavailable):
                return [letter for nudge in nudges for letter in await self._open([nudge])]
            log.warning("%d nudges not written now: %s", len(nudges), error)
            if isinstance(error, Unavailable):
                due = self._clock.now() + pause_after(1)
                put_back = [put_off(n, due, "the database was away") for n in nudges]
            else:
                due = self._clock.now() + pause_after(nudges[0].attempts)
                reason = f"could not be written: {type(error).__name__}"
                put_back = [again_at(n, due, reason) for n in nudges]
            await asyncio.gather(*(self._finish(Outcome(nudge)) for nudge in put_back))
            return []
        if len(letters) < len(nudges):
            self._changed()
        return letters

    async def _post(self, letter: Letter, until: float) -> None:
        """Send one letter before `until`, and write what became of it."""
        nudge, loop = letter.nudge, asyncio.get_running_loop()
        try:
            if self._stopping or loop.time() > until - MARGIN:
                await self._finish(Outcome(put_off(nudge, nudge.due_at)))
                return
            refused: float | None = None
            try:
                async with asyncio.timeout_at(min(loop.time() + CALL_SECONDS, until)):
                    ref = await self._send(letter)
            except Throttled as error:
                refused = error.retry_after
                due = self._clock.now() + pause_as_told(refused)
                outcome = Outcome(put_off(nudge, due, "throttled"))
            except PartlyReached as error:
                outcome = Outcome(sent(nudge, error.ref), missing=error.missing)
            except Unreachable as error:
                outcome = Outcome(failed(nudge, f"unreachable: {error}"), tell_organisers=True)
            except (ChatError, TimeoutError, OSError) as error:
                refused, outcome = 0.0, self._after_trouble(nudge, error)
            except Exception:
                log.exception("nudge %s could not be sent", nudge.key)
                outcome = Outcome(failed(nudge, "could not be sent; see the log"))
            else:
                outcome = Outcome(sent(nudge, ref))
            self._lanes.report(nudge.community, loop.time(), refused)
            if outcome.nudge.status is NudgeStatus.FAILED:
                log.warning("nudge %s given up: %s", nudge.key, outcome.nudge.reason)
            await self._finish(outcome)
        finally:
            self._release(nudge)

    def _after_trouble(self, nudge: Nudge, error: Exception) -> Outcome:
        """Whether it arrived is not known: it is tried again, as a second try."""
        reason = str(error) or type(error).__name__
        if nudge.attempts >= ATTEMPTS:
            given_up = failed(nudge, f"{nudge.attempts} attempts: {reason}")
            return Outcome(given_up, tell_organisers=True)
        due = self._clock.now() + pause_after(nudge.attempts)
        return Outcome(again_at(nudge, due, reason))

    async def _send(self, letter: Letter) -> MessageRef:
        nudge, addresses, message = letter.nudge, letter.addresses, letter.message
        again = nudge.attempts > 1
        if not addresses:
            raise Unreachable("no address is left")
        chat = self._chats.get(addresses[0].platform)
        if chat is None:
            raise Unreachable(f"{addresses[0].platform} is not running here")
        if not nudge.audience:
            return await chat.send(addresses[0], message, nudge.key, again)
        if len({a.community for a in addresses}) == 1 and len(addresses) > 1:
            return await chat.gather(addresses, message, nudge.key, again)
        refs = []
        for number, address in enumerate(addresses):
            there = self._chats.get(address.platform)
            if there is not None:
                refs.append(await there.send(address, message, f"{nudge.key}.{number}", again))
        return refs[0]

    async def _redraw(self, nudge: Nudge) -> None:
        done = replace(nudge, stale=False)
        try:
            async with self._pen, self._store.transaction() as tx:
                message = await self._mail.redraw(tx, nudge)
            if message is not None and nudge.ref and nudge.address:
                address = Address.parse(nudge.address)
                chat = self._chats.get(address.platform)
                if chat is not None:
                    async with asyncio.timeout(CALL_SECONDS):
                        await chat.update(MessageRef(address, nudge.ref), message)
        except Unreachable:
            log.info("message %s is gone and cannot be brought up to date", nudge.key)
        except (ChatError, TimeoutError, OSError, Unavailable) as error:
            log.info("message %s not yet brought up to date: %s", nudge.key, error)
            wait = error.retry_after if isinstance(error, Throttled) else REDRAW_SECONDS
            # A sent one is due again only to be drawn.
            done = replace(nudge, stale=True, due_at=self._clock.now() + pause_as_told(wait))
        except Exception:
            log.exception("message %s could not be drawn again", nudge.key)
        try:
            await self._finish(Outcome(done))
        finally:
            self.redrawing -= 1
            self._held.pop(nudge.key, None)

    async def _finish(self, outcome: Outcome) -> None:
        """Write what became of it, under the claim we hold now.

        That may be another than we began with: after a jump of the clock our own lease looks over.
        """
        while True:
            nudge = outcome.nudge
            claim = self._held.get(nudge.key, nudge)
            if claim.token != nudge.token:
                outcome = replace(outcome, nudge=replace(nudge, token=claim.token))
            kept = await self._outbox.put(outcome)
            later = self._held.get(nudge.key)
            if later is None or later.token == outcome.nudge.token:
                return
            if kept:
                # Claimed again after that was written: nobody works on this claim.
                await self._outbox.put(Outcome(_given_back(later)))
                return

    def _release(self, nudge: Nudge) -> None:
        """It is no longer in our hands."""
        self._held.pop(nudge.key, None)
        if self._lanes.leave(nudge.community, asyncio.get_running_loop().time()):
            self._changed()


def _given_back(claim: Nudge) -> Nudge:
    """The claim undone: to be sent, or to be drawn again, by whoever claims it next."""
    if claim.status is NudgeStatus.SENT:
        return replace(claim, stale=True)
    return put_off(claim, claim.due_at)
