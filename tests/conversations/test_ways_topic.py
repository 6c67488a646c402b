"""Where one begins to reach somebody: a name that is only typed, and a host whom one finds."""

from __future__ import annotations

from tests.conversations.test_ways import know, people
from tests.support.said import said
from tests.support.scenarios import blocks
from tests.support.workspace import Workspace


async def test_a_typed_name_finds_a_host(workspace: Workspace) -> None:
    mina, _hal = await people(workspace)
    for typed in ("reach @Hal", "reach hal", "reach  HAL "):
        await mina.says(typed)
        mina.reads(said("reach-title", name="Hal"), said("reach-quiet", name="Hal"))


async def test_a_typed_name_finds_somebody_one_knows_who_does_not_host(
    workspace: Workspace,
) -> None:
    mina, _hal, bea = await people(workspace, "Bea")
    await know(workspace, mina, bea)
    await mina.says("reach @Bea")
    mina.reads(said("reach-title", name="Bea"))


async def test_of_several_with_that_name_one_is_chosen(workspace: Workspace) -> None:
    mina, _hal, ann, anna = await people(workspace, "Ann Lee", "Anna Roe")
    await know(workspace, mina, ann)
    await know(workspace, mina, anna)
    await mina.says("reach @ann")
    mina.reads(said("which-person"), "Ann Lee", "Anna Roe")
    await mina.presses(f"ways.reach:{(await anna.person()).id}")
    mina.reads(said("reach-title", name="Anna Roe"))
    await mina.says("reach @Ann Lee")
    mina.reads(said("reach-title", name="Ann Lee"))


async def test_a_whole_name_is_not_taken_for_a_part_of_another(workspace: Workspace) -> None:
    mina, _hal, ann, anna = await people(workspace, "Ann", "Anna")
    await know(workspace, mina, ann)
    await know(workspace, mina, anna)
    await mina.says("reach ann")
    mina.reads(said("reach-title", name="Ann"))


async def test_a_name_tells_nothing_of_members_whom_one_cannot_find(workspace: Workspace) -> None:
    mina, hal, _cleo = await people(workspace, "Cleo")
    await blocks(hal, mina)
    # Cleo is a member, who neither hosts nor is known to Mina.
    for name in ("Cleo", "Nobody Here", "Mina", "Hal"):
        await mina.says(f"reach @{name}")
        mina.reads(said("topic-title", topic=name), said("topic-no-host"))
        mina.reads_not(said("topic-hosts-fit"))
    await mina.says("reach @")
    mina.reads(said("error-reach-whom"))


async def test_a_host_whom_one_finds_can_be_reached_through_people(workspace: Workspace) -> None:
    mina, hal = await people(workspace)
    await mina.says("find")
    mina.reads(said("found-title", count=1))
    await mina.presses(f"ways.reach:{(await hal.person()).id}")
    mina.reads(said("reach-title", name="Hal"), said("reach-quiet", name="Hal"))
