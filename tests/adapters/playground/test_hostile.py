"""Whatever a stranger sends to the playground: never a status 500, never a traceback."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.playground.chat import PlaygroundChat
from adapters.playground.seed import seed
from adapters.playground.simulator import ChatSimulator
from tests.adapters import hostile
from tests.adapters.hostile import exchange, listening, request
from tests.adapters.playground.page import Page, open_page
from tests.adapters.playground.scripted_bot import ScriptedBot

PATHS = ("/", "/live", "/files/1", "/files/%00", "/static/", "/static/main.js", "/static/%2e%2e/x")
HUGE, HALF = 10**400, "\ud800"
NASTY: dict[tuple[str, str], list[Any]] = {
    ("hello", "method"): [None, 1, "", "__init__", [], {}, HALF],
    ("labels", "ids"): [True, 1, HUGE, "ids", {}, [[]], [HALF]],
    ("messages", "before"): [HUGE, 2**63, "1"],
    ("messages", "conversation"): [HALF, 1, None, "dm:bea", "\x00"],
    ("press", "message"): [HUGE, HALF, []],
    ("submit", "values"): [1, {"a": 1}, {HALF: ""}, {"a": [1]}],
    ("skip", "by"): [HUGE, HALF, "year", None, {}],
    ("join", "name"): [HALF, 1, [], "\x00" * 50],
    ("suggest", "typed"): [HUGE, HALF, {"a": HALF}],
    ("close", "closed"): [HUGE, HALF],
}
"""What the page never sends: values by method and field."""
FRAMES = [(method, field, value) for (method, field), all in NASTY.items() for value in all]


def test_nothing_that_a_stranger_sends_is_a_mistake_of_ours() -> None:
    with asyncio.Runner() as runner:
        simulator = runner.run(ChatSimulator.open(":memory:"))
        bot = ScriptedBot(PlaygroundChat(simulator), simulator.clock)
        runner.run(seed(bot, simulator))
        opening = open_page(bot, simulator)
        page = runner.run(opening.__aenter__())
        port = int(page.address.rsplit(":", 1)[1].rstrip("/"))

        @settings(max_examples=30, deadline=None)
        @given(
            hostile.methods,
            st.sampled_from(PATHS),
            hostile.queries,
            hostile.headers,
            hostile.bodies,
        )
        def requests(method: str, path: str, query: str, headers: Any, body: bytes) -> None:
            raw = request(method, path + query, headers, body, host=b"localhost")
            with listening() as logged:
                status = runner.run(exchange(port, raw, patience_s=0.3))
            assert status is None or 100 <= status < 500, status
            assert logged == []

        try:
            requests()
        finally:
            runner.run(opening.__aexit__(None, None, None))
            runner.run(simulator.close())


async def test_frames_of_no_known_form(page: Page) -> None:
    ana = {"member": "ana", "conversation": "dm:ana", "action": "a.b", "form": "f"}
    origin = page.address.rstrip("/")
    async with page.session.ws_connect(f"{page.address}live", origin=origin) as socket:
        for frame in ("[" * 100_000, "{", "[]", "1", json.dumps(HALF)):
            await socket.send_str(frame)
        for method, field, value in FRAMES:
            with listening() as logged:
                await socket.send_json({**ana, "method": method, field: value, "id": 7})
                assert (await socket.receive_json(timeout=5))["id"] == 7
            assert logged == [], (method, field, value)


async def test_a_host_that_is_no_host(page: Page) -> None:
    port = int(page.address.rsplit(":", 1)[1].rstrip("/"))
    with listening() as logged:
        for host in (b"[", b"[::", b"]", b"", b"\xff"):
            assert await exchange(port, request("GET", "/", [("Host", host)], b"")) == 403
    assert logged == []
