"""Time zones in forms and buttons: a list to choose from, or the name of a city."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Button, Message, action, message
from bot.core.store import Transaction
from bot.domain.city_names import city
from bot.domain.people import Person
from bot.domain.zone_data import zone_info
from bot.domain.zones import Meant, look_up, offers
from bot.engine.context import Context
from bot.engine.feature import FieldErrors
from bot.features.blocks import button_row, paragraph
from bot.features.settings.actions import SETTINGS_PICK, SETTINGS_ZONE
from bot.finding.documents import EVERYONE
from bot.i18n.sanitize import shorten

CHOICES = 4
"""Buttons that offer a zone, at most; one more opens the form."""
_LOOKED_AT = 60
"""Hosts whose zones are looked at, at most."""


def with_clock(zone: str, language: str, now: datetime) -> str:
    """Return the zone's city with the present time, by which people recognise their own."""
    return f"{city(zone, language)} · {clock(zone, now)}"


def clock(zone: str, now: datetime) -> str:
    """Return the time of day in that zone."""
    return f"{now.astimezone(zone_info(zone)):%H:%M}"


def to_type(zone: str, language: str) -> str:
    """Return what a member types for it: its city, if that means only this zone."""
    name = city(zone, language)
    return name if look_up(name).sure == zone else zone


async def nearby(tx: Transaction, me: Person) -> list[str]:
    """Return likely zones of a person: the guess, then those of hosts in their network."""
    rows = await tx.index.people_from(me.network, EVERYONE, "", _LOOKED_AT)
    there = await tx.index.candidates(me.network, [person for _, person in rows], me.id)
    hosts = Counter(one.person.zone for one in there if one.person.zone_known)
    return [me.zone, *(zone for zone, _ in hosts.most_common(5))]


async def zone_fields(ctx: Context) -> tuple[Field, ...]:
    """Return the fields for a zone: its name if it is known, else a list and a text field."""
    typed = Field(
        name="zone",
        label=ctx.label("field-zone"),
        words=Words.PRIVATE,
        hint=ctx.label("hint-zone"),
        placeholder=to_type("Europe/London", ctx.translator.language),
        initial=to_type(ctx.me.zone, ctx.translator.language) if ctx.me.zone_known else "",
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
        options=tuple(
            Option(zone, with_clock(zone, ctx.translator.language, ctx.now)) for zone in zones
        ),
        initial=ctx.me.zone if ctx.me.zone in zones else "",
    )
    return (
        chosen,
        Field(
            name=typed.name,
            label=ctx.label("field-zone-other"),
            words=Words.PRIVATE,
            hint=typed.hint,
            placeholder=typed.placeholder,
            required=False,
            max_length=typed.max_length,
        ),
    )


def read_zone(ctx: Context, values: Values) -> str:
    """Return the typed zone, else the chosen one. Raises `FieldErrors` with likely zones."""
    typed = str(values["zone"])
    if not typed:
        chosen = str(values.get("guess", ""))
        if not chosen:
            raise FieldErrors(zone=ctx.label("field-required"))
        return chosen
    meant = look_up(typed)
    if meant.sure is None:
        raise FieldErrors(zone=_what_then(ctx, typed, meant))
    return meant.sure


def _what_then(ctx: Context, typed: str, meant: Meant) -> str:
    typed = shorten(typed, 40)
    if not meant.maybe:
        return ctx.label("field-zone-unknown", typed=typed)
    cities = ctx.translator.listed([ctx.translator.city(zone) for zone in meant.maybe[:5]])
    return ctx.label("field-zone-maybe", typed=typed, cities=cities)


def which(ctx: Context, typed: str, maybe: Iterable[str]) -> Message:
    """Ask which of these zones was meant, with a button to the form."""
    zones = tuple(maybe)[:CHOICES]
    buttons = [
        Button(with_clock(zone, ctx.translator.language, ctx.now), _pick(zone)) for zone in zones
    ]
    other = SETTINGS_ZONE.labelled("button-other-zone" if zones else "button-set-time").button(ctx)
    asks = "which-zone" if zones else "field-zone-unknown"
    return message(paragraph(ctx, asks, typed=shorten(typed, 40)), button_row(*buttons, other))


def _pick(zone: str) -> str:
    return action(SETTINGS_PICK.name, zone.replace("/", ":"))


def picked(id: str) -> str | None:
    """Return the zone of such a button; None for anything else."""
    return look_up(id.replace(":", "/")).sure
