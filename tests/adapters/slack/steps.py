"""The steps of an introduction as members take them in Slack."""

from __future__ import annotations

from tests.adapters.slack.harness import TEAM, RunningBot
from tests.emulators.slack_client import Member
from tests.support.said import said

WHY = "Your talk on grid forecasting made me wonder how you moved from physics to energy at Acme."
LEARN = "What does a working week look like, and which skills did you have to learn on the job?"


async def two_members(
    bot: RunningBot, team: str = TEAM, locale: str = "en-GB"
) -> tuple[Member, Member]:
    """Add Ana, who is in London time, and Hal, who is in New York time."""
    ana = await bot.slack.member(team, f"U{team}ANA", "ana", locale=locale)
    hal = await bot.slack.member(team, f"U{team}HAL", "hal", tz="America/New_York", locale=locale)
    return ana, hal


async def become_host(hal: Member) -> None:
    """Use `/intro host` and submit its three forms, each in a modal that the last one opens."""
    await hal.command("host")
    await hal.press("host.about")
    await hal.submit(role="Data scientist", organisation="Acme", topics="data science, energy")
    await hal.press("host.talk", where="modal")
    await hal.submit(where="https://meet.example/hal")
    await hal.press("host.when", where="modal")
    await hal.submit(windows="Mon-Fri 9-17")
    await hal.reads(said("host-live"))
    while (await hal.screen()).modal:
        await hal.do("close")


async def request(ana: Member, host: str = "hal") -> None:
    """Use `/intro request @host`, submit the form, and send the preview that it pushes."""
    await ana.command(f"request @{host}")
    await ana.submit(why=WHY, learn=LEARN)
    screen = await ana.screen()
    assert len(screen.modals) == 2, "the preview is a second modal above the form"
    await ana.press("request.send", where="modal")
    await ana.until(lambda screen: not screen.offers("request.send"))
    await ana.do("close")
    assert not (await ana.screen()).modals, "closing the sent preview closes the form too"


async def accept(hal: Member) -> None:
    """Accept the request in the DM. Its buttons disappear."""
    await hal.reads(WHY)
    await hal.press("answer.accept")
    await hal.until(lambda screen: not screen.offers("answer.accept"))


async def agree_on_time(ana: Member, hal: Member, bot: RunningBot) -> None:
    """Ana picks a time and Hal confirms it. Both get the calendar file."""
    await bot.advance(minutes=5)
    await ana.press("schedule.pick")
    await bot.advance(minutes=5)
    await hal.press("schedule.confirm")
    await hal.until(lambda screen: not screen.offers("schedule.confirm"))
    await bot.advance(minutes=5)
    for member in (ana, hal):
        await member.until(lambda screen: any("files" in m for m in screen.messages))


async def meet(ana: Member, hal: Member, bot: RunningBot) -> None:
    """The time of the meeting passes, and Ana confirms that it took place."""
    await bot.advance(days=1, hours=2)
    await ana.press("meet.happened")
    await ana.until(lambda screen: not screen.offers("meet.happened"))


async def say_thanks(ana: Member, hal: Member, bot: RunningBot) -> None:
    """Ana submits the debrief and sends the thank-you note, which Hal then reads."""
    await bot.advance(hours=3)
    await ana.press("thanks.debrief")
    await ana.submit(learned="Forecasting is mostly talking to engineers", use="I start with SQL")
    await ana.press("thanks.send", where="modal")
    await ana.until(lambda screen: not screen.offers("thanks.send"))
    await bot.advance(hours=20)
    await hal.reads("Forecasting is mostly talking to engineers")
