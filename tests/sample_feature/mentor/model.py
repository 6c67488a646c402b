"""A mentorship: who asked whom for a term, where it stands, and when the two hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.messages import Actions, Message, Quote, Style, message
from bot.core.text import PersonName, Text
from bot.domain.business_time import add_business_days, working_hour
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import button_row, name_of, paragraph
from tests.sample_feature.mentor.actions import MENTOR_ACCEPT, MENTOR_DECLINE

TERM = timedelta(days=91)
CHECK_AFTER = timedelta(days=30)

MENTOR_ASKED, MENTOR_CHECK = "mentor_asked", "mentor_check"
"""Kinds of nudges: would you mentor me? · how does it go?"""
MENTOR_EXPIRE = "mentor_expire"
"""A timer: the mentor stayed silent, or the term is over."""


class MentorshipStatus(StrEnum):
    """Where a mentorship stands."""

    ASKED = "asked"
    MENTORING = "mentoring"
    DECLINED = "declined"
    OVER = "over"


class MentorshipAct(StrEnum):
    """What can be done to a mentorship."""

    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    LEAVE = "leave"


_MENTOR, _SYSTEM = frozenset({"mentor"}), frozenset({SYSTEM})
_ASKED = frozenset({MentorshipStatus.ASKED})
_OPEN = _ASKED | {MentorshipStatus.MENTORING}

TRANSITIONS = {
    MentorshipAct.ACCEPT: Transition(_MENTOR, _ASKED, MentorshipStatus.MENTORING),
    MentorshipAct.DECLINE: Transition(_MENTOR, _ASKED, MentorshipStatus.DECLINED),
    MentorshipAct.EXPIRE: Transition(_SYSTEM, _OPEN, MentorshipStatus.OVER),
    MentorshipAct.LEAVE: Transition(_SYSTEM, _OPEN, MentorshipStatus.OVER),
}
"""Who may do what, from which statuses, and where it leads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    """One request and what came of it."""

    id: str
    network: str
    community: str
    status: MentorshipStatus = MentorshipStatus.ASKED
    version: int = 0
    mentor: str
    seeker: str
    hope: str
    """What the seeker hopes for, in their words."""
    created_at: datetime
    accepted_at: datetime | None = None
    closed_at: datetime | None = None


class Mentorships(StoredAggregate[Mentorship]):
    """From the request to the end of the term."""

    kind = "mentorship"
    acts = MentorshipAct
    transitions = TRANSITIONS
    closed = frozenset(MentorshipStatus) - _OPEN
    record = Mentorship
    roles = ("mentor", "seeker")
    words = ("hope",)
    plans = (MENTOR_ASKED, MENTOR_CHECK, MENTOR_EXPIRE)

    def plan(
        self, state: Mentorship, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The request; then one question to the seeker; the end after silence or the term."""
        if state.status is MentorshipStatus.ASKED:
            mentor = people[state.mentor]
            since = state.created_at
            seen = working_hour(since, mentor.tz, mentor.quiet_from, mentor.quiet_to)
            end = add_business_days(seen, practice.expire_after, mentor.tz)
            yield nudge_about(MENTOR_ASKED, self.kind, state, mentor.id, seen, since=since)
            yield nudge_about(MENTOR_EXPIRE, self.kind, state, mentor.id, end, since=since)
        if state.status is MentorshipStatus.MENTORING and state.accepted_at is not None:
            since = state.accepted_at
            check, end = since + CHECK_AFTER, since + TERM
            yield nudge_about(
                MENTOR_CHECK, self.kind, state, state.seeker, check, since=since, latest=end
            )
            yield nudge_about(MENTOR_EXPIRE, self.kind, state, state.seeker, end, since=since)

    async def card(self, ctx: Context, state: Mentorship) -> Message:
        """Where it stands; for the mentor who was asked, the answers too."""
        return message(
            paragraph(ctx, "mentor-card", status=state.status, **await names(ctx, state)),
            Quote(state.hope),
            answer_buttons(ctx, state),
        )

    async def summary(self, ctx: Context, state: Mentorship) -> Text | None:
        """The same sentence, for either."""
        return ctx.say("mentor-card", status=state.status, **await names(ctx, state))

    def urgency(self, state: Mentorship, person: str) -> tuple[int, datetime]:
        """A question that waits for this person comes first."""
        waits = state.status is MentorshipStatus.ASKED and person == state.mentor
        return (0 if waits else 8, state.created_at)


MENTORSHIPS = Mentorships()


async def names(ctx: Context, state: Mentorship) -> dict[str, PersonName]:
    """The two, as arguments of a sentence."""
    return {
        "seeker": name_of(await ctx.person(state.seeker)),
        "mentor": name_of(await ctx.person(state.mentor)),
    }


def answer_buttons(ctx: Context, state: Mentorship) -> Actions | None:
    """Yes and no, for the mentor who was asked."""
    if ctx.me.id != state.mentor or state.status is not MentorshipStatus.ASKED:
        return None
    return button_row(
        MENTOR_ACCEPT.button(ctx, state.id, style=Style.PRIMARY),
        MENTOR_DECLINE.button(ctx, state.id),
    )
