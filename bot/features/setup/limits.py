"""The numbers of the practice that organisers choose, with the reason for each.

What has begun keeps the numbers with which it began (`Context.practice_of`).
"""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import message
from bot.core.responses import Replace, Response
from bot.domain.limits import LIMITS, Limits, choices
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormContent
from bot.engine.permissions import Permission
from bot.features.blocks import paragraph
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_ASKING, SETUP_TIMING
from bot.features.setup.feature import feature
from bot.features.setup.said import ASKING, TIMING, shown_number
from bot.features.setup.steps import STEPS, step_page


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
                        count=shown_number(name, number),
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
    return Replace(message(paragraph(ctx, "setup-limits-saved")) + step_page(ctx, STEPS["limits"]))


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
