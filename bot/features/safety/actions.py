"""The actions of `safety`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

SAFETY_OPEN = Action("safety.open", "button-blocked")
SAFETY_BLOCK = Action("safety.block", "button-block")
SAFETY_UNBLOCK = Action("safety.unblock", "button-unblock")
