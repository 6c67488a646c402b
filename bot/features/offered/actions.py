"""The actions of `offered`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

OFFERED_NEW = Action("offered.new", "button-offer-way")
OFFERED_MINE = Action("offered.mine", "button-my-ways")
OFFERED_RENEW = Action("offered.renew", "button-renew-way")
OFFERED_REMOVE = Action("offered.remove", "button-remove-way")
OFFERED_FIND = Action("offered.find", "button-offered-ways")
OFFERED_NOTE = Action("offered.note", "button-ask-way")
OFFERED_INSIST = Action("offered.insist", "button-insist")
OFFERED_SEND = Action("offered.send", "button-send")
OFFERED_ACCEPT = Action("offered.accept", "button-pass-on")
OFFERED_LATER = Action("offered.later", "button-not-now")
OFFERED_DECLINE = Action("offered.decline", "button-no-thanks")
OFFERED_WITHDRAW = Action("offered.withdraw", "button-withdraw")
