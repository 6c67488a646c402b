"""Organisers let messages go out again that could not be delivered, as far as they still hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.jobs import Step, begin_job
from bot.engine.transitions import still_holds
from bot.features.mine.catch_up import is_last_word
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.organise.backlog import BACK, FAILED, About, about, lines
from bot.features.organise.feature import feature
from bot.features.organise.repository import Why

AGAIN = "organise.again"
"""The job. Its subject is the reason, and what the messages are about."""
PACE = timedelta(seconds=2)
"""Between two messages."""
NO_LONGER_TRUE = "no longer true when an organiser sent it again"


async def send_again(ctx: Context, why: str, subject: str) -> bool:
    """Begin to send what failed for that reason, about that; False if there is none of it."""
    failed = await ctx.tx.backlog.failed(ctx.network, ctx.community.id, ctx.now - BACK, ctx.now)
    shown = {(str(line.why), str(line.about)) for line in lines(ctx.router, failed, FAILED)}
    if (why, subject) not in shown:
        return False
    subjects = [subject]
    if subject == About.FEW:
        subjects = [str(one) for one in About if (why, str(one)) not in shown]
    await begin_job(
        ctx.tx,
        AGAIN,
        network=ctx.network,
        community=ctx.community.id,
        subject=".".join((why, *subjects)),
        now=ctx.now,
    )
    await record(ctx, AuditAct.SENT_AGAIN)
    return True


@dataclass(frozen=True, slots=True)
class _At:
    """How far the job has come."""

    sent: int
    """How many go out again."""
    due: datetime
    key: str
    """Of the last nudge that was looked at."""

    @classmethod
    def of(cls, step: Step) -> _At:
        if not step.job.position:
            return cls(0, step.job.created_at - BACK, "")
        sent, due, key = step.job.position.split(" ", 2)
        return cls(int(sent), datetime.fromisoformat(due), key)

    def __str__(self) -> str:
        return f"{self.sent} {self.due.isoformat()} {self.key}"


@feature.job(AGAIN)
async def again(step: Step) -> str | None:
    """Let the next one that failed wait for its turn, or end it where it holds no more."""
    job, at = step.job, _At.of(step)
    nudge = await step.tx.backlog.next_failed(
        job.network, job.community, (at.due, at.key), job.created_at
    )
    if nudge is None:
        return None
    sent = at.sent
    why, *subjects = job.subject.split(".")
    if why == Why.of(nudge.reason) and about(step.router, nudge.kind) in subjects:
        if await _holds(step, nudge):
            sent += 1
            await step.tx.backlog.send_again(nudge, step.now + sent * PACE)
        else:
            await step.tx.nudges.mark_superseded([nudge.key], NO_LONGER_TRUE)
    return str(_At(sent, nudge.due_at, nudge.key))


async def _holds(step: Step, nudge: Nudge) -> bool:
    """Return whether its cause is still there, and nothing later was said about it."""
    person = await step.tx.people.get(nudge.network, nudge.person)
    if person is None or (nudge.latest_at is not None and nudge.latest_at <= step.now):
        return False
    ctx = await step.context_of(person)
    return await still_holds(ctx, nudge) and await is_last_word(ctx, nudge)
