"""The feature `connect`."""

from __future__ import annotations

from bot.engine.feature import Feature
from bot.features.connect import actions
from bot.features.connect.invitation import INVITATIONS

feature = Feature("connect", actions)
feature.aggregate(INVITATIONS)
