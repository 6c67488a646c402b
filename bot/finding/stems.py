"""Word forms: light stems of English and Welsh words, and Welsh mutations.

They need no dictionary. A stem is no word: it only has to be the same for "nurse", "nurses" and
"nursing", and another one than that of any other word that hosts write.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WHOLE = """
animal animation audition authority business community dawns factory hospital hospitality lawyer
mental mentor news organic
physician policy process series university
barrister comedian comedy conservator international nursery parking probation production promotion
trader trading train
"""
_KEPT = {
    **{word: word for word in _WHOLE.split()},
    "bakery": "bake",
    "children": "child",
    "mathematic": "math",
    "mathematician": "math",
    "men": "man",
    "scientific": "scienc",
    "scientist": "scienc",
    "trainee": "training",
    "trainer": "training",
    "training": "training",
    "women": "woman",
}
"""Words that the rules would get wrong."""
_ENDINGS = (
    ("isational", "is"),
    ("ological", "olog"),
    ("isation", "is"),
    ("ization", "is"),
    ("ologist", "olog"),
    ("ational", ""),
    ("grapher", "graph"),
    ("graphic", "graph"),
    ("ising", "is"),
    ("izing", "is"),
    ("ation", ""),
    ("ician", "ic"),
    ("ology", "olog"),
    ("graphy", "graph"),
    ("iser", "is"),
    ("izer", "is"),
    ("ical", "ic"),
    ("ator", ""),
    ("ment", ""),
    ("ancy", ""),
    ("ance", ""),
    ("ency", ""),
    ("ence", ""),
    ("able", ""),
    ("ible", ""),
    ("ness", ""),
    ("ise", "is"),
    ("ize", "is"),
    ("ate", ""),
    ("ant", ""),
    ("ent", ""),
    ("ive", ""),
    ("ous", ""),
    ("ful", ""),
    ("ism", ""),
    ("ist", ""),
    ("ian", ""),
    ("ity", ""),
    ("ing", ""),
    ("ion", ""),
    ("ed", ""),
    ("er", ""),
    ("or", ""),
    ("al", ""),
    ("ly", ""),
    ("ry", "r"),
)
"""English endings, and what stays of them; the longest first."""
_SHORT = frozenset({"ing", "er", "ed"})
"""Endings that three letters are enough before: "baker", "making"."""

_WELSH = re.compile(
    r"dd|wy|aeth|oedd|eith|iann|iau$|iaid$|wr$|wraig$"
    r"|^(?:gw|ll[aeiouwy]|rh[aeiouw]|ngh|mh|nh|chw|wy)"
    r"|^(?:c|g|ch|ngh)y(?:f|m|n[^i]|d|w)"
    r"|[bcdfglmnprst]w[bcdfglmnprst]"
    r"|[bcdfghlmnpt]y(?:r[^aeiour]|sg)"
)
_ENGLISH = re.compile(r"(?:ings?|ers?|ed|ness|ly|le|al|ward|wards|y)$|^dw?e|wyer")
_WELSH_ENDINGS = (
    "iaethau",
    "yddion",
    "iaeth",
    "iadau",
    "wragedd",
    "wraig",
    "aeth",
    "oedd",
    "iaid",
    "yddes",
    "ydd",
    "iad",
    "iau",
    "ion",
    "wyr",
    "wr",
    "au",
    "on",
    "io",
    "eg",
    "es",
    "ys",
    "o",
    "u",
    "i",
)
"""Endings of plurals, of people, of verbs and of what they do; the longest first."""

_RADICALS = (
    ("ngh", ("c",)),
    ("ng", ("g",)),
    ("ch", ("c",)),
    ("mh", ("p",)),
    ("nh", ("t",)),
    ("ph", ("p",)),
    ("th", ("t",)),
    ("dd", ("d",)),
    ("g", ("c",)),
    ("b", ("p",)),
    ("d", ("t",)),
    ("f", ("b", "m")),
    ("m", ("b",)),
    ("n", ("d",)),
    ("l", ("ll", "gl")),
    ("r", ("rh", "gr")),
)
"""How a mutated word begins, and how its radical may begin."""
_MUTATED = (
    ("ll", ("l",)),
    ("rh", ("r",)),
    ("c", ("g", "ngh", "ch")),
    ("p", ("b", "mh", "ph")),
    ("t", ("d", "nh", "th")),
    ("g", ("", "ng")),
    ("b", ("f", "m")),
    ("d", ("dd", "n")),
    ("m", ("f",)),
)
"""How a radical begins, and how it begins when mutated."""


def looks_welsh(word: str) -> bool:
    """Return whether a folded word has the letters of a Welsh one. It often cannot be told."""
    if _WELSH.search(word) is None:
        return False
    return word.startswith("ll") or not _ENGLISH.search(word)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the stem of a folded word of letters."""
    if len(word) < 4 or not word.isalpha():
        return word
    return _welsh_stem(word) if looks_welsh(word) else _english_stem(word)


def _welsh_stem(word: str) -> str:
    for ending in _WELSH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (4 if len(ending) > 1 else 5):
            return _undouble(word[: -len(ending)])
    return word


def _english_stem(word: str) -> str:
    if word in _KEPT:
        return _KEPT[word]
    word = _KEPT.get(_singular(word), _singular(word))
    if word in _KEPT.values():
        return word
    for least in (0, 5):  # a second ending leaves a long word: "comedian" is not "come"
        shorter = _without_ending(word)
        if shorter == word or len(shorter) < least:
            break
        word = _KEPT.get(shorter, shorter)
    return word[:-1] if len(word) >= 5 and word[-1] in "ey" else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, stays in _ENDINGS:
        if not word.endswith(ending):
            continue
        short = word[: -len(ending)]
        if len(short) >= 4:
            return _undouble(short) + stays
        if len(short) == 3 and ending in _SHORT and not (ending == "ed" and short[-1] in "aeiou"):
            silent = short[-1] not in "aeiouyw" and short[-2] in "aeiou"
            return f"{short}e" if silent else short
        return word
    return word


def _undouble(word: str) -> str:
    doubled = len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeioulsz"
    return word[:-1] if doubled else word


def radicals(word: str) -> list[str]:
    """Return what a Welsh word may be without a mutation: "feddyg" is "meddyg", or "beddyg"."""
    if len(word) < 3:
        return []
    found = []
    for begins, radical in _RADICALS:
        if word.startswith(begins):
            found += [one + word[len(begins) :] for one in radical]
            break
    if word[0] in "aeiouwylr":  # soft "gardd" is "ardd"
        found.append(f"g{word}")
    if word[0] == "h" and word[1] in "aeiouwy":  # "ei hysgol"
        found.append(word[1:])
    return found


def mutated(word: str) -> list[str]:
    """Return how a Welsh word can look when it is mutated."""
    for begins, forms in _MUTATED:
        if word.startswith(begins) and len(word) > 3:
            return [form + word[len(begins) :] for form in forms]
    return [f"h{word}"] if word[:1] in set("aeiouwy") and len(word) > 3 else []
