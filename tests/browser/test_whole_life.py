"""An introduction from the request to the thank-you, in Chromium with the running program."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import OPEN, Status
from storage import open_store
from tests.browser.conftest import running
from tests.browser.screen import ENGLISH, LEARN, WHY, Screen, acting
from tests.support.routing import about
from tests.support.said import label, pattern, said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


async def test_whole_life(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 1280, "height": 900})
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console", lambda line: problems.append(line.text) if line.type == "error" else None
        )
        await page.goto(address)
        screen = Screen(page)
        named = page.get_by_test_id("guide").locator('[data-label="button-accept"]').first
        await expect(named).to_have_text(label("button-accept", ENGLISH))

        # A new host opts in, the way a member does.
        await screen.be("bea")
        await screen.type("/intro host")
        await screen.press("host.about")
        await screen.fill(
            "host.about",
            role="Connector",
            organisation="The Commons",
            topics="meeting people, freelancing",
        )
        await screen.press("host.talk")
        await screen.fill("host.talk")
        await screen.press("host.when")
        await screen.fill("host.when", windows="whenever the moon is full")
        await expect(page.get_by_test_id("error-windows")).to_be_visible()
        await screen.fill("host.when", windows="Mon-Fri 10:00-12:00")
        await screen.sees(said("host-live"))

        # A seeker finds a host and writes.
        await screen.be("mina")
        await screen.type("/intro find data science")
        await screen.sees(said("found-title"))
        await screen.message(said("found-title")).locator(acting("request.note")).first.click()
        await screen.fill("request.note", why=WHY, learn=LEARN)
        await screen.press("request.send")
        await screen.sees(said("request-sent"))

        # The host asks one thing first, then says yes.
        await screen.be("tom")
        await screen.skip_until(said("nudge-request"))
        await screen.press("answer.ask")
        await screen.fill("answer.ask", question="What do you know already?")
        await screen.be("mina")
        await screen.skip_until(said("nudge-question"))
        await screen.press("answer.reply")
        await screen.fill("answer.reply", answer="Some R, from my degree.")
        await screen.be("tom")
        await screen.skip_until(said("nudge-answered"))
        await screen.press("answer.accept")

        # A time, in one press each.
        await screen.be("mina")
        await screen.skip_until(said("status-accepted-seeker"))
        offered = screen.message(said("nudge-accepted")).locator(acting("schedule.pick"))
        await expect(offered.first).to_have_text(re.compile(r"^\w{3} \d+ \w{3}, \d\d:\d\d$"))
        # The last of them: it is still to come, whatever the hour at which this runs.
        await offered.last.click()
        await screen.answered()
        await screen.be("tom")
        await screen.skip_until(said("nudge-picked"))
        await screen.press("schedule.confirm", within=said("nudge-picked"))
        await screen.be("mina")
        await screen.skip_until(said("nudge-agreed"))
        await expect(screen.message(said("nudge-agreed")).get_by_test_id("file")).to_be_visible()

        # Getting ready.
        await screen.type("/intro prep")
        asked = page.get_by_test_id("message").filter(
            has=page.locator("code", has_text="/intro prep")
        )
        id = await asked.last.get_attribute("data-id")
        checklist = page.locator(f'[data-testid="message"][data-id="{id}"]')
        tick = checklist.get_by_role("checkbox").first
        await tick.click()
        await expect(tick).to_be_checked()
        await checklist.locator(acting("prep.questions")).click()
        await screen.press("prep.edit", within=said("questions-none"))
        await screen.fill("prep.edit", questions="What surprised you most in your first year?")
        await screen.sees("What surprised you most in your first year?")

        # They meet, look back, and say thanks.
        await screen.skip_until(said("nudge-hour-before"))
        await screen.skip_until(said("nudge-outcome"))
        await screen.press("meet.happened", within=said("nudge-outcome"))
        await screen.press("thanks.debrief")
        await screen.fill(
            "thanks.debrief",
            learned="Curiosity beats a second degree",
            promised="Send the chart of missed appointments",
        )
        await screen.sees("Curiosity beats a second degree")
        await screen.press("thanks.send")
        await screen.sees(said("thanked"))
        await screen.be("tom")
        await screen.skip_until(said("nudge-thanks"))
        await screen.sees("Curiosity beats a second degree")
        await screen.be("mina")
        await screen.type("/intro mine")
        await screen.sees("Send the chart of missed appointments")
        assert problems == []

    await expect_only_the_update_prompt(tmp_path / "data" / "playground.db")


async def test_a_member_is_erased(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path, PLAYGROUND_PORT="0") as address:
        page = await chromium.new_page()
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.type("/intro find nursing")
        await screen.type("/intro erase")
        await screen.sees(said("erase-what"))
        await screen.press("privacy.erase_now")
        await screen.sees(said("erase-begun"))
        await done_erasing(tmp_path / "data" / "playground.db")
    store = await open_store(f"sqlite:///{tmp_path / 'data' / 'playground.db'}")
    async with store.transaction() as tx:
        mina = await tx.people.former(Address("playground", "local", "mina"))
    await store.close()
    assert mina is not None
    assert mina.erased


async def done_erasing(path: Path) -> None:
    """Wait for the end of an erasure, which goes on in the background."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for _ in range(400):
            if not database.execute("SELECT 1 FROM persons WHERE erasing = 1").fetchone():
                return
            await asyncio.sleep(0.05)
    raise AssertionError("the erasure did not end")


async def expect_only_the_update_prompt(path: Path) -> None:
    """Expect one waiting nudge: in three weeks, the question what came of the advice."""
    store = await open_store(f"sqlite:///{path}")
    async with store.transaction() as tx:
        mina = await tx.people.at(Address("playground", "local", "mina"))
        assert mina is not None
        (talk,) = await tx.introductions.of_person(mina.network, mina.id, set(Status))
        nudges = await tx.nudges.about(about(talk.id))
    await store.close()
    assert talk.status is Status.THANKED
    assert talk.status not in OPEN
    waiting = [nudge.kind for nudge in nudges if nudge.status is NudgeStatus.WAITING]
    assert waiting == [NudgeKind.UPDATE_PROMPT]
    assert not [nudge for nudge in nudges if nudge.status is NudgeStatus.FAILED]


async def test_phone_width_and_keyboard(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
        await page.goto(address)
        box = page.get_by_label("Message", exact=True)
        # The page has a current member once the server has answered.
        await expect(page.get_by_test_id("clock-now")).to_have_attribute(
            "datetime", re.compile(".")
        )
        await box.fill("/intro fi")
        option = page.get_by_test_id("suggestions").get_by_role("option").first
        await expect(option).to_contain_text("find")
        await box.press("Tab")
        await expect(box).to_have_value(re.compile("^/intro find"))
        await box.fill("/intro help")
        await box.press("Escape")
        await box.press("Enter")
        await expect(page.get_by_test_id("message").last).to_contain_text(
            pattern(said("help-title"), ENGLISH)
        )
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390


async def test_restart_keeps_everything_and_the_page_comes_back(
    chromium: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path, PLAYGROUND_PORT="0") as address:
        page = await chromium.new_page()
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.type("/intro find nursing")
        await screen.sees(said("found-title", count=1))
    async with running(tmp_path) as address:
        page = await chromium.new_page()
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.press("request.note")
        await expect(page.get_by_test_id("form")).to_be_visible()
