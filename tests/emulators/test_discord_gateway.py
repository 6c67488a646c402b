"""Whom the emulated Discord lets in, and how much it takes of one bot."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from tests.emulators.bare_bot import Bot, Json
from tests.emulators.discord_member import Discord
from tests.emulators.discord_state import VIEW


async def test_fifty_calls_a_second_and_no_more(bot: Bot) -> None:
    asked = await asyncio.gather(*(bot.ask("GET", "/users/@me") for _ in range(150)))
    refused = [said for status, said in asked if status == 429]
    assert refused
    assert all(said["global"] and 0 < said["retry_after"] <= 1 for said in refused)
    await bot.discord.call("advance", seconds=1)
    assert (await bot.ask("GET", "/users/@me"))[0] == 200


async def test_too_many_invalid_requests_are_a_ban(bot: Bot) -> None:
    await bot.app.call("ban_after", invalid=2)
    await bot.discord.call("permissions", guild=bot.guild.id, permissions=VIEW)
    for _ in range(2):
        assert (await bot.post({"content": "x"}))[0] == 403
    assert (await bot.ask("GET", "/users/@me"))[0] == 429
    await bot.discord.call("advance", seconds=601)
    assert (await bot.ask("GET", "/users/@me"))[0] == 200


async def close_code(discord: Discord, identify: Json) -> int | None:
    async with discord.session.ws_connect(discord.gateway) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json({"op": 2, "d": identify})
        while (await asyncio.wait_for(socket.receive(), 5)).type is aiohttp.WSMsgType.TEXT:
            pass
        return socket.close_code


@pytest.mark.parametrize(
    "wrong, code",
    [({"token": "x"}, 4004), ({"intents": 1 | 2}, 4014), ({"shard": [2, 2]}, 4010)],
)
async def test_the_gateway_lets_in_only_who_may(bot: Bot, wrong: Json, code: int) -> None:
    identify = {"token": bot.app.token, "intents": 1, "properties": {}, **wrong}
    assert await close_code(bot.discord, identify) == code
