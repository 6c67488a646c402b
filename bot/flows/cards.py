"""The card of an introduction: where it stands and what the reader can do now.

One function of the state, for either side. Nudges, answers to buttons, stale buttons and "mine" all
show it, so that the same state looks the same wherever it is met.
"""

from __future__ import annotations

from datetime import datetime

from bot.context import Context
from bot.flows.parts import (
    both_zones,
    name_of,
    note_blocks,
    paragraph,
    press,
    quoted,
    request_facts,
    row,
    told,
)
from bot.flows.times import proposals
from bot.model.introductions import CLOSED, DeclineReason, Introduction, Role, Status
from bot.model.people import Person
from bot.text import Text
from bot.view import (
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
from bot.words import shorten

PRIMARY, DANGER = Style.PRIMARY, Style.DANGER


async def card(ctx: Context, i: Introduction) -> Message:
    """The introduction as the reader may see it: a connector sees no more than names."""
    seeker, host = await ctx.person(i.seeker), await ctx.person(i.host)
    role = i.role_of(ctx.me.id)
    if role is None:
        return message(paragraph(ctx, "card-connector", seeker=name_of(seeker), host=name_of(host)))
    other = host if role is Role.SEEKER else seeker
    heading = Heading(ctx.label("card-title", seeker=name_of(seeker), host=name_of(host)))
    body = await (_seeker(ctx, i, other) if role is Role.SEEKER else _host(ctx, i, other))
    return message(heading, *body)


async def past(ctx: Context, i: Introduction) -> Message:
    """What a message shows whose moment is over: where it stands now, and the way to the card."""
    role = i.role_of(ctx.me.id)
    if role is None:
        return await card(ctx, i)
    other = await ctx.person(i.other(ctx.me.id))
    way = None if i.status in CLOSED else row(press(ctx, "open", "mine.card", i.id))
    return message(Paragraph(status(ctx, i, other)), way)


def status_id(ctx: Context, i: Introduction) -> str:
    """The id of the sentence that says where it stands, for the reader's role."""
    role = i.role_of(ctx.me.id) or Role.SEEKER
    state: str = i.status.value
    if i.status is Status.AGREED and i.ends_at and i.ends_at <= ctx.now:
        state = "over"
    if i.status is Status.PICKED and i.starts_at and i.starts_at <= ctx.now:
        state = "passed"
    if i.status is Status.EXPIRED and i.agreed_at:
        state = "unheard"
    if i.status is Status.CANCELLED and i.moved_by is None:
        state = "deleted"  # nobody called it off: the conversation they shared was
    return f"status-{state}-{role.value}"


def status(ctx: Context, i: Introduction, other: Person) -> Text:
    """Where it stands, in one sentence for the reader."""
    if i.starts_at is not None:
        return ctx.say(status_id(ctx, i), other=name_of(other), when=i.starts_at)
    return ctx.say(status_id(ctx, i), other=name_of(other), when="")


async def _seeker(ctx: Context, i: Introduction, host: Person) -> list[Block | None]:
    says: list[Block | None] = [Paragraph(status(ctx, i, host))]
    match i.status:
        case Status.DRAFT:
            return [*says, row(press(ctx, "preview", "request.preview", i.id, style=PRIMARY))]
        case Status.ASKED:
            return [*says, row(press(ctx, "withdraw", "request.withdraw", i.id, style=DANGER))]
        case Status.QUESTIONED:
            reply = press(ctx, "reply", "answer.reply", i.id, style=PRIMARY)
            back = press(ctx, "withdraw", "request.withdraw", i.id, style=DANGER)
            return [*says, Quote(i.question), row(reply, back)]
        case Status.ACCEPTED:
            return [*says, *await pick_blocks(ctx, i)]
        case Status.PICKED:
            return [
                *says,
                meeting_facts(ctx, i, host),
                row(
                    press(ctx, "other-times", "schedule.more", i.id),
                    press(ctx, "cancel", "schedule.cancel", i.id, style=DANGER),
                ),
            ]
        case Status.AGREED:
            return [*says, *_agreed(ctx, i, host)]
        case Status.MISSED:
            return [*says, _missed(ctx, i)]
        case Status.MET | Status.THANKED:
            return [*says, *_met(ctx, i)]
        case _:
            return [*says, *await _closed(ctx, i)]


async def _host(ctx: Context, i: Introduction, seeker: Person) -> list[Block | None]:
    says: list[Block | None] = [Paragraph(status(ctx, i, seeker))]
    match i.status:
        case Status.ASKED | Status.QUESTIONED:
            return [*says, *request_blocks(ctx, i, seeker), answer_buttons(ctx, i)]
        case Status.ACCEPTED:
            return [
                *says,
                row(
                    press(ctx, "offer", "schedule.offer", i.id, style=PRIMARY),
                    press(ctx, "where", "schedule.where", i.id),
                    press(ctx, "cancel", "schedule.cancel", i.id, style=DANGER),
                ),
            ]
        case Status.PICKED:
            passed = i.starts_at is not None and i.starts_at <= ctx.now
            confirm = press(ctx, "confirm", "schedule.confirm", i.id, style=PRIMARY)
            return [
                *says,
                meeting_facts(ctx, i, seeker),
                row(
                    None if passed else confirm,
                    press(ctx, "offer", "schedule.offer", i.id),
                    press(ctx, "cancel", "schedule.cancel", i.id, style=DANGER),
                ),
            ]
        case Status.AGREED:
            return [*says, *_agreed(ctx, i, seeker)]
        case Status.MISSED:
            return [*says, _missed(ctx, i)]
        case Status.MET | Status.THANKED:
            said = i.status is Status.THANKED and i.thanks
            return [*says, quoted(i.thanks, 3200) if said else None]
        case _:
            return [*says, _parting(ctx, i)]


def request_blocks(ctx: Context, i: Introduction, seeker: Person) -> list[Block | None]:
    """What the host needs to decide: who asks, why, what for, how long."""
    asker = told(shorten(seeker.headline, 200))
    return [
        Paragraph(ctx.say("about-seeker", other=name_of(seeker), headline=asker))
        if asker.spans
        else None,
        *note_blocks(ctx, i),
        request_facts(ctx, i),
        Facts(((ctx.label("fact-you-asked"), told(i.question)),)) if i.question else None,
        Facts(((ctx.label("fact-they-answered"), told(i.answer)),)) if i.answer else None,
    ]


def answer_buttons(ctx: Context, i: Introduction) -> Actions | None:
    """The host's four answers; the question back only once."""
    ask = None if i.question else press(ctx, "ask", "answer.ask", i.id)
    return row(
        press(ctx, "accept", "answer.accept", i.id, style=PRIMARY),
        ask,
        press(ctx, "refer", "answer.refer", i.id),
        press(ctx, "decline", "answer.decline", i.id),
    )


async def pick_blocks(ctx: Context, i: Introduction) -> list[Block | None]:
    """The times to choose from, and what to do when none fits."""
    host = await ctx.person(i.host)
    times = await proposals(ctx, i)
    more = None
    if len(times) == 5:
        more = press(ctx, "other-times", "schedule.more", i.id, int(times[-1].timestamp()))
    other_ways = row(
        more,
        press(ctx, "suggest-time", "schedule.suggest", i.id),
        press(ctx, "cancel", "schedule.cancel", i.id, style=DANGER),
    )
    if not times:
        return [paragraph(ctx, "no-times", other=name_of(host)), other_ways]
    where = paragraph(ctx, "times-theirs", other=name_of(host), zone=host.zone)
    differ = host.tz.utcoffset(times[0]) != ctx.me.tz.utcoffset(times[0])
    return [Actions(slot_buttons(ctx, i, times)), where if differ else None, other_ways]


def slot_buttons(ctx: Context, i: Introduction, times: list[datetime]) -> tuple[Button, ...]:
    """One button a time, in the reader's zone; the instant is in the action."""
    return tuple(
        Button(ctx.words.short(at), action("schedule.pick", i.id, int(at.timestamp())))
        for at in times
    )


def meeting_facts(ctx: Context, i: Introduction, other: Person) -> Facts | None:
    """When (in both zones), how long, how and where."""
    if i.starts_at is None:
        return None
    rows = [
        (ctx.label("fact-when"), both_zones(ctx, i.starts_at, other)),
        (ctx.label("fact-length"), ctx.say("minutes", minutes=i.minutes)),
        (ctx.label("fact-format"), ctx.say("format", format=i.format)),
    ]
    if i.where:
        rows.append((ctx.label("fact-where"), told(i.where)))
    return Facts(tuple(rows))


def _agreed(ctx: Context, i: Introduction, other: Person) -> list[Block | None]:
    if i.ends_at is not None and i.ends_at <= ctx.now:
        return [outcome_buttons(ctx, i)]
    seeker = ctx.me.id == i.seeker
    return [
        meeting_facts(ctx, i, other),
        row(
            press(ctx, "prep", "prep.open", i.id, style=PRIMARY)
            if seeker
            else press(ctx, "brief", "prep.brief", i.id, style=PRIMARY),
            press(ctx, "where", "schedule.where", i.id),
            press(ctx, "reschedule", "schedule.reschedule", i.id),
            press(ctx, "cancel", "schedule.cancel", i.id, style=DANGER),
        ),
    ]


def outcome_buttons(ctx: Context, i: Introduction) -> Actions | None:
    """The four things that can have become of a meeting."""
    return row(
        press(ctx, "happened", "meet.happened", i.id, style=PRIMARY),
        press(ctx, "moved", "meet.moved", i.id),
        press(ctx, "no-show", "meet.missed", i.id),
        press(ctx, "called-off", "meet.called_off", i.id),
    )


def _missed(ctx: Context, i: Introduction) -> Actions | None:
    return row(
        press(ctx, "new-time", "schedule.reschedule", i.id, style=PRIMARY),
        press(ctx, "we-talked", "meet.happened", i.id),
        press(ctx, "leave-it", "meet.called_off", i.id),
    )


def _met(ctx: Context, i: Introduction) -> list[Block | None]:
    if i.status is Status.MET:
        first = press(ctx, "thank", "thanks.debrief", i.id, style=PRIMARY)
        if i.debriefed:
            first = press(ctx, "thanks-draft", "thanks.draft", i.id, style=PRIMARY)
        return [row(first, press(ctx, "thanked-elsewhere", "thanks.elsewhere", i.id))]
    touch = "stop-touch" if i.keep_in_touch else "keep-touch"
    return [
        row(
            None if i.update_done else press(ctx, "update", "thanks.update", i.id),
            press(ctx, "named", "thanks.named", i.id) if i.onward is None else None,
            press(ctx, touch, "thanks.touch", i.id, "off" if i.keep_in_touch else "on"),
        )
    ]


def _parting(ctx: Context, i: Introduction) -> Quote | None:
    """What the other one wrote when they called it off."""
    return Quote(i.parting) if i.parting and i.moved_by != ctx.me.id else None


async def _closed(ctx: Context, i: Introduction) -> list[Block | None]:
    """A kind way on: a shared reason, a person who was named, others to ask."""
    blocks: list[Block | None] = []
    said_why = i.reason_shared and i.decline_reason is not DeclineReason.UNSAID
    if i.status is Status.DECLINED and said_why:
        blocks.append(paragraph(ctx, "shared-reason", reason=i.decline_reason))
    named = None
    if i.referred_to:
        person = await ctx.person(i.referred_to)
        host = await ctx.tx.host(ctx.network, person.id)
        if host is not None and ctx.hosting(host, person):
            blocks.append(paragraph(ctx, "referred-to", name=name_of(person)))
            named = press(ctx, "ask-them", "request.note", person.id, style=PRIMARY)
    if i.status is Status.CANCELLED and i.moved_by is None:
        named = press(ctx, "ask-again", "request.note", i.host, style=PRIMARY)
    blocks.append(_parting(ctx, i))
    blocks.append(row(named, press(ctx, "others", "find.like", i.host)))
    return blocks
