"""Places of a note that were to be filled in, in English and Welsh: "[name]", "Dear NAME", "{{topic}}",
"(your university)", "$first_name", "???"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SLOT = (
    r"(?:names?|first ?name|last ?name|surname|forename|compan(?:y|ies)|organi[sz]ation|employer|firm"
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
    r"|INSERT(?: [A-Z]+){0,3}|EMPLOYER|JOB TITLE|TITLE|INDUSTRY|SECTOR|CITY|TOWN"
    r"|ENW(?:'R [A-ZŴŶÂ]+)?|CYFENW|CWMNI|PRIFYSGOL|PWNC|LLEOLIAD|DIGWYDDIAD|SEFYDLIAD|TEITL|MAES"
    r"|TREF|DINAS|YSGOL|DIWYDIANT|RHOWCH(?: [A-ZŴŶÂ'’]+){0,4})"
)
_GREETING = (
    r"(?:dear|hi|hiya|hello|hey+|helo|haia|annwyl|shwmae|s'mae|bore da|good morning"
    r"|good (?:afternoon|evening))"
)
_PATTERNS = (
    rf"(?i:\[\s*{_INSIDE}\s*\](?!\())",
    r"(?i:\[(?:your|their|the|something|someone|eich|enw|lle|rhywbeth|rhywun)\b[^\]\[\n]{1,45}\](?!\())",
    rf"(?i:\[(?:[^\]\[\n]{{0,30}}\W)?(?:{_SLOT}|relative|perthynas|studies|your|their|eich)(?:\W[^\]\[\n]{{0,30}})?\](?!\())",
    r"\[\s*\](?!\()",
    r"\[(?:[A-Z]+[ _/'-]+)+(?:[A-Z]+)\](?!\()",
    rf"(?i:<\s*{_INSIDE}\s*>)",
    rf"(?i:(?<![\w{{$])\{{\s*{_INSIDE}\s*\}})",
    r"\{\{[^{}\n]{0,40}\}\}",
    rf"(?i:(?<!\w)\$\{{?(?:[a-z]+_)?{_SLOT}\}}?(?!\w))",
    rf"(?i:%{_SLOT}%|%{_SLOT}(?:_{_SLOT})?(?!\w)|__{_SLOT}__|@{{{_SLOT}}})",
    rf"(?i:(?<!\w)\(\s*(?:{_FILL}\b[^()\n]{{1,40}}|(?:your|their|host'?s?|previous|former|current|company"
    rf"|first|last|name of(?: the)?|the|eich|enw'r|enw|enwr) (?:{_OF} )?{_SLOT}(?: name| here)?"
    rf"|{_SLOT}(?: name| here)?)\s*\))",
    rf"(?<!\w){_CAPS}(?!\w)",
    rf"(?i:(?:^|\n)\s*{_GREETING},? (?:(?:the )?(?:first |host |their )?name|enw|host|westeiwr"
    r"|annwyl enw|recipient|mr/mrs|mr/ms|mrs/mr|mr or ms)(?=\s*[,.!:\n]|$| ))",
    r"(?<!\w)[A-Z]?X{3,}(?!\w)|(?<!\w)XYZ(?!\w)",
    r"(?<!\w)(?:TODO|TBC|TBD|FIXME)(?!\w)",
    r"_{3,}",
    r"(?<![\w?])\?{3,}(?=[\s.,!]|$)|(?<!\w)\.{3} ?(?=\((?:add|insert))",
    r"(?i:(?<!\w)lorem ipsum(?!\w))",
    r"(?i:(?<!\w)delete as (?:appropriate|applicable)(?!\w))",
)
_PLACE = re.compile("|".join(_PATTERNS))
_MAY_HAVE = re.compile(r"[\[{<$%(@]|__|\?\?\?|[A-Z]{3}|XX")
_GREETED = re.compile(rf"(?i)^\W*{_GREETING}", re.MULTILINE)


def placeholders(text: str) -> Iterator[re.Match[str]]:
    """Yield each place that was not filled in. `[RFC]`, `[12]` and a side remark in brackets are
    none; nor are words in capitals where everything is in capitals."""
    if not _MAY_HAVE.search(text) and not _GREETED.search(text) and "orem ips" not in text:
        return
    letters = [c for c in text if c.isalpha()]
    shouted = sum(c.isupper() for c in letters) * 2 > len(letters) and len(letters) > 20
    for match in _PLACE.finditer(text):
        if not (shouted and match[0].replace(" ", "").isalpha()):
            yield match
