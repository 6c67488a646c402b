"""A report on Slack: the modals, the direct messages, and whom Slack says may read it."""

from __future__ import annotations

from tests.adapters.slack import steps
from tests.adapters.slack.harness import TEAM, running_bot
from tests.support.said import said

WORDS = "She wrote to me again after my no."


async def test_from_a_report_to_a_pause() -> None:
    async with running_bot() as bot:
        olga = await bot.slack.member(TEAM, "UORG", "olga", is_admin=True)
        await olga.command("help")
        ana, hal = await steps.two_members(bot)
        await steps.become_host(hal)
        await steps.request(ana)
        await bot.advance(hours=25)
        await hal.command("report @ana")
        await hal.submit(words=WORDS)
        await hal.reads(said("report-sent", who="olga"))
        await bot.advance(minutes=5)
        await olga.reads(said("nudge-report-new"))
        await olga.press("report.open")
        await olga.reads(WORDS)
        await olga.press("report.acknowledge")
        await olga.reads(said("report-taken-up"))
        await olga.press("moderate.open")
        await olga.press("moderate.pause")
        await olga.submit(until="2026-03-30")
        await olga.reads(said("moderate-state", name="ana", barred="paused"))
        await bot.advance(days=1)
        await hal.reads(said("nudge-report-acknowledged", name="olga"))
        await ana.command("find")
        await ana.reads(said("barred", barred="paused", who="olga"))
        assert WORDS not in (await ana.screen()).text()
        assert not await bot.refusals()
