"""Responses in the ack, after a late ack, in modals and in the Home tab."""

from __future__ import annotations

import pytest

from adapters.slack.timings import SlackTimings
from bot.core.events import FormSubmitted, HomeOpened
from bot.core.forms import Form
from bot.core.messages import CheckItem, Checklist, File, Paragraph, message
from bot.core.responses import FormErrors, Replace, Reply, Response, ShowForm
from bot.core.text import text
from tests.adapters.slack.conftest import SlowCore
from tests.adapters.slack.samples import FORM, VALUES, say
from tests.emulators.slack_client import Member

short_ack_timeout = pytest.mark.parametrize(
    "timings", [SlackTimings(ack_timeout_s=0.05)], ids=["short"]
)


async def test_the_response_to_a_command_is_in_its_ack(ann: Member, core: SlowCore) -> None:
    core.answers.append(Reply(say("Hello")))
    ack = await ann.command("help")
    assert (ack["response_type"], ack["text"]) == ("ephemeral", "Hello")
    core.answers.append(Reply(say("For everybody"), private=False))
    assert (await ann.command("help"))["response_type"] == "in_channel"


@short_ack_timeout
async def test_a_late_response_follows_the_ack(ann: Member, core: SlowCore) -> None:
    core.delay_s = 0.2
    core.answers.append(Reply(say("Sorry for the wait")))
    assert not await ann.command("help")
    screen = await ann.reads("Sorry for the wait")
    assert screen.last["private"]


@short_ack_timeout
@pytest.mark.parametrize(
    "late, shown",
    [
        (Reply(say("Saved late")), "Saved late"),
        (FormErrors({"why": "Too short"}, FORM.filled(VALUES)), "Too short"),
        (ShowForm(FORM), "Ask Ben"),
    ],
)
async def test_a_late_form_is_closed_and_its_response_follows(
    ann: Member, core: SlowCore, late: Response, shown: str
) -> None:
    core.answers += [ShowForm(FORM), late, ShowForm(FORM)]
    await ann.command("request")
    await ann.until(lambda screen: screen.modal is not None)
    core.delay_s = 0.2
    await ann.submit(**VALUES)
    assert not (await ann.screen()).modals
    screen = await ann.reads(shown)
    core.delay_s = 0.0
    if not isinstance(late, Reply):
        assert [found.action for found in screen.pressables()] == [FORM.id]
        await ann.press(FORM.id)
        await ann.until(lambda screen: screen.modal is not None)


async def test_errors_are_shown_beside_their_fields(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), FormErrors({"why": "Too short", "x": "And more"}, FORM)]
    await ann.command("request")
    assert await ann.submit(**VALUES) == {"why": "Too short And more"}
    screen = await ann.screen()
    assert screen.modal is not None
    assert "Because" in screen.text()


async def test_a_preview_is_pushed_and_its_response_closes_all_modals(
    ann: Member, core: SlowCore
) -> None:
    core.answers += [ShowForm(FORM), Reply(say("Preview", "note.send"))]
    await ann.command("request")
    await ann.submit(**VALUES)
    assert len((await ann.screen()).modals) == 2
    core.answers.append(Replace(say("Sent")))
    await ann.press("note.send", where="modal")
    await ann.reads("Sent")
    await ann.do("close")
    assert not (await ann.screen()).modals


async def test_at_most_three_modals_are_open(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), Reply(say("One", "note.edit"))]
    await ann.command("request")
    await ann.submit(**VALUES)
    for n in range(3):
        core.answers += [ShowForm(FORM), Reply(say(f"Preview {n}", "note.edit"))]
        await ann.press("note.edit", where="modal")
        await ann.submit(**VALUES)
        await ann.reads(f"Preview {n}")
        assert len((await ann.screen()).modals) == 3


async def test_a_response_without_buttons_closes_the_form(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), Reply(say("Saved"))]
    await ann.command("host")
    await ann.submit(**VALUES)
    screen = await ann.reads("Saved")
    assert not screen.modals
    assert screen.last["private"]


async def test_a_form_can_open_the_next_form_in_its_place(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), ShowForm(Form("a.b", "Next", "Go", FORM.fields))]
    await ann.command("host")
    await ann.submit(**VALUES)
    screen = await ann.screen()
    assert [view["title"]["text"] for view in screen.modals] == ["Next"]


async def test_a_press_in_the_home_tab_opens_a_modal_and_publishes_the_home_tab_again(
    ann: Member, core: SlowCore
) -> None:
    core.answers.append(Reply(say("Mine", "mine.card")))
    await ann.do("open_home")
    await ann.reads("Mine")
    core.answers += [Reply(say("The card")), Reply(say("Mine, again"))]
    await ann.press("mine.card", where="home")
    screen = await ann.reads("Mine, again")
    assert screen.modal is not None


async def test_a_checkbox_in_the_home_tab_opens_no_modal(ann: Member, core: SlowCore) -> None:
    open_item = message(Checklist((CheckItem(text("Charge"), False, "prep.tick:1"),)))
    done_item = message(Checklist((CheckItem(text("Charge"), True, "prep.tick:1"),)))
    core.answers += [Reply(open_item), Replace(done_item), Reply(say("Ticked") + done_item)]
    await ann.do("open_home")
    await ann.press("prep.tick", where="home")
    screen = await ann.reads("Ticked")
    assert not screen.modals


async def test_a_form_opened_in_the_home_tab_publishes_the_home_tab_again(
    ann: Member, core: SlowCore
) -> None:
    core.answers += [Reply(say("Home", "request.note:7")), ShowForm(FORM), Reply(say("Home"))]
    await ann.do("open_home")
    await ann.press("request.note:7", where="home")
    await ann.until(lambda screen: screen.modal is not None)
    core.answers += [Reply(say("Saved")), Reply(say("Home, again"))]
    await ann.submit(**VALUES)
    await ann.reads("Saved")
    await ann.reads("Home, again")
    assert isinstance(core.events[-2], FormSubmitted)
    assert isinstance(core.events[-1], HomeOpened)


async def test_the_apps_other_tabs_are_not_the_home_tab(ann: Member, core: SlowCore) -> None:
    await ann.do("open_home", tab="messages")
    assert core.events == []


async def test_the_files_of_a_response_are_shared_in_the_dm(ann: Member, core: SlowCore) -> None:
    file = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
    core.answers.append(Reply(message(Paragraph(text("See the file")), files=[file])))
    await ann.command("help")
    screen = await ann.until(lambda screen: any("files" in m for m in screen.messages))
    assert screen.last["channel"].startswith("D")
    assert screen.last["files"] == [{"name": "talk.ics", "content": "BEGIN:VCALENDAR"}]
    assert screen.last["text"] == "See the file", "no file comes without a word"
