"""A page without a browser: the WebSocket, as the page's JavaScript uses it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from adapters.playground.api import PlaygroundBot
from adapters.playground.app import start
from adapters.playground.simulator import ChatSimulator

Json = dict[str, Any]


class Page:
    """An open page: sends requests and receives events."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.events: list[Json] = []
        self._pending: dict[int, asyncio.Future[Json]] = {}
        self._received = asyncio.Event()

    async def open(self) -> None:
        """Connect."""
        origin = self.address.rstrip("/")
        self._socket = await self.session.ws_connect(f"{self.address}live", origin=origin)
        self._reader = asyncio.create_task(self._read())

    async def close(self) -> None:
        """Disconnect."""
        await self._socket.close()
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader

    async def request(self, method: str, **parameters: Any) -> Json:
        """Send a request and return its answer."""
        id = len(self._pending) + 1
        answer = self._pending[id] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({**parameters, "method": method, "id": id}))
        async with asyncio.timeout(5):
            answered: Json = await answer
            return answered

    async def send_raw(self, frame: str) -> None:
        """Send a frame that the page never sends."""
        await self._socket.send_str(frame)

    async def receives(self, wanted: Callable[[Json], bool]) -> Json:
        """Return the first event for which `wanted` is true; wait for it if needed."""
        async with asyncio.timeout(5):
            while True:
                self._received.clear()
                for event in self.events:
                    if wanted(event):
                        return event
                await self._received.wait()

    async def say(self, member: str, words: str, conversation: str | None = None) -> Json:
        """Post in a conversation, by default the direct one with the bot."""
        return await self.request(
            "say", member=member, conversation=conversation or f"dm:{member}", text=words
        )

    async def sees(self, member: str, conversation: str | None = None) -> list[Json]:
        """Return the messages that the member sees in a conversation, by default with the bot."""
        answer = await self.request(
            "messages", member=member, conversation=conversation or f"dm:{member}"
        )
        messages: list[Json] = answer["messages"]
        return messages

    async def home(self, member: str) -> Json:
        """Open the home view and return it."""
        home: Json = (await self.request("home", member=member))["home"]
        return home

    async def unread(self, member: str, conversation: str) -> int:
        """Return the number of unread messages of the member in a conversation."""
        hello = await self.request("hello")
        unread = {one["id"]: one["unread"] for one in hello["conversations"]}
        return int(unread[conversation][member])

    async def download(self, file: str) -> bytes:
        """Download a file and return its content."""
        async with self.session.get(f"{self.address}files/{file}") as response:
            response.raise_for_status()
            return await response.read()

    async def _read(self) -> None:
        async for frame in self._socket:
            received = json.loads(frame.data)
            if "event" in received:
                self.events.append(received)
                self._received.set()
            else:
                self._pending[received["id"]].set_result(received)


@asynccontextmanager
async def open_page(bot: PlaygroundBot, simulator: ChatSimulator) -> AsyncIterator[Page]:
    """Run a playground and one page on it; both end with the block."""
    server = await start(bot, simulator)
    try:
        async with aiohttp.ClientSession() as session:
            page = Page(session, server.address)
            await page.open()
            yield page
            await page.close()
    finally:
        await server.stop()


def words(message: Json) -> str:
    """The text of a message, without markup."""
    return str(message["plain"])
