"""The first run: step by step through what organisers decide, to be left and taken up at any step.

A step is decided when something was set, or when an organiser left it as it comes
(`Community.decided`). Only steps are shown whose form the platform can hold.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.core.messages import (
    Block,
    Button,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Style,
    message,
)
from bot.core.responses import Reply, Response
from bot.domain.people import Community, Membership
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, paragraph
from bot.features.cohort.actions import COHORT_OPEN
from bot.features.consent.actions import CONSENT_SHOW
from bot.features.guide.actions import GUIDE_READING
from bot.features.help.actions import HELP_OPEN
from bot.features.invite.actions import INVITE_OPEN
from bot.features.organise.actions import ORGANISE_OPEN
from bot.features.setup import said
from bot.features.setup.actions import (
    SETUP_ANNOUNCE,
    SETUP_ASKING,
    SETUP_BACK,
    SETUP_COMMUNITY,
    SETUP_CONTACT,
    SETUP_KEEP,
    SETUP_LIMITS,
    SETUP_OPEN,
    SETUP_STEP,
    SETUP_TIMING,
)
from bot.features.setup.feature import feature


@dataclass(frozen=True, slots=True)
class Step:
    """One step. Its sentences are `step-<name>`, `step-<name>-title` and `step-<name>-why`."""

    name: str
    short: str
    title: str
    why: str
    says: Callable[[Context], list[Block]]
    """What holds now."""
    presses: Callable[[Context], list[Button]]
    """The buttons that change it."""
    is_set: Callable[[Context], bool]
    """Whether something was chosen that is not as it comes."""
    fits: Callable[[Membership], bool] = lambda membership: True
    """Whether the platform has what is chosen from."""


def _who_said(ctx: Context) -> list[Block]:
    return [Paragraph(text) for text in (*said.roles_said(ctx), said.organisers_said(ctx))]


def _form(part: str) -> Callable[[Context], list[Button]]:
    return lambda ctx: [SETUP_COMMUNITY.button(ctx, part)]


def _reading(ctx: Context) -> list[Block]:
    own = "setup-reading-own" if ctx.community.reading else "setup-reading-usual"
    return [paragraph(ctx, own)]


STEPS = {
    step.name: step
    for step in (
        Step(
            "who",
            "step-who",
            "step-who-title",
            "step-who-why",
            _who_said,
            _form("who"),
            lambda ctx: _any(ctx.community, "asking", "hosting", "organising"),
            lambda membership: bool(membership.roles),
        ),
        Step(
            "where",
            "step-where",
            "step-where-title",
            "step-where-why",
            lambda ctx: [Paragraph(text) for text in said.channel_said(ctx)],
            _form("where"),
            lambda ctx: bool(ctx.community.channel),
            lambda membership: bool(membership.channels),
        ),
        Step(
            "language",
            "step-language",
            "step-language-title",
            "step-language-why",
            lambda ctx: [Paragraph(said.language_said(ctx))],
            _form("language"),
            lambda ctx: bool(ctx.community.language),
        ),
        Step(
            "limits",
            "step-limits",
            "setup-limits-title",
            "setup-limits-lead",
            said.numbers_said,
            lambda ctx: [SETUP_ASKING.button(ctx), SETUP_TIMING.button(ctx)],
            lambda ctx: said.own_numbers(ctx) > 0,
        ),
        Step(
            "contact",
            "step-contact",
            "step-contact-title",
            "step-contact-why",
            lambda ctx: [Paragraph(said.contact_said(ctx))],
            lambda ctx: [
                SETUP_CONTACT.labelled("button-set-up-change").button(ctx),
                CONSENT_SHOW.button(ctx),
            ],
            lambda ctx: bool(ctx.community.contact),
        ),
        Step(
            "reading",
            "step-reading",
            "step-reading-title",
            "step-reading-why",
            _reading,
            lambda ctx: [GUIDE_READING.button(ctx)],
            lambda ctx: bool(ctx.community.reading),
        ),
        Step(
            "announce",
            "step-announce",
            "step-announce-title",
            "step-announce-why",
            lambda ctx: [],
            lambda ctx: [SETUP_ANNOUNCE.button(ctx)],
            lambda ctx: False,
        ),
    )
}
"""The steps in their order."""


def _any(community: Community, *names: str) -> bool:
    return any(getattr(community, name) for name in names)


def steps_of(ctx: Context) -> list[Step]:
    """Return the steps that this platform has."""
    return [step for step in STEPS.values() if step.fits(ctx.membership)]


def left(ctx: Context) -> list[Step]:
    """Return the steps that nobody has decided yet."""
    decided = ctx.community.decided
    return [step for step in steps_of(ctx) if step.name not in decided and not step.is_set(ctx)]


def decided(community: Community, *names: str) -> tuple[str, ...]:
    """Return the steps that are decided, with these."""
    return tuple(name for name in STEPS if name in community.decided or name in names)


async def decide(ctx: Context, *names: str) -> None:
    """Store that these steps are decided, as they are now."""
    ctx.community = replace(
        ctx.community, decided=decided(ctx.community, *names), set_up_at=ctx.now
    )
    await ctx.tx.communities.put(ctx.community)


@feature.button(SETUP_STEP, requires=Permission.ORGANISE)
async def open_step(ctx: Context, name: str) -> Response:
    """Show an organiser one step."""
    return Reply(step_page(ctx, _step(name)))


@feature.button(SETUP_LIMITS, requires=Permission.ORGANISE)
async def open_limits(ctx: Context, argument: str) -> Response:
    """Show each number with its reason."""
    return Reply(step_page(ctx, STEPS["limits"]))


@feature.button(SETUP_KEEP, requires=Permission.ORGANISE)
async def keep(ctx: Context, name: str) -> Response:
    """Leave a step as it is, and go on."""
    await decide(ctx, _step(name).name)
    return Reply(go_on(ctx))


def _step(name: str) -> Step:
    if name not in STEPS:
        raise UserError("error-unknown-button", SETUP_OPEN)
    return STEPS[name]


def go_on(ctx: Context) -> Message:
    """Return the next step that nobody has decided; after the last one, how all is set."""
    following = left(ctx)
    if following:
        return step_page(ctx, following[0])
    return message(paragraph(ctx, "setup-done")) + page(ctx)


def after_saving(ctx: Context, *, in_run: bool) -> Message:
    """Return that it is saved: with the next step for whoever goes through them, else with all."""
    lead, shown = ("step-saved", go_on(ctx)) if in_run else ("setup-saved", page(ctx))
    return message(paragraph(ctx, lead)) + shown


def step_page(ctx: Context, step: Step) -> Message:
    """Return what a step is about, how it is set, and the ways on."""
    order = [one.name for one in steps_of(ctx)]
    open_ones = [one.name for one in left(ctx)]
    place = None
    if open_ones and step.name in order:
        number = order.index(step.name) + 1
        place = Footnote(ctx.say("step-place", number=number, count=len(order)))
    kept = SETUP_KEEP.labelled(
        "button-step-keep" if step.name in open_ones else "button-step-next"
    ).button(ctx, step.name)
    return message(
        Heading(ctx.label(step.title)),
        place,
        paragraph(ctx, step.why),
        *step.says(ctx),
        button_row(*step.presses(ctx)),
        button_row(
            kept if open_ones else None,
            (SETUP_OPEN.labelled("button-step-later") if open_ones else SETUP_BACK).button(ctx),
        ),
    )


def page(ctx: Context) -> Message:
    """Return the present setup and its effects, and which steps nobody has looked at."""
    membership, todo = ctx.membership, left(ctx)
    never = ctx.community.set_up_at is None
    sentences = [
        *(said.channel_said(ctx) if membership.channels else ()),
        *(said.roles_said(ctx) if membership.roles else ()),
        said.organisers_said(ctx),
        said.language_said(ctx),
        said.limits_said(ctx),
        said.contact_said(ctx),
    ]
    if todo and never:
        sentences.append(ctx.say("setup-welcome", count=len(todo)))
    elif todo:
        names = ctx.translator.listed([ctx.label(step.short) for step in todo])
        sentences.append(ctx.say("setup-left", steps=names))
    lead = "button-step-begin" if never else "button-step-go-on"
    following = SETUP_STEP.labelled(lead).to(todo[0].name) if todo else None
    return message(
        Heading(ctx.label("setup-title")),
        paragraph(ctx, "setup-never") if never else None,
        *(Paragraph(sentence) for sentence in sentences),
        button_row(following.button(ctx, style=Style.PRIMARY)) if following else None,
        button_row(
            SETUP_COMMUNITY.button(ctx),
            SETUP_LIMITS.button(ctx),
            SETUP_CONTACT.button(ctx),
            CONSENT_SHOW.button(ctx),
            GUIDE_READING.button(ctx),
        ),
        button_row(
            SETUP_ANNOUNCE.button(ctx),
            INVITE_OPEN.button(ctx),
            COHORT_OPEN.button(ctx),
            ORGANISE_OPEN.button(ctx),
            HELP_OPEN.button(ctx),
        ),
    )
