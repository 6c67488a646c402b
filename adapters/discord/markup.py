"""Text as Discord's Markdown. Text of members is escaped: no markup, no mention."""

from __future__ import annotations

import re
from unicodedata import category

from bot.core.text import Bold, Link, PersonName, Span, Text, Timestamp
from bot.i18n.sanitize import shorten

# A bare web address is not escaped, up to the first character that could begin markup.
_MARKUP = re.compile(
    r"""(?P<address>https?://[^\s<>"'()\[\]{}|\\^`*~@]+)
      | (?P<start>^[ \t]*(?:[-+#>]|\d+(?=[.)])))
      | (?P<mark>[\\*_~|`\[\]<])
      | (?P<at>@)""",
    re.VERBOSE | re.MULTILINE,
)
ZERO_WIDTH = "\u200b"
"""Takes the place of blank text, which Discord refuses."""
UNCUT_MIN = 24
"""Characters of one span that `truncate` always keeps."""


def escape(value: str) -> str:
    """Escape text of a member: Discord shows it as typed, and it pings nobody."""
    return _MARKUP.sub(_escape_match, _remove_control(value))


def _escape_match(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "start":
            found = match[0]
            return f"{found}\\" if found[-1].isdigit() else f"{found[:-1]}\\{found[-1]}"
        case "mark":
            return f"\\{match[0]}"
        case "at":
            return f"@{ZERO_WIDTH}"
        case _:
            return match[0]


def _remove_control(value: str) -> str:
    """Remove control characters and lone surrogates, which Discord refuses."""
    if value.isprintable():
        return value
    return "".join(c for c in value if c == "\n" or category(c) not in ("Cc", "Cs"))


def one_line(value: str) -> str:
    """Replace line breaks by spaces, for text inside markup that ends with the line."""
    return " ".join(_remove_control(value).split())


def label(value: str, max_length: int) -> str:
    """Return a label that Discord accepts: one line, not blank, at most `max_length` characters."""
    return shorten(one_line(value), max_length) or ZERO_WIDTH


def not_blank(markdown: str) -> str:
    """Return the text, or a zero-width space if it is blank."""
    return markdown if markdown.strip() else ZERO_WIDTH


def span(value: Span, ratio: float) -> str:
    """Return one span as Markdown. Text of members is truncated to `ratio` of its length."""
    match value:
        case str():
            return escape(truncate(value, ratio))
        case Bold(text=inner):
            return bold(truncate(inner, ratio))
        case Timestamp(at=at):
            return f"<t:{int(at.timestamp())}:F>"
        case PersonName(address=address) if address is not None and address.platform == "discord":
            return mention(address.member)
        case PersonName(name=name):
            return bold(name)
        case Link(url=url, text=inner):
            return f"[{escape(one_line(inner))}]({url})"


def mention(member: str) -> str:
    """Return the mention of a user id."""
    return f"<@{member}>"


def bold(value: str) -> str:
    """Escape text and make it bold."""
    line = one_line(value)
    return f"**{escape(line)}**" if line else ""


def text(value: Text, ratio: float = 1.0) -> str:
    """Return spans as Markdown, each truncated to `ratio` of its length."""
    return "".join(span(part, ratio) for part in value.spans)


def truncate(value: str, ratio: float) -> str:
    """Return the first `ratio` of the text and an ellipsis; all of it from a ratio of 1."""
    keep = max(UNCUT_MIN, int(len(value) * ratio))
    return value if ratio >= 1 or len(value) <= keep else f"{value[:keep]}…"


def prefix_lines(prefix: str, markdown: str) -> str:
    """Put a prefix, such as `> `, before each line."""
    return "\n".join(f"{prefix}{line or ZERO_WIDTH}" for line in markdown.split("\n"))
