"""Which questions of the bank are offered: those that fit this host, and were not asked yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from bot.coach.bank import BANK, FIELDS, FIRST, MOMENTS
from bot.coach.facts import Profile, profile_of
from bot.coach.naming import in_a_sentence
from bot.coach.note import check_words
from bot.coach.questions import categories_of, check_question
from bot.domain.hosts import Host
from bot.features.prep.fields import fields_of_host, fields_of_work, moments_of
from bot.features.prep.nearness import is_near

_FITS = {"field": 3.7, "topic": 2.4, "organisation": 2.2, "role": 2.0, "studied": 1.4, "welsh": 1.8}
"""How much more a question is worth that only this host, or few others, could be asked."""
_NAMES_TOO, _TELLS = 1.6, 2.6
"""The same for what else of the profile stands in it, and for what else a host tells."""
_NEEDS = {
    id: (needs, place)
    for needs in {need for questions in BANK.values() for need in questions.values()}
    for place, id in enumerate(
        id for questions in BANK.values() for id, need in questions.items() if need == needs
    )
} | {id: ("", 0) for group in (FIELDS, MOMENTS) for ids in group.values() for id in ids}
"""What each question needs, and its place among those that need the same."""
_AGAIN = 0.7
"""What a further question of the same kind is worth."""
_VARIES = 1.2
"""How far chance, which is the same for the same host each time, may move a question up."""


_NO_SECTOR = frozenset({"sector", "industry", "diwydiant", "the", "y", "yr"})
"""With one of these it reads badly before or after the word sector."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the one who will be asked."""

    key: str
    """Tells one host from another: others are offered other questions."""
    names: Mapping[str, Sequence[str]]
    """What can stand in a question, by the name of the variable."""
    fields: Sequence[str] = ()
    moments: Sequence[str] = ()
    profile: Profile = field(default_factory=Profile)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question of the bank, in words."""

    id: str
    category: str
    text: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    category: str
    kind: str
    """What makes it fit this host: a field, a moment, the name in it; "" for anybody."""
    worth: float


def about_host(host: Host) -> About:
    """Return what is known of a host."""
    names = {
        "role": [in_a_sentence(host.role, quoted=True)],
        "organisation": [in_a_sentence(host.employer)],
        "topic": [in_a_sentence(topic) for topic in host.topics],
        "sector": [in_a_sentence(host.sector)],
        "region": [in_a_sentence(host.region)],
    }
    if not _NO_SECTOR.isdisjoint(host.sector.casefold().split()):
        names["sector"] = []
    return About(
        key=host.person,
        names={name: [one for one in known if one] for name, known in names.items()},
        fields=fields_of_host(host),
        moments=moments_of(host),
        profile=profile_of(host),
    )


def about_somebody(key: str, label: str) -> About:
    """Return what is known of somebody outside, by what the seeker calls the talk."""
    return About(key=key, names={}, fields=fields_of_work([("role", label)]))


def suggestions(
    about: About, say: Callable[..., str], listed: Sequence[str], asked: Sequence[str] = ()
) -> Iterator[Suggestion]:
    """Yield questions to offer, the best first, each category in turn; `say` puts an id into words.

    `listed` are those on the seeker's list, whose categories wait a turn; `asked` were asked
    elsewhere. What is near one of them, or one that was offered before it, is left out, and so is
    what the coach would advise against.
    """
    known = [*listed, *asked]
    named = [name for names in about.names.values() for name in names]
    covered = {category for question in listed for category in categories_of(question)}
    left: dict[str, list[_Candidate]] = {category: [] for category in BANK}
    for candidate in _candidates(about):
        left[candidate.category].append(candidate)
    order = sorted(dict.fromkeys([*FIRST, *BANK]), key=lambda category: category in covered)
    used: Counter[str] = Counter()

    def worth(one: _Candidate) -> float:
        return one.worth * _AGAIN ** used[one.kind]

    while any(left.values()):
        for category in order:
            for candidate in sorted(left[category], key=worth, reverse=True):
                left[category].remove(candidate)
                text = in_words(about, say, candidate.id)
                if not is_near(text, known, named) and not _held(text, about.profile):
                    known.append(text)
                    used[candidate.kind] += candidate.kind != ""
                    yield Suggestion(candidate.id, category, text)
                    break


def _held(text: str, profile: Profile) -> bool:
    """Return whether the coach would advise against a question, or keep it from the host."""
    return bool(check_question(text, profile) or check_words(text, profile))


def in_words(about: About, say: Callable[..., str], id: str) -> str:
    """Return a question of the bank for somebody; "" if it is none, or lacks the name it needs.

    Questions with a topic take the topics in turn.
    """
    if id not in _NEEDS:
        return ""
    needs, place = _NEEDS[id]
    values = about.names.get(needs, ())
    if not needs:
        return say(id)
    return say(id, **{needs: values[place % len(values)]}) if values else ""


def _candidates(about: About) -> Iterator[_Candidate]:
    def made(id: str, category: str, kind: str, worth: float) -> _Candidate:
        chance = crc32(f"{about.key} {id}".encode()) / 2**32
        return _Candidate(id, category, kind, worth + _VARIES * chance)

    for category, questions in BANK.items():
        for id, needs in questions.items():
            if not needs:
                yield made(id, category, "", 1.0)
            elif about.names.get(needs):
                yield made(id, category, needs, _FITS.get(needs, _NAMES_TOO))
    for work in about.fields:
        for id, category in FIELDS[work].items():
            yield made(id, category, work, _FITS["field"])
    for moment in about.moments:
        for id, category in MOMENTS[moment].items():
            yield made(id, category, moment, _FITS.get(moment, _TELLS))
