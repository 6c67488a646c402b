"""The real program in a process of its own, and Chromium in front of it."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

ROOT = Path(__file__).parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[str]:
    """`python -m bot run` on a fresh folder; the address it prints. Ends with SIGTERM, in order."""
    environment: Mapping[str, str] = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PLAYGROUND_FOLDER": str(folder / "data"),
        "PLAYGROUND_PORT": "0",
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder, env=environment, stdout=-1, stderr=-2
    )
    assert process.stdout is not None
    said = ""
    try:
        async with asyncio.timeout(20):
            while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
                line = await process.stdout.readline()
                assert line, f"the bot ended early:\n{said}"
                said += line.decode()
        yield found.group()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        rest, _ = await asyncio.wait_for(process.communicate(), 15)
        assert process.returncode == 0, said + rest.decode()


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """Debian's Chromium; in CI it may not be missing, elsewhere the test says what it lacks."""
    path = os.environ.get("HANDSHAKES_CHROMIUM") or shutil.which("chromium")
    if path is None:
        lacking = "Chromium is not installed; on Debian: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        await browser.close()
