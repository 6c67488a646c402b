"""Looking back, saying thanks, and what comes of it: each nudge until it is done, and not after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.core.messages import buttons, plain_text
from bot.features.introduction.model import Status
from bot.features.starters.texts import Tone
from tests.support.fakes import Shown
from tests.support.said import said
from tests.support.scenarios import drafted, met, over, thanked, the
from tests.support.workspace import GOOD_LEARN, Member, Workspace

END = datetime(2026, 3, 3, 12, 20, tzinfo=UTC)


KINDS = ("prompt", "ready", "draft", "again", "last")


def _thanks_asked(workspace: Workspace, mina: Member) -> list[datetime]:
    leads = [said(f"nudge-thanks-{which}") for which in KINDS]
    return [
        shown.at
        for shown in workspace.chat.shown
        if mina.address in shown.seen_by
        and any(mina.finds(lead, text) for lead in leads for text in _ever(shown))
    ]


def _ever(shown: Shown) -> list[str]:
    """The message as it was and as it is."""
    return [plain_text(message) for message in (*shown.history, shown.message)]


async def test_four_prompts_and_then_silence(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    await workspace.passes(days=20)
    assert _thanks_asked(workspace, mina) == [
        END + timedelta(hours=2),
        END + timedelta(hours=20),  # eight in the morning is just outside the quiet hours
        END + timedelta(hours=48),
        END + timedelta(hours=120),
    ]
    mina.is_told(said("nudge-thanks-last"))


async def test_thanks_end_the_prompts_at_once(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    await workspace.until(END + timedelta(hours=3))
    await mina.presses("thanks.send")
    bea.is_told(said("nudge-thanks", name="Mina"), "planner stops asking")
    await workspace.passes(days=15)
    assert len(_thanks_asked(workspace, mina)) == 1


async def test_thanked_elsewhere_ends_them_too_and_sends_nothing(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    before = len(bea.direct_messages())
    await mina.presses("thanks.elsewhere")
    mina.reads(said("thanked-elsewhere", name="Bea"))
    await workspace.passes(days=15)
    assert _thanks_asked(workspace, mina) == []
    assert len(bea.direct_messages()) == before
    assert (await the(mina)).status is Status.THANKED


async def test_looking_back_drafts_the_words(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="")
    mina.refused(learned=said("field-required"))
    await mina.fills(
        learned="Ask the planner!",
        surprised="How little is modelled",
        use="I'll ask the drivers",
        promised="Send the bus chart",
        interest="more",
    )
    mina.reads(
        "> " + said("draft-opening", tone=Tone.WARM, name="Bea", minutes=20),
        said("draft-learned", tone=Tone.WARM, learned="Ask the planner!"),
        said("draft-use", tone=Tone.WARM, use="I'll ask the drivers."),
        said("draft-closing", tone=Tone.WARM, name="Mina"),
    )
    for private in ("How little is modelled", "bus chart"):  # for herself
        assert private not in mina.reply
    await mina.presses("thanks.edit")
    await mina.fills(thanks="Thanks!")
    mina.refused(thanks=said("field-too-short", least=20))
    await mina.fills(thanks="Dear Bea, I asked the drivers already. Thank you so much!")
    mina.reads("asked the drivers already")
    assert (await the(mina)).status is Status.MET
    await mina.presses("thanks.send")
    mina.reads(said("thanked", name="Bea"))
    bea.is_told("> Dear Bea, I asked the drivers already.")
    bea.sees_not("How little is modelled")


async def test_thanks_that_ask_for_a_job_go_once_their_writer_says_that_they_do_not(
    workspace: Workspace,
) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Please hire me, I would start on Monday.")
    mina.reads(said("coach-job-ask"))
    assert not mina.has_button("thanks.send", within=said("coach-job-ask"))
    await mina.presses_action(f"thanks.send:{(await the(mina)).id}")
    mina.reads(said("coach-job-ask"))
    bea.sees_not("hire me")
    await mina.presses("thanks.edit")
    await mina.fills(thanks="Thank you, Bea. Please hire me.")
    mina.refused(thanks=said("coach-job-ask"))
    await mina.fills(thanks="Thank you, Bea. Please hire me.")  # as it stands
    await mina.presses("thanks.send")
    bea.is_told("Please hire me")


async def test_a_draft_that_is_held_goes_after_one_press_if_it_is_meant_as_it_stands(
    workspace: Workspace,
) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Please hire me, I would start on Monday.")
    await mina.presses("thanks.insist")
    mina.reads_not(said("coach-job-ask"))
    await mina.presses("thanks.send")
    bea.is_told("Please hire me")


async def test_the_draft_waits_in_the_reminder(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    workspace.restarts()
    await workspace.until(END + timedelta(hours=20))
    mina.is_told(said("nudge-thanks-draft"), "> " + said("draft-learned"))
    mina.sees(said("nudge-thanks-ready"))
    mina.sees_not(said("nudge-thanks-prompt"))  # she has looked back
    await mina.presses("thanks.send", within=said("nudge-thanks-draft"))
    bea.is_told(said("nudge-thanks"))


async def test_the_thanks_wait_until_the_host_is_awake(workspace: Workspace) -> None:
    mina, bea = await drafted(workspace)
    await workspace.until(datetime(2026, 3, 3, 21, 0, tzinfo=UTC))
    await mina.presses("thanks.send")
    bea.sees_not(said("nudge-thanks"))
    await workspace.until(datetime(2026, 3, 4, 8, 0, tzinfo=UTC))
    bea.is_told(said("nudge-thanks"))


async def test_the_command_finds_whom_one_owes(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    await mina.says("thanks")
    mina.reads(said("status-met-seeker"))
    await mina.presses("thanks.elsewhere")
    await mina.says("thanks")
    mina.reads(said("thanks-none"))


async def test_the_command_names_all_whom_one_owes(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await _talks_with(workspace, mina, cai, thanked=False)
    await mina.says("thanks")
    mina.reads(said("thanks-which"))
    for name in ("Bea", "Cai"):
        mina.reads("• " + said("thanks-owed", name=name))


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_promises_are_kept_on_the_list_until_done(
    workspace: Workspace, elsewhere: bool
) -> None:
    mina, _ = await drafted(workspace, promised="Send the bus chart")
    await mina.presses("thanks.elsewhere" if elsewhere else "thanks.send")
    workspace.restarts()
    await mina.says("mine")
    mina.reads(said("promises-title"), "• " + said("promise", words="Send the bus chart"))
    done = mina.action("mine.kept")
    await mina.presses("mine.kept")
    assert "Send the bus chart" not in mina.reply
    await mina.presses_action(done)
    mina.reads(said("error-promise-gone"))


async def test_what_came_of_it_is_asked_once_after_three_weeks(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await workspace.until(END + timedelta(days=21, hours=2))
    mina.is_told(said("nudge-update-prompt", name="Bea"))
    await mina.presses("thanks.update")
    await mina.fills(update="It did.")
    mina.refused(update=said("field-too-short", least=10))
    await mina.fills(update="The drivers knew. My chart is on the wall now.")
    mina.reads(said("update-sent", name="Bea"))
    bea.is_told(said("nudge-update"), "> The drivers knew.")
    await mina.submits(
        f"thanks.update:{(await the(mina)).id}", {"update": "And again, the drivers knew."}
    )
    mina.reads(said("stale"))
    before = len(bea.direct_messages())
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before


async def test_nothing_came_of_it(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    before = len(bea.direct_messages())
    await workspace.passes(days=25)
    await mina.presses("thanks.no_update")
    await workspace.passes(days=60)
    assert len(bea.direct_messages()) == before


async def test_told_early_nobody_asks_later(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.update")
    await mina.fills(update="I asked the drivers the same evening.")
    await workspace.passes(days=60)
    mina.sees_not(said("nudge-update-prompt"))


async def test_keeping_in_touch_quarterly_at_most_and_until_stopped(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.touch")
    await workspace.passes(days=89)
    mina.sees_not(said("nudge-keep-in-touch"))
    await workspace.passes(days=2)
    mina.is_told(said("nudge-keep-in-touch"), said("touch-learned"), "planner stops asking")
    await workspace.passes(days=4 * 91)
    prompts = [shown.at for shown in _prompts_to_keep_in_touch(workspace, mina)]
    assert len(prompts) == 5
    assert all(b - a >= timedelta(days=91) for a, b in pairwise(prompts))
    await mina.presses("thanks.wrote")
    mina.reads(said("touch-noted"))
    before = len(mina.direct_messages())
    await workspace.passes(days=90)
    assert len(mina.direct_messages()) == before
    await workspace.passes(days=2)
    assert len(mina.direct_messages()) == before + 1
    await mina.presses("thanks.touch")
    await workspace.passes(days=400)
    assert len(mina.direct_messages()) == before + 1
    assert await workspace.nudges() == []


async def test_a_prompt_to_keep_in_touch_holds_until_it_is_answered(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.touch")
    await workspace.passes(days=2 * 91 + 1)
    first, second = _prompts_to_keep_in_touch(workspace, mina)
    hours = {"zone": "London", "quiet_from": "18:00", "quiet_to": "09:00"}
    await mina.submits("settings.time", hours)  # another change takes nothing away
    assert _can_say_she_wrote(first)
    assert _can_say_she_wrote(second)
    await mina.presses("thanks.wrote")
    mina.reads(said("touch-noted"))
    assert not _can_say_she_wrote(first)
    assert not _can_say_she_wrote(second)
    mina.is_told(said("nudge-keep-in-touch"), said("ending-answered"))


async def test_a_prompt_to_keep_in_touch_ends_when_switched_off(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.touch")
    await workspace.passes(days=2 * 91 + 1)
    first, second = _prompts_to_keep_in_touch(workspace, mina)
    _, off = mina.button("thanks.touch", said("nudge-keep-in-touch"))
    await mina.presses_action(off)  # on another device, so neither message is replaced
    assert not _can_say_she_wrote(first)
    assert not _can_say_she_wrote(second)
    await workspace.passes(days=400)
    assert _prompts_to_keep_in_touch(workspace, mina) == [first, second]


def _prompts_to_keep_in_touch(workspace: Workspace, mina: Member) -> list[Shown]:
    lead = said("nudge-keep-in-touch")
    return [s for s in workspace.chat.shown if any(mina.finds(lead, text) for text in _ever(s))]


def _can_say_she_wrote(shown: Shown) -> bool:
    return any(button.action.startswith("thanks.wrote:") for button in buttons(shown.message))


async def test_nobody_who_did_not_ask_is_told_to_keep_in_touch(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await workspace.passes(days=400)
    mina.sees_not(said("nudge-keep-in-touch"))


async def test_they_named_somebody_who_hosts(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.presses("thanks.named")
    await mina.fills(person=str(cai.address))
    mina.reads(said("named-way", host="Bea", name="Cai"))
    await mina.presses("request.note")
    assert mina.form is not None
    await mina.fills(why="Bea suggested you to me; I read your article.", learn=GOOD_LEARN)
    mina.reads(said("noted-connection") + ": Bea")
    await mina.presses("request.send")
    await cai.presses("answer.accept")
    bea.is_told(said("introduce-connector", name="Bea"))


async def test_a_name_for_oneself_and_nobody_at_all(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await mina.presses("thanks.named")
    for member in (mina, bea):
        await mina.fills(person=str(member.address))
        mina.refused(person=said("field-person-other"))
    await mina.fills(person="town:square:nobody")
    mina.refused(person=said("field-person-unknown"))
    await mina.fills(person="", note="")
    mina.reads(said("named-no-one"))
    await mina.presses_action(f"thanks.named:{(await the(mina)).id}")
    await mina.fills(person="", note="The head of networks at National Grid")
    mina.reads(said("named-noted"))
    assert (await the(mina)).debrief.onward_name == "The head of networks at National Grid"
    assert "thanks.named" not in mina.choices()


async def _talks_with(
    workspace: Workspace, mina: Member, host: Member, thanked: bool = True
) -> None:
    await mina.asks(host)
    await host.presses("answer.accept")
    to_pick = said("status-accepted-seeker")
    noon = next(time for time in mina.times(to_pick) if time.hour == 12)
    await mina.presses("schedule.pick", to_pick, at=noon)
    await host.presses("schedule.confirm")
    i = await the(mina)
    assert i.ends_at is not None
    await workspace.until(i.ends_at + timedelta(hours=1))
    await mina.presses("meet.happened")
    if thanked:
        await mina.presses("thanks.elsewhere")


async def test_would_you_host_after_the_second_good_talk(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await workspace.passes(days=10)
    mina.sees_not(said("nudge-pay-forward"))
    cai = workspace.member("Cai")
    await cai.offers()
    await _talks_with(workspace, mina, cai)
    await workspace.passes(days=6)
    mina.sees_not(said("nudge-pay-forward"))
    await workspace.passes(days=2)
    mina.sees(said("nudge-pay-forward"))
    await mina.presses("mine.fine")
    mina.reads(said("fine"))
    dan = workspace.member("Dan")
    await dan.offers()
    await _talks_with(workspace, mina, dan)
    await workspace.passes(days=19)
    asked = [
        words for words in mina.direct_messages() if mina.finds(said("nudge-pay-forward"), words)
    ]
    assert len(asked) == 1
    assert mina.finds(said("ending-answered"), asked[0])


async def test_not_asked_to_host_by_one_who_does_already_or_begins_to(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await _talks_with(workspace, mina, cai)
    assert "pay_forward" in {nudge.kind for nudge in await workspace.nudges()}
    await mina.offers()
    assert "pay_forward" not in {nudge.kind for nudge in await workspace.nudges()}
    await workspace.passes(days=20)
    mina.sees_not(said("nudge-pay-forward"))


async def test_a_talk_that_put_one_off_does_not_count(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace, interest="less")
    cai = workspace.member("Cai")
    await cai.offers()
    await _talks_with(workspace, mina, cai)
    assert "pay_forward" not in {nudge.kind for nudge in await workspace.nudges()}


async def test_looking_back_after_the_thanks(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.elsewhere")
    i = await the(mina)
    before = len(bea.direct_messages())
    await mina.submits(f"thanks.debrief:{i.id}", {"learned": "Ask the planner", "interest": "less"})
    mina.reads(said("status-thanked-seeker"))
    assert (await the(mina)).debrief.learned == "Ask the planner"
    assert len(bea.direct_messages()) == before
    await mina.presses_action(f"thanks.send:{i.id}")
    mina.reads(said("stale"))


async def test_sending_without_a_draft_leads_to_looking_back(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    i = await the(mina)
    for action in ("thanks.send", "thanks.draft"):
        await mina.presses_action(f"{action}:{i.id}")
        mina.reads(said("error-debrief-first"))
    await mina.presses("thanks.debrief", within=said("error-debrief-first"))
    assert mina.form is not None


async def test_muted_thanks_are_not_mentioned(workspace: Workspace) -> None:
    mina, _ = await over(workspace)
    await mina.submits("settings.nudges", {"wanted": ("reminders", "prep")})
    await mina.presses("meet.happened")
    before = len(mina.direct_messages())
    await workspace.passes(days=40)
    assert len(mina.direct_messages()) == before


async def test_keeping_in_touch_and_no_update_are_acknowledged(workspace: Workspace) -> None:
    mina, _ = await thanked(workspace)
    await mina.presses("thanks.touch")
    mina.reads(said("touch-on", name="Bea"))
    await mina.presses("thanks.touch")
    mina.reads(said("touch-off", name="Bea"))
    await workspace.passes(days=22)
    await mina.presses("thanks.no_update")
    mina.reads(said("update-none"))


async def test_two_thank_yous_owed_are_each_one_press_away(workspace: Workspace) -> None:
    mina, _ = await met(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.asks(cai)
    await cai.presses("answer.accept")
    await mina.presses("schedule.pick")
    await cai.presses("schedule.confirm")
    await workspace.passes(days=8)
    await cai.presses("meet.happened")
    await mina.says("thanks")
    mina.reads(said("thanks-which"), said("thanks-owed", name="Bea"))
    await mina.presses("thanks.debrief", within=said("thanks-which"))
    assert mina.form is not None
