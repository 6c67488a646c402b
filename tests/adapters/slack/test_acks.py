"""How long a member waits for the ack of what they did is measured."""

from __future__ import annotations

from tests.adapters.slack.harness import TEAM, one_workspace, start_bot
from tests.emulators.slack_client import loopback_slack
from tests.support.counted import Counted


async def test_each_ack_is_measured() -> None:
    counted = Counted()
    async with loopback_slack() as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        given = {**await one_workspace(slack, "socket"), "monitor": counted}
        async with start_bot(slack, "socket", given):
            ana = await slack.member(TEAM, "UANA", "ana")
            await ana.command()
            await ana.command("help")
    assert {platform for platform, _ in counted.acks} == {"slack"}
    assert len(counted.acks) >= 2
    assert all(0 < seconds < 3 for _, seconds in counted.acks)
