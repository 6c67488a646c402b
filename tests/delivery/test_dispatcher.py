"""The dispatcher by itself: fair, patient, once; on a clock that is moved by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.model.nudges import Kind, Nudge, NudgeStatus
from bot.model.people import Address
from bot.model.practice import Practice
from bot.nudges import Dispatcher
from bot.ports import MessageRef, Temporary, Throttled
from bot.store import Store, Transaction, Unavailable
from bot.view import Message
from storage import open_store
from tests.builders import NOW, make_community, make_nudge, make_person
from tests.conversations.outside import TownChat, TownClock

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


class Shaky:
    """A store whose database goes away."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.away = 0
        """So many units of work are not taken."""
        self.units = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A unit of work, or `Unavailable`."""
        self.units += 1
        if self.away:
            self.away -= 1
            raise Unavailable("the database is away")
        async with self.store.transaction() as tx:
            yield tx

    def claim_token(self) -> str:
        """See `bot.store.Store`."""
        return self.store.claim_token()

    def holds(self, token: str) -> bool:
        """See `bot.store.Store`."""
        return self.store.holds(token)

    def on_news(self, call: Callable[[], None]) -> None:
        """See `bot.store.Store`."""

    async def close(self) -> None:
        """See `bot.store.Store`."""
        await self.store.close()


class SlowChat(TownChat):
    """A chat that can be made to hang, and says what it was told of second tries."""

    def __init__(self, clock: TownClock) -> None:
        super().__init__(clock)
        self.release = asyncio.Event()
        self.release.set()
        self.entered = asyncio.Event()
        self.seconds: list[str] = []

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Visible once it is released."""
        self.entered.set()
        if again:
            self.seconds.append(key)
        if not self.release.is_set():
            self.tried.append(key)
            await self.release.wait()
            self.tried.remove(key)
        return await super().send(address, message, key, again)


class Post:
    """A dispatcher, its clock, its chat and its store."""

    def __init__(self, store: Store) -> None:
        self.store = Shaky(store)
        self.clock = TownClock(NOW)
        self.chat = SlowChat(self.clock)
        self.dispatcher = self.another()

    def another(self) -> Dispatcher:
        """One more worker on the same store."""
        return Dispatcher(
            store=self.store, chats={"town": self.chat}, clock=self.clock, practice=Practice()
        )

    async def put(self, *nudges: Nudge) -> None:
        """More to send."""
        async with self.store.store.transaction() as tx:
            await tx.put_nudges(nudges)

    async def nudge(self, key: str) -> Nudge:
        """As it is stored."""
        async with self.store.store.transaction() as tx:
            found = await tx.nudge(key)
        assert found is not None
        return found

    @property
    def keys(self) -> list[str]:
        """What became visible, in order."""
        return [shown.key for shown in self.chat.shown]

    async def seen(self, *keys: str) -> None:
        """Until all of these are visible."""
        async with asyncio.timeout(10):
            while not set(keys) <= set(self.keys):  # noqa: ASYNC110 - the chat tells nobody
                await asyncio.sleep(0.005)

    async def at_rest(self) -> None:
        """Until nothing is claimed."""
        async with asyncio.timeout(10):
            while any([(await self.nudge(key)).token for key in self.keys]):  # noqa: ASYNC110
                await asyncio.sleep(0.005)


def a_nudge(key: str, community: str = "town:a", **changes: object) -> Nudge:
    """A plain message to an organiser, with nothing behind it."""
    given: dict[str, object] = {
        "community": community,
        "person": f"olu-{community[-1]}",
        "introduction": None,
        "subject": "hal",
        "kind": Kind.UNREACHABLE,
    }
    return make_nudge(key, **{**given, **changes})


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """Two communities with an organiser each."""
    store = await open_store("sqlite://")
    async with store.transaction() as tx:
        await tx.put_person(make_person("hal"))
        for space in "ab":
            await tx.put_community(make_community(f"town:{space}"))
            await tx.put_person(make_person(f"olu-{space}"))
            await tx.put_address(Address("town", space, "olu"), f"olu-{space}", NOW)
    made = Post(store)
    yield made
    made.chat.release.set()
    await made.dispatcher.close()
    await store.close()


async def test_a_throttled_or_put_off_nudge_was_not_tried(post: Post) -> None:
    await post.put(a_nudge("n"))
    post.chat.fails = [Throttled(30), Temporary("502")]
    await post.dispatcher.settle()
    waiting = await post.nudge("n")
    assert (waiting.status, waiting.attempts, waiting.reason) == ("waiting", 0, "throttled")
    assert 30 * SECOND <= waiting.due_at - NOW <= 33 * SECOND
    post.clock.at = waiting.due_at
    await post.dispatcher.settle()
    assert post.chat.seconds == []
    post.clock.at = (await post.nudge("n")).due_at
    await post.dispatcher.settle()
    assert post.chat.seconds == ["n"]  # only after a failure of which nobody knows the outcome
    assert (await post.nudge("n")).status is NudgeStatus.SENT


async def test_pauses_double_up_to_ten_minutes(post: Post) -> None:
    await post.put(a_nudge("n"))
    pauses = []
    for _ in range(10):
        post.chat.fails = [Temporary("down")]
        await post.dispatcher.settle()
        due = (await post.nudge("n")).due_at
        pauses.append((due - post.clock.at) / SECOND)
        post.clock.at = due
    for pause, expected in zip(pauses, (5, 10, 20, 40, 80, 160, 320, 600, 600, 600), strict=True):
        assert 0.8 * expected <= pause <= 1.2 * expected


async def test_a_platform_that_never_answers_is_an_unknown_outcome(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sending.CALL_SECONDS", 0.01)
    await post.put(a_nudge("n"))
    post.chat.release.clear()
    await post.dispatcher.settle()
    waiting = await post.nudge("n")
    assert (waiting.status, waiting.attempts, waiting.reason) == ("waiting", 1, "TimeoutError")
    post.chat.release.set()
    post.clock.at = waiting.due_at
    await post.dispatcher.settle()
    assert (post.keys, post.chat.seconds) == (["n"], ["n"])


@pytest.mark.parametrize("jump", [-HOUR, -3 * SECOND, 3 * SECOND, HOUR, 24 * HOUR])
async def test_a_clock_that_jumps_while_it_is_sent(post: Post, jump: timedelta) -> None:
    await post.put(a_nudge("now"), a_nudge("later", due_at=NOW + 2 * HOUR))
    post.chat.release.clear()
    await post.dispatcher.start()
    await post.chat.entered.wait()
    post.clock.at = NOW + jump
    post.dispatcher.wake()
    await asyncio.sleep(0.02)
    post.chat.release.set()
    await post.seen("now")
    await post.at_rest()
    assert post.chat.tried.count("now") == 1
    assert (await post.nudge("now")).status is NudgeStatus.SENT
    post.clock.at = NOW + 2 * HOUR
    await post.dispatcher.settle()
    post.clock.at = NOW  # set back: what was sent is not sent again
    await post.dispatcher.settle()
    assert sorted(post.keys) == ["later", "now"]
    assert len(post.chat.tried) == 2


async def test_a_clock_that_jumps_while_it_is_being_noted(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.ROUNDS", 3000)  # it takes long to be noted
    await post.put(a_nudge("n"))
    await post.dispatcher.start()
    await post.seen("n")
    post.clock.at += 2 * HOUR  # our own lease looks over, and we claim it from ourselves
    post.dispatcher.wake()
    await post.at_rest()
    assert (await post.nudge("n")).status is NudgeStatus.SENT
    assert post.chat.tried == ["n"]


async def test_the_database_goes_away_before_between_and_after(post: Post) -> None:
    for moment in range(4):
        post.store.away = 0
        key = f"n{moment}"
        await post.put(a_nudge(key))
        first = post.store.units

        @asynccontextmanager
        async def unit(moment: int = moment, first: int = first) -> AsyncIterator[Transaction]:
            if post.store.units - first == moment:
                post.store.away = 2
            async with Shaky.transaction(post.store) as tx:
                yield tx

        post.store.transaction = unit  # type: ignore[method-assign]
        for _ in range(4):
            try:
                await post.dispatcher.settle()
            except Unavailable:
                continue
            post.clock.at += 10 * SECOND
        assert (await post.nudge(key)).status is NudgeStatus.SENT
    assert post.chat.tried == ["n0", "n1", "n2", "n3"]


async def test_the_loop_waits_out_a_database_that_is_away(post: Post) -> None:
    post.store.away = 2
    await post.put(a_nudge("n"))
    await post.dispatcher.start()
    await post.seen("n")
    assert post.chat.tried == ["n"]


async def test_what_was_answered_is_not_sent_again_though_it_was_not_written(post: Post) -> None:
    await post.put(a_nudge("n"))
    post.chat.release.clear()
    await post.dispatcher.start()
    await post.chat.entered.wait()
    post.store.away = 3
    post.chat.release.set()
    await post.seen("n")
    await post.at_rest()
    assert post.chat.tried == ["n"]
    assert (await post.nudge("n")).status is NudgeStatus.SENT


async def test_a_backlog_delays_nobody_else(post: Post) -> None:
    await post.put(*(a_nudge(f"a{n}", due_at=NOW - HOUR) for n in range(3000)))
    post.chat.release.clear()  # the platform is slow with all of them
    await post.dispatcher.start()
    await post.chat.entered.wait()
    await post.put(a_nudge("b", "town:b"))
    post.dispatcher.wake()
    async with asyncio.timeout(5):
        while "b" not in post.chat.tried:  # noqa: ASYNC110 - the chat tells nobody
            await asyncio.sleep(0.005)
    assert len(post.chat.tried) < 600
    post.chat.release.set()
    await post.seen("b", *(f"a{n}" for n in range(3000)))
    assert len(post.chat.tried) == len(set(post.chat.tried)) == 3001


async def test_a_community_that_is_refused_is_left_alone_and_others_are_not(post: Post) -> None:
    await post.put(*(a_nudge(f"a{n}", due_at=NOW - HOUR) for n in range(1000)))
    post.chat.closed[Address("town", "a", "olu")] = Throttled(20)
    await post.dispatcher.start()
    async with asyncio.timeout(5):
        while len(post.chat.tried) < 100:  # noqa: ASYNC110 - the chat tells nobody
            await asyncio.sleep(0.005)
    await asyncio.sleep(0.05)
    await post.put(a_nudge("b", "town:b"))
    post.dispatcher.wake()
    await post.seen("b")
    assert len(post.chat.tried) <= 513  # what was in the air; then it was held


async def test_stopping_finishes_what_is_sent_and_gives_back_the_rest(post: Post) -> None:
    await post.put(*(a_nudge(f"a{n:02}") for n in range(40)))
    post.chat.release.clear()
    await post.dispatcher.start()
    await post.chat.entered.wait()
    closing = asyncio.create_task(post.dispatcher.close())
    await asyncio.sleep(0.05)
    post.chat.release.set()
    await closing
    for number in range(40):
        nudge = await post.nudge(f"a{number:02}")
        assert nudge.token is None
        if nudge.key in post.keys:
            assert nudge.status is NudgeStatus.SENT
        else:
            assert (nudge.status, nudge.attempts) == (NudgeStatus.WAITING, 0)
    assert post.keys
    await post.another().settle()
    assert len(post.chat.tried) == len(set(post.chat.tried)) == 40


async def test_stopping_does_not_wait_for_a_platform_that_hangs(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.nudges.SEND_SECONDS", 0.05)
    await post.put(a_nudge("n"))
    post.chat.release.clear()
    await post.dispatcher.start()
    await post.chat.entered.wait()
    await post.dispatcher.close()
    assert (await post.nudge("n")).status is NudgeStatus.CLAIMED
    post.chat.release.set()
    post.clock.at = NOW + timedelta(seconds=61)
    await post.another().settle()
    assert (post.keys, post.chat.seconds) == (["n"], ["n"])


async def test_no_wake_up_is_lost(post: Post) -> None:
    await post.dispatcher.start()
    for number in range(300):
        await post.put(a_nudge(f"n{number}"))
        post.dispatcher.wake()
        if number % 7 == 0:
            await asyncio.sleep(0)
    await post.seen(*(f"n{number}" for number in range(300)))


async def test_it_wakes_by_itself_at_the_instant(post: Post) -> None:
    await post.put(a_nudge("n", due_at=NOW + timedelta(milliseconds=150)))
    await post.dispatcher.start()
    await asyncio.sleep(0.05)
    assert post.keys == []
    post.clock.at = NOW + timedelta(milliseconds=150)
    await post.seen("n")


async def test_old_event_ids_and_half_filled_forms_are_forgotten(post: Post) -> None:
    async with post.store.transaction() as tx:
        await tx.first_time("old", NOW - timedelta(days=31))
        await tx.first_time("new", NOW - timedelta(days=29))
    await post.dispatcher._prune()
    async with post.store.transaction() as tx:
        assert await tx.first_time("old", NOW)
        assert not await tx.first_time("new", NOW)
