"""Time zones in forms and buttons: a good list to choose from, or the name of a city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.context import Context
from bot.flow import Invalid
from bot.flows.parts import paragraph, press, row
from bot.model.people import Person, zone_info
from bot.store import Transaction
from bot.view import Button, Field, FieldKind, Message, Option, Values, action, message
from bot.words import city, shorten
from bot.zones import Meant, look_up, offers

CHOICES = 4
"""So many buttons ask which one was meant; one more leads to all others."""


def with_clock(zone: str, now: datetime) -> str:
    """The zone as people know it, with the time there now, by which they recognise their own."""
    return f"{city(zone)} · {clock(zone, now)}"


def clock(zone: str, now: datetime) -> str:
    """The time of day there."""
    return f"{now.astimezone(zone_info(zone)):%H:%M}"


def to_type(zone: str) -> str:
    """What a member types for it: its city, where that can only be this one."""
    return city(zone) if look_up(city(zone)).sure == zone else zone


async def nearby(tx: Transaction, me: Person) -> list[str]:
    """Zones that are likely mine: the one that was guessed, then those of hosts around me."""
    hosts = Counter(host.zone for _, host in await tx.hosts(me.network) if host.zone_known)
    return [me.zone, *(zone for zone, _ in hosts.most_common(5))]


async def zone_fields(ctx: Context) -> tuple[Field, ...]:
    """The zone I have by its name; before that, a list with the time in each, and room for more."""
    typed = Field(
        name="zone",
        label=ctx.label("field-zone"),
        hint=ctx.label("hint-zone"),
        placeholder="Europe/London",
        initial=ctx.me.zone if ctx.me.zone_known else "",
        max_length=60,
    )
    if ctx.me.zone_known:
        return (typed,)
    zones = offers(await nearby(ctx.tx, ctx.me), ctx.now)
    chosen = Field(
        name="guess",
        label=ctx.label("field-zone-guess"),
        kind=FieldKind.ONE,
        hint=ctx.label("hint-zone-guess"),
        required=False,
        options=tuple(Option(zone, with_clock(zone, ctx.now)) for zone in zones),
        initial=ctx.me.zone if ctx.me.zone in zones else "",
    )
    return (
        chosen,
        Field(
            name=typed.name,
            label=ctx.label("field-zone-other"),
            hint=typed.hint,
            placeholder=typed.placeholder,
            required=False,
            max_length=typed.max_length,
        ),
    )


def read_zone(ctx: Context, values: Values) -> str:
    """The zone that was typed, else the one chosen. Raises `Invalid` with what may be meant."""
    typed = str(values["zone"])
    if not typed:
        chosen = str(values.get("guess", ""))
        if not chosen:
            raise Invalid(zone=ctx.label("field-required"))
        return chosen
    meant = look_up(typed)
    if meant.sure is None:
        raise Invalid(zone=_what_then(ctx, typed, meant))
    return meant.sure


def _what_then(ctx: Context, typed: str, meant: Meant) -> str:
    typed = shorten(typed, 40)
    if not meant.maybe:
        return ctx.label("field-zone-unknown", typed=typed)
    cities = ctx.words.listed([city(zone) for zone in meant.maybe[:5]])
    return ctx.label("field-zone-maybe", typed=typed, cities=cities)


def which(ctx: Context, typed: str, maybe: Iterable[str]) -> Message:
    """Which of these was meant? Or none of them, and the form."""
    zones = tuple(maybe)[:CHOICES]
    buttons = [Button(with_clock(zone, ctx.now), _pick(zone)) for zone in zones]
    other = press(ctx, "other-zone" if zones else "set-time", "settings.zone")
    asks = "which-zone" if zones else "field-zone-unknown"
    return message(paragraph(ctx, asks, typed=shorten(typed, 40)), row(*buttons, other))


def _pick(zone: str) -> str:
    return action("settings.pick", zone.replace("/", ":"))


def picked(id: str) -> str | None:
    """The zone of such a button; None for anything else."""
    return look_up(id.replace(":", "/")).sure
