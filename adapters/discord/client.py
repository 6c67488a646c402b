"""The connection to Discord's gateway, by discord.py."""

from __future__ import annotations

import asyncio
import logging
from typing import Protocol

import discord
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.buckets import WAIT_MAX_S, Bucket
from adapters.discord.parse import Interaction

log = logging.getLogger(__name__)

# discord.py warns at the start that voice is not available. This bot uses no voice.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
# At DEBUG, discord.py logs whole payloads, which contain text of members.
logging.getLogger("discord").setLevel(logging.INFO)
# discord.py has no setting for the class of its buckets.
discord.http.Ratelimit = Bucket  # type: ignore[misc]


def set_endpoints(api_url: str, gateway_url: str) -> None:
    """Set the addresses of Discord for this process; "" keeps an address as it is.

    For a proxy in front of the REST API, and for tests. discord.py keeps the addresses in class
    attributes, so a process connects to one Discord.
    """
    if api_url:
        Route.BASE = api_url.rstrip("/")
        Asset.BASE = str(yarl.URL(api_url).origin())
    if gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


class GatewayListener(Protocol):
    """The receiver of gateway events."""

    async def interaction_created(self, interaction: Interaction) -> None:
        """Respond to an interaction."""
        ...

    def guild_removed(self, guild_id: int) -> None:
        """The bot was removed from a guild, or the guild was deleted."""
        ...

    def guild_joined(self, guild: discord.Guild) -> None:
        """The bot was added to a guild."""
        ...

    def guild_available(self, guild: discord.Guild) -> None:
        """A new gateway session reported a guild. Deletions before that were not reported."""
        ...

    def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """A text channel was deleted, with the threads in it."""
        ...

    def thread_deleted(self, guild_id: int, channel_id: int, thread_id: int) -> None:
        """A private thread in a channel was deleted."""
        ...


class GatewayClient(discord.AutoShardedClient):
    """discord.py with the guilds intent only, and without the caches that the bot does not use."""

    def __init__(
        self,
        listener: GatewayListener,
        *,
        shard_ids: list[int] | None,
        shard_count: int | None,
    ) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            shard_ids=shard_ids,  # type: ignore[arg-type]
            shard_count=shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=WAIT_MAX_S,  # for responses 429 that ask for a longer wait
        )
        self._listener = listener
        self._connected_shards: set[int] = set()
        self.connected = asyncio.Event()
        """Set when every shard of this process has connected."""

    async def on_shard_connect(self, shard_id: int) -> None:
        """Count a connected shard."""
        self._connected_shards.add(shard_id)
        wanted = self.shard_ids if self.shard_ids is not None else range(self.shard_count or 1)
        if self._connected_shards.issuperset(wanted):
            self.connected.set()

    def is_connected(self) -> bool:
        """Whether every shard of this process is connected now."""
        return self.connected.is_set() and not any(s.is_closed() for s in self.shards.values())

    async def on_interaction(self, interaction: Interaction) -> None:
        """Pass on a command, a press, a modal or an autocomplete request."""
        await self._listener.interaction_created(interaction)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Pass on the removal from a guild."""
        self._listener.guild_removed(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Pass on a guild that has added the bot."""
        self._listener.guild_joined(guild)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Pass on a guild of a new session."""
        self._listener.guild_available(guild)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Pass on a deleted text channel. Other channels contain no private threads."""
        if isinstance(channel, discord.TextChannel):
            self._listener.channel_deleted(channel.guild.id, channel.id)

    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """Pass on a deleted private thread."""
        if payload.thread_type is discord.ChannelType.private_thread:
            self._listener.thread_deleted(payload.guild_id, payload.parent_id, payload.thread_id)

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log an exception that a handler of a gateway event raised."""
        log.exception("error in the handler %s of a gateway event", event_method)
