"""A way through where the coach is wrong: "this doesn't ask for a job".

The coach blocks a note that asks for a job. It cannot be right each time, and a beginner who is
held back for nothing gives up. So the writer may say that it does not. Their word holds for that
note as it stands, and is logged without the text, to count how often the coach was wrong.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hashlib import sha256

from bot.coach.reading import Flag
from bot.engine.context import Context
from bot.features.introduction.model import Introduction

JOB_ASK = "coach-job-ask"
_KEPT = "request.no_ask"
"""The form under which the word of the writer is kept: a hash of the note."""

log = logging.getLogger(__name__)


def may_insist(found: Sequence[Flag]) -> bool:
    """Whether nothing holds the note back but that it seems to ask for a job."""
    return {flag.sentence for flag in found if flag.blocks} == {JOB_ASK}


async def insist(ctx: Context, draft: Introduction) -> None:
    """Keep the word of the writer that this note asks for no job."""
    await ctx.tx.drafts.save(ctx.me.id, _KEPT, {"note": _hash_of(draft)}, ctx.now)
    log.info("coach: the writer of a note says that it asks for no job")


async def as_insisted(ctx: Context, draft: Introduction, found: list[Flag]) -> list[Flag]:
    """Return the findings without the one that the writer has denied for this very note."""
    if not any(flag.sentence == JOB_ASK for flag in found):
        return found
    kept = await ctx.tx.drafts.get(ctx.me.id, _KEPT)
    if kept is None or kept.get("note") != _hash_of(draft):
        return found
    return [flag for flag in found if flag.sentence != JOB_ASK]


def _hash_of(draft: Introduction) -> str:
    note = draft.request
    texts = (draft.id, note.why, note.learn, *map(str, sorted(dict(note.details).items())))
    return sha256("\0".join(texts).encode()).hexdigest()
