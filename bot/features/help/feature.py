"""The feature `help`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.help import actions

feature = Feature("help", actions)
