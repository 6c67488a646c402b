"""Membership: somebody changes, or goes. It has no commands."""

from __future__ import annotations

from bot.engine.feature import Feature

feature = Feature("membership")
