"""Learn the weights of `bot/coach/likely.txt` from the texts: `python -m tests.coach`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp, log
from pathlib import Path

from bot.coach import likely
from bot.coach.bank import BANK, FIELDS, MOMENTS
from bot.coach.grammar import read
from bot.coach.reading import plain
from bot.i18n.translator import Translator
from tests.coach import LANGUAGES, Text, texts
from tests.coach.hosts import HOST

LOOKS_FOR = {
    "job-ask": frozenset({"job-ask"}),
    "salary": frozenset({"salary"}),
    "cv": frozenset({"cv-attached"}),
    "profile": frozenset({"googleable", "answered"}),
    "stock": frozenset({"stock-phrase"}),
}
"""Which rules a judge finds something by; the others find what a text should have."""
NEEDED = {"found": "no-found", "out": "no-way-out"}
ROUNDS, RATE, KEEP, FEWEST = 10, 0.1, 0.002, 3
LEAST = 3
"""Steps that a weight has at least, for some judge, to be kept."""
Features = tuple[str, ...]
Sample = tuple[Text, Sequence[set[str]], bool]


def samples(judge: str, of: Sequence[Text]) -> list[Sample]:
    """The features of each sentence of a text, and whether one of them does what is looked for."""
    found: list[Sample] = []
    for text in of:
        if judge in LOOKS_FOR:
            does = not LOOKS_FOR[judge].isdisjoint(text.broken)
        elif NEEDED[judge] in text.broken | text.near:
            does = NEEDED[judge] in text.near
        else:
            continue  # nobody said whether it does
        if sentences := _sentences(text):
            found.append((text, sentences, does))
    return found


@cache
def _sentences(text: Text) -> Sequence[set[str]]:
    return [
        likely.features(part)
        for reading in read(plain(text.text), text.host.profile.names)
        for part in likely.parts(reading)
    ]


def bank() -> Iterator[Text]:
    """The questions of the bank, which are all fine."""
    names = {"organisation": HOST.organisation, "role": HOST.role, "sector": HOST.sector}
    for language in LANGUAGES:
        say = Translator(language, "UTC").label
        needs = {id: need for questions in BANK.values() for id, need in questions.items()}
        special = [id for group in (FIELDS, MOMENTS) for ids in group.values() for id in ids]
        for id in [*needs, *special]:
            need = needs.get(id, "")
            text = say(id, **({need: names.get(need, HOST.topics[0])} if need else {}))
            yield Text("questions", language, "bank", "bank", frozenset(), frozenset(), text)


def learn(of: Sequence[Sample]) -> dict[str, float]:
    """Weights by logistic regression, always the same for the same samples. Which sentence of a
    text does it is not said: it is taken to be the one that looks most like it."""
    counted: dict[str, int] = {}
    for _, sentences, _ in of:
        for feature in frozenset[str]().union(*sentences):
            counted[feature] = counted.get(feature, 0) + 1
    common = {feature for feature, count in counted.items() if count >= FEWEST}
    weights = dict.fromkeys(["", *sorted(common)], 0.0)
    kept = [
        ([tuple(sorted(sentence & common)) for sentence in sentences], does)
        for _, sentences, does in of
    ]
    mixed = [kept[place] for start in range(7) for place in range(start, len(kept), 7)]
    for turn in range(ROUNDS):
        rate = RATE / (1 + turn / 4)
        for tried, does in mixed:
            for found in [max(tried, key=lambda s: total(s, weights))] if does else tried:
                miss = does - 1 / (1 + exp(-max(-30.0, min(30.0, total(found, weights)))))
                if abs(miss) < 0.01:
                    continue
                weights[""] += rate * miss
                for feature in found:
                    weights[feature] += rate * (miss - KEEP * weights[feature])
    return weights


def total(found: Features | set[str], weights: Mapping[str, float]) -> float:
    """How much these features speak for it."""
    return weights[""] + sum([weights.get(feature, 0.0) for feature in found])


def left_out(judge: str, parts: int = 6) -> Iterator[tuple[Text, float]]:
    """Yield each text with what its most telling sentence sums up to, less what is asked of a text
    of so many, by weights that were learned from other persons only, in whichever language."""
    everything = samples(judge, list(texts()))
    persons = sorted({text.person for text, _, _ in everything})
    for part in range(parts):
        apart = set(persons[part::parts])
        weights = learn([sample for sample in everything if sample[0].person not in apart])
        for text, sentences, _ in everything:
            if text.person in apart:
                most = max(total(sentence, weights) for sentence in sentences)
                yield text, most - log(len(sentences))


def main() -> None:
    """Write the weights."""
    everything = [*texts(), *bank()]
    learned = [learn(samples(judge, everything)) for judge in likely.JUDGES]
    lines = ["# What each feature speaks for: " + ", ".join(likely.JUDGES) + ". See tests/coach."]
    for feature in sorted(frozenset[str]().union(*learned)):
        row = [round(weights.get(feature, 0.0) / likely.STEP) for weights in learned]
        if not feature or max(map(abs, row)) >= LEAST:
            said = [f"{steps * likely.STEP:.2f}" if steps else "" for steps in row]
            lines.append("\t".join([feature, *said]))
    target = Path(likely.__file__).with_name("likely.txt")
    target.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines)} features\n")


if __name__ == "__main__":
    main()
