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
