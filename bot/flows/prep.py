"""Prep: a checklist by format, and the host's brief."""

from __future__ import annotations

from bot.context import Context, UserError
from bot.flow import Argument, Flow
from bot.flows.cards import meeting_facts
from bot.flows.parts import about, lead, name_of, paragraph, press, row, said, told
from bot.model.hosts import Format, Host
from bot.model.introductions import Introduction, Role, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Person
from bot.text import Text
from bot.view import (
    Block,
    CheckItem,
    Checklist,
    Facts,
    Heading,
    Message,
    Quote,
    Replace,
    Reply,
    Response,
    Row,
    Style,
    action,
    message,
)
from bot.words import shorten

flow = Flow("prep")

HOME_ITEMS = 5
"""Things to do shown in the home view."""

ITEMS: dict[Format, tuple[str, ...]] = {
    Format.VIDEO: (
        "research",
        "intro",
        "goal",
        "questions",
        "sound",
        "place",
        "name",
        "fallback",
        "end",
    ),
    Format.PHONE: (
        "research",
        "intro",
        "goal",
        "questions",
        "number",
        "quiet",
        "zone",
        "notes",
        "end",
    ),
    Format.CHAT: ("research", "intro", "goal", "questions", "bounds", "one", "zone", "end"),
    Format.IN_PERSON: (
        "research",
        "intro",
        "goal",
        "questions",
        "dress",
        "route",
        "coffee",
        "off",
        "early",
        "end",
    ),
}
"""The checklist by format; each is a sentence `prep-<item>` (sources in docs/practice.md)."""


async def upcoming(ctx: Context) -> list[Introduction]:
    """My agreed meetings that are not over, soonest first; then those still being arranged."""
    live = {Status.AGREED, Status.ACCEPTED, Status.PICKED}
    mine = await ctx.tx.introductions_of(ctx.network, ctx.me.id, live)
    mine = [i for i in mine if i.role_of(ctx.me.id) is not None]
    ahead = [i for i in mine if i.ends_at is None or i.ends_at > ctx.now]
    far = ctx.now.replace(year=ctx.now.year + 9)
    return sorted(ahead, key=lambda i: (i.status is not Status.AGREED, i.starts_at or far))


@flow.command("prep", Argument.NONE)
async def prep(ctx: Context, text: str) -> Response:
    """`/intro prep`: my next meeting; a list if there are several."""
    ahead = await upcoming(ctx)
    if not ahead:
        return Reply(said(ctx, "prep-none", press(ctx, "find", "find.open")))
    if len(ahead) == 1:
        return Reply(await page(ctx, ahead[0]))
    rows: list[Block] = []
    for i in ahead[:8]:
        other = await ctx.person(i.other(ctx.me.id))
        rows.append(
            Row(
                ctx.say("prep-with", name=name_of(other)),
                press(ctx, "prep", "prep.open", i.id),
            )
        )
    return Reply(message(paragraph(ctx, "prep-which"), *rows))


async def ready(ctx: Context, id: str) -> tuple[Introduction, Role]:
    """A talk of mine that is still ahead, and my role in it. Raises `UserError` if it is over."""
    i, role = await ctx.mine(id)
    if i.status not in (Status.AGREED, Status.ACCEPTED, Status.PICKED):
        raise UserError("prep-over", ("button-open", f"mine.card:{id}"))
    return i, role


async def page(ctx: Context, i: Introduction) -> Message:
    """What my side prepares with."""
    return await (checklist(ctx, i) if ctx.me.id == i.seeker else brief(ctx, i))


@flow.button("open")
async def open_prep(ctx: Context, id: str) -> Response:
    """My page for this meeting."""
    i, _ = await ready(ctx, id)
    return Reply(await page(ctx, i))


@flow.button("show")
async def show(ctx: Context, id: str) -> Response:
    """Back to the checklist, in place."""
    i, _ = await ready(ctx, id)
    return Replace(await page(ctx, i))


def _item(ctx: Context, item: str, host: Host, person: Person) -> Text:
    return ctx.say(
        f"prep-{item}",
        organisation=shorten(host.organisation, 40),
        role=shorten(host.role, 40),
        name=shorten(person.name, 30),
        zone=person.zone.rsplit("/", 1)[-1].replace("_", " "),
    )


async def checklist(ctx: Context, i: Introduction, day_before: bool = False) -> Message:
    """The checklist of the seeker, live: each press ticks or unticks one.

    The day before, only what is left, and what to press if something has come up.
    """
    host, person = await ctx.host(i.host), await ctx.person(i.host)
    done = await ctx.tx.ticks(i.id, ctx.me.id)
    items = [item for item in ITEMS[i.format] if not (day_before and item in done)]
    questions = await ctx.tx.questions(i.id)
    return message(
        Heading(ctx.label("prep-title", name=name_of(person))),
        meeting_facts(ctx, i, person),
        None
        if day_before
        else paragraph(ctx, "prep-lead", topics=shorten(ctx.words.listed(list(host.topics)), 120)),
        Checklist(
            tuple(
                CheckItem(
                    _item(ctx, item, host, person), item in done, action("prep.tick", i.id, item)
                )
                for item in items
            )
        )
        if items
        else paragraph(ctx, "prep-all-done"),
        row(
            press(
                ctx,
                "questions" if questions else "questions-first",
                "prep.questions",
                i.id,
                style=Style.PRIMARY,
            ),
            press(ctx, "where", "schedule.where", i.id) if day_before else None,
            press(ctx, "reschedule", "schedule.reschedule", i.id) if day_before else None,
        ),
    )


async def next_checklist(ctx: Context) -> list[Block]:
    """For the home view: the first things still to do for my next talk; [] if there are none."""
    mine = [i for i in await upcoming(ctx) if i.status is Status.AGREED and i.seeker == ctx.me.id]
    if not mine:
        return []
    host, person = await ctx.host(mine[0].host), await ctx.person(mine[0].host)
    done = await ctx.tx.ticks(mine[0].id, ctx.me.id)
    left = [item for item in ITEMS[mine[0].format] if item not in done][:HOME_ITEMS]
    ticks = tuple(
        CheckItem(_item(ctx, item, host, person), False, action("prep.tick", mine[0].id, item))
        for item in left
    )
    title = Heading(ctx.label("prep-title", name=name_of(person)))
    return [title, Checklist(ticks) if ticks else paragraph(ctx, "prep-all-done")]


@flow.button("tick")
async def tick(ctx: Context, id: str) -> Response:
    """Ticked or unticked: the list as it is now."""
    id, _, item = id.partition(".")
    i, role = await ready(ctx, id)
    if role is not Role.SEEKER or item not in ITEMS[i.format]:
        raise UserError("unknown-button", ("button-mine", "mine.open"))
    done = await ctx.tx.ticks(i.id, ctx.me.id)
    await ctx.tx.tick(i.id, ctx.me.id, item, item not in done)
    await ctx.tx.mark_stale(i.id, but=ctx.source)
    return Replace(await checklist(ctx, i))


async def brief(ctx: Context, i: Introduction) -> Message:
    """For the host: who comes, what for, what they ask, what they need. One talk is enough."""
    seeker = await ctx.person(i.seeker)
    asked = (await ctx.tx.questions(i.id))[:7] if i.questions_shared else []
    facts = [
        (ctx.label("fact-who"), told(shorten(seeker.headline, 200))),
        (ctx.label("fact-goal"), told(shorten(seeker.goal, 300))),
        (ctx.label("fact-learn"), told(shorten(i.learn, 600))),
        (ctx.label("fact-access"), told(shorten(seeker.access_needs, 300))),
    ]
    shown = tuple(item for item in facts if item[1].spans)
    return message(
        Heading(ctx.label("brief-title", name=name_of(seeker))),
        meeting_facts(ctx, i, seeker),
        Facts(shown) if shown else None,
        paragraph(ctx, "brief-questions") if asked else None,
        Quote("\n".join(f"{n}. {q}" for n, q in enumerate(asked, start=1))) if asked else None,
        paragraph(ctx, "brief-enough"),
    )


@flow.button("brief")
async def show_brief(ctx: Context, id: str) -> Response:
    """The host's page."""
    i, role = await ready(ctx, id)
    if role is not Role.HOST:
        raise UserError("not-yours", ("button-mine", "mine.open"))
    return Reply(await brief(ctx, i))


@flow.nudge(Kind.RESEARCH)
async def research(ctx: Context, nudge: Nudge) -> Message:
    """Three days before: what to prepare, and what to ask."""
    i = await about(ctx, nudge)
    host = await ctx.person(i.host)
    shown = await checklist(ctx, i)
    return message(lead(ctx, nudge, name=name_of(host)), *shown.blocks)


@flow.nudge(Kind.DAY_BEFORE)
async def day_before(ctx: Context, nudge: Nudge) -> Message:
    """The day before: time in both zones, place, a fallback, and what is still unticked."""
    i = await about(ctx, nudge)
    host = await ctx.person(i.host)
    shown = await checklist(ctx, i, day_before=True)
    return message(
        lead(ctx, nudge, name=name_of(host)),
        None if i.where else paragraph(ctx, "no-place-yet"),
        *shown.blocks,
    )


@flow.nudge(Kind.BRIEF)
async def brief_host(ctx: Context, nudge: Nudge) -> Message:
    """The host's brief, the day before."""
    i = await about(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    shown = await brief(ctx, i)
    return message(
        lead(ctx, nudge, name=name_of(seeker)),
        *shown.blocks,
        None if i.where else paragraph(ctx, "no-place-yet"),
        row(
            press(ctx, "where", "schedule.where", i.id),
            press(ctx, "reschedule", "schedule.reschedule", i.id),
            press(ctx, "cancel", "schedule.cancel", i.id, style=Style.DANGER),
        ),
    )
