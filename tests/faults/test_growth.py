"""Statements among the fifty thousand rows that others have in every table."""

from __future__ import annotations

import pytest

from tests.storage.postgres import Server
from tests.storage.test_growth import check_growth

pytestmark = [pytest.mark.faults, pytest.mark.long]


async def test_no_statement_reads_more_among_fifty_thousand_rows(server: Server | None) -> None:
    await check_growth(server, 50_000)
