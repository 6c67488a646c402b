"""The feature `host`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.host import actions

feature = Feature("host", actions)
