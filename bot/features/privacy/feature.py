"""The feature `privacy`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.privacy import actions

feature = Feature("privacy", actions)
