"""Places of a note that were to be filled in, in English and Welsh: "[name]", "Dear NAME", "{{topic}}",
"(your university)", "$first_name", "???"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

_SLOT = (
    r"(?:names?|nom|nombre|pr[eé]nom|imi[eę]|first ?name|last ?name|surname|forename|compan(?:y|ies)|organi[sz]ation|employer|firm"
    r"|reference|mate|friend|salutation|cwrs|role|title|job|topi?c|subject|skill|host|recipient|project|event|talk|article|post|date|year"
    r"|university|uni|institution|school|college|course|degree|industry|field|sector|department"
    r"|city|town|place|location|country|regiment|unit|mutual|connection|contact|person|something"
    r"|somebody|someone|reason|link|url|blank|detail|details|achievement|quote|thing|shared interest"
    r"|interest|hobby|xyz|xxx|greeting|salutation|position"
    r"|enw|henw|cyfenw|cwmni|swydd|rôl|teitl|pwnc|prifysgol|brifysgol|ysgol|coleg|maes|sefydliad"
    r"|sector|diwydiant|tref|dref|dinas|ddinas|lle|lleoliad|digwyddiad|dyddiad|blwyddyn|flwyddyn"
    r"|rhywbeth|rhywun|gwesteiwr|prosiect|sgwrs|erthygl|manylion|cyswllt|dolen|rheswm|enw nw)"
)
_OF = (
    r"(?:your|their|his|her|the|my|a|an|some|this|that|host|host's|hosts|mate's|friend's|person's|contact|recipient|company"
    r"|first|last|full|previous|current|former|mutual|relevant|specific|name of(?: the)?|there"
    r"|university|post|job|event|school|talk|project|person|eich|eu|ei|fy|y|yr|enw'r|enw|enwr"
    r"|teitl|teitl y|enw cyntaf)"
)
_FILL = (
    r"(?:insert|enter|add|fill(?: in)?|put|write|type|choose|select|replace|say|mention|describe"
    r"|delete as|rhowch|rho'r|rho|ychwanegwch|ychwanega|nodwch|llenwch|llenwi|dewiswch|teipiwch"
    r"|mewnosod|mewnosodwch|dilëwch|insert)"
)
_INSIDE = (
    rf"(?:{_FILL}\b[^\]\[{{}}<>()\n]{{0,50}}|(?:{_OF}[ _'’-]+){{0,3}}{_SLOT}(?:[ _-]?\d)?"
    rf"(?:['’]?s)?(?:[ _/-]+(?:name|title|here|cyntaf|{_SLOT})){{0,2}}(?: (?:yma|fan hyn))?)"
)
_CAPS = (
    r"(?:(?:FIRST |LAST |COMPANY |HOST |YOUR |JOB |UNIVERSITY |EVENT )?NAME|SURNAME|COMPANY"
    r"|ORGANI[SZ]ATION|UNIVERSITY|REGIMENT|PLACE|LOCATION|TOPIC|SUBJECT|EVENT|PROJECT|SCHOOL"
    r"|INSERT(?: [A-Z]+){0,3}|EMPLOYER|JOB TITLE|TITLE|INDUSTRY|SECTOR|CITY|TOWN|YEAR|DATE|FRIEND"
    r"|COLLEGE|COURSE|DEGREE|ROLE|DEPARTMENT"
    r"|ENW(?:'R [A-ZŴŶÂ]+| CYNTAF)?|CYFENW|CWMNI|PRIFYSGOL|PWNC|LLEOLIAD|DIGWYDDIAD|SEFYDLIAD"
    r"|TEITL|MAES|TREF|DINAS|YSGOL|DIWYDIANT|BLWYDDYN|DYDDIAD|FFRIND|CWRS|COLEG"
    r"|RHOWCH(?: [A-ZŴŶÂ'’]+){0,4}|YOUR [A-Z]{4,}|EICH [A-ZŴŶÂ]{4,}(?: CHI)?)"
)
_GREETING = (
    r"(?:dear|hi|hiya|hello|hey+|helo|haia|annwyl|shwmae|s'mae|bore da|good morning"
    r"|good (?:afternoon|evening)|good day|su'?ma[ei]|shwmai|haia|hylo|prynhawn da|noswaith dda)"
)
_NEEDS = "|".join(
    f"(?<={word} )" if word == "'r" else f"(?<= {word} )"
    for word in (
        *("about", "at", "in", "for", "from", "by", "with", "your", "the", "line", "named"),
        *("a", "an", "of", "on", "as", "am", "yn", "ym", "i", "o", "gan", "gyda", "efo", "eich"),
        *("dy", "ar", "yr", "'r"),
    )
)
"""Words that need another after them: what stands there in brackets stands for it."""
_SQUARE = (
    rf"(?i:\[\s*{_INSIDE}\s*\](?!\())",
    r"(?i:\[(?:your|their|something|someone|eich|enw|lle|rhywbeth|rhywun)\b[^\]\[\n]{1,45}\](?!\())",
    r"(?i:\[(?:the|recent|latest|relevant|specific)(?: [\w'’-]+){1,3}\](?!\())",
    r"(?i:\[[^\]\[\n]{2,40} (?:diweddar|perthnasol|penodol)\](?!\())",
    r"(?i:\[(?:delete|dileer|dil[eë]wch)\b[^\]\[\n]{1,40}\](?!\())",
    rf"(?i:\[(?:[^\]\[\n]{{0,30}}\W)?(?:{_SLOT}|relative|perthynas|studies|your|their|eich)(?:\W[^\]\[\n]{{0,30}})?\](?!\())",
    r"\[\s*\](?!\()",
    r"\[(?:[A-Z]+[ _/'-]+)+(?:[A-Z]+)\](?!\()",
    r"\[(?![A-Z]+ED\])[A-ZŴŶÂ]{6,}\](?!\()",
    r"\[(?:Optional|Dewisol)\b[^\]\[\n]{1,120}\]",
    rf"(?:{_NEEDS})\[(?!sic\b)[a-zâêîôûŵŷ' ]{{3,30}}\](?!\()",
    rf"(?i:(?:^|\n)\s*{_GREETING},? \[[^\]\[\n\d]{{2,40}}\](?!\())",
)
_TITLES = r"(?:dd?r|mrs?|ms|miss|mx|syr|madam|enw|name)"
_ROUND = (
    rf"(?i:\(\s*{_TITLES}(?: ?/ ?{_TITLES}){{1,4}}\s*\))",
    rf"(?i:(?:^|\n)\s*{_GREETING},? \((?:enw|your name|their name|name)\b[^()\n]{{0,30}}\))",
    rf"(?i:(?<!\w)\(\s*(?:{_FILL}\b[^()\n]{{1,40}}|(?:your|their|host'?s?|previous|former|current|company"
    rf"|first|last|name of(?: the)?|the|eich|enw'r|enw|enwr) (?:{_OF} )?{_SLOT}(?: name| here)?"
    rf"|{_SLOT} (?:of|for)(?: the| your| their)? \w+|{_SLOT}(?:'r| y| yr) {_SLOT}"
    rf"|{_SLOT}(?: name| here)?|job title|teitl (?:y )?swydd|employer'?s? name here|rhoi enw yma"
    r"|enw'r cyflogwr fan hyn|[^()\n]{0,40}(?:fill in later|llenwi wedyn))\s*\))",
)
_SIGNS = (
    rf"(?i:<\s*{_INSIDE}\s*>)",
    r"(?i:<(?:name|enw) (?:of|y|yr|eich)\b[^<>\n]{1,30}>)",
    rf"(?i:(?<![\w{{$])\{{\s*{_INSIDE}\s*\}})",
    r"(?<![\w{$])\{[a-zâêîôûŵŷ][a-zâêîôûŵŷ_ ]{3,30}\}|(?<!\w)\$[A-Z]{3,}_[A-Z]{3,}",
    r"<[A-Z]{3,}(?:[ /_-][A-Z]{2,}){0,3}>",
    rf"(?:{_NEEDS})<[a-zâêîôûŵŷ]{{4,20}}>"
    r"|(?<!\.)\.{6,}(?!\.)|…{3,}",
    r"\{\{[^{}\n]{0,40}\}\}",
    r"(?<![\w{$])\{[A-Z][a-z]{2,20}[A-Z][a-z]{2,20}\}",
    rf"(?i:(?<!\w)\$\{{?(?:[a-z]+_)?{_SLOT}\}}?(?!\w))",
    rf"(?i:%{_SLOT}%|%{_SLOT}(?:_{_SLOT})?(?!\w)|__{_SLOT}__|@{{{_SLOT}}})",
    r"_{3,}",
    r"(?<![\w?])\?{3,}(?=[\s.,!]|$)|(?<!\w)\.{3} ?(?=\((?:add|insert))",
)
_WORDS = (
    rf"(?<!\w){_CAPS}(?!\w)",
    r"(?<!\w)[A-Z]?X{3,}(?!\w)|(?<!\w)X[XY](?! ?(?:century|ganrif|chromosome|ray))(?!\w)|(?<!\w)I['’]W [A-Z]{4,}|(?<!\w)XYZ(?!\w)",
    r"(?<!\w)(?:TODO|TBC|TBD|FIXME)(?!\w)",
)
_GREETED = (
    rf"(?i:(?:^|\n)\s*{_GREETING},? (?:(?:the )?(?:first |host |their )?name|enw"
    rf"|annwyl enw|recipient|{_TITLES}(?: ?/ ?(?!madam){_TITLES}){{1,4}}|mr or ms|rank/name)(?=\s*[,.!:\n]|$| ))"
)
_LEFT_OVER = (
    r"(?i:(?<!\w)(?:lorem ipsum|delete as (?:appropriate|applicable)"
    r"|dileer fel (?:y bo'n |sy'n |y bo |sy )?(?:briodol|berthnasol))(?!\w))"
)
_BEFORE = re.compile(
    rf"(?i:{_GREETING}|at|in|for|from|of|with|to|about|on|by|as|near|than|like|into|via|through"
    r"|your|am|i'm|is|are|was|called|named|me|and|or|study|love|admire|enjoy|joined|left|met|thanks"
    r"|regards|wishes|cheers|\w+(?:ing|ed)"
    r"|yn|ym|yng|i|o|am|gan|gyda|efo|â|ar|at|a|ac|neu|dros|trwy|drwy|fel|yw|ydi|ydw|oedd|eich"
    r"|diolch|cofion|hwyl|\w+io)$"
)
"""Words after which a word in capitals stands for something."""
_AFTER = re.compile(
    r"(?:and|or|but|at|in|for|from|of|with|to|about|on|by|as|near|than|that|which|who|where|when"
    r"|while|because|since|so|i|i'm|i've|i'd|is|are|was|were|has|have|had|last|this|yesterday|today"
    r"|ago|now|lately|originally|recently|through|via|until|although|here|there|if|before|after|during|you|we|my"
    r"|a|ac|neu|ond|yn|ym|yng|i|o|am|gan|gyda|efo|ar|at|wedi|sy|sydd|bod|fod|lle|pan|ers|cyn|llynedd"
    r"|ddoe|yma|trwy|drwy|bellach|a'r|o'r|i'r|oherwydd|achos|felly|dwi|rwy|rwy'n|dwi'n|mae|mae'n|roedd)$"
)
"""Words before which it may stand for something; before others, it is part of a name."""
_ALWAYS = re.compile(r"ENW'R |INSERT|RHOWCH|X{2}|XY|I['’]W |TODO|TBC|TBD|FIXME")


_CITED = re.compile(
    r"(?i:\b(?:called|named|headed|marked|printed|print(?:s|ing)?|says?|said|saying|brintio|printio|dweud"
    r"|deud|gweud|galw)[ :,]{1,2}|\b(?:this|so): )$"
)
"""Before a gap: somebody tells of one, as of a form that they saw."""


@cache
def _kinds() -> Sequence[tuple[Callable[[str], object], re.Pattern[str]]]:
    """Return how to see quickly that a text may hold a gap, and the gaps."""
    return (
        (_has("["), re.compile("|".join(_SQUARE))),
        (_has("("), re.compile("|".join(_ROUND))),
        (_has(*"{<$%@", "__", "???", "...", "………"), re.compile("|".join(_SIGNS))),
        # begins with a class of letters: the expression jumps from one to the next
        (
            re.compile(r"[A-Z](?:[A-Z]{2}|(?<=X)[XY]|(?<=I)['’]W )").search,
            re.compile(f"(?=[A-Z])(?:{'|'.join(_WORDS)})"),
        ),
        (re.compile(rf"(?im)^\W*{_GREETING}").search, re.compile(_GREETED)),
        (_has("orem ips", "elete as", "ileer fel"), re.compile(_LEFT_OVER)),
    )


def _has(*signs: str) -> Callable[[str], bool]:
    return lambda text: any(sign in text for sign in signs)


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Yield each place that was not filled in. `[RFC]`, `[12]` and a side remark in brackets are
    none; nor are words in capitals that are stressed, part of a name, or among others."""
    for may_hold, gaps in _kinds():
        if not may_hold(text):
            continue
        for match in gaps.finditer(text):
            if _CITED.search(text[: match.start()][-20:]):
                continue
            if not match[0].isupper() or not _letters(match[0]) or _is_gap(text, match):
                yield match


def _letters(found: str) -> bool:
    return found.replace(" ", "").replace("'", "").replace("’", "").isalpha()


def _is_gap(text: str, match: re.Match[str]) -> bool:
    """Return whether words in capitals stand for something, by the words around them."""
    if _is_shouted(text):
        return False
    if _ALWAYS.match(match[0]):
        return True
    line_before = text[: match.start()].rpartition("\n")[2]
    line_after = text[match.end() :].partition("\n")[0]
    before = line_before.split()[-1:] or [""]
    greeted = re.fullmatch(rf"(?i:\W*{_GREETING}),?", line_before.strip()) is not None
    return greeted or (_may_precede(before[0], line_before) and _may_follow(line_after))


def _may_precede(word: str, before: str) -> bool:
    if not word or word[-1] in ",;:-(.!?":
        return True
    if before[-1:] != " " or (word.isupper() and word not in ("I", "YOUR", "AT", "IN", "EICH")):
        return False
    return bool(_BEFORE.match(word))


def _may_follow(after: str) -> bool:
    if not after.strip() or after[0] in ",.;!?)":
        return True
    word = after.split(maxsplit=1)[0].rstrip(",.;:!?)")
    if after[0] != " ":
        return False
    return word == "I" or bool(_AFTER.match(word)) or re.fullmatch(_CAPS, word) is not None


@lru_cache(maxsize=16)
def _is_shouted(text: str) -> bool:
    """Return whether most is in capitals, apart from what may be a gap."""
    letters = [c for c in re.sub(_CAPS, "", text) if c.isalpha()]
    return sum(c.isupper() for c in letters) * 2 > len(letters) and len(letters) > 20
