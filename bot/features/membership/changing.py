"""A person's zone, quiet hours or switches have changed: all that is open follows."""

from __future__ import annotations

from bot.engine.jobs import PERSON_CHANGED, Step, cancel_unwanted, next_open
from bot.engine.transitions import reconcile
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
    return await cancel_unwanted(step, person)
