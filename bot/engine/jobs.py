"""Background jobs: work that touches many rows, which nobody waits for.

A handler begins a job in its own transaction, as a row. `delivery/job_runner.py` then does it step
by step, each step in a transaction of its own with the row that says how far it has come. After a
crash the next process goes on from there. Members act between two steps, so a handler of a job
reads the present state, and ends where its cause is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.core.ports import Clock
from bot.core.store import Store, Transaction
from bot.domain.jobs import Job
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, State
from bot.engine.context import Context
from bot.engine.router import Router
from bot.engine.transitions import wanted

PERSON_CHANGED = "membership.changed"
"""The job of `reconcile_person`; its subject is the person."""
AT_ONCE = 100
"""Nudges that one piece of a job cancels: a millisecond or two."""
_NUDGES = "~"
"""The position of a job that has come to the nudges: after the names of all kinds of records."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a handler of a job works with."""

    tx: Transaction
    now: datetime
    practice: Practice
    """The operator's numbers."""
    router: Router
    job: Job

    async def subject(self) -> Person | None:
        """Return the person that the job is about."""
        return await self.tx.people.get(self.job.network, self.job.subject)

    async def practice_now(self) -> Practice:
        """Return the numbers in force in the community of the job."""
        community = await self.tx.communities.get(self.job.community)
        return community.practice_at(self.practice, self.now) if community else self.practice

    async def context_of(self, person: Person, community_id: str = "") -> Context:
        """Return a context in which the system acts for that person: in that community, by default
        the one of the job."""
        community = await self.tx.communities.get(community_id or self.job.community)
        assert community is not None, "jobs refer to a community"
        return Context.of(self.tx, self.now, person, community, self.practice, self.router)


@dataclass(frozen=True, slots=True)
class Apart:
    """What a handler of a job works with that takes long, such as one that waits for another
    process: it makes short units of work of its own, and nobody waits for it."""

    store: Store
    clock: Clock
    practice: Practice
    router: Router
    job: Job

    def step(self, tx: Transaction) -> Step:
        """Return what one of its units of work needs."""
        return Step(tx, self.clock.now(), self.practice, self.router, self.job)


async def begin_job(
    tx: Transaction, kind: str, *, network: str, community: str, subject: str, now: datetime
) -> None:
    """Begin a job. One of the same kind, community and subject begins again."""
    await tx.jobs.begin(
        Job(
            id=f"{kind}:{community}:{subject}",
            network=network,
            community=community,
            kind=kind,
            subject=subject,
            created_at=now,
            due_at=now,
        )
    )


async def reconcile_person(ctx: Context, person: Person) -> None:
    """Begin to reconcile all open records of a person who changed.

    What is due meanwhile is checked against the person as they are now.
    """
    await begin_job(
        ctx.tx,
        PERSON_CHANGED,
        network=person.network,
        community=ctx.community.id,
        subject=person.id,
        now=ctx.now,
    )


async def next_open(step: Step, person: Person) -> tuple[Aggregate[State], State, str] | None:
    """Return the next open record of that person, of whatever kind, and the position after it."""
    at, _, after = step.job.position.partition(":")
    for name, kind in sorted(step.router.aggregates.items()):
        if name >= at:
            last = after if name == at else ""
            state = await kind.next_open_for(step.tx, person.network, person.id, last)
            if state is not None:
                return kind, state, f"{name}:{state.id}"
    return None


async def cancel_unwanted(step: Step, person: Person) -> str | None:
    """Cancel some of what waits for that person and is not wanted; None if nothing is left.

    It comes after all records: from its position on, `next_open` finds none.
    """
    kinds = [kind for kind in step.router.kinds if not wanted(step.router, person, kind)]
    cancelled = await step.tx.nudges.cancel_waiting(person.id, kinds, AT_ONCE)
    return _NUDGES if cancelled == AT_ONCE else None
