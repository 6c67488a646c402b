"""What a note must not contain: placeholders, street addresses, identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLOT = (
    r"(?:name|first name|last name|surname|company|organi[sz]ation|employer|firm|role|title|job"
    r"|topic|subject|skill|insert|your|their|host|project|event|talk|date|university|school|course"
    r"|degree|industry|field|sector|city|mutual|connection|person|something|reason|link|blank|x"
    r"|enw|cwmni|swydd|rôl|pwnc|prifysgol|maes|sefydliad)"
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
