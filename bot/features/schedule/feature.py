"""The feature `schedule`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.schedule import actions

feature = Feature("schedule", actions)
