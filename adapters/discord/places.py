"""Where the bot may speak in a guild: the channel for private threads, and the threads."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import discord

from adapters.discord.markup import one_line
from adapters.discord.recent import Recent

ChannelOf = Callable[[int], Awaitable[int | None]]
"""The channel that a guild chose for introductions, by the guild's id; None if it chose none."""


async def no_choice(_guild: int) -> int | None:
    """No guild has chosen a channel."""
    return None


NEEDED = discord.Permissions(
    view_channel=True,
    create_private_threads=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
"""All that the bot asks for, in the channel where it opens private threads. It reads only to see
whether a message of its own arrived before a crash."""

_NAMES: Final = {
    "view_channel": "View Channel",
    "create_private_threads": "Create Private Threads",
    "send_messages_in_threads": "Send Messages in Threads",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}

_WEEK: Final = 10080  # minutes until a silent thread is archived; writing in it brings it back


def code_of(*parts: str) -> str:
    """Eight characters that mark a thread as the one for this: found again after a crash."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


def allowed(channel: discord.TextChannel, me: discord.Member) -> discord.Permissions:
    """What the bot may do in the threads of a channel."""
    found = channel.permissions_for(me)
    if not found.send_messages:
        # discord.py then takes files to be forbidden too; in threads another permission decides.
        found.update(attach_files=me.guild_permissions.attach_files)
    return found


def lacking(granted: discord.Permissions) -> tuple[str, ...]:
    """What is missing of what the bot needs, as Discord's settings name it."""
    return tuple(_NAMES[name] for name, needed in NEEDED if needed and not getattr(granted, name))


class Places:
    """Guilds, channels and threads, from the gateway's cache where this process has them."""

    def __init__(self, client: discord.AutoShardedClient, channel_of: ChannelOf) -> None:
        self._client = client
        self._channel_of = channel_of
        self._fetched: Recent[int, discord.Guild] = Recent(1000, seconds=300)
        self._threads: Recent[str, discord.Thread] = Recent(10_000)

    async def guild(self, guild_id: int) -> discord.Guild:
        """The guild; asked of Discord where it is on another process's shard."""
        known = self._client.get_guild(guild_id)
        if known is not None and not known.unavailable:
            return known
        fetched = self._fetched.get(guild_id)
        if fetched is None:
            fetched = await self._client.fetch_guild(guild_id, with_counts=False)
            self._fetched.put(guild_id, fetched)
        return fetched

    async def me(self, guild: discord.Guild) -> discord.Member:
        """The bot as a member of the guild."""
        assert self._client.user is not None
        return guild.get_member(self._client.user.id) or await guild.fetch_member(
            self._client.user.id
        )

    async def channels(self, guild: discord.Guild) -> list[discord.TextChannel]:
        """The text channels, in the order members see them."""
        found = guild.channels or await guild.fetch_channels()
        text = [channel for channel in found if isinstance(channel, discord.TextChannel)]
        return sorted(text, key=lambda channel: (channel.position, channel.id))

    async def channel(self, guild: discord.Guild) -> discord.TextChannel | None:
        """Where private threads go: as the guild chose, else its system channel, else the first.

        Only where the bot has all it needs and (unless it was chosen) everybody may look.
        """
        channels = await self.channels(guild)
        me = await self.me(guild)
        usable = [c for c in channels if allowed(c, me).is_superset(NEEDED)]
        chosen = await self.chosen(guild)
        open_to_all = [c for c in usable if c.permissions_for(guild.default_role).view_channel]
        first = [c for c in usable if c == chosen]
        system = [c for c in open_to_all if c.id == guild._system_channel_id]
        return next(iter(first + system + open_to_all), None)

    async def chosen(self, guild: discord.Guild) -> discord.TextChannel | None:
        """The channel that the guild chose, if it chose one and it is still there."""
        wanted = await self._channel_of(guild.id)
        return next((c for c in await self.channels(guild) if c.id == wanted), None)

    async def thread(
        self, guild_id: int, name: str, code: str, members: Sequence[int]
    ) -> discord.Thread | None:
        """The private thread with that code and these members in it; None where none is allowed.

        Made if it is not there. Raises `discord.NotFound` if a member is not in the guild.
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
            except discord.Forbidden:  # somebody who cannot see the channel
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
                name=f"{one_line(name)[:80]} #{code}",
                type=discord.ChannelType.private_thread,
                invitable=False,
                auto_archive_duration=_WEEK,
            )
        except (discord.Forbidden, discord.NotFound):
            return None

    async def is_there(self, guild: discord.Guild, thread_id: int) -> bool:
        """Whether a thread still exists; of one that fell silent, Discord must be asked."""
        if guild.get_thread(thread_id) is not None:
            return True
        try:
            await self._client.http.get_channel(thread_id)
        except discord.NotFound:
            return False
        except discord.HTTPException:
            pass  # not said, so not gone
        return True

    def forget(self, code: str) -> None:
        """That thread is gone."""
        self._threads.drop(code)

    def forget_thread(self, thread_id: int) -> None:
        """The thread with that id is gone, or the channel it was in."""
        for code, thread in self._threads.items():
            if thread_id in (thread.id, thread.parent_id):
                self._threads.drop(code)
