"""The feature `mentor`."""

from __future__ import annotations

from pathlib import Path

from bot.engine.feature import Feature
from bot.i18n.fluent import add_folder
from tests.sample_feature.mentor import actions
from tests.sample_feature.mentor.model import MENTOR_EXPIRE, MENTORSHIPS, MentorshipAct

add_folder(Path(__file__).parents[1] / "languages")  # only for a feature outside of bot/features

feature = Feature("mentor", actions)
feature.aggregate(MENTORSHIPS)
feature.timer(MENTOR_EXPIRE, MentorshipAct.EXPIRE, waits_for_delivery=True)
