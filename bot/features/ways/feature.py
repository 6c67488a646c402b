"""The feature `ways`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.ways import actions
from bot.features.ways.connector_request import ConnectorRequests
from bot.features.ways.way import Ways

feature = Feature("ways", actions)
feature.aggregate(Ways())
feature.aggregate(ConnectorRequests())
