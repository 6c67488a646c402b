"""The feature `find`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.find import actions

feature = Feature("find", actions)
