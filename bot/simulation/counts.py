"""What the simulated members saw and pressed, in numbers. Nothing here reads our tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from statistics import median

from bot.core.responses import FormErrors, Replace, Reply, Response
from bot.simulation.choices import actions_named, name_of
from bot.simulation.town import Letter


class Step(StrEnum):
    """How far a request has come."""

    ASKED = "asked"
    ANSWERED = "answered"
    """With yes or no."""
    ACCEPTED = "accepted"
    AGREED = "agreed"
    MET = "met"
    THANKED = "thanked"


_DONE_WITHOUT: dict[str, tuple[Step, tuple[str, ...]]] = {
    "request.send": (Step.ASKED, ("request.send", "request.note", "find.like")),
    "answer.decline": (Step.ANSWERED, ("answer.accept",)),
    "answer.refer": (Step.ANSWERED, ("answer.accept",)),
    "schedule.confirm": (Step.AGREED, ("schedule.offer",)),
    "meet.happened": (Step.MET, ("meet.happened",)),
    "thanks.send": (Step.THANKED, ("thanks.edit", "thanks.debrief", "thanks.send")),
    "thanks.elsewhere": (Step.THANKED, ("thanks.elsewhere",)),
}
"""The step that a press takes, unless its answer offers one of these: then it was refused."""
_TOLD = {
    "request": (Step.ASKED,),
    "way_reached": (Step.ASKED,),
    "declined": (Step.ASKED, Step.ANSWERED),
    "accepted": (Step.ASKED, Step.ANSWERED, Step.ACCEPTED),
}
"""The steps that a message tells of. Where nobody pressed anything for the request itself, it is
all that is seen of them: a note that went through people or stood on a list, a no because the host
stopped, blocked the seeker or had no room any more when the note came, and a yes of somebody whom
others thought of."""


class Counts:
    """The numbers of a simulated year."""

    def __init__(self) -> None:
        self.messages: Counter[str] = Counter()
        """Messages that came by themselves, by kind."""
        self.answers = 0
        """Messages that answered what a member did."""
        self.forms = 0
        """Forms that were opened."""
        self.presses: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        """Forms that were refused, by field."""
        self.steps: dict[Step, dict[str, datetime]] = {step: {} for step in Step}
        """When each request took each step first, by the id in its buttons."""
        self.closed: dict[str, dict[Step, int]] = {}
        """By month (UTC), how many requests took each step: as it stood when the month was over. A
        time that is given up, or a talk that did not take place after all, is not counted."""
        self._standing: dict[Step, dict[str, datetime]] = {
            Step.AGREED: {},
            Step.MET: {},
        }
        """When each of these was last taken, while it holds."""
        self.warm: set[str] = set()
        """Requests that connectors brought. Organisers read of those too whom a host named."""
        self.host_of: dict[str, int] = {}
        """The number of the host who was asked, by request."""
        self.left = self.blocks = 0

    @property
    def whole(self) -> int:
        """All messages that members had before them."""
        return self.messages.total() + self.answers

    def note_letter(self, letter: Letter) -> None:
        """A message came by itself."""
        self.messages[letter.kind] += 1
        self.note_told(letter)

    def note_told(self, letter: Letter) -> None:
        """A message was sent, whether its reader takes any or not."""
        if letter.kind not in _TOLD:
            return
        id = letter.about
        if letter.kind == "request":
            self.host_of[id] = letter.readers[0].number
        elif letter.kind == "way_reached":  # its subject is the way; a button leads to the request
            cards = actions_named(letter.message, "mine.card")
            if not cards:  # the note went to somebody outside
                return
            id = cards[0].rpartition(".")[2]
            self.warm.add(id)
        for step in _TOLD[letter.kind]:
            self._take(step, id, letter.since)

    def note_press(self, action: str, answer: Response, at: datetime) -> None:
        """A button was pressed, or the form that it opened submitted."""
        name, id = name_of(action), action.partition(":")[2].partition(".")[0]
        if isinstance(answer, FormErrors):
            self.refused.update(f"{name}.{field}" for field in answer.errors)
        if not isinstance(answer, Reply | Replace):
            return
        self.presses[name] += 1
        if name == "answer.accept":
            if f"schedule.offer:{id}" in actions_named(answer.message, "schedule.offer"):
                self._take(Step.ANSWERED, id, at)
                self._take(Step.ACCEPTED, id, at)
        elif name in _DONE_WITHOUT:
            step, offers = _DONE_WITHOUT[name]
            if not any(actions_named(answer.message, offer) for offer in offers):
                self._take(step, id, at)
        elif name in ("schedule.reschedule", "meet.moved"):
            begun = actions_named(answer.message, "meet.happened")  # too late: it stays agreed
            if id not in self._standing[Step.MET] and not begun:
                self._standing[Step.AGREED].pop(id, None)
        elif name == "meet.missed" and id not in self.steps[Step.THANKED]:
            self._standing[Step.MET].pop(id, None)

    def _take(self, step: Step, id: str, at: datetime) -> None:
        self.steps[step].setdefault(id, at)
        if step is Step.AGREED:
            self._standing[step][id] = at
        elif step is Step.MET:
            self._standing[step].setdefault(id, at)

    def close(self, month: str) -> None:
        """Count a month that is over. What changes later does not change its numbers."""
        self.closed[month] = self._in(month)

    def _in(self, month: str) -> dict[Step, int]:
        taken = self.steps | self._standing
        return {
            step: sum(f"{at:%Y-%m}" == month for at in instants.values())
            for step, instants in taken.items()
        }

    def by_month(self) -> dict[str, dict[Step, int]]:
        """Return how many requests took each step in each month; see `closed`."""
        months = {f"{at:%Y-%m}" for taken in self.steps.values() for at in taken.values()}
        return {month: self.closed.get(month) or self._in(month) for month in sorted(months)}

    def load(self) -> dict[int, int]:
        """Return how many requests each host was asked, by the number of the host."""
        return dict(Counter(self.host_of.values()))

    def lines(self) -> Iterator[str]:
        """Yield the report."""
        yield f"{'month':<10}" + "".join(f"{step:>10}" for step in Step)
        for month, taken in self.by_month().items():
            yield f"{month:<10}" + "".join(f"{taken[step]:>10,}" for step in Step)
        whole = "".join(f"{len(self.steps[step]):>10,}" for step in Step)
        yield f"{'ever':<10}{whole}"
        load = sorted(self.load().values())
        yield ""
        yield f"{len(self.warm):,} of the requests came through people."
        if load:
            yield (
                f"{len(load):,} hosts were asked: {median(load):g} times in the middle,"
                f" {load[0]} at least, {load[-1]} at most."
            )
        yield f"{self.left:,} members left, {self.blocks:,} blocked somebody."
        yield ""
        yield (
            f"{self.whole:,} messages: {self.messages.total():,} that came by themselves, and"
            f" {self.answers:,} in answer; {self.forms:,} forms."
        )
        for kind, count in self.messages.most_common():
            yield f"{count:>10,}  {kind}"
