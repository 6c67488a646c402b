"""The setup of a workspace: only its owners and admins choose the language."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n.translator import Translator
from tests.adapters.slack.harness import TEAM, running_bot
from tests.support.said import said


async def test_only_an_admin_chooses_the_language_of_the_workspace() -> None:
    async with running_bot() as bot:
        olga = await bot.slack.member(TEAM, "UORG", "olga", is_admin=True)
        ana = await bot.slack.member(TEAM, "UANA", "ana")
        await olga.command("setup")
        shown = (await olga.reads(said("setup-organising-own"))).text()
        # Slack needs no channel for group conversations, and it has no roles.
        for sentence in ("setup-channel", "setup-channel-own", "setup-hosting-all"):
            assert not olga.finds(said(sentence), shown)
        await olga.press("setup.community")
        await olga.submit(language="cy")
        welsh = Translator("cy", "Europe/London")
        olga, ana = replace(olga, words=welsh), replace(ana, words=welsh)
        await olga.reads(said("setup-saved"))
        await ana.command("setup")
        await ana.reads(said("error-organising", who="olga"))
        # Slack is asked at each use, so a former admin is refused.
        await bot.slack.member(TEAM, "UORG", "olga", is_admin=False)
        await olga.command("setup")
        await olga.reads(said("error-organising"))
        assert not await bot.refusals()


async def test_an_announcement_is_posted_in_a_channel_and_not_in_private() -> None:
    async with running_bot() as bot:
        olga = await bot.slack.member(TEAM, "UORG", "olga", is_admin=True)
        ana = await bot.slack.member(TEAM, "UANA", "ana")
        direct, channel = await bot.app.chat.direct(TEAM, (olga.user,)), f"C{TEAM}"
        await olga.command("setup", direct)
        await olga.press("setup.announce", direct)
        screen = await olga.reads(said("announce-elsewhere"))
        assert not screen.offers("setup.post")
        await olga.command("setup", channel)
        await olga.press("setup.announce", channel)
        await olga.press("setup.post", channel)
        screen = await ana.reads(said("announce-hosts"))
        assert [message["channel"] for message in screen.messages] == [channel]
        assert not await bot.refusals()
