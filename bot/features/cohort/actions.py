"""The actions of `cohort`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

COHORT_OPEN = Action("cohort.open", "button-cohorts")
COHORT_NEW = Action("cohort.new", "button-cohort-new")
COHORT_SHOW = Action("cohort.show", "button-cohort-show")
COHORT_POST = Action("cohort.post", "button-announce-post")
COHORT_PICK = Action("cohort.pick", "button-cohort-pick")
COHORT_REMOVE = Action("cohort.remove", "button-cohort-remove")
COHORT_REMOVE_NOW = Action("cohort.remove_now", "button-cohort-remove-yes")
COHORT_JOIN = Action("cohort.join", "button-cohort-join")
COHORT_LEAVE = Action("cohort.leave", "button-cohort-leave")
