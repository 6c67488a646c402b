"""Brings the words of a sentence into one spelling, so that a rule needs each word once.

English: short forms are written out, small slips in long words are put right. Welsh: mutations are
undone by rule, spoken forms of north and south become one. Only words that rules know (`learn`) are
changed. What was written where is kept, to mark it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.coach.starts import ANY, matches

SENTENCES_KEPT = 64
"""A note has a dozen or two, and is read again while it is changed."""
WORDS_KEPT = 2048
"""Nine of ten words of a note are among them."""
_TOKEN = re.compile(r"\w+(?:['.@-]+\w+)*'?|'\w+|[^\w\s]")
_SHORT = {
    "i'm": "i am", "im": "i am", "i'd": "i would", "i've": "i have", "ive": "i have",
    "i'll": "i will", "you'd": "you would", "you're": "you are", "you've": "you have",
    "you'll": "you will", "what's": "what is", "whats": "what is", "wats": "what is",
    "wat's": "what is", "wat": "what", "wot": "what", "where's": "where is", "wheres": "where is",
    "who's": "who is", "how's": "how is", "how'd": "how did", "who'd": "who did", "where'd": "where did", "what'd": "what did", "wouldn't": "would not", "what're": "what are", "there's": "there is", "here's": "here is", "heres": "here is", "theres": "there is",
    "that's": "that is", "it's": "it is", "let's": "let us", "don't": "do not", "dont": "do not",
    "can't": "can not", "cannot": "can not", "cant": "can not", "won't": "will not",
    "wont": "will not", "wasn't": "was not", "isn't": "is not", "aren't": "are not",
    "didn't": "did not", "doesn't": "does not", "haven't": "have not", "hasn't": "has not",
    "couldn't": "could not", "shouldn't": "should not", "ain't": "is not",
    "wanna": "want to", "wana": "want to", "gonna": "going to", "gotta": "have to", "u": "you",
    "ur": "your", "ya": "you", "youre": "your", "r": "are", "pls": "please", "plz": "please",
    "plese": "please", "pleas": "please", "ther": "there", "wen": "when", "wud": "would",
    "wich": "which", "were's": "where is", "becuase": "because", "cuz": "because", "rite": "right",
    "aply": "apply", "aplying": "applying", "yous": "you", "y'all": "you", "realy": "really",
    "wont'": "will not", "sombody": "somebody", "somone": "someone", "anyting": "anything",
    "payed": "paid", "salery": "salary", "rote": "wrote", "herd": "heard", "worrys": "worries",
    "freind": "friend", "cud": "could", "shud": "should", "gis": "give us",
    "gimme": "give me", "lemme": "let me", "ye": "you", "yee": "you", "thee": "you", "thine": "yours", "thy": "your", "yer": "your", "meself": "myself", "wid": "would", "whit": "what", "wha": "who", "whe": "who", "dae": "do", "frae": "from", "tae": "to", "d'ye": "do you", "hae": "have", "tak": "take", "gie": "give", "sumthing": "something", "summat": "something", "owt": "anything", "nowt": "nothing", "wrk": "work", "wk": "week", "agen": "again", "tho'": "though", "cos": "because", "coz": "because", "bc": "because", "ppl": "people", "sum1": "someone", "any1": "anyone", "sed": "said", "serched": "searched", "thru": "through", "tho": "though",
}  # fmt: skip
_SPOKEN = {
    # north and south, written as they are said
    "dwi'm": "dwi ddim", "dwim": "dwi ddim", "dwi'n": "dwi yn", "dwin": "dwi yn", "wi": "dwi",
    "wi'n": "dwi yn", "fi'n": "dwi yn", "rwy": "dwi", "rwyf": "dwi", "rwy'n": "dwi yn",
    "rwyn": "dwi yn", "dw": "dwi", "rydw": "dwi", "ydwyf": "dwi", "wyf": "dwi", "sai'n": "dwi ddim",
    "sa'i'n": "dwi ddim", "sa": "sai", "sdim": "oes ddim", "smo": "ddim",
    "gin": "gen", "gini": "gen i", "gennyf": "gen i", "o's": "oes", "os'na": "oes na",
    "gennych": "gennychchi", "gynnoch": "gennychchi", "gynno": "gennychchi", "gennyt": "gennychchi",
    "'sgynnoch": "oes gennychchi", "sgynnoch": "oes gennychchi", "'sgin": "oes gennychchi",
    "'sgennych": "oes gennychchi", "sgen": "oes gen", "sgin": "oes gen",
    "efo": "gyda", "hefo": "gyda", "'da": "gyda", "gydach": "gyda eich", "efo'ch": "gyda eich",
    "gyda'ch": "gyda eich", "hefo'ch": "gyda eich", "'da'ch": "gyda eich", "gydag": "gyda",
    "â'ch": "gyda eich", "â": "gyda", "i'ch": "i eich", "o'ch": "o eich", "a'ch": "a eich",
    "yw'ch": "yw eich", "ydi'ch": "yw eich", "ydy'ch": "yw eich", "oedd'ch": "oedd eich",
    "fydde'ch": "byddai eich", "odi'ch": "ydy eich", "di'r": "yw yr", "ydi": "yw", "ydy": "yw",
    "ydi'r": "yw yr", "yw'r": "yw yr", "ydy'r": "yw yr", "odi": "yw", "odi'r": "yw yr",
    "oedd": "oedd", "odd": "oedd", "o'dd": "oedd",
    "isio": "eisiau", "isho": "eisiau", "ishe": "eisiau", "moyn": "eisiau", "mo'yn": "eisiau",
    "am'n": "am", "rydych": "ydych", "'di": "yw", "'di'r": "yw yr", "ydach": "ydych", "ma'ch": "mae eich", "mae'ch": "mae eich", "be": "beth", "be'": "beth", "lle'r": "ble", "lle'": "ble", "shwt": "sut", "y'ch": "ydych", "ody": "yw", "ichi": "i chi", "gynigiwyd": "cynigiwyd",
    "dy": "eich", "'ch": "eich", "ych": "eich", "dych": "ydych", "dach": "ydych", "'dach": "ydych",
    "odych": "ydych", "wyt": "ydych", "ti": "chi", "chdi": "chi", "chi'n": "chi yn",
    "chin": "chi yn", "ti'n": "chi yn", "chi'ch": "chi eich", "ma": "mae", "ma'": "mae", "mae'n": "mae yn",
    "ma'n": "mae yn", "mae'r": "mae yr", "neud": "gwneud", "gneud": "gwneud", "wneud": "gwneud",
    "'neud": "gwneud", "cal": "cael", "ca'l": "cael", "ga'l": "cael", "gal": "cael",
    "'nghael": "fy cael", "whilo": "chwilio", "chwlio": "chwilio",
    "licio": "hoffi", "lico": "hoffi", "leicio": "hoffi", "gweitho": "gweithio", "witho": "gweithio",
    "rwbath": "rhywbeth", "rywbeth": "rhywbeth", "rwun": "rhywun", "rywun": "rhywun",
    "fedrwch": "gallwch", "medrwch": "gallwch", "allwch": "gallwch", "allech": "gallwch",
    "gallech": "gallwch", "fedrach": "gallwch", "wnewch": "gallwch", "newch": "gallwch",
    "nowch": "gallwch", "fasach": "byddech", "fasech": "byddech", "fyddech": "byddech",
    "bydde": "byddai", "fydde": "byddai", "fyddai": "byddai", "byse": "byddai", "basai": "byddai",
    "fysai": "byddai", "basa": "byddai", "fasa": "byddai", "sw": "byddwn", "swn": "byddwn",
    "fyddwn": "byddwn", "bydden": "byddwn", "faswn": "byddwn", "nin": "i yn",
    "hoffen": "hoffwn", "carwn": "hoffwn", "garwn": "hoffwn", "licien": "hoffwn", "liciwn": "hoffwn",
    "ga": "caf", "gaf": "caf", "ca": "caf", "gawn": "caf", "alla": "caf", "galla": "caf",
    "fedra": "caf", "medra": "caf", "gallaf": "caf", "allaf": "caf", "imi": "i mi", "ifi": "i fi",
    "i'm": "i fy", "o'm": "o fy", "â'm": "gyda fy", "mha": "pa", "ba": "pa", "pha": "pa", "bwy": "pwy", "phwy": "pwy", "f'enw": "fy enw", "'n": "yn", "'na": "na",
    "yna": "na", "'ma": "ma", "'nôl": "nol", "amdanai": "amdana i", "drostai": "drosta i", "mlân": "ymlaen", "mlan": "ymlaen", "mlaen": "ymlaen", "'mlaen": "ymlaen",
    "drosof": "drosta i", "drostof": "drosta i", "amdanaf": "amdana i", "drosto": "drosta",
    "plîs": "plis", "bòs": "bos", "deud": "dweud", "gweud": "dweud", "mewn'n": "mewn",
    "faint'": "faint", "ennill'n": "ennill", "dallt": "deall", "pwyse": "pwysau", "bwys": "pwysau",
    "cyflog'n": "cyflog", "cv'n": "cv", "angan": "angen", "darllan": "darllen", "gwbod": "gwybod", "wbod": "gwybod", "apleio": "ymgeisio", "ceisio": "ymgeisio",
    "gwedwch": "dywedwch", "deudwch": "dywedwch", "dwedwch": "dywedwch", "gwedodd": "dywedodd",
    "dudodd": "dywedodd", "wedodd": "dywedodd", "nethoch": "wnaethoch", "naethoch": "wnaethoch",
    "nathoch": "wnaethoch", "ethoch": "aethoch", "gaethoch": "cawsoch", "gethoch": "cawsoch",
    "oeddach": "oeddech", "oddech": "oeddech", "miwn": "mewn", "dachre": "dechrau",
    "cychwyn": "dechrau", "wes": "oes", "ôs": "oes", "sda": "gennychchi", "'se": "byddai", "licen": "hoffwn", "licsen": "hoffwn", "whant": "eisiau", "isie": "eisiau", "baswn": "byddwn", "basech": "byddech", "basach": "byddech",
    "byddet": "byddech", "gelli": "gallwch", "elli": "gallwch", "alli": "gallwch", "nei": "gallwch", "wnei": "gallwch", "fedri": "gallwch", "rhoid": "rhoi", "roid": "rhoi", "pacad": "pecyn", "wsnos": "wythnos",
}  # fmt: skip
_RADICALS = {
    "ngh": ("c",), "ng": ("g",), "ch": ("c",), "mh": ("p",), "nh": ("t",), "ph": ("p",),
    "th": ("t",), "dd": ("d",), "g": ("c",), "b": ("p",), "d": ("t",), "f": ("b", "m"),
    "m": ("b",), "n": ("d",), "l": ("ll",), "r": ("rh",),
}  # fmt: skip
"""How a mutated word begins, and how its radical may begin."""
_OFTEN_SLIPS = """
    applying application apprentice apprenticeship apprenticeships attached career colleague company
    considered department employ employment experience graduate hiring hoping income internship
    internships interested interview introduce looking message obliged offended opening openings
    opportunities opportunity organisation placement placements please position positions possible
    pressure profession recommend recruiting recruitment referral salary searched studied traineeship
    trouble understand university vacancies vacancy wondering working
"""
_SLIPS: dict[str, str] = {}
"""By a word that lacks a letter: the whole one."""

_RADICAL_TOO = frozenset({"ddim", "beth", "faint", "pwy", "gwybod", "fuoch", "aethoch"})
"""Words that look like a mutation of another, and are read as they stand."""

_A_FOR_E = re.compile(r"(.*[^aeiouwyâêîôûŵŷ])a([^aeiouwyâêîôûŵŷ]{1,2})")
"""The north says "angan", "amsar"."""
_Learned: list[str] = []
"""Expressions whose Welsh words rules know."""


def _written_out(words: Sequence[str]) -> Iterator[str]:
    """Yield how words may be written that stand as they are said: "gora", "gore" is "gorau",
    "gynta" is "gyntaf", "angan" is "angen"."""
    for word in words:
        if len(word) < 4:
            continue
        if word[-1] in "ae":
            yield from (f"{word[:-1]}au", f"{word[:-1]}ai", f"{word}f", f"{word[:-1]}e")
        if "a" in word[-3:-1] and (said := _A_FOR_E.fullmatch(word)):
            yield f"{said[1]}e{said[2]}"


def learn(*expressions: str) -> None:
    """Let the Welsh words of these expressions be known to the rules."""
    _Learned.extend(expressions)
    _welsh_words.cache_clear()
    _welsh.cache_clear()


@cache
def _welsh_words() -> frozenset[str]:
    """Return the Welsh words that rules know, none of which is a mutation of another."""
    found = {
        word
        for expression in _Learned
        for text in matches(expression)
        for word in text.split()
        if ANY not in word
    }
    mutated = {w for w in found if len(w) > 3 and any(r in found for r in radicals(w))}
    return frozenset(found - mutated | found & _RADICAL_TOO)


def radicals(word: str) -> list[str]:
    """Return what a Welsh word may be without its mutation: "feddyg" is "meddyg", or "beddyg"."""
    found = []
    for length in (3, 2, 1):
        if possible := _RADICALS.get(word[:length]):
            found = [radical + word[length:] for radical in possible]
            break
    if word[:1] in "aeiouwylrâêîôûŵŷ":  # soft "gardd" is "ardd"
        found.append(f"g{word}")
    if word[:1] == "h" and word[1:2] in "aeiouwy":  # "ei hysgol"
        found.append(word[1:])
    return found


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(1, len(word))}


_SLIP_ENDS = frozenset(word[0] + word[-2:] for word in _OFTEN_SLIPS.split())
"""The first letter of each and its last two, which nobody leaves out."""
for _word in _OFTEN_SLIPS.split():
    for _shorter in _without_one(_word):
        _SLIPS.setdefault(_shorter, _word)


@lru_cache(maxsize=WORDS_KEPT)
def _english(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if word.endswith("in'"):
        return f"{word[:-1]}g"
    if word[0] + word[-2:] not in _SLIP_ENDS and not word.startswith("ap"):
        return word
    if len(word) < 5 or word in _OFTEN_SLIPS or not word.isalpha():
        return word
    if word.startswith(("aprent", "aprrent", "apprent")):
        return "apprenticeship" if "ship" in word else "apprentice"
    for shorter in sorted([word, *_without_one(word)]):
        meant = _SLIPS.get(shorter, shorter if shorter in _OFTEN_SLIPS.split() else "")
        if meant and meant[0] == word[0] and meant[:-1] != word[:-1] and meant[-2:] == word[-2:]:
            return meant
    return word


@lru_cache(maxsize=WORDS_KEPT)
def _welsh(word: str) -> str:
    if word in _SPOKEN:
        return _SPOKEN[word]
    known = _welsh_words()
    if word in known:
        return word
    possible = radicals(word)
    for radical in possible:
        if len(radical) > 2 and radical in known:
            return radical
    for radical in possible:
        if len(radical) > 3 and radical in _SPOKEN:
            return _SPOKEN[radical]
    for whole in _written_out([word, *possible]):
        if whole in known:
            return whole
        if whole in _SPOKEN:
            return _SPOKEN[whole]
    if "'" not in word:
        return word
    for ending, split in (("'n", "yn"), ("'r", "yr"), ("'ch", "eich"), ("'i", "ei"), ("'m", "fy")):
        if word.endswith(ending):
            return f"{_welsh(word[: -len(ending)])} {split}"
    return word


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A sentence in one spelling: words and marks, each with a space around it. It is the key of
    what is kept of it, so two of them are never equal."""

    written: str
    text: str
    words: Sequence[str]
    """Those of `text`."""
    welsh: bool
    _spelt: Sequence[str]
    """What each token of `written` became: a word, several, or for the later ones of a name "".
    Few sentences are marked, so only `marked` works out where they stand."""

    def marked(self, start: int, end: int) -> str:
        """Return what was written for that part of `text`."""
        starts: list[int] = []
        place = 1
        for words in self._spelt:
            starts.append(place if words else starts[-1])
            place += len(words) + 1 if words else 0
        first = starts[max(bisect_right(starts, start) - 1, 0)]
        last = max(bisect_right(starts, max(end - 1, start)) - 1, 0)
        spans = [match.span() for match in _TOKEN.finditer(_lower(self.written))]
        return self.written[spans[bisect_left(starts, first)][0] : spans[last][1]].strip()


class Name(NamedTuple):
    """A name and what stands for it in a reading: the host's organisation is `yourorg`."""

    words: tuple[str, ...]
    stands_for: str
    capital: bool = False
    """It is a common word too, so it is a name only within a sentence and with a capital: Next."""


class Names:
    """Names by their first words. Part of the key of what is kept of a text, so two of them are
    never equal: to compare names takes longer than to look up what is kept."""

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self.by_first: dict[str, list[Name]] = {}
        for name in names:
            self.by_first.setdefault(name.words[0], []).append(name)


NO_NAMES = Names()


def read_english(sentence: str, names: Names = NO_NAMES) -> Reading:
    """Return an English sentence in one spelling."""
    return _read(sentence, False, names)


def read_welsh(sentence: str, names: Names = NO_NAMES) -> Reading:
    """Return a Welsh sentence in one spelling."""
    return _read(sentence, True, names)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they stand in a sentence."""
    return _tokens(name)


def _lower(sentence: str) -> str:
    """Return the sentence in small letters, each in its place."""
    low = sentence.lower()
    if len(low) != len(sentence):  # rare letters change their length
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in sentence)
    return low


@lru_cache(maxsize=SENTENCES_KEPT)
def _tokens(sentence: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(_lower(sentence)))


@lru_cache(maxsize=SENTENCES_KEPT)
def _read(sentence: str, welsh: bool, names: Names) -> Reading:
    tokens = _tokens(sentence)
    spelt = list(map(_welsh if welsh else _english, tokens))
    if not names.by_first.keys().isdisjoint(tokens):
        _put_names(spelt, sentence, names)
    if "were" in spelt:
        for number, (one, other) in enumerate(pairwise(spelt)):
            if one == "were" and other in ("do", "did"):
                spelt[number] = "where"
    if "di" in spelt:  # "be di", which is "beth yw"; "nei di", which is "will you"
        for number, word in enumerate(spelt):
            if word == "di":
                spelt[number] = "yw" if number and spelt[number - 1] in _ASKING else "chi"
    text = f" {' '.join(filter(None, spelt))} "
    return Reading(sentence, text, text.split(), welsh, spelt)


_ASKING = frozenset(["beth", "pwy", "ble", "lle", "pa", "faint", "sut", "pryd"])


def _put_names(spelt: list[str], sentence: str, names: Names) -> None:
    """Put what stands for a name in place of its first word, and nothing in place of the others."""
    tokens = _tokens(sentence)
    starts = [match.start() for match in _TOKEN.finditer(_lower(sentence))]
    at = 0
    while at < len(tokens):
        length = 1
        for name, stands_for, capital in names.by_first.get(tokens[at], ()):
            if capital and not (at and sentence[starts[at]].isupper()):
                continue
            if tokens[at : at + len(name)] == name:
                length = len(name)
                spelt[at : at + length] = [stands_for, *[""] * (length - 1)]
                break
        at += length


_ONLY_ENGLISH = frozenset(
    """
    the and you your is are my would to of what how do have it for that this with was be we
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_ONLY_WELSH = frozenset(
    """
    yn yr y chi eich mae dwi rwy oes sy sydd gyda efo ac beth sut o ar fy ei wedi fi dach ydych be'
    be shwt ble lle faint ma pa pwy pam gen os i'r o'r
    """.split()  # noqa: SIM905
)


_MANY = 6
"""Words of one language, and none of the other, that are enough to tell of a whole text."""


def languages(sentences: Sequence[str]) -> list[tuple[bool, bool]]:
    """Return of each sentence whether it could be English, and whether it could be Welsh. Two words
    of one language, and none of the other, are enough to tell; one in a text of that language."""
    counts = [_telling_words(sentence) for sentence in sentences]
    english, welsh = (sum(count) for count in zip(*counts, strict=True)) if counts else (0, 0)
    least_en = 1 if english >= _MANY and not welsh else 2
    least_cy = 1 if welsh >= _MANY and not english else 2
    return [(en > 0 or cy < least_cy, cy > 0 or en < least_en) for en, cy in counts]


def _telling_words(sentence: str) -> tuple[int, int]:
    tokens = _tokens(sentence)
    return len(_ONLY_ENGLISH.intersection(tokens)), len(_ONLY_WELSH.intersection(tokens))
