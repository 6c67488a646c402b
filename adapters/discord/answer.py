"""The answer to one interaction: what the core says, in the way that Discord still takes it."""

from __future__ import annotations

import asyncio

import discord

from adapters.discord import forms, render
from adapters.discord.parse import Interaction
from bot.view import FormErrors, Message, Nothing, Replace, Reply, Response, ShowForm

_MODAL = discord.InteractionType.modal_submit


class Answer:
    """The answer to one interaction: the first response once, and what follows a deferral."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._in_guild = interaction.guild_id is not None
        # A press, or a form that a press opened: there is a message that can be replaced.
        self._on_message = interaction.message is not None
        self._thinking = False
        self._deferral: asyncio.Task[None] | None = None

    def defer_soon(self) -> None:
        """Begin to tell Discord that the answer takes a moment."""
        self._deferral = asyncio.create_task(self.defer())

    async def deferred(self) -> None:
        """Until Discord was told, if that was begun."""
        if self._deferral is not None:
            await self._deferral

    async def defer(self) -> None:
        """Tell Discord that the answer takes a moment."""
        self._thinking = not self._on_message
        await self._interaction.response.defer(ephemeral=self._in_guild, thinking=self._thinking)

    async def show(self, response: Response) -> None:
        """Show what the core answered."""
        interaction = self._interaction
        match response:
            case ShowForm(form=form):
                deferred = interaction.response.is_done()
                if not deferred and interaction.type is not _MODAL:
                    shown = forms.modal(form, in_guild=self._in_guild)
                    await interaction.response.send_modal(shown)
                else:
                    await self._say(render.offer(form), private=True)
            case FormErrors():
                await self._say(render.errors(response), private=True)
            case Reply(message=message, private=private):
                await self._say(message, private=private)
            case Replace(message=message):
                if self._on_message:
                    await self._replace(message)
                else:
                    await self._say(message, private=True)
            case Nothing():
                await self.nothing()

    async def nothing(self) -> None:
        """Show nothing, which Discord must be told too."""
        if not self._interaction.response.is_done():
            await self.defer()
        if self._thinking:
            await self._interaction.delete_original_response()

    def _render(self, message: Message, mark: int | None = None) -> render.Rendered:
        origin = None if self._in_guild else render.Origin.read(self._interaction.message)
        return render.render(message, origin=origin, mark=mark)

    async def _say(self, message: Message, *, private: bool) -> None:
        interaction = self._interaction
        ready = self._render(message)
        files = ready.attachments()
        # A direct message is private as it is, and stays where it can be found again.
        hidden = private and self._in_guild
        if not interaction.response.is_done():
            await interaction.response.send_message(view=ready.view, files=files, ephemeral=hidden)
        elif self._thinking and hidden == self._in_guild:
            await interaction.edit_original_response(view=ready.view, attachments=files)
        else:
            if self._thinking:
                await interaction.delete_original_response()
            await interaction.followup.send(
                view=ready.view, files=files, ephemeral=hidden, wait=True
            )

    async def _replace(self, message: Message) -> None:
        interaction = self._interaction
        # The mark stays: a delivery that is tried again must still find this message.
        ready = self._render(message, render.mark_of(interaction.message))
        files = ready.attachments()
        if not interaction.response.is_done():
            await interaction.response.edit_message(view=ready.view, attachments=files)
        else:
            await interaction.edit_original_response(view=ready.view, attachments=files)
