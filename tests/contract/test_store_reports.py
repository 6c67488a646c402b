"""Reports, on each store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.store import Conflict, Store
from bot.features.report.model import ReportMessage, ReportStatus
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_community,
    make_person,
    make_report,
)

CLOSED = ReportStatus.CLOSED


async def _people(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.communities.put(make_community("playground:other"))
        for id in ("ana", "hal", "bea"):
            await tx.people.put(make_person(id))


async def test_a_report_is_written_only_where_nobody_wrote_since(store: Store) -> None:
    await _people(store)
    made = make_report()
    said = ReportMessage(True, NOW, "One\nmore thing – ŵ ☕")
    async with store.transaction() as tx:
        await tx.reports.add(made)
        saved = await tx.reports.save(
            replace(made, messages=(said,), handler="bea", acknowledged_at=NOW), made.status
        )
        assert saved.version == made.version + 1
        assert await tx.reports.get(NETWORK, made.id) == saved
        assert await tx.reports.get(OTHER_NETWORK, made.id) is None
        with pytest.raises(Conflict):
            await tx.reports.save(made, made.status)
        with pytest.raises(Conflict):
            await tx.reports.save(saved, CLOSED)


async def test_open_reports_are_found_by_their_reporter_and_in_their_community(
    store: Store,
) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for report in (
            make_report("r1"),
            make_report("r2", status=CLOSED, closed_at=NOW),
            make_report("r3", reported="bea", created_at=NOW - 2 * HOUR),
            make_report("r4", community="playground:other"),
            make_report("r5", reporter="bea", reported="hal"),
        ):
            await tx.reports.add(report)
        assert [r.id for r in await tx.reports.open_by(NETWORK, "hal")] == ["r1", "r3", "r4"]
        assert await tx.reports.open_by(OTHER_NETWORK, "hal") == []
        following = await tx.reports.next_open_by(NETWORK, "hal", "r1")
        assert following is not None
        assert following.id == "r3"
        assert await tx.reports.next_open_by(NETWORK, "hal", "r4") is None
        assert await tx.reports.count_by(NETWORK, "hal", NOW - HOUR) == 3
        assert await tx.reports.count_about(NETWORK, "ana") == 3

        async def listed(reader: str, after: str = "", limit: int = 9) -> list[str]:
            found = await tx.reports.open_in(NETWORK, COMMUNITY, reader, after, limit)
            return [report.id for report in found]

        assert await listed("ana") == ["r3", "r5"]  # without those about the reader
        assert await listed("bea") == ["r1"]  # and without those that they sent
        assert await listed("somebody") == ["r1", "r3", "r5"]
        assert await listed("somebody", "r1", 1) == ["r3"]
