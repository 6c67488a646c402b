"""A note that goes through people is an entry of the list like any other."""

from __future__ import annotations

from bot.features.fallback.model import FallbackStatus
from bot.features.introduction.model import Status
from bot.features.ways.model import WayStatus
from tests.conversations.conftest import BOTH_STORES
from tests.conversations.test_ways import agrees, card_of, know, looks_for, people, way_of
from tests.support.fallback import adds, declines, hosts, is_told, note_to, opens, stands, the_list
from tests.support.said import said
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace


async def begun(workspace: Workspace) -> tuple[Member, Member, Member, Member]:
    """Mina's list has Hal, through people, then Cai. Bea, who knows Hal, is asked to introduce."""
    mina, hal, bea = await people(workspace, "Bea", hosting=False)
    (cai,) = await hosts(workspace, "Cai")
    await know(workspace, mina, bea)
    await know(workspace, bea, hal)
    await looks_for(mina, hal)
    await mina.presses("ways.through")
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.presses("fallback.add")
    mina.reads(said("fallback-waiting-through", name="Hal"))
    await adds(mina, cai)
    assert bea.direct_messages() == []
    await mina.presses("fallback.start")
    mina.reads(said("fallback-carried", name="Hal"), said("fallback-next", name="Cai"))
    bea.is_told(said("nudge-connector-asked"))
    return mina, hal, bea, cai


@BOTH_STORES
async def test_after_three_days_the_next_is_asked_and_the_way_goes_on(workspace: Workspace) -> None:
    mina, hal, bea, cai = await begun(workspace)
    await workspace.passes(days=2)
    assert await stands(mina, cai) == [Status.DRAFT]
    await workspace.passes(days=1)
    assert await stands(mina, cai) == [Status.ASKED]
    is_told(mina, said("nudge-fallback-asked", name="Cai"), said("fallback-two"))
    await agrees(bea)
    assert await stands(mina, hal) == [Status.ASKED]
    await cai.presses("answer.accept")
    is_told(mina, said("nudge-fallback-yes"), said("fallback-may-answer", names="Hal"))
    await hal.presses("answer.accept")  # both can be met
    assert await stands(mina, hal, cai) == [Status.ACCEPTED, Status.ACCEPTED]


async def test_the_next_is_asked_through_people_where_the_list_says_so(
    workspace: Workspace,
) -> None:
    mina, _, bea, cai = await begun(workspace)
    await mina.presses("fallback.stop")
    await mina.presses_action(await card_of(workspace, mina))
    await mina.presses("ways.withdraw")
    (dan,) = await hosts(workspace, "Dan")
    await know(workspace, bea, dan)
    await looks_for(mina, dan)
    await mina.presses("ways.through")
    await mina.fills(why=GOOD_WHY, learn=GOOD_LEARN)
    await mina.presses("fallback.add")
    await mina.presses("fallback.start")
    await declines(cai)
    is_told(mina, said("nudge-fallback-asked-through", name="Dan"), said("fallback-last"))
    assert (await note_to(mina, dan)).is_carried
    assert dan.direct_messages() == []


async def test_a_way_that_still_runs_is_taken_back_after_a_yes(workspace: Workspace) -> None:
    mina, hal, _, cai = await begun(workspace)
    await workspace.passes(days=4)
    await cai.presses("answer.accept")
    await mina.presses("ways.withdraw", said("nudge-fallback-yes"))
    assert await way_of(workspace, mina) is WayStatus.WITHDRAWN
    assert hal.direct_messages() == []


async def test_a_connectors_yes_begins_three_days_anew(workspace: Workspace) -> None:
    mina, hal, bea, cai = await begun(workspace)
    await workspace.passes(days=2)
    await agrees(bea)  # Hal has the note now
    await workspace.passes(days=2)
    assert await stands(mina, hal, cai) == [Status.ASKED, Status.DRAFT]
    await workspace.passes(days=3)
    assert await stands(mina, hal, cai) == [Status.ASKED, Status.ASKED]


async def test_a_connectors_no_is_not_told_by_the_list(workspace: Workspace) -> None:
    mina, _, bea, cai = await begun(workspace)
    before = len(mina.messages())
    await bea.presses("ways.no")
    await opens(mina)
    mina.reads(said("fallback-carried", name="Hal"), said("fallback-next", name="Cai"))
    await workspace.passes(days=2, hours=23)
    assert len(mina.messages()) == before + 1
    assert await stands(mina, cai) == [Status.DRAFT]


async def test_a_note_that_came_back_is_not_sent_by_itself(workspace: Workspace) -> None:
    mina, hal, _, cai = await begun(workspace)
    await mina.presses_action(await card_of(workspace, mina))
    await mina.presses("ways.withdraw")
    assert await stands(mina, hal, cai) == [Status.DRAFT, Status.ASKED]
    await declines(cai)
    assert (await the_list(mina)).status is FallbackStatus.ENDED
    await workspace.passes(days=20)
    assert (hal.direct_messages(), (await note_to(mina, hal)).status) == ([], Status.DRAFT)
    await opens(mina)
    mina.reads(said("fallback-over", name="Hal"))


async def test_it_came_back_and_is_put_on_the_list_once_more(workspace: Workspace) -> None:
    mina, hal, _, cai = await begun(workspace)
    await mina.presses_action(await card_of(workspace, mina))
    await mina.presses("ways.withdraw")
    await looks_for(mina, hal)
    await mina.presses("ways.through")
    await mina.fills()
    await mina.presses("fallback.add")
    mina.reads(said("fallback-asked", name="Cai"), said("fallback-waiting-through", name="Hal"))
    await declines(cai)
    assert (await note_to(mina, hal)).is_carried
