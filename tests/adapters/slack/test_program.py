"""The program itself, as an operator starts it, connected to Slack by nothing but its settings."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.model.nudges import Kind
from bot.model.people import Address
from storage import open_store
from tests.adapters.slack.world import APP_TOKEN, TEAM
from tests.builders import make_community, make_nudge, make_person
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


async def overdue(url: str, to: Address) -> None:
    """A database in which something waits to be said."""
    store, now = await open_store(url), datetime.now(UTC)
    midnight = datetime(2026, 1, 1, tzinfo=UTC).time()
    async with store.transaction() as tx:
        await tx.put_community(make_community(to.community))
        for id in ("olu", "hal"):
            await tx.put_person(make_person(id, quiet_from=midnight, quiet_to=midnight))
        await tx.put_address(to, "olu", now)
        about = {"introduction": None, "subject": "hal", "kind": Kind.UNREACHABLE}
        here = {"community": to.community, "person": "olu", "due_at": now - timedelta(hours=1)}
        await tx.put_nudge(make_nudge("overdue", **here, **about))
    await store.close()


async def in_the_air(slack: LoopbackSlack) -> bool:
    """Whether Slack was asked to write to somebody."""
    return any(call["method"] == "conversations.open" for call in await slack.get("calls"))


async def test_it_stops_within_ten_seconds_though_slack_hangs(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        given = await environment(slack, tmp_path)
        await slack.do("user", team=TEAM, user="UOLU", name="olu")
        await overdue(given["DATABASE_URL"], Address("slack", TEAM, "UOLU"))
        await slack.do("fault", method="conversations.open", kind="hang", times=9, value=60.0)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=tmp_path, env=given
        )
        try:
            async with asyncio.timeout(20):
                while not await in_the_air(slack):
                    await slack.do("changed", seconds=0.2)
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 12)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0


async def test_the_system_ends_what_hangs_in_stopping(tmp_path: Path) -> None:
    stuck = """
import asyncio, sys, time
import bot.__main__ as program

async def hanging(settings, stop):
    print("up", flush=True)
    await stop.wait()
    time.sleep(60)

program.STOP_SECONDS = 1
program.playground = hanging
sys.exit(program.main(["run"]))
"""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", stuck),
        cwd=tmp_path,
        env={**quiet_environment(), "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), 20) == -signal.SIGALRM


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
