"""What a text says, as a list of words: those of hosts and of searches are made alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.finding.stems import stem

_TOKEN = re.compile(
    r"(?P<symbols>(?<!\w)[a-z]\+\+|(?<!\w)[a-z]#|\.net\b|\b[a-z]&[a-z]\b|(?<![\w-])[b-z]-[a-z]{3,})"
    r"|(?P<word>\w+)(?P<after>'\w{1,2}(?!\w))?",
    re.IGNORECASE,
)
"""Names with symbols, such as C#, A&E and e-learning, and words; what is left of a Welsh or English
word after an apostrophe ("o'r", "people's") says nothing."""
_WRITTEN_APART = (
    (re.compile(r"\bdot net\b", re.IGNORECASE), ".net"),
    (re.compile(r"\bI\.T\.?(?!\w)"), "IT"),
)
_SPELLINGS = {
    "cpp": "c++",
    "cplusplus": "c++",
    "csharp": "c#",
    "dotnet": ".net",
    "fsharp": "f#",
    "ict": "it",
}
"""Spellings of the same."""
_LETTERS = frozenset("cr")
"""Single letters that name something: C and R."""
_IT_IS_MEANT = re.compile(
    r"\bit(?= (?:support|help|helpdesk|service|services|technician|manager|engineer|consultant"
    r"|security|department|director|specialist|project|systems?|jobs?|work|careers?|skills"
    r"|infrastructure|sector|industry|training|apprentice\w*)\b)"
    r"|(?<=\bmewn )it\b|(?<=\bin )it$|(?<=\bwork in )it\b|(?<=\byn )it$",
    re.IGNORECASE,
)
"""Where "it" in small letters is information technology."""

_SMALL_ENGLISH = """
a about am an and any are as at be been being but by can could did do does doing for get had has
have having he her him his how i if im in into is it its just me my of on or our please she should
so some somebody someone something somewhere than that the their them then there these they this
those to too us very was we were what when where which who whom whose why will with would you your
become becoming enjoy enjoys find interested keen know knows like likes look looking love loves
speak talk talking tell thanks want wanted wants wish
also always anybody anyone anything because don dont hope hoping maybe really
"""
_SMALL_WELSH = """
ac ag am ar at dan dros drwy efo fel gan gen gennyf gin gyda gydag hefo hyd ir mewn na nac neu nid
nghylch o ond os pan rhwng tan trwy u wrth y ym yma yn yna yng ynghylch ynglyn yr
bod byddaf byddwn ca cael ces dach dw dwi dydi dydy dyw faswn fod fydd fyddwn gaf ges mae maen oedd
oeddwn oes rwy rwyf rwyn rydw rydyn sy sydd syn wedi wn wyf wyt ydi ydw ydy ydych yw
arnaf chi dy ei ein eich eu fe fi fo fy hi hun hunan hwn hon hynny mi nhw ni ti
beth ble nawr pam pryd pwy rhai rhywbeth rhywle rhywun rwan sut
allwn caru chwilio dod eisiau gallaf gallu hefyd hoffai hoffi hoffwn iawn isie isio leicio
licio liciwn lico medru modd moyn mynd siarad unrhyw unrhywun wi wnaf
hoffen ishe
"""
SMALL = frozenset((_SMALL_ENGLISH + _SMALL_WELSH).split())
"""Words that say nothing about a person's work, in either language."""
_LIGHT = """
area career field firm help industry job lot others people person position role sector thing trade
work working worker
from no not off out over own up
bobl cwmni ddim dim faes gwaith gwneud heb hyn wneud gweithio gyrfa helpu maes pobl swydd swyddi
waith weithio yrfa
"""
LIGHT = frozenset(map(stem, _LIGHT.split()))
"""Words that say little: most hosts could have them."""
_WORK = frozenset(map(stem, ("work", "gweithio", "weithio", "gwaith", "waith")))
_WELSH_ONLY = frozenset(
    [
        *("ac", "gyda", "gydag", "yn", "yr", "y", "mewn", "sydd", "sy", "neu", "rwy", "dw", "dwi"),
        *("hoffwn", "eisiau", "isio", "moyn", "rhywun", "rhywbeth", "gweithio", "gwaith", "swydd"),
    ]
)
"""Small words of Welsh that are none of English."""


def fold_letters(text: str) -> str:
    """Return the text in small letters without accents, with plain apostrophes."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def tokens(text: str) -> list[str]:
    """Return the words of a text: folded, stemmed, without small words.

    C, C++, C#, .NET, R and IT are words. Where there are only small words, they stay.
    """
    return [word for _, word in typed_tokens(text)]


def typed_tokens(text: str) -> tuple[tuple[str, str], ...]:
    """Return the same, each with the folded word as it was typed."""
    found = list(_raw(text))
    said = tuple(
        (word, word if word in _SPELLINGS.values() else stem(word))
        for place, (word, meant) in enumerate(found)
        if (meant or word not in SMALL) and not _leads_on(found, place)
    )
    return said or tuple((word, word) for word, _ in found)


def _leads_on(found: list[tuple[str, bool]], place: int) -> bool:
    """Whether that is "work" in "work with animals"."""
    return (
        stem(found[place][0]) in _WORK
        and place + 2 <= len(found) - 1
        and found[place + 1][0] in SMALL
    )


def is_welsh(text: str) -> bool:
    """Return whether a text has small words that only Welsh has."""
    return not _WELSH_ONLY.isdisjoint(re.findall(r"\w+", fold_letters(text)))


def _raw(text: str) -> Iterator[tuple[str, bool]]:
    """Each word, folded, and whether it is known to mean something, such as "IT"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.replace("’", "'").replace("‘", "'"))
    for apart, together in _WRITTEN_APART:
        text = apart.sub(together, text)
    matches = list(_TOKEN.finditer(text))
    shouted = len(matches) > 3 and text.isupper()
    it = {match.start() for match in _IT_IS_MEANT.finditer(text)}
    for match in matches:
        written = match["symbols"] or match["word"]
        word = fold_letters(written).strip("_").replace("-", "")
        word = _SPELLINGS.get(word, word)
        alone = len(matches) == 1
        if word == "it":
            meant = (
                alone
                or match.start() in it
                or written.casefold() == "ict"
                or (written == "IT" and not shouted)
            )
            yield word, meant
        elif len(word) == 1 and word.isalpha():
            if alone or (word in _LETTERS and written.isupper() and not match["after"]):
                yield word, True
        elif word:
            yield word, False
