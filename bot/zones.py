"""Time zones as people name them: what somebody typed can mean, and what to offer unasked.

Places and their countries are from the tz database (zone.tab), names of countries from CLDR.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

from babel.core import Locale, UnknownLocaleError, get_global

from bot.model.hosts import fold
from bot.model.people import zone_info

MOST = 25
"""So many are offered at once: a select on Discord takes no more."""

COMMON = (
    "Europe/London",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Toronto",
    "America/Sao_Paulo",
    "America/Mexico_City",
    "Europe/Lisbon",
    "Europe/Paris",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Europe/Moscow",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""Where most people are; also the zone to guess in a country that has several."""

_COUNTRIES = {
    "uk": "GB",
    "britain": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "cymru": "GB",
    "lloegr": "GB",
    "yr alban": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "america": "US",
    "holland": "NL",
}
"""What people call countries, besides their names in CLDR."""

_ABBREVIATIONS = {
    "gmt bst": ("Europe/London",),
    "wet west": ("Europe/Lisbon",),
    "cet cest mez": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome"),
    "eet eest": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv", "Africa/Cairo"),
    "est edt et eastern": ("America/New_York", "America/Toronto"),
    "cst cdt ct central": ("America/Chicago", "America/Winnipeg", "America/Mexico_City"),
    "mst mdt mt mountain": ("America/Denver", "America/Edmonton", "America/Phoenix"),
    "pst pdt pt pacific": ("America/Los_Angeles", "America/Vancouver"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "aest aedt": ("Australia/Sydney", "Australia/Melbourne", "Australia/Brisbane"),
}
"""Letters that stand for a clock; none is sure, as several places use them."""


_AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia"} | {
    *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
}
"""Where the cities are; other names are of countries and of clocks."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What somebody typed: `sure` is the zone where it can only be one, else `maybe` has some."""

    sure: str | None = None
    maybe: tuple[str, ...] = ()


def look_up(typed: str) -> Meant:
    """The zones that a city, a country, an abbreviation or an IANA name can mean, best first."""
    key = _key(typed)
    if not key:
        return Meant()
    if zone := _by_name().get(key):
        return Meant(sure=zone)
    cities, countries = _cities(), _countries()
    named = cities.get(key) or countries.get(key) or ()
    clocks = {_clock(zone): zone for zone in reversed(named)}  # of one clock, the first
    apart = tuple(zone for zone in named if zone in clocks.values())
    if apart:
        return Meant(sure=apart[0]) if len(apart) == 1 else Meant(maybe=apart[:MOST])
    for letters, zones in _ABBREVIATIONS.items():
        if key in letters.split():
            return Meant(maybe=zones)
    known = {name: zones for name, zones in cities.items() if zones[0] in _countries_of()}
    known |= countries
    near = [name for name in known if name.startswith(key)]
    near += [name for name in known if f" {key}" in name]
    near += get_close_matches(key, known, n=5, cutoff=0.75)
    found = dict.fromkeys(zone for name in dict.fromkeys(near) for zone in known[name])
    return Meant(maybe=tuple(found)[:MOST])


def guess(locale: str) -> str:
    """The zone of most people whose software speaks that locale, such as `de` or `pt-BR`; ""
    where the locale says too little. English of the United States is what nobody chose.
    """
    if locale.replace("_", "-").casefold() in ("en", "en-us"):
        return ""
    try:
        parsed = Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError):
        return ""
    likely = str(get_global("likely_subtags").get(parsed.language, ""))
    territory = parsed.territory or likely.rpartition("_")[2]
    zones = _territories().get(territory, ())
    return zones[0] if zones else ""


def offers(near: Iterable[str], now: datetime) -> list[str]:
    """Zones to choose from, at most `MOST`: those near first, with their neighbours of the same
    country, then the common ones by their clocks, from west to east."""
    first: dict[str, None] = {}
    for zone in near:
        if zone in _countries_of():
            first[zone] = None
    for zone in tuple(first)[:1]:
        first |= dict.fromkeys(_territories()[_countries_of()[zone]][:5])
    rest = [zone for zone in COMMON if zone not in first][: max(0, MOST - len(first))]
    rest.sort(key=lambda zone: (zone_info(zone).utcoffset(now.replace(tzinfo=None)), zone))
    return [*first, *rest][:MOST]


def _key(typed: str) -> str:
    return fold(typed.replace("_", " "))


def _clock(zone: str) -> tuple[object, object]:
    """Two zones whose clocks show the same in winter and in summer are one to most people."""
    winter, summer = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
    there = zone_info(zone)
    return winter.astimezone(there).utcoffset(), summer.astimezone(there).utcoffset()


@lru_cache(maxsize=1)
def _countries_of() -> dict[str, str]:
    """The country of each zone where people live."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {zone: country for country, _, zone, *_ in rows}


@lru_cache(maxsize=1)
def _territories() -> dict[str, tuple[str, ...]]:
    """The zones of each country, the common ones first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for zone, country in _countries_of().items():
        found[country].append(zone)
    return {
        country: tuple(sorted(zones, key=lambda zone: zone not in COMMON))
        for country, zones in found.items()
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """IANA names in full, however they are written."""
    return {_key(name): name for name in available_timezones() if "/" in name or name == "UTC"}


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[str, ...]]:
    """Zones by the city in their name; those where people live now come first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    old = available_timezones() - set(_countries_of())
    for zone in [*_countries_of(), *sorted(old)]:
        area, _, city = zone.rpartition("/")
        if area in _AREAS or area.startswith("America/"):
            found[_key(city)].append(zone)
    return {city: tuple(zones) for city, zones in found.items()}


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    """Zones by the names of their countries in the languages we speak."""
    found: dict[str, tuple[str, ...]] = {}
    for language in ("en", "cy"):
        names = Locale.parse(language).territories
        for country, zones in _territories().items():
            if country in names:
                found[_key(names[country])] = zones
    return found | {name: _territories()[country] for name, country in _COUNTRIES.items()}
