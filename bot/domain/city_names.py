"""What a language calls the city in the name of a time zone."""

from __future__ import annotations

from functools import lru_cache

from babel.core import Locale

LANGUAGES = ("cy",)
"""Languages with names of their own. In English a city is called as in the zone's name."""

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
    return _named(language).get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


def also_typed(language: str) -> list[tuple[str, str]]:
    """The (name, zone) pairs that a member may type in that language, besides the zones' names."""
    more = MORE.get(language, {}).items()
    return [
        *((name, zone) for zone, name in _named(language).items()),
        *((name, zone) for zone, names in more for name in names.split(";")),
    ]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _named(language: str) -> dict[str, str]:
    if language not in LANGUAGES:
        return {}
    zones = Locale.parse(language).time_zones
    return {
        zone: named["city"]
        for zone, named in zones.items()
        if "city" in named and zone not in _UNUSUAL and not zone.startswith("Etc/")
    }
