"""Two pages at once: what one does while the other is still loading."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, WebSocketRoute, expect

from tests.browser.conftest import running
from tests.browser.screen import Screen
from tests.support.said import said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.asyncio(loop_scope="package"),
]


class SlowAnswers:
    """Holds the page's answers to its requests for messages back, until they are released.

    `held` is set when one is held, `came` when the page gets a new message.
    """

    def __init__(self) -> None:
        self.holding = False
        self.held = asyncio.Event()
        self.came = asyncio.Event()
        self._asked: set[int] = set()
        self._answers: list[tuple[WebSocketRoute, str | bytes]] = []

    async def route(self, page: Page) -> None:
        """Stand between that page and its server."""
        await page.route_web_socket("**/live", self._connect)

    def release(self) -> None:
        """Let the held answers go, and hold no more."""
        self.holding = False
        for socket, answer in self._answers:
            socket.send(answer)

    def _connect(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def request(frame: str | bytes) -> None:
            asked = json.loads(frame)
            if self.holding and asked["method"] == "messages":
                self._asked.add(asked["id"])
            server.send(frame)

        def answer(frame: str | bytes) -> None:
            came = json.loads(frame)
            if came.get("id") in self._asked:
                self._answers.append((socket, frame))
                self.held.set()
                return
            socket.send(frame)
            if came.get("event") == "message":
                self.came.set()

        socket.on_message(request)
        server.on_message(answer)


async def test_what_arrives_while_a_conversation_loads_is_shown(
    chromium: Browser, tmp_path: Path
) -> None:
    async with running(tmp_path) as address:
        slow = SlowAnswers()
        first, second = await chromium.new_page(), await chromium.new_page()
        await slow.route(first)
        for page in (first, second):
            await page.goto(address)
        mine, other = Screen(first), Screen(second)
        await other.be("mina")
        await other.type("/intro settings")
        await other.sees(said("settings-title"))
        await mine.be("tom")
        slow.holding = True
        await mine.be("mina")
        await asyncio.wait_for(slow.held.wait(), 15)
        slow.came.clear()
        await other.type("/intro help")
        await asyncio.wait_for(slow.came.wait(), 15)
        await expect(mine.message(said("help-title"))).to_have_count(0)
        slow.release()
        await mine.sees(said("help-title"))
        await mine.sees(said("settings-title"))
