"""The actions of `mentor`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

MENTOR_ASK = Action("mentor.ask", "button-mentor-ask")
MENTOR_ACCEPT = Action("mentor.accept", "button-mentor-accept")
MENTOR_DECLINE = Action("mentor.decline", "button-mentor-decline")
