"""Whom the host named in the talk: the thank-you says so, and that host can introduce them."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Button, Style, action, message
from bot.core.responses import Replace, Response
from bot.engine.context import Context
from bot.engine.feature import FormContent
from bot.features.blocks import name_of, notice, paragraph
from bot.features.connect.invitation import person_named
from bot.features.introduction.card import card
from bot.features.introduction.model import Act, Debrief, Introduction, Status
from bot.features.request.actions import REQUEST_NOTE
from bot.features.thanks.actions import THANKS_NAMED
from bot.features.thanks.draft import drafts
from bot.features.thanks.feature import feature
from bot.features.thanks.thank_you import draft_page
from bot.features.ways.actions import WAYS_NAMED, WAYS_REACH
from bot.i18n.sanitize import shorten


async def named_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form for the person that the host named."""
    host = await ctx.person(i.host)
    return FormContent(
        fields=(
            Field(
                name="person",
                label=ctx.label("field-named-member"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-named-member"),
                required=False,
            ),
            Field(
                name="note",
                label=ctx.label("field-named-note"),
                words=Words.PRIVATE,
                hint=ctx.label("hint-named-note"),
                required=False,
                max_length=120,
            ),
        ),
        intro=ctx.label("form-named-intro", name=name_of(host)),
    )


async def named_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Save it. The host can be asked to introduce a member whom they named; another name is a
    note. Nobody is told of it before the seeker sends something."""
    note = str(values["note"])
    if not values["person"]:
        noted = replace(i.debrief, onward="", onward_name=note)
        saved = await _save(ctx, i, noted)
        shown = await (draft_page(ctx, saved) if _is_owed(saved) else card(ctx, saved))
        return Replace(message(paragraph(ctx, "named-noted" if note else "named-no-one")) + shown)
    person = await person_named(ctx, i, values)
    saved = await _save(ctx, i, replace(i.debrief, onward=person.id, onward_name=note))
    host, name = await ctx.person(i.host), name_of(person)
    hosting = await ctx.host_for(person) is not None
    own = REQUEST_NOTE.labelled("button-yourself") if hosting else WAYS_REACH
    if host.gone:  # they introduce nobody any more
        ask = own.button(ctx, person.id, style=Style.PRIMARY)
        return Replace(notice(ctx, "named-alone", ask, name=name))
    label = ctx.label("button-through", name=shorten(host.name, 20))
    buttons = [Button(label, action(WAYS_NAMED.name, person.id), Style.PRIMARY)]
    if hosting:
        buttons.append(own.button(ctx, person.id))
    way = notice(ctx, "named-way", *buttons, host=name_of(host), name=name)
    return Replace(way + await draft_page(ctx, saved) if _is_owed(saved) else way)


def _is_owed(i: Introduction) -> bool:
    """Return whether a thank-you is drafted and not sent."""
    return i.status is Status.MET and bool(i.thanks.thanks)


feature.form(
    THANKS_NAMED,
    named_form,
    named_submit,
    title="form-named",
    submit_label="submit-save",
    act=Act.DEBRIEF,
)


async def _save(ctx: Context, i: Introduction, debrief: Debrief) -> Introduction:
    """Save whom the host named. A thank-you that is drafted and not changed by hand says it."""
    made = await drafts(ctx, i)
    now = next((draft for draft in made if draft.text == i.thanks.thanks), None)
    thanks = i.thanks
    if i.status is Status.MET and now is not None:
        again = await drafts(ctx, replace(i, debrief=debrief))
        thanks = replace(thanks, thanks=again[made.index(now)].text)
    return await ctx.apply(i, Act.DEBRIEF, debrief=debrief, thanks=thanks)
