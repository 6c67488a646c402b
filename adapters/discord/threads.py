"""The guilds, channels and private threads that the bot uses."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import discord

from adapters.discord.markup import one_line
from adapters.shared.ttl_cache import TtlCache

ChannelSetting = Callable[[int], Awaitable[int | None]]
"""Returns the channel that a guild's setup names for private threads; None without one."""


async def no_channel_set(_guild: int) -> int | None:
    """Return None: no guild has set a channel."""
    return None


_PERMISSION_NAMES: Final = {
    "view_channel": "View Channel",
    "create_private_threads": "Create Private Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
"""What the bot needs in the channel of its private threads, as Discord's settings name it.

It reads the message history to find its own messages: before a second try of a delivery, and before
an update."""

REQUIRED_PERMISSIONS = discord.Permissions(**dict.fromkeys(_PERMISSION_NAMES, True))
"""The same permissions, and no others."""

_AUTO_ARCHIVE_MINUTES: Final = 10080  # a week; a message in an archived thread reopens it
_NAME_MAX: Final = 80  # characters; Discord allows 100, with the code


def thread_code(*parts: str) -> str:
    """Return the eight characters at the end of a thread's name that identify its purpose.

    A new process finds the thread by them.
    """
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


def permissions_in(channel: discord.TextChannel, me: discord.Member) -> discord.Permissions:
    """Return the bot's permissions in the threads of a channel."""
    permissions = channel.permissions_for(me)
    if permissions.view_channel and not permissions.send_messages:
        # discord.py then also denies files. In threads, Send Messages in Threads decides instead.
        permissions.update(attach_files=me.guild_permissions.attach_files)
    return permissions


def missing_permissions(granted: discord.Permissions) -> tuple[str, ...]:
    """Return the missing permissions, by their names in Discord's settings."""
    # By our own names: in a set of permissions, discord.py calls View Channel `read_messages`.
    return tuple(name for flag, name in _PERMISSION_NAMES.items() if not getattr(granted, flag))


class Threads:
    """Finds guilds and channels, from the gateway's cache or by REST, and opens private threads."""

    def __init__(self, client: discord.AutoShardedClient, channel_of: ChannelSetting) -> None:
        self._client = client
        self._channel_of = channel_of
        self._guilds: TtlCache[int, discord.Guild] = TtlCache(1000, seconds=300)
        self._threads: TtlCache[str, discord.Thread] = TtlCache(10_000)

    async def guild(self, guild_id: int) -> discord.Guild:
        """Return the guild, by REST if it is on a shard of another process."""
        cached = self._client.get_guild(guild_id)
        if cached is not None and not cached.unavailable:
            return cached
        fetched = self._guilds.get(guild_id)
        if fetched is None:
            fetched = await self._client.fetch_guild(guild_id, with_counts=False)
            self._guilds.put(guild_id, fetched)
        return fetched

    async def me(self, guild: discord.Guild) -> discord.Member:
        """Return the bot as a member of the guild."""
        assert self._client.user is not None
        return guild.get_member(self._client.user.id) or await guild.fetch_member(
            self._client.user.id
        )

    async def channels(self, guild: discord.Guild) -> list[discord.TextChannel]:
        """Return the text channels, in the order of the channel list."""
        found = guild.channels or await guild.fetch_channels()
        text = [channel for channel in found if isinstance(channel, discord.TextChannel)]
        return sorted(text, key=lambda channel: (channel.position, channel.id))

    async def channel(self, guild: discord.Guild) -> discord.TextChannel | None:
        """Return the channel for private threads: as set, else the system channel, else the first.

        The bot must have all permissions there and, unless the channel was set, everyone must be
        able to view it. None if no channel qualifies.
        """
        channels = await self.channels(guild)
        me = await self.me(guild)
        usable = [c for c in channels if permissions_in(c, me).is_superset(REQUIRED_PERMISSIONS)]
        chosen = await self.chosen(guild)
        public = [c for c in usable if c.permissions_for(guild.default_role).view_channel]
        first = [c for c in usable if c == chosen]
        system = [c for c in public if c.id == guild._system_channel_id]
        return next(iter(first + system + public), None)

    async def chosen(self, guild: discord.Guild) -> discord.TextChannel | None:
        """Return the channel that the guild's setup names; None without one or if it is gone."""
        channel_id = await self._channel_of(guild.id)
        return next((c for c in await self.channels(guild) if c.id == channel_id), None)

    async def thread(
        self, guild_id: int, name: str, code: str, members: Sequence[int]
    ) -> discord.Thread | None:
        """Find or open the private thread with that code, and add the members.

        None if no channel allows it, or if a member cannot view the channel. Raises
        `discord.NotFound` if a member is not in the guild.
        """
        thread = self._threads.get(code)
        if thread is None:
            guild = await self.guild(guild_id)
            channel = await self.channel(guild)
            if channel is None:
                return None
            thread = await self._find(guild, code) or await self._open(channel, name, code)
            if thread is None:
                return None
            try:
                for member in members:
                    await thread.add_user(discord.Object(member))
            except discord.Forbidden:  # a member cannot view the channel
                return None
            self._threads.put(code, thread)
        return thread

    async def _find(self, guild: discord.Guild, code: str) -> discord.Thread | None:
        assert self._client.user is not None
        for thread in await guild.active_threads():
            if thread.owner_id == self._client.user.id and thread.name.endswith(f"#{code}"):
                return thread
        return None

    @staticmethod
    async def _open(channel: discord.TextChannel, name: str, code: str) -> discord.Thread | None:
        try:
            return await channel.create_thread(
                name=f"{one_line(name)[:_NAME_MAX]} #{code}",
                type=discord.ChannelType.private_thread,
                invitable=False,
                auto_archive_duration=_AUTO_ARCHIVE_MINUTES,
            )
        except (discord.Forbidden, discord.NotFound):
            return None

    async def exists(self, guild: discord.Guild, thread_id: int) -> bool:
        """Return whether a thread exists; by REST if it is archived, and so not in the cache."""
        if guild.get_thread(thread_id) is not None:
            return True
        try:
            await self._client.http.get_channel(thread_id)
        except discord.NotFound:
            return False
        except discord.HTTPException:
            pass  # unknown, so not deleted
        return True

    def forget(self, code: str) -> None:
        """Remove the thread with that code from the cache."""
        self._threads.drop(code)

    def forget_by_id(self, id_: int) -> None:
        """Remove a thread, or every thread of a channel, from the cache."""
        for code, thread in self._threads.items():
            if id_ in (thread.id, thread.parent_id):
                self._threads.drop(code)
