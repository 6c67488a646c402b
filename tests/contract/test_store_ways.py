"""Ways and connector requests, on each store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.store import Conflict, Store
from bot.domain.nudges import Subject
from bot.domain.practice import Practice
from bot.features.ways.model import CONNECTOR_REQUEST, WAY, AskedStatus, WayStatus
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_community,
    make_connector_request,
    make_nudge,
    make_person,
    make_way,
)


async def _people(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for id in ("ana", "hal", "bea", "cleo"):
            await tx.people.put(make_person(id))


async def test_a_way_is_written_only_where_nobody_wrote_since(store: Store) -> None:
    await _people(store)
    way = make_way()
    async with store.transaction() as tx:
        await tx.ways.add(way)
        saved = await tx.ways.save(
            replace(way, status=WayStatus.ASKING, first="bea", sent_at=NOW), way.status
        )
        assert saved.version == way.version + 1
        assert await tx.ways.get(NETWORK, way.id) == saved
        assert await tx.ways.get(OTHER_NETWORK, way.id) is None
        for stale, expected in ((way, way.status), (saved, WayStatus.DRAFT)):
            with pytest.raises(Conflict):
                await tx.ways.save(stale, expected)


async def test_a_seekers_ways_are_theirs_alone(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for way in (
            make_way("w1"),
            make_way("w2", created_at=NOW + HOUR, closed_at=NOW + HOUR),
            make_way("w3", seeker="hal", target=None, topic="libraries"),
        ):
            await tx.ways.add(way)
        assert [w.id for w in await tx.ways.open_of(NETWORK, "ana")] == ["w1"]
        assert [w.id for w in await tx.ways.open_of(NETWORK, "hal")] == ["w3"]
        assert await tx.ways.next_open_of(NETWORK, "ana", "w1") is None
        assert [w.id for w in await tx.ways.since(NETWORK, "ana", NOW)] == ["w2"]
        second = await tx.ways.next_of(NETWORK, "ana", "w1")
        assert second is not None
        assert second.id == "w2"
        assert await tx.ways.next_of(OTHER_NETWORK, "ana", "") is None


async def test_a_way_asks_nobody_twice(store: Store) -> None:
    await _people(store)
    asked = make_connector_request()
    async with store.transaction() as tx:
        await tx.ways.add(make_way())
        assert await tx.connector_requests.add(asked)
        assert not await tx.connector_requests.add(replace(asked, id="q2", via="cleo"))
        assert await tx.connector_requests.add(make_connector_request("q3", way="w2"))
        assert await tx.connector_requests.of_way(NETWORK, "w1") == [asked]


async def test_a_request_is_written_only_where_nobody_wrote_since(store: Store) -> None:
    await _people(store)
    asked = make_connector_request()
    async with store.transaction() as tx:
        await tx.connector_requests.add(asked)
        answer = replace(asked, status=AskedStatus.AGREED, line="I know her", answered_at=NOW)
        saved = await tx.connector_requests.save(answer, asked.status)
        assert await tx.connector_requests.get(NETWORK, asked.id) == saved
        assert await tx.connector_requests.get(OTHER_NETWORK, asked.id) is None
        with pytest.raises(Conflict):
            await tx.connector_requests.save(answer, asked.status)


async def test_an_open_request_is_found_by_each_of_its_people_once(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        await tx.connector_requests.add(make_connector_request("q1"))
        await tx.connector_requests.add(make_connector_request("q2", way="w2", closed_at=NOW))
        await tx.connector_requests.add(make_connector_request("q3", way="w3", target="bea"))
        for person, ids in (("bea", ["q1", "q3"]), ("ana", ["q1", "q3"]), ("hal", ["q1"])):
            found = await tx.connector_requests.open_of(NETWORK, person)
            assert [r.id for r in found] == ids
        after = await tx.connector_requests.next_open_of(NETWORK, "bea", "q1")
        assert after is not None
        assert after.id == "q3"
        assert await tx.connector_requests.open_of(NETWORK, "cleo") == []


async def test_what_a_connector_was_asked_is_found_by_its_day(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for request in (
            make_connector_request("q1", created_at=NOW - HOUR),
            make_connector_request(
                "q2", way="w2", status=AskedStatus.NOT_NOW, answered_at=NOW, closed_at=NOW
            ),
            make_connector_request(
                "q3", way="w2", connector="cleo", status=AskedStatus.DECLINED, answered_at=NOW
            ),
        ):
            await tx.connector_requests.add(request)
        found = await tx.connector_requests.to(NETWORK, "bea", NOW - HOUR)
        assert [r.id for r in found] == ["q2"]
        second = await tx.connector_requests.next_to(NETWORK, "bea", "q1")
        assert second is not None
        assert second.id == "q2"


async def test_an_erased_way_leaves_nothing(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        await tx.ways.add(make_way())
        await tx.connector_requests.add(make_connector_request())
        await tx.nudges.schedule(make_nudge("n1", subject=Subject(WAY, "w1")))
        await tx.nudges.schedule(make_nudge("n2", subject=Subject(CONNECTOR_REQUEST, "q1")))
        await tx.ways.erase(make_way())
        assert await tx.ways.get(NETWORK, "w1") is None
        assert await tx.connector_requests.get(NETWORK, "q1") is None
        assert await tx.nudges.get("n1") is None
        assert await tx.nudges.get("n2") is None


async def test_old_ways_are_deleted_with_their_requests(store: Store) -> None:
    await _people(store)
    later = NOW + timedelta(days=Practice().keep_talks_days, seconds=1)
    async with store.transaction() as tx:
        await tx.ways.add(make_way())
        await tx.connector_requests.add(make_connector_request())
        assert (await tx.retention.expire(later - HOUR, Practice(), 5))["ways"] == 0
        found = await tx.retention.expire(later, Practice(), 5)
        assert (found["ways"], found["connector_requests"]) == (1, 1)
        assert await tx.ways.get(NETWORK, "w1") is None
