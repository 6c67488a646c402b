"""What waits to be sent, is late or failed, as organisers read it: counts, and nothing of anybody.

Organisers learn by name who cannot be reached. So a count of a few says no more than that: below
`FEWEST` people it is not told what the messages are about, and how many there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.store import Transaction
from bot.core.text import Text
from bot.engine.router import Router
from bot.features.organise.figures import rounded
from bot.features.organise.repository import COUNTED_MAX, FEWEST, Pile, Why
from bot.i18n.translator import Translator

AHEAD, BACK = timedelta(days=7), timedelta(days=30)
"""How far ahead what waits is counted, and how far back what failed."""


class About(StrEnum):
    """What messages are about, as organisers tell them apart."""

    REQUESTS = "requests"
    TIME = "time"
    TALK = "talk"
    THANKS = "thanks"
    PEOPLE = "people"
    """Through people who know each other."""
    OUTSIDE = "outside"
    HOSTS = "hosts"
    INVITED = "invited"
    """By organisers, or into a cohort."""
    ORGANISERS = "organisers"
    OTHER = "other"
    FEW = "few"
    """Whatever fewer than `FEWEST` people are to read, together."""


FEATURES: Mapping[About, tuple[str, ...]] = {
    About.REQUESTS: ("answer", "fallback", "connect", "introduction"),
    About.TIME: ("schedule",),
    About.TALK: ("prep", "meet"),
    About.THANKS: ("thanks",),
    About.PEOPLE: ("ways", "connections", "offered"),
    About.OUTSIDE: ("elsewhere",),
    About.HOSTS: ("find", "host", "season"),
    About.INVITED: ("invite", "cohort"),
    About.ORGANISERS: ("report", "moderate", "setup", "organise"),
    About.OTHER: ("mine", "network", "privacy"),
}
"""What the messages of each feature are about."""
_ABOUT = {name: about for about, names in FEATURES.items() for name in names}
_LABELS = {
    About.REQUESTS: "about-requests",
    About.TIME: "about-time",
    About.TALK: "about-talk",
    About.THANKS: "about-thanks",
    About.PEOPLE: "about-people",
    About.OUTSIDE: "about-outside",
    About.HOSTS: "about-hosts",
    About.INVITED: "about-invited",
    About.ORGANISERS: "about-organisers",
    About.OTHER: "about-other",
    About.FEW: "about-few",
}
_WHY = {
    Why.PLANNED: "why-planned",
    Why.BEHIND: "why-behind",
    Why.THROTTLED: "why-throttled",
    Why.TRIED: "why-tried",
    Why.UNREACHABLE: "why-unreachable",
    Why.GAVE_UP: "why-gave-up",
    Why.OURS: "why-ours",
}
FAILED = (Why.UNREACHABLE, Why.GAVE_UP, Why.OURS)
LATE = (Why.BEHIND, Why.THROTTLED, Why.TRIED)


@dataclass(frozen=True, slots=True)
class Line:
    """Messages about one thing that are there for one reason."""

    about: About
    why: Why
    number: int | None
    """Rounded; None where they are to fewer than `FEWEST` people."""

    def what(self, words: Translator) -> str:
        """Return what they are about."""
        return words.label(_LABELS[self.about])

    def how_many(self, words: Translator) -> Text:
        """Return how many there are."""
        if self.number is None:
            return words.say("backlog-fewer", fewest=FEWEST)
        return words.say("backlog-number", number=self.number)

    def reason(self, words: Translator) -> str:
        """Return why they are there."""
        return words.label(_WHY[self.why])


@dataclass(frozen=True, slots=True)
class Backlog:
    """All of a community."""

    failed: tuple[Line, ...]
    late: tuple[Line, ...]
    waiting: tuple[Line, ...]
    whole: bool
    """Everything was counted."""


def about(router: Router, kind: str) -> About:
    """Return what messages of that kind are about; of a kind that is not known here, `OTHER`."""
    return _ABOUT.get(router.feature_of.get(kind, ""), About.OTHER)


async def backlog_of(
    tx: Transaction, router: Router, network: str, community: str, now: datetime
) -> Backlog:
    """Return what is shown of that community."""
    waiting = await tx.backlog.waiting(network, community, now, now + AHEAD)
    # What a timer does at its time is no message.
    messages = [pile for pile in waiting if pile.kind in router.nudges or pile.why in LATE]
    failed = await tx.backlog.failed(network, community, now - BACK, now)
    return Backlog(
        failed=lines(router, failed, FAILED),
        late=lines(router, messages, LATE),
        waiting=lines(router, messages, (Why.PLANNED,)),
        whole=all(sum(p.count for p in piles) < COUNTED_MAX for piles in (waiting, failed)),
    )


def lines(router: Router, piles: Iterable[Pile], reasons: Iterable[Why]) -> tuple[Line, ...]:
    """Return a line for each reason and thing; what too few are to read is one line a reason."""
    to: defaultdict[tuple[Why, About], Counter[str]] = defaultdict(Counter)
    for pile in piles:
        to[pile.why, about(router, pile.kind)][pile.person] += pile.count
    found: list[Line] = []
    for why in reasons:
        few: Counter[str] = Counter()
        for subject in About:
            readers = to.get((why, subject), Counter())
            if len(readers) < FEWEST:
                few.update(readers)
            else:
                found.append(Line(subject, why, rounded(readers.total())))
        if few:
            many = len(few) >= FEWEST
            found.append(Line(About.FEW, why, rounded(few.total()) if many else None))
    return tuple(found)
