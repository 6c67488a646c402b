"""The card of an introduction: its state and what the reader can do now.

One function of the state, for seeker and host. Nudges, answers to buttons, stale buttons and "mine"
use it, so that the same state looks the same everywhere.
"""

from __future__ import annotations

from datetime import datetime

from bot.core.messages import (
    Actions,
    Block,
    Button,
    Facts,
    Heading,
    Message,
    Paragraph,
    Quote,
    Style,
    action,
    message,
)
from bot.core.text import Text
from bot.domain.people import Person
from bot.engine.context import Context
from bot.features.answer.actions import (
    ANSWER_ACCEPT,
    ANSWER_ASK,
    ANSWER_DECLINE,
    ANSWER_REFER,
    ANSWER_REPLY,
)
from bot.features.blocks import (
    answer_facts,
    both_zones,
    button_row,
    has_note,
    name_of,
    note_blocks,
    paragraph,
    place_missing,
    plain,
    quoted,
    request_facts,
    same_clock,
)
from bot.features.connections.offering import know_button
from bot.features.find.actions import FIND_LIKE
from bot.features.guide.actions import GUIDE_NO
from bot.features.introduction.brought import connector_blocks
from bot.features.introduction.model import (
    DeclineReason,
    Introduction,
    Role,
    Status,
)
from bot.features.introduction.standing import status
from bot.features.meet.actions import MEET_CALLED_OFF, MEET_HAPPENED, MEET_MISSED, MEET_MOVED
from bot.features.mine.actions import MINE_CARD
from bot.features.prep.actions import PREP_BRIEF, PREP_OPEN
from bot.features.request.actions import REQUEST_NOTE, REQUEST_PREVIEW, REQUEST_WITHDRAW
from bot.features.schedule.actions import (
    SCHEDULE_CANCEL,
    SCHEDULE_CONFIRM,
    SCHEDULE_MORE,
    SCHEDULE_OFFER,
    SCHEDULE_PICK,
    SCHEDULE_RESCHEDULE,
    SCHEDULE_SUGGEST,
    SCHEDULE_WHERE,
)
from bot.features.schedule.times import free_starts, proposals
from bot.features.thanks.actions import (
    THANKS_DEBRIEF,
    THANKS_DRAFT,
    THANKS_ELSEWHERE,
    THANKS_GLAD,
    THANKS_NAMED,
    THANKS_REPLY,
    THANKS_TOUCH,
    THANKS_UPDATE,
)
from bot.features.thanks.readers import tell_button
from bot.features.ways.model import WAY
from bot.i18n.sanitize import shorten

PRIMARY, DANGER = Style.PRIMARY, Style.DANGER


async def card(ctx: Context, i: Introduction) -> Message:
    """Return the card as the reader may see it. A connector sees names, and what they were told."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    role = i.role_of(ctx.me.id)
    if role is None:
        return message(*await connector_blocks(ctx, i))
    other = host if role is Role.SEEKER else seeker
    heading = Heading(ctx.label("card-title", seeker=name_of(seeker), host=name_of(host)))
    body = await (_seeker(ctx, i, other) if role is Role.SEEKER else _host(ctx, i, other))
    return message(heading, *body)


async def _seeker(ctx: Context, i: Introduction, host: Person) -> list[Block | None]:
    says: list[Block | None] = [Paragraph(status(ctx, i, host, whole=True))]
    match i.status:
        case Status.DRAFT if i.is_carried:
            return [*says, button_row(MINE_CARD.button(ctx, WAY, i.way))]
        case Status.DRAFT:
            return [
                *says,
                button_row(REQUEST_PREVIEW.button(ctx, i.id, style=PRIMARY)),
            ]
        case Status.ASKED:
            return [
                *says,
                button_row(REQUEST_WITHDRAW.button(ctx, i.id, style=DANGER)),
            ]
        case Status.QUESTIONED:
            reply = ANSWER_REPLY.button(ctx, i.id, style=PRIMARY)
            back = REQUEST_WITHDRAW.button(ctx, i.id, style=DANGER)
            return [*says, Quote(i.request.question), button_row(reply, back)]
        case Status.ACCEPTED:
            return await pick_blocks(ctx, i, *says)
        case Status.PICKED:
            return [
                *says,
                place_facts(ctx, i),
                button_row(
                    SCHEDULE_MORE.button(ctx, i.id),
                    SCHEDULE_CANCEL.button(ctx, i.id, style=DANGER),
                ),
            ]
        case Status.AGREED:
            return [*says, *await _agreed(ctx, i, host)]
        case Status.MISSED:
            return [*says, _missed(ctx, i)]
        case Status.MET | Status.THANKED:
            return [*says, *await _met(ctx, i, host)]
        case _:
            return [*says, *await _closed(ctx, i)]


async def _host(ctx: Context, i: Introduction, seeker: Person) -> list[Block | None]:
    says: list[Block | None] = [Paragraph(status(ctx, i, seeker, whole=True))]
    match i.status:
        case Status.ASKED | Status.QUESTIONED:
            vouched = await vouching(ctx, i)
            return [*says, *vouched, *request_blocks(ctx, i, seeker), answer_buttons(ctx, i)]
        case Status.ACCEPTED:
            return [
                *says,
                await place_missing(ctx, i),
                button_row(
                    SCHEDULE_OFFER.button(ctx, i.id, style=PRIMARY),
                    PREP_BRIEF.button(ctx, i.id),
                    SCHEDULE_WHERE.button(ctx, i.id),
                    SCHEDULE_CANCEL.button(ctx, i.id, style=DANGER),
                ),
            ]
        case Status.PICKED:
            passed = i.time.starts_at is not None and i.time.starts_at <= ctx.now
            confirm = SCHEDULE_CONFIRM.button(ctx, i.id, style=PRIMARY)
            missing = await place_missing(ctx, i)
            return [
                *says,
                place_facts(ctx, i),
                missing,
                button_row(
                    None if passed else confirm,
                    SCHEDULE_WHERE.button(ctx, i.id) if missing else None,
                    SCHEDULE_OFFER.button(ctx, i.id),
                    PREP_BRIEF.button(ctx, i.id),
                    SCHEDULE_CANCEL.button(ctx, i.id, style=DANGER),
                ),
            ]
        case Status.AGREED:
            return [*says, *await _agreed(ctx, i, seeker)]
        case Status.MISSED:
            return [*says, _missed(ctx, i)]
        case Status.MET | Status.THANKED:
            blocks = await ctx.tx.blocks.among(ctx.network, i.host, i.seeker)
            # Nothing new reaches a host from somebody whom they have blocked.
            return says if (i.host, i.seeker) in blocks else [*says, *await _given(ctx, i, seeker)]
        case _:
            return [*says, _parting(ctx, i)]


def request_blocks(ctx: Context, i: Introduction, seeker: Person) -> list[Block | None]:
    """Return what the host needs to decide: seeker, note, length, format."""
    return [
        Paragraph(about_seeker(ctx, seeker, 200)) if seeker.headline else None,
        *note_blocks(ctx, i),
        request_facts(ctx, i),
        answer_facts(ctx, i),
    ]


async def vouching(ctx: Context, i: Introduction) -> list[Block | None]:
    """Return who vouches for the seeker and in what words, and what a yes means."""
    if not i.connector or not i.request.vouched:
        return []
    connector = await ctx.person(i.connector)
    return [
        paragraph(ctx, "vouched-by", name=name_of(connector)),
        quoted(i.request.vouched, 400),
        paragraph(ctx, "asked-once") if i.request.once else None,
    ]


def about_seeker(ctx: Context, seeker: Person, most: int) -> Text:
    """Return the seeker's line about themselves, cut to `most` characters."""
    headline = shorten(seeker.headline, most)
    return ctx.say("about-seeker", other=name_of(seeker), headline=headline)


def answer_buttons(ctx: Context, i: Introduction) -> Actions | None:
    """Return the host's four answers. The question back is offered once."""
    ask = None if i.request.question else ANSWER_ASK.button(ctx, i.id)
    return button_row(
        ANSWER_ACCEPT.button(ctx, i.id, style=PRIMARY),
        ask,
        ANSWER_REFER.button(ctx, i.id),
        ANSWER_DECLINE.button(ctx, i.id),
    )


async def pick_blocks(ctx: Context, i: Introduction, *lead: Block | None) -> list[Block | None]:
    """Return the times to choose from, below the `lead` which says so, and what to do if none
    fits; where there are none, a sentence that says it stands in the place of the lead."""
    host = await ctx.person(i.host)
    free = await free_starts(ctx, i)
    times = await proposals(ctx, i, free)
    other_ways = button_row(
        SCHEDULE_MORE.button(ctx, i.id) if len(free) > len(times) else None,
        SCHEDULE_SUGGEST.button(ctx, i.id),
        SCHEDULE_CANCEL.button(ctx, i.id, style=DANGER),
    )
    if not times:
        return [paragraph(ctx, "no-times", other=name_of(host)), other_ways]
    buttons = tuple(slot_button(i, at, ctx.translator.short(at)) for at in times)
    return [*lead, Actions(buttons), whose_times(ctx, host, times), other_ways]


def whose_times(ctx: Context, host: Person, times: list[datetime]) -> Paragraph | None:
    """Return a sentence on the zone of these times, if the host's clock shows others."""
    if all(same_clock(ctx.me, host, at) for at in times):
        return None
    return paragraph(ctx, "times-theirs", other=name_of(host), zone=ctx.translator.city(host.zone))


def slot_button(i: Introduction, at: datetime, label: str) -> Button:
    """Return the button that picks a time. The action has the instant."""
    return Button(label, action(SCHEDULE_PICK.name, i.id, int(at.timestamp())))


def meeting_facts(ctx: Context, i: Introduction, other: Person) -> Facts | None:
    """Return the time in both zones, length, format and place."""
    if i.time.starts_at is None:
        return None
    when = ctx.label("fact-when"), both_zones(ctx, i.time.starts_at, other)
    return Facts((when, *place_facts(ctx, i).rows))


def place_facts(ctx: Context, i: Introduction) -> Facts:
    """Return length, format and place, beside a sentence that has the time."""
    rows = request_facts(ctx, i).rows
    if i.place:
        rows = *rows, (ctx.label("fact-where"), plain(i.place))
    return Facts(rows)


async def _agreed(ctx: Context, i: Introduction, other: Person) -> list[Block | None]:
    if i.ends_at is not None and i.ends_at <= ctx.now:
        return [outcome_buttons(ctx, i)]
    seeker = ctx.me.id == i.seeker
    return [
        place_facts(ctx, i),
        await place_missing(ctx, i),
        button_row(
            PREP_OPEN.button(ctx, i.id, style=PRIMARY)
            if seeker
            else PREP_BRIEF.button(ctx, i.id, style=PRIMARY),
            SCHEDULE_WHERE.button(ctx, i.id),
            SCHEDULE_RESCHEDULE.button(ctx, i.id),
            SCHEDULE_CANCEL.button(ctx, i.id, style=DANGER),
        ),
    ]


def outcome_buttons(ctx: Context, i: Introduction) -> Actions | None:
    """Return buttons for the four outcomes of a meeting."""
    return button_row(
        MEET_HAPPENED.button(ctx, i.id, style=PRIMARY),
        MEET_MOVED.button(ctx, i.id),
        MEET_MISSED.button(ctx, i.id),
        MEET_CALLED_OFF.button(ctx, i.id),
    )


def _missed(ctx: Context, i: Introduction) -> Actions | None:
    return button_row(
        SCHEDULE_RESCHEDULE.labelled("button-new-time").button(ctx, i.id, style=PRIMARY),
        MEET_HAPPENED.labelled("button-we-talked").button(ctx, i.id),
        MEET_CALLED_OFF.labelled("button-leave-it").button(ctx, i.id),
    )


async def _met(ctx: Context, i: Introduction, host: Person) -> list[Block | None]:
    know, tell = await know_button(ctx, i), await tell_button(ctx, i)
    if i.status is Status.MET:
        first = THANKS_DEBRIEF.button(ctx, i.id, style=PRIMARY)
        if i.debrief.debriefed:
            first = THANKS_DRAFT.button(ctx, i.id, style=PRIMARY)
        return [button_row(first, THANKS_ELSEWHERE.button(ctx, i.id), tell, know)]
    if host.erased:
        return [button_row(tell)]
    touch = THANKS_TOUCH.to(i.id, "off" if i.thanks.keep_in_touch else "on")
    if i.thanks.keep_in_touch:
        touch = touch.labelled("button-stop-touch")
    return [
        *([] if await _is_blocked(ctx, i) else _reply(ctx, i, host)),
        button_row(
            tell,
            None if i.thanks.update_done else THANKS_UPDATE.button(ctx, i.id),
            THANKS_NAMED.button(ctx, i.id) if i.debrief.onward is None else None,
            touch.button(ctx),
            know,
        ),
    ]


async def _given(ctx: Context, i: Introduction, seeker: Person) -> list[Block | None]:
    """Return what the host was told after the talk, and a way to what they were asked."""
    said = i.status is Status.THANKED and not i.thanks.thanked_elsewhere and i.thanks.thanks
    most = 1900 if i.thanks.update_at else 2600
    return [
        quoted(i.thanks.thanks, most) if said else None,
        *_reply(ctx, i, seeker),
        reply_buttons(ctx, i) if said else None,
        *(
            (paragraph(ctx, "nudge-update", name=name_of(seeker)), quoted(i.thanks.update, 1500))
            if i.thanks.update_at and i.thanks.update
            else ()
        ),
        button_row(
            PREP_BRIEF.labelled("button-their-note").button(ctx, i.id) if has_note(i) else None,
            await know_button(ctx, i),
        ),
    ]


async def _is_blocked(ctx: Context, i: Introduction) -> bool:
    """Return whether the seeker has blocked the host: then nothing new of theirs reaches them."""
    return (i.seeker, i.host) in await ctx.tx.blocks.among(ctx.network, i.seeker, i.host)


def _reply(ctx: Context, i: Introduction, other: Person) -> list[Block | None]:
    """Return the host's answer to the thank-you, for either of the two."""
    if not i.thanks.thanks_reply:
        return []
    says = "card-thanks-reply-own" if ctx.me.id == i.host else "nudge-thanks-reply"
    return [paragraph(ctx, says, name=name_of(other)), Quote(i.thanks.thanks_reply)]


def reply_buttons(ctx: Context, i: Introduction) -> Actions | None:
    """Return the host's two answers to a thank-you, until there is one."""
    if i.thanks.thanks_replied_at is not None:
        return None
    return button_row(THANKS_GLAD.button(ctx, i.id, style=PRIMARY), THANKS_REPLY.button(ctx, i.id))


def _parting(ctx: Context, i: Introduction) -> Quote | None:
    """Return what the other one wrote when they cancelled it."""
    return Quote(i.time.parting) if i.time.parting and i.time.moved_by != ctx.me.id else None


async def _closed(ctx: Context, i: Introduction) -> list[Block | None]:
    """Return a shared reason, a person who was named, and others to ask."""
    blocks: list[Block | None] = []
    said_why = i.request.reason_shared and i.request.decline_reason is not DeclineReason.UNSAID
    if i.status is Status.DECLINED and said_why:
        blocks.append(paragraph(ctx, "shared-reason", reason=i.request.decline_reason))
    named = None
    if i.request.referred_to:
        person = await ctx.person(i.request.referred_to)
        apart = await ctx.tx.blocks.among(ctx.network, person.id, i.host)
        if not apart and await ctx.host_for(person):
            blocks.append(paragraph(ctx, "referred-to", name=name_of(person)))
            named = REQUEST_NOTE.labelled("button-ask-them").button(ctx, person.id, style=PRIMARY)
    unheard = i.status is Status.EXPIRED and i.request.accepted_at is not None
    if i.status is Status.LEFT or unheard:
        again = await ctx.host_for(await ctx.person(i.host)) is not None
    else:
        again = i.status is Status.CANCELLED and i.time.moved_by is None
    if again:
        named = REQUEST_NOTE.labelled("button-ask-again").button(ctx, i.host, style=PRIMARY)
    blocks.append(_parting(ctx, i))
    no = i.status in {Status.DECLINED, Status.EXPIRED} and not unheard
    guide = GUIDE_NO.button(ctx) if no else None
    blocks.append(button_row(named, FIND_LIKE.button(ctx, i.host), guide))
    return blocks
