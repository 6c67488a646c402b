"""Channels in which the bot lacks a permission: named right, and never in the way of members."""

from __future__ import annotations

from collections.abc import Mapping

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord import doctor
from adapters.discord.threads import REQUIRED_PERMISSIONS, missing_permissions
from bot.doctor import Level
from bot.domain.people import Address
from tests.adapters.discord.running_bot import Screen, running_bot
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_state import (
    ATTACH,
    CREATE_PRIVATE_THREADS,
    MANAGE_GUILD,
    READ_HISTORY,
    SEND_IN_THREADS,
    VIEW,
)
from tests.support.said import said

FLAGS: Mapping[str, int] = discord.Permissions.VALID_FLAGS
"""Every permission that discord.py knows, by each of its names."""
NEEDED = {
    VIEW: "View Channel",
    CREATE_PRIVATE_THREADS: "Create Private Threads",
    SEND_IN_THREADS: "Send Messages in Threads",
    ATTACH: "Attach Files",
    READ_HISTORY: "Read Message History",
}


def lacking(denied: int) -> set[str]:
    """What the bot needs and lacks where these are denied. Without View Channel it has nothing."""
    return {name for bit, name in NEEDED.items() if denied & (bit | VIEW)}


async def channels_without(guild: Guild) -> None:
    """One channel for each permission, in which nobody has it."""
    for name, bit in FLAGS.items():
        await guild.text_channel(name.replace("_", "-"), deny=bit)


@given(st.sets(st.sampled_from(sorted(FLAGS))))
def test_whatever_is_denied_what_is_missing_has_a_name(denied: set[str]) -> None:
    bits = 0
    for name in denied:
        bits |= FLAGS[name]
    granted = discord.Permissions(discord.Permissions.all().value & ~bits)
    expected = [name for bit, name in NEEDED.items() if bits & bit]
    assert missing_permissions(granted) == tuple(expected)
    assert bool(expected) != granted.is_superset(REQUIRED_PERMISSIONS)


async def test_each_permission_can_be_denied_in_a_channel(app: App, guild: Guild) -> None:
    await channels_without(guild)
    async with running_bot(app) as bot:
        olu = await guild.member("Olu", permissions=MANAGE_GUILD)
        screen = Screen(olu)
        await screen.uses("setup")
        await screen.sees(said("setup-never"))
        membership = await bot.adapter.chat.membership(Address.parse(olu.address))
    found = {channel.name: set(channel.lacking) for channel in membership.channels.values()}
    assert found == {"#general": set()} | {
        f"#{name.replace('_', '-')}": lacking(bit) for name, bit in FLAGS.items()
    }


async def test_a_channel_that_the_bot_may_not_view_refuses_nobody(app: App, guild: Guild) -> None:
    await guild.text_channel("staff", deny=VIEW, bot_only=True)
    async with running_bot(app):
        olu = Screen(await guild.member("Olu", permissions=MANAGE_GUILD))
        ana = Screen(await guild.member("Ana"))
        await ana.member.gets(await guild.role("Mentor"))
        await olu.uses("setup")
        await olu.presses("setup.community")
        await olu.fills(channel="staff", hosting=["Mentor"])
        await olu.sees(said("field-channel-lacking", channel="#staff"))
        await olu.presses("setup.community", within=said("field-channel-lacking"))
        await olu.fills(channel="general", hosting=["Mentor"])
        await olu.sees(said("setup-hosting", roles="Mentor", count=1))
        await ana.uses("host")
        await ana.presses("host.about")
        assert ana.form is not None


@pytest.mark.parametrize("chosen", [False, True])
async def test_the_doctor_names_what_each_channel_lacks(
    app: App, guild: Guild, chosen: bool
) -> None:
    await channels_without(guild)
    staff = await guild.text_channel("staff", deny=VIEW)

    async def channel_of(_guild: int) -> int | None:
        return int(staff) if chosen else None

    found = await doctor.check(token=app.token, api_url=app.discord.api, channel_of=channel_of)
    assert "Careers: private threads are opened in #general" in [f.what for f in found]
    warned = [finding.what for finding in found if finding.level is Level.WARN]
    assert len(warned) == chosen
    assert all("#staff" in what and "View Channel" in what for what in warned)
    # Where no channel is left, each is named.
    await app.discord.call("permissions", guild=guild.id, permissions=0)
    found = await doctor.check(token=app.token, api_url=app.discord.api, channel_of=channel_of)
    for name in FLAGS:
        assert any(f"#{name.replace('_', '-')} the bot lacks View Channel" in f.what for f in found)
