"""What must not be sent in a seeker's words: a request for a job, a gap, an address, a number.

The coach cannot be right each time about a request for a job, and a beginner who is held back for
nothing gives up. So the writer may say that it is none. Their word holds for that text as it
stands, and is logged without the text.
"""

from __future__ import annotations

import logging
from hashlib import sha256

from bot.coach.note import check_words
from bot.coach.reading import Flag
from bot.engine.context import Context
from bot.engine.feature import FieldErrors
from bot.i18n.sanitize import shorten

JOB_ASK = "coach-job-ask"
_KEPT = "coach.no_ask"
"""The form under which the writer's word is kept: a hash of the text."""

log = logging.getLogger(__name__)


async def deny(ctx: Context, text: str) -> None:
    """Keep the word of the actor that this text asks for no job."""
    await ctx.tx.drafts.save(ctx.me.id, _KEPT, {"text": _hash(text)}, ctx.now)
    log.info("coach: a text seemed to ask for a job, and may be sent if its writer says otherwise")


async def denied(ctx: Context, text: str) -> bool:
    """Return whether the actor said last that this very text asks for no job."""
    kept = await ctx.tx.drafts.get(ctx.me.id, _KEPT)
    return kept is not None and kept.get("text") == _hash(text)


async def refused(ctx: Context, text: str) -> Flag | None:
    """Return why that text must not be sent; None if it may."""
    for flag in check_words(text):
        if flag.sentence != JOB_ASK or not await denied(ctx, text):
            return flag
    return None


async def refuse_flagged(ctx: Context, **texts: str) -> None:
    """Raise `FieldErrors` for each text, by the name of its field, that must not be sent. One that
    seems to ask for a job may, once it is submitted again as it stands."""
    errors = {}
    for name, text in texts.items():
        flag = await refused(ctx, text)
        if flag is None:
            continue
        sentence = flag.sentence
        if sentence == JOB_ASK:
            sentence = "coach-job-ask-again"
            await deny(ctx, text)
        errors[name] = ctx.label(sentence, words=shorten(flag.words, 80), count=flag.count)
    if errors:
        raise FieldErrors(**errors)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
