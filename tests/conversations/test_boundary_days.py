"""Days on which calendars go wrong: every screen answers on them as on any other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.support.said import said
from tests.support.workspace import Workspace

COMMANDS = ("help", "find", "mine", "host", "settings", "prep", "setup")
LOOKS = (
    "mine.",
    "find.open",
    "prep.open",
    "prep.show",
    "prep.brief",
    "schedule.more",
    "schedule.day",
)
"""Buttons that change nothing."""


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland"])
@pytest.mark.parametrize(
    "day",
    [
        date(2028, 1, 1),
        date(2028, 1, 31),
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2028, 3, 1),
        date(2028, 3, 26),  # the clocks go forward in London
        date(2028, 10, 29),  # and back
        date(2028, 12, 31),
        date(2100, 2, 28),  # no leap year
    ],
    ids=str,
)
async def test_every_screen_on_that_day(
    workspace: Workspace, caplog: pytest.LogCaptureFixture, day: date, zone: str
) -> None:
    noon = datetime.combine(day, time(12), UTC)
    workspace.clock.at = noon - timedelta(days=7)
    mina, bea = workspace.member("Mina", zone), workspace.member("Bea")
    cai = workspace.member("Cai")
    for host in (bea, cai):
        await host.offers(windows="daily 0:00-24:00")
        await mina.asks(host)
    await workspace.passes(days=4)
    for host in (bea, cai):
        await host.presses("answer.accept")
    await workspace.passes(hours=12)  # it is morning for Mina
    told = said("nudge-accepted", name="Bea")
    await mina.presses("schedule.pick", within=told, at=mina.times(told)[-1])
    await workspace.passes(hours=12)  # and for Bea
    await bea.presses("schedule.confirm")
    await workspace.until(noon)
    for member in (mina, bea, cai):
        for command in COMMANDS:
            await member.says(command)
            for action in [one for one in member.actions() if one.startswith(LOOKS)]:
                await member.presses_action(action)
        await member.opens_home()
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
