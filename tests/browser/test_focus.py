"""Keyboard focus, scrolling and announcements, in Chromium with a scripted bot."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from adapters.playground.app import start
from adapters.playground.chat import PlaygroundChat
from adapters.playground.members import Member
from adapters.playground.parse import address
from adapters.playground.simulator import ChatSimulator
from bot.core.messages import Message
from tests.adapters.playground.scripted_bot import ScriptedBot, checklist, found, say

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]

MINA = address("mina")


@pytest_asyncio.fixture(loop_scope="package")
async def simulator(tmp_path: Path) -> AsyncIterator[ChatSimulator]:
    opened = await ChatSimulator.open(tmp_path / "chat.db")
    await opened.join(Member(id="mina", name="Mina Rahman", zone="Europe/London"))
    yield opened
    await opened.close()


@pytest.fixture
def bot(simulator: ChatSimulator) -> ScriptedBot:
    return ScriptedBot(PlaygroundChat(simulator), simulator.clock)


@pytest_asyncio.fixture(loop_scope="package")
async def page(
    chromium: Browser, simulator: ChatSimulator, bot: ScriptedBot
) -> AsyncIterator[Page]:
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
    refs = [await chat.send(MINA, one, uuid4().hex) for one in messages]
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


async def test_an_answer_that_comes_late_leaves_the_focus_where_it_has_moved_to(
    page: Page, simulator: ChatSimulator, bot: ScriptedBot
) -> None:
    ticks, card = await send(simulator, page, checklist(False), found())
    tick, watch = action(ticks, "prep.tick:2"), action(card, "find.watch")
    for pressed, then in ((tick, watch), (watch, tick)):
        bot.free.clear()
        await pressed.focus()
        await pressed.press("Space")
        await expect(pressed).to_have_attribute("aria-busy", "true")
        await then.focus()
        bot.free.set()
        await expect(page.locator('[aria-busy="true"]')).to_have_count(0)
        await expect(then).to_be_focused()


async def test_the_focus_stays_in_the_message_box_after_a_command(page: Page) -> None:
    box = page.get_by_label("Message", exact=True)
    await box.fill("/intro prep")
    await box.press("Escape")
    await box.press("Enter")
    await expect(page.get_by_test_id("message").last).to_contain_text("Before your talk")
    await expect(box).to_be_focused()


async def fill(form: Locator) -> None:
    """Fill in what the scripted form needs, and submit it by keyboard."""
    await form.locator('[name="why"]').fill("Your path from physics to data.")
    await form.locator('[name="topic"]').fill("How you began")
    await form.locator('[name="formats"]').first.check()
    await form.locator("[type=submit]").press("Enter")


async def test_an_answer_in_the_place_of_the_button_is_shown_and_focused(
    page: Page, simulator: ChatSimulator
) -> None:
    box = page.get_by_label("Message", exact=True)
    await box.fill("/intro find")
    await box.press("Escape")
    await box.press("Enter")
    shown = page.get_by_test_id("message").last
    ask = action(shown, "request.note:priya")
    await ask.focus()
    await ask.press("Enter")
    await fill(page.get_by_test_id("form"))
    await expect(shown).to_contain_text("Saved.")
    await expect(shown).to_be_focused()
    await expect(shown.get_by_text("Saved.")).to_be_in_viewport()


async def test_a_form_that_is_cancelled_gives_the_focus_back(
    page: Page, simulator: ChatSimulator
) -> None:
    (nudge,) = await send(simulator, page, found())
    ask = action(nudge, "request.note:tom")
    await ask.focus()
    await ask.press("Enter")
    await expect(page.get_by_test_id("form")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(ask).to_be_focused()
    await ask.press("Enter")
    await expect(page.get_by_test_id("form")).to_be_visible()
    await simulator.replace(int(str(await nudge.get_attribute("data-id"))), say("Answered."))
    await expect(nudge).to_contain_text("Answered.")
    await page.keyboard.press("Escape")
    await expect(nudge).to_be_focused()


async def test_a_message_right_after_the_reply_is_shown_too(
    page: Page, simulator: ChatSimulator
) -> None:
    long = say(*(f"Line {n}" for n in range(30)))
    nudge, *_ = await send(simulator, page, found(), long, long)
    await action(nudge, "find.watch").click()
    await expect(page.get_by_test_id("message").last).to_contain_text("Done.")
    (second,) = await send(simulator, page, say("And a second one."))
    await expect(second).to_be_in_viewport()
    await expect(page.get_by_test_id("below")).to_be_hidden()


async def test_who_reads_further_up_is_told_of_a_message_below(
    page: Page, simulator: ChatSimulator
) -> None:
    long = say(*(f"Line {n}" for n in range(30)))
    first, *_ = await send(simulator, page, long, long, long)
    await page.get_by_test_id("timeline").hover()
    await page.mouse.wheel(0, -9000)
    await expect(first.get_by_text("Line 0", exact=True)).to_be_in_viewport()
    (new,) = await send(simulator, page, say("Something new."))
    below = page.get_by_test_id("below")
    await expect(below).to_be_visible()
    await expect(new).not_to_be_in_viewport()
    await expect(page.get_by_test_id("announcer")).to_contain_text("Something new.")
    await expect(page.get_by_test_id("view-dm")).to_contain_text("1")  # still unread
    await below.press("Enter")
    await expect(new).to_be_in_viewport()
    await expect(new).to_be_focused()
    await expect(below).to_be_hidden()
    await expect(page.get_by_test_id("view-dm")).not_to_contain_text("1")


async def test_messages_that_come_at_once_are_all_announced(
    page: Page, simulator: ChatSimulator
) -> None:
    await page.evaluate(
        """() => {
            window.heard = "";
            const region = document.getElementById("announcer");
            new MutationObserver(() => (window.heard += region.textContent))
                .observe(region, { childList: true });
        }"""
    )
    await send(simulator, page, *(say(f"Number {n}.") for n in range(5)))
    await page.wait_for_function("window.heard.includes('Number 4.')")
    heard = await page.evaluate("window.heard")
    assert [n for n in range(5) if f"Number {n}." in heard] == [0, 1, 2, 3, 4]


async def test_the_focus_in_the_list_of_conversations_survives_a_message(
    page: Page, simulator: ChatSimulator
) -> None:
    home = page.get_by_test_id("view-home")
    await home.focus()
    await send(simulator, page, say("Hello."))
    await expect(page.get_by_test_id("view-dm")).to_be_visible()
    await expect(home).to_be_focused()


async def test_the_answer_to_a_press_in_the_home_view_is_focused(page: Page) -> None:
    await page.get_by_test_id("view-home").click()
    button = action(page.get_by_test_id("home"), "find.open")
    await button.focus()
    await button.press("Enter")
    reply = page.get_by_test_id("message").last
    await expect(reply).to_contain_text("Done.")
    await expect(reply).to_be_focused()


async def test_suggestions_are_reached_and_chosen_by_keyboard(page: Page) -> None:
    box = page.get_by_label("Message", exact=True)
    await box.fill("/intro ")
    suggestions = page.get_by_test_id("suggestions")
    await expect(suggestions).to_be_visible()
    await box.press("Shift+Tab")
    await expect(suggestions).to_be_focused()
    await suggestions.press("ArrowDown")
    await expect(suggestions.locator('[aria-selected="true"]')).to_have_count(1)
    await suggestions.press("Escape")
    await expect(suggestions).to_be_hidden()
    await expect(box).to_be_focused()
    await box.fill("/intro h")
    await expect(suggestions).to_be_visible()
    await box.press("Shift+Tab")
    await suggestions.press("ArrowDown")
    await suggestions.press("Enter")
    await expect(box).to_be_focused()
    await expect(box).to_have_value(re.compile("^/intro h(ost|elp) $"))


async def test_what_is_a_command_already_is_sent_and_not_completed(page: Page) -> None:
    box = page.get_by_label("Message", exact=True)
    chosen = page.get_by_test_id("suggestions").locator('[aria-selected="true"]')
    for typed, offered in (
        ("/", 1),
        ("/int", 1),
        ("/intro", 0),
        ("/intro ", 0),
    ):
        await box.fill(typed)
        await expect(page.get_by_test_id("suggestions")).to_be_visible()
        await expect(chosen).to_have_count(offered)
    await box.fill("/intro find")
    await expect(page.get_by_test_id("suggestions")).to_be_hidden()
    await box.fill("/intro")
    await expect(page.get_by_test_id("suggestions")).to_be_visible()
    await box.press("Enter")
    await expect(box).to_have_value("")


async def test_messages_without_a_button_are_reached_and_scrolled_with_the_keyboard(
    page: Page, simulator: ChatSimulator
) -> None:
    await page.set_viewport_size({"width": 390, "height": 500})
    lines = [say(f"Line {n}") for n in range(30)]
    first, *_, last = await send(simulator, page, *lines)
    await expect(last).to_be_in_viewport()
    violations = (await Axe().run(page)).response["violations"]  # the guide is open
    assert [one["id"] for one in violations] == []
    await page.get_by_label("Close the guide").click()
    await page.get_by_label("Message", exact=True).focus()
    await page.keyboard.press("Shift+Tab")
    view = page.get_by_test_id("scroll")
    await expect(view).to_be_focused()
    await expect(view).to_have_accessible_name(re.compile("."))
    await page.keyboard.press("Home")
    await expect(first).to_be_in_viewport()


@pytest.mark.parametrize(
    "width, scheme",
    [
        (390, "light"),
        (1280, "dark"),
        pytest.param(390, "dark", marks=pytest.mark.long),
        pytest.param(1280, "light", marks=pytest.mark.long),
    ],
)
async def test_axe_finds_nothing(
    chromium: Browser, simulator: ChatSimulator, width: int, scheme: Literal["light", "dark"]
) -> None:
    bot = ScriptedBot(PlaygroundChat(simulator), simulator.clock)
    server = await start(bot, simulator)
    page = await chromium.new_page(viewport={"width": width, "height": 500}, color_scheme=scheme)
    await page.emulate_media(reduced_motion="reduce")
    await page.goto(server.address)
    await expect(page.get_by_test_id("clock-now")).to_have_attribute("datetime", re.compile("."))
    found_by_axe: dict[str, list[str]] = {}

    async def look(where: str) -> None:
        violations = (await Axe().run(page)).response["violations"]
        found_by_axe[where] = [f"{one['id']}: {one['nodes'][0]['target']}" for one in violations]

    await look("at the start")
    if width <= 720:  # on a phone it opens only when asked for
        await page.locator("#guide-open").click()
        await look("the guide")
    await page.get_by_label("Close the guide").click()
    box = page.get_by_label("Message", exact=True)
    await box.fill("/intro ")
    suggestions = page.get_by_test_id("suggestions")
    await expect(suggestions).to_be_visible()
    await suggestions.evaluate("one => (one.style.maxHeight = '60px')")  # so that it scrolls
    await look("suggestions")
    await box.fill("/intro find")
    await box.press("Escape")
    await box.press("Enter")
    shown = page.get_by_test_id("message").filter(has=action(page, "find.watch"))
    await expect(action(shown, "find.watch")).to_be_attached()
    await send(simulator, page, checklist(True), *(say(f"Line {n}") for n in range(20)))
    await look("messages")
    await page.get_by_test_id("timeline").hover()
    await page.mouse.wheel(0, -9000)
    await expect(shown).to_be_in_viewport()
    await send(simulator, page, say("Below."))
    await expect(page.get_by_test_id("below")).to_be_visible()
    await look("a message below")
    await action(shown, "request.note:tom").click()
    form = page.get_by_test_id("form")
    await expect(form).to_be_visible()
    await form.locator("[type=submit]").click()
    await look("a form with errors")
    await page.close()
    await server.stop()
    assert found_by_axe == {where: [] for where in found_by_axe}
