"""The actions of `host`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

HOST_OPEN = Action("host.open", "button-host")
HOST_ABOUT = Action("host.about", "button-host-about")
HOST_TALK = Action("host.talk", "button-host-talk")
HOST_WHEN = Action("host.when", "button-host-when")
HOST_PLACES = Action("host.places", "button-host-places")
HOST_KEEP_MOMENTS = Action("host.keep_moments", "button-keep-moments")
HOST_PAUSE = Action("host.pause", "button-host-pause")
HOST_RESUME = Action("host.resume", "button-host-return")
HOST_LEAVE = Action("host.leave", "button-host-leave")
HOST_LEAVE_NOW = Action("host.leave_now", "button-host-leave-yes")
