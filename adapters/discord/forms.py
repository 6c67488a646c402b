"""Forms as Discord's modals, and what a select sends back."""

from __future__ import annotations

import discord
from discord import ui

from adapters.discord import markup
from bot.view import ROLES_MAX, Field, FieldKind, Form

_INTRO_MAX = 4000  # characters of a modal's text
_NONE = "(none)"  # Discord refuses an option whose value is empty


def modal(form: Form, *, in_guild: bool) -> ui.Modal:
    """A form as a modal. In a direct message Discord lists no members, so a person is typed."""
    shown = ui.Modal(title=markup.filled(form.title, 45), custom_id=form.id)
    intro = form.intro
    if intro and len(form.fields) < 5:
        shown.add_item(ui.TextDisplay(markup.shown(markup.escape(intro))[:_INTRO_MAX]))
        intro = ""
    for field in form.fields:
        hint = f"{intro} {field.hint}".strip()
        intro = ""
        shown.add_item(
            ui.Label(
                text=markup.filled(field.label, 45),
                description=markup.filled(hint, 100) if hint else None,
                component=_component(field, in_guild),
            )
        )
    shown.stop()  # otherwise discord.py would remember it
    return shown


def _component(field: Field, in_guild: bool) -> ui.Item[ui.Modal]:
    """The custom_id is the field's name; `[]` marks several values, `@` a person who is typed."""
    match field.kind:
        case FieldKind.ONE | FieldKind.MANY:
            return _select(field)
        case FieldKind.PERSON if in_guild:
            chosen = discord.Object(_member(field.initial) or 0, type=discord.User)
            return ui.UserSelect(
                custom_id=field.name,
                placeholder=field.placeholder or None,
                required=field.required,
                min_values=1 if field.required else 0,
                default_values=[chosen] if chosen.id else [],
            )
        case FieldKind.PERSON:
            typed = "" if _member(field.initial) else str(field.initial)
            return _input(field, f"{field.name}@", typed, field.placeholder, 100)
        case FieldKind.CHANNEL:
            there = discord.Object(_id(field.initial), type=discord.abc.GuildChannel)
            return ui.ChannelSelect(
                custom_id=field.name,
                channel_types=[discord.ChannelType.text],  # only these have private threads
                placeholder=markup.one_line(field.placeholder)[:150] or None,
                required=field.required,
                min_values=1 if field.required else 0,
                default_values=[there] if there.id else [],
            )
        case FieldKind.ROLES:
            roles = [discord.Object(_id(role), type=discord.Role) for role in field.initial]
            return ui.RoleSelect(
                custom_id=f"{field.name}[]",
                placeholder=markup.one_line(field.placeholder)[:150] or None,
                required=field.required,
                min_values=1 if field.required else 0,
                max_values=ROLES_MAX,
                default_values=[role for role in roles if role.id][:ROLES_MAX],
            )
        case FieldKind.DATE:
            return _input(field, field.name, str(field.initial), "2026-01-31", 40)
        case FieldKind.TIME:
            return _input(field, field.name, str(field.initial), "09:30", 40)
        case FieldKind.LINE | FieldKind.TEXT:
            return _input(
                field, field.name, str(field.initial), field.placeholder, field.max_length
            )


def _input(
    field: Field, custom_id: str, value: str, placeholder: str, most: int
) -> ui.TextInput[ui.Modal]:
    several = field.kind is FieldKind.TEXT
    return ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph if several else discord.TextStyle.short,
        placeholder=markup.one_line(placeholder)[:100] or None,
        default=(value if several else markup.one_line(value))[:most] or None,
        required=field.required,
        # Discord refuses a minimum for what may be left empty.
        min_length=min(field.min_length, most) or None if field.required else None,
        max_length=most,
    )


def _select(field: Field) -> ui.Select[ui.Modal]:
    chosen = {field.initial} if isinstance(field.initial, str) else set(field.initial)
    many = field.kind is FieldKind.MANY
    return ui.Select(
        custom_id=f"{field.name}[]" if many else field.name,
        placeholder=markup.one_line(field.placeholder)[:150] or None,
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=len(field.options) if many else 1,
        options=[
            discord.SelectOption(
                label=markup.filled(option.label, 100),
                value=option.value or _NONE,
                default=option.value in chosen and (many or field.initial != ""),
            )
            for option in field.options
        ],
    )


def option_value(chosen: str) -> str:
    """The option value that a select sent back."""
    return "" if chosen == _NONE else chosen


def _id(value: str | tuple[str, ...]) -> int:
    """A snowflake, 0 for anything else."""
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


def _member(initial: str | tuple[str, ...]) -> int | None:
    if not isinstance(initial, str) or not initial.startswith("discord:"):
        return None
    member = initial.rsplit(":", 1)[-1]
    return int(member) if member.isdigit() else None
