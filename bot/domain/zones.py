"""Time zones as people name them: what typed text can mean, and which zones to offer.

Zones and their countries are from the tz database (zone.tab), names of countries from CLDR, more
cities from `places`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError, get_global

from bot.domain.city_names import LANGUAGES, also_typed
from bot.domain.hosts import fold
from bot.domain.places import places
from bot.domain.zone_data import ZONE_DATA, zone_info, zone_names

MOST = 25
"""Zones offered at once: the most that a select on Discord takes."""

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
"""Zones with most people; also the guess for a country that has several."""

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
    "british": "GB",
    "usa": "US",
    "america": "US",
    "holland": "NL",
}
"""Names of countries in use besides those of CLDR."""

_ABBREVIATIONS = {
    "gmt, bst, greenwich, greenwich mean": ("Europe/London",),
    "wet, west, western european": ("Europe/Lisbon",),
    "cet, cest, mez, central european": (
        "Europe/Berlin",
        "Europe/Paris",
        "Europe/Madrid",
        "Europe/Rome",
    ),
    "eet, eest, eastern european": (
        "Europe/Athens",
        "Europe/Helsinki",
        "Europe/Kyiv",
        "Africa/Cairo",
    ),
    "est, edt, et, eastern": ("America/New_York", "America/Toronto"),
    "cst, cdt, ct, central": ("America/Chicago", "America/Winnipeg", "America/Mexico_City"),
    "mst, mdt, mt, mountain": ("America/Denver", "America/Edmonton", "America/Phoenix"),
    "pst, pdt, pt, pacific": ("America/Los_Angeles", "America/Vancouver"),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "aest, aedt, australian eastern": (
        "Australia/Sydney",
        "Australia/Melbourne",
        "Australia/Brisbane",
    ),
}
"""Abbreviations of zones. None is certain, because several places use each."""


_OFFSET = re.compile(r"[+\-\u2212](?=[0-9])")
_SIGNS = {"+": " plus ", "-": " minus ", "\u2212": " minus "}
"""Words for the signs of offsets, which folding drops: Etc/GMT+5 is not Etc/GMT-5."""
_OFFSET_NAME = re.compile(
    r"(?:utc |gmt )?(?P<sign>plus|minus) (?P<hours>[0-9]{1,2})(?: ?(?P<minutes>[0-5][0-9]))?"
)
_TIME = re.compile(r" (?:(?:standard|daylight|summer) )?time$|^amser (?:(?:safonol|haf) )?")

_AREAS = {"Africa", "America", "Antarctica", "Arctic", "Asia"} | {
    *("Atlantic", "Australia", "Europe", "Indian", "Pacific"),
}
"""The first parts of zone names that hold cities; others are countries and clocks."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The meaning of typed text: `sure` if it can be only one zone, else `maybe` has some."""

    sure: str | None = None
    maybe: tuple[str, ...] = ()


def look_up(typed: str) -> Meant:
    """Return the zones that a city, country, abbreviation or IANA name can mean, best first."""
    key = _key(typed)
    if not key:
        return Meant()
    if zone := _by_name().get(key):
        return Meant(sure=zone)
    cities, countries = _cities(), _countries()
    bare = _TIME.sub("", key)
    for name in dict.fromkeys((key, bare)):
        named = cities.get(name) or places().get(name) or countries.get(name) or _with_offset(name)
        clocks = {_clock(zone): zone for zone in reversed(named)}  # of one clock, the first
        apart = tuple(zone for zone in named if zone in clocks.values())
        if apart:
            return Meant(sure=apart[0]) if len(apart) == 1 else Meant(maybe=apart[:MOST])
        for names, zones in _ABBREVIATIONS.items():
            if name in names.split(", "):
                return Meant(maybe=zones)
    return Meant(maybe=_near(key))


def _near(key: str) -> tuple[str, ...]:
    """Return the zones of places whose names begin with the text or differ little from it."""
    cities, countries = _cities(), _countries()
    known = {name: zones for name, zones in cities.items() if zones[0] in _countries_of()}
    known |= countries
    near = [name for name in known if name.startswith(key)]
    near += [name for name in known if f" {key}" in name]
    near += get_close_matches(key, known, n=5, cutoff=0.75)
    if len(key) >= 3:
        # So many places are compared only with what is nearly as long and begins alike.
        more = {name: zones for name, zones in places().items() if name[0] == key[0]}
        near += [name for name in more if name.startswith(key)]
        alike = [name for name in more if abs(len(name) - len(key)) <= 2]
        near += get_close_matches(key, alike, n=5, cutoff=0.8)
        known = more | known
    found = dict.fromkeys(zone for name in dict.fromkeys(near) for zone in known[name])
    return tuple(found)[:MOST]


def _with_offset(key: str) -> tuple[str, ...]:
    """Return the zones with an offset such as "utc plus 5 30", in winter or summer; else none."""
    match = _OFFSET_NAME.fullmatch(key)
    if match is None:
        return ()
    size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    offset = -size if match["sign"] == "minus" else size
    found = [zone for zone in _countries_of() if offset in _clock(zone)]
    found.sort(key=lambda zone: COMMON.index(zone) if zone in COMMON else len(COMMON))
    return tuple(found)


def guess(locale: str) -> str:
    """Return the zone of most people with that locale, such as `de` or `pt-BR`; "" if it says
    too little. English of the United States is a default that people do not choose.
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
    """Return zones to choose from, at most `MOST`: first `near` with others of the same country,
    then the common ones by their offset, from west to east."""
    first: dict[str, None] = {}
    for zone in near:
        if zone in _countries_of():
            first[zone] = None
    for zone in tuple(first)[:1]:
        first |= dict.fromkeys(_territories()[_countries_of()[zone]][:5])
    rest = [zone for zone in COMMON if zone not in first][: max(0, MOST - len(first))]
    rest.sort(key=lambda zone: (now.astimezone(zone_info(zone)).utcoffset(), zone))
    return [*first, *rest][:MOST]


def _key(typed: str) -> str:
    signed = _OFFSET.sub(lambda sign: _SIGNS[sign[0]], typed)
    return fold(signed.replace("_", " "))


@lru_cache(maxsize=1024)
def _clock(zone: str) -> tuple[object, object]:
    """Return the offsets in winter and summer: zones that share both are one to most people."""
    winter, summer = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)
    there = zone_info(zone)
    return winter.astimezone(there).utcoffset(), summer.astimezone(there).utcoffset()


@lru_cache(maxsize=1)
def _countries_of() -> dict[str, str]:
    """Return the country of each inhabited zone."""
    return {zone: country for country, _, zone, *_ in ZONE_DATA.table("zone.tab")}


@lru_cache(maxsize=1)
def _territories() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country, the common ones first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for zone, country in _countries_of().items():
        found[country].append(zone)
    return {
        country: tuple(sorted(zones, key=lambda zone: zone not in COMMON))
        for country, zones in found.items()
    }


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    """Return IANA names by their folded form."""
    return {_key(name): name for name in zone_names() if "/" in name or name == "UTC"}


@lru_cache(maxsize=1)
def _cities() -> dict[str, tuple[str, ...]]:
    """Return zones by the city in their name, in each language; inhabited ones come first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for zone in dict.fromkeys([*_countries_of(), *zone_names()]):
        area, _, city = zone.rpartition("/")
        if area in _AREAS or area.startswith("America/"):
            found[_key(city)].append(zone)
    for language in LANGUAGES:
        for name, zone in also_typed(language):
            if zone not in (there := found[_key(name)]):
                there.append(zone)
    return {city: tuple(zones) for city, zones in found.items()}


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    """Return zones by the names of their countries in all our languages."""
    found: dict[str, tuple[str, ...]] = {}
    for language in ("en", "cy"):
        names = Locale.parse(language).territories
        for country, zones in _territories().items():
            if country in names:
                found[_key(names[country])] = zones
    return found | {name: _territories()[country] for name, country in _COUNTRIES.items()}
