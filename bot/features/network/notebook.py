"""The notebook: what a seeker wanted to learn and learned, over all their talks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.messages import Block, Facts, File, Heading, Message, Row, message
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import button_row, name_of, notice, paragraph, plain
from bot.features.elsewhere.aggregate import ELSEWHERE, elsewhere_talks
from bot.features.introduction.model import INTRODUCTION, Debrief, Introduction
from bot.features.mine.actions import MINE_CARD
from bot.features.network.actions import NETWORK_DOWNLOAD, NETWORK_NOTEBOOK, NETWORK_OPEN
from bot.features.network.feature import feature
from bot.features.network.sending import send_soon
from bot.i18n.sanitize import file_stem, shorten

NOTEBOOK = "notebook"
"""The kind of nudge that brings the file."""
PAGE = 3
"""Talks on one page."""
SHOWN = 180
"""Characters of each answer on a page; the file has all of them."""
READ_AT_ONCE = 100
"""Talks that are read at once for the file."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A talk in the notebook, here or elsewhere."""

    kind: str
    id: str
    at: datetime
    title: Text
    facts: Sequence[tuple[str, str]]
    """What was written about it: (label, words)."""
    debriefed: bool


@feature.button(NETWORK_NOTEBOOK, only_reads=True)
async def open_notebook(ctx: Context, before: str) -> Response:
    """Show the talks, the latest first; with the ids of a talk here and of one elsewhere, those
    before these."""
    here, _, outside = before.partition(".")
    last: Introduction | None = await ctx.load_own(INTRODUCTION, here) if here else None
    found = await ctx.tx.own_network.notebook(ctx.network, ctx.me.id, last, PAGE + 1)
    entries = [await _here(ctx, i) for i in found] + await _elsewhere(ctx, outside)
    entries.sort(key=lambda entry: entry.at, reverse=True)
    shown = entries[:PAGE]
    earlier = None
    if len(entries) > PAGE:
        ends = {entry.kind: entry.id for entry in shown}
        cursor = ends.get(INTRODUCTION, here), ends.get(ELSEWHERE.kind, outside)
        earlier = NETWORK_NOTEBOOK.labelled("button-past-earlier").button(ctx, *cursor)
    download = NETWORK_DOWNLOAD.button(ctx) if shown else None
    return Reply(
        message(
            Heading(ctx.label("notebook-title")),
            None if shown else paragraph(ctx, "notebook-none"),
            *[block for entry in shown for block in _blocks(ctx, entry)],
            button_row(earlier, download, NETWORK_OPEN.button(ctx)),
        )
    )


def _blocks(ctx: Context, entry: _Entry) -> list[Block]:
    says = entry.title
    if not entry.debriefed:
        says += Text((" ",)) + ctx.say("notebook-not-yet")
    row = Row(says, MINE_CARD.button(ctx, entry.kind, entry.id))
    shown = tuple((label, plain(shorten(words, SHOWN))) for label, words in entry.facts)
    return [row, Facts(shown)] if shown else [row]


async def _here(ctx: Context, i: Introduction) -> _Entry:
    assert i.time.starts_at is not None
    day = i.time.starts_at.astimezone(ctx.me.tz).date()
    title = ctx.say("past-talk", name=name_of(await ctx.person(i.host)), day=day)
    facts = _facts(ctx, i.request.learn, i.debrief)
    return _Entry(INTRODUCTION, i.id, i.time.starts_at, title, facts, i.debrief.debriefed)


async def _elsewhere(ctx: Context, before: str = "") -> list[_Entry]:
    """Return the talks with people outside, the latest first; with an id, those before that one."""
    entries = []
    for talk in await elsewhere_talks(ctx):
        at = talk.starts_at or talk.ends_at or talk.created_at
        day = at.astimezone(ctx.me.tz).date()
        title = ctx.say("notebook-elsewhere", label=talk.label, day=day)
        facts = _facts(ctx, talk.goal, talk.debrief)
        entries.append(_Entry(ELSEWHERE.kind, talk.id, at, title, facts, talk.debriefed))
    entries.sort(key=lambda entry: entry.at, reverse=True)
    ids = [entry.id for entry in entries]
    return entries[ids.index(before) + 1 :] if before in ids else entries


def _facts(ctx: Context, goal: str, debrief: Debrief) -> list[tuple[str, str]]:
    """Return what was written about it: (label, words)."""
    interest = debrief.interest
    facts = [
        ("notebook-goal", goal),
        ("data-learned", debrief.learned),
        ("data-surprised", debrief.surprised),
        ("data-use", debrief.use),
        ("fact-noted-interest", ctx.label("interest", value=interest) if interest else ""),
    ]
    return [(ctx.label(label), words) for label, words in facts if words]


@feature.button(NETWORK_DOWNLOAD)
async def download(ctx: Context, argument: str) -> Response:
    """Send the notebook as a file, as a direct message."""
    await send_soon(ctx, NOTEBOOK)
    return Reply(notice(ctx, "notebook-coming", NETWORK_OPEN.button(ctx)))


@feature.nudge(NOTEBOOK, mute=None, merge=False, quiet_hours=False, late=Late.DROP)
async def send_notebook(ctx: Context, nudge: Nudge) -> Message:
    """The file, as the notebook is at the moment of sending."""
    file = await _file(ctx)
    return message(paragraph(ctx, "nudge-notebook", file=file.name), files=[file])


async def _file(ctx: Context) -> File:
    """Return every talk whole, the latest first."""
    day = ctx.now.astimezone(ctx.me.tz).date()
    lines = [ctx.label("notebook-file-title", day=day), ""]
    outside = await _elsewhere(ctx)
    last: Introduction | None = None
    while found := await ctx.tx.own_network.notebook(ctx.network, ctx.me.id, last, READ_AT_ONCE):
        last = found[-1]
        for i in found:
            entry = await _here(ctx, i)
            while outside and outside[0].at > entry.at:
                lines += _lines(outside.pop(0))
            lines += _lines(entry)
    lines += [line for entry in outside for line in _lines(entry)]
    content = "\ufeff" + "\n".join(lines) + "\n"  # so that every editor reads it as UTF-8
    name = f"{file_stem(ctx.label(NETWORK_NOTEBOOK.label), 'notebook')}.txt"
    return File(name, "text/plain; charset=utf-8", content.encode())


def _lines(entry: _Entry) -> list[str]:
    # The lines of a longer text stay below their label.
    facts = [f"  {label}: " + words.replace("\n", "\n    ") for label, words in entry.facts]
    return [str(entry.title), *facts, ""]
