"""Builds the core with its features, for bootstrap and tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.app import Bot
from bot.core.monitor import NO_MONITOR, Monitor
from bot.core.ports import Chat, Clock
from bot.core.store import Store
from bot.delivery.timings import PRODUCT, DeliveryTimings
from bot.domain.practice import Practice
from bot.engine.feature import Feature
from bot.engine.router import Router
from bot.features.registry import FEATURES, HOOKS, NAVIGATION
from bot.finding.meaning import meaning


def make_bot(
    *,
    store: Store,
    chats: Mapping[str, Chat],
    clock: Clock,
    practice: Practice | None = None,
    timings: DeliveryTimings = PRODUCT,
    features: Sequence[Feature] = FEATURES,
    monitor: Monitor = NO_MONITOR,
) -> Bot:
    """Return the core on that store. Raises `ValueError` for a gap in the features (`Router`)."""
    meaning()  # the table is read now, so that no search waits for it
    return Bot(
        store=store,
        chats=chats,
        clock=clock,
        router=Router(features, NAVIGATION),
        hooks=HOOKS,
        practice=practice,
        timings=timings,
        monitor=monitor,
    )
