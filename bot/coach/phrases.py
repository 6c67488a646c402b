"""The phrases that the coach looks for, as data, in English and Welsh.

Each entry is a regular expression over lower-case text with straight quotes and single spaces. Gaps
between words are counted (`GAP`), so that no expression takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return one expression that finds the first of these, on whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)")


GAP = (
    r"(?:(?!(?:what|how|why|who|that|is|of|about|into|on|your|advice|insights?|help)\b)"
    r"[\w'/-]+ ){0,4}"
)
"""Up to four words that do not change the object of a phrase, as in "an idea of the job"."""
JOB = (
    r"(?:jobs?|internships?|placements?|positions?|roles?|vacanc(?:y|ies)|openings?|employment"
    r"|work experience|traineeships?|apprenticeships?|graduate schemes?|referrals?"
    r"|(?:job|career|work|internship|employment) opportunit(?:y|ies))"
)
HIRED = (
    r"(?:jobs?|internships?|placements?|traineeships?|apprenticeships?|work experience|referrals?)"
)
SWYDD = r"(?:swyddi?|waith|gwaith|interniaeth|leoliad|lleoliad|brofiad gwaith|profiad gwaith)"

JOB_ASKS = any_of(
    [
        rf"(?:can|could|would|will|please|if|might) (?:you )?(?:\w+ )?help(?:ing)? me (?:to )?"
        rf"(?:get|find|land|secure) {GAP}{JOB}",
        rf"(?:give|offer|get|find|grant) me {GAP}(?:{JOB}|shot)",
        r"(?:hire|hiring|employ) me",
        r"consider (?:my application|me (?:for|as an? (?:candidate|applicant|intern)))",
        r"refer me (?:for|internally)",
        r"refer me to (?:your|the) (?:hiring|recruit\w*|hr|talent|company|manager)",
        r"refer me(?=\s*(?:[.?!]|$))",
        r"recommend me (?:for|to)",
        r"put in a (?:good )?word",
        r"(?:pass|forward|send|share|circulate) (?:on |along )?my (?:cv|resume|application)"
        r"(?: on| along)? to",
        r"(?:are|is) (?:you|your|there|anyone) (?:[\w'-]+ ){0,3}(?:hiring|recruiting)",
        rf"(?:know|aware|hear) of any {GAP}{JOB}",
        rf"(?:have|has|got) any (?:\w+ ){{0,2}}{JOB}",
        r"any (?:\w+ )?(?:vacanc(?:y|ies)|openings|internships|placements)",
        r"any (?:job|internship|graduate|placement) (?:roles?|positions?|opportunit(?:y|ies))",
        r"(?:need|want|hire|take on|taking on|looking for) (?:an? |any |another )?"
        r"(?:interns?|trainees?|apprentices?)",
        r"(?:can|could|may|how do|how can|how would) i apply",
        r"(?:chance|opportunity|like|love|want|hope|hoping) (?:to|of) (?:join|joining) your "
        r"(?:team|company|firm|organi[sz]ation|group|department|lab|staff|programme|charity)"
        r"(?! (?:call|meeting))",
        r"apply (?:for|to) your",
        r"(?:like|love|want|hope|hoping) to work (?:for|under) you",
        # Cymraeg
        rf"(?:rhoi|cynnig|cael|ffeindio) {SWYDD} i (?:mi|fi)",
        r"fy nghyflogi",
        rf"oes (?:gennych|gynnoch|gen ti|gennyt)(?: chi)?(?: unrhyw| ryw)? {SWYDD}",
        r"fy argymell (?:ar gyfer|am)",
    ]
)
"""Requests for a job, whatever the subject of the sentence is."""

JOB_WISHES = any_of(
    [
        rf"(?:looking|searching|hunting) (?:hard |actively |currently )?for {GAP}{JOB}",
        rf"(?:seeking|in search of|in the market for|on the lookout for) {GAP}{JOB}",
        rf"(?:ask|asking) (?:you )?for (?:an? |any |the |your )?(?:\w+ )?{HIRED}",
        rf"(?:ask|asking|interested) (?:about|in) (?:an? |any )(?:\w+ )?{HIRED}",
        r"(?:i|i'd|i would)(?: really| just)? (?:like|love|want|need|hope for)"
        r"(?: to (?:get|have|find|do|land|secure|gain))? (?:an? |some |this |my |your )"
        rf"(?:[\w'-]+ ){{0,3}}{HIRED}(?! (?:where|that|which|in which|like))",
        rf"available for (?:an? |any )?(?:\w+ )?(?:{HIRED}|work|hire)",
        rf"(?:chwilio|gofyn|edrych) am {SWYDD}",
        rf"(?:eisiau|hoffwn(?: i)?(?: gael)?) {SWYDD}(?! (?:lle|sy|fel))",
    ]
)
"""Wishes for a job: a request if the seeker is the subject, not "you" or "people"."""

OTHER_SUBJECTS = any_of(
    [
        r"you",
        r"they",
        r"people",
        r"candidates",
        r"students",
        r"graduates",
        r"someone",
        r"others",
        r"he",
        r"she",
        r"chi",
        r"pobl",
    ]
)

NEGATIONS = any_of(
    [
        r"(?<!why )not(?! (?:only|just|simply|merely))",
        r"(?!(?:could|can|would|wo|do|are)n't you)\w+n't(?! (?:just|only))",
        r"cannot",
        r"never",
        r"without",
        r"rather than",
        r"instead of",
        r"no",
        r"nor",
        r"neither",
        r"nothing to do with",
        r"ddim",
        r"nid",
        r"nac",
        r"yn hytrach na",
        r"yn lle",
        r"heb",
        r"peidio",
    ]
)

STOCK = any_of(
    [
        r"pick (?:your|ur) brains?",
        r"picking your brains?",
        r"impressed (?:by|with) your (?:\w+ ){0,2}"
        r"(?:profile|background|experience|career|resume|cv)",
        r"your (?:impressive|inspiring|amazing|incredible) (?:profile|background|career|journey)",
        r"(?:any|all) (?:\w+ )?opportunit(?:y|ies)",
        r"(?:i hope|hope|hoping) (?:this|my) (?:message|email|e-mail|note) finds you",
        r"valuable (?:insights?|time)",
        r"i came across your profile and",
        r"to whom it may concern",
        r"dear (?:sir|madam|sir/madam|sir or madam)",
        r"expand(?:ing)? my (?:professional )?network",
        r"i am reaching out (?:because|to)",
        r"i'm reaching out (?:because|to)",
        r"learn from the best",
        r"passionate (?:about|individual)",
        r"(?:quick|brief) favou?r",
        r"touch base",
        # Cymraeg
        r"pigo (?:eich|dy) (?:ymennydd|meddwl|feddwl)",
        r"unrhyw (?:gyfle|gyfleoedd)",
        r"(?:eich|dy) (?:proffil|broffil) (?:trawiadol|anhygoel)",
        r"gobeithio (?:bod|fod) (?:y neges|yr e-bost) (?:hon|hwn)",
    ]
)

CV = r"(?:cv|c\.v\.|curriculum vitae|(?:my|a|the) r[eé]sum[eé])"
CV_ATTACHED = any_of(
    [
        rf"(?:attach(?:ed|ing)?|enclos(?:e|ed|ing)|includ(?:e|ed|ing)|shar(?:e|ed|ing)|see|find"
        rf"|sending|send|sent|here is|here's) (?:[\w'-]+ ){{0,3}}{CV}",
        rf"{CV} (?:[\w'-]+ ){{0,3}}(?:attached|enclosed|below|linked|included|for your)",
        r"(?:atodi|atodaf|amgáu|amgaeaf|anfon) (?:[\w'-]+ ){0,2}cv",
        r"cv (?:[\w'-]+ ){0,3}(?:atodi|atodwyd|ynghlwm|amgáu)",
    ]
)

FOUND = any_of(
    [
        r"i(?:'ve|'d| have| had)?(?: just| recently| first| also)? "
        r"(?:came across|come across|found|saw|seen|read|heard|watched|noticed|spotted|discovered"
        r"|follow|followed|listened|met|looked|searched|attended|joined|stumbled)",
        r"(?:reading|watching|hearing|seeing|following|listening to|searching|browsing)",
        r"(?:through|via|thanks to|by way of)",
        r"(?:recommended|suggested|mentioned|told me|pointed me|introduced)",
        r"your (?:\w+ ){0,2}(?:post|article|talk|blog|paper|podcast|video|answer|message|listing"
        r"|page|book|interview|piece|thread|newsletter|lecture|webinar|thesis|report)",
        r"(?:on|in) (?:the|this|our|your) (?:\w+ ){0,2}(?:list|directory|channel|community|network"
        r"|website|site|group|newsletter)",
        r"(?:comes|came) up (?:when|in|as)",
        # Cymraeg
        r"(?:gwelais|clywais|darllenais|gwyliais|des|deuthum|dilynais|gwrandewais)",
        r"(?:dod o hyd|trwy|drwy|awgrymodd|soniodd|argymhellodd)",
    ]
)

OWN_WORK = any_of(
    [
        r"your (?:[\w'-]+ ){0,4}(?:post|article|talk|blog|paper|podcast|video|answer|book|interview"
        r"|piece|thread|newsletter|lecture|webinar|thesis|report|project|research|design|campaign"
        r"|app|exhibition|study|workshop|open day)",
        r"(?:move|moved|switch|switched|went|jump) (?:\w+ )?from [\w'-]+ (?:\w+ )?(?:to|into)",
        r"(?:eich|dy) (?:erthygl|sgwrs|blog|papur|podlediad|llyfr|prosiect|brosiect|ymchwil"
        r"|waith ar)",
    ]
)
"""The host's own work, which a note may mention besides the host's offer."""

INDIRECT_QUESTIONS = any_of(
    [
        r"(?:know|hear|learn|understand|ask|wonder|wondering|curious|see|find out|interested)"
        r"(?: (?:more|from you|you|about|in|to|a bit)){0,3} "
        r"(?:how|what|why|which|whether|where|when|who)",
        r"(?:sut|beth|pam|pwy|ble|pryd|pa)",
    ]
)

SALARY = any_of(
    [
        r"your (?:own |current |present |starting |first |personal |annual |base |exact ){0,2}"
        r"(?:salary|pay|wages?|income|earnings|compensation|bonus|pay packet|package)",
        r"how much (?:do|did|are|were|have|can) you (?:\w+ )?"
        r"(?:earn|make|paid|get|take home|bring)",
        r"how much you (?:\w+ )?(?:earn|make|get paid|are paid)",
        r"what (?:do|did|are|were) you (?:\w+ )?(?:earn|earning|paid)",
        r"what you (?:\w+ )?earn",
        r"(?:eich|dy) (?:cyflog|gyflog|incwm)",
        r"faint (?:ydych chi|wyt ti)(?:'n| yn)(?: ei)? ennill",
    ]
)
"""A person's own pay. A typical range for the role is a fair question and does not match."""

PROFILE_QUESTIONS = any_of(
    [
        r"what (?:do|is it) you do(?= *(?:\?|$|for a living|for work|at work|exactly|all day))",
        r"what (?:is|'s) your (?:current )?(?:job|role|position|title|job title|occupation)"
        r"(?= *(?:\?|$|at|in|called))",
        r"(?:where|who|which (?:company|organisation|organization|firm)) do you work(?: for| at)?"
        r"(?= *(?:\?|$|now|currently|and))",
        r"(?:what|which) (?:sector|industry|field) (?:do you work|are you) in",
        r"(?:what|which) languages do you speak",
        r"(?:what|which) topics (?:can|do) you (?:talk|speak) about",
        r"(?:beth yw|beth ydy) (?:eich|dy) (?:swydd|rôl)",
        r"ble (?:ydych chi|wyt ti)(?:'n| yn) gweithio",
    ]
)
"""Questions that the host's offer answers, which the seeker has just read."""

LOOKED_UP = (
    r"what does {org} do(?= *(?:\?|$))",
    r"what is {org}(?= *(?:\?|$))",
    r"where (?:is|are) {org} (?:based|located)",
    r"when was {org} (?:founded|started|set up|established)",
    r"who (?:is the (?:ceo|head|director|founder) of|runs|founded|owns) {org}",
    r"how (?:many (?:people|staff|employees) work (?:at|for|in)|big is) {org}",
    r"(?:what (?:is|are|does)|define) (?:an? |the )?{topic}(?: mean)?(?= *(?:\?|$))",
    r"beth mae {org} yn ei wneud",
    r"beth (?:yw|ydy) {topic}(?= *(?:\?|$))",
)
"""Questions that a web search answers; `{org}` and `{topic}` stand for the host's."""

YOUR_ORG = (
    r"(?:your|the|eich|dy) "
    r"(?:company|organisation|organization|firm|employer|charity|cwmni|sefydliad)"
)

EASY_OUT = any_of(
    [
        r"(?:no|not a) (?:worries|problem|pressure|rush|hard feelings)",
        r"(?:if|should) (?:now|this|it|you|your) (?:\w+ ){0,4}(?:time|busy|right|suit|possible|full"
        r"|fit|work|rather not|cannot|can't)",
        r"(?:a |simple |quick |kind )?no is (?:\w+ )?(?:fine|ok|okay|enough)",
        r"(?:completely|totally|quite|entirely|perfectly) (?:fine|understand|ok|okay)",
        r"(?:i|i'll|i'd) (?:\w+ )?understand",
        r"(?:feel free|happy) to (?:say no|ignore|decline|pass)",
        r"(?:dim (?:problem|pwysau|ots)|deall yn iawn|mae na yn iawn)",
    ]
)
