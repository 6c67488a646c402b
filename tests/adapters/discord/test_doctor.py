"""The findings for an operator: token, invite, missing permissions by channel."""

from __future__ import annotations

from adapters.discord import doctor
from bot.doctor import Finding, Level
from tests.emulators.discord_member import App
from tests.emulators.discord_state import (
    ATTACH,
    CREATE_PRIVATE_THREADS,
    READ_HISTORY,
    SEND_IN_THREADS,
    VIEW,
)

ALL = VIEW | ATTACH | CREATE_PRIVATE_THREADS | SEND_IN_THREADS | READ_HISTORY


async def check(app: App, channel: str | None = None) -> list[Finding]:
    async def channel_of(_guild: int) -> int | None:
        return int(channel) if channel else None

    return await doctor.check(token=app.token, api_url=app.discord.api, channel_of=channel_of)


async def test_a_wrong_token_is_reported_with_where_to_get_a_new_one(app: App) -> None:
    [finding] = await doctor.check(token="wrong", api_url=app.discord.api)
    assert finding.level is Level.FAIL
    assert "Reset Token" in finding.how
    assert "wrong" not in finding.what + finding.how


async def test_the_invite_asks_for_exactly_the_required_permissions(app: App) -> None:
    _, finding = await check(app)
    assert finding.level is Level.WARN
    assert f"permissions={ALL}&" in finding.how + "&"
    assert "scope=bot+applications.commands" in finding.how
    assert app.id in finding.how


async def test_a_guild_without_problems_is_ok(app: App) -> None:
    guild = await app.guild()
    await app.discord.call("permissions", guild=guild.id, permissions=ALL)
    found = await check(app)
    assert {finding.level for finding in found} == {Level.OK}
    assert "Careers: private threads are opened in #general" in [f.what for f in found]


async def test_a_missing_permission_is_reported_with_its_channel_and_how_to_allow_it(
    app: App,
) -> None:
    guild = await app.guild()
    await app.discord.call("permissions", guild=guild.id, permissions=VIEW | ATTACH)
    warned = [f for f in await check(app) if f.level is Level.WARN]
    assert "the bot's role lacks" in warned[0].what
    channel = next(f for f in warned if "#general" in f.what)
    assert "Create Private Threads, Send Messages in Threads" in channel.what
    assert "Edit Channel, Permissions" in channel.how
    assert "direct message" in warned[-1].what


async def test_a_chosen_channel_without_permissions_is_reported(app: App) -> None:
    guild = await app.guild()
    await app.discord.call("permissions", guild=guild.id, permissions=ALL)
    denied = [{"id": guild.id, "type": 0, "allow": "0", "deny": str(SEND_IN_THREADS)}]
    chosen = await app.discord.call("channel", guild=guild.id, name="intros", overwrites=denied)
    [warned] = [f for f in await check(app, chosen) if f.level is Level.WARN]
    assert "#intros" in warned.what
    assert "Send Messages in Threads" in warned.what
