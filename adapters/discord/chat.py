"""The core's Chat port for Discord: direct messages, and private threads where those are closed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
from discord.http import Route

from adapters.discord.parse import address, ref_id, roles_of
from adapters.discord.places import Places, allowed, code_of, lacking
from adapters.discord.recent import Recent
from adapters.discord.render import MARK, Origin, render
from bot.model.people import Address, Channel, Profile, Standing
from bot.pace import Turns, seconds
from bot.ports import ChatError, MessageRef, PartlyReached, Temporary, Throttled, Unreachable
from bot.view import Message

log = logging.getLogger(__name__)

CANNOT_DM = 50007
TOO_FAST = 40003
NO_MUTUAL_GUILD = 50278
UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_USER = 10003, 10004, 10007, 10013
MISSING_ACCESS, THREAD_CLOSED = 50001, 50083

_DAY = 24 * 60 * 60.0
_NOW = 5.0  # seconds for which what an interaction told is what Discord says now
_LOOK_BACK = 50  # messages looked through for one of ours
_PATIENCE = 40.0  # seconds a delivery may take; the core's claim on it is good for a minute
OPENING = (1, 10)  # direct messages opened a second, and how many at once before that
_TOO_FAST_PAUSE = 600.0  # seconds without opening a direct message, once Discord said too fast

Gone = Callable[[Address | str], None]
"""Called with the address of a member, or the id of a community, that is no longer there."""


class DiscordChat:
    """Sends by REST only, so that any process can reach every guild, whichever shards it has."""

    def __init__(self, client: discord.AutoShardedClient, places: Places, gone: Gone) -> None:
        self._client = client
        self._places = places
        self._gone = gone
        self._turns = Turns(*OPENING)
        self._too_fast_until = 0.0
        self._seen: Recent[Address, Profile] = Recent(10_000, seconds=600)
        self._just_seen: Recent[Address, Profile] = Recent(10_000, seconds=_NOW)
        self._direct: Recent[int, int] = Recent(100_000)
        self._closed: Recent[int, bool] = Recent(100_000, seconds=_DAY)
        """Who takes no direct messages; False: nor could they be reached in another way."""

    def saw(self, actor: Address, profile: Profile | None) -> None:
        """An interaction came from that member: from a guild with a profile, else from a DM."""
        if profile is not None:
            self._seen.put(actor, profile)
            self._just_seen.put(actor, profile)
            if self._closed.get(int(actor.member)) is False:
                self._closed.drop(int(actor.member))  # they were told how to open it
        else:
            self._closed.drop(int(actor.member))

    async def turn(self, addresses: Sequence[Address]) -> None:
        """Only opening a direct message has a pace, which is kept where one is opened."""

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Send a direct message; where those are closed, write in the member's private thread."""
        async with _meaning():
            too_fast = False
            if self._closed.get(int(address.member)) is None:
                try:
                    channel = await self._open(address)
                    return await self._send_direct(address, channel, message, key, look=again)
                except discord.HTTPException as error:
                    await self._refused(address, error)
                    too_fast = error.code == TOO_FAST
            sent = await self._send_aside(address, message, key, look=again)
            if sent is None and too_fast:
                raise Throttled(_TOO_FAST_PAUSE)
            if sent is None:
                self._closed.put(int(address.member), False)
                raise Unreachable("direct messages are closed, and no private thread is allowed")
            return sent

    async def _open(self, to: Address) -> int:
        """The channel of direct messages with that member. That it opens says nothing of whether
        they take any."""
        member = int(to.member)
        channel = self._direct.get(member)
        if channel is None:
            slow = self._too_fast_until - time.monotonic()
            if (wait := slow if slow > 0 else self._turns.wait("direct")) > 0:
                raise Throttled(wait)
            channel = (await self._client.create_dm(discord.Object(member))).id
            self._direct.put(member, channel)
        return channel

    async def _send_direct(
        self,
        to: Address,
        channel: int,
        message: Message,
        key: str,
        *,
        others: Sequence[Address] = (),
        look: bool,
    ) -> MessageRef:
        mark = _mark(key, to)
        number = await self._arrived(channel, mark) if look else None
        if number is None:
            ready = render(message, origin=await self._origin(to), mention=others, mark=mark)
            sent = await self._client.get_partial_messageable(channel).send(
                view=ready.view, files=ready.attachments(), nonce=_nonce(key, to)
            )
            number = sent.id
        return MessageRef(to, ref_id(channel, number, direct=True))

    async def _arrived(self, channel: int, mark: int, after: int | None = None) -> int | None:
        """The message with that mark, if an earlier try got it there: among the latest, or among
        the first after that id."""
        for found in await self._client.http.logs_from(channel, _LOOK_BACK, after=after):
            parts: Sequence[Any] = found.get("components", ())
            if parts and parts[0].get("id") == mark:
                return int(found["id"])
        return None

    async def _refused(self, to: Address, error: discord.HTTPException) -> None:
        """A direct message was refused. Returns where another way is worth trying, else raises."""
        if error.code == TOO_FAST:
            self._too_fast_until = time.monotonic() + _TOO_FAST_PAUSE
            return
        if error.code not in (CANNOT_DM, NO_MUTUAL_GUILD):
            raise error
        self._closed.put(int(to.member), True)
        await self._member(to)

    async def _send_aside(
        self, to: Address, message: Message, key: str, *, look: bool
    ) -> MessageRef | None:
        name = (await self.profile(to)).name
        return await self._say_in(code_of(str(to)), name, [to], message, key, look=look)

    async def _say_in(
        self,
        code: str,
        name: str,
        members: Sequence[Address],
        message: Message,
        key: str,
        *,
        look: bool,
        fresh: bool = False,
    ) -> MessageRef | None:
        """Write in the private thread with that code, which mentions these members; None where no
        thread is allowed. A `fresh` one begins with this message."""
        ids = [int(address.member) for address in members]
        for _ in range(2):
            thread = await self._places.thread(int(members[0].space), name, code, ids)
            if thread is None:
                return None
            try:
                return await self._say(thread, members, message, key, look=look, fresh=fresh)
            except discord.HTTPException as error:
                if error.status not in (403, 404) and error.code != THREAD_CLOSED:
                    raise
                self._places.forget(code)  # deleted, shut or forbidden since: look anew
        return None

    async def _say(
        self,
        thread: discord.Thread,
        members: Sequence[Address],
        message: Message,
        key: str,
        *,
        look: bool,
        fresh: bool,
    ) -> MessageRef:
        mark, to = _mark(key, members[0]), members[0]
        after = thread.id if fresh else None
        number = await self._arrived(thread.id, mark, after) if look else None
        if number is None:
            ready = render(message, mention=members, mark=mark)
            users = [discord.Object(int(member.member)) for member in members]
            sent = await self._client.get_partial_messageable(thread.id).send(
                view=ready.view,
                files=ready.attachments(),
                nonce=_nonce(key, to),
                allowed_mentions=discord.AllowedMentions(everyone=False, roles=False, users=users),
            )
            number = sent.id
        return MessageRef(to, ref_id(thread.id, number, parent=thread.parent_id))

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message, wherever it was sent."""
        async with _meaning():
            place, _, number = ref.id.rpartition(".")
            direct = place.startswith("dm.")
            ready = render(message, origin=await self._origin(ref.address) if direct else None)
            channel = self._client.get_partial_messageable(int(place.rpartition(".")[2]))
            await channel.get_partial_message(int(number)).edit(
                view=ready.view, attachments=ready.attachments()
            )

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Open a private thread for these members; where none is allowed, write to each of them."""
        async with _meaning():
            name = " & ".join([(await self.profile(address)).name for address in addresses])
            shared = await self._say_in(
                code_of(key), name, addresses, message, key, look=again, fresh=True
            )
            return shared or await self._write_to_each(addresses, message, key)

    async def _write_to_each(
        self, addresses: Sequence[Address], message: Message, key: str
    ) -> MessageRef:
        """A direct message each, which names the others.

        All channels are opened before anything is sent, so that a pause costs no half of it; and
        as the try before may have reached one of them, each is looked at first.
        """
        channels: dict[Address, int] = {}
        refs: list[MessageRef] = []
        for to in addresses:
            if self._closed.get(int(to.member)) is None:
                try:
                    channels[to] = await self._open(to)
                except discord.HTTPException as error:
                    await self._refused(to, error)
                    raise Throttled(_TOO_FAST_PAUSE) from error
        for to, channel in channels.items():
            others = [address for address in addresses if address != to]
            try:
                refs.append(
                    await self._send_direct(to, channel, message, key, others=others, look=True)
                )
            except discord.HTTPException as error:
                await self._refused(to, error)
        reached = {ref.address for ref in refs}
        missing = [address for address in addresses if address not in reached]
        for to in missing:
            self._closed.put(int(to.member), False)
        if not refs:
            raise Unreachable("no thread is allowed, and direct messages are closed")
        if missing:
            raise PartlyReached(refs[0], missing)
        return refs[0]

    async def profile(self, address: Address) -> Profile:
        """As an interaction told lately, else as Discord knows the member. Discord has no zones."""
        seen = self._seen.get(address)
        if seen is not None:
            return seen
        async with _meaning():
            return await self._look_up(address)

    async def standing(self, address: Address) -> Standing:
        """As the interaction told that is being answered; Discord is asked where it did not."""
        async with _meaning():
            profile = self._just_seen.get(address) or await self._look_up(address)
            guild = await self._places.guild(int(address.space))
            me = await self._places.me(guild)
            return Standing(
                profile=profile,
                roles={str(role.id): role.name for role in guild.roles if not role.is_default()},
                channels={
                    str(channel.id): Channel(f"#{channel.name}", lacking(allowed(channel, me)))
                    for channel in await self._places.channels(guild)
                },
            )

    async def _look_up(self, address: Address) -> Profile:
        guild, member = await self._member(address)
        profile = Profile(
            name=member.display_name,
            community_name=guild.name,
            organiser=member.guild_permissions.manage_guild,
            roles=roles_of(member),
            bot=member.bot,
        )
        self._seen.put(address, profile)
        return profile

    async def _member(self, at: Address) -> tuple[discord.Guild, discord.Member]:
        """The member at that address. Tells the core, and raises, where there is none any more."""
        guild = await self._guild(at)
        try:
            return guild, await guild.fetch_member(int(at.member))
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_MEMBER, UNKNOWN_USER):
                self._gone(at)
            elif error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
                self._gone(at.community)
            raise

    async def _guild(self, at: Address) -> discord.Guild:
        """The guild of that address. Tells the core, and raises, where we are not in it."""
        try:
            return await self._places.guild(int(at.space))
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
                self._gone(at.community)
            raise

    async def find_member(self, actor: Address, typed: str) -> Address | None:
        """The member of the actor's guild whose name was typed, if it can only be one."""
        wanted = typed.strip().removeprefix("@").casefold()
        if not wanted:
            return None
        async with _meaning():
            route = Route("GET", "/guilds/{guild_id}/members/search", guild_id=int(actor.space))
            found = await self._client.http.request(
                route, params={"query": wanted[:32], "limit": "10"}
            )
        exact = [
            member
            for member in found
            if wanted in (str(name).casefold() for name in _names_of(member) if name)
        ]
        matches = exact or found
        return address(int(actor.space), matches[0]["user"]["id"]) if len(matches) == 1 else None

    async def _origin(self, to: Address) -> Origin:
        return Origin.of(int(to.space), (await self._guild(to)).name)


def _names_of(member: dict[str, dict[str, str]]) -> list[object]:
    user = member["user"]
    return [member.get("nick"), user.get("global_name"), user.get("username")]


def _nonce(key: str, to: Address) -> str:
    """The same delivery is the same nonce: Discord drops the second within a few minutes.

    At most 25 characters.
    """
    return hashlib.sha256(f"{key}\0{to}".encode()).hexdigest()[:25]


def _mark(key: str, to: Address) -> int:
    """The same delivery is the same mark, which stays on the message for good."""
    return MARK | int(_nonce(key, to)[:8], 16) & (MARK - 1)


@asynccontextmanager
async def _meaning() -> AsyncIterator[None]:
    """What goes wrong on the way, as the port's errors."""
    try:
        async with asyncio.timeout(_PATIENCE):
            yield
    except ChatError:
        raise
    except discord.RateLimited as error:
        raise Throttled(error.retry_after) from error
    except discord.HTTPException as error:
        raise _error(error) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Temporary(f"Discord did not answer: {type(error).__name__}") from error
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        # discord.py stumbles like this over half an answer, or a page in place of one.
        log.warning("Discord answered with nonsense", exc_info=error)
        raise Temporary("Discord answered with nonsense") from error


def _error(error: discord.HTTPException) -> ChatError:
    if error.status == 429:
        return Throttled(seconds(error.response.headers.get("Retry-After"), 60.0))
    if error.status >= 500:
        return Temporary(f"Discord answered {error.status}")
    return Unreachable(f"Discord refused: {error.status} {error.code} {error.text}")
