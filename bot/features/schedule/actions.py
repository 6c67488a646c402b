"""The actions of `schedule`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

SCHEDULE_PICK = Action("schedule.pick", "")
SCHEDULE_MORE = Action("schedule.more", "button-other-times")
SCHEDULE_DAY = Action("schedule.day", "button-more-times")
SCHEDULE_SUGGEST = Action("schedule.suggest", "button-suggest-time")
SCHEDULE_OFFER = Action("schedule.offer", "button-offer")
SCHEDULE_CONFIRM = Action("schedule.confirm", "button-confirm")
SCHEDULE_WHERE = Action("schedule.where", "button-where")
SCHEDULE_RESCHEDULE = Action("schedule.reschedule", "button-reschedule")
SCHEDULE_CANCEL = Action("schedule.cancel", "button-cancel")
