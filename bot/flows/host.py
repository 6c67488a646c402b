"""Host: opting in, in three short parts."""

from __future__ import annotations

from dataclasses import replace

from bot.context import Context, replan_person
from bot.flow import Argument, Flow, Invalid
from bot.flows.connect import introduce_new_host
from bot.flows.find import announce
from bot.flows.parts import formats, press, row, told
from bot.flows.roles import must_host
from bot.flows.zones import read_zone, zone_fields
from bot.model.availability import Window, WindowError, parse_windows, write_windows
from bot.model.hosts import LENGTHS, Format, Host, HostState
from bot.text import Text
from bot.view import (
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Option,
    Paragraph,
    Reply,
    Response,
    Small,
    Style,
    Values,
    message,
)
from bot.words import shorten

flow = Flow("host")

TOPICS_MAX = 12
CAPACITIES = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)
PARTS = ("about", "talk", "when")


async def record(ctx: Context) -> Host:
    """My offer as it stands, or an empty one."""
    known = await ctx.tx.host(ctx.network, ctx.me.id)
    return known or Host(person=ctx.me.id, network=ctx.network, created_at=ctx.now)


@flow.command("host", Argument.NONE)
async def host(ctx: Context, text: str) -> Response:
    """`/intro host`: my offer as it stands, or the first step."""
    mine = await record(ctx)
    if mine.state is HostState.DRAFT:  # who hosts already stays, whatever role they lost
        await must_host(ctx)
    return Reply(await offer(ctx, mine))


@flow.button("open")
async def open_host(ctx: Context, id: str) -> Response:
    """The same from a button."""
    return await host(ctx, "")


async def offer(ctx: Context, mine: Host) -> Message:
    """My offer: what is there, what is missing, what I can do."""
    missing = mine.missing()
    lead = "host-live"
    if mine.state is HostState.LEFT:
        lead = "host-left"
    elif missing:
        lead = "host-start" if len(missing) == len(PARTS) else "host-missing"
    elif mine.paused_until is not None and not ctx.hosting(mine, ctx.me):
        lead = "host-paused"
    presses = [
        press(
            ctx,
            f"host-{part}",
            f"host.{part}",
            style=Style.PRIMARY if missing[:1] == [part] else Style.NORMAL,
        )
        for part in PARTS
    ]
    second = None
    if not missing and mine.state is HostState.LEFT:
        second = row(press(ctx, "host-return", "host.resume", style=Style.PRIMARY))
    elif not missing:
        paused = lead == "host-paused"
        second = row(
            press(ctx, "host-resume", "host.resume", style=Style.PRIMARY)
            if paused
            else press(ctx, "host-pause", "host.pause"),
            press(ctx, "host-leave", "host.leave", style=Style.DANGER),
        )
    return message(
        Heading(ctx.label("host-title")),
        Paragraph(
            ctx.say(
                lead,
                missing=ctx.words.listed([ctx.label(f"host-part-{part}") for part in missing]),
                until=mine.paused_until or ctx.now.date(),
            )
        ),
        _facts(ctx, mine),
        row(*presses),
        second,
        Small(ctx.say("host-promise")),
    )


def _facts(ctx: Context, mine: Host) -> Facts | None:
    rows: list[tuple[str, Text]] = [
        (ctx.label("fact-role"), told(mine.role)),
        (ctx.label("fact-organisation"), told(mine.organisation)),
        (ctx.label("fact-sector"), told(mine.sector)),
        (ctx.label("fact-topics"), told(ctx.words.listed(list(mine.topics)))),
        (ctx.label("fact-about"), told(mine.about)),
    ]
    if mine.formats:
        lengths = ctx.words.listed([str(n) for n in mine.lengths])
        rows += [
            (
                ctx.label("fact-talks"),
                ctx.say("talks", formats=formats(ctx, mine), lengths=lengths),
            ),
            (ctx.label("fact-languages"), told(ctx.words.listed(list(mine.languages)))),
            (ctx.label("fact-capacity"), ctx.say("capacity", count=mine.capacity)),
            (ctx.label("fact-usual-place"), told(mine.where)),
        ]
    if mine.windows:
        rows.append((ctx.label("fact-free"), told(ctx.words.windows(mine.windows, ctx.me.zone))))
    shown = tuple(item for item in rows if item[1].spans)
    return Facts(shown) if shown else None


async def _save(ctx: Context, mine: Host) -> Response:
    """Save a part; with the last one the host can be found."""
    await ctx.tx.put_host(mine)
    if mine.state is HostState.DRAFT and not mine.missing():
        mine = replace(mine, state=HostState.ACTIVE)
        await ctx.tx.put_host(mine)
        await announce(ctx, mine)
        await ctx.tx.cancel_nudges([f"{ctx.me.id}.pay_forward"])
        await introduce_new_host(ctx)
    return Reply(await offer(ctx, mine))


async def about_form(ctx: Context, id: str) -> Form:
    """Part one: what I do."""
    await must_host(ctx)
    mine = await record(ctx)
    return Form(
        id="host.about",
        title=ctx.label("form-host-about"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="role",
                label=ctx.label("field-role"),
                placeholder=ctx.label("placeholder-role"),
                initial=mine.role,
                max_length=80,
                min_length=2,
            ),
            Field(
                name="organisation",
                label=ctx.label("field-organisation"),
                hint=ctx.label("hint-organisation"),
                initial=mine.organisation,
                max_length=80,
                min_length=2,
            ),
            Field(
                name="sector",
                label=ctx.label("field-sector"),
                placeholder=ctx.label("placeholder-sector"),
                initial=mine.sector,
                required=False,
                max_length=60,
            ),
            Field(
                name="topics",
                label=ctx.label("field-topics"),
                hint=ctx.label("hint-topics", most=TOPICS_MAX),
                placeholder=ctx.label("placeholder-topics"),
                initial=", ".join(mine.topics),
                max_length=400,
            ),
            Field(
                name="about",
                label=ctx.label("field-about"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-about"),
                initial=mine.about,
                required=False,
                max_length=600,
            ),
        ),
    )


def split_list(typed: str, longest: int) -> tuple[str, ...]:
    """What was typed between commas, semicolons or lines, each once, in order."""
    parts = (part.strip() for part in typed.replace(";", ",").replace("\n", ",").split(","))
    unique = {part.casefold(): part for part in reversed([p for p in parts if p])}
    return tuple(shorten(part, longest) for part in reversed(list(unique.values())))


async def about_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part one."""
    topics = split_list(str(values["topics"]), 40)
    if not topics:
        raise Invalid(topics=ctx.label("field-required"))
    if len(topics) > TOPICS_MAX:
        raise Invalid(topics=ctx.label("field-topics-many", most=TOPICS_MAX, count=len(topics)))
    mine = replace(
        await record(ctx),
        role=str(values["role"]),
        organisation=str(values["organisation"]),
        sector=str(values["sector"]),
        topics=topics,
        about=str(values["about"]),
    )
    return await _save(ctx, mine)


flow.form("about", about_form, about_submit)


async def talk_form(ctx: Context, id: str) -> Form:
    """Part two: how, how long, how often."""
    await must_host(ctx)
    mine = await record(ctx)
    return Form(
        id="host.talk",
        title=ctx.label("form-host-talk"),
        submit=ctx.label("submit-save"),
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
                hint=ctx.label("hint-languages"),
                initial=", ".join(mine.languages) or ctx.label("language-name"),
                max_length=120,
            ),
            Field(
                name="capacity",
                label=ctx.label("field-capacity"),
                kind=FieldKind.ONE,
                options=tuple(Option(str(n), ctx.label("capacity", count=n)) for n in CAPACITIES),
                initial=str(mine.capacity) if mine.capacity in CAPACITIES else "2",
            ),
            Field(
                name="where",
                label=ctx.label("field-usual-place"),
                hint=ctx.label("hint-usual-place"),
                initial=mine.where,
                required=False,
                max_length=200,
            ),
        ),
    )


async def talk_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part two."""
    languages = split_list(str(values["languages"]), 30)
    if not languages:
        raise Invalid(languages=ctx.label("field-required"))
    mine = replace(
        await record(ctx),
        formats=tuple(Format(v) for v in values["formats"]),
        lengths=tuple(int(n) for n in values["lengths"]),
        languages=languages[:8],
        capacity=int(str(values["capacity"])),
        where=str(values["where"]),
    )
    return await _save(ctx, mine)


flow.form("talk", talk_form, talk_submit)


async def when_form(ctx: Context, id: str) -> Form:
    """Part three: the weekly windows and their zone."""
    await must_host(ctx)
    mine = await record(ctx)
    return Form(
        id="host.when",
        title=ctx.label("form-host-when"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="windows",
                label=ctx.label("field-windows"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-windows"),
                placeholder=ctx.label("placeholder-windows"),
                initial=write_windows(mine.windows),
                max_length=500,
            ),
            *await zone_fields(ctx),
        ),
    )


async def when_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save part three; the zone is the person's, so their nudges follow."""
    errors: dict[str, str] = {}
    windows: tuple[Window, ...] = ()
    try:
        windows = parse_windows(str(values["windows"]))
    except WindowError as error:
        fragment = shorten(error.fragment, 40)
        errors["windows"] = ctx.label(
            f"field-windows-{error.code.replace('_', '-')}", part=fragment
        )
    try:
        zone = read_zone(ctx, values)
    except Invalid as invalid:
        errors |= invalid.errors
    if errors:
        raise Invalid(**errors)
    if (zone, True) != (ctx.me.zone, ctx.me.zone_known):
        ctx.me = replace(ctx.me, zone=zone, zone_known=True)
        ctx.words.zone = zone
        await ctx.tx.put_person(ctx.me)
        await replan_person(ctx, ctx.me)
    return await _save(ctx, replace(await record(ctx), windows=windows))


flow.form("when", when_form, when_submit)
