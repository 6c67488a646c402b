"""The numbers of a period as a picture, for organisers who can open no page with charts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from bot.core.messages import Facts, File, Footnote, Heading, Message, message
from bot.core.responses import Reply, Response
from bot.domain.nudges import Nudge
from bot.engine.context import Context
from bot.engine.feature import Late
from bot.engine.permissions import Permission
from bot.features.blocks import notice, paragraph
from bot.features.drawing import INK, PAPER, fitted, font
from bot.features.organise.actions import ORGANISE_OPEN, ORGANISE_PICTURE
from bot.features.organise.feature import feature
from bot.features.organise.figures import FUNNEL, STEP
from bot.features.organise.repository import FEWEST
from bot.features.organise.view import view_of
from bot.features.organise.wording import number, period_name

FIGURES = "figures"
"""The kind of nudge that brings the picture, and what it is about: a period."""
USEFUL_FOR = timedelta(hours=24)
"""After that a picture that could not be sent is dropped: it can be asked for again."""
WIDTH, ROW, EDGE = 1200, 80, 40
_NAMES, NUMBERS = 460, 245
"""Pixels for the names on the left, and for the numbers on the right."""
_TITLE, TEXT = 36, 28
_BAR = "#1f5f8b"

Bar = tuple[str, int | None, str]
"""A name, a number, which is None where it is blank, and how the number is written."""


@feature.button(ORGANISE_PICTURE, requires=Permission.ORGANISE)
async def ask_for_picture(ctx: Context, code: str) -> Response:
    """Send the picture as a direct message. Two presses within a minute are one picture."""
    view = await view_of(ctx.tx, ctx.network, ctx.practice, code)
    if view is None:
        return Reply(notice(ctx, "organise-no-picture", ORGANISE_OPEN.button(ctx)))
    period = view.period.code
    await ctx.tx.nudges.schedule(
        Nudge(
            key=f"{ctx.me.id}.{FIGURES}.{period}.{ctx.now:%Y%m%d%H%M}",
            network=ctx.network,
            community=ctx.community.id,
            person=ctx.me.id,
            subject_kind=FIGURES,
            subject_id=period,
            kind=FIGURES,
            due_at=ctx.now,
            latest_at=ctx.now + USEFUL_FOR,
        )
    )
    return Reply(notice(ctx, "organise-picture-coming", ORGANISE_OPEN.button(ctx)))


@feature.nudge(
    FIGURES,
    mute=None,
    merge=False,
    quiet_hours=False,
    late=Late.DROP,
    needs=Permission.ORGANISE,
)
async def send_picture(ctx: Context, nudge: Nudge) -> Message | None:
    """The numbers from the request to the thanks, as bars and as a list."""
    view = await view_of(ctx.tx, ctx.network, ctx.practice, nudge.subject_id)
    if view is None:
        return None
    words = ctx.translator
    title = ctx.label("organise-title", period=period_name(words, view.period))
    shown = [(view.name(words, measure), view.shown(measure)) for measure in FUNNEL]
    bars = [(name, one.value if one else None, str(number(words, one))) for name, one in shown]
    image = File(
        f"paned-{view.period.code}.png",
        "image/png",
        b"",
        alt=ctx.label("organise-picture-alt"),
        draw=partial(draw, title, bars),
    )
    return message(
        Heading(title),
        paragraph(ctx, "nudge-figures"),
        Facts(tuple((name, number(words, one)) for name, one in shown)),
        Footnote(ctx.say("organise-how", fewest=FEWEST, step=STEP)),
        files=[image],
    )


def draw(title: str, bars: Sequence[Bar]) -> bytes:
    """Return a PNG with a bar for each number; none where it is blank. Not for the event loop."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, 3 * EDGE + ROW * len(bars)), PAPER)
    canvas = ImageDraw.Draw(image)
    room = WIDTH - 2 * EDGE
    canvas.text((EDGE, EDGE // 2), fitted(title, _TITLE, room), font=font(_TITLE), fill=INK)
    most = max((value for _, value, _ in bars if value), default=1)
    widest = room - _NAMES - NUMBERS - 15
    for place, (name, value, written) in enumerate(bars):
        top = 2 * EDGE + 20 + place * ROW
        middle = top + ROW * 3 // 8
        left = EDGE + _NAMES
        label = fitted(name, TEXT, _NAMES - 20)
        canvas.text((left - 20, middle), label, font=font(TEXT), fill=INK, anchor="rm")
        right = left + round(widest * (value or 0) / most)
        if value:
            canvas.rectangle((left, top, right, top + ROW * 3 // 4), fill=_BAR)
        said = fitted(written, TEXT, NUMBERS)
        canvas.text((right + 15, middle), said, font=font(TEXT), fill=INK, anchor="lm")
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()
