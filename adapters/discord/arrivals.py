"""Tells the core of guilds that the bot has joined, and posts what it says there."""

from __future__ import annotations

import logging
from datetime import timedelta

import discord

from adapters.discord.chat import DiscordChat, nonce
from adapters.discord.render import render
from adapters.discord.threads import Threads
from bot.core.events import CommunityJoined
from bot.core.messages import Message
from bot.core.ports import ChatError, EventHandler
from bot.core.responses import Reply
from bot.domain.people import Address

log = logging.getLogger(__name__)

LATELY = timedelta(days=1)
"""A guild that the bot joined so short a time ago may have added it while it was away, or in the
first seconds of a session, in which discord.py reports a new guild as one that was there before."""


class Arrivals:
    """Greets each guild once. That it was, the core knows."""

    def __init__(
        self,
        client: discord.AutoShardedClient,
        handler: EventHandler,
        threads: Threads,
        chat: DiscordChat,
    ) -> None:
        self._client = client
        self._handler = handler
        self._threads = threads
        self._chat = chat

    async def available(self, guild: discord.Guild) -> None:
        """Greet a guild of a new session that the bot has joined lately."""
        me = await self._threads.me(guild)
        if me.joined_at is not None and discord.utils.utcnow() - me.joined_at < LATELY:
            await self.joined(guild)

    async def joined(self, guild: discord.Guild) -> None:
        """Post what the core says to a guild. A guild that cannot be written to is logged."""
        event = CommunityJoined(
            event_id=f"discord:joined:{guild.id}",
            community=f"discord:{guild.id}",
            name=guild.name,
            language=str(guild.preferred_locale),
        )
        response = await self._handler.handle(event)
        if not isinstance(response, Reply):
            return
        try:
            await self._post(guild, response.message)
        except (discord.HTTPException, ChatError) as error:
            log.warning("discord %s: the first message was not posted: %s", guild.id, error)

    async def _post(self, guild: discord.Guild, message: Message) -> None:
        """Post in the first channel that everyone reads and the bot may write in; else send it to
        the owner."""
        channel = await self._channel(guild)
        key = f"joined:{guild.id}"
        if channel is None:
            owner = Address("discord", str(guild.id), str(guild.owner_id))
            await self._chat.send(owner, message, key)
            return
        there = Address("discord", str(guild.id), str(channel.id))
        await self._client.get_partial_messageable(channel.id).send(
            view=render(message).view, nonce=nonce(key, there)
        )

    async def _channel(self, guild: discord.Guild) -> discord.TextChannel | None:
        me = await self._threads.me(guild)
        usable = [
            channel
            for channel in await self._threads.channels(guild)
            if channel.permissions_for(me).view_channel
            and channel.permissions_for(me).send_messages
            and channel.permissions_for(guild.default_role).view_channel
        ]
        system = [channel for channel in usable if channel.id == guild._system_channel_id]
        return next(iter(system + usable), None)
