"""The feature `starters`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.starters import actions

feature = Feature("starters", actions)
