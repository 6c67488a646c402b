"""What the page of organisers shows of messages: waiting, late, failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from adapters.web import csv_file
from bot.features.organise.backlog import Backlog, Line
from bot.features.organise.figures import STEP
from bot.features.organise.repository import COUNTED_MAX, FEWEST
from bot.features.organise.visits import Visitor
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

BEGUN, GONE = "begun", "gone"
"""What came of sending again, in the address of the page that follows."""
_HEAD = ("web-about", "web-number", "web-why")
_SENT = {BEGUN: "backlog-again", GONE: "backlog-gone"}


def as_page(found: Backlog, visitor: Visitor, sent: str) -> dict[str, Any]:
    """Return what the template shows."""
    words = visitor.words
    failed, *others = (_part(words, title, none, part) for title, none, part in _parts(found))
    failed["again"] = [
        {
            "why": str(line.why),
            "about": str(line.about),
            "label": words.label("web-again", what=line.what(words), why=line.reason(words)),
        }
        for line in found.failed
    ]
    return {
        "say": {
            "numbers": words.label("button-organise"),
            "download": words.label("web-download"),
            "leave": words.label("web-leave"),
        },
        "title": words.label("backlog-title"),
        "community": shorten(visitor.community.name, 80),
        "sent": words.label(_SENT[sent]) if sent in _SENT else "",
        "parts": [failed, *others],
        "notes": [
            words.label("backlog-how", fewest=FEWEST, step=STEP),
            *([] if found.whole else [words.label("backlog-most", most=COUNTED_MAX)]),
        ],
    }


def as_csv(found: Backlog, visitor: Visitor) -> str:
    """Return all parts as one table, a line a number; where it is blank, the note says why."""
    words = visitor.words
    head = [words.label(id) for id in ("web-messages", *_HEAD, "web-note")]
    rows = [
        (
            words.label(title),
            line.what(words),
            "" if line.number is None else str(line.number),
            line.reason(words),
            str(line.how_many(words)) if line.number is None else "",
        )
        for title, _, part in _parts(found)
        for line in part
    ]
    return csv_file.written(head, rows)


def _parts(found: Backlog) -> tuple[tuple[str, str, Sequence[Line]], ...]:
    """The title of each part, what stands there where nothing is in it, and its lines."""
    return (
        ("web-failed", "backlog-none-failed", found.failed),
        ("web-late", "backlog-none-late", found.late),
        ("web-waiting", "backlog-none-waiting", found.waiting),
    )


def _part(words: Translator, title: str, none: str, lines: Sequence[Line]) -> dict[str, Any]:
    said = words.label(title)
    rows = [(one.what(words), str(one.how_many(words)), one.reason(words)) for one in lines]
    head = [words.label(id) for id in _HEAD]
    table = {"caption": said, "head": head, "rows": rows}
    return {"title": said, "none": words.label(none), "table": table, "again": []}
