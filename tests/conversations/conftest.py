"""The town every conversation takes place in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.conversations.town import Town, new_town


@pytest.fixture
async def town() -> AsyncIterator[Town]:
    """An empty town on a Monday morning."""
    made = await new_town()
    yield made
    await made.store.close()
