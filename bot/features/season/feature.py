"""The feature `season`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.season import actions
from bot.features.season.model import SuggestionAct
from bot.features.season.season import SEASONS
from bot.features.season.suggestion import SUGGESTION_EXPIRE, SUGGESTIONS

feature = Feature("season", actions)
feature.aggregate(SEASONS)
feature.aggregate(SUGGESTIONS)
feature.timer(SUGGESTION_EXPIRE, SuggestionAct.EXPIRE, waits_for_delivery=True)
