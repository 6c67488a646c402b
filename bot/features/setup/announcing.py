"""An organiser tells the whole channel, once members can use it: a message with buttons for all.

It is the answer to a press that everybody reads, so the bot needs no right to write there.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.core.messages import Button, Heading, Message, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.actions import Action
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, notice, paragraph
from bot.features.consent.notice import speak
from bot.features.find.actions import FIND_OPEN
from bot.features.guide.actions import GUIDE_OPEN
from bot.features.host.actions import HOST_OPEN
from bot.features.moderate.audit import just_did, record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_ANNOUNCE, SETUP_BACK, SETUP_POST
from bot.features.setup.feature import feature
from bot.features.setup.steps import decide


@feature.button(SETUP_ANNOUNCE, requires=Permission.ORGANISE)
async def preview(ctx: Context, argument: str) -> Response:
    """Show an organiser what everybody will read."""
    posts = SETUP_POST.button(ctx, style=Style.PRIMARY)
    return Reply(previewed(ctx, lambda: _words(ctx), posts, SETUP_BACK.button(ctx)))


def previewed(ctx: Context, words: Callable[[], Message], posts: Button, *ways: Button) -> Message:
    """Return what everybody will read, in the language of the community, with what an organiser
    needs to know before it is posted, in their own; without the button that posts it where only
    they would read it."""
    mine = ctx.translator
    speak(ctx, ctx.community.language)
    text = words()
    ctx.translator = mine
    return (
        message(paragraph(ctx, "announce-preview"))
        + text
        + message(
            paragraph(ctx, "announce-elsewhere" if ctx.alone else "announce-where"),
            button_row(None if ctx.alone else posts, *ways),
        )
    )


def require_readers(ctx: Context, back: Action) -> None:
    """Raise `UserError` where nobody but the actor would read what they post."""
    if ctx.alone:
        raise UserError("error-post-alone", back)


@feature.button(SETUP_POST, requires=Permission.ORGANISE)
async def post(ctx: Context, argument: str) -> Response:
    """Post it where the button was pressed. A double click posts it once."""
    require_readers(ctx, SETUP_BACK)
    if await just_did(ctx, AuditAct.ANNOUNCED):
        return Replace(notice(ctx, "announce-posted", SETUP_BACK.button(ctx)))
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
