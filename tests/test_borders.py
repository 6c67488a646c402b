"""The borders between packages, as far as import-linter does not state them by itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = "shared"


def test_every_adapter_stands_in_the_independence_contract() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (named,) = [c["modules"] for c in linter["contracts"] if c["type"] == "independence"]
    folders = {path.parent.name for path in (ROOT / "adapters").glob("*/__init__.py")} - {SHARED}
    assert folders
    assert set(named) == {f"adapters.{name}" for name in folders}
