"""The notice for organisers: how members read it, and their own words in it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Actions, Button, Heading, Message, action, message
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import paragraph
from bot.features.consent.actions import CONSENT_SHOW, CONSENT_SHOW_IN, CONSENT_WORDS
from bot.features.consent.feature import feature
from bot.features.consent.model import OwnWords
from bot.features.consent.notice import (
    BASIS_MAX,
    CONDUCT_MAX,
    WORDS_MAX,
    notice_blocks,
    own_words,
    speak,
)
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_BACK, SETUP_OPEN
from bot.i18n.fluent import LANGUAGES


@feature.button(CONSENT_SHOW, requires=Permission.ORGANISE)
async def show(ctx: Context, argument: str) -> Response:
    """Show an organiser the whole notice, as members read it."""
    return Reply(await page(ctx, ctx.translator.language))


@feature.button(CONSENT_SHOW_IN, requires=Permission.ORGANISE)
async def show_in(ctx: Context, language: str) -> Response:
    """The same in another language."""
    return Replace(await page(ctx, language))


async def page(ctx: Context, language: str) -> Message:
    """Return the whole notice in that language, with buttons to change it."""
    mine = ctx.translator
    speak(ctx, language)
    shown, own = ctx.translator.language, await own_words(ctx)
    blocks = await notice_blocks(ctx, own, whole=True)
    ctx.translator = mine
    saved = own.saved_at.astimezone(ctx.me.tz).date() if own else None
    return message(
        Heading(ctx.label("notice-title")),
        paragraph(ctx, "notice-own", day=saved) if saved else paragraph(ctx, "notice-ours"),
        *blocks,
        Actions(
            (
                CONSENT_WORDS.button(ctx, shown),
                *(
                    Button(name, action(CONSENT_SHOW_IN.name, code))
                    for code, name in LANGUAGES.items()
                    if code != shown
                ),
                SETUP_BACK.button(ctx),
            )
        ),
    )


async def words_form(ctx: Context, language: str) -> FormContent:
    """Build the form of the organisers' words in that language."""
    own = await _own(ctx, language)

    def field(name: str, label: str, hint: str, most: int) -> Field:
        return Field(
            name=name,
            label=ctx.label(label),
            words=Words.FREE,
            kind=FieldKind.TEXT,
            hint=ctx.label(hint),
            required=False,
            initial=getattr(own, name),
            max_length=most,
        )

    return FormContent(
        fields=(
            field("basis", "field-notice-basis", "hint-notice-basis", BASIS_MAX),
            field("words", "field-notice-words", "hint-notice-words", WORDS_MAX),
            field("conduct", "field-notice-conduct", "hint-notice-conduct", CONDUCT_MAX),
        ),
        intro=ctx.label("form-notice-intro", language=LANGUAGES[language]),
    )


async def words_submit(ctx: Context, language: str, values: Values) -> Response:
    """Save the words, and ask everybody again if any is another than before."""
    own = await _own(ctx, language)
    changed = replace(
        own,
        basis=str(values["basis"]),
        words=str(values["words"]),
        conduct=str(values["conduct"]),
    )
    if changed == own:
        return Reply(message(paragraph(ctx, "notice-unchanged")) + await page(ctx, language))
    version = ctx.community.notice + 1
    ctx.community = replace(ctx.community, notice=version)
    await ctx.tx.communities.put(ctx.community)
    await record(ctx, AuditAct.NOTICE)
    await ctx.tx.consents.save(replace(changed, version=version, saved_at=ctx.now))
    return Reply(message(paragraph(ctx, "notice-saved")) + await page(ctx, language))


async def _own(ctx: Context, language: str) -> OwnWords:
    """Return the organisers' words in that language as they are now, empty if there are none."""
    if language not in LANGUAGES:
        raise UserError("error-unknown-button", SETUP_OPEN)
    found = await ctx.tx.consents.own_words(ctx.network, ctx.community.id, language)
    return found or OwnWords(
        network=ctx.network,
        community=ctx.community.id,
        language=language,
        version=0,
        saved_at=ctx.now,
    )


feature.form(
    CONSENT_WORDS,
    words_form,
    words_submit,
    title="form-notice",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
