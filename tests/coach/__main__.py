"""Learn the weights of `bot/coach/likely.txt` from the texts: `python -m tests.coach`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.coach import likely
from bot.coach.asks import by_rule
from bot.coach.reading import plain
from tests.coach import HOST, Text, texts

Sample = tuple[frozenset[str], bool]
ROUNDS, RATE, KEEP = 40, 0.15, 0.004


def samples(of: Iterable[Text]) -> list[Sample]:
    """The features of each text, and whether it asks for a job."""
    found: list[Sample] = []
    for text in of:
        readings = list(likely.read_sentences(plain(text.text), HOST.profile.names))
        asks = "job-ask" in text.broken
        if asks and len(readings) > 1:  # which of them asks is not said
            together = [likely.features(reading) for reading in readings]
            found.append((max(together, key=len), True))
        else:
            found += [(likely.features(reading), asks) for reading in readings]
    return found


def learn(of: Sequence[Sample]) -> dict[str, float]:
    """Weights by logistic regression, always the same for the same samples."""
    of = [(found, asks) for found, asks in of if asks or not likely.HEART.isdisjoint(found)]
    counted: dict[str, int] = {}
    for found, _ in of:
        for feature in found:
            counted[feature] = counted.get(feature, 0) + 1
    common = {feature for feature, count in counted.items() if count > 2}
    kept = [(found & common, asks) for found, asks in of]
    weights: dict[str, float] = dict.fromkeys(["", *sorted(common)], 0.0)
    for turn in range(ROUNDS):
        rate = RATE / (1 + turn / 8)
        for found, asks in kept:
            miss = asks - likely.likelihood(found, weights)
            if abs(miss) < 0.01:
                continue
            weights[""] += rate * miss
            step = rate * miss
            for feature in found:
                weights[feature] += step - rate * KEEP * weights[feature]
    return weights


def left_out(parts: int = 8) -> Iterator[tuple[Text, bool]]:
    """Yield each text with whether it is found to ask, by weights of other voices only."""
    everything = list(texts())
    voices = sorted({text.voice for text in everything})
    for part in range(parts):
        apart = set(voices[part::parts])
        weights = learn(samples(text for text in everything if text.voice not in apart))
        for text in everything:
            if text.voice in apart:
                read = plain(text.text)
                likely_ask = any(
                    likely.asks(likely.features(reading), weights)
                    for reading in likely.read_sentences(read, HOST.profile.names)
                )
                yield text, likely_ask or any(by_rule(read, HOST.profile.names))


def main() -> None:
    """Write the weights."""
    weights = learn(samples(texts()))
    lines = [
        "# How much each class or pair of classes speaks for asking. Learned: see tests/coach."
    ]
    lines += [
        f"{name} {value:.2f}" for name, value in sorted(weights.items()) if abs(value) >= 0.05
    ]
    target = Path(likely.__file__).with_name("likely.txt")
    target.write_text("\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines)} weights\n")


if __name__ == "__main__":
    main()
