"""The steps of an introduction as members take them in Slack, for every test that needs them."""

from __future__ import annotations

from tests.adapters.slack.world import TEAM, World
from tests.emulators.slack_client import Member

WHY = "Your talk on grid forecasting made me wonder how you moved from physics to energy at Acme."
LEARN = "What does a working week look like, and which skills did you have to learn on the job?"


async def people(here: World, team: str = TEAM) -> tuple[Member, Member]:
    """Ana in Cardiff and Hal in New York."""
    ana = await here.slack.member(team, f"U{team}ANA", "ana")
    hal = await here.slack.member(team, f"U{team}HAL", "hal", tz="America/New_York")
    return ana, hal


async def becomes_host(hal: Member) -> None:
    """`/intro host` and its three forms, in the modals that follow each other."""
    await hal.command("host")
    await hal.press("1. What I do")
    await hal.submit(role="Data scientist", organisation="Acme", topics="data science, energy")
    await hal.press("2. How I talk", where="modal")
    await hal.submit(where="https://meet.example/hal")
    await hal.press("3. When I am free", where="modal")
    await hal.submit(windows="Mon-Fri 9-17")
    await hal.reads("You can be found")
    while (await hal.screen()).modal:
        await hal.do("close")


async def asks(ana: Member, host: str = "hal") -> None:
    """`/intro request @hal`, the form, the preview pushed upon it, send."""
    await ana.command(f"request @{host}")
    await ana.submit(why=WHY, learn=LEARN)
    screen = await ana.screen()
    assert len(screen.modals) == 2, "the preview is a second view upon the form"
    await ana.press("Send it", where="modal")
    await ana.until(lambda screen: "Send it" not in screen.text())
    await ana.do("close")
    assert not (await ana.screen()).modals, "closing what was sent closes the form too"


async def accepts(hal: Member) -> None:
    """The request arrives as a DM; its buttons go with the answer."""
    await hal.reads(WHY)
    await hal.press("Yes, happy to talk")
    await hal.until(lambda screen: "Yes, happy to talk" not in screen.text())


async def agree(ana: Member, hal: Member, here: World) -> None:
    """Ana picks a time, Hal confirms it; both get the calendar file."""
    await here.later(minutes=5)
    await ana.press("schedule.pick")
    await here.later(minutes=5)
    await hal.press("Confirm this time")
    await hal.until(lambda screen: "Confirm this time" not in screen.text())
    await here.later(minutes=5)
    for member in (ana, hal):
        await member.until(lambda screen: any("files" in m for m in screen.messages))


async def meets(ana: Member, hal: Member, here: World) -> None:
    """The meeting comes, and it happened."""
    await here.later(days=1, hours=2)
    await ana.press("We talked")
    await ana.until(lambda screen: "We talked" not in screen.text())


async def thanks(ana: Member, hal: Member, here: World) -> None:
    """Ana looks back, edits nothing, and presses send; Hal reads it."""
    await here.later(hours=3)
    await ana.press("Look back and say thanks")
    await ana.submit(learned="Forecasting is mostly talking to engineers", use="I start with SQL")
    await ana.press("Send the thank-you", where="modal")
    await ana.until(lambda screen: "Send the thank-you" not in screen.text())
    await here.later(hours=20)
    await hal.reads("Forecasting is mostly talking to engineers")
