"""Text as Discord's Markdown. What a member wrote shows as they wrote it: no markup, no mention."""

from __future__ import annotations

import re
from unicodedata import category

from bot.text import Moment, Span, Strong, Text, Who

# A bare web address stays as it is, up to the first character that could begin markup.
_MARKUP = re.compile(
    r"""(?P<address>https?://[^\s<>"'()\[\]{}|\\^`*~@]+)
      | (?P<start>^[ \t]*(?:[-+#>]|\d+(?=[.)])))
      | (?P<mark>[\\*_~|`\[\]<])
      | (?P<at>@)""",
    re.VERBOSE | re.MULTILINE,
)
_BLANK = "\u200b"  # Discord refuses text of nothing but spaces


def escape(written: str) -> str:
    """Member text that Discord shows as it was written and that pings nobody."""
    return _MARKUP.sub(_disarm, _printable(written))


def _disarm(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "start":
            body = found[0]
            return f"{body}\\" if body[-1].isdigit() else f"{body[:-1]}\\{body[-1]}"
        case "mark":
            return f"\\{found[0]}"
        case "at":
            return f"@{_BLANK}"
        case _:
            return found[0]


def _printable(written: str) -> str:
    if written.isprintable():
        return written
    # Control characters and halves of characters are refused or break the payload.
    return "".join(c for c in written if c == "\n" or category(c) not in ("Cc", "Cs"))


def one_line(written: str) -> str:
    """Member text for where a line break would break the markup around it."""
    return " ".join(_printable(written).split())


def filled(label: str, most: int) -> str:
    """A label Discord takes: not blank, at most `most` characters."""
    return one_line(label)[:most] or _BLANK


def span(part: Span, share: float) -> str:
    """One span as Markdown; member text longer than a few words is cut to that share of itself."""
    match part:
        case str():
            return escape(cut(part, share))
        case Strong(text=inner):
            return strong(cut(inner, share))
        case Moment(at=at):
            return f"<t:{int(at.timestamp())}:F>"
        case Who(address=address) if address is not None and address.platform == "discord":
            return f"<@{address.member}>"
        case Who(name=name):
            return strong(name)


def strong(written: str) -> str:
    """Member text in bold."""
    line = one_line(written)
    return f"**{escape(line)}**" if line else ""


def text(body: Text, share: float = 1.0) -> str:
    """A row of spans as Markdown."""
    return "".join(span(part, share) for part in body.spans)


def cut(written: str, share: float) -> str:
    """The beginning of `written`: that share of its length, marked with … where it was cut."""
    keep = max(24, int(len(written) * share))
    return written if share >= 1 or len(written) <= keep else f"{written[:keep]}…"


def lines(prefix: str, body: str) -> str:
    """`body` with a prefix before each of its lines."""
    return "\n".join(f"{prefix}{line or _BLANK}" for line in body.split("\n"))


def shown(body: str) -> str:
    """`body`, or something invisible that Discord accepts where it is blank."""
    return body if body.strip() else _BLANK
