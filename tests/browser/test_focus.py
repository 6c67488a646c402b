"""Keyboard focus and scrolling after a press, in Chromium with a scripted bot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from adapters.playground.app import start
from adapters.playground.chat import PlaygroundChat
from adapters.playground.members import Member
from adapters.playground.parse import address
from adapters.playground.simulator import ChatSimulator
from bot.core.messages import Message
from tests.adapters.playground.scripted_bot import ScriptedBot, checklist, found, say

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

MINA = address("mina")


@pytest.fixture
async def simulator(tmp_path: Path) -> AsyncIterator[ChatSimulator]:
    opened = await ChatSimulator.open(tmp_path / "chat.db")
    await opened.join(Member(id="mina", name="Mina Rahman", zone="Europe/London"))
    yield opened
    await opened.close()


@pytest.fixture
async def page(chromium: Browser, simulator: ChatSimulator) -> AsyncIterator[Page]:
    bot = ScriptedBot(PlaygroundChat(simulator), simulator.clock)
    server = await start(bot, simulator)
    opened = await chromium.new_page(viewport={"width": 1100, "height": 700})
    await opened.goto(server.address)
    await expect(opened.get_by_test_id("me")).to_contain_text("Mina Rahman")
    yield opened
    await opened.close()
    await server.stop()


async def send(simulator: ChatSimulator, page: Page, *messages: Message) -> list[Locator]:
    """Send direct messages; return them on the page."""
    chat = PlaygroundChat(simulator)
    refs = [await chat.send(MINA, one, f"key-{n}") for n, one in enumerate(messages)]
    shown = [page.locator(f'[data-id="{ref.id}"]') for ref in refs]
    await expect(shown[-1]).to_be_attached()
    return shown


def action(within: Locator | Page, name: str) -> Locator:
    return within.locator(f'[data-action="{name}"]')


async def test_the_reply_to_a_press_far_above_is_scrolled_into_view_and_focused(
    page: Page, simulator: ChatSimulator
) -> None:
    long = say(*(f"Line {n}" for n in range(30)))
    nudge, *_ = await send(simulator, page, found(), long, long)
    before = await nudge.inner_text()
    button = action(nudge, "find.watch")
    await button.focus()
    await button.press("Enter")
    reply = page.get_by_test_id("message").last
    await expect(reply).to_contain_text("Done.")
    await expect(reply).to_be_in_viewport()
    await expect(reply).to_be_focused()
    assert await nudge.inner_text() == before
    await expect(button).to_be_attached()


async def test_tab_reaches_the_buttons_of_the_reply_next(
    page: Page, simulator: ChatSimulator
) -> None:
    (nudge,) = await send(simulator, page, found())
    ask = action(nudge, "request.note:tom").first
    await ask.focus()
    await ask.press("Enter")
    form = page.get_by_test_id("form")
    await form.locator('[name="why"]').fill("Your path from physics to data.")
    await form.locator('[name="topic"]').fill("How you began")
    await form.locator('[name="formats"]').first.check()
    await form.locator("[type=submit]").press("Enter")
    reply = page.get_by_test_id("message").last
    await expect(reply).to_contain_text("Your note to Tom")
    await expect(reply).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(action(reply, "request.send:1")).to_be_focused()


async def test_the_focus_stays_on_a_tick_and_on_a_message_whose_buttons_end(
    page: Page, simulator: ChatSimulator
) -> None:
    ticks, card = await send(simulator, page, checklist(False), found())
    tick = action(ticks, "prep.tick:2")
    await tick.focus()
    await tick.press("Space")
    await expect(tick).to_be_checked()
    await expect(tick).to_be_focused()
    await action(card, "find.watch").focus()
    id = await card.get_attribute("data-id")
    assert id is not None
    await simulator.replace(int(id), say("Answered."))
    await expect(card).to_contain_text("Answered.")
    await expect(card).to_be_focused()


async def test_the_focus_stays_in_the_message_box_after_a_command(page: Page) -> None:
    box = page.get_by_label("Message", exact=True)
    await box.fill("/intro prep")
    await box.press("Escape")
    await box.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("Before your talk")
    await expect(box).to_be_focused()
