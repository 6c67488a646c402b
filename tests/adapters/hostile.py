"""Sends raw bytes to a server of ours, and listens to what is logged meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from hypothesis import strategies as st

HEADERS = (
    *("Host", "Origin", "Cookie", "Content-Type", "Content-Length", "Content-Encoding"),
    *("Transfer-Encoding", "Connection", "Upgrade", "Accept", "Range", "If-Modified-Since"),
    *("X-Slack-Signature", "X-Slack-Request-Timestamp", "Expect", "Sec-WebSocket-Key"),
    *("Authorization", "If-None-Match", "Sec-WebSocket-Version", "X-Forwarded-For"),
)
NASTY = (
    *(b"[", b"[::", b"]", b":", b"localhost:99999999", b"localhost:x", b"a@b", b"\xff\xfe"),
    *(b"v0=\xc3\xa9", b"-1", b"9" * 400, b"0x10", b"\xd9\xa1\xd9\xa2", b"gzip", b"chunked", b"%"),
    *(b"text/html; charset=nonsense", b"application/json; charset=utf-7", b"bytes=9-1", b""),
    *(b"multipart/form-data", b"application/x-www-form-urlencoded", b"websocket", b"upgrade"),
    *(b"100-continue", b"application/json", b"a=b; =; ;;", b"W/", b"*", b"http://localhost"),
)

values = st.sampled_from(NASTY) | st.binary(max_size=20).map(
    lambda raw: raw.translate(None, b"\r\n\0")
)
headers = st.lists(st.tuples(st.sampled_from(HEADERS), values), max_size=6)
methods = st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "BREW"])
bodies = st.sampled_from(
    [b"", b"{}", b"[]", b"{", b"[" * 9999, b"payload=%5B", b"payload=1", b"\xff"]
)
queries = st.sampled_from(
    ["", "?", "?code=1&state=2", "?error=%00%3Cb%3E", "?state=%FF&code=%ED%A0%80", "?code", "?a=%"]
)


def request(
    method: str, path: str, given: list[tuple[str, bytes]], body: bytes, *, host: bytes = b""
) -> bytes:
    """A request as bytes, with the right length unless `given` has another."""
    lines = [f"{method} {path} HTTP/1.1".encode("latin-1")]
    names = {name for name, _ in given}
    if "Host" not in names and host:
        lines.append(b"Host: " + host)
    if not names & {"Content-Length", "Transfer-Encoding"}:
        lines.append(b"Content-Length: %d" % len(body))
    lines += [name.encode() + b": " + value for name, value in given]
    return b"\r\n".join([*lines, b"", body])


async def exchange(port: int, raw: bytes, *, patience_s: float = 5.0) -> int | None:
    """Send the bytes; return the status, None if there was no answer within `patience_s`."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    line = b""
    writer.write(raw)
    with suppress(ConnectionError, TimeoutError):
        async with asyncio.timeout(patience_s):
            line = await reader.readline()
    writer.transport.abort()
    await asyncio.sleep(0)
    return int(line.split()[1]) if line.startswith(b"HTTP/") else None


class Tracebacks(logging.Handler):
    """Collects what is logged with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.found.append(self.format(record))


@contextmanager
def listening() -> Iterator[list[str]]:
    """The tracebacks logged from now on."""
    handler = Tracebacks()
    logging.getLogger().addHandler(handler)
    try:
        yield handler.found
    finally:
        logging.getLogger().removeHandler(handler)
