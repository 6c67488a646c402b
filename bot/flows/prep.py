"""Prep: a checklist by format, a ranked list of questions, and the host's brief."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.questions import check_question, suggest_questions
from bot.context import Context, UserError
from bot.flow import Argument, Flow, Invalid
from bot.flows.cards import meeting_facts
from bot.flows.parts import about, lead, name_of, paragraph, press, row, said, told
from bot.model.hosts import Format, Host
from bot.model.introductions import Introduction, Role, Status
from bot.model.nudges import Kind, Nudge
from bot.model.people import Person
from bot.text import Text
from bot.view import (
    Block,
    Button,
    CheckItem,
    Checklist,
    Facts,
    Field,
    FieldKind,
    Form,
    Heading,
    Message,
    Quote,
    Replace,
    Reply,
    Response,
    Row,
    Style,
    Values,
    action,
    message,
)
from bot.words import shorten

flow = Flow("prep")

QUESTIONS_MAX = 10
QUESTION_MAX = 200

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


async def _ready(ctx: Context, id: str) -> tuple[Introduction, Role]:
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
    i, _ = await _ready(ctx, id)
    return Reply(await page(ctx, i))


@flow.button("show")
async def show(ctx: Context, id: str) -> Response:
    """Back to the checklist, in place."""
    i, _ = await _ready(ctx, id)
    return Replace(await page(ctx, i))


def _item(ctx: Context, item: str, host: Host, person: Person) -> Text:
    return ctx.say(
        f"prep-{item}",
        organisation=shorten(host.organisation, 40),
        role=shorten(host.role, 40),
        name=shorten(person.name, 30),
        zone=person.zone.rsplit("/", 1)[-1].replace("_", " "),
    )


async def checklist(ctx: Context, i: Introduction, only_open: bool = False) -> Message:
    """The checklist of the seeker, live: each press ticks or unticks one."""
    host, person = await ctx.host(i.host), await ctx.person(i.host)
    done = await ctx.tx.ticks(i.id, ctx.me.id)
    items = [item for item in ITEMS[i.format] if not (only_open and item in done)]
    questions = await ctx.tx.questions(i.id)
    return message(
        Heading(ctx.label("prep-title", name=name_of(person))),
        meeting_facts(ctx, i, person),
        paragraph(ctx, "prep-lead", topics=shorten(ctx.words.listed(list(host.topics)), 120)),
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
            )
        ),
    )


@flow.button("tick")
async def tick(ctx: Context, id: str) -> Response:
    """Ticked or unticked: the list as it is now."""
    id, _, item = id.partition(".")
    i, role = await _ready(ctx, id)
    if role is not Role.SEEKER or item not in ITEMS[i.format]:
        raise UserError("unknown-button", ("button-mine", "mine.open"))
    done = await ctx.tx.ticks(i.id, ctx.me.id)
    await ctx.tx.tick(i.id, ctx.me.id, item, item not in done)
    return Replace(await checklist(ctx, i))


async def question_list(ctx: Context, i: Introduction) -> Message:
    """My questions, most important first, with what the coach says of the first few."""
    host = await ctx.host(i.host)
    asked = await ctx.tx.questions(i.id)
    blocks: list[Block | None] = [Heading(ctx.label("questions-title"))]
    blocks.append(paragraph(ctx, "questions-lead" if asked else "questions-none"))
    advice: list[Block] = []
    for number, question in enumerate(asked):
        up = None
        if number:
            up = Button(ctx.label("button-up", number=number + 1), action("prep.up", i.id, number))
        blocks.append(Row(ctx.say("question-line", number=number + 1, question=question), up))
        for flag in check_question(question, organisation=host.organisation, topics=host.topics)[
            :1
        ]:
            advice.append(
                Row(
                    ctx.say(
                        "question-advice",
                        number=number + 1,
                        advice=ctx.say(f"coach-{flag.code}", words=flag.words, count=flag.count),
                    )
                )
            )
    share = "unshare-questions" if i.questions_shared else "share-questions"
    return message(
        *blocks,
        *advice[:3],
        row(
            press(ctx, "edit-questions", "prep.edit", i.id, style=Style.PRIMARY),
            press(ctx, "suggest-questions", "prep.suggest", i.id)
            if len(asked) < QUESTIONS_MAX
            else None,
            press(ctx, share, "prep.share", i.id) if asked else None,
            press(ctx, "checklist", "prep.show", i.id),
        ),
    )


async def _seeking(ctx: Context, id: str) -> Introduction:
    i, role = await _ready(ctx, id)
    if role is not Role.SEEKER:
        raise UserError("not-yours", ("button-mine", "mine.open"))
    return i


@flow.button("questions")
async def questions(ctx: Context, id: str) -> Response:
    """The list."""
    return Reply(await question_list(ctx, await _seeking(ctx, id)))


@flow.button("up")
async def up(ctx: Context, id: str) -> Response:
    """One place up."""
    id, _, place = id.partition(".")
    i = await _seeking(ctx, id)
    asked = await ctx.tx.questions(i.id)
    at = int(place) if place.isdecimal() else 0
    if 0 < at < len(asked):
        asked[at - 1], asked[at] = asked[at], asked[at - 1]
        await ctx.tx.set_questions(i.id, asked)
    return Replace(await question_list(ctx, i))


async def edit_form(ctx: Context, id: str) -> Form:
    """All questions in one field, one a line, most important first."""
    i = await _seeking(ctx, id)
    asked = await ctx.tx.questions(i.id)
    return Form(
        id=f"prep.edit:{id}",
        title=ctx.label("form-questions"),
        submit=ctx.label("submit-save"),
        fields=(
            Field(
                name="questions",
                label=ctx.label("field-questions"),
                kind=FieldKind.TEXT,
                hint=ctx.label("hint-questions", most=QUESTIONS_MAX),
                initial="\n".join(asked),
                required=False,
                max_length=QUESTIONS_MAX * (QUESTION_MAX + 1),
            ),
        ),
    )


async def edit_submit(ctx: Context, id: str, values: Values) -> Response:
    """Save the list as it was written."""
    i = await _seeking(ctx, id)
    lines = [" ".join(line.split()) for line in str(values["questions"]).split("\n")]
    lines = list(dict.fromkeys(line.lstrip("-*•").strip() for line in lines))
    lines = [line for line in lines if line]
    if len(lines) > QUESTIONS_MAX:
        raise Invalid(
            questions=ctx.label("field-questions-many", most=QUESTIONS_MAX, count=len(lines))
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > QUESTION_MAX:
            raise Invalid(
                questions=ctx.label("field-question-long", number=number, most=QUESTION_MAX)
            )
    await ctx.tx.set_questions(i.id, lines)
    return Replace(await question_list(ctx, i))


flow.form("edit", edit_form, edit_submit)


@flow.button("suggest")
async def suggest(ctx: Context, id: str) -> Response:
    """Three good questions from the bank that are not on the list yet."""
    i = await _seeking(ctx, id)
    host = await ctx.host(i.host)
    asked = await ctx.tx.questions(i.id)
    room = min(3, QUESTIONS_MAX - len(asked))
    about_host = {
        "role": shorten(host.role, 60),
        "organisation": shorten(host.organisation, 60),
        "topic": shorten(host.topics[0], 40) if host.topics else "",
    }
    bank = suggest_questions(
        role=host.role, organisation=host.organisation, topics=host.topics, have=(), most=100
    )
    texts = [ctx.label(sentence, **about_host) for _, sentence in bank]
    fresh = [text for text in texts if text not in asked][:room]
    await ctx.tx.set_questions(i.id, [*asked, *(shorten(text, QUESTION_MAX) for text in fresh)])
    return Replace(await question_list(ctx, i))


@flow.button("share")
async def share(ctx: Context, id: str) -> Response:
    """Whether the host's brief shows my questions: mine to choose."""
    i = await _seeking(ctx, id)
    changed = replace(i, questions_shared=not i.questions_shared)
    saved = await ctx.tx.save_introduction(changed, i.status)
    return Replace(await question_list(ctx, saved))


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
    i, role = await _ready(ctx, id)
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
    shown = await checklist(ctx, i, only_open=True)
    return message(
        lead(ctx, nudge, name=name_of(host)),
        None if i.where else paragraph(ctx, "no-place-yet"),
        *shown.blocks,
        row(
            press(ctx, "where", "schedule.where", i.id),
            press(ctx, "reschedule", "schedule.reschedule", i.id),
        ),
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
