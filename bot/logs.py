"""The log: lines to read, or a JSON object a line. Ids and numbers; never what members write.

What is logged is chosen where it is logged. The messages of errors are not: an error of Python
itself can quote the value that it could not use, so its message is left out of tracebacks.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime

FORMATS = ("text", "json")
OURS = ("paned", "bot", "storage", "adapters")
"""The loggers of this program. Debug lines of libraries contain what members write, so no setting
turns them on."""
_QUOTES_VALUES = (ArithmeticError, AssertionError, LookupError, ValueError)
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def set_up(form: str, level: str) -> None:
    """Log to the standard error output from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if form == "json" else TextFormatter(_LINE))
    logging.basicConfig(handlers=[handler])
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())


class TextFormatter(logging.Formatter):
    """A line, and a traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. The record keeps the traceback that another handler has formatted."""
        own = copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: object) -> str:
        """Return the traceback."""
        assert isinstance(ei, tuple)
        return "".join(_traceback(ei[1])).rstrip("\n") if ei[1] is not None else ""


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = type(error).__name__
            line["traceback"] = "".join(_traceback(error))
        return json.dumps(line, ensure_ascii=False)


def _traceback(error: BaseException) -> Iterator[str]:
    """The lines of a traceback, with those of its causes first."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _traceback(cause)
        yield "which led to:\n"
    yield from traceback.format_tb(error.__traceback__)
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, _QUOTES_VALUES):
        yield f"{name} (its message may quote a member, and is left out)\n"
    else:
        yield f"{name}: {error}\n"
