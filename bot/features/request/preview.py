"""The preview of a request with the coach's findings; sending, discarding, withdrawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.coach.note import Note, check_note
from bot.coach.reading import Flag
from bot.core.messages import Block, Footnote, Heading, Message, Paragraph, Row, Style, message
from bot.core.responses import Replace, Reply, Response
from bot.domain.hosts import Host
from bot.domain.notes import NOTE_DETAILS
from bot.engine.actions import Action
from bot.engine.checked_words import insist, may_insist, still_held
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.permissions import Permission
from bot.features.blocks import (
    button_row,
    name_of,
    note_blocks,
    notice,
    paragraph,
    request_facts,
)
from bot.features.fallback.actions import FALLBACK_ADD
from bot.features.find.actions import FIND_LIKE, FIND_OPEN
from bot.features.guide.actions import GUIDE_WRITING
from bot.features.introduction.card import card
from bot.features.introduction.model import Act, Introduction, Status
from bot.features.request.actions import (
    REQUEST_DETAILS,
    REQUEST_DISCARD,
    REQUEST_INSIST,
    REQUEST_NOTE,
    REQUEST_PREVIEW,
    REQUEST_SEND,
    REQUEST_WITHDRAW,
)
from bot.features.request.feature import feature
from bot.features.request.limits import may_ask, require_room
from bot.features.settings.actions import SETTINGS_ME
from bot.features.ways.actions import WAYS_NOTE, WAYS_SEND
from bot.features.ways.carrying import way_of
from bot.i18n.sanitize import shorten


async def flags(ctx: Context, draft: Introduction) -> list[Flag]:
    """Return the coach's findings on a draft, but for what its writer means as it stands."""
    offer = await ctx.tx.hosts.get(ctx.network, draft.host)
    host = offer or Host(person=draft.host, network=ctx.network, created_at=ctx.now)
    mine = await ctx.tx.introductions.of_person(
        ctx.network, ctx.me.id, set(Status) - {Status.DISCARDED}
    )
    earlier = tuple(
        f"{i.request.why}\n{i.request.learn}"
        for i in mine
        if i.seeker == ctx.me.id and i.id != draft.id
    )
    found = check_note(
        Note(
            why=draft.request.why,
            learn=draft.request.learn,
            note_type=draft.request.note_type,
            minutes=draft.request.minutes,
            details=dict(draft.request.details),
            role=host.role,
            organisation=host.employer,
            sector=host.sector,
            topics=host.topics,
            about=host.about,
            region=host.region,
            studied_at=host.studied_at,
            languages=host.languages,
            earlier=earlier[-20:],
        )
    )
    return await still_held(ctx, _whole(draft), found)


def _whole(draft: Introduction) -> str:
    note = draft.request
    details = map(str, sorted(dict(note.details).items()))
    return "\0".join((draft.id, note.why, note.learn, *details))


def flag_blocks(
    ctx: Context, found: Sequence[Flag], missing: Paragraph | None = None
) -> list[Block]:
    """Return at most five findings: what blocks, what is `missing`, and apart from both, advice."""
    ordered = sorted(found, key=lambda flag: not flag.blocks)[:5]
    needed = [_finding(ctx, flag) for flag in ordered if flag.blocks]
    if missing:
        needed.append(missing)
    advice = [_finding(ctx, flag) for flag in ordered if not flag.blocks]
    if needed and advice:
        return [*needed, Paragraph(ctx.say("preview-also")), *advice]
    return [*needed, *advice]


def _finding(ctx: Context, flag: Flag) -> Paragraph:
    return Paragraph(ctx.say(flag.sentence, words=shorten(flag.words, 80), count=flag.count))


async def preview(ctx: Context, draft: Introduction) -> Message:
    """Return the note as the host will see it, the findings, and the buttons."""
    person = await ctx.person(draft.host)
    way = await way_of(ctx, draft)
    found = await flags(ctx, draft)
    missing = paragraph(ctx, "preview-details") if draft.request.missing_details() else None
    blocked = any(flag.blocks for flag in found) or missing is not None
    has_details = bool(NOTE_DETAILS[draft.request.note_type])
    send = None
    if not blocked:
        sends = WAYS_SEND.to(way.id) if way else REQUEST_SEND.to(draft.id)
        send = sends.button(ctx, style=Style.PRIMARY)
    edit = WAYS_NOTE.to(way.id) if way else REQUEST_NOTE.labelled("button-edit").to(draft.host)
    fine = "preview-fine-way" if way else "preview-fine"
    lead = fine if not found else "preview-flags"
    if blocked:
        lead = "preview-blocked"
    return message(
        Heading(ctx.label("preview-title", name=name_of(person))),
        *note_blocks(ctx, draft),
        request_facts(ctx, draft),
        paragraph(ctx, lead),
        *flag_blocks(ctx, found, missing),
        button_row(
            send,
            REQUEST_INSIST.button(ctx, draft.id) if may_insist(found) else None,
            edit.button(ctx, style=Style.PRIMARY if blocked else Style.NORMAL),
            REQUEST_DETAILS.button(ctx, draft.id) if has_details else None,
            FALLBACK_ADD.button(ctx, draft.id) if send else None,
            REQUEST_DISCARD.button(ctx, draft.id, style=Style.DANGER),
        ),
        await _first_steps(ctx),
        Footnote(ctx.say("preview-when-way" if way else "preview-when", name=name_of(person))),
    )


async def _first_steps(ctx: Context) -> Row | None:
    """Offer the guide to writing to who has not sent a note here yet."""
    sent = set(Status) - {Status.DRAFT, Status.DISCARDED}
    mine = await ctx.tx.introductions.of_person(ctx.network, ctx.me.id, sent)
    if any(i.seeker == ctx.me.id for i in mine):
        return None
    return Row(ctx.say("guide-first"), GUIDE_WRITING.button(ctx))


@feature.button(REQUEST_PREVIEW, act=Act.EDIT)
async def show_preview(ctx: Context, i: Introduction, rest: str) -> Response:
    """Show the preview of the draft."""
    return Reply(await preview(ctx, i))


@feature.button(REQUEST_INSIST, act=Act.EDIT)
async def as_it_stands(ctx: Context, draft: Introduction, rest: str) -> Response:
    """The coach holds the note back, and its writer says that it is meant as it stands."""
    await insist(ctx, _whole(draft), await flags(ctx, draft))
    return Replace(await preview(ctx, draft))


async def is_ready(ctx: Context, draft: Introduction) -> bool:
    """Return whether the note is complete, and the coach finds nothing that has to change."""
    found = await flags(ctx, draft)
    return not draft.request.missing_details() and not any(flag.blocks for flag in found)


def require_fit(draft: Introduction, offer: Host, edit: Action) -> None:
    """Raise `UserError` if the host no longer offers that length or format; `edit` changes it."""
    if draft.request.minutes not in offer.lengths or draft.request.format not in offer.formats:
        raise UserError("error-offer-changed", edit)


async def send_to(ctx: Context, draft: Introduction, host: Host) -> Introduction:
    """Send the note to that host. The caller has checked the limits and the note."""
    asked = replace(draft.request, asked_at=ctx.now, organisation_key=host.organisation_key)
    return await ctx.apply(draft, Act.SEND, request=asked)


@feature.button(REQUEST_SEND, act=Act.SEND, requires=Permission.ASK)
async def send(ctx: Context, draft: Introduction, rest: str) -> Response:
    """Send the request, if the limits still allow it."""
    person = await ctx.person(draft.host)
    host = await may_ask(ctx, person)
    await require_room(ctx, host, person)
    if not await is_ready(ctx, draft):
        return Replace(await preview(ctx, draft))
    require_fit(draft, host, REQUEST_NOTE.labelled("button-edit").to(person.id))
    if not await ctx.is_member(person):
        raise UserError("error-host-left", FIND_LIKE.to(person.id), FIND_OPEN, name=name_of(person))
    sent = await send_to(ctx, draft, host)
    lead = message(paragraph(ctx, "request-sent", name=name_of(person)))
    about = None
    if not ctx.me.headline:
        about = message(paragraph(ctx, "request-about-you"), button_row(SETTINGS_ME.button(ctx)))
    shown = lead + await card(ctx, sent)
    return Replace(shown + about if about else shown)


@feature.button(REQUEST_DISCARD, act=Act.DISCARD)
async def discard(ctx: Context, draft: Introduction, rest: str) -> Response:
    """Discard the draft."""
    await ctx.apply(draft, Act.DISCARD)
    return Replace(notice(ctx, "request-discarded", FIND_OPEN.button(ctx)))


@feature.button(REQUEST_WITHDRAW, act=Act.WITHDRAW)
async def withdraw(ctx: Context, asked: Introduction, rest: str) -> Response:
    """Withdraw the request. The buttons of the host's message end; there is no new message."""
    saved = await ctx.apply(asked, Act.WITHDRAW)
    return Replace(await card(ctx, saved))
