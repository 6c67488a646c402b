"""The seeker tells whoever introduced them how it went: in their own words, if they like."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import message
from bot.core.responses import Replace, Response
from bot.engine.context import Context
from bot.engine.errors import StaleAction
from bot.engine.feature import FormContent
from bot.features.blocks import paragraph
from bot.features.introduction.card import card
from bot.features.introduction.model import Act, Introduction, Status
from bot.features.starters.texts import Tone
from bot.features.thanks.actions import THANKS_TELL
from bot.features.thanks.draft import what_stayed
from bot.features.thanks.feature import feature
from bot.features.thanks.readers import named, readers_of
from bot.features.thanks.thank_you import draft_page


async def tell_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form. It says who reads it; the words begin with what stays of the talk."""
    readers = await readers_of(ctx, i)
    if not readers:  # they have left, or are blocked, since the button was shown
        raise StaleAction(i)
    names = named(ctx, readers)
    host = (await ctx.person(i.host)).name or ctx.label("name-gone")
    return FormContent(
        fields=(
            Field(
                name="told",
                label=ctx.label("field-tell"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-tell"),
                initial=_begun(ctx, i, host),
                max_length=1500,
                min_length=10,
            ),
        ),
        intro=ctx.label("form-tell-intro", names=names, host=host),
    )


def _begun(ctx: Context, i: Introduction, host: str) -> str:
    """Return the words to begin with. What surprised the seeker is for themselves alone."""
    opening = ctx.label("tell-opening", host=host)
    return "\n\n".join([opening, *what_stayed(ctx.translator, Tone.WARM, i.debrief)])


async def tell_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Send it to each connector, once. A thank-you that is drafted stays in front of the seeker."""
    readers = await readers_of(ctx, i)
    if not readers:
        raise StaleAction(i)
    words = str(values["told"])
    saved = await ctx.apply(i, Act.TELL, thanks=replace(i.thanks, told=words, told_at=ctx.now))
    sent = message(paragraph(ctx, "told-sent", names=named(ctx, readers)))
    owed = saved.status is Status.MET and saved.thanks.thanks
    return Replace(sent + await (draft_page(ctx, saved) if owed else card(ctx, saved)))


feature.form(
    THANKS_TELL,
    tell_form,
    tell_submit,
    title="form-tell",
    submit_label="submit-send",
    act=Act.TELL,
)
