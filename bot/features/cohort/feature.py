"""The feature `cohort`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.cohort import actions
from bot.features.cohort.cohort import COHORT_END, COHORTS, CohortAct
from bot.features.cohort.place import PLACE_END, PLACE_LAPSE, PLACES, PlaceAct

feature = Feature("cohort", actions)
feature.aggregate(COHORTS)
feature.aggregate(PLACES)
feature.timer(COHORT_END, CohortAct.END, waits_for_delivery=False)
feature.timer(PLACE_END, PlaceAct.END, waits_for_delivery=False)
feature.timer(PLACE_LAPSE, PlaceAct.LAPSE, waits_for_delivery=False)
