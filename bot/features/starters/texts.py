"""Notes to begin with: for each type of note and in two tones, with what is known filled in.

What only the writer knows stands in square brackets. The coach lets none of them pass, so a note
cannot be sent before they are gone, and each note to a host has at least one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.coach.naming import ACRONYM, is_standing
from bot.coach.note import check_words
from bot.domain.hosts import Host, fold
from bot.domain.notes import NoteType
from bot.domain.people import Person, calm_name, first_name
from bot.i18n.translator import Translator

KNOWN_MAX = 80
"""Characters of what others wrote: what is longer is no word in a sentence."""


class Tone(StrEnum):
    """How a text sounds."""

    WARM = "warm"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a starter can be filled with; "" is a gap."""

    name: str = ""
    me: str = ""
    """The writer's line about themselves."""
    topic: str = ""
    role: str = ""
    organisation: str = ""
    place: str = ""
    """Where both went."""
    region: str = ""
    """Where both live."""
    connector: str = ""
    hosts: bool = False
    """They host here: that is where the writer found them."""
    relative: bool = False
    """A friend of the family connects them, not a friend."""
    minutes: int = 0
    """The length that the text asks for; 0: another field names it."""
    sent_before: bool = False
    """The first message went about a week ago."""


@dataclass(frozen=True, slots=True)
class Start:
    """A note to begin with, in the two texts of a request."""

    why: str
    learn: str


def known_of(
    me: Person, person: Person, host: Host | None, mine: Host | None, connector: str = ""
) -> Known:
    """Return what is known of a note from `me` to that person. `host` and `mine` are the offers of
    the two; `connector` is the name of whoever connects them."""
    name, line = usable(calm_name(person.name)), usable(me.headline)
    if host is None:
        return Known(name=name, me=line, connector=usable(calm_name(connector)))
    near = mine is not None and mine.region and fold(mine.region) == fold(host.region)
    topics = [topic for topic in map(usable, host.topics) if topic]
    return Known(
        name=name,
        me=line,
        topic=topics[0] if topics else "",
        role="" if is_standing(host.role) else usable(host.role),
        organisation=usable(host.employer),
        place=usable(host.studied_at),
        region=usable(host.region) if near else "",
        connector=usable(calm_name(connector)),
        hosts=True,
    )


def usable(typed: str) -> str:
    """Return what a member typed as it can stand in a sentence; "" if it cannot.

    Words in capitals become small ones. What the coach would hold back is left out: it would blame
    the writer for what somebody else wrote.
    """
    text = " ".join(typed.replace("“", "").replace("”", "").split()).strip(" .,:;!?…–-")
    if not any(c.isalnum() for c in text) or len(text) > KNOWN_MAX or set("[]{}<>") & set(text):
        return ""
    if text.upper() == text and sum(c.isalpha() for c in text) > ACRONYM:
        text = text.capitalize()
    return "" if check_words(text) or check_words(f"({text})") else text


def starter(words: Translator, kind: NoteType, tone: Tone, known: Known) -> Start:
    """Return the note to begin with. What the coach would hold back in it stays a gap, too: a line
    such as "Head of hiring" asks for nothing by itself."""
    learn = _learn(words, kind, tone)
    why = _why(words, kind, tone, known)
    for name in _MAY_GO:
        if not _is_held(why):
            break
        unknown: dict[str, Any] = {name: ""}
        known = replace(known, **unknown)
        why = _why(words, kind, tone, known)
    return Start(why, learn)


_MAY_GO = ("me", "topic", "role", "organisation", "place", "region", "connector", "name")
"""What is left out, one after the other, until the coach holds nothing back but the gaps."""


def _is_held(text: str) -> bool:
    return any(flag.sentence != "coach-placeholder" for flag in check_words(text))


def standing(words: Translator, me: Person) -> str:
    """Return a note to begin with that stands by itself: nobody knows yet who will read it."""
    line = usable(me.headline) or words.label("starter-gap-me")
    return words.label("starter-way", name=calm_name(me.name), me=line)


def _why(words: Translator, kind: NoteType, tone: Tone, known: Known) -> str:
    name = known.name if tone is Tone.FORMAL else first_name(known.name)
    name = name or words.label("starter-gap-name")
    me = known.me or words.label("starter-gap-me")
    theirs, work = _theirs(words, known), _work(words, known)
    long = words.label("starter-while")
    if known.minutes:
        long = words.label("starter-long", minutes=known.minutes)
    match kind:
        case NoteType.COLD:
            found = _found(words, known)
            return words.label(
                "starter-cold",
                tone=tone,
                name=name,
                found=found,
                theirs=theirs,
                me=me,
                long=long,
                work=work,
            )
        case NoteType.ALUMNI:
            place = known.place or words.label("starter-gap-place")
            return words.label(
                "starter-alumni", tone=tone, name=name, place=place, theirs=theirs, me=me, long=long
            )
        case NoteType.MUTUAL | NoteType.REFERRAL:
            by = known.connector or words.label("starter-gap-connector")
            id = "starter-mutual" if kind is NoteType.MUTUAL else "starter-referral"
            return words.label(
                id, tone=tone, name=name, connector=by, theirs=theirs, me=me, long=long
            )
        case NoteType.FRIEND:
            gap = "starter-gap-relative" if known.relative else "starter-gap-friend"
            by = known.connector or words.label(gap)
            return words.label(
                "starter-friend", tone=tone, name=name, connector=by, me=me, long=long, work=work
            )
        case NoteType.EVENT:
            return words.label("starter-event", tone=tone, name=name, me=me, long=long)
        case NoteType.TALK:
            return words.label("starter-talk", tone=tone, name=name, me=me, long=long)
        case NoteType.NUDGE:
            since = "starter-week-ago" if known.sent_before else "starter-gap-since"
            return words.label(
                "starter-nudge", tone=tone, name=name, since=words.label(since), long=long
            )


def _learn(words: Translator, kind: NoteType, tone: Tone) -> str:
    if kind is NoteType.NUDGE:  # the first note asked already
        return words.label("starter-gap-question")
    return words.label("starter-learn", tone=tone)


def _theirs(words: Translator, known: Known) -> str:
    if known.topic:
        return words.label("starter-topic", topic=known.topic)
    if known.role:
        return words.label("starter-role", role=known.role)
    return words.label("starter-gap-theirs")


def _work(words: Translator, known: Known) -> str:
    if known.organisation:
        return words.label("starter-work-at", organisation=known.organisation)
    return words.label("starter-work")


def _found(words: Translator, known: Known) -> str:
    if not known.hosts:
        return words.label("starter-gap-found")
    if known.region:
        return words.label("starter-found-near", region=known.region)
    return words.label("starter-found")
