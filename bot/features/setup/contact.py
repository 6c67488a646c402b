"""Whom members can write to: one setting, which every sentence that names somebody reads."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, Values, Words
from bot.core.responses import Replace, Response
from bot.engine.context import Context
from bot.engine.feature import FormContent
from bot.engine.permissions import Permission
from bot.features.moderate.audit import record
from bot.features.moderate.repository import AuditAct
from bot.features.setup.actions import SETUP_CONTACT
from bot.features.setup.feature import feature
from bot.features.setup.steps import after_saving, decide, left

CONTACT_MAX = 200
"""Characters: it stands within sentences."""


async def contact_form(ctx: Context, argument: str) -> FormContent:
    """Ask for a person, a team or an address."""
    return FormContent(
        fields=(
            Field(
                name="contact",
                label=ctx.label("field-setup-contact"),
                words=Words.FREE,
                hint=ctx.label("hint-setup-contact"),
                required=False,
                initial=ctx.community.contact,
                max_length=CONTACT_MAX,
            ),
        )
    )


async def contact_submit(ctx: Context, argument: str, values: Values) -> Response:
    """Save it. Nobody is asked to agree again: what happens to their data is the same."""
    contact = " ".join(str(values["contact"]).split())
    in_run = any(step.name == "contact" for step in left(ctx))
    if contact != ctx.community.contact:
        ctx.community = replace(ctx.community, contact=contact)
        await record(ctx, AuditAct.SETUP)
    await decide(ctx, "contact")
    return Replace(after_saving(ctx, in_run=in_run))


feature.form(
    SETUP_CONTACT,
    contact_form,
    contact_submit,
    title="form-contact",
    submit_label="submit-save",
    requires=Permission.ORGANISE,
)
