"""The actions of `moderate`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

MODERATE_OPEN = Action("moderate.open", "button-moderate")
MODERATE_LIST = Action("moderate.list", "button-moderate-list")
MODERATE_PAUSE = Action("moderate.pause", "button-moderate-pause")
MODERATE_REMOVE = Action("moderate.remove", "button-moderate-remove")
MODERATE_REMOVE_NOW = Action("moderate.remove_now", "button-moderate-remove-yes")
MODERATE_READMIT = Action("moderate.readmit", "button-moderate-readmit")
MODERATE_AUDIT = Action("moderate.audit", "button-audit")
