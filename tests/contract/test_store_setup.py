"""The settings of a community, on every store; before them it is open to everyone."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.core.store import Store
from bot.domain.limits import Limits
from bot.features.consent.model import OwnWords
from storage import NoticeState, inspect, migrate, migrator, open_store
from tests.support.builders import COMMUNITY, NETWORK, NOW, make_community, make_person

SET: dict[str, Any] = {
    "channel": "1200000000000000001",
    "asking": ("11", "12"),
    "hosting": ("13",),
    "organising": ("14", "15"),
    "language": "cy",
    "set_up_at": NOW,
    "reading": "A book, by somebody",
    "contact": "care@example.org",
    "limits": (Limits(NOW, (("open_requests", 8),)), Limits(NOW, ())),
}

CONTACT = 32
"""The number of the migration that moved it."""


async def test_a_community_is_open_until_somebody_sets_it_up(store: Store) -> None:
    async with store.transaction() as tx:
        plain = await tx.communities.get(COMMUNITY)
        assert plain is not None
        assert (plain.channel, plain.asking, plain.hosting, plain.organising) == ("", (), (), ())
        assert (plain.language, plain.set_up_at, plain.reading) == ("", None, "")
        await tx.communities.put(make_community(**SET))
    async with store.transaction() as tx:
        assert await tx.communities.get(COMMUNITY) == make_community(**SET)
        await tx.communities.put(replace(make_community(**SET), asking=(), channel=""))
    async with store.transaction() as tx:
        assert await tx.communities.get(COMMUNITY) == make_community(
            **{**SET, "asking": (), "channel": ""}
        )


async def test_whether_a_language_was_chosen_is_stored(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.people.put(make_person(language="cy", language_chosen=True, zone_chosen=True))
    async with store.transaction() as tx:
        chose, did_not = await tx.people.get(NETWORK, "ana"), await tx.people.get(NETWORK, "hal")
    assert chose is not None
    assert did_not is not None
    assert (chose.language, chose.language_chosen) == ("cy", True)
    assert (did_not.language, did_not.language_chosen) == ("en", False)
    assert (chose.zone_chosen, did_not.zone_chosen) == (True, False)


async def test_the_check_up_reads_the_chosen_channels_while_the_bot_runs(
    store: Store, url: str
) -> None:
    if url == "sqlite://":
        pytest.skip("a database in memory cannot be read by others")
    assert (await inspect(url)).channels == {}
    async with store.transaction() as tx:
        await tx.communities.put(make_community(**SET))
    assert (await inspect(url)).channels == {COMMUNITY: SET["channel"]}


async def test_the_check_up_reads_what_organisers_did_about_the_notice(
    store: Store, url: str
) -> None:
    if url == "sqlite://":
        pytest.skip("a database in memory cannot be read by others")
    name = make_community().name
    assert NoticeState(name, own_words=False, contact=False) in (await inspect(url)).notices
    words = OwnWords(
        network=NETWORK,
        community=COMMUNITY,
        language="en",
        version=1,
        saved_at=NOW,
    )
    async with store.transaction() as tx:
        await tx.consents.save(words)
        await tx.communities.put(make_community(notice=1, contact="privacy@example.org"))
    assert NoticeState(name, own_words=True, contact=True) in (await inspect(url)).notices
    async with store.transaction() as tx:
        await tx.consents.save(replace(words, version=2))
        await tx.communities.put(make_community(notice=2))
    assert NoticeState(name, own_words=True, contact=False) in (await inspect(url)).notices


async def test_a_contact_that_stood_in_the_notice_is_the_communitys_after_an_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.db"
    url = f"sqlite:///{file}"
    before = [one for one in migrator.migrations() if one.number < CONTACT]
    monkeypatch.setattr(migrator, "migrations", lambda: before)
    await migrate(url)
    writer = sqlite3.connect(file)
    with writer:
        for name in ("Local", "Other"):
            writer.execute(
                "INSERT INTO communities (id, network, name) VALUES (?, ?, ?)",
                (f"town:{name}", f"town:{name}", name),
            )
        for language, version, contact in (("en", 1, "old"), ("cy", 2, "new"), ("en", 3, "")):
            writer.execute(
                "INSERT INTO notices VALUES ('town:Local', 'town:Local', ?, ?, ?, '', '', '', 1)",
                (language, version, contact),
            )
    writer.close()
    monkeypatch.undo()
    store = await open_store(url)
    async with store.transaction() as tx:
        found = [await tx.communities.get(f"town:{name}") for name in ("Local", "Other")]
        words = await tx.consents.own_words("town:Local", "town:Local", "cy")
    await store.close()
    assert [community.contact for community in found if community] == ["new", ""]
    assert words is not None


async def test_a_database_from_before_the_setup_stays_open_to_everyone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.db"
    url = f"sqlite:///{file}"
    first = migrator.migrations()[:1]
    monkeypatch.setattr(migrator, "migrations", lambda: first)
    await migrate(url)
    assert (await inspect(url)).channels == {}
    writer = sqlite3.connect(file)
    with writer:
        writer.execute(
            "INSERT INTO communities (id, network, name) VALUES (?, ?, 'Local')",
            (COMMUNITY, NETWORK),
        )
        for id, language, known in (("ana", "cy", 0), ("hal", "en", 1)):
            writer.execute(
                "INSERT INTO persons VALUES (?, ?, ?, 'UTC', ?, ?, '20:00', '08:00', '[]', '', '',"
                " '', 0, 0, 0, 0, 1)",
                (id, NETWORK, id, known, language),
            )
    writer.close()
    monkeypatch.undo()
    store = await open_store(url)
    async with store.transaction() as tx:
        assert await tx.communities.get(COMMUNITY) == make_community()
        ana, hal = await tx.people.get(NETWORK, "ana"), await tx.people.get(NETWORK, "hal")
    await store.close()
    assert ana is not None
    assert hal is not None
    assert ana.language_chosen  # no platform reports Welsh: Ana chose it
    assert not hal.language_chosen
    assert (ana.zone_chosen, hal.zone_chosen) == (False, True)  # Hal may have chosen it
