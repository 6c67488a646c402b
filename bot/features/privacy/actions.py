"""The actions of `privacy`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

PRIVACY_DATA = Action("privacy.data", "button-my-data")
