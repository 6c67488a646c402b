"""A table to download: CSV in which no cell is a formula of a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from aiohttp import web

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the table as text. A cell that begins like a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (head, *rows):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in row])
    return out.getvalue()


def download(name: str, text: str) -> web.Response:
    """Return the answer with which a browser saves it as that file. Spreadsheets know UTF-8 by the
    mark at its beginning."""
    return web.Response(
        body=text.encode("utf-8-sig"),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f"attachment; filename={name}",
        },
    )
