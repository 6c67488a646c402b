"""Answering: the host's answers to a request, and the nudges until then."""

from __future__ import annotations

from dataclasses import replace

from bot.core.forms import Field, FieldKind, Option, Values, Words
from bot.core.messages import Message, Quote, Style, message
from bot.core.responses import Replace, Response
from bot.domain.hosts import Host
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FormContent, Late
from bot.features.answer.actions import (
    ANSWER_ACCEPT,
    ANSWER_ASK,
    ANSWER_DECLINE,
    ANSWER_REFER,
    ANSWER_REPLY,
)
from bot.features.answer.feature import feature
from bot.features.blocks import (
    button_row,
    host_offer,
    introduction_of,
    name_of,
    paragraph,
)
from bot.features.connect.invitation import invite, person_named
from bot.features.fallback.lists import goes_on
from bot.features.find.handlers import near_message
from bot.features.find.search import next_best, talks_left
from bot.features.guide.actions import GUIDE_NO
from bot.features.host.actions import HOST_OPEN
from bot.features.introduction.card import answer_buttons, card, request_blocks, vouching
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, DeclineReason, Introduction
from bot.features.request.actions import REQUEST_WITHDRAW


@feature.button(ANSWER_ACCEPT, act=Act.ACCEPT)
async def accept(ctx: Context, asked: Introduction, rest: str) -> Response:
    """Accept. Capacity is counted in this transaction, so two at once cannot both pass."""
    if asked.request.once:
        await host_once(ctx)
    else:
        host = await host_offer(ctx, ctx.me.id)
        if await talks_left(ctx, host, ctx.me) <= 0:
            raise UserError(
                "error-capacity", HOST_OPEN.labelled("button-my-offer"), count=host.capacity
            )
    saved = await ctx.apply(
        asked,
        Act.ACCEPT,
        request=replace(asked.request, accepted_at=ctx.now),
        time=replace(asked.time, turn_at=ctx.now),
    )
    return Replace(await card(ctx, saved))


async def host_once(ctx: Context) -> None:
    """Begin an offer that nobody finds: a talk needs one, and this is for one talk."""
    if await ctx.tx.hosts.get(ctx.network, ctx.me.id) is None:
        offer = Host(person=ctx.me.id, network=ctx.network, created_at=ctx.now)
        await ctx.tx.hosts.put(offer)


async def ask_form(ctx: Context, asked: Introduction, rest: str) -> FormContent:
    """The host asks the seeker one question."""
    seeker = await ctx.person(asked.seeker)
    return FormContent(
        fields=(
            Field(
                name="question",
                label=ctx.label("field-question-back"),
                words=Words.FREE,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-question-back"),
                max_length=300,
                min_length=5,
            ),
        ),
        intro=ctx.label("form-ask-intro", name=name_of(seeker)),
    )


async def ask_submit(ctx: Context, asked: Introduction, values: Values) -> Response:
    """Send the question. The host is not reminded until the seeker has answered."""
    saved = await ctx.apply(
        asked,
        Act.QUESTION,
        request=replace(asked.request, question=str(values["question"]), questioned_at=ctx.now),
    )
    return Replace(await card(ctx, saved))


feature.form(
    ANSWER_ASK, ask_form, ask_submit, title="form-ask", submit_label="submit-ask", act=Act.QUESTION
)


async def reply_form(ctx: Context, asked: Introduction, rest: str) -> FormContent:
    """The seeker answers the question."""
    return FormContent(
        fields=(
            Field(
                name="answer",
                label=ctx.label("field-answer"),
                words=Words.CHECKED,
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-answer"),
                max_length=500,
                min_length=2,
            ),
        ),
        intro=asked.request.question,
    )


async def reply_submit(ctx: Context, asked: Introduction, values: Values) -> Response:
    """Send the answer. It is the host's turn again."""
    saved = await ctx.apply(
        asked,
        Act.ANSWER,
        request=replace(asked.request, answer=str(values["answer"]), answered_at=ctx.now),
    )
    host = name_of(await ctx.person(asked.host))
    return Replace(message(paragraph(ctx, "answer-sent", name=host)) + await card(ctx, saved))


feature.form(
    ANSWER_REPLY,
    reply_form,
    reply_submit,
    title="form-reply",
    submit_label="submit-reply",
    act=Act.ANSWER,
)


async def decline_form(ctx: Context, i: Introduction, rest: str) -> FormContent:
    """Decline, with an optional reason, which is shared only if the host chooses."""
    return FormContent(
        fields=(
            Field(
                name="reason",
                label=ctx.label("field-reason"),
                kind=FieldKind.ONE,
                required=False,
                options=tuple(
                    Option(v.value, ctx.label("reason", reason=v)) for v in DeclineReason
                ),
                initial=DeclineReason.UNSAID.value,
            ),
            Field(
                name="share",
                label=ctx.label("field-share-reason"),
                kind=FieldKind.ONE,
                required=False,
                options=(
                    Option("no", ctx.label("share-no")),
                    Option("yes", ctx.label("share-yes")),
                ),
                initial="no",
            ),
        ),
        intro=ctx.label("form-decline-intro"),
    )


async def decline_submit(ctx: Context, asked: Introduction, values: Values) -> Response:
    """Decline. The seeker reads the reason only if it was shared."""
    saved = await ctx.apply(
        asked,
        Act.DECLINE,
        request=replace(
            asked.request,
            decline_reason=DeclineReason(str(values["reason"] or DeclineReason.UNSAID)),
            reason_shared=values["share"] == "yes",
        ),
    )
    return Replace(await card(ctx, saved))


feature.form(
    ANSWER_DECLINE,
    decline_form,
    decline_submit,
    title="form-decline",
    submit_label="submit-decline",
    act=Act.DECLINE,
)


async def refer_form(ctx: Context, asked: Introduction, rest: str) -> FormContent:
    """The host names another person to ask."""
    seeker = await ctx.person(asked.seeker)
    return FormContent(
        fields=(
            Field(
                name="person",
                label=ctx.label("field-person"),
                kind=FieldKind.PERSON,
                hint=ctx.label("hint-refer-person"),
            ),
        ),
        intro=ctx.label("form-refer-intro", name=name_of(seeker)),
    )


async def refer_submit(ctx: Context, asked: Introduction, values: Values) -> Response:
    """Decline and name the person. One who does not host is invited first, and not named yet."""
    person = await person_named(ctx, asked, values)
    hosting = bool(await ctx.host_for(person) and await ctx.host_for(person, asked.seeker))
    saved = await ctx.apply(
        asked,
        Act.REFER,
        request=replace(
            asked.request, decline_reason=DeclineReason.SOMEONE_ELSE, referred_to=person.id
        ),
    )
    if not hosting:
        await invite(ctx, saved, person)
    note = message(
        paragraph(ctx, "referred" if hosting else "referred-invited", name=name_of(person))
    )
    return Replace(note + await card(ctx, saved))


feature.form(
    ANSWER_REFER,
    refer_form,
    refer_submit,
    title="form-refer",
    submit_label="submit-refer",
    act=Act.REFER,
)


_HOST_ASKED: dict[str, str] = {
    NudgeKind.REQUEST: "nudge-request",
    NudgeKind.ANSWERED: "nudge-answered",
    NudgeKind.HOST_REMINDER: "nudge-host-reminder",
    NudgeKind.HOST_LAST_REMINDER: "nudge-host-last-reminder",
}


@feature.nudge(
    NudgeKind.REQUEST,
    NudgeKind.ANSWERED,
    mute=None,
    merge=True,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,
)
@feature.nudge(
    NudgeKind.HOST_REMINDER,
    NudgeKind.HOST_LAST_REMINDER,
    mute=Mute.REMINDERS,
    merge=True,
    quiet_hours=True,
    late=Late.DROP,
    members_only=True,
)
async def host_asked(ctx: Context, nudge: Nudge) -> Message:
    """The request or a reminder of it, with the whole note and the answer buttons."""
    i = await introduction_of(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    return message(
        paragraph(ctx, _HOST_ASKED[nudge.kind], name=name_of(seeker), minutes=i.request.minutes),
        *await vouching(ctx, i),
        *request_blocks(ctx, i, seeker),
        answer_buttons(ctx, i),
    )


_SEEKER_QUESTIONED: dict[str, str] = {
    NudgeKind.QUESTION: "nudge-question",
    NudgeKind.QUESTION_REMINDER: "nudge-question-reminder",
}


@feature.nudge(NudgeKind.QUESTION, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
@feature.nudge(
    NudgeKind.QUESTION_REMINDER, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP
)
async def seeker_questioned(ctx: Context, nudge: Nudge) -> Message:
    """The host's question or a reminder of it."""
    i = await introduction_of(ctx, nudge)
    return message(
        paragraph(ctx, _SEEKER_QUESTIONED[nudge.kind], name=name_of(await ctx.person(i.host))),
        Quote(i.request.question),
        button_row(
            ANSWER_REPLY.button(ctx, i.id, style=Style.PRIMARY),
            REQUEST_WITHDRAW.button(ctx, i.id, style=Style.DANGER),
        ),
    )


@feature.nudge(
    NudgeKind.ALTERNATIVES, mute=Mute.REMINDERS, merge=True, quiet_hours=True, late=Late.DROP
)
async def alternatives(ctx: Context, nudge: Nudge) -> Message | None:
    """Other hosts, after three business days of silence. None if there are none, or if the seeker
    has a list of whom to ask next."""
    i = await introduction_of(ctx, nudge)
    if await goes_on(ctx, i):
        return None
    near = await next_best(ctx, i.host, i.request.learn)
    if not near:
        return None
    host = await ctx.person(i.host)
    lead = message(paragraph(ctx, "nudge-alternatives", name=name_of(host)))
    return lead + await near_message(ctx, near) + message(button_row(GUIDE_NO.button(ctx)))


@feature.nudge(NudgeKind.DECLINED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def declined(ctx: Context, nudge: Nudge) -> Message:
    """The request was declined: the card, with what to do next."""
    return await card(ctx, await introduction_of(ctx, nudge))
