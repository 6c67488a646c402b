"""A report on Discord: the modals, the direct messages, and whom Discord says may read it."""

from __future__ import annotations

from tests.adapters.discord.running_bot import Screen, asks, becomes_host, running_bot
from tests.emulators.discord_member import App, Guild
from tests.emulators.discord_state import MANAGE_GUILD
from tests.support.said import said

WORDS = "She wrote to me again after my no."


async def test_from_a_report_to_a_pause(app: App, guild: Guild) -> None:
    async with running_bot(app) as bot:
        olu = Screen(await guild.member("Olu", permissions=MANAGE_GUILD))
        ana, hal = Screen(await guild.member("Ana")), Screen(await guild.member("Hal"))
        await olu.uses("help")
        await becomes_host(hal)
        await asks(ana, hal)
        await bot.advance(hours=25)
        await hal.uses("report", member=ana.member.id)
        await hal.fills(words=WORDS)
        await hal.sees(said("report-sent", who="Olu"))
        await bot.advance(minutes=1)
        await olu.sees(said("nudge-report-new"))
        await olu.sees_not(WORDS)
        await olu.presses("report.open")
        await olu.sees(WORDS, said("report-about", reporter="Hal", reported="Ana"))
        await olu.presses("report.acknowledge")
        await olu.presses("moderate.open")
        await olu.presses("moderate.pause")
        await olu.fills(until="2026-03-30")
        await olu.sees(said("moderate-state", name="Ana", barred="paused"))
        await bot.advance(minutes=1)
        await hal.sees(said("nudge-report-acknowledged", name="Olu"))
        await ana.uses("find")
        await ana.sees(said("barred", barred="paused", who="Olu"))
        await ana.sees_not(WORDS)
