"""Preparation: the seeker's checklist by format, and the host's brief."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from bot.core.message_codec import encode
from bot.core.messages import (
    Block,
    CheckItem,
    Checklist,
    Facts,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    Style,
    action,
    message,
    plain_text,
    toggled,
)
from bot.core.responses import Replace, Reply, Response
from bot.core.text import PersonName, Text
from bot.domain.hosts import Format, Host
from bot.domain.nudges import Nudge
from bot.domain.people import Mute, Person
from bot.engine.actions import Action
from bot.engine.aggregates import Owed
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import Argument, Late
from bot.features.blocks import (
    answer_facts,
    button_row,
    has_note,
    host_offer,
    introduction_of,
    name_of,
    note_blocks,
    notice,
    other_talks,
    paragraph,
    place_missing,
    plain,
    request_facts,
)
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.card import meeting_facts
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import CLOSED, INTRODUCTION, Act, Introduction, Status
from bot.features.mine.actions import MINE_CARD, MINE_OPEN
from bot.features.prep.actions import PREP_BRIEF, PREP_OPEN, PREP_QUESTIONS, PREP_SHOW, PREP_TICK
from bot.features.prep.feature import feature
from bot.features.schedule.actions import SCHEDULE_CANCEL, SCHEDULE_RESCHEDULE, SCHEDULE_WHERE
from bot.i18n.sanitize import shorten

HOME_ITEMS = 5
"""Checklist items in the home view."""
BRIEF_MAX = 3200
"""Characters of the host's brief, which stands in longer messages too."""

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
"""The checklist by format (sources in docs/practice.md)."""

A_DAY = timedelta(days=1)
"""A talk that is moved and agreed again within it needs no second preparation; the new time is in
the message that says so."""
SENTENCES = {
    "bounds": "prep-bounds",
    "coffee": "prep-coffee",
    "dress": "prep-dress",
    "early": "prep-early",
    "end": "prep-end",
    "fallback": "prep-fallback",
    "goal": "prep-goal",
    "intro": "prep-intro",
    "name": "prep-name",
    "notes": "prep-notes",
    "number": "prep-number",
    "off": "prep-off",
    "one": "prep-one",
    "place": "prep-place",
    "questions": "prep-questions",
    "quiet": "prep-quiet",
    "research": "prep-research",
    "route": "prep-route",
    "sound": "prep-sound",
    "zone": "prep-zone",
}
"""The sentence of each item."""
_ALONE = {"dress": "prep-dress-alone", "research": "prep-research-alone"}
"""The sentence of an item for a host who names no organisation."""


async def upcoming(ctx: Context) -> list[Introduction]:
    """Return the actor's agreed meetings to come, soonest first; then those being arranged."""
    live = {Status.AGREED, Status.ACCEPTED, Status.PICKED}
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, live)
    mine = [i for i in mine if i.role_of(ctx.me.id) is not None]
    ahead = [i for i in mine if i.ends_at is None or i.ends_at > ctx.now]
    # Of those being arranged, the ones with a picked time come first.
    return sorted(
        ahead,
        key=lambda i: (
            i.status is not Status.AGREED,
            i.time.starts_at is None,
            i.time.starts_at or ctx.now,
        ),
    )


@feature.command("prep", Argument.NONE, about="command-prep", usage="usage-prep")
async def prep(ctx: Context, text: str) -> Response:
    """`/intro prep`: the next meeting; a list if there are several."""
    ahead = await upcoming(ctx)
    others = await other_talks(ctx, Owed.PREPARATION)
    if not ahead and not others:
        return Reply(notice(ctx, "prep-none", FIND_OPEN.button(ctx)))
    if len(ahead) == 1 and not others:
        return Reply(await page(ctx, ahead[0]))
    rows: list[Block] = []
    for i in ahead[:8]:
        other = await ctx.person(i.other(ctx.me.id))
        rows.append(
            Row(
                ctx.say("prep-with", name=name_of(other)),
                PREP_OPEN.labelled("button-open").button(ctx, i.id),
            )
        )
    rows += others[:8]
    return Reply(message(paragraph(ctx, "prep-which") if len(rows) > 1 else None, *rows))


async def _ahead(ctx: Context, id: str) -> Introduction:
    """Return a talk of the actor that is to come. Raises `UserError` if it is over.

    A connector has no part in it.
    """
    i: Introduction = await ctx.load_own(INTRODUCTION, id)
    if ctx.me.id not in (i.seeker, i.host):
        raise UserError("error-not-yours", MINE_OPEN)
    if i.status not in (Status.AGREED, Status.ACCEPTED, Status.PICKED):
        raise UserError("error-prep-over", MINE_CARD.to(INTRODUCTION, id))
    return i


async def page(ctx: Context, i: Introduction) -> Message:
    """Return the page of the actor's role."""
    return await (checklist(ctx, i) if ctx.me.id == i.seeker else brief(ctx, i))


@feature.button(PREP_OPEN)
async def open_prep(ctx: Context, id: str) -> Response:
    """Show the actor's page for this meeting."""
    i = await _ahead(ctx, id)
    return Reply(await page(ctx, i))


@feature.button(PREP_SHOW)
async def show(ctx: Context, id: str) -> Response:
    """Show the checklist in place of the questions."""
    i = await _ahead(ctx, id)
    return Replace(await page(ctx, i))


def _item(ctx: Context, item: str, host: Host, person: Person) -> Text:
    return ctx.say(
        (SENTENCES if host.employer else SENTENCES | _ALONE)[item],
        organisation=shorten(host.organisation, 40),
        role=shorten(host.role, 40),
        name=PersonName(shorten(person.name, 30)),
        zone=ctx.translator.city(person.zone),
    )


async def checklist(ctx: Context, i: Introduction, day_before: bool = False) -> Message:
    """Return the seeker's checklist. Each press ticks or unticks one item.

    On the day before: only the items left, and buttons to reschedule or cancel.
    """
    host, person = await host_offer(ctx, i.host), await ctx.person(i.host)
    done = await ctx.tx.preparation.ticks(i.id, ctx.me.id)
    left = [item for item in ITEMS[i.request.format] if not (day_before and item in done)]
    items = [(item, _item(ctx, item, host, person)) for item in left]
    return message(
        Heading(ctx.label("prep-title", name=name_of(person))),
        _day_before(ctx, i, person) if day_before else meeting_facts(ctx, i, person),
        None
        if day_before
        else paragraph(
            ctx, "prep-lead", topics=shorten(ctx.translator.listed(list(host.topics)), 120)
        ),
        to_tick(ctx, items, done, PREP_TICK.to(i.id)),
        button_row(
            PREP_QUESTIONS.button(ctx, i.id, style=Style.PRIMARY),
            *(
                (
                    SCHEDULE_WHERE.button(ctx, i.id),
                    SCHEDULE_RESCHEDULE.button(ctx, i.id),
                    SCHEDULE_CANCEL.button(ctx, i.id, style=Style.DANGER),
                )
                if day_before
                else ()
            ),
        ),
    )


def to_tick(
    ctx: Context, items: Sequence[tuple[str, Text]], done: Collection[str], tick: Action
) -> Block:
    """Return the checklist of these items, by name and in words. `tick` is the action on their
    record; the name of the item follows."""
    if not items:
        return paragraph(ctx, "prep-all-done")
    return Checklist(
        tuple(
            CheckItem(said, item in done, action(tick.name, *tick.parts, item))
            for item, said in items
        )
    )


def _day_before(ctx: Context, i: Introduction, other: Person) -> Facts:
    """Return time, place, and what to do if the talk cannot begin."""
    facts = meeting_facts(ctx, i, other) or request_facts(ctx, i)
    fallback = (ctx.label("fact-fallback"), ctx.say("fallback", format=i.request.format))
    return Facts((*facts.rows, fallback))


async def next_checklist(ctx: Context) -> tuple[datetime, list[Block]] | None:
    """Return when the actor's next talk as seeker begins, and its first open items for the home
    view."""
    mine = [i for i in await upcoming(ctx) if i.status is Status.AGREED and i.seeker == ctx.me.id]
    if not mine or mine[0].time.starts_at is None:
        return None
    host, person = await host_offer(ctx, mine[0].host), await ctx.person(mine[0].host)
    done = await ctx.tx.preparation.ticks(mine[0].id, ctx.me.id)
    left = [item for item in ITEMS[mine[0].request.format] if item not in done][:HOME_ITEMS]
    items = [(item, _item(ctx, item, host, person)) for item in left]
    title = Heading(ctx.label("prep-title", name=name_of(person)))
    return mine[0].time.starts_at, [title, to_tick(ctx, items, (), PREP_TICK.to(mine[0].id))]


@feature.button(PREP_TICK, act=Act.PREPARE)
async def tick(ctx: Context, i: Introduction, item: str) -> Response:
    """Tick or untick the item in this message. Other messages stay as they are."""
    if item not in ITEMS[i.request.format]:
        raise UserError("error-unknown-button", MINE_OPEN)
    ticked = item in await ctx.tx.preparation.ticks(i.id, ctx.me.id)
    sent = await ctx.sent_message()
    if sent is None:
        await ctx.tx.preparation.tick(i.id, ctx.me.id, item, not ticked)
        return Replace(await checklist(ctx, i))
    nudge, shown = sent
    changed, done = toggled(shown, action(PREP_TICK.name, i.id, item))
    await ctx.tx.preparation.tick(i.id, ctx.me.id, item, done)
    await ctx.tx.nudges.save_content(nudge.key, encode(changed))
    return Replace(changed, live=True)


async def brief(ctx: Context, i: Introduction) -> Message:
    """Return the host's brief: seeker, note, shared questions, access needs.

    Every text is there; if all of them are long, each is cut to the same part.
    """
    seeker = await ctx.person(i.seeker)
    asked = (await ctx.tx.preparation.questions(i.id))[:7] if i.questions_shared else []
    for part in (1, 2, 3):
        blocks = [*_brief(ctx, i, seeker, asked, part)]
        if sum(len(plain_text(message(block))) for block in blocks) <= BRIEF_MAX:
            break
    return message(*blocks)


def _brief(
    ctx: Context, i: Introduction, seeker: Person, asked: Sequence[str], part: int
) -> Iterator[Block]:
    yield Heading(ctx.label("brief-title", name=name_of(seeker)))
    yield meeting_facts(ctx, i, seeker) or request_facts(ctx, i)
    facts = (
        (ctx.label("fact-who"), plain(shorten(seeker.headline, 200 // part))),
        (ctx.label("fact-goal"), plain(shorten(seeker.goal, 300 // part))),
        (ctx.label("fact-access"), plain(shorten(seeker.access_needs, 300))),
    )
    if any(value.spans for _, value in facts):
        yield Facts(tuple(fact for fact in facts if fact[1].spans))
    yield from note_blocks(ctx, i, part)
    if answers := answer_facts(ctx, i, part):
        yield answers
    if asked:
        lines = (f"{n}. {shorten(q, 200 // part)}" for n, q in enumerate(asked, start=1))
        yield paragraph(ctx, "brief-questions")
        yield Quote("\n".join(lines))
    yield paragraph(ctx, "brief-enough")


@feature.button(PREP_BRIEF)
async def show_brief(ctx: Context, id: str) -> Response:
    """Show the host's brief, from the yes on."""
    i: Introduction = await ctx.load_own(INTRODUCTION, id)
    if ctx.me.id != i.host:
        raise UserError("error-not-yours", MINE_OPEN)
    if i.request.accepted_at is None or i.status in CLOSED or not has_note(i):
        raise UserError("error-prep-over", MINE_CARD.to(INTRODUCTION, id))
    return Reply(await brief(ctx, i))


@feature.nudge(
    NudgeKind.RESEARCH, mute=Mute.PREP, merge=True, quiet_hours=True, late=Late.DROP, apart=A_DAY
)
async def research(ctx: Context, nudge: Nudge) -> Message:
    """Three days before: the checklist, and questions."""
    i = await introduction_of(ctx, nudge)
    host = await ctx.person(i.host)
    shown = await checklist(ctx, i)
    return message(paragraph(ctx, "nudge-research", name=name_of(host)), *shown.blocks)


@feature.nudge(NudgeKind.DAY_BEFORE, mute=Mute.PREP, merge=False, quiet_hours=True, late=Late.DROP)
async def day_before(ctx: Context, nudge: Nudge) -> Message:
    """The day before: time in both zones, place, a fallback, and open items."""
    i = await introduction_of(ctx, nudge)
    host = await ctx.person(i.host)
    shown = await checklist(ctx, i, day_before=True)
    says = ctx.say("nudge-day-before", name=name_of(host))
    missing = await place_missing(ctx, i)
    if missing is not None:  # in one paragraph: the longest checklist leaves no room for two
        says += Text((" ",)) + missing.text
    return message(Paragraph(says), *shown.blocks)


@feature.nudge(
    NudgeKind.BRIEF, mute=Mute.PREP, merge=False, quiet_hours=True, late=Late.DROP, apart=A_DAY
)
async def brief_host(ctx: Context, nudge: Nudge) -> Message:
    """The host's brief, the day before."""
    i = await introduction_of(ctx, nudge)
    seeker = await ctx.person(i.seeker)
    shown = await brief(ctx, i)
    return message(
        paragraph(ctx, "nudge-brief", name=name_of(seeker)),
        *shown.blocks,
        await place_missing(ctx, i),
        button_row(
            SCHEDULE_WHERE.button(ctx, i.id),
            SCHEDULE_RESCHEDULE.button(ctx, i.id),
            SCHEDULE_CANCEL.button(ctx, i.id, style=Style.DANGER),
        ),
    )
