"""The response to one interaction, in the form that Discord accepts at that moment."""

from __future__ import annotations

import asyncio

import discord

from adapters.discord import modals, parse, render
from adapters.discord.parse import Interaction
from bot.core.messages import Message
from bot.core.responses import FormErrors, Nothing, Replace, Reply, Response, ShowForm


class Responder:
    """Sends the response to one interaction, deferred or not.

    A private reply is ephemeral in a guild. In a DM it is a lasting message: nobody else reads it,
    and Discord removes ephemeral messages when the client restarts.
    """

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._in_guild = interaction.guild_id is not None
        # A press, or a modal that a press opened: there is a message to update.
        self._has_message = interaction.message is not None
        self._thinking = False
        """The interaction is deferred with a new message, which shows that the bot is thinking."""
        self._deferral: asyncio.Task[None] | None = None
        self.deferred_at: float | None = None
        """When Discord took the deferral, in the loop's seconds."""

    def start_deferring(self) -> None:
        """Defer the response, in a task of its own."""
        self._deferral = asyncio.create_task(self._defer())

    async def finish_deferring(self) -> None:
        """Wait for the task of `start_deferring`, if it was started."""
        if self._deferral is not None:
            await self._deferral

    async def _defer(self) -> None:
        self._thinking = not self._has_message
        await self._interaction.response.defer(ephemeral=self._in_guild, thinking=self._thinking)
        self.deferred_at = asyncio.get_running_loop().time()

    async def show(self, response: Response) -> None:
        """Show the core's response."""
        interaction = self._interaction
        match response:
            case ShowForm(form=form):
                # A modal must be the first response, and not the one to another modal.
                submitted = interaction.type is discord.InteractionType.modal_submit
                if submitted or interaction.response.is_done():
                    await self._reply(render.form_button(form), private=True)
                else:
                    modal = modals.modal(form, in_guild=self._in_guild)
                    await interaction.response.send_modal(modal)
            case FormErrors():
                await self._reply(render.form_errors(response), private=True)
            case Reply(message=message, private=private):
                await self._reply(message, private=private)
            case Replace(message=message) if self._has_message:
                await self._replace(message)
            case Replace(message=message):
                await self._reply(message, private=True)
            case Nothing():
                await self.show_nothing()

    async def show_nothing(self) -> None:
        """Acknowledge the interaction without a message."""
        if not self._interaction.response.is_done():
            await self._defer()
        if self._thinking:
            await self._interaction.delete_original_response()

    def _render(self, message: Message, mark: int | None = None) -> render.Rendered:
        origin = None if self._in_guild else parse.origin_of(self._interaction)
        return render.render(message, origin=origin, mark=mark)

    async def _reply(self, message: Message, *, private: bool) -> None:
        """Send a new message."""
        interaction = self._interaction
        rendered = self._render(message)
        files = rendered.uploads()
        ephemeral = private and self._in_guild
        if not interaction.response.is_done():
            await interaction.response.send_message(
                view=rendered.view, files=files, ephemeral=ephemeral
            )
        elif self._thinking and ephemeral == self._in_guild:
            await interaction.edit_original_response(view=rendered.view, attachments=files)
        else:
            if self._thinking:
                await interaction.delete_original_response()
            await interaction.followup.send(
                view=rendered.view, files=files, ephemeral=ephemeral, wait=True
            )

    async def _replace(self, message: Message) -> None:
        """Replace the message that was pressed, files included."""
        interaction = self._interaction
        # The mark stays: a second try of the delivery looks for it.
        rendered = self._render(message, render.mark_of(interaction.message))
        files = rendered.uploads()
        if not interaction.response.is_done():
            await interaction.response.edit_message(view=rendered.view, attachments=files)
        else:
            await interaction.edit_original_response(view=rendered.view, attachments=files)
