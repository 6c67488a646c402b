"""Whoever installs the app reads once what it is; without that message it is set up, too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.i18n.translator import Translator
from tests.adapters.slack.harness import (
    SDK_WARNS,
    TEAM,
    RunningBot,
    install,
    many_workspaces,
    one_workspace,
    start_bot,
)
from tests.emulators.slack_api import INSTALLER
from tests.emulators.slack_client import LoopbackSlack, Member, loopback_slack
from tests.support.said import said

pytestmark = pytest.mark.filterwarnings(SDK_WARNS)


@pytest.fixture
async def slack() -> AsyncIterator[LoopbackSlack]:
    """A loopback Slack with a workspace of its owner and some members."""
    async with loopback_slack() as started:
        await started.do("workspace", team=TEAM, name="Cardiff")
        for number in range(4):
            await started.member(TEAM, f"U{number}", f"member{number}")
        yield started


async def owner_of(slack: LoopbackSlack, **more: object) -> Member:
    """The primary owner of the workspace."""
    return await slack.member(
        TEAM, "UOWNER", "ola", is_owner=True, is_admin=True, is_primary_owner=True, **more
    )


async def times_told(bot: RunningBot, member: Member) -> int:
    """How often they have read that the app was installed."""
    await bot.app.drain()
    return (await member.screen()).text().count(member.words.label("greeting-title"))


async def test_who_installs_it_in_the_browser_reads_what_it_is_and_sets_it_up() -> None:
    async with loopback_slack("http") as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff", installed=False)
        async with start_bot(slack, "http", many_workspaces(slack)) as bot:
            await install(bot, TEAM)
            admin = Member(slack, TEAM, INSTALLER, "adminna", Translator("en", "Europe/London"))
            await admin.reads(said("greeting-installed"))
            await admin.press("setup.open")
            await admin.reads(said("setup-title"))
            await install(bot, TEAM)
            assert await times_told(bot, admin) == 1
            assert not await bot.refusals()


async def test_at_its_first_start_the_owner_of_the_workspace_reads_it_and_never_again(
    slack: LoopbackSlack, tmp_path: Path
) -> None:
    owner, database = await owner_of(slack), f"sqlite:///{tmp_path}/bot.db"
    for _ in range(2):
        async with start_bot(
            slack, "socket", await one_workspace(slack, "socket"), database
        ) as bot:
            await owner.reads(said("greeting-installed"))
            assert await times_told(bot, owner) == 1
            assert not await bot.refusals()


async def test_where_the_message_does_not_arrive_the_first_channel_and_the_command_lead_there(
    slack: LoopbackSlack, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    owner, database = await owner_of(slack, closed=True), f"sqlite:///{tmp_path}/bot.db"
    arguments = await one_workspace(slack, "socket")
    async with start_bot(slack, "socket", arguments, database) as bot:
        await bot.app.drain()
        assert f"slack {TEAM}: nobody was told" in caplog.text
    await owner_of(slack, closed=False)
    async with start_bot(slack, "socket", arguments, database) as bot:
        assert await times_told(bot, owner) == 0
        await slack.do("add_bot", team=TEAM, user=owner.user)
        await owner.reads(said("greeting-organisers"))
        await owner.command("setup")
        await owner.reads(said("setup-title"))


async def test_a_workspace_in_which_nobody_is_found_starts_all_the_same(
    slack: LoopbackSlack, caplog: pytest.LogCaptureFixture
) -> None:
    async with start_bot(slack, "socket", await one_workspace(slack, "socket")) as bot:
        await bot.app.drain()
        assert "its primary owner was not found" in caplog.text
        mina = await slack.member(TEAM, "UMINA", "mina")
        await mina.command("help")
        await mina.reads(said("help-title"))
