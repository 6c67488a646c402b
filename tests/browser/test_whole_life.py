"""The whole life of an introduction, played in Chromium against the running program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.model.introductions import OPEN, Status
from bot.model.nudges import Kind, NudgeStatus
from bot.model.people import Address
from storage import open_store
from tests.browser.conftest import running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WHY = (
    "I am a biology graduate in London. I read that you turn hospital numbers into shorter waiting "
    "times at Northlight Health, and I found you through the list of hosts. My own project counts "
    "appointments that nobody keeps."
)
LEARN = "What told you that data science was for you, after physics? Could we talk for 20 minutes?"


class Screen:
    """What a person does at the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def be(self, member: str) -> None:
        """Switch to that member's private talk with the bot."""
        await self.page.get_by_test_id(f"be-{member}").click()
        await self.page.get_by_test_id("places").get_by_text("Handshakes", exact=True).click()

    async def type(self, words: str) -> None:
        """Write into the message box and send it, by keyboard alone."""
        box = self.page.get_by_label("Message", exact=True)
        await box.fill(words)
        await box.press("Escape")
        await box.press("Enter")

    def message(self, words: str) -> Locator:
        """The newest message with these words."""
        return self.page.get_by_test_id("message").filter(has_text=words).last

    async def sees(self, words: str) -> None:
        """A message with these words stands in the talk."""
        await expect(self.message(words)).to_be_visible()

    async def press(self, label: str, within: str = "") -> None:
        """The newest button with that label."""
        place = self.page.get_by_test_id("message")
        if within:
            place = place.filter(has_text=within)
        await place.get_by_role("button", name=label, exact=True).last.click()
        await self.answered()

    async def answered(self) -> None:
        """What was pressed is disabled until its answer is there."""
        await expect(self.page.get_by_test_id("timeline").locator("button:disabled")).to_have_count(
            0
        )

    async def fill(self, submit: str, **fields: str) -> None:
        """Fill in the open form by its labels (underscores are spaces) and submit it."""
        form = self.page.get_by_test_id("form")
        await expect(form).to_be_visible()
        for label, value in fields.items():
            await form.get_by_label(re.compile(label.replace("_", " "))).first.fill(value)
        await form.get_by_role("button", name=submit, exact=True).click()

    async def skip(self) -> None:
        """To the next nudge."""
        clock = self.page.get_by_test_id("clock-now")
        before = await clock.get_attribute("datetime")
        await self.page.get_by_role("button", name="Skip to the next nudge").click()
        await expect(clock).not_to_have_attribute("datetime", before or "")

    async def skip_until(self, words: str, most: int = 12) -> None:
        """From nudge to nudge, until a message with these words is there."""
        for _ in range(most):
            try:
                await expect(self.message(words)).to_be_visible(timeout=700)
            except AssertionError:
                await self.skip()
            else:
                return
        await self.sees(words)


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

        # A new host opts in, the way a member does.
        await screen.be("bea")
        await screen.type("/intro host")
        await screen.press("1. What I do")
        await screen.fill(
            "Save",
            Your_role="Connector",
            Organisation="The Commons",
            What_people_can="meeting people, freelancing",
        )
        await screen.press("2. How I talk")
        await screen.fill("Save")
        await screen.press("3. When I am free")
        await screen.fill("Save", When_you_are="whenever the moon is full")
        await expect(page.get_by_test_id("error-windows")).to_be_visible()
        await screen.fill("Save", When_you_are="Mon-Fri 10:00-12:00")
        await screen.sees("You can be found")

        # A seeker finds a host and writes.
        await screen.be("mina")
        await screen.type("/intro find data science")
        await screen.sees("people you can ask")
        await (
            screen.message("people you can ask")
            .get_by_role("button", name="Ask for a talk")
            .first.click()
        )
        await screen.fill("Look it over", Why=WHY, What_would=LEARN)
        await screen.press("Send it")
        await screen.sees("Sent.")

        # The host asks one thing first, then says yes.
        await screen.be("tom")
        await screen.skip_until("asks whether you would talk")
        await screen.press("Ask one thing first")
        await screen.fill("Ask", Your_question="What do you know already?")
        await screen.be("mina")
        await screen.skip_until("has one question before deciding")
        await screen.press("Answer")
        await screen.fill("Send", Your_answer="Some R, from my degree.")
        await screen.be("tom")
        await screen.skip_until("has answered your question")
        await screen.press("Yes, happy to talk")

        # A time, in one press each.
        await screen.be("mina")
        await screen.skip_until("said yes")
        offered = screen.message("Good news").get_by_role(
            "button", name=re.compile(r"^\w{3} \d+ \w{3}, \d\d:\d\d$")
        )
        await offered.first.click()
        await screen.answered()
        await screen.be("tom")
        await screen.skip_until("has picked a time")
        await screen.press("Confirm this time", within="has picked a time")
        await screen.be("mina")
        await screen.skip_until("It's settled")
        await expect(screen.message("It's settled").get_by_test_id("file")).to_be_visible()

        # Getting ready.
        await screen.type("/intro prep")
        await screen.sees("In answer to /intro prep")
        id = await screen.message("In answer to /intro prep").get_attribute("data-id")
        checklist = page.locator(f'[data-testid="message"][data-id="{id}"]')
        tick = checklist.get_by_role("checkbox").first
        await tick.click()
        await expect(tick).to_be_checked()
        await checklist.get_by_role("button", name="Write my questions").click()
        await screen.press("Write my questions", within="None yet")
        await screen.fill("Save", One_a_line="What surprised you most in your first year?")
        await screen.sees("What surprised you most in your first year?")

        # They meet, look back, and say thanks.
        await screen.skip_until("In about an hour")
        await screen.skip_until("Did it happen?")
        await screen.press("We talked", within="Did it happen?")
        await screen.press("Look back and say thanks")
        await screen.fill(
            "Draft my thank-you",
            One_thing_they="Curiosity beats a second degree",
            What_you_promised="Send the chart of missed appointments",
        )
        await screen.sees("Curiosity beats a second degree")
        await screen.press("Send the thank-you")
        await screen.sees("That was well done")
        await screen.be("tom")
        await screen.skip_until("says thank you")
        await screen.sees("Curiosity beats a second degree")
        await screen.be("mina")
        await screen.type("/intro mine")
        await screen.sees("Send the chart of missed appointments")
        assert problems == []

    await nothing_is_left(tmp_path / "data" / "playground.db")


async def nothing_is_left(path: Path) -> None:
    """What still waits is what should: in three weeks, what came of the advice."""
    store = await open_store(f"sqlite:///{path}")
    async with store.transaction() as tx:
        mina = await tx.person_at(Address("playground", "local", "mina"))
        assert mina is not None
        (talk,) = await tx.introductions_of(mina.network, mina.id, set(Status))
        nudges = await tx.nudges_about(talk.id)
    await store.close()
    assert talk.status is Status.THANKED
    assert talk.status not in OPEN
    waiting = [nudge.kind for nudge in nudges if nudge.status is NudgeStatus.WAITING]
    assert waiting == [Kind.UPDATE_PROMPT]
    assert not [nudge for nudge in nudges if nudge.status is NudgeStatus.FAILED]


async def test_phone_width_and_keyboard(chromium: Browser, tmp_path: Path) -> None:
    async with running(tmp_path) as address:
        page = await chromium.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")
        await page.goto(address)
        box = page.get_by_label("Message", exact=True)
        # The page knows who speaks once it has heard from the server.
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
        await expect(page.get_by_test_id("message").last).to_contain_text("How Handshakes works")
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
        await screen.sees("1 person you can ask")
    async with running(tmp_path) as address:
        page = await chromium.new_page()
        await page.goto(address)
        screen = Screen(page)
        await screen.be("mina")
        await screen.press("Ask for a talk")
        await expect(page.get_by_test_id("form")).to_be_visible()
