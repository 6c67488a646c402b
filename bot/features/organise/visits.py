"""Visits of the page of numbers: a link is good once and not for long, and opens a session.

What the visitor has is random, and only its digest is stored. At each request the platform is asked
whether they still organise.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.ports import Chat, ChatError, Clock, Unreachable
from bot.core.store import Store, Transaction
from bot.domain.people import Address, Community, Person
from bot.domain.practice import Practice
from bot.engine.context import Context
from bot.engine.router import Router
from bot.features.organise.again import send_again
from bot.features.organise.backlog import Backlog, backlog_of
from bot.features.organise.repository import Visit, VisitKind
from bot.i18n.translator import Translator

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Visitor:
    """An organiser who looks at the page."""

    person: Person
    community: Community
    words: Translator


async def begin(
    tx: Transaction, person: Person, address: str, kind: VisitKind, now: datetime
) -> str:
    """Store a link or a session, and return what the visitor has to show for it."""
    shown = secrets.token_urlsafe(32)
    await tx.visits.add(
        Visit(
            id=digest(shown),
            network=person.network,
            person=person.id,
            address=address,
            kind=kind,
            made_at=now,
        )
    )
    return shown


def digest(shown: str) -> str:
    """Return what is stored of it."""
    return hashlib.sha256(shown.encode()).hexdigest()


class Visits:
    """Who may see the page. Methods that name no error raise `StoreUnavailable`, and `ChatError`
    where the platform does not say who organises."""

    def __init__(
        self,
        *,
        store: Store,
        chats: Mapping[str, Chat],
        clock: Clock,
        practice: Practice,
        router: Router,
        wake: Callable[[], None],
    ) -> None:
        """`wake`: called where a job began."""
        self.store = store
        self.clock = clock
        self.practice = practice
        self._chats = chats
        self._router = router
        self._wake = wake

    async def enter(self, link: str) -> str | None:
        """Take the link, and return a new session; None if it is not good, or they organise no
        more."""
        now = self.clock.now()
        async with self.store.transaction() as tx:
            visit = await tx.visits.take(digest(link), VisitKind.LINK, now - LINK_LASTS)
        if visit is None or await self._visitor(visit) is None:
            return None
        async with self.store.transaction() as tx:
            person = await tx.people.get(visit.network, visit.person)
            if person is None:
                return None
            return await begin(tx, person, visit.address, VisitKind.SESSION, now)

    async def visitor(self, session: str) -> Visitor | None:
        """Return who has that session; None if it is over, or they organise no more."""
        since = self.clock.now() - SESSION_LASTS
        async with self.store.transaction() as tx:
            tx.only_reads()
            visit = await tx.visits.get(digest(session), VisitKind.SESSION, since)
        return await self._visitor(visit) if visit else None

    async def leave(self, session: str) -> None:
        """End the session."""
        since = self.clock.now() - SESSION_LASTS
        async with self.store.transaction() as tx:
            await tx.visits.take(digest(session), VisitKind.SESSION, since)

    async def backlog(self, visitor: Visitor) -> Backlog:
        """Return what waits to be sent in the community of that visitor, is late, or failed."""
        network, community = visitor.community.network, visitor.community.id
        async with self.store.transaction() as tx:
            tx.only_reads()
            return await backlog_of(tx, self._router, network, community, self.clock.now())

    async def send_again(self, visitor: Visitor, why: str, about: str) -> bool:
        """Begin to send what failed; False if there is none of it. See `again.send_again`."""
        person, community, now = visitor.person, visitor.community, self.clock.now()
        async with self.store.transaction() as tx:
            ctx = Context.of(tx, now, person, community, self.practice, self._router)
            begun = await send_again(ctx, why, about)
        if begun:
            self._wake()
        return begun

    async def _visitor(self, visit: Visit) -> Visitor | None:
        address = Address.parse(visit.address)
        chat = self._chats.get(address.platform)
        if chat is None:
            raise ChatError("that platform is not connected")
        try:
            membership = await chat.membership(address)
        except Unreachable:
            return None
        async with self.store.transaction() as tx:
            tx.only_reads(one_moment=False)
            at = await tx.people.with_community(address)
            person, community = at.person, at.community
        here = person is not None and person.id == visit.person
        if not here or person is None or community is None or person.gone or person.erasing:
            return None
        if not community.organised_by(membership.profile):
            return None
        return Visitor(person, community, Translator.of(person, community))
