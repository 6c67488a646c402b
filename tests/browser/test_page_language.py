"""The page speaks the language of the member whom it plays, from the moment they choose it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, expect

from bot.i18n.formatting import date_names
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

        # Dates are in Welsh, though Chromium has no names of days and months in it.
        names = date_names("cy")
        day, month = ("|".join(names[kind]) for kind in ("days", "months"))
        clock = page.get_by_test_id("clock-now")
        await expect(clock).to_have_text(re.compile(rf"^({day}) \d\d? ({month}), \d\d:\d\d$"))

        await page.reload()
        day, month = ("|".join(names[kind]) for kind in ("whole_days", "whole_months"))
        divider = page.locator(".divider").last
        await expect(divider).to_have_text(re.compile(rf"^({day}) \d\d? ({month})$"))
        await expect(box).to_have_attribute("placeholder", welsh["page-placeholder"])

        # Who reads English has the page in English.
        await screen.be("tom")
        await expect(page.locator("html")).to_have_attribute("lang", "en")
        await expect(box).to_have_attribute("placeholder", english["page-placeholder"])
        await expect(guide).to_contain_text(english["page-guide-title"])
        assert problems == []
        await page.close()
