"""Catch-up: one message in place of several that were late or could not be delivered."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core.messages import (
    Block,
    Button,
    Footnote,
    Message,
    Paragraph,
    Row,
    Style,
    buttons,
    message,
)
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.nudges import CATCH_UP, READ_AT_VISIT, Nudge, NudgeStatus
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Late
from bot.engine.permissions import is_platforms_to_say
from bot.engine.transitions import still_holds, wanted
from bot.features.blocks import button_row, paragraph
from bot.features.mine.actions import MINE_CARD, MINE_OPEN
from bot.features.mine.feature import feature

log = logging.getLogger(__name__)

SHOWN = 8
"""Records in one message, at most. The rest is in "mine"."""


@feature.nudge(CATCH_UP, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def catch_up(ctx: Context, nudge: Nudge) -> Message | None:
    """The first sentence of each nudge whose cause remains, with a button to its card."""
    waiting = await _waiting(ctx, await ctx.tx.nudges.merged_into(nudge.key))
    if not waiting:
        return None
    return message(paragraph(ctx, "catch-up", count=len(waiting)), *_rows(ctx, waiting))


async def with_undelivered(ctx: Context, response: Response) -> Response:
    """Return the answer after the messages that could not be delivered to the actor. Shown once.

    A form, and an answer that others see, stay as they are. The next answer has the messages.
    """
    if not ctx.me.unreached or not isinstance(response, (Reply, Replace)):
        return response
    if isinstance(response, Reply) and not response.private:
        return response
    failed = await ctx.tx.nudges.failed_for(ctx.me.id)
    waiting = await _waiting(ctx, [one for one in failed if await is_last_word(ctx, one)])
    shown = response
    if waiting:
        whole = next(_before_answer(ctx, waiting, response.message), None)
        if whole is None:
            return response
        shown = replace(response, message=whole)
    await ctx.tx.nudges.mark_superseded([one.key for one in failed], READ_AT_VISIT)
    me = await ctx.person(ctx.me.id)
    await ctx.tx.people.put(replace(me, unreached=False))
    return shown


async def is_last_word(ctx: Context, nudge: Nudge) -> bool:
    """Return whether the reader takes such nudges, and none about the same record came later."""
    about = ctx.router.aggregates.get(nudge.subject_kind)
    since = await ctx.tx.nudges.about(nudge.subject) if about else []
    return wanted(ctx.router, ctx.me, nudge.kind) and not any(
        other.person == nudge.person
        and other.due_at > nudge.due_at
        and other.status is NudgeStatus.SENT
        for other in since
    )


def _before_answer(ctx: Context, waiting: Sequence[_Waiting], answer: Message) -> Iterator[Message]:
    """Yield the missed messages with the answer, from the whole text down to one sentence.

    Skips those that are no valid message: too long, or with a button that the answer has too.
    """
    lead = paragraph(ctx, "missed", count=len(waiting))
    pointer = paragraph(ctx, "missed-elsewhere")
    how = Footnote(ctx.say("missed-how"))
    mine = button_row(MINE_OPEN.button(ctx, style=Style.PRIMARY))
    alone = waiting[0].written
    ways: list[tuple[Block | None, ...]] = [
        (lead, *alone.blocks, how) if len(waiting) == 1 else (),
        (lead, *_rows(ctx, waiting), how),
        (pointer, mine, how),
        (pointer, how),
    ]
    for blocks in filter(None, ways):
        files = alone.files if blocks is ways[0] else ()
        try:
            yield message(*blocks, files=files) + answer
        except ValueError:
            continue


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A missed nudge with its message in the present state."""

    nudge: Nudge
    written: Message

    @property
    def says(self) -> Text:
        """Its first sentence."""
        blocks = self.written.blocks
        return next((block.text for block in blocks if isinstance(block, Paragraph)), Text())


async def _waiting(ctx: Context, nudges: Sequence[Nudge]) -> list[_Waiting]:
    """Return those whose cause stands: of one record the latest to read and to act on."""
    waiting: dict[tuple[str, bool], _Waiting] = {}
    for nudge in nudges:
        written = await _written(ctx, nudge)
        if written is not None:
            about = nudge.subject_kind in ctx.router.aggregates
            record = nudge.subject_id if about else nudge.key
            latest = (record, bool(buttons(written)))
            waiting.pop(latest, None)
            waiting[latest] = _Waiting(nudge, written)
    return list(waiting.values())


async def _written(ctx: Context, nudge: Nudge) -> Message | None:
    """Return its message in the present state; None if its cause is gone, or if the platform would
    have to say first whether its reader may read it."""
    needed = ctx.router.needed_for(nudge.kind)
    if needed is not None and is_platforms_to_say(ctx.community, needed):
        return None
    if not await still_holds(ctx, nudge):
        return None
    try:
        return await ctx.router.nudges[nudge.kind].write(ctx, nudge)
    except (LookupError, ValueError, TypeError, UserError, AssertionError):
        log.exception("nudge %s could not be written", nudge.key)
        return None


def _rows(ctx: Context, waiting: Sequence[_Waiting]) -> Iterator[Block | None]:
    """Yield a sentence for each, with a button to its card."""
    ways = set[str]()
    for one in waiting[:SHOWN]:
        way = _way(ctx, one)
        yield Row(one.says, way if way and way.action not in ways else None)
        ways.update((way.action,) if way else ())
    more = len(waiting) - SHOWN
    if more > 0:
        yield Footnote(ctx.say("mine-more", count=more))
        yield button_row(MINE_OPEN.button(ctx, style=Style.PRIMARY))


def _way(ctx: Context, waiting: _Waiting) -> Button | None:
    nudge = waiting.nudge
    if nudge.subject_kind in ctx.router.aggregates:
        return MINE_CARD.button(ctx, nudge.subject_kind, nudge.subject_id)
    return next((b for b in buttons(waiting.written) if isinstance(b, Button)), None)
