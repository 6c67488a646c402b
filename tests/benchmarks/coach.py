"""How often the coach is right, by rule and language, and how long it takes.

The texts and the voices are those of `tests/coach`. Nothing is beside it: there is no peer.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.coach.likely import JUDGES
from bot.coach.note import check_note
from tests.benchmarks import Row
from tests.coach import HELD_OUT, LANGUAGES, RULES, Score, interval, scores, texts
from tests.coach.__main__ import LOOKS_FOR, left_out
from tests.coach.hosts import HOST

_REACH = {"en": "0.95; 0.90", "cy": "0.92; 0.82"}
_ASK_REACH = {"en": "0.97; 0.90", "cy": "0.95; 0.80"}


async def run() -> list[Row]:
    """Measure."""
    known, new = scores(texts()), scores(texts([HELD_OUT]))
    return [*_shares(known, ""), *_shares(new, "held out: "), *_left_out(), *_speed()]


def _shares(counted: Mapping[tuple[str, str, str], Score], of: str) -> list[Row]:
    rows = []
    for kind, rules in RULES.items():
        for language in LANGUAGES:
            together = Score()
            for rule in rules:
                score = counted.get((kind, language, rule), Score())
                together.add(score)
                if score.right + score.missed:
                    reach = _ASK_REACH[language] if rule == "job-ask" else "0.85; 0.75"
                    rows.append(_row(f"{of}{kind}, {language}, {rule}", score, reach))
            rows.append(_row(f"{of}{kind}, {language}, together", together, _REACH[language]))
    return rows


def _left_out() -> list[Row]:
    """By the learned weights alone, each text by weights of other persons."""
    rows = []
    for judge, rules in LOOKS_FOR.items():
        counted = {language: Score() for language in LANGUAGES}
        for text, so_much in left_out(judge):
            score, expected = counted[text.language], not rules.isdisjoint(text.broken)
            said = so_much >= JUDGES[judge]
            score.right += said and expected
            score.wrong += said and not expected
            score.missed += expected and not said
        rows += [
            _row(f"{judge}, {language}, weights of others alone", score, "")
            for language, score in counted.items()
        ]
    return rows


def _row(what: str, score: Score, reach: str) -> Row:
    low, high = interval(score.precision, score.right + score.wrong)
    least, most = interval(score.recall, score.right + score.missed)
    return Row(
        what,
        f"precision {score.precision:.2f} ({low:.2f} to {high:.2f}), "
        f"recall {score.recall:.2f} ({least:.2f} to {most:.2f})",
        f"{score.right + score.missed} faults",
        "",
        reach,
    )


def _speed() -> list[Row]:
    """A note of sentences that were read before, though not together, and one none of whose
    sentences was. Before them, all notes of every other voice are read, as by a program that has
    run for a while."""
    everything = [text for text in texts() if text.kind == "notes"]
    fine = [text for text in everything if not text.broken and len(text.text) > 60]
    voices = set(sorted({text.voice for text in fine})[::2])
    known = _notes([text.text for text in fine if text.voice in voices], 5)
    new = _notes([text.text for text in fine if text.voice not in voices], 16)
    _time([text.text for text in everything if text.voice in voices])
    _time(known)
    return [
        Row("a note of 200 words", f"{_time(known) * 1000:.1f} ms", "", "", "2 ms"),
        Row("the same, first reading", f"{_time(new) * 1000:.1f} ms", "", "", "2 ms"),
    ]


def _notes(texts: Sequence[str], apart: int) -> list[str]:
    return [
        " ".join(" ".join(texts[start : start + 40]).split()[:200])
        for start in range(0, len(texts) - 40, apart)
    ]


def _time(notes: Sequence[str]) -> float:
    """Return the median seconds of processor time that a note takes."""
    taken = []
    for text in notes:
        started = time.process_time()
        check_note(replace(HOST, why=text))
        taken.append(time.process_time() - started)
    return sorted(taken)[len(taken) // 2]
