"""Talks with people outside: from the first message to keeping in touch, for the seeker alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from itertools import product

import pytest
from icalendar import Calendar

from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import FORGET, Elsewhere, ElsewhereStatus
from bot.features.elsewhere.plan import KIND
from bot.features.schedule.calendar_file import file_name
from tests.support.fakes import march
from tests.support.said import said
from tests.support.scenarios import agreed
from tests.support.workspace import Member, Workspace

AUNT = {"label": "ward nurse, through my aunt", "source": "family"}
NURSE = AUNT["label"]
GOOD = (
    "Hello Siân, my aunt Ann told me about your work on the stroke ward. I study biology in "
    "Cardiff and wonder whether nursing is for me. What does an ordinary night shift hold? "
    "Could we talk for 20 minutes, by phone or video? I am not asking for a job, and if this "
    "is a busy time for you, I quite understand."
)


async def _new(workspace: Workspace, zone: str = "Europe/London", **talk: str) -> Member:
    mina = workspace.member("Mina", zone=zone)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-none"), said("elsewhere-private"))
    await mina.presses("elsewhere.new")
    await mina.fills(**{**AUNT, **talk})
    return mina


async def _agreed(workspace: Workspace) -> Member:
    mina = await _new(workspace)
    await mina.presses("elsewhere.time")
    await _time(mina, march(12, 14))
    return mina


async def _time(mina: Member, at: datetime, **more: str) -> None:
    await mina.fills(day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}", **more)


async def _met(workspace: Workspace) -> Member:
    mina = await _agreed(workspace)
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.happened")
    return mina


async def _open_card(mina: Member) -> None:
    await mina.presses_action(f"mine.card:{KIND}.{(await _talk(mina)).id}")


async def _all(mina: Member) -> list[Elsewhere]:
    me = await mina.person()
    async with mina.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(me.network, me.id, KIND, open_only=False)
    return [ELSEWHERE.record_of(row) for row in rows]


async def _talk(mina: Member) -> Elsewhere:
    return (await _all(mina))[-1]


def _told(mina: Member) -> list[str]:
    return mina.direct_messages()


def _entry(mina: Member) -> Mapping[str, object]:
    """The calendar entry that the last message with a file brought."""
    files = [f for shown in mina.messages() if shown.key for f in shown.message.files]
    calendar = Calendar.from_ical(files[-1].content)
    (event,) = calendar.subcomponents
    assert isinstance(calendar, Calendar)
    return {"METHOD": calendar["METHOD"], **event}


async def test_a_talk_goes_from_the_first_message_to_the_thanks(workspace: Workspace) -> None:
    mina = await _new(workspace)
    mina.reads(said("elsewhere-writing", label=NURSE))
    await mina.presses("elsewhere.starter")
    mina.reads(said("starter-title"), said("starter-lead"), said("starter-family"))
    await mina.presses("elsewhere.check")
    await mina.fills(text=GOOD)
    mina.reads(said("outreach-title"), said("outreach-fine"))
    await mina.presses("elsewhere.sent")
    mina.reads(said("outreach-sent"), said("elsewhere-sent", label=NURSE))
    await workspace.passes(days=1)
    await mina.presses("elsewhere.time")
    await _time(mina, march(12, 14), goal="Whether nights are bearable")
    mina.reads(said("elsewhere-time-saved"), said("elsewhere-agreed", label=NURSE))
    mina.sees(said("nudge-elsewhere-agreed", label=NURSE), said("file-adds"))
    await workspace.until(march(9, 15))
    mina.sees(said("nudge-elsewhere-research", label=NURSE))
    await mina.presses("elsewhere.questions")
    mina.reads(said("questions-none"))
    await mina.presses("elsewhere.suggest")
    mina.reads(said("questions-lead"))
    await workspace.until(march(11, 15))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))
    await workspace.until(march(12, 13, 5))
    mina.sees(said("nudge-elsewhere-hour-before", label=NURSE))
    assert "Whether nights are bearable" in _told(mina)[-1]
    await workspace.until(march(12, 15, 20))
    mina.sees(said("nudge-elsewhere-outcome", label=NURSE))
    await mina.presses("elsewhere.happened")
    mina.reads(said("elsewhere-met", label=NURSE))
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quieter than days", use="I will do a trial shift")
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
    mina = await _new(workspace)
    await mina.presses("elsewhere.sent")
    await workspace.until(march(5, 8))
    assert not mina.finds(said("nudge-elsewhere-silent"), "\n".join(_told(mina)))
    await workspace.until(march(5, 10, 5))  # three business days
    mina.sees(said("nudge-elsewhere-silent", label=NURSE))
    await workspace.until(march(11, 10, 5))  # seven
    mina.sees(said("nudge-elsewhere-once-more", label=NURSE), said("starter-once-more"))
    await mina.presses("elsewhere.once_more")
    mina.reads(said("once-more-lead"), said("starter-once-more"))
    await mina.presses("elsewhere.check")
    await mina.fills(text="Hello again, I would still be glad to hear about your work. Sorry!")
    mina.reads(said("outreach-flags"), said("coach-nudge-no-way-out"))
    await mina.presses("elsewhere.sent")
    mina.reads(said("once-more-sent"), said("elsewhere-sent", label=NURSE))
    await workspace.until(march(20, 10))
    mina.sees(said("elsewhere-expired", label=NURSE))
    assert (await _talk(mina)).status is ElsewhereStatus.EXPIRED
    # A late yes begins it again.
    await mina.presses("elsewhere.time", within=said("elsewhere-expired"))
    await mina.fills()
    mina.reads(said("elsewhere-yes"), said("elsewhere-arranging", label=NURSE))
    assert (await _talk(mina)).closed_at is None


async def test_an_answer_ends_the_reminders(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.sent")
    await mina.presses("elsewhere.no")
    mina.reads(said("elsewhere-refused", label=NURSE))
    await workspace.passes(days=60)
    assert _told(mina) == []


async def test_a_yes_without_a_time_is_brought_up_twice_and_ends(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills()
    mina.reads(said("elsewhere-yes"))
    await workspace.passes(days=8)
    asked = [text for text in _told(mina) if mina.finds(said("nudge-elsewhere-arrange"), text)]
    assert len(asked) == 2
    await workspace.passes(days=12)
    mina.sees(said("elsewhere-expired", label=NURSE))


async def test_half_a_time_and_a_time_that_is_over_are_explained(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills(day="2026-03-12")
    assert mina.errors.keys() == {"time"}
    await mina.fills(day="2026-03-01", time="10:00")
    assert mina.errors.keys() == {"day"}
    assert (await _talk(mina)).status is ElsewhereStatus.WRITING


async def test_the_hour_that_the_clocks_skip_is_explained_and_the_next_day_keeps_its_hour(
    workspace: Workspace,
) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills(day="2026-03-29", time="01:30")
    assert mina.errors.keys() == {"time"}
    await mina.fills(day="2026-03-29", time="14:00")
    assert (await _talk(mina)).starts_at == datetime(2026, 3, 29, 13, tzinfo=UTC)
    # The reminder of the day before comes 24 hours earlier, which is another time on the clock.
    await workspace.until(datetime(2026, 3, 28, 13, 5, tzinfo=UTC))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))


async def test_a_talk_that_moves_takes_its_calendar_entry_along(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    first = _entry(mina)
    await workspace.passes(minutes=1)
    await mina.presses("elsewhere.time")
    assert mina.form is not None
    assert [f.initial for f in mina.form.fields[:2]] == ["2026-03-12", "14:00"]
    await _time(mina, march(13, 10))
    mina.sees(said("nudge-elsewhere-agreed", label=NURSE), said("file-changes"))
    second = _entry(mina)
    assert (first["UID"], first["SEQUENCE"]) == (second["UID"], 0)
    assert second["SEQUENCE"] == 1
    assert mina.finds(said("calendar-elsewhere", label=NURSE), str(second["SUMMARY"]))
    assert mina.finds(said("calendar-own"), str(second["DESCRIPTION"]))
    name = [f.name for shown in mina.messages() if shown.key for f in shown.message.files][-1]
    title = mina.words.label("calendar-file-elsewhere", day="2026-03-13")
    assert name == file_name(title, 1)
    await workspace.until(march(12, 15, 20))
    assert not mina.finds(said("nudge-elsewhere-outcome"), "\n".join(_told(mina)))
    await workspace.until(march(13, 11, 25))
    mina.sees(said("nudge-elsewhere-outcome", label=NURSE))


async def test_a_talk_that_loses_its_time_takes_the_entry_back_and_can_get_another(
    workspace: Workspace,
) -> None:
    mina = await _agreed(workspace)
    await mina.presses("elsewhere.time")
    await workspace.passes(minutes=1)
    await mina.fills(day="", time="")
    mina.sees(said("nudge-elsewhere-taken-back"), said("file-cancels"))
    assert _entry(mina)["METHOD"] == "CANCEL"
    sent = len(_told(mina))
    await _open_card(mina)
    await mina.presses("elsewhere.off")
    mina.reads(said("elsewhere-cancelled", label=NURSE))
    assert len(_told(mina)) == sent, "it was taken back already"
    await workspace.passes(minutes=1)
    await mina.presses("elsewhere.time")
    await _time(mina, march(16, 10))
    assert (_entry(mina)["METHOD"], _entry(mina)["SEQUENCE"]) == ("PUBLISH", 2)


async def test_a_talk_that_is_called_off_takes_the_entry_back(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    await mina.presses("elsewhere.off")
    mina.reads(said("elsewhere-cancelled", label=NURSE))
    assert (_entry(mina)["METHOD"], _entry(mina)["SEQUENCE"]) == ("CANCEL", 1)
    await workspace.passes(days=40)
    assert not mina.finds(said("nudge-elsewhere-outcome"), "\n".join(_told(mina)))


async def test_a_talk_that_did_not_happen_can_get_another_time(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.missed")
    mina.reads(said("elsewhere-missed"), said("elsewhere-arranging", label=NURSE))
    await mina.presses("elsewhere.time")
    await _time(mina, march(17, 10))
    assert (await _talk(mina)).status is ElsewhereStatus.AGREED


async def test_whoever_says_nothing_of_the_talk_is_asked_twice(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    await workspace.passes(days=20)
    mina.sees(said("nudge-elsewhere-outcome"), said("nudge-elsewhere-outcome-reminder"))
    await _open_card(mina)
    mina.reads(said("elsewhere-over", label=NURSE))
    sent = len(_told(mina))
    await workspace.passes(days=20)
    assert len(_told(mina)) == sent
    assert (await _talk(mina)).status is ElsewhereStatus.EXPIRED


async def test_a_talk_that_took_place_without_a_time_here_is_thanked_for_too(
    workspace: Workspace,
) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.time")
    await mina.fills()
    await mina.presses("elsewhere.happened")
    mina.reads(said("elsewhere-met", label=NURSE))
    await workspace.passes(hours=2, minutes=5)
    mina.sees(said("nudge-elsewhere-thanks-prompt", label=NURSE))


async def test_thanks_are_brought_up_four_times_and_then_never(workspace: Workspace) -> None:
    mina = await _met(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights are quieter")
    await workspace.passes(days=20)
    text = "\n".join(_told(mina))
    for prompt in (
        "nudge-elsewhere-thanks-prompt",
        "nudge-elsewhere-thanks-draft",
        "nudge-elsewhere-thanks-again",
        "nudge-elsewhere-thanks-last",
    ):
        assert mina.counts(said(prompt, label=NURSE), text) == 1, prompt
    assert len(_told(mina)) == len({*_told(mina)})
    await workspace.passes(days=60)
    assert (await _talk(mina)).status is ElsewhereStatus.DONE
    text = "\n".join(_told(mina))
    assert mina.finds(said("nudge-elsewhere-update", label=NURSE), text)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-lead"), said("elsewhere-talked", label=NURSE))


async def test_thanks_that_were_said_end_the_prompts(workspace: Workspace) -> None:
    mina = await _met(workspace)
    await mina.presses("elsewhere.thanked")
    sent = len(_told(mina))
    await workspace.passes(days=15)
    assert len(_told(mina)) == sent


async def test_what_came_of_it_is_asked_for_after_three_weeks_as_a_text_to_copy(
    workspace: Workspace,
) -> None:
    mina = await _met(workspace)
    await mina.presses("elsewhere.thanked")
    await workspace.passes(days=21, hours=1)
    mina.sees(said("nudge-elsewhere-update", label=NURSE))
    await mina.presses("elsewhere.update")
    await mina.fills(update="I did a trial shift and liked it.")
    update = said("update-text", update="I did a trial shift and liked it.", name="Mina")
    mina.reads(said("update-copy"), update)
    await _open_card(mina)
    assert "elsewhere.update" not in "".join(mina.actions())


@pytest.mark.parametrize("answer", ["elsewhere.update", "elsewhere.no_update"])
async def test_what_came_of_it_is_not_asked_for_once_it_was_answered(
    workspace: Workspace, answer: str
) -> None:
    mina = await _met(workspace)
    await mina.presses("elsewhere.thanked")
    await mina.presses_action(f"{answer}:{(await _talk(mina)).id}")
    if mina.form is not None:
        await mina.fills(update="I did a trial shift and liked it.")
    await workspace.passes(days=40)
    mina.sees_not(said("nudge-elsewhere-update"))


async def test_whoever_keeps_in_touch_hears_of_it_each_quarter_until_they_stop(
    workspace: Workspace,
) -> None:
    mina = await _met(workspace)
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
    reminders = [t for t in _told(mina) if mina.finds(said("nudge-elsewhere-keep-in-touch"), t)]
    assert len(reminders) == 2
    await mina.presses("elsewhere.touch")
    mina.reads(said("touch-off-elsewhere"))
    assert (await _talk(mina)).status is ElsewhereStatus.DONE
    await workspace.passes(days=200)
    assert (
        len([t for t in _told(mina) if mina.finds(said("nudge-elsewhere-keep-in-touch"), t)]) == 2
    )


async def test_a_tick_stays_and_the_day_before_shows_the_rest(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    await mina.presses("elsewhere.prep")
    mina.reads(said("prep-lead-elsewhere", label=NURSE), said("prep-research-elsewhere"))
    await mina.presses_action(f"elsewhere.tick:{(await _talk(mina)).id}.research")
    assert "[x]" in mina.reply
    await workspace.until(march(11, 15))
    mina.sees(said("nudge-elsewhere-day-before", label=NURSE))
    assert not mina.finds(said("prep-research-elsewhere"), _told(mina)[-1])
    assert mina.finds(said("prep-goal"), _told(mina)[-1])


async def test_a_message_for_somebody_she_knows_is_written_and_not_stored(
    workspace: Workspace,
) -> None:
    mina = await _new(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.friend")
    await mina.fills(whom="a ward nurse", why="I am thinking of training as one.")
    mina.reads(said("friend-title"), said("friend-lead"))
    mina.reads(said("friend-text", whom="a ward nurse", why="I am thinking of training as one"))
    assert await _typed(mina) == {}


# Nothing of the other one

CONTACT = (
    "sian@example.org",
    "029 2087 4000",
    "@sian_j",
    "social.example.com/in/sian",
    "12 High Street",
)


async def _typed(mina: Member) -> dict[str, object]:
    """What is kept of forms that were not accepted, by form."""
    me = await mina.person()
    kept: dict[str, object] = {}
    talks = ["", *(f":{talk.id}" for talk in await _all(mina))]
    async with mina.workspace.store.transaction() as tx:
        for name in mina.workspace.bot.router.forms:
            for about in talks:
                if draft := await tx.drafts.get(me.id, f"{name}{about}"):
                    kept[name] = draft
    return kept


FORMS = {
    "elsewhere.new": {"source": "family", "label": "nurse", "occasion": ""},
    "elsewhere.edit": {"source": "family", "label": "nurse", "occasion": ""},
    "elsewhere.check": {"text": GOOD},
    "elsewhere.time": {"goal": "Nights"},
    "elsewhere.write": {"questions": "Why?"},
    "elsewhere.friend": {"whom": "a nurse", "why": "I would like to be one"},
    "elsewhere.debrief": {"learned": "Nights", "surprised": "", "use": ""},
    "elsewhere.rewrite": {"thanks": "Thank you for the time you gave me"},
    "elsewhere.update": {"update": "I did a trial shift"},
}
"""Each form with words in it, and what can be accepted."""
SOURCES = {"source", "day", "time", "minutes", "format", "interest"}
"""Fields without words."""


def test_every_form_of_words_is_tried(workspace: Workspace) -> None:
    assert {name for name in workspace.bot.router.forms if name.startswith("elsewhere.")} == set(
        FORMS
    )


@pytest.mark.parametrize("form", FORMS)
async def test_contact_data_is_declined_in_every_field_and_nowhere_stored(
    workspace: Workspace, form: str
) -> None:
    mina = await (
        _agreed(workspace) if form in ("elsewhere.time", "elsewhere.write") else _new(workspace)
    )
    if form in ("elsewhere.debrief", "elsewhere.rewrite", "elsewhere.update"):
        await mina.presses("elsewhere.time")
        await mina.fills()
        await mina.presses("elsewhere.happened")
    if form == "elsewhere.rewrite":
        await mina.presses("elsewhere.debrief")
        await mina.fills(learned="Nights")
    alone = form in ("elsewhere.new", "elsewhere.friend")
    await mina.presses_action(form if alone else f"{form}:{(await _talk(mina)).id}")
    assert mina.form is not None
    words = [f.name for f in mina.form.fields if f.name not in SOURCES]
    assert words
    for name, contact in product(words, CONTACT):
        await mina.fills(**{**FORMS[form], name: f"{FORMS[form][name]} {contact}"})
        assert mina.errors.keys() == {name}, contact
        assert mina.finds(said("field-contact"), mina.errors[name])
        assert contact in str([f.initial for f in mina.form.fields if f.name == name]), "it is kept"
        # On a platform that cannot show it beside the field, the form is opened again.
        assert contact not in str(await _typed(mina))
        assert form in await _typed(mina)
        assert contact not in str(await _all(mina))


async def test_contact_data_is_not_stored_beside_another_mistake(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="Siân, 029 2087 4000", source="")
    assert mina.errors.keys() == {"source"}
    assert "2087" not in str(await _typed(mina))
    assert "Siân, …" in str(await _typed(mina))


async def test_the_text_that_was_checked_goes_when_it_is_sent(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.check")
    await mina.fills(text="Hello [their name], please give me a job.")
    mina.reads(said("outreach-blocked"), said("coach-placeholder"), said("coach-job-ask"))
    assert "elsewhere.check" in await _typed(mina)
    assert "give me a job" not in str(await _all(mina))
    await mina.presses("elsewhere.check")
    assert mina.form is not None
    assert "give me a job" in str(mina.form.fields[0].initial)
    await mina.fills(text=GOOD)
    await mina.presses("elsewhere.sent")
    assert await _typed(mina) == {}


# Changing one's mind


@pytest.mark.parametrize(
    "step", ["writing", "sent", "arranging", "agreed", "met", "thanked", "refused"]
)
async def test_a_talk_can_be_deleted_at_any_step(workspace: Workspace, step: str) -> None:
    mina = await (_agreed(workspace) if step in ("agreed", "met", "thanked") else _new(workspace))
    match step:
        case "sent" | "refused":
            await mina.presses("elsewhere.check")
            await mina.fills(text="Hello [their name], please give me a job.")
            await mina.presses_action(f"elsewhere.sent:{(await _talk(mina)).id}")
            if step == "refused":
                await mina.presses("elsewhere.no")
        case "arranging":
            await mina.presses("elsewhere.time")
            await mina.fills(goal="Nights")
        case "met" | "thanked":
            await workspace.until(march(12, 15, 20))
            await mina.presses("elsewhere.happened")
            await mina.presses("elsewhere.debrief")
            await mina.fills(learned="Nights", surprised="Laughter", interest="more")
            if step == "thanked":
                await mina.presses("elsewhere.thanked")
    await _open_card(mina)
    await mina.presses("elsewhere.forget")
    mina.reads(said("forget-sure", label=NURSE))
    await mina.presses("mine.card")
    assert (await _talk(mina)).label == NURSE, "she kept it"
    await mina.presses("elsewhere.forget")
    await mina.presses("elsewhere.forget_now")
    mina.reads(said("elsewhere-forgotten"))
    left = await _talk(mina)
    assert left.status is ElsewhereStatus.FORGOTTEN
    assert left.closed_at == workspace.clock.now()
    assert {name: getattr(left, name) for name in FORGET} == FORGET
    assert await _typed(mina) == {}
    if step == "agreed":
        assert _entry(mina)["METHOD"] == "CANCEL"
        unnamed = said("calendar-elsewhere-cancelled", label=said("elsewhere-unnamed"))
        assert mina.finds(unnamed, str(_entry(mina)["SUMMARY"]))
    sent = len(_told(mina))
    await workspace.passes(days=200)
    assert len(_told(mina)) == sent
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-none"))


def test_what_is_forgotten_is_every_field_that_says_something() -> None:
    """A new field is decided upon: it is forgotten, or says nothing of the other one."""
    kept = {f.name for f in fields(Elsewhere)} - set(FORGET)
    assert kept == {
        *("id", "network", "community", "status", "version", "seeker", "created_at", "closed_at"),
        *("sent_at", "turn_at", "agreed_at", "starts_at", "met_at", "thanked_at", "contact_at"),
        *("minutes", "format", "sequence", "published", "update_done"),
    }


async def test_what_it_is_called_can_be_changed_at_any_time(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.edit")
    await mina.fills(label="night nurse", source="friend")
    mina.reads(said("elsewhere-saved"), said("elsewhere-writing", label="night nurse"))
    await mina.presses("elsewhere.starter")
    mina.reads(said("starter-friend"))


async def test_prep_and_thanks_know_of_it_too(workspace: Workspace) -> None:
    mina = await _agreed(workspace)
    await mina.says("prep")
    mina.reads(said("elsewhere-agreed", label=NURSE))
    mina.reads_not(said("prep-which"), said("prep-none"))
    await mina.presses("mine.card")
    await mina.presses("elsewhere.prep")
    mina.reads(said("prep-lead-elsewhere", label=NURSE))
    await mina.says("thanks")
    mina.reads(said("thanks-none"))
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.happened")
    await mina.says("prep")
    mina.reads(said("prep-none"))
    await mina.says("thanks")
    mina.reads(said("elsewhere-met", label=NURSE))
    mina.reads_not(said("thanks-none"))


async def test_talks_of_both_kinds_stand_beside_each_other(workspace: Workspace) -> None:
    mina, _ = await agreed(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(**AUNT)
    await mina.presses("elsewhere.time")
    await _time(mina, march(12, 14))
    await mina.says("prep")
    mina.reads(said("prep-which"), said("prep-with", name="Bea"))
    mina.reads(said("elsewhere-agreed", label=NURSE))


async def test_the_page_and_mine_show_what_is_open(workspace: Workspace) -> None:
    mina = await _new(workspace)
    for number in range(10):
        await mina.says("elsewhere")
        await mina.presses("elsewhere.new")
        await mina.fills(label=f"nurse {number}", source="event", occasion="the fair")
        await workspace.passes(minutes=1)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-title"), said("elsewhere-writing", label="nurse 9"))
    await mina.presses("elsewhere.open")
    mina.reads(said("elsewhere-writing", label=NURSE))
    await mina.says("mine")
    mina.reads(said("elsewhere-writing"))
    await mina.presses("mine.card")
    for number in range(10, 19):
        await mina.says("elsewhere")
        await mina.presses("elsewhere.new")
        await mina.fills(label=f"nurse {number}", source="event")
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="one more", source="event")
    mina.reads(said("error-elsewhere-many", most=20))


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_longest_words_fit_into_every_message(
    workspace: Workspace, language: str
) -> None:
    mina = workspace.member("Mina", language=language)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="W" * 80, source="family", occasion="W" * 80)
    await mina.presses("elsewhere.check")
    bad = "WORK WORK WORK! Any opportunities? Hire me! Your salary? Why? An hour's call? My CV. "
    await mina.fills(text=(bad * 20)[:1500])
    await mina.presses_action(f"elsewhere.sent:{(await _talk(mina)).id}")
    await mina.presses("elsewhere.time")
    await _time(mina, march(12, 14), goal="W" * 200)
    await mina.presses("elsewhere.prep")
    await mina.presses("elsewhere.questions")
    await mina.presses("elsewhere.write")
    await mina.fills(questions="\n".join(f"{n}{'W' * 199}" for n in range(10)))
    await workspace.until(march(12, 15, 20))
    await mina.presses("elsewhere.happened")
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="W" * 400, surprised="W" * 400, use="W" * 400, interest="more")
    await mina.presses("elsewhere.rewrite")
    await mina.fills(thanks="W" * 2400)
    await workspace.passes(days=6)
    await mina.presses("elsewhere.thanked")
    await workspace.passes(days=21)
    await mina.presses("elsewhere.update")
    await mina.fills(update="W" * 1500)
    mina.reads(said("update-copy"))
    await mina.presses("elsewhere.touch")
    await workspace.passes(days=92)
    for nudge in (
        "nudge-elsewhere-research",
        "nudge-elsewhere-day-before",
        "nudge-elsewhere-hour-before",
        "nudge-elsewhere-outcome",
        "nudge-elsewhere-thanks-last",
        "nudge-elsewhere-update",
        "nudge-elsewhere-keep-in-touch",
    ):
        mina.sees(said(nudge))


async def test_it_is_hers_alone(workspace: Workspace) -> None:
    mina = await _new(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    id = (await _talk(mina)).id
    for action in ("elsewhere.forget_now", "elsewhere.starter", f"mine.card:{KIND}."):
        await cai.presses_action(f"{action}{id}" if action.endswith(".") else f"{action}:{id}")
        cai.reads(said("error-not-yours"))
    assert (await _talk(mina)).label == NURSE


async def test_a_yes_that_a_member_brought_says_through_whom_as_long_as_they_are_there(
    workspace: Workspace,
) -> None:
    mina = await _new(workspace)
    bea = workspace.member("Bea")
    await bea.says("help")
    talk = replace(await _talk(mina), id="T2", label="pilot", through=(await bea.person()).id)
    async with workspace.store.transaction() as tx:
        await ELSEWHERE.add(tx, talk)
    await mina.presses_action(f"mine.card:{KIND}.T2")
    mina.reads(said("fact-through"), "Bea")
    mina.reads_not(said("fact-source"))
    await bea.says("erase")
    await bea.presses("privacy.erase_now")
    await workspace.passes(days=3)
    await mina.presses_action(f"mine.card:{KIND}.T2")
    mina.reads(said("fact-through"), said("name-gone"))
    mina.reads_not("Bea")


async def test_an_erasure_empties_it(workspace: Workspace) -> None:
    mina = await _met(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights", interest="more")
    talk = await _talk(mina)
    await mina.says("erase")
    await mina.presses("privacy.erase_now")
    await workspace.passes(days=3)
    async with workspace.store.transaction() as tx:
        row = await tx.aggregates.get(talk.network, KIND, talk.id)
    assert row is not None
    assert row.data == "{}"
    assert dict(row.people)["seeker"] != talk.seeker


async def test_who_leaves_and_comes_back_finds_the_talks_that_took_place(
    workspace: Workspace,
) -> None:
    mina = await _met(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="a pilot", source="talk")
    await mina.leaves()
    await workspace.passes(days=2)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-met", label=NURSE), said("elsewhere-left", label="a pilot"))


async def test_it_expires_a_year_after_its_end(workspace: Workspace) -> None:
    mina = await _new(workspace)
    await mina.presses("elsewhere.sent")
    await mina.presses("elsewhere.no")
    closed = (await _talk(mina)).closed_at
    assert closed == workspace.clock.now()
    await workspace.passes(days=364)
    await workspace.bot.upkeep.forget()
    assert len(await _all(mina)) == 1
    await workspace.passes(days=2)
    await workspace.bot.upkeep.forget()
    assert await _all(mina) == []
