"""Rules that every test keeps: none depends on the inside of what it tests.

A test that patches a constant, or reads a private field, breaks when a module moves and says
nothing of what is meant. Timings, limits and collaborators are constructor arguments instead.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import walk

TESTS = Path(__file__).parent
PRODUCT = ("adapters", "bot", "storage")
ALLOWED: dict[str, str] = {}
"""Findings ("tests/file.py: what") that stay, each with the reason."""


def broken(source: str) -> Iterator[str]:
    """Each place where that source reaches inside, with its line."""
    tree = ast.parse(source)
    ours = set(_product_names(tree))
    for node in walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in PRODUCT:
                for name in (alias.name for alias in node.names if _is_private(alias.name)):
                    yield f"{node.lineno}: imports the private {module}.{name}"
            case (
                ast.Call(func=ast.Attribute(attr="setattr" | "delattr" | "patch"))
                | ast.Call(func=ast.Name(id="patch"))
            ):
                yield from _patched(node, ours)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute, ctx=ast.Store()) if (
                name in ours and attribute.isupper()
            ):
                yield f"{node.lineno}: sets the constant {name}.{attribute}"
            case ast.Attribute(value=value, attr=attribute) if _is_private(attribute):
                if not _is_own(value):
                    yield f"{node.lineno}: reaches into {ast.unparse(node)}"


def _product_names(tree: ast.Module) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in PRODUCT:
            yield from (alias.asname or alias.name for alias in node.names)


def _patched(call: ast.Call, ours: set[str]) -> Iterator[str]:
    match call.args:
        case [ast.Constant(value=str(target)), *_] if "." in target:
            yield f"{call.lineno}: patches {target} by a dotted string"
        case [ast.Name(id=name), ast.Constant(value=str(attribute)), *_] if (
            name in ours and attribute.isupper()
        ):
            yield f"{call.lineno}: patches the constant {name}.{attribute}"
        case [target, ast.Constant(value=str(attribute)), *_] if _is_private(attribute):
            yield f"{call.lineno}: patches the private {ast.unparse(target)}.{attribute}"


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__") and name != "_"


def _is_own(value: ast.expr) -> bool:
    match value:
        case ast.Name(id="self" | "cls") | ast.Call(func=ast.Name(id="super")):
            return True
    return False


def test_no_test_depends_on_the_inside_of_what_it_tests() -> None:
    found = {
        f"{file.relative_to(TESTS.parent).as_posix()}: {what}"
        for file in TESTS.rglob("*.py")
        for what in broken(file.read_text(encoding="utf-8"))
    }
    assert sorted(found - ALLOWED.keys()) == []
    assert sorted(ALLOWED.keys() - found) == [], "no longer needed"


@pytest.mark.parametrize(
    "source",
    [
        'monkeypatch.setattr("bot.delivery.limits.ROOM", 1)',
        'mock.patch("throttled.utils.now_mono_f")',
        'patch("bot.delivery.limits.ROOM", 1)',
        'from bot import pace\nmonkeypatch.setattr(pace, "ROOM", 1)',
        'monkeypatch.setattr(store, "_connection", None)',
        "from bot import pace\npace.ROOM = 1",
        "store._connection.close()",
        "self._store._connection.close()",
        "from storage.postgres.store import _connect",
    ],
)
def test_what_reaches_inside_is_found(source: str) -> None:
    assert len(list(broken(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "self._known = 1",
        "super()._known",
        "cls.__name__",
        'monkeypatch.setattr(store, "transaction", away)',
        'monkeypatch.setenv("HOME", "/tmp/a.b")',
        "from bot.delivery.limits import ROOM",
    ],
)
def test_what_does_not_is_not(source: str) -> None:
    assert list(broken(source)) == []
