"""One delivery, from the claim of its nudge to the outcome that is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.message_codec import encode
from bot.core.messages import Message, sent_before
from bot.core.monitor import Outcome
from bot.core.ports import MessageRef
from bot.domain.nudges import Nudge, NudgeStatus
from bot.domain.people import Address


@dataclass(slots=True, eq=False)
class Delivery:
    """A claimed nudge on its way. The composer adds the message, the sender the outcome."""

    nudge: Nudge
    """As it was claimed; with an outcome, as it is to be stored."""
    addresses: tuple[Address, ...] = ()
    """Who reads it; several people share a conversation, or get it each for themselves."""
    message: Message | None = None
    """What to send; for an update, the whole message with fewer buttons."""
    buttons: tuple[str, ...] = ()
    """Actions in the message that a later change of the subject can end."""
    tell_organisers: bool = False
    """It could not be delivered, for good."""
    missing: tuple[Address, ...] = ()
    """Of those who were to read it, the ones it did not reach."""
    outcome: Outcome | None = None
    """What became of it, for who counts; None of an update."""
    has_outcome: bool = False
    """Its nudge is as it is to be stored."""
    is_stored: bool = False
    """The outcome was stored where it arose, with what it changed."""
    is_first_sending: bool = False
    """The message arrived now; it is no update."""

    @property
    def is_shared(self) -> bool:
        """Whether one conversation can hold all its readers."""
        return len(self.addresses) > 1 and len({a.community for a in self.addresses}) == 1

    @property
    def conversations(self) -> tuple[tuple[Address, ...], ...]:
        """The conversations it goes to, by who is in each."""
        if len(self.addresses) == 1 or self.is_shared:
            return (self.addresses,)
        return tuple((one,) for one in self.addresses)

    @property
    def maybe_sent(self) -> bool:
        """Whether an earlier attempt may have arrived."""
        return self.nudge.attempts > 1

    # outcomes

    def sent(self, ref: MessageRef, missing: tuple[Address, ...] = ()) -> None:
        """The platform answered."""
        self.missing, self.is_first_sending, self.outcome = missing, True, Outcome.SENT
        content = ""
        if self.buttons and self.message:
            content = encode(sent_before(self.message, ref.links))
        self._becomes(
            status=NudgeStatus.SENT,
            address=str(ref.address),
            ref=ref.id,
            buttons=self.buttons,
            content=content,
        )

    def drop_consequences(self) -> None:
        """Only the outcome itself is stored: what follows from it cannot be."""
        self.is_first_sending = self.tell_organisers = False
        self.missing = ()

    def acted(self) -> None:
        """A timer did what it was for."""
        self._becomes(status=NudgeStatus.SENT)
        self.is_stored, self.outcome = True, Outcome.DONE

    def skip(self, reason: str) -> None:
        """It is not to be sent."""
        self.outcome = Outcome.SKIPPED
        self._becomes(status=NudgeStatus.SKIPPED, reason=reason)

    def merge_into(self, other: Nudge) -> None:
        """Another nudge takes its place."""
        self.outcome = Outcome.SKIPPED
        reason = f"merged into {other.key}"
        self._becomes(status=NudgeStatus.SKIPPED, reason=reason, merged_into=other.key)

    def fail(self, reason: str) -> None:
        """It is given up; the organisers are notified."""
        self.tell_organisers, self.outcome = True, Outcome.FAILED
        self._becomes(status=NudgeStatus.FAILED, reason=reason)

    def snooze(self, due: datetime, reason: str = "") -> None:
        """It waits until then. Nothing was sent by this attempt, so it does not count."""
        self.outcome = Outcome.POSTPONED
        attempts = self.nudge.attempts - 1
        self._becomes(status=NudgeStatus.WAITING, due_at=due, reason=reason, attempts=attempts)

    def retry_at(self, due: datetime, reason: str) -> None:
        """It is tried again then. The attempt counts: its message may have arrived."""
        self.outcome = Outcome.POSTPONED
        self._becomes(status=NudgeStatus.WAITING, due_at=due, reason=reason)

    def updated(self) -> None:
        """Its message shows the buttons that hold, or needs no update."""
        content = encode(self.message) if self.buttons and self.message else self.nudge.content
        if not self.buttons:
            content = ""
        self._becomes(buttons=self.buttons, content=content, stale=False, ending="")

    def update_at(self, due: datetime) -> None:
        """Its message is updated then. A sent nudge is due only for that."""
        self._becomes(stale=True, due_at=due)

    def released(self) -> Delivery:
        """The claim undone: to be sent, or updated, by the next worker that claims it."""
        other = Delivery(self.nudge)
        if self.nudge.status is NudgeStatus.SENT:
            other._becomes(stale=True)
        else:
            other.snooze(self.nudge.due_at)
        return other

    def reset(self, claim: Nudge) -> None:
        """As it was claimed: the transaction that composed it was undone."""
        self.__init__(claim)  # type: ignore[misc]

    def _becomes(self, **changes: object) -> None:
        changes.setdefault("reason", "")
        self.has_outcome = True
        self.nudge = replace(self.nudge, **changes)  # type: ignore[arg-type]
