"""The checker sees what it is there for: a diary with one breach of each rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.core.store import Store
from bot.domain.people import Person
from bot.features.introduction.model import Introduction, MeetingTime, Status
from storage import open_store
from tests.soak.checker import Checker
from tests.soak.diary import Diary, Entry, Letter, Turn
from tests.support.builders import make_community, make_introduction, make_person
from tests.support.fakes import FakeClock, march

START = march(5, 12)
AGREED = make_introduction(
    "i1", status=Status.AGREED, time=MeetingTime(starts_at=START, agreed_at=march(2, 10))
)
ON_TIME = (("hour_before", march(5, 11)), ("brief", march(4, 12)), ("outcome", march(5, 14)))


async def diary_of(*turns: tuple[datetime, Introduction]) -> Diary:
    """A diary of Ana, Hal and these states, written through a store as the product writes them."""
    clock = FakeClock(march(1, 10))
    store: Store = await open_store("sqlite://")
    diary = Diary(store, clock)
    people: list[Person] = [make_person(id) for id in ("ana", "hal", "eve")]
    async with diary.store.transaction() as tx:
        await tx.communities.put(make_community())
        for person in people:
            await tx.people.put(person)
    for at, state in turns:
        clock.at = at
        async with diary.store.transaction() as tx:
            await tx.introductions.add(state)
    await store.close()
    return diary


def letter(kind: str, at: datetime, reader: str = "hal", text: str = "") -> Letter:
    """A message about the talk."""
    key = f"i1.{kind}.{reader}.{int(at.timestamp())}"
    return Letter(at, reader, (reader,), key, text or key)


def found(diary: Diary) -> list[str]:
    """The kinds of breaches."""
    return [breach.partition(":")[0] for breach in Checker(diary, march(20, 10)).breaches()]


async def test_a_talk_with_all_its_reminders_is_as_it_should_be() -> None:
    diary = await diary_of((march(2, 10), AGREED))
    for reader in ("ana", "hal"):
        diary.letters += [letter(kind, at, reader) for kind, at in ON_TIME]
    assert found(diary) == []


async def test_a_talk_without_reminders_is_seen() -> None:
    assert found(await diary_of((march(2, 10), AGREED))) == ["never came"] * 5


@pytest.mark.parametrize(
    "extra, breach",
    [
        ([letter("brief", march(4, 22))], "in quiet hours"),
        ([letter("hour_before", march(5, 10))], "early"),
        ([letter("brief", march(5, 13))], "too late"),
        ([letter("request", march(4, 10))], "after its cause ended"),
        (
            [letter("brief", march(4, hour), text="the same") for hour in (13, 14)],
            "word for word within a day",
        ),
        ([letter("brief", march(4, 13))] * 2, "word for word within a day"),
    ],
)
async def test_each_kind_of_wrong_message_is_seen(extra: list[Letter], breach: str) -> None:
    diary = await diary_of((march(2, 10), AGREED))
    for reader in ("ana", "hal"):
        diary.letters += [letter(kind, at, reader) for kind, at in ON_TIME]
    diary.letters += extra
    assert breach in found(diary)


async def test_two_talks_at_once_are_seen() -> None:
    other = replace(AGREED, id="i2", seeker="eve")
    diary = await diary_of((march(2, 10), AGREED), (march(2, 11), other))
    assert "at two places at once" in found(diary)


async def test_thanks_that_come_a_hundred_days_later_are_seen() -> None:
    met = replace(
        AGREED,
        status=Status.MET,
        debrief=replace(AGREED.debrief, met_at=START + timedelta(hours=2)),
    )
    diary = await diary_of((march(5, 14), met))
    diary.letters.append(letter("thanks_last", START + timedelta(days=100), "ana"))
    assert "too late" in found(diary)


async def test_an_entry_of_a_talk_that_is_off_is_seen_until_a_file_takes_it_back() -> None:
    talk = replace(AGREED, time=replace(AGREED.time, starts_at=march(12, 12)))
    called_off = replace(talk, id="i1", status=Status.CANCELLED, version=2)
    diary = await diary_of((march(2, 10), talk))
    diary.turns["i1"].append(Turn(march(3, 10), called_off))
    diary.entries.append(Entry(march(2, 10), "hal", "i1", 1, march(12, 12), cancels=False))
    assert "an entry that is off" in found(diary)
    diary.entries.append(Entry(march(3, 11), "hal", "i1", 2, march(12, 12), cancels=True))
    assert "an entry that is off" not in found(diary)
    diary.entries.append(Entry(march(3, 12), "hal", "i1", 1, march(12, 12), cancels=True))
    assert "an older calendar file came later" in found(diary)
