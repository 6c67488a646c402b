"""From a claim to its outcome: write the letter, call the platform, write what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from weakref import WeakValueDictionary

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
    Temporary,
    Throttled,
    Unreachable,
)
from bot.store import Store, Unavailable
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
OUR_ATTEMPTS = 12
"""Tries where the fault seems to be ours: most of an hour, in which a passing one would be over."""
REDRAWING = 32
"""Messages of one community that are drawn again at once."""
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
        self._queue: set[asyncio.Task[Any]] = set()
        """Those who wait for the platform's pace."""
        self._pens: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """Held while letters of a network are written: some at a time, and whoever waits comes in
        between; and no network waits for another's."""
        self._redrawing: Counter[str] = Counter()
        """Messages of each community that are being drawn again."""

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

    def deliver(self, batch: Sequence[Nudge], until: float) -> None:
        """Begin to send these, which are all of one community. Their lease ends at `until`, in the
        loop's seconds, which began before they were claimed."""
        self._lanes.enter(batch[0].community, len(batch))
        self._tasks.begin(self._deliver(batch, until - MARGIN))

    def easel(self, community: str) -> int:
        """How many more messages of that community may be drawn again now: many, or none."""
        room = REDRAWING - self._redrawing[community]
        return room if room >= REDRAWING // 2 else 0

    def redraw(self, nudge: Nudge) -> None:
        """Begin to bring a message that was sent up to date; old buttons go."""
        self._redrawing[nudge.community] += 1
        self._tasks.begin(self._redraw(nudge))

    async def wait(self) -> None:
        """Until what was begun is done. Raises what went wrong with us, not with a nudge."""
        await asyncio.gather(*self._tasks.running)

    async def close(self, seconds: float) -> None:
        """Finish what is being sent, give back what was not begun, cut off the rest in the end.

        What was cut off stays claimed: whoever takes it over asks the platform first.
        """
        self._stopping = True
        for waiting in tuple(self._queue):
            waiting.cancel()
        if self._tasks.running:
            await asyncio.wait(self._tasks.running, timeout=seconds)
        await self._tasks.cancel()
        await self._outbox.close()

    async def _deliver(self, batch: Sequence[Nudge], until: float) -> None:
        """Write the letters some at a time, and send them without waiting for each other."""
        ahead = {nudge.key: nudge for nudge in batch}
        posts: list[asyncio.Task[None]] = []
        try:
            for some in portions(batch):
                async with self._pen(batch[0].network):
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

    def _pen(self, network: str) -> asyncio.Lock:
        pen = self._pens.get(network)
        if pen is None:
            pen = self._pens[network] = asyncio.Lock()
        return pen

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
                outcomes = [Outcome(put_off(n, due, "the database was away")) for n in nudges]
            else:
                outcomes = [self._after_trouble(n, error, OUR_ATTEMPTS) for n in nudges]
            await asyncio.gather(*map(self._finish, outcomes))
            return []
        if len(letters) < len(nudges):
            self._changed()
        return letters

    async def _post(self, letter: Letter, until: float) -> None:
        """Send one letter before `until`, and write what became of it."""
        nudge, loop = letter.nudge, asyncio.get_running_loop()
        try:
            refused: float | None = None
            try:
                await self._turn(letter)
                if not self._may_begin(nudge, until - MARGIN):
                    await self._finish(Outcome(put_off(nudge, nudge.due_at)))
                    return
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
            except (ChatError, TimeoutError, OSError, Unavailable) as error:
                refused, outcome = 0.0, self._after_trouble(nudge, error, ATTEMPTS)
            except Exception as error:
                log.exception("nudge %s could not be sent", nudge.key)
                outcome = self._after_trouble(nudge, error, OUR_ATTEMPTS)
            else:
                outcome = Outcome(sent(nudge, ref))
            self._lanes.report(nudge.community, loop.time(), refused)
            if outcome.nudge.status is NudgeStatus.FAILED:
                log.warning("nudge %s given up: %s", nudge.key, outcome.nudge.reason)
            await self._finish(outcome)
        finally:
            self._release(nudge)

    async def _turn(self, letter: Letter) -> None:
        """Wait for the platform's pace. Whoever stops us says so to those who wait here, and they
        give back what they have: nothing of it was sent."""
        task = asyncio.current_task()
        assert task is not None
        self._queue.add(task)
        try:
            for addresses in letter.conversations:
                if (chat := self._chats.get(addresses[0].platform)) is not None:
                    await chat.turn(addresses)
        except asyncio.CancelledError:
            if not self._stopping:
                raise
            task.uncancel()
        finally:
            self._queue.discard(task)

    def _may_begin(self, nudge: Nudge, until: float) -> bool:
        """Whether it is still ours to send, as far as we can know."""
        claim = self._held.get(nudge.key, nudge)
        return (
            not self._stopping
            and asyncio.get_running_loop().time() <= until
            and claim.token is not None
            and self._store.holds(claim.token)
        )

    def _after_trouble(self, nudge: Nudge, error: Exception, most: int) -> Outcome:
        """Whether it arrived is not known: it is tried again, as a second try; so often at most."""
        reason = str(error) or type(error).__name__
        if nudge.attempts >= most:
            given_up = failed(nudge, f"{nudge.attempts} attempts: {reason}")
            return Outcome(given_up, tell_organisers=True)
        due = self._clock.now() + pause_after(nudge.attempts)
        return Outcome(again_at(nudge, due, reason))

    async def _send(self, letter: Letter) -> MessageRef:
        nudge, addresses, message = letter.nudge, letter.addresses, letter.message
        again = nudge.attempts > 1
        if not addresses:
            raise Unreachable("no address is left")
        if nudge.audience and not letter.together:
            return await self._relay(letter, again)
        chat = self._chats.get(addresses[0].platform)
        if chat is None:
            raise Unreachable(f"{addresses[0].platform} is not running here")
        if letter.together:
            return await chat.gather(addresses, message, nudge.key, again)
        return await chat.send(addresses[0], message, nudge.key, again)

    async def _relay(self, letter: Letter, again: bool) -> MessageRef:
        """To each by themselves, where no conversation holds them all. Raises `PartlyReached`."""
        refs: list[MessageRef] = []
        missing: list[Address] = []
        for number, address in enumerate(letter.addresses):
            chat = self._chats.get(address.platform)
            key = f"{letter.nudge.key}.{number}"
            try:
                if chat is None:
                    raise Unreachable(f"{address.platform} is not running here")
                refs.append(await chat.send(address, letter.message, key, again))
            except Unreachable:
                missing.append(address)
            except Throttled as error:
                if refs:  # the first has it: whoever tries again has to look
                    raise Temporary("some of them were told") from error
                raise
        if not refs:
            raise Unreachable("none of those to introduce takes messages")
        if missing:
            raise PartlyReached(refs[0], missing)
        return refs[0]

    async def _redraw(self, nudge: Nudge) -> None:
        done = replace(nudge, stale=False)
        try:
            async with self._pen(nudge.network), self._store.transaction() as tx:
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
            self._held.pop(nudge.key, None)
            full = not self.easel(nudge.community)
            self._redrawing[nudge.community] -= 1
            if not self._redrawing[nudge.community]:
                del self._redrawing[nudge.community]
            if full and self.easel(nudge.community):
                self._changed()

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


def portions(batch: Sequence[Nudge]) -> Iterator[list[Nudge]]:
    """As many as are written together, with all that is to one person in the same portion, so that
    a burst is seen as one."""
    by_person: dict[str, list[Nudge]] = {}
    for nudge in batch:
        by_person.setdefault(nudge.person, []).append(nudge)
    some: list[Nudge] = []
    for theirs in by_person.values():
        if some and len(some) + len(theirs) > TOGETHER:
            yield some
            some = []
        some += theirs
    if some:
        yield some


def _given_back(claim: Nudge) -> Nudge:
    """The claim undone: to be sent, or to be drawn again, by whoever claims it next."""
    if claim.status is NudgeStatus.SENT:
        return replace(claim, stale=True)
    return put_off(claim, claim.due_at)
