"""The feature `elsewhere`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.elsewhere import actions
from bot.features.elsewhere.aggregate import ELSEWHERE
from bot.features.elsewhere.model import ElsewhereAct
from bot.features.elsewhere.plan import EXPIRE, FINISH

feature = Feature("elsewhere", actions)
feature.aggregate(ELSEWHERE)
feature.timer(EXPIRE, ElsewhereAct.EXPIRE, waits_for_delivery=True)
feature.timer(FINISH, ElsewhereAct.FINISH, waits_for_delivery=False)
