"""What a member's event calls: the handler of its command, button or form, or their home."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, HomeOpened, MemberEvent
from bot.core.responses import Reply, Response
from bot.domain.nudges import Ending
from bot.engine import forms
from bot.engine.context import Context
from bot.engine.errors import UserError
from bot.engine.feature import ButtonRoute
from bot.engine.hooks import Hooks
from bot.engine.permissions import check


async def answered(ctx: Context, event: MemberEvent, hooks: Hooks) -> Response:
    """Return the answer of the handler that the event names.

    Raises what the handler raises, and `UserError` for a button or form that nobody declared.
    """
    router = ctx.router
    match event:
        case CommandUsed(name=name, text=typed):
            return await _command(ctx, hooks, name, typed)
        case ButtonPressed(action=pressed):
            name, _, argument = pressed.partition(":")
            if button := router.buttons.get(name):
                return await _press(ctx, button, argument, pressed)
            if form := router.forms.get(name):
                return await forms.open_form(ctx, form, argument)
        case FormSubmitted(form=form_id, values=values):
            if submitted := router.forms.get(form_id.partition(":")[0]):
                return await forms.submit(ctx, submitted, form_id, values)
        case HomeOpened():
            return Reply(await hooks.home(ctx))
    raise UserError("error-unknown-button", router.navigation.overview)


async def _command(ctx: Context, hooks: Hooks, name: str, typed: str) -> Response:
    command, typed = ctx.router.command(name, typed)
    if command is None:
        near = get_close_matches(name.casefold(), list(ctx.router.commands), n=1)
        return await hooks.unknown_command(ctx, name, near[0] if near else "")
    await check(ctx, command.requires)
    return hooks.after_command(ctx, command.name, await command.run(ctx, typed))


async def _press(ctx: Context, route: ButtonRoute, argument: str, pressed: str) -> Response:
    await check(ctx, route.requires)
    if route.requires.act is None:
        response = await route.run(ctx, argument)
    else:
        id, _, rest = argument.partition(".")
        response = await route.run(ctx, await ctx.load_for(route.requires.act, id), rest)
    if route.once and (sent := await ctx.sent_nudge()):
        left = tuple(button for button in sent.buttons if button != pressed)
        ended = replace(sent, buttons=left, stale=True, ending=Ending.ANSWERED)
        await ctx.tx.nudges.end_buttons([ended])
    return response
