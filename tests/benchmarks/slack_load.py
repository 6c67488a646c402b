"""The other end of the Slack benchmarks, as a process of its own: sends acts and times the acks.

One JSON line in, one out: `{"mode": "http" | "socket", "kind": "command" | "press", "at_once": 16,
"count": 3000, "place": 3000}` gives `{"median": …, "p99": …, "rate": …, "answered": …}`: ms, acts a
second, and seconds until the last answer. A command is over with its ack, whether that
carries the answer or not; a `press` when the updated message arrived at its response URL, or with
the ack if nothing is to come (`"answered": false`).
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
    """A Slack that allows everything and times the bot."""

    def __init__(self) -> None:
        self.address = ""
        self.answered: set[str] = set()
        self.missing: set[str] = set()
        """Acts whose ack was empty, so that the answer comes later."""
        self.complete = asyncio.Event()
        self.updated: dict[str, asyncio.Future[None]] = {}
        self.acked: dict[str, asyncio.Future[None]] = {}
        self.sockets: list[web.WebSocketResponse] = []
        """In the order in which they came."""

    def app(self) -> web.Application:
        """Its pages."""
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
        """Send the acts, so many at once, and say how long they took."""
        acts = [self._act(order) for _ in range(order["count"])]
        waiting = iter(acts)
        times: list[float] = []
        line = self._http_line if order["mode"] == "http" else self._socket_line
        self.answered.clear()
        self.missing.clear()
        began = time.perf_counter()
        await asyncio.gather(*(line(order, waiting, times) for _ in range(order["at_once"])))
        took = time.perf_counter() - began
        if order.get("answered", True):
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

    def _act(self, order: Json) -> tuple[str, bytes | str]:
        """An id and the request that is sent."""
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

    async def _http_line(self, order: Json, acts: Any, times: list[float]) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", order["place"])
        for number, request in acts:
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

    async def _socket_line(self, order: Json, acts: Any, times: list[float]) -> None:
        socket = self.sockets[order["place"]]
        for number, frame in acts:
            updated = self._expect(order, number)
            acked = self.acked[number] = asyncio.get_running_loop().create_future()
            began = time.perf_counter()
            await socket.send_str(frame)
            await acked
            if updated is not None:
                await updated
            times.append(time.perf_counter() - began)

    def _expect(self, order: Json, number: str) -> asyncio.Future[None] | None:
        if order["kind"] == "command" or not order.get("answered", True):
            return None
        self.updated[number] = asyncio.get_running_loop().create_future()
        return self.updated[number]


def _command(number: str, url: str) -> Json:
    known = {"command": "/intro", "text": "help", "team_id": TEAM, "team_domain": "bench"}
    known |= {"channel_id": "C1", "channel_name": "general", "user_id": "U1", "user_name": "ann"}
    known |= {"api_app_id": "A1", "token": "-", "is_enterprise_install": "false"}
    return {**known, "response_url": url, "trigger_id": f"{number}.1.{number}"}


def _press(number: str, url: str) -> Json:
    act: Json = {"type": "button", "action_id": "mine.fine", "block_id": "b", "action_ts": "1.0"}
    act |= {"text": {"type": "plain_text", "text": "Fine"}}
    place: Json = {
        "type": "message",
        "message_ts": "1.000001",
        "channel_id": "D1",
        "is_ephemeral": False,
    }
    known: Json = {"type": "block_actions", "api_app_id": "A1", "token": "-", "actions": [act]}
    known |= {"team": {"id": TEAM, "domain": "bench"}, "user": {"id": "U1", "team_id": TEAM}}
    known |= {"container": place, "channel": {"id": "D1", "name": "directmessage"}}
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
    """Answer one order a line until standard input ends."""
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
