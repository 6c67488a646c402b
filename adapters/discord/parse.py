"""Interactions as the core's events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from adapters.discord.commands import MENUS
from adapters.discord.modals import field_name, has_multiple_values, is_typed_member, option_value
from adapters.discord.render import Origin
from bot.core.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.core.ports import MessageRef
from bot.domain.people import Address, Profile

Interaction = discord.Interaction[discord.AutoShardedClient]
Payload = Mapping[str, Any]

_SUBCOMMAND, _USER = 1, 6  # option types
_USER_COMMAND, _MESSAGE_COMMAND = 2, 3  # command types
_TEXT_INPUT, _LABEL = 4, 18  # component types
_DM = "dm."


def ref_id(channel: int, message: int, *, dm: bool = False, parent: int | None = None) -> str:
    """Return the id of a `MessageRef`, which begins with the path of the conversation.

    `parent.thread.message` in a thread, so that the channel's id is a prefix of its threads' refs;
    `channel.message` in a channel; `dm.channel.message` in a DM.
    """
    prefix = _DM if dm else f"{parent}." if parent else ""
    return f"{prefix}{channel}.{message}"


def split_ref(ref: str) -> tuple[int, int, bool]:
    """Return the channel id, the message id, and whether the channel is a DM."""
    path, _, message = ref.rpartition(".")
    return int(path.rpartition(".")[2]), int(message), path.startswith(_DM)


def thread_path(ref: str) -> tuple[int, ...]:
    """Return the channel id and the thread id of a ref; () for a DM."""
    path = ref.split(".")[:-1]
    return tuple(map(int, path)) if all(map(str.isdecimal, path)) else ()


def guild_of(interaction: Interaction) -> int | None:
    """Return the id of the guild: where it happened, or from the origin line of a DM."""
    if interaction.guild_id is not None:
        return interaction.guild_id
    origin = origin_of(interaction)
    return origin.guild if origin else None


def origin_of(interaction: Interaction) -> Origin | None:
    """Return the origin of the DM in which a button was pressed, or a command was used on it."""
    target = _target(interaction)
    if target is not None and _is_own(interaction, target):
        return Origin.read_payload(target)
    return Origin.read(interaction.message)


def _target(interaction: Interaction) -> Payload | None:
    """Return the message on which a command was used, from its menu."""
    data: Payload = interaction.data or {}
    if data.get("type") != _MESSAGE_COMMAND:
        return None
    message: Payload = data["resolved"]["messages"][data["target_id"]]
    return message


def _is_own(interaction: Interaction, message: Payload) -> bool:
    """Return whether this bot sent that message."""
    user = interaction.client.user
    return user is not None and str(message["author"]["id"]) == str(user.id)


def actor_of(interaction: Interaction) -> Address | None:
    """Return the address of the user in the guild; None if there is no guild."""
    guild = guild_of(interaction)
    return address(guild, interaction.user.id) if guild is not None else None


def address(guild: int, user: int | str) -> Address:
    """Return the address of a member of a guild."""
    return Address("discord", str(guild), str(user))


def profile_of(interaction: Interaction) -> Profile:
    """Return the member's profile as it is in an interaction in a guild."""
    guild = interaction.guild
    return Profile(
        name=interaction.user.display_name,
        language=str(interaction.locale),
        community_name=(guild.name if guild else "") or "",
        organiser=interaction.permissions.manage_guild,
        roles=roles_of(interaction.user),
        bot=interaction.user.bot,
    )


def roles_of(user: discord.User | discord.Member) -> tuple[str, ...]:
    """Return the ids of a member's roles, including roles that are not in the cache yet."""
    return tuple(map(str, user._roles)) if isinstance(user, discord.Member) else ()


def event_of(
    interaction: Interaction, actor: Address, profile: Profile | None = None
) -> Event | None:
    """Return the core's event; None for an unknown command or type of interaction.

    `profile` is the member's as it came with an interaction in a guild.
    """
    event_id = f"discord:{interaction.id}"
    outside = interaction.guild_id is None
    data: Payload = interaction.data or {}
    match interaction.type:
        case discord.InteractionType.application_command:
            if (target := _target(interaction)) is not None:
                return _on_message(interaction, actor, target, profile)
            return _command(event_id, actor, data, profile)
        case discord.InteractionType.component:
            return ButtonPressed(
                event_id=event_id,
                actor=actor,
                outside=outside,
                alone=interaction.guild_id is None,
                profile=profile,
                action=data["custom_id"],
                message=_message_ref(interaction, actor),
            )
        case discord.InteractionType.modal_submit:
            values = dict(_field_values(data["components"], actor))
            return FormSubmitted(
                event_id=event_id,
                actor=actor,
                outside=outside,
                alone=interaction.guild_id is None,
                profile=profile,
                form=data["custom_id"],
                values=values,
                message=_message_ref(interaction, actor),
            )
        case _:
            return None


def _message_ref(interaction: Interaction, actor: Address) -> MessageRef | None:
    """Return the ref of the pressed message; None if it is ephemeral."""
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return None
    return _ref(interaction, actor, message.channel, message.id)


def _ref(
    interaction: Interaction, actor: Address, channel: object, message: int
) -> MessageRef | None:
    """Return the ref of a message in that channel, the one of the interaction."""
    id: int | None = getattr(channel, "id", None)
    if id is None:
        return None
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return MessageRef(actor, ref_id(id, message, dm=interaction.guild_id is None, parent=parent))


def _on_message(
    interaction: Interaction, actor: Address, target: Payload, profile: Profile | None
) -> CommandUsed | None:
    """Return a command that was used on a message: of this bot, or of a member."""
    data: Payload = interaction.data or {}
    if (name := MENUS.get(data["name"])) is None:
        return None
    author, own = str(target["author"]["id"]), _is_own(interaction, target)
    ref = _ref(interaction, actor, interaction.channel, int(target["id"])) if own else None
    return CommandUsed(
        event_id=f"discord:{interaction.id}",
        actor=actor,
        outside=interaction.guild_id is None,
        alone=interaction.guild_id is None,
        profile=profile,
        name=name,
        mentions=() if own else (address(int(actor.space), author),),
        message=ref,
    )


def _command(
    event_id: str, actor: Address, data: Payload, profile: Profile | None
) -> CommandUsed | None:
    resolved: Payload = data.get("resolved", {})
    if data.get("type", 1) == _USER_COMMAND and (name := MENUS.get(data["name"])):
        target = str(data["target_id"])
        return CommandUsed(
            event_id=event_id,
            actor=actor,
            profile=profile,
            name=name,
            text=_display_name(target, resolved),
            mentions=(address(int(actor.space), target),),
        )
    subcommand = next((o for o in data.get("options", ()) if o["type"] == _SUBCOMMAND), None)
    if subcommand is None:
        return None
    words: list[str] = []
    mentions: list[Address] = []
    for option in subcommand.get("options", ()):
        value = str(option["value"])
        if option["type"] == _USER:
            words.append(_display_name(value, resolved))
            mentions.append(address(int(actor.space), value))
        else:
            words.append(value)
    return CommandUsed(
        event_id=event_id,
        actor=actor,
        profile=profile,
        name=str(subcommand["name"]),
        text=" ".join(words),
        mentions=tuple(mentions),
    )


def _display_name(user_id: str, resolved: Payload) -> str:
    """Return the name of a resolved user with a leading @."""
    user = resolved.get("users", {}).get(user_id, {})
    nick = resolved.get("members", {}).get(user_id, {}).get("nick")
    return f"@{nick or user.get('global_name') or user.get('username') or user_id}"


def focused_option(data: Payload) -> tuple[str, str]:
    """Return the subcommand and the text of the option that an autocomplete request is for."""
    for subcommand in data.get("options", ()):
        for option in subcommand.get("options", ()):
            if option.get("focused"):
                return str(subcommand["name"]), str(option["value"])
    return "", ""


def _field_values(
    components: list[dict[str, Any]], actor: Address
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield name and value of each field of a modal. A typed member keeps its custom_id."""
    for label in components:
        if label["type"] != _LABEL:
            continue
        component = label["component"]
        custom_id: str = component["custom_id"]
        name = custom_id if is_typed_member(custom_id) else field_name(custom_id)
        if component["type"] == _TEXT_INPUT:
            yield name, component["value"] or ""
            continue
        selected = [option_value(value) for value in component.get("values", ())]
        if component["type"] == discord.ComponentType.role_select.value and actor.space in selected:
            selected = []  # the role @everyone, which has the guild's id: no role is required
        if component["type"] == discord.ComponentType.user_select.value:
            selected = [str(address(int(actor.space), member)) for member in selected]
        if has_multiple_values(custom_id):
            yield name, tuple(selected)
        else:
            yield name, selected[0] if selected else ""
