"""Answering: yes, no, one question first; reminders; answers that come too late."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.introductions import Status
from bot.model.nudges import Kind
from tests.conversations.outside import Shown
from tests.conversations.stories import accepted, asked, hosting, the
from tests.conversations.town import Member, Town


async def test_yes(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Yes, happy to talk")
    bea.is_told("Mina, meet Bea")
    bea.sees("You said yes to Mina, who is choosing a time now")
    mina.sees("Good news from Bea.", "Pick a time that suits you")
    assert len(mina.inbox()) == 2  # the yes, and the conversation the two now share


async def test_two_yeses_at_once_and_room_for_one(town: Town) -> None:
    mina, bea = await asked(town, capacity="1")
    gil = town.member("Gil")
    await gil.asks(bea)
    yes = [
        bea.presses("Yes, happy to talk", within="Mina"),
        bea.presses("Yes, happy to talk", within="Gil"),
    ]
    await asyncio.gather(*yes)
    statuses = [(await the(member)).status for member in (mina, gil)]
    assert sorted(statuses) == [Status.ACCEPTED, Status.ASKED]
    bea.sees("You have given your talk for this month", "the request stays open")
    loser = "Mina" if statuses[0] is Status.ASKED else "Gil"
    await bea.offers(capacity="2")
    await bea.presses("Yes, happy to talk", within=f"{loser} asks")
    assert len(await bea.introductions(Status.ACCEPTED)) == 2


async def test_an_offer_to_raise_the_limit(town: Town) -> None:
    _, bea = await accepted(town, capacity="1")
    gil = town.member("Gil")
    await bea.offers(capacity="2")
    await gil.asks(bea)
    await bea.offers(capacity="1")
    await bea.presses("Yes, happy to talk", within="Gil asks")
    bea.reads("You have given your talk for this month")
    await bea.presses("Host")
    bea.reads("1 talk a month")


@pytest.mark.parametrize(
    "reason, share, seen",
    [
        ("busy", "yes", "They said: too much on at the moment."),
        ("not_me", "yes", "They said: not the right person for this."),
        ("away", "yes", "They said: away for a while."),
        ("busy", "no", ""),
        ("unsaid", "yes", ""),
    ],
)
async def test_no_and_the_reason_only_if_it_is_shared(
    town: Town, reason: str, share: str, seen: str
) -> None:
    mina, bea = await asked(town)
    await bea.presses("Not this time")
    await bea.fills(reason=reason, share=share)
    bea.is_told("You said no to Mina, kindly")
    mina.is_told("can't do it this time", "That says nothing about you", "Others to ask")
    if seen:
        mina.is_told(seen)
    else:
        assert "They said" not in mina.inbox()[-1]
        await mina.presses_action(f"mine.card:{(await the(mina)).id}")
        assert "They said" not in mina.reply
    assert await town.nudges() == []


async def test_after_a_no_others_are_near_and_the_same_host_is_left_alone(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await bea.presses("Not this time")
    await bea.fills()
    await mina.presses("Others to ask")
    mina.reads("Someone else you could ask", "Cai")
    assert "Bea" not in mina.reply
    await mina.says("request @Bea", bea)
    mina.reads("said no not long ago")
    await town.passes(days=31)
    await mina.asks(bea)
    mina.reads("Sent. Bea")


async def test_one_question_and_one_answer(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Ask one thing first")
    await bea.fills(question="hm")
    assert "A little more" in bea.errors["question"]
    await bea.fills(question="Which data do you have?")
    bea.is_told("You asked Mina something")
    assert "Ask one thing first" not in bea.choices("You asked Mina something")
    mina.is_told("Bea has one question", "> Which data do you have?")
    await mina.presses("Answer")
    assert mina.form is not None
    assert "Which data do you have?" in mina.form.intro
    await mina.fills(answer="Two years of ticket counts.")
    bea.is_told("has answered your question", "Two years of ticket counts.", "bus times")
    assert "Ask one thing first" not in bea.choices("has answered")
    await bea.presses_action(f"answer.ask:{(await the(mina)).id}")
    bea.reads("moved on since")
    await bea.presses("Yes, happy to talk")
    mina.sees("said yes")


async def test_the_host_may_decide_before_the_answer_comes(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Ask one thing first")
    await bea.fills(question="Which data do you have?")
    answer = mina.action("Answer")
    await bea.presses("Not this time")
    await bea.fills()
    mina.is_told("can't do it this time")
    await mina.submits(answer, {"answer": "Two years of ticket counts."})
    mina.reads("moved on since", "can't do it this time")


async def test_reminders_at_three_and_seven_business_days_and_then_it_rests(town: Town) -> None:
    mina, bea = await asked(town)
    cai = town.member("Cai")
    await cai.offers()
    await town.passes(days=4)
    mina.is_told("Bea has not answered yet", "Someone else you could ask", "Cai")
    await town.passes(days=24)
    told = [
        (shown.at, words)
        for shown, words in zip(_dms(town, bea), bea.inbox(), strict=True)
        if shown.key
    ]
    monday = datetime(2026, 3, 2, 10, tzinfo=UTC)
    assert [at for at, _ in told] == [
        monday,
        monday + timedelta(days=3),  # Thursday
        monday + timedelta(days=9),  # Wednesday of the next week
    ]
    mina.is_told("has run out without a talk", "Silence is nearly always busyness")
    (alternatives, ended) = _dms(town, mina)
    assert alternatives.at == monday + timedelta(days=3)
    assert ended.at == monday + timedelta(days=18)  # seven business days after the last reminder
    assert (await the(mina)).status is Status.EXPIRED
    bea.is_told("The request of Mina has run out")
    assert bea.choices("has run out") == []
    assert await town.nudges() == []


def _dms(town: Town, member: Member) -> list[Shown]:
    return [shown for shown in town.chat.shown if member.address in shown.seen_by]


async def test_no_alternatives_where_there_are_none(town: Town) -> None:
    mina, _ = await asked(town)
    await town.passes(days=4)
    assert mina.inbox() == []


async def test_an_answer_ends_the_reminders(town: Town) -> None:
    mina, bea = await asked(town)
    await town.passes(days=4)
    bea.is_told("A gentle reminder", "bus times")
    await bea.presses("Not this time")
    await bea.fills()
    before = len(bea.inbox())
    await town.passes(days=30)
    assert len(bea.inbox()) == before
    assert len(mina.inbox()) == 1


async def test_a_question_left_unanswered_reminds_the_seeker_not_the_host(town: Town) -> None:
    mina, bea = await asked(town)
    await bea.presses("Ask one thing first")
    await bea.fills(question="Which data do you have?")
    before = len(bea.inbox())
    await town.passes(days=4)
    mina.is_told("still waiting for your answer", "Which data do you have?")
    await town.passes(days=30)
    assert (await the(mina)).status is Status.EXPIRED
    assert len(bea.inbox()) == before


async def test_an_answer_after_the_end_explains_itself(town: Town) -> None:
    mina, bea = await asked(town)
    accept, decline = bea.action("Yes, happy to talk"), bea.action("Not this time")
    await town.passes(days=30)
    await bea.presses_action(accept)
    bea.reads("moved on since", "has run out", "Nothing for you to do")
    await bea.presses_action(decline)
    bea.reads("moved on since")
    await bea.submits(decline, {"reason": "busy", "share": "yes"})
    bea.reads("moved on since")
    assert (await the(mina)).status is Status.EXPIRED


async def test_muted_reminders_do_not_come_but_the_request_does(town: Town) -> None:
    mina, bea = await hosting(town)
    await bea.submits("settings.nudges", {"wanted": ()})
    await mina.asks(bea)
    assert len(bea.inbox()) == 1
    await town.passes(days=16)
    assert len(bea.inbox()) == 1
    assert (await the(mina)).status is Status.ASKED
    await town.passes(days=4)
    assert (await the(mina)).status is Status.EXPIRED


async def test_switching_reminders_on_again_brings_back_the_ones_to_come(town: Town) -> None:
    _, bea = await asked(town)
    await bea.submits("settings.nudges", {"wanted": ()})
    await town.passes(days=1)
    await bea.submits("settings.nudges", {"wanted": ("reminders",)})
    kinds = {nudge.kind for nudge in await town.nudges()}
    assert {Kind.HOST_REMINDER, Kind.HOST_LAST_REMINDER} <= kinds
    await town.passes(days=3)
    bea.is_told("A gentle reminder")
