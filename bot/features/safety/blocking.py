"""Blocking: two people who do not find, ask or reach each other, and what was open between them.

Nobody is told of a block. To the one who was blocked it looks as if the other did not host.
"""

from __future__ import annotations

from bot.core.messages import Footnote, Heading, Message, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.people import Person
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument
from bot.engine.jobs import Step, begin_job, next_open
from bot.engine.transitions import apply_as, reconcile
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.report.actions import REPORT_NEW
from bot.features.safety.actions import SAFETY_BLOCK, SAFETY_OPEN, SAFETY_UNBLOCK
from bot.features.safety.entry import Meant, meant
from bot.features.safety.feature import feature
from bot.features.settings.actions import SETTINGS_OPEN

BLOCKED = "safety.blocked"
"""The job that ends what is open between two people; its subject names both: see `_pair`."""
PAGE = 6
"""Blocked people on one page."""


@feature.command("block", Argument.MEMBER, about="command-block", usage="usage-block", always=True)
async def block_command(ctx: Context, text: str) -> Response:
    """`/intro block @member`: what a block does, and the button; without a name, the list."""
    return await _about(ctx, text, "block")


async def _about(ctx: Context, text: str, command: str) -> Response:
    whom = await meant(ctx, text, command)
    return Reply(await choices(ctx, whom) if whom.people else await page(ctx, 0))


@feature.command(
    "unblock", Argument.MEMBER, about="command-unblock", usage="usage-unblock", always=True
)
async def unblock_command(ctx: Context, text: str) -> Response:
    """`/intro unblock @member`: the same, with the other button."""
    return await _about(ctx, text, "unblock")


@feature.button(SAFETY_OPEN, always=True)
async def blocked_people(ctx: Context, first: str) -> Response:
    """Whom the actor has blocked, from that one on."""
    return Reply(await page(ctx, int(first) if first.isdecimal() else 0))


async def choices(ctx: Context, whom: Meant) -> Message:
    """Return what the actor can do about these people."""
    blocked = {person.id for person in await ctx.tx.blocks.of(ctx.network, ctx.me.id)}
    if len(whom.people) > 1:
        return message(
            paragraph(ctx, "which-person"),
            *[
                Row(
                    ctx.say("safety-person", name=name_of(person)),
                    (SAFETY_UNBLOCK if person.id in blocked else SAFETY_BLOCK).button(
                        ctx, person.id
                    ),
                )
                for person in whom.people
            ],
            paragraph(ctx, "block-means"),
        )
    (person,) = whom.people
    about = (whom.introduction,) if whom.introduction else ()
    report = REPORT_NEW.button(ctx, person.id, *about)
    if person.id in blocked:
        return message(
            paragraph(ctx, "block-there", name=name_of(person)),
            button_row(SAFETY_UNBLOCK.button(ctx, person.id), report),
        )
    return message(
        paragraph(ctx, "block-sure", name=name_of(person)),
        paragraph(ctx, "block-means"),
        Footnote(ctx.say("block-outside")),
        button_row(SAFETY_BLOCK.button(ctx, person.id, style=Style.DANGER), report),
    )


async def page(ctx: Context, first: int) -> Message:
    """Return a page of those whom the actor has blocked, each with a button to end it."""
    blocked = await ctx.tx.blocks.of(ctx.network, ctx.me.id)
    shown = blocked[first : first + PAGE]
    more = len(blocked) > first + PAGE
    return message(
        Heading(ctx.label("blocked-title")),
        None if shown else paragraph(ctx, "blocked-none"),
        *[
            Row(
                ctx.say("safety-person", name=name_of(person)),
                SAFETY_UNBLOCK.button(ctx, person.id),
            )
            for person in shown
        ],
        paragraph(ctx, "block-how"),
        button_row(
            SAFETY_OPEN.labelled("button-blocked-more").button(ctx, first + PAGE) if more else None,
            SETTINGS_OPEN.button(ctx),
        ),
    )


async def _other(ctx: Context, id: str) -> Person:
    if id == ctx.me.id:
        raise UserError("error-safety-yourself", SAFETY_OPEN)
    return await ctx.person(id)


def _pair(blocker: str, blocked: str) -> str:
    return f"{blocker}:{blocked}"


@feature.button(SAFETY_BLOCK, always=True)
async def block(ctx: Context, id: str) -> Response:
    """Block that person. What is open between the two ends in a job."""
    person = await _other(ctx, id)
    await ctx.tx.blocks.add(ctx.network, ctx.me.id, person.id, ctx.now)
    await begin_job(
        ctx.tx,
        BLOCKED,
        network=ctx.network,
        community=ctx.community.id,
        subject=_pair(ctx.me.id, person.id),
        now=ctx.now,
    )
    ways = SAFETY_UNBLOCK.button(ctx, person.id), REPORT_NEW.button(ctx, person.id)
    return Replace(notice(ctx, "blocked-now", *ways, name=name_of(person)))


@feature.button(SAFETY_UNBLOCK, always=True)
async def unblock(ctx: Context, id: str) -> Response:
    """End a block. What it ended stays ended."""
    person = await _other(ctx, id)
    if not await ctx.tx.blocks.remove(ctx.network, ctx.me.id, person.id):
        return Replace(await page(ctx, 0))  # nothing is said of whom they have not blocked
    again = SAFETY_BLOCK.button(ctx, person.id)
    return Replace(notice(ctx, "unblocked", again, name=name_of(person)))


@feature.job(BLOCKED)
async def part_next(step: Step) -> str | None:
    """End the next record of the two, as the blocker would end it for any other reason.

    What goes on, such as after a talk, only changes its nudges. Ends early if they were unblocked.
    """
    blocker, _, blocked = step.job.subject.partition(":")
    network = step.job.network
    me = await step.tx.people.get(network, blocker)
    between = await step.tx.blocks.among(network, blocker, blocked)
    if me is None or (blocker, blocked) not in between:
        return None
    known = (
        None if step.job.position else await step.tx.connections.between(network, blocker, blocked)
    )
    if known is not None:  # it is hidden, and the buttons of what was sent about it end
        await reconcile(await step.context_of(me), known)
    found = await next_open(step, me)
    if found is None:
        return None
    kind, state, position = found
    if blocked in kind.people(state).values():
        ctx = await step.context_of(me)
        ctx.acting = True  # they did it: the buttons of their messages are answered
        act, changes = kind.parting(state, blocker, blocked, ctx.now) or (None, {})
        if act is not None and state.status in kind.transitions[act].before:
            await apply_as(ctx, state, act, **changes)
        else:
            await reconcile(ctx, state)
    return position
