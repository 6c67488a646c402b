"""The feature `moderate`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.moderate import actions

feature = Feature("moderate", actions)
