"""The index of hosts, on every store: it follows what hosts write, and nothing of it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.core.store import Store, Transaction
from bot.domain.hosts import Host, HostState
from bot.finding.documents import EVERYONE
from storage.session import Session
from storage.transaction import StoreTransaction
from tests.support.builders import NETWORK, NOW, OTHER_NETWORK, make_host, make_person


@pytest.fixture
async def filled(store: Store) -> Store:
    """Bea and Cai cook, Hal does data science; Eve does so in another network."""
    async with store.transaction() as tx:
        for id in ("bea", "cai"):
            await tx.people.put(make_person(id))
        await tx.hosts.put(_cook("bea", topics=("soup", "Bread and soup")))
        await tx.hosts.put(_cook("cai", topics=("Soup",), role="Head cook"))
        await tx.hosts.put(make_host("hal"))
        await tx.hosts.put(make_host("eve", network=OTHER_NETWORK))
    return store


def _cook(id: str, **changes: object) -> Host:
    cook = {"role": "Cook", "organisation": "", "sector": "", "about": "", "where": "Xyzzy"}
    return make_host(id, **{**cook, **changes})


def _session(tx: Transaction) -> Session:
    assert isinstance(tx, StoreTransaction)
    return tx.session


async def _rows(store: Store, table: str) -> set[tuple[object, ...]]:
    async with store.transaction() as tx:
        return {tuple(row) for row in await _session(tx).fetch(f"SELECT * FROM {table}")}


async def test_words_are_counted_and_those_that_say_most_come_first(filled: Store) -> None:
    async with filled.transaction() as tx:
        counts = await tx.index.counts(NETWORK, ["soup", "cook", "data", "xyzzy", EVERYONE])
        assert counts == {"soup": 2, "cook": 2, "data": 1, EVERYONE: 3}
        assert await tx.index.counts(NETWORK, []) == {}
        entries = await tx.index.entries(
            NETWORK, [("soup", 9), ("nobody", 9), ("data", 9), ("cook", 1)]
        )
        found: dict[int, list[str]] = {}
        for place, person, weight in entries:
            assert 0 < weight <= 1000
            found.setdefault(place, []).append(person)
        assert found == {0: ["bea", "cai"], 2: ["hal"], 3: [entries[-1][1]]}
        assert await tx.index.entries(NETWORK, []) == []


async def test_beginnings_and_words_nearly_like_one(filled: Store) -> None:
    async with filled.transaction() as tx:
        assert list(await tx.index.beginning(NETWORK, "so", 9)) == ["soup"]
        assert await tx.index.beginning(NETWORK, "=", 1) != {}
        assert "soup" in await tx.index.vocabulary(NETWORK, "suop", 1)
        assert await tx.index.vocabulary(NETWORK, "4", 1) == {}
        names = await tx.index.people_from(NETWORK, EVERYONE, "", 9)
        assert names == [("*bea", "bea"), ("*cai", "cai"), ("*hal", "hal")]
        assert await tx.index.people_from(NETWORK, EVERYONE, "*bea", 1) == [("*cai", "cai")]


async def test_topics_are_counted_without_those_of_the_reader_and_of_who_is_apart(
    filled: Store,
) -> None:
    async with filled.transaction() as tx:
        assert await tx.index.topics(NETWORK, "so", "", 9) == [("Soup", 2), ("Bread and soup", 1)]
        assert await tx.index.topics(NETWORK, "so", "", 1) == [("Soup", 2)]
        assert await tx.index.topics(NETWORK, "so", "bea", 9) == [("Soup", 1)]
        await tx.blocks.add(NETWORK, "cai", "ana", NOW)
        assert dict(await tx.index.topics(NETWORK, "so", "ana", 9)) == {
            "Soup": 1,
            "Bread and soup": 1,
        }
        assert await tx.index.topics(OTHER_NETWORK, "so", "", 9) == []


async def test_topics_that_several_share_are_those_whom_the_reader_sees(filled: Store) -> None:
    async with filled.transaction() as tx:
        assert await tx.index.shared_topics(NETWORK, "", 2, 9) == [("Soup", 2)]
        assert await tx.index.shared_topics(NETWORK, "", 3, 9) == []
        assert await tx.index.shared_topics(NETWORK, "bea", 2, 9) == []
        assert len(await tx.index.shared_topics(NETWORK, "", 1, 2)) == 2
        assert (await tx.index.shared_topics(NETWORK, "", 1, 9))[0] == ("Soup", 2)
        assert ("Soup", 2) not in await tx.index.shared_topics(OTHER_NETWORK, "", 1, 9)
        await tx.blocks.add(NETWORK, "cai", "ana", NOW)
        assert await tx.index.shared_topics(NETWORK, "ana", 2, 9) == []


async def test_the_most_shared_of_very_many_topics_comes_first(store: Store) -> None:
    async with store.transaction() as tx:
        for number in range(4):
            await tx.people.put(make_person(f"host{number}"))
            rare = tuple(f"a{number} rare {place}" for place in range(40))
            shared = ("zither", "yew") if number else ("zither",)
            await tx.hosts.put(_cook(f"host{number}", topics=(*rare, *shared)))
        found = await tx.index.shared_topics(NETWORK, "", 3, 2)
    assert found == [("zither", 4), ("yew", 3)]


async def test_candidates_come_in_the_order_asked_for_without_who_is_apart(filled: Store) -> None:
    async with filled.transaction() as tx:
        found = await tx.index.candidates(NETWORK, ["hal", "nobody", "eve", "bea"], "ana")
        assert [one.person.id for one in found] == ["hal", "bea"]
        assert found[0].host == make_host("hal")
        assert found[0].words["data"] > 0
        await tx.blocks.add(NETWORK, "ana", "hal", NOW)
        found = await tx.index.candidates(NETWORK, ["hal", "bea"], "ana")
        assert [one.person.id for one in found] == ["bea"]
        one = await tx.index.candidate(NETWORK, "hal")
        assert one is not None
        assert one.person.id == "hal"
        assert await tx.index.candidate(OTHER_NETWORK, "hal") is None


async def test_candidates_are_compared_by_what_their_records_say(filled: Store) -> None:
    away = date(2026, 3, 3)
    async with filled.transaction() as tx:
        await tx.people.put(make_person("hal", name="Hâl", zone="Pacific/Auckland"))
        await tx.hosts.put(make_host("hal", capacity=5, organisation="n/a", paused_until=away))
        (one,) = await tx.index.candidates(NETWORK, ["hal"], "")
        assert one.person == await tx.people.get(NETWORK, "hal")
        assert one.host == await tx.hosts.get(NETWORK, "hal")
        known = (one.id, one.name, one.zone, one.barred, one.capacity, one.paused_until)
        assert known == ("hal", "Hâl", "Pacific/Auckland", False, 5, away)
        assert (one.role, one.organisation) == ("Data scientist", "n/a")
        assert one.hosts_now(datetime(2026, 3, 2, 11, 0, tzinfo=UTC))  # their third begins
        assert not one.hosts_now(datetime(2026, 3, 2, 10, 59, tzinfo=UTC))
        assert not replace(one, barred=True).hosts_now(datetime(2026, 3, 9, tzinfo=UTC))


async def test_what_a_host_changes_is_changed(filled: Store) -> None:
    async with filled.transaction() as tx:
        await tx.hosts.put(_cook("bea", topics=("kelp",)))
        assert await tx.index.counts(NETWORK, ["soup", "kelp", "bread"]) == {"soup": 1, "kelp": 1}
        assert await tx.index.topics(NETWORK, "bread", "", 9) == []
        await tx.people.put(make_person("bea", name="Beca Fôn"))
        await tx.hosts.put(_cook("bea", topics=("kelp",)))
        assert await tx.index.people_from(NETWORK, ">fon", "", 9) == [(">fon", "bea")]
        assert await tx.index.people_from(NETWORK, ">bea", "", 9) == []


async def test_nothing_stays_of_hosts_who_stop(filled: Store) -> None:
    async with filled.transaction() as tx:
        await tx.hosts.put(make_host("eve", network=OTHER_NETWORK, state=HostState.LEFT))
        await tx.hosts.put(make_host("hal", state=HostState.AWAY))
        await tx.hosts.put(_cook("bea", state=HostState.LEFT))
        await tx.hosts.put(_cook("bea", state=HostState.LEFT))
        assert await tx.erasure.delete_own(NETWORK, "cai", 50)
    for table in ("find_documents", "find_entries", "find_counts"):
        assert await _rows(filled, table) == set()


async def test_documents_of_other_rules_are_made_again(filled: Store) -> None:
    before = [await _rows(filled, t) for t in ("find_documents", "find_entries", "find_counts")]
    async with filled.transaction() as tx:
        for sql in (
            "DELETE FROM find_entries WHERE person IN ('hal', 'eve')",
            "DELETE FROM find_counts WHERE network = 'other' OR word = 'data'",
            "DELETE FROM find_documents WHERE person IN ('hal', 'eve')",
            "UPDATE find_documents SET version = 'old' WHERE person = 'bea'",
            "UPDATE find_counts SET hosts = hosts - 1 WHERE network = 'net' AND word IN"
            " (SELECT word FROM find_counts WHERE network = 'net' AND hosts > 2)",
        ):
            await _session(tx).fetch(sql)
    async with filled.transaction() as tx:
        assert await tx.index.make_again("", 0) == ""
        assert await tx.index.make_again("", 1) == "cai"  # bea is done, eve is next
    async with filled.transaction() as tx:
        assert await tx.index.make_again("cai", 9) == "eve"  # hal is in another network
    async with filled.transaction() as tx:
        assert await tx.index.make_again("eve", 9) is None
    documents, entries, _ = [
        await _rows(filled, t) for t in ("find_documents", "find_entries", "find_counts")
    ]
    assert documents == before[0]
    assert entries == before[1]
    async with filled.transaction() as tx:
        assert await tx.index.make_again("", 0) is None


async def test_both_stores_rank_alike(filled: Store) -> None:
    async with filled.transaction() as tx:
        wanted = [("soup", 2), ("cook", 2), ("=cook", 2)]
        entries = await tx.index.entries(NETWORK, wanted)
    weights = {(wanted[place][0], person): weight for place, person, weight in entries}
    assert weights["soup", "bea"] == 938
    assert weights["soup", "cai"] == 750
    assert weights["cook", "bea"] == weights["cook", "cai"] == 800
