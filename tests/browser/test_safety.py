"""Somebody new at the playground: the notice, a block and a report, in Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]

WORDS = "He wrote to me again after my no."


async def joins(page: Page, name: str) -> None:
    """Add a member, who is then the one at the page."""
    await page.get_by_test_id("join-open").click()
    sheet = page.get_by_test_id("join")
    await sheet.get_by_label("Your name").fill(name)
    await sheet.get_by_label("Your time zone").fill("London")
    await sheet.locator("[type=submit]").click()
    await expect(page.get_by_test_id("me")).to_contain_text(name)


async def test_a_newcomer_agrees_and_goes_on_then_blocks_one_and_reports_another(
    chromium: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(address)
        screen = Screen(page)

        # What they were about to do goes on in the place of the notice.
        await joins(page, "Ana Pryce")
        await screen.type("/intro find data science")
        await screen.sees(said("consent-title"))
        violations = (await Axe().run(page)).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations] == []
        await screen.press("consent.agree")
        await screen.sees(said("found-title"))
        await screen.sees("Tom Okafor")
        await expect(screen.messages(said("consent-title"))).to_have_count(0)

        # Whom they block they do not find any more.
        await screen.type("/intro block @Tom Okafor")
        await screen.sees(said("block-sure", name="Tom Okafor"))
        await screen.press("safety.block")
        await screen.sees(said("blocked-now", name="Tom Okafor"))
        await screen.type("/intro find data science")
        await expect(screen.messages(said("found-title"))).to_have_count(2)
        await screen.sees("Priya Nair")
        await expect(screen.message(said("found-title"))).not_to_contain_text("Tom Okafor")

        # An organiser reads what they report, and they read that he did.
        await screen.type("/intro report @Jonas Keller")
        await screen.fill("report.new", words=WORDS)
        await screen.sees(said("report-sent", who="Omar Haddad", name="Jonas Keller"))
        await screen.be("omar")
        await screen.skip_until(said("nudge-report-new"))
        await screen.press("report.open")
        await screen.sees(WORDS)
        await screen.press("report.acknowledge")
        await screen.sees(said("report-taken-up"))
        await screen.be("ana-pryce")
        await screen.skip_until(said("nudge-report-acknowledged", name="Omar Haddad"))
        await screen.press("report.open", within=said("nudge-report-acknowledged"))
        await screen.sees(said("report-summary", name="Jonas Keller", status="acknowledged"))
        await screen.be("jonas")
        await expect(page.get_by_test_id("message").filter(has_text=WORDS)).to_have_count(0)
        assert problems == []
