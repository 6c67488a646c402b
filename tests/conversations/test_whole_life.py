"""The whole life of one introduction, as two people live it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.model.introductions import Status
from tests.conversations.conftest import BOTH_STORES
from tests.conversations.town import Town


@BOTH_STORES
async def test_from_find_to_thanks(town: Town) -> None:
    await whole_life(town)


async def whole_life(town: Town) -> None:
    """From looking for somebody to telling them what came of it."""
    mina, bea = town.member("Mina"), town.member("Bea", zone="America/New_York")
    await bea.offers(where="https://meet.example/bea")
    bea.reads("You can be found")

    await mina.says("find data science")
    mina.reads("1 person you can ask", "Bea", "Bea Ltd", "Mon–Fri 12:00–14:00 (New York)")
    await mina.presses("Ask for a talk")
    assert mina.form is not None
    await mina.fills(
        why="I am a final-year maths student. I found you through the alumni list and read your "
        "article on forecasting demand at Bea Ltd; the part on holidays changed how I think about "
        "my own project on bus times.",
        learn="I'd like to know how you decide that a forecast is good enough. Could we talk for "
        "twenty minutes?",
    )
    mina.reads("What Bea will read")
    await mina.presses("Send it")
    mina.reads("Sent. Bea will see it")
    bea_before = len(bea.inbox())

    await town.passes(hours=5)  # ten in the morning in New York
    assert len(bea.inbox()) == bea_before + 1
    bea.is_told("Mina", "asks whether you would talk for 20 minutes", "bus times")

    await bea.presses("Ask one thing first")
    await bea.fills(question="Which data do you have?")
    mina.is_told("Which data do you have?")
    await mina.presses("Answer")
    await mina.fills(answer="Two years of ticket counts.")
    bea.is_told("has answered your question", "Two years of ticket counts.")

    await bea.presses("Yes, happy to talk")
    mina.sees("Good news from Bea", "said yes")
    mina.sees("meet Bea, Data scientist at Bea Ltd")
    _, action = mina.button("Wed 4 Mar, 17:00")
    assert action.startswith("schedule.pick:")
    await mina.presses("Wed 4 Mar, 17:00")
    bea.is_told("has picked a time", "Wed 4 Mar, 12:00 (New York)", "Wed 4 Mar, 17:00 (London)")
    await bea.presses("Confirm this time")
    assert (await mina.introductions())[0].status is Status.AGREED
    mina.sees("It's settled", "https://meet.example/bea")

    mina.sees("Your talk with Bea is coming up")
    await town.until(datetime(2026, 3, 4, 16, 30, tzinfo=UTC))
    mina.sees("Nearly there", "In about an hour")
    bea.sees("here is who Mina is", "In about an hour")

    await town.until(datetime(2026, 3, 4, 18, 30, tzinfo=UTC))
    mina.sees("Did it happen?")
    await mina.presses("We talked")
    await mina.presses("Look back and say thanks")
    await mina.fills(
        learned="Good enough is when the planner stops asking",
        promised="Send the bus chart",
        use="I'll ask the drivers first",
        interest="more",
    )
    mina.reads("Dear Bea", "planner stops asking", "Send the bus chart")
    await mina.presses("Send the thank-you")
    bea.is_told("says thank you", "planner stops asking")
    await mina.says("mine")
    mina.reads("Send the bus chart")

    await town.passes(days=22)
    mina.is_told("A while ago")
    await mina.presses("Tell them what came of it")
    await mina.fills(update="The drivers knew. My chart is on the wall now.")
    bea.is_told("what came of your advice", "on the wall")
    assert await town.nudges() == []
