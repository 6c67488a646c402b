"""The Discord adapter as a whole: its parts, its start and its end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Coroutine, Sequence
from typing import Any

import aiohttp
import discord

from adapters.discord import commands
from adapters.discord.arrivals import Arrivals
from adapters.discord.chat import DiscordChat
from adapters.discord.client import GatewayClient, set_endpoints
from adapters.discord.deletions import Deletions
from adapters.discord.interactions import Interactions
from adapters.discord.parse import Interaction
from adapters.discord.threads import ChannelSetting, Threads, no_channel_set
from adapters.discord.timings import PRODUCT, DiscordTimings
from bot.core.events import CommunityLeft, Event, MemberLeft
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import EventHandler, Temporary, Unreachable
from bot.domain.people import Address
from bot.i18n.operator import told

log = logging.getLogger(__name__)

DRAIN_S = 2.0
"""Seconds that pending responses get when the app closes."""


class DiscordApp:
    """One bot token. Create it, pass its `chat` to the core, then `start` it with the core."""

    def __init__(
        self,
        *,
        token: str,
        api_url: str = "",
        gateway_url: str = "",
        shard_ids: Sequence[int] | None = None,
        shard_count: int | None = None,
        channel_of: ChannelSetting = no_channel_set,
        timings: DiscordTimings = PRODUCT,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        """`api_url` includes the API version (`…/api/v10`). Shard ids need a shard count."""
        set_endpoints(api_url, gateway_url)
        self._token = token
        self._gateway_url = gateway_url
        self._shard_count = shard_count
        self._timings = timings
        self._monitor = monitor
        self._client = GatewayClient(
            self,
            shard_ids=list(shard_ids) if shard_ids is not None else None,
            shard_count=shard_count,
        )
        self.threads = Threads(self._client, channel_of)
        self.chat = DiscordChat(self._client, self.threads, self._report_gone, timings)
        self._handler: EventHandler | None = None
        self._connection: asyncio.Task[None] | None = None
        self._pending: set[asyncio.Task[Any]] = set()
        self.ended = asyncio.Event()
        """Set when the connection has ended and discord.py does not reconnect."""

    async def start(self, handler: EventHandler) -> None:
        """Log in, register the commands if they changed, and connect every shard.

        Raises `Unreachable` if Discord refuses the token, `Temporary` if Discord does not respond.
        """
        self._handler = handler
        self._interactions = Interactions(
            handler, self.chat, self._timings.ack_after_s, self._monitor
        )
        self._deletions = Deletions(handler, self.threads, self._report)
        client = self._client
        self._arrivals = Arrivals(client, handler, self.threads, self.chat)
        try:
            await client.login(self._token)
            if await commands.sync(client, handler.commands):
                log.info("the commands were registered with Discord")
            if self._gateway_url and self._shard_count is None:
                # discord.py would fetch the shard count together with the gateway's address, and
                # connect to that address.
                client.shard_count = (await client.http.get_bot_gateway())[0]
        except discord.LoginFailure as error:
            raise Unreachable(
                told(
                    "Discord refuses the token in DISCORD_TOKEN. Copy it again (Bot → Reset"
                    " Token); `paned doctor` says more"
                )
            ) from error
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            raise Temporary(f"Discord cannot be reached: {error}") from error
        self._connection = asyncio.create_task(client.connect(), name="discord")
        connected = asyncio.create_task(client.connected.wait())
        await asyncio.wait({self._connection, connected}, return_when=asyncio.FIRST_COMPLETED)
        connected.cancel()
        if not client.connected.is_set():
            await client.close()
            cause = self._connection.exception()
            raise Unreachable(told("Discord's gateway refused the connection")) from cause
        self._connection.add_done_callback(self._connection_ended)

    async def close(self) -> None:
        """Wait up to `DRAIN_S` for pending responses, then disconnect."""
        if self._pending:
            await asyncio.wait(self._pending, timeout=DRAIN_S)
        await self._client.close()
        if self._connection is not None:
            with contextlib.suppress(asyncio.CancelledError, discord.ConnectionClosed):
                await self._connection

    async def connected(self) -> bool:
        """Whether every shard of this process is connected."""
        return not self.ended.is_set() and self._client.is_connected()

    async def drain(self) -> None:
        """Wait until no response and no event is pending."""
        while self._pending:
            await asyncio.wait(self._pending)

    # gateway events

    async def interaction_created(self, interaction: Interaction) -> None:
        """Respond to an interaction."""
        if (task := asyncio.current_task()) is not None:
            self._track(task)
        await self._interactions.respond(interaction)

    def guild_removed(self, guild_id: int) -> None:
        """Report to the core that the bot was removed from a guild."""
        self._report_gone(f"discord:{guild_id}")

    def guild_joined(self, guild: discord.Guild) -> None:
        """Say who this is."""
        self._begin(self._arrivals.joined(guild))

    def guild_available(self, guild: discord.Guild) -> None:
        """Look for threads that were deleted while the bot was not connected, and greet a guild
        that added it then."""
        self._begin(self._deletions.sweep(guild))
        self._begin(self._arrivals.available(guild))

    def channel_deleted(self, guild_id: int, channel_id: int) -> None:
        """Report a deleted channel to the core."""
        self._deletions.deleted(guild_id, channel_id)

    def thread_deleted(self, guild_id: int, channel_id: int, thread_id: int) -> None:
        """Report a deleted thread to the core."""
        self._deletions.deleted(guild_id, channel_id, thread_id)

    # reports to the core

    def _report_gone(self, gone: Address | str) -> None:
        """Report a member who left, or the id of a community that the bot was removed from."""
        event_id = f"discord:gone:{secrets.token_hex(8)}"
        if isinstance(gone, Address):
            self._report(MemberLeft(event_id=event_id, actor=gone))
        else:
            self._report(CommunityLeft(event_id=event_id, community=gone))

    def _report(self, event: Event) -> None:
        """Pass an event to the core in the background; its response is not shown."""
        self._begin(self._handle(event))

    async def _handle(self, event: Event) -> None:
        assert self._handler is not None
        await self._handler.handle(event)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._track(asyncio.create_task(work))

    def _track(self, task: asyncio.Task[Any]) -> None:
        """Let `close` and `drain` wait for a task."""
        self._pending.add(task)
        task.add_done_callback(self._pending.discard)

    def _connection_ended(self, connection: asyncio.Task[None]) -> None:
        self.ended.set()
        if not connection.cancelled() and (error := connection.exception()) is not None:
            log.critical("Discord ended the connection for good: %s", error)
