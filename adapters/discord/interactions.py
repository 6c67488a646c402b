"""Interactions: from Discord's payload to the core's event, and its response back."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace

import aiohttp
import discord
from discord import app_commands

from adapters.discord import modals, parse
from adapters.discord.chat import DiscordChat
from adapters.discord.parse import Interaction
from adapters.discord.responder import Responder
from bot.core.events import Event, FormSubmitted
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import ChatError, EventHandler
from bot.core.responses import Response, Suggestion
from bot.domain.people import Address

log = logging.getLogger(__name__)

AUTOCOMPLETE_TIMEOUT_S = 2.0
"""Seconds for suggestions. Discord discards them after 3, and they cannot be deferred."""
CHOICES_MAX = 25
CHOICE_MAX = 100  # characters of a choice's name and value


class Interactions:
    """Responds to each interaction once, within Discord's limit of 3 seconds."""

    def __init__(
        self,
        handler: EventHandler,
        chat: DiscordChat,
        ack_after_s: float,
        monitor: Monitor = NO_MONITOR,
    ) -> None:
        self._handler = handler
        self._chat = chat
        self._ack_after_s = ack_after_s
        self._monitor = monitor

    async def respond(self, interaction: Interaction) -> None:
        """Respond to an interaction. Never raises; errors are logged."""
        try:
            actor = parse.actor_of(interaction)
            if interaction.type is discord.InteractionType.autocomplete:
                await self._autocomplete(interaction, actor)
                return
            in_guild = interaction.guild_id is not None
            profile = parse.profile_of(interaction) if in_guild else None
            if actor is not None and (event := parse.event_of(interaction, actor, profile)):
                self._chat.saw(actor, profile)
                await self._respond_to(interaction, event)
            else:
                log.warning("interaction %s is not for this bot", interaction.id)
                await Responder(interaction).show_nothing()
        except discord.HTTPException as error:
            # Too late, already acknowledged (a duplicate delivery), or the message was deleted.
            log.warning("interaction %s: Discord refused the response: %s", interaction.id, error)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("interaction %s: the response was not sent: %r", interaction.id, error)
        except Exception:
            log.exception("interaction %s failed", interaction.id)

    async def _respond_to(self, interaction: Interaction, event: Event) -> None:
        responder = Responder(interaction)
        # A timer instead of a task: the core nearly always responds earlier, and a timer that is
        # cancelled costs less.
        loop = asyncio.get_running_loop()
        began = loop.time()
        timer = loop.call_later(self._ack_after_s, responder.start_deferring)
        try:
            response = await self._handle(event)
        finally:
            timer.cancel()
        await responder.finish_deferring()
        await responder.show(response)
        self._monitor.acknowledged("discord", (responder.deferred_at or loop.time()) - began)

    async def _handle(self, event: Event) -> Response:
        if isinstance(event, FormSubmitted):
            event = await self._resolve_members(event)
        return await self._handler.handle(event)

    async def _resolve_members(self, event: FormSubmitted) -> FormSubmitted:
        """Replace each typed name of a member with the member's address.

        The text stays as it was typed where it matches no member, or several.
        """
        values = dict(event.values)
        for custom_id in filter(modals.is_typed_member, event.values):
            typed = str(values.pop(custom_id))
            names = modals.typed_names(custom_id, typed)
            values[modals.field_name(custom_id)] = (
                await self._find(event.actor, typed)
                if names is None
                else tuple([await self._find(event.actor, name) for name in names])
            )
        return replace(event, values=values)

    async def _find(self, actor: Address, typed: str) -> str:
        member = None
        with contextlib.suppress(ChatError):
            member = await self._chat.find_member(actor, typed)
        return str(member) if member else typed

    async def _autocomplete(self, interaction: Interaction, actor: Address | None) -> None:
        subcommand, typed = parse.focused_option(interaction.data or {})
        suggestions: Sequence[Suggestion] = ()
        if actor is not None:
            try:
                async with asyncio.timeout(AUTOCOMPLETE_TIMEOUT_S):
                    suggestions = await self._handler.suggest(actor, f"{subcommand} {typed}")
            except Exception:
                log.exception("no suggestions for /intro %s", subcommand)
        await interaction.response.autocomplete(choices(subcommand, suggestions))


def choices(subcommand: str, suggestions: Iterable[Suggestion]) -> list[app_commands.Choice[str]]:
    """Return the suggestions for a subcommand as choices, without duplicates."""
    found: dict[str, app_commands.Choice[str]] = {}
    for suggestion in suggestions:
        if not suggestion.value.startswith(f"{subcommand} "):
            continue
        value = suggestion.value.removeprefix(subcommand).strip()[:CHOICE_MAX]
        name = f"{value} · {suggestion.label}" if suggestion.label else value
        if value:
            found.setdefault(value, app_commands.Choice(name=name[:CHOICE_MAX], value=value))
    return list(found.values())[:CHOICES_MAX]
