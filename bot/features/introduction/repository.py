"""The port to introductions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.features.introduction.model import Introduction, Status


@dataclass(frozen=True, slots=True)
class Load:
    """What a host has taken on, in numbers of requests."""

    accepted: int = 0
    """In this month of theirs, and not given up."""
    waiting: int = 0
    """For their answer."""
    answered: int = 0
    """With yes or no, ever."""
    unanswered: int = 0
    """They ended without an answer."""
    asked_at: datetime | None = None
    """When they were asked last."""


class IntroductionRepository(Protocol):
    """Introductions, guarded by status and version."""

    async def get(self, network: str, id: str) -> Introduction | None:
        """The introduction with that id, if in that network."""
        ...

    async def add(self, introduction: Introduction) -> None:
        """Add a new one. Raises `Conflict` if the pair already has an open one."""
        ...

    async def save(self, introduction: Introduction, expected: Status) -> Introduction:
        """Write it where its status is still `expected` and its version unchanged.

        Returns it with the version raised. Raises `Conflict` if it was changed meanwhile or if the
        pair already has another open one.
        """
        ...

    async def of_person(
        self, network: str, person: str, statuses: Collection[Status]
    ) -> list[Introduction]:
        """Those in which the person is seeker, host or connector, oldest first."""
        ...

    async def past(
        self, network: str, person: str, before: Introduction | None, most: int
    ) -> list[Introduction]:
        """The person's talks that took place, the latest first, at most `most`.

        As seeker those they gave thanks for, because the others are open; as host all. `before` is
        one with a time: only those earlier than that one.
        """
        ...

    async def next_of(
        self,
        network: str,
        person: str,
        statuses: Collection[Status],
        after: str,
        *,
        as_host: bool = False,
    ) -> Introduction | None:
        """The one of `of_person` with the lowest id after `after`; `as_host`: whose host they
        are."""
        ...

    async def in_conversation(
        self,
        community: str,
        ref_prefix: str,
        statuses: Collection[Status],
        *,
        after: str = "",
        limit: int = ...,
    ) -> list[tuple[str, Introduction]]:
        """Those whose people share a conversation of the community, by its reference.

        `ref_prefix` is how the references of messages in the conversation begin; "" finds all
        conversations. Each comes with the reference of the message that opened the conversation.
        Only those after the reference `after` count, and of these the first `limit`.
        """
        ...

    async def naming(self, network: str, person: str) -> list[Introduction]:
        """Those in which the host or the seeker named that person, oldest first."""
        ...

    async def loads(
        self, network: str, months: Mapping[str, tuple[datetime, datetime]]
    ) -> Mapping[str, Load]:
        """What each of these hosts has taken on; `months`: from when to when their month goes."""
        ...

    async def meetings_between(
        self, network: str, person: str, start: datetime, end: datetime
    ) -> list[Introduction]:
        """Those with a picked or agreed meeting of seeker or host that overlaps [start, end)."""
        ...
