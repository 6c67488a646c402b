"""Between a store and its PostgreSQL: a line that is cut, slow, dead, or away."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Literal

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
"""As the protocol has it: a query, its length, its text."""


class Line:
    """What passes through is changed by setting these, at any time."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._links: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.away = False
        """Whoever comes is sent away at once."""
        self.dead = False
        """Nothing passes, and nobody says so."""
        self.slow = 0.0
        """Seconds that everything takes, each way."""
        self.cuts: deque[Literal["before", "after"] | None] = deque()
        """At each COMMIT to come: cut before the server has it, or after, before it answers."""
        self.cut_commits = 0

    def url(self, url: str) -> str:
        """The same database by way of this line."""
        database = url.partition("?")[0].rpartition("/")[2]
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def cut(self) -> None:
        """All connections end at this moment."""
        for writer in self._links:
            writer.transport.abort()

    def go_away(self) -> None:
        """As a machine whose PostgreSQL is not running."""
        self.away = True
        self.cut()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Line]:
        """Listen."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.cut()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.away:
            writer.transport.abort()
            return
        there, back = await asyncio.open_unix_connection(self._socket)
        both = {writer, back}
        self._links |= both
        swallow = asyncio.Event()
        try:
            with suppress(ConnectionError):
                await asyncio.wait(
                    {
                        asyncio.ensure_future(self._pass(reader, back, swallow, to_server=True)),
                        asyncio.ensure_future(self._pass(there, writer, swallow, to_server=False)),
                    },
                    return_when=asyncio.FIRST_COMPLETED,
                )
        finally:
            self._links -= both
            for one in both:
                one.transport.abort()

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        swallow: asyncio.Event,
        *,
        to_server: bool,
    ) -> None:
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                if self.slow:
                    await asyncio.sleep(self.slow)
                while self.dead:  # noqa: ASYNC110 - it is a test's whim
                    await asyncio.sleep(0.01)
                if to_server and COMMIT in some and self.cuts:
                    how = self.cuts.popleft()
                    self.cut_commits += how is not None
                    if how == "before":
                        return
                    if how == "after":
                        swallow.set()
                elif not to_server and swallow.is_set():
                    return
                writer.write(some)
                await writer.drain()
