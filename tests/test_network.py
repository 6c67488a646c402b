"""Nothing that members write is sent to anybody but their chat platform: the network is refused."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from storage import open_store
from tests.adapters.discord.running_bot import Screen, becomes_host
from tests.adapters.discord.running_bot import running_bot as running_discord
from tests.adapters.slack import steps
from tests.adapters.slack.harness import running_bot as running_slack
from tests.conversations.test_whole_life import whole_life
from tests.emulators.discord_member import connected, shared
from tests.support.network_guard import Refused, Where, nowhere, this_machine, watching
from tests.support.scenarios import drafted
from tests.support.workspace import Workspace

ELSEWHERE = ("192.0.2.1", 443)
"""An address that is nobody's."""


def _connect() -> None:
    socket.create_connection(ELSEWHERE, timeout=1)


def _look_up() -> None:
    socket.getaddrinfo("members.example", 443)


def _send() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"a member's words", ELSEWHERE)


async def _open(host: str) -> None:
    await asyncio.open_connection(host, 443)


@pytest.mark.parametrize(
    "leak",
    [_connect, _look_up, _send, lambda: asyncio.run(_open(ELSEWHERE[0]))],
    ids=["connect", "look up", "send", "asyncio"],
)
def test_the_guard_stops_and_notes_what_leaves(leak: Callable[[], None]) -> None:
    for may in (nowhere, this_machine):
        with watching(may) as tried:
            with pytest.raises(Refused):
                leak()
            assert tried


async def test_the_guard_hears_of_other_threads() -> None:
    with watching(nowhere) as tried:
        with pytest.raises(Refused):
            await asyncio.to_thread(_look_up)
        assert tried == [("members.example", 443)]


async def test_a_whole_life_needs_no_network() -> None:
    """Search, completions, the coach, the copy of one's data and its erasure, too."""
    with watching(nowhere) as tried:
        store = await open_store("sqlite://")
        await whole_life(Workspace(store))
        await store.close()
        store = await open_store("sqlite://")
        workspace = Workspace(store)
        mina, bea = await drafted(workspace)
        await mina.says("find data science")
        assert await workspace.bot.suggest(mina.address, "request be")
        await workspace.bot.suggest(mina.address, "settings par")
        for member in (mina, bea):
            await member.says("my-data")
            await member.says("erase")
            await member.presses("privacy.erase_now")
        await workspace.passes(days=2)
        await store.close()
    assert tried == []


def _ports(tried: list[Where]) -> set[int]:
    return {port for _, port in tried if port}


async def test_the_bot_on_slack_speaks_with_slack_alone() -> None:
    with watching(this_machine) as tried:
        async with running_slack() as bot:
            _, hal = await steps.two_members(bot)
            await steps.become_host(hal)
            await bot.advance(hours=1)
            api = urlsplit(bot.slack.api_url).port
    assert _ports(tried) == {api}


async def test_the_bot_on_discord_speaks_with_discord_alone() -> None:
    async with connected(shared()) as discord:
        app = await discord.app()
        guild = await app.guild()
        with watching(this_machine) as tried:
            async with running_discord(app) as bot:
                hal = Screen(await guild.member("hal"))
                await becomes_host(hal)
                await bot.core.drain()
    assert _ports(tried) == {urlsplit(discord.address).port}
