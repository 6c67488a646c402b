"""Checks of a seeker's questions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.coach.asks import asks_for_job
from bot.coach.facts import Profile, answered_already
from bot.coach.reading import Flag, plain, sentences
from bot.coach.signs import asks_for_pay
from bot.coach.spelling import languages, learn, read_english, read_welsh

_WH = r"(?:how|what|why|which|who|whom|where|when)"
_AUX = (
    r"(?:do|does|did|is|are|am(?= i )|was|were|have|has|had|can|could|would|will|should|may|might|shall)"
    r"(?: not)?"
)
_SUBJECT = r"(?:you|i|it|they|the|your|there|that|this|people|we|a|he|she|any|some|most|all|my|our|each|every|other|anyone|anybody|everyone|\w+ people)"
_PAIR = r"(?: ,| ;| and| n| an| also| plus)(?: and| also)?(?: (?:to|from|with|by|on|upon|for|at)(?= wh))?"
_SECOND = re.compile(
    rf"(?<! how)(?<! what)(?<! why)(?<! when)(?<! where){_PAIR} "
    r"(?!(?:do|would) you (?:suppose|think|reckon|imagine|say) (?:,|\?))"
    rf"(?:(?:{_WH}(?: \w+){{0,2}} {_AUX}|{_AUX}) {_SUBJECT} "
    rf"|(?:who|whom|whose|what|which|how|why) (?!to |not |not\b(?! for)|you |i |we |they |it |do )\w+)"
)
"""A second question in a sentence; "and why?" at the end of one is not a second."""
_FIRST = re.compile(
    rf"(?:^ ?|[,;:-] )(?:(?:and|so|but|well|okay|ok|from|with|by|to|for|at|sorry ,) )*"
    rf"(?!(?:when|where) (?!{_AUX} ))(?:{_WH}|{_AUX}) "
)
"""A first question; "When you hire, what do you notice?" has none before the comma."""
_TELLS = (
    r"(?:tell|describe|walk|explain|share|say|talk|give|think of|name|suggest|paint|show|outline"
    r"|expand|elaborate|list|point|sketch|take me|help me|remember what|recall what|recommend (?!it|this|the|your|that))"
)
_KINDLY = (
    r"(?:\w+ |be (?:so kind|kind enough|good enough|able|willing|happy|prepared) (?:as )?to )?"
)
_LEADS = r"(?:(?:and|so|but|well|okay|ok|hi|also|or|sorry|just|right|then) (?:, )?)*"
_CLOSED = re.compile(
    rf"{_LEADS}{_AUX} (?!you {_KINDLY}{_TELLS}"
    r"|you (?:\w+ )?(?:please|mind) "
    r"|there (?:\w+ )?(?:any|some)(?:thing|(?:one|body)(?: else)? (?:you|i|who|whose)) "
    r"|(?:i|one|we) (?:\w+ )?(?:ask|enquire|inquire|hear) )\w"
    r"|(?:enjoy|like|love|worth|happy) (?:it|there|this) \?"
)
_STATED = re.compile(
    rf"{_LEADS}you (?:ever |still |always |really |not |got |been |have |had |like|do |get |need|miss|love|enjoy"
    r"|think|feel|want|know|use|work|are |were |never )"
)
"""A statement that a mark makes a question: "You ever been skint?"."""
_EMBEDDED = re.compile(
    rf"{_LEADS}(?:can|could|would|will|may|might|shall) (?:you|i|one|we) (?:\w+ ){{1,8}}(?:how|what|why|which) "
)
"""What is asked stands within a polite question: "Can you remember what tipped it?"."""
_OPEN = re.compile(rf"(?: (?:and|so|but|well|okay|ok|,))* {_WH} ")
_WELSH_WH = r"(?:p'un|sut|shwt|beth|be|pam|paham|phaham|pwy|ble|lle|pryd|pa|faint|mhle|ymhle|sawl)"
_WELSH_AUX = (
    r"(?:ydych|ydyn|ydyw|yw|ydw|oes|oedd|oeddech|byddech|byddai|byddwch|bydd|gallwch|wnaethoch"
    r"|nathoch|naethoch|gawsoch|gaethoch|cawsoch|oeddent|odyn|buoch|fuoch|ddylwn|dylwn|ddylai"
    r"|dylai|aethoch|hoffech|fu|ydynt|[fm]edr(?:wch|ech|i|a)|elli|alli|g?allech|g?ellwch)"
)
_WELSH_TELLS = r"(?:d?dweud|d?disgrifio|esbonio|egluro|sôn|rh?oi(?! yr gorau)|awgrymu|enwi|rhannu|siarad|dangos|argymell|adrodd)"
_WELSH_BY = r"(?:(?:am|i|at|o|ar|gan|yn|ym|yng|wrth|gyda|ers|tua|dros) )?"
_WELSH_SECOND = re.compile(
    rf"(?: ,)? (?:a|ac|ac hefyd|a hefyd) {_WELSH_BY}{_WELSH_WH} (?!$|\?)[\w']| a (?:ody|odyn|'dyn|dyn|'den|oes) | (?:ac|, a|, ac)(?: a)? {_WELSH_AUX} "
)
_WELSH_FIRST = re.compile(rf"(?:^ ?|[,;:] )(?:a )?{_WELSH_BY}(?:{_WELSH_WH}|{_WELSH_AUX}|chi yn) ")
_WELSH_LEADS = r"(?:(?:a|ac|felly|ond|wel|helo|sori|hefyd) (?:, )?)*"
_WELSH_CLOSED = re.compile(
    rf"{_WELSH_LEADS}(?:{_WELSH_AUX}|chi (?:yn|wedi|yw|ar)|daru|ddaru)(?= )|.*mwynhau \?"
)
_WELSH_VERB = re.compile(
    rf"{_WELSH_LEADS}(?:caf|sgynnoch|\w{{2,}}(?:och|wch|ech|odd|wyd|idd|[lnrsdeyhwgf]ir))(?= )"
)
"""A question that begins with its verb is answered by yes or no, whatever the verb."""
_WELSH_POLITE = re.compile(
    rf"{_WELSH_LEADS}(?:gallwch|byddech|caf|oes modd|hoffech|{_WELSH_AUX}) (?:.* {_WELSH_WH} "
    rf"|(?:chi (?:yn gallu )?|modd |mor garedig gyda |mor garedig a |[cg]ystal (?:a|ag|gyda) )?(?:[^ ]+ ){{0,2}}{_WELSH_TELLS} "
    r"|(?:chi )?(?:yn gallu )?mynd (?:gyda|â) (?:mi|fi|dwi) )"
    rf"|{_WELSH_LEADS}(?:d?disgrifi|esboni|eglur|enw|rhann|d?dangos|d?d(?:ywed|eud|ud|wed))(?:ech|wch|ych) "
)
"""What is asked stands within it; in Welsh such a word begins no relative clause."""
_WELSH_OPEN = re.compile(rf"{_WELSH_LEADS}{_WELSH_BY}{_WELSH_WH} ")
_CHOICE = re.compile(
    r" (?:or|neu|ynteu|'ta) (?!(?:something|anything|so|similar|somebody|anybody|not|rywbeth|rhywbeth|ddim|beidio)\b)"
)
"""A choice between two things; "or something" offers none."""
_WITHIN = re.compile(rf" {_WH} ")
_LEAD_IN = re.compile(
    rf" [;:] | - | , (?=(?:(?:so|but|and|a|ac|felly|ond) )?(?:{_AUX}|{_WH}|{_WELSH_AUX}|{_WELSH_WH}) )"
)
learn(_WELSH_WH, _WELSH_AUX, _WELSH_TELLS, "chi|modd|mwynhau")


def check_question(question: str, profile: Profile | None = None) -> list[Flag]:
    """Return advice on one question for a host with that profile, what weighs most first.

    None of it blocks. Empty: nothing to change.
    """
    return list(_flags(plain(question), profile or Profile()))


def _flags(text: str, profile: Profile) -> Iterator[Flag]:
    if found := asks_for_job(text, profile.names):
        yield Flag("coach-question-job-ask", words=found)
        return  # "are there vacancies" could be answered by yes or no, which matters less
    if found := asks_for_pay(text, profile.names):
        yield Flag("coach-question-salary", words=found)
        return
    if found := answered_already(text, profile):
        yield Flag("coach-question-googleable", words=found)
        return
    asked = [one for one in sentences(text) if "?" in one] or sentences(text)[-1:]
    if len(asked) > 1 or any(_double(sentence) for sentence in asked):
        yield Flag("coach-question-two", words=text, count=max(len(asked), 2))
    elif any(_closed(sentence) for sentence in asked):
        yield Flag("coach-question-yes-no", words=text)


def _double(sentence: str) -> bool:
    """Return whether a second question follows in one sentence. A lead-in is no question."""
    english, welsh = read_english(sentence).text, read_welsh(sentence).text
    second = _SECOND.search(english)
    if second and _FIRST.search(english[: second.start() + 1]):
        return True
    second = _WELSH_SECOND.search(welsh)
    return second is not None and bool(_WELSH_FIRST.search(welsh[: second.start() + 1]))


def _closed(sentence: str) -> bool:
    """Return whether yes or no would answer it. A choice between two things is open enough."""
    english, welsh = (
        _LEAD_IN.split(read(sentence).text)[-1].strip() for read in (read_english, read_welsh)
    )
    if _CHOICE.search(english) or _OPEN.match(read_english(sentence).text):
        return False
    (may_be_english, may_be_welsh), *_ = languages([sentence])
    stated = "?" in sentence and _STATED.match(english) and not _WITHIN.search(english)
    if may_be_english and (stated or _CLOSED.match(english)) and not _EMBEDDED.match(english):
        return True
    if not may_be_welsh or _WELSH_OPEN.match(welsh) or _WELSH_POLITE.match(welsh):
        return False
    return bool(_WELSH_CLOSED.match(welsh) or ("?" in sentence and _WELSH_VERB.match(welsh)))


_SIGNS = {
    "path": r"how did you|path|get into|got into|end up|first job|turning|career change|start out"
    r"|llwybr|dechrau",
    "day": r"day|week|hours|routine|usually|typical|diwrnod|wythnos",
    "industry": r"trend|industry|sector|field|five years|future|changing|newid|diwydiant",
    "insights": r"surpris|wish you|had known|people get wrong|outside|myth|syndod",
    "culture": r"culture|thrive|team|fit in|kind of person|diwylliant|tîm",
    "balance": r"best|worst|hard|difficult|enjoy|like least|frustrat|love|anodd|gorau|gwaethaf",
    "skills": r"skill|qualif|learn|degree|course|way in|experience|sgil|cymhwyster",
    "advice": r"advice|advise|in my (?:position|place|shoes)|would you do|suggest|cyngor",
    "resources": r"read|book|podcast|follow|resource|course|event|newsletter|llyfr|darllen",
    "projects": r"project|portfolio|try out|practise|assignment|volunteer|build|prosiect",
    "onward": r"who else|speak to|talk to|should i have asked|introduce|pwy arall",
}
"""By words in it, the category of a question."""


def categories_of(question: str) -> list[str]:
    """Return the categories of the bank that a question in anybody's words belongs to."""
    low = plain(question).lower()
    return [category for category, signs in _SIGNS.items() if re.search(rf"\b(?:{signs})", low)]
