"""The actions of `guide`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

GUIDE_OPEN = Action("guide.open", "button-guide")
"""Shows a card as a new message; without one, the list of them."""
GUIDE_CARD = Action("guide.card", "button-guide-all")
"""The same in place of the card that is read."""
GUIDE_READING = Action("guide.reading", "button-guide-reading")

GUIDE_WRITING = GUIDE_OPEN.labelled("button-guide-writing").to("writing")
GUIDE_READY = GUIDE_OPEN.labelled("button-guide-ready").to("ready")
GUIDE_NO = GUIDE_OPEN.labelled("button-guide-no").to("no")
GUIDE_LIMITS = GUIDE_OPEN.labelled("button-guide-limits").to("limits")
