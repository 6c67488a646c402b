"""What a host need not say: their region, and where they studied. People look for both."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, Values, Words
from bot.core.responses import Response
from bot.engine.context import Context
from bot.engine.feature import FormContent
from bot.engine.permissions import Permission
from bot.features.host.actions import HOST_PLACES
from bot.features.host.feature import feature
from bot.features.host.offer import record, save


async def places_form(ctx: Context, id: str) -> FormContent:
    """What need not be said: the host's region, and where they studied."""
    mine = await record(ctx)
    return FormContent(
        fields=(
            Field(
                name="region",
                label=ctx.label("field-region"),
                words=Words.FREE,
                hint=ctx.label("hint-region"),
                initial=mine.region,
                required=False,
                max_length=60,
            ),
            Field(
                name="studied",
                label=ctx.label("field-studied"),
                words=Words.FREE,
                hint=ctx.label("hint-studied"),
                initial=mine.studied_at,
                required=False,
                max_length=80,
            ),
        )
    )


async def places_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save both; an empty field takes back what was said."""
    region, studied = str(values["region"]), str(values["studied"])
    return await save(ctx, replace(await record(ctx), region=region, studied_at=studied))


feature.form(
    HOST_PLACES,
    places_form,
    places_submit,
    title="form-host-places",
    submit_label="submit-save",
    requires=Permission.HOST,
)
