"""The feature `connections`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.connections import actions
from bot.features.connections.aggregate import CONNECTIONS

feature = Feature("connections", actions)
feature.aggregate(CONNECTIONS)
