"""The actions of `setup`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

SETUP_OPEN = Action("setup.open", "button-set-up")
SETUP_BACK = SETUP_OPEN.labelled("button-back-to-setup")
SETUP_COMMUNITY = Action("setup.community", "button-set-up-change")
SETUP_ANNOUNCE = Action("setup.announce", "button-announce")
SETUP_POST = Action("setup.post", "button-announce-post")
SETUP_CONTACT = Action("setup.contact", "button-contact")
SETUP_LIMITS = Action("setup.limits", "button-limits")
SETUP_ASKING = Action("setup.asking", "button-limits-asking")
SETUP_STEP = Action("setup.step", "button-step-go-on")
SETUP_KEEP = Action("setup.keep", "button-step-keep")
SETUP_TIMING = Action("setup.timing", "button-limits-timing")
