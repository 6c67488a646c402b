"""Answering: yes, no, one question first; reminders; answers that come too late."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Status
from tests.support.fakes import Shown
from tests.support.said import said
from tests.support.scenarios import accepted, asked, hosting, the
from tests.support.workspace import Member, Workspace


async def test_yes(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.accept")
    bea.is_told(said("nudge-introduce", seeker="Mina", host="Bea"))
    bea.sees(said("status-accepted-host", other="Mina"))
    mina.sees(said("nudge-accepted", name="Bea"), said("status-accepted-seeker"))
    assert len(mina.direct_messages()) == 2  # the yes, and the conversation the two now share


async def test_two_yeses_at_once_and_room_for_one(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, capacity="1")
    gil = workspace.member("Gil")
    await gil.asks(bea)
    yes = [
        bea.presses("answer.accept", within="Mina"),
        bea.presses("answer.accept", within="Gil"),
    ]
    await asyncio.gather(*yes)
    statuses = [(await the(member)).status for member in (mina, gil)]
    assert sorted(statuses) == [Status.ACCEPTED, Status.ASKED]
    bea.sees(said("error-capacity"))
    loser = "Mina" if statuses[0] is Status.ASKED else "Gil"
    await bea.offers(capacity="2")
    await bea.presses("answer.accept", within=said("nudge-request", name=loser))
    assert len(await bea.introductions(Status.ACCEPTED)) == 2


async def test_an_offer_to_raise_the_limit(workspace: Workspace) -> None:
    _, bea = await accepted(workspace, capacity="1")
    gil = workspace.member("Gil")
    await bea.offers(capacity="2")
    await gil.asks(bea)
    await bea.offers(capacity="1")
    await bea.presses("answer.accept", within=said("nudge-request", name="Gil"))
    bea.reads(said("error-capacity"))
    await bea.presses("host.open")
    bea.reads(said("capacity", count=1))


@pytest.mark.parametrize(
    "reason, share, seen",
    [
        ("busy", "yes", True),
        ("not_me", "yes", True),
        ("away", "yes", True),
        ("busy", "no", False),
        ("unsaid", "yes", False),
    ],
)
async def test_no_and_the_reason_only_if_it_is_shared(
    workspace: Workspace, reason: str, share: str, seen: bool
) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills(reason=reason, share=share)
    bea.reads(said("status-declined-host", other="Mina"))
    bea.is_told(said("nudge-request"), said("ending-answered"))
    mina.is_told(said("status-declined-seeker"), said("button-others"))
    if seen:
        mina.is_told(said("shared-reason", reason=reason))
    else:
        assert not mina.finds(said("shared-reason"), mina.direct_messages()[-1])
        await mina.presses_action(f"mine.card:{(await the(mina)).id}")
        mina.reads_not(said("shared-reason"))
    assert await workspace.nudges() == []


async def test_after_a_no_others_are_near_and_the_same_host_is_left_alone(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.decline")
    await bea.fills()
    await mina.presses("find.like")
    mina.reads(said("others-near"), "Cai")
    assert "Bea" not in mina.reply
    await mina.says("request @Bea", bea)
    mina.reads(said("error-declined-lately", day=date(2026, 4, 2)))
    await workspace.until(datetime(2026, 4, 2, 8, tzinfo=UTC))
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))


async def test_one_question_and_one_answer(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="hm")
    bea.refused(question=said("field-too-short"))
    await bea.fills(question="Which data do you have?")
    bea.reads(said("status-questioned-host", other="Mina"))
    assert "answer.ask" not in bea.choices(said("status-questioned-host", other="Mina"))
    mina.is_told(said("nudge-question", name="Bea"), "> Which data do you have?")
    await mina.presses("answer.reply")
    assert mina.form is not None
    assert "Which data do you have?" in mina.form.intro
    await mina.fills(answer="Two years of ticket counts.")
    bea.is_told(said("nudge-answered"), "Two years of ticket counts.", "bus times")
    assert "answer.ask" not in bea.choices(said("nudge-answered"))
    await bea.presses_action(f"answer.ask:{(await the(mina)).id}")
    bea.reads(said("stale"))
    await bea.presses("answer.accept")
    mina.sees(said("status-accepted-seeker"))


async def test_the_host_may_decide_before_the_answer_comes(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    answer = mina.action("answer.reply")
    await bea.presses("answer.decline")
    await bea.fills()
    mina.is_told(said("status-declined-seeker"))
    await mina.submits(answer, {"answer": "Two years of ticket counts."})
    mina.reads(said("stale"), said("status-declined-seeker"))


async def test_an_answer_in_the_evening_is_on_its_way_until_the_morning(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    workspace.clock.at = datetime(2026, 3, 2, 22, tzinfo=UTC)
    await mina.presses_action(mina.action("answer.reply"))
    await mina.fills(answer="Two years of ticket counts.")
    mina.reads(
        said("status-answer-going-seeker", other="Bea", when=datetime(2026, 3, 3, 9, tzinfo=UTC))
    )
    mina.reads_not(said("status-going-seeker"))  # Bea has the note


async def test_whom_they_ask_already_is_not_named_as_somebody_else(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    cai, dan = workspace.member("Cai"), workspace.member("Dan")
    await cai.offers()
    await dan.offers()
    await mina.asks(cai)
    await workspace.passes(days=4)
    others = mina.received(said("nudge-alternatives"))
    assert others
    for shown in others:
        assert "Dan" in str(shown)
        assert "Cai" not in str(shown).partition(":")[2]


async def test_reminders_at_three_and_seven_business_days_and_then_it_rests(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await workspace.passes(days=4)
    mina.is_told(said("nudge-alternatives", name="Bea"), said("others-near"), "Cai")
    monday = datetime(2026, 3, 2, 10, tzinfo=UTC)
    await workspace.until(monday + timedelta(days=9))
    bea.is_told(said("nudge-host-last-reminder", name="Mina"))
    await workspace.passes(days=19)
    told = [
        (shown.at, words)
        for shown, words in zip(_dms(workspace, bea), bea.direct_messages(), strict=True)
        if shown.key
    ]
    assert [at for at, _ in told] == [
        monday,
        monday + timedelta(days=3),  # Thursday
        monday + timedelta(days=9),  # Wednesday of the next week
    ]
    mina.is_told(said("status-expired-seeker"))
    (alternatives, ended) = _dms(workspace, mina)
    assert alternatives.at == monday + timedelta(days=3)
    assert ended.at == monday + timedelta(days=18)  # seven business days after the last reminder
    assert (await the(mina)).status is Status.EXPIRED
    bea.is_told(said("nudge-host-last-reminder"), "bus times", said("ending-moved-on"))
    assert bea.choices(said("nudge-host-last-reminder")) == []
    assert await workspace.nudges() == []


def _dms(workspace: Workspace, member: Member) -> list[Shown]:
    return [shown for shown in workspace.chat.shown if member.address in shown.seen_by]


async def test_no_alternatives_where_there_are_none(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    await workspace.passes(days=4)
    assert mina.direct_messages() == []


async def test_an_answer_ends_the_reminders(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await workspace.passes(days=4)
    bea.is_told(said("nudge-host-reminder"), "bus times")
    await bea.presses("answer.decline")
    await bea.fills()
    before = len(bea.direct_messages())
    await workspace.passes(days=30)
    assert len(bea.direct_messages()) == before
    assert len(mina.direct_messages()) == 1


async def test_a_question_left_unanswered_reminds_the_seeker_not_the_host(
    workspace: Workspace,
) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    before = len(bea.direct_messages())
    await workspace.passes(days=4)
    mina.is_told(said("nudge-question-reminder"), "Which data do you have?")
    await workspace.passes(days=30)
    assert (await the(mina)).status is Status.EXPIRED
    assert len(bea.direct_messages()) == before


async def test_an_answer_after_the_end_explains_itself(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    accept, decline = bea.action("answer.accept"), bea.action("answer.decline")
    await workspace.passes(days=30)
    await bea.presses_action(accept)
    bea.reads(said("stale"), said("status-expired-host"))
    await bea.presses_action(decline)
    bea.reads(said("stale"))
    await bea.submits(decline, {"reason": "busy", "share": "yes"})
    bea.reads(said("stale"))
    assert (await the(mina)).status is Status.EXPIRED


async def test_muted_reminders_do_not_come_but_the_request_does(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await bea.submits("settings.nudges", {"wanted": ()})
    await mina.asks(bea)
    assert len(bea.direct_messages()) == 1
    await workspace.passes(days=16)
    assert len(bea.direct_messages()) == 1
    assert (await the(mina)).status is Status.ASKED
    await workspace.passes(days=4)
    assert (await the(mina)).status is Status.EXPIRED


async def test_switching_reminders_on_again_brings_back_the_ones_to_come(
    workspace: Workspace,
) -> None:
    _, bea = await asked(workspace)
    await bea.submits("settings.nudges", {"wanted": ()})
    await workspace.passes(days=1)
    await bea.submits("settings.nudges", {"wanted": ("reminders",)})
    kinds = {nudge.kind for nudge in await workspace.nudges()}
    assert {NudgeKind.HOST_REMINDER, NudgeKind.HOST_LAST_REMINDER} <= kinds
    await workspace.passes(days=3)
    bea.is_told(said("nudge-host-reminder"))
