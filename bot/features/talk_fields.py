"""The questions of several forms about a talk: how long it takes, and in what way."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.forms import Field, FieldKind, Option
from bot.domain.hosts import Format
from bot.engine.context import Context


def minutes_field(ctx: Context, lengths: Iterable[int], initial: int) -> Field:
    """Ask for one of these lengths, in minutes."""
    return Field(
        name="minutes",
        label=ctx.label("field-minutes"),
        kind=FieldKind.ONE,
        options=tuple(Option(str(n), ctx.label("minutes", minutes=n)) for n in lengths),
        initial=str(initial),
    )


def format_field(ctx: Context, formats: Iterable[Format], initial: Format) -> Field:
    """Ask for one of these formats."""
    return Field(
        name="format",
        label=ctx.label("field-format"),
        kind=FieldKind.ONE,
        options=tuple(Option(v.value, ctx.label("format", format=v)) for v in formats),
        initial=initial.value,
    )
