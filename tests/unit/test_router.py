"""The program does not start with a gap: the router names what a feature forgot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from types import ModuleType
from typing import Any

import pytest

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted
from bot.core.messages import Message, Paragraph, message
from bot.core.responses import Reply, Response
from bot.core.text import Text
from bot.domain.nudges import Nudge
from bot.domain.people import Address, Person
from bot.domain.practice import Practice
from bot.engine.actions import Action
from bot.engine.aggregates import SYSTEM, Transition, nudge_about
from bot.engine.context import Context
from bot.engine.feature import Feature, FormContent, Late, Requirements
from bot.engine.router import Router
from bot.engine.stored import StoredAggregate
from bot.engine.transitions import plan_for
from bot.features.introduction.model import Act
from bot.features.registry import FEATURES, NAVIGATION
from tests.support.builders import NOW, make_person
from tests.support.routing import ROUTER

ANA = Address("town", "square", "ana")
GO = Action("trial.go", "button-open")


class TrialStatus(StrEnum):
    """Where a trial stands."""

    OPEN = "open"
    OVER = "over"


class TrialAct(StrEnum):
    """What can be done to it."""

    GO = "go"
    LEAVE = "leave"


class StrangeAct(StrEnum):
    """Acts of no aggregate."""

    GO = "go"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A record with one person."""

    id: str = "T1"
    network: str = "net"
    community: str = "com"
    status: TrialStatus = TrialStatus.OPEN
    version: int = 0
    owner: str = "ana"
    created_at: Any = NOW
    closed_at: Any = None


_OPEN = frozenset({TrialStatus.OPEN})
TRANSITIONS = {
    TrialAct.GO: Transition(frozenset({"owner"}), _OPEN, None),
    TrialAct.LEAVE: Transition(frozenset({SYSTEM}), _OPEN, TrialStatus.OVER),
}
ONLY_GO = {TrialAct.GO: TRANSITIONS[TrialAct.GO]}
BY_OWNER = {
    **TRANSITIONS,
    TrialAct.LEAVE: Transition(frozenset({"owner"}), _OPEN, TrialStatus.OVER),
}


class Trials(StoredAggregate[Trial]):
    """A small aggregate whose plan is one nudge."""

    kind = "trial"
    acts = TrialAct
    transitions = TRANSITIONS
    closed = frozenset({TrialStatus.OVER})
    record = Trial
    roles = ("owner",)
    words = ()
    plans = ("trial_nudge",)
    latest: timedelta | None = None
    """How long after it is due the nudge is of use."""

    def plan(
        self, state: Trial, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        latest = NOW + self.latest if self.latest else None
        return [nudge_about("trial_nudge", self.kind, state, "ana", NOW, latest=latest)]

    async def card(self, ctx: Context, state: Trial) -> Message:
        return _message()

    async def summary(self, ctx: Context, state: Trial) -> Text | None:
        return None


def _message() -> Message:
    return message(Paragraph(Text(("Hello",))))


async def _answer(ctx: Context, *rest: object) -> Response:
    return Reply(_message())


async def _form(ctx: Context, *rest: object) -> FormContent:
    raise AssertionError("never opened")


async def _write(ctx: Context, nudge: Nudge) -> Message:
    return _message()


def trial(
    *actions: Action, aggregate: Trials | None = None, nudge: bool = True, late: Late = Late.SEND
) -> Feature:
    """A feature without a gap, except for what is asked for."""
    module = ModuleType("actions")
    for number, action in enumerate(actions or (GO,)):
        setattr(module, f"ACTION_{number}", action)
    feature = Feature("trial", module)
    feature.aggregate(aggregate or Trials())
    if nudge:
        feature.nudge("trial_nudge", mute=None, merge=True, quiet_hours=True, late=late)(_write)
    return feature


def complete() -> Feature:
    """The same, and its action is answered."""
    feature = trial()
    feature.button(GO, act=TrialAct.GO)(_answer)
    return feature


def _router(*features: Feature) -> Router:
    return Router((*FEATURES, *features), NAVIGATION)


def test_a_feature_without_a_gap_is_added_by_one_line() -> None:
    router = _router(complete())
    assert router.aggregates["trial"] is router.aggregate_of(Trial())


def test_an_aggregate_says_which_of_its_fields_hold_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Trials, "words")
    with pytest.raises(ValueError, match="trial does not say which of its fields hold words"):
        _router(complete())


def _unwritten(feature: Feature) -> None:
    feature.nudges.clear()


def _unanswered(feature: Feature) -> None:
    feature.buttons.clear()


def _undeclared(feature: Feature) -> None:
    feature.button(replace(GO, name="trial.other"))(_answer)


def _both_button_and_form(feature: Feature) -> None:
    feature.form(GO, _form, _answer, title="form-ask", submit_label="submit-ask")


def _nudge_and_timer(feature: Feature) -> None:
    feature.timer("trial_nudge", TrialAct.LEAVE, waits_for_delivery=False)


def _timer_of_a_member(feature: Feature) -> None:
    feature.timer("trial_timer", TrialAct.GO, waits_for_delivery=False)


def _timer_of_nothing(feature: Feature) -> None:
    feature.timer("trial_timer", StrangeAct.GO, waits_for_delivery=False)


async def _follow(ctx: Context, before: object, after: object) -> None:
    raise AssertionError("nothing happens here")


def _follows_nothing(feature: Feature) -> None:
    feature.follows("no kind")(_follow)


def _silent_command(feature: Feature) -> None:
    feature.command("trial", about="command-help")(_answer)


def _strange_act(feature: Feature) -> None:
    feature.buttons.clear()
    feature.button(GO, act=StrangeAct.GO)(_answer)


@pytest.mark.parametrize(
    "spoil, problem",
    [
        (_unwritten, "nobody writes the nudge trial_nudge, which trial plans"),
        (_unanswered, "nobody answers the action trial.go"),
        (_undeclared, "the action trial.other is not declared in its feature's actions"),
        (_both_button_and_form, "action trial.go has two handlers"),
        (_nudge_and_timer, "trial_nudge is a nudge and a timer"),
        (_timer_of_a_member, "the timer trial_timer does go, which is no act of the system"),
        (_timer_of_nothing, "the timer trial_timer does go, which is no act of the system"),
        (_silent_command, "/intro trial has no sentences for help"),
        (_follows_nothing, "something follows no kind, which is no aggregate"),
        (_strange_act, "trial.go requires go, an act of no aggregate"),
    ],
)
def test_a_gap_stops_the_start(spoil: Callable[[Feature], None], problem: str) -> None:
    feature = complete()
    spoil(feature)
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole text is compared
        _router(feature)
    assert str(refused.value) == problem


def test_every_gap_is_named_at_once() -> None:
    feature = complete()
    _unwritten(feature)
    _silent_command(feature)
    with pytest.raises(ValueError, match="no sentences for help; nobody writes the nudge"):
        _router(feature)


@pytest.mark.parametrize("name", ["help.open", "find.open"])
def test_an_action_is_declared_once(name: str) -> None:
    with pytest.raises(ValueError, match=f"trial: already taken: .*{name}"):
        _router(trial(replace(GO, name=name)))


def test_what_another_feature_has_cannot_be_taken() -> None:
    commanding, nudging = complete(), complete()
    commanding.command("find")(_answer)
    nudging.nudge("request", mute=None, merge=True, quiet_hours=True, late=Late.SEND)(_write)
    for feature in (commanding, nudging):
        with pytest.raises(ValueError, match="trial: already taken"):
            _router(feature)


class Unfinished(Trials):
    """An aggregate that says nothing of leaving."""

    transitions = ONLY_GO


class LeftToMembers(Trials):
    """An aggregate that only its owner can leave."""

    transitions = BY_OWNER


class Twin(Trials):
    """Another kind with the same acts and the same record."""

    kind = "twin"


def _with(*aggregates: Trials) -> Feature:
    feature = complete()
    feature.aggregates[:] = aggregates
    return feature


@pytest.mark.parametrize(
    "aggregates, problem",
    [
        ((Unfinished(),), "trial has no transition for leave"),
        ((Unfinished(),), "trial lacks leave: what happens when one of its people leaves"),
        ((LeftToMembers(),), "trial lacks leave: what happens when one of its people leaves"),
        ((Trials(), Twin()), "trial shares its acts with twin"),
        ((Trials(), Twin()), "trial shares its record with twin"),
    ],
)
def test_an_aggregate_says_what_the_engine_needs(
    aggregates: tuple[Trials, ...], problem: str
) -> None:
    with pytest.raises(ValueError, match=problem):
        _router(_with(*aggregates))


class Hasty(Trials):
    """A plan whose nudge is of use for an hour."""

    latest = timedelta(hours=1)


@pytest.mark.parametrize("late", Late)
def test_a_plan_and_its_kinds_agree_on_lateness(late: Late) -> None:
    for aggregate in (Trials(), Hasty()):
        feature = trial(aggregate=aggregate, late=late)
        feature.button(GO, act=TrialAct.GO)(_answer)
        router = _router(feature)

        def planned(router: Router = router, aggregate: Trials = aggregate) -> list[Nudge]:
            people = {"ana": make_person("ana")}
            return plan_for(router, aggregate, Trial(), people, Practice())

        if (late is Late.DROP) == (aggregate.latest is not None):
            assert len(planned()) == 1
        else:
            with pytest.raises(ValueError, match="trial_nudge: `latest_at` is for nudges"):
                planned()


def test_what_is_always_open_is_declared_beside_the_handler() -> None:
    def needs(name: str, text: str = "") -> Requirements:
        return ROUTER.requirements(CommandUsed(event_id="e", actor=ANA, name=name, text=text))

    def pressing(action: str) -> Requirements:
        return ROUTER.requirements(ButtonPressed(event_id="e", actor=ANA, action=action))

    assert needs("My", "data").always  # a command of two words
    assert pressing("help.open").always
    assert not needs("find", "data").always
    assert pressing("answer.accept:i1").act is Act.ACCEPT
    assert ROUTER.requirements(FormSubmitted(event_id="e", actor=ANA, form="answer.decline:i1")).act
    for nothing in (needs("nonsense"), pressing("no.such"), pressing("")):
        assert nothing == Requirements()
