"""The feature `introduction`: the aggregate that asking, answering, meeting and thanking share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.engine.feature import Feature
from bot.features.introduction.aggregate import Introductions
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import Act, Introduction

feature = Feature("introduction")
feature.aggregate(Introductions())
feature.timer(NudgeKind.EXPIRE, Act.EXPIRE, waits_for_delivery=True)


def _lapsed(i: Introduction, now: datetime) -> dict[str, Any]:
    """Return the fields that change when a picked time has passed: the seeker picks again."""
    return {"time": replace(i.time, starts_at=None, lapsed=True, turn_at=now)}


feature.timer(NudgeKind.LAPSE, Act.LAPSE, waits_for_delivery=False, changes=_lapsed)
