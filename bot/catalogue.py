"""All flows by what they answer to, and the check of what came in against its form."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from importlib import import_module

from bot.context import Context
from bot.flow import Command, Flow, FormFlow, NudgeFunction, PressFunction
from bot.flows import FLOWS
from bot.model.nudges import Kind
from bot.model.people import Address
from bot.view import ROLES_MAX, Field, FieldKind, Form, Values
from bot.words import clean


@dataclass(slots=True)
class Catalogue:
    """Handlers by name."""

    commands: dict[str, Command] = field(default_factory=dict)
    buttons: dict[str, PressFunction] = field(default_factory=dict)
    forms: dict[str, FormFlow] = field(default_factory=dict)
    nudges: dict[Kind, NudgeFunction] = field(default_factory=dict)

    def add(self, flow: Flow) -> None:
        """Take in a flow. Raises `ValueError` if a name is taken."""
        for mine, theirs in (
            (self.commands, flow.commands),
            (self.buttons, flow.buttons),
            (self.forms, flow.forms),
            (self.nudges, flow.nudges),
        ):
            twice = set(mine) & set(theirs)
            if twice:
                raise ValueError(f"{flow.name}: already taken: {sorted(map(str, twice))}")
            mine.update(theirs)  # type: ignore[arg-type]


def _load() -> Catalogue:
    catalogue = Catalogue()
    for name in FLOWS:
        catalogue.add(import_module(f"bot.flows.{name}").flow)
    return catalogue


CATALOGUE = _load()


def check(ctx: Context, form: Form, values: Values) -> tuple[Values, dict[str, str]]:
    """What came in, cleaned, and a sentence by field for what cannot be taken.

    Platforms enforce some of this themselves; none enforces all, and a payload proves nothing.
    """
    taken: dict[str, str | tuple[str, ...]] = {}
    errors: dict[str, str] = {}
    for item in form.fields:
        value, error = _check_field(ctx, item, values.get(item.name, ""))
        taken[item.name] = value
        if error:
            errors[item.name] = error
    return taken, errors


def _check_field(
    ctx: Context, item: Field, raw: str | tuple[str, ...]
) -> tuple[str | tuple[str, ...], str]:
    if item.kind is FieldKind.MANY:
        chosen = (raw,) if isinstance(raw, str) else tuple(raw)
        known = [option.value for option in item.options]
        kept = tuple(value for value in known if value in chosen)
        if item.required and not kept:
            return kept, ctx.label("field-choose-some")
        return kept, ""
    if item.kind is FieldKind.ROLES:
        ids = () if isinstance(raw, str) else tuple(dict.fromkeys(filter(_is_id, raw)))
        return ids[:ROLES_MAX], ctx.label("field-choose-some") if item.required and not ids else ""
    value = clean(raw if isinstance(raw, str) else " ".join(raw))
    if item.kind is FieldKind.LINE:
        value = " ".join(value.split())
    if not value:
        choice = item.kind in (FieldKind.ONE, FieldKind.PERSON, FieldKind.CHANNEL)
        missing = "field-choose-one" if choice else "field-required"
        return "", ctx.label(missing) if item.required else ""
    if item.kind is FieldKind.ONE:
        known = [option.value for option in item.options]
        return (value, "") if value in known else ("", ctx.label("field-choose-one"))
    if item.kind is FieldKind.PERSON:
        return (value, "") if _is_address(value) else ("", ctx.label("field-choose-one"))
    if item.kind is FieldKind.CHANNEL:
        return (value, "") if _is_id(value) else ("", ctx.label("field-choose-one"))
    if item.kind is FieldKind.DATE:
        return (value, "") if _parses(date, value) else (value, ctx.label("field-date"))
    if item.kind is FieldKind.TIME:
        return (value, "") if _parses(time, value) else (value, ctx.label("field-time"))
    if len(value) > item.max_length:
        over = len(value) - item.max_length
        return value, ctx.label("field-too-long", most=item.max_length, over=over)
    if len(value) < item.min_length:
        return value, ctx.label("field-too-short", least=item.min_length)
    return value, ""


def _is_address(value: str) -> bool:
    try:
        Address.parse(value)
    except ValueError:
        return False
    return True


def _is_id(value: str) -> bool:
    """Whether it can be a platform's id; whether there is such a thing, the platform knows."""
    return value.isascii() and value.isalnum() and len(value) <= 32


def _parses(kind: type[date] | type[time], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
