"""The core's Chat port for Discord: direct messages, and private threads where those are closed."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

import aiohttp
import discord
from discord.http import Route

from adapters.discord.pace import Pace, Recent
from adapters.discord.parse import address, ref_id
from adapters.discord.places import Places, code_of
from adapters.discord.render import Origin, render
from bot.model.people import Address, Profile
from bot.ports import ChatError, MessageRef, Temporary, Throttled, Unreachable
from bot.view import Message

CANNOT_DM = 50007
TOO_FAST = 40003
NO_MUTUAL_GUILD = 50278
UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_USER = 10003, 10004, 10007, 10013
MISSING_ACCESS = 50001

_DAY = 24 * 60 * 60.0
_PATIENCE = 40.0  # seconds a delivery may take; the core's claim on it is good for a minute
_TOO_FAST_PAUSE = 600.0  # seconds without opening a direct message, once Discord said too fast

Gone = Callable[[Address | str], None]
"""Called with the address of a member, or the id of a community, that is no longer there."""


class DiscordChat:
    """Sends by REST only, so that any process can reach every guild, whichever shards it has."""

    def __init__(
        self, client: discord.AutoShardedClient, places: Places, gone: Gone, pace: Pace
    ) -> None:
        self._client = client
        self._places = places
        self._gone = gone
        self._pace = pace
        self._seen: Recent[Address, Profile] = Recent(10_000, seconds=600)
        self._direct: Recent[int, int] = Recent(100_000)
        self._closed: Recent[int, bool] = Recent(100_000, seconds=_DAY)

    def saw(self, actor: Address, profile: Profile | None) -> None:
        """An interaction came from that member: from a guild with a profile, else from a DM."""
        if profile is not None:
            self._seen.put(actor, profile)
        else:
            self._closed.drop(int(actor.member))

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Send a direct message; where those are closed, write in the member's private thread."""
        async with _meaning():
            if self._closed.get(int(address.member)) is None:
                try:
                    return await self._send_direct(address, message, key)
                except discord.HTTPException as error:
                    await self._refused(address, error)
            return await self._send_aside(address, message, key)

    async def _send_direct(
        self, to: Address, message: Message, key: str, others: Sequence[Address] = ()
    ) -> MessageRef:
        member = int(to.member)
        channel = self._direct.get(member)
        if channel is None:
            wait = self._pace.wait()
            if wait > 0:
                raise Throttled(wait)
            channel = (await self._client.create_dm(discord.Object(member))).id
            self._direct.put(member, channel)
        ready = render(message, origin=await self._origin(to), mention=others)
        sent = await self._client.get_partial_messageable(channel).send(
            view=ready.view, files=ready.attachments(), nonce=_nonce(key, to)
        )
        return MessageRef(to, ref_id(channel, sent.id, direct=True))

    async def _refused(self, to: Address, error: discord.HTTPException) -> None:
        """A direct message was refused. Returns where another way is worth trying, else raises."""
        if error.code == TOO_FAST:
            self._pace.pause(_TOO_FAST_PAUSE)
            return
        if error.code not in (CANNOT_DM, NO_MUTUAL_GUILD):
            raise error
        self._closed.put(int(to.member), True)
        await self._member(to)

    async def _send_aside(self, to: Address, message: Message, key: str) -> MessageRef:
        name = (await self.profile(to)).name
        code = code_of(str(to))
        for _ in range(2):
            thread = await self._places.thread(int(to.space), name, code, [int(to.member)])
            if thread is None:
                break
            try:
                return await self._say(thread, message, key, [to], to)
            except discord.NotFound:  # the thread was deleted: a new one
                self._places.forget(code)
        raise Unreachable("direct messages are closed, and no private thread is allowed")

    async def _say(
        self,
        thread: discord.Thread,
        message: Message,
        key: str,
        mention: Sequence[Address],
        to: Address,
    ) -> MessageRef:
        ready = render(message, mention=mention)
        sent = await self._client.get_partial_messageable(thread.id).send(
            view=ready.view,
            files=ready.attachments(),
            nonce=_nonce(key, to),
            allowed_mentions=discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(int(a.member)) for a in mention]
            ),
        )
        return MessageRef(to, ref_id(thread.id, sent.id, direct=False))

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message, wherever it was sent."""
        async with _meaning():
            place, _, number = ref.id.rpartition(".")
            direct = place.startswith("dm.")
            ready = render(message, origin=await self._origin(ref.address) if direct else None)
            channel = self._client.get_partial_messageable(int(place.removeprefix("dm.")))
            await channel.get_partial_message(int(number)).edit(
                view=ready.view, attachments=ready.attachments()
            )

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Open a private thread for these members; where none is allowed, write to each of them."""
        async with _meaning():
            names = [(await self.profile(address)).name for address in addresses]
            code = code_of(key)
            for _ in range(2):
                thread = await self._places.thread(
                    int(addresses[0].space),
                    " & ".join(names),
                    code,
                    [int(address.member) for address in addresses],
                )
                if thread is None:
                    break
                try:
                    return await self._say(thread, message, key, addresses, addresses[0])
                except discord.NotFound:
                    self._places.forget(code)
            refs = []
            for to in addresses:
                others = [address for address in addresses if address != to]
                try:
                    refs.append(await self._send_direct(to, message, key, others))
                except discord.HTTPException as error:
                    await self._refused(to, error)
                    raise Unreachable(
                        "no thread is allowed and a direct message is closed"
                    ) from error
            return refs[0]

    async def profile(self, address: Address) -> Profile:
        """As an interaction told lately, else as Discord knows the member. Discord has no zones."""
        seen = self._seen.get(address)
        if seen is not None:
            return seen
        async with _meaning():
            guild, member = await self._member(address)
            profile = Profile(
                name=member.display_name,
                community_name=guild.name,
                organiser=member.guild_permissions.manage_guild,
                bot=member.bot,
            )
            self._seen.put(address, profile)
            return profile

    async def _member(self, at: Address) -> tuple[discord.Guild, discord.Member]:
        """The member at that address. Tells the core, and raises, where there is none any more."""
        try:
            guild = await self._places.guild(int(at.space))
            return guild, await guild.fetch_member(int(at.member))
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_MEMBER, UNKNOWN_USER):
                self._gone(at)
            elif error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
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
        return Origin.of(int(to.space), (await self._places.guild(int(to.space))).name)


def _names_of(member: dict[str, dict[str, str]]) -> list[object]:
    user = member["user"]
    return [member.get("nick"), user.get("global_name"), user.get("username")]


def _nonce(key: str, to: Address) -> str:
    """The same delivery is the same nonce: Discord drops the second. At most 25 characters."""
    return hashlib.sha256(f"{key}\0{to}".encode()).hexdigest()[:25]


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


def _error(error: discord.HTTPException) -> ChatError:
    if error.status == 429:
        return Throttled(float(error.response.headers.get("Retry-After", 60)))
    if error.status >= 500:
        return Temporary(f"Discord answered {error.status}")
    return Unreachable(f"Discord refused: {error.status} {error.code} {error.text}")
