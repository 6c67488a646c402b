"""The WebSocket connections of open pages."""

from __future__ import annotations

import asyncio
import contextlib
import json

from aiohttp import WSCloseCode, WSMsgType, web

from adapters.playground.api import Api
from adapters.playground.render import Json

REQUEST_MAX = 128 * 1024
"""Bytes in one request of a page."""


class WebSocketHub:
    """Answers requests over each connection and broadcasts events over all of them.

    A frame is one JSON object. A request is `{"id": …, "method": …, …}`, its answer has the same
    id; an event has no id: `{"event": …, …}`.
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._queues: dict[web.WebSocketResponse, asyncio.Queue[str]] = {}

    def broadcast(self, event: Json) -> None:
        """Queue an event for every connection."""
        frame = json.dumps(event)
        for queue in self._queues.values():
            queue.put_nowait(frame)

    async def close(self) -> None:
        """Close every connection with the code GOING_AWAY; the pages reconnect by themselves."""
        for socket in tuple(self._queues):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection until it closes."""
        socket = web.WebSocketResponse(heartbeat=20, max_msg_size=REQUEST_MAX, timeout=2)
        await socket.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._queues[socket] = queue
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
            del self._queues[socket]
            writer.cancel()
            await asyncio.gather(writer, *answering, return_exceptions=True)
        return socket

    async def _answer(self, frame: str, queue: asyncio.Queue[str]) -> None:
        try:
            request = json.loads(frame)
        except (ValueError, RecursionError):
            return
        if isinstance(request, dict):
            answer = await self._api.answer(request)
            queue.put_nowait(json.dumps({**answer, "id": request.get("id")}))

    async def _write(self, socket: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await socket.send_str(await queue.get())
