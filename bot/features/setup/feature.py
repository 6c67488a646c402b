"""The feature `setup`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.setup import actions

feature = Feature("setup", actions)
