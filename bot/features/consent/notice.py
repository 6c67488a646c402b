"""The notice as a member reads it: our sentences, with the organisers' own words in their place."""

from __future__ import annotations

from dataclasses import replace

from bot.core.messages import (
    Actions,
    Block,
    Button,
    Heading,
    Message,
    Paragraph,
    Style,
    action,
    message,
)
from bot.core.text import Text
from bot.engine.context import Context
from bot.engine.permissions import turn_to
from bot.features.blocks import paragraph
from bot.features.consent.actions import (
    CONSENT_AGREE,
    CONSENT_LANGUAGE,
    CONSENT_READ,
    CONSENT_REFUSE,
)
from bot.features.consent.going_on import Notice
from bot.features.consent.model import OwnWords
from bot.i18n.fluent import LANGUAGES
from bot.i18n.sanitize import shorten

BASIS_MAX, WORDS_MAX, CONDUCT_MAX = 300, 1400, 1000
"""Characters of the organisers' own words: the whole notice is one message."""
WORDS_SHOWN, CONDUCT_SHOWN = 500, 300
"""Characters of them that are shown before all is asked for."""


async def notice_page(ctx: Context, notice: Notice, *, whole: bool = False) -> Message:
    """Return the notice with its buttons, in the language that its reader chose for it."""
    speak(ctx, notice.language)
    own = await own_words(ctx)
    is_long = own is not None and (len(own.words) > WORDS_SHOWN or len(own.conduct) > CONDUCT_SHOWN)
    return message(
        Heading(ctx.label("consent-title-again" if ctx.known else "consent-title")),
        paragraph(ctx, "consent-again" if ctx.known else "consent-lead"),
        *await notice_blocks(ctx, own, whole=whole),
        Actions(
            (
                CONSENT_AGREE.button(ctx, *notice.parts, style=Style.PRIMARY),
                CONSENT_REFUSE.button(ctx),
                *((CONSENT_READ.button(ctx, *notice.parts),) if is_long and not whole else ()),
                *(
                    Button(
                        name, action(CONSENT_LANGUAGE.name, *replace(notice, language=code).parts)
                    )
                    for code, name in LANGUAGES.items()
                    if code != ctx.translator.language
                ),
            )
        ),
    )


def speak(ctx: Context, language: str) -> None:
    """Write to the actor in that language from now on, if it is one of ours."""
    if language in LANGUAGES:
        ctx.translator = ctx.translator.speaking(language)


async def own_words(ctx: Context) -> OwnWords | None:
    """Return the organisers' words in the language of the reader; None if they wrote none."""
    if not ctx.community.notice:
        return None
    language = ctx.translator.language
    return await ctx.tx.consents.own_words(ctx.network, ctx.community.id, language)


async def notice_blocks(ctx: Context, own: OwnWords | None, *, whole: bool) -> list[Block]:
    """Return what the notice says; long words of the organisers are cut unless it is the whole."""
    words, conduct = (own.words, own.conduct) if own else ("", "")
    if not whole:
        words, conduct = shorten(words, WORDS_SHOWN), shorten(conduct, CONDUCT_SHOWN)
    kept: list[Block] = (
        [Paragraph(Text((words,)))]
        if words
        else [
            paragraph(ctx, "consent-what"),
            paragraph(ctx, "consent-why"),
            paragraph(ctx, "consent-who"),
            paragraph(
                ctx,
                "consent-long",
                messages=_days(ctx, ctx.practice.keep_messages_days),
                talks=_days(ctx, ctx.practice.keep_talks_days),
                left=_days(ctx, ctx.practice.remember_days),
            ),
        ]
    )
    basis = (own.basis if own else "") or ctx.label("consent-basis-ours")
    return [
        *kept,
        paragraph(ctx, "consent-basis", basis=basis),
        paragraph(ctx, "consent-rights", who=await turn_to(ctx)),
        paragraph(ctx, "consent-conduct", conduct=conduct or ctx.label("consent-conduct-ours")),
    ]


def _days(ctx: Context, days: int) -> str:
    """Return a number of days in words; 0 means that something stays."""
    return ctx.label("consent-days", count=days) if days else ctx.label("consent-for-good")
