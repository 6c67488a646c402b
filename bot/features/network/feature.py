"""The feature `network`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.network import actions

feature = Feature("network", actions)
