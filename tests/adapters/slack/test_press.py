"""The response to a press, on each surface that can hold the button.

A message that was sent keeps its content. The core responds to a press on it with `Reply`.
"""

from __future__ import annotations

from dataclasses import replace

from adapters.slack.app import SlackApp
from bot.core.messages import File, Paragraph, message, sent_before
from bot.core.responses import Replace, Reply, ShowForm
from bot.core.text import text
from bot.domain.people import Address
from tests.adapters.slack.conftest import SlowCore
from tests.adapters.slack.harness import TEAM
from tests.adapters.slack.samples import FORM, VALUES, say
from tests.emulators.slack_client import Member, words

ANN, BEN = (Address("slack", TEAM, user) for user in ("U1", "U2"))


async def test_a_press_in_the_dm_is_answered_by_a_lasting_message_in_the_dm(
    ann: Member, app: SlackApp, core: SlowCore
) -> None:
    await app.chat.send(ANN, say("Ben said yes", "schedule.pick"), "k1")
    nudge = (await ann.screen()).last
    core.answers.append(Reply(say("The time is agreed", "schedule.move")))
    await ann.press("schedule.pick")
    await ann.reads("The time is agreed")
    await ann.do("reload")
    first, second = (await ann.screen()).messages
    assert first == nudge, "the nudge keeps its content"
    assert second["channel"] == nudge["channel"]
    assert not second["private"]
    core.answers.append(Reply(say("Moved")))
    await ann.press("schedule.move")
    assert (await ann.reads("Moved")).last["channel"] == nudge["channel"]


async def test_a_form_opened_in_the_dm_is_answered_by_a_lasting_message_in_the_dm(
    ann: Member, app: SlackApp, core: SlowCore
) -> None:
    await app.chat.send(ANN, say("How was it?", FORM.id), "k1")
    nudge = (await ann.screen()).last
    core.answers += [ShowForm(FORM), Reply(say("Noted"))]
    await ann.press(FORM.id)
    await ann.submit(**VALUES)
    await ann.reads("Noted")
    await ann.do("reload")
    first, second = (await ann.screen()).messages
    assert first == nudge
    assert (second["channel"], second["private"]) == (nudge["channel"], False)


async def test_the_files_of_a_reply_in_the_dm_are_in_it(
    ann: Member, app: SlackApp, core: SlowCore
) -> None:
    await app.chat.send(ANN, say("A time?", "schedule.confirm"), "k1")
    file = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
    core.answers.append(Reply(message(Paragraph(text("Agreed")), files=[file])))
    await ann.press("schedule.confirm")
    await app.drain()
    screen = await ann.screen()
    assert [m.get("files", []) != [] for m in screen.messages] == [False, True]


async def test_a_press_in_a_shared_conversation_is_answered_by_an_ephemeral_message(
    ann: Member, app: SlackApp, core: SlowCore
) -> None:
    ben = await ann.slack.member(TEAM, "U2", "ben")
    await app.chat.open_conversation([ANN, BEN], say("Meet each other", "schedule.open"), "k1")
    introduction = (await ann.screen()).last
    core.answers.append(Reply(say("Pick a time")))
    await ann.press("schedule.open")
    screen = await ann.reads("Pick a time")
    assert (screen.last["channel"], screen.last["private"]) == (introduction["channel"], True)
    assert screen.messages[0] == introduction
    assert "Pick a time" not in (await ben.screen()).text()


async def test_a_press_in_an_ephemeral_message_is_answered_by_another(
    ann: Member, core: SlowCore
) -> None:
    core.answers += [Reply(say("Two people fit", "find.more")), Reply(say("And a third"))]
    await ann.command("find")
    await ann.press("find.more")
    screen = await ann.reads("And a third")
    assert [(m["channel"], m["private"]) for m in screen.messages] == [(f"C{TEAM}", True)] * 2
    assert "Two people fit" in screen.text()


async def test_a_press_in_a_modal_is_answered_by_a_modal_above_it(
    ann: Member, core: SlowCore
) -> None:
    core.answers += [ShowForm(FORM), Reply(say("Preview", "note.why"))]
    await ann.command("request")
    await ann.submit(**VALUES)
    core.answers.append(Reply(say("Because it helps")))
    await ann.press("note.why", where="modal")
    screen = await ann.reads("Because it helps")
    assert len(screen.modals) == 3
    assert not screen.messages


async def test_a_press_in_the_home_tab_is_answered_by_a_modal(ann: Member, core: SlowCore) -> None:
    core.answers += [Reply(say("Mine", "mine.card")), Reply(say("The card")), Reply(say("Mine"))]
    await ann.do("open_home")
    await ann.press("mine.card", where="home")
    screen = await ann.reads("The card")
    assert len(screen.modals) == 1
    assert not screen.messages


async def test_replace_changes_the_message_of_the_button_and_sends_no_other(
    ann: Member, app: SlackApp, core: SlowCore
) -> None:
    await app.chat.send(ANN, say("Ben said yes", "schedule.pick"), "k1")
    core.answers.append(Replace(say("Ben said yes. Answered.")))
    await ann.press("schedule.pick")
    await ann.reads("Answered.")
    (only,) = (await ann.screen()).messages
    assert words(only) == "Ben said yes. Answered."


async def test_a_picture_is_described_for_who_does_not_see_it(ann: Member, app: SlackApp) -> None:
    file = File("people.png", "image/png", b"PNG", alt="Two people")
    await app.chat.send(ANN, message(*say("Your people").blocks, files=[file]), "k1")
    (only,) = (await ann.screen()).messages
    assert only["files"] == [{"name": "people.png", "content": "PNG", "alt_txt": "Two people"}]


async def test_an_update_without_buttons_keeps_the_text_and_the_file_of_the_message(
    ann: Member, app: SlackApp
) -> None:
    file = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
    sent = message(*say("Agreed", "schedule.move").blocks, files=[file])
    ref = await app.chat.send(ANN, sent, "k1")
    ended = replace(sent_before(sent, ref.links), blocks=say("Agreed").blocks)
    await app.chat.update(ref, ended)
    await app.chat.update(ref, ended)
    screen = await ann.screen()
    (only,) = screen.messages
    assert only["files"] == [{"name": "talk.ics", "content": "BEGIN:VCALENDAR"}]
    assert words(only) == "Agreed"
    calls = [call["method"] for call in await ann.slack.get("calls")]
    assert calls.count("files.completeUploadExternal") == 1
