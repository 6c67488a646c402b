"""The calendar entry beside a message: who holds one, the file, and the words that go with it.

Nothing is stored about who holds an entry: it follows from the nudges that were sent. Whoever may
hold one of a time that no longer holds gets one file that takes it back or moves it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.messages import File, Paragraph
from bot.domain.hosts import Format
from bot.domain.nudges import READ_AT_VISIT, Nudge, NudgeStatus, Subject
from bot.engine.aggregates import cause_of
from bot.engine.context import Context
from bot.features.blocks import name_of, paragraph
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import INTRODUCTION, Introduction
from bot.features.schedule.calendar_file import file_name, invite

_GIVES = frozenset({NudgeKind.AGREED, NudgeKind.PLACED})
"""Kinds whose message has an entry."""
_TAKES = frozenset(
    {NudgeKind.MOVED, NudgeKind.TAKEN_BACK, NudgeKind.CANCELLED, NudgeKind.EXPIRED, NudgeKind.LEFT}
)
"""Kinds whose message takes an entry back from a reader who holds one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A calendar file and the sentence that says what to do with it."""

    file: File
    words: Paragraph


async def entry(ctx: Context, i: Introduction, nudge: Nudge) -> Entry:
    """Return the entry of an agreed time: a new one, or a change of the one the reader holds."""
    holds = await holds_entry(ctx, i, nudge)
    return Entry(await _file(ctx, i), paragraph(ctx, "file-changes" if holds else "file-adds"))


async def entry_back(ctx: Context, i: Introduction, nudge: Nudge) -> Entry | None:
    """Return what takes the entry back; None if the reader holds none."""
    if not await holds_entry(ctx, i, nudge):
        return None
    return Entry(await _file(ctx, i, cancelled=True), paragraph(ctx, "file-cancels"))


async def holds_entry(ctx: Context, i: Introduction, nudge: Nudge) -> bool:
    """Return whether the reader of that nudge may hold an entry from an earlier message."""
    given = taken = -1
    for sent in await ctx.tx.nudges.about(Subject(INTRODUCTION, i.id)):
        if sent.person != ctx.me.id or sent.key == nudge.key:
            continue
        if sent.kind in _GIVES and _may_have_arrived(sent):
            given = max(given, cause_of(sent))
        elif sent.kind in _TAKES and _arrived(sent):
            taken = max(taken, cause_of(sent))
    return given >= 0 and given >= taken


def _arrived(nudge: Nudge) -> bool:
    return nudge.status is NudgeStatus.SENT or nudge.reason == READ_AT_VISIT


def _may_have_arrived(nudge: Nudge) -> bool:
    """Return whether it arrived, is being sent, or was tried without an answer."""
    if _arrived(nudge) or nudge.status is NudgeStatus.CLAIMED:
        return True
    if nudge.status is NudgeStatus.FAILED:
        return nudge.attempts > 1  # the last attempt was refused, an earlier one may have arrived
    return nudge.status is not NudgeStatus.SKIPPED and nudge.attempts > 0


async def _file(ctx: Context, i: Introduction, *, cancelled: bool = False) -> File:
    """Return the file of the entry as it is now, in the reader's language."""
    if i.time.published is None:
        raise ValueError("an introduction that published no time has no calendar entry")
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    names = {"seeker": name_of(seeker), "host": name_of(host)}
    if cancelled:
        summary = ctx.label("calendar-summary-cancelled", **names)
        description = ctx.label("calendar-description-cancelled")
    else:
        summary = ctx.label("calendar-summary", **names)
        how = ctx.label("calendar-how", format=i.request.format, minutes=i.request.minutes)
        calls = i.request.format is Format.PHONE and ctx.label("calendar-who-calls", **names)
        lines = (how, calls, ctx.label("calendar-description"))
        description = "\n".join(line for line in lines if line)
    content = invite(
        i.id,
        sequence=i.time.sequence,
        starts_at=i.time.published,
        minutes=i.request.minutes,
        place=i.place,
        names=(seeker.name, host.name),
        summary=summary,
        description=description,
        now=ctx.now,
        cancelled=cancelled,
    )
    other = await ctx.person(i.other(ctx.me.id))
    title = ctx.label(
        "calendar-file-cancelled" if cancelled else "calendar-file",
        name=name_of(other),
        day=f"{i.time.published.astimezone(ctx.me.tz):%Y-%m-%d}",
    )
    return File(file_name(title, i.time.sequence), "text/calendar", content)
