"""The feature `request`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.request import actions

feature = Feature("request", actions)
