"""What a member does costs the same however much others have stored.

A life is lived twice: among others with few rows in every table, and among others with many times
as many. No statement may read more in the second; `make faults` has the long form. Two may, and
do not hold the event loop: while a platform refuses, one steps through the communities; once a
month, one reads for which topics a network's members wait.
"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.core.ports import MessageRef
from bot.core.store import Store
from bot.delivery.job_runner import JobRunner
from bot.delivery.timings import PRODUCT
from bot.domain.hosts import HostState
from bot.domain.nudges import NudgeStatus, Subject
from bot.domain.people import Address
from bot.domain.practice import Practice
from bot.engine.jobs import begin_job
from bot.features.connections.model import ConnectionStatus, Connector
from bot.features.host.pausing import STOPPED
from bot.features.introduction.model import MeetingTime, Status
from bot.features.privacy.declarations import Role
from bot.features.report.model import ReportStatus
from bot.features.ways.model import AskedStatus, WayStatus
from storage import StoreTimings, open_store
from storage.sqlite.store import RELEASE_ALL, open_file
from storage.transaction import StoreTransaction
from tests.conversations.test_whole_life import whole_life
from tests.storage import postgres
from tests.storage.growth import (
    HOME,
    KnownSqlite,
    Measured,
    PostgresCounting,
    SqliteCounting,
    fill,
    statements,
)
from tests.storage.postgres import Server
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    INTRODUCTION,
    NETWORK,
    NOW,
    make_aggregate,
    make_audit_entry,
    make_community,
    make_connection,
    make_connector_request,
    make_host,
    make_introduction,
    make_job,
    make_nudge,
    make_own_words,
    make_person,
    make_report,
    make_visit,
    make_way,
)
from tests.support.fakes import FakeClock
from tests.support.routing import ROUTER
from tests.support.workspace import Workspace

PATIENT = StoreTimings(statement_timeout_s=60.0)
FEW = 1_000
GROWTH = 1.15
SPARE = 5
"""Instructions, or rows, by which two executions differ for other reasons."""
ANA = Address("town", "square", "ana")
AT_HOME: dict[str, Any] = {"network": HOME, "community": HOME}


async def live(store: Store) -> None:
    """Everything that members and the bot do with the store."""
    await whole_life(Workspace(store))
    await _people(store)
    await _introductions(store)
    await _nudges(store)
    await _connections(store)
    await _ways(store)
    await _own_network(store)
    await _finding(store)
    await _the_rest(store)


async def _people(store: Store) -> None:
    async with store.transaction() as tx:
        community = await tx.communities.get(HOME)
        assert community is not None
        await tx.communities.put(replace(community, language="cy"))
        for id in ("ana", "hal", "bea"):
            await tx.people.put(make_person(id, network=HOME))
            await tx.people.put(make_person(id, network=HOME, goal="changed"))
            await tx.people.put_address(replace(ANA, member=id), id, NOW)
        assert await tx.people.organisers(HOME) == []
        assert await tx.people.next_member(HOME, "", NOW)
        await tx.people.leave_address(replace(ANA, member="bea"), NOW)
        await tx.people.former(replace(ANA, member="bea"))
        assert await tx.people.next_long_gone(NOW + HOUR)


async def _introductions(store: Store) -> None:
    async with store.transaction() as tx:
        asked = make_introduction(**AT_HOME, referred_to="bea")
        await tx.introductions.add(asked)
        await tx.introductions.save(asked, Status.ASKED)
        assert await tx.introductions.naming(HOME, "bea")
        await tx.introductions.in_conversation(HOME, "m1", {Status.ASKED}, after="m11")
        assert await tx.introductions.next_of(HOME, "ana", {Status.ASKED}, "")
        assert await tx.introductions.next_of(HOME, "hal", {Status.ASKED}, "", as_host=True)
        loads = await tx.introductions.loads(HOME, {"hal": (NOW, NOW + HOUR)})
        assert loads["hal"].waiting == 1
        await tx.introductions.meetings_between(HOME, "ana", NOW, NOW + HOUR)
        await tx.preparation.set_questions("i1", ["Why?"])
        assert await tx.preparation.questions("i1")
        await tx.preparation.tick("i1", "ana", "route", True)
        await tx.preparation.tick("i1", "ana", "route", False)
        await tx.promises.add(HOME, "i1", "ana", "send the paper", NOW)
        ((promise, _, _),) = await tx.promises.open(HOME, "ana")
        assert await tx.promises.complete(HOME, "ana", promise, NOW)
        invited = make_aggregate(**AT_HOME)
        await tx.aggregates.add(invited)
        assert await tx.aggregates.get(HOME, "invitation", invited.id)
        assert await tx.aggregates.of_person(HOME, "bea")
        assert await tx.aggregates.of_person(HOME, "bea", "invitation", open_only=False)
        assert await tx.aggregates.next_open_of(HOME, "bea", "invitation", "")
        assert await tx.aggregates.open_of(HOME, "invitation", 5)
        assert await tx.aggregates.of_status(HOME, HOME, "invitation", "invited", 5)
        assert await tx.aggregates.count_under(HOME, invited.id, "invited") == 0
        assert await tx.aggregates.count_begun(HOME, HOME, "invitation", NOW - HOUR)
        await tx.aggregates.save(replace(invited, closed_at=NOW), "invited")


async def _nudges(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.nudges.schedule_all([make_nudge(key, **AT_HOME) for key in ("n1", "n2", "n3")])
        await tx.nudges.schedule(make_nudge("n4", **AT_HOME, person="ana"))
        await tx.nudges.cancel(["n4"])
        assert await tx.nudges.get("n1")
        assert await tx.nudges.waiting_for("hal")
        assert await tx.nudges.cancel_waiting("ana", ["request"], 9) == 0
        assert await tx.nudges.communities_due(NOW) == [HOME]
    claim = (NOW, store.claim_token(), NOW + HOUR, 1)
    lapsed = (NOW, store.claim_token(), NOW - HOUR, 1)
    async with store.transaction() as tx:
        for _ in range(2):  # the second takes over what the first did not finish in time
            assert await tx.nudges.claim_due(*lapsed)
            assert await tx.nudges.claim_due(*lapsed, community=HOME)
            assert await tx.nudges.claim_due(*lapsed, person="hal")
        first = await tx.nudges.claim_due(*claim)
        second = await tx.nudges.claim_due(*claim, community=HOME)
        third = await tx.nudges.claim_due(*claim, person="hal")
        await tx.nudges.mark_claimed_stale(INTRODUCTION, "answered")
    sent = replace(
        first[0],
        status=NudgeStatus.SENT,
        address=str(ANA),
        ref="m1",
        buttons=("answer.accept:i1",),
        content="{}",
    )
    merged = replace(second[0], status=NudgeStatus.SKIPPED, merged_into="n1")
    failed = replace(third[0], status=NudgeStatus.FAILED)
    async with store.transaction() as tx:
        assert len(await tx.nudges.finish_all([sent, merged, failed])) == 3
        assert await tx.nudges.sent_with_buttons(MessageRef(ANA, "m1"))
        assert await tx.nudges.sent_as(HOME, "m1")
        assert await tx.nudges.merged_into("n1")
        assert await tx.nudges.failed_for("hal")
        span = (HOME, HOME, NOW - HOUR, NOW + HOUR)
        assert await tx.backlog.failed(*span)
        assert await tx.backlog.waiting(*span) is not None
        assert await tx.backlog.next_failed(HOME, HOME, (NOW - HOUR, ""), NOW)
        await tx.backlog.send_again(failed, NOW + HOUR)
        await tx.nudges.mark_superseded([failed.key], "read")
        await tx.nudges.save_content(sent.key, "{}")
        await tx.nudges.end_buttons([replace(sent, buttons=(), ending="answered")])
        assert await tx.nudges.communities_stale(NOW) == [HOME]
        await tx.nudges.next_due(NOW)
    async with store.transaction() as tx:
        for _ in range(2):
            assert await tx.nudges.claim_stale(*lapsed, community=HOME)
        assert await tx.nudges.claim_stale(*claim, community=HOME)


async def _connections(store: Store) -> None:
    async with store.transaction() as tx:
        made = make_connection(**AT_HOME)
        await tx.connections.add(made)
        assert await tx.connections.get(HOME, made.id) == made
        assert await tx.connections.between(HOME, "hal", "ana") == made
        assert await tx.connections.pending_of(HOME, "ana") == [made]
        assert await tx.connections.next_open_of(HOME, "hal", "") == made
        assert await tx.connections.next_of(HOME, "hal", "") == made
        assert await tx.connections.count_by(HOME, "ana", NOW - HOUR) == 1
        assert await tx.connections.last_unconfirmed(HOME, "ana", "hal") is None
        await tx.connections.save(made, ConnectionStatus.PROPOSED)
        await tx.connections.tie_up(made, NOW)
        assert await tx.connections.ties_of(HOME, "ana")
        assert await tx.connections.tie(HOME, "hal", "ana")
        assert await tx.paths.through_one(HOME, "ana", "hal") == []
        assert await tx.paths.through_two(HOME, "ana", "hal") == []
        assert await tx.paths.to_anybody(HOME, "ana")
        assert await tx.paths.asked(HOME, ["ana", "hal"], "ana", NOW - HOUR, NOW)
        await tx.connections.set_side(HOME, "ana", "hal", shown=True, askable=True)
        await tx.connections.freshen(HOME, "ana", "hal", NOW + HOUR)
        await tx.connections.put_connector(Connector(person="ana", network=HOME))
        assert await tx.connections.connector(HOME, "ana")
        await tx.connections.erase(made)


async def _ways(store: Store) -> None:
    async with store.transaction() as tx:
        way, asked = make_way(**AT_HOME), make_connector_request(**AT_HOME)
        await tx.ways.add(way)
        assert await tx.ways.get(HOME, way.id) == way
        assert await tx.ways.open_of(HOME, "ana") == [way]
        assert await tx.ways.next_open_of(HOME, "ana", "") == way
        assert await tx.ways.next_of(HOME, "ana", "") == way
        assert await tx.ways.since(HOME, "ana", NOW - HOUR) == [way]
        way = await tx.ways.save(way, WayStatus.DRAFT)
        assert await tx.connector_requests.add(asked)
        assert await tx.connector_requests.get(HOME, asked.id) == asked
        assert await tx.connector_requests.of_way(HOME, way.id) == [asked]
        assert await tx.connector_requests.open_of(HOME, "hal") == [asked]
        assert await tx.connector_requests.next_open_of(HOME, "bea", "") == asked
        assert await tx.connector_requests.next_to(HOME, "bea", "") == asked
        assert await tx.connector_requests.to(HOME, "bea", NOW - HOUR) == [asked]
        await tx.connector_requests.save(asked, AskedStatus.ASKED)
        await tx.ways.erase(way)


async def _own_network(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.introductions.add(
            make_introduction(
                "i-met", status=Status.MET, time=MeetingTime(starts_at=NOW), **AT_HOME
            )
        )
        await tx.own_network.put_note(HOME, "ana", "hal", "Likes long walks", NOW)
        (met,) = await tx.own_network.people(HOME, "ana", None, 9)
        assert await tx.own_network.acquaintance(HOME, "ana", "hal") == met
        assert await tx.own_network.talks_with(HOME, "ana", "hal", 9)
        assert await tx.own_network.notebook(HOME, "ana", None, 9)
        assert await tx.own_network.note(HOME, "ana", "hal")
        await tx.own_network.put_note(HOME, "ana", "hal", "", NOW)


async def _finding(store: Store) -> None:
    async with store.transaction() as tx:
        host = make_host(network=HOME)
        await tx.hosts.put(host)
        await tx.hosts.put(replace(host, topics=("kelp song",)))
        assert await tx.index.counts(HOME, ["kelp"]) == {"kelp": 1}
        assert await tx.index.entries(HOME, [("kelp", 9)])
        assert await tx.index.beginning(HOME, "kel", 9)
        assert await tx.index.vocabulary(HOME, "kellp", 1)
        assert await tx.index.candidates(HOME, ["hal"], "ana")
        assert await tx.index.candidate(HOME, "hal")
        assert await tx.index.people_from(HOME, ">hal", "", 9)
        assert await tx.index.topics(HOME, "song", "ana", 9)
        assert await tx.index.shared_topics(HOME, "ana", 1, 9)
        assert await tx.index.make_again("", 9)
        await tx.hosts.put(replace(host, state=HostState.LEFT))
        await tx.hosts.put(host)


async def _the_rest(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.health.is_current()
        assert (await tx.health.workload(NOW)).bytes
        await tx.watches.add(HOME, "ana", "data", NOW)
        assert await tx.watches.next_person(HOME, "")
        assert await tx.watches.after(HOME, None, 1)
        assert await tx.watches.of(HOME, "ana")
        await tx.watches.remove_all(HOME, "ana")
        await tx.audit.add(make_audit_entry(**AT_HOME))
        assert await tx.audit.page(HOME, HOME, "bea", "", 2)
        assert await tx.people.barred(HOME, "", 2) == []
        made = make_report(**AT_HOME)
        await tx.reports.add(made)
        assert await tx.reports.get(HOME, "r1")
        assert await tx.reports.open_by(HOME, "hal")
        assert await tx.reports.next_open_by(HOME, "hal", "")
        assert await tx.reports.count_by(HOME, "hal", NOW - HOUR) == 1
        assert await tx.reports.count_about(HOME, "ana") == 1
        assert await tx.reports.open_in(HOME, HOME, "bea", "", 2)
        await tx.reports.save(made, ReportStatus.SENT)
        await tx.blocks.add(HOME, "ana", "hal", NOW)
        assert await tx.blocks.of(HOME, "ana")
        assert await tx.blocks.among(HOME, "ana", "hal", "bea")
        assert await tx.blocks.remove(HOME, "ana", "hal")
        await tx.jobs.begin(make_job(**AT_HOME))
        job = await tx.jobs.due(NOW)
        assert job is not None
        await tx.jobs.save(job)
        assert await tx.jobs.next_due() == NOW
        await tx.jobs.delete(job)
        await tx.scrubs.owe(NOW)
        owed = await tx.scrubs.owed()
        assert owed is not None
        await tx.scrubs.settle(owed)
        await tx.consents.agree(HOME, "ana", HOME, "1", NOW)
        assert await tx.consents.has_agreed(HOME, "ana", HOME, "1")
        await tx.consents.save(make_own_words(**AT_HOME))
        assert await tx.consents.own_words(HOME, HOME, "en")
        await tx.drafts.save("ana", "request", {"why": "x"}, NOW)
        await tx.drafts.delete("ana", "request")
        visit = make_visit(network=HOME)
        await tx.visits.add(visit)
        assert await tx.visits.get(visit.id, visit.kind, NOW)
        assert await tx.visits.take(visit.id, visit.kind, NOW)
        await tx.watches.add(HOME, "ana", "bees", NOW)
        for _ in ("quarter", "month"):
            later = NOW + timedelta(days=40)
            assert await tx.figures.count_next(later, Practice(), HOME) == HOME
        counted = await tx.figures.counted(HOME)
        assert counted is not None
        assert await tx.figures.of(HOME, counted[1].all_within)
        await tx.secrets.put("one", b"x")
        await tx.secrets.put("one", b"y")
        assert await tx.secrets.get("one")
        assert await tx.secrets.replace("one", b"y", b"z")
        assert await tx.secrets.names("one") == ["one"]
        await tx.secrets.delete("one")
        await tx.inbox.add("town", {"e1": "{}"}, NOW)
        assert await tx.inbox.pending("town", NOW + HOUR, 5)
        await tx.events.mark_seen("e1", NOW)
        assert await tx.inbox.complete(["e1"])
        assert await tx.personal_data.of(HOME, "ana")
    async with store.transaction() as tx:
        await tx.people.former(ANA)
        await tx.people.hash_addresses(HOME, "ana", NOW)
        assert await tx.people.former(ANA)
        assert await tx.erasure.delete_own(HOME, "ana", 50)
        while await tx.erasure.delete_own(HOME, "ana", 50):
            pass
        await tx.erasure.empty_introduction(HOME, "i1", tuple(Role), "ana", "bea")
        await tx.erasure.empty_held(HOME, "ana", NOW)
        await tx.erasure.empty_person(HOME, "ana")
        row = await tx.aggregates.next_of(HOME, "bea", "")
        assert row is not None
        await tx.aggregates.anonymise(row, "bea", "hal")
        await tx.nudges.end_all_buttons(INTRODUCTION, "moved-on")
        await tx.nudges.forget_content(INTRODUCTION)
        later = NOW + timedelta(days=3650)
        messages = replace(Practice(), keep_drafts_days=0, keep_talks_days=0)
        talks = replace(Practice(), keep_drafts_days=0)
        blocks = replace(talks, keep_blocks_days=9999)
        for practice in (*[messages] * 40, *[talks] * 9, Practice(), blocks):
            await tx.retention.expire(later, practice, 4)
        assert isinstance(tx, StoreTransaction)
        await tx.session.fetch(RELEASE_ALL)


async def _lived(server: Server | None, rows: int) -> Measured:
    """A life among others with that many rows, measured."""
    async with _store(server) as measured:
        await fill(measured.store, rows)
        await live(measured)
    return measured


@asynccontextmanager
async def _store(server: Server | None) -> AsyncIterator[Measured]:
    """An empty store that is measured."""
    if server is None:
        store: Store = await open_file(None, migrate=True, factory=KnownSqlite)
        measured = Measured(store, SqliteCounting())
    else:
        url = await server.database()
        store = await open_store(url, timings=PATIENT)
        measured = Measured(store, PostgresCounting())
    try:
        yield measured
    finally:
        await store.close()
        if server is not None:
            await server.drop(url)


def _growing(few: Measured, many: Measured) -> dict[str, tuple[int, int]]:
    """What a statement read at most, where it read more the second time."""
    return {
        sql: (max(read), max(many.read[sql]))
        for sql, read in few.read.items()
        if max(many.read[sql]) > GROWTH * max(read) + SPARE
    }


async def check_growth(server: Server | None, many: int) -> None:
    """Assert that no statement reads more among `many` rows of others in every table."""
    few, large = await _lived(server, FEW), await _lived(server, many)
    never = [
        where
        for where, statement in statements(arrays=server is not None).items()
        if not any(map(statement.search, few.seen))
    ]
    assert never == [], "these never ran: let a member here do what runs them"
    growing = _growing(few, large)
    assert growing.keys() <= few.in_thread, growing
    assert all(
        "each(community)" in sql or "FROM watches WHERE network = $1 AND query" in sql
        for sql in growing
    ), growing


async def _stepped(server: Server | None, waiting: int) -> Measured:
    """One step of a job of a host who stopped while that many waited, measured."""
    async with _store(server) as measured:
        async with measured.transaction() as tx:
            await tx.communities.put(make_community())
            host = make_host(state=HostState.LEFT)
            people = [f"s{n:05}" for n in range(waiting)]
            for id in ("hal", *people):
                await tx.people.put(make_person(id))
            await tx.hosts.put(host)
            for id in people:
                await tx.introductions.add(make_introduction(f"i-{id}", seeker=id))
            about = [Subject("introduction", f"i-{id}") for id in people]
            await tx.nudges.schedule_all([make_nudge(s.id, subject=s) for s in about])
            await begin_job(
                tx, STOPPED, network=NETWORK, community=COMMUNITY, subject="hal", now=NOW
            )
            if server is not None:  # as PostgreSQL does by itself before long
                assert isinstance(tx, StoreTransaction)
                await tx.session.fetch_long("ANALYZE")
        measured.forget()
        runner = JobRunner(
            store=measured,
            clock=FakeClock(),
            practice=Practice(),
            router=ROUTER,
            timings=PRODUCT,
            wake=lambda: None,
            elapsed=itertools.count().__next__,  # a piece takes a second
        )
        assert await runner.step()
    return measured


async def test_a_step_of_a_job_reads_no_more_when_many_wait(server: Server | None) -> None:
    few, many = await _stepped(server, 20), await _stepped(server, 1_000)
    assert few.seen == many.seen
    assert _growing(few, many) == {}


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """A PostgreSQL, where one is measured."""
    return postgres.shared(request.config) if request.param == "postgres" else None


async def test_no_statement_reads_more_as_others_data_grows(server: Server | None) -> None:
    await check_growth(server, 5_000)
