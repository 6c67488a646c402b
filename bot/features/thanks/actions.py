"""The actions of `thanks`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

THANKS_DEBRIEF = Action("thanks.debrief", "button-thank")
THANKS_DRAFT = Action("thanks.draft", "button-thanks-draft")
THANKS_TONE = Action("thanks.tone", "button-tone-formal")
THANKS_LANGUAGE = Action("thanks.language", "")
"""Drafts it again with our words in another language, whose name is the label."""
THANKS_EDIT = Action("thanks.edit", "button-edit")
THANKS_INSIST = Action("thanks.insist", "button-insist")
THANKS_SEND = Action("thanks.send", "button-send-thanks")
THANKS_ELSEWHERE = Action("thanks.elsewhere", "button-thanked-elsewhere")
THANKS_GLAD = Action("thanks.glad", "button-glad")
THANKS_REPLY = Action("thanks.reply", "button-thanks-reply")
THANKS_TELL = Action("thanks.tell", "button-tell")
THANKS_NAMED = Action("thanks.named", "button-named")
THANKS_TOUCH = Action("thanks.touch", "button-keep-touch")
THANKS_WROTE = Action("thanks.wrote", "button-wrote")
THANKS_UPDATE = Action("thanks.update", "button-update")
THANKS_NO_UPDATE = Action("thanks.no_update", "button-no-update")
