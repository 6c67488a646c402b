"""Workers that send to Slack are killed, with exactly the scopes of the manifest."""

from __future__ import annotations

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.domain.nudges import Nudge
from bot.domain.people import Address
from storage import open_store
from tests.conftest import Report
from tests.emulators.slack_client import Member, loopback_slack
from tests.faults.child import STEPS
from tests.faults.harness import ALWAYS_AWAKE, Harness, notice, random_delay
from tests.faults.platform import Line
from tests.faults.slack_chat import SlackAccess
from tests.faults.test_kills import database
from tests.support.builders import make_community, make_person

pytestmark = pytest.mark.faults

TEAM = "T1"
MEMBERS = 24
"""Slack takes a message a second from each conversation."""
DRAIN_S = 300.0
"""The bot sends five messages a second to a workspace."""


@dataclass(kw_only=True)
class SlackHarness(Harness):
    """A harness whose workers send to a loopback Slack, and which counts there."""

    members: list[Member]
    access: SlackAccess

    def nudge(self, key: str, due: datetime) -> Nudge:
        """A direct message to the members in turn."""
        person = f"p{len(self.due) % MEMBERS}"
        return notice(key, due, community=f"slack:{TEAM}", person=person)

    def start(self, **options: Any) -> Any:
        """See `Harness`."""
        return super().start(slack=self.access, **options)

    async def lines(self) -> list[Line]:
        """The messages that the members see. Slack's `ts` has no fractions of a second."""
        found = []
        for member in self.members:
            for message in (await member.screen()).messages:
                key = message["metadata"]["event_payload"]["key"]
                found.append(Line(key, float(message["ts"].partition(".")[0]) + 1, False))
        return found


@pytest.fixture
async def slack(url: str, tmp_path: Path) -> AsyncIterator[SlackHarness]:
    """A workspace where the app is installed with the scopes of the manifest, and no others."""
    async with loopback_slack() as loopback:
        await loopback.do("workspace", team=TEAM, name="Cardiff")
        members: list[Member] = []
        store = await open_store(url)
        async with store.transaction() as tx:
            await tx.communities.put(make_community(f"slack:{TEAM}"))
            await tx.people.put(make_person("hal"))
            for number in range(MEMBERS):
                members.append(await loopback.member(TEAM, f"U{number}", f"member {number}"))
                await tx.people.put(make_person(f"p{number}", **ALWAYS_AWAKE))
                address = Address("slack", TEAM, f"U{number}")
                await tx.people.put_address(address, f"p{number}", datetime.now(UTC))
        await store.close()
        access = SlackAccess(loopback.api_url, await loopback.do("token", team=TEAM))
        harness = SlackHarness(url, tmp_path, members=members, access=access)
        yield harness
        harness.stop()
        refused = [line for line in await loopback.refusals() if "scope" in line]
        assert refused == [], "the bot keeps to its scopes"


async def test_workers_killed_at_every_step_of_sending_to_slack(
    slack: SlackHarness, full: bool, report: Report
) -> None:
    for _ in range(3 if full else 1):
        for step in STEPS if full else ("sent and not answered", "answered"):
            await slack.schedule(8)
            hit = random.randint(1, 4) if "sent" in step else 1
            assert slack.join(slack.start(step=step, hit=hit)) == -signal.SIGKILL, step
    slack.drain(DRAIN_S)
    report(await slack.check(f"{database(slack)}, Slack, killed at every step"))


@pytest.mark.long
async def test_workers_killed_at_any_instant_while_they_send_to_slack(
    slack: SlackHarness, report: Report
) -> None:
    while slack.kills < 40:
        await slack.schedule(10, over=0.2)
        while len(slack.workers) < (2 if slack.shared else 1):
            slack.start(stay=True)
        await slack.wait_running(slack.workers[-1])
        await asyncio.sleep(random_delay(0.6))
        slack.kill(random.choice(slack.workers))
    for worker in [*slack.workers]:
        slack.kill(worker)
    slack.drain(DRAIN_S)
    report(await slack.check(f"{database(slack)}, Slack, killed at any instant"))
