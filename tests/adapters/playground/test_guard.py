"""Only the playground's own page, on this machine, may use the server."""

from __future__ import annotations

import asyncio
import re

import aiohttp
import pytest

from adapters.playground.app import STATIC, start
from adapters.playground.simulator import ChatSimulator
from tests.adapters.playground.page import Page
from tests.adapters.playground.scripted_bot import ScriptedBot


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.test", ""])
async def test_it_listens_on_loopback_only(
    host: str, bot: ScriptedBot, simulator: ChatSimulator
) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        await start(bot, simulator, host=host)


async def test_a_taken_port_is_an_error_and_leaves_nothing_open(
    page: Page, bot: ScriptedBot, simulator: ChatSimulator
) -> None:
    port = int(page.address.rsplit(":", 1)[1].rstrip("/"))
    with pytest.raises(OSError, match="address already in use"):
        await start(bot, simulator, port=port)
    assert "clock" in await page.request("hello")


@pytest.mark.parametrize("host", ["evil.test", "evil.test:80", "127.0.0.1.evil.test", "10.0.0.1"])
async def test_another_host_name_is_refused(page: Page, host: str) -> None:
    for path in ("", "static/main.js", "files/1", "live"):
        async with page.session.get(page.address + path, headers={"Host": host}) as response:
            assert response.status == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.test", "null", "https://127.0.0.1", "http://localhost:1", None]
)
async def test_a_page_of_another_site_cannot_connect(page: Page, origin: str | None) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await page.session.ws_connect(f"{page.address}live", origin=origin)
    assert refused.value.status == 403


async def test_stopping_closes_every_connection(bot: ScriptedBot, simulator: ChatSimulator) -> None:
    server = await start(bot, simulator)
    origin = server.address.rstrip("/")
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{server.address}live", origin=origin)
        stopping = asyncio.create_task(server.stop())
        closing = await socket.receive(timeout=5)
        await stopping
    assert closing.type is aiohttp.WSMsgType.CLOSE
    assert closing.data == aiohttp.WSCloseCode.GOING_AWAY
    assert simulator.listeners == set()


async def test_localhost_is_an_accepted_host_name(page: Page) -> None:
    port = page.address.rsplit(":", 1)[1].rstrip("/")
    headers = {"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}
    async with page.session.ws_connect(f"{page.address}live", headers=headers) as socket:
        assert not socket.closed


async def test_the_page_may_run_and_load_its_own_files_only(page: Page) -> None:
    for path in ("", "static/main.js", "nosuch"):
        async with page.session.get(page.address + path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_every_file_that_the_page_names_exists(page: Page) -> None:
    named = {"index.html"}
    for file in STATIC.iterdir():
        text = file.read_text("utf-8")
        named |= set(re.findall(r'"/static/([\w.]+)"', text))
        named |= set(re.findall(r'from "\./([\w.]+)"', text))
    assert named == {file.name for file in STATIC.iterdir()}
    for name in named - {"index.html"}:
        async with page.session.get(f"{page.address}static/{name}") as response:
            assert response.status == 200


def test_the_page_builds_no_markup_from_text_and_loads_nothing_from_other_sites() -> None:
    for file in STATIC.iterdir():
        text = file.read_text("utf-8")
        for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert unsafe not in text, file.name
        addresses = set(re.findall(r"(?:https?:)?//[\w.]+\.\w+[^\s\"]*", text))
        assert addresses <= {"http://www.w3.org/2000/svg"}, file.name
        if file.suffix == ".html":
            assert not re.search(r"<script(?![^>]*\bsrc=)|\bon\w+=|<style|style=", text)
