"""A proxy between a store and its PostgreSQL that cuts, delays, blocks or refuses connections."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Literal

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"
"""The message of the protocol: a query, its length, its text."""


class Proxy:
    """The attributes can be set at any time."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.refuses = False
        """New connections are closed at once."""
        self.blocked = False
        """Nothing passes, and no connection is closed."""
        self.delay_s = 0.0
        """The delay of everything, each way."""
        self.cuts: deque[Literal["before", "after"] | None] = deque()
        """For each COMMIT to come: close before the server gets it, or after, before it answers."""
        self.cut_commits = 0

    @property
    def connections(self) -> int:
        """How many are open."""
        return len(self._writers) // 2

    def url(self, url: str) -> str:
        """The URL of the same database through this proxy."""
        database = url.partition("?")[0].rpartition("/")[2]
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def cut(self) -> None:
        """Close all connections."""
        for writer in self._writers:
            writer.transport.abort()

    def shut_down(self) -> None:
        """Behave as a machine where PostgreSQL does not run, until `refuses` is False again."""
        self.refuses = True
        self.cut()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Proxy]:
        """Listen for connections."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            self.cut()
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.refuses:
            writer.transport.abort()
            return
        upstream, to_upstream = await asyncio.open_unix_connection(self._socket)
        both = {writer, to_upstream}
        self._writers |= both
        drop_answers = asyncio.Event()
        try:
            with suppress(ConnectionError):
                await asyncio.wait(
                    {
                        asyncio.ensure_future(
                            self._pass(reader, to_upstream, drop_answers, to_server=True)
                        ),
                        asyncio.ensure_future(
                            self._pass(upstream, writer, drop_answers, to_server=False)
                        ),
                    },
                    return_when=asyncio.FIRST_COMPLETED,
                )
        finally:
            self._writers -= both
            for one in both:
                one.transport.abort()

    async def _pass(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        drop_answers: asyncio.Event,
        *,
        to_server: bool,
    ) -> None:
        with suppress(ConnectionError):
            while some := await reader.read(65536):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                while self.blocked:  # noqa: ASYNC110
                    await asyncio.sleep(0.01)
                if to_server and COMMIT in some and self.cuts:
                    how = self.cuts.popleft()
                    self.cut_commits += how is not None
                    if how == "before":
                        return
                    if how == "after":
                        drop_answers.set()
                elif not to_server and drop_answers.is_set():
                    return
                writer.write(some)
                await writer.drain()
