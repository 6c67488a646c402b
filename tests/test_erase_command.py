"""`paned erase`: an operator erases a member who cannot ask for it in the chat."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import cli
from bot.config import Settings
from tests.conversations.test_erasing import holds
from tests.support.scenarios import thanked
from tests.support.workspace import new_workspace


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of its own, which the command line is told of."""
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path}/paned.db"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


async def test_the_bot_does_it_at_its_next_start(url: str) -> None:
    workspace = await new_workspace(url=url)
    _, bea = await thanked(workspace)
    await bea.leaves()
    await workspace.store.close()
    settings = Settings.read()
    said = await cli.erase(settings, bea.address, workspace.clock.now())
    assert "is being erased" in said
    assert await cli.erase(settings, bea.address, workspace.clock.now()) == said
    workspace = await new_workspace(url=url)
    await workspace.passes(days=3)
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea", str(bea.address)) == []
    await workspace.store.close()
    assert "Nobody is known" in await cli.erase(settings, bea.address, workspace.clock.now())


def test_somebody_unknown_and_what_is_no_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["migrate"]) == 0
    assert cli.main(["erase", "slack:T1:U1"]) == 0
    assert "Nobody is known at slack:T1:U1" in capsys.readouterr().out
    assert cli.main(["erase", "bea"]) == 1
    assert "not an address" in capsys.readouterr().err
