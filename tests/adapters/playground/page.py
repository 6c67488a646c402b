"""A page without a browser: the live line, as the JavaScript of the page uses it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aiohttp

from adapters.playground.app import start
from adapters.playground.desk import Core
from adapters.playground.world import World

Json = dict[str, Any]


class Page:
    """One open page: asks, and hears news."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session = session
        self.address = address
        self.news: list[Json] = []
        self._waiting: dict[int, asyncio.Future[Json]] = {}
        self._heard = asyncio.Event()

    async def open(self) -> None:
        """Open the live line."""
        origin = self.address.rstrip("/")
        self._socket = await self.session.ws_connect(f"{self.address}live", origin=origin)
        self._reader = asyncio.create_task(self._read())

    async def close(self) -> None:
        """Close the page."""
        await self._socket.close()
        self._reader.cancel()
        with suppress(asyncio.CancelledError):
            await self._reader

    async def ask(self, what: str, **details: Any) -> Json:
        """One request and its answer."""
        id = len(self._waiting) + 1
        answer = self._waiting[id] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({**details, "do": what, "id": id}))
        async with asyncio.timeout(5):
            got: Json = await answer
            return got

    async def send_raw(self, line: str) -> None:
        """Something that no page of ours sends."""
        await self._socket.send_str(line)

    async def hears(self, wanted: Callable[[Json], bool]) -> Json:
        """The first news that fits, waiting for it if need be."""
        async with asyncio.timeout(5):
            while True:
                self._heard.clear()
                for one in self.news:
                    if wanted(one):
                        return one
                await self._heard.wait()

    async def say(self, member: str, words: str, conversation: str | None = None) -> Json:
        """Write in a conversation, with the bot if none is named."""
        return await self.ask(
            "say", member=member, conversation=conversation or f"dm:{member}", text=words
        )

    async def sees(self, member: str, conversation: str | None = None) -> list[Json]:
        """The messages that the member sees there."""
        place = conversation or f"dm:{member}"
        got = await self.ask("messages", member=member, conversation=place)
        messages: list[Json] = got["messages"]
        return messages

    async def home(self, member: str) -> Json:
        """The home view."""
        shown: Json = (await self.ask("home", member=member))["home"]
        return shown

    async def unread(self, member: str, conversation: str) -> int:
        """How many messages the member has not read there."""
        hello = await self.ask("hello")
        unread = {place["id"]: place["unread"] for place in hello["conversations"]}
        return int(unread[conversation][member])

    async def download(self, file: str) -> bytes:
        """The content of a file."""
        async with self.session.get(f"{self.address}files/{file}") as response:
            response.raise_for_status()
            return await response.read()

    async def _read(self) -> None:
        async for frame in self._socket:
            said = json.loads(frame.data)
            if "re" in said:
                self._waiting[said["re"]].set_result(said)
            else:
                self.news.append(said)
                self._heard.set()


@asynccontextmanager
async def open_page(core: Core, world: World) -> AsyncIterator[Page]:
    """A running playground and one open page; both end with the block."""
    playground = await start(core, world)
    try:
        async with aiohttp.ClientSession() as session:
            page = Page(session, playground.address)
            await page.open()
            yield page
            await page.close()
    finally:
        await playground.stop()
