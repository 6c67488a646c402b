"""The actions of `answer`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

ANSWER_ACCEPT = Action("answer.accept", "button-accept")
ANSWER_ASK = Action("answer.ask", "button-ask")
ANSWER_REPLY = Action("answer.reply", "button-reply")
ANSWER_DECLINE = Action("answer.decline", "button-decline")
ANSWER_REFER = Action("answer.refer", "button-refer")
