"""The feature `fallback`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.fallback import actions
from bot.features.fallback.aggregate import FALLBACK_EXPIRE, FALLBACKS
from bot.features.fallback.model import FallbackAct

feature = Feature("fallback", actions)
feature.aggregate(FALLBACKS)
feature.timer(FALLBACK_EXPIRE, FallbackAct.EXPIRE, waits_for_delivery=False)
