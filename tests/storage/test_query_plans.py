"""Every query of the repositories uses an index, on SQLite."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

import pytest

from bot.core.ports import MessageRef
from bot.core.store import Transaction
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.features.introduction.model import Status
from bot.features.organise.repository import VisitKind
from storage import migrator
from storage.sqlite.store import open_file
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    INTRODUCTION,
    NETWORK,
    NOW,
    make_community,
    make_introduction,
    make_nudge,
    make_person,
)


class RecordingConnection(sqlite3.Connection):
    """Records every statement, without its arguments."""

    statements: ClassVar[list[str]] = []

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        """Record the statement and run it."""
        self.statements.append(sql)
        return super().execute(sql, *args)


Ask = Callable[[Transaction], Awaitable[object]]

CLAIM = (NOW, "token", NOW + HOUR, 5)
ANA = Address("playground", "local", "ana")


async def claims_due(tx: Transaction) -> object:
    """One whose lease has ended, and one that waits: it looks for both before it claims any."""
    await _has_nudges(tx)
    await tx.nudges.claim_due(NOW, "dead", NOW, 1)
    return await tx.nudges.claim_due(*CLAIM)


async def claims_stale(tx: Transaction) -> object:
    """The same of sent messages with buttons that end."""
    await _has_nudges(tx)
    for nudge in await tx.nudges.claim_due(*CLAIM):
        sent = replace(nudge, status=NudgeStatus.SENT, address=str(ANA), ref="m", stale=True)
        assert await tx.nudges.finish(replace(sent, buttons=("mine.open",), content="{}"))
    await tx.nudges.claim_stale(NOW, "dead", NOW, 1, community=COMMUNITY)
    return await tx.nudges.claim_stale(*CLAIM, community=COMMUNITY)


async def _has_nudges(tx: Transaction) -> None:
    await tx.communities.put(make_community())
    await tx.people.put(make_person("hal"))
    await tx.nudges.schedule_all([make_nudge("one"), make_nudge("two")])


def next_due(tx: Transaction) -> Awaitable[object]:
    return tx.nudges.next_due()


async def counts_a_month(tx: Transaction) -> object:
    await tx.communities.put(make_community())
    for id in ("ana", "hal"):
        await tx.people.put(make_person(id))
    await tx.introductions.add(make_introduction())
    return await tx.figures.count_next(NOW + timedelta(days=31), Practice(), "")


@pytest.mark.parametrize(
    "ask, index",
    [
        (claims_due, "nudges_leased"),
        (claims_stale, "nudges_leased"),
        (claims_due, "nudges_due"),
        (claims_stale, "nudges_stale_in"),
        (next_due, "nudges_due"),
        (next_due, "nudges_leased"),
        (next_due, "nudges_stale"),
        (lambda tx: tx.nudges.about(INTRODUCTION), "nudges_about"),
        (lambda tx: tx.nudges.mark_claimed_stale(INTRODUCTION, "answered"), "nudges_about"),
        (lambda tx: tx.nudges.merged_into("n"), "nudges_merged"),
        (lambda tx: tx.nudges.sent_with_buttons(MessageRef(ANA, "m1")), "nudges_by_ref"),
        (lambda tx: tx.nudges.sent_as(NETWORK, "m1"), "nudges_by_ref"),
        (lambda tx: tx.blocks.of(NETWORK, "ana"), "sqlite_autoindex_blocks"),
        (lambda tx: tx.blocks.among(NETWORK, "ana", "hal"), "sqlite_autoindex_blocks"),
        (lambda tx: tx.hosts.open_to(NETWORK, "hal", "ana"), "blocks_of_blocked"),
        (lambda tx: tx.aggregates.get(NETWORK, "invitation", "i"), "sqlite_autoindex_aggregates"),
        (lambda tx: tx.aggregates.of_person(NETWORK, "ana"), "aggregates_of_person"),
        (
            lambda tx: tx.aggregates.of_status(NETWORK, "c", "invite", "waiting", 5),
            "aggregates_begun_in",
        ),
        (
            lambda tx: tx.aggregates.count_under(NETWORK, "c", "joined"),
            "sqlite_autoindex_aggregates",
        ),
        (lambda tx: tx.aggregates.count_begun(NETWORK, "c", "invite", NOW), "aggregates_begun_in"),
        (lambda tx: tx.nudges.waiting_for("ana"), "nudges_waiting_for"),
        (lambda tx: tx.nudges.cancel_waiting("ana", ["request"], 9), "nudges_waiting_for"),
        (
            lambda tx: tx.introductions.loads(NETWORK, {"hal": (NOW, NOW + HOUR)}),
            "introductions_of_host",
        ),
        (
            lambda tx: tx.introductions.meetings_between(NETWORK, "ana", NOW, NOW + HOUR),
            "introductions_of_seeker",
        ),
        (lambda tx: tx.introductions.naming(NETWORK, "ana"), "introductions_onward_to"),
        (lambda tx: tx.figures.counted(NETWORK), "figures_of"),
        (lambda tx: tx.backlog.waiting(NETWORK, "c", NOW, NOW), "nudges_due_in"),
        (lambda tx: tx.backlog.failed(NETWORK, "c", NOW, NOW), "nudges_failed_in"),
        (lambda tx: tx.backlog.next_failed(NETWORK, "c", (NOW, ""), NOW), "nudges_failed_in"),
        (lambda tx: tx.watches.after(NETWORK, None, 5), "sqlite_autoindex_watches"),
        (lambda tx: tx.watches.of(NETWORK, "ana"), "sqlite_autoindex_watches"),
        (lambda tx: tx.watches.next_person(NETWORK, "ana"), "sqlite_autoindex_watches"),
        (lambda tx: tx.visits.get("v", VisitKind.LINK, NOW), "sqlite_autoindex_visits"),
        *(
            (counts_a_month, index)
            for index in (
                "introductions_asked_in",
                "introductions_accepted_in",
                "introductions_declined_in",
                "introductions_agreed_in",
                "introductions_met_in",
                "introductions_thanked_in",
                "aggregates_begun_in",
                "hosts_since",
            )
        ),
        (lambda tx: tx.introductions.past(NETWORK, "ana", None, 4), "introductions_of_host"),
        (
            lambda tx: tx.introductions.of_person(NETWORK, "ana", [Status.ASKED]),
            "introductions_of_connector",
        ),
        (lambda tx: tx.paths.through_one(NETWORK, "ana", "hal"), "ties_strongest"),
        (lambda tx: tx.paths.through_two(NETWORK, "ana", "hal"), "ties_shown"),
        (lambda tx: tx.paths.to_anybody(NETWORK, "ana"), "ties_strongest"),
        (
            lambda tx: tx.paths.asked(NETWORK, ["ana", "hal"], "ana", NOW, NOW),
            "connector_requests_asked",
        ),
        (lambda tx: tx.people.organisers("c"), "addresses_in_community"),
        (lambda tx: tx.index.counts(NETWORK, ["data"]), "PRIMARY KEY"),
        (lambda tx: tx.index.entries(NETWORK, [("data", 9)]), "PRIMARY KEY"),
        (lambda tx: tx.index.beginning(NETWORK, "da", 9), "PRIMARY KEY"),
        (lambda tx: tx.index.vocabulary(NETWORK, "dta", 1), "PRIMARY KEY"),
        (lambda tx: tx.index.candidates(NETWORK, ["hal"], "ana"), "blocks_of_blocked"),
        (lambda tx: tx.index.people_from(NETWORK, ">h", "", 9), "PRIMARY KEY"),
        (lambda tx: tx.index.topics(NETWORK, "da", "ana", 9), "PRIMARY KEY"),
        (lambda tx: tx.index.shared_topics(NETWORK, "ana", 3, 9), "find_counts_of_topics"),
    ],
)
async def test_every_query_uses_an_index(ask: Ask, index: str) -> None:
    store = await open_file(None, migrate=True, factory=RecordingConnection)
    RecordingConnection.statements.clear()
    async with store.transaction() as tx:
        await ask(tx)
    await store.close()
    connection = sqlite3.connect(":memory:")
    for migration in migrator.migrations():
        connection.executescript(migration.sql)
    plans = []
    for sql in RecordingConnection.statements:
        if re.match(r"\s*(SELECT|WITH|UPDATE)", sql):
            count = max(map(int, re.findall(r"\?(\d+)", sql)), default=0)
            steps = connection.execute(f"EXPLAIN QUERY PLAN {sql}", [1] * count)
            plans.append([row[3] for row in steps])
    connection.close()
    assert any(index in step for plan in plans for step in plan), plans
    for plan in plans:
        whole = [step for step in plan if step.startswith("SCAN") and "USING" not in step]
        few = (
            "picked",
            "subquery",
            "CONSTANT",
            "near",
            "months",
            "answers",
            "loads",
            "piled",
            "json_each",  # reads an argument
        )  # made by the statement itself
        assert all(any(word.lower() in step.lower() for word in few) for step in whole), plan
        if index in ("nudges_due", "nudges_leased", "nudges_stale"):
            assert not any("TEMP B-TREE" in step for step in plan), plan
