"""What stays at hand: who asked and why, for the host; past talks and what can still be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.messages import plain_text
from bot.features.introduction.model import Introduction, Status
from bot.features.prep.checklist import BRIEF_MAX
from tests.support.builders import make_introduction
from tests.support.fakes import march
from tests.support.said import Said, said
from tests.support.scenarios import accepted, agreed, met, picked, thanked, the
from tests.support.workspace import GOOD_LEARN, Member, Workspace

ABOUT = {
    "headline": "Maths student in Cardiff",
    "goal": "Work on energy",
    "access_needs": "Captions, please",
}


async def _introduces_herself(mina: Member, about: dict[str, str] = ABOUT) -> None:
    await mina.submits("settings.me", about)


def _reads_who_is_coming(bea: Member, text: str) -> None:
    for wanted in ("bus times", GOOD_LEARN, *ABOUT.values()):
        assert wanted in text
    assert bea.finds(said("brief-enough"), text)


@pytest.mark.parametrize("story", [accepted, picked, agreed])
async def test_after_the_yes_the_host_finds_the_note_wherever_they_look(
    workspace: Workspace, story: object
) -> None:
    mina, bea = await story(workspace)  # type: ignore[operator]
    await _introduces_herself(mina)
    await bea.says("mine")
    bea.reads(said("about-seeker", other="Mina", headline=ABOUT["headline"]))
    await bea.presses("mine.card", within=said("mine-title"))
    await bea.presses("prep.brief", within=said("card-title"))
    _reads_who_is_coming(bea, bea.reply)
    await bea.says("prep")
    _reads_who_is_coming(bea, bea.reply)
    await bea.opens_home()
    bea.reads(said("about-seeker", other="Mina", headline=ABOUT["headline"]))


async def test_the_day_before_the_host_is_sent_the_note(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace, march(9, 12))
    await _introduces_herself(mina)
    await workspace.until(march(8, 12))
    (brief,) = bea.received(said("nudge-brief", name="Mina"))
    _reads_who_is_coming(bea, brief)


async def test_the_brief_has_the_question_that_the_host_asked_and_the_answer(
    workspace: Workspace,
) -> None:
    mina, bea = await thanked(workspace)
    await bea.presses_action(f"prep.brief:{(await the(mina)).id}")
    bea.reads("bus times", GOOD_LEARN)
    bea.reads_not(said("fact-you-asked"))
    cai = workspace.member("Cai")
    await cai.asks(bea)
    await bea.presses("answer.ask")
    await bea.fills(question="Which data do you have?")
    await cai.presses("answer.reply")
    await cai.fills(answer="Two years of ticket counts.")
    cai.reads(said("answer-sent", name="Bea"))
    await bea.presses("answer.accept")
    await bea.presses("prep.brief")
    bea.reads(said("fact-you-asked") + ": Which data do you have?")
    bea.reads(said("fact-they-answered") + ": Two years of ticket counts.")


async def test_a_brief_of_long_texts_has_something_of_each(workspace: Workspace) -> None:
    mina, bea = workspace.member("Mina"), workspace.member("Bea")
    await bea.offers()
    why = f"WHY I am {'very ' * 150}keen."
    learn = f"LEARN {'how you decide, ' * 35}thanks?"
    await mina.writes_to(bea, note_type="alumni", why=why, learn=learn)
    await mina.fills(institution=f"MEADOW {'x' * 190}", year=f"SUMMER {'x' * 190}")
    await mina.presses("request.send")
    await bea.presses("answer.ask")
    await bea.fills(question=f"QUESTION {'x ' * 140}")
    await mina.presses("answer.reply")
    await mina.fills(answer=f"ANSWER {'x ' * 240}")
    await bea.presses("answer.accept")
    needs = f"NEEDS {'x' * 190} END"
    await _introduces_herself(
        mina, {"headline": f"LINE {'x' * 100}", "goal": f"GOAL {'x' * 190}", "access_needs": needs}
    )
    await mina.presses("schedule.pick", at=march(9, 12))
    await bea.presses("schedule.confirm")
    i = await the(mina)
    questions = "\n".join(f"Q{n} {'x' * 190}" for n in range(1, 8))
    await mina.submits(f"prep.edit:{i.id}", {"questions": questions})
    await mina.presses("prep.share")
    await bea.presses_action(f"prep.brief:{i.id}")
    assert bea.answer is not None
    assert len(plain_text(bea.answer)) <= BRIEF_MAX + 100
    bea.reads("WHY", "LEARN", "MEADOW", "SUMMER", "QUESTION", "ANSWER", "LINE", "GOAL", needs)
    bea.reads("1. Q1", "7. Q7")
    await workspace.until(march(8, 13))
    (brief,) = bea.received(said("nudge-brief", name="Mina"))
    assert "WHY" in brief


async def test_nobody_else_reads_the_brief(workspace: Workspace) -> None:
    mina, _ = await accepted(workspace)
    gil = workspace.member("Gil")
    await gil.says("help")
    for member in (mina, gil):
        await member.presses_action(f"prep.brief:{(await the(mina)).id}")
        member.reads(said("error-not-yours"))


# Past talks


async def _reads_in_mine_and_home(member: Member, *wanted: Said) -> None:
    await member.says("mine")
    member.reads(*wanted)
    await member.opens_home()
    member.reads(*wanted)


async def test_a_past_talk_stays_with_its_next_step(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    talk = said("past-talk", name="Bea", day=march(3, 12).date())
    await _reads_in_mine_and_home(mina, said("mine-nothing-now"), talk + " " + said("past-named"))
    await mina.presses("mine.card", within=said("past-title"))
    assert mina.choices() == [
        *("thanks.update", "thanks.named", "thanks.touch"),
        "connections.met",
    ]
    await mina.presses("thanks.named")
    await mina.fills()
    await _reads_in_mine_and_home(mina, talk + " " + said("past-update"))
    await mina.presses("mine.card", within=said("past-title"))
    await mina.presses("thanks.update")
    await mina.fills(update="The planner has stopped asking.")
    await _reads_in_mine_and_home(mina, talk + " " + said("past-touch"))
    await mina.presses("mine.card", within=said("past-title"))
    await mina.presses("thanks.touch")
    await _reads_in_mine_and_home(mina, talk + " " + said("past-touching"))


async def test_three_weeks_later_the_next_step_is_what_came_of_it(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await workspace.passes(days=22)
    await _reads_in_mine_and_home(mina, said("past-talk", name="Bea") + " " + said("past-update"))


async def test_the_host_keeps_it_too_with_what_they_were_told(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    talk = said("past-talk", name="Mina", day=march(3, 12).date())
    await _reads_in_mine_and_home(bea, said("mine-nothing-now"), talk)
    bea.reads_not(said("past-thanked"))
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Good enough is when the planner stops asking")
    await mina.presses("thanks.send")
    await _reads_in_mine_and_home(bea, talk + " " + said("past-thanked"))
    await mina.presses("thanks.update")
    await mina.fills(update="I have started a course.")
    await _reads_in_mine_and_home(bea, talk + " " + said("past-updated"))
    await bea.presses("mine.card", within=said("past-title"))
    bea.reads("planner stops asking", said("nudge-update", name="Mina"), "started a course")
    await bea.presses("prep.brief", within=said("card-title"))
    bea.reads("bus times")


async def test_a_talk_without_thanks_is_open_and_no_past_one(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    await mina.says("mine")
    mina.reads(said("status-met-seeker", other="Bea"))
    mina.reads_not(said("past-title"), said("mine-nothing"))


async def _talked_before(workspace: Workspace, mina: Member, bea: Member, count: int) -> None:
    """Mina and Bea have had that many talks, a day apart; number 0 is the latest."""
    seeker, host = await mina.person(), await bea.person()
    async with workspace.store.transaction() as tx:
        for number in range(count):
            at = workspace.clock.now() - timedelta(days=number + 1)
            talk: Introduction = make_introduction(
                f"talk{number:02}",
                network=seeker.network,
                community=mina.address.community,
                seeker=seeker.id,
                host=host.id,
                status=Status.THANKED,
                starts_at=at,
                met_at=at,
                thanked_at=at,
            )
            await tx.introductions.add(talk)


def _cards(member: Member) -> list[str]:
    return [action[-2:] for action in member.actions() if action.startswith("mine.card:")]


async def test_all_past_talks_can_be_reached_page_by_page(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await workspace.passes(days=100)
    await _talked_before(workspace, mina, bea, 12)
    for member in (mina, bea):
        await member.says("mine")
        assert _cards(member) == ["00", "01", "02"]
        await member.presses("mine.past")
        assert _cards(member) == [f"{number:02}" for number in range(8)]
        await member.presses("mine.past", within=said("past-title"))
        assert _cards(member)[:-1] == [f"{number:02}" for number in range(8, 12)]
        assert "mine.past" not in member.choices()  # the one they had before is the last
        await member.presses("mine.open", within=said("past-title"))
        member.reads(said("mine-title"))


async def test_who_had_no_talk_reads_of_none(workspace: Workspace) -> None:
    gil = workspace.member("Gil")
    await gil.presses_action("mine.past")
    gil.reads(said("past-none"))
    await gil.says("mine")
    gil.reads_not(said("past-title"))
    assert "mine.past" not in gil.choices()


async def test_a_full_page_leaves_a_way_to_past_talks(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace, promised="Send the article")
    await workspace.passes(days=42)
    me = await mina.person()
    async with workspace.store.transaction() as tx:
        i = (await tx.introductions.of_person(me.network, me.id, {Status.THANKED}))[0]
        for number in range(3):
            await tx.promises.add(
                me.network, i.id, me.id, f"Promise {number}", workspace.clock.now()
            )
        await tx.people.put(replace(me, zone_known=False))
    gil = workspace.member("Gil")
    await gil.offers()
    await mina.writes_to(gil)
    hosts = [workspace.member(f"Host {letter}") for letter in "ABCDE"]
    for host in hosts:
        await host.offers()
        await mina.asks(host)
    await hosts[0].presses("answer.accept")
    await mina.presses("schedule.pick")
    await hosts[0].presses("schedule.confirm")
    await mina.says("mine")
    mina.reads(said("mine-more"), said("promise", name="Bea", words="Promise 1"), said("ask-zone"))
    assert "mine.past" in mina.choices()
    await mina.opens_home()
    assert "mine.past" in mina.choices()
