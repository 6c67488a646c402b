"""The declarations of all features, by name. A gap in them stops the start."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, MemberEvent
from bot.core.messages import Actions, Message, buttons, message
from bot.core.responses import ShowForm
from bot.domain.nudges import Subject
from bot.domain.people import Mute
from bot.engine import forms
from bot.engine.actions import Action
from bot.engine.aggregates import LEAVE, SYSTEM, Aggregate, State
from bot.engine.context import Context
from bot.engine.feature import (
    ApartRoute,
    ButtonRoute,
    Command,
    Feature,
    Follower,
    FormRoute,
    JobRoute,
    Late,
    NudgeRoute,
    Requirements,
    TimerRoute,
)
from bot.engine.permissions import Permission
from bot.engine.stored import StoredAggregate


@dataclass(frozen=True, slots=True)
class Navigation:
    """Actions that the engine itself offers."""

    overview: Action
    """Shows all that is open for the reader."""
    card: Action
    """Shows the card of one record: `card.to("introduction", id)`."""
    refused: Mapping[Permission, tuple[Action, ...]]
    """Offered in place of what was refused."""


class Router:
    """Handlers by name, and the aggregates by kind."""

    def __init__(self, features: Iterable[Feature], navigation: Navigation) -> None:
        """Raise `ValueError` with every gap: a name that is taken twice, an action without a
        handler, a planned kind of nudge without a writer, and others."""
        self.navigation = navigation
        self.pages = ""
        """The web address of our own pages; "" where members cannot reach any."""
        self.commands: dict[str, Command] = {}
        self.buttons: dict[str, ButtonRoute] = {}
        self.forms: dict[str, FormRoute] = {}
        self.nudges: dict[str, NudgeRoute] = {}
        self.timers: dict[str, TimerRoute] = {}
        self.jobs: dict[str, JobRoute] = {}
        self.jobs_apart: dict[str, ApartRoute] = {}
        self.aggregates: dict[str, Aggregate[Any]] = {}
        self.followers: dict[str, list[Follower]] = {}
        self.feature_of: dict[str, str] = {}
        """The name of the feature that declares a kind of nudge."""
        declared: dict[str, Action] = {}
        for feature in features:
            _add(self.commands, {c.name: c for c in feature.commands}, feature)
            _add(self.buttons, {b.action.name: b for b in feature.buttons}, feature)
            _add(self.forms, {f.action.name: f for f in feature.forms}, feature)
            _add(self.nudges, {n.kind: n for n in feature.nudges}, feature)
            _add(self.timers, {t.kind: t for t in feature.timers}, feature)
            _add(self.jobs, {j.kind: j for j in feature.jobs}, feature)
            _add(self.jobs_apart, {j.kind: j for j in feature.jobs_apart}, feature)
            _add(self.aggregates, {a.kind: a for a in feature.aggregates}, feature)
            _add(declared, feature.declared_actions(), feature)
            kinds = (*(n.kind for n in feature.nudges), *(t.kind for t in feature.timers))
            self.feature_of.update(dict.fromkeys(kinds, feature.name))
            for kind, follower in feature.followers:
                self.followers.setdefault(kind, []).append(follower)
        self._by_acts = {a.acts: a for a in self.aggregates.values()}
        self._by_record = {a.record: a for a in self.aggregates.values()}
        problems = [*self._problems(declared)]
        if problems:
            raise ValueError("; ".join(problems))

    def _problems(self, declared: Mapping[str, Action]) -> Iterator[str]:
        answered = {*self.buttons, *self.forms}
        for name in sorted({*self.buttons} & {*self.forms}):
            yield f"action {name} has two handlers"
        for name in sorted(declared.keys() - answered):
            yield f"nobody answers the action {name}"
        for name in sorted(answered - declared.keys()):
            yield f"the action {name} is not declared in its feature's actions"
        for command in self.commands.values():
            if command.name and not (command.about and command.usage):
                yield f"/intro {command.name} has no sentences for help"
        for kind in sorted({*self.nudges} & {*self.timers}):
            yield f"{kind} is a nudge and a timer"
        for kind in sorted(self.followers.keys() - self.aggregates.keys()):
            yield f"something follows {kind}, which is no aggregate"
        for aggregate in self.aggregates.values():
            yield from self._aggregate_problems(aggregate)
        for timer in self.timers.values():
            owner = self._by_acts.get(type(timer.act))
            rule = owner.transitions.get(timer.act) if owner else None
            if rule is None or SYSTEM not in rule.by:
                yield f"the timer {timer.kind} does {timer.act}, which is no act of the system"
        routes: list[ButtonRoute | FormRoute] = [*self.buttons.values(), *self.forms.values()]
        for route in routes:
            act = route.requires.act
            if act is not None and type(act) not in self._by_acts:
                yield f"{route.action.name} requires {act}, an act of no aggregate"

    def _aggregate_problems(self, aggregate: Aggregate[Any]) -> Iterator[str]:
        if (other := self._by_acts[aggregate.acts]) is not aggregate:
            yield f"{aggregate.kind} shares its acts with {other.kind}"
        if (other := self._by_record[aggregate.record]) is not aggregate:
            yield f"{aggregate.kind} shares its record with {other.kind}"
        for act in aggregate.acts:
            if act not in aggregate.transitions:
                yield f"{aggregate.kind} has no transition for {act}"
        if isinstance(aggregate, StoredAggregate) and not hasattr(aggregate, "words"):
            yield f"{aggregate.kind} does not say which of its fields hold words of members"
        leave = aggregate.transitions.get(LEAVE)
        if leave is None or SYSTEM not in leave.by:
            yield f"{aggregate.kind} lacks {LEAVE}: what happens when one of its people leaves"
        for kind in aggregate.plans:
            if kind not in self.nudges and kind not in self.timers:
                yield f"nobody writes the nudge {kind}, which {aggregate.kind} plans"

    def command(self, name: str, typed: str) -> tuple[Command | None, str]:
        """Return the subcommand of that name, and what was typed after it.

        A name may be two words: "my data" is the command "my-data".
        """
        first, _, rest = typed.partition(" ")
        if command := self.commands.get(name.casefold()):
            return command, typed
        if command := self.commands.get(f"{name}-{first}".casefold()):
            return command, rest.strip()
        return None, typed

    def requirements(self, event: MemberEvent) -> Requirements:
        """Return what its handler declares; what is declared by default if there is none."""
        route: Command | ButtonRoute | FormRoute | None = None
        match event:
            case CommandUsed(name=name, text=typed):
                route, _ = self.command(name, typed)
            case ButtonPressed(action=pressed):
                name = pressed.partition(":")[0]
                route = self.buttons.get(name) or self.forms.get(name)
            case FormSubmitted(form=form):
                route = self.forms.get(form.partition(":")[0])
        return route.requires if route else Requirements()

    def aggregate_with(self, act: StrEnum) -> Aggregate[Any]:
        """Return the aggregate to which that act belongs."""
        return self._by_acts[type(act)]

    def aggregate_of(self, state: State) -> Aggregate[Any]:
        """Return the aggregate of a record."""
        return self._by_record[type(state)]

    async def card(self, ctx: Context, state: State) -> Message:
        """Return the card of a record, with the overview where it leaves nothing to press."""
        shown = await self.aggregate_of(state).card(ctx, state)
        if buttons(shown):
            return shown
        return shown + message(Actions((self.navigation.overview.button(ctx),)))

    async def open_form(self, ctx: Context, action: Action, argument: str) -> ShowForm:
        """Open the form of an action for the actor. Raises `UserError` or `StaleAction`."""
        return await forms.open_form(ctx, self.forms[action.name], argument)

    def mute_of(self, kind: str) -> Mute | None:
        """Return the switch that silences that kind; None if there is none, as for timers."""
        route = self.nudges.get(kind)
        return route.mute if route else None

    def keeps_quiet_hours(self, kind: str) -> bool:
        """Return whether that kind waits for the end of quiet hours. Timers do not."""
        route = self.nudges.get(kind)
        return route is not None and route.quiet_hours

    def may_merge(self, kind: str) -> bool:
        """Return whether late ones of that kind may be merged."""
        route = self.nudges.get(kind)
        return route is not None and route.merge

    def is_dropped_late(self, kind: str) -> bool:
        """Return whether that kind is dropped when it is late: its plan gives `latest_at`."""
        route = self.nudges.get(kind)
        return route is not None and route.late is Late.DROP

    def apart(self, kind: str) -> timedelta:
        """Return for how long none of that kind follows another."""
        route = self.nudges.get(kind)
        return route.apart if route else timedelta(0)

    def repeats(self, kind: str) -> bool:
        """Return whether sending one of that kind plans the next."""
        route = self.nudges.get(kind)
        return route is not None and route.repeats

    @property
    def kinds(self) -> frozenset[str]:
        """All kinds of nudges."""
        return frozenset({*self.nudges, *self.timers})

    def for_members_only(self, kind: str) -> bool:
        """Return whether the platform is asked if the reader of that kind is still a member."""
        route = self.nudges.get(kind)
        return route is not None and route.members_only

    def needed_for(self, kind: str) -> Permission | None:
        """Return the permission that the platform is asked about before that kind goes."""
        route = self.nudges.get(kind)
        return route.needs if route is not None else None

    def is_always_sent(self, kind: str) -> bool:
        """Return whether that kind reaches members who may do nothing else at present."""
        route = self.nudges.get(kind)
        return route is not None and route.always

    def act_of(self, action: str) -> StrEnum | None:
        """Return the act of an action such as `answer.accept:01ABC`; None if it has none."""
        name = action.partition(":")[0]
        route = self.buttons.get(name) or self.forms.get(name)
        return route.requires.act if route else None

    def ending_buttons(self, message: Message, subject: Subject) -> tuple[str, ...]:
        """Return the actions in a message that can end: acts on its subject, one-time buttons."""
        return tuple(b.action for b in buttons(message) if self._can_end(b.action, subject))

    def _can_end(self, action: str, subject: Subject) -> bool:
        name, _, argument = action.partition(":")
        route = self.buttons.get(name) or self.forms.get(name)
        if route is None:
            return False
        if isinstance(route, ButtonRoute) and route.once:
            return True
        act = route.requires.act
        return (
            act is not None
            and self.aggregate_with(act).kind == subject.kind
            and argument.partition(".")[0] == subject.id
        )

    def holds(
        self, action: str, kind: Aggregate[Any], state: State, role: str | None, now: datetime
    ) -> bool:
        """Return whether a button on that record can still do what it says, for that role."""
        name, _, argument = action.partition(":")
        route = self.buttons.get(name) or self.forms.get(name)
        if route is None:
            return False
        act = route.requires.act
        if act is None:
            return True
        if role is None or not kind.allows(state, act, role, now):
            return False
        holds = route.holds if isinstance(route, ButtonRoute) else None
        return holds is None or holds(state, argument.partition(".")[2], now)


def _add(mine: dict[str, Any], theirs: Mapping[str, Any], feature: Feature) -> None:
    twice = mine.keys() & theirs.keys()
    if twice:
        raise ValueError(f"{feature.name}: already taken: {sorted(twice)}")
    mine.update(theirs)
