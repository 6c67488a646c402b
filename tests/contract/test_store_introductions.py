"""The contract of introductions and what belongs to them, on every store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.store import Conflict, Store
from bot.features.introduction.model import HELD, OPEN, WAITING, Introduction, Status
from bot.features.introduction.repository import Load
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    add,
    changed,
    make_introduction,
    make_person,
)

SECOND = timedelta(seconds=1)


async def test_a_pair_has_one_open_introduction(store: Store) -> None:
    await add(store, make_introduction("i1"), make_introduction("draft", status=Status.DRAFT))
    for status in OPEN:
        with pytest.raises(Conflict):
            await add(store, make_introduction("i2", status=status))
    for number, status in enumerate(set(Status) - OPEN):
        await add(store, make_introduction(f"closed{number}", status=status))
    async with store.transaction() as tx:
        draft = await tx.introductions.get(NETWORK, "draft")
        assert draft is not None
        with pytest.raises(Conflict):
            await tx.introductions.save(replace(draft, status=Status.ASKED), Status.DRAFT)


async def test_of_two_who_accept_at_once_one_wins(store: Store) -> None:
    await add(store, make_introduction())
    read = make_introduction()

    async def answer(status: Status) -> Introduction:
        async with store.transaction() as tx:
            return await tx.introductions.save(replace(read, status=status), Status.ASKED)

    first, second = await asyncio.gather(
        answer(Status.ACCEPTED), answer(Status.WITHDRAWN), return_exceptions=True
    )
    assert first == replace(read, status=Status.ACCEPTED, version=1)
    assert isinstance(second, Conflict)


async def test_a_save_of_an_old_version_is_refused_even_in_the_same_status(store: Store) -> None:
    await add(store, make_introduction(status=Status.DRAFT))
    read = make_introduction(status=Status.DRAFT)
    async with store.transaction() as tx:
        saved = await tx.introductions.save(changed(read, why="first"), Status.DRAFT)
        with pytest.raises(Conflict):
            await tx.introductions.save(changed(read, why="second"), Status.DRAFT)
        assert await tx.introductions.get(NETWORK, "i1") == saved
        with pytest.raises(Conflict):
            await tx.introductions.save(make_introduction("unknown"), Status.ASKED)


async def test_introductions_of_a_person_in_every_role_oldest_first(store: Store) -> None:
    await add(
        store,
        make_introduction("c", seeker="ana", host="hal", created_at=NOW + 2 * HOUR),
        make_introduction("a", seeker="bea", host="ana", created_at=NOW),
        make_introduction("b", seeker="bea", host="hal", connector="ana", created_at=NOW + HOUR),
        make_introduction("d", seeker="hal", host="bea", created_at=NOW),
        make_introduction("e", seeker="hal", host="ana", status=Status.MET, onward="bea"),
    )
    async with store.transaction() as tx:
        asked = await tx.introductions.of_person(NETWORK, "ana", {Status.ASKED, Status.AGREED})
        assert [i.id for i in asked] == ["a", "b", "c"]
        assert await tx.introductions.of_person(NETWORK, "ana", set()) == []
        assert [i.id for i in await tx.introductions.naming(NETWORK, "bea")] == ["e"]


async def test_past_talks_the_latest_first_and_page_by_page(store: Store) -> None:
    def talk(id: str, hours: int, **changes: object) -> Introduction:
        at = NOW + hours * HOUR
        return make_introduction(id, starts_at=at, **{"status": Status.THANKED, **changes})

    given = [
        talk("a", 1),
        talk("b", 3, seeker="hal", host="ana", status=Status.MET),
        talk("c", 2, seeker="hal", host="ana"),
        talk("d", 3),
    ]
    await add(
        store,
        *given,
        talk("owed", 9, status=Status.MET),
        talk("agreed", 9, host="bea", status=Status.AGREED),
        talk("cancelled", 9, status=Status.CANCELLED),
        talk("others", 9, seeker="bea", connector="ana"),
    )
    async with store.transaction() as tx:
        assert [i.id for i in await tx.introductions.past(NETWORK, "ana", None, 9)] == [*"dbca"]
        first = await tx.introductions.past(NETWORK, "ana", None, 2)
        assert [i.id for i in first] == ["d", "b"]
        rest = await tx.introductions.past(NETWORK, "ana", first[-1], 9)
        assert [i.id for i in rest] == ["c", "a"]
        assert await tx.introductions.past(NETWORK, "ana", rest[-1], 9) == []
        assert await tx.introductions.past(OTHER_NETWORK, "ana", None, 9) == []


async def test_introductions_accepted_in_the_month_that_still_count(store: Store) -> None:
    start, end = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC)
    counted = []
    async with store.transaction() as tx:
        for status in Status:
            for place, at in enumerate((start - SECOND, start, end - SECOND, end, None)):
                id = f"{status}{place}"
                await tx.people.put(make_person(id))
                await tx.introductions.add(
                    make_introduction(id, seeker=id, status=status, accepted_at=at)
                )
                if status in HELD and at in (start, end - SECOND):
                    counted.append(id)
        months = {"hal": (start, end), "ana": (start, end)}
        loads = await tx.introductions.loads(NETWORK, months)
        assert loads["hal"].accepted == len(counted)
        assert loads["ana"] == Load()
        assert await tx.introductions.loads(NETWORK, {}) == {}


async def test_what_a_host_has_to_answer_and_has_answered(store: Store) -> None:
    async with store.transaction() as tx:
        for number, status in enumerate(Status):
            await tx.people.put(make_person(f"s{number}"))
            i = make_introduction(f"i{number}", seeker=f"s{number}", status=status)
            await tx.introductions.add(i)
        await tx.people.put(make_person("early"))
        early = make_introduction(
            "early", seeker="early", status=Status.EXPIRED, asked_at=NOW - SECOND
        )
        await tx.introductions.add(early)
        month = {"hal": (NOW, NOW + SECOND)}
        assert (await tx.introductions.loads(NETWORK, month))["hal"] == Load(
            waiting=len(WAITING), answered=1, unanswered=2, asked_at=NOW
        )
        assert (await tx.introductions.loads("elsewhere", month))["hal"] == Load()


async def test_meetings_that_touch_a_span(store: Store) -> None:
    meeting = make_introduction(status=Status.PICKED, starts_at=NOW, minutes=30)
    await add(store, meeting, make_introduction("none", seeker="bea", status=Status.ACCEPTED))
    end = NOW + timedelta(minutes=30)
    async with store.transaction() as tx:
        for since, until, touches in (
            (NOW, end, True),
            (NOW - HOUR, NOW, False),
            (NOW - HOUR, NOW + SECOND, True),
            (end, end + HOUR, False),
            (end - SECOND, end + HOUR, True),
            (NOW - HOUR, end + HOUR, True),
        ):
            for person in ("ana", "hal"):
                found = await tx.introductions.meetings_between(NETWORK, person, since, until)
                assert bool(found) is touches, (since, until)
        saved = await tx.introductions.save(replace(meeting, status=Status.AGREED), Status.PICKED)
        assert await tx.introductions.meetings_between(NETWORK, "ana", NOW, end) == [saved]
        await tx.introductions.save(replace(saved, status=Status.MISSED), Status.AGREED)
        assert await tx.introductions.meetings_between(NETWORK, "ana", NOW, end) == []


async def test_questions_ticks_and_promises(store: Store) -> None:
    await add(store, make_introduction())
    async with store.transaction() as tx:
        await tx.preparation.set_questions("i1", ["b", "a", "c"])
        await tx.preparation.set_questions("i1", ["c", "a"])
        assert await tx.preparation.questions("i1") == ["c", "a"]
        await tx.preparation.tick("i1", "ana", "research", True)
        await tx.preparation.tick("i1", "ana", "research", True)
        await tx.preparation.tick("i1", "ana", "sound", True)
        await tx.preparation.tick("i1", "ana", "sound", False)
        await tx.preparation.tick("i1", "hal", "brief", True)
        assert await tx.preparation.ticks("i1", "ana") == {"research"}
        await tx.promises.add(NETWORK, "i1", "ana", "later", NOW + HOUR)
        await tx.promises.add(NETWORK, "i1", "ana", "first", NOW)
        first, later = await tx.promises.open(NETWORK, "ana")
        assert (first[1:], later[1:]) == (("i1", "first"), ("i1", "later"))
        assert not await tx.promises.complete(NETWORK, "hal", first[0], NOW)
        assert await tx.promises.complete(NETWORK, "ana", first[0], NOW)
        assert not await tx.promises.complete(NETWORK, "ana", first[0], NOW)
        assert await tx.promises.open(NETWORK, "ana") == [later]
