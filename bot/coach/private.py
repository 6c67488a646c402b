"""What a note must not contain: street addresses, identity numbers, placeholders. And contact data,
which is not to be stored of somebody who has not agreed to anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.coach.placeholders import placeholders
from bot.coach.reading import unquoted

_NUMBER = r"(?<![\w.£$€-])(?!(?:19|20)\d\d\b)\d{1,5}[A-Za-z]?,? "
_ADDRESSES = (
    rf"{_NUMBER}(?:[A-Z][\w'.-]{{1,30}} ){{1,4}}(?:(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive"
    r"|Crescent|Terrace|Boulevard|Blvd|Mews|Wynd|Esplanade|Promenade)(?!\w)(?! (?:to|Journal|Times|Review))"
    r"|(?:Close|Gardens|Grove|Court|Square|Parade|Place|Row|Rise|Cottages|Way|View|Hill|Walk|Buildings"
    r"|Villas|Green|Wharf|Parc|Park|House|Bank)(?=[,.;?!\n]|$))",
    rf"(?:(?<= at )|(?<= in )|(?<= yn )|(?<= number )){_NUMBER}(?:[A-Z][\w'.-]{{1,30}} ){{1,4}}(?:Close|Gardens|Grove|Circle"
    r"|Court|Square|Parade|Row|Rise|Cottages|View|Walk|Villas|Wharf)(?!\w)",
    rf"{_NUMBER}(?:Tan|Pen|Min|Bro|Bryn|Glan|Cae|Llain|Cwrt|Pant|Penrhiw) (?:(?:y|yr) )?[A-ZŴŶ]\w{{2,}}",
    rf"{_NUMBER}(?:[a-z][\w'-]{{1,30}} ){{1,2}}(?:street|st|road|rd|avenue|ave|lane|crescent|terrace)(?!\w)",
    rf"{_NUMBER}(?:Heol|Stryd|Ffordd|Lôn|Rhodfa|Sgwâr|Maes|Clos|Rhes|Teras|Bythynnod|Cilgant|Gerddi|Llys|Tai|Parc"
    r"|Coedlan|Trem|Tyddyn|Rue|Via|Calle)(?:'r)? [\w']",
    rf"{_NUMBER}(?:heol|stryd|lôn) (?:y|yr|fawr|newydd|isaf|uchaf)(?!\w)",
    rf"{_NUMBER}ffordd (?!(?:o|i|yn|a|ac|gwahanol|arall|newydd|well|wahanol)\b)[a-zŵŷâêîôû]{{4,}}(?!\w)",
    r"(?<!\w)[A-Z][a-zäöü]{2,30}(?:straße|strasse|gasse|weg|platz) \d{1,4}(?!\w)",
    r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)",
    r"(?i:(?<!\w)(?:flat|fflat|apartment|apt\.?) \d{1,4}[a-z]?(?!\w|\.\d| ?%| per|-))",
    r"(?i:(?<!\w)p\.?o\.? box \d+)",
)
_ADDRESS = rf"(?=[\dA-Zafp])(?:{'|'.join(_ADDRESSES)})"
"""How it begins is looked at first: elsewhere no address is tried."""
_BANK = r"(?:sort code|bank details|(?:bank )?account(?! for)(?: number| no\.?)?|cod didoli|(?:rhif (?:y |fy |'y )?)?(?:ngh|ch|[cg])yfri(?:f banc|f)?|manylion banc)"
_IDS = (
    r"(?i:(?<!\w)[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w))",
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
    r"(?i:(?<!\w)(?:passport|pasbort|basbort|mhasbort|phasbort)(?:(?: |: ?)(?:number|no\.?|num|is|rhif|yw|ydi"
    r"))?(?: is| yw)?:? ?"
    r"#?[a-z]{0,2}\d{6,9}(?!\w))",
    rf"(?i:(?<!\w){_BANK}(?!\w)[^\d\n.]{{0,30}}(?:\d{{2}}-\d{{2}}-\d{{2}}|\d{{8}})(?!\w))",
    r"(?<!\w)(?:\d{8}[ ,/]{1,3}\d{2}-\d{2}-\d{2}|\d{2}-\d{2}-\d{2}[ ,/]{1,3}\d{8})(?![\w-])",
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)",
    r"(?i:(?<!\w)(?:(?:national insurance|yswiriant gwladol|social security|ssn|national id|id card"
    r"|identity card|driving licen[cs]e|nhrwydded yrru|trwydded yrru|rhif myfyriwr)(?: (?:number|no\.?))?|(?:id|nhs|visa|student)"
    r"(?: (?:number|no\.?|id)|(?=[:#])))(?: is| yw| fi| i)?[:#]? ?[a-z]{0,5}\d[a-z0-9-]{5,20}(?!\w))",
)
_PAPER = (
    r"(?:passports?|[pbm]h?asbort|(?:driving )?licen[cs]e|(?:nh|th|[td])rwydded(?: yrru)?|national insurance|ni|yswiriant"
    r"|cscs|nhs|nmc|gmc|dbs|brp|visa|fisa|pin|cards?|(?:ngh|ch|[cg])erdyn|student|myfyriwr|prison|carchar|prisoner"
    r"|residence permit|teacher|athro|reference|cyfeirnod|membership|aelodaeth|staff|employee|patient|claf|registration"
    r"|cofrestru|identity|id|trn|urn|pesel|nie|dni|aadhaar|gig|service|army|[fb]yddin|tax|treth)(?:'s)?"
)
_LONG = (
    r"(?=[A-Z]{0,6}[ -]?\d)(?=(?:[A-Z /-]{0,7}\d){4})(?=[\dA-Z /-]{6})"
    r"[\dA-Z]{1,14}(?:[ /-][\dA-Z]{1,14}){0,4}(?![\w])"
)
"""Capitals and digits as papers have them, four digits at least."""
_NUMBERED = (
    rf"(?i:(?<!\w)(?:my|fy|'y|rhif) (?:[\w']{{1,20}} ){{0,3}}?{_PAPER}(?!\w)(?:[ ,:]{{1,2}}[\w']{{1,20}}){{0,5}}?)[ ,:]{{1,2}}{_LONG}",
    rf"(?i:(?<!\w)(?:my )?number of (?:my )?{_PAPER}(?: \w{{1,20}}){{0,2}})[ :]{{1,2}}{_LONG}",
    rf"(?i:(?<!\w){_PAPER} (?:licence |number |yrru )?){_LONG}",
    rf"(?<!\w){_LONG}(?i:,? (?:is|was|yw|ydi|ydy|oedd) (?:my|fy|(?:rhif )?(?:fy|'y)) (?:\w{{1,20}} ){{0,3}}{_PAPER})(?!\w)",
)
_DATES = (
    r"(?:19|20)\d\d[-/. ]{1,3}\d{1,2}[-/. ]{1,3}\d{1,2}(?!\d)"
    r"|(?:19|20)\d\d[-/ ]{1,3}(?:19|20)?\d\d(?![-/. ]?\d)"
    r"|\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d(?![-/.]?\d)"
)
"""Digits that are a day or a span of years, and no telephone number."""
_CONTACTS = (
    r"(?i:[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})",
    r"(?i:[\w.+-]{1,64} ?[(\[] ?at ?[)\]] ?[\w.-]{1,63})",
    r"(?i:[\w.+-]{1,64} at [\w-]{1,63} dot [a-z]{2,12}(?!\w))",
    r"(?i:https?://\S+|www\.\S+)",
    # ASP.NET is none.
    r"(?<![\w@.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|edu|gov|info|io|me|dev|co|uk|wales|cymru|eu|ie)"
    r"(?:\.uk)?(?:/\S*|(?![\w.])|(?=\.\s|\.$))",
    r"(?<![\w@.])@[\w][\w.-]{1,40}",
    r"<[@#!][^>\s]{1,40}>",
    r"(?i:(?<!\w)(?:linkedin|instagram|insta|twitter|facebook|tiktok|telegram|whatsapp|signal|skype"
    r"|snapchat|discord|slack)(?: (?:name|id|handle|enw))?\s?[:=/]\s?\S{2,40})",
    rf"(?<![\w.,£$€-])(?!{_DATES})\+?\(?\d(?:[\s().\-/]{{0,3}}\d){{6,14}}(?!\w)",
)
_STRAIGHT = str.maketrans(dict.fromkeys("‘’", "'") | dict.fromkeys("–—―−‐‑", "-"))
"""Each sign becomes one, so places in the text stay as they are."""
_COUNTED = re.compile(
    r"(?i)\b(?:versions?|levels?|chapters?|sections?|volumes?|parts?|phases?|stages?|units?|modules?"
    r"|types?|grades?|years?|steps?|rules?|acts?|series|seasons?|episodes?|pages?|tiers?|options?"
    r"|questions?|numbers? of|figures?|tables?|rounds?|teams?|top|troops?|squads?|classes|class"
    r"|about|over|nearly|almost|under|for|another|these|those|of|fersiwn|pennod|rhan|blwyddyn"
    r"|lefel|tudalen|cwestiwn|cam|uned) $"
)
"""Before a number: it counts something, and no house."""


_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[^\w\s'’,/-]|_|\d")
"""In a gap: it is no word that could be meant."""


@cache
def _id_number() -> tuple[Sequence[re.Pattern[str]], re.Pattern[str]]:
    """Return what a text has that may hold one, all of it, and what it looks like. Compiled when
    first needed, like what else takes long: a start of the program reads no note."""
    return (
        (
            re.compile(r"\d(?:[\w /-]{0,3}\d){3}"),
            re.compile(r"\d[A-Za-z\d-]{5}|[\dA-Z](?=[\dA-Z /-]{5})(?=(?:[A-Z /-]{0,7}\d){3})"),
        ),
        re.compile("|".join([*_IDS, *_NUMBERED])),
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(_ADDRESS)


@cache
def _contact() -> re.Pattern[str]:
    return re.compile("|".join([*_CONTACTS, _ADDRESS, *_IDS, *_NUMBERED]))


def find(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (sentence id, the words, whether that is certain) for each kind found in a plain text.
    A word in capitals may be meant."""
    places = list(placeholders(unquoted(text)))
    if places:
        sure = [place for place in places if _SIGN.search(place[0].strip())]
        yield "coach-placeholder", (sure or places)[0][0].strip(), bool(sure)
    if not _DIGIT.search(text):
        return  # a house and a document have a number
    for match in _address().finditer(text):
        if not _COUNTED.search(text[: match.start()][-20:]):
            yield "coach-street-address", match[0].strip(), True
            break
    signs, id_number = _id_number()
    if all(sign.search(text) for sign in signs) and (found := id_number.search(text)):
        yield "coach-id-number", found[0].strip(), True


def find_contact(text: str) -> str:
    """Return the first words that look like contact data: an e-mail address, a telephone number, a
    handle, a link, a street address, the number of a document. "" if there are none."""
    match = _contact().search(text.translate(_STRAIGHT))
    return text[slice(*match.span())].strip() if match else ""


def without_contact(text: str) -> str:
    """Return the text with "…" in place of whatever looks like contact data."""
    straight, kept, at = text.translate(_STRAIGHT), [], 0
    for match in _contact().finditer(straight):
        kept += [text[at : match.start()], "…"]
        at = match.end()
    return "".join([*kept, text[at:]])
