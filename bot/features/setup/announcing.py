"""An organiser tells the whole channel, once members can use it: a message with buttons for all.

It is the answer to a press that everybody reads, so the bot needs no right to write there.
"""

from __future__ import annotations

from datetime import timedelta

from bot.core.messages import Heading, Message, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, notice, paragraph
from bot.features.consent.notice import speak
from bot.features.find.actions import FIND_OPEN
from bot.features.guide.actions import GUIDE_OPEN
from bot.features.host.actions import HOST_OPEN
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_ANNOUNCE, SETUP_OPEN, SETUP_POST
from bot.features.setup.feature import feature
from bot.features.setup.steps import decide

PAUSE = timedelta(minutes=1)
"""A second press within it is taken for a double click."""
_BACK = SETUP_OPEN.labelled("button-back-to-setup")
_LOOKED_AT = 10
"""Entries of the log among which the last announcement is looked for."""


@feature.button(SETUP_ANNOUNCE, requires=Permission.ORGANISE)
async def preview(ctx: Context, argument: str) -> Response:
    """Show an organiser what everybody will read."""
    mine = ctx.translator
    speak(ctx, ctx.community.language)
    text = _words(ctx)
    ctx.translator = mine
    return Reply(
        message(paragraph(ctx, "announce-preview"))
        + text
        + message(
            paragraph(ctx, "announce-where"),
            button_row(SETUP_POST.button(ctx, style=Style.PRIMARY), _BACK.button(ctx)),
        )
    )


@feature.button(SETUP_POST, requires=Permission.ORGANISE)
async def post(ctx: Context, argument: str) -> Response:
    """Post it where the button was pressed. A double click posts it once."""
    lately = await ctx.tx.audit.page(ctx.network, ctx.community.id, ctx.me.id, "", _LOOKED_AT)
    if any(entry.act is AuditAct.ANNOUNCED and ctx.now - entry.at < PAUSE for entry in lately):
        return Replace(notice(ctx, "announce-posted", _BACK.button(ctx)))
    await record(ctx, AuditAct.ANNOUNCED)
    await decide(ctx, "announce")
    speak(ctx, ctx.community.language)
    # No button of it may change the message itself: each opens a page or a form of the presser's.
    buttons = button_row(
        HOST_OPEN.labelled("button-announced-host").button(ctx, style=Style.PRIMARY),
        FIND_OPEN.button(ctx),
        GUIDE_OPEN.button(ctx),
    )
    return Reply(_words(ctx) + message(buttons), private=False)


def _words(ctx: Context) -> Message:
    return message(
        Heading(ctx.label("announce-title")),
        paragraph(ctx, "announce-what"),
        paragraph(ctx, "announce-hosts"),
        paragraph(ctx, "announce-private"),
    )
