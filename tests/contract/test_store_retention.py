"""What is old enough goes, with all that belongs to it, and nothing younger does."""

from __future__ import annotations

import asyncio
import itertools
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.store import Store, Transaction
from bot.domain.nudges import NudgeStatus, Subject
from bot.domain.practice import Practice
from bot.features.introduction.model import CLOSED, OPEN, Introduction, Status
from storage import open_store
from storage.transaction import StoreTransaction
from tests.storage.postgres import Server
from tests.support.builders import (
    COMMUNITY,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_aggregate,
    make_community,
    make_introduction,
    make_nudge,
    make_person,
    make_report,
)
from tests.support.examples import examples

PRACTICE = Practice()
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TALKS, MESSAGES = PRACTICE.keep_talks_days * DAY, PRACTICE.keep_messages_days * DAY


INSTANTS = ("met_at", "thanked_at", "update_at", "contact_at", "closed_at")
"""What may be the last that happened in a talk."""
AGES = st.none() | st.builds(
    lambda limit, seconds: limit + seconds * SECOND,
    st.sampled_from([TALKS, MESSAGES, 400 * DAY, 100 * DAY, DAY]),
    st.integers(-2, 2) | st.integers(-60 * 86400, 60 * 86400),
)
"""Around the limits, and far from them."""


@dataclass(frozen=True)
class Aged:
    """A talk and a message of any age."""

    status: Status
    ages: tuple[timedelta | None, ...]
    """Of `INSTANTS`, and of its beginning."""
    keeps: bool
    message: NudgeStatus
    due: timedelta

    def talk(self, id: str) -> Introduction:
        """The talk; its host has no other."""
        *ages, created = self.ages
        past = {n: NOW - age if age else None for n, age in zip(INSTANTS, ages, strict=True)}
        if self.status is Status.DRAFT:
            past = dict.fromkeys(INSTANTS)
        elif self.status in CLOSED:
            past["closed_at"] = past["closed_at"] or NOW
        else:
            past["closed_at"] = None
        if self.status in (Status.MET, Status.THANKED):
            past["met_at"] = past["met_at"] or NOW
        return make_introduction(
            id,
            host=id,
            status=self.status,
            keep_in_touch=self.keeps,
            created_at=NOW - (created or timedelta(0)),
            **past,
        )

    def goes(self, talk: Introduction) -> bool:
        """Whether the talk has been over for too long."""
        if talk.closed_at is not None:
            last: list[datetime | None] = [talk.closed_at]
        elif talk.status in OPEN or talk.status is Status.MISSED or self.keeps:
            return False
        elif talk.status is Status.DRAFT:
            last = [talk.created_at]
        else:
            last = [talk.thanks.update_at]
        last += [talk.debrief.met_at, talk.thanks.thanked_at, talk.thanks.contact_at]
        return max(at for at in last if at is not None) < NOW - TALKS


aged = st.builds(
    Aged,
    status=st.sampled_from(Status),
    ages=st.tuples(*[AGES] * 6),
    keeps=st.booleans(),
    message=st.sampled_from(NudgeStatus),
    due=AGES.filter(lambda age: age is not None),
)


async def expire_all(store: Store, practice: Practice = PRACTICE, limit: int = 3) -> None:
    """Delete all that has expired, in steps."""
    while True:
        async with store.transaction() as tx:
            if not any((await tx.retention.expire(NOW, practice, limit)).values()):
                return


async def ids(tx: Transaction, table: str, column: str = "id") -> set[str]:
    """What is left in that table."""
    assert isinstance(tx, StoreTransaction)
    return {row[0] for row in await tx.session.fetch(f"SELECT {column} FROM {table}")}


async def test_events_and_drafts_go_the_oldest_first(store: Store) -> None:
    old = NOW - PRACTICE.keep_drafts_days * DAY
    async with store.transaction() as tx:
        for age in (3, 1, 2, 0):
            await tx.events.mark_seen(f"{age}", old - age * SECOND)
        await tx.drafts.save("ana", "old", {"why": "x"}, old - SECOND)
        await tx.drafts.save("ana", "new", {"why": "x"}, old)
        await tx.inbox.add("slack", {"slack:old": "{}"}, old - SECOND)
        await tx.inbox.add("slack", {"slack:new": "{}"}, old)
        gone = await tx.retention.expire(NOW, PRACTICE, 2)
        assert gone["events"] == 2
        assert await ids(tx, "events") == {"1", "0"}
        assert (await tx.retention.expire(NOW, PRACTICE, 2))["events"] == 1
        assert await ids(tx, "events") == {"0"}
        assert await tx.drafts.get("ana", "old") is None
        assert await tx.drafts.get("ana", "new") == {"why": "x"}
        assert await ids(tx, "inbox") == {"slack:new"}


async def test_a_scrub_is_owed_only_where_words_may_have_gone(store: Store) -> None:
    old = NOW - 31 * DAY
    async with store.transaction() as tx:
        await tx.events.mark_seen("old", old)
        await tx.retention.expire(NOW, PRACTICE, 5)
        assert await tx.scrubs.owed() is None
        await tx.drafts.save("ana", "old", {"why": "x"}, old)
        await tx.retention.expire(NOW, PRACTICE, 5)
        assert await tx.scrubs.owed() is not None


async def test_a_talk_goes_with_all_that_belongs_to_it_and_is_counted(store: Store) -> None:
    over = NOW - TALKS - SECOND
    asked = make_introduction().request.asked_at
    async with store.transaction() as tx:
        for id in ("i1", "i2"):
            talk = make_introduction(id, status=Status.DECLINED, closed_at=over)
            await tx.introductions.add(replace(talk, closed_at=over if id == "i1" else NOW))
            await tx.preparation.set_questions(id, ["Why?"])
            await tx.preparation.tick(id, "ana", "route", True)
            await tx.promises.add(NETWORK, id, "ana", f"send the paper {id}", NOW)
            about = Subject("introduction", id)
            await tx.nudges.schedule(make_nudge(f"{id}.n", subject=about, due_at=NOW))
            invitation = make_aggregate(f"{id}-bea", people=(("invited", "bea"),))
            await tx.aggregates.add(invitation)
            about = Subject("invitation", invitation.id)
            await tx.nudges.schedule(make_nudge(f"{id}.invite", subject=about, due_at=NOW))
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "introductions") == {"i2"}
        for table in ("questions", "ticks", "promises"):
            assert await ids(tx, table, "introduction") == {"i2"}
        assert await ids(tx, "nudges", "key") == {"i2.n", "i2.invite"}
        assert await ids(tx, "aggregates") == {"i2-bea"}
        assert await ids(tx, "aggregate_people", "aggregate") == {"i2-bea"}
        assert isinstance(tx, StoreTransaction)
        counted = await tx.session.fetch("SELECT * FROM talk_counts")
    assert asked is not None
    assert [tuple(row) for row in counted] == [
        (NETWORK, COMMUNITY, f"{asked:%Y-%m}", "declined", 1)
    ]


async def test_a_draft_that_nobody_was_sent_is_not_counted(store: Store) -> None:
    draft = make_introduction(status=Status.DRAFT, created_at=NOW - TALKS - SECOND, asked_at=None)
    async with store.transaction() as tx:
        await tx.introductions.add(draft)
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "introductions") == set()
        assert await ids(tx, "talk_counts", "status") == set()


async def test_a_matter_goes_with_its_messages(store: Store) -> None:
    over = NOW - TALKS - SECOND
    async with store.transaction() as tx:
        for id, closed_at in (("old", over), ("new", over + SECOND), ("open", None)):
            await tx.aggregates.add(make_aggregate(id, closed_at=closed_at))
            about = Subject("invitation", id)
            await tx.nudges.schedule(make_nudge(f"{id}.n", subject=about, due_at=NOW))
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "aggregates") == {"new", "open"}
        assert await ids(tx, "aggregate_people", "aggregate") == {"new", "open"}
        assert await ids(tx, "nudges", "key") == {"new.n", "open.n"}


async def test_a_report_goes_once_it_has_been_closed_for_long(store: Store) -> None:
    over = NOW - PRACTICE.keep_reports_days * DAY
    async with store.transaction() as tx:
        for id, closed_at in (("old", over - SECOND), ("new", over), ("open", None)):
            await tx.reports.add(make_report(id, created_at=NOW - 999 * DAY, closed_at=closed_at))
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "reports") == {"new", "open"}


async def test_a_block_ends_by_itself_only_where_that_is_wanted(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.blocks.add(NETWORK, "ana", "hal", NOW - 9999 * DAY)
        await tx.blocks.add(NETWORK, "ana", "bea", NOW - DAY)
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "blocks", "blocked") == {"hal", "bea"}
    await expire_all(store, replace(PRACTICE, keep_blocks_days=400))
    async with store.transaction() as tx:
        assert await ids(tx, "blocks", "blocked") == {"bea"}


async def test_zero_days_keep_for_ever(store: Store) -> None:
    for_ever = replace(
        PRACTICE,
        **{field.name: 0 for field in fields(Practice) if field.name.startswith("keep_")},
        remember_days=0,
    )
    async with store.transaction() as tx:
        await tx.events.mark_seen("old", datetime(2001, 1, 1, tzinfo=NOW.tzinfo))
        old = make_introduction(status=Status.DECLINED, closed_at=NOW - 9999 * DAY)
        await tx.introductions.add(old)
    await expire_all(store, for_ever)
    async with store.transaction() as tx:
        assert await ids(tx, "introductions") == {"i1"}
        assert await ids(tx, "events") == {"old"}


async def test_networks_expire_apart(store: Store) -> None:
    over = NOW - TALKS - SECOND
    async with store.transaction() as tx:
        mine = make_introduction("mine", status=Status.DECLINED, closed_at=over)
        await tx.introductions.add(mine)
        other = make_introduction(
            "theirs",
            network=OTHER_NETWORK,
            community="slack:T9",
            seeker="eve",
            host="eve",
            status=Status.DECLINED,
            closed_at=over - DAY,
        )
        await tx.introductions.add(other)
        assert (await tx.retention.expire(NOW, PRACTICE, 5))["introductions"] == 1
        assert await ids(tx, "introductions") == {"mine"}, "one network at a time"
    await expire_all(store)
    async with store.transaction() as tx:
        assert await ids(tx, "introductions") == set()


async def _check(store: Store, drawn: list[Aged], round: int) -> None:
    names = [f"{round}.{place}" for place in range(len(drawn))]
    talks = [each.talk(name) for name, each in zip(names, drawn, strict=True)]
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.people.put(make_person())
        for name, each, talk in zip(names, drawn, talks, strict=True):
            await tx.people.put(make_person(name))
            await tx.introductions.add(talk)
            about = Subject("person", "ana")
            await tx.nudges.schedule(
                make_nudge(name, person="ana", subject=about, due_at=NOW - each.due)
            )
            assert isinstance(tx, StoreTransaction)
            await tx.session.write(
                "UPDATE nudges SET status = $2, token = $3, lease_until = $4 WHERE key = $1",
                [name, each.message, *((name, 0) if each.message == "claimed" else (None, None))],
            )
    await expire_all(store)
    async with store.transaction() as tx:
        left, messages = await ids(tx, "introductions"), await ids(tx, "nudges", "key")
    for name, each, talk in zip(names, drawn, talks, strict=True):
        assert (name in left) is not each.goes(talk), each
        settled = each.message not in (NudgeStatus.WAITING, NudgeStatus.CLAIMED)
        assert (name in messages) is not (settled and each.due > MESSAGES), each


def test_nothing_younger_goes_and_nothing_older_stays(server: Server | None) -> None:
    url = asyncio.run(server.database()) if server else "sqlite://"
    rounds = itertools.count()

    @examples(60)
    @given(st.lists(aged, min_size=1, max_size=12))
    def check(drawn: list[Aged]) -> None:
        async def run() -> None:
            store = await open_store(url)
            try:
                await _check(store, drawn, next(rounds))
            finally:
                await store.close()

        asyncio.run(run())

    check()
    if server:
        asyncio.run(server.drop(url))
