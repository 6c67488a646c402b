"""Where answers go: each surface, each response, in time and too late."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from adapters.slack import app as slack_app
from adapters.slack.app import SlackApp
from bot.events import Event, FormSubmitted, HomeOpened
from bot.store import Store
from bot.text import text
from bot.view import (
    Actions,
    Button,
    CheckItem,
    Checklist,
    Field,
    File,
    Form,
    FormErrors,
    Message,
    Nothing,
    Paragraph,
    Replace,
    Reply,
    Response,
    ShowForm,
    message,
)
from storage import open_store
from tests.adapters.slack.world import TEAM, settings
from tests.builders import NOW
from tests.contract.worlds import ScriptedCore
from tests.emulators.slack_client import Member, loopback_slack

FORM = Form("request.note:7", "Ask Ben", "Look", (Field("why", "Why?"), Field("learn", "What?")))
FILLED = {"why": "Because", "learn": "All"}


def say(words: str, *labels: str) -> Message:
    row = tuple(Button(label, f"a.b:{n}") for n, label in enumerate(labels))
    return message(Paragraph(text(words)), Actions(row) if row else None)


class SlowCore(ScriptedCore):
    """Takes its time, and remembers what it acted on."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.delay = 0.0

    async def handle(self, event: Event) -> Response:
        if not isinstance(event, HomeOpened):
            await asyncio.sleep(self.delay)
        async with self.store.transaction() as tx:
            if not await tx.first_time(event.event_id, NOW):
                return Nothing()
        return await super().handle(event)


@pytest.fixture
async def core() -> AsyncIterator[SlowCore]:
    store = await open_store("sqlite://")
    yield SlowCore(store)
    await store.close()


@pytest.fixture
async def ann(core: SlowCore) -> AsyncIterator[Member]:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        app = SlackApp(**await settings(slack, "socket"), store=core.store)
        try:
            await app.start(core)
            await slack.do("sockets", seconds=5)
            yield await slack.member(TEAM, "U1", "ann")
            await app.settle()
            assert not await slack.refusals()
        finally:
            await app.close()


async def test_a_commands_answer_is_in_its_ack(ann: Member, core: SlowCore) -> None:
    core.answers.append(Reply(say("Hello")))
    ack = await ann.command("help")
    assert (ack["response_type"], ack["text"]) == ("ephemeral", "Hello")
    core.answers.append(Reply(say("Hear, hear"), private=False))
    assert (await ann.command("help"))["response_type"] == "in_channel"


async def test_a_late_answer_follows_its_ack(
    ann: Member, core: SlowCore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_app, "ACK_WITHIN", 0.05)
    core.delay = 0.2
    core.answers.append(Reply(say("Sorry for the wait")))
    assert not await ann.command("help")
    screen = await ann.reads("Sorry for the wait")
    assert screen.last["private"]


@pytest.mark.parametrize(
    "late, shown",
    [
        (Reply(say("Saved late")), "Saved late"),
        (FormErrors({"why": "Too short"}, FORM.filled(FILLED)), "Too short"),
        (ShowForm(FORM), "Ask Ben"),
    ],
)
async def test_a_form_answered_late_is_closed_and_the_answer_follows(
    ann: Member,
    core: SlowCore,
    monkeypatch: pytest.MonkeyPatch,
    late: Response,
    shown: str,
) -> None:
    core.answers += [ShowForm(FORM), late, ShowForm(FORM)]
    await ann.command("request")
    await ann.until(lambda screen: screen.modal is not None)
    monkeypatch.setattr(slack_app, "ACK_WITHIN", 0.05)
    core.delay = 0.2
    await ann.submit(**FILLED)
    assert not (await ann.screen()).modals
    screen = await ann.reads(shown)
    core.delay = 0.0
    if not isinstance(late, Reply):
        assert [found.action for found in screen.pressables()] == [FORM.id]
        await ann.press(FORM.id)
        await ann.until(lambda screen: screen.modal is not None)


async def test_errors_stand_beside_their_fields(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), FormErrors({"why": "Too short", "x": "And more"}, FORM)]
    await ann.command("request")
    assert await ann.submit(**FILLED) == {"why": "Too short And more"}
    screen = await ann.screen()
    assert screen.modal is not None
    assert "Because" in screen.text()


async def test_a_preview_is_pushed_and_its_outcome_closes_all(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), Reply(say("Preview", "Send"))]
    await ann.command("request")
    await ann.submit(**FILLED)
    assert len((await ann.screen()).modals) == 2
    core.answers.append(Replace(say("Sent")))
    await ann.press("Send", where="modal")
    await ann.reads("Sent")
    await ann.do("close")
    assert not (await ann.screen()).modals


async def test_no_more_than_three_modals_lie_upon_each_other(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), Reply(say("One", "Edit"))]
    await ann.command("request")
    await ann.submit(**FILLED)
    for n in range(3):
        core.answers += [ShowForm(FORM), Reply(say(f"Preview {n}", "Edit"))]
        await ann.press("Edit", where="modal")
        await ann.submit(**FILLED)
        await ann.reads(f"Preview {n}")
        assert len((await ann.screen()).modals) == 3


async def test_an_outcome_without_a_question_closes_the_form(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), Reply(say("Saved"))]
    await ann.command("host")
    await ann.submit(**FILLED)
    screen = await ann.reads("Saved")
    assert not screen.modals
    assert screen.last["private"]


async def test_a_form_may_lead_to_the_next_in_its_place(ann: Member, core: SlowCore) -> None:
    core.answers += [ShowForm(FORM), ShowForm(Form("a.b", "Next", "Go", FORM.fields))]
    await ann.command("host")
    await ann.submit(**FILLED)
    screen = await ann.screen()
    assert [view["title"]["text"] for view in screen.modals] == ["Next"]


async def test_the_home_tab_shows_cards_upon_it_and_is_drawn_again(
    ann: Member, core: SlowCore
) -> None:
    box = Checklist((CheckItem(text("Charge"), False, "prep.tick:1"),))
    core.answers.append(Reply(say("Mine", "Open") + message(box)))
    await ann.do("open_home")
    await ann.reads("Mine")
    core.answers += [Reply(say("The card")), Reply(say("Mine, again", "Open") + message(box))]
    await ann.press("Open", where="home")
    screen = await ann.reads("Mine, again")
    assert screen.modal is not None
    await ann.do("close")
    done = Checklist((CheckItem(text("Charge"), True, "prep.tick:1"),))
    core.answers += [Replace(message(done)), Reply(say("Ticked") + message(done))]
    await ann.press("prep.tick", where="home")
    screen = await ann.reads("Ticked")
    assert not screen.modals, "a tick needs no answer but the tick"
    core.answers += [ShowForm(FORM), Reply(say("Saved from home")), Reply(say("Fresh"))]
    core.answers.insert(1, Reply(say("Home meanwhile", "Open")))
    core.answers.appendleft(Reply(say("Home", "Open")))
    await ann.do("open_home")
    await ann.press("Open", where="home")
    await ann.submit(**FILLED)
    await ann.reads("Saved from home")
    await ann.reads("Fresh")
    assert isinstance(core.events[-1], HomeOpened)
    assert any(isinstance(event, FormSubmitted) for event in core.events)


async def test_other_tabs_are_not_the_home_tab(ann: Member, core: SlowCore) -> None:
    await ann.do("open_home", tab="messages")
    assert core.events == []


async def test_files_follow_an_answer_to_the_members_dm(ann: Member, core: SlowCore) -> None:
    file = File("talk.ics", "text/calendar", b"BEGIN:VCALENDAR")
    core.answers.append(Reply(message(Paragraph(text("Here it is")), files=[file])))
    await ann.command("help")
    screen = await ann.until(lambda screen: any("files" in m for m in screen.messages))
    assert screen.last["channel"].startswith("D")
    assert screen.last["files"] == [{"name": "talk.ics", "content": "BEGIN:VCALENDAR"}]
