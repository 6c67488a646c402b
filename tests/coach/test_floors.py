"""The coach is right about the texts in this folder as often as it was: by rule and language."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest

from bot.coach import likely
from bot.coach.grammar import read
from bot.coach.reading import plain
from tests.coach import LANGUAGES, RULES, Score, found, sample, scores, texts

FEWEST = 600, 400
ONE_OF = 5
"""Of so many persons one is read. `make bench ARGS=coach` reads them all."""
FEWEST_EACH = 40
"""Texts that break a rule, and as many near it, in each language."""


def test_the_coach_is_right_often_enough() -> None:
    counted = scores(sample(ONE_OF))
    for kind, rules in RULES.items():
        for language in LANGUAGES:
            together = Score()
            for rule in rules:
                score = counted[kind, language, rule]
                together.add(score)
                where = kind, language, rule
                assert score.precision >= (0.96 if rule == "job-ask" else 0.9), where
                assert score.recall >= 0.82, where
            assert together.precision >= 0.95, (kind, language)
            assert together.recall >= 0.92, (kind, language)


def test_the_texts_are_many_and_name_rules() -> None:
    everything = list(texts())
    for (kind, rules), fewest in zip(RULES.items(), FEWEST, strict=True):
        mine = [text for text in everything if text.kind == kind]
        assert len(mine) >= fewest
        named = {rule for text in mine for rule in text.broken | text.near}
        assert named == set(rules), named ^ set(rules)


def test_each_rule_has_enough_texts_that_break_it_and_come_near_it_in_each_language() -> None:
    broken: Counter[tuple[str, str, str]] = Counter()
    near: Counter[tuple[str, str, str]] = Counter()
    for text in texts():
        broken.update((text.kind, text.language, rule) for rule in text.broken)
        near.update((text.kind, text.language, rule) for rule in text.near)
    for kind, rules in RULES.items():
        for language in LANGUAGES:
            for rule in rules:
                assert broken[kind, language, rule] >= FEWEST_EACH, (kind, language, rule)
                assert near[kind, language, rule] >= FEWEST_EACH, (kind, language, rule)


def test_ordinary_sentences_are_left_alone() -> None:
    ordinary = [text for text in sample(ONE_OF) if not text.broken and not text.near]
    assert len(ordinary) >= 140
    assert [text.text for text in ordinary if found(text)] == []


def test_a_sentence_weighs_what_its_features_weigh() -> None:
    lines = (files("bot.coach") / "likely.txt").read_text("utf-8").splitlines()[1:]
    known = {
        feature: [float(weight or 0) for weight in weights]
        for feature, *weights in (line.split("\t") for line in lines)
    }
    for text in sample(ONE_OF):
        for reading in read(plain(text.text), text.host.profile.names):
            parts = [
                [known[""], *(known[one] for one in likely.features(part) if one in known)]
                for part in likely.parts(reading)
            ]
            whole = [[sum(judge) for judge in zip(*part, strict=True)] for part in parts]
            most = [max(judge) for judge in zip(*whole, strict=True)]
            assert likely.sums(reading) == pytest.approx(most, abs=1e-6), reading.text
