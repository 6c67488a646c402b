"""Introductions: the transition table is complete, roles are known, overlaps are found."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.availability import overlap
from bot.domain.notes import NOTE_DETAILS, NoteType
from bot.features.introduction.aggregate import allowed
from bot.features.introduction.model import (
    ARRANGING,
    CLOSED,
    HELD,
    OPEN,
    TRANSITIONS,
    WAITING,
    Act,
    Role,
    Status,
)
from tests.support.builders import NOW, changed, make_introduction


def test_every_act_has_a_rule_and_every_kind_of_note_its_details() -> None:
    assert set(TRANSITIONS) == set(Act)
    assert set(NOTE_DETAILS) == set(NoteType)


def test_a_closed_introduction_never_reopens() -> None:
    for act, rule in TRANSITIONS.items():
        left = rule.before & CLOSED
        # A person who was named may be removed; nothing else changes.
        assert left <= ({Status.DECLINED} if act is Act.FORGET else set()), act
        assert rule.after is None if left else True


def test_every_status_is_reachable_and_every_open_one_can_end() -> None:
    reached, todo = set(), [Status.DRAFT]
    while todo:
        status = todo.pop()
        reached.add(status)
        for rule in TRANSITIONS.values():
            if status in rule.before and rule.after and rule.after not in reached:
                todo.append(Status(rule.after))
    assert reached == set(Status)
    for status in OPEN | {Status.MISSED}:
        assert status in TRANSITIONS[Act.EXPIRE].before
        assert status in TRANSITIONS[Act.LEAVE].before


def test_the_groups_of_statuses() -> None:
    assert WAITING | ARRANGING | {Status.AGREED} == OPEN
    assert not OPEN & CLOSED
    assert not HELD & (CLOSED | WAITING)
    assert set(Status) == OPEN | CLOSED | HELD | {Status.DRAFT}


@pytest.mark.parametrize("status", list(Status))
def test_the_system_only_ends_or_reverts(status: Status) -> None:
    for act in Act:
        if allowed(make_introduction(status=status), act, Role.CLOCK, NOW):
            ends = (Act.EXPIRE, Act.LEAVE, Act.DISSOLVE)
            assert act in (Act.FORGET, Act.LAPSE, *ends)
            if act in ends:
                assert TRANSITIONS[act].after in CLOSED


def test_roles() -> None:
    i = make_introduction(connector="cat")
    assert i.role_of("ana") is Role.SEEKER
    assert i.role_of("hal") is Role.HOST
    assert i.role_of("cat") is None
    assert i.role_of("") is None
    assert (i.other("ana"), i.other("hal")) == ("hal", "ana")


def test_the_end_is_the_start_and_the_minutes() -> None:
    assert make_introduction().ends_at is None
    assert make_introduction(starts_at=NOW, minutes=30).ends_at == NOW + timedelta(minutes=30)


def test_missing_details() -> None:
    i = make_introduction(note_type=NoteType.EVENT, details=(("event", "Data Day"),))
    assert i.request.detail("event") == "Data Day"
    assert i.request.missing_details() == ("remark",)
    assert changed(i, note_type=NoteType.COLD).request.missing_details() == ()


@pytest.mark.parametrize(
    "gap, minutes, other, expected",
    [
        (0, 20, 20, True),
        (19, 20, 20, True),
        (20, 20, 20, False),
        (-20, 20, 20, False),
        (-29, 15, 30, True),
    ],
)
def test_back_to_back_meetings_do_not_overlap(
    gap: int, minutes: int, other: int, expected: bool
) -> None:
    assert overlap(NOW, minutes, NOW + timedelta(minutes=gap), other) is expected


@given(st.integers(-90, 90), st.sampled_from([15, 20, 30]), st.sampled_from([15, 20, 30]))
def test_overlap_is_symmetric(gap: int, one: int, other: int) -> None:
    then = NOW + timedelta(minutes=gap)
    assert overlap(NOW, one, then, other) is overlap(then, other, NOW, one)
    assert overlap(NOW, one, then, other) is (-other < gap < one)
