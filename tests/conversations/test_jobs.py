"""Work that touches many rows goes on in the background, step by step; members act in between."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from itertools import count

import pytest

from bot.core.events import ButtonPressed, CommunityLeft, MemberLeft
from bot.delivery.job_runner import JobRunner
from bot.delivery.timings import PRODUCT
from bot.domain.nudges import Subject
from bot.engine.feature import Feature
from bot.engine.jobs import AT_ONCE, Apart, Step, begin_job
from bot.features.introduction.model import Status
from bot.features.registry import FEATURES
from tests.conversations.conftest import BOTH_STORES
from tests.support.builders import make_nudge
from tests.support.said import said
from tests.support.scenarios import asked, hosting
from tests.support.workspace import Member, Workspace

PIECES = 2
"""Pieces that fit into a step of a runner whose clock goes 3 ms a look."""


def runner(workspace: Workspace) -> JobRunner:
    """A new process, as far as jobs are concerned."""
    looks = count()
    return JobRunner(
        store=workspace.store,
        clock=workspace.clock,
        practice=workspace.bot.practice,
        router=workspace.bot.router,
        timings=PRODUCT,
        wake=workspace.bot.wake,
        elapsed=lambda: next(looks) * 0.003,
    )


async def waiting_for(workspace: Workspace, number: int) -> tuple[Member, list[Member]]:
    """That many have asked Bea."""
    mina, bea = await hosting(workspace, capacity="20")
    seekers = [mina, *(workspace.member(f"Seeker {n}") for n in range(1, number))]
    for seeker in seekers:
        await seeker.asks(bea)
    return bea, seekers


async def press(member: Member, action: str) -> None:
    """A press, after which nothing but the answer happens yet."""
    workspace = member.workspace
    event = ButtonPressed(
        event_id=workspace.event_id(), actor=member.address, action=action, message=None
    )
    await workspace.bot.handle(event)


async def statuses(members: list[Member]) -> list[Status]:
    """How it stands with each of them."""
    return [(await member.introductions())[-1].status for member in members]


@BOTH_STORES
async def test_a_host_stops_and_those_who_wait_are_told_step_by_step(
    workspace: Workspace,
) -> None:
    bea, seekers = await waiting_for(workspace, 6)
    await press(bea, "host.leave_now")
    assert await statuses(seekers) == 6 * [Status.ASKED]

    assert await runner(workspace).step()
    assert await statuses(seekers) == PIECES * [Status.DECLINED] + 4 * [Status.ASKED]

    # In between, one changes their mind, and the process ends.
    last = (await seekers[-1].introductions())[-1]
    await press(seekers[-1], f"request.withdraw:{last.id}")
    workspace.restarts()
    restarted = runner(workspace)
    await restarted.drain()
    await workspace.drain()
    assert await statuses(seekers) == 5 * [Status.DECLINED] + [Status.WITHDRAWN]
    for seeker in seekers[:-1]:
        seeker.is_told(said("status-declined-seeker", other="Bea"))
        assert len(seeker.direct_messages()) == 1
    assert seekers[-1].direct_messages() == []
    assert not await restarted.step()
    assert await workspace.nudges() == []


async def test_a_host_who_hosts_again_in_between_keeps_the_rest(workspace: Workspace) -> None:
    bea, seekers = await waiting_for(workspace, 4)
    await press(bea, "host.leave_now")
    await runner(workspace).step()
    await press(bea, "host.resume")
    await workspace.drain()
    assert await statuses(seekers) == PIECES * [Status.DECLINED] + 2 * [Status.ASKED]

    await bea.presses("host.leave")
    await bea.presses("host.leave_now")  # once more: it begins anew
    assert await statuses(seekers) == 4 * [Status.DECLINED]


async def test_a_host_who_accepts_one_in_between_has_accepted_it(workspace: Workspace) -> None:
    bea, seekers = await waiting_for(workspace, 4)
    await press(bea, "host.leave_now")
    await runner(workspace).step()
    third = (await seekers[2].introductions())[-1]
    await press(bea, f"answer.accept:{third.id}")
    await workspace.drain()
    assert await statuses(seekers) == [
        Status.DECLINED,
        Status.DECLINED,
        Status.ACCEPTED,
        Status.DECLINED,
    ]


@BOTH_STORES
async def test_a_community_goes_member_by_member(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    others = [workspace.member(f"Member {n}") for n in range(5)]
    for other in others:
        await other.says("help")
    await workspace.passes(minutes=1)
    gone = CommunityLeft(event_id=workspace.event_id(), community=mina.address.community)
    await workspace.bot.handle(gone)

    steps = runner(workspace)
    await steps.step()
    left = [m for m in (mina, bea, *others) if await _has_left(m)]
    assert len(left) == PIECES
    await workspace.passes(minutes=1)
    for other in others:
        await other.says("help")  # they are there, so they stay
    assert await _has_left(mina)
    assert await _has_left(bea)
    assert await workspace.nudges() == []


async def _has_left(member: Member) -> bool:
    async with member.workspace.store.transaction() as tx:
        return await tx.people.at(member.address) is None


async def test_what_a_member_left_behind_ends_step_by_step(workspace: Workspace) -> None:
    bea, seekers = await waiting_for(workspace, 5)
    await workspace.bot.handle(MemberLeft(event_id=workspace.event_id(), actor=bea.address))
    steps = runner(workspace)
    done = []
    while await steps.step():
        done.append(len(seekers) - (await statuses(seekers)).count(Status.ASKED))
    assert done == [2, 4, 5]
    await workspace.drain()
    for seeker in seekers:
        assert len(seeker.direct_messages()) == 1


@BOTH_STORES
async def test_what_waits_for_somebody_who_left_ends_some_at_a_time(workspace: Workspace) -> None:
    """Thousands of messages may wait for one member: no step cancels all of them."""
    mina, _ = await hosting(workspace)
    person = await mina.person()
    many = [
        make_nudge(
            f"many{n}",
            network=person.network,
            community=mina.address.community,
            person=person.id,
            audience=(),
            subject=Subject("person", person.id),
            kind="unreachable",
            due_at=workspace.clock.at + timedelta(days=1),
        )
        for n in range(3 * AT_ONCE + 1)
    ]
    async with workspace.store.transaction() as tx:
        await tx.nudges.schedule_all(many)
    await workspace.bot.handle(MemberLeft(event_id=workspace.event_id(), actor=mina.address))
    steps = runner(workspace)
    left = []
    while await steps.step():
        async with workspace.store.transaction() as tx:
            left.append(len(await tx.nudges.waiting_for(person.id)))
    assert left == [AT_ONCE + 1, 0]


def broken(failures: int) -> tuple[Feature, list[str]]:
    """A feature whose job fails that often at its second piece; and what it did."""
    feature, done = Feature("broken"), []
    left = iter(range(failures))

    @feature.job("broken.job")
    async def piece(step: Step) -> str | None:
        if step.job.position == "1" and next(left, None) is not None:
            raise ValueError("broken")
        done.append(f"{step.job.subject}{step.job.position}")
        return None if step.job.position == "2" else str(int(step.job.position or "0") + 1)

    return feature, done


async def test_a_step_that_fails_is_undone_and_tried_again_later(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    feature, done = broken(failures=1)
    workspace.features = (*FEATURES, feature)
    workspace.restarts()
    mina, _ = await hosting(workspace)
    community = mina.address.community
    async with workspace.store.transaction() as tx:
        for subject in "ab":
            await begin_job(
                tx,
                "broken.job",
                network=community,
                community=community,
                subject=subject,
                now=workspace.clock.at,
            )
    with caplog.at_level(logging.ERROR):
        await runner(workspace).drain()
    assert "broken" in caplog.text
    caplog.clear()
    assert done == ["a", "b", "b1", "b2"]  # the others do not wait for it
    await workspace.passes(minutes=1)
    assert done[4:] == ["a", "a1", "a2"]


async def test_a_running_bot_does_what_an_earlier_process_left(workspace: Workspace) -> None:
    bea, seekers = await waiting_for(workspace, 3)
    await press(bea, "host.leave_now")
    workspace.restarts()
    await workspace.bot.start()
    try:
        async with asyncio.timeout(60):
            while Status.ASKED in await statuses(seekers):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await press(bea, "host.resume")
        await seekers[0].says("help")
    finally:
        await workspace.bot.close()
    assert await statuses(seekers) == 3 * [Status.DECLINED]


LONG = timedelta(minutes=5)


async def _begun_apart(workspace: Workspace, feature: Feature) -> None:
    """A bot with that feature, whose job begins."""
    workspace.features = (*FEATURES, feature)
    workspace.restarts()
    mina, _ = await hosting(workspace)
    community = mina.address.community
    async with workspace.store.transaction() as tx:
        await begin_job(
            tx,
            "slow.job",
            network=community,
            community=community,
            subject="a",
            now=workspace.clock.at,
        )


async def test_a_job_apart_makes_its_own_units_of_work_and_is_tried_again(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    feature, done = Feature("slow"), []

    @feature.job_apart("slow.job", lasts=LONG)
    async def work(apart: Apart) -> None:
        for _ in range(2):
            async with apart.store.transaction() as tx:
                assert await tx.communities.get(apart.job.community)
        done.append(apart.job.subject)
        if len(done) == 1:
            raise ValueError("broken")

    await _begun_apart(workspace, feature)
    with caplog.at_level(logging.ERROR):
        await runner(workspace).drain()
    assert "slow.job" in caplog.text
    caplog.clear()
    assert done == ["a"]
    await workspace.passes(minutes=1)
    await workspace.passes(days=1)
    assert done == ["a", "a"]


async def test_a_job_apart_of_a_process_that_stops_is_done_by_the_next(
    workspace: Workspace,
) -> None:
    feature, begun, done = Feature("slow"), asyncio.Event(), []
    go_on = asyncio.Event()

    @feature.job_apart("slow.job", lasts=LONG)
    async def work(apart: Apart) -> None:
        begun.set()
        await go_on.wait()
        done.append(apart.job.subject)

    await _begun_apart(workspace, feature)
    first, second = runner(workspace), runner(workspace)
    assert await first.step()
    await begun.wait()
    assert not await second.step()  # it is being done
    await first.close()
    go_on.set()
    assert not await second.step()
    workspace.clock.at += LONG
    await second.drain()
    assert done == ["a"]


async def test_a_job_apart_that_takes_too_long_is_stopped(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    feature, begun = Feature("slow"), []

    @feature.job_apart("slow.job", lasts=timedelta(0))
    async def work(apart: Apart) -> None:
        begun.append(apart.job.subject)
        await asyncio.Event().wait()

    await _begun_apart(workspace, feature)
    with caplog.at_level(logging.ERROR):
        await runner(workspace).drain()
    assert "TimeoutError" in caplog.text
    caplog.clear()
    assert begun == ["a"]
