"""The policy: from the state alone, what is due when, to whom, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.clocks import add_business_days, out_of_quiet
from bot.model.introductions import CLOSED, OPEN, TRANSITIONS, Act, Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Mute, Person
from bot.model.practice import Practice
from bot.policy import ACTS_OF_THE_CLOCK, MUTED_BY, Cast, allowed_for, plan
from tests.builders import NOW, make_introduction, make_person

ANA, HAL, CAT = make_person("ana"), make_person("hal"), make_person("cat")
STARTS = datetime(2026, 3, 11, 14, 0, tzinfo=UTC)  # a Wednesday
ENDS = STARTS + timedelta(minutes=20)
HOURS, DAYS = timedelta(hours=1), timedelta(days=1)


def _i(status: Status, **changes: Any) -> Introduction:
    """In that status with every instant it needs."""
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


def _plan(i: Introduction, *, seeker: Person = ANA, host: Person = HAL) -> list[Nudge]:
    return plan(i, Cast(seeker, host, CAT if i.connector else None), Practice())


def _when(nudges: list[Nudge]) -> dict[tuple[Kind, str], datetime]:
    return {(nudge.kind, nudge.person): nudge.due_at for nudge in nudges}


def test_a_request_and_what_follows_from_silence() -> None:
    assert _when(_plan(_i(Status.ASKED))) == {
        (Kind.REQUEST, "hal"): NOW,  # Monday at nine
        (Kind.HOST_REMINDER, "hal"): NOW + 3 * DAYS,
        (Kind.ALTERNATIVES, "ana"): NOW + 3 * DAYS,
        (Kind.HOST_LAST_REMINDER, "hal"): NOW + 9 * DAYS,
        (Kind.EXPIRE, "hal"): NOW + 18 * DAYS,
    }


def test_the_clock_starts_when_the_host_can_have_seen_it() -> None:
    friday_evening = datetime(2026, 3, 6, 19, tzinfo=UTC)
    when = _when(_plan(_i(Status.ASKED, asked_at=friday_evening)))
    monday = datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert when[Kind.REQUEST, "hal"] == monday
    assert when[Kind.HOST_REMINDER, "hal"] == monday + 3 * DAYS


def test_while_the_seeker_is_asked_the_host_is_left_alone() -> None:
    when = _when(_plan(_i(Status.QUESTIONED, questioned_at=NOW + HOURS)))
    assert {kind for kind, person in when if person == "hal"} == set()
    assert when[Kind.QUESTION, "ana"] == NOW + HOURS
    assert when[Kind.EXPIRE, "ana"] == NOW + HOURS + 14 * DAYS


def test_after_the_answer_the_host_has_the_full_time_again() -> None:
    when = _when(_plan(_i(Status.ASKED, answered_at=NOW + 2 * DAYS)))
    assert (Kind.REQUEST, "hal") not in when
    assert when[Kind.ANSWERED, "hal"] == NOW + 2 * DAYS
    assert when[Kind.HOST_REMINDER, "hal"] == NOW + 7 * DAYS  # Wednesday and three business days


def test_whoever_must_act_on_the_time_is_reminded() -> None:
    for status, actor in ((Status.ACCEPTED, "ana"), (Status.PICKED, "hal")):
        when = _when(_plan(_i(status)))
        assert when[Kind.ARRANGE_REMINDER, actor] == NOW + 2 * DAYS
        assert when[Kind.ARRANGE_LAST_REMINDER, actor] == NOW + 7 * DAYS
        assert when[Kind.EXPIRE, actor] == NOW + 16 * DAYS
    assert when[Kind.LAPSE, "hal"] == STARTS


def test_an_agreed_meeting() -> None:
    when = _when(_plan(_i(Status.AGREED, connector="cat")))
    assert when == {
        (Kind.INTRODUCE, "ana"): NOW,
        (Kind.AGREED, "ana"): NOW,
        (Kind.AGREED, "hal"): NOW,
        (Kind.CONNECTOR_AGREED, "cat"): NOW,
        (Kind.RESEARCH, "ana"): STARTS - 3 * DAYS,
        (Kind.DAY_BEFORE, "ana"): STARTS - DAYS,
        (Kind.BRIEF, "hal"): STARTS - DAYS,
        (Kind.HOUR_BEFORE, "ana"): STARTS - HOURS,
        (Kind.HOUR_BEFORE, "hal"): STARTS - HOURS,
        (Kind.OUTCOME, "ana"): ENDS + HOURS,
        (Kind.OUTCOME, "hal"): ENDS + HOURS,
        (Kind.OUTCOME_REMINDER, "ana"): ENDS + HOURS + 2 * DAYS,
        (Kind.EXPIRE, "ana"): ENDS + HOURS + 13 * DAYS,
    }


def test_thanks_and_what_comes_after() -> None:
    i = _i(Status.MET, connector="cat", keep_in_touch=True)
    assert _when(_plan(i)) == {
        (Kind.THANKS_PROMPT, "ana"): ENDS + 2 * HOURS,
        (Kind.THANKS_DRAFT, "ana"): ENDS + 20 * HOURS,
        (Kind.THANKS_AGAIN, "ana"): ENDS + 48 * HOURS,
        (Kind.THANKS_LAST, "ana"): ENDS + 120 * HOURS,
        (Kind.CONNECTOR_MET, "cat"): ENDS + 120 * HOURS,
        (Kind.UPDATE_PROMPT, "ana"): ENDS + HOURS + 21 * DAYS,
        (Kind.KEEP_IN_TOUCH, "ana"): ENDS + 3 * HOURS + 91 * DAYS,
    }
    kinds = {nudge.kind for nudge in _plan(replace(i, status=Status.THANKED, thanks="Dear Hal"))}
    assert kinds == {Kind.THANKS, Kind.CONNECTOR_MET, Kind.UPDATE_PROMPT, Kind.KEEP_IN_TOUCH}


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
def test_told_late_that_it_happened_one_prompt_comes_at_once(
    late: timedelta, kinds: list[str]
) -> None:
    found = [n for n in _plan(_i(Status.MET, met_at=ENDS + late)) if "thanks" in n.kind.value]
    assert [nudge.kind.value.removeprefix("thanks_") for nudge in found] == kinds
    assert all(nudge.due_at >= ENDS + late for nudge in found)
    assert sum(nudge.due_at <= ENDS + late + 12 * HOURS for nudge in found) <= 2


def test_thanks_said_elsewhere_send_nothing() -> None:
    i = _i(Status.THANKED, thanks="Dear Hal", thanked_elsewhere=True, update_done=True)
    assert _plan(i) == []


@pytest.mark.parametrize("status", sorted(CLOSED))
def test_a_closed_matter_only_says_that_it_is_closed(status: Status) -> None:
    planned = _plan(_i(status, moved_by="hal"))
    kinds = {nudge.kind for nudge in planned}
    assert kinds <= {Kind.DECLINED, Kind.EXPIRED, Kind.CANCELLED}
    assert all(nudge.due_at == NOW for nudge in planned)
    assert "hal" not in {nudge.person for nudge in planned}


def test_called_off_before_a_yes_by_the_seeker_is_no_news_to_the_host() -> None:
    assert _plan(_i(Status.CANCELLED, accepted_at=None, moved_by="ana")) == []
    assert _plan(_i(Status.CANCELLED, accepted_at=None, asked_at=None, moved_by="hal")) == []


def test_called_off_with_a_calendar_entry_both_get_the_file() -> None:
    i = _i(Status.CANCELLED, moved_by="hal", published=STARTS)
    assert {nudge.person for nudge in _plan(i)} == {"ana", "hal"}


def test_nobody_who_left_is_written_to() -> None:
    gone = replace(HAL, left=True)
    for status in Status:
        for nudge in _plan(_i(status, moved_by="ana"), host=gone):
            assert nudge.person != "hal"
            assert "hal" not in nudge.audience
    assert _plan(_i(Status.MET, keep_in_touch=True), host=gone) == []


def test_an_hour_that_suits_both() -> None:
    here, there = ANA, make_person("lia", zone="America/Los_Angeles")
    assert allowed_for([here, there], Kind.INTRODUCE, NOW) == datetime(2026, 3, 2, 16, tzinfo=UTC)
    assert allowed_for([here, there], Kind.HOUR_BEFORE, NOW) == NOW
    owl = make_person("owl", quiet_from=time(8), quiet_to=time(20))
    assert allowed_for([here, owl], Kind.INTRODUCE, NOW) == NOW  # never awake at once


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


@settings(max_examples=300, deadline=None)
@given(_introductions(), _people("ana"), _people("hal"))
def test_whatever_the_state(i: Introduction, seeker: Person, host: Person) -> None:
    planned = plan(i, Cast(seeker, host, CAT if i.connector else None), Practice())
    people = {"ana": seeker, "hal": host, "cat": CAT}
    keys = [nudge.key for nudge in planned]
    assert len(keys) == len(set(keys))
    assert planned == sorted(planned, key=lambda nudge: (nudge.due_at, nudge.key))
    assert planned == plan(i, Cast(seeker, host, CAT if i.connector else None), Practice())
    for nudge in planned:
        person = people[nudge.person]
        assert not person.left
        assert MUTED_BY.get(nudge.kind) not in person.muted
        assert nudge.latest_at is None or nudge.due_at < nudge.latest_at
        assert nudge.introduction == i.id
        if nudge.kind not in {*ACTS_OF_THE_CLOCK, Kind.HOUR_BEFORE}:
            awake = out_of_quiet(nudge.due_at, person.tz, person.quiet_from, person.quiet_to)
            assert awake == nudge.due_at
        if nudge.kind is Kind.EXPIRE:
            assert i.status in TRANSITIONS[Act.EXPIRE].before
        if nudge.kind is Kind.LAPSE:
            assert i.status in TRANSITIONS[Act.LAPSE].before
    if i.status in OPEN | {Status.MISSED} and not (seeker.left or host.left):
        assert Kind.EXPIRE in {nudge.kind for nudge in planned}


def test_a_settings_number_moves_the_clock() -> None:
    patient = Practice(remind_after=5)
    when = _when(plan(_i(Status.ASKED), Cast(ANA, HAL), patient))
    assert when[Kind.HOST_REMINDER, "hal"] == add_business_days(NOW, 5, HAL.tz)
