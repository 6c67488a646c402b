"""Setup: an organiser says where introductions open, who may ask and host, and in which language.

Every step asks the platform anew who acts: what somebody else presses or sends does nothing.
"""

from __future__ import annotations

from dataclasses import replace

from bot.context import Context
from bot.flow import Argument, Flow, Invalid
from bot.flows.parts import paragraph, press, row
from bot.flows.roles import must_organise, names
from bot.model.people import Community, Standing
from bot.text import Text
from bot.view import (
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Option,
    Paragraph,
    Replace,
    Reply,
    Response,
    Row,
    Style,
    Values,
    message,
)
from bot.words import LANGUAGES, Words, shorten

flow = Flow("setup")

OWN = "own"
"""The choice of no language: each member's own."""
_MENUS = ("", "help")


@flow.command("setup", Argument.NONE, organisers=True)
async def setup(ctx: Context, text: str) -> Response:
    """`/intro setup`: how this community is set up, and the button to change it."""
    return Reply(page(ctx, await must_organise(ctx)))


@flow.button("open")
async def open_setup(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return await setup(ctx, "")


def hint(ctx: Context) -> tuple[Row, ...]:
    """Tells an organiser that there is a setup, until it was done once.

    Only a hint, so the platform is not asked; who presses the button is.
    """
    if not ctx.me.organiser or ctx.community.set_up_at is not None:
        return ()
    return (Row(ctx.say("setup-hint"), press(ctx, "set-up", "setup.open")),)


def with_hint(ctx: Context, command: str, response: Response) -> Response:
    """The reply to a command, with the hint under the very first one and in the menus."""
    first = ctx.me.created_at == ctx.now and command != "setup"
    told = hint(ctx) if first or command in _MENUS else ()
    if not told or not isinstance(response, Reply):
        return response
    return replace(response, message=response.message + message(*told))


def page(ctx: Context, standing: Standing) -> Message:
    """What is set, as what it means."""
    here = ctx.community
    sentences = [
        *(_channel(ctx, here, standing) if standing.channels else ()),
        *(_roles(ctx, here, standing) if standing.roles else ()),
        _organisers(ctx, here, standing),
        ctx.say(
            "setup-language" if here.language else "setup-language-own",
            language=LANGUAGES.get(here.language, here.language),
        ),
    ]
    return message(
        Heading(ctx.label("setup-title")),
        paragraph(ctx, "setup-never") if here.set_up_at is None else None,
        *(Paragraph(sentence) for sentence in sentences),
        row(
            press(ctx, "set-up-change", "setup.community", style=Style.PRIMARY),
            press(ctx, "help", "help.open"),
        ),
    )


def _channel(ctx: Context, here: Community, standing: Standing) -> list[Text]:
    if not here.channel:
        return [ctx.say("setup-channel-own")]
    channel = standing.channels.get(here.channel)
    if channel is None:
        return [ctx.say("setup-channel-gone")]
    if channel.lacking:
        lacking = ctx.words.listed(list(channel.lacking))
        return [
            ctx.say("setup-channel-lacking", channel=shorten(channel.name, 60), lacking=lacking)
        ]
    return [ctx.say("setup-channel", channel=shorten(channel.name, 60))]


def _roles(ctx: Context, here: Community, standing: Standing) -> list[Text]:
    asking, hosting = names(standing, here.asking), names(standing, here.hosting)
    said = [
        ctx.say(
            "setup-asking"
            if asking
            else "setup-asking-gone"
            if here.asking
            else "setup-asking-all",
            roles=ctx.words.listed(asking),
            count=len(asking),
        ),
        ctx.say(
            "setup-hosting"
            if hosting
            else "setup-hosting-gone"
            if here.hosting
            else "setup-hosting-all",
            roles=ctx.words.listed(hosting),
            count=len(hosting),
        ),
    ]
    return [*said, ctx.say("setup-hosting-stay")] if here.hosting else said


def _organisers(ctx: Context, here: Community, standing: Standing) -> Text:
    roles = names(standing, here.organising)
    return ctx.say(
        "setup-organising" if roles else "setup-organising-own",
        roles=ctx.words.listed(roles),
        count=len(roles),
    )


async def community_form(ctx: Context, id: str) -> Form:
    """One form for all of it; what the platform has none of is not asked."""
    standing, here = await must_organise(ctx), ctx.community
    fields: list[Field] = []
    if standing.channels:
        fields.append(
            Field(
                name="channel",
                label=ctx.label("field-channel"),
                kind=FieldKind.CHANNEL,
                hint=ctx.label("hint-channel"),
                required=False,
                initial=here.channel if here.channel in standing.channels else "",
            )
        )
    if standing.roles:
        fields += [
            _roles_field(
                standing,
                "asking",
                here.asking,
                label=ctx.label("field-asking"),
                hint=ctx.label("hint-roles"),
            ),
            _roles_field(
                standing,
                "hosting",
                here.hosting,
                label=ctx.label("field-hosting"),
                hint=ctx.label("hint-roles"),
            ),
            _roles_field(
                standing,
                "organising",
                here.organising,
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
            initial=here.language or OWN,
        )
    )
    return Form(
        id="setup.community",
        title=ctx.label("form-setup"),
        submit=ctx.label("submit-save"),
        fields=tuple(fields),
    )


def _roles_field(
    standing: Standing, name: str, chosen: tuple[str, ...], *, label: str, hint: str
) -> Field:
    return Field(
        name=name,
        label=label,
        kind=FieldKind.ROLES,
        hint=hint,
        required=False,
        initial=tuple(role for role in chosen if role in standing.roles),
    )


async def community_submit(ctx: Context, id: str, values: Values) -> Response:
    """Saved for everybody here, and shown as what it means now."""
    standing, here = await must_organise(ctx), ctx.community
    errors: dict[str, str] = {}
    channel = str(values.get("channel", here.channel))
    if channel and standing.channels:
        found = standing.channels.get(channel)
        if found is None:
            errors["channel"] = ctx.label("field-channel-gone")
        elif found.lacking:
            errors["channel"] = ctx.label(
                "field-channel-lacking",
                channel=shorten(found.name, 60),
                lacking=ctx.words.listed(list(found.lacking)),
            )
    roles = {
        name: tuple(values.get(name, getattr(here, name)))
        for name in ("asking", "hosting", "organising")
    }
    if standing.roles:
        for name, chosen in roles.items():
            if not set(chosen) <= set(standing.roles):
                errors[name] = ctx.label("field-role-gone")
    if errors:
        raise Invalid(**errors)
    language = str(values["language"])
    ctx.community = replace(
        here,
        channel=channel,
        asking=roles["asking"],
        hosting=roles["hosting"],
        organising=roles["organising"],
        language="" if language == OWN else language,
        set_up_at=ctx.now,
    )
    await ctx.tx.put_community(ctx.community)
    ctx.words = Words.of(ctx.me, ctx.community)
    return Replace(message(paragraph(ctx, "setup-saved")) + page(ctx, standing))


flow.form("community", community_form, community_submit)
