"""The picture of a member's handshakes at the playground, in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


async def test_the_picture_is_shown_in_its_message_beside_the_list(
    chromium: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.type("/intro network")
        await screen.sees(said("network-title"))
        await screen.press("network.picture")
        await screen.sees(said("handshakes-title"))
        image = screen.message(said("handshakes-title")).locator("img")
        await expect(image).to_be_visible()
        assert (
            await image.evaluate("shown => shown.decode().then(() => shown.naturalWidth)") == 1200
        )
        violations = (await Axe().run(page)).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations] == []
        assert problems == []
        await page.close()
