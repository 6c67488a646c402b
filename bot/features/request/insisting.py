"""A way through where the coach is wrong about a note: "it asks for no job"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.coach.reading import Flag
from bot.engine.context import Context
from bot.features.checked_words import JOB_ASK, denied, deny
from bot.features.introduction.model import Introduction


def may_insist(found: Sequence[Flag]) -> bool:
    """Whether nothing holds the note back but that it seems to ask for a job."""
    return {flag.sentence for flag in found if flag.blocks} == {JOB_ASK}


async def insist(ctx: Context, draft: Introduction) -> None:
    """Keep the word of the writer that this note asks for no job."""
    await deny(ctx, _whole(draft))


async def as_insisted(ctx: Context, draft: Introduction, found: list[Flag]) -> list[Flag]:
    """Return the findings without the one that the writer has denied for this very note."""
    asks = any(flag.sentence == JOB_ASK for flag in found)
    if not asks or not await denied(ctx, _whole(draft)):
        return found
    return [flag for flag in found if flag.sentence != JOB_ASK]


def _whole(draft: Introduction) -> str:
    note = draft.request
    details = map(str, sorted(dict(note.details).items()))
    return "\0".join((draft.id, note.why, note.learn, *details))
