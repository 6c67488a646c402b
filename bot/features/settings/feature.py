"""The feature `settings`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.settings import actions

feature = Feature("settings", actions)
