"""What every store must do with aggregates that have no table of their own."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.core.store import Conflict, Store
from bot.domain.aggregates import AggregateRow
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    add,
    make_aggregate,
)


async def get(store: Store, id: str = "i1-bea", **where: str) -> AggregateRow | None:
    """The aggregate as the store has it."""
    where = {"network": NETWORK, "kind": "invitation", **where}
    async with store.transaction() as tx:
        return await tx.aggregates.get(where["network"], where["kind"], id)


async def test_an_aggregate_comes_back_as_it_was_added(store: Store) -> None:
    alone = make_aggregate("alone", people=(), data='{"text": "☕"}', closed_at=NOW + HOUR)
    await add(store, make_aggregate(), alone)
    assert await get(store) == make_aggregate()
    assert await get(store, "alone") == alone
    assert await get(store, "unknown") is None
    assert await get(store, kind="connector_request") is None
    assert await get(store, network=OTHER_NETWORK) is None


async def test_people_are_ordered_by_role_and_a_person_may_have_two(store: Store) -> None:
    people = (("seeker", "ana"), ("by", "ana"), ("invited", "hal"), ("invited", "bea"))
    await add(store, make_aggregate(people=people))
    found = await get(store)
    assert found is not None
    assert found.people == tuple(sorted(people))


async def test_an_id_is_taken_once(store: Store) -> None:
    await add(store, make_aggregate())
    for again in (make_aggregate(status="hosting"), make_aggregate(kind="connector_request")):
        with pytest.raises(Conflict):
            await add(store, again)
    assert await get(store) == make_aggregate()


async def test_of_two_changes_at_once_one_wins(store: Store) -> None:
    await add(store, make_aggregate())

    async def change(status: str) -> AggregateRow:
        async with store.transaction() as tx:
            return await tx.aggregates.save(
                replace(make_aggregate(), status=status, data="{}", closed_at=NOW), "invited"
            )

    first, second = await asyncio.gather(
        change("hosting"), change("declined"), return_exceptions=True
    )
    saved = replace(make_aggregate(), status="hosting", version=1, data="{}", closed_at=NOW)
    assert first == saved
    assert isinstance(second, Conflict)
    assert await get(store) == saved


async def test_a_save_is_refused_for_another_status_version_network_or_kind(store: Store) -> None:
    await add(store, make_aggregate())
    row = make_aggregate()
    async with store.transaction() as tx:
        for wrong, expected in (
            (row, "hosting"),
            (replace(row, version=1), "invited"),
            (replace(row, network=OTHER_NETWORK), "invited"),
            (replace(row, kind="connector_request"), "invited"),
            (replace(row, id="unknown"), "invited"),
        ):
            with pytest.raises(Conflict):
                await tx.aggregates.save(wrong, expected)
    assert await get(store) == row


async def test_aggregates_of_a_person_in_every_role_oldest_first(store: Store) -> None:
    await add(
        store,
        make_aggregate("c", created_at=NOW + HOUR),
        make_aggregate("b", people=(("by", "bea"), ("seeker", "bea"))),
        make_aggregate("a", created_at=NOW - HOUR, closed_at=NOW),
        make_aggregate("d", kind="connector_request", created_at=NOW + 2 * HOUR),
        make_aggregate("e", people=(("seeker", "ana"),)),
    )
    async with store.transaction() as tx:

        async def ids(
            kind: str | None = None, open_only: bool = True, network: str = NETWORK
        ) -> list[str]:
            found = await tx.aggregates.of_person(network, "bea", kind, open_only)
            assert all(len(row.people) > 1 for row in found)  # also the others' roles
            return [row.id for row in found]

        assert await ids() == ["b", "c", "d"]
        assert await ids("invitation") == ["b", "c"]
        assert await ids("invitation", open_only=False) == ["a", "b", "c"]
        assert await ids(open_only=False) == ["a", "b", "c", "d"]
        assert await ids(network=OTHER_NETWORK) == []


async def test_what_is_open_of_a_kind_the_latest_first(store: Store) -> None:
    await add(
        store,
        make_aggregate("a", created_at=NOW - HOUR),
        make_aggregate("b", people=(("by", "hal"), ("seeker", "ana"))),
        make_aggregate("c", closed_at=NOW),
        make_aggregate("d", kind="connector_request"),
    )
    async with store.transaction() as tx:
        found = await tx.aggregates.open_of(NETWORK, "invitation", 5)
        assert [row.id for row in found] == ["b", "a"]
        assert all(len(row.people) > 1 for row in found)
        latest = await tx.aggregates.open_of(NETWORK, "invitation", 1)
        assert [row.id for row in latest] == ["b"]
        assert await tx.aggregates.open_of(OTHER_NETWORK, "invitation", 5) == []


async def test_those_of_a_status_in_a_community_the_oldest_first(store: Store) -> None:
    await add(
        store,
        make_aggregate("a", created_at=NOW),
        make_aggregate("b", created_at=NOW - HOUR),
        make_aggregate("c", created_at=NOW - HOUR, closed_at=NOW),
        make_aggregate("d", status="declined"),
        make_aggregate("e", kind="connector_request"),
    )
    async with store.transaction() as tx:
        found = await tx.aggregates.of_status(NETWORK, COMMUNITY, "invitation", "invited", 5)
        assert [row.id for row in found] == ["b", "a"]
        assert all(row.people for row in found)
        first = await tx.aggregates.of_status(NETWORK, COMMUNITY, "invitation", "invited", 1)
        assert [row.id for row in first] == ["b"]
        assert not await tx.aggregates.of_status(NETWORK, "slack:T9", "invitation", "invited", 5)


async def test_how_many_began_since_then_by_their_status(store: Store) -> None:
    await add(
        store,
        make_aggregate("a", created_at=NOW),
        make_aggregate("b", created_at=NOW, closed_at=NOW),
        make_aggregate("c", created_at=NOW, status="declined"),
        make_aggregate("d", created_at=NOW - HOUR),
        make_aggregate("e", created_at=NOW, kind="connector_request"),
    )
    async with store.transaction() as tx:

        async def counts(network: str = NETWORK, community: str = COMMUNITY) -> dict[str, int]:
            return dict(await tx.aggregates.count_begun(network, community, "invitation", NOW))

        assert await counts() == {"invited": 2, "declined": 1}
        assert await counts(network=OTHER_NETWORK) == {}
        assert await counts(community="slack:T9") == {}


async def test_how_many_belong_to_another_by_their_ids(store: Store) -> None:
    ids = ("a", "a-1", "a-2", "a-3", "a.4", "ab-1", "b-1")
    await add(
        store,
        *(make_aggregate(id, status="left" if id == "a-3" else "joined") for id in ids),
    )
    async with store.transaction() as tx:
        assert await tx.aggregates.count_under(NETWORK, "a", "joined") == 2
        assert await tx.aggregates.count_under(OTHER_NETWORK, "a", "joined") == 0


async def test_no_aggregate_joins_two_networks(store: Store) -> None:
    for row in (
        make_aggregate(people=(("seeker", "ana"), ("invited", "eve"))),
        make_aggregate(community="slack:T9"),
        make_aggregate(network=OTHER_NETWORK, community="slack:T9"),
    ):
        with pytest.raises(Exception, match=r"(?i)foreign key"):
            await add(store, row)
    await add(store, make_aggregate(community=COMMUNITY))
