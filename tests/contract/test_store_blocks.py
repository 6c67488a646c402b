"""Blocks, on every store: who does not find whom."""

from __future__ import annotations

from dataclasses import replace

from bot.core.store import Store
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_host,
    make_nudge,
    make_person,
)
from tests.support.found import hosts_of

ANA = Address("playground", "local", "ana")


async def test_blocks_are_read_as_they_were_written(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person("bea"))
        await tx.blocks.add(NETWORK, "ana", "hal", NOW)
        await tx.blocks.add(NETWORK, "ana", "hal", NOW + 2 * HOUR)  # the first one stays
        await tx.blocks.add(NETWORK, "ana", "bea", NOW + HOUR)
        await tx.blocks.add(NETWORK, "hal", "ana", NOW)
    async with store.transaction() as tx:
        assert [person.id for person in await tx.blocks.of(NETWORK, "ana")] == ["bea", "hal"]
        assert await tx.blocks.of(NETWORK, "bea") == []
        assert await tx.blocks.among(NETWORK, "ana", "hal") == {("ana", "hal"), ("hal", "ana")}
        assert await tx.blocks.among(NETWORK, "hal", "bea") == frozenset()
        assert not await tx.blocks.remove(NETWORK, "bea", "ana")
        assert await tx.blocks.remove(NETWORK, "ana", "hal")
        assert await tx.blocks.among(NETWORK, "ana", "hal", "bea") == {
            ("ana", "bea"),
            ("hal", "ana"),
        }


async def test_no_block_of_another_network_is_read_or_removed(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.blocks.add(NETWORK, "ana", "hal", NOW)
        assert await tx.blocks.of(OTHER_NETWORK, "ana") == []
        assert await tx.blocks.among(OTHER_NETWORK, "ana", "hal") == frozenset()
        assert not await tx.blocks.remove(OTHER_NETWORK, "ana", "hal")


async def test_a_host_is_hidden_in_both_directions_and_from_nobody_else(store: Store) -> None:
    async with store.transaction() as tx:
        for id in ("bea", "cai"):
            await tx.people.put(make_person(id))
        for id in ("hal", "bea"):
            await tx.hosts.put(make_host(id))
        await tx.blocks.add(NETWORK, "hal", "ana", NOW)
        await tx.blocks.add(NETWORK, "cai", "bea", NOW)

    async def found(reader: str) -> set[str]:
        async with store.transaction() as tx:
            hosts = {host.person for host, _ in await hosts_of(tx, NETWORK, reader)}
            for id in ("hal", "bea"):
                assert (await tx.hosts.open_to(NETWORK, id, reader) is not None) == (id in hosts)
            return hosts

    assert await found("ana") == {"bea"}
    assert await found("cai") == {"hal"}
    assert await found("") == {"hal", "bea"}


async def test_a_message_is_found_by_its_reference_also_after_its_buttons(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.nudges.schedule(make_nudge("n1", due_at=NOW))
    async with store.transaction() as tx:
        (claimed,) = await tx.nudges.claim_due(NOW, "token", NOW + HOUR, 1)
    async with store.transaction() as tx:
        sent = replace(claimed, status=NudgeStatus.SENT, address=str(ANA), ref="m1", content="")
        assert await tx.nudges.finish(sent)
        assert [nudge.key for nudge in await tx.nudges.sent_as(NETWORK, "m1")] == ["n1"]
        assert await tx.nudges.sent_as(OTHER_NETWORK, "m1") == []
        assert await tx.nudges.sent_as(NETWORK, "m2") == []
