"""The coach for an outreach note: what the host would stumble over, and what must not be sent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from bot.coach import phrases, private
from bot.coach.questions import answered_already
from bot.coach.reading import Flag, asks_for_job, plain, said, sentences, telling, words
from bot.model.hosts import fold
from bot.model.introductions import NoteType

FEWEST_WORDS, MANY_WORDS, MOST_WORDS = 40, 100, 125
NUDGE_WORDS = 60
MOST_QUESTIONS = 3
SHORTEST, LONGEST_TALK = 10, 30
SAME = 0.8
"""Share of words in common from which two notes are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as the coach sees it: what members wrote, and the `minutes` chosen in the form.

    `details` is what the note type asks for (see `NOTE_DETAILS`); the host's fields are from their
    profile; `earlier` holds the seeker's other notes, each why and learn together.
    """

    why: str
    learn: str
    note_type: NoteType = NoteType.COLD
    minutes: int = 20
    details: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    organisation: str = ""
    sector: str = ""
    topics: tuple[str, ...] = ()
    about: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The note as the host reads it."""
        return f"{self.why}\n\n{self.learn}".strip()


def check_note(note: Note) -> list[Flag]:
    """What to mend, blocks first, each code at most once. An empty list: send it."""
    text = plain(note.text)
    flags = [*_blocks(note, text), *_length(note, text), *_manner(note, text), *_reason(note, text)]
    return sorted(flags, key=lambda flag: not flag.blocks)


def _blocks(note: Note, text: str) -> Iterator[Flag]:
    if ask := asks_for_job(text):
        yield Flag("job-ask", True, ask)
    everything = "\n\n".join([note.text, *note.details.values()])
    for code, found in private.find(plain(everything)):
        yield Flag(code, True, found)


def _length(note: Note, text: str) -> Iterator[Flag]:
    count = len(words(text))
    if note.note_type is NoteType.NUDGE:
        if count > NUDGE_WORDS:
            yield Flag("nudge-long", count=count)
        if not phrases.EASY_OUT.search(text.lower()):
            yield Flag("nudge-no-way-out")
    elif count > MOST_WORDS:
        yield Flag("much-too-long", count=count)
    elif count > MANY_WORDS:
        yield Flag("too-long", count=count)
    elif count < FEWEST_WORDS:
        yield Flag("too-short", count=count)
    if asked := _other_length(text, note.minutes):
        yield Flag("length", words=asked, count=note.minutes)


def _manner(note: Note, text: str) -> Iterator[Flag]:
    low = text.lower()
    questions = len(re.findall(r"\?+", text))
    if questions > MOST_QUESTIONS:
        yield Flag("many-questions", count=questions)
    elif (
        not questions
        and note.note_type is not NoteType.NUDGE
        and not phrases.INDIRECT_QUESTIONS.search(low)
    ):
        yield Flag("no-question")
    if found := said(text, phrases.CV_ATTACHED):
        yield Flag("cv-attached", words=found)
    if found := said(text, phrases.STOCK):
        yield Flag("stock-phrase", words=found)
    if found := said(text, phrases.SALARY):
        yield Flag("salary", words=found)
    if (marks := text.count("!")) > 1:
        yield Flag("exclamations", count=marks)
    if found := _shouted(text):
        yield Flag("all-caps", words=found)


def _reason(note: Note, text: str) -> Iterator[Flag]:
    low = text.lower()
    if note.note_type is NoteType.COLD and not phrases.FOUND.search(low):
        yield Flag("no-found")
    if not _personal(note, low):
        yield Flag("not-personal")
    connection = set(fold(note.details.get("connection", "")).split())
    if note.note_type in (NoteType.MUTUAL, NoteType.REFERRAL) and connection:
        opening = " ".join(sentences(text)[:2])
        if not connection & set(fold(opening).split()):
            yield Flag("connection-late", words=note.details["connection"])
    permission = fold(note.details.get("permission", "")).split()
    if note.note_type is NoteType.MUTUAL and permission[:1] in (["no"], ["not"], ["na"], ["nac"]):
        yield Flag("no-permission", words=note.details.get("connection", ""))
    if (share := max((_likeness(text, other) for other in note.earlier), default=0.0)) >= SAME:
        yield Flag("same-note", count=round(100 * share))
    asked = [
        sentence
        for sentence in sentences(text)
        if "?" in sentence or phrases.INDIRECT_QUESTIONS.search(sentence.lower())
    ]
    if found := answered_already("\n".join(asked), note.organisation, note.topics):
        yield Flag("answered", words=found)


def _personal(note: Note, low: str) -> bool:
    """Whether anything shows why it is this person who is asked."""
    if phrases.OWN_WORK.search(low) or note.note_type is NoteType.NUDGE:
        return True
    profile = telling((note.role, note.organisation, note.sector, *note.topics, note.about))
    own = telling(value for name, value in note.details.items() if name != "permission")
    if not profile:
        return True  # nothing to compare with: no advice rather than wrong advice
    return bool((profile | own) & telling([low]))


_NUMBERS = {
    "a quarter of an hour": 15, "quarter of an hour": 15, "half an hour": 30, "half hour": 30,
    "an hour and a half": 90, "one hour": 60, "an hour": 60, "hour-long": 60,
    "a couple of hours": 120, "two hours": 120, "hanner awr": 30, "chwarter awr": 15, "awr": 60,
}  # fmt: skip
_WORD_NUMBERS = {
    "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)) + r")"
_DURATION = re.compile(
    rf"(?<![\w.])(?:(?P<low>{_NUMBER})(?: ?(?:-|to|or|and|neu|i) ?(?P<high>{_NUMBER}))?[ -]?"
    r"(?P<unit>minutes?|mins?|munud|hours?|hrs?|awr)"
    r"|(?P<phrase>" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r"))(?!\w)"
)
_TALK = phrases.any_of(
    [
        r"chat|call|talk|conversation|meet|meeting|speak|coffee|zoom|video|catch up|of your time",
        r"to spare|spare|sgwrs|sgwrsio|siarad|cyfarfod|galwad|coffi|o'ch amser",
    ]
)
_NOT_OF_THE_TALK = re.compile(
    r" ?(?:a|per|each|every|of) (?:day|week|month|shift|year|driving|travel|work)|s? (?:ago|away"
    r"|drive|from|late|commute|later|into|long talk|talk (?:at|on|about|you gave))|-long talk"
)


def _other_length(text: str, minutes: int) -> str:
    """The words that ask for a talk of another length than the form does, "" if none do."""
    for sentence in sentences(text.lower()):
        if not _TALK.search(sentence):
            continue
        for match in _DURATION.finditer(sentence):
            if _NOT_OF_THE_TALK.match(sentence, match.end()):
                continue
            low, high = _minutes(match)
            if not low <= minutes <= high or low < SHORTEST or high > LONGEST_TALK:
                return match[0]
    return ""


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
    """Three or more words in a row in capitals, two of them longer than most abbreviations."""
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
    """0 to 1: how many words, and pairs of neighbours, two notes share. Linear in their length."""
    mine, theirs = fold(text).split(), fold(plain(other)).split()
    if min(len(mine), len(theirs)) < 8:
        return 0.0
    pairs = _shared(pairwise(mine), pairwise(theirs))
    return _shared(mine, theirs) if pairs >= SAME - 0.2 else 0.0


def _shared(one: Iterable[object], other: Iterable[object]) -> float:
    mine, theirs = Counter(one), Counter(other)
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())
