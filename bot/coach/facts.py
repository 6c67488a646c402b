"""Questions that the host's profile or a quick search answers, in English and Welsh.

A question counts only if it ends there: "What does Tidewell Water do when it rains?" is a good one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.coach.grammar import Language, Rules, any_words, clause_ends, literals, readings
from bot.coach.reading import plain
from bot.coach.spelling import Names, Reading, learn, name_words, read_english, read_welsh
from bot.domain.hosts import Host

_ENGLISH = {
    "IS": r"(?:is|was|are)",
    "ROLE": r"(?:(?:(?:official|current|present|professional|exact|job|own) )?(?:job|role|position"
    r"|title|profession|occupation|line of work|employment|work|post|job title))",
    "CO": r"(?:yourorg|(?:your|the) (?:company|firm|organi[sz]ation|employer|charity|business"
    r"|council|hospital|school|agency|department))",
    "COMPANY": r"(?:company|organi[sz]ation|firm|employer|place|business|charity)",
    "FIELD": r"(?:sector|industry|field|area)",
    "SUBJECT": r"(?:subjects?|degrees?|courses?|a levels?|modules?|discipline)",
    "UNI": r"(?:uni|university|college|school)",
    "STUDIED": r"(?:study|studied|studdy|studding|studying|read|hold|take|do|done|graduate in)",
    "FILL": r"(?:again|even|exactly|actually|anyway|then|lol|please|now|currently|these days"
    r"|at the moment|at present|today|today|for a living|for work|as a job|at work|all day"
    r"|at (?:uni|university|college|school)|in (?:the )?(?:uni|university|college|school)"
    r"|as an undergraduate|in plain english|if i may ask|there|over there|basically|normally"
    r"|there anyway|for me|to you|haha|x|called|based|located|that|at yourorg|within yourorg|mate)",
    "GENERAL": r"(?:(?!(?:your|the|it|that|this|these|those|there|my|his|her|a|an|next|like|worth|not"
    r"|good|great|bad|best|better|worst|normal|typical|usual|fair|realistic|new|wrong|right"
    r"|different|hard|hardest|difficult|easy|important|missing|changing|happening|needed|possible"
    r"|involved|expected|success|success\w*|happiness|salary|pay|wages?|money|range|going|boring"
    r"|one|people|you|they|we|up|on|more|most|culture|life|work|hiring|common|stopping)\b)"
    r"[a-z][\w-]+)",
    "SOME": r"(?:(?!(?:good|great|bad|best|typical|new|junior|normal|successful|day|week|person)\b)[a-z][\w-]+)",
}
_ENGLISH_RULES = (
    "what|which [exactly|actually] do|is|did [it] [that] you [actually|exactly] do [FILL] [FILL] $",
    "what|which IS [exactly] your ROLE [FILL] [FILL] $",
    "what your ROLE IS [FILL] $",
    "^ your ROLE [and] [ROLE|employer|company] $",
    "what you do [FILL] [FILL] $",
    "what is exactly your ROLE $",
    "what line of work|business are you in [FILL] $",
    "what do|does a|an|yourrole [SOME] [SOME] [yourrole] [SOME] do|does [FILL] $",
    "what a|an yourrole does [FILL] $",
    "what IS [a|an|the] [like] yourtopic|yourrole [FILL] $",
    "what IS [a|an] GENERAL [GENERAL] [GENERAL] [FILL] $",
    "what IS CO [FILL] $",
    "what yourtopic|yourrole is|means|mean [FILL] $",
    "what means|mean yourtopic|yourrole $",
    "what do|does [the] [term] yourtopic mean|means $",
    "what does [the] [term] yourtopic refer to $",
    "meaning|definition of [the] yourtopic|GENERAL [GENERAL] $",
    "define [for] [me] yourtopic|yourrole|GENERAL [GENERAL] [for] [me] $",
    "what do|does CO do|does|make [FILL] [FILL] $",
    "what CO does|do [FILL] $",
    "CO : what is it $",
    "what IS the purpose|aim|mission|business of CO $",
    "what IS [the] [company's|yourorg's|your] .. main|core business|activity|purpose|product [of] [CO] $",
    "what makes|make [the] [company] CO $",
    "where IS [your|the] CO|office|headquarters|base [office] [FILL] [FILL] $",
    "where IS your|the head|main office|offices [FILL] $",
    "how big|large|old IS CO [FILL] $",
    "how many .. people|staff|employees|workers .. work|are|in|at|does|do .. CO [have|employ] $",
    "how many people|staff|employees does|do CO have|employ",
    "size|age|location of CO $",
    "when|year|since was|were CO founded|established|started|created|set [up] $",
    "who IS [the] boss|head|ceo|director|founder|owner|chief|manager of CO $",
    "who runs|owns|founded|leads CO $",
    "where|who|whom do|are|did you [actually] work|working [for|at|in] [FILL] $",
    "which|what COMPANY [is] [it] [that] [do|are] you [that] work|working [for|at|in|with] [FILL] $",
    "which|what COMPANY do|are you [work|working] [for|at|in|with] [FILL] $",
    "who|whom you work for $",
    "where you work [FILL] $",
    "which|what FIELD do|are you [work|working] [in] [FILL] $",
    "which|what FIELD you work [in] [FILL] $",
    "which|what languages do|can you speak [FILL] $",
    "which|what topics|subjects can|may|could|do i|you ask|talk|speak [you|to] [you] [about] $",
)
_ENGLISH_MORE = (
    "what is it [that] CO [actually|exactly] does|do|makes [FILL] $",
    "what is your trade|field|sector|industry [FILL] $",
    "what is CO do|about [FILL] $",
    "where you based|working|work [FILL] $",
    "where [you] are you|working [based|working] [FILL] $",
    "explain|know what is yourtopic|GENERAL [GENERAL] $",
    "what .. [normal|short|simple|plain] definition of .. $",
    "what [precisely|exactly|really] IS yourtopic|yourrole [FILL] $",
    "what IS the work of CO $",
    "in what|which FIELD do you practise|practice|specialise $",
    "of what does a|an … consist $",
    "what does the|a|your job|role|work of .. consist|involve of|$",
)
_ENGLISH_STUDY = (
    "your alma mater",
    "at|from which UNI did you study|graduate $",
    "what IS your qualification|qualifications $",
    "what|which [SUBJECT] [exactly] did|have|had|do you STUDIED [FILL] [FILL] $",
    "what you studied|study [FILL] [FILL] $",
    "SUBJECT you STUDIED [FILL] $",
    "where did you study|studied|graduate [FILL] $",
    "where did you do|take|get your degree [FILL] $",
    "what|which UNI did you go|attend|study [to] [at] $",
    "where did you go to UNI $",
    "^ your degree|qualifications [subject] $",
    "what IS your academic|educational background",
    "what IS your degree|qualification [in] $",
    "what|which qualifications do you have|hold $",
)
_ENGLISH_BEFORE = (
    "what|which [SUBJECT] did you do|teach|work .. before|previously [to] … $",
    "what|which IS your ROLE|career|background before|previously [to] … $",
    "what|which [SUBJECT] did you teach [before|FILL] $",
    "what line of work were you in before … $",
    "what you did|taught before … $",
    "where did you work before … $",
    "what were you .. before … $",
)
_ENGLISH_SINCE = (
    "how long have you been|worked|working .. [there|here|FILL|CO|at|for|in|your] [CO|ROLE] $",
    "when did you start|join [there|CO|working|here] [FILL] $",
)
_WELSH = {
    "SWYDD": r"(?:(?:teitl )?(?:eich )?(?:swydd|job|jobyn|rôl|gwaith|teitl|teitl swydd"
    r"|galwedigaeth|teitl eich swydd))",
    "CWMNI": r"(?:yourorg|eich (?:cwmni|sefydliad|cyflogwr)|y cwmni|y sefydliad)",
    "BLE": r"(?:ble|lle|mhle)",
    "OES": r"(?:yw|oedd|ydyn)",
    "ASTUDIO": r"(?:astudio\w*|astudiasoch|astudiwyd)",
    "LLENWI": r"(?:te|to|chi|nawr|rŵan|wan|yn|y|yr|prifysgol|coleg|presennol|gwmws|union|plis"
    r"|ar hyn o bryd|bellach|o ddydd i ddydd|ysgol|'te|'to|eto|felly|haha|lol|iddo|ynddo|gennychchi"
    r"|ei|bob dydd|go iawn|os caf i (?:ofyn|gofyn))",
    "PETH": r"(?:(?!(?:pobl|rhywun|nhw|hi|fe|fo|o|chi|plant|neb|eich|dda|da|gorau|newydd)\b)[^\W\d_][\w'-]+)",
    "ENW": r"(?:(?!(?:eich|y|yr|peth|cyflog|tâl|da|dda|gwael|gorau|pwysig|cyngor|diwrnod|wythnos"
    r"|llwyddiant|problem|her|dyfodol|barn|diwylliant|anodd|hawdd|hyn|hwn|hon|hynny|normal|teg|rhaid"
    r"|swydd|gwaith|darn|rhan|ei|fy|ystod|ots|maint|maes|enw|job|gwahaniaeth|nhw|prif|fe|o|hi|fo"
    r"|realistig|arferol|cychwynnol|gwendid|ystyr|pwrpas)\b)[^\W\d_][\w'-]+)",
}
_WELSH_RULES = (
    "beth OES [eich] SWYDD [LLENWI] [LLENWI] [LLENWI] $",
    "^ eich SWYDD $",
    "beth [yn] [gwmws|union] [ydych] [yr] [ydych] chi [yn] [ei] gwneud [LLENWI] [LLENWI] [LLENWI] $",
    "beth mae CWMNI [yn] [ei] gwneud [LLENWI] $",
    "beth mae PETH [PETH] [PETH] yn [ei] gwneud [LLENWI] $",
    "beth yw CWMNI [LLENWI] $",
    "beth yw prif gwaith|busnes|pwrpas CWMNI $",
    "beth yw ystyr|diffiniad yourtopic|ENW [ENW] $",
    "beth yw yourtopic|yourrole [LLENWI] $",
    "beth yw ENW [ENW] [LLENWI] $",
    "BLE [yr] [ydych] chi [yn] gweithio [LLENWI] [LLENWI] [LLENWI] $",
    "pa cwmni|sefydliad|cyflogwr … gweithio [LLENWI] $",
    "i pwy .. chi [yn] gweithio $",
    "pa maes|sector|diwydiant … gweithio [LLENWI] $",
    "BLE mae|yw .. CWMNI [wedi] [ei] [lleoli] [LLENWI] $",
    "BLE mae prif swyddfa … $",
    "pryd y|cafodd sefydlwyd|sefydlu|cwmni|yourorg … $",
    "pryd sefydlwyd … $",
    "faint o pobl sydd|sy [yn] gweithio … CWMNI $",
    "faint o pobl mae CWMNI … $",
    "maint CWMNI $",
    "pa mor mawr yw CWMNI $",
    "pwy yw pennaeth|bos|rheolwr CWMNI $",
    "pa ieithoedd … siarad [LLENWI] $",
    "am beth caf i gofyn [i] [chi] $",
    "beth [ydych] chi [yn] gwneud am|at eich byw|bywoliaeth $",
    "BLE mae eich swyddfa|cwmni|pencadlys .. $",
    "BLE mae swyddfa … $",
    "BLE rydych chi [yn] gweithio [LLENWI] [LLENWI] [LLENWI] [LLENWI] $",
)
_WELSH_STUDY = (
    "beth|pa .. [wnaethoch|nathoch|naethoch|buoch] .. ASTUDIO [LLENWI] [LLENWI] [LLENWI] [LLENWI] $",
    "BLE .. astudio\\w* [chi] $",
    "BLE buoch|aethoch|fuoch chi [yn|i] [y|yr] prifysgol|coleg $",
    "pa prifysgol|coleg … $",
    "^ eich gradd|cymwysterau|pwnc [gradd] $",
    "pa gradd sydd|sy gennychchi|gyda [chi] $",
    "beth yw eich cefndir academaidd|addysgol",
    "beth yw|oedd eich gradd|pwnc $",
    "pa cymwysterau sydd|sy gennychchi|gyda [chi] $",
)
_WELSH_BEFORE = (
    "beth oeddech chi .. [ei] gwneud|dysgu|gweithio cyn … $",
    "pa pwnc oeddech chi .. dysgu … $",
    "beth wnaethoch chi .. cyn … $",
    "beth oedd eich SWYDD .. cyn … $",
    "BLE oeddech chi .. gweithio cyn … $",
)
_WELSH_SINCE = ("ers faint|pryd .. chi .. gweithio|yno [LLENWI] $",)
_ASKED = frozenset([
    "what", "which", "where", "who", "whom", "how", "when", "define", "your", "size", "meaning",
    "yourorg", "beth", "ble", "lle", "pa", "pwy", "pryd", "faint", "maint", "eich", "mhle", "am",
])  # fmt: skip
_CUE = any_words(
    "ask", "know", "wonder\\w*", "tell me", "explain", "learn", "enquire", "outline", "inquire",
    "gofyn", "gwybod", "dweud", "holi", "esbonio",
)  # fmt: skip
_FIRST = re.compile(
    r"^(?: (?:\W|so|and|but|ooh|okay|ok|hi|wait|oh|also|could you|can you|may|can|nosy|sorry|in|for"
    r"|i|ym|yn|a|am|like|just|question|,))*"
    r" (?:what|which|where|who|whom|how|when|your|define|size|yourorg|beth|ble|lle|pa|pwy|pryd|faint"
    r"|maint|eich|mhle|am)(?= )"
)
_NEVER = re.compile(r"(?!)")


def _rules(welsh: bool, rows: tuple[str, ...], barriers: str) -> Rules:
    language = Language(
        read=read_welsh if welsh else read_english,
        classes=_WELSH if welsh else _ENGLISH,
        barriers=barriers,
        ends=clause_ends("but"),
        negations=_NEVER,
        polite=_NEVER,
        others=_NEVER,
        topics=_NEVER,
        later=_NEVER,
    )
    return Rules(language, rows)


learn(*_WELSH.values(), *literals((*_WELSH_RULES, *_WELSH_STUDY, *_WELSH_BEFORE)))
_WOULD = "would|could|should|if|byddech"
_ALWAYS = (
    _rules(False, (*_ENGLISH_RULES, *_ENGLISH_MORE), _WOULD),
    _rules(True, _WELSH_RULES, _WOULD),
)
_IF_SAID = (
    (
        re.compile(
            r"(?i)\b(?:stud(?:y|ied|ying)|degrees?|graduat\w+|b\.?a|b\.?sc|m\.?sc|ph\.?d|universit\w+"
            r"|uni|college|qualif\w+|astudi\w*|graddi?\w*|prifysgol|coleg|cymhwys\w*)\b"
        ),
        (_rules(False, _ENGLISH_STUDY, _WOULD), _rules(True, _WELSH_STUDY, _WOULD)),
    ),
    (
        re.compile(
            r"(?i)\b(?:mov(?:ed?|ing)|switch\w*|came|went|left|former\w*|used to|was an?|were|worked"
            r"|before|retrain\w*|previously|started|began|after|symud\w*|cyn|arfer|gynt|newid\w*|bûm"
            r"|bues|gadael|gadewais|dechrau\w*|daeth|des)\b"
        ),
        (_rules(False, _ENGLISH_BEFORE, _WOULD), _rules(True, _WELSH_BEFORE, _WOULD)),
    ),
    (
        re.compile(r"(?i)\b(?:\d+ years|since|for (?:\w+ )?years|ers|blynedd|blynyddoedd)\b"),
        (_rules(False, _ENGLISH_SINCE, _WOULD), _rules(True, _WELSH_SINCE, _WOULD)),
    ),
)
"""What the host's own words may say, by signs of it, and the questions that this answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What seekers can read of a host."""

    role: str = ""
    organisation: str = ""
    sector: str = ""
    topics: tuple[str, ...] = ()
    about: str = ""

    @property
    def names(self) -> Names:
        """What stands for the names of this profile in a reading."""
        return _names(self)


def profile_of(host: Host) -> Profile:
    """Return what seekers can read of that host."""
    return Profile(
        role=host.role,
        organisation=host.employer,
        sector=host.sector,
        topics=host.topics,
        about=host.about,
    )


@lru_cache(maxsize=256)
def _names(profile: Profile) -> Names:
    named = [(topic, "yourtopic") for topic in profile.topics]
    named += [(profile.role, "yourrole"), (f"{profile.role}s" * bool(profile.role), "yourrole")]
    named.append((profile.organisation, "yourorg"))
    words = [(name_words(plain(name)), stands_for) for name, stands_for in named]
    return tuple((name, stands_for) for name, stands_for in words if name)


def answered_already(text: str, profile: Profile) -> str:
    """Return words of a plain text that ask for what the profile or a web search answers; "" if
    there are none."""
    said = f"{profile.role}. {profile.about}"
    asked = [*_ALWAYS, *(rules for sign, both in _IF_SAID if sign.search(said) for rules in both)]
    for rules, reading in readings(text, *asked, names=profile.names):
        if _asks(reading) and (match := next(iter(rules.find(reading)), None)):
            return reading.marked(*match.span())
    return ""


def _asks(reading: Reading) -> bool:
    """Return whether a sentence asks: not "I admire what you do"."""
    if _ASKED.isdisjoint(reading.words):
        return False
    return (
        "?" in reading.words or bool(_CUE.search(reading.text)) or bool(_FIRST.search(reading.text))
    )
