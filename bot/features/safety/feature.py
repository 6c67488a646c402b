"""The feature `safety`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.safety import actions

feature = Feature("safety", actions)
