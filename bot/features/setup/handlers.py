"""Setup by an organiser: channel, roles that may ask, host and organise, language.

Each step asks the platform for the membership of the actor; others are refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import Heading, Message, Paragraph, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.core.text import Text
from bot.domain.people import Community, Membership
from bot.engine.context import Context
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.permissions import Permission, role_names
from bot.features.blocks import button_row, paragraph
from bot.features.consent.actions import CONSENT_SHOW
from bot.features.guide.actions import GUIDE_READING
from bot.features.help.actions import HELP_OPEN
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.organise.actions import ORGANISE_OPEN
from bot.features.setup.actions import (
    SETUP_ANNOUNCE,
    SETUP_COMMUNITY,
    SETUP_CONTACT,
    SETUP_LIMITS,
    SETUP_OPEN,
)
from bot.features.setup.feature import feature
from bot.features.setup.limits import own_numbers
from bot.i18n.fluent import LANGUAGES
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

OWN = "own"
"""The option without a language: each member's own."""
_MENUS = ("", "help")
JUST_JOINED = timedelta(minutes=1)
"""For that long after somebody agreed to the notice, a command is taken for their first."""


@feature.command(
    "setup",
    Argument.NONE,
    about="command-setup",
    usage="usage-setup",
    requires=Permission.ORGANISE,
    organisers=True,
)
async def setup(ctx: Context, text: str) -> Response:
    """`/intro setup`: the present setup, and a button to change it."""
    return Reply(page(ctx, ctx.membership))


@feature.button(SETUP_OPEN, requires=Permission.ORGANISE)
async def open_setup(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return await setup(ctx, "")


def hint(ctx: Context) -> tuple[Row, ...]:
    """Return a hint at the setup for an organiser, until it was saved once.

    The platform is asked when the button is pressed.
    """
    if not ctx.me.organiser or ctx.community.set_up_at is not None:
        return ()
    return (Row(ctx.say("setup-hint"), SETUP_OPEN.button(ctx)),)


def with_hint(ctx: Context, command: str, response: Response) -> Response:
    """Return the reply to a command, with the hint at the first command and in the menus."""
    first = ctx.now - ctx.me.created_at < JUST_JOINED and command != "setup"
    added = hint(ctx) if first or command in _MENUS else ()
    if not added or not isinstance(response, Reply):
        return response
    return replace(response, message=response.message + message(*added))


def page(ctx: Context, membership: Membership) -> Message:
    """Return the present setup and its effects."""
    community = ctx.community
    sentences = [
        *(_channel(ctx, community, membership) if membership.channels else ()),
        *(_roles(ctx, community, membership) if membership.roles else ()),
        _organisers(ctx, community, membership),
        ctx.say(
            "setup-language" if community.language else "setup-language-own",
            language=LANGUAGES.get(community.language, community.language),
        ),
        ctx.say(
            "setup-limits" if own_numbers(ctx) else "setup-limits-usual", count=own_numbers(ctx)
        ),
        ctx.say(
            "setup-contact" if community.contact else "setup-contact-own", who=community.contact
        ),
    ]
    return message(
        Heading(ctx.label("setup-title")),
        paragraph(ctx, "setup-never") if community.set_up_at is None else None,
        *(Paragraph(sentence) for sentence in sentences),
        button_row(
            SETUP_COMMUNITY.button(ctx, style=Style.PRIMARY),
            SETUP_LIMITS.button(ctx),
            SETUP_CONTACT.button(ctx),
            CONSENT_SHOW.button(ctx),
            GUIDE_READING.button(ctx),
        ),
        button_row(
            SETUP_ANNOUNCE.button(ctx),
            ORGANISE_OPEN.button(ctx),
            HELP_OPEN.button(ctx),
        ),
    )


def _channel(ctx: Context, community: Community, membership: Membership) -> list[Text]:
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


def _roles(ctx: Context, community: Community, membership: Membership) -> list[Text]:
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


def _organisers(ctx: Context, community: Community, membership: Membership) -> Text:
    roles = role_names(membership, community.organising)
    return ctx.say(
        "setup-organising" if roles else "setup-organising-own",
        roles=ctx.translator.listed(roles),
        count=len(roles),
    )


async def community_form(ctx: Context, id: str) -> FormContent:
    """Build the form. Fields that the platform cannot offer are left out."""
    membership, community = ctx.membership, ctx.community
    fields: list[Field] = []
    if membership.channels:
        fields.append(
            Field(
                name="channel",
                label=ctx.label("field-channel"),
                kind=FieldKind.CHANNEL,
                hint=ctx.label("hint-channel"),
                required=False,
                initial=community.channel if community.channel in membership.channels else "",
            )
        )
    if membership.roles:
        fields += [
            _roles_field(
                membership,
                "asking",
                community.asking,
                label=ctx.label("field-asking"),
                hint=ctx.label("hint-roles"),
            ),
            _roles_field(
                membership,
                "hosting",
                community.hosting,
                label=ctx.label("field-hosting"),
                hint=ctx.label("hint-roles"),
            ),
            _roles_field(
                membership,
                "organising",
                community.organising,
                label=ctx.label("field-organising"),
                hint=ctx.label("hint-organising"),
            ),
        ]
    fields.append(
        Field(
            name="language",
            label=ctx.label("field-community-language"),
            kind=FieldKind.ONE,
            hint=ctx.label("hint-community-language"),
            options=(
                Option(OWN, ctx.label("language-own")),
                *(Option(code, name) for code, name in LANGUAGES.items()),
            ),
            initial=community.language or OWN,
        )
    )
    return FormContent(fields=tuple(fields))


def _roles_field(
    membership: Membership, name: str, chosen: tuple[str, ...], *, label: str, hint: str
) -> Field:
    return Field(
        name=name,
        label=label,
        kind=FieldKind.ROLES,
        hint=hint,
        required=False,
        initial=tuple(role for role in chosen if role in membership.roles),
    )


async def community_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the setup of the community, and show it."""
    membership, community = ctx.membership, ctx.community
    errors: dict[str, str] = {}
    channel = str(values.get("channel", community.channel))
    if channel and membership.channels:
        found = membership.channels.get(channel)
        if found is None:
            errors["channel"] = ctx.label("field-channel-gone")
        elif found.lacking:
            errors["channel"] = ctx.label(
                "field-channel-lacking",
                channel=shorten(found.name, 60),
                lacking=ctx.translator.listed(list(found.lacking)),
            )
    roles = {
        name: tuple(values.get(name, getattr(community, name)))
        for name in ("asking", "hosting", "organising")
    }
    if membership.roles:
        for name, chosen in roles.items():
            if not set(chosen) <= set(membership.roles):
                errors[name] = ctx.label("field-role-gone")
    if errors:
        raise FieldErrors(**errors)
    language = str(values["language"])
    ctx.community = replace(
        community,
        channel=channel,
        asking=roles["asking"],
        hosting=roles["hosting"],
        organising=roles["organising"],
        language="" if language == OWN else language,
        set_up_at=ctx.now,
    )
    await ctx.tx.communities.put(ctx.community)
    await record(ctx, AuditAct.SETUP)
    ctx.translator = Translator.of(ctx.me, ctx.community)
    return Replace(message(paragraph(ctx, "setup-saved")) + page(ctx, membership))


feature.form(
    SETUP_COMMUNITY,
    community_form,
    community_submit,
    title="form-setup",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
