"""The actions of `starters`: the names of its buttons."""

from __future__ import annotations

from bot.engine.actions import Action

STARTERS_OPEN = Action("starters.open", "button-starters-other")
"""Shows two notes to begin with. Parts: the host, the type of note, and the way that carries it."""
