"""The figures in words: for the message in the chat, and for the page."""

from __future__ import annotations

from bot.core.text import Text
from bot.features.organise.figures import Shown
from bot.features.organise.periods import MONTH, QUARTER, YEAR, Period
from bot.features.organise.repository import FEWEST, Measure
from bot.i18n.translator import Translator

BLANK = "–"
_LABELS = {
    Measure.ASKED: "figure-asked",
    Measure.ANSWERED: "figure-answered",
    Measure.ACCEPTED: "figure-accepted",
    Measure.AGREED: "figure-agreed",
    Measure.MET: "figure-met",
    Measure.THANKED: "figure-thanked",
    Measure.IN_TIME: "figure-in-time",
    Measure.WARM: "figure-warm",
    Measure.ONWARD: "figure-onward",
    Measure.ELSEWHERE: "figure-elsewhere",
    Measure.BECAME_HOSTS: "figure-became-hosts",
}
TIMED = {Measure.ANSWERED: "figure-answer-days", Measure.MET: "figure-meet-days"}
"""Of which the median is said, and how."""
_LENGTHS = {
    MONTH: "button-organise-month",
    QUARTER: "button-organise-quarter",
    YEAR: "button-organise-year",
}


def period_name(words: Translator, period: Period) -> str:
    """Return a period in words: October 2026, October–December 2026, 2026."""
    return words.months(period.first, period.last_month.first)


def measure_name(words: Translator, thanks_days: int, measure: Measure) -> str:
    """Return what a number counts."""
    return words.label(_LABELS[measure], days=thanks_days)


def number(words: Translator, shown: Shown | None) -> Text:
    """Return a number as it is read; a dash where it is blank."""
    if shown is not None and shown.partial:
        return words.say("figure-partial", number=shown.value)
    return Text((BLANK if shown is None else str(shown.value),))


def in_steps(words: Translator, count: int) -> Text:
    """Return a count in steps of `FEWEST`, and nothing exact below: so many people stand behind
    each step, so a count that grows by one says nothing of that one."""
    if count < FEWEST:
        return words.say("invites-few", fewest=FEWEST)
    return words.say("invites-many", count=count // FEWEST * FEWEST)


def how_long(words: Translator, shown: Shown | None) -> Text:
    """Return the median of a number that has one; a dash where it is blank."""
    if shown is None or shown.days is None:
        return Text((BLANK,))
    return words.say("figure-days", count=shown.days)


def is_counted(period: Period, counted: tuple[Period, Period]) -> bool:
    """Return whether the period is over, and not before the first month."""
    first, last = counted
    return first <= period.last_month <= last


def latest_of(counted: tuple[Period, Period]) -> Period:
    """Return the last quarter that is over, or the last month before there is one."""
    last = counted[1]
    quarter = last.around(QUARTER)
    quarter = quarter if quarter.last_month == last else quarter.before
    return quarter if is_counted(quarter, counted) else last


def ways_on(period: Period, counted: tuple[Period, Period]) -> list[tuple[str, Period]]:
    """Return other periods that can be seen from there, each with the id of its label."""
    others = (
        ("button-organise-earlier", period.before),
        ("button-organise-later", period.after),
        *(
            (label, period.last_month if months == MONTH else period.around(months))
            for months, label in _LENGTHS.items()
            if months != period.months
        ),
    )
    return [(label, to) for label, to in others if is_counted(to, counted)]


def find(code: str, counted: tuple[Period, Period]) -> Period:
    """Return the period of a code, or the latest for "" and for one that cannot be shown."""
    try:
        period = Period.parse(code)
    except ValueError:
        return latest_of(counted)
    return period if is_counted(period, counted) else latest_of(counted)
