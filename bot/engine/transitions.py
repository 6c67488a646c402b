"""Changes of state: the guarded write, the nudges that follow, the buttons that end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from bot.core.message_codec import decode
from bot.core.messages import Message
from bot.core.store import Conflict
from bot.domain.business_time import out_of_quiet
from bot.domain.nudges import Ending, Nudge, NudgeStatus
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import (
    Aggregate,
    Block,
    State,
    follows_from,
    subject_of,
)
from bot.engine.errors import StaleAction, UserError

if TYPE_CHECKING:
    from bot.engine.context import Context
    from bot.engine.router import Router

S = TypeVar("S", bound=State)

LONG_PAST = timedelta(days=1)
"""A nudge due before that is not sent any more if it did not wait then."""


async def apply_as(ctx: Context, state: S, act: StrEnum, **changes: Any) -> S:
    """Write one act of the transition table, reconcile, and do what follows from it.

    The caller has checked the role.

    Raises `StaleAction` with the present state if another write came first.
    """
    kind = ctx.router.aggregate_with(act)
    target = kind.transitions[act].after
    if target is not None:
        changes["status"] = target
        if target in kind.closed and state.closed_at is None:
            changes.setdefault("closed_at", ctx.now)
    moved = replace(state, **changes)  # type: ignore[type-var]
    try:
        saved: S = await kind.save(ctx.tx, moved, state.status)
    except Conflict as conflict:
        present = await kind.load(ctx.tx, ctx.network, state.id)
        if present is None or present == state:
            raise UserError("error-already-open", ctx.router.navigation.overview) from conflict
        raise StaleAction(present) from conflict
    await reconcile(ctx, saved, act)
    for follow in ctx.router.followers.get(kind.kind, ()):
        await follow(ctx, state, saved)
    return saved


async def reconcile(ctx: Context, state: State, act: StrEnum | None = None) -> None:
    """Make the waiting nudges agree with the plan, and end buttons that no longer hold.

    `act` changed the record.
    """
    kind = ctx.router.aggregate_of(state)
    subject = subject_of(kind.kind, state)
    planned = await plan(ctx, state)
    keys = {nudge.key for nudge in planned}
    existing = await ctx.tx.nudges.about(subject)
    waiting = [n.key for n in existing if n.status is NudgeStatus.WAITING]
    await ctx.tx.nudges.cancel([key for key in waiting if not follows_from(key, keys)])
    known = {nudge.key: nudge for nudge in existing}
    await ctx.tx.nudges.schedule_all(
        [
            nudge
            for nudge in planned
            if known.get(nudge.key) != nudge  # it waits as planned already
            and not is_long_past(ctx.router, nudge, known.get(nudge.key), ctx.now)
            and not _was_said(ctx.router, nudge, existing)
        ]
    )
    ended = []
    for nudge in existing:
        if nudge.status is NudgeStatus.SENT and nudge.buttons:
            ending = _ending(ctx, nudge, act)
            caused = any(_is_cause(ctx.router, cause, nudge) for cause in planned)
            if ctx.router.repeats(nudge.kind) and ending is Ending.ANSWERED:
                caused = False  # the next of its kind asks again
            left = holding(ctx.router, kind, state, nudge, caused, ctx.now)
            if left != nudge.buttons:
                ended.append(replace(nudge, buttons=left, stale=True, ending=ending))
    if ended:
        await ctx.tx.nudges.end_buttons(ended)
    if any(nudge.status is NudgeStatus.CLAIMED for nudge in existing):
        # Its message may show the former state, so its buttons are checked once it is sent.
        await ctx.tx.nudges.mark_claimed_stale(subject, Ending.MOVED_ON)


def is_long_past(router: Router, planned: Nudge, row: Nudge | None, now: datetime) -> bool:
    """Return whether a planned nudge was to be sent long ago, while nothing waited for that.

    Its reader had switched it off or had left, and what they missed is not made up for. Others say
    themselves how late they are of use (`latest_at`); timers act however late, and what repeats
    goes on. `row`: the stored nudge of that key.
    """
    waits = row is not None and row.status is not NudgeStatus.CANCELLED
    if waits or planned.kind in router.timers or router.repeats(planned.kind):
        return False
    return planned.latest_at is None and planned.due_at < now - LONG_PAST


def _was_said(router: Router, planned: Nudge, existing: Collection[Nudge]) -> bool:
    """Return whether its reader was sent the same about the same record a short time before."""
    apart = router.apart(planned.kind)
    return any(
        nudge.status is NudgeStatus.SENT
        and (nudge.kind, nudge.person) == (planned.kind, planned.person)
        and nudge.key != planned.key
        and nudge.due_at <= planned.due_at < nudge.due_at + apart
        for nudge in existing
    )


def _ending(ctx: Context, nudge: Nudge, act: StrEnum | None) -> Ending:
    """Return `ANSWERED` if the reader did what the message offered, else `MOVED_ON`."""
    offered = act is not None and any(ctx.router.act_of(b) is act for b in nudge.buttons)
    mine = ctx.acting and nudge.person == ctx.me.id
    return Ending.ANSWERED if mine and offered else Ending.MOVED_ON


def holding(
    router: Router,
    kind: Aggregate[Any],
    state: State,
    nudge: Nudge,
    caused: bool,
    now: datetime,
) -> tuple[str, ...]:
    """Return the buttons of a sent message that can still do what they say, for its reader.

    `caused`: whether the cause of the message is still planned (`has_cause`).
    """
    if not caused:
        return ()
    role = kind.role_of(state, nudge.person)
    return tuple(b for b in nudge.buttons if router.holds(b, kind, state, role, now))


def content_of(nudge: Nudge) -> Message:
    """Return the message as it was sent, without files."""
    return decode(nudge.content)


async def plan(ctx: Context, state: State) -> list[Nudge]:
    """Return all nudges the record should have now, by due instant, without muted ones."""
    kind = ctx.router.aggregate_of(state)
    people, blocks = await _people(ctx, kind, state)
    practice = await ctx.practice_of(state)
    return plan_for(ctx.router, kind, state, people, practice, blocks)


async def _people(
    ctx: Context, kind: Aggregate[Any], state: State
) -> tuple[dict[str, Person], Collection[Block]]:
    """Return the people of the record by id, and the blocks between them."""
    ids = tuple(dict.fromkeys(kind.people(state).values()))
    people = {id: await ctx.person(id) for id in ids}
    return people, await ctx.tx.blocks.among(ctx.network, *ids) if len(ids) > 1 else ()


def plan_for(
    router: Router,
    kind: Aggregate[Any],
    state: State,
    people: Mapping[str, Person],
    practice: Practice,
    blocks: Collection[Block] = (),
) -> list[Nudge]:
    """Return the same. Pure: `people` are those of the record by id, with the blocks between them.

    Raises `ValueError` where the plan and the kind of a nudge disagree on lateness.
    """
    planned = [
        nudge
        for raw in kind.plan(state, people, practice)
        if (nudge := _for_readers(router, kind, state, raw, people, blocks)) is not None
    ]
    return sorted(planned, key=lambda nudge: (nudge.due_at, nudge.key))


def _for_readers(
    router: Router,
    kind: Aggregate[Any],
    state: State,
    raw: Nudge,
    people: Mapping[str, Person],
    blocks: Collection[Block],
) -> Nudge | None:
    """Return the planned nudge, moved out of quiet hours; None if it is not to be sent."""
    if router.is_dropped_late(raw.kind) != (raw.latest_at is not None):
        raise ValueError(f"{raw.kind}: `latest_at` is for nudges that are dropped when late")
    # A timer tells nobody anything.
    nudge = raw if raw.kind in router.timers else kind.despite_blocks(state, raw, blocks)
    if nudge is None:
        return None
    person = people[nudge.person]
    if not wanted(router, person, nudge.kind):
        return None
    audience = tuple(id for id in nudge.audience if not people[id].gone)
    readers = [person, *(people[id] for id in audience)]
    due = allowed_for(router, readers, nudge.kind, nudge.due_at)
    if nudge.latest_at is not None and due >= nudge.latest_at:
        return None
    if due == nudge.due_at and audience == nudge.audience:
        return nudge
    return replace(nudge, due_at=due, audience=audience)


async def is_planned(ctx: Context, state: State, key: str) -> bool:
    """Return whether the nudge of that key is planned in the present state."""
    return await _plans(ctx, state, lambda raw: follows_from(key, (raw.key,)))


async def still_holds(ctx: Context, nudge: Nudge) -> bool:
    """Return whether the record that a nudge is about still plans it; what is about no record holds
    until its writer has nothing to say."""
    kind = ctx.router.aggregates.get(nudge.subject_kind)
    if kind is None:
        return True
    state = await kind.load(ctx.tx, nudge.network, nudge.subject_id)
    return state is not None and await is_planned(ctx, state, nudge.key)


async def has_cause(ctx: Context, state: State, nudge: Nudge) -> bool:
    """Return whether what a sent nudge is about is still planned in the present state."""
    return await _plans(ctx, state, lambda raw: _is_cause(ctx.router, raw, nudge))


async def _plans(ctx: Context, state: State, matches: Callable[[Nudge], bool]) -> bool:
    kind = ctx.router.aggregate_of(state)
    people, blocks = await _people(ctx, kind, state)
    return any(
        matches(raw) and _for_readers(ctx.router, kind, state, raw, people, blocks) is not None
        for raw in kind.plan(state, people, await ctx.practice_of(state))
    )


def _is_cause(router: Router, planned: Nudge, sent: Nudge) -> bool:
    """Return whether a sent nudge still stands for that planned one.

    Only the next nudge of a kind that repeats is planned: it speaks for the earlier ones.
    """
    if router.repeats(sent.kind):
        return planned.kind == sent.kind and planned.person == sent.person
    return follows_from(sent.key, (planned.key,))


def wanted(router: Router, person: Person, kind: str) -> bool:
    """Return whether that person is here, and has not switched off that kind."""
    if person.left or (person.barred and not router.is_always_sent(kind)):
        return False
    return router.mute_of(kind) not in person.muted


def allowed_for(router: Router, people: Collection[Person], kind: str, due: datetime) -> datetime:
    """Return the first instant from `due` outside the quiet hours of all these people.

    Quiet hours repeat daily, so two days are searched. If none fits all, the first person's count.
    """
    if not router.keeps_quiet_hours(kind):
        return due

    def awake(person: Person, at: datetime) -> datetime:
        return out_of_quiet(at, person.tz, person.quiet_from, person.quiet_to)

    at = due
    while at - due < timedelta(days=2):
        later = max(awake(person, at) for person in people)
        if later == at:
            return at
        at = later
    return awake(next(iter(people)), due)
