"""An organiser who wants it reads each Monday what waits, and once a month its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.messages import plain_text
from bot.core.ports import Temporary, Unreachable
from bot.domain.nudges import Nudge
from bot.features.organise.weekly import WEEKLY
from tests.conversations.test_backlog import in_vain
from tests.conversations.test_erasing import erases
from tests.conversations.test_moderation import organiser
from tests.conversations.test_organise import many, pressable
from tests.support.fakes import Shown, march
from tests.support.said import said
from tests.support.workspace import Member, Workspace

WEEK = timedelta(days=7)
APRIL = datetime(2026, 4, 1, 4, tzinfo=UTC)


async def wants_it(olu: Member) -> None:
    """Switch it on, from the numbers."""
    await olu.says("organise")
    await olu.presses("organise.weekly")
    olu.reads(said("weekly-on"))


async def reports(workspace: Workspace) -> tuple[Member, Member]:
    """Mina reports Bea."""
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.says("help")
    await mina.says("report @Bea", bea)
    await mina.fills(words="She asked again and again.")
    return mina, bea


async def waiting(workspace: Workspace) -> tuple[Member, Member, Member]:
    """Olu organises, wants the note, and a report waits."""
    olu = await organiser(workspace)
    mina, bea = await reports(workspace)
    await wants_it(olu)
    return olu, mina, bea


def notes(olu: Member) -> list[Shown]:
    """The weekly notes that came."""
    return [shown for shown in olu.messages() if f".{WEEKLY}." in (shown.key or "")]


async def planned(olu: Member) -> list[Nudge]:
    """Those that wait."""
    person = await olu.person()
    async with olu.workspace.store.transaction() as tx:
        return [one for one in await tx.nudges.waiting_for(person.id) if one.kind == WEEKLY]


async def test_a_report_that_waits_is_in_the_note_of_monday_morning(workspace: Workspace) -> None:
    olu, _, bea = await waiting(workspace)
    await workspace.until(march(9, 8, 59))
    assert notes(olu) == []
    await workspace.until(march(9, 23))
    (note,) = notes(olu)
    assert note.at == march(9, 9)
    olu.is_told(said("weekly-title"), said("nudge-weekly"), said("weekly-reports", count=1))
    read = plain_text(note.message)
    assert bea.name not in read
    assert not olu.finds(said("weekly-failed"), read)
    assert not olu.finds(said("weekly-month"), read)
    ways = ["organise.open", "organise.backlog", "report.list", "organise.no_weekly"]
    assert pressable(note.message) == ways
    await olu.presses("report.list")
    olu.reads(said("reports-title"))
    await workspace.until(march(16, 23))
    assert [shown.at for shown in notes(olu)] == [march(9, 9), march(16, 9)]


async def test_when_there_is_nothing_to_say_nothing_comes_and_it_goes_on(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    await wants_it(olu)
    await workspace.until(march(20, 12))
    assert notes(olu) == []
    await reports(workspace)
    await workspace.until(march(23, 23))
    assert [shown.at for shown in notes(olu)] == [march(23, 9)]


async def test_monday_morning_is_their_own_where_the_clocks_change(workspace: Workspace) -> None:
    olu, _, _ = await waiting(workspace)
    nia = workspace.member("Nia", "America/New_York", organiser=True)
    await wants_it(nia)
    await workspace.until(march(31, 12))
    assert [shown.at for shown in notes(olu)] == [
        march(9, 9),
        march(16, 9),
        march(23, 9),
        march(30, 8),
    ]
    # There it was not nine yet on the first Monday, and the clocks changed on the 8th.
    theirs = [march(2, 14), *(march(day, 13) for day in (9, 16, 23, 30))]
    assert [shown.at for shown in notes(nia)] == theirs


async def test_a_month_is_told_once_and_there_are_no_numbers_of_a_week(
    workspace: Workspace,
) -> None:
    olu = await many(workspace, 12)
    person = await olu.person()
    async with workspace.store.transaction() as tx:
        for number in range(11):
            await tx.watches.add(person.network, f"s0-{number}", "Law", workspace.clock.now())
    await wants_it(olu)
    await workspace.until(APRIL)
    assert notes(olu) == []
    await workspace.bot.upkeep.count()
    await workspace.until(APRIL + 3 * WEEK)
    (note,) = notes(olu)
    assert note.at == datetime(2026, 4, 6, 8, tzinfo=UTC)
    read = plain_text(note.message)
    for wanted in (
        said("weekly-month"),
        said("figure-asked"),
        said("figure-thanked"),
        said("organise-how"),
        said("organise-wanted", topics="law (10)"),
    ):
        assert olu.finds(wanted, read)
    assert "12" not in read
    assert "10" in read


async def test_numbers_that_could_be_read_when_it_was_switched_on_are_not_told(
    workspace: Workspace,
) -> None:
    olu = await many(workspace, 12)
    await workspace.until(APRIL)
    await workspace.bot.upkeep.count()
    await wants_it(olu)
    await workspace.until(APRIL + 3 * WEEK)
    assert notes(olu) == []


async def test_a_pilot_of_eight_is_sent_no_blanks(workspace: Workspace) -> None:
    olu = await many(workspace, 8)
    await wants_it(olu)
    await workspace.until(APRIL)
    await workspace.bot.upkeep.count()
    await workspace.until(APRIL + 3 * WEEK)
    assert notes(olu) == []
    assert await planned(olu)


async def test_it_says_that_messages_failed_and_not_whose(workspace: Workspace) -> None:
    olu, _, _ = await in_vain(workspace)
    await wants_it(olu)
    await workspace.until(march(20, 12))
    (note,) = notes(olu)
    read = plain_text(note.message)
    assert olu.finds(said("weekly-failed"), read)
    assert "Mina" not in read
    assert "Bea" not in read
    await olu.presses("organise.backlog")
    olu.reads(said("backlog-title"), said("why-unreachable"))


async def test_it_ends_in_silence_where_they_organise_no_more(workspace: Workspace) -> None:
    olu, _, _ = await waiting(workspace)
    profile = workspace.chat.profiles[olu.address]
    workspace.chat.profiles[olu.address] = replace(profile, organiser=False)
    await workspace.until(march(10, 12))
    assert notes(olu) == []
    assert await planned(olu) == []
    workspace.chat.profiles[olu.address] = profile
    await workspace.until(march(24, 12))
    assert notes(olu) == []
    await wants_it(olu)
    await workspace.until(march(31, 12))
    assert [shown.at for shown in notes(olu)] == [march(30, 8)]


async def test_it_waits_until_the_platform_says_who_organises(workspace: Workspace) -> None:
    olu, _, _ = await waiting(workspace)
    workspace.chat.silent[olu.address] = Temporary("down")
    await workspace.until(march(9, 10))
    assert notes(olu) == []
    del workspace.chat.silent[olu.address]
    await workspace.until(march(9, 16))
    assert len(notes(olu)) == 1
    assert [one.due_at for one in await planned(olu)] == [march(16, 9)]


async def test_only_organisers_switch_it_on_and_anybody_switches_it_off(
    workspace: Workspace,
) -> None:
    olu, mina, _ = await waiting(workspace)
    await mina.presses_action("organise.weekly")
    mina.reads(said("error-organising"))
    assert await planned(mina) == []
    await mina.presses_action("organise.no_weekly")
    mina.reads(said("weekly-off"))
    assert len(await planned(olu)) == 1
    profile = workspace.chat.profiles[olu.address]
    workspace.chat.profiles[olu.address] = replace(profile, organiser=False)
    await olu.presses_action("organise.no_weekly")
    olu.reads(said("weekly-off"))
    assert await planned(olu) == []


async def test_it_is_switched_off_in_the_note_and_on_again_in_the_numbers(
    workspace: Workspace,
) -> None:
    olu, _, _ = await waiting(workspace)
    await olu.presses_action("organise.weekly")  # twice is once
    assert len(await planned(olu)) == 1
    await workspace.until(march(9, 12))
    await olu.presses("organise.no_weekly")
    olu.reads(said("weekly-off"))
    await olu.presses("organise.open")
    assert olu.has_button("organise.weekly")
    await workspace.until(march(24, 12))
    assert len(notes(olu)) == 1
    await wants_it(olu)
    await olu.presses("organise.no_weekly")
    await wants_it(olu)
    await workspace.until(march(31, 12))
    assert [shown.at for shown in notes(olu)] == [march(9, 9), march(30, 8)]


@pytest.mark.parametrize("goes_on", [march(14, 12), march(10, 20)])
async def test_where_the_bot_was_away_it_comes_at_their_next_working_hour(
    workspace: Workspace, goes_on: datetime
) -> None:
    olu, _, _ = await waiting(workspace)
    workspace.clock.at = goes_on
    await workspace.drain()
    assert notes(olu) == []
    await workspace.until(march(23, 12))
    first = march(16, 9) if goes_on.day == 14 else march(11, 9)
    assert notes(olu)[0].at == first
    assert notes(olu)[-1].at == march(23, 9)


async def test_one_that_did_not_arrive_is_not_read_at_a_visit_and_the_next_comes(
    workspace: Workspace,
) -> None:
    olu, _, _ = await waiting(workspace)
    workspace.chat.closed[olu.address] = Unreachable("closed")
    await workspace.until(march(10, 12))
    workspace.chat.closed.clear()
    await olu.says("mine")
    olu.reads_not(said("nudge-weekly"))
    assert notes(olu) == []
    await workspace.until(march(17, 12))
    assert [shown.at for shown in notes(olu)] == [march(16, 9)]


@pytest.mark.parametrize("how", ["leaves", "gone", "erased"])
async def test_it_goes_with_its_reader(workspace: Workspace, how: str) -> None:
    olu, _, _ = await waiting(workspace)
    person = await olu.person()
    if how == "leaves":
        await olu.leaves()
    elif how == "erased":
        await erases(olu)
    else:  # and the platform has not said so
        workspace.chat.gone.add(olu.address)
    await workspace.until(march(24, 12))
    assert notes(olu) == []
    async with workspace.store.transaction() as tx:
        left = await tx.nudges.waiting_for(person.id)
    assert [one.kind for one in left if one.kind == WEEKLY] == []
