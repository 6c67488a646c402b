"""Stored events of processes that have ended."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.slack import inbox
from adapters.slack.parse import event_id
from adapters.slack.received import now
from adapters.slack.timings import SlackTimings
from bot.core.responses import Reply, ShowForm
from tests.adapters.slack import steps
from tests.adapters.slack.bot_process import bot_process
from tests.adapters.slack.harness import TEAM
from tests.adapters.slack.inbox_setup import RecordingCore, Setup, UnreliableStore, started
from tests.adapters.slack.samples import FORM, say
from tests.emulators.slack_client import Json, LoopbackSlack, Screen, loopback_slack
from tests.support.said import said

FAST_RETRY = SlackTimings(inbox_retry_s=0.02, takeover_interval_s=0.05)


@pytest.fixture
def timings() -> SlackTimings:
    """The default of this file."""
    return FAST_RETRY


async def stored_before(store: UnreliableStore, at: datetime, n: int = 1) -> None:
    """Store a command that an earlier or another process acknowledged."""
    body = {"command": "/intro", "text": "", "team_id": TEAM, "user_id": "U1", "channel_id": "CT1"}
    body |= {"trigger_id": f"{n}.1.dead", "response_url": ""}
    async with store.transaction() as tx:
        await tx.inbox.add("slack", {event_id(body): json.dumps(body)}, at)


async def test_events_of_an_earlier_process_are_handled_and_answered_in_the_dm(
    slack: LoopbackSlack, unreliable_store: UnreliableStore
) -> None:
    ann, store = await slack.member(TEAM, "U1", "ann"), unreliable_store
    core = RecordingCore(store)
    core.answers += [Reply(say("From an earlier process")), ShowForm(FORM)]
    await stored_before(store, now() - timedelta(hours=2))
    await stored_before(store, now() - timedelta(hours=1), 2)
    store.unavailable = True
    async with started(ann.slack, store, core, FAST_RETRY) as app:
        store.unavailable = False
        await ann.reads("From an earlier process")
        screen = await ann.reads("Ask Ben")
        await app.drain()
        assert await Setup(ann, core, store, app).pending() == []
    assert [m["channel"][0] for m in screen.messages] == ["D", "D"], "the form is sent as a button"


async def test_events_of_a_process_that_ended_are_taken_over(setup: Setup) -> None:
    await setup.app.drain()
    setup.core.answers.append(Reply(say("Taken over")))
    await stored_before(setup.store, now() - inbox.ORPHANED_AFTER - timedelta(seconds=1))
    await setup.ann.reads("Taken over")
    await setup.app.drain()
    assert await setup.pending() == []


async def test_a_stored_event_that_cannot_be_parsed_is_dropped(
    slack: LoopbackSlack, unreliable_store: UnreliableStore, caplog: pytest.LogCaptureFixture
) -> None:
    ann, store = await slack.member(TEAM, "U1", "ann"), unreliable_store
    core = RecordingCore(store)
    core.answers.append(Reply(say("The next one")))
    async with store.transaction() as tx:
        await tx.inbox.add("slack", {"slack:old": '{"command": "/intro"}'}, now())
    await stored_before(store, now())
    async with started(ann.slack, store, core, FAST_RETRY) as app:
        await ann.reads("The next one")
        await app.drain()
        assert await Setup(ann, core, store, app).pending() == []
    assert "cannot be parsed" in caplog.text


async def test_an_event_is_dropped_after_a_day(setup: Setup) -> None:
    await stored_before(setup.store, now() - timedelta(days=1, minutes=1))
    for _ in range(100):
        if await setup.pending():
            await asyncio.sleep(0.02)
    assert await setup.pending() == []
    assert setup.core.events == []


async def test_an_event_acknowledged_before_a_kill_is_answered_once_after_the_restart(
    tmp_path: Path,
) -> None:
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        ana = await slack.member(TEAM, "UANA", "ana")
        hal = await slack.member(TEAM, "UHAL", "hal", tz="America/New_York")
        async with bot_process(slack, tmp_path):
            await steps.become_host(hal)
            await steps.request(ana)
            await hal.reads(steps.WHY)
        before = (await ana.screen()).messages

        def answers(screen: Screen) -> list[Json]:
            return [m for m in screen.messages if m["private"] and m not in before]

        async with bot_process(slack, tmp_path, stuck=True):
            assert await ana.command("find") is None
            await hal.press("answer.accept")
            assert (await ana.screen()).messages == before
        for _ in range(2):
            async with bot_process(slack, tmp_path):
                await hal.until(lambda screen: not screen.offers("answer.accept"))
                await ana.reads(said("status-accepted-seeker"))
                screen = await ana.until(lambda screen: bool(answers(screen)))
                found = answers(screen)
                assert len(found) == 1, "the list is shown once"
                assert "hal" in found[0]["text"]
