"""A week of a town, and with `--full` a year of three: the diary is checked by other rules than the
product's own."""

from __future__ import annotations

import logging
from datetime import timedelta
from random import Random

import pytest

from storage import open_store
from tests.conftest import Report
from tests.soak.checker import Checker
from tests.soak.diary import Diary
from tests.soak.town import Town
from tests.support.workspace import Workspace

pytestmark = pytest.mark.faults


async def live(seed: int, people: int, days: int, acts_a_day: int) -> tuple[Workspace, Diary]:
    """A town that has lived that long, and its diary."""
    workspace = Workspace(await open_store("sqlite://"))
    diary = Diary(workspace.store, workspace.clock)
    workspace.store = diary.store
    workspace.restarts()
    town = Town(workspace, Random(seed), people, diary)
    await town.settles()
    await town.lives(days, acts_a_day)
    return workspace, diary


async def check(workspace: Workspace, diary: Diary) -> Checker:
    """Assert that nothing is wrong."""
    checker = Checker(diary, workspace.clock.at)
    breaches = checker.breaches()
    assert not breaches, "\n".join([f"{len(breaches)} breaches", *breaches[:40]])
    assert not workspace.chat.again
    overdue = [
        nudge.key
        for nudge in await workspace.nudges()
        if nudge.due_at < workspace.clock.at - timedelta(days=1)
    ]
    assert not overdue
    await workspace.store.close()
    return checker


async def test_a_week_of_a_town(caplog: pytest.LogCaptureFixture) -> None:
    checker = await check(*await live(seed=1, people=16, days=7, acts_a_day=60))
    assert checker.counts["agreed talks"] > 3
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_year_of_a_town(
    seed: int, caplog: pytest.LogCaptureFixture, report: Report
) -> None:
    checker = await check(*await live(seed, people=60, days=365, acts_a_day=60))
    counts = ", ".join(f"{count:,} {what}" for what, count in checker.counts.items())
    report(f"A year of sixty members, seed {seed}: {counts}; nothing early, late, doubled or lost")
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
