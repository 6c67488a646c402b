"""The host answers a thank-you, with one press or a line, and the seeker reads it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Message, Quote, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import FormContent, Late
from bot.features.blocks import introduction_of, name_of, paragraph
from bot.features.introduction.card import card
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Introduction
from bot.features.thanks.actions import THANKS_GLAD, THANKS_REPLY
from bot.features.thanks.feature import feature

REPLY_MAX = 600


@feature.button(THANKS_GLAD, act=Act.RESPOND)
async def glad(ctx: Context, i: Introduction, rest: str) -> Response:
    """It was good to hear: no more need be said."""
    return await _answered(ctx, i, "")


async def reply_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Ask the host for a line."""
    return FormContent(
        fields=(
            Field(
                name="reply",
                label=ctx.label("field-thanks-reply"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-thanks-reply"),
                max_length=REPLY_MAX,
            ),
        ),
        intro=ctx.label("form-thanks-reply-intro", name=name_of(await ctx.person(i.seeker))),
    )


async def reply_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Send the line to the seeker."""
    return await _answered(ctx, i, str(values["reply"]))


feature.form(
    THANKS_REPLY,
    reply_form,
    reply_submit,
    title="form-thanks-reply",
    submit_label="submit-send",
    act=Act.RESPOND,
)


async def _answered(ctx: Context, i: Introduction, words: str) -> Response:
    thanks = replace(i.thanks, thanks_reply=words, thanks_replied_at=ctx.now)
    saved = await ctx.apply(i, Act.RESPOND, thanks=thanks)
    seeker = name_of(await ctx.person(i.seeker))
    return Replace(message(paragraph(ctx, "thanks-replied", name=seeker)) + await card(ctx, saved))


@feature.nudge(NudgeKind.THANKS_REPLY, mute=None, merge=False, quiet_hours=True, late=Late.SEND)
async def replied(ctx: Context, nudge: Nudge) -> Message:
    """The host's answer, to the seeker."""
    i = await introduction_of(ctx, nudge)
    host = name_of(await ctx.person(i.host))
    if not i.thanks.thanks_reply:
        return message(paragraph(ctx, "nudge-thanks-glad", name=host))
    return message(paragraph(ctx, "nudge-thanks-reply", name=host), Quote(i.thanks.thanks_reply))
