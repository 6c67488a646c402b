"""Memory and processor time of an idle `python -m bot run`, and the time from start to send.

The program runs in its own process, connected to the emulators of both platforms.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil

from bot.domain.nudges import UNREACHABLE, Subject
from bot.domain.people import Address
from storage import open_store
from tests.adapters.slack.harness import APP_TOKEN, TEAM
from tests.benchmarks import Row
from tests.benchmarks.storage import PENDING
from tests.emulators.discord_member import ROOT, Discord, connected, server
from tests.emulators.slack_client import LoopbackSlack, loopback_slack, quiet_environment
from tests.support.builders import make_community, make_nudge, make_person

STARTS = 5
IDLE_SECONDS = 20
_MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC).time()


async def prepare(file: Path, address: Address, pending: int = 0) -> None:
    """A database with an overdue nudge to an organiser, and `pending` that are due in a month."""
    store = await open_store(f"sqlite:///{file}")
    now = datetime.now(UTC)
    async with store.transaction() as tx:
        await tx.communities.put(make_community(address.community))
        for id in ("olu", "hal"):
            await tx.people.put(make_person(id, quiet_from=_MIDNIGHT, quiet_to=_MIDNIGHT))
        await tx.people.put_address(address, "olu", now)
    given: dict[str, Any] = {
        "community": address.community,
        "person": "olu",
        "subject": Subject("person", "hal"),
        "kind": UNREACHABLE,
    }
    for start in range(0, pending, 2000):
        some = range(start, min(start + 2000, pending))
        far = now + timedelta(days=30)
        async with store.transaction() as tx:
            await tx.nudges.schedule_all(
                [make_nudge(f"far{n:07}", **given, due_at=far) for n in some]
            )
    async with store.transaction() as tx:
        await tx.nudges.schedule(make_nudge("overdue", **given, due_at=now - timedelta(hours=1)))
    await store.close()


@asynccontextmanager
async def running(file: Path, settings: Mapping[str, str]) -> AsyncIterator[psutil.Process]:
    """The program, from its start."""
    environment = {**quiet_environment(), **settings, "DATABASE_URL": f"sqlite:///{file}"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # otherwise every start compiles the code
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=environment, stderr=DEVNULL
    )
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        await process.wait()


async def wait_sent(file: Path, seconds: float = 60) -> None:
    """Return once the overdue nudge is stored as sent, as another connection reads."""
    import sqlite3

    reader = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    query = "SELECT status FROM nudges WHERE key = 'overdue'"
    async with asyncio.timeout(seconds):
        while reader.execute(query).fetchone() != ("sent",):  # noqa: ASYNC110
            await asyncio.sleep(0.005)
    reader.close()


async def start_to_sent(folder: Path, to: Address, settings: Mapping[str, str]) -> float:
    """Seconds from the start of the process until the overdue nudge is stored as sent."""
    taken = []
    for number in range(STARTS):
        file = folder / f"start-{to.platform}-{len(settings)}-{number}.db"
        await prepare(file, to)
        began = time.perf_counter()
        async with running(file, settings):
            await wait_sent(file)
            taken.append(time.perf_counter() - began)
    return statistics.median(taken)


async def idle(file: Path, settings: Mapping[str, str]) -> tuple[float, float]:
    """MB resident, and percent of a processor, when nothing is due."""
    async with running(file, settings) as process:
        await wait_sent(file)
        await asyncio.sleep(3)
        before = _processor(process)
        await asyncio.sleep(IDLE_SECONDS)
        used = _processor(process) - before
        return process.memory_info().rss / 1e6, used / IDLE_SECONDS * 100


def _processor(process: psutil.Process) -> float:
    """Seconds that its threads have run, more precise than the process times in hundredths."""
    tasks = Path(f"/proc/{process.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


async def _slack(slack: LoopbackSlack) -> tuple[dict[str, str], Address]:
    await slack.do("workspace", team=TEAM, name="Cardiff")
    await slack.do("user", team=TEAM, user="U1", name="olu")
    settings = {
        "SLACK_BOT_TOKEN": await slack.do("token", team=TEAM),
        "SLACK_APP_TOKEN": APP_TOKEN,
        "SLACK_API_URL": slack.api_url,
    }
    return settings, Address("slack", TEAM, "U1")


async def _discord(discord: Discord) -> tuple[dict[str, str], Address]:
    app = await discord.app()
    guild = await app.guild()
    olu = await guild.member("Olu")
    settings = {
        "DISCORD_TOKEN": app.token,
        "DISCORD_API_URL": discord.api,
        "DISCORD_GATEWAY_URL": discord.gateway,
    }
    return settings, Address("discord", guild.id, olu.id)


async def run() -> list[Row]:
    """Measure on both emulators."""
    with tempfile.TemporaryDirectory() as name, server(schema=False) as at:
        folder = Path(name)
        async with loopback_slack() as slack, connected(at) as discord:
            on_slack, slack_olu = await _slack(slack)
            on_discord, discord_olu = await _discord(discord)
            both = on_slack | on_discord
            starts = [
                ("Slack", await start_to_sent(folder, slack_olu, on_slack)),
                ("Discord", await start_to_sent(folder, discord_olu, on_discord)),
                ("both, the nudge on Slack", await start_to_sent(folder, slack_olu, both)),
            ]
            few, many = folder / "few.db", folder / "many.db"
            await prepare(few, slack_olu)
            resident, processor = await idle(few, both)
            await prepare(many, slack_olu, PENDING)
            await asyncio.to_thread(os.sync)
            resident_many, processor_many = await idle(many, both)
    return [
        *(
            Row(f"start to the first overdue nudge sent, {where}", f"{took:.2f} s", reach="1.2 s")
            for where, took in starts
        ),
        Row("resident, both platforms connected", f"{resident:.0f} MB", reach="80 MB"),
        Row(f"resident, {PENDING:,} waiting", f"{resident_many:.0f} MB", reach="130 MB"),
        Row("idle", f"{processor:.2f} %", reach="0.1 %"),
        Row(f"idle, {PENDING:,} waiting", f"{processor_many:.2f} %", reach="0.1 %"),
    ]
