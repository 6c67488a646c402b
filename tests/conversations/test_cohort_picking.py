"""An organiser picks members into a cohort: each is told, and can leave; nobody reads who did."""

from __future__ import annotations

from collections.abc import Sequence

from tests.conversations.test_cohort import JOINED, OVER, begun
from tests.conversations.test_invite import members
from tests.support.said import said
from tests.support.workspace import Member, Workspace

PICKED = said("nudge-cohort-picked", name="Autumn")
FEW = said("invites-few", fewest=10)


async def pick(olu: Member, people: Sequence[Member]) -> None:
    """Olu picks them."""
    await olu.presses_action("cohort.open")
    await olu.presses("cohort.show")
    await olu.presses("cohort.pick")
    await olu.fills(people=tuple(str(one.address) for one in people))


async def count_is(olu: Member, many: bool) -> None:
    """Olu reads that ten or more are in it, or fewer."""
    await olu.presses_action("cohort.open")
    olu.reads(said("invites-many", count=10) if many else FEW)


async def test_each_is_told_and_can_leave_and_is_counted_once_they_know(
    workspace: Workspace,
) -> None:
    olu, _ = await begun(workspace)
    people = await members(workspace, 10)
    await pick(olu, people)
    olu.reads(said("cohort-picked", name="Autumn"), said("cohort-picked-not"))
    olu.reads(said("cohorts-title"), FEW)
    olu.reads_not(said("invite-strangers"))
    assert not [one for one in people if one.received(PICKED)]
    await people[0].says("mine")  # nobody reads of it before they are told
    people[0].reads_not(said("cohort-summary", name="Autumn"))
    await workspace.passes(minutes=30)
    assert 0 < len([one for one in people if one.received(PICKED)]) < 10  # in turn
    await count_is(olu, many=False)
    await workspace.passes(hours=2)
    assert [len(one.received(PICKED)) for one in people] == [1] * 10
    await count_is(olu, many=True)
    mina = people[0]
    await mina.says("mine")
    mina.reads(said("cohort-summary", name="Autumn"))
    await mina.presses("cohort.leave", PICKED)
    mina.reads(said("cohort-left", name="Autumn"))
    await count_is(olu, many=False)
    await pick(olu, people)  # who left it stays out, and it looks the same
    olu.reads(said("cohort-picked", name="Autumn"), said("cohort-picked-not"))
    await workspace.passes(days=120)
    assert [len(one.received(PICKED)) for one in people] == [1] * 10
    assert [len(one.received(OVER)) for one in people] == [0] + [1] * 9
    await olu.says("audit")
    olu.reads(said("audit-line", act="cohort_picked", by="Olu"))
    olu.reads_not("Member 0")


async def test_whoever_wants_no_invitation_blocked_the_organiser_or_is_new_is_left_out(
    workspace: Workspace,
) -> None:
    olu, join = await begun(workspace)
    quiet, apart, inside, cai = await members(workspace, 4)
    await quiet.says("settings")
    await quiet.presses("settings.nudges")
    await quiet.fills(wanted=("reminders",))
    await apart.says("block @Olu", olu)
    await apart.presses("safety.block")
    await inside.presses_action(join)
    nia = workspace.member("Nia")
    await pick(olu, [quiet, apart, inside, nia, cai])
    olu.reads(said("cohort-picked", name="Autumn"), said("invite-strangers", count=1))
    await pick(olu, [nia])
    olu.reads(said("invite-nobody"))
    olu.reads_not(said("cohort-picked", name="Autumn"))
    await workspace.passes(hours=3)
    assert not [one for one in (quiet, apart, inside, nia) if one.received(PICKED)]
    assert len(cai.received(PICKED)) == 1


async def test_who_joins_before_they_are_told_is_not_told_again(workspace: Workspace) -> None:
    olu, join = await begun(workspace)
    (mina,) = await members(workspace, 1)
    await pick(olu, [mina])
    await mina.presses_action(join)
    mina.reads(JOINED)
    await workspace.passes(days=120)
    assert mina.received(PICKED) == []
    assert len(mina.received(OVER)) == 1


async def test_nobody_is_told_of_a_cohort_that_is_removed_or_over(workspace: Workspace) -> None:
    olu, _ = await begun(workspace)
    (mina,) = await members(workspace, 1)
    await pick(olu, [mina])
    await olu.presses("cohort.show")
    await olu.presses("cohort.remove")
    await olu.presses("cohort.remove_now")
    await workspace.passes(days=120)
    mina.sees_not(PICKED)
    mina.sees_not(OVER)


async def test_a_picked_member_who_leaves_and_returns_is_not_in_it(workspace: Workspace) -> None:
    olu, _ = await begun(workspace)
    mina, cai = await members(workspace, 2)
    await pick(olu, [mina, cai])
    await mina.leaves()
    await workspace.passes(hours=3)
    assert mina.received(PICKED) == []
    assert len(cai.received(PICKED)) == 1
    await cai.leaves()
    await workspace.passes(days=120)
    assert cai.received(OVER) == []


async def test_too_many_who_wait_to_be_told_are_refused(workspace: Workspace) -> None:
    olu, _ = await begun(workspace)
    people = await members(workspace, 201)
    for first in range(0, 200, 20):
        await pick(olu, people[first : first + 20])
        olu.reads(said("cohort-picked", name="Autumn"))
    await pick(olu, people[200:])
    olu.reads(said("error-picked-waiting"))


async def test_only_organisers_pick(workspace: Workspace) -> None:
    olu, _ = await begun(workspace)
    (mina,) = await members(workspace, 1)
    await olu.presses_action("cohort.open")
    await olu.presses("cohort.show")
    await mina.presses_action(olu.action("cohort.pick"))
    mina.reads(said("error-organising", who="Olu"))
