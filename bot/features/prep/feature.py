"""The feature `prep`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.prep import actions

feature = Feature("prep", actions)
