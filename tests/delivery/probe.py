"""A feature only of tests: a nudge with buttons that end, and one whose `after_sending` fails."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

from bot.core.messages import Actions, Footnote, Message, Paragraph, Row, message
from bot.core.responses import Nothing, Response
from bot.core.text import text
from bot.domain.nudges import Nudge
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.engine.feature import Feature, Late
from bot.engine.router import Router
from bot.features.registry import FEATURES, NAVIGATION
from tests.support.strategies import FILE

PROBE_ONCE = Action("probe.once", "button-mine")
PROBE_STAYS = Action("probe.stays", "button-mine")
PROBE, FAILING = "probe", "probe_failing"
"""A message with two buttons that end when they are pressed · the same with a failing
`after_sending`."""

_actions = ModuleType("actions")
vars(_actions).update({"PROBE_ONCE": PROBE_ONCE, "PROBE_STAYS": PROBE_STAYS})
feature = Feature("probe", _actions)


@feature.button(PROBE_ONCE, once=True)
async def once(ctx: Context, argument: str) -> Response:
    """Does nothing; the button ends."""
    return Nothing()


@feature.button(PROBE_STAYS)
async def stays(ctx: Context, argument: str) -> Response:
    """Does nothing."""
    return Nothing()


@feature.nudge(PROBE, mute=None, merge=False, quiet_hours=False, late=Late.SEND)
async def write(ctx: Context, nudge: Nudge) -> Message | None:
    """Two buttons that end, one that stays, words around them, and a file."""
    return message(
        Paragraph(text("First")),
        Row(text("Second"), PROBE_ONCE.button(ctx, 1)),
        Actions((PROBE_ONCE.button(ctx, 2), PROBE_STAYS.button(ctx, 3))),
        Footnote(text("Third")),
        files=[FILE],
    )


async def fail_after_sending(ctx: Context, nudge: Nudge) -> None:
    """Write something, and fail."""
    await ctx.tx.people.put(replace(ctx.me, name="Changed"))
    raise LookupError("a consequence that cannot be stored")


feature.nudge(
    FAILING,
    mute=None,
    merge=False,
    quiet_hours=False,
    late=Late.SEND,
    after_sending=fail_after_sending,
)(write)

ROUTER = Router([*FEATURES, feature], NAVIGATION)
