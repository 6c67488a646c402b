"""Reports as an aggregate of the engine: the plan of their notices, and their card.

A notice holds nothing of the report: what was reported stands in its row only, and is shown to
those who may read it at that moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Set
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.messages import Message
from bot.core.store import Transaction
from bot.core.text import Text
from bot.domain.business_time import add_business_days
from bot.domain.nudges import Nudge
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import Aggregate, Block, nudge_about
from bot.engine.context import Context
from bot.features.blocks import name_of
from bot.features.report.card import card
from bot.features.report.model import (
    OPEN,
    ORGANISER,
    REPORT,
    REPORTER,
    TRANSITIONS,
    UNANSWERED_MAX,
    Report,
    ReportAct,
    ReportStatus,
)

REPORT_NEW, REPORT_WAITING, REPORT_ADDED, REPORT_WITHDRAWN = (
    "report_new",
    "report_waiting",
    "report_added",
    "report_withdrawn",
)
"""Kinds of notices to organisers: a report · nobody has acknowledged it · the reporter wrote more ·
the reporter withdrew it."""
REPORT_ACKNOWLEDGED, REPORT_ANSWERED, REPORT_CLOSED = (
    "report_acknowledged",
    "report_answered",
    "report_closed",
)
"""Kinds of notices to the reporter: somebody has read it · an organiser wrote · it is closed."""


class Reports(Aggregate[Report]):
    """The aggregate of reports."""

    kind = REPORT
    acts = ReportAct
    transitions = TRANSITIONS
    closed = frozenset(ReportStatus) - OPEN
    record = Report
    plans = (
        REPORT_NEW,
        REPORT_WAITING,
        REPORT_ADDED,
        REPORT_WITHDRAWN,
        REPORT_ACKNOWLEDGED,
        REPORT_ANSWERED,
        REPORT_CLOSED,
    )

    async def load(self, tx: Transaction, network: str, id: str) -> Report | None:
        """See `Aggregate`; so for the other methods."""
        return await tx.reports.get(network, id)

    async def save(self, tx: Transaction, state: Report, expected: StrEnum) -> Report:
        return await tx.reports.save(state, ReportStatus(expected))

    async def open_for(self, tx: Transaction, network: str, person: str) -> list[Report]:
        """Those that the person sent. Organisers have a list of their own."""
        return await tx.reports.open_by(network, person)

    async def next_open_for(
        self, tx: Transaction, network: str, person: str, after: str
    ) -> Report | None:
        return await tx.reports.next_open_by(network, person, after)

    def people(self, state: Report) -> Mapping[str, str]:
        organisers = (*state.told, *state.others)
        numbered = {f"{ORGANISER}{number}": id for number, id in enumerate(organisers)}
        return {REPORTER: state.reporter, **numbered}

    def role_of(self, state: Report, person: str) -> str | None:
        if person == state.reporter:
            return REPORTER
        return ORGANISER if person in (*state.told, *state.others) else None

    def allows(self, state: Report, act: StrEnum, role: str, now: datetime) -> bool:
        full = act is ReportAct.ADD and state.unanswered >= UNANSWERED_MAX
        return not full and super().allows(state, act, role, now)

    def leaving(self, state: Report, person: str, now: datetime) -> dict[str, Any] | None:
        """It goes on: whoever leaves, what was reported is looked into."""
        return None

    def parties(self, state: Report) -> Set[str]:
        return {state.reporter}

    def named_to(self, state: Report, reader: str) -> Collection[str]:
        """A notice names nobody."""
        return ()

    def parting(
        self, state: Report, by: str, other: str, now: datetime
    ) -> tuple[StrEnum, dict[str, Any]] | None:
        """It goes on: whoever blocks whom, what was reported is looked into."""
        return None

    def despite_blocks(
        self, state: Report, nudge: Nudge, blocks: Collection[Block]
    ) -> Nudge | None:
        """A report reaches those who look into it, and their answer the reporter."""
        return nudge

    def plan(
        self, state: Report, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        yield from self._to_organisers(state, people, practice)
        yield from self._to_reporter(state)

    def _to_organisers(
        self, state: Report, people: Mapping[str, Person], practice: Practice
    ) -> Iterable[Nudge]:
        sent = state.created_at
        # An organiser who is gone is notified of nothing: then it is for all the others at once.
        there = [id for id in state.told if not people[id].gone]
        told = there or state.others
        if state.status is ReportStatus.SENT:
            for id in told:
                yield nudge_about(REPORT_NEW, self.kind, state, id, sent)
            once, again = practice.report_remind_after, practice.report_remind_again_after
            for id in told:
                due = add_business_days(sent, once, people[id].tz)
                yield nudge_about(REPORT_WAITING, self.kind, state, id, due)
            for id in (*state.told, *state.others):
                due = add_business_days(sent, again, people[id].tz)
                yield nudge_about(REPORT_WAITING, self.kind, state, id, due)
        following = [state.handler] if state.handler and not people[state.handler].gone else told
        for message in state.messages:
            if message.by_reporter:
                for id in following:
                    yield nudge_about(REPORT_ADDED, self.kind, state, id, message.at)
        if state.status is ReportStatus.WITHDRAWN and state.closed_at is not None:
            for id in following:
                yield nudge_about(REPORT_WITHDRAWN, self.kind, state, id, state.closed_at)

    def _to_reporter(self, state: Report) -> Iterable[Nudge]:
        """At each step. A step that says two things at once is one notice."""
        closed = state.closed_at if state.status is ReportStatus.CLOSED else None
        written = {m.at for m in state.messages if not m.by_reporter} - {closed}
        steps = [(REPORT_ANSWERED, at) for at in sorted(written)]
        acknowledged = state.acknowledged_at
        if acknowledged is not None and acknowledged not in written | {closed}:
            steps.insert(0, (REPORT_ACKNOWLEDGED, acknowledged))
        if closed is not None:
            steps.append((REPORT_CLOSED, closed))
        for kind, at in steps:
            yield nudge_about(kind, self.kind, state, state.reporter, at)

    async def card(self, ctx: Context, state: Report) -> Message:
        return await card(ctx, state)

    async def summary(self, ctx: Context, state: Report) -> Text | None:
        """For the reporter, who alone has it in "mine"."""
        reported = await ctx.person(state.reported)
        return ctx.say("report-summary", name=name_of(reported), status=state.status)

    def urgency(self, state: Report, person: str) -> tuple[int, datetime]:
        return (7, state.created_at)


REPORTS = Reports()
