"""The judged queries are complete, and what is measured by them means what it says."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.finding.judged import DEV, Query, hosts, queries
from tests.finding.measure import Answer, Judged, Quality


def test_there_are_hosts_of_all_walks_in_both_languages() -> None:
    ids = Counter(host.id for host in hosts())
    assert len(ids) >= 130
    assert max(ids.values()) == 1
    welsh = sum("Cymraeg" in host.languages for host in hosts())
    assert 0.25 <= welsh / len(ids) <= 0.5


def test_there_are_queries_of_many_writers_in_both_languages() -> None:
    texts = Counter(query.text for query in queries())
    assert len(texts) >= 220
    assert max(texts.values()) == 1
    assert sum(query.language == "cy" for query in queries()) >= 90
    assert sum(not query.answerable for query in queries()) >= 30
    assert len({query.writer for query in queries()}) >= 6


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("held_out", [True, False])
def test_each_half_can_be_measured_in_each_language(language: str, held_out: bool) -> None:
    half = [q for q in queries() if q.language == language and q.held_out is held_out]
    assert sum(query.answerable for query in half) >= 50
    assert sum(not query.answerable for query in half) >= 10


def test_the_writers_for_tuning_exist() -> None:
    assert set(DEV) < {query.writer for query in queries()}


def _judged(*found: str, nearest: bool = False, **grades: int) -> Judged:
    query = Query("typed", "en", "title", "somebody", grades)
    return Judged(query, Answer(found, nearest))


def test_the_best_order_gains_all_and_a_later_place_less() -> None:
    assert _judged("a", "b", a=3, b=2).ndcg == pytest.approx(1)
    swapped = _judged("b", "a", a=3, b=2).ndcg
    assert swapped == pytest.approx((3 + 7 / 1.58496) / (7 + 3 / 1.58496), abs=1e-3)
    assert _judged("x", "a", a=3).ndcg == pytest.approx(0.6309, abs=1e-3)
    assert _judged(*"vwxyz", "a", a=3).ndcg == 0
    assert _judged(*"abcdef", a=3, b=3, c=3, d=3, e=3, f=3).ndcg == pytest.approx(1)


def test_a_right_answer_is_good_and_within_the_first_three() -> None:
    assert _judged("x", "y", "a", a=2).right
    assert not _judged("x", "y", "z", "a", a=2).right
    assert not _judged("a", a=1, b=3).right


def test_the_shares_tell_apart_who_can_be_found() -> None:
    quality = Quality.of(
        [
            _judged(a=3),
            _judged("a", a=2),
            _judged("a", a=1),
            _judged("x", nearest=True),
            _judged(),
            _judged("x"),
        ]
    )
    assert quality.nobody == 0.5
    assert quality.claimed == 0.5
    assert quality.answered == 0.75
    assert quality.between(lambda each: each.right) == (0, 1)
