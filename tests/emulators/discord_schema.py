"""Checks against Discord's OpenAPI document, if the specs folder is beside the project."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.emulators.discord_rules import bad

SPEC = Path(__file__).parents[3] / "shared" / "specs" / "discord-openapi.json"
_URI = "urn:discord"


@lru_cache(maxsize=1)
def _document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SPEC.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _registry() -> Registry[Any]:
    made: Registry[Any] = Registry().with_resource(_URI, DRAFT202012.create_resource(_document()))
    return made


@lru_cache(maxsize=1)
def _routes() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    def key(path: str) -> tuple[int, str]:
        return path.count("{"), path  # the most literal first: @me before {user_id}

    return [
        (re.compile(f"^{re.sub(r'{[^}]+}', '[^/]+', path)}$"), _document()["paths"][path])
        for path in sorted(_document()["paths"], key=key)
    ]


@lru_cache(maxsize=256)
def _validator(method: str, path: str) -> Draft202012Validator | None:
    for pattern, operations in _routes():
        if pattern.match(path) and method.lower() in operations:
            content = operations[method.lower()].get("requestBody", {}).get("content", {})
            if "application/json" not in content:
                return None
            return validator(content["application/json"]["schema"])
    return None


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """Return a validator of a schema that refers to Discord's document."""
    return Draft202012Validator(_absolute(schema), registry=_registry())


def named(name: str) -> Draft202012Validator:
    """Return a validator of a schema of the document, by name."""
    return validator({"$ref": f"#/components/schemas/{name}"})


def _absolute(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {
            key: f"{_URI}{value}" if key == "$ref" else _absolute(value)
            for key, value in schema.items()
        }
    return [_absolute(part) for part in schema] if isinstance(schema, list) else schema


def check(method: str, path: str, body: Any) -> None:
    """Refuse a body that the document does not allow. Without the document, accept all."""
    if not SPEC.exists():
        return
    # Replace ids, so that a route's validator is cached once.
    plain = re.sub(r"/interactions/[^/]+/[^/]+/", "/interactions/1/t/", path)
    plain = re.sub(r"/webhooks/[^/]+/[^/]+", "/webhooks/1/t", plain)
    plain = re.sub(r"/\d+", "/1", plain)
    found = _validator(method, plain)
    if found is None:
        return
    try:
        found.validate(as_documented(body))
    except ValidationError as error:
        raise bad(f"OpenAPI: {_deepest(error)}") from None


def as_documented(body: Any) -> Any:
    """Return the body with ids as strings. discord.py sends numbers, which Discord accepts."""
    if isinstance(body, dict):
        return {
            key: str(value)
            if _is_id(key, body) and isinstance(value, int)
            else [str(user) for user in value]
            if key in ("users", "roles") and isinstance(value, list)
            else as_documented(value)
            for key, value in body.items()
        }
    return [as_documented(part) for part in body] if isinstance(body, list) else body


def _is_id(key: str, body: dict[str, Any]) -> bool:
    # The id of a component is a number; other ids are snowflakes, as strings.
    return key.endswith("_id") or (key == "id" and not isinstance(body.get("type"), int))


def _deepest(error: ValidationError) -> str:
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}"
