"""Every act from every status by everybody: the illegal ones are refused and change nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.store import Transaction
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.engine.errors import StaleAction
from bot.features.introduction.aggregate import allowed
from bot.features.introduction.model import (
    OUTCOMES,
    TRANSITIONS,
    Act,
    Introduction,
    Role,
    Status,
)
from storage import open_store
from tests.support.builders import (
    HOUR,
    NOW,
    make_community,
    make_host,
    make_introduction,
    make_person,
)
from tests.support.routing import ROUTER, about

LEGAL = """
    edit        seeker  draft                                    same
    send        seeker  draft                                    asked
    discard     seeker  draft                                    discarded
    question    host    asked                                    questioned
    answer      seeker  questioned                               asked
    accept      host    asked questioned                         accepted
    decline     host    asked questioned                         declined
    refer       host    asked questioned                         declined
    withdraw    seeker  asked questioned                         withdrawn
    offer       host    accepted picked                          accepted
    pick        seeker  accepted picked                          picked
    confirm     host    picked                                   agreed
    place       either  accepted picked agreed                   same
    prepare     seeker  accepted picked agreed                   same
    reschedule  either  agreed missed                            accepted
    cancel      either  accepted picked agreed                   cancelled
    happened    either  agreed missed                            met
    miss        either  agreed met                               missed
    move        either  agreed missed                            accepted
    drop        either  agreed missed                            cancelled
    debrief     seeker  met thanked                              same
    thank       seeker  met                                      thanked
    tell        seeker  met thanked                              same
    update      seeker  met thanked                              same
    keep        seeker  met thanked                              same
"""
"""What may be done, by whom, where, and where it leads. What is not here may not be done."""

PEOPLE = ("seeker", "host", "connector", "stranger")


def _legal() -> dict[tuple[Act, str, Status], Status]:
    table = {}
    for line in LEGAL.strip().splitlines():
        act, who, *statuses, after = line.split()
        for role in ("seeker", "host") if who == "either" else (who,):
            for status in statuses:
                target = status if after == "same" else after
                table[Act(act), role, Status(status)] = Status(target)
    return table


def _introduction(status: Status) -> Introduction:
    """In that status, with every instant a status may need; the meeting has begun."""
    then = NOW - timedelta(days=1)
    return make_introduction(
        status=status,
        seeker="seeker",
        host="host",
        connector="connector",
        asked_at=then,
        questioned_at=then,
        accepted_at=then,
        turn_at=then,
        agreed_at=then,
        met_at=then,
        thanked_at=then,
        contact_at=then,
        closed_at=then,
        starts_at=NOW - timedelta(minutes=5),
    )


def at(introduction: Introduction, starts_at: datetime | None) -> Introduction:
    """With the meeting at that instant."""
    return replace(introduction, time=replace(introduction.time, starts_at=starts_at))


def _at(act: Act, introduction: Introduction) -> Introduction:
    """With the meeting ahead for what is done before it, begun for what is told of it."""
    return at(introduction, NOW + HOUR) if act in (Act.CONFIRM, Act.PLACE) else introduction


class Undo(Exception):
    """So that every try begins from the same state."""


async def _context(tx: Transaction, who: str) -> Context:
    person = await tx.people.get("net", who)
    community = await tx.communities.get("playground:local")
    assert person is not None
    assert community is not None
    ctx = Context.of(tx, NOW, person, community, Practice(), ROUTER)
    ctx.acting = True
    return ctx


@pytest.mark.parametrize("status", list(Status))
async def test_every_act_by_everybody_from(status: Status, url: str) -> None:
    store = await open_store(url)
    before = _introduction(status)
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        for who in PEOPLE:
            await tx.people.put(make_person(who))
        await tx.hosts.put(make_host("host"))
        await tx.introductions.add(before)
    done = {}
    for act in Act:
        for who in PEOPLE:
            try:
                async with store.transaction() as tx:
                    ctx = await _context(tx, who)
                    saved = await ctx.apply(_at(act, before), act)
                    done[act, who, status] = saved.status
                    raise Undo
            except (Undo, StaleAction):
                pass
            async with store.transaction() as tx:
                assert await tx.introductions.get("net", before.id) == before
                assert await tx.nudges.about(about(before.id)) == []
    assert done == {key: after for key, after in _legal().items() if key[2] is status}
    await store.close()


WHEN = """
    act         ahead  begun  over
    pick        yes    yes    yes
    offer       yes    yes    yes
    confirm     yes    no     no
    place       yes    no     no
    prepare     yes    yes    no
    reschedule  yes    yes    no
    cancel      yes    yes    no
    happened    no     yes    yes
    miss        no     yes    yes
    move        no     yes    yes
    drop        no     yes    yes
"""
"""Whether an act means anything while the time of the talk is ahead, has come, and is over.

A picked time that has passed can be replaced by another.
"""


def _when() -> dict[Act, tuple[bool, ...]]:
    _, *lines = WHEN.strip().splitlines()
    return {Act(line.split()[0]): tuple(w == "yes" for w in line.split()[1:]) for line in lines}


@pytest.mark.parametrize("status", [Status.PICKED, Status.AGREED])
def test_every_act_about_a_time_ends_with_its_time(status: Status) -> None:
    timed = {act for act, rule in TRANSITIONS.items() if status in rule.before}
    timed -= {act for act in timed if Role.CLOCK in TRANSITIONS[act].by}
    second = timedelta(seconds=1)
    i = _introduction(status)
    starts = (NOW + second, NOW, NOW - timedelta(minutes=i.request.minutes))
    before = (NOW + 10 * HOUR, NOW - timedelta(minutes=i.request.minutes) + second, NOW - HOUR)
    for act in timed:
        for times in (starts, before):
            found = tuple(
                any(allowed(at(i, start), act, role, NOW) for role in (Role.SEEKER, Role.HOST))
                for start in times
            )
            expected = _when()[act]
            if status is Status.PICKED and act in (Act.PREPARE, Act.CANCEL):
                expected = (True, True, True)  # the host did not confirm it, so it is no talk yet
            assert found == expected, act


def test_nothing_is_told_of_a_talk_without_a_time() -> None:
    for act in OUTCOMES:
        assert not allowed(at(_introduction(Status.AGREED), None), act, Role.HOST, NOW)


async def test_one_question_only() -> None:
    asked = _introduction(Status.ASKED)
    assert allowed(asked, Act.QUESTION, Role.HOST, NOW)
    assert not allowed(
        replace(asked, request=replace(asked.request, question="Why?")),
        Act.QUESTION,
        Role.HOST,
        NOW,
    )
