"""The card of a talk elsewhere: where it stands, and what the seeker can do now."""

from __future__ import annotations

from bot.core.messages import (
    Actions,
    Block,
    Button,
    Facts,
    Heading,
    Message,
    Paragraph,
    Style,
    message,
)
from bot.core.text import Text
from bot.engine.context import Context
from bot.features.blocks import button_row, paragraph, plain
from bot.features.elsewhere.actions import (
    ELSEWHERE_CHECK,
    ELSEWHERE_DEBRIEF,
    ELSEWHERE_DRAFT,
    ELSEWHERE_EDIT,
    ELSEWHERE_FORGET,
    ELSEWHERE_HAPPENED,
    ELSEWHERE_MISSED,
    ELSEWHERE_NEW,
    ELSEWHERE_NO,
    ELSEWHERE_OFF,
    ELSEWHERE_ONCE_MORE,
    ELSEWHERE_OPEN,
    ELSEWHERE_PREP,
    ELSEWHERE_SENT,
    ELSEWHERE_STARTER,
    ELSEWHERE_THANKED,
    ELSEWHERE_TIME,
    ELSEWHERE_TOUCH,
    ELSEWHERE_UPDATE,
)
from bot.features.elsewhere.model import TALKED, Elsewhere, ElsewhereStatus
from bot.features.find.actions import FIND_OPEN

PRIMARY, DANGER = Style.PRIMARY, Style.DANGER

_SENTENCES = {
    ElsewhereStatus.WRITING: "elsewhere-writing",
    ElsewhereStatus.SENT: "elsewhere-sent",
    ElsewhereStatus.ARRANGING: "elsewhere-arranging",
    ElsewhereStatus.AGREED: "elsewhere-agreed",
    ElsewhereStatus.MET: "elsewhere-met",
    ElsewhereStatus.THANKED: "elsewhere-thanked",
    ElsewhereStatus.DONE: "elsewhere-thanked",
    ElsewhereStatus.REFUSED: "elsewhere-refused",
    ElsewhereStatus.EXPIRED: "elsewhere-expired",
    ElsewhereStatus.CANCELLED: "elsewhere-cancelled",
    ElsewhereStatus.LEFT: "elsewhere-left",
    ElsewhereStatus.FORGOTTEN: "elsewhere-forgotten",
}


def is_over(ctx: Context, talk: Elsewhere) -> bool:
    """Return whether an agreed time is past, and nobody has said yet how it went."""
    agreed = talk.status is ElsewhereStatus.AGREED
    return agreed and talk.ends_at is not None and talk.ends_at <= ctx.now


def status(ctx: Context, talk: Elsewhere) -> Text:
    """Return where it stands, in one sentence."""
    sentence = "elsewhere-over" if is_over(ctx, talk) else _SENTENCES[talk.status]
    if talk.status is ElsewhereStatus.SENT and talk.through:
        sentence = "elsewhere-passed-on"
    if talk.status is ElsewhereStatus.DONE and talk.thanked_at is None:
        sentence = "elsewhere-talked"
    return ctx.say(sentence, label=talk.label, when=talk.starts_at or talk.created_at)


async def card(ctx: Context, talk: Elsewhere) -> Message:
    """Return the card. Nobody but the seeker can open it."""
    if talk.status is ElsewhereStatus.FORGOTTEN:
        return message(paragraph(ctx, "elsewhere-forgotten"), _way_on(ctx))
    return message(
        Heading(ctx.label("form-elsewhere")),
        Paragraph(status(ctx, talk)),
        await _facts(ctx, talk),
        *_buttons(ctx, talk),
    )


async def _facts(ctx: Context, talk: Elsewhere) -> Facts | None:
    rows = [(ctx.label("fact-source"), ctx.say("source", source=talk.source))]
    if talk.through:
        connector = await ctx.person(talk.through)
        rows = [(ctx.label("fact-through"), plain(connector.name or ctx.label("name-gone")))]
    if talk.occasion:
        rows.append((ctx.label("fact-occasion"), plain(talk.occasion)))
    if talk.status in (ElsewhereStatus.ARRANGING, ElsewhereStatus.AGREED):
        rows.append((ctx.label("fact-length"), ctx.say("minutes", minutes=talk.minutes)))
        rows.append((ctx.label("fact-format"), ctx.say("format", format=talk.format)))
    noted = (
        ("fact-noted-goal", talk.goal),
        ("fact-noted-learned", talk.learned),
        ("fact-noted-surprised", talk.surprised),
        ("fact-noted-use", talk.use),
    )
    rows += [(ctx.label(label), plain(words)) for label, words in noted if words]
    if talk.interest is not None:
        rows.append((ctx.label("fact-noted-interest"), ctx.say("interest", value=talk.interest)))
    return Facts(tuple(rows))


def _buttons(ctx: Context, talk: Elsewhere) -> list[Block | None]:
    more = button_row(
        ELSEWHERE_EDIT.button(ctx, talk.id),
        ELSEWHERE_FORGET.button(ctx, talk.id, style=DANGER),
    )
    match talk.status:
        case ElsewhereStatus.WRITING:
            first = button_row(
                ELSEWHERE_STARTER.button(ctx, talk.id, style=PRIMARY),
                ELSEWHERE_CHECK.button(ctx, talk.id),
                ELSEWHERE_SENT.button(ctx, talk.id),
                ELSEWHERE_TIME.button(ctx, talk.id),
            )
        case ElsewhereStatus.SENT:
            once_more = ELSEWHERE_ONCE_MORE.button(ctx, talk.id)
            first = answers(ctx, talk, *() if talk.through else (once_more,))
        case ElsewhereStatus.ARRANGING:
            first = arranging(ctx, talk)
        case ElsewhereStatus.AGREED if is_over(ctx, talk):
            first = outcomes(ctx, talk)
        case ElsewhereStatus.AGREED:
            first = button_row(
                ELSEWHERE_PREP.button(ctx, talk.id, style=PRIMARY),
                ELSEWHERE_TIME.labelled("button-reschedule").button(ctx, talk.id),
                ELSEWHERE_OFF.button(ctx, talk.id),
                ELSEWHERE_HAPPENED.button(ctx, talk.id) if _begun(ctx, talk) else None,
            )
        case status if status in TALKED:
            return [*after(ctx, talk), more]
        case _:
            first = button_row(
                ELSEWHERE_NEW.button(ctx, style=PRIMARY),
                FIND_OPEN.button(ctx),
                ELSEWHERE_TIME.labelled("button-yes-after-all").button(ctx, talk.id),
            )
    return [first, more]


def _begun(ctx: Context, talk: Elsewhere) -> bool:
    return talk.starts_at is not None and talk.starts_at <= ctx.now


def answers(ctx: Context, talk: Elsewhere, *more: Button) -> Actions | None:
    """Return buttons for the answers to what was sent."""
    return button_row(
        ELSEWHERE_TIME.button(ctx, talk.id, style=PRIMARY),
        ELSEWHERE_NO.button(ctx, talk.id),
        *more,
    )


def arranging(ctx: Context, talk: Elsewhere) -> Actions | None:
    """Return what can be done while there is a yes and no time."""
    return button_row(
        ELSEWHERE_TIME.labelled("button-set-talk-time").button(ctx, talk.id, style=PRIMARY),
        ELSEWHERE_PREP.button(ctx, talk.id),
        ELSEWHERE_HAPPENED.labelled("button-we-talked").button(ctx, talk.id),
        ELSEWHERE_OFF.button(ctx, talk.id),
    )


def outcomes(ctx: Context, talk: Elsewhere) -> Actions | None:
    """Return buttons for what became of an agreed time."""
    return button_row(
        ELSEWHERE_HAPPENED.button(ctx, talk.id, style=PRIMARY),
        ELSEWHERE_MISSED.button(ctx, talk.id),
        ELSEWHERE_OFF.button(ctx, talk.id),
    )


def after(ctx: Context, talk: Elsewhere) -> list[Block | None]:
    """Return what can be done after the talk."""
    if talk.status is ElsewhereStatus.MET:
        first = ELSEWHERE_DEBRIEF.button(ctx, talk.id, style=PRIMARY)
        if talk.debriefed:
            first = ELSEWHERE_DRAFT.button(ctx, talk.id, style=PRIMARY)
        return [button_row(first, ELSEWHERE_THANKED.button(ctx, talk.id))]
    touch = ELSEWHERE_TOUCH.to(talk.id, "off" if talk.keep_in_touch else "on")
    if talk.keep_in_touch:
        touch = touch.labelled("button-stop-touch")
    return [
        button_row(
            ELSEWHERE_DEBRIEF.labelled("button-look-back").button(ctx, talk.id),
            None if talk.update_done else ELSEWHERE_UPDATE.button(ctx, talk.id),
            touch.button(ctx),
        )
    ]


def _way_on(ctx: Context) -> Actions | None:
    return button_row(ELSEWHERE_OPEN.button(ctx, style=PRIMARY))
