"""The schedule of an introduction: from its state alone, which nudges are due, when and to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.business_time import add_business_days, out_of_quiet
from bot.domain.nudges import Nudge, Subject
from bot.domain.people import Mute, Person
from bot.domain.practice import Practice
from bot.engine.transitions import allowed_for, plan_for
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import (
    CLOSED,
    INTRODUCTION,
    OPEN,
    TRANSITIONS,
    Act,
    Introduction,
    Status,
)
from tests.support.builders import NOW, changed, make_introduction, make_person
from tests.support.examples import examples
from tests.support.routing import ROUTER

ANA, HAL, CAT = make_person("ana"), make_person("hal"), make_person("cat")
STARTS = datetime(2026, 3, 11, 14, 0, tzinfo=UTC)  # a Wednesday
ENDS = STARTS + timedelta(minutes=20)
HOURS, DAYS = timedelta(hours=1), timedelta(days=1)


def _i(status: Status, **changes: Any) -> Introduction:
    """An introduction in that status, with every instant the status needs."""
    given: dict[str, Any] = {
        "status": status,
        "questioned_at": NOW,
        "accepted_at": NOW,
        "turn_at": NOW,
        "agreed_at": NOW,
        "starts_at": STARTS,
        "met_at": ENDS + HOURS,
        "thanked_at": ENDS + 3 * HOURS,
        "contact_at": ENDS + 3 * HOURS,
        "closed_at": NOW,
    }
    return make_introduction(**{**given, **changes})


def _plan(
    i: Introduction,
    *,
    seeker: Person = ANA,
    host: Person = HAL,
    practice: Practice | None = None,
) -> list[Nudge]:
    people: Mapping[str, Person] = {"ana": seeker, "hal": host, "cat": CAT}
    return plan_for(ROUTER, ROUTER.aggregates[INTRODUCTION], i, people, practice or Practice())


def _when(nudges: list[Nudge]) -> dict[tuple[str, str], datetime]:
    return {(nudge.kind, nudge.person): nudge.due_at for nudge in nudges}


def test_a_request_and_what_follows_from_silence() -> None:
    assert _when(_plan(_i(Status.ASKED))) == {
        (NudgeKind.REQUEST, "hal"): NOW,  # Monday at nine
        (NudgeKind.HOST_REMINDER, "hal"): NOW + 3 * DAYS,
        (NudgeKind.ALTERNATIVES, "ana"): NOW + 3 * DAYS,
        (NudgeKind.HOST_LAST_REMINDER, "hal"): NOW + 9 * DAYS,
        (NudgeKind.EXPIRE, "hal"): NOW + 18 * DAYS,
    }


def test_days_count_from_when_the_host_can_have_seen_it() -> None:
    friday_evening = datetime(2026, 3, 6, 19, tzinfo=UTC)
    when = _when(_plan(_i(Status.ASKED, asked_at=friday_evening)))
    monday = datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert when[NudgeKind.REQUEST, "hal"] == monday
    assert when[NudgeKind.HOST_REMINDER, "hal"] == monday + 3 * DAYS


def test_a_question_to_the_seeker_sends_the_host_nothing() -> None:
    when = _when(_plan(_i(Status.QUESTIONED, questioned_at=NOW + HOURS)))
    assert {kind for kind, person in when if person == "hal"} == set()
    assert when[NudgeKind.QUESTION, "ana"] == NOW + HOURS
    assert when[NudgeKind.EXPIRE, "ana"] == NOW + HOURS + 14 * DAYS


def test_after_the_answer_the_host_has_the_full_time_again() -> None:
    when = _when(_plan(_i(Status.ASKED, answered_at=NOW + 2 * DAYS)))
    assert (NudgeKind.REQUEST, "hal") not in when
    assert when[NudgeKind.ANSWERED, "hal"] == NOW + 2 * DAYS
    assert (
        when[NudgeKind.HOST_REMINDER, "hal"] == NOW + 7 * DAYS
    )  # Wednesday and three business days


def test_the_one_who_must_act_on_the_time_is_reminded() -> None:
    for status, actor in ((Status.ACCEPTED, "ana"), (Status.PICKED, "hal")):
        when = _when(_plan(_i(status)))
        assert when[NudgeKind.ARRANGE_REMINDER, actor] == NOW + 2 * DAYS
        assert when[NudgeKind.ARRANGE_LAST_REMINDER, actor] == NOW + 7 * DAYS
        assert when[NudgeKind.EXPIRE, actor] == NOW + 16 * DAYS
    assert when[NudgeKind.LAPSE, "hal"] == STARTS


def test_an_agreed_meeting() -> None:
    when = _when(_plan(_i(Status.AGREED, connector="cat")))
    assert when == {
        (NudgeKind.INTRODUCE, "ana"): NOW,
        (NudgeKind.AGREED, "ana"): NOW,
        (NudgeKind.AGREED, "hal"): NOW,
        (NudgeKind.CONNECTOR_AGREED, "cat"): NOW,
        (NudgeKind.RESEARCH, "ana"): STARTS - 3 * DAYS,
        (NudgeKind.DAY_BEFORE, "ana"): STARTS - DAYS,
        (NudgeKind.BRIEF, "hal"): STARTS - DAYS,
        (NudgeKind.HOUR_BEFORE, "ana"): STARTS - HOURS,
        (NudgeKind.HOUR_BEFORE, "hal"): STARTS - HOURS,
        (NudgeKind.OUTCOME, "ana"): ENDS + HOURS,
        (NudgeKind.OUTCOME, "hal"): ENDS + HOURS,
        (NudgeKind.OUTCOME_REMINDER, "ana"): ENDS + HOURS + 2 * DAYS,
        (NudgeKind.EXPIRE, "ana"): ENDS + HOURS + 13 * DAYS,
    }


def test_the_prompt_to_prepare_waits_for_what_was_agreed_and_is_not_said_twice() -> None:
    def research(agreed: datetime) -> datetime | None:
        return _when(_plan(_i(Status.AGREED, agreed_at=agreed))).get((NudgeKind.RESEARCH, "ana"))

    minutes = timedelta(minutes=1)
    assert research(STARTS - 2 * DAYS) == STARTS - 2 * DAYS + 10 * minutes
    # The reminder of the day before has the same list.
    assert research(STARTS - DAYS - 71 * minutes) == STARTS - DAYS - 61 * minutes
    assert research(STARTS - DAYS - 70 * minutes) is None
    assert research(STARTS - DAYS) == STARTS - DAYS + 10 * minutes
    assert research(STARTS - 11 * minutes) == STARTS - minutes
    assert research(STARTS - 10 * minutes) is None


def test_thanks_and_later_nudges() -> None:
    i = _i(Status.MET, connector="cat", keep_in_touch=True)
    assert _when(_plan(i)) == {
        (NudgeKind.THANKS_PROMPT, "ana"): ENDS + 2 * HOURS,
        (NudgeKind.THANKS_DRAFT, "ana"): ENDS + 20 * HOURS,
        (NudgeKind.THANKS_AGAIN, "ana"): ENDS + 48 * HOURS,
        (NudgeKind.THANKS_LAST, "ana"): ENDS + 120 * HOURS,
        (NudgeKind.CONNECTOR_MET, "cat"): ENDS + 120 * HOURS,
        (NudgeKind.UPDATE_PROMPT, "ana"): ENDS + HOURS + 21 * DAYS,
        (NudgeKind.KEEP_IN_TOUCH, "ana"): ENDS + 3 * HOURS + 91 * DAYS,
    }
    kinds = {nudge.kind for nudge in _plan(changed(i, status=Status.THANKED, thanks="Dear Hal"))}
    assert kinds == {
        NudgeKind.THANKS,
        NudgeKind.CONNECTOR_MET,
        NudgeKind.UPDATE_PROMPT,
        NudgeKind.KEEP_IN_TOUCH,
    }


@pytest.mark.parametrize(
    "late, kinds",
    [
        (timedelta(hours=1), ["prompt", "draft", "again", "last"]),
        (timedelta(hours=3), ["prompt", "draft", "again", "last"]),
        (timedelta(hours=21), ["draft", "again", "last"]),
        (timedelta(hours=50), ["again", "last"]),
        (timedelta(days=6), ["last"]),
        (timedelta(days=40), ["last"]),
    ],
)
def test_a_late_outcome_prompts_once_immediately(late: timedelta, kinds: list[str]) -> None:
    found = [n for n in _plan(_i(Status.MET, met_at=ENDS + late)) if "thanks" in n.kind]
    assert [nudge.kind.removeprefix("thanks_") for nudge in found] == kinds
    assert all(nudge.due_at >= ENDS + late for nudge in found)
    assert sum(nudge.due_at <= ENDS + late + 12 * HOURS for nudge in found) <= 2


def test_thanks_outside_the_bot_send_nothing() -> None:
    i = _i(Status.THANKED, thanks="Dear Hal", thanked_elsewhere=True, update_done=True)
    assert _plan(i) == []


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_a_closed_introduction_only_says_that_it_is_closed(status: Status) -> None:
    planned = _plan(_i(status, moved_by="hal"))
    kinds = {nudge.kind for nudge in planned}
    ends = {NudgeKind.DECLINED, NudgeKind.EXPIRED, NudgeKind.CANCELLED, NudgeKind.LEFT}
    assert kinds <= ends
    assert all(nudge.due_at == NOW for nudge in planned)
    assert "hal" not in {nudge.person for nudge in planned}


def test_a_cancellation_nobody_waits_for_is_not_sent() -> None:
    assert _plan(_i(Status.CANCELLED, accepted_at=None, moved_by="ana")) == []
    assert _plan(_i(Status.CANCELLED, accepted_at=None, asked_at=None, moved_by="hal")) == []


@pytest.mark.parametrize(
    "by, changes, reader",
    [
        ("hal", {"accepted_at": None}, "ana"),
        ("hal", {}, "ana"),
        ("hal", {"starts_at": NOW - HOURS}, "ana"),
        ("ana", {"accepted_at": None}, None),
        ("ana", {"starts_at": None}, "hal"),
        ("ana", {}, "hal"),
        ("ana", {"starts_at": NOW - HOURS}, None),
    ],
)
def test_who_reads_that_the_other_left(by: str, changes: dict[str, Any], reader: str) -> None:
    planned = _plan(_i(Status.LEFT, moved_by=by, **changes))
    assert [nudge.person for nudge in planned] == ([reader] if reader else [])


def test_a_cancellation_with_a_calendar_entry_goes_to_both() -> None:
    i = _i(Status.CANCELLED, moved_by="hal", published=STARTS)
    assert {nudge.person for nudge in _plan(i)} == {"ana", "hal"}


def test_people_who_left_get_nothing() -> None:
    gone = replace(HAL, left=True)
    for status in Status:
        for nudge in _plan(_i(status, moved_by="ana"), host=gone):
            assert nudge.person != "hal"
            assert "hal" not in nudge.audience
    assert _plan(_i(Status.MET, keep_in_touch=True), host=gone) == []


def test_an_hour_that_suits_both() -> None:
    lia = make_person("lia", zone="America/Los_Angeles")
    eight_there = datetime(2026, 3, 2, 16, tzinfo=UTC)
    assert allowed_for(ROUTER, [ANA, lia], NudgeKind.INTRODUCE, NOW) == eight_there
    assert allowed_for(ROUTER, [ANA, lia], NudgeKind.HOUR_BEFORE, NOW) == NOW
    owl = make_person("owl", quiet_from=time(8), quiet_to=time(20))
    assert allowed_for(ROUTER, [ANA, owl], NudgeKind.INTRODUCE, NOW) == NOW  # never awake at once


QUIET = st.tuples(st.integers(0, 23), st.integers(0, 23)).map(
    lambda ends: {"quiet_from": time(ends[0]), "quiet_to": time(ends[1])}
)
ZONE = st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
INSTANT = st.integers(0, 60 * 24 * 365).map(lambda minutes: NOW + timedelta(minutes=minutes))


@st.composite
def _people(draw: st.DrawFn, id: str) -> Person:
    muted = tuple(draw(st.sets(st.sampled_from(Mute))))
    left = draw(st.sampled_from([False, False, False, True]))
    return make_person(id, zone=draw(ZONE), muted=muted, left=left, **draw(QUIET))


@st.composite
def _introductions(draw: st.DrawFn) -> Introduction:
    base = draw(INSTANT)
    later = st.integers(0, 60 * 24 * 20).map(lambda minutes: base + timedelta(minutes=minutes))
    names = (
        "questioned_at answered_at accepted_at turn_at agreed_at starts_at met_at thanked_at"
        " contact_at closed_at placed_at"
    )
    instants = {name: draw(later) for name in names.split()}
    maybe: dict[str, Any] = {
        "answered_at": draw(st.sampled_from([None, instants["answered_at"]])),
        "placed_at": draw(st.sampled_from([None, instants["placed_at"]])),
        "connector": draw(st.sampled_from([None, "cat"])),
        "moved_by": draw(st.sampled_from([None, "ana", "hal"])),
        "offered": draw(st.sampled_from([(), (instants["starts_at"],)])),
        "lapsed": draw(st.booleans()),
        "keep_in_touch": draw(st.booleans()),
        "thanks": draw(st.sampled_from(["", "Dear Hal"])),
    }
    status = draw(st.sampled_from(Status))
    return make_introduction(status=status, asked_at=base, **{**instants, **maybe})


@examples(300)
@given(_introductions(), _people("ana"), _people("hal"))
def test_every_state_has_a_consistent_plan(i: Introduction, seeker: Person, host: Person) -> None:
    planned = _plan(i, seeker=seeker, host=host)
    people = {"ana": seeker, "hal": host, "cat": CAT}
    keys = [nudge.key for nudge in planned]
    assert len(keys) == len(set(keys))
    assert planned == sorted(planned, key=lambda nudge: (nudge.due_at, nudge.key))
    assert planned == _plan(i, seeker=seeker, host=host)
    for nudge in planned:
        person = people[nudge.person]
        assert not person.left
        assert ROUTER.mute_of(nudge.kind) not in person.muted
        assert nudge.latest_at is None or nudge.due_at < nudge.latest_at
        assert nudge.subject == Subject(INTRODUCTION, i.id)
        if nudge.kind not in {*ROUTER.timers, NudgeKind.HOUR_BEFORE}:
            awake = out_of_quiet(nudge.due_at, person.tz, person.quiet_from, person.quiet_to)
            assert awake == nudge.due_at
        if nudge.kind == NudgeKind.EXPIRE:
            assert i.status in TRANSITIONS[Act.EXPIRE].before
        if nudge.kind == NudgeKind.LAPSE:
            assert i.status in TRANSITIONS[Act.LAPSE].before
    if i.status in OPEN | {Status.MISSED} and not (seeker.left or host.left):
        assert NudgeKind.EXPIRE in {nudge.kind for nudge in planned}


def test_the_practice_sets_the_delays() -> None:
    patient = Practice(remind_after=5)
    when = _when(_plan(_i(Status.ASKED), practice=patient))
    assert when[NudgeKind.HOST_REMINDER, "hal"] == add_business_days(NOW, 5, HAL.tz)
