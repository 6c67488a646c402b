"""Builds forms for the actor, checks submitted values, and saves drafts."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from bot.core.forms import PEOPLE_MAX, ROLES_MAX, Field, FieldKind, Form, Values
from bot.core.messages import action
from bot.core.responses import FormErrors, Response, ShowForm
from bot.domain.people import Address
from bot.engine import checked_words, permissions
from bot.engine.context import Context
from bot.engine.feature import FieldErrors, FormRoute
from bot.i18n.sanitize import clean, shorten


async def load(ctx: Context, route: FormRoute, argument: str) -> tuple[Any, ...]:
    """Return the arguments of a form's functions besides the context: see `feature.Handler`."""
    act = route.requires.act
    if act is None:
        return (argument,)
    id, _, rest = argument.partition(".")
    return await ctx.load_for(act, id), rest


async def build(ctx: Context, route: FormRoute, argument: str) -> Form:
    """Return the form. Raises `UserError` or `StaleAction` if the actor may not open it."""
    content = await route.build(ctx, *await load(ctx, route, argument))
    return Form(
        id=action(route.action.name, argument) if argument else route.action.name,
        title=ctx.label(route.title),
        submit=ctx.label(route.submit_label),
        fields=content.fields,
        intro=content.intro,
    )


async def open_form(ctx: Context, route: FormRoute, argument: str) -> ShowForm:
    """Return the form with the actor's draft."""
    await permissions.check(ctx, route.requires)
    if route.opened_with is not None:
        argument = await route.opened_with(ctx, argument)
    return await with_draft(ctx, await build(ctx, route, argument))


async def with_draft(ctx: Context, form: Form) -> ShowForm:
    """Return that form with the actor's draft."""
    draft = await ctx.tx.drafts.get(ctx.me.id, form.id)
    return ShowForm(form.filled(draft) if draft else form)


async def submit(ctx: Context, route: FormRoute, form_id: str, values: Values) -> Response:
    """Check the values and act on them, or return the errors by field."""
    argument = form_id.partition(":")[2]
    await permissions.check(ctx, route.requires)
    form = await build(ctx, route, argument)
    taken, errors = check(ctx, form, values)
    errors = errors or await checked_words.field_errors(ctx, route, form, taken)
    if not errors:
        state, *_ = await load(ctx, route, argument)
        try:
            await ctx.tx.drafts.delete(ctx.me.id, form_id)
            response: Response = await route.submit(ctx, state, taken)
        except FieldErrors as invalid:
            errors = invalid.errors
        else:
            return (
                await with_draft(ctx, response.form) if isinstance(response, ShowForm) else response
            )
    typed = {item.name: values[item.name] for item in form.fields if item.name in values}
    await keep_typed(ctx, route, form_id, typed)
    return FormErrors(errors, form.filled(values))


async def keep_typed(ctx: Context, route: FormRoute, form_id: str, values: Values) -> None:
    """Save what was typed, as far as the form lets it be stored, for when it is opened again."""
    if route.outside:
        values = checked_words.without_contacts(values)
    await ctx.tx.drafts.save(ctx.me.id, form_id, values, ctx.now)


def check(ctx: Context, form: Form, values: Values) -> tuple[Values, dict[str, str]]:
    """Return the cleaned values, and an error sentence by field.

    Platforms enforce some of this, none enforces all, and a payload proves nothing.
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
        taken = tuple(value for value in known if value in chosen)
        if item.required and not taken:
            return taken, ctx.label("field-choose-some")
        return taken, ""
    if item.kind is FieldKind.ROLES:
        ids = () if isinstance(raw, str) else tuple(dict.fromkeys(filter(_is_id, raw)))
        return ids[:ROLES_MAX], ctx.label("field-choose-some") if item.required and not ids else ""
    if item.kind is FieldKind.PEOPLE:
        given = () if isinstance(raw, str) else tuple(dict.fromkeys(filter(None, raw)))[:PEOPLE_MAX]
        if unknown := [clean(value) for value in given if not _is_address(value)]:
            names = shorten(ctx.translator.listed(unknown), 60)
            return (), ctx.label("field-people-unknown", names=names)
        return given, ctx.label("field-choose-some") if item.required and not given else ""
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
    """Return whether it has the form of a platform's id. Does not check that it exists."""
    return value.isascii() and value.isalnum() and len(value) <= 32


def _parses(kind: type[date] | type[time], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
