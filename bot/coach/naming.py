"""Whether what a host typed can stand in a sentence: "Data scientist" can, "n/a" cannot."""

from __future__ import annotations

import re

from bot.domain.hosts import fold

LONGEST = 40
"""Characters of a name in a sentence. A longer one is a description."""
ACRONYM = 5
"""Letters of what may be short for something, such as NHS."""
_NAME = re.compile(r"[^\W_](?:(?:[\w&'’+#. -]|(?<=\w)/(?=\w))*[\w+#])?")
_TITLE = re.compile(r"[^\W_](?:[\w&'’+#. /,-]*[\w+#])?")
_NOT_IN_NAMES = re.compile(r"\. |www\.|_|--| - |\d{5}|\bI\b(?!\.)|^[nN]/[aA]$")
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_SAYS_NOTHING = frozenset(
    """
    various several many different multiple misc miscellaneous anything everything any all none
    nothing other others etc private confidential secret anywhere remote everywhere unknown tbc
    tba nil varied mixed stuff things lots
    amryw amrywiol sawl unrhyw popeth arall eraill preifat cyfrinachol unman unrhywle
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""With one of these it names nothing."""
_STANDING = frozenset(
    """
    at self employed selfemployed freelance unemployed jobless job jobseeker seeker home gap year
    hunangyflogedig hunan gyflogedig liwt llawrydd di waith ddi diwaith gartref adref cartref ymddeol
    wedi ymddeoledig
    """.split()  # noqa: SIM905
)
"""Of nothing but these is how somebody stands, and no work, place or sector of that name."""
_SPEAKS = frozenset(
    """
    im ive me my mine myself we our ours us you your yours he his she her they their
    rwy rwyf dw dwi fi fy ni ein chi eich maen
    """.split()  # noqa: SIM905
)
"""With one of these somebody speaks, rather than names something."""
_ASKS = frozenset(
    """
    how what why when where who which can do does is are should sut beth pam pryd ble pwy pa
    currently formerly previously ex retired looking between
    from into to with without about for after before since towards through
    am heb gyda rhwng tua drwy trwy dros wedi
    """.split()  # noqa: SIM905
)
"""What begins so is a sentence, says what no longer is, or goes on from something before it, such as
"from teaching to data"."""


def is_standing(name: str) -> bool:
    """Return whether that only says how somebody stands, such as "unemployed" or "at home"."""
    return _STANDING.issuperset(fold(name).split())


def in_a_sentence(name: str, *, quoted: bool = False) -> str:
    """Return a name of a profile as it can stand within a question; "" if it cannot.

    What stands in quotation marks, as a title does, may have a comma or a slash.
    """
    name = _ASIDE.sub("", " ".join(name.split()))
    pattern = _TITLE if quoted else _NAME
    if not 2 <= len(name) <= LONGEST or not pattern.fullmatch(name) or _NOT_IN_NAMES.search(name):
        return ""
    words = fold(name).split()
    if not any(c.isalpha() for c in name) or words[0] in _ASKS:
        return ""
    if is_standing(name):
        return ""
    shouted = name.isupper() and " " in name  # where an acronym may be among the words
    if shouted or not (_SAYS_NOTHING | _SPEAKS).isdisjoint(words):
        return ""
    return name.capitalize() if name.isupper() and len(name) > ACRONYM else name
