"""What the page of organisers shows of messages: waiting, late, failed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.features.organise.backlog import Backlog, Line
from bot.features.organise.figures import STEP
from bot.features.organise.repository import COUNTED_MAX, FEWEST
from bot.features.organise.visits import Visitor
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator

BEGUN, GONE = "begun", "gone"
"""What came of sending again, in the address of the page that follows."""
_SENT = {BEGUN: "backlog-again", GONE: "backlog-gone"}


def as_page(found: Backlog, visitor: Visitor, sent: str) -> dict[str, Any]:
    """Return what the template shows."""
    words = visitor.words
    failed = _part(words, "web-failed", "backlog-none-failed", found.failed)
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
            "leave": words.label("web-leave"),
        },
        "title": words.label("backlog-title"),
        "community": shorten(visitor.community.name, 80),
        "sent": words.label(_SENT[sent]) if sent in _SENT else "",
        "parts": [
            failed,
            _part(words, "web-late", "backlog-none-late", found.late),
            _part(words, "web-waiting", "backlog-none-waiting", found.waiting),
        ],
        "notes": [
            words.label("backlog-how", fewest=FEWEST, step=STEP),
            *([] if found.whole else [words.label("backlog-most", most=COUNTED_MAX)]),
        ],
    }


def _part(words: Translator, title: str, none: str, lines: Sequence[Line]) -> dict[str, Any]:
    said = words.label(title)
    rows = [(one.what(words), str(one.how_many(words)), one.reason(words)) for one in lines]
    head = [words.label(id) for id in ("web-about", "web-number", "web-why")]
    table = {"caption": said, "head": head, "rows": rows}
    return {"title": said, "none": words.label(none), "table": table, "again": []}
