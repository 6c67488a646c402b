"""An introduction through somebody who knows both, played at the page as the guide says."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.browser.conftest import running
from tests.browser.screen import ENGLISH, LEARN, WHY, Screen
from tests.support.said import label, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]

LINE = "Mina asks good questions, and listens."


async def test_an_introduction_through_somebody_who_knows_both(
    chromium: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.goto(address)
        screen = Screen(page)
        steps = page.get_by_test_id("guide")
        named = steps.locator('[data-label="button-introduce-them"]')
        await expect(named).to_have_text(label("button-introduce-them", ENGLISH))

        # The seeker reads who could introduce her, and sends the note that way.
        await steps.get_by_text("/intro reach").click()
        box = page.get_by_label("Message", exact=True)
        await expect(box).to_have_value("/intro reach @Priya Nair")
        await box.press("Escape")
        await box.press("Enter")
        await screen.sees(said("reach-named", name="Bea Lindqvist"))
        await screen.press("ways.through")
        await screen.fill("ways.note", why=WHY, learn=LEARN)
        await screen.press("ways.send")
        await screen.sees(said("way-asking"))

        # The connector is asked first, and vouches in her own words.
        await screen.be("bea")
        await screen.skip_until(said("asked-what", seeker="Mina Rahman", name="Priya Nair"))
        await screen.press("ways.yes")
        await screen.fill("ways.yes", line=LINE)
        await screen.sees(said("asked-thanks"))

        # The person wanted reads who vouches, and says yes.
        await screen.be("priya")
        await screen.skip_until(said("vouched-by", name="Bea Lindqvist"))
        await screen.sees(LINE)
        await screen.press("answer.accept")

        # The seeker picks a time; the connector reads that it worked.
        await screen.be("mina")
        await screen.skip_until(said("status-accepted-seeker"))
        await screen.press("schedule.pick")
        await screen.be("priya")
        await screen.skip_until(said("nudge-picked"))
        await screen.press("schedule.confirm")
        await screen.be("bea")
        await screen.skip_until(said("nudge-connector-agreed"))
        assert problems == []
