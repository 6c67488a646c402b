"""Reads text: words, sentences, and whether a phrase is meant or negated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.coach import phrases
from bot.domain.hosts import fold

LONGEST = 8000
"""Characters that are read. A form takes fewer."""

TEXTS_KEPT = 8
"""Each part of the coach reads the same text; a note with its details is another."""

_CLAUSE_ENDS = re.compile(
    r"[,;:()]| - | (?:but|so|because|though|although|yet|while|and (?:i|could|can|please|would)"
    r"|ond|felly|achos) "
)
_BETWEEN = re.compile(r"\n[^\S\n]*\n")
"""What is between paragraphs."""
_NEAR = 120
"""Characters before a phrase in which a negation is looked for."""
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]*")
_UNSEEN = (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x2060, 0x2065))
"""Characters without a width, with which a word is another one to a program and none to a reader."""
_WIDE = range(0xFF01, 0xFF5F)
"""Letters and signs as wide as Chinese ones, in the order of ASCII."""
_PLAIN = str.maketrans(
    dict.fromkeys("‘’‛`´", "'")
    | dict.fromkeys("“”„", '"')
    | dict.fromkeys("–—―−", "-")
    | {"【": "[", "】": "]"}
    | dict.fromkeys(map(chr, _UNSEEN))
    | {chr(wide): chr(wide - _WIDE[0] + ord("!")) for wide in _WIDE}
)
_NOT_PLAIN = re.compile(f"[{re.escape(''.join(map(chr, _PLAIN)))}]")


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding of the coach."""

    sentence: str
    """The id of the sentence that explains it."""
    blocks: bool = False
    """Whether the note cannot be sent with it. Otherwise it is advice."""
    words: str = ""
    """The words found, as written or nearly so. Member text."""
    count: int = 0
    certain: bool = True
    """Whether what blocks cannot be meant otherwise: an address, a gap in brackets. A request for a
    job or a word in capitals may be read wrongly."""


def plain(text: str) -> str:
    """Return the text with straight quotes and hyphens, single spaces, one line a paragraph, and
    without what cannot be seen."""
    # most signs are plain, and to look each of them up takes long
    text = _NOT_PLAIN.sub(lambda sign: sign[0].translate(_PLAIN), text[:LONGEST])
    paragraphs = _BETWEEN.split(text)
    return "\n".join(" ".join(part.split()) for part in paragraphs).strip()


@lru_cache(maxsize=TEXTS_KEPT)
def sentences(text: str) -> Sequence[str]:
    """Return the sentences of a plain text, each with its closing mark."""
    return [found for match in _SENTENCE.finditer(text) if (found := match[0].strip())]


@lru_cache(maxsize=TEXTS_KEPT)
def words(text: str) -> Sequence[str]:
    """Return the words that count for the length."""
    return re.findall(r"\w+(?:['.@/-]+\w+)*", text)


def said(text: str, pattern: re.Pattern[str]) -> str:
    """Return the first match in a plain text that is not negated; "" if there is none."""
    return next((found for found, _ in _meant(text, pattern)), "")


_QUOTED = re.compile(
    r'"[^"\n]{3,80}"|«[^»\n]{3,80}»'
    r"|'(?<![\w']')(?!(?:na|da|ma|ny|nôl|sgyn\w*|sgin|dach|n|r|ch|m|i|w|u|th|em|til|cause)\b)"
    r"[^'\n]{1,60}(?:'[a-z][^'\n]{0,40}){0,2}'(?!\w)"
)


@lru_cache(maxsize=TEXTS_KEPT)
def unquoted(text: str) -> str:
    """Return a plain text without what others are quoted as saying. A text that is a quotation
    from end to end is the writer's own."""
    without = _QUOTED.sub('"…"', text)
    return without if without == text or len(words(without)) > 1 else text


def _meant(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield (the words, what precedes them in their clause) of each match not negated."""
    for sentence in sentences(text):
        low = sentence.lower()
        for match in pattern.finditer(low):
            before = _CLAUSE_ENDS.split(low[max(0, match.start() - _NEAR) : match.start()])[-1]
            if not phrases.NEGATIONS.search(f"{before} {match[0]}"):
                yield (sentence if len(low) == len(sentence) else low)[slice(*match.span())], before


_EMPTY = frozenset(
    """
    a about after all also am an and any are as at be because been before but by can career could
    day did do does each every field for from get had has have having help her hers him his how i if
    in industry into is it its job just know learn like love make many me more most much my new no
    not now of on one or our out own people really role same sector she so some such team than that
    the their them then there these they this those through time to too two up us use very want was
    way we well were what when where which while who why will with work worked working works would
    year years you your yours hello hi dear thanks thank good great help talk talking ask question
    company organisation organization business limited ltd inc plc group senior junior lead head
    a ac am ar at beth chi ein eich ei eu fel fi fy gan gwaith gweithio hon hwn i mae mewn mi neu o
    oes pam pwy roedd sut swydd sy sydd trwy un wedi y yn yr
    """.split()  # noqa: SIM905 - a list of words reads best as words
)


@lru_cache(maxsize=64)
def telling(texts: Sequence[str]) -> frozenset[str]:
    """Return the stems of the significant words of these texts, without accents and case."""
    found = (word for text in texts for word in fold(text[:LONGEST]).split())
    return frozenset(_stem(word) for word in found if len(word) > 1 and word not in _EMPTY)


def tells(text: str, stems: frozenset[str]) -> bool:
    """Return whether a significant word of a text has one of these stems."""
    return not stems.isdisjoint(map(_stem, set(fold(text[:LONGEST]).split()) - _EMPTY))


@lru_cache(maxsize=2048)
def _stem(word: str) -> str:
    for ending in (
        "ations",
        "ation",
        "ings",
        "ing",
        "ists",
        "ist",
        "ers",
        "er",
        "ies",
        "es",
        "s",
        "y",
    ):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word
