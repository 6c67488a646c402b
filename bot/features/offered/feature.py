"""The feature `offered`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.offered import actions
from bot.features.offered.asking import OFFERED_REQUESTS, REQUEST_EXPIRE, RequestAct
from bot.features.offered.way import OFFERED_WAYS, WAY_EXPIRE, OfferedWayAct

feature = Feature("offered", actions)
feature.aggregate(OFFERED_WAYS)
feature.aggregate(OFFERED_REQUESTS)
feature.timer(WAY_EXPIRE, OfferedWayAct.EXPIRE, waits_for_delivery=False)
feature.timer(REQUEST_EXPIRE, RequestAct.EXPIRE, waits_for_delivery=True)
