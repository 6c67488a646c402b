"""The actions of `help`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

HELP_OPEN = Action("help.open", "button-help")
HELP_USE = Action("help.use", "")
