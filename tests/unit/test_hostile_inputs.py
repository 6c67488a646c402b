"""Whatever comes in, it is understood, or refused in the way that its caller expects."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.support.hostile_inputs import CHECKS, Check


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_whatever_comes_in(check: Check) -> None:
    tried(check, 40)


def tried(check: Check, most: int) -> None:
    """Try that many inputs."""
    settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck))(
        given(check.inputs)(check.holds)
    )()
