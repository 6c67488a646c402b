"""The actions of `fallback`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

FALLBACK_ADD = Action("fallback.add", "button-in-turn")
FALLBACK_OPEN = Action("fallback.open", "button-fallback")
FALLBACK_ORDER = Action("fallback.order", "button-fallback-order")
FALLBACK_START = Action("fallback.start", "button-fallback-start")
FALLBACK_STOP = Action("fallback.stop", "button-fallback-stop")
FALLBACK_DROP = Action("fallback.drop", "button-fallback-drop")
