"""Delivers payloads to the bot, as Socket Mode envelopes or signed HTTP requests."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from tests.emulators.slack_rules import Json
from tests.emulators.slack_state import State

ACK_SECONDS = 3.0
EVENT_TRIES = 3


class Unacknowledged(Exception):
    """The bot sent no ack within 3 seconds, or an error."""


class Link:
    """The connection to the bot. Each delivery is recorded in `state.deliveries`."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.sockets: list[web.WebSocketResponse] = []
        self.connected = asyncio.Event()
        self.changed = asyncio.Event()
        self._transports: dict[int, asyncio.Transport] = {}
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connections."""
        for socket in list(self.sockets):
            await socket.close()
        if self._session is not None:
            await self._session.close()

    async def deliver(self, kind: str, payload: Json) -> Any:
        """Deliver a payload. Returns the body of the ack, None for an empty one.

        `kind` is `slash_commands`, `interactive` or `events_api`. An event of `events_api` is
        delivered up to three times. Raises `Unacknowledged`.
        """
        tries = EVENT_TRIES if kind == "events_api" else 1
        for attempt in range(tries):
            started = time.monotonic()
            note: Json = {"kind": kind, "attempt": attempt, "acked": False}
            self.state.deliveries.append(note)
            try:
                once = self._socket if self.state.mode == "socket" else self._http
                body = await once(kind, payload, attempt)
                if self.state.repeat:
                    await once(kind, payload, attempt + 1)
            except (TimeoutError, aiohttp.ClientError, Unacknowledged) as error:
                note["error"] = repr(error)
                if attempt == tries - 1:
                    raise Unacknowledged(repr(error)) from error
            else:
                note |= {"acked": True, "seconds": time.monotonic() - started}
                return body
        raise AssertionError("not reached")

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Serve a Socket Mode connection."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        assert request.transport is not None
        self._transports[id(socket)] = request.transport
        self.sockets.append(socket)
        self.connected.set()
        self._notify()
        try:
            async for frame in socket:
                if frame.type is not aiohttp.WSMsgType.TEXT:
                    break
                said = json.loads(frame.data)
                waiter = self._waiting.pop(said["envelope_id"], None)
                if waiter is not None and not waiter.done():
                    waiter.set_result(said.get("payload"))
        finally:
            self._retire(socket)
        return socket

    def _retire(self, socket: web.WebSocketResponse) -> None:
        if socket in self.sockets:
            self.sockets.remove(socket)
        if not self.sockets:
            self.connected.clear()
        self._notify()

    def _notify(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()

    async def refresh(self) -> None:
        """Ask the bot to reconnect, as Slack does every few hours. Old connections get no more."""
        retired = list(self.sockets)
        for socket in retired:
            self._retire(socket)
            await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def drop(self) -> None:
        """Abort the connections without a close frame."""
        for socket in list(self.sockets):
            self._retire(socket)
            self._transports[id(socket)].abort()

    async def _socket(self, kind: str, payload: Json, attempt: int) -> Any:
        async with asyncio.timeout(60):
            await self.connected.wait()
        envelope = self.state.next_id("envelope-")
        waiter = self._waiting[envelope] = asyncio.get_running_loop().create_future()
        frame: Json = {"type": kind, "envelope_id": envelope, "payload": payload}
        frame |= {"accepts_response_payload": kind != "events_api", "retry_attempt": attempt}
        await self.sockets[-1].send_json(frame)
        async with asyncio.timeout(ACK_SECONDS):
            return await waiter

    async def _http(self, kind: str, payload: Json, attempt: int) -> Any:
        if kind == "events_api":
            body, content = json.dumps(payload), "application/json"
        else:
            fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
            body, content = urlencode(fields), "application/x-www-form-urlencoded"
        headers = self.signed(body) | {"Content-Type": content}
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": "http_timeout"}
        self._session = self._session or aiohttp.ClientSession()
        async with (
            asyncio.timeout(ACK_SECONDS),
            self._session.post(self.state.request_url, data=body, headers=headers) as response,
        ):
            said = await response.text()
            if response.status != 200:
                raise Unacknowledged(f"{response.status} {said[:200]}")
            if not said:
                return None
            return json.loads(said) if said.startswith("{") else {"text": said}

    def signed(self, body: str, stamp: int | None = None) -> dict[str, str]:
        """Return the two signature headers of a request."""
        when = str(int(time.time()) if stamp is None else stamp)
        key = self.state.signing_secret.encode()
        digest = hmac.new(key, f"v0:{when}:{body}".encode(), hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": when, "X-Slack-Signature": f"v0={digest}"}
