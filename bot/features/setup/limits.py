"""The numbers of the practice that organisers choose, with the reason for each.

What has begun keeps the numbers with which it began (`Context.practice_of`).
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import Block, Heading, Message, Paragraph, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.limits import LIMITS, Limits, choices
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import (
    SETUP_ASKING,
    SETUP_LIMITS,
    SETUP_OPEN,
    SETUP_TIMING,
)
from bot.features.setup.feature import feature

ASKING = {
    "open_requests": ("limit-open-requests", "field-limit-open", "hint-limit-open"),
    "ask_again_days": ("limit-ask-again", "field-limit-again", "hint-limit-again"),
    "talks_a_month": ("limit-talks", "field-limit-talks", "hint-limit-talks"),
}
"""The sentence with the reason, the label of the field, and its hint."""
TIMING = {
    "remind_after": ("limit-remind", "field-limit-remind", "hint-limit-remind"),
    "remind_again_after": (
        "limit-remind-again",
        "field-limit-remind-again",
        "hint-limit-remind-again",
    ),
    "expire_after": ("limit-expire", "field-limit-expire", "hint-limit-expire"),
    "thanks_last_hours": ("limit-thanks", "field-limit-thanks", "hint-limit-thanks"),
}


@feature.button(SETUP_LIMITS, requires=Permission.ORGANISE)
async def open_limits(ctx: Context, argument: str) -> Response:
    """Show an organiser each number with its reason."""
    return Reply(limits_page(ctx))


def limits_page(ctx: Context) -> Message:
    """Return the numbers in force, and which of them are not the usual ones."""
    return message(
        Heading(ctx.label("setup-limits-title")),
        paragraph(ctx, "setup-limits-lead"),
        *(_line(ctx, name) for name in (*ASKING, *TIMING)),
        button_row(
            SETUP_ASKING.button(ctx),
            SETUP_TIMING.button(ctx),
            SETUP_OPEN.labelled("button-back-to-setup").button(ctx),
        ),
    )


def own_numbers(ctx: Context) -> int:
    """Return how many numbers organisers have chosen that are not the usual ones."""
    return sum(getattr(ctx.practice, name) != getattr(ctx.operators, name) for name in LIMITS)


def _line(ctx: Context, name: str) -> Block:
    now, usual = getattr(ctx.practice, name), getattr(ctx.operators, name)
    said = ctx.say((ASKING | TIMING)[name][0], count=_shown(name, now))
    if now != usual:
        said = said + " " + ctx.say("limit-usual", count=_shown(name, usual))
    return Paragraph(said)


def _shown(name: str, number: int) -> int:
    """Return a number as it is read: hours are shown as days."""
    return number // 24 if name.endswith("_hours") else number


def _form(ctx: Context, names: dict[str, tuple[str, str, str]]) -> FormContent:
    def field(name: str, label: str, hint: str) -> Field:
        usual = getattr(ctx.operators, name)
        return Field(
            name=name,
            label=ctx.label(label),
            kind=FieldKind.ONE,
            hint=ctx.label(hint),
            options=tuple(
                Option(
                    str(number),
                    ctx.label(
                        "option-limit-usual" if number == usual else "option-limit",
                        count=_shown(name, number),
                    ),
                )
                for number in choices(ctx.operators, name)
            ),
            initial=str(getattr(ctx.practice, name)),
        )

    return FormContent(
        fields=tuple(field(name, label, hint) for name, (_, label, hint) in names.items())
    )


async def _save(ctx: Context, names: dict[str, tuple[str, str, str]], values: Values) -> Response:
    """Save the numbers of one form. They hold for what begins from now on."""
    chosen = {name: int(str(values[name])) for name in names}
    practice = replace(ctx.practice, **chosen)
    if practice.remind_again_after <= practice.remind_after:
        raise FieldErrors(remind_again_after=ctx.label("field-limit-order"))
    if practice != ctx.practice:
        own = {name: getattr(practice, name) for name in LIMITS}
        differing = tuple(
            (name, number) for name, number in own.items() if number != getattr(ctx.operators, name)
        )
        limits = (*ctx.community.limits, Limits(ctx.now, differing))
        ctx.community = replace(ctx.community, limits=limits, set_up_at=ctx.now)
        ctx.practice = ctx.community.practice_at(ctx.operators, ctx.now)
        await ctx.tx.communities.put(ctx.community)
        await record(ctx, AuditAct.SETUP)
    return Replace(message(paragraph(ctx, "setup-limits-saved")) + limits_page(ctx))


async def asking_form(ctx: Context, argument: str) -> FormContent:
    """How much may be asked, and of whom."""
    return _form(ctx, ASKING)


async def asking_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save it."""
    return await _save(ctx, ASKING, values)


async def timing_form(ctx: Context, argument: str) -> FormContent:
    """When somebody is reminded, and when nobody waits any longer."""
    return _form(ctx, TIMING)


async def timing_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save it."""
    return await _save(ctx, TIMING, values)


feature.form(
    SETUP_ASKING,
    asking_form,
    asking_submit,
    title="form-limits-asking",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
feature.form(
    SETUP_TIMING,
    timing_form,
    timing_submit,
    title="form-limits-timing",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
