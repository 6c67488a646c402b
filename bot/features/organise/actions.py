"""The actions of `organise`: the names of its buttons."""

from __future__ import annotations

from bot.engine.actions import Action

ORGANISE_OPEN = Action("organise.open", "button-organise")
ORGANISE_PERIOD = Action("organise.period", "button-organise-earlier")
ORGANISE_PAGE = Action("organise.page", "button-organise-page")
ORGANISE_PICTURE = Action("organise.picture", "button-organise-picture")
ORGANISE_BACKLOG = Action("organise.backlog", "button-backlog")
ORGANISE_AGAIN = Action("organise.again", "button-send-again")
ORGANISE_WEEKLY = Action("organise.weekly", "button-weekly")
ORGANISE_NO_WEEKLY = Action("organise.no_weekly", "button-no-weekly")
