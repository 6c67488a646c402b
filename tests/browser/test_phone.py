"""On a phone nothing lies outside the window in any language, and the newest message stays."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.page_words import page_words
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]

UPRIGHT: ViewportSize = {"width": 390, "height": 844}
ON_ITS_SIDE: ViewportSize = {"width": 844, "height": 390}
OUTSIDE = """bar => [...bar.querySelectorAll("button, p")]
    .filter(one => one.getBoundingClientRect().right > window.innerWidth)
    .map(one => one.textContent.trim() || one.id)"""


@pytest_asyncio.fixture(loop_scope="package")
async def page(chromium: Browser, tmp_path: Path) -> AsyncIterator[Page]:
    async with running(tmp_path) as address:
        opened = await chromium.new_page(viewport=UPRIGHT)
        await opened.goto(address)
        await expect(opened.get_by_label("Message", exact=True)).to_be_visible()
        yield opened
        await opened.close()


async def test_the_buttons_of_the_clock_are_in_the_window_in_each_language(page: Page) -> None:
    bar = page.locator(".bar")
    for language in page_words():
        await page.evaluate(
            "async wanted => (await import('/static/words.js')).speak(wanted)", language
        )
        await expect(page.locator("html")).to_have_attribute("lang", language)
        # The longest date, in the widest letters of the clock.
        longest = "Mercher 30 Tachwedd, 22:00"
        await page.get_by_test_id("clock-now").evaluate(
            "(clock, text) => (clock.textContent = text)", longest
        )
        for width in (360, 390):
            await page.set_viewport_size({"width": width, "height": 844})
            assert await bar.evaluate(OUTSIDE) == [], f"{language}, {width}"


async def test_the_newest_message_stays_in_view_when_the_phone_is_turned(page: Page) -> None:
    screen = Screen(page)
    await screen.type("/intro help")
    await screen.sees(said("help-title"))
    await screen.type("/intro settings")
    await screen.sees(said("settings-title"))
    newest = page.get_by_test_id("message").last.get_by_role("button").last
    scroll = page.get_by_test_id("scroll")
    await scroll.evaluate("one => one.scrollTo({ top: one.scrollHeight, behavior: 'instant' })")
    await expect(newest).to_be_in_viewport()
    for size in (ON_ITS_SIDE, UPRIGHT):
        await page.set_viewport_size(size)
        await expect(newest).to_be_in_viewport()


async def test_who_reads_further_up_keeps_their_place(page: Page) -> None:
    screen = Screen(page)
    await screen.type("/intro help")
    await screen.sees(said("help-title"))
    await page.get_by_test_id("scroll").focus()
    await page.keyboard.press("Home")
    newest = page.get_by_test_id("message").last.get_by_role("button").last
    await expect(newest).not_to_be_in_viewport()
    scroll = page.get_by_test_id("scroll")
    await expect(scroll).to_have_js_property("scrollTop", 0)
    await page.set_viewport_size(ON_ITS_SIDE)
    await page.set_viewport_size(UPRIGHT)
    await expect(newest).not_to_be_in_viewport()
