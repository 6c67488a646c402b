"""What a language calls the city in the name of a time zone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel.core import Locale

LANGUAGES = ("cy",)
"""Languages in which a city can be typed, too, besides the zone's own name."""

_UNUSUAL = {"Europe/Istanbul", "Asia/Tbilisi", "Asia/Ulaanbaatar", "Africa/Algiers"}
"""Zones for which CLDR has a Welsh name that hardly anybody uses."""

MORE = {
    "cy": {
        "Europe/London": "Caerdydd;Abertawe;Casnewydd;Wrecsam;Caerfyrddin;Caernarfon;Caergybi;"
        "Hwlffordd;Aberteifi;Caeredin;Lerpwl;Manceinion;Bryste;Caergrawnt;Rhydychen",
        "Europe/Athens": "Athen",
        "Africa/Cairo": "Cairo",
    }
}
"""More cities as they may be typed, by language and zone."""


def city(zone: str, language: str = "en") -> str:
    """The city of a zone: `New York` for America/New_York, in Welsh `Efrog Newydd`."""
    return names(language).get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


def also_typed(language: str) -> list[tuple[str, str]]:
    """The (name, zone) pairs that a member may type in that language, besides the zones' names."""
    more = MORE.get(language, {}).items()
    return [
        *((name, zone) for zone, name in names(language).items()),
        *((name, zone) for zone, names in more for name in names.split(";")),
    ]


@cache
def names(language: str) -> Mapping[str, str]:
    """What a language calls cities otherwise than the zone's name, by zone; nothing in English."""
    if language == "en":
        return {}
    zones = Locale.parse(language).time_zones
    return {
        zone: named["city"]
        for zone, named in zones.items()
        if "city" in named and zone not in _UNUSUAL and not zone.startswith("Etc/")
    }
