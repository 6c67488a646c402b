"""Nudges as records: every message the bot sends later, one row a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NudgeStatus(StrEnum):
    """waiting → claimed → sent | skipped | failed | waiting; waiting ↔ cancelled; failed → skipped.

    A claim belongs to whoever holds its `token`; no other can finish it (docs/architecture.md).
    """

    WAITING = "waiting"
    """Written with its cause, or put back to be tried later (throttled, a temporary failure, quiet
    hours, a worker that stops). Leaves when claimed (due), or cancelled (its reason went away)."""
    CLAIMED = "claimed"
    """A worker is sending it: committed before the platform is called. Leaves for the outcome, once
    the platform answered; or for another's claim, if the worker died or its lease is over."""
    SENT = "sent"
    """The platform answered; `ref` is the message. Final, also while it is drawn again."""
    CANCELLED = "cancelled"
    """Its reason went away before it was claimed. Waits again if the same cause comes back."""
    SKIPPED = "skipped"
    """Claimed, but no longer useful, its reason gone, or told in another message; `reason` says
    which. Final."""
    FAILED = "failed"
    """Given up after `attempts`, at once where the platform refuses for good; `reason` says why,
    the organiser is told. Leaves when it is told at the person's next visit (skipped)."""


class Kind(StrEnum):
    """What a nudge is about. The policy (when, how long useful, mutable) is in bot/policy.py."""

    REQUEST = "request"
    HOST_REMINDER = "host_reminder"
    HOST_LAST_REMINDER = "host_last_reminder"
    ALTERNATIVES = "alternatives"
    QUESTION = "question"
    QUESTION_REMINDER = "question_reminder"
    ANSWERED = "answered"
    DECLINED = "declined"
    EXPIRE = "expire"
    """Not a message: the matter is let go."""
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    INTRODUCE = "introduce"
    ARRANGE_REMINDER = "arrange_reminder"
    ARRANGE_LAST_REMINDER = "arrange_last_reminder"
    OFFERED = "offered"
    PICKED = "picked"
    LAPSE = "lapse"
    """Not a message: the picked time passed unconfirmed, the seeker picks again."""
    LAPSED = "lapsed"
    AGREED = "agreed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    PLACED = "placed"
    RESEARCH = "research"
    BRIEF = "brief"
    DAY_BEFORE = "day_before"
    HOUR_BEFORE = "hour_before"
    OUTCOME = "outcome"
    OUTCOME_REMINDER = "outcome_reminder"
    MISSED = "missed"
    THANKS_PROMPT = "thanks_prompt"
    THANKS_DRAFT = "thanks_draft"
    THANKS_AGAIN = "thanks_again"
    THANKS_LAST = "thanks_last"
    THANKS = "thanks"
    """The thank-you itself, on its way to the host."""
    UPDATE_PROMPT = "update_prompt"
    UPDATE = "update"
    """The advice update itself, on its way to the host."""
    KEEP_IN_TOUCH = "keep_in_touch"
    PAY_FORWARD = "pay_forward"
    CONNECTOR_AGREED = "connector_agreed"
    CONNECTOR_MET = "connector_met"
    INVITE_HOST = "invite_host"
    REFERRAL = "referral"
    MATCH = "match"
    CATCH_UP = "catch_up"
    """In place of several that are late: what waits, in one message; `subject` names them."""
    UNREACHABLE = "unreachable"
    """To an organiser: a member cannot be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """One message to one person (or to several who then share a conversation) at one time.

    `key` names the cause: there is never a second row with the same key in a community, and the
    platform is given it so that a resend is not a second message. All instants are aware UTC.
    """

    key: str
    network: str
    community: str
    person: str
    audience: tuple[str, ...] = ()
    """Further persons who share the conversation (`Chat.gather`); empty for a direct message."""
    introduction: str | None = None
    subject: str = ""
    """What it is about where that is not an introduction, such as a host's id for a match."""
    kind: Kind
    due_at: datetime
    latest_at: datetime | None = None
    """After this instant it is not worth sending; None: late is better than never."""
    status: NudgeStatus = NudgeStatus.WAITING
    token: str | None = None
    """Names the claim; only its holder may finish the nudge."""
    lease_until: datetime | None = None
    attempts: int = 0
    """Claims whose message may have arrived, the present one included: what certainly sent nothing
    does not count."""
    reason: str = ""
    address: str | None = None
    """Where it was sent."""
    ref: str | None = None
    """The platform's reference to the message that was sent."""
    stale: bool = False
    """Sent, and the state it showed has changed since: to be drawn again."""

    def __post_init__(self) -> None:
        for value in (self.due_at, self.latest_at, self.lease_until):
            if value is not None and value.tzinfo is None:
                raise ValueError("the instants of a nudge must be aware")
