"""Nudges: every message that the bot sends later, one row for each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NudgeStatus(StrEnum):
    """waiting → claimed → sent | skipped | failed | waiting; waiting ↔ cancelled; failed → skipped.

    A claim belongs to the holder of its `token`; no other worker can finish it
    (docs/architecture.md).
    """

    WAITING = "waiting"
    """Written with its cause, or snoozed (throttled, a temporary failure, quiet hours, a worker
    that stops). Leaves when it is claimed (due) or cancelled (its cause went away)."""
    CLAIMED = "claimed"
    """A worker is sending it. Committed before the platform is called. Leaves with the platform's
    answer, or by another claim if the worker died or its lease ended."""
    SENT = "sent"
    """The platform answered; `ref` is the message. Final, also while its buttons are ended."""
    CANCELLED = "cancelled"
    """Its cause went away before it was claimed. Waits again if the same cause comes back."""
    SKIPPED = "skipped"
    """Claimed, but no longer useful, its cause gone, or merged into another message; `reason` says
    which. Final."""
    FAILED = "failed"
    """Given up after `attempts`, at once where the platform refuses for good. `reason` says why;
    the organisers are notified. Leaves when the person reads it at their next visit (skipped)."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a nudge is about: its kind and id.

    The kind of an aggregate (`introduction`, `invitation`) is known to the router; the others
    (`person`, `host`) only carry an id to the handler.
    """

    kind: str
    id: str


THROTTLED = "throttled"
"""The reason of a nudge that waits because the platform asked for a pause."""
REFUSED, OUR_FAULT = "unreachable", "our fault"
"""How the reason of a nudge begins that failed: the platform refuses it for good · a mistake of
ours. All others were tried for long."""
READ_AT_VISIT = "read at their next visit"
"""The reason of a nudge that failed, and whose message its reader saw with an answer later."""
UNREACHABLE, CATCH_UP = "unreachable", "catch_up"
"""Kinds that delivery schedules: a member cannot be reached · several late nudges in one."""


class Ending(StrEnum):
    """Why buttons of a sent message ended. Each has a sentence `ending-<value>`."""

    ANSWERED = "answered"
    """The reader acted."""
    MOVED_ON = "moved-on"
    """Somebody else acted, or time passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """One message to one person, or to several who share a conversation, at one time.

    `key` names the cause. A community never has two rows with the same key, and the platform gets
    it, so that a resend is not a second message. A key that begins with another key and a dot
    follows from that nudge. All instants are aware UTC.
    """

    key: str
    network: str
    community: str
    person: str
    audience: tuple[str, ...] = ()
    """Further persons who share the conversation (`Chat.open_conversation`); empty for a direct
    message."""
    subject_kind: str
    subject_id: str
    kind: str
    """A kind that a feature registered, with its handler."""
    due_at: datetime
    latest_at: datetime | None = None
    """After this instant it is not sent; None: it is sent however late."""
    status: NudgeStatus = NudgeStatus.WAITING
    token: str | None = None
    """Names the claim; only its holder may finish the nudge."""
    lease_until: datetime | None = None
    attempts: int = 0
    """Claims whose message may have arrived, the present one included. A claim that certainly sent
    nothing does not count."""
    reason: str = ""
    address: str | None = None
    """The address it was sent to."""
    ref: str | None = None
    """The platform's reference to the sent message."""
    merged_into: str | None = None
    """The key of the nudge that takes its place, with others that are late too."""
    buttons: tuple[str, ...] = ()
    """Actions of the sent message that a change of its subject can end."""
    content: str = ""
    """The sent message while it has such buttons (`bot.core.message_codec`)."""
    stale: bool = False
    """Sent, and some of its buttons may no longer hold: the message is to be updated."""
    ending: str = ""
    """An `Ending` while it is stale."""

    @property
    def platform(self) -> str:
        """The platform of its community."""
        return self.community.partition(":")[0]

    @property
    def subject(self) -> Subject:
        """The record that it is about."""
        return Subject(self.subject_kind, self.subject_id)

    def __post_init__(self) -> None:
        for value in (self.due_at, self.latest_at, self.lease_until):
            if value is not None and value.tzinfo is None:
                raise ValueError("the instants of a nudge must be aware")
