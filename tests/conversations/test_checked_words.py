"""Every text of a seeker that reaches somebody else is checked, and there is a way through."""

from __future__ import annotations

import ast
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.forms import Words
from tests.support.fallback import declines
from tests.support.said import said
from tests.support.scenarios import accepted, agreed, asked, hosting, met
from tests.support.workspace import GOOD_WHY, Member, Workspace

ASK = "Could you get me a job in your team?"
FEATURES = Path("bot/features")

READ_BY = {
    # a seeker's words, held back before the form's own handler sees them
    "answer/handlers.py answer": "CHECKED",
    "elsewhere/looking_back.py thanks": "CHECKED",
    "elsewhere/looking_back.py update": "CHECKED",
    "elsewhere/outreach.py whom": "CHECKED",
    "elsewhere/outreach.py why": "CHECKED",
    "schedule/agreed.py parting": "CHECKED or FREE",  # the seeker's or the host's
    "settings/handlers.py headline": "CHECKED",
    "settings/handlers.py goal": "CHECKED",
    "settings/handlers.py access_needs": "CHECKED",
    "thanks/afterwards.py update": "CHECKED",
    "thanks/telling.py told": "CHECKED",
    "thanks/thank_you.py thanks": "CHECKED",
    # a seeker's words, held back on the page on which they are shown first: see SHOWN
    "elsewhere/outreach.py text": "SHOWN",
    "prep/questions.py questions": "SHOWN",
    "request/handlers.py name": "SHOWN",  # the details of a note
    "request/handlers.py why": "SHOWN",
    "request/handlers.py learn": "SHOWN",
    "request/standing.py note": "SHOWN",
    "ways/topic.py topic": "SHOWN",
    # where to meet
    "host/offer.py where": "FREE",  # the host's usual place
    "schedule/agreed.py where": "FREE or PLACE",  # the host's or the seeker's
    # what nobody else reads
    "elsewhere/answers.py goal": "PRIVATE",
    "elsewhere/handlers.py label": "PRIVATE",
    "elsewhere/handlers.py occasion": "PRIVATE",
    "find/handlers.py query": "PRIVATE",
    "network/people.py note": "PRIVATE",
    "settings/zone_fields.py typed.name": "PRIVATE",
    "settings/zone_fields.py zone": "PRIVATE",
    "thanks/naming.py note": "PRIVATE",
    "thanks/thank_you.py name": "PRIVATE",  # the debrief: what is sent of it is the thank-you
    # the words of hosts, connectors, organisers and reporters
    "answer/handlers.py question": "FREE",
    "connections/proposing.py since": "FREE",
    "consent/organising.py name": "FREE",
    "guide/handlers.py reading": "FREE",
    "setup/contact.py contact": "FREE",
    "host/offer.py about": "FREE",
    "host/offer.py languages": "FREE",
    "host/offer.py organisation": "FREE",
    "host/offer.py role": "FREE",
    "host/offer.py sector": "FREE",
    "host/offer.py topics": "FREE",
    "host/offer.py windows": "FREE",
    "host/places.py region": "FREE",
    "host/places.py studied": "FREE",
    "cohort/organising.py name": "FREE",
    "invite/sending.py line": "FREE",
    "offered/offers.py region": "FREE",
    "offered/offers.py role": "FREE",
    "report/reporting.py words": "FREE",
    "thanks/answering.py reply": "FREE",  # the host's line back
    "ways/handlers.py line": "FREE",
    "ways/thinking_of.py label": "FREE",
}
"""Who reads what is typed into each field. Somebody who adds one decides it here, too."""


def test_each_field_says_who_reads_what_is_typed_into_it() -> None:
    found = {}
    for path in sorted(FEATURES.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "Field":
                continue
            named = {word.arg: word.value for word in call.keywords}
            kind = ast.unparse(named["kind"]) if "kind" in named else "LINE"
            if len(call.args) > 2 or (kind.startswith("FieldKind.") and kind != "FieldKind.TEXT"):
                continue  # nothing is typed there
            where = f"{path.relative_to(FEATURES).as_posix()} {_name(named['name'])}"
            assert "words" in named, f"{where}: who reads it? See bot.core.forms.Words"
            said_of = {n.attr for n in ast.walk(named["words"]) if isinstance(n, ast.Attribute)}
            found[where] = " or ".join(sorted(said_of & {words.name for words in Words}))
    assert found == READ_BY


def _name(node: ast.expr) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ast.unparse(node)


async def _note(workspace: Workspace) -> tuple[Member, Member]:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, learn=ASK)
    return mina, bea


async def _detail(workspace: Workspace) -> tuple[Member, Member]:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea, note_type="event")
    await mina.fills(event="Data Day", remark=ASK)
    return mina, bea


async def _questions(workspace: Workspace) -> tuple[Member, Member]:
    mina, bea = await agreed(workspace)
    await mina.says("prep")
    await mina.presses("prep.questions")
    await mina.presses("prep.edit")
    await mina.fills(questions=f"What surprised you most?\n{ASK}")
    await mina.presses("prep.share")
    return mina, bea


async def _forwardable(workspace: Workspace) -> tuple[Member, Member]:
    mina, bea = await hosting(workspace)
    await mina.says("reach @Bea", bea)
    await mina.presses("ways.through")
    await mina.fills(why=GOOD_WHY, learn=ASK)
    return mina, bea


SHOWN: dict[str, tuple[Callable[[Workspace], Awaitable[tuple[Member, Member]]], str, str]] = {
    "note": (_note, "request.insist", "request.send"),
    "detail": (_detail, "request.insist", "request.send"),
    "questions": (_questions, "prep.insist", ""),
    "note through people": (_forwardable, "request.insist", ""),
}
"""How the words come onto the page, what is pressed there, and what sends them then. Those of notes
to people outside and to whoever is thought of are in the tests of these features."""


@pytest.mark.parametrize("name", SHOWN)
async def test_words_on_a_page_are_held_back_until_their_writer_says_that_they_are_meant(
    workspace: Workspace, name: str
) -> None:
    begin, insist, send = SHOWN[name]
    mina, bea = await begin(workspace)
    mina.reads(said("coach-job-ask"))
    bea.sees_not(ASK)
    await mina.presses(insist)
    mina.reads_not(said("coach-job-ask"))
    if send:
        await mina.presses(send)
        await workspace.drain()
        bea.is_told(ASK)


async def test_a_note_that_is_held_waits_for_no_turn_and_one_that_is_meant_goes_when_it_comes(
    workspace: Workspace,
) -> None:
    mina, bea = await hosting(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.writes_to(bea)
    await mina.presses("fallback.add")
    await mina.writes_to(cai, learn=ASK)
    assert not mina.has_button("fallback.add", within=said("coach-job-ask"))
    await mina.presses("request.insist")
    await mina.presses("fallback.add")
    await mina.presses("fallback.start")
    cai.sees_not(ASK)
    await declines(bea)
    cai.is_told(ASK)


async def test_questions_that_are_held_are_not_in_the_brief_and_shared_ones_are(
    workspace: Workspace,
) -> None:
    mina, bea = await _questions(workspace)
    mina.reads(said("questions-held", name="Bea"))
    (i,) = await mina.introductions()
    assert i.time.starts_at is not None
    await workspace.until(i.time.starts_at - timedelta(hours=20))
    bea.is_told(said("nudge-brief", name="Mina"))
    bea.sees_not(ASK)
    await mina.presses("prep.insist")
    mina.reads(said("questions-shared", name="Bea"))
    await bea.presses("prep.brief")
    bea.reads(ASK)


async def test_a_question_that_is_added_to_shared_ones_is_checked_too(workspace: Workspace) -> None:
    mina, _bea = await agreed(workspace)
    await mina.says("prep")
    await mina.presses("prep.questions")
    await mina.presses("prep.edit")
    await mina.fills(questions="What surprised you most?")
    await mina.presses("prep.share")
    mina.reads(said("questions-shared", name="Bea"))
    await mina.presses("prep.edit")
    await mina.fills(questions=f"What surprised you most?\n{ASK}")
    mina.reads(said("questions-held", name="Bea"), said("coach-job-ask"))
    assert not (await mina.introductions())[0].questions_shared
    await mina.presses("prep.edit")
    await mina.fills(questions="What surprised you most?\nWhat should I have asked?")
    await mina.presses("prep.share")
    mina.reads(said("questions-shared", name="Bea"))


async def test_two_fields_that_are_held_both_go_once_they_are_sent_as_they_stand(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    mina = workspace.member("Mina")
    about = {"headline": "Please hire me", "goal": ASK, "access_needs": ""}
    await mina.submits("settings.me", about)
    mina.refused(headline=said("coach-again"), goal=said("coach-job-ask"))
    assert not _insisted(caplog)
    await mina.submits("settings.me", about)
    assert (await mina.person()).goal == ASK
    assert _insisted(caplog) == 2
    assert not any("hire me" in record.getMessage() for record in caplog.records)
    await mina.submits("settings.me", about)
    assert _insisted(caplog) == 2


async def test_a_text_that_is_held_back_and_then_mended_is_not_counted_as_meant(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    mina = workspace.member("Mina")
    about = {"headline": "Nurse", "goal": ASK, "access_needs": ""}
    await mina.submits("settings.me", about)
    mina.refused(goal=said("coach-job-ask"))
    await mina.submits("settings.me", about | {"goal": "To hear how a team works."})
    assert (await mina.person()).goal == "To hear how a team works."
    assert not _insisted(caplog)


def _insisted(caplog: pytest.LogCaptureFixture) -> int:
    return sum("coach-job-ask" in record.getMessage() for record in caplog.records)


@pytest.mark.parametrize(
    "words", ["I live at 12 Station Road, Cardiff.", "Hello [company name], thank you."]
)
async def test_an_address_and_a_gap_in_brackets_do_not_go_however_often(
    workspace: Workspace, words: str
) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.ask")
    await bea.fills(question="Where do you study?")
    for _ in range(2):
        await mina.submits(f"answer.reply:{(await mina.introductions())[0].id}", {"answer": words})
        assert mina.errors.keys() == {"answer"}
        assert not mina.finds(said("coach-again"), mina.errors["answer"])
    bea.sees_not(words)


async def test_what_nothing_lets_through_is_said_beside_what_may_be_read_wrongly(
    workspace: Workspace,
) -> None:
    mina = workspace.member("Mina")
    both = f"{ASK} I live at 12 Station Road, Cardiff."
    for _ in range(2):
        await mina.submits("settings.me", {"headline": "", "goal": both, "access_needs": ""})
        mina.refused(goal=said("coach-street-address"))
        mina.refused(goal=said("coach-job-ask"))
        assert not mina.finds(said("coach-again"), mina.errors["goal"])


async def test_a_parting_word_is_checked_if_it_is_the_seekers_and_never_if_it_is_the_hosts(
    workspace: Workspace,
) -> None:
    mina, bea = await agreed(workspace)
    await mina.presses("schedule.reschedule")
    await mina.fills(parting=ASK)
    mina.refused(parting=said("coach-job-ask"))
    await bea.presses("schedule.cancel")
    await bea.fills(parting="We have an opening for an analyst. Please apply for the job.")
    mina.is_told("Please apply for the job.")


async def test_where_to_meet_may_be_an_address_and_is_no_place_to_ask_for_a_job(
    workspace: Workspace,
) -> None:
    mina, bea = await accepted(workspace, formats=("in_person",))
    where = f"schedule.where:{(await mina.introductions())[0].id}"
    await mina.submits(where, {"where": "Please hire me"})
    mina.refused(where=said("coach-job-ask"))
    bea.sees_not("Please hire me")
    await mina.submits(where, {"where": "The Copper Kettle, 12 Station Road, CF10 1AA"})
    assert (await mina.introductions())[0].place.startswith("The Copper Kettle")


async def test_what_is_told_of_a_talk_goes_through_the_same_check(workspace: Workspace) -> None:
    mina, bea = await met(workspace)
    await mina.presses("thanks.debrief")
    await mina.fills(learned="Forecasts are about trust.")
    await mina.presses("thanks.edit")
    await mina.fills(thanks=f"Thank you, Bea, for your time. {ASK}")
    mina.refused(thanks=said("coach-job-ask"))
    bea.sees_not(ASK)
