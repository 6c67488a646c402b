"""The notebook: what a seeker wanted to learn and learned, over all their talks."""

from __future__ import annotations

from bot.core.messages import Block, Facts, File, Heading, Message, Row, message
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.features.blocks import button_row, name_of, notice, paragraph, plain
from bot.features.introduction.model import INTRODUCTION, Introduction
from bot.features.mine.actions import MINE_CARD
from bot.features.network.actions import NETWORK_DOWNLOAD, NETWORK_NOTEBOOK, NETWORK_OPEN
from bot.features.network.feature import feature
from bot.features.network.sending import send_soon
from bot.i18n.sanitize import shorten

NOTEBOOK = "notebook"
"""The kind of nudge that brings the file."""
PAGE = 3
"""Talks on one page."""
SHOWN = 180
"""Characters of each answer on a page; the file has all of them."""
READ_AT_ONCE = 100
"""Talks that are read at once for the file."""


@feature.button(NETWORK_NOTEBOOK)
async def open_notebook(ctx: Context, before: str) -> Response:
    """Show the talks, the latest first; with an id, those before that one."""
    last: Introduction | None = await ctx.load_own(INTRODUCTION, before) if before else None
    found = await ctx.tx.own_network.notebook(ctx.network, ctx.me.id, last, PAGE + 1)
    shown = found[:PAGE]
    earlier = None
    if len(found) > PAGE:
        earlier = NETWORK_NOTEBOOK.labelled("button-past-earlier").button(ctx, shown[-1].id)
    download = NETWORK_DOWNLOAD.button(ctx) if shown else None
    return Reply(
        message(
            Heading(ctx.label("notebook-title")),
            None if shown else paragraph(ctx, "notebook-none"),
            *[block for i in shown for block in await _entry(ctx, i)],
            button_row(earlier, download, NETWORK_OPEN.button(ctx)),
        )
    )


async def _entry(ctx: Context, i: Introduction) -> list[Block]:
    says, facts = await _talk(ctx, i), _facts(ctx, i)
    if not i.debrief.debriefed:
        says += Text((" ",)) + ctx.say("notebook-not-yet")
    row = Row(says, MINE_CARD.button(ctx, INTRODUCTION, i.id))
    shown = tuple((label, plain(shorten(words, SHOWN))) for label, words in facts)
    return [row, Facts(shown)] if shown else [row]


async def _talk(ctx: Context, i: Introduction) -> Text:
    assert i.time.starts_at is not None
    day = i.time.starts_at.astimezone(ctx.me.tz).date()
    return ctx.say("past-talk", name=name_of(await ctx.person(i.host)), day=day)


def _facts(ctx: Context, i: Introduction) -> list[tuple[str, str]]:
    """Return what was written about it: (label, words)."""
    interest = i.debrief.interest
    facts = [
        ("notebook-goal", i.request.learn),
        ("data-learned", i.debrief.learned),
        ("data-surprised", i.debrief.surprised),
        ("data-use", i.debrief.use),
        ("field-interest", ctx.label("interest", value=interest) if interest else ""),
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
    return message(paragraph(ctx, "nudge-notebook"), files=[await _file(ctx)])


async def _file(ctx: Context) -> File:
    """Return `notebook.txt`: every talk whole, the latest first."""
    day = ctx.now.astimezone(ctx.me.tz).date()
    lines = [ctx.label("notebook-file-title", day=day), ""]
    last: Introduction | None = None
    while found := await ctx.tx.own_network.notebook(ctx.network, ctx.me.id, last, READ_AT_ONCE):
        last = found[-1]
        for i in found:
            lines.append(str(await _talk(ctx, i)))
            for label, words in _facts(ctx, i):
                # The lines of a longer text stay below their label.
                lines.append(f"  {label}: " + words.replace("\n", "\n    "))
            lines.append("")
    content = "\ufeff" + "\n".join(lines) + "\n"  # so that every editor reads it as UTF-8
    return File("notebook.txt", "text/plain; charset=utf-8", content.encode())
