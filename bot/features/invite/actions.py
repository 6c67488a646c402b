"""The actions of `invite`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

INVITE_OPEN = Action("invite.open", "button-invites")
INVITE_NEW = Action("invite.new", "button-invite-new")
INVITE_SEND = Action("invite.send", "button-invite-send")
INVITE_STOP = Action("invite.stop", "button-invite-stop")
INVITE_STOP_NOW = Action("invite.stop_now", "button-invite-stop-yes")
INVITE_LOOK = Action("invite.look", "button-invited-look")
INVITE_NO = Action("invite.no", "button-no-thanks")
INVITE_NEVER = Action("invite.never", "button-invited-never")
