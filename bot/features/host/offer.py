"""Opting in as a host, in three parts."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Facts, Footnote, Heading, Message, Paragraph, Style, message
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.domain.availability import Window, write_windows
from bot.domain.hosts import LENGTHS, Format, Host, HostState
from bot.domain.meeting_place import is_place, puts_off
from bot.domain.typed_windows import WindowError, parse_windows
from bot.engine.context import Context
from bot.engine.feature import Argument, FieldErrors, FormContent
from bot.engine.jobs import reconcile_person
from bot.engine.permissions import Permission, require
from bot.features.blocks import button_row, formats, plain
from bot.features.connect.invitation import begin_hosting
from bot.features.find.handlers import announce
from bot.features.host.actions import (
    HOST_ABOUT,
    HOST_LEAVE,
    HOST_OPEN,
    HOST_PAUSE,
    HOST_PLACES,
    HOST_RESUME,
    HOST_TALK,
    HOST_WHEN,
)
from bot.features.host.feature import feature
from bot.features.introduction.model import Status
from bot.features.invite.invite import hosts_now
from bot.features.offered.actions import OFFERED_MINE
from bot.features.schedule.changes import set_place
from bot.features.settings.zone_fields import read_zone, zone_fields
from bot.i18n.sanitize import shorten

TOPICS_MAX = 12
CAPACITIES = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)
PARTS = {"about": HOST_ABOUT, "talk": HOST_TALK, "when": HOST_WHEN}
"""The three forms of an offer."""
_MISSING = {"about": "host-part-about", "talk": "host-part-talk", "when": "host-part-when"}


async def record(ctx: Context) -> Host:
    """Return the actor's offer, or an empty one."""
    known = await ctx.tx.hosts.get(ctx.network, ctx.me.id)
    return known or Host(
        person=ctx.me.id,
        network=ctx.network,
        capacity=ctx.practice.talks_a_month,
        created_at=ctx.now,
    )


@feature.command(
    "host", Argument.NONE, about="command-host", usage="usage-host", reads=Permission.HOST
)
async def host(ctx: Context, text: str) -> Response:
    """`/intro host`: the actor's offer, or the first step."""
    mine = await record(ctx)
    if mine.state is HostState.DRAFT:  # a present host may open it without the role
        await require(ctx, Permission.HOST, ctx.router.navigation.refused[Permission.HOST])
    return Reply(await offer(ctx, mine))


@feature.button(HOST_OPEN, reads=Permission.HOST)
async def open_host(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return await host(ctx, "")


async def offer(ctx: Context, mine: Host) -> Message:
    """Return the offer, what is missing, and what the host can do."""
    missing = mine.missing()
    lead = "host-live"
    if mine.state is HostState.LEFT:
        lead = "host-left"
    elif missing:
        lead = "host-start" if len(missing) == len(PARTS) else "host-missing"
    elif mine.paused_until is not None and not ctx.hosting(mine, ctx.me):
        lead = "host-paused"
    presses = [
        PARTS[part].button(ctx, style=Style.PRIMARY if missing[:1] == [part] else Style.NORMAL)
        for part in PARTS
    ]
    second = None
    if not missing and mine.state is HostState.LEFT:
        second = button_row(HOST_RESUME.button(ctx, style=Style.PRIMARY))
    elif not missing:
        paused = lead == "host-paused"
        second = button_row(
            HOST_PLACES.button(ctx),
            HOST_RESUME.labelled("button-host-resume").button(ctx, style=Style.PRIMARY)
            if paused
            else HOST_PAUSE.button(ctx),
            HOST_LEAVE.button(ctx, style=Style.DANGER),
        )
    return message(
        Heading(ctx.label("host-title")),
        Paragraph(
            ctx.say(
                lead,
                missing=ctx.translator.listed([ctx.label(_MISSING[part]) for part in missing]),
                until=mine.paused_until or ctx.now.date(),
            )
        ),
        _facts(ctx, mine),
        button_row(*presses, OFFERED_MINE.button(ctx)),
        second,
        None if mine.state is HostState.LEFT else Footnote(ctx.say("host-promise")),
    )


def _facts(ctx: Context, mine: Host) -> Facts | None:
    rows: list[tuple[str, Text]] = [
        (ctx.label("fact-role"), plain(mine.role)),
        (ctx.label("fact-organisation"), plain(mine.organisation)),
        (ctx.label("fact-sector"), plain(mine.sector)),
        (ctx.label("fact-topics"), plain(ctx.translator.listed(list(mine.topics)))),
        (ctx.label("fact-about"), plain(mine.about)),
        (ctx.label("fact-region"), plain(mine.region)),
        (ctx.label("fact-studied"), plain(mine.studied_at)),
    ]
    if mine.formats:
        lengths = ctx.translator.listed([str(n) for n in mine.lengths])
        rows += [
            (
                ctx.label("fact-talks"),
                ctx.say("talks", formats=formats(ctx, mine.formats), lengths=lengths),
            ),
            (ctx.label("fact-languages"), plain(ctx.translator.listed(list(mine.languages)))),
            (ctx.label("fact-capacity"), ctx.say("capacity", count=mine.capacity)),
            (ctx.label("fact-usual-place"), plain(mine.where)),
        ]
    if mine.windows:
        rows.append(
            (ctx.label("fact-free"), plain(ctx.translator.windows(mine.windows, ctx.me.zone)))
        )
    shown = tuple(item for item in rows if item[1].spans)
    return Facts(shown) if shown else None


async def save(ctx: Context, mine: Host) -> Response:
    """Save a part. With the last one, the host can be found."""
    await ctx.tx.hosts.put(mine)
    if mine.state is HostState.DRAFT and not mine.missing():
        mine = replace(mine, state=HostState.ACTIVE)
        await ctx.tx.hosts.put(mine)
        await announce(ctx, mine)
        await ctx.tx.nudges.cancel([f"{ctx.me.id}.pay_forward"])
        await begin_hosting(ctx)
        await hosts_now(ctx)
    return Reply(await offer(ctx, mine))


async def about_form(ctx: Context, id: str) -> FormContent:
    """Part one: the host's work."""
    mine = await record(ctx)
    return FormContent(
        fields=(
            Field(
                name="role",
                label=ctx.label("field-role"),
                words=Words.FREE,
                placeholder=ctx.label("placeholder-role"),
                initial=mine.role,
                max_length=80,
                min_length=2,
            ),
            Field(
                name="organisation",
                label=ctx.label("field-organisation"),
                words=Words.FREE,
                hint=ctx.label("hint-organisation"),
                initial=mine.organisation,
                max_length=80,
                min_length=2,
            ),
            Field(
                name="sector",
                label=ctx.label("field-sector"),
                words=Words.FREE,
                placeholder=ctx.label("placeholder-sector"),
                initial=mine.sector,
                required=False,
                max_length=60,
            ),
            Field(
                name="topics",
                label=ctx.label("field-topics"),
                words=Words.FREE,
                hint=ctx.label("hint-topics", most=TOPICS_MAX),
                placeholder=ctx.label("placeholder-topics"),
                initial=", ".join(mine.topics),
                max_length=400,
            ),
            Field(
                name="about",
                label=ctx.label("field-about"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-about"),
                initial=mine.about,
                required=False,
                max_length=600,
            ),
        )
    )


def split_list(typed: str, longest: int) -> tuple[str, ...]:
    """Return the items between commas, semicolons or lines, each once, in order."""
    parts = (part.strip() for part in typed.replace(";", ",").replace("\n", ",").split(","))
    unique = {part.casefold(): part for part in reversed([p for p in parts if p])}
    return tuple(shorten(part, longest) for part in reversed(list(unique.values())))


async def about_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part one."""
    topics = split_list(str(values["topics"]), 40)
    if not topics:
        raise FieldErrors(topics=ctx.label("field-required"))
    if len(topics) > TOPICS_MAX:
        raise FieldErrors(topics=ctx.label("field-topics-many", most=TOPICS_MAX, count=len(topics)))
    mine = replace(
        await record(ctx),
        role=str(values["role"]),
        organisation=str(values["organisation"]),
        sector=str(values["sector"]),
        topics=topics,
        about=str(values["about"]),
    )
    return await save(ctx, mine)


feature.form(
    HOST_ABOUT,
    about_form,
    about_submit,
    title="form-host-about",
    submit_label="submit-save",
    requires=Permission.HOST,
)


async def talk_form(ctx: Context, id: str) -> FormContent:
    """Part two: formats, lengths, languages, capacity, place."""
    mine = await record(ctx)
    asked = mine.capacity if mine.formats else ctx.practice.talks_a_month
    return FormContent(
        fields=(
            Field(
                name="formats",
                label=ctx.label("field-formats"),
                kind=FieldKind.MANY,
                options=tuple(Option(v.value, ctx.label("format", format=v)) for v in Format),
                initial=tuple(v.value for v in mine.formats) or (Format.VIDEO.value,),
            ),
            Field(
                name="lengths",
                label=ctx.label("field-lengths"),
                kind=FieldKind.MANY,
                options=tuple(Option(str(n), ctx.label("minutes", minutes=n)) for n in LENGTHS),
                initial=tuple(str(n) for n in mine.lengths or (20, 30)),
            ),
            Field(
                name="languages",
                label=ctx.label("field-languages"),
                words=Words.FREE,
                hint=ctx.label("hint-languages"),
                initial=", ".join(mine.languages) or ctx.label("language-name"),
                max_length=120,
            ),
            Field(
                name="capacity",
                label=ctx.label("field-capacity"),
                kind=FieldKind.ONE,
                options=tuple(Option(str(n), ctx.label("capacity", count=n)) for n in CAPACITIES),
                initial=str(max(n for n in CAPACITIES if n <= max(asked, 1))),
            ),
            Field(
                name="where",
                label=ctx.label("field-usual-place"),
                words=Words.FREE,
                hint=ctx.label("hint-usual-place"),
                initial=mine.where,
                required=False,
                max_length=200,
            ),
        )
    )


async def talk_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part two."""
    languages = split_list(str(values["languages"]), 30)
    if not languages:
        raise FieldErrors(languages=ctx.label("field-required"))
    before = await record(ctx)
    where = str(values["where"])
    if where and puts_off(where):
        raise FieldErrors(where=ctx.label("field-usual-place-later"))
    mine = replace(
        before,
        formats=tuple(Format(v) for v in values["formats"]),
        lengths=tuple(int(n) for n in values["lengths"]),
        languages=languages[:8],
        capacity=int(str(values["capacity"])),
        where=where,
    )
    await _move_talks(ctx, before.where, where)
    return await save(ctx, mine)


async def _move_talks(ctx: Context, before: str, where: str) -> None:
    """Take the new usual place into agreed talks that were to be at the old one."""
    agreed = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, {Status.AGREED})
    for i in agreed:
        at_usual = i.host == ctx.me.id and before not in ("", where) and i.time.where == before
        ahead = i.time.starts_at is not None and i.time.starts_at > ctx.now
        if at_usual and ahead and is_place(i.request.format, where):
            await set_place(ctx, i, where)


feature.form(
    HOST_TALK,
    talk_form,
    talk_submit,
    title="form-host-talk",
    submit_label="submit-save",
    requires=Permission.HOST,
)


async def when_form(ctx: Context, id: str) -> FormContent:
    """Part three: weekly windows and their zone."""
    mine = await record(ctx)
    return FormContent(
        fields=(
            Field(
                name="windows",
                label=ctx.label("field-windows"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-windows"),
                placeholder=ctx.label("placeholder-windows"),
                initial=write_windows(mine.windows),
                max_length=500,
            ),
            *await zone_fields(ctx),
        )
    )


_WINDOW_ERRORS = {
    "backwards": "field-windows-backwards",
    "empty": "field-windows-empty",
    "no_days": "field-windows-no-days",
    "no_end": "field-windows-no-end",
    "no_hours": "field-windows-no-hours",
    "too_many": "field-windows-too-many",
    "too_short": "field-windows-too-short",
    "unreadable": "field-windows-unreadable",
}


async def when_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part three. The zone is the person's, so their nudges are reconciled."""
    errors: dict[str, str] = {}
    windows: tuple[Window, ...] = ()
    try:
        windows = parse_windows(str(values["windows"]))
    except WindowError as error:
        fragment = shorten(error.fragment, 40)
        errors["windows"] = ctx.label(_WINDOW_ERRORS[error.code], part=fragment)
    try:
        zone = read_zone(ctx, values)
    except FieldErrors as invalid:
        errors |= invalid.errors
    if errors:
        raise FieldErrors(**errors)
    # The hours are of this zone, so from now on it is a choice, and no platform moves them.
    me = replace(ctx.me.in_zone(zone), zone_chosen=True)
    if me != ctx.me:
        ctx.me = me
        ctx.translator.zone = zone
        await ctx.tx.people.put(ctx.me)
        await reconcile_person(ctx, ctx.me)
    return await save(ctx, replace(await record(ctx), windows=windows))


feature.form(
    HOST_WHEN,
    when_form,
    when_submit,
    title="form-host-when",
    submit_label="submit-save",
    requires=Permission.HOST,
)
