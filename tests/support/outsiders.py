"""Everything that can be pressed, typed and filled in, by those who have no part in the matter.

What is tried comes from the declarations of the features, so a new one is covered by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from bot.app import Bot
from bot.application import make_bot
from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted, HomeOpened
from bot.core.forms import Values
from bot.core.message_ref import MessageRef
from bot.core.messages import buttons, plain_text
from bot.core.responses import FormErrors, Nothing, Replace, Reply, Response, ShowForm
from bot.domain.people import Address, Person
from bot.engine.feature import Requirements
from bot.engine.permissions import Permission
from bot.engine.router import Router
from bot.features.introduction.model import INTRODUCTION
from tests.adapters.hostile import listening
from tests.support.dry_run import Change, DryStore
from tests.support.forgery import ARGUMENTS, RESTS, TEXTS, Share, spoiled, whole
from tests.support.forms import FORMS
from tests.support.planted import Town, ids
from tests.support.said import said, stands_in
from tests.support.workspace import Member, defaults

NO_WAY_ON = ("data-coming", "erase-nothing", "fine", "notice-refused")
"""Sentences after which nothing is left to do."""
BOOKKEEPING = ("addresses", "kept_forms")
"""Tables that a refusal may write into: when somebody was here last, and what they had typed."""


@dataclass(frozen=True)
class Outsider:
    """Somebody who tries."""

    kind: str
    member: Member
    person: Person | None = None
    """None: nothing of them is stored, and nothing may be."""
    stranger: bool = False
    """They are of another network."""
    names_by: tuple[str, ...] = ()
    """How the buttons begin by which a stranger chooses somebody by name themselves."""
    outside: bool = False
    """They act outside the community, such as in a direct message on Discord."""
    finished: bool = False
    """Nothing is left for them to press: they are gone, or are being erased."""
    part: bool = False
    """They act on matters of their own, which may change."""
    refused: bool = False
    """They may do nothing of what they try."""

    def may(self, change: Change) -> bool:
        """Whether that row is this person's to change, and tells nobody else of anything."""
        me = self.person.id if self.person else "?"
        rows = [row for row in (change.before, change.after) if row is not None]
        if self.part or (self.person is None and change.before is None):
            return True
        match change.table:
            case "nudges":
                return not self.refused and all(row["person"] == me for row in rows)
            case "introductions":  # a note that they begin to write
                return not self.refused and change.before is None and rows[0]["seeker"] == me
            case "find_counts":  # of the words of their own offer
                return not self.refused
            case "aggregates":  # a talk with somebody outside, or a way there that they offer
                own = ("elsewhere", "offered_way")
                mine = change.before is None and rows[0]["kind"] in own
                return not self.refused and mine
            case table:
                known = table in BOOKKEEPING or not self.refused
                return known and change.holds(me, str(self.member.address))


@dataclass(frozen=True)
class Matter:
    """One record of an aggregate."""

    kind: str
    id: str
    status: str


@dataclass
class Tries:
    """Tries things and collects what should not have happened."""

    town: Town
    bot: Bot
    store: DryStore
    share: Share
    known: Mapping[str, Sequence[str]]
    """The keys of what is stored, by table."""
    faults: list[str] = field(default_factory=list)
    made: int = 0
    _events: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def router(self) -> Router:
        """The commands, buttons and forms."""
        return self.bot.router

    def ids(self, share: str, most: int) -> Sequence[str]:
        """Keys of records of any kind."""
        return self.share.of(share, [id for keys in self.known.values() for id in keys], most)

    # one try

    async def handle(self, who: Outsider, event: Event, tried: str) -> Response:
        """One try, and what must hold for it, whoever tries what."""
        self.store.forget()
        with listening() as tracebacks:
            response = await self.bot.handle(event)
        self.made += 1
        for problem in self._problems(who, response, tried):
            self.fault(who, tried, problem)
        for traceback in tracebacks:
            self.fault(who, tried, traceback.strip().splitlines()[-1])
        return response

    def fault(self, who: Outsider, tried: str, problem: str) -> None:
        """Note it, short enough to be read."""
        self.faults.append(f"{who.kind}: {tried[:120]!r}: {problem[:300]}")

    def _problems(self, who: Outsider, response: Response, tried: str) -> Iterator[str]:
        words = who.member.words
        match response:
            case Reply(message=shown) | Replace(message=shown):
                text = plain_text(shown)
                if stands_in(said("error-unexpected"), text, words):
                    yield "an error that nobody expected"
                ended = any(stands_in(said(id), text, words) for id in NO_WAY_ON)
                if not (buttons(shown) or ended or who.finished or who.part):
                    yield f"no way on after {text[:200]!r}"
            case FormErrors(errors=errors):
                if not errors or not all(errors.values()):
                    yield f"errors without a sentence: {errors}"
            case ShowForm():
                pass
            case Nothing():
                yield "no answer"
        stranger = who.stranger and not tried.startswith(who.names_by)
        told = self.town.leaks(response, who.member.address, stranger=stranger)
        if leaked := {mark for mark in told if mark not in tried.casefold()}:
            yield f"told {sorted(leaked)}: {response!r}"
        for change in self.store.changes:
            if not who.may(change):
                yield f"changed {change}"

    def _base(self, who: Outsider) -> tuple[str, Address]:
        return f"town:try{next(self._events)}", who.member.address

    async def says(self, who: Outsider, name: str, text: str, *mentions: Address) -> Response:
        """A command."""
        id, actor = self._base(who)
        event = CommandUsed(
            event_id=id, actor=actor, outside=who.outside, name=name, text=text, mentions=mentions
        )
        return await self.handle(who, event, f"/intro {name} {text}")

    async def presses(
        self, who: Outsider, action: str, message: MessageRef | None = None
    ) -> Response:
        """A button, in a message that may be another's."""
        id, actor = self._base(who)
        event = ButtonPressed(
            event_id=id, actor=actor, outside=who.outside, action=action, message=message
        )
        return await self.handle(who, event, action)

    async def submits(self, who: Outsider, form: str, values: Values) -> Response:
        """A form."""
        id, actor = self._base(who)
        event = FormSubmitted(
            event_id=id, actor=actor, outside=who.outside, form=form, values=values
        )
        return await self.handle(who, event, f"{form} {values!r:.2000}")

    # many

    async def everything(
        self, who: Outsider, others: Sequence[Address], always: Sequence[str] = ()
    ) -> None:
        """Every command, button and form, with what is not theirs and with nonsense; `always` with
        these ids too."""
        id, actor = self._base(who)
        home = HomeOpened(event_id=id, actor=actor, outside=who.outside)
        await self.handle(who, home, "home")
        for name in (*self.router.commands, "nothing", "x" * 10_000, "\ud800"):
            for text in self.share.of("texts", TEXTS, 2):
                await self.says(who, name, text)
            for other in self.share.of("mentions", others, 1):
                await self.says(who, name, f"@{other.member}", other)
        for name in (*self.router.buttons, *self.router.forms):
            await self.button(who, name, always)
        for _, action in self.share.of("theirs", self.town.buttons(), 15):
            await self.presses(who, action)
        for name in self.router.forms:
            await self._form(who, name, others)

    async def button(self, who: Outsider, name: str, always: Sequence[str] = ()) -> None:
        """One button, with arguments and in messages that are not theirs."""
        refs = [shown.ref for shown in self.town.workspace.chat.shown]
        for argument in (*always, *self._arguments(name)):
            message = self.share.of("refs", refs, 1)[0]
            await self.presses(who, f"{name}:{argument}", message)

    def _arguments(self, name: str) -> Iterator[str]:
        """The ids of what the handler works on, in each state; others'; and nonsense."""
        act = self.router.act_of(name)
        kinds = [self.router.aggregate_with(act).kind] if act else [*self.router.aggregates]
        records = [id for kind in kinds for id in self._records(kind)]
        for id in self.share.of("records", records, 1):
            yield id + (self.share.of("rests", RESTS, 1)[0] if act else "")
        yield from self.ids("ids", 1)
        yield from self.share.of("arguments", ARGUMENTS, 1)

    def _records(self, kind: str) -> Sequence[str]:
        return self.known.get("introductions" if kind == INTRODUCTION else "aggregates", ())

    def _open_to(self, matter: Matter) -> Iterator[tuple[str, Collection[str]]]:
        """What can be done to it in its state, and by whom: the names of buttons and forms."""
        aggregate = self.router.aggregates[matter.kind]
        for name in (*self.router.buttons, *self.router.forms):
            act = self.router.act_of(name)
            if act is not None and self.router.aggregate_with(act) is aggregate:
                rule = aggregate.transitions[act]
                if matter.status in rule.before:
                    yield name, rule.by

    async def in_the_wrong_role(self, who: Outsider, matter: Matter, role: str) -> None:
        """What others may do now in that matter, but not in this role."""
        for name, by in self._open_to(matter):
            if role not in by:
                for rest in self.share.of("wrong", RESTS, 1):
                    await self.presses(who, f"{name}:{matter.id}{rest}")
                if name in self.router.forms:
                    values = dict.fromkeys(FORMS[name].fields, "yes")
                    await self.submits(who, f"{name}:{matter.id}", values)

    async def clumsily(
        self, who: Outsider, matter: Matter, role: str, others: Sequence[Address]
    ) -> None:
        """What they may do now in a matter of theirs, with nonsense after the id and in forms."""
        for name, by in self._open_to(matter):
            if role in by:
                for rest in RESTS[1:]:
                    await self.presses(who, f"{name}:{matter.id}{rest}")
                shown = await self.presses(who, f"{name}:{matter.id}")
                if isinstance(shown, ShowForm):
                    await self.spoils(who, shown, others)

    async def refused(self, who: Outsider, sentences: Mapping[Permission, str]) -> None:
        """Whatever needs a permission that they lack: the platform is asked at each try."""
        for command in self.router.commands.values():
            if sentence := _needed(command.requires, sentences):
                answer = await self.says(who, command.name, "")
                self._expect(who, command.name, answer, sentence)
        needs = {name: route.requires for name, route in self.router.buttons.items()}
        needs |= {name: route.requires for name, route in self.router.forms.items()}
        for name, requires in needs.items():
            if sentence := _needed(requires, sentences):
                for argument in ("", *self.ids("lacking", 2)):
                    action = f"{name}:{argument}" if argument else name
                    self._expect(who, action, await self.presses(who, action), sentence)
                    if name in self.router.forms:
                        values = dict.fromkeys(FORMS[name].fields, "2")
                        answer = await self.submits(who, action, values)
                        self._expect(who, f"{action} {values}", answer, sentence)

    def _expect(self, who: Outsider, tried: str, answer: Response, sentence: str) -> None:
        shown = plain_text(answer.message) if isinstance(answer, Reply | Replace) else repr(answer)
        if not stands_in(said(sentence), shown, who.member.words):
            self.fault(who, tried, f"not refused by {sentence}: {shown[:200]}")

    async def everywhere(self, who: Outsider, sentence: str, *, open_: bool = False) -> None:
        """Each command, button and form once: all are answered by that sentence; if `open_`, only
        what is not declared as open to them always."""
        for name, command in self.router.commands.items():
            if not (open_ and _stays_open(command.requires)):
                self._expect(who, name, await self.says(who, name, ""), sentence)
        needs = {name: route.requires for name, route in self.router.buttons.items()}
        needs |= {name: route.requires for name, route in self.router.forms.items()}
        for name, requires in needs.items():
            if open_ and _stays_open(requires):
                continue
            action = f"{name}:{self.share.of('each', self._records(INTRODUCTION), 1)[0]}"
            self._expect(who, action, await self.presses(who, action), sentence)
            if name in self.router.forms:
                values = dict.fromkeys(FORMS[name].fields, "x")
                self._expect(who, action, await self.submits(who, action, values), sentence)

    async def _form(self, who: Outsider, name: str, others: Sequence[Address]) -> None:
        fields = list(FORMS[name].fields)
        addresses = [str(other) for other in self.share.of("others", others, 1)]
        values = list(whole(fields, [*addresses, *self.ids("values", 2)]))
        for argument in self._arguments(name):
            for given in self.share.of("whole", values, 1):
                await self.submits(who, f"{name}:{argument}" if argument else name, given)
        shown = await self.presses(who, name)
        if isinstance(shown, ShowForm):
            await self.spoils(who, shown, others)

    async def spoils(self, who: Outsider, shown: ShowForm, others: Sequence[Address]) -> None:
        """An open form, with each field wrong in turn."""
        known = [str(other) for other in self.share.of("known", others, 2)]
        given = list(spoiled(shown.form, defaults(shown.form), known))
        for values in [*self.share.of("spoiled", given[:-2], 4), *given[-2:]]:
            await self.submits(who, shown.form.id, values)


def _stays_open(requires: Requirements) -> bool:
    """Whether the gate lets a barred member through: the platform says who organises."""
    return requires.always or requires.permission is Permission.ORGANISE


def _needed(requires: Requirements, sentences: Mapping[Permission, str]) -> str:
    return sentences.get(requires.permission, "") if requires.permission else ""


async def tries_in(town: Town, *, thorough: bool) -> Tries:
    """What tries things in that town, of which nothing stays."""
    workspace = town.workspace
    store = DryStore(workspace.store)
    known = ids(await store.look())
    bot = make_bot(
        store=store,
        chats={"town": workspace.chat},
        clock=workspace.clock,
        practice=workspace.practice,
        features=workspace.features,
    )
    return Tries(town, bot, store, Share(whole=thorough), known)
