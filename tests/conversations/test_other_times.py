"""Every free time can be reached, and each is said right where the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.availability import Window, slots, write_windows
from bot.domain.practice import Practice
from bot.domain.zone_data import zone_info
from tests.support.examples import examples
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import accepted, reachable, the
from tests.support.workspace import Workspace, new_workspace


async def test_other_times_are_days_and_then_the_times_of_one(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace, windows="Mon-Fri 12:00-14:00; Wed 17:00-18:30")
    await mina.presses("schedule.more")
    mina.reads(said("which-day"), "[Wed 11 Mar]")
    assert mina.choices().count("schedule.day") == 9
    await mina.presses("schedule.day", at=march(11, 0))
    mina.reads(said("times-on", day=march(11, 0).date()), "[12:00]", "[18:00]")
    hours = [(12, 0), (12, 30), (13, 0), (13, 30), (17, 0), (17, 30), (18, 0)]
    assert mina.times() == [march(11, hour, minute) for hour, minute in hours]
    await mina.presses("schedule.more")  # another day after all
    mina.reads(said("which-day"))
    await mina.presses("schedule.day", at=march(4, 0))
    await mina.presses("schedule.pick", at=march(4, 17, 30))
    assert (await the(mina)).time.starts_at == march(4, 17, 30)


async def test_a_long_day_has_more_times(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace, windows="Mon-Fri 0:00-24:00")
    await mina.presses("schedule.more")
    await mina.presses("schedule.day", at=march(4, 0))
    seen = mina.times()
    mina.reads(said("button-more-times"))
    for _ in range(2):
        await mina.presses("schedule.day", within=said("button-more-times"))
        seen += mina.times()
    assert seen == [march(4, half // 2, half % 2 * 30) for half in range(48)]
    mina.reads_not(said("button-more-times"))


async def test_a_day_whose_times_are_taken_leads_back_to_the_days(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.more")
    day = mina.button("schedule.day", at=march(4, 0))[1]
    await bea.offers(windows="Mon, Tue, Thu, Fri 12:00-14:00")
    await mina.presses_action(day)
    mina.reads(said("which-day"))
    assert (
        f"schedule.day:{(await the(mina)).id}.{int(march(4, 0).timestamp())}" not in mina.actions()
    )


async def test_all_times_that_a_host_offers_can_be_picked(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await bea.presses("schedule.offer")
    assert bea.form is not None
    chosen = [option.value for option in bea.form.fields[0].options][:10]
    await bea.fills(times=tuple(chosen))
    offered = {datetime.fromtimestamp(int(value), UTC) for value in chosen}
    assert await reachable(mina) == offered


async def test_an_old_button_for_other_times_shows_the_days_too(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    noon = int(march(9, 12).timestamp())
    await mina.presses_action(f"schedule.more:{(await the(mina)).id}.{noon}")
    mina.reads(said("which-day"), "[Mon 9 Mar]", said("button-first-days"))
    await mina.presses("schedule.more", within=said("which-day"))
    mina.reads("[Tue 3 Mar]")


@examples(15)
@given(
    hours=st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 95), st.integers(1, 95)), min_size=1, max_size=6
    ),
    host=st.sampled_from(["Europe/London", "America/New_York", "Asia/Kathmandu"]),
    seeker=st.sampled_from(["Europe/London", "Pacific/Auckland", "America/St_Johns"]),
    start=st.sampled_from([datetime(2026, 3, 2, 9), datetime(2026, 10, 19, 9)]),  # noqa: DTZ001
    ahead=st.sampled_from([14, 40]),
)
async def test_whatever_the_hours_every_free_start_can_be_reached(
    hours: list[tuple[int, int, int]], host: str, seeker: str, start: datetime, ahead: int
) -> None:
    windows = [
        Window(day, time(*divmod(first * 15, 60)), time(*divmod(last * 15 % 1440, 60)))
        for day, first, length in hours
        for last in [min(first + length, 96)]
    ]
    workspace = await new_workspace(Practice(slots_ahead_days=ahead))
    workspace.clock.at = start.replace(tzinfo=UTC)
    mina, bea = workspace.member("Mina", seeker), workspace.member("Bea", host)
    await bea.offers(windows=write_windows(windows))
    await mina.asks(bea)
    await workspace.passes(days=1)
    await bea.presses("answer.accept")
    now = workspace.clock.now()
    soonest, horizon = now + timedelta(hours=24), now + timedelta(days=ahead)
    minutes = (await the(mina)).request.minutes
    free = slots(windows, zone_info(host), minutes, soonest, horizon)
    assert await reachable(mina) == set(free)
    await workspace.store.close()


@pytest.mark.parametrize("form", ["schedule.suggest", "schedule.offer"])
async def test_a_time_that_the_clocks_skip_is_not_moved_in_silence(
    workspace: Workspace, form: str
) -> None:
    mina, bea = await accepted(workspace)
    who = mina if form == "schedule.suggest" else bea
    await who.presses(form)
    await who.fills(day="2026-03-29", time="01:30")
    who.refused(time=said("field-time-skipped", time="01:30"))
    await who.fills(day="2026-03-29", time="02:00")
    assert not who.errors


async def test_a_time_that_comes_twice_is_named_with_its_offset(workspace: Workspace) -> None:
    workspace.clock.at = datetime(2026, 10, 20, 9, tzinfo=UTC)
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.suggest")
    await mina.fills(day="2026-10-25", time="01:30")
    assert (await the(mina)).time.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    for member in (mina, bea):
        member.sees("01:30 UTC+01:00 (London)")


async def test_two_zones_are_compared_at_the_instant(workspace: Workspace) -> None:
    """Summer time in Sydney began at 02:00 on 4 October 2026; Brisbane has none."""
    workspace.clock.at = datetime(2026, 9, 30, 0, tzinfo=UTC)
    mina = workspace.member("Mina", "Australia/Brisbane")
    bea = workspace.member("Bea", "Australia/Sydney")
    await bea.offers(windows="Sun 10:00-10:30")
    await mina.asks(bea)
    await workspace.passes(hours=1)
    await bea.presses("answer.accept")
    mina.sees(said("times-theirs", other="Bea"), "[Sun 4 Oct, 09:00]")
    await mina.presses("schedule.pick")
    bea.is_told("Sun 4 Oct, 10:00 (Sydney)", "Sun 4 Oct, 09:00 (Brisbane)")
