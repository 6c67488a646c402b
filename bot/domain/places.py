"""Cities that give no zone their name: Cardiff, Mumbai, San Francisco; and names in Welsh.

The table is data of GeoNames (geonames.org), CC BY 4.0, made by `tools/places.py`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

from bot.domain.hosts import fold

_OTHER_NAMES = {
    "Europe/London": "Caerdydd, Gaerdydd, Abertawe, Casnewydd, Wrecsam, Llundain, Lundain,"
    " Caeredin, Manceinion, Lerpwl, Bryste, Rhydychen, Caergrawnt, Caer, Caerwysg, Caerloyw,"
    " Caerfaddon, Amwythig, Henffordd, Caerlŷr, Caergaint, Caerliwelydd, Efrog,"
    " Aberdaugleddau, Hwlffordd, Caerfyrddin, Aberteifi, Caernarfon, Caergybi, Bangor,"
    " Aberystwyth, Llandudno, Pontypridd, Merthyr Tudful, Pen-y-bont ar Ogwr, Y Barri,"
    " Llanbedr Pont Steffan, Lampeter, Rhyl, Y Rhyl",
    "Europe/Dublin": "Dulyn",
    "Europe/Rome": "Rhufain, Fenis, Fflorens",
    "Europe/Athens": "Athen",
    "Europe/Vienna": "Fienna",
    "Europe/Zurich": "Genefa, Geneva, Genève",
    "Europe/Brussels": "Brwsel",
    "Europe/Moscow": "Moscfa",
    "Asia/Jerusalem": "Caersalem",
    "America/New_York": "Efrog Newydd, NYC, Washington DC, Washington D.C.",
    "America/Los_Angeles": "LA, SF, Bay Area, Silicon Valley",
    "Asia/Kolkata": "Bombay, Bangalore, Madras, New Delhi",
    "Asia/Ho_Chi_Minh": "Saigon",
    "Asia/Shanghai": "Peking",
}
"""Names in use besides those of the table, by zone."""


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[str, ...]]:
    """Return the zones of each city by its folded name."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    table = (files("bot.domain") / "places.tsv").read_text("utf-8")
    for line in table.splitlines():
        if not line.startswith("#"):
            zone, _, names = line.partition("\t")
            for name in names.split(";"):
                found[fold(name)][zone] = None
    for zone, names in _OTHER_NAMES.items():
        for name in names.split(", "):
            found[fold(name)] = {zone: None}
    return {name: tuple(zones) for name, zones in found.items()}
