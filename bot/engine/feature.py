"""Declarations of a feature: commands, buttons, forms, nudges, timers, aggregates."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import ModuleType
from typing import Any

from bot.core.forms import Field
from bot.core.messages import Message
from bot.core.responses import Response
from bot.domain.jobs import Later
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.actions import Action
from bot.engine.aggregates import Aggregate
from bot.engine.context import Context
from bot.engine.permissions import Permission


class Argument(StrEnum):
    """The kind of text after a subcommand."""

    NONE = "none"
    TOPIC = "topic"
    """Words to search hosts by."""
    HOST = "host"
    """A member who hosts."""
    MEMBER = "member"
    """Any member."""
    SOMEBODY = "somebody"
    """A member, or words for what they do."""
    ZONE = "zone"
    """A time zone, by a city or a country."""


class Late(StrEnum):
    """What happens to a nudge that was not sent in time."""

    SEND = "send"
    """It is sent all the same."""
    DROP = "drop"
    """It is dropped after `latest_at`, which the plan gives."""


Handler = Callable[..., Awaitable[Response]]
"""Called as `(ctx, argument)`; with `act=` as `(ctx, state, rest)`, where `rest` follows the id."""
JobHandler = Callable[[Any], Awaitable[str | Later | None]]
"""Called with a `bot.engine.jobs.Step`. It does one piece, of one record or a few, and returns the
position after it; `Later` to go on at another time; None when nothing is left. It may be called
again in the same transaction."""
ApartHandler = Callable[[Any], Awaitable[None]]
"""Called with a `bot.engine.jobs.Apart`, outside any transaction. It is called again, from the
beginning, after a failure or a restart."""
Follower = Callable[[Context, Any, Any], Awaitable[None]]
"""Called with a record before and after an act, in the transaction of that act."""
NudgeHandler = Callable[[Context, Nudge], Awaitable[Message | None]]
Holds = Callable[[Any, str, datetime], bool]
"""Called as `(state, rest, now)`: whether the button can still do what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirements:
    """What the engine checks before a handler runs."""

    act: StrEnum | None = None
    """The actor may do this to the aggregate whose id is in the action."""
    permission: Permission | None = None
    """The platform grants the actor this; a refusal is explained."""
    reads: Permission | None = None
    """The handler reads the membership for this, so the platform is asked where roles are set."""
    always: bool = False
    """Open to members who may do nothing else at present; see `Hooks.gate`."""
    newcomers: bool = False
    """Open to somebody who has not joined, or who left, and stores nothing of them."""
    only_reads: bool = False
    """The handler changes nothing; see `bot.core.store.Transaction.only_reads`."""


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand of `/intro`."""

    name: str
    argument: Argument
    run: Callable[[Context, str], Awaitable[Response]]
    about: str
    """The sentence id of its description."""
    usage: str
    """The sentence id of an example."""
    requires: Requirements = Requirements()
    organisers: bool = False
    """Only organisers see it in help. `requires` decides who may use it."""


@dataclass(frozen=True, slots=True)
class ButtonRoute:
    """The handler of an action."""

    action: Action
    run: Handler
    requires: Requirements
    once: bool = False
    """The button ends when it is pressed."""
    holds: Holds | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContent:
    """The fields of a form. The engine adds id, title and submit label."""

    fields: tuple[Field, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class FormRoute:
    """A form: the function that builds it, and the handler of its values. Its action opens it.

    `submit` may raise `FieldErrors`.
    """

    action: Action
    build: Callable[..., Awaitable[FormContent]]
    submit: Handler
    title: str
    submit_label: str
    requires: Requirements
    opened_with: Callable[[Context, str], Awaitable[str]] | None = None
    outside: bool = False
    """It may be about somebody outside, who has agreed to nothing: contact data is declined in its
    fields of text, and not kept with what was typed."""


@dataclass(frozen=True, slots=True)
class NudgeRoute:
    """One kind of nudge: its behaviour, and the handler that writes its message."""

    kind: str
    write: NudgeHandler
    mute: Mute | None
    """The reader's switch that silences it. None: it cannot be switched off."""
    merge: bool
    """Late ones may be merged. Not for messages with files or members' words, nor for those that
    matter at one hour."""
    quiet_hours: bool
    """It waits for the end of the reader's quiet hours."""
    late: Late
    apart: timedelta = timedelta(0)
    """After one, none is sent about the same record to the same person for that long. For what
    would be read twice where a talk is moved and agreed again."""
    repeats: bool = False
    """Sending one plans the next, so the buttons of a sent one hold while any is planned, until its
    reader has answered it."""
    after_sending: Callable[[Context, Nudge], Awaitable[None]] | None = None
    """Called in the transaction that stores the outcome of its first sending."""
    members_only: bool = False
    """Before it goes, the platform is asked whether its reader is still a member. For what asks
    something of somebody, who may have left since it was planned."""
    needs: Permission | None = None
    """Before it goes, the platform is asked whether its reader has this permission in its
    community. If not, it ends in silence. It is not made up for at a visit."""
    lacking: Callable[[Context, Nudge], Awaitable[None]] | None = None
    """Called in a transaction where its reader lacks it, as the reader."""
    always: bool = False
    """It reaches members who may do nothing else at present, too: `Person.barred`."""


@dataclass(frozen=True, slots=True)
class TimerRoute:
    """A row that does an act on its aggregate when it is due, and sends nothing."""

    kind: str
    act: StrEnum
    changes: Callable[[Any, datetime], dict[str, Any]]
    waits_for_delivery: bool
    """It waits if the person has not been reached yet, so that they have their full time."""


@dataclass(frozen=True, slots=True)
class JobRoute:
    """One kind of background job: see `bot.engine.jobs`."""

    kind: str
    run: JobHandler


@dataclass(frozen=True, slots=True)
class ApartRoute:
    """One kind of background job that runs apart: see `bot.engine.jobs.Apart`."""

    kind: str
    run: ApartHandler
    lasts: timedelta
    """It is stopped after that, and tried again later. Another process takes it over after that,
    where the one that does it is gone."""


class FieldErrors(Exception):
    """The values of a form are refused: a sentence by field name."""

    def __init__(self, **errors: str) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


@dataclass(slots=True)
class Feature:
    """One thing members do. `actions` is the module that declares its actions."""

    name: str
    actions: ModuleType | None = None
    commands: list[Command] = field(default_factory=list)
    buttons: list[ButtonRoute] = field(default_factory=list)
    forms: list[FormRoute] = field(default_factory=list)
    nudges: list[NudgeRoute] = field(default_factory=list)
    timers: list[TimerRoute] = field(default_factory=list)
    jobs: list[JobRoute] = field(default_factory=list)
    jobs_apart: list[ApartRoute] = field(default_factory=list)
    aggregates: list[Aggregate[Any]] = field(default_factory=list)
    followers: list[tuple[str, Follower]] = field(default_factory=list)

    def declared_actions(self) -> dict[str, Action]:
        """Return the actions that its module declares, by name."""
        found = vars(self.actions).values() if self.actions else ()
        return {item.name: item for item in found if isinstance(item, Action)}

    def command(
        self,
        name: str,
        argument: Argument = Argument.NONE,
        *,
        about: str = "",
        usage: str = "",
        requires: Permission | None = None,
        reads: Permission | None = None,
        organisers: bool = False,
        always: bool = False,
        newcomers: bool = False,
        only_reads: bool = False,
    ) -> Callable[
        [Callable[[Context, str], Awaitable[Response]]],
        Callable[[Context, str], Awaitable[Response]],
    ]:
        """Register the handler of `/intro name text`; it gets the text. See `Requirements`."""

        def register(
            function: Callable[[Context, str], Awaitable[Response]],
        ) -> Callable[[Context, str], Awaitable[Response]]:
            needs = Requirements(
                permission=requires,
                reads=reads,
                always=always,
                newcomers=newcomers,
                only_reads=only_reads,
            )
            self.commands.append(Command(name, argument, function, about, usage, needs, organisers))
            return function

        return register

    def button(
        self,
        action: Action,
        *,
        act: StrEnum | None = None,
        requires: Permission | None = None,
        reads: Permission | None = None,
        once: bool = False,
        holds: Holds | None = None,
        always: bool = False,
        newcomers: bool = False,
        only_reads: bool = False,
    ) -> Callable[[Handler], Handler]:
        """Register the handler of an action; see `Handler` and `Requirements`."""

        def register(function: Handler) -> Handler:
            needs = Requirements(
                act=act,
                permission=requires,
                reads=reads,
                always=always,
                newcomers=newcomers,
                only_reads=only_reads,
            )
            self.buttons.append(ButtonRoute(action, function, needs, once, holds))
            return function

        return register

    def form(
        self,
        action: Action,
        build: Callable[..., Awaitable[FormContent]],
        submit: Handler,
        *,
        title: str,
        submit_label: str,
        act: StrEnum | None = None,
        requires: Permission | None = None,
        reads: Permission | None = None,
        opened_with: Callable[[Context, str], Awaitable[str]] | None = None,
        outside: bool = False,
        always: bool = False,
        only_reads: bool = False,
    ) -> None:
        """Register the form of an action. `title` and `submit_label` are sentence ids.

        `build` gets the arguments of a button's handler. `submit` gets the values in place of
        `rest`. `opened_with` is called when the form is opened and not when it is submitted: it
        returns the argument with what the open form has to remember. `outside`: see `FormRoute`.
        """
        needs = Requirements(
            act=act, permission=requires, reads=reads, always=always, only_reads=only_reads
        )
        self.forms.append(
            FormRoute(action, build, submit, title, submit_label, needs, opened_with, outside)
        )

    def nudge(
        self,
        *kinds: str,
        mute: Mute | None,
        merge: bool,
        quiet_hours: bool,
        late: Late,
        apart: timedelta = timedelta(0),
        repeats: bool = False,
        after_sending: Callable[[Context, Nudge], Awaitable[None]] | None = None,
        members_only: bool = False,
        needs: Permission | None = None,
        lacking: Callable[[Context, Nudge], Awaitable[None]] | None = None,
        always: bool = False,
    ) -> Callable[[NudgeHandler], NudgeHandler]:
        """Register the writer of these kinds. It returns None if there is nothing to say."""

        def register(function: NudgeHandler) -> NudgeHandler:
            self.nudges += [
                NudgeRoute(
                    kind,
                    function,
                    mute=mute,
                    merge=merge,
                    quiet_hours=quiet_hours,
                    late=late,
                    apart=apart,
                    repeats=repeats,
                    after_sending=after_sending,
                    members_only=members_only,
                    needs=needs,
                    lacking=lacking,
                    always=always,
                )
                for kind in kinds
            ]
            return function

        return register

    def timer(
        self,
        kind: str,
        act: StrEnum,
        *,
        waits_for_delivery: bool,
        changes: Callable[[Any, datetime], dict[str, Any]] = lambda state, now: {},
    ) -> None:
        """Register a timer: when it is due, the system does `act` with `changes`."""
        self.timers.append(TimerRoute(kind, act, changes, waits_for_delivery))

    def job(self, kind: str) -> Callable[[JobHandler], JobHandler]:
        """Register the handler of a kind of background job."""

        def register(function: JobHandler) -> JobHandler:
            self.jobs.append(JobRoute(kind, function))
            return function

        return register

    def job_apart(self, kind: str, *, lasts: timedelta) -> Callable[[ApartHandler], ApartHandler]:
        """Register the handler of a kind of job that runs apart; see `ApartRoute`."""

        def register(function: ApartHandler) -> ApartHandler:
            self.jobs_apart.append(ApartRoute(kind, function, lasts))
            return function

        return register

    def aggregate(self, aggregate: Aggregate[Any]) -> None:
        """Register a kind of aggregate."""
        self.aggregates.append(aggregate)

    def follows(self, kind: str) -> Callable[[Follower], Follower]:
        """Register what follows from each act on an aggregate of that kind, whoever did it.

        For what depends on the records of another feature, which knows nothing of it. It only
        begins a job: the act is somebody else's.
        """

        def register(function: Follower) -> Follower:
            self.followers.append((kind, function))
            return function

        return register
