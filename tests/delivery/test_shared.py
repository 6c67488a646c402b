"""What is sent when claims may not hold, turns are long, networks are held and faults are ours."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import sending
from bot.catalogue import CATALOGUE
from bot.context import Context
from bot.delivery import Letter
from bot.model.introductions import Status
from bot.model.nudges import Kind, Nudge, NudgeStatus
from bot.model.people import Address
from bot.pace import FEW, PLATFORM_ROOM, ROOM, Lanes
from bot.ports import MessageRef, PartlyReached, Temporary, Throttled, Unreachable
from bot.store import Transaction, Unavailable
from bot.text import text
from bot.view import Message, Paragraph, message
from tests.builders import NOW, make_introduction, make_nudge, make_person
from tests.delivery.test_dispatcher import Post, a_nudge, post

__all__ = ["post"]


async def test_who_may_be_taken_for_dead_begins_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post.store, "holds", lambda token: False)
    await post.put(*(a_nudge(f"a{n}") for n in range(3)))
    look = asyncio.create_task(post.dispatcher.settle())
    async with asyncio.timeout(5):
        while post.store.units < 12:  # noqa: ASYNC110 - it claims and gives back
            await asyncio.sleep(0)
    assert post.chat.tried == []
    monkeypatch.undo()
    await look
    assert sorted(post.keys) == ["a0", "a1", "a2"]
    assert post.chat.seconds == [], "nothing had been sent, so nobody had to look"


async def test_stopping_gives_back_what_waits_for_its_turn(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, first = asyncio.Event(), list[object]()

    async def turn(addresses: Sequence[Address]) -> None:
        if first:
            waiting.set()
            await asyncio.Event().wait()
        first.append(addresses)

    monkeypatch.setattr(post.chat, "turn", turn)
    await post.put(*(a_nudge(f"a{n}") for n in range(5)))
    await post.dispatcher.start()
    await waiting.wait()
    async with asyncio.timeout(2):
        await post.dispatcher.close()
    found = [await post.nudge(f"a{n}") for n in range(5)]
    assert sorted((n.status, n.attempts) for n in found) == [
        (NudgeStatus.SENT, 1),
        *[(NudgeStatus.WAITING, 0)] * 4,
    ]


async def test_a_platform_that_says_not_yet_is_asked_again_later(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def turn(addresses: Sequence[Address]) -> None:
        raise Throttled(30)

    with monkeypatch.context() as busy:
        busy.setattr(post.chat, "turn", turn)
        await post.put(a_nudge("a"))
        await post.dispatcher.settle()
    later = await post.nudge("a")
    assert (later.status, later.attempts, later.reason) == (NudgeStatus.WAITING, 0, "throttled")
    assert later.due_at >= NOW + timedelta(seconds=30)
    post.clock.at = later.due_at
    await post.dispatcher.settle()
    assert post.keys == ["a"]


@pytest.mark.parametrize("failure", [KeyError("id"), ValueError("half"), Unavailable("no token")])
async def test_what_nobody_foresaw_is_tried_again(post: Post, failure: Exception) -> None:
    post.chat.fails.append(failure)
    await post.put(a_nudge("a"))
    await post.dispatcher.settle()
    waits = await post.nudge("a")
    assert (waits.status, waits.attempts) == (NudgeStatus.WAITING, 1)
    post.clock.at = waits.due_at
    await post.dispatcher.settle()
    assert (post.keys, post.chat.seconds) == (["a"], ["a"])


@pytest.fixture
def told(post: Post, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told to the organisers as not delivered."""
    keys: list[str] = []

    async def not_reached(tx: Transaction, nudge: Nudge) -> None:
        keys.append(nudge.key)

    monkeypatch.setattr(post.dispatcher._sender._mail, "_not_reached", not_reached)
    return keys


async def test_and_in_the_end_it_is_given_up_and_told(post: Post, told: list[str]) -> None:
    post.chat.fails += [KeyError("id")] * sending.OUR_ATTEMPTS
    await post.put(a_nudge("a"))
    for _ in range(sending.OUR_ATTEMPTS):
        assert told == []
        await post.dispatcher.settle()
        post.clock.at += timedelta(minutes=13)
    given_up = await post.nudge("a")
    assert (given_up.status, given_up.attempts) == (NudgeStatus.FAILED, sending.OUR_ATTEMPTS)
    assert told == ["a"]


async def test_a_letter_that_cannot_be_written_is_told_too(
    post: Post, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def torn(ctx: Context, nudge: Nudge) -> Message | None:
        raise LookupError(nudge.key)

    monkeypatch.setitem(CATALOGUE.nudges, Kind.UNREACHABLE, torn)
    await post.put(a_nudge("a"))
    await post.dispatcher.settle()
    assert (await post.nudge("a")).status is NudgeStatus.FAILED
    assert told == ["a"]


def letter(nudge: Nudge) -> Letter:
    """To two people who share no place."""
    both = (Address("town", "a", "ana"), Address("town", "b", "bea"))
    return Letter(nudge, both, message(Paragraph(text("Meet"))))


async def test_two_in_two_places_are_told_each_and_never_twice(post: Post) -> None:
    sender, ana, bea = post.dispatcher._sender, *letter(a_nudge("a")).addresses
    relayed = replace(a_nudge("a"), audience=("bea",), attempts=1)
    assert not letter(relayed).together

    post.chat.fails = [Throttled(9)]
    with pytest.raises(Throttled):
        await sender._send(letter(relayed))
    assert post.keys == [], "nobody has it, so it did not count"

    async def second(address: Address, *given: object) -> MessageRef:
        if address == bea:
            raise Throttled(9)
        return MessageRef(address, "m")

    with pytest.MonkeyPatch.context() as busy:
        busy.setattr(post.chat, "send", second)
        with pytest.raises(Temporary):  # so that the next try looks for the first message
            await sender._send(letter(relayed))

    post.chat.closed = {bea: Unreachable("closed")}
    with pytest.raises(PartlyReached) as partly:
        await sender._send(letter(relayed))
    assert (partly.value.ref.address, partly.value.missing) == (ana, (bea,))
    post.chat.closed[ana] = Unreachable("closed")
    with pytest.raises(Unreachable) as neither:
        await sender._send(letter(relayed))
    assert not isinstance(neither.value, PartlyReached)


def test_a_platform_full_of_others_still_takes_a_few() -> None:
    lanes, full = Lanes(), PLATFORM_ROOM // ROOM
    for number in range(full):
        lanes.enter(f"slack:T{number}", ROOM)
    assert lanes.room("slack:new", 0) == FEW
    lanes.enter("slack:new", 1)
    assert lanes.room("slack:new", 0) == 0
    assert lanes.room("discord:G1", 0) == ROOM
    came = [lanes.leave(f"slack:T{n % full}", 0) for n in range(ROOM // 2 + full)]
    assert any(came), "whoever waits for the platform is woken"
    assert lanes.room("slack:other", 0) >= ROOM // 2


async def test_one_of_many_drawings_at_once_and_nobody_waits_for_the_rest(post: Post) -> None:
    count = 3 * sending.REDRAWING
    now = post.clock.now()
    async with post.store.store.transaction() as tx:
        for number in range(count + 1):
            space = "b" if number == count else "a"
            seeker, id = f"s{number}", f"i{number}"
            await tx.put_person(make_person(seeker))
            asked = make_introduction(
                id,
                community=f"town:{space}",
                seeker=seeker,
                host="hal",
                status=Status.DECLINED,
                closed_at=now,
            )
            await tx.add_introduction(asked)
            await tx.put_nudge(
                make_nudge(f"n{number}", community=f"town:{space}", person="hal", introduction=id)
            )
        claimed = await tx.claim_due(now, "t", now + timedelta(minutes=1), count + 1)
        sent = [
            replace(n, status=NudgeStatus.SENT, ref=n.key, address="town:a:hal") for n in claimed
        ]
        await tx.finish_nudges(sent)
        for number in range(count + 1):
            await tx.mark_stale(f"i{number}")
    drawn: list[str] = []
    go_on = asyncio.Event()

    async def update(ref: object, shown: object) -> None:
        drawn.append(ref.id)  # type: ignore[attr-defined]
        if "n96" in drawn:
            go_on.set()
        await go_on.wait()

    post.chat.update = update  # type: ignore[assignment, method-assign]
    await post.dispatcher.start()
    async with asyncio.timeout(10):
        await go_on.wait()
        assert len(drawn) <= sending.REDRAWING + 1, "another community's turn came at once"
        while len(drawn) <= count:  # noqa: ASYNC110 - and nobody has to wake it for the rest
            await asyncio.sleep(0.005)
