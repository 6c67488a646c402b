"""The program itself, as an operator starts it, connected to Slack by nothing but its settings."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from tests.adapters.slack.world import APP_TOKEN, TEAM
from tests.emulators.slack_client import ROOT, LoopbackSlack, loopback_slack, quiet_environment


async def environment(slack: LoopbackSlack, folder: Path) -> dict[str, str]:
    """What an operator puts into `.env` for Socket Mode."""
    await slack.do("workspace", team=TEAM, name="Cardiff")
    return {
        **quiet_environment(),
        "SLACK_BOT_TOKEN": await slack.do("token", team=TEAM),
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "PYTHONPATH": str(ROOT),
    }


async def test_run_connects_answers_and_stops(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=tmp_path,
            env=await environment(slack, tmp_path),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            await slack.do("sockets", seconds=20)
            ana = await slack.member(TEAM, "UANA", "ana")
            ack = await ana.command()
            assert "What would you like to do?" in ack["text"]
            process.send_signal(signal.SIGTERM)
            said, _ = await asyncio.wait_for(process.communicate(), 10)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0, said.decode()
        assert b"xoxb" not in said
        assert b"xapp" not in said


@pytest.mark.parametrize("whole", [True, False])
async def test_doctor_says_what_is_missing(tmp_path: Path, whole: bool) -> None:
    async with loopback_slack() as slack:
        given = await environment(slack, tmp_path)
        if not whole:
            await slack.do("token", team=TEAM, scopes=["commands", "chat:write"])
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "doctor"),
            cwd=tmp_path,
            env=given,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        said, _ = await asyncio.wait_for(process.communicate(), 30)
        assert b"connected to Cardiff as handshakes" in said, said.decode()
        assert (b"missing scopes: files:write" in said) is not whole
        assert (process.returncode == 0) is whole, said.decode()
