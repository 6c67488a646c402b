"""What a host does and tells, as the bank of questions has it: fields of work, and moments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bot.domain.hosts import Host, fold
from bot.finding.documents import fields_of
from bot.finding.meaning import meaning

_CONCEPTS = {
    "health": ("health", "vet", "vet-nurse"),
    "care": ("care", "housing", "social-work"),
    "law": ("law", "criminal-justice"),
    "software": ("computing",),
    "arts": ("creative", "culture"),
    "public": ("government", "politics", "emergency-services", "armed-forces"),
    "science": ("science", "research"),
    "trades": ("building", "trades", "manufacturing", "crafts"),
    "charity": ("charity",),
    "teaching": ("education",),
    "own": ("self-employed", "entrepreneur"),
    "engineering": ("engineering", "energy"),
    "media": ("media", "writing"),
    "finance": ("finance", "property"),
    "land": ("outdoors", "environment", "animals"),
    "hospitality": ("hospitality", "food", "retail", "beauty"),
    "business": ("business",),
    "transport": ("transport",),
}
"""The concepts of each field; what is in them, or very near, is in the field too."""
_WITHIN = 0.5
"""How near a concept is that counts to the field."""
_SAYS = {"role": 1.0, "sector": 0.7, "topics": 0.4, "organisation": 0.5, "about": 0.25}
_LEAST = 0.5
"""How sure a field must be: a role alone is enough, a line about oneself is not."""
_OF_THE_PLACE = frozenset({"charity", "own", "public"})
"""Fields whose questions fit any role there."""
_SECOND = 0.6
"""The part of the surest field's weight that a second one must have."""

_TELLS = {
    "changed": r"retrain\w*|career chang\w+|chang\w+ (?:career|direction)s?|switched (?:from|to)"
    r"|used to (?:be|work|teach)|moved (?:over )?from|came (?:late )?to this|former(?:ly)?"
    r"|ailhyfforddi\w*|newid gyrfa|newid cyfeiriad|symud o|arfer (?:bod|gweithio|dysgu)|gynt",
    "leads": r"(?:lead|run|manage) (?:a|the) (?:\w+ )?team|(?:arwain|rheoli) (?:y )?tîm",
    "years": r"(?:[1-9]\d|ten|fifteen|twenty|thirty) years|(?:since|ers) (?:19\d\d|200\d|201[0-5])"
    r"|(?:deng|ugain) mlynedd|[1-9]\d (?:mlynedd|o flynyddoedd)",
    "remote": r"remote(?:ly)?|from home|hybrid|o bell|gweithio gartref|o gartref",
    "part": r"part[- ]time|job[- ]share|maternity|parental|rhan[- ]amser|mamolaeth"
    r"|my (?:kids|children|daughters?|sons?)|fy mhlant",
    "apprentice": r"(?:as|was) an? (?:\w+ )?apprentice|my apprenticeship|no degree"
    r"|without a degree|left school|fel prentis|fy mhrentisiaeth|heb radd|gadael yr ysgol",
    "studied": r"(?:i )studied|my degree|graduated|astudiais|fy ngradd|graddiais",
    "abroad": r"abroad|another country|emigrated|dramor|gwlad arall",
}
"""Words of a host that tell of each moment."""
_MOMENTS = {name: re.compile(rf"(?i)\b(?:{words})\b") for name, words in _TELLS.items()}
_LEADS = re.compile(
    r"(?i)\b(?:head of|headteacher|team leader|director|chief \w+|ceo|principal"
    r"|pennaeth|cyfarwyddwr\w*|arweinydd tîm|prif weithredwr|prifathr\w+)\b"
)
"""Roles with people to be responsible for."""
_WELSH = frozenset({"cymraeg", "welsh"})


def fields_of_work(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return the fields that texts are about, the surest first. Each comes with the field of a
    host's offer that it stands in.

    What a role says goes before the rest: a data scientist in a hospital has no patients.
    """
    sure = dict.fromkeys(_CONCEPTS, 0.0)
    by_role: set[str] = set()
    for part, text in texts:
        if part in _SAYS:
            concepts = meaning().read(text)[1]
            for field, near in _near().items():
                best = max((w * near.get(name, 0.0) for name, w in concepts.items()), default=0.0)
                sure[field] += _SAYS[part] * best
                if part == "role" and best >= _LEAST:
                    by_role.add(field)
    least = max(_LEAST, _SECOND * max(sure.values()))
    fits = by_role | _OF_THE_PLACE if by_role else sure
    return sorted((f for f in fits if sure[f] >= least), key=lambda f: -sure[f])[:2]


def fields_of_host(host: Host) -> list[str]:
    """Return the fields of work of a host, the surest first."""
    return fields_of_work(fields_of(host))


def moments_of(host: Host) -> list[str]:
    """Return what a host tells of themselves."""
    told = [name for name, tells in _MOMENTS.items() if tells.search(host.about)]
    if _LEADS.search(host.role):
        told.append("leads")
    if host.studied_at:
        told.append("studied")
    if not _WELSH.isdisjoint(fold(" ".join(host.languages)).split()):
        told.append("welsh")
    return list(dict.fromkeys(told))


@cache
def _near() -> Mapping[str, Mapping[str, float]]:
    """Return the concepts of each field, with how near they are."""
    near: dict[str, dict[str, float]] = {}
    for field, concepts in _CONCEPTS.items():
        near[field] = {}
        for concept in concepts:
            for name, weight in meaning().near(concept).items():
                if weight >= _WITHIN:
                    near[field][name] = max(weight, near[field].get(name, 0.0))
    return near
