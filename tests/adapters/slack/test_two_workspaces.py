"""Two workspaces served by one process."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.adapters.slack import steps
from tests.adapters.slack.harness import (
    SDK_WARNS,
    RunningBot,
)
from tests.support.said import said


@pytest.mark.filterwarnings(SDK_WARNS)
async def test_two_workspaces_at_once_share_nothing(two_workspaces: RunningBot) -> None:
    bot = two_workspaces
    ana1, hal1 = await steps.two_members(bot, "T1")
    ana2, hal2 = await steps.two_members(bot, "T2")
    await asyncio.gather(steps.become_host(hal1), steps.become_host(hal2))
    await asyncio.gather(steps.request(ana1), steps.request(ana2))
    await asyncio.gather(steps.accept(hal1), steps.accept(hal2))
    await bot.advance(minutes=5)
    for team, member in (("T1", ana1), ("T2", ana2)):
        screen = await member.reads(said("status-accepted-seeker"))
        assert f"U{'T2' if team == 'T1' else 'T1'}" not in json.dumps(screen.messages)
    await ana1.command("find")
    assert (await ana1.screen()).text().count("hal") >= 1
    await bot.slack.do("uninstall", team="T1")
    await ana2.press("schedule.pick")
    await bot.advance(minutes=5)
    await hal2.reads(said("status-picked-host"))
    assert not await bot.refusals()
