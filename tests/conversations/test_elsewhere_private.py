"""What is kept of talks with people outside, and what is not."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import pytest

from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import FORGET, Elsewhere, ElsewhereStatus
from bot.features.elsewhere.plan import KIND
from tests.support.elsewhere import (
    AUNT,
    GOOD,
    NURSE,
    all_talks,
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
from tests.support.scenarios import agreed
from tests.support.workspace import Member, Workspace


async def test_a_message_for_somebody_she_knows_is_written_and_not_stored(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
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
    talks = ["", *(f":{talk.id}" for talk in await all_talks(mina))]
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
        with_time(workspace) if form in ("elsewhere.time", "elsewhere.write") else begun(workspace)
    )
    if form in ("elsewhere.debrief", "elsewhere.rewrite", "elsewhere.update"):
        await mina.presses("elsewhere.time")
        await mina.fills()
        await mina.presses("elsewhere.happened")
    if form == "elsewhere.rewrite":
        await mina.presses("elsewhere.debrief")
        await mina.fills(learned="Nights")
    alone = form in ("elsewhere.new", "elsewhere.friend")
    await mina.presses_action(form if alone else f"{form}:{(await the_talk(mina)).id}")
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
        assert contact not in str(await all_talks(mina))


async def test_contact_data_is_not_stored_beside_another_mistake(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="Siân, 029 2087 4000", source="")
    assert mina.errors.keys() == {"source"}
    assert "2087" not in str(await _typed(mina))
    assert "Siân, …" in str(await _typed(mina))


async def test_a_text_that_only_seems_to_ask_for_a_job_may_go_on_the_word_of_its_writer(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.check")
    await mina.fills(text="Hello Siân, could you get me a job in your team?")
    mina.reads(said("outreach-blocked"), said("coach-job-ask"))
    assert not mina.has_button("elsewhere.sent", within=said("outreach-blocked"))
    await mina.presses("elsewhere.insist")
    mina.reads_not(said("coach-job-ask"))
    await mina.presses("elsewhere.sent")
    mina.reads(said("outreach-sent"))


async def test_the_text_that_was_checked_goes_when_it_is_sent(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.check")
    await mina.fills(text="Hello [their name], please give me a job.")
    mina.reads(said("outreach-blocked"), said("coach-placeholder"), said("coach-job-ask"))
    assert "elsewhere.check" in await _typed(mina)
    assert "give me a job" not in str(await all_talks(mina))
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
    mina = await (
        with_time(workspace) if step in ("agreed", "met", "thanked") else begun(workspace)
    )
    match step:
        case "sent" | "refused":
            await mina.presses("elsewhere.check")
            await mina.fills(text="Hello [their name], please give me a job.")
            await mina.presses_action(f"elsewhere.sent:{(await the_talk(mina)).id}")
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
    await open_card(mina)
    await mina.presses("elsewhere.forget")
    mina.reads(said("forget-sure", label=NURSE))
    await mina.presses("mine.card")
    assert (await the_talk(mina)).label == NURSE, "she kept it"
    await mina.presses("elsewhere.forget")
    await mina.presses("elsewhere.forget_now")
    mina.reads(said("elsewhere-forgotten"))
    left = await the_talk(mina)
    assert left.status is ElsewhereStatus.FORGOTTEN
    assert left.closed_at == workspace.clock.now()
    assert {name: getattr(left, name) for name in FORGET} == FORGET
    assert await _typed(mina) == {}
    if step == "agreed":
        assert entry(mina)["METHOD"] == "CANCEL"
        unnamed = said("calendar-elsewhere-cancelled", label=said("elsewhere-unnamed"))
        assert mina.finds(unnamed, str(entry(mina)["SUMMARY"]))
    sent = len(told(mina))
    await workspace.passes(days=200)
    assert len(told(mina)) == sent
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
    mina = await begun(workspace)
    await mina.presses("elsewhere.edit")
    await mina.fills(label="night nurse", source="friend")
    mina.reads(said("elsewhere-saved"), said("elsewhere-writing", label="night nurse"))
    await mina.presses("elsewhere.starter")
    mina.reads(said("starter-friend", connector=said("starter-gap-friend")))


async def test_prep_and_thanks_know_of_it_too(workspace: Workspace) -> None:
    mina = await with_time(workspace)
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
    await gives_time(mina, march(12, 14))
    await mina.says("prep")
    mina.reads(said("prep-which"), said("prep-with", name="Bea"))
    mina.reads(said("elsewhere-agreed", label=NURSE))


async def test_the_page_and_mine_show_what_is_open(workspace: Workspace) -> None:
    mina = await begun(workspace)
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
    await mina.presses_action(f"elsewhere.sent:{(await the_talk(mina)).id}")
    await mina.presses("elsewhere.time")
    await gives_time(mina, march(12, 14), goal="W" * 200)
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
    mina = await begun(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    id = (await the_talk(mina)).id
    for action in ("elsewhere.forget_now", "elsewhere.starter", f"mine.card:{KIND}."):
        await cai.presses_action(f"{action}{id}" if action.endswith(".") else f"{action}:{id}")
        cai.reads(said("error-not-yours"))
    assert (await the_talk(mina)).label == NURSE


async def test_a_yes_that_a_member_brought_says_through_whom_as_long_as_they_are_there(
    workspace: Workspace,
) -> None:
    mina = await begun(workspace)
    bea = workspace.member("Bea")
    await bea.says("help")
    talk = replace(await the_talk(mina), id="T2", label="pilot", through=(await bea.person()).id)
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
    mina = await talked(workspace)
    await mina.presses("elsewhere.debrief")
    await mina.fills(learned="Nights", interest="more")
    talk = await the_talk(mina)
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
    mina = await talked(workspace)
    await mina.says("elsewhere")
    await mina.presses("elsewhere.new")
    await mina.fills(label="a pilot", source="talk")
    await mina.leaves()
    await workspace.passes(days=2)
    await mina.says("elsewhere")
    mina.reads(said("elsewhere-met", label=NURSE), said("elsewhere-left", label="a pilot"))


async def test_it_expires_a_year_after_its_end(workspace: Workspace) -> None:
    mina = await begun(workspace)
    await mina.presses("elsewhere.sent")
    await mina.presses("elsewhere.no")
    closed = (await the_talk(mina)).closed_at
    assert closed == workspace.clock.now()
    await workspace.passes(days=364)
    await workspace.bot.upkeep.forget()
    assert len(await all_talks(mina)) == 1
    await workspace.passes(days=2)
    await workspace.bot.upkeep.forget()
    assert await all_talks(mina) == []
