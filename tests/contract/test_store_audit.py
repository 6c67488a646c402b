"""The audit log and barred members, on each store."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import storage
from bot.core.store import Store
from bot.domain.people import Barred
from bot.features.moderate.repository import OF_REPORTS, AuditAct
from tests.support.builders import (
    COMMUNITY,
    HOUR,
    NETWORK,
    NOW,
    OTHER_NETWORK,
    make_audit_entry,
    make_community,
    make_person,
)


async def _people(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.communities.put(make_community("playground:other"))
        for id in ("ana", "hal", "bea"):
            await tx.people.put(make_person(id))


async def test_entries_are_read_latest_first_in_pages(store: Store) -> None:
    await _people(store)
    entries = [make_audit_entry(f"a{number}", at=NOW + number * HOUR) for number in range(4)]
    async with store.transaction() as tx:
        for entry in entries:
            await tx.audit.add(entry)
        await tx.audit.add(make_audit_entry("b1", community="playground:other"))
        first = await tx.audit.page(NETWORK, COMMUNITY, "bea", "", 3)
        assert first == entries[:0:-1]
        assert await tx.audit.page(NETWORK, COMMUNITY, "bea", first[-1].id, 3) == entries[:1]
        assert await tx.audit.page(OTHER_NETWORK, COMMUNITY, "bea", "", 3) == []


async def test_whoever_is_reported_reads_of_no_act_on_the_report(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for number, act in enumerate(AuditAct):
            await tx.audit.add(make_audit_entry(f"a{number}", act=act, subject="ana"))
        await tx.audit.add(make_audit_entry("b1", act=AuditAct.SETUP, subject=None))
        read = await tx.audit.page(NETWORK, COMMUNITY, "ana", "", 20)
        assert {entry.act for entry in read} == set(AuditAct) - OF_REPORTS
        assert len(await tx.audit.page(NETWORK, COMMUNITY, "bea", "", 20)) == len(AuditAct) + 1


def test_no_statement_changes_an_entry_and_only_its_age_deletes_one() -> None:
    folder = Path(str(storage.__file__)).parent
    for file in folder.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"(UPDATE|DELETE\s+FROM)\s+audit\b", text, re.IGNORECASE), file.name


async def test_barred_members_are_found_by_id_in_their_network(store: Store) -> None:
    await _people(store)
    async with store.transaction() as tx:
        for id, barred, until in (
            ("ana", Barred.PAUSED, NOW + HOUR),
            ("hal", Barred.REMOVED, None),
        ):
            person = replace(make_person(id), barred=barred, barred_until=until)
            await tx.people.put(person)
            assert await tx.people.get(NETWORK, id) == person
        found = await tx.people.barred(NETWORK, "", 9)
        assert [person.id for person in found] == ["ana", "hal"]
        assert [person.id for person in await tx.people.barred(NETWORK, "ana", 9)] == ["hal"]
        assert len(await tx.people.barred(NETWORK, "", 1)) == 1
        assert await tx.people.barred(OTHER_NETWORK, "", 9) == []
