"""Members who are deactivated, and workspaces that remove the app or its token."""

from __future__ import annotations

import pytest

from bot.domain.people import Address
from tests.adapters.slack import steps
from tests.adapters.slack.harness import (
    TEAM,
    running_bot,
)


async def test_an_organiser_is_notified_about_a_member_who_cannot_be_reached() -> None:
    async with running_bot() as bot:
        olga = await bot.slack.member(TEAM, "UORG", "olga", is_admin=True)
        await olga.command()
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.reads(steps.WHY)
        await bot.slack.do("member", team=TEAM, user=hal.user, closed=True, deleted=True)
        await bot.advance(days=5)
        await olga.reads("hal")


async def test_a_deactivated_member_has_left() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await hal.do("deactivate")
        await bot.app.drain()
        async with bot.core.store.transaction() as tx:
            assert await tx.people.at(Address("slack", TEAM, hal.user)) is None
        await ana.command("request @hal")
        assert not (await ana.screen()).offers("request.send")


async def test_a_revoked_token_is_logged_once_and_rarely_tried(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.reads(steps.WHY)
        await bot.slack.do("fault", method="*", kind="token_revoked", times=1000)
        await bot.slack.do("set", calls=[])
        for _ in range(30):
            await bot.advance(days=1)
        assert len(await bot.slack.get("calls")) < 12, "one call a nudge, and one for its update"
        assert caplog.text.count("the token is no longer valid") == 1


async def test_a_workspace_without_the_app_gets_no_nudges() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.reads(steps.WHY)
        await bot.slack.do("uninstall", team=TEAM)
        await bot.app.drain()
        await bot.slack.do("set", calls=[])
        await bot.advance(days=30)
        assert not await bot.slack.get("calls"), "no nudge is sent"
