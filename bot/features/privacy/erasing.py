"""`/intro erase`: all that is stored about a member goes, in small steps.

What is open ends first, as when somebody leaves. Where there was something, the rest waits for a
day, so that the others still read who is gone. Then rows go and words are emptied, as the register
declares, and an anonymous record takes the member's place in talks, which are counted. The record
of the member stays, empty: blocks, limits and removals are kept by its id, and a keyed hash of the
address finds it again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.events import MemberEvent
from bot.core.messages import Message, Style, message
from bot.core.responses import Reply, Response
from bot.core.store import Transaction
from bot.domain.hosts import HostState
from bot.domain.ids import new_id
from bot.domain.jobs import Later
from bot.domain.nudges import Ending, Subject
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.feature import Argument, Requirements
from bot.engine.jobs import Step, begin_job
from bot.engine.stored import StoredAggregate
from bot.engine.transitions import apply_as
from bot.features.blocks import button_row, notice, paragraph
from bot.features.introduction.model import CLOSED, INTRODUCTION, Act, Introduction, Status
from bot.features.membership.leaving import end_next_record
from bot.features.mine.actions import MINE_OPEN
from bot.features.privacy.actions import PRIVACY_DATA, PRIVACY_ERASE, PRIVACY_ERASE_NOW
from bot.features.privacy.declarations import Role
from bot.features.privacy.feature import feature

ERASE = "privacy.erase"
"""The job; its subject is the person."""
TOLD = timedelta(days=1)
"""For as long the name stays where something was open: quiet hours end within it."""
AGAIN = timedelta(days=1)
"""After this everything is looked through once more: a message was perhaps on its way."""
_ROWS = 50
"""Rows that are deleted at once."""
_EVERY = frozenset(Status)


@feature.command(
    "erase", Argument.NONE, about="command-erase", usage="usage-erase", always=True, newcomers=True
)
async def erase(ctx: Context, text: str) -> Response:
    """`/intro erase`: say what it means, and ask."""
    return Reply(await _sure(ctx))


@feature.button(PRIVACY_ERASE, always=True, newcomers=True)
async def erase_pressed(ctx: Context, argument: str) -> Response:
    """The same from a button."""
    return Reply(await _sure(ctx))


async def _known(ctx: Context) -> Person | None:
    """Return the actor as they are stored, who may have left; None if nothing is."""
    person = await ctx.tx.people.get(ctx.network, ctx.me.id)
    return person if person and not person.erased else None


async def _sure(ctx: Context) -> Message:
    person = await _known(ctx)
    if person is None:
        return notice(ctx, "erase-nothing")
    return message(
        paragraph(ctx, "erase-what"),
        paragraph(ctx, "erase-others"),
        paragraph(ctx, "erase-stays"),
        paragraph(ctx, "erase-mark", count=ctx.practice.remember_days),
        paragraph(ctx, "erase-how"),
        button_row(
            PRIVACY_ERASE_NOW.button(ctx, _since(person), style=Style.DANGER),
            PRIVACY_DATA.button(ctx),
            MINE_OPEN.labelled("button-erase-not").button(ctx),
        ),
    )


@feature.button(PRIVACY_ERASE_NOW, always=True, newcomers=True)
async def erase_now(ctx: Context, argument: str) -> Response:
    """Begin, unless the question was asked before they were erased once and came back."""
    person = await _known(ctx)
    if person is None or argument != _since(person):
        return Reply(await _sure(ctx))
    await begin(ctx.tx, person, ctx.community.id, ctx.now)
    return Reply(notice(ctx, "erase-begun"))


def _since(person: Person) -> str:
    return f"{person.created_at:%Y%m%d%H%M%S}"


async def closed(ctx: Context, event: MemberEvent, needs: Requirements) -> Response | None:
    """The gate: somebody who is being erased reads that, whatever they do."""
    return Reply(notice(ctx, "erase-going-on")) if ctx.me.erasing else None


async def begin(tx: Transaction, person: Person, community: str, now: datetime) -> None:
    """Begin to erase a person. From now on they count as one who left."""
    await tx.people.put(replace(person, left=True, erasing=True))
    host = await tx.hosts.get(person.network, person.id)
    if host is not None and host.state is HostState.ACTIVE:
        await tx.hosts.put(replace(host, state=HostState.LEFT))
    await begin_job(
        tx, ERASE, network=person.network, community=community, subject=person.id, now=now
    )


_PHASES = (
    "rows",
    "connections",
    "ways",
    "connector_requests",
    "introductions",
    "aggregates",
    "named",
    "person",
    "sent",
    "stored",
)


@dataclass(frozen=True, slots=True)
class _At:
    """How far it has come: the position of the job."""

    round: int = 0
    """Everything is done again: after a day, when the limits end, and while a report is open."""
    phase: str = "rows"
    stub: str = ""
    """The anonymous person who takes the place in talks; "" while there is none."""
    id: str = ""
    """The last record that was done in this phase."""

    @classmethod
    def parse(cls, position: str) -> _At:
        round, phase, stub, id = position.split("/")
        return cls(int(round), phase, stub, id)

    def __str__(self) -> str:
        return f"{self.round}/{self.phase}/{self.stub}/{self.id}"


@feature.job(ERASE)
async def erase_next(step: Step) -> str | Later | None:
    """Do the next piece: first what is open ends, then what is stored goes."""
    person = await step.subject()
    if person is None:
        return None
    position = step.job.position
    if "/" not in position:
        ended = await end_next_record(step, person)
        if ended is not None:
            return ended
        begins = str(_At())
        return Later(begins, step.now + TOLD) if position else begins
    at = _At.parse(position)
    done = await _Piece(step, person, at).do()
    if done is not None:
        return str(done)
    later = _PHASES.index(at.phase) + 1
    if later < len(_PHASES):
        return str(replace(at, phase=_PHASES[later], id=""))
    begun = step.job.created_at
    held = await step.tx.erasure.empty_held(person.network, person.id, begun)
    await step.tx.scrubs.owe(step.now)
    again = replace(at, round=at.round + 1, phase=_PHASES[0], id="")
    if at.round == 0:
        return Later(str(again), step.now + AGAIN)
    if at.round == 1 or held:
        held_for = timedelta(days=(await step.practice_now()).ask_again_days)
        return Later(str(again), step.now + held_for)
    return None


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of one phase. Each returns the place after it; None when the phase is over."""

    step: Step
    person: Person
    at: _At

    async def do(self) -> _At | None:
        """Do it."""
        match self.at.phase:
            case "rows":
                return await self._rows()
            case "connections":
                return await self._connection()
            case "ways":
                return await self._way()
            case "connector_requests":
                return await self._connector_request()
            case "introductions":
                return await self._introduction()
            case "aggregates":
                return await self._aggregate()
            case "named":
                return await self._named()
            case "person":
                return await self._person()
            case "sent":
                return await self._sent()
            case _:
                return await self._stored()

    @property
    def _is_back(self) -> bool:
        """Whether they have come back since they were erased: what is new stays."""
        return self.at.round > 0 and not self.person.erased

    async def _rows(self) -> _At | None:
        if self._is_back:
            return None
        more = await self.step.tx.erasure.delete_own(self.person.network, self.person.id, _ROWS)
        return self.at if more else None

    async def _connection(self) -> _At | None:
        """Delete the next connection, and what others were sent about it."""
        step, me = self.step, self.person
        found = await step.tx.connections.next_of(me.network, me.id, self.at.id)
        if found is None:
            return None
        if found.created_at <= step.job.created_at:
            await step.tx.connections.erase(found)
        return replace(self.at, id=found.id)

    async def _way(self) -> _At | None:
        """Delete the next way to somebody, with what others were asked for it."""
        step, me = self.step, self.person
        found = await step.tx.ways.next_of(me.network, me.id, self.at.id)
        if found is None:
            return None
        if found.created_at <= step.job.created_at:
            await step.tx.ways.erase(found)
        return replace(self.at, id=found.id)

    async def _connector_request(self) -> _At | None:
        """Delete what they were asked for somebody else, and what was sent about it."""
        step, me = self.step, self.person
        found = await step.tx.connector_requests.next_to(me.network, me.id, self.at.id)
        if found is None:
            return None
        if found.created_at <= step.job.created_at:
            await step.tx.connector_requests.erase(found)
        return replace(self.at, id=found.id)

    async def _introduction(self) -> _At | None:
        """Empty the words of the next talk, and name nobody in it."""
        step, me = self.step, self.person
        i = await step.tx.introductions.next_of(me.network, me.id, _EVERY, self.at.id)
        if i is None:
            return None
        if i.created_at > step.job.created_at:
            return replace(self.at, id=i.id)
        if i.status is Status.DRAFT and i.seeker == me.id:
            i = await apply_as(await step.context_of(me), i, Act.DISCARD)
        role, shown = _role(i, me), i.request.asked_at is not None
        if role is Role.SEEKER or (role is Role.HOST and i.questions_shared):
            await step.tx.preparation.set_questions(i.id, [])
        await self._forget(Subject(INTRODUCTION, i.id))
        counts = await self._counts(i)
        at = self.at if counts else await self._with_stub()
        into = me.id if counts else at.stub
        roles = (role,) if shown or role is Role.SEEKER else ()
        await step.tx.erasure.empty_introduction(me.network, i.id, roles, me.id, into)
        return replace(at, id=i.id)

    async def _counts(self, i: Introduction) -> bool:
        """Return whether a limit still counts it: then it is theirs until that ends."""
        practice = await self.step.practice_now()
        limit = self.step.now - timedelta(days=practice.ask_again_days)
        of_both = self.person.id in (i.seeker, i.host)
        return of_both and i.status in CLOSED and i.closed_at is not None and i.closed_at > limit

    async def _aggregate(self) -> _At | None:
        """The same for the next smaller matter."""
        step, me = self.step, self.person
        row = await step.tx.aggregates.next_of(me.network, me.id, self.at.id)
        if row is None:
            return None
        kind = step.router.aggregates.get(row.kind)
        if row.created_at > step.job.created_at:
            return replace(self.at, id=row.id)
        if isinstance(kind, StoredAggregate):
            if kind.outlives(kind.record_of(row)):
                return replace(self.at, id=row.id)
            row = kind.without_words(row)
        else:
            row = replace(row, data="{}")  # of a feature that is gone
        await self._forget(Subject(row.kind, row.id))
        at = await self._with_stub()
        await step.tx.aggregates.anonymise(row, me.id, at.stub)
        return replace(at, id=row.id)

    async def _named(self) -> _At | None:
        """Take the name out of the next talk of others in which one of them named this person."""
        step, me = self.step, self.person
        naming = await step.tx.introductions.naming(me.network, me.id)
        if not naming or self._is_back:
            return None
        at, i = await self._with_stub(), naming[0]
        await step.tx.erasure.empty_introduction(me.network, i.id, (Role.NAMED,), me.id, at.stub)
        return at

    async def _person(self) -> _At | None:
        if not self._is_back:
            tx, me = self.step.tx, self.person
            await tx.erasure.empty_person(me.network, me.id)
            await tx.people.hash_addresses(me.network, me.id, self.step.now)
        return None

    async def _sent(self) -> _At | None:
        """The second time: what the messages about the next talk said is forgotten."""
        tx, at = self.step.tx, self.at
        if not at.round or not at.stub:
            return None
        i = await tx.introductions.next_of(self.person.network, at.stub, _EVERY, at.id)
        if i is None:
            return None
        await self._forget(Subject(INTRODUCTION, i.id))
        return replace(at, id=i.id)

    async def _stored(self) -> _At | None:
        """The same for the next smaller matter."""
        tx, at = self.step.tx, self.at
        if not at.round or not at.stub:
            return None
        row = await tx.aggregates.next_of(self.person.network, at.stub, at.id)
        if row is None:
            return None
        await self._forget(Subject(row.kind, row.id))
        return replace(at, id=row.id)

    async def _forget(self, subject: Subject) -> None:
        """End the buttons of what was sent about it; its words go with the last of them.

        The second time the words go whether or not the platform took the update.
        """
        if self.at.round:
            await self.step.tx.nudges.forget_content(subject)
        else:
            await self.step.tx.nudges.end_all_buttons(subject, Ending.MOVED_ON)
            await self.step.tx.nudges.mark_claimed_stale(subject, Ending.MOVED_ON)

    async def _with_stub(self) -> _At:
        """Return the place with an anonymous person in it, who is made when first needed."""
        if self.at.stub:
            return self.at
        me = self.person
        stub = Person(
            id=new_id(self.step.now),
            network=me.network,
            name="",
            sample=me.sample,
            left=True,
            created_at=me.created_at,
        )
        await self.step.tx.people.put(stub)
        return replace(self.at, stub=stub.id)


def _role(i: Introduction, person: Person) -> Role:
    if person.id == i.seeker:
        return Role.SEEKER
    return Role.HOST if person.id == i.host else Role.CONNECTOR
