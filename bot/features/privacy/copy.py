"""A person's copy of their data: as JSON for programs, as text for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.core.messages import File
from bot.domain.zone_data import zone_info
from bot.features.privacy.actions import PRIVACY_DATA
from bot.features.privacy.declarations import Shape
from bot.features.privacy.register import REGISTER
from bot.features.privacy.repository import Json, Row
from bot.i18n.formatting import day
from bot.i18n.sanitize import file_stem
from bot.i18n.translator import Translator

FORMAT = "paned.my-data"
VERSION = 1
"""Rises when the shape of the JSON changes other than by tables and columns that are new."""

_encode = json.JSONEncoder(ensure_ascii=False).encode

Data = Mapping[str, Sequence[Row]]


def file_name(extension: str, words: Translator) -> str:
    """Return how a file of the copy is called: after the button that asks for it."""
    return f"{file_stem(words.label(PRIVACY_DATA.label), 'my-data')}.{extension}"


def as_json(data: Data, made_at: datetime, words: Translator) -> File:
    """Return the copy for a program; docs/privacy.md describes its shape."""
    # A line for each row: it can be looked through, and the fast encoder of Python writes it.
    tables = [
        f"{_encode(name)}: [\n" + ",\n".join(map(_row, rows)) + "\n]" for name, rows in data.items()
    ]
    head = f'"format": "{FORMAT}", "version": {VERSION}, "made_at": "{made_at.isoformat()}"'
    content = f'{{{head}, "tables": {{\n' + ",\n".join(tables) + "\n}}\n"
    return File(file_name("json", words), "application/json", content.encode())


def _row(row: Row) -> str:
    return _encode({"my_role": row.role, "data": row.values})


def as_text(data: Data, made_at: datetime, words: Translator) -> File:
    """Return the copy to read: what the person and others wrote, in the reader's language."""
    lines = [words.label("data-title", day=made_at.astimezone(zone_info(words.zone)).date()), ""]
    for name, rows in data.items():
        table = REGISTER[name]
        for row in rows if table.heading else ():
            lines += [words.label(table.heading, role=row.role), *_facts(name, row, words), ""]
    lines.append(words.label("data-rest", program=file_name("json", words)))
    content = "\ufeff" + "\n".join(lines) + "\n"  # so that every editor reads it as UTF-8
    return File(file_name("txt", words), "text/plain; charset=utf-8", content.encode())


def _facts(table: str, row: Row, words: Translator) -> Iterator[str]:
    for name, column in REGISTER[table].columns.items():
        value = row.values.get(name)
        if not column.label or value in (None, "", []):
            continue
        if not (said := _said(column.shape, value, words)):
            continue
        # The lines of a longer text stay below their label.
        yield f"  {words.label(column.label)}: " + said.replace("\n", "\n    ")


def _said(shape: Shape, value: Json, words: Translator) -> str:
    if shape is Shape.INSTANT:
        at = datetime.fromisoformat(str(value)).astimezone(zone_info(words.zone))
        return f"{day(at.date(), words.language)}, {at:%H:%M} ({words.city(words.zone)})"
    if shape is Shape.ZONE:
        return words.city(str(value))
    if isinstance(value, dict):
        if shape is Shape.PERSON:
            return str(value["name"]) or words.label("name-gone")
        return "\n".join(str(item) for item in value.values() if item)
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)
