"""The feature `guide`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.guide import actions

feature = Feature("guide", actions)
