"""The checks of `paned doctor` in Discord: token, invite, permissions."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import discord

from adapters.discord.client import set_endpoints
from adapters.discord.threads import (
    REQUIRED_PERMISSIONS,
    ChannelSetting,
    Threads,
    missing_permissions,
    no_channel_set,
    permissions_in,
)
from bot.doctor import Finding, Level
from bot.i18n.operator import told

_GUILDS_CHECKED_MAX = 50  # each guild takes several requests


def invite(application_id: int) -> str:
    """Return the address at which a member with Manage Server adds the bot to a guild."""
    return discord.utils.oauth_url(
        application_id, permissions=REQUIRED_PERMISSIONS, scopes=("bot", "applications.commands")
    )


async def check(
    *, token: str, api_url: str = "", channel_of: ChannelSetting = no_channel_set
) -> list[Finding]:
    """Check by REST, without the gateway. Changes nothing."""
    set_endpoints(api_url, "")
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True))
    try:
        await client.login(token)
        return [finding async for finding in _findings(client, channel_of)]
    except discord.LoginFailure:
        how = told(
            "Developer Portal, your application, Bot, Reset Token; put the new one in DISCORD_TOKEN"
        )
        return [Finding(Level.FAIL, told("Discord refuses the token"), how)]
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        how = told("check the network, and DISCORD_API_URL if it is set")
        return [Finding(Level.FAIL, told("Discord does not respond: {error}", error=error), how)]
    finally:
        await client.close()


async def _findings(
    client: discord.AutoShardedClient, channel_of: ChannelSetting
) -> AsyncIterator[Finding]:
    assert client.user is not None
    assert client.application_id is not None
    yield Finding(Level.OK, told("Discord accepts the token: {name}", name=client.user.name))
    url = invite(client.application_id)
    guilds = [guild async for guild in client.fetch_guilds(limit=None, with_counts=False)]
    if not guilds:
        yield Finding(
            Level.WARN, told("the bot is in no server yet"), told("invite it: {url}", url=url)
        )
        return
    yield Finding(
        Level.OK,
        told("in {count} servers; to invite it to another: {url}", count=len(guilds), url=url),
    )
    threads = Threads(client, channel_of)
    for guild in guilds[:_GUILDS_CHECKED_MAX]:
        try:
            async for finding in _guild(threads, guild.id, url):
                yield finding
        except discord.HTTPException as error:
            yield Finding(
                Level.WARN,
                told("{name}: Discord refused a request: {error}", name=guild.name, error=error),
            )
    if len(guilds) > _GUILDS_CHECKED_MAX:
        unchecked = len(guilds) - _GUILDS_CHECKED_MAX
        yield Finding(
            Level.OK, told("{unchecked} more servers were not checked", unchecked=unchecked)
        )


async def _guild(threads: Threads, guild_id: int, url: str) -> AsyncIterator[Finding]:
    guild = await threads.guild(guild_id)
    me = await threads.me(guild)
    missing = _missing(me.guild_permissions)
    if missing:
        yield Finding(
            Level.WARN,
            told("{name}: the bot's role lacks {missing}", name=guild.name, missing=missing),
            told(
                "open {url} and choose {name} again, or Server Settings, Roles, {bot}",
                url=url,
                name=guild.name,
                bot=me.name,
            ),
        )
    chosen = await threads.chosen(guild)
    channel = await threads.channel(guild)
    if chosen is not None and channel != chosen:
        yield _lacking(guild, chosen, me, told(", chosen for introductions,"))
    if channel is not None:
        yield Finding(
            Level.OK,
            told(
                "{name}: private threads are opened in #{channel}",
                name=guild.name,
                channel=channel.name,
            ),
        )
        return
    for candidate in await threads.channels(guild):
        yield _lacking(guild, candidate, me)
    yield Finding(
        Level.WARN,
        told(
            "{name}: no channel for private threads, so introductions go by direct message",
            name=guild.name,
        ),
        told("allow the permissions above in one channel that everyone can view"),
    )


def _lacking(
    guild: discord.Guild, channel: discord.TextChannel, me: discord.Member, role: str = ""
) -> Finding:
    """Return what the bot lacks in a channel, and how to allow it."""
    missing = _missing(permissions_in(channel, me))
    return Finding(
        Level.WARN,
        told(
            "{name}: in #{channel}{role} the bot lacks {missing}",
            name=guild.name,
            channel=channel.name,
            role=role,
            missing=missing,
        ),
        told(
            "right-click #{channel}, Edit Channel, Permissions, add {bot} and allow these",
            channel=channel.name,
            bot=me.name,
        ),
    )


def _missing(granted: discord.Permissions) -> str:
    return ", ".join(missing_permissions(granted))
