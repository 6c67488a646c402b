"""The feature `organise`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.organise import actions

feature = Feature("organise", actions)
