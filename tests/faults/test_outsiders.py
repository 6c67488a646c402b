"""Everything that outsiders can press, type and fill in, with every id, argument and value."""

from __future__ import annotations

import pytest

from storage import open_store
from tests.conftest import Report
from tests.conversations.test_outsiders import everybody_tries
from tests.support.workspace import Workspace

pytestmark = [pytest.mark.faults, pytest.mark.long]


async def test_nobody_reads_or_changes_what_is_not_theirs(report: Report) -> None:
    store = await open_store("sqlite://")
    tries = await everybody_tries(Workspace(store), thorough=True)
    report(f"outsiders: {tries.made} tries, {len(tries.faults)} faults")
    assert tries.faults == []
    await store.close()
