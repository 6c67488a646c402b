"""The HTTP server of an adapter: bounded time and memory for whatever a stranger sends.

aiohttp itself limits the headers (8 kB each, 128 of them) and the body (1 MB).
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpLimits:
    """Seconds where a name ends in `_s`. The defaults are for production; tests pass others."""

    headers_s: float = 4.0
    """From the first byte of a request, or the start of the connection, to the last header."""
    body_s: float = 4.0
    """From there to the end of the body."""
    linger_s: float = 1.0
    """How long the rest of a refused body is read, so that the client can read the refusal."""
    idle_s: float = 75.0
    """Between two requests of a connection. Longer than a proxy keeps it (60 s in nginx)."""
    connections: int = 512
    """Connections at once; more are closed as they come."""


PRODUCT = HttpLimits()


class HttpServer:
    """Serves an application at an address, until `stop`."""

    def __init__(self, runner: web.AppRunner, server: asyncio.Server) -> None:
        self._runner = runner
        self._server = server

    @classmethod
    async def start(
        cls, app: web.Application, host: str, port: int, limits: HttpLimits = PRODUCT
    ) -> HttpServer:
        """Start to serve; port 0 takes a free one. Raises `OSError` if the port is taken."""
        runner = web.AppRunner(
            app,
            access_log=None,
            logger=_server_log(),
            shutdown_timeout=2.0,
            keepalive_timeout=limits.idle_s,
            lingering_time=limits.linger_s,
            auto_decompress=False,  # a small compressed body must not become a large one
        )
        await runner.setup()
        accepting = runner.server
        assert accepting is not None
        connections: dict[object, _Connection] = {}
        answer = accepting.request_handler

        async def bounded(request: web.BaseRequest) -> web.StreamResponse:
            connection = connections.get(request.protocol)
            if connection is None:  # it was closed meanwhile
                raise web.HTTPRequestTimeout
            with connection.serving():
                # aiohttp repeats what else is expected in its answer, and fails if it is not text.
                if request.headers.get("Expect", "100-continue").lower() != "100-continue":
                    raise web.HTTPExpectationFailed
                await _read_body(request, limits.body_s)
                return await answer(request)

        accepting.request_handler = bounded

        def accept() -> asyncio.Protocol:
            return _Connection(accepting(), connections, limits)

        try:
            server = await asyncio.get_running_loop().create_server(accept, host, port)
        except BaseException:
            await runner.cleanup()
            raise
        return cls(runner, server)

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Stop to listen, give requests that are under way two seconds, close all connections."""
        self._server.close()
        await self._runner.cleanup()


class _Connection(asyncio.Protocol):
    """Passes a connection on to aiohttp, and closes it where a request does not get finished.

    aiohttp itself has no limit for the headers: its timer for idle connections starts to count
    after the first response.
    """

    def __init__(
        self,
        handler: web.RequestHandler,
        connections: dict[object, _Connection],
        limits: HttpLimits,
    ) -> None:
        self._handler = handler
        self._connections = connections
        self._limits = limits
        self._serving = 0
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._handler.connection_made(transport)
        self._connections[self._handler] = self
        if len(self._connections) > self._limits.connections:
            self._handler.force_close()
        self._expect_headers()

    def data_received(self, data: bytes) -> None:
        if not self._serving:
            self._expect_headers()
        self._handler.data_received(data)

    def eof_received(self) -> None:
        self._handler.eof_received()

    def pause_writing(self) -> None:
        self._handler.pause_writing()

    def resume_writing(self) -> None:
        self._handler.resume_writing()

    def connection_lost(self, error: BaseException | None) -> None:
        self._stop_timer()
        self._connections.pop(self._handler, None)
        self._handler.connection_lost(error)

    def serving(self) -> _Connection:
        """Enter it while a request is answered: its headers are complete."""
        return self

    def __enter__(self) -> None:
        self._serving += 1
        self._stop_timer()

    def __exit__(self, *_: object) -> None:
        self._serving -= 1

    def _expect_headers(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._limits.headers_s, self._handler.force_close)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


async def _read_body(request: web.BaseRequest, timeout_s: float) -> None:
    """Read the body, which aiohttp keeps for the handler.

    Raises `HTTPRequestTimeout`, `HTTPBadRequest` or `HTTPRequestEntityTooLarge`.
    """
    if not request.can_read_body:
        return
    try:
        async with asyncio.timeout(timeout_s):
            await request.read()
    except TimeoutError as error:
        raise web.HTTPRequestTimeout from error
    except (web.RequestPayloadError, HttpProcessingError) as error:
        raise web.HTTPBadRequest from error


def _server_log() -> logging.Logger:
    """A log of our own mistakes. What a stranger got wrong is answered and not logged."""
    log = logging.getLogger(__name__)
    if _not_a_strangers_mistake not in log.filters:
        log.addFilter(_not_a_strangers_mistake)
    return log


def _not_a_strangers_mistake(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, (HttpProcessingError, web.RequestPayloadError, ConnectionError))
