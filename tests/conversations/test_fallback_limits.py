"""Where limits do not allow the next on a list now, it waits or is passed over, and says so."""

from __future__ import annotations

import pytest

from bot.domain.practice import Practice
from bot.features.fallback.model import FallbackStatus
from bot.features.introduction.model import Status
from tests.conversations.conftest import BOTH_STORES
from tests.support.fakes import march
from tests.support.fallback import (
    adds,
    begun,
    declines,
    hosts,
    is_told,
    listed,
    note_to,
    opens,
    stands,
    the_list,
)
from tests.support.said import said
from tests.support.scenarios import blocks
from tests.support.workspace import Member, Workspace, new_workspace


async def fill_up(workspace: Workspace, host: Member, count: int = 2) -> list[Member]:
    """So many others wait for that host."""
    others = [workspace.member(f"Seeker {number}") for number in range(count)]
    for other in others:
        await other.asks(host)
    return others


@BOTH_STORES
async def test_a_full_host_is_passed_over_and_comes_next(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await listed(workspace, "Bea", "Cai", "Dan", capacity="1")
    first, _ = await fill_up(workspace, bea)
    await mina.presses("fallback.start")
    mina.reads(
        said("fallback-waiting", name="Bea"),
        said("fallback-obstacle", why="full"),
        said("fallback-asked", name="Cai"),
        said("fallback-next", name="Dan"),
    )
    await first.presses_action(f"request.withdraw:{(await note_to(first, bea)).id}")
    await declines(cai)
    assert await stands(mina, bea, cai, dan) == [Status.ASKED, Status.DECLINED, Status.DRAFT]


async def test_a_list_on_which_all_are_full_waits_for_room(workspace: Workspace) -> None:
    mina, (bea, cai) = await listed(workspace, "Bea", "Cai", capacity="1")
    others = [*await fill_up(workspace, bea), *await fill_up(workspace, cai)]
    await mina.presses("fallback.start")
    mina.reads(said("fallback-stuck"))
    assert mina.direct_messages() == []  # the answer said it
    await workspace.passes(hours=2)
    await others[0].presses_action(f"request.withdraw:{(await note_to(others[0], bea)).id}")
    await opens(mina)
    mina.reads(said("fallback-next-soon", name="Bea"))
    await workspace.until(march(3, 10))  # the next working day
    assert await stands(mina, bea, cai) == [Status.ASKED, Status.DRAFT]
    await declines(bea)
    is_told(mina, said("nudge-fallback-stuck"))
    await workspace.passes(days=2)
    assert len(mina.received(said("nudge-fallback-stuck"))) == 1  # said once
    await mina.presses("fallback.stop", said("nudge-fallback-stuck"))
    assert (await the_list(mina)).status is FallbackStatus.STILL


async def test_open_requests_of_ones_own_make_it_wait_and_their_end_leads_on() -> None:
    workspace = await new_workspace(Practice(open_requests=1))
    (zoe,) = await hosts(workspace, "Zoe")
    mina, (bea,) = await listed(workspace, "Bea")
    await mina.asks(zoe)
    await opens(mina)
    await mina.presses("fallback.start")
    mina.reads(said("fallback-obstacle", why="cap"), said("fallback-stuck"))
    await declines(zoe)  # another request of hers ends: there is room at once
    assert await stands(mina, bea) == [Status.ASKED]
    is_told(mina, said("nudge-fallback-asked", name="Bea"))
    await workspace.store.close()


async def test_two_at_one_organisation_are_not_asked_at_once(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    for name in ("Bea", "Cai"):
        await workspace.member(name).offers(organisation="Acme")
    bea, cai = (workspace.member(name) for name in ("Bea", "Cai"))
    await adds(mina, bea)
    await adds(mina, cai)
    await mina.presses("fallback.start")
    mina.reads(said("fallback-obstacle", why="organisation"))
    await workspace.passes(days=6)
    assert await stands(mina, bea, cai) == [Status.ASKED, Status.DRAFT]
    await bea.presses("answer.decline")
    await bea.fills()
    assert await stands(mina, bea, cai) == [Status.DECLINED, Status.ASKED]


async def test_a_host_who_stops_is_a_no_or_is_passed_over(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await stops(cai)  # before their turn
    await opens(mina)
    mina.reads(said("fallback-obstacle", why="away"), said("fallback-next", name="Dan"))
    await stops(bea)  # while asked
    assert await stands(mina, bea, cai, dan) == [Status.DECLINED, Status.DRAFT, Status.ASKED]
    await cai.says("host")
    await cai.presses("host.resume")
    await declines(dan)
    assert await stands(mina, cai) == [Status.ASKED]


async def stops(host: Member) -> None:
    """No host any more."""
    await host.says("host")
    await host.presses("host.leave")
    await host.presses("host.leave_now")


async def test_a_host_who_leaves_is_passed_over_or_leads_on(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await cai.leaves()
    await bea.leaves()
    notes = await mina.introductions()
    assert [note.status for note in notes] == [Status.LEFT, Status.DRAFT, Status.ASKED]
    await declines(dan)
    is_told(mina, said("nudge-fallback-stuck"))


async def test_a_note_that_is_thrown_away_is_no_longer_on_the_list(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await mina.presses_action(f"request.discard:{(await note_to(mina, cai)).id}")
    await opens(mina)
    mina.reads(said("fallback-next", name="Dan"))
    mina.reads_not(said("fallback-waiting", name="Cai"))
    await declines(bea)
    assert await stands(mina, bea, cai, dan) == [Status.DECLINED, Status.DISCARDED, Status.ASKED]


async def test_a_note_that_she_sends_herself_has_its_three_days(workspace: Workspace) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await workspace.passes(days=2)
    await mina.presses_action(f"request.send:{(await note_to(mina, cai)).id}")
    await workspace.passes(days=2)
    assert await stands(mina, bea, cai, dan) == [Status.ASKED, Status.ASKED, Status.DRAFT]
    assert mina.received(said("nudge-fallback-asked")) == []
    await workspace.passes(days=3)
    assert await stands(mina, dan) == [Status.ASKED]


async def test_a_note_that_no_longer_fits_the_offer_waits_for_a_look(workspace: Workspace) -> None:
    mina, (bea, cai) = await listed(workspace, "Bea", "Cai")
    await bea.offers(lengths=("30",))
    await mina.presses("fallback.start")
    mina.reads(said("fallback-obstacle", why="note"))
    assert await stands(mina, bea, cai) == [Status.DRAFT, Status.ASKED]


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_block_by_a_host_reads_as_a_host_who_stopped(
    workspace: Workspace, when: str
) -> None:
    """Bea blocks Mina, Cai stops: before their turn the rows are the same, and while asked."""
    told = []
    for first, second in (("Bea", "Cai"), ("Dan", "Eve")):
        mina = workspace.member("Mina" if first == "Bea" else "Mona")
        await mina.says("help")
        hidden, other = await hosts(workspace, first, second)
        await adds(mina, hidden)
        await adds(mina, other)
        if when == "after":
            await mina.presses("fallback.start")
        if first == "Bea":
            await blocks(hidden, mina)
        else:
            await stops(hidden)
        await opens(mina)
        if when == "before":
            await mina.presses("fallback.start")
        await workspace.drain()
        shown = [mina.reply, *mina.direct_messages()]
        told.append(
            [t.replace(first, "1").replace(second, "2").replace(mina.name, "M") for t in shown]
        )
        assert (await stands(mina, other)) == [Status.ASKED]
    assert told[0] == told[1]


async def test_who_blocks_a_host_on_the_list_has_them_no_longer_on_it(
    workspace: Workspace,
) -> None:
    mina, (bea, cai, dan) = await begun(workspace, "Bea", "Cai", "Dan")
    await blocks(mina, cai)
    await blocks(mina, bea)
    assert await stands(mina, bea, cai, dan) == [
        Status.WITHDRAWN,
        Status.DISCARDED,
        Status.ASKED,
    ]
    await opens(mina)
    mina.reads(said("fallback-asked", name="Dan"), said("fallback-last"))
    mina.reads_not("Cai")
