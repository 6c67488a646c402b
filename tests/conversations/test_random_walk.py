"""Random members doing random things: whatever they do, nothing that must hold is broken."""

from __future__ import annotations

import asyncio
import logging
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.postgres import Server
from tests.support.random_actions import PRACTICE, Walk, ends
from tests.support.workspace import new_workspace


async def _walk(seed: int, steps: int, server: Server | None) -> None:
    url = await server.database() if server else "sqlite://"
    workspace = await new_workspace(PRACTICE, url)
    try:
        walk = Walk(workspace, Random(seed))
        await walk.begin()
        for _ in range(steps):
            await walk.step()
        await ends(walk)
    finally:
        await workspace.store.close()
        if server:
            await server.drop(url)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), steps=st.integers(40, 80))
def test_nothing_is_ever_broken(
    seed: int, steps: int, caplog: pytest.LogCaptureFixture, server: Server | None
) -> None:
    caplog.clear()
    asyncio.run(_walk(seed, steps, server))
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
