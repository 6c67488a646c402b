"""Many networks in which a member tries to find out who knows whom."""

from __future__ import annotations

import pytest

from tests.conftest import Report
from tests.conversations.test_ways_privacy import check_privacy

pytestmark = [pytest.mark.faults, pytest.mark.long]


async def test_nobody_can_tell_whether_two_others_know_each_other(report: Report) -> None:
    found = [await check_privacy(seed) for seed in range(100, 140)]
    used = [by_tie for by_tie, _ in found]
    report(f"ways: {len(used)} networks, in {sum(used)} of them somebody was asked by the tie")
    assert any(used)
    assert any(agreed for _, agreed in found)
