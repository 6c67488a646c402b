"""After the thanks: a person named, the advice update, keeping in touch, paying it forward."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Message, Quote, Style, message
from bot.core.responses import Replace, Response
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.context import Context
from bot.engine.feature import FormContent, Late
from bot.engine.transitions import apply_as, is_planned
from bot.features.blocks import (
    button_row,
    introduction_of,
    name_of,
    notice,
    paragraph,
    require_present,
)
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction.card import card
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Interest, Introduction, Status
from bot.features.mine.actions import MINE_FINE, MINE_OPEN
from bot.features.thanks.actions import (
    THANKS_NO_UPDATE,
    THANKS_TOUCH,
    THANKS_UPDATE,
    THANKS_WROTE,
)
from bot.features.thanks.feature import feature
from bot.features.thanks.readers import named, readers_of

_HOST, _ALL = "host", "all"
"""Who reads an advice update."""
PAY_FORWARD = "pay_forward"
"""The kind of nudge that asks a seeker to host."""


async def plan_pay_forward(ctx: Context, i: Introduction) -> None:
    """Schedule the question whether the actor would host, once, after enough good talks."""
    done = await ctx.tx.introductions.of_person(
        ctx.network, ctx.me.id, {Status.MET, Status.THANKED}
    )
    good = [d for d in done if d.seeker == ctx.me.id and d.debrief.interest is not Interest.LESS]
    if len(good) != ctx.practice.pay_forward_after:  # the message itself is not kept for ever
        return
    if await ctx.tx.hosts.get(ctx.network, ctx.me.id) is not None:
        return
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{ctx.me.id}.pay_forward",
            network=ctx.network,
            community=i.community,
            person=ctx.me.id,
            subject_kind="person",
            subject_id=ctx.me.id,
            kind=PAY_FORWARD,
            due_at=ctx.now + timedelta(days=ctx.practice.pay_forward_days),
        )
    )


@feature.button(THANKS_TOUCH, act=Act.KEEP)
async def touch(ctx: Context, i: Introduction, wish: str) -> Response:
    """Switch keeping in touch on or off."""
    saved = await ctx.apply(i, Act.KEEP, thanks=replace(i.thanks, keep_in_touch=wish != "off"))
    says = "touch-on" if saved.thanks.keep_in_touch else "touch-off"
    noted = message(paragraph(ctx, says, name=name_of(await ctx.person(i.host))))
    return Replace(noted + await card(ctx, saved))


@feature.button(THANKS_WROTE, act=Act.KEEP)
async def wrote(ctx: Context, i: Introduction, rest: str) -> Response:
    """Record a contact. The quarter is counted from it."""
    await ctx.apply(i, Act.KEEP, thanks=replace(i.thanks, contact_at=ctx.now))
    return Replace(notice(ctx, "touch-noted", MINE_OPEN.button(ctx)))


async def update_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Build the form of the advice update. Whoever introduced them can read it too."""
    host = await ctx.person(i.host)
    readers = await readers_of(ctx, i)
    return FormContent(
        fields=(
            Field(
                name="update",
                label=ctx.label("field-update"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-update"),
                initial=i.thanks.update,
                max_length=1500,
                min_length=10,
            ),
            *((_who_reads(ctx, host, readers),) if readers else ()),
        ),
        intro=ctx.label("form-update-intro", name=name_of(host)),
    )


def _who_reads(ctx: Context, host: Person, readers: list[Person]) -> Field:
    return Field(
        name="readers",
        label=ctx.label("field-update-readers"),
        kind=FieldKind.ONE,
        options=(
            Option(_HOST, ctx.label("update-to-host", name=named(ctx, [host]))),
            Option(_ALL, ctx.label("update-to-all", names=named(ctx, readers))),
        ),
        initial=_HOST,
    )


async def update_submit(ctx: Context, i: Introduction, values: Values) -> Response:
    """Send the update to the host, once, and to whoever introduced them, if it is meant for them
    too."""
    await require_present(ctx, i)
    words, host = str(values["update"]), await ctx.person(i.host)
    readers = await readers_of(ctx, i) if values.get("readers") == _ALL else []
    saved = await ctx.apply(
        i,
        Act.UPDATE,
        thanks=replace(
            i.thanks,
            update=words,
            update_at=ctx.now,
            update_done=True,
            contact_at=ctx.now,
            told_later=words if readers else "",
            told_later_at=ctx.now if readers else None,
        ),
    )
    sent = paragraph(ctx, "update-sent", name=name_of(host))
    if readers:
        sent = paragraph(ctx, "update-sent-all", name=name_of(host), names=named(ctx, readers))
    return Replace(message(sent) + await card(ctx, saved))


feature.form(
    THANKS_UPDATE,
    update_form,
    update_submit,
    title="form-update",
    submit_label="submit-send",
    act=Act.UPDATE,
)


@feature.button(THANKS_NO_UPDATE, act=Act.UPDATE)
async def no_update(ctx: Context, i: Introduction, rest: str) -> Response:
    """End the question for an update."""
    saved = await ctx.apply(i, Act.UPDATE, thanks=replace(i.thanks, update_done=True))
    return Replace(message(paragraph(ctx, "update-none")) + await card(ctx, saved))


@feature.nudge(
    NudgeKind.UPDATE_PROMPT, mute=Mute.KEEP_IN_TOUCH, merge=True, quiet_hours=True, late=Late.SEND
)
async def update_prompt(ctx: Context, nudge: Nudge) -> Message:
    """What came of the advice? Three weeks after the talk."""
    i = await introduction_of(ctx, nudge)
    host = await ctx.person(i.host)
    return message(
        paragraph(ctx, "nudge-update-prompt", name=name_of(host)),
        button_row(
            THANKS_UPDATE.button(ctx, i.id, style=Style.PRIMARY),
            THANKS_NO_UPDATE.button(ctx, i.id),
        ),
    )


async def _restart_quarter(ctx: Context, nudge: Nudge) -> None:
    """Count the quarter from this nudge, so that it is sent quarterly at most."""
    i = await introduction_of(ctx, nudge)
    if await is_planned(ctx, i, nudge.key):
        thanks = replace(i.thanks, contact_at=ctx.now)
        await apply_as(ctx, i, Act.KEEP, thanks=thanks)


@feature.nudge(
    NudgeKind.KEEP_IN_TOUCH,
    mute=Mute.KEEP_IN_TOUCH,
    merge=False,
    quiet_hours=True,
    late=Late.SEND,
    repeats=True,
    after_sending=_restart_quarter,
)
async def keep_in_touch(ctx: Context, nudge: Nudge) -> Message | None:
    """A quarter has passed since the last contact. None if one of the two has blocked the other:
    nobody is sent to write to somebody who does not want it."""
    i = await introduction_of(ctx, nudge)
    if await ctx.tx.blocks.among(ctx.network, i.seeker, i.host):
        return None
    host = await ctx.person(i.host)
    return message(
        paragraph(ctx, "nudge-keep-in-touch", name=name_of(host)),
        paragraph(ctx, "touch-learned") if i.debrief.learned else None,
        Quote(i.debrief.learned) if i.debrief.learned else None,
        button_row(
            THANKS_WROTE.button(ctx, i.id, style=Style.PRIMARY),
            THANKS_TOUCH.labelled("button-stop-touch").button(ctx, i.id, "off"),
        ),
    )


@feature.nudge(PAY_FORWARD, mute=Mute.KEEP_IN_TOUCH, merge=False, quiet_hours=True, late=Late.SEND)
async def pay_forward(ctx: Context, nudge: Nudge) -> Message | None:
    """Would you host? None if they have an offer."""
    if await ctx.tx.hosts.get(ctx.network, ctx.me.id) is not None:
        return None
    return message(
        paragraph(ctx, "nudge-pay-forward"),
        button_row(
            HOST_OPEN.button(ctx, style=Style.PRIMARY),
            MINE_FINE.button(ctx),
        ),
    )
