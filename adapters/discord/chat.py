"""The Chat port for Discord: DMs, and private threads for members who take no DMs."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from typing import Any

import discord

from adapters.discord.errors import (
    CANNOT_SEND_DM,
    NO_MUTUAL_GUILD,
    OPENING_DMS_TOO_FAST,
    THREAD_ARCHIVED,
    port_errors,
)
from adapters.discord.members import Members, ReportGone
from adapters.discord.parse import ref_id, split_ref
from adapters.discord.render import (
    FULL_TEXT_FILE,
    MARK,
    Origin,
    file_components,
    mark_of,
    mention_line,
    mentions_of,
    render,
)
from adapters.discord.threads import Threads, thread_code
from adapters.discord.timings import DiscordTimings
from adapters.shared.ttl_cache import TtlCache
from bot.core.messages import Message
from bot.core.ports import MessageRef, PartlyReached, Throttled, Unreachable
from bot.delivery.limits import RateLimiter
from bot.domain.people import Address, Membership, Profile

_DAY_S = 24 * 60 * 60.0
_HISTORY_LIMIT = 50  # messages in which an earlier try is searched
_TOO_FAST_PAUSE_S = 600.0  # without opening DMs, after Discord refused one as too fast


class DiscordChat:
    """Sends by REST only, so that any process reaches every guild, on whichever shard it is."""

    def __init__(
        self,
        client: discord.AutoShardedClient,
        threads: Threads,
        report_gone: ReportGone,
        timings: DiscordTimings,
    ) -> None:
        self._client = client
        self._threads = threads
        self._members = Members(client, threads, report_gone, timings.profile_valid_s)
        self._openings = RateLimiter(timings.openings_per_s, timings.openings_burst)
        self._too_fast_until = 0.0
        """Monotonic time in seconds."""
        self._dm_channels: TtlCache[int, int] = TtlCache(100_000)
        """Channel id by user id."""
        self._dms_closed: TtlCache[int, bool] = TtlCache(100_000, seconds=_DAY_S)
        """By user id, for members who take no DMs: whether a private thread may reach them."""

    def saw(self, actor: Address, profile: Profile | None) -> None:
        """Note an interaction of a member: with a profile from a guild, without one from a DM.

        A member who pressed a button in a DM may take DMs again. So may one who could not be
        reached at all: the response explains how to allow DMs.
        """
        if profile is None:
            self._dms_closed.drop(int(actor.member))
            return
        self._members.saw(actor, profile)
        if self._dms_closed.get(int(actor.member)) is False:
            self._dms_closed.drop(int(actor.member))

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Return at once: only opening a DM is limited, and `send` limits that itself."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Send a DM; if the member takes none, write in a private thread for the member."""
        async with port_errors():
            user_id, too_fast = int(address.member), False
            if self._dms_closed.get(user_id) is None:
                try:
                    channel = await self._open_dm(address)
                    return await self._send_dm(
                        address, channel, message, key, maybe_sent=maybe_sent
                    )
                except discord.HTTPException as error:
                    await self._dm_refused(address, error)
                    too_fast = error.code == OPENING_DMS_TOO_FAST
            name = (await self.profile(address)).name
            code = thread_code(str(address))
            ref = await self._send_in_thread(
                code, name, [address], message, key, maybe_sent=maybe_sent
            )
            if ref is None and too_fast:
                raise Throttled(_TOO_FAST_PAUSE_S)
            if ref is None:
                self._dms_closed.put(user_id, False)
                raise Unreachable("DMs are closed, and no private thread is allowed")
            return ref

    async def _open_dm(self, to: Address) -> int:
        """Return the id of the DM channel. It opens also for members who take no DMs."""
        user_id = int(to.member)
        channel = self._dm_channels.get(user_id)
        if channel is None:
            pause = self._too_fast_until - time.monotonic()
            if (wait := pause if pause > 0 else self._openings.wait("dm")) > 0:
                raise Throttled(wait)
            channel = (await self._client.create_dm(discord.Object(user_id))).id
            self._dm_channels.put(user_id, channel)
        return channel

    async def _send_dm(
        self,
        to: Address,
        channel: int,
        message: Message,
        key: str,
        *,
        others: Sequence[Address] = (),
        maybe_sent: bool,
    ) -> MessageRef:
        """Send a message in a DM, after mentions of the others."""
        mark = _mark(key, to)
        message_id = await self._find_by_mark(channel, mark) if maybe_sent else None
        if message_id is None:
            rendered = render(
                message,
                origin=await self._origin(to),
                mentions=mention_line([other.member for other in others]),
                mark=mark,
            )
            sent = await self._client.get_partial_messageable(channel).send(
                view=rendered.view, files=rendered.uploads(), nonce=nonce(key, to)
            )
            message_id = sent.id
        return MessageRef(to, ref_id(channel, message_id, dm=True))

    async def _find_by_mark(self, channel: int, mark: int, after: int | None = None) -> int | None:
        """Return the id of the message with that mark: in the latest messages of the channel, or in
        the first messages after the id `after`."""
        for found in await self._client.http.logs_from(channel, _HISTORY_LIMIT, after=after):
            components: Sequence[Any] = found.get("components", ())
            if components and components[0].get("id") == mark:
                return int(found["id"])
        return None

    async def _dm_refused(self, to: Address, error: discord.HTTPException) -> None:
        """Handle a refused DM. Returns if a private thread is worth a try, else raises."""
        if error.code == OPENING_DMS_TOO_FAST:
            self._too_fast_until = time.monotonic() + _TOO_FAST_PAUSE_S
            return
        if error.code not in (CANNOT_SEND_DM, NO_MUTUAL_GUILD):
            raise error
        self._dms_closed.put(int(to.member), True)
        await self._members.fetch(to)

    async def _send_in_thread(
        self,
        code: str,
        name: str,
        members: Sequence[Address],
        message: Message,
        key: str,
        *,
        maybe_sent: bool,
        is_first: bool = False,
    ) -> MessageRef | None:
        """Send in the private thread with that code, with mentions of the members.

        `is_first` says that the message is the first in the thread. None if no thread is allowed.
        """
        user_ids = [int(member.member) for member in members]
        for _ in range(2):
            thread = await self._threads.thread(int(members[0].space), name, code, user_ids)
            if thread is None:
                return None
            after = thread.id if is_first else None
            try:
                return await self._send_to(
                    thread, members, message, key, maybe_sent=maybe_sent, after=after
                )
            except discord.HTTPException as error:
                if error.status not in (403, 404) and error.code != THREAD_ARCHIVED:
                    raise
                self._threads.forget(code)  # deleted, locked or forbidden: find or open another
        return None

    async def _send_to(
        self,
        thread: discord.Thread,
        members: Sequence[Address],
        message: Message,
        key: str,
        *,
        maybe_sent: bool,
        after: int | None,
    ) -> MessageRef:
        to = members[0]
        mark = _mark(key, to)
        message_id = await self._find_by_mark(thread.id, mark, after) if maybe_sent else None
        if message_id is None:
            mentions = mention_line([member.member for member in members])
            rendered = render(message, mentions=mentions, mark=mark)
            users = [discord.Object(int(member.member)) for member in members]
            sent = await self._client.get_partial_messageable(thread.id).send(
                view=rendered.view,
                files=rendered.uploads(),
                nonce=nonce(key, to),
                allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=users),
            )
            message_id = sent.id
        return MessageRef(to, ref_id(thread.id, message_id, parent=thread.parent_id))

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a sent message, in a DM or a thread.

        Mentions before the message stay. A file that the message has stays without a new upload,
        unless `message` contains a file of that name.
        """
        async with port_errors():
            channel, message_id, dm = split_ref(ref.id)
            origin = await self._origin(ref.address) if dm else None
            # Discord removes the files that an edit does not name by id, so read the ids first.
            sent = await self._client.get_partial_messageable(channel).fetch_message(message_id)
            replaced = {FULL_TEXT_FILE, *(file.name for file in message.files)}
            attached = [file for file in _attachments(sent) if file.filename not in replaced]
            rendered = render(
                message,
                origin=origin,
                mentions=mentions_of(sent),
                mark=mark_of(sent),
                attached=[file.filename for file in attached],
            )
            await sent.edit(view=rendered.view, attachments=[*attached, *rendered.uploads()])

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Open a private thread for these members; if none is allowed, send a DM to each."""
        async with port_errors():
            name = " & ".join([(await self.profile(address)).name for address in addresses])
            ref = await self._send_in_thread(
                thread_code(key),
                name,
                addresses,
                message,
                key,
                maybe_sent=maybe_sent,
                is_first=True,
            )
            return ref or await self._send_dms(addresses, message, key)

    async def _send_dms(
        self, addresses: Sequence[Address], message: Message, key: str
    ) -> MessageRef:
        """Send a DM to each, with mentions of the others.

        All channels are opened before the first DM, so that `Throttled` is raised before any of the
        members is reached. An earlier try may have reached one of them, so each DM channel is
        searched for it.
        """
        channels: dict[Address, int] = {}
        refs: list[MessageRef] = []
        for to in addresses:
            if self._dms_closed.get(int(to.member)) is None:
                try:
                    channels[to] = await self._open_dm(to)
                except discord.HTTPException as error:
                    await self._dm_refused(to, error)
                    raise Throttled(_TOO_FAST_PAUSE_S) from error
        for to, channel in channels.items():
            others = [address for address in addresses if address != to]
            try:
                refs.append(
                    await self._send_dm(to, channel, message, key, others=others, maybe_sent=True)
                )
            except discord.HTTPException as error:
                await self._dm_refused(to, error)
        reached = {ref.address for ref in refs}
        missing = [address for address in addresses if address not in reached]
        for to in missing:
            self._dms_closed.put(int(to.member), False)
        if not refs:
            raise Unreachable("no private thread is allowed, and DMs are closed")
        if missing:
            raise PartlyReached(refs[0], missing)
        return refs[0]

    async def profile(self, address: Address) -> Profile:
        """Return the profile: from a recent interaction, else by REST."""
        async with port_errors():
            return await self._members.profile(address)

    async def membership(self, address: Address) -> Membership:
        """Return roles and channels: from the current interaction, else by REST."""
        async with port_errors():
            return await self._members.membership(address)

    async def find_member(self, actor: Address, typed: str) -> Address | None:
        """Return the one member of the actor's guild with a typed name; None for none or several.

        Raises the port's errors.
        """
        async with port_errors():
            return await self._members.find(actor, typed)

    async def _origin(self, to: Address) -> Origin:
        return Origin.of(int(to.space), (await self._members.guild(to)).name)


def _attachments(sent: discord.Message) -> list[discord.Attachment]:
    """Return the files of a sent message that its components show, for an edit that keeps them."""
    return [
        discord.Attachment(
            data={
                "id": file.media.attachment_id,
                "filename": file.name,
                "size": file.size or 0,
                "url": file.media.url,
                "proxy_url": file.media.proxy_url or file.media.url,
            },
            state=sent._state,
        )
        for file in file_components(sent)
        if file.media.attachment_id and file.name
    ]


def nonce(key: str, to: Address) -> str:
    """Return a nonce of 25 characters, Discord's maximum, for one delivery.

    Discord discards a second message with the same nonce for a few minutes.
    """
    return hashlib.sha256(f"{key}\0{to}".encode()).hexdigest()[:25]


def _mark(key: str, to: Address) -> int:
    """Return the mark for one delivery, which stays on the message."""
    return MARK | int(nonce(key, to)[:8], 16) & (MARK - 1)
