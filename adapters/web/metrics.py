"""`/metrics`: the numbers of this process and of its database, for Prometheus."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Iterator, Mapping

from aiohttp import web
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from adapters.web.health import PROBE_S, Check, passes
from bot.core.monitor import Outcome
from bot.core.ports import Clock
from bot.core.repositories import QUEUES, Workload
from bot.core.store import Store, StoreUnavailable

DELAYS_S = (1, 5, 15, 60, 300, 900, 3600, 4 * 3600, 24 * 3600)
ACKS_S = (0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5)
"""Slack and Discord show an error after 3 seconds."""
UNITS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """See `bot.core.monitor.Monitor`. It keeps what happened in this process."""

    def __init__(self, platforms: Collection[str], version: str) -> None:
        # A second series beside each counter, which nobody asks for.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self.platforms = tuple(platforms)
        ProcessCollector(registry=self.registry)
        Info("paned", "The program", registry=self.registry).info({"version": version})
        self._nudges = Counter(
            "paned_nudges",
            "Nudges by what became of them",
            ("platform", "kind", "outcome"),
            registry=self.registry,
        )
        self._delay = Histogram(
            "paned_nudge_delay_seconds",
            "Seconds from when a nudge was due until it was sent",
            ("platform",),
            buckets=DELAYS_S,
            registry=self.registry,
        )
        self._throttled = Counter(
            "paned_throttled",
            "Calls after which a platform asked us to wait",
            ("platform",),
            registry=self.registry,
        )
        self._acks = Histogram(
            "paned_ack_seconds",
            "Seconds until an event of a member was acknowledged",
            ("platform",),
            buckets=ACKS_S,
            registry=self.registry,
        )
        self._units = Histogram(
            "paned_unit_of_work_seconds",
            "Seconds until what a member did was stored",
            buckets=UNITS_S,
            registry=self.registry,
        )
        # A series begins at 0: an alert on its increase would miss the first event otherwise.
        for platform in self.platforms:
            self._delay.labels(platform)
            self._throttled.labels(platform)
            self._acks.labels(platform)

    def expect(self, kinds: Collection[str]) -> None:
        """Begin the series of these kinds of nudges at 0."""
        for platform in self.platforms:
            for kind in kinds:
                for outcome in Outcome:
                    self._nudges.labels(platform, kind, outcome)

    def nudge(self, platform: str, kind: str, outcome: Outcome, late_s: float) -> None:
        """See `Monitor`."""
        self._nudges.labels(platform, kind, outcome).inc()
        if outcome is Outcome.SENT:
            self._delay.labels(platform).observe(max(late_s, 0.0))

    def throttled(self, platform: str) -> None:
        """See `Monitor`."""
        self._throttled.labels(platform).inc()

    def acknowledged(self, platform: str, seconds: float) -> None:
        """See `Monitor`."""
        self._acks.labels(platform).observe(seconds)

    def unit_of_work(self, seconds: float) -> None:
        """See `Monitor`."""
        self._units.observe(seconds)


class MetricsPage:
    """The page. What the database says is read when it is asked for."""

    def __init__(
        self,
        metrics: Metrics,
        *,
        store: Store,
        clock: Clock,
        kinds: Collection[str],
        connected: Mapping[str, Check],
        probe_s: float = PROBE_S,
    ) -> None:
        """`kinds`: of all nudges. `connected`: by platform."""
        self._registry = metrics.registry
        self._platforms = metrics.platforms
        self._store = store
        self._clock = clock
        self._kinds = sorted(kinds)
        self._connected = connected
        self._probe_s = probe_s
        self._found: list[Metric] = []
        metrics.expect(kinds)
        metrics.registry.register(self)

    def add_to(self, app: web.Application) -> None:
        """Add the route."""
        app.router.add_get("/metrics", self._metrics)

    def collect(self) -> Iterator[Metric]:
        """What was read last. `prometheus_client` asks for it, and cannot wait for a database."""
        yield from self._found

    async def _metrics(self, _: web.Request) -> web.Response:
        self._found = [await self._platform_gauge(), *await self._database_gauges()]
        # aiohttp takes no parameters in `content_type`.
        headers = {"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"}
        return web.Response(body=generate_latest(self._registry), headers=headers)

    async def _platform_gauge(self) -> Metric:
        gauge = GaugeMetricFamily(
            "paned_platform_connected", "1 while a platform is connected", labels=["platform"]
        )
        for platform, check in self._connected.items():
            gauge.add_metric([platform], float(await passes(check, self._probe_s) is True))
        return gauge

    async def _database_gauges(self) -> list[Metric]:
        began = time.perf_counter()
        try:
            async with asyncio.timeout(self._probe_s), self._store.transaction() as tx:
                tx.only_reads()
                load = await tx.health.workload(self._clock.now())
        except (StoreUnavailable, TimeoutError):
            return [_gauge("paned_database_up", "1 while the database answers", 0)]
        return [
            _gauge("paned_database_up", "1 while the database answers", 1),
            _gauge(
                "paned_database_probe_seconds",
                "Seconds for a unit of work that reads these numbers",
                time.perf_counter() - began,
            ),
            _gauge("paned_database_bytes", "The size of the database", load.bytes),
            self._by_kind("paned_nudges_due", "Nudges that are due and not claimed", load.due),
            self._by_kind("paned_nudges_late", "Those due for five minutes or more", load.late),
            self._ages(load),
        ]

    def _by_kind(self, name: str, what: str, counts: Mapping[tuple[str, str], int]) -> Metric:
        gauge = GaugeMetricFamily(name, what, labels=["platform", "kind"])
        known = {(platform, kind) for platform in self._platforms for kind in self._kinds}
        for key in sorted(known | counts.keys()):
            gauge.add_metric(list(key), counts.get(key, 0))
        return gauge

    def _ages(self, load: Workload) -> Metric:
        now = self._clock.now()
        gauge = GaugeMetricFamily(
            "paned_queue_age_seconds",
            "How long the first in each queue has been due; 0 if none is",
            labels=["queue"],
        )
        for queue in QUEUES:
            due = load.oldest.get(queue, now)
            gauge.add_metric([queue], max((now - due).total_seconds(), 0.0))
        return gauge


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)
