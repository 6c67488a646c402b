"""Discord: an interaction to its response, beside a bare discord.py app, in one run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks import Row
from tests.emulators.discord_member import ROOT, App, Discord, Guild, connected, server

ROUNDS = 20
EACH = 50
"""Interactions of each kind in a round. The bots take turns, so that all see the same load."""
WARM = 50

Json = dict[str, Any]


@contextmanager
def bot(kind: str, app: App, folder: str) -> Iterator[None]:
    """Run a program of `discord_bots`."""
    environment = {
        **os.environ,
        "DISCORD_TOKEN": app.token,
        "DISCORD_API_URL": app.discord.api,
        "DISCORD_GATEWAY_URL": app.discord.gateway,
        "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.db'}",
    }
    command = [sys.executable, "-m", "tests.benchmarks.discord_bots", kind]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE) as process:
        try:
            yield
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(10)
            finally:
                process.kill()


async def measure(discord: Discord, kinds: tuple[str, ...], at_once: int) -> dict[str, list[float]]:
    """Measure every interaction in seconds, by `kind what`."""
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        guilds: dict[str, Guild] = {}
        interactions: dict[str, tuple[Json, Json]] = {}
        for kind in kinds:
            app = await discord.app()
            guilds[kind] = await app.guild()
            stack.enter_context(bot(kind, app, folder))
            await app.call("connected")
            interactions[kind] = await _interactions(guilds[kind])
        for number in range(-1, ROUNDS):
            for kind in kinds:
                for what, one in zip(("command", "press"), interactions[kind], strict=True):
                    many = [one] * (WARM if number < 0 else EACH)
                    times = await guilds[kind].app.call("timed", interacts=many, at_once=at_once)
                    if number >= 0:
                        taken.setdefault(f"{kind} {what}", []).extend(times)
    return taken


async def _interactions(guild: Guild) -> tuple[Json, Json]:
    """`/intro mine`, and a press of the first button of its response."""
    ana = await guild.member("Ana")
    shown = await ana.command("mine")
    where = {"user": ana.id, "guild": guild.id, "channel": guild.channel}
    chosen = {"type": 1, "name": "mine", "options": []}
    command = {"id": "1", "type": 1, "name": "intro", "options": [chosen]}
    action = next(iter(shown.message.buttons.values()))
    press = {"component_type": 2, "custom_id": action}
    return (
        {"kind": 2, "data": command, **where},
        {"kind": 3, "data": press, "message": shown.message.raw, **where},
    )


def p99(times: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(times, n=100)[98]


async def run() -> list[Row]:
    """The adapter alone answers as the bare app does; the whole bot also stores the event."""
    rows = []
    with server(schema=False) as address:
        async with connected(address) as discord:
            for at_once in (1, 16):
                taken = await measure(discord, ("bare", "adapter", "whole bot"), at_once)
                for name, times in taken.items():
                    kind, what = name.rsplit(" ", 1)
                    if kind != "bare":
                        base = taken[f"bare {what}"]
                        rows.append(_row(f"{what}, {kind}, {at_once} at once", times, base))
    return rows


def _row(what: str, times: list[float], base: list[float]) -> Row:
    def shown(some: list[float]) -> str:
        return f"{statistics.median(some) * 1e3:.2f} / {p99(some) * 1e3:.2f} ms"

    ratios = (statistics.median(times) / statistics.median(base), p99(times) / p99(base))
    return Row(
        what=f"{what}: median / p99",
        measured=shown(times),
        beside=f"bare discord.py {shown(base)}",
        ratio=f"{ratios[0]:.2f} / {ratios[1]:.2f}",
        reach="1.15 / 1.30",
    )
