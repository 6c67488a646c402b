"""What Discord says happened, as the core's events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from adapters.discord.forms import option_value
from adapters.discord.render import Origin
from bot.events import ButtonPressed, CommandUsed, Event, FormSubmitted
from bot.model.people import Address, Profile
from bot.ports import MessageRef

Interaction = discord.Interaction[discord.AutoShardedClient]
Payload = Mapping[str, Any]

_SUBCOMMAND, _USER = 1, 6  # option types
_TEXT_INPUT, _LABEL = 4, 18  # component types


def ref_id(channel: int, message: int, *, direct: bool = False, parent: int | None = None) -> str:
    """How a `MessageRef` names a message: its place, then itself.

    A thread stands after its channel, with which it would go; direct messages are marked, as they
    name their guild.
    """
    before = "dm." if direct else f"{parent}." if parent else ""
    return f"{before}{channel}.{message}"


def thread_of(ref: str) -> tuple[int, ...]:
    """The channel and the thread that such a name holds; () for a direct message."""
    place = ref.split(".")[:-1]
    return tuple(map(int, place)) if all(map(str.isdecimal, place)) else ()


def guild_of(interaction: Interaction) -> int | None:
    """The community of an interaction: where it happened, or what a direct message is about."""
    if interaction.guild_id is not None:
        return interaction.guild_id
    origin = Origin.read(interaction.message)
    return origin.guild if origin else None


def actor_of(interaction: Interaction) -> Address | None:
    """Who did it, where; None outside every community."""
    guild = guild_of(interaction)
    return address(guild, interaction.user.id) if guild is not None else None


def address(guild: int, member: int | str) -> Address:
    """The address of a member of a guild."""
    return Address("discord", str(guild), str(member))


def profile_of(interaction: Interaction) -> Profile:
    """What an interaction in a guild tells of the member."""
    guild = interaction.guild
    return Profile(
        name=interaction.user.display_name,
        language=str(interaction.locale),
        community_name=(guild.name if guild else "") or "",
        organiser=interaction.permissions.manage_guild,
        roles=roles_of(interaction.user),
        bot=interaction.user.bot,
    )


def roles_of(member: discord.User | discord.Member) -> tuple[str, ...]:
    """The ids of a member's roles, also of one that the gateway has not told us of yet."""
    return tuple(map(str, member._roles)) if isinstance(member, discord.Member) else ()


def event_of(interaction: Interaction, actor: Address) -> Event | None:
    """The core's event; None for what is not ours (an old command, a component of another kind)."""
    event_id = f"discord:{interaction.id}"
    data: Payload = interaction.data or {}
    match interaction.type:
        case discord.InteractionType.application_command:
            return _command(event_id, actor, data)
        case discord.InteractionType.component:
            return ButtonPressed(
                event_id=event_id,
                actor=actor,
                action=data["custom_id"],
                message=_where(interaction, actor),
            )
        case discord.InteractionType.modal_submit:
            values = dict(_values(data["components"], actor))
            return FormSubmitted(
                event_id=event_id, actor=actor, form=data["custom_id"], values=values
            )
        case _:
            return None


def _where(interaction: Interaction, actor: Address) -> MessageRef | None:
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return None
    channel, direct = message.channel, interaction.guild_id is None
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return MessageRef(actor, ref_id(channel.id, message.id, direct=direct, parent=parent))


def _command(event_id: str, actor: Address, data: Payload) -> CommandUsed | None:
    resolved: Payload = data.get("resolved", {})
    if data.get("type", 1) == 2:  # the context menu of a member
        target = str(data["target_id"])
        return CommandUsed(
            event_id=event_id,
            actor=actor,
            name="request",
            text=_named(target, resolved),
            mentions=(Address("discord", actor.space, target),),
        )
    chosen = next((o for o in data.get("options", ()) if o["type"] == _SUBCOMMAND), None)
    if chosen is None:
        return None
    words: list[str] = []
    mentions: list[Address] = []
    for option in chosen.get("options", ()):
        if option["type"] == _USER:
            words.append(_named(str(option["value"]), resolved))
            mentions.append(Address("discord", actor.space, str(option["value"])))
        else:
            words.append(str(option["value"]))
    return CommandUsed(
        event_id=event_id,
        actor=actor,
        name=str(chosen["name"]),
        text=" ".join(words),
        mentions=tuple(mentions),
    )


def _named(member: str, resolved: Payload) -> str:
    user = resolved.get("users", {}).get(member, {})
    nick = resolved.get("members", {}).get(member, {}).get("nick")
    return f"@{nick or user.get('global_name') or user.get('username') or member}"


def typed(data: Payload) -> tuple[str, str]:
    """The subcommand and what is being typed after it, of an autocomplete interaction."""
    for chosen in data.get("options", ()):
        for option in chosen.get("options", ()):
            if option.get("focused"):
                return str(chosen["name"]), str(option["value"])
    return "", ""


def _values(
    components: list[dict[str, Any]], actor: Address
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for outer in components:
        if outer["type"] != _LABEL:
            continue
        component = outer["component"]
        name: str = component["custom_id"]
        if component["type"] == _TEXT_INPUT:
            yield name, component["value"] or ""
            continue
        chosen = [option_value(value) for value in component.get("values", ())]
        if component["type"] == discord.ComponentType.role_select.value and actor.space in chosen:
            chosen = []  # the role @everyone, whose id is the guild's: no role is needed
        if name.endswith("[]"):
            yield name.removesuffix("[]"), tuple(chosen)
        elif component["type"] == discord.ComponentType.user_select.value:
            yield name, str(Address("discord", actor.space, chosen[0])) if chosen else ""
        else:
            yield name, chosen[0] if chosen else ""
