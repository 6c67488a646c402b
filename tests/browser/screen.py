"""A person at the playground's page."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from bot.i18n.translator import Translator
from tests.support.said import Wanted, pattern

WHY = (
    "I am a biology graduate in London. I read that you turn hospital numbers into shorter waiting "
    "times at Northlight Health, and I found you through the list of hosts. My own project counts "
    "appointments that nobody keeps."
)
ENGLISH = Translator("en", "Europe/London")
PATIENCE_MS = 3_000
"""A message that is on its way is at the page by then, on a busy machine too."""
LEARN = "What told you that data science was for you, after physics? Could we talk for 20 minutes?"


class Screen:
    """The actions of a person at the page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def be(self, member: str) -> None:
        """Switch to that member's direct conversation with the bot."""
        await self.page.get_by_test_id(f"be-{member}").click()
        await self.page.get_by_test_id("view-dm").click()

    async def type(self, words: str) -> None:
        """Type into the message box and send, by keyboard only."""
        box = self.page.get_by_label("Message", exact=True)
        await box.fill(words)
        await box.press("Escape")
        await box.press("Enter")

    def messages(self, wanted: Wanted) -> Locator:
        """Locate the messages with that text or sentence."""
        return self.page.get_by_test_id("message").filter(has_text=pattern(wanted, ENGLISH))

    def message(self, wanted: Wanted) -> Locator:
        """Locate the latest of them."""
        return self.messages(wanted).last

    async def sees(self, wanted: Wanted) -> None:
        """Expect a message with that text or sentence."""
        await expect(self.message(wanted)).to_be_visible()

    async def press(self, action: str, within: Wanted = "") -> None:
        """Press the latest button with that action."""
        await self.messages(within).locator(acting(action)).last.click()
        await self.answered()

    async def answered(self) -> None:
        """Wait for the response to a press: until then the button is busy."""
        busy = self.page.get_by_test_id("timeline").locator("[aria-busy]")
        await expect(busy).to_have_count(0)

    async def fill(self, id: str, **fields: str) -> None:
        """Fill in the open form with that id, by the names of its fields, and submit it."""
        form = self.page.get_by_test_id("form").locator(beginning("data-form", id))
        await expect(form).to_be_visible()
        for name, value in fields.items():
            await form.locator(f'[name="{name}"]').fill(value)
        await form.locator("[type=submit]").click()

    async def skip(self) -> None:
        """Skip to the next nudge, and wait until all that is due then has been delivered.

        The page gets those messages before the answer to the skip: they are in one queue.
        """
        button = self.page.locator('[data-skip="next"]')
        await button.click()
        await expect(button).not_to_have_attribute("aria-busy", "true")

    async def skip_until(self, wanted: Wanted, most: int = 12) -> None:
        """Skip from nudge to nudge until there is a message with that text or sentence.

        Each skip is waited for with patience: one too many, and the time that somebody offered is
        past.
        """
        for _ in range(most):
            try:
                await expect(self.message(wanted)).to_be_visible(timeout=PATIENCE_MS)
            except AssertionError:
                await self.skip()
            else:
                return
        await self.sees(wanted)


def beginning(attribute: str, wanted: str) -> str:
    """A selector for an attribute that is `wanted` or `wanted:…`."""
    return f'[{attribute}="{wanted}"], [{attribute}^="{wanted}:"]'


def acting(action: str) -> str:
    """A selector for a control with that action."""
    return beginning("data-action", action)
