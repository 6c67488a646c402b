"""The schedule of a talk elsewhere, as one pure function of its state.

All of it is for the seeker alone. The numbers are those of talks here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.domain.business_time import add_business_days
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import nudge_about
from bot.features.elsewhere.model import Elsewhere, ElsewhereStatus
from bot.features.introduction.plan import research_at, thanks_prompts

KIND = "elsewhere"
"""The kind of the aggregate."""
SILENT, ONCE_MORE = "elsewhere_silent", "elsewhere_once_more"
EXPIRE, EXPIRED = "elsewhere_expire", "elsewhere_expired"
"""A timer: nobody acted in time · what to try next."""
ARRANGE = "elsewhere_arrange"
AGREED, TAKEN_BACK = "elsewhere_agreed", "elsewhere_taken_back"
"""They bring the calendar entry, and take it back."""
RESEARCH, DAY_BEFORE, HOUR_BEFORE = (
    "elsewhere_research",
    "elsewhere_day_before",
    "elsewhere_hour_before",
)
OUTCOME, OUTCOME_REMINDER = "elsewhere_outcome", "elsewhere_outcome_reminder"
THANKS = (
    "elsewhere_thanks_prompt",
    "elsewhere_thanks_draft",
    "elsewhere_thanks_again",
    "elsewhere_thanks_last",
)
UPDATE_PROMPT, KEEP_IN_TOUCH = "elsewhere_update_prompt", "elsewhere_keep_in_touch"
FINISH = "elsewhere_finish"
"""A timer: nothing more is asked about a talk that took place."""

KINDS = (
    *(SILENT, ONCE_MORE, EXPIRE, EXPIRED, ARRANGE, AGREED, TAKEN_BACK),
    *(RESEARCH, DAY_BEFORE, HOUR_BEFORE, OUTCOME, OUTCOME_REMINDER),
    *(*THANKS, UPDATE_PROMPT, KEEP_IN_TOUCH, FINISH),
)


def plan(talk: Elsewhere, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    """Return all nudges it should have in its present state, sent ones too."""
    match talk.status:
        case ElsewhereStatus.SENT:
            yield from _waiting(talk, seeker, practice)
        case ElsewhereStatus.ARRANGING:
            yield from _arranging(talk, seeker, practice)
        case ElsewhereStatus.AGREED:
            yield from _agreed(talk, seeker, practice)
        case ElsewhereStatus.MET | ElsewhereStatus.THANKED:
            yield from _met(talk, seeker, practice)
        case ElsewhereStatus.EXPIRED if talk.starts_at is None:
            yield _nudge(talk, EXPIRED, _set(talk.closed_at))
        case ElsewhereStatus.CANCELLED | ElsewhereStatus.FORGOTTEN:
            yield from _taken_back(talk, _set(talk.closed_at))
        case _:
            return


def _set(value: datetime | None) -> datetime:
    """Return an instant that is always set in the present status."""
    if value is None:
        raise ValueError("a talk elsewhere without the instant its status needs")
    return value


def _nudge(
    talk: Elsewhere,
    kind: str,
    due: datetime,
    *,
    since: datetime | None = None,
    latest: datetime | None = None,
) -> Nudge:
    return nudge_about(kind, KIND, talk, talk.seeker, due, since=since, latest=latest)


def _waiting(talk: Elsewhere, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    """The 3B7 rule (Dalton): after 3 business days try someone else, after 7 ask once more."""
    sent = _set(talk.sent_at)
    first = add_business_days(sent, practice.remind_after, seeker.tz)
    last = add_business_days(sent, practice.remind_again_after, seeker.tz)
    end = add_business_days(last, practice.expire_after, seeker.tz)
    yield _nudge(talk, SILENT, first, since=sent, latest=last)
    yield _nudge(talk, ONCE_MORE, last, since=sent, latest=end)
    yield _nudge(talk, EXPIRE, end, since=sent)


def _arranging(talk: Elsewhere, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    since = _set(talk.turn_at)
    first = add_business_days(since, practice.arrange_after, seeker.tz)
    last = add_business_days(since, practice.arrange_again_after, seeker.tz)
    end = add_business_days(last, practice.expire_after, seeker.tz)
    yield from _taken_back(talk, since)
    yield _nudge(talk, ARRANGE, first, latest=last)
    yield _nudge(talk, ARRANGE, last, latest=end)
    yield _nudge(talk, EXPIRE, end, since=since)


def _taken_back(talk: Elsewhere, since: datetime) -> Iterator[Nudge]:
    """What was in the calendar and was still to come then."""
    if talk.published is not None and talk.published > since:
        yield _nudge(talk, TAKEN_BACK, since)


def _agreed(talk: Elsewhere, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    agreed, starts, ends = _set(talk.agreed_at), _set(talk.starts_at), _set(talk.ends_at)
    yield _nudge(talk, AGREED, agreed, latest=ends)
    if research := research_at(agreed, starts, practice):
        yield _nudge(talk, RESEARCH, research, since=agreed, latest=starts)
    day_before, hour_before = starts - timedelta(days=1), starts - timedelta(hours=1)
    if agreed < day_before:
        yield _nudge(talk, DAY_BEFORE, day_before, since=agreed, latest=hour_before)
    if agreed < hour_before:
        yield _nudge(talk, HOUR_BEFORE, hour_before, since=agreed, latest=starts)
    asked = ends + timedelta(hours=practice.outcome_hours)
    again = add_business_days(asked, practice.arrange_after, seeker.tz)
    end = add_business_days(again, practice.expire_after, seeker.tz)
    yield _nudge(talk, OUTCOME, asked, since=agreed, latest=end)
    yield _nudge(talk, OUTCOME_REMINDER, again, since=agreed, latest=end)
    yield _nudge(talk, EXPIRE, end, since=agreed)


def _met(talk: Elsewhere, seeker: Person, practice: Practice) -> Iterator[Nudge]:
    met, ends = _set(talk.met_at), _set(talk.ends_at)
    if talk.status is ElsewhereStatus.MET:
        for kind, due, latest in thanks_prompts(THANKS, ends, met, practice):
            yield _nudge(talk, kind, due, since=ends, latest=latest)
    asked = met + timedelta(days=practice.update_days)
    if not talk.update_done:
        yield _nudge(talk, UPDATE_PROMPT, asked, since=met)
    if talk.keep_in_touch:
        since = _set(talk.contact_at)
        due = since + timedelta(days=practice.keep_in_touch_days)
        yield _nudge(talk, KEEP_IN_TOUCH, due, since=since)
    else:
        end = add_business_days(asked, practice.expire_after, seeker.tz)
        yield _nudge(talk, FINISH, end, since=met)
