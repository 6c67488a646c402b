"""The actions of `ways`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

WAYS_REACH = Action("ways.reach", "button-introduced")
WAYS_TOPIC = Action("ways.topic", "button-know-somebody")
WAYS_NAMED = Action("ways.named", "button-through")
WAYS_THROUGH = Action("ways.through", "button-quietly")
WAYS_NOTE = Action("ways.note", "button-edit")
WAYS_WORDS = Action("ways.words", "button-ask-around")
WAYS_INSIST = Action("ways.insist", "button-insist")
WAYS_SEND = Action("ways.send", "button-send-through")
WAYS_WITHDRAW = Action("ways.withdraw", "button-withdraw")
WAYS_YES = Action("ways.yes", "button-introduce-them")
WAYS_SOMEBODY = Action("ways.somebody", "button-somebody-here")
WAYS_OUTSIDE = Action("ways.outside", "button-somebody-outside")
WAYS_WILLING = Action("ways.willing", "button-talk-once")
WAYS_RATHER = Action("ways.rather", "button-rather-ask")
WAYS_LATER = Action("ways.later", "button-not-now")
WAYS_NO = Action("ways.no", "button-rather-not")
