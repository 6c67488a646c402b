"""The actions of `request`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

REQUEST_NOTE = Action("request.note", "button-request")
REQUEST_DETAILS = Action("request.details", "button-details")
REQUEST_INSIST = Action("request.insist", "button-insist")
REQUEST_PREVIEW = Action("request.preview", "button-preview")
REQUEST_SEND = Action("request.send", "button-send")
REQUEST_DISCARD = Action("request.discard", "button-discard")
REQUEST_WITHDRAW = Action("request.withdraw", "button-withdraw")
