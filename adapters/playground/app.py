"""The playground's server: the page, its live line, and files to download. Loopback only."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote, urlsplit

from aiohttp import WSCloseCode, WSMsgType, web

from adapters.playground.desk import Core, Desk
from adapters.playground.render import Json
from adapters.playground.world import World

STATIC = Path(__file__).parent / "static"
REQUEST_MAX = 128 * 1024  # bytes of one request of a page
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


class Playground:
    """A running server. `address` is what to open in a browser."""

    def __init__(self, runner: web.AppRunner, address: str) -> None:
        self._runner = runner
        self.address = address

    async def stop(self) -> None:
        """Close every page's line and stop listening."""
        await self._runner.cleanup()


async def start(core: Core, world: World, *, host: str = "127.0.0.1", port: int = 0) -> Playground:
    """Serve the playground; port 0 takes a free one. Raises `ValueError` unless `host` is loopback.

    Anyone who reaches the page can be every member, so it must not leave this machine.
    """
    if not _is_loopback(host):
        raise ValueError(f"the playground is for this machine only, so it cannot listen on {host}")
    runner = web.AppRunner(make_app(core, world), access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
    except BaseException:
        await runner.cleanup()
        raise
    bound = runner.addresses[0][1]
    shown = f"[{host}]" if ":" in host else host
    return Playground(runner, f"http://{shown}:{bound}/")


def make_app(core: Core, world: World) -> web.Application:
    """The aiohttp application, not yet listening."""
    app = web.Application(middlewares=[_guard])
    lines = _Lines(Desk(core, world))

    async def page(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def download(request: web.Request) -> web.StreamResponse:
        file = await world.file(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound(text="This file is no longer here.")
        name = f"attachment; filename*=UTF-8''{quote(file.name)}"
        return web.Response(
            body=file.content,
            headers={"Content-Type": file.media_type, "Content-Disposition": name},
        )

    async def close_lines(_: web.Application) -> None:
        world.listeners.discard(lines.tell)
        await lines.close()

    world.listeners.add(lines.tell)
    app.on_shutdown.append(close_lines)
    app.router.add_get("/", page)
    app.router.add_get("/live", lines.serve)
    app.router.add_get("/files/{id}", download)
    app.router.add_static("/static", STATIC)
    return app


@web.middleware
async def _guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse other sites' pages: a rebound name (Host) and a foreign page's call (Origin)."""
    host = request.headers.get("Host", "")
    if urlsplit(f"//{host}").hostname not in _LOCAL_NAMES:
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


class _Lines:
    """The open pages: each asks over its line and hears all news."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: dict[web.WebSocketResponse, asyncio.Queue[str]] = {}

    def tell(self, news: Json) -> None:
        """Pass news on to every page."""
        line = json.dumps(news)
        for queue in self._open.values():
            queue.put_nowait(line)

    async def close(self) -> None:
        """Say goodbye to every page; they try again by themselves."""
        for socket in tuple(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One page's line, from opening to closing."""
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=REQUEST_MAX, timeout=2)
        await socket.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._open[socket] = queue
        answering: set[asyncio.Task[None]] = set()
        writer = asyncio.create_task(self._write(socket, queue))
        try:
            async for frame in socket:
                if frame.type is not WSMsgType.TEXT:
                    break
                task = asyncio.create_task(self._answer(frame.data, queue))
                answering.add(task)
                task.add_done_callback(answering.discard)
        finally:
            del self._open[socket]
            writer.cancel()
            await asyncio.gather(writer, *answering, return_exceptions=True)
        return socket

    async def _answer(self, line: str, queue: asyncio.Queue[str]) -> None:
        try:
            request = json.loads(line)
        except ValueError:
            return
        if isinstance(request, dict):
            answer = await self._desk.answer(request)
            queue.put_nowait(json.dumps({"re": request.get("id"), **answer}))

    async def _write(self, socket: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await socket.send_str(await queue.get())


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
