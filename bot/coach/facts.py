"""Questions that the host's profile or a quick search answers, in English and Welsh.

A question counts only if it ends there: "What does Tidewell Water do when it rains?" is a good one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.coach import facts_english, facts_welsh
from bot.coach.grammar import Language, Rules, any_words, clause_ends, literals, read
from bot.coach.likely import RULED, knows, least, speaks_for
from bot.coach.reading import plain
from bot.coach.spelling import Name, Names, Reading, learn, name_words
from bot.domain.hosts import Host, fold

_ASKED = frozenset([
    "what", "which", "where", "who", "whom", "how", "when", "define", "your", "size", "meaning",
    "yourorg", "beth", "ble", "lle", "pa", "pwy", "pryd", "faint", "maint", "eich", "mhle", "am",
    "speak", "speaker", "talk", "chat", "fluent", "siarad", "sgwrsio", "rhugl", "we", "whereabouts", "gennychchi",
    "sawl",
])  # fmt: skip
_CUE = any_words(
    "ask", "know", "wonder\\w*", "tell me", "explain", "learn", "enquire", "outline", "inquire",
    "gofyn", "gwybod", "dweud", "holi", "esbonio",
)  # fmt: skip
_FIRST = re.compile(
    r"^(?: (?:\W|so|and|but|ooh|okay|ok|hi|wait|oh|also|could you|can you|may|can|nosy|sorry|in|for"
    r"|i|ym|yn|a|am|like|just|question|,))*"
    r" (?:what|which|where|whereabouts|who|whom|how|when|your|define|size|yourorg|beth|ble|lle|pa|pwy|pryd|faint"
    r"|maint|eich|mhle|am)(?= )"
)
_NEVER = re.compile(r"(?!)")


def _rules(welsh: bool, rows: tuple[str, ...], barriers: str) -> Rules:
    language = Language(
        welsh=welsh,
        classes=facts_welsh.CLASSES if welsh else facts_english.CLASSES,
        barriers=barriers,
        ends=clause_ends("but"),
        negations=_NEVER,
        polite=_NEVER,
        others=_NEVER,
        topics=_NEVER,
        later=_NEVER,
    )
    return Rules(language, rows)


_WOULD = "would|could|should|if|wish|wished|recommend|advise|suggest|byddech"


def _both(english: tuple[str, ...], welsh: tuple[str, ...]) -> tuple[Rules, Rules]:
    learn(*literals(welsh))
    return _rules(False, english, _WOULD), _rules(True, welsh, _WOULD)


learn(*facts_welsh.CLASSES.values())
_ALWAYS = _both(facts_english.ALWAYS, facts_welsh.ALWAYS)
_WHERE_STUDIED = _both(facts_english.WHERE_STUDIED, facts_welsh.WHERE_STUDIED)
_STUDY = _both(facts_english.STUDY, facts_welsh.STUDY)
_BEFORE = _both(facts_english.BEFORE, facts_welsh.BEFORE)
_SINCE = _both(facts_english.SINCE, facts_welsh.SINCE)
_REGION = _both(facts_english.REGION, facts_welsh.REGION)
_LANGUAGES = _both(facts_english.LANGUAGES, facts_welsh.LANGUAGES)
_SECTOR = _both(facts_english.SECTOR, facts_welsh.SECTOR)

_TELLS_STUDY = re.compile(
    r"(?i)\b(?:stud(?:y|ied|ying)|degrees?|graduat\w+|b\.?a|b\.?sc|m\.?sc|ph\.?d|universit\w+"
    r"|uni|college|qualif\w+|astudi\w*|graddi?\w*|prifysgol|coleg|cymhwys\w*)\b"
)
"""The host's own words tell what they studied, or where."""
_SUBJECT = re.compile(
    r"(?i)\b(?:degree|b\.?a|b\.?sc|b\.?eng|ll\.?b|m\.?a|m\.?sc|ph\.?d|pgce|gradd\w*"
    r"|\w{2,}(?:ology|nomics|omeg|oleg|iaeth|eiriaeth|aeth)|maths|\w*ematics|mathemateg|physics"
    r"|ffiseg|chemistry|cemeg|engineering|peirianneg|law|y gyfraith|history|hanes|geography|philosophy|politics|nursing|nyrsio|medicine|meddygaeth|music|art"
    r"|drama|literature|languages|ieithoedd|education|addysg|business|busnes|computing|computer"
    r"|cyfrifiadureg|architecture|journalism)\b"
)
"""What stands under *studied at* names a subject too."""
_TELLS_BEFORE = re.compile(
    r"(?i)\b(?:mov(?:ed?|ing)|switch\w*|came|went|left|former\w*|used to|was an?|were|worked"
    r"|before|retrain\w*|previously|started|began|after|symud\w*|cyn|arfer|gynt|newid\w*|bûm"
    r"|bues|gadael|gadewais|dechrau\w*|daeth|des)\b"
)
_TELLS_SINCE = re.compile(r"(?i)\b(?:\d+ years|since|for (?:\w+ )?years|ers|blynedd|blynyddoedd)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What seekers can read of a host."""

    role: str = ""
    organisation: str = ""
    sector: str = ""
    topics: tuple[str, ...] = ()
    about: str = ""
    region: str = ""
    studied_at: str = ""
    languages: tuple[str, ...] = ()

    @property
    def names(self) -> Names:
        """What stands for the names of this profile in a reading."""
        return _names(self)


def profile_of(host: Host) -> Profile:
    """Return what seekers can read of that host."""
    return Profile(
        role=host.role,
        organisation=host.employer,
        sector=host.sector,
        topics=host.topics,
        about=host.about,
        region=host.region,
        studied_at=host.studied_at,
        languages=host.languages,
    )


@lru_cache(maxsize=256)
def _names(profile: Profile) -> Names:
    named = [(topic, "yourtopic") for topic in profile.topics]
    named += [(f"{profile.role}{end}", "yourrole") for end in ("", "s", "'s") if profile.role]
    named += [(name, "yourorg") for name in (profile.organisation, *_short(profile.organisation))]
    words = [(name_words(plain(name)), stands_for) for name, stands_for in named]
    return Names(
        Name(
            name, stands_for, capital=stands_for == "yourorg" and len(name) == 1 and knows(name[0])
        )
        for name, stands_for in words
        if name
    )


def _short(organisation: str) -> Iterator[str]:
    """Yield what people call an organisation for short: Tidewell Water is Tidewell, and Natural
    Resources Wales is NRW. What is a common word too, or a place, is no name."""
    words = organisation.split()
    if len(words) < 2:
        return
    initials = "".join(word[0] for word in words if word[0].isupper())
    for name in (words[0], initials):
        if len(name) > 2 and name.isalpha() and not knows(fold(name)):
            yield name


_NO_QUESTION = 1.5
"""How much more must speak for it in what has no form of a question: "please state your job title"."""


def answered_already(text: str, profile: Profile) -> str:
    """Return words of a plain text that ask for what the profile or a web search answers; "" if
    there are none."""
    asked = _asked(profile)
    needed = least("profile", text, profile.names)
    for reading in read(text, profile.names):
        so_much = speaks_for("profile", reading)
        if so_much < needed - RULED:
            continue
        asks = _asks(reading)
        ruled = ""
        for rules in asked if asks else ():
            if found := rules[reading.welsh].find(reading):
                ruled = reading.marked(*found[0].span())
                break
        so_much += RULED if ruled else 0.0
        if not asks and "?" not in reading.words:
            so_much -= _NO_QUESTION
        if so_much >= needed and (ruled or _is_told(reading, profile)):
            return ruled or reading.written
    return ""


@lru_cache(maxsize=64)
def _asked(profile: Profile) -> Sequence[tuple[Rules, Rules]]:
    """Return the rules for what this profile, or any, answers."""
    return _ALWAYS, *_told(profile)


def _told(profile: Profile) -> Iterator[tuple[Rules, Rules]]:
    """Yield the rules for what this profile answers beyond any other."""
    said = f"{profile.role}. {profile.about}"
    told = bool(_TELLS_STUDY.search(said))
    if told or profile.studied_at:
        yield _WHERE_STUDIED
    if told or _SUBJECT.search(profile.studied_at):
        yield _STUDY
    if _TELLS_BEFORE.search(said):
        yield _BEFORE
    if _TELLS_SINCE.search(said):
        yield _SINCE
    if profile.region:
        yield _REGION
    if profile.languages:
        yield _LANGUAGES
    if profile.sector:
        yield _SECTOR


_ABOUT = (
    (
        re.compile(
            r" (?:where|which|what|ble|lle|mhle|ymhle|pa) (?:uni|college|school|prifysgol|coleg)"
        ),
        _WHERE_STUDIED,
    ),
    (
        re.compile(
            r" (?:stud|degree|subject|graduat|qualif|educat|train|course|astudi|gradd|pwnc|cwrs|cymhwys"
            r"|cymwys|hyfforddi|addysg)"
        ),
        _STUDY,
    ),
    (
        re.compile(r" (?:languag|tongue|speak|fluent|welsh|iaith|ieith|siarad|rhugl|cymraeg)"),
        _LANGUAGES,
    ),
    (re.compile(r" (?:sector|field|industr|trade|maes|diwydiant|crefft)"), _SECTOR),
    (re.compile(r" (?:before|previous|cyn|gynt)"), _BEFORE),
    (
        re.compile(
            r" (?:where|part|region|area|county|town|city|live|based|country|ble|lle|mhle|ymhle|rhan|ardal|sir|tref"
            r"|gwlad|cymru|wales|byw|lleol)"
        ),
        _REGION,
    ),
)
"""What a question may be about, what weighs most first, and the rules that hold where it is told."""
_OF_THE_FIRM = re.compile(
    r" (?:yourorg|company|firm|team|employer|cwmni|tîm|cyflogwr|headquarters|pencadlys) "
)
_PART = re.compile(r" (?:part|bit|end|corner|rhan|darn) ")
_GOES_ON = re.compile(
    r" (?:would|should|could|if|when|while|because|made|makes|make|differently|different|than|worst|best"
    r"|most|least|hardest|pan|tra|byddech|byddai|hoffech|gwnaeth|wnaeth|gorau|gwaethaf|mwyaf|nag|wahanol"
    r"|gwahanol|heb|without|only|never) "
)
"""With one of these it asks for more than what is told."""
_POLITELY = re.compile(r"^ (?:\W |so |sorry |hi |and )*(?:could|would) (?:you|i) ")


def _is_told(reading: Reading, profile: Profile) -> bool:
    """Return whether the profile tells what a sentence asks for, by the words in it."""
    text = _POLITELY.sub(" ", reading.text)
    of_the_firm = _OF_THE_FIRM.search(text)
    if _GOES_ON.search(text) or (of_the_firm and _PART.search(text)):
        return False
    if "yourtopic" in reading.words and "yourorg" in reading.words:
        return False  # what a topic is there, no profile tells
    if sum(not knows(word) for word in text.split() if word.isalpha()) > 1:
        return False  # what a profile tells is asked in few and common words
    about = next((rules for pattern, rules in _ABOUT if pattern.search(text)), None)
    return about is None or about in _asked(profile) or bool(of_the_firm and about is _REGION)


def _asks(reading: Reading) -> bool:
    """Return whether a sentence asks: not "I admire what you do"."""
    if _ASKED.isdisjoint(reading.words):
        return False
    return (
        "?" in reading.words or bool(_CUE.search(reading.text)) or bool(_FIRST.search(reading.text))
    )
