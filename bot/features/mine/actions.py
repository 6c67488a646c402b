"""The actions of `mine`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

MINE_OPEN = Action("mine.open", "button-mine")
MINE_CARD = Action("mine.card", "button-open")
MINE_PAST = Action("mine.past", "button-past")
MINE_PREP = Action("mine.prep", "button-prep-open")
MINE_KEPT = Action("mine.kept", "button-done")
MINE_FINE = Action("mine.fine", "button-not-now")
