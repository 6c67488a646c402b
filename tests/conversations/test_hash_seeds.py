"""Two processes show the same: the order in which Python iterates a set reaches nobody."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from bot.core.messages import plain_text
from bot.domain.zone_data import zone_names
from bot.domain.zones import COMMON, look_up, offers
from tests.support.scenarios import agreed
from tests.support.workspace import new_workspace

ROOT = Path(__file__).parents[2]
TYPED = ("gmt-5", "gmt+5", "EST", "USA", "york", "Lodnon", "san", "port", "ist", "america")


async def tell() -> None:
    """Print what the time zones mean, and everything that two members see."""
    workspace = await new_workspace()
    for typed in (*TYPED, *zone_names()):
        print(look_up(typed))
    for zone in COMMON:
        print(offers([zone], workspace.clock.now()))
    mina, bea = await agreed(workspace)
    for member in (mina, bea):
        for command in ("help", "find", "mine", "host", "settings", "prep"):
            await member.says(command)
            print(member.reply)
        await member.opens_home()
    await workspace.passes(days=40)
    for shown in workspace.chat.shown:
        print(plain_text(shown.message))
    await workspace.store.close()


def test_every_start_shows_the_same() -> None:
    told = set()
    for seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-m", "tests.conversations.test_hash_seeds"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert len(ran.stdout) > 10_000
        told.add(ran.stdout)
    assert len(told) == 1


if __name__ == "__main__":
    asyncio.run(tell())
