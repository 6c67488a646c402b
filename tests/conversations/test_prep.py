"""Getting ready: the checklist, the questions, the host's brief, and when each is sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.flows.prep import ITEMS
from bot.model.hosts import Format
from bot.model.nudges import Kind
from tests.conversations.stories import accepted, agreed, asked, the
from tests.conversations.town import Member, Town


async def _meeting(
    town: Town, time: str = "Mon 9 Mar, 12:00", **note: str
) -> tuple[Member, Member]:
    mina, bea = town.member("Mina"), town.member("Bea")
    await bea.offers(formats=("video", "phone", "chat", "in_person"))
    await mina.asks(bea, **note)
    await bea.presses("Yes, happy to talk")
    await mina.presses(time)
    await bea.presses("Confirm this time")
    return mina, bea


async def _when(town: Town) -> dict[tuple[Kind, str], datetime]:
    waiting = await town.nudges()
    async with town.store.transaction() as tx:
        names = {}
        for nudge in waiting:
            person = await tx.person(nudge.network, nudge.person)
            assert person is not None
            names[nudge.kind, person.name] = nudge.due_at
    return names


@pytest.mark.parametrize(
    "format, some, not_this",
    [
        (Format.VIDEO, "Test sound and picture", "coffee"),
        (Format.PHONE, "You call: have the number of Bea ready", "coffee"),
        (Format.CHAT, "One question a message", "coffee"),
        (Format.IN_PERSON, "You pay for the coffee", "display name"),
    ],
)
async def test_a_checklist_for_each_format_and_all_of_it_can_be_ticked(
    town: Town, format: Format, some: str, not_this: str
) -> None:
    mina, _ = await _meeting(town, format=format.value)
    await mina.says("prep")
    mina.reads(some, "Read up on Bea Ltd and what a Data scientist does", "data science")
    assert not_this not in mina.reply
    for _ in ITEMS[format]:
        label = next(line[4:] for line in mina.reply.splitlines() if line.startswith("[ ] "))
        await mina.presses(label)
        mina.reads(f"[x] {label}")
    assert "[ ]" not in mina.reply
    first = mina.reply.split("[x] ")[1].splitlines()[0]
    await mina.presses(first)
    mina.reads(f"[ ] {first}")


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("where", ["", "https://meet.example/bea"])
async def test_the_day_before_shows_what_is_not_ticked_yet(
    town: Town, format: Format, where: str
) -> None:
    mina, bea = await _meeting(town, format=format.value)
    if where:
        await bea.submits(f"schedule.where:{(await the(mina)).id}", {"where": where})
    await mina.says("prep")
    await mina.presses("Practise who you are in 20 to 30 seconds")
    await mina.presses("Practise who you are in 20 to 30 seconds")  # no, not yet
    for ticked in (False, True):
        if ticked:
            await mina.presses("Decide on one thing you want to know at the end")
    await town.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told("Nearly there", "Mon 9 Mar, 12:00 (London)", "[ ] Practise who you are")
    assert "[ ] Decide on one thing" not in mina.inbox()[-1]
    mina.is_told(where or "There is no link or place yet")
    bea.is_told("here is who Mina is")


async def test_nothing_ticked_at_all_still_fits_into_one_message(town: Town) -> None:
    mina, _ = await _meeting(town, format="in_person")
    await town.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told("Nearly there")
    assert mina.inbox()[-1].count("[ ]") == len(ITEMS[Format.IN_PERSON])


async def test_everything_ticked_is_said_too(town: Town) -> None:
    mina, _ = await _meeting(town)
    i = await the(mina)
    for item in ITEMS[i.format]:
        await mina.presses_action(f"prep.tick:{i.id}.{item}")
    await town.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told("Nearly there", "Everything is ticked. You are ready.")


async def test_three_days_one_day_one_hour_to_the_minute(town: Town) -> None:
    await _meeting(town)
    when = await _when(town)
    starts = datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert when[Kind.RESEARCH, "Mina"] == starts - timedelta(days=3)
    assert when[Kind.DAY_BEFORE, "Mina"] == starts - timedelta(days=1)
    assert when[Kind.BRIEF, "Bea"] == starts - timedelta(days=1)
    for name in ("Mina", "Bea"):
        assert when[Kind.HOUR_BEFORE, name] == starts - timedelta(hours=1)
        assert when[Kind.OUTCOME, name] == starts + timedelta(minutes=20, hours=1)
    assert (Kind.DAY_BEFORE, "Bea") not in when


async def test_at_once_when_less_is_left(town: Town) -> None:
    mina, bea = await accepted(town)
    await mina.presses("Suggest a time")
    await mina.fills(day="2026-03-02", time="13:30")
    await bea.presses("Confirm this time")
    mina.sees("Your talk with Bea is coming up")
    bea.sees("here is who Mina is")
    assert {kind for kind, _ in await _when(town)} >= {Kind.HOUR_BEFORE, Kind.OUTCOME}
    assert (Kind.DAY_BEFORE, "Mina") not in await _when(town)
    await town.until(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    mina.is_told("In about an hour")


async def test_with_half_an_hour_left_nothing_is_said_about_an_hour(town: Town) -> None:
    mina, bea = await accepted(town)
    await mina.presses("Suggest a time")
    await mina.fills(day="2026-03-02", time="10:30")
    await bea.presses("Confirm this time")
    await town.until(datetime(2026, 3, 2, 10, 29, tzinfo=UTC))
    mina.sees_not("In about an hour")
    bea.sees_not("In about an hour")


async def test_the_last_hour_breaks_quiet_hours_and_nothing_else_does(town: Town) -> None:
    mina, bea = await asked(town, windows="Mon-Fri 07:30-08:30")
    await mina.submits(
        "settings.time", {"zone": "London", "quiet_from": "20:00", "quiet_to": "09:00"}
    )
    await bea.presses("Yes, happy to talk")
    await mina.presses("Suggest a time")
    await mina.fills(day="2026-03-09", time="07:30")
    await bea.presses("Confirm this time")
    when = await _when(town)
    assert when[Kind.HOUR_BEFORE, "Mina"] == datetime(2026, 3, 9, 6, 30, tzinfo=UTC)
    assert when[Kind.DAY_BEFORE, "Mina"] == datetime(2026, 3, 8, 9, 0, tzinfo=UTC)
    assert when[Kind.OUTCOME, "Mina"] == datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
    await town.until(datetime(2026, 3, 9, 6, 30, tzinfo=UTC))
    mina.is_told("In about an hour")


async def test_prep_can_be_switched_off(town: Town) -> None:
    mina, _ = await agreed(town)
    await mina.submits("settings.nudges", {"wanted": ("thanks",)})
    before = len(mina.inbox())
    await town.until(datetime(2026, 3, 3, 12, 10, tzinfo=UTC))
    assert len(mina.inbox()) == before
    await mina.says("prep")
    mina.reads("Before you talk with Bea")


async def test_questions_are_written_ranked_and_suggested(town: Town) -> None:
    mina, _bea = await _meeting(town)
    await mina.says("prep")
    await mina.presses("Write my questions")
    mina.reads("None yet")
    await mina.presses("Write my questions")
    await mina.fills(questions="\n".join(f"Question {n}?" for n in range(11)))
    assert "That is 11 questions. 10 at most" in mina.errors["questions"]
    await mina.fills(questions="x" * 201)
    assert "Question 1 is very long" in mina.errors["questions"]
    await mina.fills(
        questions="- Do you like it?\n\n• What surprised you most?\nWhat surprised you most?"
    )
    mina.reads("1. Do you like it?", "2. What surprised you most?", "About 1: Yes or no")
    assert "3." not in mina.reply
    await mina.presses("Move 2 up")
    mina.reads("1. What surprised you most?", "2. Do you like it?")
    await mina.presses("Suggest some")
    mina.reads("5. ")
    assert mina.reply.count("What surprised you most?") == 1
    for _ in range(2):
        await mina.presses("Suggest some")
    mina.reads("10. ")
    assert "Suggest some" not in mina.choices()
    await mina.presses("Back to the checklist")
    mina.reads("Before you talk with Bea")


async def test_the_brief_has_what_the_host_needs_and_no_more(town: Town) -> None:
    mina, bea = await _meeting(town)
    await mina.submits(
        "settings.me",
        {"headline": "Maths student", "goal": "A job in energy", "access_needs": "Captions"},
    )
    i = await the(mina)
    await mina.submits(f"prep.edit:{i.id}", {"questions": "What surprised you most?"})
    await bea.says("prep")
    bea.reads("Mina, in short", "Maths student", "A job in energy", "Captions")
    bea.reads("Would like to learn", "One talk is enough")
    assert "What surprised you most?" not in bea.reply
    await mina.presses("Share with the host")
    await bea.says("prep")
    bea.reads("They would like to ask:", "> 1. What surprised you most?")
    await mina.presses("Keep them to myself")
    await bea.says("prep")
    assert "What surprised you most?" not in bea.reply


async def test_nothing_to_prepare_and_several(town: Town) -> None:
    mina, _ = await _meeting(town)
    gil = town.member("Gil")
    await gil.says("prep")
    gil.reads("Nothing to prepare")
    cai = town.member("Cai")
    await cai.offers(windows="Thu 9-10")
    await mina.asks(cai)
    await cai.presses("Yes, happy to talk")
    await mina.says("prep")
    mina.reads("Which talk?", "Your talk with Bea", "Your talk with Cai")
    assert mina.reply.index("Bea") < mina.reply.index("Cai")  # the agreed one first
    await mina.presses("Prepare")


async def test_prep_is_over_when_it_is_over(town: Town) -> None:
    mina, bea = await agreed(town)
    i = await the(mina)
    await bea.presses("Call it off", within="It's settled")
    await bea.fills()
    for action in ("open", "show", "questions", "suggest", "share", "up", "tick", "edit"):
        await mina.presses_action(f"prep.{action}:{i.id}")
        mina.reads("nothing to prepare here any more")
    await bea.presses_action(f"prep.brief:{i.id}")
    bea.reads("nothing to prepare here any more")
