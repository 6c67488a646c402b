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
        r"pick (?:your|ur|that) (?:\w+ ){0,2}brains?",
        r"picking your brains?",
        r"impressed (?:by|with) your (?:\w+ ){0,2}"
        r"(?:profile|background|experience|career|resume|cv)",
        r"your (?:impressive|inspiring|amazing|incredible) (?:profile|background|career|journey)",
        r"(?:any|all) (?:\w+ )?opportunit(?:y|ies)",
        r"(?:hope|hoping|trust) (?:that )?(?:this|my|it)(?: (?:message|email|e-mail|note|letter))? finds (?:you|u)",
        r"open to (?:new|fresh|other) opportunities",
        r"results-driven",
        r"valuable experience",
        r"valuable (?:insights?|time)",
        r"i came across your profile and",
        r"to whom it may concern",
        r"(?:impressive|inspiring) profile",
        r"(?:your|ur) (?:\w+ ){0,2}(?:journey|career|path|story) (?:is|was) (?:\w+ )?(?:inspiring|amazing"
        r"|impressive|incredible)",
        r"(?:love|like|keen) to connect",
        r"network with (?:you|people like)",
        r"expand(?:ing)? my (?:professional )?network",
        r"reaching out (?:because|to|as|with|in)",
        r"learn from the best",
        r"passion(?:ate)? (?:about|for|individual|person)",
        r"(?:quick|brief) favou?r",
        r"touch(?:ing)? base",
        # Cymraeg
        r"[pb]igo(?:'ch| eich| dy) (?:ymennydd|meddwl|feddwl|brêns?|brens?)",
        r"unrhyw (?:gyfle|gyfla|gyfleoedd)",
        r"(?:proffil|broffil|gyrfa|yrfa|taith|daith|cefndir|gefndir) (?:\w+ )?(?:trawiadol|drawiadol"
        r"|anhygoel|ysbrydoledig|rhagorol)",
        r"(?:proffil|cefndir|gefndir|gyrfa|yrfa)(?: [\w']+){0,3} argraff",
        r"(?:gobeithi\w+|hyder\w+)(?: [\w']+){0,3} (?:neges|negas|e-bost|ebost|llythyr)(?: [\w']+){0,4}"
        r" (?:cyrraedd|canfod|ffeindio|ffindio|dod o hyd)",
        r"angerdd(?:ol)?(?: iawn)? (?:am|dros|ynghylch)",
        r"(?:gyrfa|yrfa|taith|daith|stori)(?: [\w']+){0,2} (?:ysbrydol\w+)",
        r"(?:profiad|cyngor|gyngor) gwerthfawr",
        r"(?:cyfleoedd|gyfleoedd) newydd",
        r"(?:unigolyn|person) (?:brwdfrydig|angerddol)",
        r"\w*(?:estyn|estynn\w+) allan",
        r"cysylltu (?:â|gyda|efo) chi (?:oherwydd|achos|am|er)",
        r"i bwy bynnag(?! (?:sy\b|sydd|oedd|a ))",
        r"amser gwerthfawr",
        r"[mf]ewnwelediad(?:au)?",
        r"ffafr (?:fach|bach|fechan|sydyn|gyflym|gloi)",
        r"ehangu(?: fy|'n|'m)? rhwydwaith",
        r"cysylltiada?u? newydd",
        r"(?:d|dd)ysgu (?:gan|oddi wrth|wrth|o) (?:y|yr|rai o'r) gorau",
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
