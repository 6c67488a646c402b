"""Setup by an organiser: channel, roles that may ask, host and organise, language.

Each step asks the platform for the membership of the actor; others are refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import Row, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.people import Membership
from bot.engine.context import Context
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_COMMUNITY, SETUP_OPEN
from bot.features.setup.feature import feature
from bot.features.setup.steps import after_saving, decide, page
from bot.i18n.fluent import LANGUAGES
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

OWN = "own"
"""The option without a language: each member's own."""
PARTS = {
    "who": ("asking", "hosting", "organising"),
    "where": ("channel",),
    "language": ("language",),
}
"""The fields of each step, which is a part of the form."""
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
    return Reply(page(ctx))


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


async def community_form(ctx: Context, part: str) -> FormContent:
    """Build the form, or that part of it. Fields that the platform cannot offer are left out."""
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
    asked = [item for item in fields if item.name in PARTS.get(part, ())]
    return FormContent(fields=tuple(asked or fields))


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


async def community_submit(ctx: Context, part: str, values: Values) -> Response:
    """Save what was asked, and show the next step, or after the whole form the setup."""
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
    language = str(values.get("language", community.language or OWN))
    ctx.community = replace(
        community,
        channel=channel,
        asking=roles["asking"],
        hosting=roles["hosting"],
        organising=roles["organising"],
        language="" if language == OWN else language,
    )
    asked = [step for step, names in PARTS.items() if not set(names).isdisjoint(values)]
    await decide(ctx, *asked)
    await record(ctx, AuditAct.SETUP)
    ctx.translator = Translator.of(ctx.me, ctx.community)
    return Replace(after_saving(ctx, in_run=part in PARTS))


feature.form(
    SETUP_COMMUNITY,
    community_form,
    community_submit,
    title="form-setup",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
