"""How often the coach is right, by rule and language, and how long it takes.

The texts and the voices are those of `tests/coach`. Nothing is beside it: there is no peer.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
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
    return [*_shares(known, ""), *_shares(new, "held out: "), *_left_out(), _speed()]


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


def _speed() -> Row:
    fine = [t.text for t in texts() if t.kind == "notes" and not t.broken and len(t.text) > 60]
    notes = [
        " ".join(" ".join(fine[start : start + 40]).split()[:200])
        for start in range(0, len(fine) - 40, 5)
    ]
    taken = []
    for turn in range(2):  # the first fills what is kept of words
        for text in notes:
            started = time.process_time()
            check_note(replace(HOST, why=text))
            if turn:
                taken.append(time.process_time() - started)
    middle = sorted(taken)[len(taken) // 2]
    return Row("a note of 200 words", f"{middle * 1000:.1f} ms", "", "", "2 ms")
