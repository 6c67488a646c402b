"""The members of guilds, from recent interactions or by REST."""

from __future__ import annotations

from collections.abc import Callable

import discord
from discord.http import Route

from adapters.discord.errors import MISSING_ACCESS, UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_USER
from adapters.discord.parse import address, roles_of
from adapters.discord.threads import Threads, missing_permissions, permissions_in
from adapters.shared.ttl_cache import TtlCache
from bot.domain.people import Address, Channel, Membership, Profile

_QUERY_MAX = 32  # characters
_MATCHES_MAX = 10
_KNOWN_FOR_S = 300.0
"""Seconds for which somebody counts as a member without another request. Bots without a privileged
intent are not told who leaves."""

ReportGone = Callable[[Address | str], None]
"""Called with the address of a member who left, or the id of a community without the bot."""


class Members:
    """Looks up members. Every method may raise `discord.HTTPException`."""

    def __init__(
        self,
        client: discord.AutoShardedClient,
        threads: Threads,
        report_gone: ReportGone,
        profile_valid_s: float,
    ) -> None:
        self._client = client
        self._threads = threads
        self._report_gone = report_gone
        self._profiles: TtlCache[Address, Profile] = TtlCache(10_000, seconds=_KNOWN_FOR_S)
        self._fresh_profiles: TtlCache[Address, Profile] = TtlCache(10_000, seconds=profile_valid_s)

    def saw(self, member: Address, profile: Profile) -> None:
        """Store the profile that came with an interaction."""
        self._profiles.put(member, profile)
        self._fresh_profiles.put(member, profile)

    async def profile(self, at: Address) -> Profile:
        """Return a profile of the last minutes, which only a member has. It has no time zone."""
        return self._profiles.get(at) or await self._fetch_profile(at)

    async def membership(self, at: Address) -> Membership:
        """Return roles and channels; the roles from the current interaction if it has them."""
        profile = self._fresh_profiles.get(at) or await self._fetch_profile(at)
        guild = await self._threads.guild(int(at.space))
        me = await self._threads.me(guild)
        return Membership(
            profile=profile,
            roles={str(role.id): role.name for role in guild.roles if not role.is_default()},
            channels={
                str(channel.id): Channel(
                    f"#{channel.name}", missing_permissions(permissions_in(channel, me))
                )
                for channel in await self._threads.channels(guild)
            },
        )

    async def _fetch_profile(self, at: Address) -> Profile:
        member = await self.fetch(at)
        profile = Profile(
            name=member.display_name,
            community_name=member.guild.name,
            organiser=member.guild_permissions.manage_guild,
            roles=roles_of(member),
            bot=member.bot,
        )
        self._profiles.put(at, profile)
        return profile

    async def fetch(self, at: Address) -> discord.Member:
        """Return the member by REST. If there is none, report it to the core and raise."""
        guild = await self.guild(at)
        try:
            return await guild.fetch_member(int(at.member))
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_MEMBER, UNKNOWN_USER):
                self._report_gone(at)
            elif error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
                self._report_gone(at.community)
            raise

    async def guild(self, at: Address) -> discord.Guild:
        """Return the guild. If the bot is not in it, report that to the core and raise."""
        try:
            return await self._threads.guild(int(at.space))
        except discord.HTTPException as error:
            if error.code in (UNKNOWN_GUILD, MISSING_ACCESS):
                self._report_gone(at.community)
            raise

    async def find(self, actor: Address, typed: str) -> Address | None:
        """Return the one member of the actor's guild with a typed name; None for none or several.

        An exact nickname, display name or username has priority over a prefix.
        """
        wanted = typed.strip().removeprefix("@").casefold()
        if not wanted:
            return None
        route = Route("GET", "/guilds/{guild_id}/members/search", guild_id=int(actor.space))
        found = await self._client.http.request(
            route, params={"query": wanted[:_QUERY_MAX], "limit": str(_MATCHES_MAX)}
        )
        exact = [
            member
            for member in found
            if wanted in (str(name).casefold() for name in _names_of(member) if name)
        ]
        matches = exact or found
        return address(int(actor.space), matches[0]["user"]["id"]) if len(matches) == 1 else None


def _names_of(member: dict[str, dict[str, str]]) -> list[object]:
    user = member["user"]
    return [member.get("nick"), user.get("global_name"), user.get("username")]
