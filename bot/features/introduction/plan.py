"""The schedule of an introduction, as one pure function of its state.

After every change the engine compares `plan` with the store, in the same transaction. So a nudge is
cancelled when its cause is gone, whatever the change was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.business_time import add_business_days, working_hour
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import nudge_about
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import INTRODUCTION, Introduction, Status

RESEARCH_WAITS = timedelta(minutes=10)
"""After a time was agreed: so that the message which says so is read first."""
CONNECTOR_WAITS = timedelta(days=1)
"""After the thanks: what the seeker tells a connector then takes the place of our message."""


def plan(i: Introduction, people: Mapping[str, Person], practice: Practice) -> Iterator[Nudge]:
    """Return all nudges an introduction should have in its present state, sent ones too.

    `people` holds seeker, host and connector by id.
    """
    seeker, host = people[i.seeker], people[i.host]
    match i.status:
        case Status.ASKED | Status.QUESTIONED:
            yield from _waiting(i, seeker, host, practice)
        case Status.ACCEPTED | Status.PICKED:
            yield from _arranging(i, seeker, host, practice)
        case Status.AGREED:
            yield from _agreed(i, seeker, practice)
        case Status.MISSED:
            yield from _missed(i, seeker, practice)
        case Status.MET | Status.THANKED:
            yield from _met(i, host, practice)
        case Status.DECLINED:
            yield _nudge(i, NudgeKind.DECLINED, i.seeker, _set(i.closed_at))
        case Status.EXPIRED:
            yield _nudge(i, NudgeKind.EXPIRED, i.seeker, _set(i.closed_at))
            if i.came_to_nothing:
                yield _nudge(i, NudgeKind.EXPIRED, i.host, _set(i.closed_at))
        case Status.CANCELLED if _is_worth_saying(i):
            readers = (
                {i.seeker, i.host} if i.time.published else {i.seeker, i.host} - {i.time.moved_by}
            )
            for person in sorted(readers):
                yield _nudge(i, NudgeKind.CANCELLED, person, _set(i.closed_at))
        case Status.LEFT if i.time.moved_by == i.host or _host_expects_talk(i):
            other = i.host if i.time.moved_by == i.seeker else i.seeker
            yield _nudge(i, NudgeKind.LEFT, other, _set(i.closed_at))
        case _:
            return


def _is_worth_saying(i: Introduction) -> bool:
    """Return whether the others must read of a cancellation."""
    return i.request.accepted_at is not None


def _host_expects_talk(i: Introduction) -> bool:
    """Return whether a talk was still to come when the seeker left."""
    past = i.time.starts_at is not None and i.time.starts_at <= _set(i.closed_at)
    return i.request.accepted_at is not None and not past


def _set(value: datetime | None) -> datetime:
    """Return an instant that is always set in the present status."""
    if value is None:
        raise ValueError("an introduction without the instant its status needs")
    return value


def _nudge(
    i: Introduction,
    kind: NudgeKind,
    person: str,
    due: datetime,
    *,
    since: datetime | None = None,
    latest: datetime | None = None,
    audience: tuple[str, ...] = (),
) -> Nudge:
    return nudge_about(
        kind, INTRODUCTION, i, person, due, since=since, latest=latest, audience=audience
    )


def seen_from(i: Introduction, host: Person) -> datetime:
    """Return when a request, or the answer to the host's question, reaches the host."""
    since = i.request.answered_at or _set(i.request.asked_at)
    return working_hour(since, host.tz, host.quiet_from, host.quiet_to)


def _waiting(i: Introduction, seeker: Person, host: Person, practice: Practice) -> Iterator[Nudge]:
    """The 3B7 rule (Dalton): after 3 business days ask others too, after 7 ask once more."""
    asked = _set(i.request.asked_at)
    if i.status is Status.QUESTIONED:
        since = _set(i.request.questioned_at)
        zone = seeker.tz
        again = add_business_days(since, practice.remind_after, zone)
        end = add_business_days(since, practice.remind_after + practice.expire_after, zone)
        yield _nudge(i, NudgeKind.QUESTION, i.seeker, since)
        yield _nudge(i, NudgeKind.QUESTION_REMINDER, i.seeker, again, since=since, latest=end)
        yield _nudge(i, NudgeKind.EXPIRE, i.seeker, end, since=since)
        return
    since = i.request.answered_at or asked
    seen = seen_from(i, host)
    yield _nudge(
        i,
        NudgeKind.ANSWERED if i.request.answered_at else NudgeKind.REQUEST,
        i.host,
        seen,
        since=since,
    )
    first = add_business_days(seen, practice.remind_after, host.tz)
    last = add_business_days(seen, practice.remind_again_after, host.tz)
    end = add_business_days(last, practice.expire_after, host.tz)
    if not i.request.once:
        yield _nudge(i, NudgeKind.HOST_REMINDER, i.host, first, since=since, latest=last)
        yield _nudge(i, NudgeKind.HOST_LAST_REMINDER, i.host, last, since=since, latest=end)
    yield _nudge(i, NudgeKind.ALTERNATIVES, i.seeker, first, since=asked, latest=end)
    yield _nudge(i, NudgeKind.EXPIRE, i.host, end, since=since)


def _arranging(
    i: Introduction, seeker: Person, host: Person, practice: Practice
) -> Iterator[Nudge]:
    accepted, since = _set(i.request.accepted_at), _set(i.time.turn_at)
    holders = {i.seeker, i.host} if i.time.published else set()
    if i.status is Status.PICKED:
        actor = host
        yield _nudge(i, NudgeKind.PICKED, i.host, since)
        yield _nudge(i, NudgeKind.LAPSE, i.host, _set(i.time.starts_at), since=since)
    else:
        actor = seeker
        if i.time.offered:
            yield _nudge(i, NudgeKind.OFFERED, i.seeker, since)
        elif i.time.lapsed:
            yield _nudge(i, NudgeKind.LAPSED, i.seeker, since)
        elif i.time.moved_by:
            other = i.other(i.time.moved_by)
            holders -= {other}  # the same message takes the entry back
            yield _nudge(i, NudgeKind.MOVED, other, since)
        else:
            yield _nudge(i, NudgeKind.ACCEPTED, i.seeker, accepted)
    for person in sorted(holders):
        yield _nudge(i, NudgeKind.TAKEN_BACK, person, since)
    yield _introduce(i)
    first = add_business_days(since, practice.arrange_after, actor.tz)
    last = add_business_days(since, practice.arrange_again_after, actor.tz)
    end = add_business_days(last, practice.expire_after, actor.tz)
    yield _nudge(i, NudgeKind.ARRANGE_REMINDER, actor.id, first, since=since, latest=last)
    yield _nudge(i, NudgeKind.ARRANGE_LAST_REMINDER, actor.id, last, since=since, latest=end)
    yield _nudge(i, NudgeKind.EXPIRE, actor.id, end, since=since)


def _introduce(i: Introduction) -> Nudge:
    """After the yes they share one conversation, with the connector, who may then leave it."""
    others = (i.host, *((i.connector,) if i.connector else ()))
    return _nudge(i, NudgeKind.INTRODUCE, i.seeker, _set(i.request.accepted_at), audience=others)


def _agreed(i: Introduction, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    agreed, starts, ends = _set(i.time.agreed_at), _set(i.time.starts_at), _set(i.ends_at)
    yield _introduce(i)
    for person in (i.seeker, i.host):
        yield _nudge(i, NudgeKind.AGREED, person, agreed, latest=ends)
        if i.time.placed_at:
            yield _nudge(i, NudgeKind.PLACED, person, i.time.placed_at, latest=ends)
    for connector in i.connectors:
        yield _nudge(i, NudgeKind.CONNECTOR_AGREED, connector, agreed, latest=ends)
    if research := research_at(agreed, starts, practice):
        yield _nudge(i, NudgeKind.RESEARCH, i.seeker, research, since=agreed, latest=starts)
    day_before, hour_before = starts - timedelta(days=1), starts - timedelta(hours=1)
    if agreed < day_before:
        yield _nudge(
            i, NudgeKind.DAY_BEFORE, i.seeker, day_before, since=agreed, latest=hour_before
        )
        yield _nudge(i, NudgeKind.BRIEF, i.host, day_before, since=agreed, latest=hour_before)
    elif agreed < hour_before:
        yield _nudge(i, NudgeKind.BRIEF, i.host, agreed, latest=hour_before)
    if agreed < hour_before:
        for person in (i.seeker, i.host):
            yield _nudge(i, NudgeKind.HOUR_BEFORE, person, hour_before, since=agreed, latest=starts)
    asked = ends + timedelta(hours=practice.outcome_hours)
    again = add_business_days(asked, practice.arrange_after, seeker.tz)
    end = add_business_days(again, practice.expire_after, seeker.tz)
    for person in (i.seeker, i.host):
        yield _nudge(i, NudgeKind.OUTCOME, person, asked, since=agreed, latest=end)
    yield _nudge(i, NudgeKind.OUTCOME_REMINDER, i.seeker, again, since=agreed, latest=end)
    yield _nudge(i, NudgeKind.EXPIRE, i.seeker, end, since=agreed)


def research_at(agreed: datetime, starts: datetime, practice: Practice) -> datetime | None:
    """Return when the prompt to prepare is due: after the message that a time is agreed. None where
    the reminder of the day before, which has the same checklist, comes within the hour."""
    due = max(starts - timedelta(days=practice.research_days), agreed + RESEARCH_WAITS)
    day_before = starts - timedelta(days=1)
    if due >= starts or (agreed < day_before <= due + timedelta(hours=1)):
        return None
    return due


def _missed(i: Introduction, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    since = _set(i.time.turn_at)
    if i.time.moved_by:
        yield _nudge(i, NudgeKind.MISSED, i.other(i.time.moved_by), since)
    end = add_business_days(since, practice.arrange_again_after, seeker.tz)
    yield _nudge(i, NudgeKind.EXPIRE, i.seeker, end, since=since)


def _met(i: Introduction, host: Person, practice: Practice) -> Iterator[Nudge]:
    """Thanks within 24 hours (Yale) to 2–3 days (Hampshire); then once more, then silence."""
    met, ends = _set(i.debrief.met_at), _set(i.ends_at)
    closing = ends + timedelta(hours=practice.thanks_hours[-1])
    if i.status is Status.MET and not host.gone:
        for kind, due, latest in thanks_prompts(_THANKS, ends, met, practice):
            yield _nudge(i, kind, i.seeker, due, since=ends, latest=latest)
    over = max(closing, met)
    if i.status is Status.THANKED:
        thanked = _set(i.thanks.thanked_at)
        over = min(over, thanked + CONNECTOR_WAITS)
        if i.thanks and not i.thanks.thanked_elsewhere:
            yield _nudge(i, NudgeKind.THANKS, i.host, thanked)
        if i.thanks.thanks_replied_at:
            yield _nudge(i, NudgeKind.THANKS_REPLY, i.seeker, i.thanks.thanks_replied_at)
    for connector in i.connectors:
        if i.thanks.told_at:
            yield _nudge(i, NudgeKind.CONNECTOR_TOLD, connector, i.thanks.told_at)
        else:
            yield _nudge(i, NudgeKind.CONNECTOR_MET, connector, over, since=met)
        if i.thanks.told_later_at:
            yield _nudge(i, NudgeKind.CONNECTOR_UPDATE, connector, i.thanks.told_later_at)
    if host.gone:
        return
    if i.thanks.update_at:
        yield _nudge(i, NudgeKind.UPDATE, i.host, i.thanks.update_at)
    elif not i.thanks.update_done:
        asked = met + timedelta(days=practice.update_days)
        yield _nudge(i, NudgeKind.UPDATE_PROMPT, i.seeker, asked, since=met)
    if i.thanks.keep_in_touch:
        since = _set(i.thanks.contact_at)
        due = since + timedelta(days=practice.keep_in_touch_days)
        yield _nudge(i, NudgeKind.KEEP_IN_TOUCH, i.seeker, due, since=since)


_THANKS = (
    NudgeKind.THANKS_PROMPT,
    NudgeKind.THANKS_DRAFT,
    NudgeKind.THANKS_AGAIN,
    NudgeKind.THANKS_LAST,
)

K = TypeVar("K", bound=str)


def thanks_prompts(
    kinds: Sequence[K], ends: datetime, met: datetime, practice: Practice
) -> Iterator[tuple[K, datetime, datetime | None]]:
    """Yield kind, due and latest instant of the prompts to give thanks for a talk that ended then.

    `met` is when it was reported: of those that were due before, only the last is sent, at once.
    """
    dues = [ends + timedelta(hours=hours) for hours in practice.thanks_hours]
    ahead = [(kind, due) for kind, due in zip(kinds, dues, strict=True) if due > met]
    if len(ahead) < len(kinds):
        ahead.insert(0, (kinds[-len(ahead) - 1], met))
    for position, (kind, due) in enumerate(ahead):
        yield kind, due, ahead[position + 1][1] if position + 1 < len(ahead) else None
