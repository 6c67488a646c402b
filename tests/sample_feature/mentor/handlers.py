"""Mentor: ask a member to mentor you for a term, and what they answer."""

from __future__ import annotations

from bot.core.forms import Field, FieldKind, Values, Words
from bot.core.messages import Message, Quote, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.domain.people import Mute
from bot.engine.context import Context
from bot.engine.feature import Argument, FieldErrors, FormContent, Late
from bot.features.blocks import name_of, notice, paragraph
from tests.sample_feature.mentor.actions import MENTOR_ACCEPT, MENTOR_ASK, MENTOR_DECLINE
from tests.sample_feature.mentor.feature import feature
from tests.sample_feature.mentor.model import (
    MENTOR_ASKED,
    MENTOR_CHECK,
    MENTORSHIPS,
    Mentorship,
    MentorshipAct,
    answer_buttons,
    names,
)

__all__ = ["feature"]


@feature.command("mentor", Argument.NONE, about="command-mentor", usage="usage-mentor")
async def mentor(ctx: Context, text: str) -> Response:
    """`/intro mentor`: what it is, and a button to ask."""
    return Reply(notice(ctx, "mentor-about", MENTOR_ASK.button(ctx, style=Style.PRIMARY)))


async def ask_form(ctx: Context, argument: str) -> FormContent:
    """Who should mentor me, and what do I hope for?"""
    return FormContent(
        fields=(
            Field("mentor", ctx.label("field-mentor"), FieldKind.PERSON),
            Field(
                "hope",
                ctx.label("field-mentor-hope"),
                FieldKind.TEXT,
                Words.CHECKED,
                max_length=600,
            ),
        )
    )


async def ask_submit(ctx: Context, argument: str, values: Values) -> Response:
    """The member who was chosen is asked, once at a time."""
    person = await ctx.person_at(str(values["mentor"]))
    if person is None or person.id == ctx.me.id:
        raise FieldErrors(mentor=ctx.label("field-mentor-unknown"))
    for earlier in await MENTORSHIPS.open_for(ctx.tx, ctx.network, ctx.me.id):
        if earlier.mentor == person.id:
            raise FieldErrors(mentor=ctx.label("field-mentor-asked"))
    mentorship = Mentorship(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        mentor=person.id,
        seeker=ctx.me.id,
        hope=str(values["hope"]),
        created_at=ctx.now,
    )
    await MENTORSHIPS.add(ctx.tx, mentorship)
    await ctx.reconcile(mentorship)
    return Reply(await MENTORSHIPS.card(ctx, mentorship))


feature.form(MENTOR_ASK, ask_form, ask_submit, title="form-mentor", submit_label="submit-mentor")


@feature.button(MENTOR_ACCEPT, act=MentorshipAct.ACCEPT)
async def accept(ctx: Context, asked: Mentorship, rest: str) -> Response:
    """Yes, for a term."""
    saved = await ctx.apply(asked, MentorshipAct.ACCEPT, accepted_at=ctx.now)
    return Replace(await MENTORSHIPS.card(ctx, saved))


@feature.button(MENTOR_DECLINE, act=MentorshipAct.DECLINE)
async def decline(ctx: Context, asked: Mentorship, rest: str) -> Response:
    """No, thank you."""
    saved = await ctx.apply(asked, MentorshipAct.DECLINE)
    return Replace(await MENTORSHIPS.card(ctx, saved))


@feature.nudge(MENTOR_ASKED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def asked(ctx: Context, nudge: Nudge) -> Message:
    """The request, in the seeker's words."""
    mentorship: Mentorship = await ctx.subject_of(nudge)
    return message(
        paragraph(ctx, "nudge-mentor-asked", **await names(ctx, mentorship)),
        Quote(mentorship.hope),
        answer_buttons(ctx, mentorship),
    )


@feature.nudge(MENTOR_CHECK, mute=Mute.KEEP_IN_TOUCH, merge=True, quiet_hours=True, late=Late.DROP)
async def check(ctx: Context, nudge: Nudge) -> Message:
    """A month on: how does it go?"""
    mentorship: Mentorship = await ctx.subject_of(nudge)
    mentor = await ctx.person(mentorship.mentor)
    return message(paragraph(ctx, "nudge-mentor-check", mentor=name_of(mentor)))
