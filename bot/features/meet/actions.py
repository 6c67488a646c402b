"""The actions of `meet`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

MEET_HAPPENED = Action("meet.happened", "button-happened")
MEET_MOVED = Action("meet.moved", "button-moved")
MEET_MISSED = Action("meet.missed", "button-no-show")
MEET_CALLED_OFF = Action("meet.called_off", "button-called-off")
