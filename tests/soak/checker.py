"""What the diary of a year must show, worked out anew from docs/practice.md: no plan, no transition
table and no query of the product is used here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import combinations, zip_longest

from bot.domain.people import Mute
from bot.features.introduction.model import Introduction, Status
from tests.soak.diary import Choice, Diary, Entry, Letter, Turn

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
S = Status
TALKED = {S.MET, S.THANKED}

WHILE: dict[str, set[Status]] = {
    "request": {S.ASKED},
    "host_reminder": {S.ASKED},
    "host_last_reminder": {S.ASKED},
    "alternatives": {S.ASKED},
    "question": {S.QUESTIONED},
    "question_reminder": {S.QUESTIONED},
    "answered": {S.ASKED},
    "declined": {S.DECLINED},
    "expired": {S.EXPIRED},
    "accepted": {S.ACCEPTED},
    "introduce": {S.ACCEPTED, S.PICKED, S.AGREED},
    "arrange_reminder": {S.ACCEPTED, S.PICKED},
    "arrange_last_reminder": {S.ACCEPTED, S.PICKED},
    "offered": {S.ACCEPTED},
    "picked": {S.PICKED},
    "lapsed": {S.ACCEPTED},
    "agreed": {S.AGREED},
    "moved": {S.ACCEPTED},
    "cancelled": {S.CANCELLED},
    "placed": {S.AGREED},
    "research": {S.AGREED},
    "brief": {S.AGREED},
    "day_before": {S.AGREED},
    "hour_before": {S.AGREED},
    "outcome": {S.AGREED},
    "outcome_reminder": {S.AGREED},
    "missed": {S.MISSED},
    "thanks_prompt": {S.MET},
    "thanks_draft": {S.MET},
    "thanks_again": {S.MET},
    "thanks_last": {S.MET},
    "thanks": {S.THANKED},
    "thanks_reply": {S.THANKED},
    "update_prompt": TALKED,
    "update": TALKED,
    "keep_in_touch": TALKED,
    "connector_agreed": {S.AGREED},
    "connector_met": TALKED,
    "connector_told": TALKED,
    "connector_update": TALKED,
}
"""The only states in which a message of that kind may come: its cause."""


def _start(i: Introduction) -> datetime:
    assert i.time.starts_at is not None
    return i.time.starts_at


def _end(i: Introduction) -> datetime:
    return _start(i) + timedelta(minutes=i.request.minutes)


def _asked(i: Introduction) -> datetime:
    at = i.request.answered_at or i.request.asked_at
    assert at is not None
    return at


def _questioned(i: Introduction) -> datetime:
    assert i.request.questioned_at is not None
    return i.request.questioned_at


def _turn(i: Introduction) -> datetime:
    assert i.time.turn_at is not None
    return i.time.turn_at


def _met(i: Introduction) -> datetime:
    assert i.debrief.met_at is not None
    return i.debrief.met_at


NEWS = {
    *("accepted", "offered", "picked", "lapsed", "agreed", "moved", "taken_back", "placed"),
    *("cancelled", "connector_agreed"),
}
"""Says that somebody acted. Who picks the same time again says the same again, and it is news."""

EARLIEST: dict[str, Callable[[Introduction], datetime]] = {
    "host_reminder": lambda i: _asked(i) + 3 * DAY - HOUR,
    "host_last_reminder": lambda i: _asked(i) + 9 * DAY - HOUR,
    "alternatives": lambda i: _asked(i) + 3 * DAY - HOUR,
    "question_reminder": lambda i: _questioned(i) + 3 * DAY - HOUR,
    "arrange_reminder": lambda i: _turn(i) + 2 * DAY - HOUR,
    "arrange_last_reminder": lambda i: _turn(i) + 7 * DAY - HOUR,
    "research": lambda i: _start(i) - 3 * DAY,
    "brief": lambda i: _start(i) - DAY,
    "day_before": lambda i: _start(i) - DAY,
    "hour_before": lambda i: _start(i) - HOUR,
    "outcome": lambda i: _end(i) + HOUR,
    "outcome_reminder": lambda i: _end(i) + 2 * DAY,
    "thanks_prompt": lambda i: _end(i) + 2 * HOUR,
    "thanks_draft": lambda i: _end(i) + 20 * HOUR,
    "thanks_again": lambda i: _end(i) + 48 * HOUR,
    "thanks_last": lambda i: _end(i) + 120 * HOUR,
    "update_prompt": lambda i: _met(i) + 21 * DAY,
    "keep_in_touch": lambda i: _met(i) + 91 * DAY,
}
"""Business days are at least as many days; seven of them hold a weekend, five as well. A day on
which the clocks go forward has 23 hours."""

LATEST: dict[str, Callable[[Introduction], datetime]] = {
    **dict.fromkeys(("research", "brief", "day_before", "hour_before"), _start),
    **dict.fromkeys(
        ("thanks_prompt", "thanks_draft", "thanks_again", "thanks_last"),
        lambda i: max(_end(i), _met(i)) + 7 * DAY,
    ),
}
"""After this the message is of no use, or the moment has passed."""


class Checker:
    """Finds what should not be; each rule yields a sentence for each breach."""

    def __init__(self, diary: Diary, until: datetime) -> None:
        self.diary, self.until = diary, until
        self.counts: Counter[str] = Counter()

    def breaches(self) -> list[str]:
        """All of them."""
        rules = (
            self._quiet,
            self._early_late_or_without_cause,
            self._repeated,
            self._doubled,
            self._overlapping,
            self._reminded,
            self._taken_back,
        )
        return [breach for rule in rules for breach in rule()]

    def _states(self, id: str, at: datetime) -> list[Introduction]:
        """The states that an introduction was in at that instant: several, if it changed then."""
        turns = self.diary.turns.get(id, [])
        before = [turn.state for turn in turns if turn.at < at][-1:]
        return [*before, *(turn.state for turn in turns if turn.at == at)]

    def _quiet(self) -> Iterator[str]:
        for letter in self.diary.letters:
            self.counts["messages"] += 1
            if letter.kind == "hour_before" or ".my_data." in letter.key:
                continue  # an hour is short, and their own data was asked for just now
            wishes = self.diary.wishes(letter.reader, letter.at)
            if _is_quiet(wishes, letter.at) and self._could_wait(letter):
                yield f"in quiet hours: {letter.key} to {letter.reader} at {letter.at}"

    def _could_wait(self, letter: Letter) -> bool:
        """Whether some hour of the day suits all who share the conversation."""
        all_wishes = [self.diary.wishes(person, letter.at) for person in letter.among]
        quarters = [letter.at + timedelta(minutes=15) * number for number in range(24 * 4)]
        return any(not any(_is_quiet(wish, at) for wish in all_wishes) for at in quarters)

    def _early_late_or_without_cause(self) -> Iterator[str]:
        for letter in self.diary.letters:
            if letter.kind not in WHILE:
                continue
            states = [
                s for s in self._states(letter.about, letter.at) if s.status in WHILE[letter.kind]
            ]
            if not states:
                yield f"after its cause ended: {letter.key} at {letter.at}"
                continue
            self.counts["with a cause"] += 1
            if letter.kind in EARLIEST and letter.at < min(map(EARLIEST[letter.kind], states)):
                yield f"early: {letter.key} at {letter.at}"
            if letter.kind in LATEST and letter.at >= max(map(LATEST[letter.kind], states)):
                yield f"too late: {letter.key} at {letter.at}"

    def _repeated(self) -> Iterator[str]:
        last: dict[tuple[str, str], Letter] = {}
        for letter in self.diary.letters:
            before = last.get((letter.reader, letter.text))
            if (
                before is not None
                and letter.at - before.at < DAY
                and not (letter.kind in NEWS and self._acted_between(before, letter))
            ):
                yield f"word for word within a day: {before.key} and {letter.key} at {letter.at}"
            last[letter.reader, letter.text] = letter

    def _acted_between(self, before: Letter, after: Letter) -> bool:
        turns = self.diary.turns[after.about]
        return any(before.at <= turn.at <= after.at for turn in turns)

    def _doubled(self) -> Iterator[str]:
        seen = Counter((letter.reader, letter.key) for letter in self.diary.letters)
        for (reader, key), times in seen.items():
            if times > 1:
                yield f"{times} times: {key} to {reader}"

    def _agreed(self) -> Iterator[tuple[Turn, datetime]]:
        """Every time that was agreed, and until when it was."""
        for turns in self.diary.turns.values():
            begun: Turn | None = None
            for turn in turns:
                same = (
                    begun is not None
                    and turn.state.status is S.AGREED
                    and turn.state.time.starts_at == begun.state.time.starts_at
                )
                if same:
                    continue
                if begun is not None:
                    yield begun, turn.at
                begun = turn if turn.state.status is S.AGREED else None
            if begun is not None:
                yield begun, self.until

    def _overlapping(self) -> Iterator[str]:
        theirs: defaultdict[str, list[tuple[Turn, datetime]]] = defaultdict(list)
        for turn, until in self._agreed():
            self.counts["agreed talks"] += 1
            for person in (turn.state.seeker, turn.state.host):
                theirs[person].append((turn, until))
        for person, talks in theirs.items():
            for (one, one_until), (other, other_until) in combinations(talks, 2):
                at_once = one.at < other_until and other.at < one_until
                a, b = one.state, other.state
                if at_once and a.id != b.id and _start(a) < _end(b) and _start(b) < _end(a):
                    yield f"at two places at once: {person} in {a.id} and {b.id} at {_start(a)}"

    def _reminded(self) -> Iterator[str]:
        came = defaultdict(list)
        for letter in self.diary.letters:
            came[letter.about, letter.kind, letter.reader].append(letter.at)
        for turn, until in self._agreed():
            state, start, end = turn.state, _start(turn.state), _end(turn.state)
            for person in (state.seeker, state.host):
                expected: list[tuple[str, datetime, datetime, Mute | None]] = [
                    ("hour_before", start - HOUR, start, Mute.PREP)
                ]
                if person == state.host:
                    # Not again within a day of another, for a time that was moved.
                    expected.append(("brief", max(start - DAY, turn.at), start, Mute.PREP))
                expected.append(("outcome", end + HOUR, end + HOUR + 2 * DAY, None))
                for kind, earliest, latest, mute in expected:
                    if turn.at >= start - HOUR or until <= latest or latest > self.until:
                        continue  # agreed later, not agreed any more, or still to come
                    if not self._can_be_reached(person, earliest, latest, mute):
                        continue
                    self.counts["reminders owed"] += 1
                    since = earliest - DAY if kind == "brief" else earliest
                    times = [at for at in came[state.id, kind, person] if since <= at <= latest]
                    merged = any(
                        letter.kind == "" and letter.reader == person
                        for letter in self.diary.letters
                        if earliest <= letter.at <= latest
                    )
                    if not times and not merged:
                        yield f"never came: {kind} to {person} for {state.id} at {start}"

    def _taken_back(self) -> Iterator[str]:
        """Whoever got a calendar entry gets another file when its time holds no more."""
        files: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.diary.entries:
            files[entry.person, entry.about].append(entry)
        for (person, about), entries in files.items():
            for entry, later in zip_longest(entries, entries[1:]):
                self.counts["calendar files"] += 1
                if later is not None and later.sequence < entry.sequence:
                    yield f"an older calendar file came later: {about} to {person} at {later.at}"
                off = self._off_at(entry)
                if entry.cancels or off is None or off > entry.starts_at - 2 * DAY:
                    continue  # what is called off so late is said, and over before it is filed
                told_by = off + 2 * DAY
                away = any(self.diary.wishes(person, at).left for at in (off, told_by))
                if away or told_by > self.until:
                    continue  # nobody can be told who has left; that they left may be why it is off
                if later is None or later.at > told_by:
                    yield f"an entry that is off: {about} at {entry.starts_at} to {person}"

    def _off_at(self, entry: Entry) -> datetime | None:
        """When the time of an entry was given up; None if it was not."""
        for turn in self.diary.turns[entry.about]:
            state = turn.state
            if turn.at > entry.at and not (
                state.status is S.AGREED and state.time.starts_at == entry.starts_at
            ):
                return turn.at
        return None

    def _can_be_reached(
        self, person: str, earliest: datetime, latest: datetime, mute: Mute | None
    ) -> bool:
        """Whether they wished for it all the time, and were awake at some point."""
        wishes = [self.diary.wishes(person, earliest)]
        wishes += [c for c in self.diary.choices[person] if earliest < c.at <= latest]
        if any(wish.left or mute in wish.muted for wish in wishes):
            return False
        if mute is Mute.PREP and latest - earliest <= HOUR:
            return True  # the one message that may break quiet hours
        at = earliest
        while at < latest - HOUR:
            if not any(_is_quiet(wish, at) for wish in wishes):
                return True
            at += timedelta(minutes=15)
        return False


def _is_quiet(wishes: Choice, at: datetime) -> bool:
    """Whether it is in that person's quiet hours."""
    start, end = wishes.quiet_from, wishes.quiet_to
    now = at.astimezone(wishes.zone).time()
    if start <= end:
        return start <= now < end
    return now >= start or now < end
