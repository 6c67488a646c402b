"""The actions of `privacy`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

PRIVACY_ERASE = Action("privacy.erase", "button-erase")
PRIVACY_ERASE_NOW = Action("privacy.erase_now", "button-erase-now")
PRIVACY_DATA = Action("privacy.data", "button-my-data")
