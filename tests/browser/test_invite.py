"""An organiser picks several members in one field of the playground's form."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


async def test_members_are_picked_from_a_list(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1000, "height": 800})
        await page.goto(address)
        screen = Screen(page)
        await screen.be("omar")
        await screen.type("/intro setup")
        await screen.press("invite.open")
        await screen.press("invite.new")
        form = page.get_by_test_id("form")
        await form.locator('[name="people"][value$=":mina"]').check()
        await form.locator('[name="people"][value$=":jonas"]').check()
        await form.locator("[type=submit]").click()
        await screen.sees(said("invite-preview", count=2))
        await screen.press("invite.new")  # with what was picked
        await expect(form.locator('[name="people"]:checked')).to_have_count(2)
        await page.close()
