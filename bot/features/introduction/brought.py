"""What somebody reads of two people whom they brought together."""

from __future__ import annotations

from bot.core.messages import Block, Paragraph
from bot.core.text import Text
from bot.engine.context import Context
from bot.features.blocks import name_of, paragraph, quoted
from bot.features.introduction.model import Introduction, Status
from bot.i18n.translator import Arg

TOLD_MAX = 1500
"""Characters of each of the seeker's two texts."""


async def names_of(ctx: Context, i: Introduction) -> dict[str, Arg]:
    """Return the names of the two, for a sentence."""
    return {
        "seeker": name_of(await ctx.person(i.seeker)),
        "host": name_of(await ctx.person(i.host)),
    }


async def connector_row(ctx: Context, i: Introduction) -> Text:
    """Return how far it has come, and whether the seeker has told the reader of it."""
    says = await _status(ctx, i)
    if not (i.thanks.told or i.thanks.told_later) or await _are_apart(ctx, i):
        return says
    return says + Text((" ",)) + ctx.say("brought-wrote", **await names_of(ctx, i))


async def connector_blocks(ctx: Context, i: Introduction) -> list[Block | None]:
    """Return how far it has come, and what the seeker has told the reader."""
    blocks: list[Block | None] = [Paragraph(await _status(ctx, i))]
    if await _are_apart(ctx, i):
        return blocks
    who = await names_of(ctx, i)
    if i.thanks.told:
        blocks += [paragraph(ctx, "brought-told", **who), quoted(i.thanks.told, TOLD_MAX)]
    if i.thanks.told_later:
        blocks += [paragraph(ctx, "brought-update", **who), quoted(i.thanks.told_later, TOLD_MAX)]
    return blocks


async def _status(ctx: Context, i: Introduction) -> Text:
    """Return how far it has come, as far as a connector may know: a no is not said."""
    who = await names_of(ctx, i)
    if await _are_apart(ctx, i):
        return ctx.say("card-connector", **who)
    if i.status is Status.AGREED and i.time.starts_at is not None:
        return ctx.say("brought-agreed", when=i.time.starts_at, **who)
    met = i.status in (Status.MET, Status.THANKED)
    return ctx.say("brought-met" if met else "card-connector", **who)


async def _are_apart(ctx: Context, i: Introduction) -> bool:
    """Return whether there is a block between any two of them: then the reader is told no more."""
    return bool(await ctx.tx.blocks.among(ctx.network, ctx.me.id, i.seeker, i.host))
