"""A button pressed long after its time changes nothing, and the other hears nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.features.introduction.model import Status
from tests.support.said import said
from tests.support.scenarios import FIRST_TIME, agreed, over, the
from tests.support.workspace import Workspace

OLD = {
    "schedule.cancel": {"parting": "Something came up"},
    "schedule.reschedule": {"parting": "Something came up"},
    "schedule.where": {"where": "https://meet.example/bea"},
    "schedule.confirm": {},
    "schedule.pick": {},
}
"""What can stand in messages from before the talk, and what its form holds."""


@pytest.mark.parametrize("action", OLD)
@pytest.mark.parametrize("who", ["seeker", "host"])
async def test_a_talk_that_is_over_stays_as_it_is(
    workspace: Workspace, action: str, who: str
) -> None:
    mina, bea = await over(workspace)
    one, other = (mina, bea) if who == "seeker" else (bea, mina)
    i, heard = await the(mina), len(other.direct_messages())
    rest = f".{int((workspace.clock.now() - timedelta(days=1)).timestamp())}"
    await one.presses_action(f"{action}:{i.id}{rest if action == 'schedule.pick' else ''}")
    assert one.form is None
    assert one.has_button("meet.happened"), "the card asks how it went"
    if OLD[action]:  # the form was opened before the end
        await one.submits(f"{action}:{i.id}", OLD[action])
        one.reads(said(f"status-over-{who}", other=other.name))
    await workspace.passes(minutes=30)
    assert await the(mina) == i
    assert len(other.direct_messages()) == heard


async def test_a_talk_that_has_begun_can_be_called_off_until_its_end(workspace: Workspace) -> None:
    mina, bea = await agreed(workspace)
    await workspace.until(FIRST_TIME + timedelta(minutes=10))
    await bea.presses("schedule.cancel", within=said("nudge-hour-before"))
    await bea.fills()
    await workspace.drain()
    assert (await the(mina)).status is Status.CANCELLED
    mina.is_told(said("nudge-cancelled"))
