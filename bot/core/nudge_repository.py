"""The port to the stored nudges. No query returns rows of another network."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from bot.core.ports import MessageRef
from bot.domain.nudges import Nudge, Subject


class NudgeRepository(Protocol):
    """Messages to be sent later, and their outcomes."""

    async def get(self, key: str) -> Nudge | None:
        """The nudge with that key."""
        ...

    async def about(self, subject: Subject) -> list[Nudge]:
        """All nudges about that subject, in whatever status, by due instant."""
        ...

    async def merged_into(self, key: str) -> list[Nudge]:
        """The nudges that were merged into the one with that key, by due instant."""
        ...

    async def sent_with_buttons(self, message: MessageRef) -> Nudge | None:
        """The sent nudge that is shown as that message, while a state change can end its
        buttons."""
        ...

    async def sent_as(self, network: str, ref: str) -> list[Nudge]:
        """Those of the network that are shown as the message of that reference, in any community:
        most often one."""
        ...

    async def waiting_for(self, person: str) -> list[Nudge]:
        """All waiting nudges to a person, by due instant."""
        ...

    async def failed_for(self, person: str) -> list[Nudge]:
        """All failed nudges to a person, by due instant."""
        ...

    async def mark_superseded(self, keys: Collection[str], reason: str) -> None:
        """Turn failed nudges into skipped ones: the person read them in another way."""
        ...

    async def schedule(self, nudge: Nudge) -> None:
        """Add a waiting nudge, or move a waiting one of the same key to the new instant.

        A row of that key that is claimed, sent, skipped or failed stays as it is; a cancelled one
        waits again.
        """
        ...

    async def schedule_all(self, nudges: Collection[Nudge]) -> None:
        """Like `schedule`, for many."""
        ...

    async def cancel(self, keys: Collection[str]) -> None:
        """Cancel those of the nudges that are waiting."""
        ...

    async def cancel_waiting(self, person: str, kinds: Collection[str], limit: int) -> int:
        """Cancel waiting nudges of these kinds to a person, at most `limit`; return how many."""
        ...

    async def end_buttons(self, nudges: Collection[Nudge]) -> None:
        """Write `buttons` and `ending` of these nudges where they are sent, and mark them stale.

        Each is to be claimed by `claim_stale`, also if a worker is updating its message now.
        """
        ...

    async def end_all_buttons(self, subject: Subject, ending: str) -> None:
        """End every button of the sent messages about that subject, like `end_buttons`."""
        ...

    async def forget_content(self, subject: Subject) -> None:
        """Forget what the messages about that subject said. Their buttons end no more."""
        ...

    async def save_content(self, key: str, content: str) -> None:
        """Save a sent message as it reads now, after a box in it was ticked."""
        ...

    async def mark_claimed_stale(self, subject: Subject, ending: str) -> None:
        """Mark the nudges about that subject stale that are claimed now.

        Their message may be composed of an earlier state. Once it is sent, `claim_stale` claims
        it, with that `ending`.
        """
        ...

    async def claim_due(
        self,
        now: datetime,
        token: str,
        lease_until: datetime,
        limit: int,
        *,
        community: str | None = None,
        person: str | None = None,
    ) -> list[Nudge]:
        """Claim waiting nudges that are due, and claimed ones whose lease has ended.

        The earliest due come first. With `community` or `person`, only its nudges are claimed.
        `attempts` rises by one for each. A claim has a unit of work to itself.
        """
        ...

    async def communities_due(self, now: datetime) -> list[str]:
        """The communities that have something for `claim_due`."""
        ...

    async def claim_stale(
        self, now: datetime, token: str, lease_until: datetime, limit: int, *, community: str
    ) -> list[Nudge]:
        """Claim stale nudges of that community, whose messages are to be updated; they stay sent.

        The earliest due come first.
        """
        ...

    async def communities_stale(self, now: datetime) -> list[str]:
        """The communities that have something for `claim_stale`."""
        ...

    async def finish(self, nudge: Nudge) -> bool:
        """Write the outcome of a claimed nudge; False if the claim was lost meanwhile.

        Written are status, due instant, attempts, reason, address, ref, merged_into, buttons,
        content, stale and ending: nothing else of a nudge changes once it is claimed. Where it
        was marked stale since the claim, it stays stale with the stored ending, and with the
        buttons that `end_buttons` left it. The row must still carry `nudge.token`; the stored
        token and lease are cleared.
        """
        ...

    async def finish_all(self, nudges: Collection[Nudge]) -> set[str]:
        """Like `finish`, for many; returns the keys of those whose claim still held."""
        ...

    async def next_due(self, after: datetime | None = None) -> datetime | None:
        """The earliest instant, after `after` if given, at which a nudge can be claimed; None if no
        nudge waits."""
        ...
