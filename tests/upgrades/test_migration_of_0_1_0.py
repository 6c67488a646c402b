"""The migrations lose no row of a database of 0.1.0, and the repositories read all of it.

`0.1.0/README.md` says what the database holds; `test_from_0_1_0` presses its members' old buttons.
On each store it is migrated once, and all tests look at that: who writes takes it back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from bot.core.store import Store
from bot.domain.aggregates import AggregateRow
from bot.domain.nudges import Nudge, NudgeStatus, Subject
from storage import inspect, open_store
from tests.storage import postgres
from tests.storage.postgres import Server

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.xdist_group("migration of 0.1.0"),
]

FOLDER = Path(__file__).parent / "0.1.0"
CHANGED = ("migrations", "nudges")
"""Tables whose rows do not come out just as they were."""
GONE = ("introduction", "subject", "stale", "token", "lease_until")
"""Columns of a nudge that are gone, or end with the claims and redrawings of 0.1.0."""
DROPPED = {"persons": "connector_stopped"}
"""Columns that nothing read, by table."""
SET_UP = '["who","where","language","reading","announce"]'
ADDED: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "communities": lambda row: {
        "reports_to": "",
        "notice": 0,
        "reading": "",
        "limits": "[]",
        "contact": "",
        # Who has set it up already is led through what is new only.
        "decided": SET_UP if row["set_up_at"] else "[]",
        "greeted": 0,
    },
    "hosts": lambda row: {"region": "", "studied_at": ""},
    "addresses": lambda row: {"left_at": None},
    "introductions": lambda row: {
        "place_changed": 0,
        "way": None,
        "via": None,
        "vouched": "",
        # A draft that was not sent is deleted.
        "thanks": "" if row["thanked_elsewhere"] else row["thanks"],
        "thanks_reply": "",
        "thanks_replied_at": None,
        "told": "",
        "told_at": None,
        "told_later": "",
        "told_later_at": None,
        "once": 0,
    },
    # Whether they chose it was not stored, so a zone that is known stays as it is.
    "persons": lambda row: {
        "zone_chosen": row["zone_known"],
        "erasing": 0,
        "barred": "",
        "barred_until": None,
    },
}
"""Columns that are new, with their values for a row that was there, by table."""
Rows = list[dict[str, Any]]


class Undo(Exception):
    """Ends a transaction, and with it all that was written."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """The PostgreSQL of this test process, for the dump that needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(
    server: Server | None, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    """The database as 0.1.0 left it."""
    dump = (FOLDER / f"{'postgres' if server else 'sqlite'}.sql").read_text("utf-8")
    if server is None:
        file = tmp_path_factory.mktemp("0.1.0") / "handshakes.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(dump)
        yield f"sqlite:///{file}"
        return
    url = await server.database(empty=True)
    writer = await asyncpg.connect(url)
    await writer.execute(dump)
    await writer.close()
    yield url
    await server.drop(url)


@pytest.fixture(scope="module")
def tables(server: Server | None) -> dict[str, int]:
    """The tables of 0.1.0 and how many rows they had."""
    known = (FOLDER / f"{'postgres' if server else 'sqlite'}.json").read_text("utf-8")
    counts: dict[str, int] = json.loads(known)["rows"]
    return counts


async def rows(url: str, table: str) -> Rows:
    """All rows of a table, read beside the store, in a fixed order."""
    sql = f"SELECT * FROM {table}"
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.row_factory = sqlite3.Row
            found = [dict(row) for row in connection.execute(sql)]
    else:
        reader = await asyncpg.connect(url)
        try:
            found = [dict(row) for row in await reader.fetch(sql)]
        finally:
            await reader.close()
    return sorted(found, key=lambda row: json.dumps(row, sort_keys=True))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def before(url: str, tables: dict[str, int]) -> dict[str, Rows]:
    """All rows by table, before the migrations."""
    return {table: await rows(url, table) for table in tables}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def store(url: str, before: dict[str, Rows]) -> AsyncIterator[Store]:
    """The store on that database, migrated."""
    store = await open_store(url)
    yield store
    await store.close()


async def nudges(store: Store, before: dict[str, Rows]) -> list[tuple[dict[str, Any], Nudge]]:
    """Each nudge as the row it was and as the record it is."""
    pairs = []
    async with store.transaction() as tx:
        for row in before["nudges"]:
            nudge = await tx.nudges.get(row["key"])
            assert nudge is not None, row["key"]
            pairs.append((row, nudge))
    return pairs


async def test_no_row_is_lost_or_changed(
    store: Store, url: str, tables: dict[str, int], before: dict[str, Rows]
) -> None:
    for table, count in tables.items():
        after = await rows(url, table)
        if table == "migrations":
            assert after[: len(before[table])] == before[table]
            continue
        assert len(after) == count > 0, table
        if table not in CHANGED:
            added = ADDED.get(table)
            kept = [
                {k: v for k, v in row.items() if k != DROPPED.get(table)}
                | (added(row) if added else {})
                for row in before[table]
            ]
            assert sorted(after, key=repr) == sorted(kept, key=repr), table
    assert (await inspect(url)).problems == ()


async def test_all_else_of_a_nudge_stays(store: Store, url: str, before: dict[str, Rows]) -> None:
    after = {row["key"]: row for row in await rows(url, "nudges")}
    for row in before["nudges"]:
        kept = {name: value for name, value in row.items() if name not in GONE}
        assert kept.items() <= after[row["key"]].items()
        now = after[row["key"]]
        assert (now["buttons"], now["content"], now["stale"], now["ending"]) == ("[]", "", 0, "")
        assert (now["token"] is not None) == (row["status"] == "claimed")


async def test_each_nudge_has_the_subject_that_it_was_about(
    store: Store, before: dict[str, Rows]
) -> None:
    introductions = {row["id"] for row in before["introductions"]}
    seen = set()
    for row, nudge in await nudges(store, before):
        if row["introduction"] is not None:
            expected = Subject("introduction", row["introduction"])
        elif row["kind"] == "invite_host":
            expected = Subject("invitation", f"{row['subject']}-{row['person']}")
        elif row["kind"] == "referral":
            expected = Subject("invitation", row["subject"].replace(".", "-"))
        elif row["kind"] == "match":
            expected = Subject("host", row["subject"])
        elif row["kind"] == "unreachable":
            expected = Subject("person", row["subject"])
        elif row["kind"] in ("pay_forward", "catch_up"):
            expected = Subject("person", row["person"])
        else:  # sent to a member whom the shared conversation did not reach
            assert row["subject"] in introductions
            expected = Subject("introduction", row["subject"])
        assert nudge.subject == expected, row["key"]
        seen.add((expected.kind, row["introduction"] is None))
    assert seen == {
        ("introduction", False),
        ("introduction", True),
        ("invitation", True),
        ("host", True),
        ("person", True),
    }


async def test_late_nudges_name_the_one_that_they_were_merged_into(
    store: Store, before: dict[str, Rows]
) -> None:
    (catch_up,) = [row for row in before["nudges"] if row["kind"] == "catch_up"]
    async with store.transaction() as tx:
        merged = await tx.nudges.merged_into(catch_up["key"])
    assert sorted(nudge.key for nudge in merged) == sorted(catch_up["subject"].split())
    pairs = await nudges(store, before)
    assert sum(nudge.merged_into is not None for _, nudge in pairs) == len(merged)


async def test_claims_of_0_1_0_are_taken_over_and_no_message_is_updated(
    store: Store, before: dict[str, Rows]
) -> None:
    claimed = {row["key"] for row in before["nudges"] if row["status"] == NudgeStatus.CLAIMED}
    assert claimed
    assert any(row["stale"] or row["token"] for row in before["nudges"] if row["ref"])
    last = max(nudge.due_at for _, nudge in await nudges(store, before))
    with suppress(Undo):
        async with store.transaction() as tx:
            taken = await tx.nudges.claim_due(last, store.claim_token(), last, 10_000)
            assert claimed <= {nudge.key for nudge in taken}
            assert await tx.nudges.communities_stale(last) == []
            raise Undo


async def test_an_invitation_to_host_is_an_aggregate_with_its_people(
    store: Store, before: dict[str, Rows]
) -> None:
    names = {row["id"]: row["name"] for row in before["persons"]}
    about = {row["id"]: row for row in before["introductions"]}
    found: dict[str, AggregateRow] = {}
    async with store.transaction() as tx:
        for person in before["persons"]:
            for row in await tx.aggregates.of_person(
                person["network"], person["id"], open_only=False
            ):
                found[row.id] = row
    subjects = {nudge.subject for _, nudge in await nudges(store, before)}
    assert {s.id for s in subjects if s.kind == "invitation"} == found.keys()
    statuses = {}
    for row in found.values():
        people = dict(row.people)
        introduction = about[json.loads(row.data)["introduction"]]
        assert row.id == f"{introduction['id']}-{people['invited']}"
        assert (row.network, row.community) == (
            introduction["network"],
            introduction["community"],
        )
        assert people["seeker"] == introduction["seeker"]
        by_host = introduction["status"] == "declined"  # they named somebody in their place
        assert people["by"] == introduction["host" if by_host else "seeker"]
        assert (row.closed_at is None) == (row.status == "invited")
        statuses[names[people["invited"]]] = row.status
    assert statuses == {
        "Ned named": "invited",
        "Ivy invited": "invited",
        "Uma unknown": "invited",
        "Ivy invited no": "declined",
        "Ivy invited yes": "hosting",
        "Uri hosts tonight": "hosting",
    }
