"""Events that are acknowledged before they are handled: none is lost, none is handled twice."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from adapters.slack import inbox
from adapters.slack.app import SlackApp
from adapters.slack.timings import SlackTimings
from bot.core.events import FormSubmitted, MemberChanged, MemberLeft
from bot.core.responses import Reply, ShowForm
from tests.adapters.slack.harness import TEAM, one_workspace, running_bot
from tests.adapters.slack.inbox_setup import RecordingCore, Setup, UnreliableStore
from tests.adapters.slack.samples import FORM, VALUES, say
from tests.emulators.slack_client import loopback_slack, words
from tests.support.said import said

MANY = 64
FAST_RETRY = SlackTimings(inbox_retry_s=0.02, takeover_interval_s=0.05)
ACK_FIRST = replace(FAST_RETRY, ack_first_from=0)
"""Acknowledges every event before it is handled."""
SHORT_TIMEOUTS = replace(FAST_RETRY, ack_timeout_s=0.05, store_timeout_s=0.05)


@pytest.fixture
def timings() -> SlackTimings:
    """The default of this file. A test passes others with `given_timings`."""
    return FAST_RETRY


def given_timings(*values: SlackTimings) -> pytest.MarkDecorator:
    """Run a test with each of these timings."""
    return pytest.mark.parametrize("timings", values)


async def test_without_load_the_response_is_in_the_ack(setup: Setup) -> None:
    setup.core.answers.append(Reply(say("At once")))
    assert (await setup.ann.command())["text"].startswith("At once")
    assert await setup.pending() == []


@given_timings(ACK_FIRST)
async def test_under_load_the_ack_waits_for_the_store_and_the_response_follows(
    setup: Setup,
) -> None:
    setup.core.proceed.clear()
    setup.core.answers += [
        Reply(say("The list", "find.more")),
        ShowForm(FORM),
        Reply(say("Saved")),
    ]
    assert await setup.ann.command() is None
    assert len(await setup.pending()) == 1
    setup.core.proceed.set()
    await setup.ann.reads("The list")
    await setup.app.drain()
    assert await setup.pending() == [], "the row of a handled event is deleted"
    await setup.ann.press("find.more")
    await setup.ann.until(lambda screen: screen.modal is not None)
    assert await setup.ann.submit(**VALUES) == {}, "the ack of a form waits for the core"
    await setup.ann.reads("Saved")


@given_timings(ACK_FIRST)
async def test_an_event_repeated_while_it_waits_is_handled_once(setup: Setup) -> None:
    setup.core.proceed.clear()
    setup.core.answers += [Reply(say("Once")), Reply(say("Twice"))]
    await setup.ann.slack.do("set", repeat=True)
    assert await setup.ann.command() is None
    setup.core.proceed.set()
    await setup.app.drain()
    screen = await setup.ann.reads("Once")
    assert len(screen.messages) == 1
    assert len(setup.core.events) == 1


@given_timings(ACK_FIRST)
async def test_while_the_database_is_unavailable_the_ack_says_so(setup: Setup) -> None:
    setup.store.unavailable = True
    ack = await setup.ann.command()
    assert "Please try again" in ack["text"]
    setup.store.unavailable = False
    await setup.app.drain()
    assert await setup.pending() == []
    assert len((await setup.ann.screen()).messages) == 1


async def test_a_form_that_cannot_be_stored_stays_open_with_its_values(setup: Setup) -> None:
    setup.core.answers.append(ShowForm(FORM))
    await setup.ann.command("request")
    await setup.ann.until(lambda screen: screen.modal is not None)
    setup.store.unavailable = True
    assert "Please try again" in (await setup.ann.submit(**VALUES))["why"]
    assert "Because" in (await setup.ann.screen()).text()
    setup.store.unavailable = False
    assert await setup.ann.submit(**VALUES) == {}


@given_timings(ACK_FIRST)
async def test_an_acknowledged_event_is_handled_after_an_outage_of_the_database(
    setup: Setup,
) -> None:
    setup.core.proceed.clear()
    setup.core.answers.append(Reply(say("The list")))
    assert await setup.ann.command() is None
    setup.store.unavailable = True
    setup.core.proceed.set()
    await setup.core.proceeded.wait()
    setup.store.unavailable = False
    screen = await setup.ann.reads("The list")
    await setup.app.drain()
    assert len(screen.messages) == 1, "no error was shown"


@pytest.mark.parametrize(
    "failures, shown", [(1, "Fine"), (inbox.ATTEMPTS_MAX + 1, "Please try again")]
)
async def test_a_failing_core_is_tried_again_and_the_member_gets_a_response(
    setup: Setup, failures: int, shown: str
) -> None:
    setup.core.failures = failures
    setup.core.answers.append(Reply(say("Fine")))
    assert await setup.ann.command() is None
    screen = await setup.ann.reads(shown)
    await setup.app.drain()
    assert len(screen.messages) == 1
    assert await setup.pending() == []


@given_timings(replace(FAST_RETRY, ack_timeout_s=0.05))
async def test_an_event_is_acknowledged_while_the_core_is_slow(setup: Setup) -> None:
    setup.core.proceed.clear()
    setup.core.answers.append(Reply(say("At last")))
    assert await setup.ann.command() is None
    assert len(await setup.pending()) == 1
    setup.core.proceed.set()
    await setup.ann.reads("At last")
    await setup.app.drain()
    assert await setup.pending() == []


@given_timings(SHORT_TIMEOUTS, replace(SHORT_TIMEOUTS, ack_first_from=0))
async def test_where_an_event_cannot_be_stored_in_time_the_ack_says_so(setup: Setup) -> None:
    setup.core.answers.append(ShowForm(FORM))
    await setup.ann.command("request")
    await setup.ann.until(lambda screen: screen.modal is not None)
    setup.core.proceed.clear()
    setup.store.responds = asyncio.Event()
    errors = await setup.ann.submit(**VALUES)
    assert "Please try again" in errors["why"]
    assert "Because" in (await setup.ann.screen()).text(), "the form keeps its values"
    assert "Please try again" in (await setup.ann.command())["text"]
    setup.store.responds.set()
    setup.core.proceed.set()
    await setup.app.drain()
    assert await setup.pending() == [], "an event that was refused is never handled"
    assert not any(isinstance(event, FormSubmitted) for event in setup.core.events)


@given_timings(replace(ACK_FIRST, slow_after_s=0.02))
async def test_a_slow_event_does_not_delay_the_next(
    setup: Setup,
) -> None:
    setup.core.proceed.clear()
    assert await setup.ann.command() is None
    await setup.core.called.wait()
    setup.core.answers += [Reply(say("The second")), Reply(say("The first"))]
    setup.core.proceed, first = asyncio.Event(), setup.core.proceed
    setup.core.proceed.set()
    ben = await setup.ann.slack.member(TEAM, "U2", "ben")
    assert await ben.command() is None
    await ben.reads("The second")
    first.set()
    await setup.ann.reads("The first")


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_many_events_at_once_are_all_acknowledged_and_answered_once(mode: str) -> None:
    async with running_bot(mode) as bot:
        crowd = [await bot.slack.member(TEAM, f"U{n}", f"m{n}") for n in range(MANY)]
        acks = await asyncio.gather(*(member.command("help") for member in crowd))
        assert None in acks, "some events are acknowledged before they are handled"
        deliveries = await bot.slack.get("deliveries")
        assert [d["acked"] for d in deliveries] == [True] * MANY
        await bot.app.drain()
        for member in crowd:
            (answer,) = (await member.screen()).messages
            assert member.finds(said("help-how"), answer["text"])
        assert not await bot.refusals()


@pytest.mark.parametrize("deleted", [True, False])
async def test_an_event_of_the_events_api_that_cannot_be_stored_is_not_acknowledged(
    unreliable_store: UnreliableStore,
    deleted: bool,
) -> None:
    store = unreliable_store
    async with loopback_slack("http") as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        core = RecordingCore(store)
        app = SlackApp(**await one_workspace(slack, "http"), store=store, timings=FAST_RETRY)
        await app.start(core)
        event = {"type": "user_change", "user": {"id": "U1", "deleted": deleted}}
        body = json.dumps({"team_id": TEAM, "event_id": "Ev1", "event": event})
        headers = await slack.do("signed", body=body) | {"Content-Type": "application/json"}
        statuses = []
        for store.unavailable in (True, False):
            url = f"http://127.0.0.1:{app.port}/slack/events"
            async with slack.session.post(url, data=body, headers=headers) as response:
                statuses.append(response.status)
        await app.drain()
        await app.close()
    assert statuses == [500, 200], "Slack delivers an event again after an error"
    kind = MemberLeft if deleted else MemberChanged
    assert [type(event) for event in core.events][-1] == kind


async def test_the_home_tab_stays_as_it_is_while_the_database_is_unavailable(setup: Setup) -> None:
    setup.core.answers.append(Reply(say("Mine", "mine.card")))
    await setup.ann.do("open_home")
    await setup.ann.reads("Mine")
    setup.store.unavailable = True
    await setup.ann.press("mine.card", where="home")
    screen = await setup.ann.reads("Please try again")
    await setup.app.drain()
    assert len(screen.modals) == 1
    home = (await setup.ann.screen()).home
    assert home is not None
    assert "Mine" in words(home)
    setup.store.unavailable = False
