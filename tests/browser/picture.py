"""Take the picture of the README: `make picture`. It plays until the seeker picks a time."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.conftest import browser, find_chromium, running
from tests.browser.screen import LEARN, WHY, Screen, acting
from tests.support.said import said


async def play(page: Page) -> None:
    """Mina asks Tom, Tom says yes, and Mina sees the times."""
    screen = Screen(page)
    await screen.be("mina")
    await screen.type("/intro find data science")
    await screen.message(said("found-title")).locator(acting("request.note")).first.click()
    await screen.fill("request.note", why=WHY, learn=LEARN)
    await screen.press("request.send")
    await screen.be("tom")
    await screen.skip_until(said("nudge-request"))
    await screen.press("answer.accept")
    await screen.be("mina")
    await screen.skip_until(said("nudge-accepted"))
    await expect(page.get_by_test_id("toast")).to_have_count(0, timeout=15_000)


async def main(path: str) -> None:
    """Write the picture to that path."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("Chromium is not installed; on Debian: apt install chromium")
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as address, browser(chromium) as started:
            page = await started.new_page(viewport={"width": 1280, "height": 860})
            await page.goto(address)
            await play(page)
            await page.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
