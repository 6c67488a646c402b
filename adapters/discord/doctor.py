"""What `handshakes doctor` looks at in Discord: the token, the invite, the permissions."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import discord

from adapters.discord.app import point_at
from adapters.discord.places import NEEDED, ChannelOf, Places, allowed, lacking, no_choice
from bot.doctor import Finding, Level

_GUILDS_SHOWN = 50  # a bot in thousands of guilds is not asked about each


def invite(application_id: int) -> str:
    """Where somebody with Manage Server adds the bot, which asks for no more than it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=NEEDED, scopes=("bot", "applications.commands")
    )


async def check(
    *, token: str, api_url: str = "", channel_of: ChannelOf = no_choice
) -> list[Finding]:
    """Ask Discord, without connecting to the gateway; nothing is changed."""
    point_at(api_url, "")
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True))
    try:
        await client.login(token)
        return [finding async for finding in _findings(client, channel_of)]
    except discord.LoginFailure:
        how = (
            "Developer Portal, your application, Bot, Reset Token; put the new one in DISCORD_TOKEN"
        )
        return [Finding(Level.FAIL, "Discord refuses the token", how)]
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        how = "look at the network, and at DISCORD_API_URL if it is set"
        return [Finding(Level.FAIL, f"Discord cannot be asked: {error}", how)]
    finally:
        await client.close()


async def _findings(
    client: discord.AutoShardedClient, channel_of: ChannelOf
) -> AsyncIterator[Finding]:
    assert client.user is not None
    assert client.application_id is not None
    yield Finding(Level.OK, f"Discord knows the token: {client.user.name}")
    url = invite(client.application_id)
    guilds = [guild async for guild in client.fetch_guilds(limit=None, with_counts=False)]
    if not guilds:
        yield Finding(Level.WARN, "the bot is in no server yet", f"invite it: {url}")
        return
    yield Finding(Level.OK, f"in {len(guilds)} servers; to invite it to another: {url}")
    places = Places(client, channel_of)
    for guild in guilds[:_GUILDS_SHOWN]:
        try:
            async for finding in _guild(places, guild.id, url):
                yield finding
        except discord.HTTPException as error:
            yield Finding(Level.WARN, f"{guild.name}: Discord would not say: {error}")
    if len(guilds) > _GUILDS_SHOWN:
        left = len(guilds) - _GUILDS_SHOWN
        yield Finding(Level.OK, f"{left} more servers were not looked at")


async def _guild(places: Places, guild_id: int, url: str) -> AsyncIterator[Finding]:
    guild = await places.guild(guild_id)
    me = await places.me(guild)
    missing = _names(me.guild_permissions)
    if missing:
        yield Finding(
            Level.WARN,
            f"{guild.name}: the bot's role lacks {missing}",
            f"open {url} and choose {guild.name} again, or Server Settings, Roles, {me.name}",
        )
    chosen = await places.chosen(guild)
    channel = await places.channel(guild)
    if chosen is not None and channel != chosen:
        yield Finding(
            Level.WARN,
            f"{guild.name}: in #{chosen.name}, chosen for introductions, "
            f"the bot lacks {_names(allowed(chosen, me))}",
            f"right-click #{chosen.name}, Edit Channel, Permissions, add {me.name} and allow these",
        )
    if channel is not None:
        yield Finding(Level.OK, f"{guild.name}: private threads are opened in #{channel.name}")
        return
    for there in await places.channels(guild):
        yield Finding(
            Level.WARN,
            f"{guild.name}: in #{there.name} the bot lacks {_names(allowed(there, me))}",
            f"right-click #{there.name}, Edit Channel, Permissions, add {me.name} and allow these",
        )
    yield Finding(
        Level.WARN,
        f"{guild.name}: no channel for private threads, so introductions go by direct message",
        "allow the above in one channel that everybody can see",
    )


def _names(granted: discord.Permissions) -> str:
    return ", ".join(lacking(granted))
