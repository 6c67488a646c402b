"""A stranger who does not finish a request is held for a bounded time; nobody else notices."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from aiohttp import web

from adapters.shared.http_server import PRODUCT, HttpLimits, HttpServer
from tests.adapters.hostile import exchange, listening, request

LIMITS = HttpLimits(headers_s=0.2, body_s=0.2, linger_s=0.05, idle_s=0.4, connections=4)
HELLO = request("POST", "/", [], b"hello", host=b"localhost")


@pytest.fixture
async def server() -> AsyncIterator[HttpServer]:
    async def answer(asked: web.Request) -> web.Response:
        return web.Response(body=await asked.read())

    async def slow(asked: web.Request) -> web.Response:
        await asyncio.sleep(0.5)
        return web.Response(text="done")

    app = web.Application()
    app.router.add_post("/", answer)
    app.router.add_get("/slow", slow)
    started = await HttpServer.start(app, "127.0.0.1", 0, LIMITS)
    yield started
    await started.stop()


async def held(server: HttpServer, *parts: bytes, pause_s: float = 0.0) -> tuple[bytes, float]:
    """Send the parts and wait; return what came back, and after how many seconds it was closed."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    came = b""
    with suppress(ConnectionError):
        for part in parts:
            writer.write(part)
            await asyncio.sleep(pause_s)
        async with asyncio.timeout(5):
            came = await reader.read()
    writer.transport.abort()
    return came, time.monotonic() - began


@pytest.mark.parametrize(
    "parts, status",
    [
        ((), b""),
        ((b"POST / HTTP/1.1\r\nHost: localhost\r\nX-Unfinished: ",), b""),
        ((b"P",), b""),
        ((HELLO.replace(b": 5", b": 500"),), b"HTTP/1.1 408"),
        ((HELLO, b"POST / HTTP/1.1\r\nHos"), b"HTTP/1.1 200"),
    ],
)
async def test_an_unfinished_request_is_closed(
    server: HttpServer, parts: tuple[bytes, ...], status: bytes
) -> None:
    came, seconds = await held(server, *parts)
    assert came.startswith(status)
    assert bool(came) is bool(status)
    assert seconds < 2
    assert await exchange(server.port, HELLO) == 200


async def test_headers_that_drip_in_are_not_waited_for(server: HttpServer) -> None:
    drip = [b"POST / HTTP/1.1\r\n", *(b"X-%d: a\r\n" % n for n in range(60))]
    came, seconds = await held(server, *drip, pause_s=0.02)
    assert came == b""
    assert seconds < 2


async def test_an_answer_may_take_longer_than_a_request(server: HttpServer) -> None:
    asked = request("GET", "/slow", [("Connection", b"close")], b"", host=b"localhost")
    came, _ = await held(server, asked)
    assert came.startswith(b"HTTP/1.1 200")


async def test_only_so_many_connections_at_once(server: HttpServer) -> None:
    opened = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(4)]
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    async with asyncio.timeout(0.15):  # sooner than the limit for headers
        assert await reader.read() == b""
    for _, each in [*opened, (reader, writer)]:
        each.transport.abort()
    async with asyncio.timeout(5):
        while await exchange(server.port, HELLO) != 200:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "raw, status",
    [
        (HELLO + b"nonsense\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 1000 + b"\r\n", 400),
        (HELLO.replace(b": 5", b": 5000000") + b"a" * 5_000_000, 413),
        (HELLO.replace(b"Content-Length: 5", b"Content-Length: -5"), 400),
        (HELLO.replace(b"Content-Length: 5", b"Transfer-Encoding: chunked"), 400),
        (request("GET", "/nowhere", [], b"", host=b"localhost"), 404),
        (request("PUT", "/", [], b"", host=b"localhost"), 405),
    ],
)
async def test_what_is_wrong_is_refused_and_not_logged(
    server: HttpServer, raw: bytes, status: int
) -> None:
    with listening() as logged:
        assert await exchange(server.port, raw) == status
    assert logged == []


async def test_a_compressed_body_stays_as_it_is(server: HttpServer) -> None:
    bomb = request("POST", "/", [("Content-Encoding", b"gzip")], b"not gzip", host=b"localhost")
    assert await exchange(server.port, bomb) == 200


def test_a_stranger_is_held_for_less_than_ten_seconds() -> None:
    assert PRODUCT.headers_s + PRODUCT.body_s + PRODUCT.linger_s < 10
