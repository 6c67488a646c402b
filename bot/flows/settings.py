"""Settings: who I am to hosts, my zone and quiet hours, which nudges, my language."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.context import Context, UserError, replan_person
from bot.flow import Argument, Flow, Invalid
from bot.flows.parts import paragraph, press, row, told
from bot.flows.zones import clock, picked, read_zone, which, zone_fields
from bot.model.people import Mute, Person
from bot.view import (
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Option,
    Reply,
    Response,
    Style,
    Values,
    message,
)
from bot.words import LANGUAGES, Words, city
from bot.zones import look_up

flow = Flow("settings")


@flow.command("settings", Argument.ZONE)
async def settings(ctx: Context, text: str) -> Response:
    """`/intro settings`: what is set, and the buttons to change it; with a city, its time zone."""
    if not text:
        return Reply(page(ctx))
    meant = look_up(text)
    return Reply(which(ctx, text, meant.maybe)) if not meant.sure else await _move(ctx, meant.sure)


@flow.button("pick")
async def pick(ctx: Context, id: str) -> Response:
    """One of the zones that a word could mean."""
    zone = picked(id)
    if zone is None:
        raise UserError("unknown-button", ("button-settings", "settings.open"))
    return await _move(ctx, zone)


async def _move(ctx: Context, zone: str) -> Response:
    """My zone from now on: what it is and what it was, so that a slip is seen at once."""
    before = city(ctx.me.zone) if ctx.me.zone_known and ctx.me.zone != zone else ""
    await _keep(ctx, replace(ctx.me, zone=zone, zone_known=True))
    said = message(
        paragraph(ctx, "zone-set", zone=city(zone), time=clock(zone, ctx.now)),
        paragraph(ctx, "zone-was", zone=before) if before else None,
    )
    return Reply(said + page(ctx))


@flow.button("open")
async def open_settings(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return Reply(page(ctx))


def page(ctx: Context) -> Message:
    """All my settings."""
    me = ctx.me
    quiet = ctx.label("quiet-none")
    if me.quiet_from != me.quiet_to:
        quiet = f"{me.quiet_from:%H:%M}–{me.quiet_to:%H:%M}"
    on = [
        ctx.label(f"mute-{kind.value.replace('_', '-')}") for kind in Mute if kind not in me.muted
    ]
    facts = [
        (ctx.label("fact-zone"), told(me.zone) if me.zone_known else ctx.say("zone-unknown")),
        (ctx.label("fact-quiet"), told(quiet)),
        (ctx.label("fact-nudges"), told(ctx.words.listed(on) or ctx.label("nudges-none"))),
        (ctx.label("fact-language"), told(LANGUAGES[ctx.words.language])),
        (ctx.label("fact-who"), told(me.headline)),
        (ctx.label("fact-goal"), told(me.goal)),
        (ctx.label("fact-access"), told(me.access_needs)),
    ]
    return message(
        Heading(ctx.label("settings-title")),
        Facts(tuple(item for item in facts if item[1].spans)),
        row(
            press(ctx, "set-time", "settings.time", style=Style.PRIMARY),
            press(ctx, "set-nudges", "settings.nudges"),
            press(ctx, "set-language", "settings.language"),
            press(ctx, "about-me", "settings.me"),
        ),
    )


def ask_zone(ctx: Context, response: Response) -> Response:
    """Where the platform did not tell a zone, ask once under a command's reply."""
    if ctx.me.zone_known or not isinstance(response, Reply):
        return response
    here = city(ctx.me.zone)
    asked = message(
        paragraph(ctx, "ask-zone", zone=here), row(press(ctx, "set-time", "settings.zone"))
    )
    return replace(response, message=response.message + asked)


async def _keep(ctx: Context, me: Person) -> None:
    ctx.me, ctx.words = me, Words.of(me, ctx.community)
    await ctx.tx.put_person(me)
    await replan_person(ctx, me)


async def _save(ctx: Context, me: Person) -> Response:
    await _keep(ctx, me)
    saved = message(paragraph(ctx, "settings-saved"))
    return Reply(saved + page(ctx))


async def zone_form(ctx: Context, id: str) -> Form:
    """Only the zone, for the first time."""
    return Form(
        id="settings.zone",
        title=ctx.label("form-zone"),
        submit=ctx.label("submit-save"),
        fields=await zone_fields(ctx),
    )


async def zone_submit(ctx: Context, id: str, values: Values) -> Response:
    """All times and nudges follow."""
    zone = read_zone(ctx, values)
    return await _save(ctx, replace(ctx.me, zone=zone, zone_known=True))


flow.form("zone", zone_form, zone_submit)


async def time_form(ctx: Context, id: str) -> Form:
    """Zone and quiet hours."""
    return Form(
        id="settings.time",
        title=ctx.label("form-time"),
        submit=ctx.label("submit-save"),
        fields=(
            *await zone_fields(ctx),
            Field(
                name="quiet_from",
                label=ctx.label("field-quiet-from"),
                kind=FieldKind.TIME,
                hint=ctx.label("hint-quiet"),
                initial=f"{ctx.me.quiet_from:%H:%M}",
            ),
            Field(
                name="quiet_to",
                label=ctx.label("field-quiet-to"),
                kind=FieldKind.TIME,
                initial=f"{ctx.me.quiet_to:%H:%M}",
            ),
        ),
    )


async def time_submit(ctx: Context, id: str, values: Values) -> Response:
    """Nudges that wait move with it."""
    zone = read_zone(ctx, values)
    start = time.fromisoformat(str(values["quiet_from"])).replace(second=0, microsecond=0)
    end = time.fromisoformat(str(values["quiet_to"])).replace(second=0, microsecond=0)
    if start.tzinfo or end.tzinfo:
        raise Invalid(quiet_from=ctx.label("field-time"))
    awake = (start.hour * 60 + start.minute - end.hour * 60 - end.minute) % 1440
    if start != end and awake < 120:
        raise Invalid(quiet_to=ctx.label("field-quiet-long"))
    return await _save(
        ctx, replace(ctx.me, zone=zone, zone_known=True, quiet_from=start, quiet_to=end)
    )


flow.form("time", time_form, time_submit)


async def nudges_form(ctx: Context, id: str) -> Form:
    """Which nudges; what others wait for always comes."""
    return Form(
        id="settings.nudges",
        title=ctx.label("form-nudges"),
        submit=ctx.label("submit-save"),
        intro=ctx.label("form-nudges-intro"),
        fields=(
            Field(
                name="wanted",
                label=ctx.label("field-nudges"),
                kind=FieldKind.MANY,
                required=False,
                options=tuple(
                    Option(kind.value, ctx.label(f"mute-{kind.value.replace('_', '-')}"))
                    for kind in Mute
                ),
                initial=tuple(kind.value for kind in Mute if kind not in ctx.me.muted),
            ),
        ),
    )


async def nudges_submit(ctx: Context, id: str, values: Values) -> Response:
    """Those switched off that wait are cancelled, those switched on are planned."""
    muted = tuple(kind for kind in Mute if kind.value not in values["wanted"])
    return await _save(ctx, replace(ctx.me, muted=muted))


flow.form("nudges", nudges_form, nudges_submit)


async def language_form(ctx: Context, id: str) -> Form:
    """In which language the bot speaks to me."""
    return Form(
        id="settings.language",
        title=ctx.label("form-language"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="language",
                label=ctx.label("field-language"),
                kind=FieldKind.ONE,
                options=tuple(Option(code, name) for code, name in LANGUAGES.items()),
                initial=ctx.words.language,
            ),
        ),
    )


async def language_submit(ctx: Context, id: str, values: Values) -> Response:
    """From this reply on."""
    return await _save(ctx, replace(ctx.me, language=str(values["language"]), language_chosen=True))


flow.form("language", language_form, language_submit)


async def me_form(ctx: Context, id: str) -> Form:
    """What hosts read about me."""
    me = ctx.me
    return Form(
        id="settings.me",
        title=ctx.label("form-me"),
        submit=ctx.label("submit-save"),
        intro=ctx.label("form-me-intro"),
        fields=(
            Field(
                name="headline",
                label=ctx.label("field-headline"),
                placeholder=ctx.label("placeholder-headline"),
                initial=me.headline,
                required=False,
                max_length=120,
            ),
            Field(
                name="goal",
                label=ctx.label("field-goal"),
                hint=ctx.label("hint-goal"),
                initial=me.goal,
                required=False,
                max_length=200,
            ),
            Field(
                name="access_needs",
                label=ctx.label("field-access"),
                hint=ctx.label("hint-access"),
                initial=me.access_needs,
                required=False,
                max_length=200,
            ),
        ),
    )


async def me_submit(ctx: Context, id: str, values: Values) -> Response:
    """Saved; cards that hosts have are drawn anew."""
    return await _save(
        ctx,
        replace(
            ctx.me,
            headline=str(values["headline"]),
            goal=str(values["goal"]),
            access_needs=str(values["access_needs"]),
        ),
    )


flow.form("me", me_form, me_submit)
