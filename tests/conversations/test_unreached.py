"""Somebody takes no messages: what waits is told at their next visit, once, and nothing is lost."""

from __future__ import annotations

import pytest

from bot.core.ports import Unreachable
from bot.domain.nudges import NudgeStatus
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Status
from tests.support.said import said
from tests.support.scenarios import accepted, asked, hosting, the
from tests.support.workspace import Member, Workspace

CLOSED = Unreachable("closed")
COULD_NOT = said("missed")
NOTHING_MISSED = (said("missed"), said("missed-elsewhere"))


async def asked_in_vain(workspace: Workspace, count: int = 1) -> Member:
    """So many have written to Bea, who takes no messages."""
    _, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = CLOSED
    for number in range(count):
        await workspace.member(f"Member {number}").asks(bea)
    assert bea.direct_messages() == []
    return bea


async def test_a_request_is_told_at_the_next_visit_and_can_be_answered_there(
    workspace: Workspace,
) -> None:
    bea = await asked_in_vain(workspace)
    await bea.says("find")
    bea.reads(COULD_NOT, said("nudge-request", name="Member 0"), said("missed-how"))
    bea.reads(said("found-nobody"))  # and what she asked for is there too
    await bea.presses("answer.accept")
    assert (await the(bea)).status is Status.ACCEPTED
    await bea.says("find")
    bea.reads_not(*NOTHING_MISSED)
    told = [n for n in await workspace.nudges(NudgeStatus.SKIPPED) if n.kind == NudgeKind.REQUEST]
    assert [nudge.reason for nudge in told] == ["read at their next visit"]


async def test_a_press_shows_it_too_and_a_form_stays_a_form(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    await bea.presses_action("settings.language")
    assert bea.form is not None
    await bea.fills()
    bea.reads(COULD_NOT, said("settings-title"), said("nudge-request", name="Member 0"))
    await bea.presses_action("settings.open")
    bea.reads_not(*NOTHING_MISSED)


async def test_several_are_a_line_each_and_open_their_cards(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace, 2)
    await bea.says("help")
    bea.reads(
        said("missed", count=2),
        said("nudge-request", name="Member 0"),
        said("nudge-request", name="Member 1"),
    )
    await bea.presses("mine.card", said("nudge-request", name="Member 0"))
    bea.reads(said("status-asked-host", other="Member 0"))


async def test_where_the_answer_shows_it_anyway_one_sentence_is_enough(
    workspace: Workspace,
) -> None:
    bea = await asked_in_vain(workspace, 2)
    await bea.says("mine")
    bea.reads(
        said("missed-elsewhere"),
        said("status-asked-host", other="Member 0"),
        said("status-asked-host", other="Member 1"),
    )
    await bea.says("mine")
    bea.reads_not(*NOTHING_MISSED)


async def test_what_is_over_by_then_is_not_told(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    workspace.chat.closed[bea.address] = CLOSED
    await mina.asks(bea)
    await mina.presses_action(f"request.withdraw:{(await the(mina)).id}")
    await bea.says("help")
    bea.reads_not(*NOTHING_MISSED)
    assert not (await bea.person()).unreached


async def test_what_a_later_message_told_is_not_told_again(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    workspace.chat.closed.clear()
    await workspace.passes(days=4)
    bea.is_told(said("nudge-host-reminder"))
    await bea.says("help")
    bea.reads_not(*NOTHING_MISSED)


async def test_reminders_that_failed_too_are_one_matter(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    await workspace.passes(days=4)
    await bea.says("help")
    bea.reads(COULD_NOT, said("nudge-host-reminder"), said("button-accept"))
    assert bea.choices().count("answer.accept") == 1


async def test_what_a_restart_forgets_the_store_remembers(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    workspace.restarts()
    await bea.says("help")
    bea.reads(COULD_NOT)


async def test_others_hear_nothing_of_it(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    cai.reads_not(*NOTHING_MISSED)
    assert (await bea.person()).unreached


async def test_what_catches_up_and_fails_is_told_too(workspace: Workspace) -> None:
    _, bea = await hosting(workspace, "America/New_York")
    for number in range(3):
        await workspace.member(f"Member {number}").asks(bea)
    workspace.chat.closed[bea.address] = CLOSED
    workspace.clock.at = (await workspace.nudges())[0].due_at.replace(hour=17)
    await workspace.drain()
    await bea.says("settings")  # the help is too long for all of it to stand before it
    bea.reads(COULD_NOT, said("catch-up", count=3), said("nudge-request", name="Member 2"))


async def test_in_welsh(workspace: Workspace) -> None:
    bea = await asked_in_vain(workspace)
    await bea.submits("settings.language", {"language": "cy"})
    bea.reads(said("missed"), said("nudge-request", name="Member 0"))


@pytest.mark.parametrize("closed", ["Mina", "Bea"])
async def test_introduced_apart_where_one_takes_no_messages(
    workspace: Workspace, closed: str
) -> None:
    mina, bea = await asked(workspace)
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    workspace.chat.apart = True
    away, there = (mina, bea) if closed == "Mina" else (bea, mina)
    workspace.chat.closed[away.address] = CLOSED
    await bea.presses("answer.accept")
    there.sees(
        said("nudge-introduce", seeker="Mina", host="Bea"), said("nudge-unreachable", name=closed)
    )
    olu.is_told(said("nudge-unreachable", name=closed))
    await workspace.passes(minutes=5)
    assert len(there.received(said("nudge-introduce", seeker="Mina", host="Bea"))) == 1
    await away.says("help")
    away.reads(COULD_NOT, said("nudge-introduce", seeker="Mina", host="Bea"))
    await away.says("help")
    away.reads_not(*NOTHING_MISSED)


async def test_introduced_apart_where_nobody_takes_messages(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    workspace.chat.apart = True
    for member in (mina, bea):
        workspace.chat.closed[member.address] = CLOSED
    await bea.presses("answer.accept")
    for member in (mina, bea):
        await member.says("help")
        member.reads(COULD_NOT, said("nudge-introduce", seeker="Mina", host="Bea"))


async def test_an_introduction_that_ended_meanwhile_is_not_told(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    workspace.chat.apart = True
    workspace.chat.closed[bea.address] = CLOSED
    await bea.presses("answer.accept")
    await mina.presses("schedule.cancel")
    await mina.fills(parting="")
    await bea.says("help")
    bea.reads(said("nudge-cancelled"))
    bea.reads_not(said("nudge-introduce"))


async def test_open_doors_are_left_alone(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    workspace.chat.apart = True
    assert not (await mina.person()).unreached
    assert not (await bea.person()).unreached
