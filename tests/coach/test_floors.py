"""The coach is right about the texts in this folder as often as it was: by rule and language."""

from __future__ import annotations

from tests.coach import LANGUAGES, RULES, Score, scores, texts

FEWEST = 600, 400


def test_the_coach_is_right_often_enough() -> None:
    counted = scores()
    for kind, rules in RULES.items():
        for language in LANGUAGES:
            together = Score()
            for rule in rules:
                score = counted[kind, language, rule]
                together.add(score)
                if score.right + score.missed >= 10:
                    ask = rule == "job-ask"
                    where = kind, language, rule
                    assert score.precision >= (0.97 if ask else 0.9), where
                    assert score.recall >= (0.9 if ask else 0.85), where
            assert together.precision >= 0.95, (kind, language)
            assert together.recall >= 0.92, (kind, language)


def test_the_texts_are_many_and_name_rules() -> None:
    everything = list(texts())
    for (kind, rules), fewest in zip(RULES.items(), FEWEST, strict=True):
        mine = [text for text in everything if text.kind == kind]
        assert len(mine) >= fewest
        named = {rule for text in mine for rule in text.broken | text.near}
        assert named == set(rules), named ^ set(rules)
