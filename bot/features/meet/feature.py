"""The feature `meet`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.meet import actions

feature = Feature("meet", actions)
