"""Catch up: what waited while the bot was away, or could not be delivered, is told in one go."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.context import Context, UserError, is_planned
from bot.flow import Flow
from bot.flows.parts import paragraph, press, row
from bot.model.nudges import Kind, Nudge, NudgeStatus
from bot.policy import wanted
from bot.text import Text
from bot.view import (
    Block,
    Button,
    Message,
    Paragraph,
    Replace,
    Reply,
    Response,
    Row,
    Small,
    Style,
    buttons,
    message,
)

log = logging.getLogger(__name__)

flow = Flow("catchup")

SHOWN = 8
"""Matters in one message; the rest stands under "My introductions"."""


@flow.nudge(Kind.CATCH_UP)
async def catch_up(ctx: Context, nudge: Nudge) -> Message | None:
    """The first sentence of each that still matters, with a button to its card."""
    keys = nudge.subject.split()
    found = [one for key in keys if (one := await ctx.tx.nudge(key)) and one.introduction]
    waiting = await _waiting(ctx, found)
    if not waiting:
        return None
    return message(paragraph(ctx, "catch-up", count=len(waiting)), *_rows(ctx, waiting))


async def with_missed(ctx: Context, response: Response) -> Response:
    """The answer, and before it what could not be delivered to me: shown once, then it is told.

    A form stays a form and what others see stays as it is: the next answer then tells it.
    """
    if not ctx.me.unreached or not isinstance(response, (Reply, Replace)):
        return response
    if isinstance(response, Reply) and not response.private:
        return response
    missed = await ctx.tx.failed_for(ctx.me.id)
    waiting = await _waiting(ctx, [one for one in missed if await _still_news(ctx, one)])
    shown = response
    if waiting:
        whole = next(_told_before(ctx, waiting, response.message), None)
        if whole is None:
            return response
        shown = replace(response, message=whole)
    await ctx.tx.told_otherwise([one.key for one in missed], "told at their next visit")
    me = await ctx.person(ctx.me.id)
    await ctx.tx.put_person(replace(me, unreached=False))
    return shown


async def _still_news(ctx: Context, nudge: Nudge) -> bool:
    """Whether I take such nudges, and no later one about the same matter has reached me."""
    since = await ctx.tx.nudges_about(nudge.introduction) if nudge.introduction else []
    return wanted(ctx.me, nudge.kind) and not any(
        other.person == nudge.person
        and other.due_at > nudge.due_at
        and other.status is NudgeStatus.SENT
        for other in since
    )


def _told_before(ctx: Context, waiting: Sequence[_Matter], answer: Message) -> Iterator[Message]:
    """What waits and then the answer, from all of it to one sentence: the first fits best.

    Some do not fit: what is too long, or has a button that the answer has too, is no message.
    """
    lead = paragraph(ctx, "missed", count=len(waiting))
    elsewhere = paragraph(ctx, "missed-elsewhere")
    how = Small(ctx.say("missed-how"))
    mine = row(press(ctx, "mine", "mine.open", style=Style.PRIMARY))
    alone = waiting[0].written
    ways: list[tuple[Block | None, ...]] = [
        (lead, *alone.blocks, how) if len(waiting) == 1 else (),
        (lead, *_rows(ctx, waiting), how),
        (elsewhere, mine, how),
        (elsewhere, how),
    ]
    for blocks in filter(None, ways):
        files = alone.files if blocks is ways[0] else ()
        try:
            yield message(*blocks, files=files) + answer
        except ValueError:
            continue


@dataclass(frozen=True, slots=True)
class _Matter:
    """Something that waits for me, as it stands now."""

    nudge: Nudge
    written: Message

    @property
    def says(self) -> Text:
        """Its first sentence."""
        blocks = self.written.blocks
        return next((block.text for block in blocks if isinstance(block, Paragraph)), Text())


async def _waiting(ctx: Context, nudges: Sequence[Nudge]) -> list[_Matter]:
    """Those whose reason still stands; of one matter, only the latest word."""
    waiting: dict[str, _Matter] = {}
    for nudge in nudges:
        written = await _written(ctx, nudge)
        if written is not None:
            matter = nudge.introduction or nudge.key
            waiting.pop(matter, None)
            waiting[matter] = _Matter(nudge, written)
    return list(waiting.values())


async def _written(ctx: Context, nudge: Nudge) -> Message | None:
    """The message it would be now; None if its reason is gone."""
    from bot.catalogue import CATALOGUE  # which holds this flow too

    if nudge.introduction is not None:
        introduction = await ctx.tx.introduction(nudge.network, nudge.introduction)
        if introduction is None or not await is_planned(ctx, introduction, nudge.key):
            return None
    try:
        return await CATALOGUE.nudges[nudge.kind](ctx, nudge)
    except (LookupError, ValueError, TypeError, UserError, AssertionError):
        log.exception("nudge %s could not be told", nudge.key)
        return None


def _rows(ctx: Context, waiting: Sequence[_Matter]) -> Iterator[Block | None]:
    """A sentence each, with a button to all of it."""
    for matter in waiting[:SHOWN]:
        yield Row(matter.says, _way(ctx, matter))
    more = len(waiting) - SHOWN
    if more > 0:
        yield Small(ctx.say("mine-more", count=more))
        yield row(press(ctx, "mine", "mine.open", style=Style.PRIMARY))


def _way(ctx: Context, matter: _Matter) -> Button | None:
    if matter.nudge.introduction is not None:
        return press(ctx, "open", "mine.card", matter.nudge.introduction)
    return next((b for b in buttons(matter.written) if isinstance(b, Button)), None)
