"""What is due when: the whole schedule of an introduction, as one pure function of its state.

After every change `plan` says which nudges should exist; `bot.nudges.replan` makes the store agree,
in the same transaction. So a nudge whose reason is gone is gone too, whatever the change was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.clocks import add_business_days, out_of_quiet, working_hour
from bot.model.introductions import Introduction, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Mute, Person
from bot.model.practice import Practice

MUTED_BY: dict[Kind, Mute] = {
    Kind.HOST_REMINDER: Mute.REMINDERS,
    Kind.HOST_LAST_REMINDER: Mute.REMINDERS,
    Kind.ALTERNATIVES: Mute.REMINDERS,
    Kind.QUESTION_REMINDER: Mute.REMINDERS,
    Kind.ARRANGE_REMINDER: Mute.REMINDERS,
    Kind.ARRANGE_LAST_REMINDER: Mute.REMINDERS,
    Kind.OUTCOME_REMINDER: Mute.REMINDERS,
    Kind.RESEARCH: Mute.PREP,
    Kind.BRIEF: Mute.PREP,
    Kind.DAY_BEFORE: Mute.PREP,
    Kind.HOUR_BEFORE: Mute.PREP,
    Kind.THANKS_PROMPT: Mute.THANKS,
    Kind.THANKS_DRAFT: Mute.THANKS,
    Kind.THANKS_AGAIN: Mute.THANKS,
    Kind.THANKS_LAST: Mute.THANKS,
    Kind.UPDATE_PROMPT: Mute.KEEP_IN_TOUCH,
    Kind.KEEP_IN_TOUCH: Mute.KEEP_IN_TOUCH,
    Kind.PAY_FORWARD: Mute.KEEP_IN_TOUCH,
    Kind.MATCH: Mute.MATCHES,
}
"""Which switch silences which kind; a kind that is not here is what somebody else waits for."""

AT_ONCE = frozenset({Kind.EXPIRE, Kind.LAPSE, Kind.HOUR_BEFORE})
"""Kinds that quiet hours do not hold back: the clock's own acts, and what is bound to a meeting."""

ACTS_OF_THE_CLOCK = frozenset({Kind.EXPIRE, Kind.LAPSE})
"""Rows that are acted upon and never sent."""

MERGED = frozenset(
    {
        Kind.REQUEST,
        Kind.HOST_REMINDER,
        Kind.HOST_LAST_REMINDER,
        Kind.ALTERNATIVES,
        Kind.QUESTION,
        Kind.QUESTION_REMINDER,
        Kind.ANSWERED,
        Kind.DECLINED,
        Kind.EXPIRED,
        Kind.ACCEPTED,
        Kind.ARRANGE_REMINDER,
        Kind.ARRANGE_LAST_REMINDER,
        Kind.OFFERED,
        Kind.PICKED,
        Kind.LAPSED,
        Kind.MOVED,
        Kind.RESEARCH,
        Kind.OUTCOME,
        Kind.OUTCOME_REMINDER,
        Kind.MISSED,
        Kind.THANKS_PROMPT,
        Kind.THANKS_DRAFT,
        Kind.THANKS_AGAIN,
        Kind.THANKS_LAST,
        Kind.UPDATE_PROMPT,
        Kind.CONNECTOR_AGREED,
        Kind.CONNECTOR_MET,
    }
)
"""Kinds of which several that are late are told in one message: the card of the matter says as
much. Not those that carry a file or a member's own words, nor what is bound to the hour."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one introduction."""

    seeker: Person
    host: Person
    connector: Person | None = None


def allowed_at(person: Person, kind: Kind, due: datetime) -> datetime:
    """The instant at which a nudge due then may reach that person (quiet hours, their zone)."""
    if kind in AT_ONCE:
        return due
    return out_of_quiet(due, person.tz, person.quiet_from, person.quiet_to)


def allowed_for(people: Sequence[Person], kind: Kind, due: datetime) -> datetime:
    """The instant at which it may reach them all; the first one's, if they are never awake at once.

    Nights follow each other around the world: two days are enough to find an hour that suits all.
    """
    at = due
    while at - due < timedelta(days=2):
        later = max(allowed_at(person, kind, at) for person in people)
        if later == at:
            return at
        at = later
    return allowed_at(people[0], kind, due)


def wanted(person: Person, kind: Kind) -> bool:
    """Whether that person takes nudges of that kind at all."""
    return not person.left and MUTED_BY.get(kind) not in person.muted


def plan(i: Introduction, cast: Cast, practice: Practice) -> list[Nudge]:
    """All nudges an introduction should have in its present state, sent ones too, in due order.

    Keys name the cause (introduction, kind, person, the instant it is counted from), so the same
    cause always has the same key and is told once.
    """
    people = {p.id: p for p in (cast.seeker, cast.host, cast.connector) if p is not None}
    planned = []
    for nudge in _steps(i, cast, practice):
        person = people[nudge.person]
        if not wanted(person, nudge.kind):
            continue
        audience = tuple(id for id in nudge.audience if not people[id].left)
        readers = [person, *(people[id] for id in audience)]
        due = allowed_for(readers, nudge.kind, nudge.due_at)
        if nudge.latest_at is not None and due >= nudge.latest_at:
            continue
        planned.append(replace(nudge, due_at=due, audience=audience))
    return sorted(planned, key=lambda nudge: (nudge.due_at, nudge.key))


def _steps(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    match i.status:
        case Status.ASKED | Status.QUESTIONED:
            yield from _waiting(i, cast, practice)
        case Status.ACCEPTED | Status.PICKED:
            yield from _arranging(i, cast, practice)
        case Status.AGREED:
            yield from _agreed(i, cast, practice)
        case Status.MISSED:
            yield from _missed(i, cast, practice)
        case Status.MET | Status.THANKED:
            yield from _met(i, cast, practice)
        case Status.DECLINED:
            yield _nudge(i, Kind.DECLINED, i.seeker, _set(i.closed_at))
        case Status.EXPIRED:
            yield _nudge(i, Kind.EXPIRED, i.seeker, _set(i.closed_at))
        case Status.CANCELLED if i.accepted_at or (i.asked_at and i.moved_by == i.host):
            told = {i.seeker, i.host} if i.published else {i.seeker, i.host} - {i.moved_by}
            for person in sorted(told):
                yield _nudge(i, Kind.CANCELLED, person, _set(i.closed_at))
        case _:
            return


def _set(value: datetime | None) -> datetime:
    """An instant that the status guarantees to be there."""
    if value is None:
        raise ValueError("an introduction without the instant its status needs")
    return value


def _nudge(
    i: Introduction,
    kind: Kind,
    person: str,
    due: datetime,
    *,
    since: datetime | None = None,
    latest: datetime | None = None,
    audience: tuple[str, ...] = (),
) -> Nudge:
    counted = int((since or due).timestamp())
    return Nudge(
        key=f"{i.id}.{kind.value}.{person}.{counted}",
        network=i.network,
        community=i.community,
        person=person,
        audience=audience,
        introduction=i.id,
        kind=kind,
        due_at=due,
        latest_at=latest,
    )


def _waiting(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    """The 3B7 rule (Dalton): at three business days look elsewhere, at seven ask once more."""
    host, asked = cast.host, _set(i.asked_at)
    if i.status is Status.QUESTIONED:
        since = _set(i.questioned_at)
        zone = cast.seeker.tz
        again = add_business_days(since, practice.remind_after, zone)
        end = add_business_days(since, practice.remind_after + practice.expire_after, zone)
        yield _nudge(i, Kind.QUESTION, i.seeker, since)
        yield _nudge(i, Kind.QUESTION_REMINDER, i.seeker, again, since=since, latest=end)
        yield _nudge(i, Kind.EXPIRE, i.seeker, end, since=since)
        return
    since = i.answered_at or asked
    seen = working_hour(since, host.tz, host.quiet_from, host.quiet_to)
    first = add_business_days(seen, practice.remind_after, host.tz)
    last = add_business_days(seen, practice.remind_again_after, host.tz)
    end = add_business_days(last, practice.expire_after, host.tz)
    yield _nudge(i, Kind.ANSWERED if i.answered_at else Kind.REQUEST, i.host, seen, since=since)
    yield _nudge(i, Kind.HOST_REMINDER, i.host, first, since=since, latest=last)
    yield _nudge(i, Kind.ALTERNATIVES, i.seeker, first, since=asked, latest=end)
    yield _nudge(i, Kind.HOST_LAST_REMINDER, i.host, last, since=since, latest=end)
    yield _nudge(i, Kind.EXPIRE, i.host, end, since=since)


def _arranging(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    accepted, since = _set(i.accepted_at), _set(i.turn_at)
    if i.status is Status.PICKED:
        actor = cast.host
        yield _nudge(i, Kind.PICKED, i.host, since)
        yield _nudge(i, Kind.LAPSE, i.host, _set(i.starts_at), since=since)
    else:
        actor = cast.seeker
        if i.offered:
            yield _nudge(i, Kind.OFFERED, i.seeker, since)
        elif i.lapsed:
            yield _nudge(i, Kind.LAPSED, i.seeker, since)
        elif i.moved_by:
            yield _nudge(i, Kind.MOVED, i.other(i.moved_by), since)
        else:
            yield _nudge(i, Kind.ACCEPTED, i.seeker, accepted)
    yield _introduce(i, cast)
    first = add_business_days(since, practice.arrange_after, actor.tz)
    last = add_business_days(since, practice.arrange_again_after, actor.tz)
    end = add_business_days(last, practice.expire_after, actor.tz)
    yield _nudge(i, Kind.ARRANGE_REMINDER, actor.id, first, since=since, latest=last)
    yield _nudge(i, Kind.ARRANGE_LAST_REMINDER, actor.id, last, since=since, latest=end)
    yield _nudge(i, Kind.EXPIRE, actor.id, end, since=since)


def _introduce(i: Introduction, cast: Cast) -> Nudge:
    """After the yes they share one conversation, the connector too, who then drops out."""
    others = (i.host, *((cast.connector.id,) if cast.connector else ()))
    return _nudge(i, Kind.INTRODUCE, i.seeker, _set(i.accepted_at), audience=others)


def _agreed(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    agreed, starts, ends = _set(i.agreed_at), _set(i.starts_at), _set(i.ends_at)
    yield _introduce(i, cast)
    for person in (i.seeker, i.host):
        yield _nudge(i, Kind.AGREED, person, agreed, latest=ends)
        if i.placed_at:
            yield _nudge(i, Kind.PLACED, person, i.placed_at, latest=ends)
    if cast.connector:
        yield _nudge(i, Kind.CONNECTOR_AGREED, cast.connector.id, agreed, latest=ends)
    research = max(starts - timedelta(days=practice.research_days), agreed)
    yield _nudge(i, Kind.RESEARCH, i.seeker, research, since=agreed, latest=starts)
    day_before, hour_before = starts - timedelta(days=1), starts - timedelta(hours=1)
    if agreed < day_before:
        yield _nudge(i, Kind.DAY_BEFORE, i.seeker, day_before, since=agreed, latest=hour_before)
        yield _nudge(i, Kind.BRIEF, i.host, day_before, since=agreed, latest=hour_before)
    elif agreed < hour_before:
        yield _nudge(i, Kind.BRIEF, i.host, agreed, latest=hour_before)
    if agreed < hour_before:
        for person in (i.seeker, i.host):
            yield _nudge(i, Kind.HOUR_BEFORE, person, hour_before, since=agreed, latest=starts)
    asked = ends + timedelta(hours=practice.outcome_hours)
    again = add_business_days(asked, practice.arrange_after, cast.seeker.tz)
    end = add_business_days(again, practice.expire_after, cast.seeker.tz)
    for person in (i.seeker, i.host):
        yield _nudge(i, Kind.OUTCOME, person, asked, since=agreed, latest=end)
    yield _nudge(i, Kind.OUTCOME_REMINDER, i.seeker, again, since=agreed, latest=end)
    yield _nudge(i, Kind.EXPIRE, i.seeker, end, since=agreed)


def _missed(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    since = _set(i.turn_at)
    if i.moved_by:
        yield _nudge(i, Kind.MISSED, i.other(i.moved_by), since)
    end = add_business_days(since, practice.arrange_again_after, cast.seeker.tz)
    yield _nudge(i, Kind.EXPIRE, i.seeker, end, since=since)


def _met(i: Introduction, cast: Cast, practice: Practice) -> Iterator[Nudge]:
    """24 hours (Yale) to 2–3 days (Hampshire) for thanks; then once more, then silence."""
    met, ends = _set(i.met_at), _set(i.ends_at)
    closing = ends + timedelta(hours=practice.thanks_hours[-1])
    if i.status is Status.MET and not cast.host.left:
        kinds = (Kind.THANKS_PROMPT, Kind.THANKS_DRAFT, Kind.THANKS_AGAIN, Kind.THANKS_LAST)
        dues = [ends + timedelta(hours=hours) for hours in practice.thanks_hours]
        ahead = [(kind, due) for kind, due in zip(kinds, dues, strict=True) if due > met]
        if len(ahead) < len(kinds):
            ahead.insert(0, (kinds[-len(ahead) - 1], met))
        for position, (kind, due) in enumerate(ahead):
            later = ahead[position + 1][1] if position + 1 < len(ahead) else None
            yield _nudge(i, kind, i.seeker, due, since=ends, latest=later)
    told = max(closing, met)
    if i.status is Status.THANKED:
        told = _set(i.thanked_at)
        if i.thanks and not i.thanked_elsewhere:
            yield _nudge(i, Kind.THANKS, i.host, told)
    if cast.connector:
        yield _nudge(i, Kind.CONNECTOR_MET, cast.connector.id, told, since=met)
    if cast.host.left:
        return
    if i.update_at:
        yield _nudge(i, Kind.UPDATE, i.host, i.update_at)
    elif not i.update_done:
        asked = met + timedelta(days=practice.update_days)
        yield _nudge(i, Kind.UPDATE_PROMPT, i.seeker, asked, since=met)
    if i.keep_in_touch:
        since = _set(i.contact_at)
        due = since + timedelta(days=practice.keep_in_touch_days)
        yield _nudge(i, Kind.KEEP_IN_TOUCH, i.seeker, due, since=since)
