"""The feature `mine`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.mine import actions

feature = Feature("mine", actions)
