"""The feature `answer`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.answer import actions

feature = Feature("answer", actions)
