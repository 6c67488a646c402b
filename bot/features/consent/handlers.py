"""First contact: nothing is stored of somebody, and nothing done for them, before they agree to the
notice; and everybody is asked again when it changes."""

from __future__ import annotations

from dataclasses import replace

from bot.core.events import FormSubmitted, MemberEvent
from bot.core.responses import Replace, Reply, Response
from bot.engine.context import Context
from bot.engine.feature import Requirements
from bot.engine.forms import keep_typed
from bot.features.blocks import notice as sentence
from bot.features.consent.actions import (
    CONSENT_AGREE,
    CONSENT_LANGUAGE,
    CONSENT_READ,
    CONSENT_REFUSE,
)
from bot.features.consent.feature import feature
from bot.features.consent.going_on import Notice
from bot.features.consent.model import version_of
from bot.features.consent.notice import notice_page
from bot.features.privacy.actions import PRIVACY_DATA
from bot.i18n.fluent import LANGUAGES


async def gate(ctx: Context, event: MemberEvent, needs: Requirements) -> Response | None:
    """Return the notice to whoever has not agreed to the one in force."""
    if needs.newcomers or (needs.always and ctx.known):
        return None
    version = version_of(ctx.community, ctx.practice)
    agreed = Notice.pressed(event)
    if agreed is not None and agreed.version == version:
        return None
    if await ctx.tx.consents.has_agreed(ctx.network, ctx.me.id, ctx.community.id, version):
        return None
    if agreed is not None:  # it has changed while they read it
        return Replace(await notice_page(ctx, replace(agreed, version=version)))
    if ctx.known and isinstance(event, FormSubmitted):
        form = ctx.router.forms.get(event.form.partition(":")[0])
        if form is not None:  # it is opened again, with what they typed
            await keep_typed(ctx, form, event.form, event.values)
    return Reply(await notice_page(ctx, Notice(version).before(event)))


@feature.button(CONSENT_AGREE)
async def agree(ctx: Context, argument: str) -> Response:
    """Store the agreement and the language of the notice, then go on with what they meant to do.

    The gate lets nobody here with a version that is not in force, unless they agreed to the one
    that is.
    """
    notice, version = Notice.parse(argument), version_of(ctx.community, ctx.practice)
    if notice.version == version:
        await ctx.tx.consents.agree(ctx.network, ctx.me.id, ctx.community.id, version, ctx.now)
    if notice.language in LANGUAGES:
        ctx.me = replace(ctx.me, language=notice.language, language_chosen=True)
        await ctx.tx.people.put(ctx.me)
    return notice.go_on(ctx.community)


@feature.button(CONSENT_REFUSE, always=True, newcomers=True)
async def refuse(ctx: Context, argument: str) -> Response:
    """They do not agree. Of somebody new nothing is kept; for a member, what is open goes on."""
    if not ctx.known:
        return Replace(sentence(ctx, "notice-refused"))
    return Replace(sentence(ctx, "notice-refused-member", PRIVACY_DATA.button(ctx)))


@feature.button(CONSENT_READ, always=True, newcomers=True)
async def read(ctx: Context, argument: str) -> Response:
    """Show the whole notice, if it was long."""
    return Replace(await notice_page(ctx, Notice.parse(argument), whole=True))


@feature.button(CONSENT_LANGUAGE, always=True, newcomers=True)
async def other_language(ctx: Context, argument: str) -> Response:
    """Show the notice in another language. It is stored with the agreement."""
    return Replace(await notice_page(ctx, Notice.parse(argument)))
