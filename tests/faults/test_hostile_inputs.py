"""The checks of hostile input, with ten thousand inputs each."""

from __future__ import annotations

import pytest

from tests.support.hostile_inputs import CHECKS, Check
from tests.unit.test_hostile_inputs import tried

pytestmark = [pytest.mark.faults, pytest.mark.long]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_whatever_comes_in(check: Check) -> None:
    tried(check, 10_000)
