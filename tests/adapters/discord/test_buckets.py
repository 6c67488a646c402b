"""Rate limits by bucket: calls that the bucket has go at once, only those over it wait."""

from __future__ import annotations

import asyncio

import pytest

from adapters.discord.app import DiscordApp
from bot.core.ports import Temporary, Throttled
from tests.adapters.discord.conftest import Start
from tests.adapters.discord.test_chat import at, say
from tests.emulators.discord_member import App, Guild, Member


async def introduce(adapter: DiscordApp, guild: Guild, ana: Member, count: int, at_: str) -> None:
    """Open that many private threads at once, within Discord's limit over all calls."""
    await guild.app.discord.call("advance", seconds=1)
    others = [await guild.member(f"Host {number}") for number in range(count)]
    async with asyncio.timeout(5):
        await asyncio.gather(
            *(
                adapter.chat.open_conversation([at(ana), at(other)], say("Meet"), f"{at_}{number}")
                for number, other in enumerate(others)
            )
        )


async def refused(app: App) -> list[tuple[str, str, int]]:
    return [request for request in await app.requests("/threads") if request[2] == 429]


async def test_threads_open_at_once_while_their_bucket_has_room(
    app: App, guild: Guild, start: Start
) -> None:
    adapter, ana = await start(), await guild.member("Ana")
    await introduce(adapter, guild, ana, 4, "first")
    await introduce(adapter, guild, ana, 4, "second")  # the bucket resets in a minute
    assert len(await ana.threads()) == 8
    assert not await refused(app)


async def test_a_thread_over_the_bucket_waits_until_it_is_full_again(
    app: App, guild: Guild, start: Start
) -> None:
    adapter, ana = await start(), await guild.member("Ana")
    await introduce(adapter, guild, ana, 5, "first")
    await introduce(adapter, guild, ana, 5, "second")
    await app.discord.call("advance", seconds=1)
    bea = await guild.member("Bea")
    with pytest.raises(Throttled) as throttled:
        await adapter.chat.open_conversation([at(ana), at(bea)], say("Meet"), "late")
    assert 50 < throttled.value.retry_after <= 64
    assert not await refused(app)  # Discord was not asked
    # Other calls go on.
    await adapter.chat.send(at(bea), say("Hello"), "k1")
    assert len(await bea.direct_messages()) == 1


async def test_a_call_without_a_response_does_not_hold_up_the_others(
    app: App, guild: Guild, start: Start
) -> None:
    adapter = await start()
    ana, bea, cai = [await guild.member(name) for name in ("Ana", "Bea", "Cai")]
    await app.call("fault", path=f"{guild.channel}/threads", status=503, times=1)
    async with asyncio.timeout(5):
        results = await asyncio.gather(
            adapter.chat.open_conversation([at(ana), at(bea)], say("Meet"), "k1"),
            adapter.chat.open_conversation([at(ana), at(cai)], say("Meet"), "k2"),
            return_exceptions=True,
        )
    assert [type(result) for result in results if isinstance(result, Exception)] == [Temporary]
    assert len(await ana.threads()) == 1
