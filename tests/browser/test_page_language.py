"""The page speaks the language of the member whom it plays, from the moment they choose it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.page_words import page_words
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


async def test_the_page_follows_the_language_of_the_member(
    chromium: Browser, tmp_path: Path
) -> None:
    english, welsh = page_words()["en"], page_words()["cy"]
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await screen.type("/intro settings")
        await screen.sees(said("settings-title"))
        await screen.press("settings.language")
        form = page.get_by_test_id("form").locator('[data-form="settings.language"]')
        await form.locator('input[value="cy"]').check()
        await form.locator("[type=submit]").click()

        await expect(page.locator("html")).to_have_attribute("lang", "cy")
        box = page.locator("#composer-text")
        await expect(box).to_have_attribute("placeholder", welsh["page-placeholder"])
        await expect(box).to_have_attribute("aria-label", welsh["page-message"])
        await expect(page.get_by_test_id("join-open")).to_contain_text(welsh["page-add"])
        await expect(page.get_by_test_id("view-home")).to_have_text(welsh["page-home"])
        await expect(page.get_by_test_id("me")).to_contain_text("Llundain")
        guide = page.get_by_test_id("guide")
        await expect(guide).to_contain_text(welsh["page-guide-title"])
        for label in await guide.locator("[data-label]").all():
            await expect(label).not_to_be_empty()
        violations = (await Axe().run(page)).response["violations"]
        assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations] == []

        # A browser without Welsh dates writes them as in Britain, not as in America.
        await expect(page.get_by_test_id("clock")).not_to_contain_text(re.compile(r"[AP]M"))

        await page.reload()
        await expect(box).to_have_attribute("placeholder", welsh["page-placeholder"])

        # Who reads English has the page in English.
        await screen.be("tom")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(box).to_have_attribute("placeholder", english["page-placeholder"])
        await expect(guide).to_contain_text(english["page-guide-title"])
        assert problems == []
        await page.close()
