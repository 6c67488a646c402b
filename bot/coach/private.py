"""What a note must not contain: placeholders, street addresses, identity numbers. And contact data,
which is not to be stored of somebody who has not agreed to anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLOT = (
    r"(?:name|first name|last name|surname|company|organi[sz]ation|employer|firm|role|title|job"
    r"|topic|subject|skill|insert|your|their|host|project|event|talk|date|university|school|course"
    r"|degree|industry|field|sector|city|mutual|connection|person|something|reason|link|blank|x"
    r"|enw|henw|cwmni|swydd|rôl|pwnc|prifysgol|brifysgol|maes|sefydliad|eich|eu|digwyddiad|blwyddyn"
    r"|rhywbeth)"
)
_PLACEHOLDERS = (
    rf"(?i:\[(?:[^\]\[\n]{{0,30}}\W)?{_SLOT}(?:\W[^\]\[\n]{{0,30}})?\](?!\())",
    r"\[[A-Z][A-Z _/'-]{2,30}\](?!\()",
    rf"(?i:<(?:[\w '-]{{0,30}}[ _'-])?{_SLOT}(?:[ _'-][\w '-]{{0,30}})?>)",
    rf"(?i:(?<!\{{)\{{(?:[\w '-]{{0,30}}[ _'-])?{_SLOT}(?:[ _'-][\w '-]{{0,30}})?\}}(?!\}}))",
    r"\{\{[^{}\n]{0,40}\}\}",
    r"(?i:\((?:insert|enter|add) [^()\n]{1,40}\)|\((?:host|their|company|first|your) name\))",
    rf"(?i:%{_SLOT}%)",
    r"(?<!\w)X{3,}(?!\w)",
    r"(?<!\w)(?:TODO|TBC|TBD)(?!\w)",
    r"_{3,}",
    r"(?i:(?<!\w)lorem ipsum(?!\w))",
)
_NUMBER = r"(?<![\w.£$€-])(?!(?:19|20)\d\d\b)\d{1,5}[A-Za-z]?,? "
_ADDRESSES = (
    rf"{_NUMBER}(?:[A-Z][\w'.-]{{1,30}} ){{1,4}}(?:(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive"
    r"|Crescent|Terrace|Boulevard|Blvd|Mews)(?!\w)(?! (?:to|Journal|Times|Review))"
    r"|(?:Close|Gardens|Grove|Court|Square|Parade|Place|Row)(?=[,.;?!\n]|$))",
    rf"{_NUMBER}(?:[a-z][\w'-]{{1,30}} ){{1,2}}(?:street|road|avenue|lane|crescent|terrace)(?!\w)",
    rf"{_NUMBER}(?:Heol|Stryd|Ffordd|Lôn|Rhodfa|Maes|Clos|Rue|Via|Calle) [\w']",
    r"(?<!\w)[A-Z][a-zäöü]{2,30}(?:straße|strasse|gasse|weg|platz) \d{1,4}(?!\w)",
    r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?!\w)",
    r"(?i:(?<!\w)(?:flat|apartment|apt\.?) \d{1,4}[a-z]?(?!\w|\.\d| ?%| per|-))",
    r"(?i:(?<!\w)p\.?o\.? box \d+)",
)
_IDS = (
    r"(?i:(?<!\w)[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d](?!\w))",
    r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])",
    r"(?i:(?<!\w)(?:passport|pasbort)(?: (?:number|no\.?|num|is|rhif))?(?: is)?:? ?"
    r"#?[a-z]{0,2}\d{6,9}(?!\w))",
    r"(?i:(?<!\w)(?:(?:national insurance|yswiriant gwladol|social security|ssn|national id|id card"
    r"|identity card|driving licen[cs]e)(?: (?:number|no\.?))?|(?:id|nhs|visa|student)"
    r"(?: (?:number|no\.?|id)|(?=[:#])))(?: is)?[:#]? ?[a-z]{0,5}\d[a-z0-9-]{5,20}(?!\w))",
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
_CONTACT = re.compile("|".join([*_CONTACTS, *_ADDRESSES, *_IDS]))
_STRAIGHT = str.maketrans(dict.fromkeys("‘’", "'") | dict.fromkeys("–—―−‐‑", "-"))
"""Each sign becomes one, so places in the text stay as they are."""
_KINDS = tuple(
    (id, re.compile("|".join(patterns)))
    for id, patterns in (
        ("coach-placeholder", _PLACEHOLDERS),
        ("coach-street-address", _ADDRESSES),
        ("coach-id-number", _IDS),
    )
)


def find(text: str) -> Iterator[tuple[str, str]]:
    """Yield (sentence id, the words) for each kind found in a plain text."""
    for id, pattern in _KINDS:
        if match := pattern.search(text):
            yield id, match[0].strip()


def find_contact(text: str) -> str:
    """Return the first words that look like contact data: an e-mail address, a telephone number, a
    handle, a link, a street address, the number of a document. "" if there are none."""
    match = _CONTACT.search(text.translate(_STRAIGHT))
    return text[slice(*match.span())].strip() if match else ""


def without_contact(text: str) -> str:
    """Return the text with "…" in place of whatever looks like contact data."""
    straight, kept, at = text.translate(_STRAIGHT), [], 0
    for match in _CONTACT.finditer(straight):
        kept += [text[at : match.start()], "…"]
        at = match.end()
    return "".join([*kept, text[at:]])
