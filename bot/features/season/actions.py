"""The actions of `season`: the names of its buttons."""

from __future__ import annotations

from bot.engine.actions import Action

SEASON_OPEN = Action("season.open", "button-season")
SEASON_PLAN = Action("season.plan", "button-season-plan")
SEASON_SEND = Action("season.send", "button-season-send")
SEASON_DROP = Action("season.drop", "button-season-drop")
SEASON_PASS = Action("season.pass", "button-season-pass")
