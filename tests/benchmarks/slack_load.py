"""The load of the Slack benchmarks, in its own process: sends requests and times the acks.

It reads and writes one JSON line for each measurement: `{"mode": "http" | "socket", "kind":
"command" | "press", "at_once": 16, "count": 3000, "target": 3000}` gives `{"median": …, "p99": …,
"rate": …, "answered": …}`: ms, requests a second, and seconds until the last response. A command
ends with its ack, with or without the response in it. A `press` ends when the updated message
arrives at its response_url, or with the ack if there is no response (`"has_response": false`).
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import statistics
import sys
import time
from typing import Any
from urllib.parse import urlencode

from aiohttp import WSMsgType, web

Json = dict[str, Any]

SECRET = "loopback-signing-secret"
TEAM = "T1"
_numbers = itertools.count(int(time.time() * 1000))


class Load:
    """A Slack without limits that times the bot."""

    def __init__(self) -> None:
        self.address = ""
        self.answered: set[str] = set()
        self.missing: set[str] = set()
        """Requests whose ack was empty, so that the response comes later."""
        self.complete = asyncio.Event()
        self.updated: dict[str, asyncio.Future[None]] = {}
        self.acked: dict[str, asyncio.Future[None]] = {}
        self.sockets: list[web.WebSocketResponse] = []
        """Connections in the order in which they were opened."""

    def app(self) -> web.Application:
        """The web application."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_get("/link", self._link)
        app.router.add_post("/response/{id}", self._response)
        return app

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given = await request.json() if request.content_type == "application/json" else {}
        answer: Json = {"ok": True, "team_id": TEAM, "team": "Bench", "user_id": "UBOT"}
        if method == "conversations.open":
            answer["channel"] = {"id": f"D{given['users']}"}
        elif method == "users.info":
            answer["user"] = {"id": "U1", "name": "ann", "tz": "Europe/London"}
        else:
            answer |= {"url": f"ws{self.address[4:]}/link", "ts": f"1.{next(_numbers)}"}
        return web.json_response(answer)

    async def _response(self, request: web.Request) -> web.Response:
        id = request.match_info["id"]
        self.answered.add(id)
        self.missing.discard(id)
        if not self.missing:
            self.complete.set()
        waiter = self.updated.pop(id, None)
        if waiter is not None:
            waiter.set_result(None)
        return web.json_response({"ok": True})

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.sockets.append(socket)
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                ack = json.loads(frame.data)
                self._miss(ack["envelope_id"], "payload" in ack)
                waiter = self.acked.pop(ack["envelope_id"], None)
                if waiter is not None:
                    waiter.set_result(None)
        self.sockets.remove(socket)
        return socket

    async def measure(self, order: Json) -> Json:
        """Send the requests, `at_once` at a time, and return how long they took."""
        requests = [self._request(order) for _ in range(order["count"])]
        waiting = iter(requests)
        times: list[float] = []
        send = self._send_http if order["mode"] == "http" else self._send_socket
        self.answered.clear()
        self.missing.clear()
        began = time.perf_counter()
        await asyncio.gather(*(send(order, waiting, times) for _ in range(order["at_once"])))
        took = time.perf_counter() - began
        if order.get("has_response", True):
            while self.missing:
                self.complete.clear()
                await asyncio.wait_for(self.complete.wait(), 120)
        answered = time.perf_counter() - began
        times.sort()
        return {
            "median": statistics.median(times) * 1000,
            "p99": times[int(len(times) * 0.99)] * 1000,
            "rate": len(times) / took,
            "answered": answered,
        }

    def _miss(self, number: str, carries: bool) -> None:
        if not carries and number not in self.answered:
            self.missing.add(number)

    def _request(self, order: Json) -> tuple[str, bytes | str]:
        """An id, and the body of the request."""
        number = str(next(_numbers))
        url = f"{self.address}/response/{number}"
        if order["kind"] == "command":
            kind, payload = "slash_commands", _command(number, url)
        else:
            kind, payload = "interactive", _press(number, url)
        if order["mode"] == "socket":
            frame = {"type": kind, "envelope_id": number, "payload": payload}
            return number, json.dumps({**frame, "accepts_response_payload": True})
        fields = payload if order["kind"] == "command" else {"payload": json.dumps(payload)}
        return number, _signed(urlencode(fields))

    async def _send_http(self, order: Json, requests: Any, times: list[float]) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", order["target"])
        for number, request in requests:
            updated = self._expect(order, number)
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            assert b" 200 " in head[:20], head
            length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
            carried = await reader.readexactly(int(length))
            self._miss(number, bool(carried))
            if updated is not None:
                await updated
            times.append(time.perf_counter() - began)
        writer.close()

    async def _send_socket(self, order: Json, requests: Any, times: list[float]) -> None:
        socket = self.sockets[order["target"]]
        for number, frame in requests:
            updated = self._expect(order, number)
            acked = self.acked[number] = asyncio.get_running_loop().create_future()
            began = time.perf_counter()
            await socket.send_str(frame)
            await acked
            if updated is not None:
                await updated
            times.append(time.perf_counter() - began)

    def _expect(self, order: Json, number: str) -> asyncio.Future[None] | None:
        if order["kind"] == "command" or not order.get("has_response", True):
            return None
        self.updated[number] = asyncio.get_running_loop().create_future()
        return self.updated[number]


def _command(number: str, url: str) -> Json:
    known = {"command": "/intro", "text": "help", "team_id": TEAM, "team_domain": "bench"}
    known |= {"channel_id": "C1", "channel_name": "general", "user_id": "U1", "user_name": "ann"}
    known |= {"api_app_id": "A1", "token": "-", "is_enterprise_install": "false"}
    return {**known, "response_url": url, "trigger_id": f"{number}.1.{number}"}


def _press(number: str, url: str) -> Json:
    action: Json = {"type": "button", "action_id": "mine.fine", "block_id": "b", "action_ts": "1.0"}
    action |= {"text": {"type": "plain_text", "text": "Fine"}}
    container: Json = {
        "type": "message",
        "message_ts": "1.000001",
        "channel_id": "D1",
        "is_ephemeral": False,
    }
    known: Json = {"type": "block_actions", "api_app_id": "A1", "token": "-", "actions": [action]}
    known |= {"team": {"id": TEAM, "domain": "bench"}, "user": {"id": "U1", "team_id": TEAM}}
    known |= {"container": container, "channel": {"id": "D1", "name": "directmessage"}}
    known |= {"message": {"ts": "1.000001", "text": "Fine?", "blocks": []}, "enterprise": None}
    return {**known, "response_url": url, "trigger_id": f"{number}.1.{number}"}


def _signed(body: str) -> bytes:
    when = str(int(time.time()))
    digest = hmac.new(SECRET.encode(), f"v0:{when}:{body}".encode(), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\nX-Slack-Request-Timestamp: {when}\r\n"
        f"X-Slack-Signature: v0={digest}\r\n\r\n"
    )
    return (head + body).encode()


async def main() -> None:
    """Measure as each line says until standard input ends."""
    load = Load()
    runner = web.AppRunner(load.app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    load.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    print(json.dumps({"address": load.address}), flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await load.measure(json.loads(line))), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
