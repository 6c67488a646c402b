"""Texts of seekers, each with what the coach should say of it.

A file has voices and lines `rules | text`. A voice begins with `== name`; ` / other` names the
voice that says much the same in the other language, and ` @host` whom of `HOSTS` they write to, if
not the first. A rule is the id of a sentence of the coach without `coach-` or `coach-question-`.
`~rule` marks a text that is near the rule and fine. Rules that miss something in a whole note
(`ABSENT`) are judged only on the lines that name them.

`-` alone: nothing to say. Who changes a rule measures it by voices that were written after it,
before they join the others. docs/benchmarks.md has what the first reading of new voices gave.
Each folder in `voices/` has voices that were written together; nothing is learned from `held_out/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import sqrt
from pathlib import Path

from bot.coach.note import Note, check_note
from bot.coach.questions import check_question
from bot.domain.notes import NoteType
from tests.coach.hosts import HOST, HOSTS

VOICES = Path(__file__).parent / "voices"
HELD_OUT = Path(__file__).parent / "held_out"
"""Voices that no weight and no rule was made by: they tell what to expect of a new writer."""
LANGUAGES = ("en", "cy")
ABSENT = frozenset({"no-found", "no-way-out"})
RULES = {
    "notes": (
        *("job-ask", "placeholder", "no-found", "answered", "no-way-out"),
        *("salary", "stock-phrase", "cv-attached", "private"),
    ),
    "questions": ("job-ask", "googleable", "salary", "yes-no", "two"),
}
_SAME = {"street-address": "private", "id-number": "private", "nudge-no-way-out": "no-way-out"}
"""Sentences that are one rule here."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line: the rules it breaks, and those it comes near to."""

    kind: str
    language: str
    voice: str
    person: str
    """The voice in the other language that says much the same; else itself."""
    broken: frozenset[str]
    near: frozenset[str]
    text: str
    host: Note = HOST


@dataclass(slots=True)
class Score:
    """How often a rule was right."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Score) -> None:
        """Count the other's too."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """The share of findings that were right."""
        return self.right / (self.right + self.wrong or 1)

    @property
    def recall(self) -> float:
        """The share of faults that were found."""
        return self.right / (self.right + self.missed or 1)


def groups() -> Sequence[Path]:
    """Return the folders of voices that were written together."""
    return sorted(path for path in VOICES.iterdir() if path.is_dir())


def texts(of: Sequence[Path] = ()) -> Iterator[Text]:
    """Read all files, or those in the folders that are named."""
    for group, kind, language in product(of or groups(), RULES, LANGUAGES):
        if (file := group / f"{kind}_{language}.txt").exists():
            voice = person = host = ""
            for line in file.read_text("utf-8").splitlines():
                if line.startswith("== "):
                    named, _, host = line[3:].partition(" @")
                    voice, _, person = named.partition(" / ")
                    person = person or voice
                elif "|" in line and not line.startswith("#"):
                    rules, _, text = line.partition(" | ")
                    labels = [_SAME.get(rule, rule) for rule in rules.split() if rule != "-"]
                    near = frozenset(_SAME.get(r[1:], r[1:]) for r in labels if r[0] == "~")
                    broken = frozenset(rule for rule in labels if rule[0] != "~")
                    yield Text(*(kind, language, voice, person, broken, near, text, HOSTS[host]))


def found(text: Text) -> frozenset[str]:
    """Return the rules by which the coach finds something."""
    if text.kind == "questions":
        flags = check_question(text.text, text.host.profile)
    else:
        nudge = "no-way-out" in text.broken | text.near
        note_type = NoteType.NUDGE if nudge else NoteType.COLD
        flags = check_note(replace(text.host, why=text.text, note_type=note_type))
    ids = (flag.sentence.removeprefix("coach-").removeprefix("question-") for flag in flags)
    rules = {_SAME.get(id, id) for id in ids}
    return frozenset(
        rule
        for rule in rules & set(RULES[text.kind])
        if rule not in ABSENT or rule in text.broken | text.near
    )


def judged(text: Text) -> Sequence[str]:
    """Return the rules that a text is judged by. A question gets one piece of advice, what weighs
    most: that yes or no would answer a request for a job as well is not held against the coach."""
    rules = RULES[text.kind]
    return rules[:3] if text.kind == "questions" and text.broken & set(rules[:3]) else rules


def sample(one_of: int) -> list[Text]:
    """Return the texts of one person of so many, always the same: to read all takes long."""
    everything = list(texts())
    chosen = set(sorted({text.person for text in everything})[::one_of])
    return [text for text in everything if text.person in chosen]


def scores(of: Iterable[Text]) -> dict[tuple[str, str, str], Score]:
    """Return the score by kind, language and rule."""
    counted: dict[tuple[str, str, str], Score] = {}
    for text in of:
        said = found(text)
        for rule in judged(text):
            score = counted.setdefault((text.kind, text.language, rule), Score())
            score.right += rule in said & text.broken
            score.wrong += rule in said - text.broken
            score.missed += rule in text.broken - said
    return counted


def interval(share: float, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson)."""
    if not of:
        return 0.0, 1.0
    z = 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z / (1 + z * z / of) * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return max(0.0, middle - reach), min(1.0, middle + reach)
