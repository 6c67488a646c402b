"""The numbers of a process, and the rules by which they wake an operator."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from adapters.web.app import WebServer
from adapters.web.metrics import Metrics, MetricsPage
from bot.core.monitor import Outcome
from bot.core.store import Store
from storage import open_store
from tests.adapters.web.test_health import AwayStore
from tests.support.builders import NOW, make_community, make_nudge, make_person
from tests.support.fakes import FakeClock
from tests.support.routing import ROUTER

ROOT = Path(__file__).parents[3]
RULES = ROOT / "deploy" / "alerts.yml"
Labels = frozenset[tuple[str, str]]


@dataclass
class Scraped:
    """A process as Prometheus sees it."""

    metrics: Metrics
    store: AwayStore
    clock: FakeClock
    address: str = ""
    connected: bool = True
    values: dict[tuple[str, Labels], float] = field(default_factory=dict)
    """What was read last: the value of each series."""

    async def slack(self) -> bool:
        """Whether the platform is connected."""
        return self.connected

    async def scrape(self) -> None:
        """Read the page as Prometheus does."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.address}/metrics") as answer,
        ):
            assert answer.status == 200
            kind = answer.headers["Content-Type"]
            assert kind.startswith("text/plain; version=")
            text = await answer.text()
        self.values = {
            (sample.name, frozenset(sample.labels.items())): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }

    def value(self, name: str, **labels: str) -> float:
        """One value, which must be there."""
        return self.values[name, frozenset(labels.items())]

    def has(self, name: str, **labels: str) -> bool:
        """Whether some series has that name and these labels."""
        return any(name == each and labels.items() <= set(of) for each, of in self.values)


@asynccontextmanager
async def scraped(store: Store | None = None) -> AsyncIterator[Scraped]:
    """A process that has just started, with one platform."""
    store = AwayStore(store or await open_store("sqlite://"))
    process = Scraped(Metrics(["slack"], "1.2.3"), store, FakeClock(NOW))
    page = MetricsPage(
        process.metrics,
        store=store,
        clock=process.clock,
        kinds=ROUTER.kinds,
        connected={"slack": process.slack},
    )
    server = await WebServer.start([page], host="127.0.0.1", port=0)
    process.address = server.address
    try:
        yield process
    finally:
        await server.close()
        await store.close()


async def test_every_series_is_there_from_the_start_at_zero() -> None:
    async with scraped() as process:
        await process.scrape()
        for kind in ROUTER.kinds:
            for outcome in Outcome:
                labels = {"platform": "slack", "kind": kind, "outcome": outcome}
                assert process.value("paned_nudges_total", **labels) == 0
            assert process.value("paned_nudges_due", platform="slack", kind=kind) == 0
        assert process.value("paned_throttled_total", platform="slack") == 0
        assert process.value("paned_ack_seconds_count", platform="slack") == 0
        assert process.value("paned_info", version="1.2.3") == 1
        assert process.value("process_resident_memory_bytes") > 1_000_000


async def test_what_happened_is_counted() -> None:
    async with scraped() as process:
        noted = process.metrics
        for outcome in (Outcome.SENT, Outcome.SENT, Outcome.FAILED):
            noted.nudge("slack", "host_reminder", outcome, 70.0)
        noted.throttled("slack")
        noted.acknowledged("slack", 0.3)
        noted.unit_of_work(0.002)
        await process.scrape()
        of_kind = {"platform": "slack", "kind": "host_reminder"}
        assert process.value("paned_nudges_total", **of_kind, outcome="sent") == 2
        assert process.value("paned_nudges_total", **of_kind, outcome="failed") == 1
        delay = "paned_nudge_delay_seconds_bucket"
        assert process.value(delay, platform="slack", le="60.0") == 0
        assert process.value(delay, platform="slack", le="300.0") == 2
        assert process.value("paned_throttled_total", platform="slack") == 1
        assert process.value("paned_ack_seconds_bucket", platform="slack", le="0.5") == 1
        assert process.value("paned_unit_of_work_seconds_bucket", le="0.0025") == 1


async def test_what_waits_in_the_database_is_read_each_time() -> None:
    async with scraped() as process:
        async with process.store.transaction() as tx:
            await tx.communities.put(make_community("slack:T1"))
            await tx.people.put(make_person("hal"))
            await tx.nudges.schedule_all(
                [make_nudge("n", kind="brief", community="slack:T1", person="hal", due_at=NOW)]
            )
        await process.scrape()
        of_kind = {"platform": "slack", "kind": "brief"}
        assert process.value("paned_nudges_due", **of_kind) == 1
        assert process.value("paned_nudges_late", **of_kind) == 0
        assert process.value("paned_queue_age_seconds", queue="nudges") == 0
        process.clock.at = NOW + timedelta(minutes=10)
        await process.scrape()
        assert process.value("paned_nudges_late", **of_kind) == 1
        assert process.value("paned_queue_age_seconds", queue="nudges") == 600
        assert process.value("paned_queue_age_seconds", queue="inbox") == 0
        assert process.value("paned_database_bytes") > 10_000
        assert 0 < process.value("paned_database_probe_seconds") < 2


async def test_a_database_that_is_away_hides_no_other_number() -> None:
    async with scraped() as process:
        process.metrics.throttled("slack")
        process.store.away, process.connected = True, False
        await process.scrape()
        assert process.value("paned_database_up") == 0
        assert process.value("paned_platform_connected", platform="slack") == 0
        assert process.value("paned_throttled_total", platform="slack") == 1
        assert not process.has("paned_nudges_due"), "an old number would look like a new one"
        process.store.away, process.connected = False, True
        await process.scrape()
        assert process.value("paned_database_up") == 1
        assert process.value("paned_platform_connected", platform="slack") == 1


def rules() -> list[dict[str, str]]:
    """All alert rules."""
    return [
        rule for group in yaml.safe_load(RULES.read_text())["groups"] for rule in group["rules"]
    ]


_SELECTOR = re.compile(r"\b(?P<name>paned_\w+)(?:\{(?P<labels>[^}]*)\})?")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
async def test_every_alert_asks_for_numbers_that_exist(rule: dict[str, str]) -> None:
    async with scraped() as process:
        await process.scrape()
        asked = list(_SELECTOR.finditer(rule["expr"]))
        assert asked or "up{" in rule["expr"]
        for selector in asked:
            labels = dict(re.findall(r'(\w+)="([^"]*)"', selector["labels"] or ""))
            assert process.has(selector["name"], **labels), selector[0]
            for label in re.findall(r"by \(([^)]*)\)", rule["expr"]):
                for name in label.split(", "):
                    assert any(
                        each == selector["name"] and name in dict(of) for each, of in process.values
                    ), f"{selector['name']} has no {name}"


async def test_the_docs_name_every_number_and_every_alert() -> None:
    docs = (ROOT / "docs" / "operations.md").read_text()
    async with scraped() as process:
        await process.scrape()
        ours = {name for name, _ in process.values if name.startswith("paned_")}
    for name in ours:
        assert f"`{re.sub('_(bucket|sum|count)$', '', name)}`" in docs
    for name in re.findall(r"`(paned_\w+)`", docs):
        assert name in ours or f"{name}_count" in ours, f"{name} does not exist"
    for rule in rules():
        assert f"`{rule['alert']}`" in docs
