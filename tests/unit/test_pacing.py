"""At most so many invitations an hour, each while its reader is awake."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.features.invite.pacing import paced
from tests.support.builders import make_person

NOON = datetime(2026, 3, 2, 12, 0, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_places_follow_each_other_and_none_is_given_twice() -> None:
    people = [make_person(f"p{number}", zone="UTC") for number in range(4)]
    first = paced(people[:2], [], NOON, 6)
    assert first == [NOON.replace(minute=10, second=0), NOON.replace(minute=20, second=0)]
    assert paced(people[2:], first, NOON, 6) == [
        NOON.replace(minute=30, second=0),
        NOON.replace(minute=40, second=0),
    ]


def test_who_sleeps_waits_and_the_others_do_not_wait_for_them() -> None:
    asleep = make_person("far", zone="Pacific/Auckland")  # one in the morning there
    awake = make_person("near", zone="UTC")
    far, near = paced([asleep, awake], [], NOON, 6)
    assert near == NOON.replace(minute=10, second=0)
    assert far == datetime(2026, 3, 2, 19, tzinfo=UTC)


@pytest.mark.parametrize("an_hour", [1, 7, 10, 60])
def test_no_hour_has_more_than_its_places(an_hour: int) -> None:
    people = [
        make_person(f"p{number}", zone=("UTC", "Asia/Tokyo", "America/New_York")[number % 3])
        for number in range(100)
    ]
    times = sorted(paced(people, [], NOON, an_hour))
    for at in times:
        assert sum(at <= other < at + HOUR for other in times) <= an_hour
    for person, at in zip(people, paced(people, [], NOON, an_hour), strict=True):
        assert at > NOON
        assert 8 <= at.astimezone(person.tz).hour < 20
