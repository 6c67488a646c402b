"""The actions of `prep`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

PREP_QUESTIONS = Action("prep.questions", "button-questions")
PREP_UP = Action("prep.up", "button-up")
PREP_EDIT = Action("prep.edit", "button-edit-questions")
PREP_SUGGEST = Action("prep.suggest", "button-suggest-questions")
PREP_ADD = Action("prep.add", "button-add-question")
PREP_SHARE = Action("prep.share", "button-share-questions")
PREP_INSIST = Action("prep.insist", "button-insist")
PREP_OPEN = Action("prep.open", "button-prep")
PREP_SHOW = Action("prep.show", "button-checklist")
PREP_TICK = Action("prep.tick", "")
PREP_BRIEF = Action("prep.brief", "button-brief")
