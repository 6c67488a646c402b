"""The feature `consent`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.consent import actions

feature = Feature("consent", actions)
