"""What crosses a way while it is asked: two at once, a change of mind, a block, an erasure."""

from __future__ import annotations

import asyncio

import pytest

from bot.features.introduction.model import Status
from bot.features.ways.model import AskedStatus, WayStatus
from tests.conversations.test_ways import (
    agrees,
    asked_of,
    card_of,
    know,
    looks_for,
    people,
    sends,
    way_of,
)
from tests.support.said import said
from tests.support.scenarios import blocks
from tests.support.workspace import Member, Workspace


async def one_asked(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Bea is asked to introduce Mina to Hal."""
    mina, hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await sends(mina, hal)
    return mina, hal, bea


async def two_asked(workspace: Workspace) -> tuple[Member, Member, Member, Member]:
    """Bea has said yes, and Cleo, who knows Hal, is asked."""
    mina, hal, bea, cleo = await people(workspace, "Bea", "Cleo")
    await know(workspace, mina, bea)
    await know(workspace, bea, cleo)
    await know(workspace, cleo, hal, shown_by=[cleo])
    await sends(mina, hal)
    await workspace.passes(days=7)
    await agrees(bea)
    assert await asked_of(workspace, cleo) == [AskedStatus.ASKED]
    return mina, hal, bea, cleo


@pytest.mark.parametrize("first", ["yes", "withdraw"])
async def test_a_yes_and_a_change_of_mind_at_once(workspace: Workspace, first: str) -> None:
    mina, hal, bea = await one_asked(workspace)
    await mina.presses_action(await card_of(workspace, mina))
    await bea.presses("ways.yes")
    both = [bea.fills(line="She asks good questions"), mina.presses("ways.withdraw")]
    await asyncio.gather(*(both if first == "yes" else reversed(both)))
    (i,) = await mina.introductions()
    if await way_of(workspace, mina) is WayStatus.REACHED:
        mina.reads(said("way-reached", name="Hal"))
        assert (i.status, len(hal.direct_messages())) == (Status.ASKED, 1)
        bea.reads(said("asked-done", seeker="Mina", name="Hal"))
        bea.sees_not(said("nudge-connector-withdrawn"))
    else:
        mina.reads(said("reach-withdrawn"))
        assert (i.status, i.way, hal.direct_messages()) == (Status.DRAFT, None, [])
        bea.reads(said("asked-withdrawn", seeker="Mina", name="Hal"))
        mina.sees_not(said("nudge-way-reached"))


async def test_a_yes_that_is_sent_twice_is_one_yes(workspace: Workspace) -> None:
    mina, hal, bea = await one_asked(workspace)
    await bea.presses("ways.yes")
    assert bea.form is not None
    form, values = bea.form.id, {"line": "She asks good questions"}
    await asyncio.gather(bea.submits(form, values), bea.submits(form, values))
    bea.reads(said("asked-done", seeker="Mina", name="Hal"))
    assert len(await mina.introductions()) == len(hal.direct_messages()) == 1
    assert len(mina.direct_messages()) == 1


async def test_it_is_taken_back_between_two_connectors(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await two_asked(workspace)
    yes = cleo.action("ways.yes")
    await mina.presses_action(await card_of(workspace, mina))
    await mina.presses("ways.withdraw")
    for connector in (bea, cleo):
        connector.is_told(said("nudge-connector-withdrawn", seeker="Mina", name="Hal"))
        assert await asked_of(workspace, connector) == [AskedStatus.WITHDRAWN]
    await cleo.presses_action(yes)
    cleo.reads(said("asked-withdrawn", seeker="Mina", name="Hal"))
    assert hal.direct_messages() == []


async def test_a_seeker_who_is_erased_is_introduced_to_nobody(workspace: Workspace) -> None:
    mina, hal, bea, cleo = await two_asked(workspace)
    yes = cleo.action("ways.yes")
    await mina.says("erase")
    await mina.presses("privacy.erase_now")
    await cleo.presses_action(yes)
    cleo.reads(said("asked-over"))
    before = [len(connector.direct_messages()) for connector in (bea, cleo)]
    await workspace.passes(days=30)
    for connector in (bea, cleo):
        assert await asked_of(workspace, connector) == []
    assert [len(connector.direct_messages()) for connector in (bea, cleo)] == before
    await cleo.presses_action(yes)
    assert cleo.form is None
    assert hal.direct_messages() == []


@pytest.mark.parametrize(
    "blocker, blocked", [("Mina", "Bea"), ("Bea", "Mina"), ("Mina", "Cleo"), ("Bea", "Cleo")]
)
async def test_a_block_in_the_middle_ends_it_and_looks_like_silence(
    workspace: Workspace, blocker: str, blocked: str
) -> None:
    everybody = await two_asked(workspace)
    mina, hal, _, cleo = everybody
    named = {member.name: member for member in everybody}
    yes = cleo.action("ways.yes")
    await blocks(named[blocker], named[blocked])
    before = len(mina.direct_messages())
    await cleo.presses_action(yes)
    assert cleo.form is None
    cleo.reads(said("asked-over"))
    await workspace.passes(days=15)
    assert len(mina.direct_messages()) == before
    await workspace.passes(days=15)
    assert len(mina.direct_messages()) == before + 1
    mina.is_told(said("way-ended", name="Hal"))
    assert hal.direct_messages() == []
    cleo.sees_not(said("nudge-connector-reminder"), said("nudge-connector-over"))


async def test_a_host_who_pauses_meanwhile_is_not_asked(workspace: Workspace) -> None:
    mina, hal, bea = await one_asked(workspace)
    await hal.submits("host.pause", {"until": "2026-05-01"})
    hal.reads(said("host-paused"))
    await agrees(bea)
    mina.is_told(said("status-declined-seeker", other="Hal"))
    assert hal.direct_messages() == []
    bea.reads(said("asked-done"))


async def test_who_is_suggested_reads_whose_idea_it_was_and_may_simply_say_no(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await one_asked(workspace)
    cleo = workspace.member("Cleo")
    await cleo.says("help")
    await bea.presses("ways.rather")
    await bea.fills(person=str(cleo.address), line="")
    mina.is_told(said("nudge-way-suggested", who="Bea", name="Hal"))
    mina.sees_not("Cleo", said("nudge-way-heard"))
    cleo.is_told(
        said("asked-suggested", seeker="Mina", name="Hal", who="Bea"), said("asked-any-answer")
    )
    cleo.sees_not(said("asked-what"), said("asked-via"), said("asked-suggested-line"))
    await cleo.presses("ways.no")
    cleo.reads(said("asked-declined", seeker="Mina"))
    before = len(mina.direct_messages())
    await workspace.passes(days=30)
    assert len(mina.direct_messages()) == before + 1
    mina.is_told(said("way-ended", name="Hal"))
    mina.sees_not("Cleo")
    assert hal.direct_messages() == []


async def test_who_has_blocked_the_one_who_suggests_them_is_not_asked(
    workspace: Workspace,
) -> None:
    mina, hal, bea = await one_asked(workspace)
    cleo = workspace.member("Cleo")
    await cleo.says("help")
    await blocks(cleo, bea)
    await bea.presses("ways.rather")
    await bea.fills(person=str(cleo.address))
    bea.reads(said("asked-referred", seeker="Mina"))
    mina.is_told(said("nudge-way-suggested", who="Bea"))
    assert await asked_of(workspace, cleo) == []
    await looks_for(mina, hal)
    mina.reads(said("error-already-open"))
