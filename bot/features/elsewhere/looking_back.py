"""After a talk elsewhere: what became of it, the debrief, thanks to copy, and what follows."""

from __future__ import annotations

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Heading, Message, Quote, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.checked_words import held
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent
from bot.features.blocks import button_row, paragraph, quoted
from bot.features.elsewhere.actions import (
    ELSEWHERE_DEBRIEF,
    ELSEWHERE_DRAFT,
    ELSEWHERE_HAPPENED,
    ELSEWHERE_MISSED,
    ELSEWHERE_NO_UPDATE,
    ELSEWHERE_REWRITE,
    ELSEWHERE_THANKED,
    ELSEWHERE_TONE,
    ELSEWHERE_TOUCH,
    ELSEWHERE_UPDATE,
    ELSEWHERE_WROTE,
)
from bot.features.elsewhere.answers import given_up
from bot.features.elsewhere.card import card
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.model import Elsewhere, ElsewhereAct, ElsewhereStatus
from bot.features.introduction.model import Debrief
from bot.features.request.preview import flag_blocks
from bot.features.starters.texts import Tone
from bot.features.thanks.draft import Facts, thank_you
from bot.features.thanks.thank_you import SOUNDS, debrief_fields, read_debrief


@feature.button(ELSEWHERE_HAPPENED, act=ElsewhereAct.HAPPENED)
async def happened(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """They talked. A talk of which no time was known ended now."""
    agreed = talk.status is ElsewhereStatus.AGREED
    saved = await ctx.apply(
        talk,
        ElsewhereAct.HAPPENED,
        met_at=ctx.now,
        contact_at=ctx.now,
        closed_at=None,
        starts_at=talk.starts_at if agreed else None,
    )
    return Replace(await card(ctx, saved))


@feature.button(ELSEWHERE_MISSED, act=ElsewhereAct.MISS)
async def missed(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """It did not happen. Another time can be set, or it is left at that."""
    saved = await ctx.apply(talk, ElsewhereAct.MISS, **given_up(ctx, talk))
    return Replace(message(paragraph(ctx, "elsewhere-missed")) + await card(ctx, saved))


async def debrief_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the debrief. The thank-you is drafted from it."""
    return FormContent(
        fields=debrief_fields(ctx, talk.debrief), intro=ctx.label("form-debrief-own-intro")
    )


async def debrief_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Save the debrief. While a thank-you is owed, show a draft of it."""
    debrief = read_debrief(talk.debrief, values)
    noted = {
        "debriefed": True,
        "learned": debrief.learned,
        "surprised": debrief.surprised,
        "use": debrief.use,
        "interest": debrief.interest,
    }
    if talk.status is not ElsewhereStatus.MET:
        saved = await ctx.apply(talk, ElsewhereAct.DEBRIEF, **noted)
        return Replace(message(paragraph(ctx, "elsewhere-saved")) + await card(ctx, saved))
    first, *_ = _drafts(ctx, talk, debrief).values()
    saved = await ctx.apply(talk, ElsewhereAct.DEBRIEF, **noted, thanks=first)
    return Reply(await draft_page(ctx, saved))


feature.form(
    ELSEWHERE_DEBRIEF,
    debrief_form,
    debrief_submit,
    title="form-debrief",
    submit_label="submit-debrief",
    act=ElsewhereAct.DEBRIEF,
    outside=True,
)


def _drafts(ctx: Context, talk: Elsewhere, debrief: Debrief) -> dict[Tone, str]:
    """Return the thank-you in both tones. It names nobody: of somebody outside nothing is kept."""
    facts = Facts(minutes=talk.minutes, debrief=debrief, me=ctx.me.name)
    return {tone: thank_you(ctx.translator, tone, facts) for tone in Tone}


async def draft_page(ctx: Context, talk: Elsewhere) -> Message:
    """Return the thank-you to copy, or what has to change before. While it is not changed, it can
    be had in the other tone."""
    made = _drafts(ctx, talk, talk.debrief)
    others = [tone for tone, text in made.items() if text != talk.thanks]
    found = await held(ctx, talk.thanks)
    return message(
        Heading(ctx.label("form-thanks")),
        None if found else paragraph(ctx, "draft-copy"),
        quoted(talk.thanks, 2600),
        paragraph(ctx, "outreach-blocked") if found else None,
        *flag_blocks(ctx, found),
        button_row(
            ELSEWHERE_THANKED.button(ctx, talk.id, style=Style.PRIMARY),
            ELSEWHERE_REWRITE.button(ctx, talk.id),
            ELSEWHERE_TONE.labelled(SOUNDS[others[0]]).button(ctx, talk.id, others[0])
            if len(others) == 1
            else None,
        ),
    )


@feature.button(ELSEWHERE_TONE, act=ElsewhereAct.THANK)
async def sound(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Draft it in that tone. What was changed by hand stays."""
    made = _drafts(ctx, talk, talk.debrief)
    if rest in set(Tone) and talk.thanks in made.values():
        talk = await ctx.apply(talk, ElsewhereAct.DEBRIEF, thanks=made[Tone(rest)])
    if not talk.thanks:
        raise UserError("error-debrief-first", ELSEWHERE_DEBRIEF.to(talk.id))
    return Replace(await draft_page(ctx, talk))


@feature.button(ELSEWHERE_DRAFT, act=ElsewhereAct.THANK)
async def draft(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """Show the draft."""
    if not talk.thanks:
        raise UserError("error-debrief-first", ELSEWHERE_DEBRIEF.to(talk.id))
    return Reply(await draft_page(ctx, talk))


async def rewrite_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the form of the draft."""
    return FormContent(
        fields=(
            Field(
                name="thanks",
                label=ctx.label("field-thanks"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-thanks"),
                initial=talk.thanks,
                max_length=2400,
                min_length=20,
            ),
        )
    )


async def rewrite_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Save the draft."""
    saved = await ctx.apply(talk, ElsewhereAct.DEBRIEF, thanks=str(values["thanks"]))
    return Replace(await draft_page(ctx, saved))


feature.form(
    ELSEWHERE_REWRITE,
    rewrite_form,
    rewrite_submit,
    title="form-thanks",
    submit_label="submit-save",
    act=ElsewhereAct.THANK,
    outside=True,
)


@feature.button(ELSEWHERE_THANKED, act=ElsewhereAct.THANK)
async def thanked(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """The seeker gave thanks. Its nudges end."""
    saved = await ctx.apply(
        talk, ElsewhereAct.THANK, thanked_at=ctx.now, contact_at=ctx.now, thanks=""
    )
    return Replace(message(paragraph(ctx, "elsewhere-thanked-now")) + await card(ctx, saved))


async def update_form(ctx: Context, talk: Elsewhere, rest: str) -> FormContent:
    """Build the form of what came of the advice."""
    return FormContent(
        fields=(
            Field(
                name="update",
                label=ctx.label("field-update"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-update"),
                initial=talk.update,
                max_length=1500,
                min_length=10,
            ),
        ),
        intro=ctx.label("form-update-own-intro"),
    )


async def update_submit(ctx: Context, talk: Elsewhere, values: Values) -> Response:
    """Show the update to copy."""
    update = str(values["update"])
    saved = await ctx.apply(
        talk, ElsewhereAct.UPDATE, update=update, update_done=True, contact_at=ctx.now
    )
    copy = message(
        paragraph(ctx, "update-copy"),
        Quote(ctx.label("update-text", update=update, name=ctx.me.name)),
    )
    return Replace(copy + await card(ctx, saved))


feature.form(
    ELSEWHERE_UPDATE,
    update_form,
    update_submit,
    title="form-update",
    submit_label="submit-update",
    act=ElsewhereAct.UPDATE,
    outside=True,
)


@feature.button(ELSEWHERE_NO_UPDATE, act=ElsewhereAct.UPDATE)
async def no_update(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """End the question for an update."""
    saved = await ctx.apply(talk, ElsewhereAct.UPDATE, update_done=True)
    return Replace(message(paragraph(ctx, "update-none")) + await card(ctx, saved))


@feature.button(ELSEWHERE_TOUCH, act=ElsewhereAct.KEEP)
async def touch(ctx: Context, talk: Elsewhere, wish: str) -> Response:
    """Switch keeping in touch on or off."""
    wanted = wish != "off"
    saved = await ctx.apply(talk, ElsewhereAct.KEEP, keep_in_touch=wanted, closed_at=None)
    says = "touch-on-elsewhere" if wanted else "touch-off-elsewhere"
    return Replace(message(paragraph(ctx, says)) + await card(ctx, saved))


@feature.button(ELSEWHERE_WROTE, act=ElsewhereAct.KEEP)
async def wrote(ctx: Context, talk: Elsewhere, rest: str) -> Response:
    """They were in touch: the quarter begins again."""
    saved = await ctx.apply(talk, ElsewhereAct.KEEP, contact_at=ctx.now)
    return Replace(message(paragraph(ctx, "touch-noted")) + await card(ctx, saved))
