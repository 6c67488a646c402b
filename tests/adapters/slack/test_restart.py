"""The process is killed and restarted in the middle of an introduction."""

from __future__ import annotations

from pathlib import Path

from tests.adapters.slack import steps
from tests.adapters.slack.bot_process import bot_process
from tests.adapters.slack.harness import (
    TEAM,
)
from tests.emulators.slack_client import (
    loopback_slack,
)
from tests.support.said import said


async def test_an_introduction_survives_a_kill_after_every_step(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        ana = await slack.member(TEAM, "UANA", "ana")
        hal = await slack.member(TEAM, "UHAL", "hal", tz="America/New_York")
        async with bot_process(slack, tmp_path):
            await steps.become_host(hal)
            await ana.command("request @hal")
            await ana.until(lambda screen: screen.modal is not None)
        async with bot_process(slack, tmp_path, minutes=1):
            await ana.submit(why=steps.WHY, learn=steps.LEARN)
        async with bot_process(slack, tmp_path, minutes=2):
            await ana.press("request.send", where="modal")
            await hal.reads(steps.WHY)
        async with bot_process(slack, tmp_path, minutes=3):
            await steps.accept(hal)
            await ana.reads(said("status-accepted-seeker"))
        async with bot_process(slack, tmp_path, minutes=4):
            await ana.press("schedule.pick")
            await hal.press("schedule.confirm")
            await ana.until(lambda screen: any("files" in m for m in screen.messages))
        shown = (await hal.screen()).messages
        sent = [m for m in shown if "metadata" in m and m["channel"].startswith("D")]
        keys = [m["metadata"]["event_payload"]["key"] for m in sent]
        assert len(keys) == len(set(keys)), "every direct message arrived once"
