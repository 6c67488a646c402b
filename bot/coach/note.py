"""Checks of an outreach note: advice, and what must not be sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from bot.coach import phrases, private
from bot.coach.asks import asks_for_job
from bot.coach.facts import Profile, answered_already
from bot.coach.reading import Flag, plain, sentences, telling, tells, words
from bot.coach.signs import (
    asks_for_pay,
    brings_cv,
    offers_way_out,
    says_stock_phrase,
    tells_how_found,
)
from bot.domain.hosts import fold
from bot.domain.notes import NoteType

FEWEST_WORDS, MANY_WORDS, MOST_WORDS = 40, 100, 125
NUDGE_WORDS = 60
MOST_QUESTIONS = 3
SHORTEST, LONGEST_TALK = 10, 30
SAME = 0.8
"""Share of common words from which two notes count as the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as the coach reads it. `minutes` is the length that was chosen in the form; None:
    there was no form, so the note itself should name one.

    `details` are those of the note type (see `NOTE_DETAILS`). Role to languages are from the host's
    offer. `earlier` holds the seeker's other notes, each with why and learn.
    """

    why: str
    learn: str
    note_type: NoteType = NoteType.COLD
    minutes: int | None = 20
    details: Mapping[str, str] = field(default_factory=dict, hash=False)
    role: str = ""
    organisation: str = ""
    sector: str = ""
    topics: tuple[str, ...] = ()
    about: str = ""
    region: str = ""
    studied_at: str = ""
    languages: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The note as the host reads it."""
        return f"{self.why}\n\n{self.learn}".strip()

    @property
    def profile(self) -> Profile:
        """The host's offer."""
        return Profile(
            role=self.role,
            organisation=self.organisation,
            sector=self.sector,
            topics=self.topics,
            about=self.about,
            region=self.region,
            studied_at=self.studied_at,
            languages=self.languages,
        )


def check_note(note: Note) -> list[Flag]:
    """Return what to change, blocks first, each sentence at most once. Empty: nothing."""
    return list(_checked(note))


@lru_cache(maxsize=64)
def _checked(note: Note) -> tuple[Flag, ...]:
    """The same. Kept, since a note is read as it is written, shown and sent, mostly soon."""
    text = plain(note.text)
    everything = text
    if note.details:
        everything = plain("\n\n".join([note.text, *note.details.values()]))
    blocks = _blocks(everything, note.profile)
    return (*blocks, *_manner(note, text), *_reason(note, text), *_length(note, text))


def check_words(text: str, profile: Profile | None = None) -> list[Flag]:
    """Return what must not be sent in any text of a seeker: a request for a job, a place that was
    not filled in, a street address, the number of a document. Each blocks."""
    return list(_blocks(plain(text), profile or Profile()))


@lru_cache(maxsize=64)
def _blocks(text: str, profile: Profile) -> tuple[Flag, ...]:
    return tuple(_found(text, profile))


def _found(text: str, profile: Profile) -> Iterator[Flag]:
    if ask := asks_for_job(text, profile.names):
        yield Flag("coach-job-ask", True, ask, certain=False)
    for sentence, found, certain in private.find(text):
        yield Flag(sentence, True, found, certain=certain)


def _length(note: Note, text: str) -> Iterator[Flag]:
    count = len(words(text))
    if note.note_type is NoteType.NUDGE:
        if count > NUDGE_WORDS:
            yield Flag("coach-nudge-long", count=count)
        if not offers_way_out(text):
            yield Flag("coach-nudge-no-way-out")
    elif count > MOST_WORDS:
        yield Flag("coach-much-too-long", count=count)
    elif count > MANY_WORDS:
        yield Flag("coach-too-long", count=count)
    elif count < FEWEST_WORDS:
        yield Flag("coach-too-short", count=count)
    asked = _other_length(text, note.minutes)
    if asked and note.minutes is not None:
        yield Flag("coach-length", words=asked, count=note.minutes)
    elif asked:
        yield Flag("coach-length-long", words=asked)
    elif note.minutes is None and note.note_type is not NoteType.NUDGE and not _names_length(text):
        yield Flag("coach-no-length")


def _manner(note: Note, text: str) -> Iterator[Flag]:
    low = text.lower()
    questions = len(re.findall(r"\?+", text))
    if questions > MOST_QUESTIONS:
        yield Flag("coach-many-questions", count=questions)
    elif (
        not questions
        and note.note_type is not NoteType.NUDGE
        and not phrases.INDIRECT_QUESTIONS.search(low)
    ):
        yield Flag("coach-no-question")
    if found := brings_cv(text, note.profile.names):
        yield Flag("coach-cv-attached", words=found)
    if found := says_stock_phrase(text, note.profile.names):
        yield Flag("coach-stock-phrase", words=found)
    if found := asks_for_pay(text, note.profile.names):
        yield Flag("coach-salary", words=found)
    if (marks := text.count("!")) > 1:
        yield Flag("coach-exclamations", count=marks)
    if found := _shouted(text):
        yield Flag("coach-all-caps", words=found)


def _reason(note: Note, text: str) -> Iterator[Flag]:
    low = text.lower()
    if note.note_type is NoteType.COLD and not tells_how_found(text, note.profile.names):
        yield Flag("coach-no-found")
    if not _personal(note, low):
        yield Flag("coach-not-personal")
    connection = set(fold(note.details.get("connection", "")).split())
    if note.note_type in (NoteType.MUTUAL, NoteType.REFERRAL) and connection:
        opening = " ".join(sentences(text)[:2])
        if not connection & set(fold(opening).split()):
            yield Flag("coach-connection-late", words=note.details["connection"])
    permission = fold(note.details.get("permission", "")).split()
    if note.note_type is NoteType.MUTUAL and permission[:1] in (["no"], ["not"], ["na"], ["nac"]):
        yield Flag("coach-no-permission", words=note.details.get("connection", ""))
    if (share := max((_likeness(text, other) for other in note.earlier), default=0.0)) >= SAME:
        yield Flag("coach-same-note", count=round(100 * share))
    if found := answered_already(text, note.profile):
        yield Flag("coach-answered", words=found)


def _personal(note: Note, low: str) -> bool:
    """Return whether the note says why it asks this person."""
    if note.note_type is NoteType.NUDGE or phrases.OWN_WORK.search(low):
        return True
    profile = telling((note.role, note.organisation, note.sector, *note.topics, note.about))
    own = telling(tuple(v for name, v in note.details.items() if name != "permission"))
    if not profile:
        return True  # nothing to compare with: no advice is better than wrong advice
    return tells(low, profile | own)


_NUMBERS = {
    "a quarter of an hour": 15, "quarter of an hour": 15, "half an hour": 30, "half hour": 30,
    "an hour and a half": 90, "one hour": 60, "an hour": 60, "hour-long": 60,
    "a couple of hours": 120, "two hours": 120, "hanner awr": 30, "chwarter awr": 15, "awr": 60,
}  # fmt: skip
_WORD_NUMBERS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    "deng": 10, "pymtheg": 15, "pymtheng": 15, "ugain": 20, "tri deg": 30,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)) + r")"
_DURATION = re.compile(
    rf"(?<![\w.])(?:(?P<low>{_NUMBER})(?: ?(?:-|to|or|and|neu|i) ?(?P<high>{_NUMBER}))?[ -]?"
    r"(?P<unit>minutes?|mins?|[mf]unud(?:au)?|hours?|hrs?|awr)"
    r"|(?P<phrase>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"))(?!\w)"
)
_TALK = phrases.any_of(
    [
        r"chat|call|talk|conversation|meet|meeting|speak|coffee|zoom|video|catch up|of your time",
        r"to spare|spare|sgwrs|sgwrsio|siarad|cyfarfod|galwad|coffi|o'ch amser",
    ]
)
_ASKED_BEFORE = re.compile(
    r"\b(?:love|borrow|give me|ask(?:ing)? (?:you )?for|grateful for|appreciate|have|just|only"
    r"|gael|gaf i|ga i|gennych(?: chi)?) "
    r"(?:(?:about|around|maybe|perhaps|up to|just|only|a|some|tua|ryw) )*$"
)
_ASKED_AFTER = re.compile(r" (?:would|could|might|will|with you|is all|suit|gyda chi|yn ddigon)\b")
_ASKS = re.compile(
    r"\b(?:you|chi)\b|\b(?:could|might|may|can|would) i\b|\bgaf? i\b|^just|^only|\bwould\b"
)
"""With these in the sentence, a length that is asked for is that of the talk."""
_NOT_OF_THE_TALK = re.compile(
    r" ?(?:a|per|each|every|of) (?:day|week|month|shift|year|driving|travel|work)|s? (?:ago|away"
    r"|drive|from|late|commute|later|into|long talk|talk (?:at|on|about|you gave))|-long talk"
)


def _other_length(text: str, minutes: int | None) -> str:
    """Return the words that ask for another length than the form does, or than a talk has; "" if
    there are none."""
    for found, low, high in _lengths(text):
        other = minutes is not None and not low <= minutes <= high
        if other or low < SHORTEST or high > LONGEST_TALK:
            return found
    return ""


def _names_length(text: str) -> bool:
    return next(_lengths(text), None) is not None


_UNIT = re.compile(r"min(?:ute)?s?(?!\w)|unud(?:au)?(?!\w)|hours?(?!\w)|hrs?(?!\w)|awr(?!\w)")
"""Every length has one."""


def _lengths(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words that ask for a length, with the fewest and the most minutes they mean."""
    low = text.lower()
    if not _UNIT.search(low):
        return
    for sentence in sentences(low):
        if not _UNIT.search(sentence):
            continue
        for match in _DURATION.finditer(sentence):
            if not _TALK.search(sentence) and not _asked_for(sentence, match):
                continue
            if _NOT_OF_THE_TALK.match(sentence, match.end()):
                continue
            yield match[0], *_minutes(match)


def _asked_for(sentence: str, match: re.Match[str]) -> bool:
    """Return whether the sentence asks the reader for that much time without naming a talk."""
    around = _ASKED_BEFORE.search(sentence[: match.start()]) or _ASKED_AFTER.match(
        sentence, match.end()
    )
    return around is not None and _ASKS.search(sentence) is not None


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    if phrase := match["phrase"]:
        return _NUMBERS[phrase], _NUMBERS[phrase]
    scale = 60 if match["unit"].startswith(("h", "awr")) else 1
    low, high = (
        (_WORD_NUMBERS.get(number) or int(number)) * scale
        for number in (match["low"], match["high"] or match["low"])
    )
    return low, high


def _shouted(text: str) -> str:
    """Return three or more words in capitals in a row, two of them of more than three letters."""
    if sum(map(str.isupper, words(text))) < 3:
        return ""
    run: list[str] = []
    for word in [*words(text), "end"]:
        if word.isupper() and any(c.isalpha() for c in word):
            run.append(word)
            continue
        if len(run) > 2 and sum(len(one) > 3 for one in run) > 1:
            return " ".join(run)
        run = []
    return ""


def _likeness(text: str, other: str) -> float:
    """Return the share, 0 to 1, of words that two notes have in common, if word pairs agree too.

    The time is linear in their length.
    """
    mine, theirs = fold(text).split(), fold(plain(other)).split()
    if min(len(mine), len(theirs)) < 8:
        return 0.0
    pairs = _shared(pairwise(mine), pairwise(theirs))
    return _shared(mine, theirs) if pairs >= SAME - 0.2 else 0.0


def _shared(one: Iterable[object], other: Iterable[object]) -> float:
    mine, theirs = Counter(one), Counter(other)
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())
