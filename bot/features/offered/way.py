"""An offered way: a member knows somebody outside, whom they do not name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.messages import Heading, Message, Style, message
from bot.core.text import Text
from bot.domain.hosts import Format
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.stored import StoredAggregate
from bot.features.blocks import button_row, paragraph
from bot.features.offered.actions import OFFERED_MINE, OFFERED_REMOVE, OFFERED_RENEW

WAY = "offered_way"
"""The kind of the aggregate."""
WAY_ENDING, WAY_EXPIRE = "offered_way_ending", "offered_way_expire"
NOTICE = timedelta(days=7)
"""Before it ends, its member is asked whether it still holds."""


class OfferedWayStatus(StrEnum):
    """The status of an offered way."""

    OFFERED = "offered"
    REMOVED = "removed"
    EXPIRED = "expired"
    LEFT = "left"


class OfferedWayAct(StrEnum):
    """What can be done to an offered way."""

    RENEW = "renew"
    REMOVE = "remove"
    EXPIRE = "expire"
    LEAVE = "leave"


_OFFERED = frozenset({OfferedWayStatus.OFFERED})
_AGAIN = _OFFERED | {OfferedWayStatus.EXPIRED, OfferedWayStatus.REMOVED, OfferedWayStatus.LEFT}
_MEMBER, _CLOCK = frozenset({"member"}), frozenset({SYSTEM})

TRANSITIONS = {
    OfferedWayAct.RENEW: Transition(_MEMBER, _AGAIN, OfferedWayStatus.OFFERED),
    OfferedWayAct.REMOVE: Transition(_MEMBER, _OFFERED, OfferedWayStatus.REMOVED),
    OfferedWayAct.EXPIRE: Transition(_CLOCK, _OFFERED, OfferedWayStatus.EXPIRED),
    OfferedWayAct.LEAVE: Transition(_CLOCK, _OFFERED, OfferedWayStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedWay:
    """What a member offers: a role, a region, a format. It names nobody, and no relation."""

    id: str
    network: str
    community: str
    status: OfferedWayStatus = OfferedWayStatus.OFFERED
    version: int = 0
    member: str
    role: str = ""
    region: str = ""
    format: Format = Format.VIDEO
    ends_at: datetime
    created_at: datetime
    closed_at: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        """Return whether it can be asked for at that instant."""
        return self.status is OfferedWayStatus.OFFERED and now < self.ends_at


def ends_after(now: datetime, practice: Practice) -> datetime:
    """Return the end of an offer that is made or renewed now."""
    return now + timedelta(days=practice.offered_way_days)


def way_line(ctx: Context, way: OfferedWay) -> Text:
    """Return what is offered, in one line."""
    how = ctx.label("format", format=way.format)
    return ctx.say("offered-way", role=way.role, region=way.region, how=how)


class OfferedWays(StoredAggregate[OfferedWay]):
    """The aggregate of offered ways."""

    kind = WAY
    acts = OfferedWayAct
    transitions = TRANSITIONS
    closed = frozenset(OfferedWayStatus) - _OFFERED
    record = OfferedWay
    roles = ("member",)
    words = ("role", "region")
    plans = (WAY_ENDING, WAY_EXPIRE)

    def plan(
        self, state: OfferedWay, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        """Whether it still holds, a week before it ends; then it ends."""
        if state.status is OfferedWayStatus.OFFERED:
            asked, ends = state.ends_at - NOTICE, state.ends_at
            yield nudge_about(WAY_ENDING, WAY, state, state.member, asked, latest=ends)
            yield nudge_about(WAY_EXPIRE, WAY, state, state.member, ends)

    async def card(self, ctx: Context, state: OfferedWay) -> Message:
        offered = state.is_open(ctx.now)
        day = state.ends_at.astimezone(ctx.me.tz).date()
        says = "offered-until" if offered else "offered-over"
        return message(
            Heading(str(way_line(ctx, state))),
            paragraph(ctx, says, day=day),
            button_row(
                OFFERED_RENEW.button(
                    ctx, state.id, style=Style.NORMAL if offered else Style.PRIMARY
                ),
                OFFERED_REMOVE.button(ctx, state.id, style=Style.DANGER) if offered else None,
                OFFERED_MINE.button(ctx),
            ),
        )

    async def summary(self, ctx: Context, state: OfferedWay) -> Text | None:
        """It waits for nothing, so it does not stand in "mine"."""
        return None


OFFERED_WAYS = OfferedWays()
