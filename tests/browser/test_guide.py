"""The guide covers nothing of the conversation, whatever the width of the window."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.conftest import running

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]

HEIGHT = 844


@pytest_asyncio.fixture(scope="module", loop_scope="package")
async def address(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    folder: Path = tmp_path_factory.mktemp("guide")
    async with running(folder) as found:
        yield found


async def _box(found: Locator) -> tuple[float, float, float, float]:
    """Its left, top, right and bottom edge."""
    box = await found.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


async def _open(chromium: Browser, address: str, width: int) -> Page:
    context = await chromium.new_context(viewport={"width": width, "height": HEIGHT})
    page = await context.new_page()
    await page.goto(address)
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()
    return page


@pytest.mark.parametrize(
    "width",
    [390, 721, *(pytest.param(each, marks=pytest.mark.long) for each in (900, 1000)), 1199, 1280],
)
async def test_it_stands_beside_the_conversation(
    chromium: Browser, address: str, width: int
) -> None:
    page = await _open(chromium, address, width)
    guide = page.get_by_test_id("guide")
    if width <= 720:
        await expect(guide).to_be_hidden()  # there it opens only when asked for
        await page.locator("#guide-open").click()
    await expect(guide).to_be_visible()
    left, top, right, bottom = await _box(guide)
    assert left >= 0
    assert top >= 0
    assert right <= width
    assert bottom <= HEIGHT
    for part in (page.locator("main"), page.get_by_label("Message", exact=True)):
        x, y, to_x, to_y = await _box(part)
        assert to_x - x > 300 or to_x - x > width * 0.3
        assert to_x <= left or to_y <= top, f"the guide covers the conversation at {width}"
    _, y, _, to_y = await _box(page.locator("main"))
    assert to_y - y > HEIGHT * 0.4
    await page.context.close()


async def test_on_a_phone_a_step_closes_it_and_it_stays_closed(
    chromium: Browser, address: str
) -> None:
    page = await _open(chromium, address, 390)
    guide = page.get_by_test_id("guide")
    await page.locator("#guide-open").click()
    await guide.get_by_text("/intro find").click()
    await expect(guide).to_be_hidden()
    await expect(page.get_by_label("Message", exact=True)).to_have_value("/intro find data science")
    await page.reload()
    await expect(page.get_by_label("Message", exact=True)).to_be_visible()
    await expect(guide).to_be_hidden()
    await page.context.close()
