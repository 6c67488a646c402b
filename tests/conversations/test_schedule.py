"""Finding a time: proposals, picks, counter-offers, and two who want the same hour."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.availability import overlap
from bot.features.introduction.model import Introduction, Status
from tests.support.elsewhere import gives_time
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, hosting, picked, reachable, the
from tests.support.workspace import Workspace

TO_PICK = said("status-accepted-seeker")
"""The message in which a time is picked."""


async def test_times_are_offered_in_the_seekers_zone_and_said_in_both(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace, "America/New_York")
    await mina.asks(bea)
    await workspace.passes(hours=5)
    await bea.presses("answer.accept")
    mina.sees(said("times-theirs", other="Bea", zone="New York"))
    assert mina.times(TO_PICK)[0] == march(3, 17)
    mina.sees("Tue 3 Mar, 17:00")
    await mina.presses("schedule.pick", at=march(3, 17))
    bea.is_told(
        "Tue 3 Mar, 12:00 (New York)",
        said("also-for", name="Mina", when="Tue 3 Mar, 17:00 (London)"),
    )
    await bea.presses("schedule.confirm")
    mina.sees(march(3, 17), said("also-for", name="Bea", when="Tue 3 Mar, 12:00 (New York)"))


async def test_in_the_same_zone_it_is_said_once(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    told = mina.received(said("nudge-agreed", name="Bea"))[0]
    assert mina.counts(march(3, 12), told) == 1
    mina.sees_not(said("also-for", name="Bea"))


async def test_nothing_sooner_than_a_day_and_one_a_day_first(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    assert mina.times(TO_PICK) == [march(day, 12) for day in (3, 4, 5, 6, 9)]


async def test_picked_and_confirmed(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    mina.sees(said("status-picked-seeker", other="Bea", when=march(3, 12)))
    bea.is_told(said("nudge-picked", name="Mina"), march(3, 12))
    await bea.presses("schedule.confirm")
    mina.sees(said("nudge-agreed", name="Bea"))
    bea.sees(said("nudge-agreed", name="Mina"))


async def test_the_seeker_changes_their_mind_before_the_host_confirms(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    confirm = bea.action("schedule.confirm")
    await workspace.passes(minutes=5)
    await mina.presses("schedule.more")
    await mina.presses("schedule.day", at=march(4, 0))
    await mina.presses("schedule.pick", at=mina.times()[0])
    bea.is_told(said("nudge-picked"))
    assert bea.counts(said("nudge-picked"), bea.direct_messages()[-1]) == 1
    await bea.presses_action(confirm)
    i = await the(mina)
    assert i.status is Status.AGREED
    bea.sees(f"{i.time.starts_at:%-d %b}")


async def test_the_host_offers_other_times(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    await bea.presses("schedule.offer")
    assert bea.form is not None
    (times, _, _) = bea.form.fields
    assert "Tue 3 Mar, 12:00" not in [option.label for option in times.options]
    await bea.fills()
    bea.refused(day=said("field-some-time"))
    await bea.fills(day="2026-03-05")
    bea.refused(time=said("field-both-day-and-time"))
    await bea.fills(day="", time="09:30")
    bea.refused(day=said("field-both-day-and-time"))
    chosen = times.options[3]
    await bea.fills(times=(chosen.value,), day="2026-03-05", time="09:30")
    bea.reads(said("offered", other="Mina"))
    mina.is_told(said("nudge-offered", name="Bea"))
    await bea.says("mine")
    bea.reads(said("status-offered-host", other="Mina"))  # and not that she could offer some
    offered = {datetime.fromtimestamp(int(chosen.value), UTC), march(5, 9, 30)}
    assert set(mina.times(said("nudge-offered"))) == offered
    await workspace.passes(minutes=1)
    await mina.presses("schedule.pick", at=march(5, 9, 30))
    await bea.presses("schedule.confirm")
    mina.sees(march(5, 9, 30))


async def test_none_fits_and_the_seeker_suggests_one(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.suggest")
    for day, at, field, error in (
        ("2026-03-01", "10:00", "day", said("field-time-past")),
        ("2027-03-01", "10:00", "day", said("field-time-far")),
        ("2026-02-30", "10:00", "day", said("field-date")),
        ("2026-03-05", "25:00", "time", said("field-time")),
        ("2026-03-05", "10:00+01:00", "time", said("field-time")),
        ("", "", "day", said("field-required")),
    ):
        await mina.fills(day=day, time=at)
        mina.refused(**{field: error})
    await mina.fills(day="2026-03-07", time="10:00")
    bea.is_told(said("nudge-picked"), march(7, 10))
    await bea.presses("schedule.confirm")
    mina.sees(march(7, 10))


async def test_no_free_time_at_all(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.accept")
    await bea.submits("host.pause", {"until": "2026-06-01"})
    await mina.says("mine")
    await mina.presses("mine.card")
    assert mina.times(TO_PICK)[0] == datetime(2026, 6, 1, 11, tzinfo=UTC)
    await bea.offers(windows="Sat 09:00-09:15")  # too short for the twenty minutes asked for
    await mina.says("mine")
    await mina.presses("mine.card")
    mina.reads(said("no-times", other="Bea"))
    mina.reads_not(TO_PICK)
    assert mina.times() == []


async def test_a_time_that_is_taken_meanwhile(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    gil = workspace.member("Gil")
    await gil.asks(bea)
    await bea.presses("answer.accept", within=said("nudge-request", name="Gil"))
    await mina.presses("schedule.pick", at=march(3, 12))
    await gil.presses("schedule.pick", at=march(3, 12))
    gil.reads(said("error-time-taken"))
    assert march(3, 12) not in await reachable(gil)


async def test_a_proposal_that_has_gone_stale(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await bea.offers(windows="Sat 9-11")
    await mina.presses("schedule.pick", at=march(3, 12))
    mina.reads(said("error-time-gone"))
    await mina.presses("schedule.more")
    await workspace.passes(days=3)
    i = await the(mina)
    noon = int(datetime(2026, 3, 3, 12, tzinfo=UTC).timestamp())
    await mina.presses_action(f"schedule.pick:{i.id}.{noon}")
    mina.reads(said("error-time-past"))


async def test_two_seekers_pick_the_same_hour_at_once(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    gil = workspace.member("Gil")
    await gil.asks(bea)
    await bea.presses("answer.accept", within=said("nudge-request", name="Gil"))
    await asyncio.gather(
        mina.presses("schedule.pick", at=march(3, 12)),
        gil.presses("schedule.pick", at=march(3, 12)),
    )
    statuses = [(await the(member)).status for member in (mina, gil)]
    assert sorted(statuses) == [Status.ACCEPTED, Status.PICKED]


async def test_a_host_who_seeks_is_one_person_with_one_calendar(workspace: Workspace) -> None:
    _, bea = await agreed(workspace)  # Bea hosts at noon on Tuesday
    cai = workspace.member("Cai")
    await cai.offers(windows="Tue-Wed 12:00-12:40")
    await bea.asks(cai)
    await cai.presses("answer.accept")
    assert march(3, 12) not in bea.times(TO_PICK)
    i = (await bea.introductions(Status.ACCEPTED))[0]
    noon = int(datetime(2026, 3, 3, 12, tzinfo=UTC).timestamp())
    await bea.presses_action(f"schedule.pick:{i.id}.{noon}")
    bea.reads(said("error-time-taken"))
    await bea.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-03", "time": "12:10"})
    bea.refused(time=said("field-time-taken"))
    await bea.submits(f"schedule.suggest:{i.id}", {"day": "2026-03-03", "time": "12:20"})
    assert not bea.errors  # back to back is fine
    everything = [*await bea.introductions(Status.PICKED, Status.AGREED)]
    _never_two_at_once(everything)


async def test_times_of_talks_elsewhere_are_taken_for_both(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    for member, at in ((mina, march(3, 12)), (bea, march(4, 12))):
        await member.says("elsewhere")
        await member.presses("elsewhere.new")
        await member.fills(label="A nurse", source="family")
        await member.presses("elsewhere.time")
        await gives_time(member, at)
    await mina.asks(bea)
    await bea.presses("answer.accept")
    assert mina.times(TO_PICK) == [march(3, 12, 30), march(4, 12, 30), *map(_noon, (5, 6, 9))]
    mina.sees_not("Wed 4 Mar, 12:00")
    i = await the(mina)
    for day in (3, 4):
        await mina.presses_action(f"schedule.pick:{i.id}.{int(march(day, 12).timestamp())}")
        mina.reads(said("error-time-taken"))
    # Called off, the time is free again.
    await bea.presses("elsewhere.off", within=said("elsewhere-agreed"))
    await mina.presses_action(f"mine.card:introduction.{i.id}")
    assert mina.times() == [march(3, 12, 30), *map(_noon, (4, 5, 6, 9))]


def _noon(day: int) -> datetime:
    return march(day, 12)


def _never_two_at_once(meetings: list[Introduction]) -> None:
    for number, one in enumerate(meetings):
        for other in meetings[number + 1 :]:
            assert one.time.starts_at is not None
            assert other.time.starts_at is not None
            assert not overlap(
                one.time.starts_at, one.request.minutes, other.time.starts_at, other.request.minutes
            )


async def test_confirming_after_the_time_has_passed(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    confirm = bea.action("schedule.confirm")
    workspace.clock.at = datetime(2026, 3, 3, 12, 5, tzinfo=UTC)  # the bot was down meanwhile
    await bea.presses_action(confirm)
    bea.reads(said("status-passed-host"))
    assert bea.has_button("schedule.offer")
    await workspace.drain()
    assert (await the(mina)).status is Status.ACCEPTED
    mina.is_told(said("nudge-lapsed"))


async def test_a_pick_that_nobody_confirms_goes_back_to_the_seeker(workspace: Workspace) -> None:
    mina, bea = await picked(workspace)
    await workspace.until(datetime(2026, 3, 3, 12, 0, tzinfo=UTC))
    i = await the(mina)
    assert (i.status, i.time.starts_at, i.time.lapsed) == (Status.ACCEPTED, None, True)
    mina.is_told(said("nudge-lapsed"))
    await mina.presses("schedule.pick", at=mina.times(said("nudge-lapsed"))[0])
    bea.is_told(said("nudge-picked"))
    await bea.presses("schedule.confirm")
    assert (await the(mina)).status is Status.AGREED


async def test_reminders_to_whoever_must_act_and_then_it_rests(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    start = len(mina.direct_messages())
    await workspace.passes(days=2)
    mina.is_told(said("nudge-arrange-reminder", name="Bea"))
    await workspace.passes(days=5)
    mina.is_told(said("nudge-arrange-last-reminder", name="Bea"))
    assert len(mina.direct_messages()) == start + 2
    await workspace.passes(days=12)
    assert (await the(mina)).status is Status.EXPIRED
    mina.is_told(said("status-unheard-seeker", other="Bea"))
    bea.is_told(said("status-unheard-host", other="Mina"))
    assert "request.note" in mina.choices(said("status-unheard-seeker"))  # as it says
    bea.sees_not(said("nudge-arrange-reminder"))


async def test_the_host_is_reminded_to_confirm(workspace: Workspace) -> None:
    mina, bea = await picked(workspace, march(9, 12))
    await workspace.passes(days=2)
    bea.is_told(said("nudge-arrange-reminder", name="Mina"), said("button-confirm"))
    await bea.presses("schedule.confirm")
    mina.sees(said("nudge-agreed"))


@pytest.mark.parametrize("who", ["mina", "bea"])
@pytest.mark.parametrize("stage", [accepted, picked, agreed])
async def test_either_may_call_it_off_at_any_stage(
    workspace: Workspace, who: str, stage: object
) -> None:
    mina, bea = await stage(workspace)  # type: ignore[operator]
    caller, other = (mina, bea) if who == "mina" else (bea, mina)
    await caller.presses("schedule.cancel")
    assert caller.form is not None
    assert other.name in caller.form.intro
    await caller.fills(parting="Sorry, <b>my train</b> is cancelled.")
    assert (await the(mina)).status is Status.CANCELLED
    other.is_told(said("nudge-cancelled", name=caller.name), "> Sorry, <b>my train</b>")
    for member, once in ((mina, "status-cancelled-seeker"), (bea, "status-cancelled-host")):
        assert not member.received(said(once)), "what the first sentence says is said again"
    assert await workspace.nudges() == []
    stale = f"schedule.confirm:{(await the(mina)).id}"
    await bea.presses_action(stale)
    bea.reads(said("stale"), said("status-cancelled-host"))
    if who == "bea":
        await mina.presses("find.like")
    await mina.asks(bea)  # and they may try again
    bea.is_told(said("nudge-request", name="Mina"))


@pytest.mark.parametrize("who", ["mina", "bea"])
async def test_either_may_ask_for_another_time(workspace: Workspace, who: str) -> None:
    mina, bea = await agreed(workspace)
    caller, other = (mina, bea) if who == "mina" else (bea, mina)
    await caller.presses("schedule.reschedule", within=said("nudge-agreed"))
    await caller.fills(parting="Could we do Friday?")
    i = await the(mina)
    assert (i.status, i.time.starts_at, i.time.agreed_at) == (Status.ACCEPTED, None, None)
    other.is_told(said("nudge-moved", name=caller.name), "> Could we do Friday?")
    await workspace.passes(minutes=1)
    await mina.presses("schedule.pick", at=march(6, 12))
    await bea.presses("schedule.confirm")
    i = await the(mina)
    assert i.time.starts_at == datetime(2026, 3, 6, 12, tzinfo=UTC)
    await workspace.until(i.time.starts_at - timedelta(minutes=30))
    for member in (mina, bea):
        told = member.received(said("nudge-hour-before"))
        assert len(told) == 1  # nothing is left of the first time
        assert member.finds(march(6, 12), told[0])


async def test_a_time_shown_just_in_time_can_be_picked_after_some_thought(
    workspace: Workspace,
) -> None:
    workspace.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a day before the first time
    mina, bea = await accepted(workspace)
    await workspace.passes(minutes=50)
    await mina.presses("schedule.pick", at=march(3, 12))
    assert (await the(mina)).status is Status.PICKED
    await bea.presses("schedule.confirm")
    assert (await the(mina)).status is Status.AGREED


async def test_after_too_long_a_thought_there_are_other_times(workspace: Workspace) -> None:
    workspace.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    mina, _ = await accepted(workspace)
    await workspace.passes(hours=3)
    await mina.presses("schedule.pick", at=march(3, 12))
    mina.reads(said("error-time-gone"))
    assert march(4, 12) in await reachable(mina)


async def test_a_list_of_times_to_offer_stays_the_same_while_the_host_thinks(
    workspace: Workspace,
) -> None:
    workspace.clock.at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    mina, bea = await accepted(workspace, windows="Mon-Fri 09:00-17:00")
    await bea.presses("schedule.offer")
    assert bea.form is not None
    listed = [option.value for option in bea.form.fields[0].options]
    assert len(listed) > 10
    await workspace.passes(minutes=50)
    await bea.fills(times=tuple(listed[:10]))
    assert bea.errors == {}
    offered = (await the(mina)).time.offered
    assert [str(int(at.timestamp())) for at in offered] == listed[:10]


async def test_another_time_is_acknowledged_and_says_what_is_next(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace, march(9, 12))
    await mina.presses("schedule.reschedule", within=said("nudge-agreed"))
    await mina.fills()
    mina.reads(said("rescheduled", name="Bea"), said("status-again-seeker", other="Bea"))
    bea.is_told(said("nudge-moved", name="Mina"), said("status-again-host", other="Mina"))
