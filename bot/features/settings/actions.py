"""The actions of `settings`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

SETTINGS_PICK = Action("settings.pick", "")
SETTINGS_OPEN = Action("settings.open", "button-settings")
SETTINGS_ZONE = Action("settings.zone", "button-set-time")
SETTINGS_TIME = Action("settings.time", "button-set-time")
SETTINGS_NUDGES = Action("settings.nudges", "button-set-nudges")
SETTINGS_LANGUAGE = Action("settings.language", "button-set-language")
SETTINGS_ME = Action("settings.me", "button-about-me")
