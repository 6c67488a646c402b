"""Members who are deactivated, and workspaces that remove the app or its token."""

from __future__ import annotations

import pytest

from bot.domain.people import Address
from tests.adapters.slack import steps
from tests.adapters.slack.harness import (
    TEAM,
    running_bot,
)
from tests.support.said import said


async def test_an_organiser_is_notified_about_a_member_who_cannot_be_reached() -> None:
    async with running_bot() as bot:
        olga = await bot.slack.member(TEAM, "UORG", "olga", is_admin=True)
        await olga.command()
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await hal.reads(steps.WHY)
        await bot.slack.do("member", team=TEAM, user=hal.user, closed=True)
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


async def test_a_deactivated_members_old_button_does_nothing() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await ana.command("find data")
        await ana.do("deactivate")
        await bot.app.drain()
        # No client of Slack does this: the account is closed. A press may be on its way, though.
        await ana.press("request.note")
        await ana.reads(said("error-not-a-member"))
        assert not (await ana.screen()).modals
        async with bot.core.store.transaction() as tx:
            assert await tx.people.at(Address("slack", TEAM, ana.user)) is None


async def test_a_host_who_was_deactivated_unnoticed_is_not_asked() -> None:
    async with running_bot() as bot:
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await ana.command("request @hal")
        await ana.submit(why=steps.WHY, learn=steps.LEARN)
        await bot.slack.do("member", team=TEAM, user=hal.user, deleted=True)
        await ana.press("request.send", where="modal")
        await ana.reads(said("error-host-left", name="hal"))
        await bot.advance(days=1)
        async with bot.core.store.transaction() as tx:
            assert await tx.people.at(Address("slack", TEAM, hal.user)) is None


@pytest.mark.parametrize("method", ["users.info", "auth.test"])
async def test_a_newcomer_while_slack_throttles_reads_when_to_try_again(
    method: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with running_bot() as bot:
        nia = await bot.slack.member(TEAM, "UNIA", "nia")
        await bot.slack.do("fault", method=method, kind="429", value=0, times=1)
        await nia.command("help")
        await nia.reads(said("error-profile-unknown"))
        assert not [record for record in caplog.records if record.exc_info]
        await nia.command("help")
        await nia.reads(said("help-title"))


async def test_a_reactivated_member_is_the_same_person() -> None:
    async with running_bot() as bot:
        _, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        address = Address("slack", TEAM, hal.user)
        async with bot.core.store.transaction() as tx:
            before = await tx.people.at(address)
        await hal.do("deactivate")
        await bot.app.drain()
        await hal.do("reactivate")
        await hal.command()
        async with bot.core.store.transaction() as tx:
            assert await tx.people.at(address) == before


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
