"""What organisers see of a season: counts, rounded, blank where they are small. No pair."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.messages import Facts, Footnote, Heading, Message, Style, message
from bot.core.text import Text
from bot.engine.context import Context
from bot.features.blocks import button_row, paragraph
from bot.features.organise.actions import ORGANISE_OPEN
from bot.features.organise.figures import STEP, Shown
from bot.features.organise.repository import FEWEST
from bot.features.organise.wording import in_steps, number
from bot.features.season.actions import SEASON_DROP, SEASON_OPEN, SEASON_PLAN, SEASON_SEND
from bot.features.season.model import Season, SeasonStatus, SuggestionStatus

_PLAN = {
    "waiting": "season-waiting",
    "paired": "season-paired",
    "first_come": "season-first-come",
    "hosts": "season-hosts",
    "hosts_left": "season-hosts-left",
}
_LEFT_OUT = {
    "no_topic": "season-no-topic",
    "no_language": "season-no-language",
    "no_hours": "season-no-hours",
    "no_more": "season-no-more",
    "no_room": "season-no-room",
}
"""The counts that are shown, by field, and what each is called."""
_BECAME = {
    SuggestionStatus.ASKED: "season-asked",
    SuggestionStatus.OVER: "season-passed",
    SuggestionStatus.SUGGESTED: "season-unanswered",
}
"""What became of those that went out."""
_STATES = {
    SeasonStatus.PLANNING: "season-planning",
    SeasonStatus.READY: "season-ready",
    SeasonStatus.SENDING: "season-sending",
    SeasonStatus.SENT: "season-sent",
    SeasonStatus.DROPPED: "season-dropped",
}


async def page(ctx: Context, season: Season | None) -> Message:
    """Return what a season is, or how the present one stands."""
    title = Heading(ctx.label("season-title"))
    back = ORGANISE_OPEN.button(ctx)
    if season is None:
        return message(
            title,
            paragraph(ctx, "season-what"),
            paragraph(ctx, "season-consent"),
            button_row(SEASON_PLAN.button(ctx, style=Style.PRIMARY), back),
        )
    says = paragraph(ctx, _STATES[season.status], until=season.ends_at())
    if season.status is SeasonStatus.PLANNING:
        again = SEASON_OPEN.labelled("button-season-again").button(ctx)
        return message(title, says, button_row(again, back))
    if season.status is SeasonStatus.SENT:
        how = Footnote(ctx.say("season-sent-how", fewest=FEWEST))
        return message(title, says, await _became(ctx, season), how, button_row(back))
    if season.status is not SeasonStatus.READY:
        return message(title, says, button_row(back))
    return message(
        title,
        says,
        paragraph(ctx, "season-few", fewest=FEWEST) if not season.waiting else None,
        _facts(ctx, season, _PLAN),
        paragraph(ctx, "season-left-out"),
        _facts(ctx, season, _LEFT_OUT),
        paragraph(ctx, "season-consent"),
        _how(ctx),
        button_row(
            SEASON_SEND.button(ctx, season.id, style=Style.PRIMARY),
            SEASON_DROP.button(ctx, season.id),
            back,
        ),
    )


def _how(ctx: Context) -> Footnote:
    return Footnote(ctx.say("season-how", fewest=FEWEST, step=STEP))


async def _became(ctx: Context, season: Season) -> Facts:
    """How many went out, and what became of how many. While its season stands none runs out, so
    what is over was passed on."""
    counts = {
        status: await ctx.tx.aggregates.count_under(ctx.network, season.batch, status)
        for status in _BECAME
    }
    rows = {"season-suggested": sum(counts.values())}
    rows |= {_BECAME[status]: count for status, count in counts.items()}
    return Facts(
        tuple((ctx.label(label), in_steps(ctx.translator, count)) for label, count in rows.items())
    )


def _facts(ctx: Context, season: Season, shown: Mapping[str, str]) -> Facts:
    return Facts(tuple(_row(ctx, label, getattr(season, name)) for name, label in shown.items()))


def _row(ctx: Context, label: str, count: int) -> tuple[str, Text]:
    return ctx.label(label), number(ctx.translator, Shown(count, partial=False) if count else None)
