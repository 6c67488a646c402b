"""Getting ready: the checklist, the questions, the host's brief, and when each is sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.coach.bank import FIRST
from bot.core.messages import Row
from bot.domain.hosts import Format
from bot.features.introduction.kinds import NudgeKind
from bot.features.prep.checklist import ITEMS
from tests.support.fakes import march
from tests.support.said import Said, said
from tests.support.scenarios import accepted, agreed, asked, the
from tests.support.workspace import Member, Workspace

SOON = march(9, 12)


async def _meeting(
    workspace: Workspace, time: datetime = SOON, **note: str
) -> tuple[Member, Member]:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.offers(formats=("video", "phone", "chat", "in_person"))
    await mina.asks(bea, **note)
    await bea.presses("answer.accept")
    await mina.presses("schedule.pick", at=time)
    await bea.presses("schedule.confirm")
    return mina, bea


async def _when(workspace: Workspace) -> dict[tuple[str, str], datetime]:
    waiting = await workspace.nudges()
    async with workspace.store.transaction() as tx:
        names = {}
        for nudge in waiting:
            person = await tx.people.get(nudge.network, nudge.person)
            assert person is not None
            names[nudge.kind, person.name] = nudge.due_at
    return names


@pytest.mark.parametrize(
    "format, some, not_this",
    [
        (Format.VIDEO, said("prep-sound"), said("prep-coffee")),
        (Format.PHONE, said("prep-number", name="Bea"), said("prep-coffee")),
        (Format.CHAT, said("prep-one"), said("prep-coffee")),
        (Format.IN_PERSON, said("prep-coffee"), said("prep-name")),
    ],
)
async def test_a_checklist_for_each_format_and_all_of_it_can_be_ticked(
    workspace: Workspace, format: Format, some: Said, not_this: Said
) -> None:
    mina, _ = await _meeting(workspace, format=format.value)
    await mina.says("prep")
    mina.reads(
        some,
        said("prep-research", organisation="Bea Ltd", role="Data scientist"),
        "data science",
    )
    mina.reads_not(not_this)
    mina.reads(said("fact-when") + ": " + SOON + "\n")
    mina.reads(said("prep-lead", topics="data science, forecasting"))
    i = await the(mina)
    for item in ITEMS[format]:
        mina.reads("[ ] " + said(f"prep-{item}"))
        await mina.presses(f"prep.tick:{i.id}.{item}")
        mina.reads("[x] " + said(f"prep-{item}"))
    assert "[ ]" not in mina.reply
    first = ITEMS[format][0]
    await mina.presses(f"prep.tick:{i.id}.{first}")
    mina.reads("[ ] " + said(f"prep-{first}"))


@pytest.mark.parametrize("format", list(Format))
@pytest.mark.parametrize("where", ["", "https://meet.example/bea"])
async def test_the_day_before_shows_what_is_not_ticked_yet(
    workspace: Workspace, format: Format, where: str
) -> None:
    mina, bea = await _meeting(workspace, format=format.value)
    if where:
        await bea.submits(f"schedule.where:{(await the(mina)).id}", {"where": where})
    await mina.says("prep")
    tick = f"prep.tick:{(await the(mina)).id}"
    await mina.presses(f"{tick}.intro")
    await mina.presses(f"{tick}.intro")  # no, not yet
    for ticked in (False, True):
        if ticked:
            await mina.presses(f"{tick}.goal")
    await workspace.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told(said("nudge-day-before"), march(9, 12), "[ ] " + said("prep-intro"))
    assert not mina.finds("[ ] " + said("prep-goal"), mina.direct_messages()[-1])
    if where or format is not Format.CHAT:
        mina.is_told(where or said("no-place-asked", format=format, name="Bea"))
    bea.is_told(said("nudge-brief", name="Mina"))


async def test_nothing_ticked_at_all_still_fits_into_one_message(workspace: Workspace) -> None:
    mina, _ = await _meeting(workspace, format="in_person")
    await workspace.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told(said("nudge-day-before"))
    assert mina.direct_messages()[-1].count("[ ]") == len(ITEMS[Format.IN_PERSON])


async def test_everything_ticked_is_said_too(workspace: Workspace) -> None:
    mina, _ = await _meeting(workspace)
    i = await the(mina)
    for item in ITEMS[i.request.format]:
        await mina.presses_action(f"prep.tick:{i.id}.{item}")
    await workspace.until(datetime(2026, 3, 8, 12, tzinfo=UTC))
    mina.is_told(said("nudge-day-before"), said("prep-all-done"))


async def test_three_days_one_day_one_hour_to_the_minute(workspace: Workspace) -> None:
    await _meeting(workspace)
    when = await _when(workspace)
    starts = datetime(2026, 3, 9, 12, tzinfo=UTC)
    assert when[NudgeKind.RESEARCH, "Mina"] == starts - timedelta(days=3)
    assert when[NudgeKind.DAY_BEFORE, "Mina"] == starts - timedelta(days=1)
    assert when[NudgeKind.BRIEF, "Bea"] == starts - timedelta(days=1)
    for name in ("Mina", "Bea"):
        assert when[NudgeKind.HOUR_BEFORE, name] == starts - timedelta(hours=1)
        assert when[NudgeKind.OUTCOME, name] == starts + timedelta(minutes=20, hours=1)
    assert (NudgeKind.DAY_BEFORE, "Bea") not in when


async def test_at_once_when_less_is_left(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.suggest")
    await mina.fills(day="2026-03-02", time="13:30")
    await bea.presses("schedule.confirm")
    mina.sees(said("nudge-agreed", name="Bea"))
    mina.sees_not(said("nudge-research", name="Bea"))  # what was agreed is read first
    await workspace.passes(minutes=10)
    mina.is_told(said("nudge-research", name="Bea"))
    bea.sees(said("nudge-brief", name="Mina"))
    assert {kind for kind, _ in await _when(workspace)} >= {
        NudgeKind.HOUR_BEFORE,
        NudgeKind.OUTCOME,
    }
    assert (NudgeKind.DAY_BEFORE, "Mina") not in await _when(workspace)
    await workspace.until(datetime(2026, 3, 2, 12, 30, tzinfo=UTC))
    mina.is_told(said("nudge-hour-before"))


async def test_with_half_an_hour_left_nothing_is_said_about_an_hour(workspace: Workspace) -> None:
    mina, bea = await accepted(workspace)
    await mina.presses("schedule.suggest")
    await mina.fills(day="2026-03-02", time="10:30")
    await bea.presses("schedule.confirm")
    await workspace.until(datetime(2026, 3, 2, 10, 29, tzinfo=UTC))
    mina.sees_not(said("nudge-hour-before"))
    bea.sees_not(said("nudge-hour-before"))


async def test_the_last_hour_breaks_quiet_hours_and_nothing_else_does(workspace: Workspace) -> None:
    mina, bea = await asked(workspace, windows="Mon-Fri 07:30-08:30")
    await mina.submits(
        "settings.time", {"zone": "London", "quiet_from": "20:00", "quiet_to": "09:00"}
    )
    await bea.presses("answer.accept")
    await mina.presses("schedule.suggest")
    await mina.fills(day="2026-03-09", time="07:30")
    await bea.presses("schedule.confirm")
    when = await _when(workspace)
    assert when[NudgeKind.HOUR_BEFORE, "Mina"] == datetime(2026, 3, 9, 6, 30, tzinfo=UTC)
    assert when[NudgeKind.DAY_BEFORE, "Mina"] == datetime(2026, 3, 8, 9, 0, tzinfo=UTC)
    assert when[NudgeKind.OUTCOME, "Mina"] == datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
    await workspace.until(datetime(2026, 3, 9, 6, 30, tzinfo=UTC))
    mina.is_told(said("nudge-hour-before"))


async def test_prep_can_be_switched_off(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    await mina.submits("settings.nudges", {"wanted": ("thanks",)})
    before = len(mina.direct_messages())
    await workspace.until(datetime(2026, 3, 3, 12, 10, tzinfo=UTC))
    assert len(mina.direct_messages()) == before
    await mina.says("prep")
    mina.reads(said("prep-title", name="Bea"))


async def test_questions_are_written_ranked_and_suggested(workspace: Workspace) -> None:
    mina, _bea = await _meeting(workspace)
    await mina.says("prep")
    await mina.presses("prep.questions")
    mina.reads(said("questions-none"))
    await mina.presses("prep.edit")
    await mina.fills(questions="\n".join(f"Question {n}?" for n in range(11)))
    mina.refused(questions=said("field-questions-many", most=10, count=11))
    await mina.fills(questions="x" * 201)
    mina.refused(questions=said("field-question-long", number=1))
    await mina.fills(
        questions="- Do you like it?\n\n• What surprised you most?\nWhat surprised you most?"
    )
    mina.reads(
        "1. Do you like it?",
        "2. What surprised you most?",
        said("question-advice", number=1, advice=said("coach-question-yes-no")),
    )
    assert "3. " not in mina.reply
    mina.reads(said("questions-title"), said("questions-lead"))
    await mina.presses("prep.up")
    mina.reads("1. What surprised you most?", "2. Do you like it?")
    await mina.presses("prep.suggest")
    mina.reads(said("suggestions-for", name="Bea"), said("suggestions-lead"))
    taken = []
    for _ in range(8):
        [first, *_] = suggested(mina)
        taken.append(first)
        await mina.presses("prep.add")
    mina.reads(said("questions-title"), "10. " + taken[-1])
    assert "prep.suggest" not in mina.choices()
    assert [mina.reply.count(text) for text in taken] == [1] * 8
    assert mina.reply.count("What surprised you most?") == 1
    await mina.presses("prep.show")
    mina.reads(said("prep-title", name="Bea"))


def suggested(member: Member) -> list[str]:
    """The questions that stand there to choose from."""
    assert member.answer is not None
    rows = [block for block in member.answer.blocks if isinstance(block, Row)]
    end = member.words.label("suggestion-line", category="", question="|").partition("|")[2]
    return [str(row.text).split(": ", 1)[1].removesuffix(end) for row in rows]


CATEGORIES = {
    "path": "category-path",
    "day": "category-day",
    "industry": "category-industry",
    "insights": "category-insights",
    "culture": "category-culture",
    "balance": "category-balance",
    "skills": "category-skills",
    "advice": "category-advice",
    "resources": "category-resources",
    "projects": "category-projects",
    "onward": "category-onward",
}


async def test_suggestions_stand_under_their_category_and_others_are_a_press_away(
    workspace: Workspace,
) -> None:
    mina, _bea = await _meeting(workspace)
    await mina.says("prep")
    await mina.presses("prep.questions")
    await mina.presses("prep.suggest")
    for category in FIRST:
        mina.reads(said("suggestion-line", category=said(CATEGORIES[category])))
    seen = suggested(mina)
    assert len(seen) == 5
    for _ in range(3):
        await mina.presses("prep.suggest")
        mina.reads(said("suggestions-lead"))
        assert not set(suggested(mina)) & set(seen)
        seen += suggested(mina)
    for category in CATEGORIES.values():
        assert said(category) is not None
    await mina.presses("prep.questions")
    mina.reads(said("questions-none"))
    assert sum(said_in in mina.reply for said_in in seen) == 0


async def test_pressing_add_twice_adds_once_and_after_the_last_page_comes_the_first(
    workspace: Workspace,
) -> None:
    mina, _bea = await _meeting(workspace)
    i = await the(mina)
    for _ in range(2):
        await mina.presses_action(f"prep.add:{i.id}.bank-path-6.0")
    await mina.presses_action(f"prep.add:{i.id}.bank-nothing-1.0")
    await mina.presses_action(f"prep.questions:{i.id}")
    mina.reads("1. ")
    assert "2. " not in mina.reply
    await mina.presses_action(f"prep.suggest:{i.id}")
    first = suggested(mina)
    await mina.presses_action(f"prep.suggest:{i.id}.19")
    assert suggested(mina)
    for page in ("20", "none", "-1"):
        await mina.presses_action(f"prep.suggest:{i.id}.{page}")
        assert suggested(mina) == first


@pytest.mark.wording
async def test_what_was_asked_in_the_note_or_in_an_earlier_talk_is_not_offered(
    workspace: Workspace,
) -> None:
    note = "I'd like to know what surprised you most. Could we talk for a few minutes?"
    mina, bea = await _meeting(workspace, learn=note)
    i = await the(mina)
    mistake = "Which mistake do people make when they set out?"
    await mina.submits(f"prep.edit:{i.id}", {"questions": mistake})
    assert not {"mistake", "surprised"} & set(" ".join(await everything(mina, i.id)).split())
    await workspace.until(datetime(2026, 3, 9, 14, tzinfo=UTC))
    await mina.presses("meet.happened")
    await workspace.until(datetime(2026, 4, 15, 11, 30, tzinfo=UTC))
    await mina.asks(bea)
    await bea.presses("answer.accept")
    later = (await mina.introductions())[-1]
    assert later.id != i.id
    assert not {"mistake", "surprised"} & set(" ".join(await everything(mina, later.id)).split())


async def everything(member: Member, id: str) -> list[str]:
    """All that is offered for that talk."""
    found: list[str] = []
    for page in range(20):
        await member.presses_action(f"prep.suggest:{id}.{page}")
        found += suggested(member)
    return found


async def test_the_brief_has_what_the_host_needs_and_no_more(workspace: Workspace) -> None:
    mina, bea = await _meeting(workspace)
    await mina.submits(
        "settings.me",
        {"headline": "Maths student", "goal": "A job in energy", "access_needs": "Captions"},
    )
    i = await the(mina)
    await mina.submits(f"prep.edit:{i.id}", {"questions": "What surprised you most?"})
    await bea.says("prep")
    bea.reads(said("brief-title", name="Mina"), said("fact-who") + ": Maths student")
    bea.reads(said("fact-goal") + ": A job in energy", said("fact-access") + ": Captions")
    bea.reads(said("would-like-to-learn"), said("brief-enough"))
    assert "What surprised you most?" not in bea.reply
    await mina.presses("prep.share")
    mina.reads(said("questions-shared", name="Bea"))
    await bea.says("prep")
    bea.reads(
        said("brief-questions"),
        "> " + said("question-line", number=1),
        "> 1. What surprised you most?",
    )
    await mina.presses("prep.share")
    mina.reads(said("questions-kept", name="Bea"))
    await bea.says("prep")
    assert "What surprised you most?" not in bea.reply


async def test_nothing_to_prepare_and_several(workspace: Workspace) -> None:
    mina, _ = await _meeting(workspace)
    gil = workspace.member("Gil")
    await gil.says("prep")
    gil.reads(said("prep-none"))
    cai = workspace.member("Cai")
    await cai.offers(windows="Thu 9-10")
    await mina.asks(cai)
    await cai.presses("answer.accept")
    await mina.says("prep")
    mina.reads(said("prep-which"), said("prep-with", name="Bea"), said("prep-with", name="Cai"))
    assert mina.reply.index("Bea") < mina.reply.index("Cai")  # the agreed one first
    await mina.presses("prep.open")


async def test_prep_is_over_when_it_is_over(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    i = await the(mina)
    await bea.presses("schedule.cancel", within=said("nudge-agreed"))
    await bea.fills()
    for action in ("open", "show"):
        await mina.presses_action(f"prep.{action}:{i.id}")
        mina.reads(said("error-prep-over"))
    for action in ("questions", "suggest", "share", "up", "tick", "edit"):
        await mina.presses_action(f"prep.{action}:{i.id}")
        mina.reads(said("stale"), said("status-cancelled-seeker"))
    await bea.presses_action(f"prep.brief:{i.id}")
    bea.reads(said("error-prep-over"))


@pytest.mark.parametrize("late, minutes", [(0, 60), (12, 50), (43, 15), (53, 7), (58, 2)])
async def test_the_message_before_a_talk_says_the_time_that_is_left(
    workspace: Workspace, late: int, minutes: int
) -> None:
    mina, bea = await agreed(workspace)
    workspace.clock.at = march(3, 12) - timedelta(minutes=60 - late)  # the bot was away till then
    await workspace.drain()
    for member in (mina, bea):
        told = member.received(
            said("nudge-hour-before")
            if minutes == 60
            else said("nudge-minutes-before", minutes=minutes)
        )
        assert len(told) == 1
        assert member.counts(march(3, 12), told[0]) == 1


@pytest.mark.parametrize("format", Format)
async def test_the_day_before_has_a_way_out_and_a_fallback_whatever_is_ticked(
    workspace: Workspace, format: Format
) -> None:
    mina, _ = await _meeting(workspace, format=format.value)
    i = await the(mina)
    for item in ITEMS[format]:
        await mina.presses_action(f"prep.tick:{i.id}.{item}")
    await workspace.until(SOON - timedelta(hours=20))
    mina.is_told(said("nudge-day-before"), said("prep-all-done"))
    mina.is_told(said("fact-fallback") + ": " + said("fallback", format=format))
    ways = mina.choices(said("nudge-day-before"))
    assert {"schedule.where", "schedule.reschedule", "schedule.cancel"} <= set(ways)


async def test_the_longest_message_of_the_day_before_fits(workspace: Workspace) -> None:
    mina, _ = await _meeting(workspace, format="in_person")
    await workspace.until(SOON - timedelta(hours=20))
    mina.is_told(said("nudge-day-before"), said("fallback"))
    assert "schedule.cancel" in mina.choices(said("nudge-day-before"))
