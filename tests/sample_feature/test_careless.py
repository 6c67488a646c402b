"""A new feature is tried by outsiders without a line of its own: its mistakes are found."""

from __future__ import annotations

import pytest

from bot.features.registry import FEATURES
from storage import open_store
from tests.sample_feature.careless.handlers import feature as careless
from tests.support.outsiders import Outsider, tries_in
from tests.support.planted import SQUARE, new_town
from tests.support.workspace import Workspace

MISTAKES = {
    "careless.tell": "told ['qz",
    "careless.end": "changed introductions: ",
    "careless.crash": "ValueError: invalid literal for int()",
    "careless.shrug": "no way on after ",
}


@pytest.mark.parametrize("action", MISTAKES)
async def test_the_mistake_of_an_unprotected_handler_is_found(action: str) -> None:
    store = await open_store("sqlite://")
    workspace = Workspace(store, features=(*FEATURES, careless))
    town = await new_town(workspace, over=(), ahead=("asked",))
    otto = workspace.member("Otto", space=SQUARE)
    await otto.says("help")
    tries = await tries_in(town, thorough=False)
    await tries.button(Outsider("an outsider", otto, await otto.person()), action)
    assert tries.faults
    assert all(f"{action}:" in fault for fault in tries.faults)
    assert any(MISTAKES[action] in fault for fault in tries.faults), tries.faults
    await store.close()
