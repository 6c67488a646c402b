"""The feature `report`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.report import actions
from bot.features.report.aggregate import REPORTS

feature = Feature("report", actions)
feature.aggregate(REPORTS)
