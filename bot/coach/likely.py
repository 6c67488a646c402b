"""How likely a sentence asks for a job, by what its words mean and in which order they stand.

Rules know the usual ways to ask; people have others ("a raven would reach me", "short of hands").
Each word has a class, the same in both languages. The weights of classes, and of pairs of classes in
one order, come from the texts in `tests/coach` (`python -m tests.coach` learns them again).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from math import exp

from bot.coach.grammar import read
from bot.coach.spelling import Names, Reading, learn
from bot.coach.starts import ANY, matches

_CLASSES = {
    # what is asked for
    "job": r"jobs?|internships?|placements?|vacanc(?:y|ies)|openings|employment|traineeships?"
    r"|apprenticeships?|secondments?|postdocs?|swyddi?|jobyn|joban|interniaeth(?:au)?"
    r"|lleoliad(?:au)?|prentisiaeth(?:au)?|hyfforddeiaeth",
    "post": r"roles?|positions?|posts?|places?|spots?|slots?|shifts?|gigs?|contracts?|schemes?"
    r"|programmes?|hours|chances?|opportunit(?:y|ies)|openings|something|anything|space|room|start"
    r"|leads?|trial|desk|lle|cyfle|cyfleoedd|rôl|rhywbeth|cynllun|ffordd|siawns|cyfnod",
    "interview": r"interviews?|trials?|cyfweliad(?:au)?",
    "hire": r"hire|hires|employ|employs|recruit|recruits|appoint|sponsor|shortlist|cyflogi|cyflogwch"
    r"|recriwtio|penodi",
    "hiring": r"hiring|recruiting|employing|recruitment|recruiters?|recriwtio",
    "hired": r"hired|employed|recruited|appointed|placed",
    "work": r"work|working|works|intern|interning|shadow|shadowing|volunteer|contribute"
    r"|labour|graft|gwaith|gweithio|gwirfoddoli|cyfrannu",
    "join": r"join|joining|belong|part|ymuno|aboard|board",
    "apply": r"apply|applying|application|applications|appl(?:y|ies)|candidate|applicant|cais|ymgeisio"
    r"|ymgeisydd",
    "take": r"take|taking|takes|have|having|host|hosting|bring|cymryd|croesawu|derbyn",
    "refer": r"refer|recommend|vouch|introduce|introduction|mention|put|endorse|suggest|argymell"
    r"|cyflwyno|cyfeirio|crybwyll|rhoi",
    "pass": r"pass|forward|send|share|hand|submit|circulate|anfon|pasio|gyrru|danfon|hala|basio",
    "cv": r"cv|resume|details|application|portfolio|profile|cvs|manylion|proffil",
    "word": r"word|name|referee|reference|referral|referrals|gair|enw|geirda|canolwr",
    "mind": r"mind|consider|considered|considering|remember|think|consideration|cof|cofio|cofiwch"
    r"|ystyried|meddwl",
    "boss": r"boss|manager|managers|hr|director|gaffer|head|chief|whoever|bos|rheolwr|pennaeth"
    r"|cyfarwyddwr|personél",
    "hands": r"hands?|helper|helpers|people|someone|somebody|anyone|anybody|interns|trainees?"
    r"|apprentices?|graduates?|juniors?|staff|improver|rhywun|pobl|help|prentis|prentisiaid|staff|intern"
    r"|myfyrwyr",
    "need": r"need|needs|short|require|requires|lack|angen",
    "start": r"start|starts|begin|monday|tomorrow|june|july|august|september|dechrau|yfory",
    "free": r"available|free|ready|unpaid|immediately|gael|rhydd|barod",
    "open": r"going|available|vacant|comes|come|arises?|arose|exists?|up|opens?|open|free|gwag|cael|daw"
    r"|codi|ymlaen",
    "foot": r"foot|feet|door|inside|in|traed|bwrdd|mewn",
    "favour": r"favour|chance|leg-up|help|obliged|grateful|thankful|ffafr|cymorth|diolchgar",
    # who
    "you": r"you|yourself|chi",
    "your": r"your|yours|eich",
    "org": r"yourorg|team|company|firm|organi[sz]ation|department|office|lab|group|place|employer"
    r"|competitors|lot|site|sites|tîm|tim|cwmni|sefydliad|adran|swyddfa|acw|cyflogwr",
    "me": r"me|myself|mi|fi",
    "my": r"my|mine|fy",
    "i": r"i|dwi|rydw|rwyf|byddwn|hoffwn",
    "other": r"he|she|they|them|his|her|their|friends?|cousin|mum|dad|brother|sister|daughter|son"
    r"|flatmate|neighbour|colleague|colleagues|everyone|nobody|others|students|nhw|ei|ffrind|brawd"
    r"|merch|chwaer|hogyn|mam|pawb|neb",
    # how
    "could": r"can|could|would|will|may|might|shall|gallwch|byddech|caf|gallai|byddai|tybed|gallu|modd",
    "please": r"please|kindly|request|plis",
    "any": r"any|some|unrhyw|ryw|rhyw",
    "if": r"if|should|were|case|whether|os|pe|pan",
    "want": r"want|like|love|hope|hoping|wish|keen|eager|happy|glad|delighted|chuffed|dream|adore"
    r"|interested|interest|fancy|fancied|plan|welcome|eisiau|gobeithio|awyddus|bodlon|hoffi|neidio"
    r"|diddordeb|ysu|falch|balch",
    "seek": r"looking|look|seeking|seek|searching|search|hunting|after|market|wanted|chwilio|edrych",
    "get": r"get|give|find|offer|grant|land|secure|sort|arrange|organi[sz]e|got|ffeindio|cael|trefnu"
    r"|cynnig",
    "exist": r"is|are|there|oes|gennychchi|sydd|mae",
    "tell": r"inform|contact|call|reach|shout|floedd|bloedd|gwybod|dweud|dwedwch",
    # what it is not
    "wh": r"what|how|why|which|who|whom|whose|where|when|beth|sut|pam|pwy|pa|ble|pryd|faint",
    "not": r"not|no|never|nor|neither|without|rather|instead|nothing|nobody|emphatically|ddim|nid"
    r"|nac|dim|heb|byth|sai|mo",
    "past": r"was|were|had|did|gave|made|went|left|said|told|used|quit|met|thought|lost|hated|landed"
    r"|taught|since|ago|last|once|oedd|roedd|oeddwn|ces|cefais|cafodd|gafodd|gawsoch|gaethoch|gadewais"
    r"|bues|bûm|daru|gadawes|golles|wnes|nes|llynedd|gynta",
    "learn": r"know|learn|learned|understand|hear|wonder|wondering|curious|question|questions|tell"
    r"|talk|advice|guidance|story|truth|mean|happen|help|reality|deall|dysgu|clywed|stori|cwestiwn"
    r"|cyngor|profiad|gofyn|ask|asked|siarad|atebion",
    "have": r"already|have|has|secure|enjoy|enjoying|keep|barod|gen|gyda",
    "first": r"first|old|previous|current|own|every|cyntaf|hen|gyntaf",
    "people": r"people|candidates|applicants|starters|engineers|graduates|teachers|mothers|kids"
    r"|pobl|ymgeiswyr|athrawon|graddedigion|graduate",
    "look": r"like|feel|mean|involve|good|bad|worst|best|difference|distinguishes|makes|fel|da"
    r"|gorau|gwaethaf|gwahaniaeth",
}
learn(*_CLASSES.values())
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _name, _words in _CLASSES.items():
    for _word in matches(_words):
        if ANY not in _word:
            _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _name)
_LONGEST = 28
"""Words and marks of a sentence that is judged: in a longer one too much comes together."""
_SPAN = 6
"""How far apart two words can be that make a pair."""
_PAST = re.compile(r"[a-z]{3,}ed$")
_MARKS = frozenset(',;:.?!()"-')
THRESHOLD = 0.97
"""From here on it counts as asking: what holds a note back has to be sure."""


def features(reading: Reading) -> frozenset[str]:
    """Return what a sentence has: classes of words, and pairs of them in their order."""
    words = reading.text.split()
    if len(words) > _LONGEST:
        return frozenset()
    found: set[str] = set()
    near: list[tuple[int, str]] = []
    first = True
    for place, word in enumerate(words):
        if word in _MARKS:
            near = []  # a pair stands in one clause
            continue
        names = _BY_WORD.get(word)
        if names is None:
            if not _PAST.match(word):
                continue
            names = ("past",)
        near = [(at, one) for at, one in near if place - at <= _SPAN]
        for name in names:
            found.update([f"{one} {name}" for _, one in near])
            found.update([name, f"^{name}"] if first else [name])
        first = False
        near += [(place, name) for name in names]
    if words and words[-1] == "?":
        found.add("?")
    if len(words) < 6:
        found.add("short")
    return frozenset(found)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    lines = (files("bot.coach") / "likely.txt").read_text("utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if line and not line.startswith("#"))
    return {feature: float(weight) for feature, weight in pairs}


def likelihood(found: Iterable[str], weights: dict[str, float]) -> float:
    """Return how likely a sentence with these features asks for a job, 0 to 1."""
    total = weights.get("", 0.0) + sum(weights.get(feature, 0.0) for feature in found)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def read_sentences(text: str, names: Names = ()) -> Iterator[Reading]:
    """Yield each sentence of a plain text, in each language that it may be in."""
    for both in read(text, names):
        yield from filter(None, both)


HEART = frozenset(["job", "interview", "hire", "hiring", "work", "join", "apply"])
"""A sentence without any of these is not judged."""
_HEART_WORDS = frozenset(word for word, names in _BY_WORD.items() if not HEART.isdisjoint(names))


def likely_ask(text: str, names: Names = ()) -> str:
    """Return the sentence of a plain text that most likely asks for a job; "" if none does."""
    for reading in read_sentences(text, names):
        if reading.words.isdisjoint(_HEART_WORDS):
            continue
        if asks(features(reading), _weights()):
            return reading.written
    return ""


def asks(found: frozenset[str], weights: dict[str, float]) -> bool:
    """Return whether a sentence with these features asks for a job."""
    return not HEART.isdisjoint(found) and likelihood(found, weights) >= THRESHOLD
