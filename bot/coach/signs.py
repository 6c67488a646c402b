"""What a note says of itself: how its writer came to this host, an easy way to say no, and questions
about a person's own money. In English and Welsh."""

from __future__ import annotations

import re

from bot.coach import phrases
from bot.coach.grammar import Language, Rules, any_words, clause_ends, literals, readings
from bot.coach.likely import likely
from bot.coach.reading import said
from bot.coach.spelling import NO_NAMES, Names, learn

_ENGLISH = {
    "SAW": r"(?:saw|seen|see|read|heard|hear|watched|binged|found|find|noticed|noticing|spotted"
    r"|discovered|followed|following|attended|listened|listening|caught|enjoyed|met|loved|liked"
    r"|googled|remember|recognised|reading|watching|seeing|hearing|known)",
    "CAME": r"(?:came across|came upon|come across|come upon|stumbled \w+|fell over|ran into|bumped"
    r" into|happened \w+|chanced upon|got chatting|got talking|searched|searching|was searching"
    r"|looked (?:up|for)|looking (?:through|for|at|up)|leafing|scrolling|scrolled|browsing|browsed"
    r"|typed|was at|were at|been at|have been in|was in|sat in|sat through|went to|joined"
    r"|picked out|clicked)",
    "DID": r"(?:(?!(?:wanted|hoped|wished|needed|tried|interested|excited|asked|wondered|impressed|learned"
    r"|learnt|based|obliged|liked|used|worked|supposed|prepared|delighted|pleased|inclined|bored"
    r"|qualified|changed|concerned|involved|required|tempted|honoured|thrilled|need|indeed|speed"
    r"|feed|wed|bed|red|seed)\b)[a-z]+ed|told|said|saw|seen|heard|read|found|met|spoke|spoken|gave|came|went|sat"
    r"|wrote|written|left|caught|thought|knew|put|sent|brought|taught)",
    "YOURS": r"(?:you|your|yours|yourorg|this (?:community|list|group|channel|network|directory)"
    r"|the (?:hosts?|list|hosts list|list of \w+|directory|community|members|group|channel|newsletter"
    r"|profiles?|website|site|page|session|open day|conference|webinar|lecture|fair|meetup))",
    "WORK": r"(?:post|posts|article|articles|talk|talks|blog|paper|papers|podcast|video|videos"
    r"|answer|answers|message|listing|page|book|interview|piece|thread|newsletter|lecture|webinar"
    r"|thesis|report|profile|name|project|workshop|presentation|session|line|map|slides|column"
    r"|clip|account|move|path|story|work on|photo|comment|comments)",
    "GAVE": r"(?:gave|given|passed|shared|showed|shown|sent)",
    "TOLD": r"(?:told|suggested|suggests|recommended|recommends|mentioned|pointed|introduced"
    r"|says|said|reckons|reckoned|thought|thinks|referred|directed|advised"
    r"|urged|encouraged|was like|put me|nudged|knows you|knew you|know you|works with)",
    "UNDERSTAND": r"(?:understand|understandable|get it|fine|ok|okay|cool|alright|all right|all good"
    r"|no problem|enough|good answer|no hard feelings|not a problem)",
    "PAY": r"(?:salary|pay|wages?|income|earnings|compensation|remuneration|bonus|pay packet|package"
    r"|paycheck|take-home|ctc)",
    "EARN": r"(?:earn|earning|make|making|get paid|getting paid|paid|take home|bring home|gain"
    r"|gaining|receive|receiving|pull in|charge)",
    "CV": r"(?:(?:my |a |the )?(?:\w+ )?(?:cv|cv's|c\.v|curriculum vitae)|(?:my|a|the) (?:resume|résumé))",
    "MONEY": r"(?:how much|what)",
}
_FOUND_ENGLISH = (
    "DID … you|your|here|yours",
    "been|was|were|is going|raving|talking|speaking about|of you",
    "you … DID … to|with|at|in me|us|radio",
    "was|were|am|have been seeing|reading|watching|hearing your|you",
    "left|handed your|you",
    "sat|stood|worked .. next|rows|beside|behind|near",
    "one of your|you",
    "yours was|is the|one",
    "i|we|have|had|having|just|having|and|was|were|after|by|through|on|when|^ … SAW … YOURS",
    "i|we|have|had|having|just|was|were|after|by|through|when|^ … CAME … YOURS",
    "SAW … your … WORK",
    "CAME … your|the|this|hosts",
    "i|we .. searched|searching|looked|looking for … community|list|host|hosts|anybody|here|find",
    "your [own] .. WORK .. came|popped|comes|appeared|appears|is|was|shaped|on|in|caught|made|struck|about",
    "came|comes|come|popped up … when|in|as|search",
    "TOLD … you|your|me|us",
    "GAVE [me|us] .. your|you",
    "showed|shown|sent us|me … your|you",
    "listening|listened|tuned to|into|in … podcast|radio|interview|programme|episode",
    "good|kind enough to|as … give|suggest|mention|point",
    "TOLD that|i … write|contact|speak|talk|ask",
    "recommended|suggested|mentioned|introduced by",
    "[we] met … in|at|by|during|on",
    "i|we have met|heard|read|seen you",
    "at|in|from|after|hearing your .. WORK",
    "thanks to your|you|a",
    "through|via|by|from a|my|our|the .. friend|teacher|tutor|colleague|supervisor|neighbour|cousin"
    "|aunt|uncle|lecturer|mentor|search|list|group|network|newsletter|directory|community|boss",
    "gave|given me your",
    "chatting|talking at|in",
    "podcast|radio|telly|tv|news … you",
    "you … on|in the|a radio|podcast|news|tv|telly|paper|conference",
    "where|when you spoke|chaired|talked|gave|presented|lectured",
    "you … spoke|gave|chaired … at|in",
    "pointed me",
    "knows|know|knew your|you",
    "was|were like|all you … talk|write|ask|message|speak",
    "you have to|must talk|speak|write",
)
_OUT_ENGLISH = (
    "can|could|may|free|please|do .. say|decline|turn|tell [me] no|me|decline|down",
    "no|not|never issue|offence|bother|harm|hold|against",
    "taken|take as|for a no",
    "no|zero|without worries|worry|problem|pressure|rush|hard|obligation|obligations|bother|stress|need|reply|drama",
    "not a problem|worry",
    "if|should|in|case … busy|not|can|time|much|rather|prefer|possible|suit|full|season|right|mad|bad|nope|no|too",
    "no|nope|silence [is] … UNDERSTAND|answer",
    "UNDERSTAND if|when not|you|it|to|either|by",
    "totally|completely|quite|entirely|perfectly|absolutely|it|that|all|is|be UNDERSTAND",
    "i|will|would|shall|can|completely|totally .. understand|get it",
    "feel free to … no|ignore|decline|pass|skip",
    "happy|free to say|ignore|decline|pass",
    "do|please not .. feel|worry|trouble|hesitate … you|obliged|must|have|about|bad|pressure|if|answer|reply",
    "not .. obliged|offended|mind|minding",
    "think nothing of",
    "ignore me|this|it",
    "not … trouble|bother|chase|ask|pester you|again",
    "whatever suits",
    "crack on",
    "however|whatever you decide",
)
_SALARY_ENGLISH = (
    "MONEY do|did you clear|pocket|bring|take|pull",
    "what you get|are|were paid",
    "what sort|kind of money|salary|pay are|were you",
    "how much salary|money|pay you|are|is",
    "your [day|hourly|daily] rate",
    "what does|do yourorg|they pay you",
    "is|was|what|about|ask|outline|disclose|share|know|^|to .. your [own|current|present|starting|first|personal"
    "|annual|base|exact|monthly] [own|current|annual|starting] PAY",
    "your [own|current|present|starting|first|annual] PAY $",
    "MONEY [money] [a|per|in|of] .. do|does|did|are|were|have|can|is|was [you] … you .. EARN|paid .. $",
    "how much [money] do|did|are|were|can|have you .. EARN|get|paid|bring|take",
    "how much you [are] .. EARN|get|paid|receive",
    "what do|did|are|were you [actually|currently] EARN|paid|on [a|per|now|compared|if|in|in] ..",
    "MONEY [do|does|did] they|yourorg .. pay you",
    "what you [are] earn|earning|paid|on $",
    "what .. PAY you .. receive|get|earn|have",
    "PAY that you have|get|receive",
    "your PAY .. [PAY] rise|fall|drop|go",
    "did your PAY",
    "MONEY do|did you .. clear|pocket",
    "how much are|is they|yourorg paying you",
    "what|how you take|bring home",
    "what is the PAY like for you",
    "what PAY are|were you .. offered|given|paid",
    "what PAY you are|were .. offered|given|paid",
    "^ .. you [get] paid|earn more|less than",
    "what the|your job|post|role|work pays|pay you",
    "you on good|decent|big|serious money",
    "do you earn",
    "are you rich|wealthy|well-paid",
    "are you paid",
    "^ your PAY",
    "your … PAY like|good|ok|decent|any|as|for",
)
_WELSH = {
    "GWELD": r"(?:gweld|clywed|darllen|gwylio|sylwi|gwrando|dilyn|gwel\w*|wel(?:ais|es|is|ish|odd)"
    r"|clyw\w*|glyw\w*|darllen\w*|ddarllen\w*|gwyli\w*|wyli\w*|sylw\w*|gwrand\w*|wrandaw\w*"
    r"|dilyn\w*|ddilyn\w*|nabod|cofio)",
    "CHWILIO": r"(?:chwili\w*|pori\w*|bori|sgrol\w*|edrych\w*|teip\w*)",
    "DEUD": r"(?:dwed\w*|dudodd|ddudodd|dywed\w*|wedodd|awgrym\w*|argymhell\w*|argymell|soni\w*"
    r"|dangos\w*|cyfeiri\w*|pwyntiodd|meddyliodd|feddyliodd|crybwyll\w*"
    r"|cyflwyn\w*|anfonodd|annog\w*|anogodd)",
    "GWNAETH": r"(?:\w+(?:odd|ais|ish)|clywes|ffeindies|ffindies|gweles|weles)",
    "EICH": r"(?:chi|eich|amdanoch|yma|rhestr|grŵp|grwp|cymuned|proffil|cyfeiriadur|fan hyn"
    r"|cylchlythyr|podlediad|yourorg)",
    "GWAITH": r"(?:erthygl|sgwrs|blog|papur|podlediad|llyfr|prosiect|post|darlith|cyflwyniad|sesiwn"
    r"|araith|fideo|enw|proffil|llinell|adroddiad|gweithdy|stori)",
    "IAWN": r"(?:iawn|ocê|oce|ok|digon|llwyr|popeth yn iawn|berffaith|perffaith)",
    "PRYSUR": r"(?:brysur|prysur|amser|adeg|well|gallwch|fedrwch|medrwch|allwch|modd|nad|na|ddim|eisiau"
    r"|cyfnod|gormod|methu)",
    "CV": r"(?:cv|curriculum vitae)",
    "CYFLOG": r"(?:cyflog|tâl|incwm|enillion|pai|pae)",
    "ENNILL": r"(?:ennill|cael|gwneud|talu|ennillwch|derbyn|gewch|cewch|enillwch|delir|telir)",
}
_FOUND_WELSH = (
    "GWNAETH … chi|eich|amdanoch|atoch",
    "chi oedd|sydd … siarad|canu|darlithio",
    "daru|nath|wnaeth|wnes|nes|gwnes … chi|eich|amdanoch",
    "yn eich nabod|adnabod",
    "bod chi",
    "chwilio|edrych trwy|drwy",
    "GWELD … EICH|wrth",
    "awgrym|argymhelliad .. fy|gan|ffrind|athro|tiwtor",
    "rhoddodd|rhoes|rhoi|roes .. eich|enw|amdanoch",
    "EICH GWAITH … GWELD",
    "hyd i .. [EICH]",
    "ar traws … EICH",
    "CHWILIO … EICH|am|trwy|drwy|aelodau",
    "DEUD … fi|mi|chi|amdanoch|amdana|wrtha|eich|enw|wrth|bod|y",
    "mi|fi|imi amdanoch",
    "cwrdd\\w*|cyfarf\\w* [ni|â] …",
    "eich … GWAITH … gwelais|sail|ym|yn|pob",
    "yn|yng|ym|ar|o eich GWAITH",
    "dyfyn\\w* eich",
    "eich enw … i|mi|fyny|gan",
    "enw chi|eich … fyny|pan|i|gan",
    "trwy|drwy|gan ffrind|athro|tiwtor|cydweithiwr|gyfaill|fy|y",
    "amdanoch chi",
    "gweithio gyda eich",
    "adnabod eich|chi",
    "gwn|gwyddwn amdanoch",
    "yn y sesiwn|darlith|cynhadledd|gynhadledd|digwyddiad",
    "gwrando ar",
    "diolch i … enw|ffrind|erthygl",
    "enw chi|eich … yn y",
    "eich darlith|sgwrs|erthygl|cyflwyniad",
    "bod chi yn clên|glên|dda|garedig|barod",
)
_OUT_WELSH = (
    "dweud na",
    "hidiwch befo",
    "dim drwg|niwed|byd|problem",
    "dim ots|pwysau|problem|brys|angen|rheidrwydd|gorfodaeth|disgwyl",
    "ddim ots|pwysau|rheidrwydd|problem",
    "peidiwch [â|a|gyda] phoeni|poeni|theimlo|teimlo|becso|pryderu|phryderu|trafferthu",
    "unrhyw rheidrwydd|pwysau|brys",
    "deall|deallaf|dallt .. IAWN|yn|llwyr|i",
    "dwi yn deall",
    "IAWN os|gyda|gen|felly",
    "na … IAWN",
    "distawrwydd … ateb|IAWN",
    "os .. PRYSUR … deall|iawn|deallaf|anwybyddwch",
    "os … PRYSUR",
    "anwybydd\\w*",
    "teimlwch yn rhydd",
    "fel y mynnoch",
)
_SALARY_WELSH = (
    "eich [chi] CYFLOG [chi]",
    "beth yw cyflog chi",
    "faint [o] [arian|pres|tâl] [yr] [ydych] [a] chi [yn] .. ENNILL .. [eich] [talu]",
    "faint [o] [arian|pres|tâl] [a] [y] ydych|gewch|cewch|delir|telir … [chi] [yn] [ENNILL] $",
    "faint .. ydych [chi] [yn] … ENNILL",
    "faint … eich talu",
    "faint … eich CYFLOG",
    "faint a [delir|telir|gewch|cewch]",
    "faint gewch|cewch chi",
    "faint .. chi [yn] ENNILL",
    "beth [ydych] chi [yn] [ei] ennill",
    "faint o tâl",
    "talu … i chi",
    "eich talu chi",
    "pa CYFLOG .. chi|ydych … ENNILL",
    "ydych chi yn .. cael|ennill .. CYFLOG",
    "chi ar arian|pres|cyflog da|mawr",
    "faint o arian|pres|tâl … gennychchi|gyda",
    "pa CYFLOG .. cynigiwyd|gawsoch|cawsoch|gewch",
    "faint mae … talu i chi",
    "chi yn cael lot|llawer o arian|pres",
    "faint .. chi … mynd adre|adra|adref",
)
_CV_ENGLISH = (
    "attach|attached|attaching|enclose|enclosed|enclosing|include|included|including … CV",
    "share|shared|sharing|send|sending|sent|popped|pasted|find|see|is|linked|added … CV below|here|attached",
    "i|to|am|have|will|also|and|please|^ .. share|sharing|send|sending|sent|find|see|add … CV",
    "attachment .. CV",
    "CV .. attached|enclosed|below|linked|included|for [attached|enclosed|below|linked|included|your]",
    "here is [my|a|the] CV",
    "popped|put|stuck|added|pasted|linked|pfa … CV on|to|here|in|below|at|with|$",
    "CV [is] attached|enclosed",
    "attached|enclosed : CV",
    "CV comes|goes with",
    "CV at|on the bottom|end",
)
_CV_WELSH = (
    "atodi|atodaf|atodais|amgáu|amgaeaf|amgaeais|anfon|anfonaf|anfonais|danfon|hala|gyrru|yrra|gyrraf|rhannu|rhannaf|cynnwys|rhoi … CV",
    "CV … atodi|atodwyd|ynghlwm|amgáu|isod|amgaeedig|atodedig",
    "dyma [fy] CV",
    "amgaeir|atodir … CV",
    "CV [i] [fi] gyda|ar [yr|y] neges|nodyn|gwaelod|diwedd|llythyr",
)
_NEVER = re.compile(r"(?!)")
_NOT = any_words(
    "not",
    "never",
    "no",
    "without",
    "ddim",
    "nid",
    "heb",
    "what",
    "how",
    "when",
    "beth",
    "sut",
    "pan",
)


def _rules(english: tuple[str, ...], welsh: tuple[str, ...]) -> tuple[Rules, Rules]:
    common = {
        "ends": clause_ends("but", "ond"),
        "polite": _NEVER,
        "others": _NEVER,
        "topics": _NEVER,
        "later": _NEVER,
        "negations": _NOT,
    }
    return (
        Rules(
            Language(welsh=False, classes=_ENGLISH, barriers="like to|would|want", **common),
            english,
        ),
        Rules(Language(welsh=True, classes=_WELSH, barriers="hoffwn|eisiau", **common), welsh),
    )


learn(*_WELSH.values(), *literals((*_FOUND_WELSH, *_OUT_WELSH, *_SALARY_WELSH, *_CV_WELSH)))
_FOUND = _rules(_FOUND_ENGLISH, _FOUND_WELSH)
_OUT = _rules(_OUT_ENGLISH, _OUT_WELSH)
_SALARY = _rules(_SALARY_ENGLISH, _SALARY_WELSH)
_CV = _rules(_CV_ENGLISH, _CV_WELSH)


def tells_how_found(text: str, names: Names = NO_NAMES) -> bool:
    """Return whether a plain text says how its writer came to the reader."""
    return bool(likely("found", text, names, ruled=lambda: _first(_FOUND, text, names)))


def offers_way_out(text: str) -> bool:
    """Return whether a plain text makes it easy to say no."""
    text = text.replace('"', "")
    return bool(likely("out", text, ruled=lambda: _first(_OUT, text)))


def asks_for_pay(text: str, names: Names = NO_NAMES) -> str:
    """Return the words of a plain text that ask for a person's own pay; "" if there are none. A
    typical range for the role is a fair question."""
    return likely("salary", text, names, ruled=lambda: _first(_SALARY, text, names))


def brings_cv(text: str, names: Names = NO_NAMES) -> str:
    """Return the words of a plain text that say that a CV comes with it; "" if none do."""
    meant = (
        reading.marked(*match.span())
        for rules, reading in readings(text, *_CV, names=names)
        for match, _ in rules.meant(reading)
    )
    return likely("cv", text, names, ruled=lambda: next(meant, ""))


def says_stock_phrase(text: str, names: Names = NO_NAMES) -> str:
    """Return the words of a plain text that stand in everybody's notes; "" if none do."""
    return likely("stock", text, names, ruled=lambda: said(text, phrases.STOCK))


def _first(both: tuple[Rules, Rules], text: str, names: Names = NO_NAMES) -> str:
    for rules, reading in readings(text, *both, names=names):
        for match in rules.find(reading):
            if found := reading.marked(*match.span()):
                return found
    return ""
