"""Talks with people outside: from the first message to keeping in touch, for the seeker alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.features.elsewhere.model import ElsewhereStatus
from bot.features.schedule.calendar_file import file_name
from bot.features.starters.texts import Tone
from tests.support.elsewhere import (
    GOOD,
    NURSE,
    begun,
    entry,
    gives_time,
    open_card,
    talked,
    the_talk,
    told,
    with_time,
)
from tests.support.fakes import march
from tests.support.said import said
from tests.support.workspace import Workspace


async def test_a_talk_goes_from_the_first_message_to_the_thanks(workspace: Workspace) -> None:
    mina = await begun(workspace)
    mina.reads(said("elsewhere-writing", label=NURSE))
    await mina.presses("elsewhere.starter")
    mina.reads(said("starter-title"), said("starter-lead"))
    family = said("starter-gap-relative")
    for tone in Tone:
        mina.reads(said("starter-friend", tone=tone, connector=family), said("starter-learn"))
    await mina.presses("elsewhere.check")
    await mina.fills(text=GOOD)
    mina.reads(said("outreach-title"), said("outreach-fine"))
    await mina.presses("elsewhere.sent")
    mina.reads(said("outreach-sent"), said("elsewhere-sent", label=NURSE))
    await workspace.passes(days=1)
    await mina.presses("elsewhere.time")
    await gives_time(mina, march(12, 14), goal="Whether nights are bearable")
    mina.reads(said("elsewhere-time-saved"), said("elsewhere-agreed", label=NURSE))
    mina.sees(said("nudge-elsewhere-agreed", label=NURSE), said("file-adds"))
    await workspace.until(march(9, 15))
    mina.sees(said("nudge-elsewhere-research", label=NURSE))
    await mina.presses("elsewhere.questions")
    mina.reads(said("questions-none"))
    await mina.presses("elsewhere.suggest")
    mina.reads(said("suggestions-title"), said("suggestions-lead"))
    mina.reads(said("suggestion-line", category=said("category-path")))
    await mina.presses("elsewhere.add")
    await mina.presses("elsewhere.suggest")
    await mina.presses("elsewhere.questions")
    mina.reads(said("questions-lead"), "1. ")
    await workspace.until(march(11, 15))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))
    await workspace.until(march(12, 13, 5))
    mina.sees(said("nudge-elsewhere-hour-before", label=NURSE))
    assert "Whether nights are bearable" in told(mina)[-1]
    await workspace.until(march(12, 15, 20))
    mina.sees(said("nudge-elsewhere-outcome", label=NURSE))
    await mina.presses("elsewhere.happened")
    mina.reads(said("elsewhere-met", label=NURSE))
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quieter than days", use="I will read about nights")
    mina.reads(said("draft-copy"), said("draft-opening-elsewhere", minutes=20))
    assert "Nights are quieter than days." in mina.reply
    assert "Siân" not in mina.reply
    await mina.presses("elsewhere.thanked")
    mina.reads(said("elsewhere-thanked-now"), said("elsewhere-thanked", label=NURSE))
    for noted in ("fact-noted-goal", "fact-noted-learned", "fact-noted-use", "fact-source"):
        mina.reads(said(noted))
    mina.reads_not(said("fact-noted-surprised"), said("fact-occasion"))


async def test_silence_is_met_with_somebody_else_then_once_more_then_an_end(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.sent")
    await workspace.until(march(5, 8))
    assert not mina.finds(said("nudge-elsewhere-silent"), "\n".join(told(mina)))
    await workspace.until(march(5, 10, 5))  # three business days
    mina.sees(said("nudge-elsewhere-silent", label=NURSE))
    await workspace.until(march(11, 10, 5))  # seven
    mina.sees(said("nudge-elsewhere-once-more", label=NURSE), said("starter-nudge", tone=Tone.WARM))
    await mina.presses("elsewhere.once_more")
    mina.reads(said("once-more-lead"), said("starter-nudge", tone=Tone.WARM))
    await mina.presses("elsewhere.check")
    await mina.fills(text="Hello again, I would still be glad to hear about your work. Sorry!")
    mina.reads(said("outreach-flags"), said("coach-nudge-no-way-out"))
    await mina.presses("elsewhere.sent")
    mina.reads(said("once-more-sent"), said("elsewhere-sent", label=NURSE))
    await workspace.until(march(20, 10))
    mina.sees(said("elsewhere-expired", label=NURSE))
    assert (await the_talk(mina)).status is ElsewhereStatus.EXPIRED
    # A late yes begins it again.
    await mina.presses("elsewhere.time", within=said("elsewhere-expired"))
    await mina.fills()
    mina.reads(said("elsewhere-yes"), said("elsewhere-arranging", label=NURSE))
    assert (await the_talk(mina)).closed_at is None


async def test_an_answer_ends_the_reminders(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.sent")
    await mina.presses("elsewhere.no")
    mina.reads(said("elsewhere-refused", label=NURSE))
    await workspace.passes(days=60)
    assert told(mina) == []


async def test_a_yes_without_a_time_is_brought_up_twice_and_ends(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills()
    mina.reads(said("elsewhere-yes"))
    await workspace.passes(days=8)
    asked = [text for text in told(mina) if mina.finds(said("nudge-elsewhere-arrange"), text)]
    assert len(asked) == 2
    await workspace.passes(days=12)
    mina.sees(said("elsewhere-expired", label=NURSE))


async def test_half_a_time_and_a_time_that_is_over_are_explained(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills(day="2026-03-12")
    assert mina.errors.keys() == {"time"}
    await mina.fills(day="2026-03-01", time="10:00")
    assert mina.errors.keys() == {"day"}
    assert (await the_talk(mina)).status is ElsewhereStatus.WRITING


async def test_the_hour_that_the_clocks_skip_is_explained_and_the_next_day_keeps_its_hour(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills(day="2026-03-29", time="01:30")
    assert mina.errors.keys() == {"time"}
    await mina.fills(day="2026-03-29", time="14:00")
    assert (await the_talk(mina)).starts_at == datetime(2026, 3, 29, 13, tzinfo=UTC)
    # The reminder of the day before comes 24 hours earlier, which is another time on the clock.
    await workspace.until(datetime(2026, 3, 28, 13, 5, tzinfo=UTC))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))


async def test_a_talk_that_moves_takes_its_calendar_entry_along(workspace: Workspace) -> None:
    mina = await with_time(workspace)
    first = entry(mina)
    await workspace.passes(minutes=1)
    await mina.presses("elsewhere.time")
    assert mina.form is not None
    assert [f.initial for f in mina.form.fields[:2]] == ["2026-03-12", "14:00"]
    await gives_time(mina, march(13, 10))
    mina.sees(said("nudge-elsewhere-agreed", label=NURSE), said("file-changes"))
    second = entry(mina)
    assert (first["UID"], first["SEQUENCE"]) == (second["UID"], 0)
    assert second["SEQUENCE"] == 1
    assert mina.finds(said("calendar-elsewhere", label=NURSE), str(second["SUMMARY"]))
    assert mina.finds(said("calendar-own"), str(second["DESCRIPTION"]))
    name = [f.name for shown in mina.messages() if shown.key for f in shown.message.files][-1]
    title = mina.words.label("calendar-file-elsewhere", day="2026-03-13")
    assert name == file_name(title, 1)
    await workspace.until(march(12, 15, 20))
    assert not mina.finds(said("nudge-elsewhere-outcome"), "\n".join(told(mina)))
    await workspace.until(march(13, 11, 25))
    mina.sees(said("nudge-elsewhere-outcome", label=NURSE))


async def test_a_talk_that_loses_its_time_takes_the_entry_back_and_can_get_another(
    workspace: Workspace,
) -> None:
    mina = await with_time(workspace)
    await mina.presses("elsewhere.time")
    await workspace.passes(minutes=1)
    await mina.fills(day="", time="")
    mina.sees(said("nudge-elsewhere-taken-back"), said("file-cancels"))
    assert entry(mina)["METHOD"] == "CANCEL"
    sent = len(told(mina))
    await open_card(mina)
    await mina.presses("elsewhere.off")
    mina.reads(said("elsewhere-cancelled", label=NURSE))
    assert len(told(mina)) == sent, "it was taken back already"
    await workspace.passes(minutes=1)
    await mina.presses("elsewhere.time")
    await gives_time(mina, march(16, 10))
    assert (entry(mina)["METHOD"], entry(mina)["SEQUENCE"]) == ("PUBLISH", 2)


async def test_a_talk_that_is_called_off_takes_the_entry_back(workspace: Workspace) -> None:
    mina = await with_time(workspace)
    await mina.presses("elsewhere.off")
    mina.reads(said("elsewhere-cancelled", label=NURSE))
    assert (entry(mina)["METHOD"], entry(mina)["SEQUENCE"]) == ("CANCEL", 1)
    await workspace.passes(days=40)
    assert not mina.finds(said("nudge-elsewhere-outcome"), "\n".join(told(mina)))


async def test_a_talk_that_did_not_happen_can_get_another_time(workspace: Workspace) -> None:
    mina = await with_time(workspace)
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.missed")
    mina.reads(said("elsewhere-missed"), said("elsewhere-arranging", label=NURSE))
    await mina.presses("elsewhere.time")
    await gives_time(mina, march(17, 10))
    assert (await the_talk(mina)).status is ElsewhereStatus.AGREED


async def test_whoever_says_nothing_of_the_talk_is_asked_twice(workspace: Workspace) -> None:
    mina = await with_time(workspace)
    await workspace.passes(days=20)
    mina.sees(said("nudge-elsewhere-outcome"), said("nudge-elsewhere-outcome-reminder"))
    await open_card(mina)
    mina.reads(said("elsewhere-over", label=NURSE))
    sent = len(told(mina))
    await workspace.passes(days=20)
    assert len(told(mina)) == sent
    assert (await the_talk(mina)).status is ElsewhereStatus.EXPIRED


async def test_a_talk_that_took_place_without_a_time_here_is_thanked_for_too(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills()
    await mina.presses("elsewhere.happened")
    mina.reads(said("elsewhere-met", label=NURSE))
    await workspace.passes(hours=2, minutes=5)
    mina.sees(said("nudge-elsewhere-thanks-prompt", label=NURSE))


async def test_thanks_are_brought_up_four_times_and_then_never(workspace: Workspace) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quieter")
    await workspace.passes(days=20)
    text = "\n".join(told(mina))
    for prompt in (
        "nudge-elsewhere-thanks-ready",  # and not that she should look back
        "nudge-elsewhere-thanks-draft",
        "nudge-elsewhere-thanks-again",
        "nudge-elsewhere-thanks-last",
    ):
        assert mina.counts(said(prompt, label=NURSE), text) == 1, prompt
    assert len(told(mina)) == len({*told(mina)})
    await workspace.passes(days=60)
    assert (await the_talk(mina)).status is ElsewhereStatus.DONE
    text = "\n".join(told(mina))
    assert mina.finds(said("nudge-elsewhere-update", label=NURSE), text)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-lead"), said("elsewhere-talked", label=NURSE))


async def test_thanks_that_were_said_end_the_prompts(workspace: Workspace) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.thanked")
    sent = len(told(mina))
    await workspace.passes(days=15)
    assert len(told(mina)) == sent


async def test_what_came_of_it_is_asked_for_after_three_weeks_as_a_text_to_copy(
    workspace: Workspace,
) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.thanked")
    await workspace.passes(days=21, hours=1)
    mina.sees(said("nudge-elsewhere-update", label=NURSE))
    await mina.presses("elsewhere.update")
    await mina.fills(update="I did a trial shift and liked it.")
    update = said("update-text", update="I did a trial shift and liked it.", name="Mina")
    mina.reads(said("update-copy"), update)
    await open_card(mina)
    assert "elsewhere.update" not in "".join(mina.actions())


@pytest.mark.parametrize("answer", ["elsewhere.update", "elsewhere.no_update"])
async def test_what_came_of_it_is_not_asked_for_once_it_was_answered(
    workspace: Workspace, answer: str
) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.thanked")
    await mina.presses_action(f"{answer}:{(await the_talk(mina)).id}")
    if mina.form is not None:
        await mina.fills(update="I did a trial shift and liked it.")
    await workspace.passes(days=40)
    mina.sees_not(said("nudge-elsewhere-update"))


async def test_whoever_keeps_in_touch_hears_of_it_each_quarter_until_they_stop(
    workspace: Workspace,
) -> None:
    mina = await talked(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quieter")
    await mina.presses("elsewhere.thanked")
    await mina.presses("elsewhere.touch")
    mina.reads(said("touch-on-elsewhere"))
    await workspace.passes(days=92)
    mina.sees(said("nudge-elsewhere-keep-in-touch", label=NURSE))
    await mina.presses("elsewhere.wrote")
    mina.reads(said("touch-noted"))
    await workspace.passes(days=92)
    reminders = [t for t in told(mina) if mina.finds(said("nudge-elsewhere-keep-in-touch"), t)]
    assert len(reminders) == 2
    await mina.presses("elsewhere.touch")
    mina.reads(said("touch-off-elsewhere"))
    assert (await the_talk(mina)).status is ElsewhereStatus.DONE
    await workspace.passes(days=200)
    assert len([t for t in told(mina) if mina.finds(said("nudge-elsewhere-keep-in-touch"), t)]) == 2


async def test_a_tick_stays_and_the_day_before_shows_the_rest(workspace: Workspace) -> None:
    mina = await with_time(workspace)
    await mina.presses("elsewhere.prep")
    mina.reads(said("prep-lead-elsewhere", label=NURSE), said("prep-research-elsewhere"))
    await mina.presses_action(f"elsewhere.tick:{(await the_talk(mina)).id}.research")
    assert "[x]" in mina.reply
    await workspace.until(march(11, 15))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))
    assert not mina.finds(said("prep-research-elsewhere"), told(mina)[-1])
    assert mina.finds(said("prep-goal"), told(mina)[-1])


async def test_home_shows_the_checklist_of_the_talk_that_comes_first(workspace: Workspace) -> None:
    mina = await with_time(workspace)  # Thursday the 12th
    await mina.opens_home()
    mina.reads(said("prep-home-elsewhere", label=NURSE), said("prep-research-elsewhere"))
    tick = next(action for action in mina.actions() if action.startswith("elsewhere.tick:"))
    await mina.presses_action(tick)
    await mina.opens_home()
    assert tick not in mina.actions()
    # A talk here that comes before it takes its place, until it is over.
    bea = workspace.member("Bea")
    await bea.offers()
    await mina.asks(bea)
    await bea.presses("answer.accept")
    await mina.presses("schedule.pick")
    await bea.presses("schedule.confirm")
    await mina.opens_home()
    mina.reads(said("prep-title", name="Bea"))
    mina.reads_not(said("prep-home-elsewhere", label=NURSE))
    await workspace.until(march(11, 20))
    await mina.opens_home()
    mina.reads(said("prep-home-elsewhere", label=NURSE))
