"""What is set in a community, in sentences: those of the page and of each step."""

from __future__ import annotations

from bot.core.messages import Block, Paragraph
from bot.core.text import Text
from bot.domain.limits import LIMITS
from bot.engine.context import Context
from bot.engine.permissions import role_names
from bot.i18n.fluent import LANGUAGES
from bot.i18n.sanitize import shorten

ASKING = {
    "open_requests": ("limit-open-requests", "field-limit-open", "hint-limit-open"),
    "ask_again_days": ("limit-ask-again", "field-limit-again", "hint-limit-again"),
    "talks_a_month": ("limit-talks", "field-limit-talks", "hint-limit-talks"),
}
"""The sentence with the reason, the label of the field, and its hint."""
TIMING = {
    "remind_after": ("limit-remind", "field-limit-remind", "hint-limit-remind"),
    "remind_again_after": (
        "limit-remind-again",
        "field-limit-remind-again",
        "hint-limit-remind-again",
    ),
    "expire_after": ("limit-expire", "field-limit-expire", "hint-limit-expire"),
    "thanks_last_hours": ("limit-thanks", "field-limit-thanks", "hint-limit-thanks"),
}


def channel_said(ctx: Context) -> list[Text]:
    """Return where introductions open."""
    community, membership = ctx.community, ctx.membership
    if not community.channel:
        return [ctx.say("setup-channel-own")]
    channel = membership.channels.get(community.channel)
    if channel is None:
        return [ctx.say("setup-channel-gone")]
    if channel.lacking:
        lacking = ctx.translator.listed(list(channel.lacking))
        return [
            ctx.say("setup-channel-lacking", channel=shorten(channel.name, 60), lacking=lacking)
        ]
    return [ctx.say("setup-channel", channel=shorten(channel.name, 60))]


def roles_said(ctx: Context) -> list[Text]:
    """Return who may ask and who may host."""
    community, membership = ctx.community, ctx.membership
    asking, hosting = (
        role_names(membership, community.asking),
        role_names(membership, community.hosting),
    )
    said = [
        ctx.say(
            "setup-asking"
            if asking
            else "setup-asking-gone"
            if community.asking
            else "setup-asking-all",
            roles=ctx.translator.listed(asking),
            count=len(asking),
        ),
        ctx.say(
            "setup-hosting"
            if hosting
            else "setup-hosting-gone"
            if community.hosting
            else "setup-hosting-all",
            roles=ctx.translator.listed(hosting),
            count=len(hosting),
        ),
    ]
    return [*said, ctx.say("setup-hosting-stay")] if community.hosting else said


def organisers_said(ctx: Context) -> Text:
    """Return who organises."""
    roles = role_names(ctx.membership, ctx.community.organising)
    return ctx.say(
        "setup-organising" if roles else "setup-organising-own",
        roles=ctx.translator.listed(roles),
        count=len(roles),
    )


def language_said(ctx: Context) -> Text:
    """Return which language is spoken with whoever chose none."""
    language = ctx.community.language
    return ctx.say(
        "setup-language" if language else "setup-language-own",
        language=LANGUAGES.get(language, language),
    )


def limits_said(ctx: Context) -> Text:
    """Return how many numbers organisers chose."""
    own = own_numbers(ctx)
    return ctx.say("setup-limits", count=own) if own else ctx.say("setup-limits-usual")


def contact_said(ctx: Context) -> Text:
    """Return whom members can write to."""
    who = ctx.community.contact
    return ctx.say("setup-contact", who=who) if who else ctx.say("setup-contact-own")


def own_numbers(ctx: Context) -> int:
    """Return how many numbers organisers have chosen that are not the usual ones."""
    return sum(getattr(ctx.practice, name) != getattr(ctx.operators, name) for name in LIMITS)


def numbers_said(ctx: Context) -> list[Block]:
    """Return each number in force with its reason, and the usual one where it is another."""
    return [_number(ctx, name, reason) for name, (reason, *_) in (ASKING | TIMING).items()]


def _number(ctx: Context, name: str, reason: str) -> Block:
    now, usual = getattr(ctx.practice, name), getattr(ctx.operators, name)
    said = ctx.say(reason, count=shown_number(name, now))
    if now != usual:
        said = said + " " + ctx.say("limit-usual", count=shown_number(name, usual))
    return Paragraph(said)


def shown_number(name: str, number: int) -> int:
    """Return a number as it is read: hours are shown as days."""
    return number // 24 if name.endswith("_hours") else number
