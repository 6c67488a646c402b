"""A request for an offered way: the seeker asks its member to pass a note on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Heading, Message, Style, message
from bot.core.text import Text
from bot.domain.business_time import add_business_days, working_hour
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import button_row, name_of, paragraph, quoted
from bot.features.elsewhere.actions import ELSEWHERE_OPEN
from bot.features.find.actions import FIND_OPEN
from bot.features.offered.actions import (
    OFFERED_ACCEPT,
    OFFERED_DECLINE,
    OFFERED_LATER,
    OFFERED_WITHDRAW,
)

REQUEST = "offered_request"
"""The kind of the aggregate."""
ASKED, REMINDER, ANSWERED, CONNECTED = (
    "offered_asked",
    "offered_reminder",
    "offered_answered",
    "offered_connected",
)
"""To the member · to the seeker, where it came to nothing · to both, after a yes."""
REQUEST_EXPIRE = "offered_expire"


class RequestStatus(StrEnum):
    """The status of a request for an offered way."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    """The member passes the note on."""
    POSTPONED = "postponed"
    """Not now."""
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LEFT = "left"


class RequestAct(StrEnum):
    """What can be done to a request for an offered way."""

    ACCEPT = "accept"
    POSTPONE = "postpone"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    LEAVE = "leave"


_OPEN = frozenset({RequestStatus.ASKED})
_MEMBER, _SEEKER, _CLOCK = frozenset({"member"}), frozenset({"seeker"}), frozenset({SYSTEM})

TRANSITIONS = {
    RequestAct.ACCEPT: Transition(_MEMBER, _OPEN, RequestStatus.ACCEPTED),
    RequestAct.POSTPONE: Transition(_MEMBER, _OPEN, RequestStatus.POSTPONED),
    RequestAct.DECLINE: Transition(_MEMBER, _OPEN, RequestStatus.DECLINED),
    RequestAct.WITHDRAW: Transition(_SEEKER, _OPEN, RequestStatus.WITHDRAWN),
    RequestAct.EXPIRE: Transition(_CLOCK, _OPEN, RequestStatus.EXPIRED),
    RequestAct.LEAVE: Transition(_CLOCK, _OPEN, RequestStatus.LEFT),
}
"""The transition of each act."""

_SAID = {
    RequestStatus.ASKED: "offered-asked-seeker",
    RequestStatus.ACCEPTED: "offered-accepted-seeker",
    RequestStatus.POSTPONED: "offered-postponed-seeker",
    RequestStatus.DECLINED: "offered-declined-seeker",
    RequestStatus.WITHDRAWN: "offered-withdrawn-seeker",
    RequestStatus.EXPIRED: "offered-expired-seeker",
    RequestStatus.LEFT: "offered-left-seeker",
}
_TO_MEMBER = {
    RequestStatus.ASKED: "offered-asked-member",
    RequestStatus.ACCEPTED: "offered-accepted-member",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedRequest:
    """A seeker asks a member for the way that the member offers."""

    id: str
    network: str
    community: str
    status: RequestStatus = RequestStatus.ASKED
    version: int = 0
    seeker: str
    member: str
    way: str
    """The id of the offered way."""
    label: str = ""
    """What was offered, as it is called in the seeker's talk."""
    note: str = ""
    """Stands by itself: the member passes it on."""
    left: str = ""
    """The id of the one of the two who left."""
    created_at: datetime
    closed_at: datetime | None = None


class OfferedRequests(StoredAggregate[OfferedRequest]):
    """The aggregate of requests for offered ways."""

    kind = REQUEST
    acts = RequestAct
    transitions = TRANSITIONS
    closed = frozenset(RequestStatus) - _OPEN
    record = OfferedRequest
    roles = ("seeker", "member")
    words = ("label", "note")
    plans = (ASKED, REMINDER, ANSWERED, CONNECTED, REQUEST_EXPIRE)

    def plan(
        self, state: OfferedRequest, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """The member is asked in their working hours, reminded once, and left in peace."""
        member = people[state.member]
        if state.status is RequestStatus.ASKED:
            since = state.created_at
            seen = working_hour(since, member.tz, member.quiet_from, member.quiet_to)
            again = add_business_days(seen, practice.remind_after, member.tz)
            end = add_business_days(seen, practice.offered_wait, member.tz)
            yield nudge_about(ASKED, REQUEST, state, member.id, seen, since=since)
            yield nudge_about(REMINDER, REQUEST, state, member.id, again, since=since, latest=end)
            yield nudge_about(REQUEST_EXPIRE, REQUEST, state, member.id, end, since=since)
        elif state.closed_at is not None and state.status is RequestStatus.ACCEPTED:
            both = (state.member,)
            closed = state.closed_at
            yield nudge_about(CONNECTED, REQUEST, state, state.seeker, closed, audience=both)
        elif state.closed_at is not None and self._is_news(state):
            yield nudge_about(ANSWERED, REQUEST, state, state.seeker, state.closed_at)

    def _is_news(self, state: OfferedRequest) -> bool:
        """Return whether the seeker did not end it themselves."""
        if state.status is RequestStatus.LEFT:
            return state.left == state.member
        return state.status is not RequestStatus.WITHDRAWN

    def leaving(self, state: OfferedRequest, person: str, now: datetime) -> dict[str, Any] | None:
        return {"left": person}

    def parting(
        self, state: OfferedRequest, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """As they would end it for any other reason."""
        return RequestAct.DECLINE if by == state.member else RequestAct.WITHDRAW, {}

    def _said(self, state: OfferedRequest) -> str:
        if state.status is RequestStatus.LEFT and state.left == state.seeker:
            return "offered-away-seeker"
        return _SAID[state.status]

    async def card(self, ctx: Context, state: OfferedRequest) -> Message:
        seeker, member = await ctx.person(state.seeker), await ctx.person(state.member)
        if ctx.me.id == state.member:
            return _for_member(ctx, state, seeker)
        ways = button_row(ELSEWHERE_OPEN.button(ctx), FIND_OPEN.button(ctx))
        if state.status is RequestStatus.ASKED:
            ways = button_row(OFFERED_WITHDRAW.button(ctx, state.id, style=Style.DANGER))
        return message(
            Heading(state.label) if state.label else None,
            paragraph(ctx, self._said(state), name=name_of(member)),
            quoted(state.note, 1500) if state.note else None,
            ways,
        )

    async def summary(self, ctx: Context, state: OfferedRequest) -> Text | None:
        other = await ctx.person(state.seeker if ctx.me.id == state.member else state.member)
        says = _TO_MEMBER if ctx.me.id == state.member else _SAID
        return ctx.say(says[state.status], name=name_of(other), label=state.label)

    def urgency(self, state: OfferedRequest, person: str) -> tuple[int, datetime]:
        return (0 if person == state.member else 7, state.created_at)


def _for_member(ctx: Context, state: OfferedRequest, seeker: Person) -> Message:
    says = _TO_MEMBER.get(state.status, "offered-over-member")
    shown = state.status in _TO_MEMBER and state.note
    return message(
        paragraph(ctx, says, name=name_of(seeker), label=state.label),
        quoted(state.note, 1500) if shown else None,
        button_row(
            OFFERED_ACCEPT.button(ctx, state.id, style=Style.PRIMARY),
            OFFERED_LATER.button(ctx, state.id),
            OFFERED_DECLINE.button(ctx, state.id),
        )
        if state.status is RequestStatus.ASKED
        else None,
    )


OFFERED_REQUESTS = OfferedRequests()
