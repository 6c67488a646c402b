"""The contract of what an erasure asks of a store."""

from __future__ import annotations

from datetime import timedelta

from bot.core.store import Store
from bot.domain.hosts import Host
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.features.privacy.declarations import Role
from tests.support.builders import (
    NETWORK,
    NOW,
    make_host,
    make_introduction,
    make_person,
)

YEAR = timedelta(days=Practice().remember_days)
HAL, OTHER = Address("playground", "local", "hal"), Address("playground", "local", "other")


async def test_an_address_is_recognised_by_its_hash_until_it_is_forgotten(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put_address(HAL, "hal", NOW)
        await tx.people.put_address(OTHER, "ana", NOW)
        await tx.people.hash_addresses(NETWORK, "hal", NOW)
    async with store.transaction() as tx:
        assert await tx.people.at(HAL) is None
        found = await tx.people.former(HAL)
        assert found is not None
        assert found.id == "hal"
        assert await tx.people.former(OTHER) is None
        assert (await tx.retention.expire(NOW + YEAR, Practice(), 5))["former_addresses"] == 0
        later = NOW + YEAR + timedelta(seconds=1)
        assert (await tx.retention.expire(later, Practice(), 5))["former_addresses"] == 1
        assert await tx.people.former(HAL) is None


async def test_an_address_that_was_left_before_is_not_remembered_for_longer(store: Store) -> None:
    left = NOW - timedelta(days=100)
    async with store.transaction() as tx:
        await tx.people.put_address(HAL, "hal", left)
        await tx.people.leave_address(HAL, left)
        await tx.people.hash_addresses(NETWORK, "hal", NOW)
        assert await tx.people.former(HAL)
        after = left + YEAR + timedelta(seconds=1)
        assert (await tx.retention.expire(after, Practice(), 5))["former_addresses"] == 1


async def test_only_the_rows_of_that_person_are_deleted(store: Store) -> None:
    async with store.transaction() as tx:
        for id in ("ana", "hal"):
            await tx.hosts.put(make_host(id))
            for number in range(5):
                await tx.drafts.save(id, f"form{number}", {"why": "x"}, NOW)
        while await tx.erasure.delete_own(NETWORK, "hal", 2):
            pass
        assert await tx.hosts.get(NETWORK, "hal") is None
        assert await tx.drafts.get("hal", "form4") is None
        assert isinstance(await tx.hosts.get(NETWORK, "ana"), Host)
        assert await tx.drafts.get("ana", "form4")
        assert not await tx.erasure.delete_own("elsewhere", "ana", 2)


async def test_an_emptied_talk_keeps_what_counts(store: Store) -> None:
    async with store.transaction() as tx:
        before = make_introduction()
        await tx.introductions.add(before)
        await tx.people.put(make_person("nobody", name="", left=True))
        await tx.erasure.empty_introduction(NETWORK, "i1", (Role.HOST,), "hal", "nobody")
        after = await tx.introductions.get(NETWORK, "i1")
        assert after is not None
        assert (after.host, after.seeker, after.status) == ("nobody", "ana", before.status)
        assert (after.request.why, after.request.learn, after.request.details) == ("", "", ())
        assert after.request.asked_at == before.request.asked_at
