"""What crosses a list while it runs: two at once, a restart, a leave, an erasure, the clocks."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.events import ButtonPressed
from bot.core.messages import plain_text
from bot.features.fallback.model import FallbackStatus
from bot.features.introduction.model import Status
from tests.conversations.conftest import BOTH_STORES
from tests.conversations.test_jobs import runner
from tests.support.fakes import march
from tests.support.fallback import (
    adds,
    begun,
    declines,
    hosts,
    is_told,
    lists,
    note_to,
    opens,
    stands,
    the_list,
)
from tests.support.said import said
from tests.support.workspace import Member, Workspace


async def press(member: Member, action: str) -> None:
    """A press, after which nothing but the answer happens yet."""
    workspace = member.workspace
    event = ButtonPressed(
        event_id=workspace.event_id(), actor=member.address, action=action, message=None
    )
    await workspace.bot.handle(event)


@BOTH_STORES
@pytest.mark.parametrize("yes_first", [True, False])
async def test_a_yes_of_the_first_while_the_second_is_being_sent(
    workspace: Workspace, yes_first: bool
) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    yes = f"answer.accept:{(await note_to(mina, bea)).id}"
    workspace.clock.at = march(5, 10)  # the silence is over, and nothing was done yet
    step = runner(workspace).step
    if yes_first:
        await asyncio.gather(press(bea, yes), step())
    else:
        await asyncio.gather(step(), press(bea, yes))
    await workspace.drain()
    asked = (await stands(mina, cai))[0] is Status.ASKED
    assert await stands(mina, bea, dan) == [Status.ACCEPTED, Status.DRAFT]
    assert (await the_list(mina)).status is FallbackStatus.ANSWERED
    assert len(mina.received(said("nudge-fallback-yes"))) == 1
    is_told(
        mina,
        said("nudge-fallback-yes", names="Bea"),
        said("fallback-kept", count=1 if asked else 2),
        *([said("fallback-may-answer", names="Cai")] if asked else []),
    )
    assert len(cai.direct_messages()) == (1 if asked else 0)


async def test_double_clicks_do_everything_once(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    bea, cai = await hosts(workspace, "Bea", "Cai")
    await mina.writes_to(bea)
    await asyncio.gather(mina.presses("fallback.add"), mina.presses("fallback.add"))
    assert [one.order for one in await lists(mina)] == [((await note_to(mina, bea)).id,)]
    await adds(mina, cai)
    begin = mina.action("fallback.start")
    await asyncio.gather(mina.presses_action(begin), mina.presses_action(begin))
    assert await stands(mina, bea, cai) == [Status.ASKED, Status.DRAFT]
    assert len(bea.direct_messages()) == 1
    stop = mina.action("fallback.stop")
    await asyncio.gather(mina.presses_action(stop), mina.presses_action(stop))
    mina.reads(said("fallback-still"))
    await mina.presses_action(begin)  # an old button, which is right again
    assert len(bea.direct_messages()) == 1


async def test_a_stop_button_of_an_earlier_list_stops_no_other(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    stop = mina.action("fallback.stop")
    await declines(bea)
    await cai.presses("answer.accept")  # the list is over
    (eve,) = await hosts(workspace, "Eve")
    await adds(mina, dan)
    await adds(mina, eve)
    await mina.presses("fallback.start")
    await mina.presses_action(stop)
    mina.reads(said("fallback-ended-yes"))
    assert (await the_list(mina)).status is FallbackStatus.ASKING
    assert await stands(mina, dan, eve) == [Status.ASKED, Status.DRAFT]


@BOTH_STORES
async def test_after_a_restart_each_is_asked_once_and_one_after_the_other(
    workspace: Workspace,
) -> None:
    mina, (_, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    workspace.restarts()
    workspace.clock.at = march(19, 11)  # it was away for weeks
    await workspace.drain()
    assert await stands(mina, cai, dan) == [Status.ASKED, Status.DRAFT]
    assert len(cai.direct_messages()) == 1
    workspace.restarts()
    await workspace.until(march(24, 10, 59))
    assert await stands(mina, dan) == [Status.DRAFT]
    await workspace.until(march(24, 11))
    assert [len(host.direct_messages()) for host in (cai, dan)] == [2, 1]  # with a reminder
    assert len(mina.received(said("nudge-fallback-asked"))) == 2


async def test_three_working_days_over_the_change_of_the_clocks(workspace: Workspace) -> None:
    workspace.clock.at = march(27, 10)  # a Friday; the clocks go forward on Sunday
    mina, (_, cai) = await begun(workspace, "Bea", "Cai")
    ends = datetime(2026, 4, 1, 10, tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
    mina.reads(said("fallback-next", name="Cai", day=ends.date()))
    await workspace.until(ends.replace(hour=8, minute=59))
    assert await stands(mina, cai) == [Status.DRAFT]
    await workspace.until(ends)
    assert (ends.hour, await stands(mina, cai)) == (9, [Status.ASKED])


async def test_the_host_who_sleeps_has_three_days_from_the_morning(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    (bea,) = await hosts(workspace, "Bea", zone="America/Los_Angeles")
    (cai,) = await hosts(workspace, "Cai")
    await adds(mina, bea)
    await adds(mina, cai)
    await mina.presses("fallback.start")
    await workspace.until(march(5, 16, 59))
    assert await stands(mina, cai) == [Status.DRAFT]
    await workspace.until(march(5, 17))  # 9 o'clock where Bea is
    assert await stands(mina, cai) == [Status.ASKED]


async def test_whoever_leaves_asks_nobody_else_and_can_begin_again(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    await mina.leaves()
    await workspace.passes(days=10)
    assert cai.direct_messages() == []
    await mina.says("network")
    assert (await the_list(mina)).status is FallbackStatus.LEFT
    await mina.presses("fallback.open")
    mina.reads(said("fallback-note", name="Cai"))
    await mina.presses("fallback.add")
    await mina.presses("fallback.start")
    assert await stands(mina, bea, cai) == [Status.LEFT, Status.ASKED]


async def test_of_a_former_member_nobody_else_is_asked(workspace: Workspace) -> None:
    """The platform did not say that Mina left; it says so when she is to be written to."""
    mina, (_, _, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    me, list_ = await mina.person(), await the_list(mina)
    workspace.chat.gone.add(mina.address)
    await workspace.passes(days=4)
    async with workspace.store.transaction() as tx:
        row = await tx.aggregates.get(me.network, "fallback", list_.id)
    assert row is not None
    assert row.status == "left"
    await workspace.passes(days=10)
    assert dan.direct_messages() == []


async def test_of_who_is_erased_nobody_else_is_asked_and_nothing_is_left(
    workspace: Workspace,
) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    me = await mina.person()
    id = (await the_list(mina)).id
    await mina.says("erase")
    await mina.presses("privacy.erase_now")
    await workspace.passes(days=5)
    assert cai.direct_messages() == []
    async with workspace.store.transaction() as tx:
        row = await tx.aggregates.get(me.network, "fallback", id)
        assert await tx.aggregates.of_person(me.network, me.id, open_only=False) == []
    assert row is not None
    assert (row.status, (await note_to(bea, bea)).id in row.data) == ("left", False)


async def test_a_host_who_is_erased_is_passed_over(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await cai.says("erase")
    await cai.presses("privacy.erase_now")
    await workspace.passes(days=2)
    await declines(bea)
    assert await stands(mina, dan) == [Status.ASKED]
    await opens(mina)
    mina.reads_not("Cai")


async def test_a_list_of_a_member_who_is_paused_asks_nobody_else(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    mina, (_, cai) = await begun(workspace, "Bea", "Cai")
    await olu.says("moderate @Mina", mina)
    await olu.presses("moderate.pause")
    await olu.fills(until=f"{march(30, 12):%Y-%m-%d}")
    await workspace.passes(days=10)
    assert cai.direct_messages() == []


async def test_her_copy_holds_it_and_nobody_else_sees_it(workspace: Workspace) -> None:
    mina, (bea, cai) = await begun(workspace, "Bea", "Cai")
    zoe = workspace.member("Zoe", organiser=True)
    await zoe.says("help")
    for member in (bea, cai, zoe):
        for command in ("mine", "network", "help"):
            await member.says(command)
        await member.presses_action(mina.action("fallback.order"))
        await member.presses_action(mina.action("fallback.stop"))
        member.sees_not(said("fallback-title"))
    assert (await the_list(mina)).status is FallbackStatus.ASKING
    await mina.says("my-data")
    copy = "".join(f.content.decode() for shown in mina.messages() for f in shown.message.files)
    assert (await the_list(mina)).id in copy
    await cai.says("my-data")
    theirs = "".join(f.content.decode() for shown in cai.messages() for f in shown.message.files)
    assert (await the_list(mina)).id not in theirs
    assert "Mina" not in "".join(plain_text(shown.message) for shown in cai.messages())


async def test_a_new_no_while_she_sleeps_is_read_in_the_morning(workspace: Workspace) -> None:
    mina, (bea, cai, dan, _) = await begun(workspace, "Bea", "Cai", "Dan", "Eve")
    await workspace.until(march(2, 22))
    await declines(bea)
    assert await stands(mina, cai) == [Status.ASKED]
    assert mina.direct_messages() == []
    await workspace.until(march(3, 9, 30))
    await declines(cai)
    assert await stands(mina, dan) == [Status.ASKED]
    is_told(mina, said("nudge-fallback-asked", name="Dan"))
