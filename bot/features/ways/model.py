"""Ways and connector requests: statuses, transition tables, and the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.engine.aggregates import SYSTEM, Transition

WAY, CONNECTOR_REQUEST = "way", "connector_request"
"""The kinds of these aggregates."""


class WayStatus(StrEnum):
    """The status of a way."""

    DRAFT = "draft"
    """The seeker has looked at it, and perhaps written a note; nobody else knows of it."""
    ASKING = "asking"
    """People are asked, or were: the seeker hears of a yes, and at the end."""
    REACHED = "reached"
    """The last connector said yes: the person wanted has the request."""
    ENDED = "ended"
    """The day of its end came."""
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    LEFT = "left"
    """The seeker left."""


class WayAct(StrEnum):
    """What can be done to a way."""

    WRITE = "write_way"
    DISCARD = "discard_way"
    SEND = "send_way"
    HEAR = "hear_way"
    """A connector said yes."""
    REACH = "reach_way"
    WITHDRAW = "withdraw_way"
    EXPIRE = "expire"
    LEAVE = "leave"


_SEEKER, _CLOCK = frozenset({"seeker"}), frozenset({SYSTEM})
_DRAFT, _ASKING = frozenset({WayStatus.DRAFT}), frozenset({WayStatus.ASKING})

WAY_TRANSITIONS = {
    WayAct.WRITE: Transition(_SEEKER, _DRAFT, None),
    WayAct.DISCARD: Transition(_SEEKER, _DRAFT, WayStatus.DISCARDED),
    WayAct.SEND: Transition(_SEEKER, _DRAFT, WayStatus.ASKING),
    WayAct.HEAR: Transition(_CLOCK, _ASKING, None),
    WayAct.REACH: Transition(_CLOCK, _ASKING, WayStatus.REACHED),
    WayAct.WITHDRAW: Transition(_SEEKER, _ASKING, WayStatus.WITHDRAWN),
    WayAct.EXPIRE: Transition(_CLOCK, _ASKING, WayStatus.ENDED),
    WayAct.LEAVE: Transition(_CLOCK, _DRAFT | _ASKING, WayStatus.LEFT),
}
"""The transition of each act."""


class AskedStatus(StrEnum):
    """The status of a connector request."""

    ASKED = "asked"
    AGREED = "agreed"
    """They said yes; the next on the way is being asked."""
    DONE = "done"
    """They said yes, and the person wanted has the request, or somebody outside gets the note."""
    DECLINED = "declined"
    NOT_NOW = "not_now"
    """They ask not to be asked for this seeker for a while."""
    REFERRED = "referred"
    """They named somebody better to ask."""
    OVER = "over"
    """The way ended without them."""
    WITHDRAWN = "withdrawn"
    """The seeker took it back."""
    LEFT = "left"
    """The connector, the seeker or the person wanted left, or there is a block."""


class AskedAct(StrEnum):
    """What can be done to a connector request."""

    AGREE = "agree_to_introduce"
    DECLINE = "decline_to_introduce"
    NOT_NOW = "not_now"
    REFER = "refer_to_another"
    COMPLETE = "complete"
    CLOSE = "close_request"
    TAKE_BACK = "take_request_back"
    LEAVE = "leave"


_CONNECTOR, _EITHER = frozenset({"connector"}), frozenset({"connector", "wanted"})
_ASKED = frozenset({AskedStatus.ASKED})
_OPEN = frozenset({AskedStatus.ASKED, AskedStatus.AGREED})

ASKED_TRANSITIONS = {
    AskedAct.AGREE: Transition(_EITHER, _ASKED, AskedStatus.AGREED),
    AskedAct.DECLINE: Transition(_EITHER, _ASKED, AskedStatus.DECLINED),
    AskedAct.NOT_NOW: Transition(_CONNECTOR, _ASKED, AskedStatus.NOT_NOW),
    AskedAct.REFER: Transition(_CONNECTOR, _ASKED, AskedStatus.REFERRED),
    AskedAct.COMPLETE: Transition(_CLOCK, _OPEN, AskedStatus.DONE),
    AskedAct.CLOSE: Transition(_CLOCK, _OPEN, AskedStatus.OVER),
    AskedAct.TAKE_BACK: Transition(_CLOCK, _OPEN, AskedStatus.WITHDRAWN),
    AskedAct.LEAVE: Transition(_CLOCK, _OPEN, AskedStatus.LEFT),
}
"""The transition of each act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A seeker's request to reach a person, or somebody for a topic, through people."""

    id: str
    network: str
    community: str
    status: WayStatus = WayStatus.DRAFT
    version: int = 0
    seeker: str
    target: str | None = None
    """The id of the person wanted; for a topic None until somebody has agreed."""
    topic: str = ""
    """What the seeker looks for, where it is not a person."""
    words: str = ""
    """The seeker's note about the topic, for those who are asked."""
    introduction: str | None = None
    """The id of the introduction that has the note to the person wanted."""
    first: str | None = None
    """The connector whom the seeker chose by name: they are asked before others."""
    created_at: datetime
    sent_at: datetime | None = None
    heard_at: datetime | None = None
    """When the seeker last read something about it: the end is counted from there."""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectorRequest:
    """What one person is asked for a seeker. A way asks nobody twice."""

    id: str
    network: str
    community: str
    status: AskedStatus = AskedStatus.ASKED
    version: int = 0
    way: str
    connector: str
    seeker: str
    target: str | None = None
    """The id of the person wanted. None where they are asked whom they know; then whom they named,
    who is asked in turn: the one wanted and the one asked are the same person."""
    via: str | None = None
    """The connector who said yes before them."""
    onward: str | None = None
    """The next connector on the way; None: they know the person wanted themselves."""
    line: str = ""
    """Their own words, for the next who is asked."""
    created_at: datetime
    answered_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_wanted(self) -> bool:
        """Whether they are asked for a talk, and not to introduce somebody."""
        return self.target == self.connector
