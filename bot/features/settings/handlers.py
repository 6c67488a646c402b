"""Settings: the member's introduction, zone, quiet hours, switches of nudges, language."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Facts, Heading, Message, Style, message
from bot.core.responses import Reply, Response
from bot.domain.people import Mute, Person
from bot.domain.zones import look_up
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.jobs import reconcile_person
from bot.features.blocks import button_row, paragraph, plain
from bot.features.connections.actions import CONNECTIONS_LIMITS
from bot.features.host.moving import ask_about_hours
from bot.features.privacy.actions import PRIVACY_DATA
from bot.features.safety.actions import SAFETY_OPEN
from bot.features.settings.actions import (
    SETTINGS_LANGUAGE,
    SETTINGS_ME,
    SETTINGS_NUDGES,
    SETTINGS_OPEN,
    SETTINGS_PICK,
    SETTINGS_TIME,
    SETTINGS_ZONE,
)
from bot.features.settings.feature import feature
from bot.features.settings.zone_fields import clock, picked, read_zone, which, zone_fields
from bot.i18n.fluent import LANGUAGES
from bot.i18n.translator import Translator


@feature.command("settings", Argument.ZONE, about="command-settings", usage="usage-settings")
async def settings(ctx: Context, text: str) -> Response:
    """`/intro settings`: all settings; with a city, set its time zone."""
    if not text:
        return Reply(page(ctx))
    meant = look_up(text)
    return Reply(which(ctx, text, meant.maybe)) if not meant.sure else await _move(ctx, meant.sure)


@feature.button(SETTINGS_PICK)
async def pick(ctx: Context, id: str) -> Response:
    """Set one of the zones that a word can mean."""
    zone = picked(id)
    if zone is None:
        raise UserError("error-unknown-button", SETTINGS_OPEN)
    return await _move(ctx, zone)


async def _move(ctx: Context, zone: str) -> Response:
    """Set the zone, and show the new and the former one, so that a slip is seen at once."""
    before = ctx.translator.city(ctx.me.zone) if ctx.me.zone_known and ctx.me.zone != zone else ""
    former = ctx.me.zone
    await _keep(ctx, ctx.me.in_zone(zone))
    said = message(
        paragraph(ctx, "zone-set", zone=ctx.translator.city(zone), time=clock(zone, ctx.now)),
        paragraph(ctx, "zone-was", zone=before) if before else None,
    )
    return Reply(await _with_hours(ctx, former, said) + page(ctx))


async def _with_hours(ctx: Context, former: str, said: Message) -> Message:
    """Add the question whether a host's hours move, where the zone has changed."""
    asked = await ask_about_hours(ctx, former)
    return said + asked if asked else said


@feature.button(SETTINGS_OPEN)
async def open_settings(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(page(ctx))


def page(ctx: Context) -> Message:
    """Return all settings of the actor."""
    me = ctx.me
    quiet = ctx.label("quiet-none")
    if me.quiet_from != me.quiet_to:
        quiet = f"{me.quiet_from:%H:%M}–{me.quiet_to:%H:%M}"
    on = [ctx.label(MUTES[kind]) for kind in Mute if kind not in me.muted]
    facts = [
        (
            ctx.label("fact-zone"),
            plain(ctx.translator.city(me.zone)) if me.zone_known else ctx.say("zone-unknown"),
        ),
        (ctx.label("fact-quiet"), plain(quiet)),
        (ctx.label("fact-nudges"), plain(ctx.translator.beside(on) or ctx.label("nudges-none"))),
        (ctx.label("fact-language"), plain(LANGUAGES[ctx.translator.language])),
        (ctx.label("fact-who"), plain(me.headline)),
        (ctx.label("fact-goal"), plain(me.goal)),
        (ctx.label("fact-access"), plain(me.access_needs)),
    ]
    return message(
        Heading(ctx.label("settings-title")),
        Facts(tuple(item for item in facts if item[1].spans)),
        button_row(
            SETTINGS_TIME.button(ctx, style=Style.PRIMARY),
            SETTINGS_NUDGES.button(ctx),
            SETTINGS_LANGUAGE.button(ctx),
            SETTINGS_ME.button(ctx),
            PRIVACY_DATA.button(ctx),
        ),
        button_row(CONNECTIONS_LIMITS.button(ctx), SAFETY_OPEN.button(ctx)),
    )


MUTES = {
    Mute.REMINDERS: "mute-reminders",
    Mute.PREP: "mute-prep",
    Mute.THANKS: "mute-thanks",
    Mute.KEEP_IN_TOUCH: "mute-keep-in-touch",
    Mute.MATCHES: "mute-matches",
    Mute.INVITES: "mute-invites",
}
"""The label of each switch."""


def ask_zone(ctx: Context, response: Response) -> Response:
    """Ask for the zone under the reply to a command, once, if the platform named none."""
    if ctx.me.zone_known or not isinstance(response, Reply):
        return response
    assumed = ctx.translator.city(ctx.me.zone)
    asked = message(paragraph(ctx, "ask-zone", zone=assumed), button_row(SETTINGS_ZONE.button(ctx)))
    return replace(response, message=response.message + asked)


async def _keep(ctx: Context, me: Person) -> None:
    ctx.me, ctx.translator = me, Translator.of(me, ctx.community)
    await ctx.tx.people.put(me)
    await reconcile_person(ctx, me)


async def _save(ctx: Context, me: Person) -> Response:
    former = ctx.me.zone
    await _keep(ctx, me)
    saved = message(paragraph(ctx, "settings-saved"))
    return Reply(await _with_hours(ctx, former, saved) + page(ctx))


async def zone_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the zone alone."""
    return FormContent(fields=await zone_fields(ctx))


async def zone_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the zone. Waiting nudges are reconciled."""
    zone = read_zone(ctx, values)
    return await _save(ctx, ctx.me.in_zone(zone))


feature.form(SETTINGS_ZONE, zone_form, zone_submit, title="form-zone", submit_label="submit-save")


async def time_form(ctx: Context, id: str) -> FormContent:
    """Build the form of zone and quiet hours."""
    return FormContent(
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
        )
    )


async def time_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save zone and quiet hours. Waiting nudges are reconciled."""
    zone = read_zone(ctx, values)
    start = time.fromisoformat(str(values["quiet_from"])).replace(second=0, microsecond=0)
    end = time.fromisoformat(str(values["quiet_to"])).replace(second=0, microsecond=0)
    if start.tzinfo or end.tzinfo:
        raise FieldErrors(quiet_from=ctx.label("field-time"))
    awake = (start.hour * 60 + start.minute - end.hour * 60 - end.minute) % 1440
    if start != end and awake < 120:
        raise FieldErrors(quiet_to=ctx.label("field-quiet-long"))
    return await _save(ctx, replace(ctx.me.in_zone(zone), quiet_from=start, quiet_to=end))


feature.form(SETTINGS_TIME, time_form, time_submit, title="form-time", submit_label="submit-save")


async def nudges_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the switches."""
    return FormContent(
        fields=(
            Field(
                name="wanted",
                label=ctx.label("field-nudges"),
                kind=FieldKind.MANY,
                required=False,
                options=tuple(Option(kind.value, ctx.label(MUTES[kind])) for kind in Mute),
                initial=tuple(kind.value for kind in Mute if kind not in ctx.me.muted),
            ),
        ),
        intro=ctx.label("form-nudges-intro"),
    )


async def nudges_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the switches. Waiting nudges are reconciled."""
    muted = tuple(kind for kind in Mute if kind.value not in values["wanted"])
    return await _save(ctx, replace(ctx.me, muted=muted))


feature.form(
    SETTINGS_NUDGES, nudges_form, nudges_submit, title="form-nudges", submit_label="submit-save"
)


async def language_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the language."""
    return FormContent(
        fields=(
            Field(
                name="language",
                label=ctx.label("field-language"),
                kind=FieldKind.ONE,
                options=tuple(Option(code, name) for code, name in LANGUAGES.items()),
                initial=ctx.translator.language,
            ),
        )
    )


async def language_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the language, which this reply uses already."""
    return await _save(ctx, replace(ctx.me, language=str(values["language"]), language_chosen=True))


feature.form(
    SETTINGS_LANGUAGE,
    language_form,
    language_submit,
    title="form-language",
    submit_label="submit-save",
)


async def me_form(ctx: Context, id: str) -> FormContent:
    """Build the form of the actor's introduction to hosts."""
    me = ctx.me
    return FormContent(
        fields=(
            Field(
                name="headline",
                label=ctx.label("field-headline"),
                words=Words.CHECKED,
                placeholder=ctx.label("placeholder-headline"),
                initial=me.headline,
                required=False,
                max_length=120,
            ),
            Field(
                name="goal",
                label=ctx.label("field-goal"),
                words=Words.CHECKED,
                hint=ctx.label("hint-goal"),
                initial=me.goal,
                required=False,
                max_length=200,
            ),
            Field(
                name="access_needs",
                label=ctx.label("field-access"),
                words=Words.CHECKED,
                hint=ctx.label("hint-access"),
                initial=me.access_needs,
                required=False,
                max_length=200,
            ),
        ),
        intro=ctx.label("form-me-intro"),
    )


async def me_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save it. Hosts read it in later messages."""
    return await _save(
        ctx,
        replace(
            ctx.me,
            headline=str(values["headline"]),
            goal=str(values["goal"]),
            access_needs=str(values["access_needs"]),
        ),
    )


feature.form(SETTINGS_ME, me_form, me_submit, title="form-me", submit_label="submit-save")
