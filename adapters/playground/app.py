"""The playground's HTTP server: the page, its WebSocket, and downloads. Loopback only."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from aiohttp import web

from adapters.playground.api import Api, PlaygroundBot
from adapters.playground.page_words import page_words
from adapters.playground.simulator import ChatSimulator
from adapters.playground.websocket import WebSocketHub
from adapters.shared.http_server import HttpServer
from bot.i18n.operator import told

STATIC = Path(__file__).parent / "static"
_LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
        " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PlaygroundServer:
    """A running server."""

    def __init__(self, server: HttpServer, address: str) -> None:
        self._server = server
        self.address = address
        """The URL of the page."""

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        await self._server.stop()


async def start(
    bot: PlaygroundBot, simulator: ChatSimulator, *, host: str = "127.0.0.1", port: int = 0
) -> PlaygroundServer:
    """Start the server; port 0 takes a free one.

    Raises `ValueError` unless `host` is a loopback address, because a visitor of the page can act
    as every member, and `OSError` if the port is taken.
    """
    if not _is_loopback(host):
        raise ValueError(
            told(
                "the playground is for this machine only, so it cannot listen on {host}", host=host
            )
        )
    server = await HttpServer.start(make_app(bot, simulator), host, port)
    name = f"[{host}]" if ":" in host else host
    return PlaygroundServer(server, f"http://{name}:{server.port}/")


def make_app(bot: PlaygroundBot, simulator: ChatSimulator) -> web.Application:
    """Build the aiohttp application."""
    app = web.Application(middlewares=[_guard])
    hub = WebSocketHub(Api(bot, simulator))

    async def page(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def words(request: web.Request) -> web.StreamResponse:
        return web.json_response(page_words())

    async def download(request: web.Request) -> web.StreamResponse:
        file = await simulator.file(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound(text="This file does not exist any more.")
        name = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return web.Response(
            body=file.content,
            headers={"Content-Type": file.media_type, "Content-Disposition": name},
        )

    async def close_connections(_: web.Application) -> None:
        simulator.listeners.discard(hub.broadcast)
        await hub.close()

    simulator.listeners.add(hub.broadcast)
    app.on_shutdown.append(close_connections)
    app.router.add_get("/", page)
    app.router.add_get("/words", words)
    app.router.add_get("/live", hub.serve)
    app.router.add_get("/files/{id}", download)
    app.router.add_static("/static", STATIC)
    return app


@web.middleware
async def _guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse pages of other sites: DNS rebinding (by Host) and cross-site requests (by Origin)."""
    host = request.headers.get("Host", "")
    if _name_in(host) not in _LOCAL_NAMES:
        raise web.HTTPForbidden(text="The playground answers to this machine's own names only.")
    origin = request.headers.get("Origin")
    if origin != f"http://{host}" and (origin is not None or request.path == "/live"):
        raise web.HTTPForbidden(text="The playground answers to its own page only.")
    try:
        response = await handler(request)
    except web.HTTPException as error:
        error.headers.update(_HEADERS)
        raise
    if not response.prepared:
        response.headers.update(_HEADERS)
    return response


def _name_in(host: str) -> str | None:
    """Return the name in a Host header, without the port; None if it has none."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:  # such as "["
        return None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
