"""The page of organisers in Chromium: without a mouse, in both colours and widths, printed."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, ConsoleMessage, Page, expect

from tests.adapters.web.test_backlog import in_vain
from tests.adapters.web.test_organisers import Browsing, browsing
from tests.browser.conftest import running
from tests.browser.screen import ENGLISH, LEARN, WHY, Screen
from tests.support.said import pattern, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


@pytest_asyncio.fixture(loop_scope="package")
async def organiser() -> AsyncIterator[Browsing]:
    """The server, and an organiser."""
    async with browsing() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="package")
async def page(chromium: Browser) -> AsyncIterator[Page]:
    """A page that is told what the browser refuses."""
    opened = await chromium.new_page(viewport={"width": 1000, "height": 800})
    refused: list[str] = []

    def note(one: ConsoleMessage) -> None:
        if one.type in ("error", "warning"):
            refused.append(one.text)

    opened.on("console", note)
    yield opened
    await opened.close()
    assert refused == [], "the browser refused something"


async def test_a_link_is_opened_and_the_page_left_with_the_keyboard(
    page: Page, organiser: Browsing
) -> None:
    words = organiser.words
    await page.goto(organiser.address + await organiser.asks_for_a_link())
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("button", name=words.label("web-enter-button"))).to_be_focused()
    await page.keyboard.press("Enter")
    chart = page.get_by_role("img", name=words.label("web-chart")).first
    await expect(chart).to_be_visible()
    assert await chart.evaluate("image => image.complete && image.naturalWidth > 0")
    await expect(page.get_by_role("table").first).to_contain_text(words.label("figure-asked"))
    heading = page.get_by_role("heading", name=words.label("web-funnel"))
    table = page.get_by_role("table", name=words.label("web-funnel"))
    await expect(heading).to_be_visible()
    assert await table.locator("caption").evaluate("one => one.offsetWidth * one.offsetHeight <= 1")
    leave = page.get_by_role("button", name=words.label("web-leave"))
    reached = []
    for _ in range(12):
        await page.keyboard.press("Tab")
        reached.append(await page.evaluate("document.activeElement.textContent.trim()"))
        if await leave.evaluate("button => button === document.activeElement"):
            break
    assert words.label("button-organise-month") in reached
    assert words.label("web-download") in reached
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text(words.label("web-left-title"))
    organiser.olu.reads(said("organise-link-how"))


async def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(
    page: Page, organiser: Browsing, full: bool
) -> None:
    shown: list[tuple[Literal["light", "dark"], int]] = [("light", 360), ("dark", 1000)]
    if full:
        shown += [("dark", 360), ("light", 1000)]
    found: dict[str, list[str]] = {}
    words = organiser.words
    await in_vain(organiser)

    async def look(where: str) -> None:
        for scheme, width in shown:
            await page.emulate_media(color_scheme=scheme)
            await page.set_viewport_size({"width": width, "height": 800})
            violations = (await Axe().run(page)).response["violations"]
            key = f"{where}, {scheme}, {width}"
            found[key] = [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations]
            wide = await page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found[key].append(f"{wide} wide")

    await page.goto(organiser.address + await organiser.asks_for_a_link())
    await look("the link")
    await page.get_by_role("button").click()
    await expect(page.get_by_role("table").first).to_be_visible()
    await look("the page")
    await page.get_by_role("link", name=words.label("button-backlog")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(words.label("backlog-title"))
    await look("the messages")
    assert found == {where: [] for where in found}


async def test_a_chart_is_drawn_for_the_width_at_which_it_is_shown(
    page: Page, organiser: Browsing
) -> None:
    await page.goto(organiser.address + await organiser.asks_for_a_link())
    await page.get_by_role("button").click()
    chart = page.get_by_role("img", name=organiser.words.label("web-chart")).first
    for width in (390, 1000):
        await page.set_viewport_size({"width": width, "height": 800})
        source = str(await chart.evaluate("image => image.currentSrc"))
        drawn = re.search(rb'viewBox="0 0 (\d+) ', b64decode(source.partition(",")[2]))
        assert drawn is not None
        shown = await chart.evaluate("image => image.clientWidth") / int(drawn[1])
        # The letters of a picture that is shown much smaller than it is drawn cannot be read.
        assert 0.85 < shown < 1.1, f"{width}: shown at {shown:.2f} of what is drawn"


async def test_what_failed_is_sent_again_with_the_keyboard(page: Page, organiser: Browsing) -> None:
    words = organiser.words
    bea = await in_vain(organiser)
    await page.goto(organiser.address + await organiser.asks_for_a_link())
    await page.get_by_role("button").click()
    await page.get_by_role("link", name=words.label("button-backlog")).click()
    again = page.get_by_role("button", name=pattern(said("web-again"), words))
    for _ in range(6):
        await page.keyboard.press("Tab")
        if await again.evaluate("button => button === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text(words.label("backlog-again"))
    await organiser.workspace.drain()
    await organiser.workspace.passes(minutes=1)
    bea.is_told(said("nudge-request", name="Mina"))


async def test_what_is_printed_has_the_numbers_and_no_buttons(
    page: Page, organiser: Browsing
) -> None:
    await page.goto(organiser.address + await organiser.asks_for_a_link())
    await page.get_by_role("button").click()
    await expect(page.get_by_role("navigation")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.get_by_role("table").first).to_be_visible()
    await expect(page.get_by_role("navigation")).to_be_hidden()
    await expect(page.get_by_role("button")).to_be_hidden()


async def test_the_playground_has_the_page_too(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.type("/intro request @Priya Nair")
        await screen.fill("request.note", why=WHY, learn=LEARN)
        await screen.press("request.send")
        clock = page.get_by_test_id("clock-now")
        for _ in range(32):
            before = await clock.get_attribute("datetime")
            await page.locator('[data-skip="day"]').click()
            await expect(clock).not_to_have_attribute("datetime", before or "")
        await screen.be("omar")
        counted = screen.message(said("organise-pilot"))
        for _ in range(10):  # the work of the night begins within seconds
            await screen.type("/intro organise")
            with suppress(AssertionError):
                await expect(counted).to_be_visible(timeout=2_000)
                break
        await screen.press("organise.page")
        link = screen.message(said("organise-link-how")).get_by_role("link")
        async with page.context.expect_page() as opened:
            await link.click()
        beside = await opened.value
        await beside.get_by_role("button", name=ENGLISH.label("web-enter-button")).click()
        heading = beside.get_by_role("heading", level=1)
        await expect(heading).to_have_text(pattern(said("organise-title"), ENGLISH))
        await expect(beside.locator(".pilot")).to_be_visible()
        await beside.close()
        await page.close()
