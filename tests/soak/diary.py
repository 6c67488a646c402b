"""What really happened: every message that came, and every state that an introduction was in.

The checker reads only this. Nothing here knows when a message should be sent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar

from bot.core.messages import Message, plain_text
from bot.core.store import Store, Transaction
from bot.domain.people import Mute, Person
from bot.features.introduction.model import Introduction
from tests.support.fakes import FakeClock, Shown


class Turn(NamedTuple):
    """From this instant on, the introduction was like this."""

    at: datetime
    state: Introduction


class Choice(NamedTuple):
    """From this instant on, the person wished it like this."""

    at: datetime
    zone: ZoneInfo
    quiet_from: time
    quiet_to: time
    muted: frozenset[Mute]
    left: bool


class Entry(NamedTuple):
    """A calendar file that somebody got."""

    at: datetime
    person: str
    about: str
    """The id of the talk."""
    sequence: int
    starts_at: datetime
    cancels: bool


@dataclass(frozen=True)
class Letter:
    """A message that came by itself, to one reader."""

    at: datetime
    reader: str
    """The id of the person."""
    among: tuple[str, ...]
    """All who read it: several share a conversation."""
    key: str
    text: str

    @property
    def about(self) -> str:
        """The id of what it is about."""
        return self.key.partition(".")[0]

    @property
    def kind(self) -> str:
        """What kind of message it is."""
        return self.key.split(".")[1] if self.key.count(".") >= 3 else ""


class Diary:
    """Notes everything that is written to the store, and what the members have before them."""

    def __init__(self, store: Store, clock: FakeClock) -> None:
        self._clock = clock
        self.store = cast(Store, _NotingStore(store, self._note))
        self.turns: defaultdict[str, list[Turn]] = defaultdict(list)
        self.choices: defaultdict[str, list[Choice]] = defaultdict(list)
        self.letters: list[Letter] = []
        self.entries: list[Entry] = []

    def _note(self, written: list[object]) -> None:
        now = self._clock.now()
        for record in written:
            if isinstance(record, Introduction):
                self.turns[record.id].append(Turn(now, record))
            elif isinstance(record, Person):
                zone, muted = ZoneInfo(record.zone), frozenset(record.muted)
                wishes = Choice(now, zone, record.quiet_from, record.quiet_to, muted, record.left)
                if self.choices[record.id][-1:] != [wishes]:
                    self.choices[record.id].append(wishes)

    def note_letter(self, person: str, among: tuple[str, ...], shown: Shown) -> None:
        """A message that came, as it was when it came."""
        message = shown.history[0] if shown.history else shown.message
        self.letters.append(Letter(shown.at, person, among, shown.key, plain_text(message)))
        self.note_files(person, shown.at, message)

    def note_files(self, person: str, at: datetime, message: Message) -> None:
        """The calendar files that came with a message, or with an answer."""
        for file in message.files:
            if file.media_type != "text/calendar":
                continue
            for event in Calendar.from_ical(file.content).walk("VEVENT"):
                starts_at = event.decoded("DTSTART")
                assert isinstance(starts_at, datetime)
                cancels = str(event.get("STATUS", "")) == "CANCELLED"
                about, sequence = str(event["UID"]).partition("@")[0], int(str(event["SEQUENCE"]))
                self.entries.append(Entry(at, person, about, sequence, starts_at, cancels))

    def wishes(self, person: str, at: datetime) -> Choice:
        """What the person wished then."""
        return [choice for choice in self.choices[person] if choice.at <= at][-1]


class _NotingStore:
    """A store that tells what each transaction wrote, once it is committed."""

    def __init__(self, store: Store, note: Callable[[list[object]], None]) -> None:
        self._store, self._note = store, note

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        return self._transaction()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[Transaction]:
        written: list[object] = []
        async with self._store.transaction() as tx:
            yield cast(Transaction, _NotingTransaction(tx, written))
        self._note(written)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class _NotingTransaction:
    def __init__(self, tx: Transaction, written: list[object]) -> None:
        self._tx, self._written = tx, written

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._tx, name)
        return _Noting(found, self._written) if name in ("introductions", "people") else found


class _Noting:
    """A repository: `add`, `save` and `put` are noted."""

    def __init__(self, repository: object, written: list[object]) -> None:
        self._repository, self._written = repository, written

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._repository, name)
        if name not in ("add", "save", "put"):
            return method

        async def noted(record: object, *rest: object) -> object:
            result = await method(record, *rest)
            self._written.append(record)
            return result

        return noted
