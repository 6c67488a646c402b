"""A person's zone, quiet hours or switches have changed: all that is open follows."""

from __future__ import annotations

from bot.engine.jobs import PERSON_CHANGED, Step, next_open
from bot.engine.transitions import reconcile, wanted
from bot.features.membership.feature import feature


@feature.job(PERSON_CHANGED)
async def reconcile_next(step: Step) -> str | None:
    """Reconcile the next record; in the end, cancel what else they do not want."""
    person = await step.subject()
    if person is None:
        return None
    ctx = await step.context_of(person)
    if found := await next_open(step, person):
        _, state, position = found
        await reconcile(ctx, state)
        return position
    unwanted = [
        nudge.key
        for nudge in await step.tx.nudges.waiting_for(person.id)
        if not wanted(step.router, person, nudge.kind)
    ]
    await step.tx.nudges.cancel(unwanted)
    return None
