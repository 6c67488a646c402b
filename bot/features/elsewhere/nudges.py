"""What the bot says by itself about a talk elsewhere: to the seeker alone."""

from __future__ import annotations

from bot.core.messages import Message, Quote, Style, message
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.transitions import apply_as, is_planned
from bot.features.blocks import button_row, name_of, paragraph
from bot.features.elsewhere.actions import (
    ELSEWHERE_NEW,
    ELSEWHERE_NO_UPDATE,
    ELSEWHERE_TOUCH,
    ELSEWHERE_UPDATE,
    ELSEWHERE_WROTE,
)
from bot.features.elsewhere.answers import calendar_entry
from bot.features.elsewhere.card import answers, arranging, card, outcomes
from bot.features.elsewhere.feature import feature
from bot.features.elsewhere.looking_back import draft_page
from bot.features.elsewhere.model import Elsewhere, ElsewhereAct
from bot.features.elsewhere.outreach import reminder
from bot.features.elsewhere.plan import (
    AGREED,
    ARRANGE,
    DAY_BEFORE,
    EXPIRED,
    HOUR_BEFORE,
    KEEP_IN_TOUCH,
    ONCE_MORE,
    OUTCOME,
    OUTCOME_REMINDER,
    RESEARCH,
    SILENT,
    TAKEN_BACK,
    THANKS,
    UPDATE_PROMPT,
)
from bot.features.elsewhere.prep import checklist
from bot.features.find.actions import FIND_OPEN
from bot.features.prep.checklist import A_DAY


async def _talk(ctx: Context, nudge: Nudge) -> Elsewhere:
    talk: Elsewhere = await ctx.subject_of(nudge)
    return talk


@feature.nudge(SILENT, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP)
async def silent(ctx: Context, nudge: Nudge) -> Message:
    """Three business days of silence: try someone else."""
    talk = await _talk(ctx, nudge)
    return message(
        paragraph(ctx, "nudge-elsewhere-silent", label=talk.label),
        answers(ctx, talk, ELSEWHERE_NEW.button(ctx), FIND_OPEN.button(ctx)),
    )


@feature.nudge(ONCE_MORE, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP)
async def once_more(ctx: Context, nudge: Nudge) -> Message:
    """Seven: ask once more, with a text to copy."""
    talk = await _talk(ctx, nudge)
    if talk.through:
        connector = await ctx.person(talk.through)
        says = paragraph(ctx, "nudge-elsewhere-ask-them", label=talk.label, name=name_of(connector))
        return message(says, answers(ctx, talk))
    lead = message(paragraph(ctx, "nudge-elsewhere-once-more", label=talk.label))
    return lead + reminder(ctx, talk)


@feature.nudge(EXPIRED, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.SEND)
async def expired(ctx: Context, nudge: Nudge) -> Message:
    """Nothing came: what to try next."""
    return await card(ctx, await _talk(ctx, nudge))


@feature.nudge(ARRANGE, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP)
async def arrange(ctx: Context, nudge: Nudge) -> Message:
    """There is a yes and no time."""
    talk = await _talk(ctx, nudge)
    says = paragraph(ctx, "nudge-elsewhere-arrange", label=talk.label)
    return message(says, arranging(ctx, talk))


@feature.nudge(AGREED, mute=None, merge=False, quiet_hours=False, late=Late.DROP)
async def agreed(ctx: Context, nudge: Nudge) -> Message:
    """The calendar entry of the time that was just set."""
    talk = await _talk(ctx, nudge)
    assert talk.starts_at is not None
    return message(
        paragraph(ctx, "nudge-elsewhere-agreed", label=talk.label, when=talk.starts_at),
        paragraph(ctx, "file-changes" if talk.sequence else "file-adds"),
        files=[calendar_entry(ctx, talk, talk.starts_at, cancelled=False)],
    )


@feature.nudge(TAKEN_BACK, mute=None, merge=False, quiet_hours=False, late=Late.SEND)
async def taken_back(ctx: Context, nudge: Nudge) -> Message:
    """The file that takes the entry out of the calendar."""
    talk = await _talk(ctx, nudge)
    assert talk.published is not None
    return message(
        paragraph(ctx, "nudge-elsewhere-taken-back", when=talk.published),
        paragraph(ctx, "file-cancels"),
        files=[calendar_entry(ctx, talk, talk.published, cancelled=True)],
    )


@feature.nudge(RESEARCH, mute=Mute.PREP, merge=True, quiet_hours=True, late=Late.DROP, apart=A_DAY)
async def research(ctx: Context, nudge: Nudge) -> Message:
    """Three days before: the checklist, and questions."""
    talk = await _talk(ctx, nudge)
    return message(
        paragraph(ctx, "nudge-elsewhere-research", label=talk.label), *checklist(ctx, talk).blocks
    )


@feature.nudge(DAY_BEFORE, mute=Mute.PREP, merge=False, quiet_hours=True, late=Late.DROP)
async def day_before(ctx: Context, nudge: Nudge) -> Message:
    """The day before: what is left to do."""
    talk = await _talk(ctx, nudge)
    assert talk.starts_at is not None
    return message(
        paragraph(ctx, "nudge-elsewhere-day-before", label=talk.label, when=talk.starts_at),
        *checklist(ctx, talk, day_before=True).blocks,
    )


@feature.nudge(HOUR_BEFORE, mute=Mute.PREP, merge=False, quiet_hours=False, late=Late.DROP)
async def hour_before(ctx: Context, nudge: Nudge) -> Message:
    """An hour before, with what the seeker wants to know and to ask."""
    talk = await _talk(ctx, nudge)
    assert talk.starts_at is not None
    return message(
        paragraph(ctx, "nudge-elsewhere-hour-before", label=talk.label, when=talk.starts_at),
        Quote(talk.goal) if talk.goal else None,
        Quote(talk.questions) if talk.questions else None,
    )


@feature.nudge(OUTCOME, mute=None, merge=True, quiet_hours=True, late=Late.DROP)
@feature.nudge(OUTCOME_REMINDER, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP)
async def outcome(ctx: Context, nudge: Nudge) -> Message:
    """Did it happen?"""
    talk = await _talk(ctx, nudge)
    assert talk.starts_at is not None
    says = "nudge-elsewhere-outcome"
    if nudge.kind == OUTCOME_REMINDER:
        says = "nudge-elsewhere-outcome-reminder"
    return message(paragraph(ctx, says, label=talk.label, when=talk.starts_at), outcomes(ctx, talk))


_PROMPT = dict(
    zip(
        THANKS,
        (
            "nudge-elsewhere-thanks-prompt",
            "nudge-elsewhere-thanks-draft",
            "nudge-elsewhere-thanks-again",
            "nudge-elsewhere-thanks-last",
        ),
        strict=True,
    )
)


@feature.nudge(*THANKS[:-1], mute=Mute.THANKS, merge=True, quiet_hours=True, late=Late.DROP)
@feature.nudge(THANKS[-1], mute=Mute.THANKS, merge=True, quiet_hours=True, late=Late.SEND)
async def prompt(ctx: Context, nudge: Nudge) -> Message:
    """Prompts to give thanks: first, a day later, again, and the last."""
    talk = await _talk(ctx, nudge)
    shown, says = await card(ctx, talk), _PROMPT[nudge.kind]
    if talk.thanks:
        shown = await draft_page(ctx, talk)
        if nudge.kind == THANKS[0]:
            says = "nudge-elsewhere-thanks-ready"
    return message(paragraph(ctx, says, label=talk.label), *shown.blocks)


@feature.nudge(UPDATE_PROMPT, mute=Mute.KEEP_IN_TOUCH, merge=True, quiet_hours=True, late=Late.SEND)
async def update_prompt(ctx: Context, nudge: Nudge) -> Message:
    """What came of the advice? Three weeks after the talk."""
    talk = await _talk(ctx, nudge)
    return message(
        paragraph(ctx, "nudge-elsewhere-update", label=talk.label),
        button_row(
            ELSEWHERE_UPDATE.button(ctx, talk.id, style=Style.PRIMARY),
            ELSEWHERE_NO_UPDATE.button(ctx, talk.id),
        ),
    )


async def _restart_quarter(ctx: Context, nudge: Nudge) -> None:
    """Count the quarter from this nudge, so that it is sent quarterly at most."""
    talk = await _talk(ctx, nudge)
    if await is_planned(ctx, talk, nudge.key):
        await apply_as(ctx, talk, ElsewhereAct.KEEP, contact_at=ctx.now)


@feature.nudge(
    KEEP_IN_TOUCH,
    mute=Mute.KEEP_IN_TOUCH,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    repeats=True,
    after_sending=_restart_quarter,
)
async def keep_in_touch(ctx: Context, nudge: Nudge) -> Message:
    """A quarter has passed since the last contact."""
    talk = await _talk(ctx, nudge)
    return message(
        paragraph(ctx, "nudge-elsewhere-keep-in-touch", label=talk.label),
        paragraph(ctx, "touch-learned") if talk.learned else None,
        Quote(talk.learned) if talk.learned else None,
        button_row(
            ELSEWHERE_WROTE.button(ctx, talk.id, style=Style.PRIMARY),
            ELSEWHERE_TOUCH.labelled("button-stop-touch").button(ctx, talk.id, "off"),
        ),
    )
