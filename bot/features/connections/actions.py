"""The actions of `connections`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

CONNECTIONS_OPEN = Action("connections.open", "button-people-i-know")
CONNECTIONS_KNOW = Action("connections.know", "button-know")
CONNECTIONS_MET = Action("connections.met", "button-know-talk")
CONNECTIONS_CONFIRM = Action("connections.confirm", "button-connection-yes")
CONNECTIONS_CORRECT = Action("connections.correct", "button-connection-correct")
CONNECTIONS_DECLINE = Action("connections.decline", "button-connection-no")
CONNECTIONS_WITHDRAW = Action("connections.withdraw", "button-connection-withdraw")
CONNECTIONS_SHOW = Action("connections.show", "button-connection-show")
CONNECTIONS_ASK = Action("connections.ask", "button-connection-ask")
CONNECTIONS_REMOVE = Action("connections.remove", "button-connection-remove")
CONNECTIONS_REMOVE_NOW = Action("connections.remove_now", "button-connection-remove-yes")
CONNECTIONS_LIMITS = Action("connections.limits", "button-connection-limits")
