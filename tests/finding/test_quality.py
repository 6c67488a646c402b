"""How good the answers of `find` are at least. `make bench ARGS=finding` has all figures."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.finding.judged import queries
from tests.finding.measure import Judged, Quality
from tests.finding.town import Town, settled


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    town = await settled()
    yield town
    await town.store.close()


async def test_the_right_people_are_found_in_both_languages(town: Town) -> None:
    answers = [
        Judged(each, await town.search(each.text))
        for number, each in enumerate(queries())
        if number % 3 == 0 or not each.answerable or each.writer == "examples"  # to be quick
    ]
    for language in ("en", "cy"):
        quality = Quality.of([each for each in answers if each.query.language == language])
        assert quality.ndcg >= 0.72
        assert quality.right >= 0.92
        assert quality.nobody <= 0.05
        assert quality.called_nearest <= 0.25
        assert quality.claimed <= 0.3
        assert quality.answered <= 0.3
    examples = [each for each in answers if each.query.writer == "examples"]
    assert [each.query.text for each in examples if not each.right] == []
