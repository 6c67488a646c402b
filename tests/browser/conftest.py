"""The program in a process of its own, and Chromium."""

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
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.support import pseudo

expect.set_options(timeout=15_000)
"""In milliseconds; three times the default, for machines that do other work beside."""

ROOT = Path(__file__).parents[2]
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A window has two more pages, for what drops from its address bar, and they take several times
    # the processor of ours. This list stands in place of Playwright's; the second line is of that.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "AimEnabled,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PreconnectToSearch",
]


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[str]:
    """Run the program in that folder and yield the URL it prints. Stop it with SIGTERM."""
    environment: Mapping[str, str] = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PLAYGROUND_FOLDER": str(folder / "data"),
        "PLAYGROUND_PORT": "0",
        **pseudo.environment(),
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.program", "run"),
        cwd=folder,
        env=environment,
        stdout=-1,
        stderr=-2,
    )
    assert process.stdout is not None
    output = ""
    try:
        async with asyncio.timeout(60):
            while not (found := re.search(r"http://127\.0\.0\.1:\d+/", output)):
                line = await process.stdout.readline()
                assert line, f"the bot ended early:\n{output}"
                output += line.decode()
        yield found.group()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        rest, _ = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0, output + rest.decode()


@asynccontextmanager
async def browser(path: str) -> AsyncIterator[Browser]:
    """Run the Chromium at that path."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=CHROMIUM_OPTIONS)
        yield started
        await started.close()


def find_chromium() -> str | None:
    """Return the path of Chromium: `PANED_CHROMIUM`, or the system's."""
    return os.environ.get("PANED_CHROMIUM") or shutil.which("chromium")


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def started() -> AsyncIterator[Browser]:
    """The system's Chromium, one for all tests: to start it takes longer than many a test.

    Without it the tests are skipped, in CI they fail.
    """
    path = find_chromium()
    if path is None:
        missing = "Chromium is not installed; on Debian: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    async with browser(path) as launched:
        yield launched


@pytest_asyncio.fixture(loop_scope="package")
async def chromium(started: Browser) -> AsyncIterator[Browser]:
    """That browser; what the test leaves open in it is closed."""
    yield started
    for context in started.contexts:
        await context.close()
