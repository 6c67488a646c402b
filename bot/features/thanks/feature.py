"""The feature `thanks`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.thanks import actions

feature = Feature("thanks", actions)
