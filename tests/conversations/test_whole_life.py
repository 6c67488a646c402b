"""The whole life of one introduction, as two people live it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.features.introduction.model import Status
from tests.conversations.conftest import BOTH_STORES
from tests.support.fakes import march
from tests.support.said import said
from tests.support.workspace import Workspace


@BOTH_STORES
async def test_from_find_to_thanks(workspace: Workspace) -> None:
    await whole_life(workspace)


async def whole_life(workspace: Workspace) -> None:
    """From looking for somebody to telling them what came of it."""
    mina, bea = workspace.member("Mina"), workspace.member("Bea", zone="America/New_York")
    await bea.offers(where="https://meet.example/bea")
    bea.reads(said("host-live"))

    await mina.says("find data science")
    mina.reads(said("found-title", count=1), "Bea", "Bea Ltd", "Mon–Fri 17:00–19:00 (London)")
    await mina.presses("request.note")
    assert mina.form is not None
    await mina.fills(
        why="I am a final-year maths student. I found you through the alumni list and read your "
        "article on forecasting demand at Bea Ltd; the part on holidays changed how I think about "
        "my own project on bus times.",
        learn="I'd like to know how you decide that a forecast is good enough. Could we talk for "
        "twenty minutes?",
    )
    mina.reads(said("preview-title", name="Bea"))
    await mina.presses("request.send")
    mina.reads(said("request-sent", name="Bea"))
    bea_before = len(bea.direct_messages())

    await workspace.passes(hours=5)  # ten in the morning in New York
    assert len(bea.direct_messages()) == bea_before + 1
    bea.is_told("Mina", said("nudge-request", minutes=20), "bus times")

    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    mina.is_told("Which data do you have?")
    await mina.presses("answer.reply")
    await mina.fills(answer="Two years of ticket counts.")
    bea.is_told(said("nudge-answered"), "Two years of ticket counts.")

    await bea.presses("answer.accept")
    mina.sees(said("nudge-accepted", name="Bea"), said("status-accepted-seeker"))
    mina.sees(said("nudge-introduce", host="Bea", role="Data scientist", organisation="Bea Ltd"))
    _, action = mina.button("schedule.pick", at=march(4, 17))
    assert action.startswith("schedule.pick:")
    await mina.presses("schedule.pick", at=march(4, 17))
    bea.is_told(said("nudge-picked"), "Wed 4 Mar, 12:00 (New York)", march(4, 17))
    await bea.presses("schedule.confirm")
    assert (await mina.introductions())[0].status is Status.AGREED
    mina.sees(said("nudge-agreed"), "https://meet.example/bea")

    await workspace.passes(minutes=10)
    mina.sees(said("nudge-research", name="Bea"))
    await workspace.until(datetime(2026, 3, 4, 16, 30, tzinfo=UTC))
    mina.sees(said("nudge-day-before"), said("nudge-hour-before"))
    bea.sees(said("nudge-brief", name="Mina"), said("nudge-hour-before"))

    await workspace.until(datetime(2026, 3, 4, 18, 30, tzinfo=UTC))
    mina.sees(said("nudge-outcome"))
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(
        learned="Good enough is when the planner stops asking",
        promised="Send the bus chart",
        use="I'll ask the drivers first",
        interest="more",
    )
    mina.reads(said("draft-opening", name="Bea"), "planner stops asking")
    await mina.presses("thanks.send")
    bea.is_told(said("nudge-thanks"), "planner stops asking")
    await mina.says("mine")
    mina.reads("Send the bus chart")

    await workspace.passes(days=22)
    mina.is_told(said("nudge-update-prompt"))
    await mina.presses("thanks.update")
    await mina.fills(update="The drivers knew. My chart is on the wall now.")
    bea.is_told(said("nudge-update"), "on the wall")
    assert await workspace.nudges() == []
