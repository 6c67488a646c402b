"""Detection of deleted private threads, and of the channels that contained them."""

from __future__ import annotations

import logging
from collections.abc import Callable

import aiohttp
import discord

from adapters.discord import parse
from adapters.discord.threads import Threads
from bot.core.events import ConversationDeleted
from bot.core.ports import EventHandler
from bot.core.store import StoreUnavailable

log = logging.getLogger(__name__)


class Deletions:
    """Reports deleted conversations to the core, and removes them from the cache of threads."""

    def __init__(
        self,
        handler: EventHandler,
        threads: Threads,
        report: Callable[[ConversationDeleted], None],
    ) -> None:
        self._handler = handler
        self._threads = threads
        self._report = report

    def deleted(self, guild_id: int, *path: int) -> None:
        """Report a deletion: `path` is a channel id, or a channel id and a thread id."""
        self._threads.forget_by_id(path[-1])
        prefix = ".".join(map(str, path))
        self._report(
            ConversationDeleted(
                event_id=f"discord:deleted:{prefix}",
                community=f"discord:{guild_id}",
                conversation=f"{prefix}.",
            )
        )

    async def sweep(self, guild: discord.Guild) -> None:
        """Report the threads in use that no longer exist.

        For a new gateway session: Discord does not report what was deleted before it.
        """
        try:
            for ref in sorted(await self._handler.conversations(f"discord:{guild.id}")):
                path = parse.thread_path(ref)
                if path and not await self._threads.exists(guild, path[-1]):
                    self.deleted(guild.id, *path)
        except (StoreUnavailable, aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("guild %s: the check for deleted threads failed: %s", guild.id, error)
