"""Forms as modals, and the custom ids and values of their fields.

The custom_id of a field is its name with suffixes: `[]` for several values, `@` for members whose
names are typed.
"""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import ui

from adapters.discord import markup
from bot.core.forms import PEOPLE_MAX, ROLES_MAX, Field, FieldKind, Form
from bot.i18n.sanitize import shorten

TITLE_MAX, LABEL_MAX = 45, 45
DESCRIPTION_MAX, PLACEHOLDER_MAX, SELECT_PLACEHOLDER_MAX, OPTION_MAX = 100, 100, 150, 100
INTRO_MAX = 4000  # characters of a text display
COMPONENTS_MAX = 5
NAME_MAX, NAMES_MAX = 100, 1000  # characters of a typed member name, of several
DATE_TIME_MAX = 40  # characters

_MULTIPLE, _TYPED_MEMBER = "[]", "@"
_EMPTY_OPTION = "(none)"
"""Sent for the option value "", which Discord refuses."""


def modal(form: Form, *, in_guild: bool) -> ui.Modal:
    """Return a form as a modal. In a DM, where Discord lists no members, their names are typed."""
    result = ui.Modal(title=markup.label(form.title, TITLE_MAX), custom_id=form.id)
    intro = form.intro
    if intro and len(form.fields) < COMPONENTS_MAX:
        result.add_item(ui.TextDisplay(markup.not_blank(markup.escape(intro))[:INTRO_MAX]))
        intro = ""
    for field in form.fields:
        hint, example = field.hint, field.placeholder
        if intro:
            # A full form has no room for its intro: it is the first hint, and that hint stands in
            # the empty field.
            if field.kind in (FieldKind.LINE, FieldKind.TEXT) and not field.placeholder:
                example, hint = hint, intro
            else:
                hint = f"{intro} {hint}".strip()
            intro = ""
        result.add_item(
            ui.Label(
                text=markup.label(field.label, LABEL_MAX),
                description=markup.label(hint, DESCRIPTION_MAX) if hint else None,
                component=_component(replace(field, placeholder=example), in_guild),
            )
        )
    result.stop()  # discord.py would keep the modal in memory to wait for its submit
    return result


def _component(field: Field, in_guild: bool) -> ui.Item[ui.Modal]:
    match field.kind:
        case FieldKind.ONE | FieldKind.MANY:
            return _string_select(field)
        case FieldKind.PERSON if in_guild:
            member = discord.Object(_member_id(field.initial), type=discord.User)
            return ui.UserSelect(
                custom_id=field.name,
                placeholder=field.placeholder or None,
                required=field.required,
                min_values=1 if field.required else 0,
                default_values=[member] if member.id else [],
            )
        case FieldKind.PERSON:
            name = "" if _member_id(field.initial) else str(field.initial)
            custom_id = f"{field.name}{_TYPED_MEMBER}"
            return _text_input(field, custom_id, name, field.placeholder, NAME_MAX)
        case FieldKind.PEOPLE if in_guild:
            known = [discord.Object(_member_id(one), type=discord.User) for one in field.initial]
            return ui.UserSelect(
                custom_id=f"{field.name}{_MULTIPLE}",
                placeholder=_select_placeholder(field),
                required=field.required,
                min_values=1 if field.required else 0,
                max_values=PEOPLE_MAX,
                default_values=[member for member in known if member.id][:PEOPLE_MAX],
            )
        case FieldKind.PEOPLE:
            names = ", ".join(one for one in field.initial if not _member_id(one))
            custom_id = f"{field.name}{_MULTIPLE}{_TYPED_MEMBER}"
            return _text_input(field, custom_id, names, field.placeholder, NAMES_MAX)
        case FieldKind.CHANNEL:
            channel = discord.Object(_snowflake(field.initial), type=discord.abc.GuildChannel)
            return ui.ChannelSelect(
                custom_id=field.name,
                channel_types=[discord.ChannelType.text],  # no other type has private threads
                placeholder=_select_placeholder(field),
                required=field.required,
                min_values=1 if field.required else 0,
                default_values=[channel] if channel.id else [],
            )
        case FieldKind.ROLES:
            roles = [discord.Object(_snowflake(role), type=discord.Role) for role in field.initial]
            return ui.RoleSelect(
                custom_id=f"{field.name}{_MULTIPLE}",
                placeholder=_select_placeholder(field),
                required=field.required,
                min_values=1 if field.required else 0,
                max_values=ROLES_MAX,
                default_values=[role for role in roles if role.id][:ROLES_MAX],
            )
        case FieldKind.DATE:
            return _text_input(field, field.name, str(field.initial), "2026-01-31", DATE_TIME_MAX)
        case FieldKind.TIME:
            return _text_input(field, field.name, str(field.initial), "09:30", DATE_TIME_MAX)
        case FieldKind.LINE | FieldKind.TEXT:
            value = str(field.initial)
            return _text_input(field, field.name, value, field.placeholder, field.max_length)


def _text_input(
    field: Field, custom_id: str, value: str, placeholder: str, max_length: int
) -> ui.TextInput[ui.Modal]:
    paragraph = field.kind is FieldKind.TEXT
    return ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.paragraph if paragraph else discord.TextStyle.short,
        placeholder=shorten(markup.one_line(placeholder), PLACEHOLDER_MAX) or None,
        default=(value if paragraph else markup.one_line(value))[:max_length] or None,
        required=field.required,
        # Discord refuses a minimum length for an optional field.
        min_length=min(field.min_length, max_length) or None if field.required else None,
        max_length=max_length,
    )


def _string_select(field: Field) -> ui.Select[ui.Modal]:
    selected = {field.initial} if isinstance(field.initial, str) else set(field.initial)
    multiple = field.kind is FieldKind.MANY
    return ui.Select(
        custom_id=f"{field.name}{_MULTIPLE}" if multiple else field.name,
        placeholder=_select_placeholder(field),
        required=field.required,
        min_values=1 if field.required else 0,
        max_values=len(field.options) if multiple else 1,
        options=[
            discord.SelectOption(
                label=markup.label(option.label, OPTION_MAX),
                value=option.value or _EMPTY_OPTION,
                default=option.value in selected and (multiple or field.initial != ""),
            )
            for option in field.options
        ],
    )


def _select_placeholder(field: Field) -> str | None:
    return shorten(markup.one_line(field.placeholder), SELECT_PLACEHOLDER_MAX) or None


def _snowflake(value: str | tuple[str, ...]) -> int:
    """Return an id as a number, 0 if the value is not an id."""
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


def _member_id(initial: str | tuple[str, ...]) -> int:
    """Return the user id of an address such as `discord:1:2`, 0 if the value is no address."""
    if not isinstance(initial, str) or not initial.startswith("discord:"):
        return 0
    return _snowflake(initial.rsplit(":", 1)[-1])


def option_value(selected: str) -> str:
    """Return the option value for the value that a select sent."""
    return "" if selected == _EMPTY_OPTION else selected


def has_multiple_values(custom_id: str) -> bool:
    """Return whether the field takes several values."""
    return custom_id.endswith(_MULTIPLE)


def is_typed_member(custom_id: str) -> bool:
    """Return whether the field contains the typed name of a member, or of several."""
    return custom_id.endswith(_TYPED_MEMBER)


def field_name(custom_id: str) -> str:
    """Return the name of the field."""
    return custom_id.removesuffix(_TYPED_MEMBER).removesuffix(_MULTIPLE)


def typed_names(custom_id: str, typed: str) -> list[str] | None:
    """Return the names between commas or lines of a field for several members; None for one."""
    if not has_multiple_values(custom_id.removesuffix(_TYPED_MEMBER)):
        return None
    names = (name.strip() for name in typed.replace("\n", ",").split(","))
    return [name for name in names if name][:PEOPLE_MAX]
