"""What organisers see of a period: the message in the chat and the page show the same."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.practice import Practice
from bot.features.organise.figures import Figures, Shown
from bot.features.organise.periods import Period
from bot.features.organise.repository import Measure
from bot.features.organise.wording import find, measure_name
from bot.i18n.sanitize import shorten
from bot.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class View:
    """The figures of a period, and what more can be seen."""

    period: Period
    figures: Figures
    counted: tuple[Period, Period]
    """The first month that is counted, and the last."""
    thanks_days: int
    """The days within which thanks are in time."""

    def shown(self, measure: Measure) -> Shown | None:
        """Return a number; None where it is blank."""
        return self.figures.shown(self.period, measure)

    def name(self, words: Translator, measure: Measure) -> str:
        """Return what a number counts."""
        return measure_name(words, self.thanks_days, measure)

    def sentences(self, words: Translator, most: int | None = None) -> list[Text]:
        """Return how the talks are shared, and topics without a host, at most so many."""
        share = self.figures.share_of_half(self.period)
        shared = None if share is None else words.say("organise-shared", share=share)
        return [said for said in (shared, self.wanted(words, most)) if said is not None]

    def wanted(self, words: Translator, most: int | None = None) -> Text | None:
        """Return topics without a host, at most so many; None if there are none."""
        found = [
            f"{shorten(topic, 40)} ({people})"
            for topic, people in self.figures.topics(self.period)[:most]
        ]
        return words.say("organise-wanted", topics=words.listed(found)) if found else None


async def view_of(tx: Transaction, network: str, practice: Practice, code: str) -> View | None:
    """Return the view of that period, or of the latest; None where nothing is counted yet."""
    counted = await tx.figures.counted(network)
    if counted is None:
        return None
    period = find(code, counted)
    figures = Figures(await tx.figures.of(network, period.all_within))
    return View(period, figures, counted, practice.thanks_last_hours // 24)
