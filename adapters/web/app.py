"""The program's own web server. It listens on loopback unless an operator sets another address."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from aiohttp import web

from adapters.shared.http_server import HttpServer


class Pages(Protocol):
    """Some pages of the server."""

    def add_to(self, app: web.Application) -> None:
        """Add their routes."""
        ...


class WebServer:
    """A running server."""

    def __init__(self, server: HttpServer, host: str) -> None:
        self._server = server
        name = f"[{host}]" if ":" in host else host
        self.address = f"http://{name}:{server.port}"
        """Where it listens."""

    @classmethod
    async def start(cls, pages: Iterable[Pages], *, host: str, port: int) -> WebServer:
        """Serve these pages; port 0 takes a free one. Raises `OSError` if the port is taken."""
        app = web.Application()
        for some in pages:
            some.add_to(app)
        return cls(await HttpServer.start(app, host, port), host)

    async def close(self) -> None:
        """Stop to listen and close all connections."""
        await self._server.stop()
