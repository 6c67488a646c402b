"""The actions of `consent`: the names of its buttons and forms."""

from __future__ import annotations

from bot.engine.actions import Action

CONSENT_AGREE = Action("consent.agree", "button-agree")
CONSENT_REFUSE = Action("consent.refuse", "button-refuse")
CONSENT_READ = Action("consent.read", "button-read-all")
CONSENT_LANGUAGE = Action("consent.language", "")
CONSENT_SHOW = Action("consent.show", "button-notice")
CONSENT_SHOW_IN = Action("consent.show_in", "")
CONSENT_WORDS = Action("consent.words", "button-notice-change")
