"""The program as an operator starts it, configured by environment variables only."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.domain.nudges import UNREACHABLE, Subject
from bot.domain.people import Address
from storage import open_store
from tests.adapters.slack.harness import APP_TOKEN, TEAM
from tests.emulators.slack_client import ROOT, LoopbackSlack, loopback_slack, quiet_environment
from tests.support.builders import make_community, make_nudge, make_person
from tests.support.said import said


async def environment(slack: LoopbackSlack, folder: Path) -> dict[str, str]:
    """Return the settings for Socket Mode, as in an operator's `.env`."""
    await slack.do("workspace", team=TEAM, name="Cardiff")
    return {
        **quiet_environment(),
        "SLACK_BOT_TOKEN": await slack.do("token", team=TEAM),
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder}/bot.db",
        "PYTHONPATH": str(ROOT),
    }


async def test_the_program_connects_responds_and_stops(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.program", "run"),
            cwd=tmp_path,
            env={**await environment(slack, tmp_path), "WEB_PORT": str(port)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            await slack.do("sockets", seconds=60)
            ana = await slack.member(TEAM, "UANA", "ana")
            ack = await ana.command()
            assert ana.finds(said("consent-lead"), ack["text"])
            async with (
                aiohttp.ClientSession() as session,
                session.get(f"http://127.0.0.1:{port}/readyz") as ready,
            ):
                assert await ready.text() == "database: ok\nslack: ok\n"
            process.send_signal(signal.SIGTERM)
            printed, _ = await asyncio.wait_for(process.communicate(), 60)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0, printed.decode()
        assert b"xoxb" not in printed
        assert b"xapp" not in printed


async def overdue(url: str, to: Address) -> None:
    """Create a database with a nudge that is due."""
    store, now = await open_store(url), datetime.now(UTC)
    midnight = datetime(2026, 1, 1, tzinfo=UTC).time()
    async with store.transaction() as tx:
        await tx.communities.put(make_community(to.community))
        for id in ("olu", "hal"):
            await tx.people.put(make_person(id, quiet_from=midnight, quiet_to=midnight))
        await tx.people.put_address(to, "olu", now)
        due = {"community": to.community, "person": "olu", "due_at": now - timedelta(hours=1)}
        subject = Subject("person", "hal")
        await tx.nudges.schedule(make_nudge("overdue", subject=subject, kind=UNREACHABLE, **due))
    await store.close()


async def opened_conversation(slack: LoopbackSlack) -> bool:
    """Return whether the bot has tried to open a conversation."""
    return any(call["method"] == "conversations.open" for call in await slack.get("calls"))


async def test_the_program_stops_within_ten_seconds_while_slack_hangs(tmp_path: Path) -> None:
    async with loopback_slack() as slack:
        given = await environment(slack, tmp_path)
        await slack.do("user", team=TEAM, user="UOLU", name="olu")
        await overdue(given["DATABASE_URL"], Address("slack", TEAM, "UOLU"))
        await slack.do("fault", method="conversations.open", kind="hang", times=9, value=60.0)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.program", "run"), cwd=tmp_path, env=given
        )
        try:
            async with asyncio.timeout(60):
                while not await opened_conversation(slack):
                    await slack.do("changed", seconds=0.2)
            process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(process.wait(), 12)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0


async def test_an_alarm_ends_a_program_that_does_not_stop(tmp_path: Path) -> None:
    stuck = """
import asyncio, time
from bot.bootstrap import run
from bot.config import Settings

async def hanging(settings, stop):
    print("up", flush=True)
    await stop.wait()
    time.sleep(60)

asyncio.run(run(Settings(), serve=hanging, stop_seconds=1))
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
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGALRM


@pytest.mark.parametrize("complete", [True, False])
async def test_doctor_lists_missing_scopes(tmp_path: Path, complete: bool) -> None:
    async with loopback_slack() as slack:
        given = await environment(slack, tmp_path)
        if not complete:
            await slack.do("token", team=TEAM, scopes=["commands", "chat:write"])
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "doctor"),
            cwd=tmp_path,
            env=given,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await asyncio.wait_for(process.communicate(), 90)
        assert b"connected to Cardiff as paned" in printed, printed.decode()
        assert (b"missing scopes: channels:read, files:write" in printed) is not complete
        assert (process.returncode == 0) is complete, printed.decode()
