"""What a flow works with: who acts, when, in which unit of work; the door to a transition."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot import policy
from bot.model.hosts import Host
from bot.model.introductions import (
    CLOSED,
    Act,
    Introduction,
    Role,
    Status,
    after,
    allowed,
)
from bot.model.nudges import NudgeStatus
from bot.model.people import Address, Community, Person, Standing
from bot.model.practice import Practice
from bot.ports import MessageRef
from bot.store import Conflict, Transaction
from bot.text import Text
from bot.words import Arg, Words


class UserError(Exception):
    """Something a member can understand: the sentence `error-<code>` and what to press next."""

    def __init__(self, code: str, *buttons: tuple[str, str], **args: Arg) -> None:
        super().__init__(code)
        self.code = code
        self.args_ = args
        self.buttons = buttons
        """(label id, action) of what can be done now."""


class Stale(Exception):
    """The matter is no longer where the button stood; carries how it is now."""

    def __init__(self, introduction: Introduction) -> None:
        super().__init__(introduction.id)
        self.introduction = introduction


class Unasked(Exception):
    """What the platform says of the actor is needed: ask it, and begin the unit of work anew."""


@dataclass(slots=True)
class Context:
    """One unit of work for one person: who acts (or, for a nudge, who reads)."""

    tx: Transaction
    now: datetime
    me: Person
    community: Community
    practice: Practice
    words: Words
    source: MessageRef | None = None
    """The message whose button was pressed."""
    mentions: tuple[Address, ...] = ()
    asked: Standing | None = None
    """What the platform says of me now, if it was asked."""

    @classmethod
    def of(
        cls, tx: Transaction, now: datetime, me: Person, community: Community, practice: Practice
    ) -> Context:
        """For that person, in the words they read there."""
        words = Words.of(me, community)
        return cls(tx=tx, now=now, me=me, community=community, practice=practice, words=words)

    def hosting(self, host: Host, person: Person) -> bool:
        """Whether that person can be asked today, a day of theirs (capacity is the store's)."""
        return host.open_on(self.now.astimezone(person.tz).date())

    def say(self, id: str, **args: Arg) -> Text:
        """A sentence in the reader's language."""
        return self.words.say(id, **args)

    def label(self, id: str, **args: Arg) -> str:
        """The same as plain text."""
        return self.words.label(id, **args)

    @property
    def network(self) -> str:
        """The network that every query stays inside."""
        return self.me.network

    @property
    def standing(self) -> Standing:
        """What the platform says of me now. Raises `Unasked`: only flows that need it pay for it.

        Only for what a member does: nobody is asked about while a nudge is written.
        """
        if self.asked is None:
            raise Unasked
        return self.asked

    async def person(self, id: str) -> Person:
        """A person of this network. Raises `UserError` if there is none."""
        person = await self.tx.person(self.network, id)
        if person is None:
            raise UserError("gone")
        return person

    async def host(self, person: str) -> Host:
        """A host of this network. Raises `UserError` if that person never hosted."""
        host = await self.tx.host(self.network, person)
        if host is None:
            raise UserError("not-a-host", ("button-find", "find.open"))
        return host

    async def mine(self, id: str) -> tuple[Introduction, Role]:
        """An introduction and my role in it. Raises `UserError` if it is not mine to see."""
        introduction = await self.tx.introduction(self.network, id)
        role = introduction.role_of(self.me.id) if introduction else None
        if role is Role.HOST and introduction is not None and introduction.asked_at is None:
            role = None  # a draft is nobody's but the seeker's
        if introduction is None or role is None:
            raise UserError("not-yours", ("button-mine", "mine.open"))
        return introduction, role

    async def ready(self, id: str, act: Act) -> Introduction:
        """An introduction of mine in which I may do that now. Raises `Stale` where I may not."""
        introduction, role = await self.mine(id)
        if not allowed(introduction, act, role, self.now):
            raise Stale(introduction)
        return introduction

    async def act(self, introduction: Introduction, act: Act, **changes: Any) -> Introduction:
        """Do it as me: check, write, and bring the nudges in line, all in this unit of work.

        Raises `Stale` if it may not be done (any more), also when another was quicker.
        """
        role = introduction.role_of(self.me.id)
        if role is None or not allowed(introduction, act, role, self.now):
            raise Stale(introduction)
        return await change(self, introduction, act, **changes)

    async def cast(self, introduction: Introduction) -> policy.Cast:
        """The people of an introduction."""
        return policy.Cast(
            await self.person(introduction.seeker),
            await self.person(introduction.host),
            await self.person(introduction.connector) if introduction.connector else None,
        )

    def for_reader(self, reader: Person) -> Context:
        """The same unit of work, written for somebody else."""
        return Context.of(self.tx, self.now, reader, self.community, self.practice)


async def change(
    ctx: Context, introduction: Introduction, act: Act, **changes: Any
) -> Introduction:
    """Write one act of the transition table and what follows from it. The role was checked before.

    Raises `Stale` with the present state if another write came first.
    """
    moved = replace(after(introduction, act), **changes)
    if moved.status in CLOSED and moved.closed_at is None:
        moved = replace(moved, closed_at=ctx.now)
    try:
        saved = await ctx.tx.save_introduction(moved, introduction.status)
    except Conflict as conflict:
        present = await ctx.tx.introduction(ctx.network, introduction.id)
        if present is None or present == introduction:
            raise UserError("already-open", ("button-mine", "mine.open")) from conflict
        raise Stale(present) from conflict
    await replan(ctx, saved)
    return saved


async def replan(ctx: Context, introduction: Introduction) -> None:
    """Make the waiting nudges those that the policy says; have old cards drawn again."""
    planned = policy.plan(introduction, await ctx.cast(introduction), ctx.practice)
    keys = {nudge.key for nudge in planned}
    gone = [
        nudge.key
        for nudge in await ctx.tx.nudges_about(introduction.id)
        if nudge.key not in keys and nudge.status is NudgeStatus.WAITING
    ]
    await ctx.tx.cancel_nudges(gone)
    await ctx.tx.put_nudges(planned)
    await ctx.tx.mark_stale(introduction.id, but=ctx.source)


async def replan_person(ctx: Context, person: Person) -> None:
    """After a change of zone, quiet hours or switches: the nudges of all their matters follow."""
    live = set(Status) - CLOSED
    for introduction in await ctx.tx.introductions_of(person.network, person.id, live):
        await replan(ctx, introduction)
    unwanted = [
        nudge.key
        for nudge in await ctx.tx.nudges_for(person.id)
        if not policy.wanted(person, nudge.kind)
    ]
    await ctx.tx.cancel_nudges(unwanted)


async def is_planned(ctx: Context, introduction: Introduction, key: str) -> bool:
    """Whether the reason of that nudge still stands."""
    planned = policy.plan(introduction, await ctx.cast(introduction), ctx.practice)
    return any(nudge.key == key for nudge in planned)
