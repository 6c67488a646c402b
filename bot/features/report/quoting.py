"""What is quoted in a report: what the reported member wrote to the reporter, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from bot.engine.context import Context
from bot.features.introduction.model import Introduction, Status


async def matter_with(ctx: Context, other: str, id: str = "") -> Introduction | None:
    """Return the actor's introduction with that id, or the latest with that person in which they
    wrote something to the actor; None if there is none."""
    shared = [
        i
        for i in await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, set(Status))
        if {i.seeker, i.host} == {ctx.me.id, other} and id in ("", i.id) and any(written(i, other))
    ]
    return shared[-1] if shared else None


def written(i: Introduction, author: str) -> Iterator[str]:
    """Yield what the author wrote there that the other one of the two has read.

    No note to oneself, no look back, no reason that was not shared, no draft; and no detail of a
    note: it may name a third person.
    """
    if i.request.asked_at is None:
        return
    if author == i.seeker:
        yield from filter(None, (i.request.why, i.request.learn))
        if i.request.answered_at and i.request.answer:
            yield i.request.answer
        if i.thanks.thanked_at and i.thanks.thanks:
            yield i.thanks.thanks
        if i.thanks.update_at and i.thanks.update:
            yield i.thanks.update
    else:
        yield from filter(None, (i.request.question, i.thanks.thanks_reply))
    if i.time.moved_by == author and i.time.parting:
        yield i.time.parting
