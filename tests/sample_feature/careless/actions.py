"""The actions of `careless`, each named after its mistake."""

from __future__ import annotations

from bot.engine.actions import Action

CARELESS_TELL = Action("careless.tell", "button-open")
CARELESS_END = Action("careless.end", "button-open")
CARELESS_CRASH = Action("careless.crash", "button-open")
CARELESS_SHRUG = Action("careless.shrug", "button-open")
