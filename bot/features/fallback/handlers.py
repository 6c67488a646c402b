"""What a seeker does with their list, and the messages about it."""

from __future__ import annotations

from bot.core.forms import Field, FieldKind, Option, Values
from bot.core.messages import Block, Button, Heading, Message, Row, Style, action, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.ids import new_id
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import FieldErrors, FormContent, Late
from bot.engine.permissions import Permission
from bot.features.blocks import button_row, name_of, notice, paragraph
from bot.features.fallback.actions import (
    FALLBACK_ADD,
    FALLBACK_DROP,
    FALLBACK_OPEN,
    FALLBACK_ORDER,
    FALLBACK_START,
    FALLBACK_STOP,
)
from bot.features.fallback.aggregate import (
    FALLBACK_ASKED,
    FALLBACK_ENDED,
    FALLBACK_STUCK,
    FALLBACKS,
    entry_of,
)
from bot.features.fallback.card import next_paragraph
from bot.features.fallback.entries import OPEN, Entry, Standing, entries_of, of
from bot.features.fallback.feature import feature
from bot.features.fallback.lists import own_list
from bot.features.fallback.model import (
    ENTRIES_MAX,
    FALLBACK,
    Fallback,
    FallbackAct,
    FallbackStatus,
)
from bot.features.fallback.running import begin, go_on
from bot.features.fallback.sending import obstacle
from bot.features.find.actions import FIND_OPEN
from bot.features.introduction.model import Act, Introduction, Status
from bot.features.mine.actions import MINE_CARD
from bot.features.request.actions import REQUEST_WITHDRAW
from bot.features.ways.actions import WAYS_WITHDRAW
from bot.features.ways.carrying import way_of
from bot.i18n.sanitize import shorten

NOTES_SHOWN = 20
"""Notes to choose from in the form, the latest."""
NOBODY = "-"
"""The choice that leaves a place empty."""


async def _notes(ctx: Context) -> list[Introduction]:
    """Return the actor's notes that are not sent, the latest first."""
    drafts = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, {Status.DRAFT})
    mine = [i for i in drafts if i.seeker == ctx.me.id and not i.is_carried]
    return mine[::-1][:NOTES_SHOWN]


@feature.button(FALLBACK_OPEN)
async def open_list(ctx: Context, argument: str) -> Response:
    """Show the list; without one, what it is, and the notes with which it can begin."""
    listed = await own_list(ctx)
    if listed is not None:
        return Reply(await ctx.router.card(ctx, listed))
    notes = (await _notes(ctx))[:ENTRIES_MAX]
    rows: list[Block] = [
        Row(
            ctx.say("fallback-note", name=name_of(await ctx.person(note.host))),
            FALLBACK_ADD.labelled("button-fallback-add").button(ctx, note.id),
        )
        for note in notes
    ]
    return Reply(
        message(
            Heading(ctx.label("fallback-title")),
            paragraph(ctx, "fallback-about", count=ctx.practice.remind_after),
            paragraph(ctx, "fallback-pick" if rows else "fallback-no-notes"),
            *rows,
            button_row(FIND_OPEN.button(ctx)),
        )
    )


@feature.button(FALLBACK_ADD, act=Act.EDIT, requires=Permission.ASK)
async def add(ctx: Context, note: Introduction, rest: str) -> Response:
    """Put a note at the end of the list, and open the list."""
    listed = await own_list(ctx)
    if listed is None:
        listed = await _new(ctx)
    entries = await entries_of(ctx, listed)
    waiting = of(entries, Standing.WAITING)
    if note.id not in {entry.note.id for entry in waiting}:
        if len(waiting) + len(of(entries, *OPEN)) >= ENTRIES_MAX:
            raise UserError("error-fallback-full", FALLBACK_OPEN, count=ENTRIES_MAX)
        order = [*(entry.note.id for entry in waiting), note.id]
        listed = await _arrange(ctx, listed, entries, order)
    return Reply(await ctx.router.card(ctx, listed))


async def _new(ctx: Context) -> Fallback:
    listed = Fallback(
        id=new_id(ctx.now),
        network=ctx.network,
        community=ctx.community.id,
        seeker=ctx.me.id,
        created_at=ctx.now,
    )
    await FALLBACKS.add(ctx.tx, listed)
    return listed


async def _arrange(
    ctx: Context, listed: Fallback, entries: list[Entry], order: list[str]
) -> Fallback:
    """Put these notes in that order after those that may still be answered.

    What is over goes from the list: so does a note that came back, which then can be sent again.
    """
    kept = [entry.note.id for entry in of(entries, *OPEN)]
    asked = " ".join(f"{id}@{second}" for id, second in listed.sent.items() if id in kept)
    saved = await ctx.apply(
        listed,
        FallbackAct.ARRANGE,
        entries=" ".join([*kept, *order]),
        asked=asked,
        touched_at=ctx.now,
        stuck_at=None,
    )
    return await _run(ctx, saved)


async def _run(ctx: Context, listed: Fallback) -> Fallback:
    """Do what is to be done now, so that the answer shows it."""
    if listed.status is not FallbackStatus.ASKING:
        return listed
    saved, _ = await go_on(ctx, listed)
    await begin(ctx.tx, saved, ctx.now)
    return saved


async def order_form(ctx: Context, listed: Fallback, rest: str) -> FormContent:
    """Build the form of the order: one field for each place that is left."""
    entries = await entries_of(ctx, listed)
    waiting = [entry.note for entry in of(entries, Standing.WAITING)]
    known = {note.id for note in waiting}
    notes = waiting + [note for note in await _notes(ctx) if note.id not in known]
    places = min(ENTRIES_MAX - len(of(entries, *OPEN)), len(notes))
    if places < 1:
        raise UserError("error-fallback-empty", FIND_OPEN)
    nobody = Option(NOBODY, ctx.label("option-nobody"))
    options = (nobody, *[await _option(ctx, note) for note in notes[:NOTES_SHOWN]])
    chosen = [*(note.id for note in waiting), *(ENTRIES_MAX * [NOBODY])]
    return FormContent(
        fields=tuple(
            Field(
                name=f"place{number}",
                label=ctx.label("field-fallback-place", number=number),
                kind=FieldKind.ONE,
                options=options,
                initial=chosen[number - 1],
            )
            for number in range(1, places + 1)
        ),
        intro=ctx.label("form-fallback-intro"),
    )


async def _option(ctx: Context, note: Introduction) -> Option:
    says = "option-note" if await way_of(ctx, note) is None else "option-note-through"
    name = shorten((await ctx.person(note.host)).name, 40)
    return Option(note.id, shorten(ctx.label(says, name=name), 75))


async def order_submit(ctx: Context, listed: Fallback, values: Values) -> Response:
    """Save the order. Nobody on it any more: the list goes."""
    chosen = [(name, str(value)) for name, value in sorted(values.items()) if value != NOBODY]
    order = [id for _, id in chosen]
    for place, (name, id) in enumerate(chosen):
        if id in order[:place]:
            raise FieldErrors(**{name: ctx.label("field-fallback-twice")})
    entries = await entries_of(ctx, listed)
    known = {note.id for note in await _notes(ctx)} | {entry.note.id for entry in entries}
    order = [id for id in order if id in known]
    if not order and not of(entries, *OPEN):
        return await drop(ctx, listed, "")
    saved = await _arrange(ctx, listed, entries, order)
    return Replace(await ctx.router.card(ctx, saved))


feature.form(
    FALLBACK_ORDER,
    order_form,
    order_submit,
    title="form-fallback",
    submit_label="submit-save",
    act=FallbackAct.ARRANGE,
    requires=Permission.ASK,
)


@feature.button(FALLBACK_START, act=FallbackAct.START, requires=Permission.ASK)
async def start(ctx: Context, listed: Fallback, rest: str) -> Response:
    """Ask the first, now."""
    if not of(await entries_of(ctx, listed), Standing.WAITING):
        raise UserError("error-fallback-empty", FIND_OPEN)
    saved = await ctx.apply(
        listed, FallbackAct.START, started_at=ctx.now, touched_at=ctx.now, stuck_at=None
    )
    return Replace(await ctx.router.card(ctx, await _run(ctx, saved)))


@feature.button(FALLBACK_STOP, act=FallbackAct.STOP)
async def stop(ctx: Context, listed: Fallback, rest: str) -> Response:
    """Ask nobody else. What is asked stays open, and the order is kept."""
    saved = await ctx.apply(listed, FallbackAct.STOP, touched_at=ctx.now)
    return Replace(message(paragraph(ctx, "fallback-stopped")) + await ctx.router.card(ctx, saved))


@feature.button(FALLBACK_DROP, act=FallbackAct.DROP)
async def drop(ctx: Context, listed: Fallback, rest: str) -> Response:
    """Give the list up. The notes are kept."""
    await ctx.apply(listed, FallbackAct.DROP)
    return Replace(notice(ctx, "fallback-dropped", FIND_OPEN.button(ctx)))


def _see(ctx: Context, listed: Fallback) -> Button:
    return MINE_CARD.labelled("button-where-it-stands").button(ctx, FALLBACK, listed.id)


@feature.nudge(
    FALLBACK_ASKED,
    mute=None,
    merge=True,
    quiet_hours=True,
    late=Late.SEND,
    members_only=True,  # where the seeker is none any more, the list and the request end
)
async def next_asked(ctx: Context, nudge: Nudge) -> Message | None:
    """The next was asked, and what happens after that. None if that is over already."""
    listed: Fallback = await ctx.subject_of(nudge)
    entries = await entries_of(ctx, listed)
    asked = [entry for entry in of(entries, *OPEN) if entry.note.id == entry_of(nudge)]
    if not asked:
        return None
    waiting = of(entries, Standing.WAITING)
    free = [entry for entry in waiting if await obstacle(ctx, entry) is None]
    carried = asked[0].note.is_carried
    says = "nudge-fallback-asked-through" if carried else "nudge-fallback-asked"
    return message(
        paragraph(ctx, says, name=name_of(asked[0].host)),
        next_paragraph(ctx, entries, free) if free or not waiting else None,
        paragraph(ctx, "fallback-two") if len(of(entries, *OPEN)) > 1 else None,
        button_row(
            _see(ctx, listed),
            FALLBACK_STOP.button(ctx, listed.id, style=Style.DANGER) if waiting else None,
        ),
    )


@feature.nudge(FALLBACK_STUCK, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def nobody_now(ctx: Context, nudge: Nudge) -> Message:
    """Nobody on the list can be asked now."""
    listed: Fallback = await ctx.subject_of(nudge)
    stop = FALLBACK_STOP.button(ctx, listed.id, style=Style.DANGER)
    return message(paragraph(ctx, "nudge-fallback-stuck"), button_row(_see(ctx, listed), stop))


@feature.nudge(FALLBACK_ENDED, mute=None, merge=True, quiet_hours=True, late=Late.SEND)
async def ended(ctx: Context, nudge: Nudge) -> Message | None:
    """It is over: what is kept, who may still answer. None if a yes leaves nothing to say."""
    listed: Fallback = await ctx.subject_of(nudge)
    entries = await entries_of(ctx, listed)
    waiting, still = of(entries, Standing.WAITING), of(entries, *OPEN)
    kept = paragraph(ctx, "fallback-kept", count=len(waiting)) if waiting else None
    if listed.status is FallbackStatus.ENDED:
        says = "nudge-fallback-expired" if waiting else "nudge-fallback-ended"
        find = FIND_OPEN.button(ctx, style=Style.PRIMARY)
        return message(paragraph(ctx, says), kept, button_row(find))
    agreed = of(entries, Standing.AGREED)
    if len(agreed) < 2 and not waiting and not still:
        return None
    return message(
        paragraph(ctx, "nudge-fallback-yes", names=_names(ctx, agreed)),
        paragraph(ctx, "fallback-both") if len(agreed) > 1 else None,
        kept,
        paragraph(ctx, "fallback-may-answer", names=_names(ctx, still), count=len(still))
        if still
        else None,
        button_row(*(_take_back(ctx, entry) for entry in still[: ENTRIES_MAX - 1])),
        button_row(_see(ctx, listed)),
    )


def _names(ctx: Context, entries: list[Entry]) -> str:
    gone = ctx.label("name-gone")
    return ctx.translator.together([shorten(entry.host.name or gone, 40) for entry in entries])


def _take_back(ctx: Context, entry: Entry) -> Button:
    """Return the button that takes one request back kindly."""
    label = ctx.label("button-take-back", name=shorten(entry.host.name, 40))
    if entry.note.is_carried:
        return Button(label, action(WAYS_WITHDRAW.name, entry.note.way), Style.DANGER)
    return Button(label, action(REQUEST_WITHDRAW.name, entry.note.id), Style.DANGER)
