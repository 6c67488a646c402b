"""Acknowledged first, acted on afterwards: nothing is lost, and nothing is done twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.slack import app as slack_app
from adapters.slack import inbox, parse
from adapters.slack.app import SlackApp
from adapters.slack.install import OPTIONAL_SCOPES, SCOPES
from bot.events import Event, FormSubmitted
from bot.store import Store, Transaction, Unavailable
from bot.text import text
from bot.view import Actions, Button, Nothing, Paragraph, Reply, Response, ShowForm, message
from storage import open_store
from tests.adapters.slack import life
from tests.adapters.slack.test_answers import FILLED, FORM
from tests.adapters.slack.test_faults import bot_process
from tests.adapters.slack.world import TEAM, WEDNESDAY, settings, world
from tests.contract.worlds import ScriptedCore
from tests.emulators.slack_client import Json, LoopbackSlack, Member, Screen, loopback_slack

MANY = 64


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PAUSE", 0.02)
    monkeypatch.setattr(inbox, "LOOK", 0.05)


@pytest.fixture
def acks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were always more in hand than a few."""
    monkeypatch.setattr(slack_app, "FEW", 0)


class Away:
    """A store whose database is sometimes away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.away = False
        self.hang = asyncio.Event()
        self.hang.set()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        await self.hang.wait()
        if self.away:
            raise Unavailable("away")
        async with self._store.transaction() as tx:
            yield tx

    def claim_token(self) -> str:
        return self._store.claim_token()

    def holds(self, token: str) -> bool:
        return self._store.holds(token)

    def on_news(self, call: Callable[[], None]) -> None:
        self._store.on_news(call)

    async def close(self) -> None:
        await self._store.close()


class Core(ScriptedCore):
    """Acts once on each event, as the real one does; may be held up, may fail."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.store = store
        self.go_on = asyncio.Event()
        self.go_on.set()
        self.asked = asyncio.Event()
        self.tried = asyncio.Event()
        self.failures = 0

    async def handle(self, event: Event) -> Response:
        self.asked.set()
        await self.go_on.wait()
        self.tried.set()
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the core stumbled")
        try:
            async with self.store.transaction() as tx:
                if not await tx.first_time(event.event_id, WEDNESDAY):
                    return Nothing()
        except Unavailable:
            return self.not_now(event)
        return await super().handle(event)


class Here:
    """A member, the core, and the store under both."""

    def __init__(self, ann: Member, core: Core, store: Away, app: SlackApp) -> None:
        self.ann, self.core, self.store, self.app = ann, core, store, app

    async def kept(self) -> list[str]:
        async with self.store.transaction() as tx:
            return [id for id, _, _ in await tx.received("slack", inbox.now(), 10)]


def running(slack: LoopbackSlack, store: Away, core: Core) -> AbstractAsyncContextManager[SlackApp]:
    @asynccontextmanager
    async def run() -> AsyncIterator[SlackApp]:
        app = SlackApp(**await settings(slack, "socket"), store=store)
        try:
            await app.start(core)
            await slack.do("sockets", seconds=5)
            yield app
        finally:
            core.go_on.set()
            await app.close()

    return run()


@pytest.fixture
async def store() -> AsyncIterator[Away]:
    opened = Away(await open_store("sqlite://"))
    yield opened
    await opened.close()


@pytest.fixture
async def ann() -> AsyncIterator[Member]:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        yield await slack.member(TEAM, "U1", "ann")


@pytest.fixture
async def here(ann: Member, store: Away) -> AsyncIterator[Here]:
    core = Core(store)
    async with running(ann.slack, store, core) as app:
        yield Here(ann, core, store, app)
        assert not await ann.slack.refusals()


def say(words: str) -> Reply:
    return Reply(message(Paragraph(text(words)), Actions((Button("Go", "a.b"),))))


async def test_while_there_is_little_to_do_the_answer_is_in_the_ack(here: Here) -> None:
    here.core.answers.append(say("At once"))
    assert (await here.ann.command())["text"].startswith("At once")
    assert await here.kept() == []


@pytest.mark.usefixtures("acks_first")
async def test_an_ack_goes_out_when_the_event_is_remembered_and_the_answer_follows(
    here: Here,
) -> None:
    here.core.go_on.clear()
    here.core.answers += [say("Here you are"), ShowForm(FORM), Reply(message(Paragraph(text("Y"))))]
    assert await here.ann.command() is None
    assert len(await here.kept()) == 1
    here.core.go_on.set()
    await here.ann.reads("Here you are")
    await here.app.settle()
    assert await here.kept() == [], "what was acted on is thrown away"
    await here.ann.press("Go")
    await here.ann.until(lambda screen: screen.modal is not None)
    assert await here.ann.submit(**FILLED) == {}, "a form waits for the core: its errors are in"
    await here.ann.reads("Y")


@pytest.mark.usefixtures("acks_first")
async def test_the_same_event_twice_while_it_waits_is_acted_on_once(here: Here) -> None:
    here.core.go_on.clear()
    here.core.answers += [say("Once"), say("Twice")]
    await here.ann.slack.do("set", repeat=True)
    assert await here.ann.command() is None
    here.core.go_on.set()
    await here.app.settle()
    screen = await here.ann.reads("Once")
    assert len(screen.messages) == 1
    assert len(here.core.events) == 1


@pytest.mark.usefixtures("acks_first")
async def test_while_the_database_is_away_nothing_is_promised(here: Here) -> None:
    here.store.away = True
    ack = await here.ann.command()
    assert "Please try again" in ack["text"]
    here.store.away = False
    await here.app.settle()
    assert await here.kept() == []
    assert len((await here.ann.screen()).messages) == 1


async def test_a_form_that_cannot_be_saved_stays_as_it_was_filled_in(here: Here) -> None:
    here.core.answers.append(ShowForm(FORM))
    await here.ann.command("request")
    await here.ann.until(lambda screen: screen.modal is not None)
    here.store.away = True
    assert "Please try again" in (await here.ann.submit(**FILLED))["why"]
    assert "Because" in (await here.ann.screen()).text()
    here.store.away = False
    assert await here.ann.submit(**FILLED) == {}


@pytest.mark.usefixtures("acks_first")
async def test_what_was_promised_outlives_a_database_that_goes_away(here: Here) -> None:
    here.core.go_on.clear()
    here.core.answers.append(say("Here you are"))
    assert await here.ann.command() is None
    here.store.away = True
    here.core.go_on.set()
    await here.core.tried.wait()
    here.store.away = False
    screen = await here.ann.reads("Here you are")
    await here.app.settle()
    assert len(screen.messages) == 1, "and nobody was told to try again"


@pytest.mark.parametrize("failures, told", [(1, "Fine"), (inbox.TRIES + 1, "Please try again")])
async def test_a_core_that_raises_is_asked_again_and_the_member_hears_in_the_end(
    here: Here, failures: int, told: str
) -> None:
    here.core.failures = failures
    here.core.answers.append(say("Fine"))
    assert await here.ann.command() is None
    screen = await here.ann.reads(told)
    await here.app.settle()
    assert len(screen.messages) == 1
    assert await here.kept() == []


async def test_a_slow_core_acks_when_the_event_is_remembered(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_app, "ACK_WITHIN", 0.05)
    here.core.go_on.clear()
    here.core.answers.append(say("At last"))
    assert await here.ann.command() is None
    assert len(await here.kept()) == 1
    here.core.go_on.set()
    await here.ann.reads("At last")
    await here.app.settle()
    assert await here.kept() == []


async def test_where_nothing_can_be_remembered_in_time_the_member_is_told_so(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_app, "ACK_WITHIN", 0.05)
    monkeypatch.setattr(slack_app, "KEEP_WITHIN", 0.05)
    here.core.answers.append(ShowForm(FORM))
    await here.ann.command("request")
    await here.ann.until(lambda screen: screen.modal is not None)
    here.core.go_on.clear()
    here.store.hang = asyncio.Event()
    errors = await here.ann.submit(**FILLED)
    assert "Please try again" in errors["why"]
    assert "Because" in (await here.ann.screen()).text(), "what was typed is still there"
    assert "Please try again" in (await here.ann.command())["text"]
    monkeypatch.setattr(slack_app, "FEW", 0)
    assert "Please try again" in (await here.ann.command())["text"], "nor where acks go first"
    here.store.hang.set()
    here.core.go_on.set()
    await here.app.settle()
    assert await here.kept() == [], "and nothing is done that was said not to be"
    assert not any(isinstance(event, FormSubmitted) for event in here.core.events)


@pytest.mark.usefixtures("acks_first")
async def test_who_waits_for_a_slow_one_waits_half_a_second_at_most(
    here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "SLOW", 0.02)
    here.core.go_on.clear()
    assert await here.ann.command() is None
    await here.core.asked.wait()
    here.core.answers += [say("The second"), say("The first")]
    here.core.go_on, first = asyncio.Event(), here.core.go_on
    here.core.go_on.set()
    ben = await here.ann.slack.member(TEAM, "U2", "ben")
    assert await ben.command() is None
    await ben.reads("The second")
    first.set()
    await here.ann.reads("The first")


async def kept_before(store: Away, at: datetime, n: int = 1) -> None:
    """A command that an earlier life, or another process, acknowledged."""
    body = {"command": "/intro", "text": "", "team_id": TEAM, "user_id": "U1", "channel_id": "CT1"}
    body |= {"trigger_id": f"{n}.1.dead", "response_url": ""}
    async with store.transaction() as tx:
        await tx.receive("slack", {parse.event_id(body): json.dumps(body)}, at)


async def test_what_is_left_at_the_start_is_acted_on_and_the_answer_goes_to_the_dm(
    ann: Member, store: Away
) -> None:
    core = Core(store)
    core.answers += [say("From before"), ShowForm(FORM)]
    await kept_before(store, inbox.now() - timedelta(hours=2))
    await kept_before(store, inbox.now() - timedelta(hours=1), 2)
    store.away = True
    async with running(ann.slack, store, core) as app:
        store.away = False
        await ann.reads("From before")
        screen = await ann.reads("Ask Ben")
        await app.settle()
        assert await Here(ann, core, store, app).kept() == []
    assert [m["channel"][0] for m in screen.messages] == ["D", "D"], "a form became a button"


async def test_what_a_process_left_that_ended_is_taken_over_by_one_that_runs(here: Here) -> None:
    await here.app.settle()
    here.core.answers.append(say("Taken over"))
    await kept_before(here.store, inbox.now() - inbox.LEFT - timedelta(seconds=1))
    await here.ann.reads("Taken over")
    await here.app.settle()
    assert await here.kept() == []


async def test_after_a_day_it_is_too_late(here: Here) -> None:
    await kept_before(here.store, inbox.now() - timedelta(days=1, minutes=1))
    for _ in range(100):
        if await here.kept():
            await asyncio.sleep(0.02)
    assert await here.kept() == []
    assert here.core.events == []


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_many_at_once_are_all_acknowledged_and_answered_once(mode: str) -> None:
    async with world(mode) as here:
        crowd = [await here.slack.member(TEAM, f"U{n}", f"m{n}") for n in range(MANY)]
        acks = await asyncio.gather(*(member.command("help") for member in crowd))
        assert None in acks, "some acks went ahead of their answers"
        deliveries = await here.slack.get("deliveries")
        assert [d["acked"] for d in deliveries] == [True] * MANY
        await here.app.settle()
        for member in crowd:
            (said,) = (await member.screen()).messages
            assert "/intro find" in said["text"]
        assert not await here.refused()


async def test_killed_between_ack_and_act_and_answered_once_after_the_restart(
    tmp_path: Path,
) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        await slack.do("token", team=TEAM, scopes=[*SCOPES, *OPTIONAL_SCOPES])
        ana = await slack.member(TEAM, "UANA", "ana")
        hal = await slack.member(TEAM, "UHAL", "hal", tz="America/New_York")
        async with bot_process(slack, tmp_path):
            await life.becomes_host(hal)
            await life.asks(ana)
            await hal.reads(life.WHY)
        before = (await ana.screen()).messages

        def answers(screen: Screen) -> list[Json]:
            return [m for m in screen.messages if m["private"] and m not in before]

        async with bot_process(slack, tmp_path, stuck=True):
            assert await ana.command("find") is None
            await hal.press("Yes, happy to talk")
            assert (await ana.screen()).messages == before
        for _ in range(2):
            async with bot_process(slack, tmp_path):
                await hal.until(lambda screen: "Yes, happy to talk" not in screen.text())
                await ana.reads("Pick a time")
                screen = await ana.until(lambda screen: bool(answers(screen)))
                found = answers(screen)
                assert len(found) == 1, "the list, once"
                assert "hal" in found[0]["text"]
