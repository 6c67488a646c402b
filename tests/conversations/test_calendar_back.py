"""Whoever got a calendar file for a time that no longer holds gets exactly one that takes it back.

Each way in which an agreed talk can end or move is a line of `WAYS`, with the METHOD of every file
that Mina and Bea were sent until nothing is left to come.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.events import ConversationDeleted
from bot.core.ports import Temporary, Unreachable
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Status
from tests.support.entries import entries, file_names
from tests.support.fakes import march
from tests.support.said import label, said
from tests.support.scenarios import agreed, picked, the
from tests.support.workspace import Member, Workspace

Way = Callable[[Workspace, Member, Member], Awaitable[None]]

ADDED, TAKEN = "PUBLISH", "CANCEL"


async def called_off_by_host(workspace: Workspace, mina: Member, bea: Member) -> None:
    await bea.presses("schedule.cancel", within=said("nudge-agreed"))
    await bea.fills(parting="I am ill.")


async def called_off_by_seeker(workspace: Workspace, mina: Member, bea: Member) -> None:
    await called_off_by_host(workspace, bea, mina)


async def given_up(workspace: Workspace, mina: Member, bea: Member) -> None:
    await bea.presses("schedule.reschedule", within=said("nudge-agreed"))
    await bea.fills()


async def given_up_by_seeker(workspace: Workspace, mina: Member, bea: Member) -> None:
    await given_up(workspace, bea, mina)


async def given_up_and_called_off(workspace: Workspace, mina: Member, bea: Member) -> None:
    await given_up(workspace, mina, bea)
    await workspace.passes(minutes=5)
    await mina.presses("schedule.cancel")
    await mina.fills()


async def given_up_and_offered(workspace: Workspace, mina: Member, bea: Member) -> None:
    await given_up(workspace, mina, bea)
    await workspace.passes(minutes=5)
    await bea.presses("schedule.offer")
    await bea.fills(times=(str(int(march(9, 12).timestamp())),))


async def given_up_and_lapsed(workspace: Workspace, mina: Member, bea: Member) -> None:
    await given_up(workspace, mina, bea)
    await workspace.passes(minutes=5)
    await mina.presses("schedule.pick", at=march(9, 12))
    await workspace.until(march(9, 12))
    mina.is_told(said("nudge-lapsed"))


async def moved(workspace: Workspace, mina: Member, bea: Member) -> None:
    await given_up(workspace, mina, bea)
    await workspace.passes(minutes=5)
    await mina.presses("schedule.pick", at=march(9, 12))
    await bea.presses("schedule.confirm")


async def moved_and_called_off(workspace: Workspace, mina: Member, bea: Member) -> None:
    await moved(workspace, mina, bea)
    await workspace.passes(minutes=5)
    await called_off_by_host(workspace, mina, bea)


async def placed_and_called_off(workspace: Workspace, mina: Member, bea: Member) -> None:
    await bea.presses("schedule.where", within=said("nudge-agreed"))
    await bea.fills(where="https://meet.example/bea")
    await workspace.passes(minutes=5)
    await called_off_by_host(workspace, mina, bea)


async def seeker_leaves(workspace: Workspace, mina: Member, bea: Member) -> None:
    await mina.leaves()


async def host_leaves(workspace: Workspace, mina: Member, bea: Member) -> None:
    await bea.leaves()


async def conversation_deleted(workspace: Workspace, mina: Member, bea: Member) -> None:
    place = next(shown for shown in workspace.chat.shown if len(shown.seen_by) == 2)
    gone = ConversationDeleted(
        event_id=workspace.event_id(), community=mina.address.community, conversation=place.ref.id
    )
    await workspace.handle(gone)
    await workspace.drain()


async def missed(workspace: Workspace, mina: Member, bea: Member) -> None:
    await workspace.until(march(3, 14))
    await bea.presses("meet.missed")


async def missed_and_left(workspace: Workspace, mina: Member, bea: Member) -> None:
    await missed(workspace, mina, bea)
    await mina.presses("meet.called_off")


async def missed_and_moved(workspace: Workspace, mina: Member, bea: Member) -> None:
    await missed(workspace, mina, bea)
    await mina.presses("schedule.reschedule")
    await mina.fills()
    await workspace.passes(minutes=5)
    await mina.presses("schedule.pick", at=march(9, 12))
    await bea.presses("schedule.confirm")


async def missed_yet_met(workspace: Workspace, mina: Member, bea: Member) -> None:
    await missed(workspace, mina, bea)
    await mina.presses("meet.happened")


async def moved_on_the_day(workspace: Workspace, mina: Member, bea: Member) -> None:
    await workspace.until(march(3, 14))
    await bea.presses("meet.moved")


async def called_off_on_the_day(workspace: Workspace, mina: Member, bea: Member) -> None:
    await workspace.until(march(3, 14))
    await bea.presses("meet.called_off")


async def happened(workspace: Workspace, mina: Member, bea: Member) -> None:
    await workspace.until(march(3, 14))
    await mina.presses("meet.happened")


async def nobody_says(workspace: Workspace, mina: Member, bea: Member) -> None:
    await workspace.until(march(3, 14))


BOTH = ([ADDED, TAKEN], [ADDED, TAKEN])
WAYS: dict[Way, tuple[list[str], list[str]]] = {
    called_off_by_host: BOTH,
    called_off_by_seeker: BOTH,
    given_up: BOTH,
    given_up_by_seeker: BOTH,
    given_up_and_called_off: BOTH,
    given_up_and_offered: BOTH,
    given_up_and_lapsed: BOTH,
    moved: ([ADDED, TAKEN, ADDED], [ADDED, TAKEN, ADDED]),
    moved_and_called_off: ([ADDED, TAKEN] * 2, [ADDED, TAKEN] * 2),
    placed_and_called_off: ([ADDED, ADDED, TAKEN], [ADDED, ADDED, TAKEN]),
    seeker_leaves: ([ADDED], [ADDED, TAKEN]),
    host_leaves: ([ADDED, TAKEN], [ADDED]),
    conversation_deleted: BOTH,
    missed: BOTH,
    missed_and_left: BOTH,
    missed_and_moved: ([ADDED, TAKEN, ADDED], [ADDED, TAKEN, ADDED]),
    missed_yet_met: ([ADDED], [ADDED]),
    moved_on_the_day: BOTH,
    called_off_on_the_day: BOTH,
    happened: ([ADDED], [ADDED]),
    nobody_says: ([ADDED], [ADDED]),  # perhaps they did talk
}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
async def test_who_holds_an_entry_of_a_time_that_is_off_gets_one_file(
    workspace: Workspace, way: Way
) -> None:
    mina, bea = await agreed(workspace)
    await workspace.passes(minutes=10)
    await way(workspace, mina, bea)
    await workspace.passes(days=40)
    for member, wanted in zip((mina, bea), WAYS[way], strict=True):
        files = entries(member)
        assert [method for method, _ in files] == wanted
        assert len({str(event["UID"]) for _, event in files}) == 1
        numbers = [int(str(event["SEQUENCE"])) for _, event in files]
        assert numbers == sorted(set(numbers)), "each file outranks the one before"
        assert len(set(file_names(member))) == len(files), "their names tell them apart"
        before = None
        for method, event in files:
            assert event["STATUS"] == ("CANCELLED" if method == TAKEN else "CONFIRMED")
            start = event.decoded("DTSTART")
            assert method == ADDED or start == before, "it takes back the time that was agreed"
            before = start


async def test_words_and_title_say_what_a_program_may_not_do(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    for member in (mina, bea):
        member.sees(said("nudge-agreed"), said("file-adds"))
    await workspace.passes(minutes=10)
    await given_up(workspace, mina, bea)
    mina.is_told(said("nudge-moved", name="Bea"), said("file-cancels"))
    bea.is_told(said("nudge-taken-back", name="Mina", when=march(3, 12)), said("file-cancels"))
    for member in (mina, bea):
        _, event = entries(member)[-1]
        title = label("calendar-summary-cancelled", member.words, seeker="Mina", host="Bea")
        assert str(event["SUMMARY"]) == title
        off = label("calendar-description-cancelled", member.words)
        assert str(event["DESCRIPTION"]) == off
    await workspace.passes(minutes=10)
    await mina.presses("schedule.pick", at=march(9, 12))
    await bea.presses("schedule.confirm")
    for member in (mina, bea):
        member.sees(said("nudge-agreed"), said("file-adds"))  # the old one was taken back


async def test_nobody_picks_again_and_both_are_told(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.passes(minutes=10)
    await given_up(workspace, mina, bea)
    await workspace.passes(days=40)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told(said("status-unheard-seeker", other="Bea"))
    bea.is_told(said("status-unheard-host", other="Mina"))
    mina.sees_not(said("file-changes"))


async def test_nothing_is_taken_back_from_who_was_sent_nothing(workspace: Workspace) -> None:
    """Bea confirms while Mina sleeps, and gives the time up before Mina wakes."""
    mina, bea = await picked(workspace, march(6, 12))
    await mina.says("me time")
    await mina.submits(
        "settings.time", {"zone": "Europe/London", "quiet_from": "10:00", "quiet_to": "13:00"}
    )
    await bea.presses("schedule.confirm")
    await workspace.passes(minutes=10)
    await given_up(workspace, mina, bea)
    await workspace.passes(days=1)
    assert entries(mina) == []
    assert [method for method, _ in entries(bea)] == [ADDED, TAKEN]


async def test_the_entry_is_taken_back_although_times_were_offered_meanwhile(
    workspace: Workspace,
) -> None:
    """Bea asks for another time while Mina sleeps, and offers some before Mina wakes."""
    mina, bea = await agreed(workspace, march(6, 12))
    await workspace.passes(minutes=10)
    await mina.submits(
        "settings.time", {"zone": "Europe/London", "quiet_from": "10:00", "quiet_to": "13:00"}
    )
    await given_up_and_offered(workspace, mina, bea)
    assert len(entries(mina)) == 1
    await workspace.passes(hours=4)
    mina.sees_not(said("nudge-moved"))
    mina.sees(said("nudge-offered"))
    mina.sees(said("nudge-taken-back", name="Bea", when=march(6, 12)), said("file-cancels"))
    assert [method for method, _ in entries(mina)] == [ADDED, TAKEN]


async def test_a_move_before_the_reader_woke_changes_the_entry_in_one_step(
    workspace: Workspace,
) -> None:
    mina, bea = await agreed(workspace, march(6, 12))
    await workspace.passes(minutes=10)
    await mina.submits(
        "settings.time", {"zone": "Europe/London", "quiet_from": "10:00", "quiet_to": "13:00"}
    )
    await given_up(workspace, mina, bea)
    at = int(march(9, 12).timestamp())
    await mina.presses_action(f"schedule.pick:{(await the(mina)).id}.{at}")
    await bea.presses("schedule.confirm")
    await workspace.passes(hours=4)
    mina.sees(said("nudge-agreed"), said("file-changes"))
    assert [method for method, _ in entries(mina)] == [ADDED, ADDED]
    assert [method for method, _ in entries(bea)] == [ADDED, TAKEN, ADDED]


async def test_who_could_not_be_reached_holds_nothing(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    workspace.chat.closed[mina.address] = Unreachable("closed")
    await bea.presses("schedule.confirm")
    await workspace.passes(minutes=10)
    del workspace.chat.closed[mina.address]
    await called_off_by_host(workspace, mina, bea)
    mina.is_told(said("nudge-cancelled", name="Bea"))
    assert entries(mina) == []
    assert [method for method, _ in entries(bea)] == [ADDED, TAKEN]


async def test_a_file_that_may_have_arrived_is_taken_back(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    workspace.chat.fails_after = [Temporary("no answer") for _ in range(4)]
    await bea.presses("schedule.confirm")
    tried = [nudge for nudge in await workspace.nudges() if nudge.kind == NudgeKind.AGREED]
    assert [nudge.attempts for nudge in tried] == [1, 1]
    await bea.presses_action(f"schedule.cancel:{(await the(mina)).id}")
    await bea.fills()
    await workspace.passes(hours=1)
    for member in (mina, bea):
        assert [method for method, _ in entries(member)] == [ADDED, TAKEN]
