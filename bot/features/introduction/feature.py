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


def _expired(i: Introduction, now: datetime) -> dict[str, Any]:
    """Return the fields that change when nobody acted: a file may take the calendar entry back."""
    return {"time": replace(i.time, sequence=i.time.next_sequence)}


feature.timer(NudgeKind.EXPIRE, Act.EXPIRE, waits_for_delivery=True, changes=_expired)


def _lapsed(i: Introduction, now: datetime) -> dict[str, Any]:
    """Return the fields that change when a picked time has passed: the seeker picks again."""
    return {"time": replace(i.time, starts_at=None, lapsed=True, turn_at=now)}


feature.timer(NudgeKind.LAPSE, Act.LAPSE, waits_for_delivery=False, changes=_lapsed)
