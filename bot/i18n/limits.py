"""How long a sentence may be: labels that a platform cuts, or refuses, when they are longer."""

from __future__ import annotations

import re

from bot.domain.city_names import city
from bot.domain.zone_data import zone_names

_OPTION = re.compile(
    r"(?:asks|mute|note-type|option|permission-(?:no|yes)|share|report-(?:block|quote)|update-to)(?:-|$)"
    r"|(?:capacity|format|how-known|how-well|interest|language-own|minutes|reason|source)$"
)
"""What a member chooses from in a form."""

TEXT_MAX = 1000
"""The most characters of a sentence that is no label, without what is put into it."""

_KINDS = (
    (re.compile(r"(?:form-(?!.*-intro$)|submit-)"), 24),
    (re.compile(r"detail-"), 45),
    (re.compile(r"button-"), 75),
    (re.compile(r"(?:command|argument|hint|placeholder)-"), 100),
    (re.compile(r"prep-(?!none|which|with|title|lead|all)|.*-title$"), 150),
)

LONGEST: dict[str, str | int] = {
    **dict.fromkeys(("name", "seeker", "host", "other"), "W" * 60),
    "zone": "W" * max(map(len, zone_names())),
    "count": 999,
    "number": 10,
    "minutes": 30,
    "most": 12,
}
"""The longest arguments of a label, as the code shortens them. Others are as `ORDINARY`."""
ORDINARY = "no limit"
_IN_CHECKLIST: dict[str, str | int] = {
    "organisation": "W" * 40,
    "role": "W" * 40,
    "name": "W" * 30,
    "zone": "W" * max(len(city(zone)) for zone in zone_names()),
}


_NAMES = {"field-why": 20, "button-take-back": 40, "option-note-through": 40}
"""Labels in which the code cuts names shorter."""


def most(id: str, english: str) -> int | None:
    """Return the most characters of a label; None for a sentence that is none.

    `english` is our own sentence: a `field-…` with a full stop says what is wrong with a field, one
    without is the field's label.
    """
    if _OPTION.match(id):
        return 75
    if id.startswith("field-"):
        return None if "." in english else 45
    return next((most for kind, most in _KINDS if kind.match(id)), None)


def longest(id: str) -> dict[str, str | int]:
    """Return the longest arguments of that label."""
    if id.startswith("prep-"):
        return _IN_CHECKLIST
    return LONGEST | {"name": "W" * _NAMES.get(id, 60)}
