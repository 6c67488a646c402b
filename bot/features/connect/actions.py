"""The actions of `connect`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

CONNECT_NO = Action("connect.no", "button-no-thanks")
