"""The SQLite file: its lock, its version, its backup while in use, its check-up."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.store import Store
from storage import (
    ForeignDatabase,
    InUse,
    NewerDatabase,
    OlderDatabase,
    StorageError,
    backup,
    inspect,
    migrate,
    migrator,
    open_store,
)
from storage.transaction import StoreTransaction
from tests.support.builders import (
    HOUR,
    NETWORK,
    NOW,
    make_community,
    make_nudge,
    make_person,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "paned.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


@pytest.mark.parametrize("given", ["sqlite://", "sqlite:///:memory:"])
async def test_in_memory_nothing_is_written(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = await open_store(given)
    await store.close()
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="in memory"):
        await backup(given, tmp_path / "copy.db")


async def test_three_slashes_are_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = await open_store("sqlite:///data/paned.db")
    await store.close()
    assert (tmp_path / "data" / "paned.db").is_file()


@pytest.mark.parametrize("given", ["mysql://u:secret@h", "data.db", "", "sqlite://x.db"])
async def test_other_addresses_are_refused_without_repeating_a_password(given: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as refused:
        await open_store(given)
    assert "secret" not in str(refused.value)


async def test_the_file_is_durable_and_private(store: Store, file: Path) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
    for path in (file, Path(f"{file}-wal")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    reader = sqlite3.connect(file)
    assert reader.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    tables = reader.execute("PRAGMA table_list").fetchall()
    reader.close()
    ours = [row for row in tables if not row[1].startswith("sqlite_")]
    assert len(ours) > 10
    assert all(strict for *_, strict in ours)
    async with store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        assert await tx.session.fetch("PRAGMA synchronous") == [(2,)]
        assert await tx.session.fetch("PRAGMA foreign_keys") == [(1,)]


async def test_a_second_opener_is_refused_until_the_first_closes(url: str, file: Path) -> None:
    first = await open_store(url)
    link = file.with_name("link.db")
    link.symlink_to(file)
    for same in (url, f"sqlite:///{link}"):
        with pytest.raises(InUse, match="another Paned process"):
            await open_store(same)
    with pytest.raises(InUse):
        await migrate(url)
    await first.close()
    again = await open_store(url)
    await again.close()


OPENER = "import asyncio, sys, storage; asyncio.run(storage.open_store(sys.argv[1]))"
BACKUP = """
import asyncio, sys, pathlib, storage
asyncio.run(storage.backup(sys.argv[1], pathlib.Path(sys.argv[2])))
"""


async def run(program: str, *arguments: object) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, *map(str, arguments)), stderr=asyncio.subprocess.PIPE
    )
    _, errors = await process.communicate()
    return process.returncode, errors.decode()


async def test_a_second_process_is_refused_with_a_message(store: Store, url: str) -> None:
    status, errors = await run(OPENER, url)
    assert status == 1
    assert "InUse" in errors
    assert f"(process {os.getpid()}). Stop that one first" in errors


async def test_a_backup_by_another_process_is_consistent_during_writes(
    store: Store, url: str, tmp_path: Path
) -> None:
    written = 0
    stop = asyncio.Event()

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            async with store.transaction() as tx:
                await tx.people.put(make_person(f"{written}a"))
                await tx.people.put(make_person(f"{written}b"))
            written += 1

    async with store.transaction() as tx:
        await tx.communities.put(make_community())
    writing = asyncio.create_task(write())
    copies = [tmp_path / f"copy{number}.db" for number in range(2)]
    committed = []
    for copy in copies:
        committed.append(written)
        assert await run(BACKUP, url, copy) == (0, "")
    stop.set()
    await writing
    assert written > committed[1] > 0
    for copy, least in zip(copies, committed, strict=True):
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        report = await inspect(f"sqlite:///{copy}")
        assert (report.problems, report.version) == ((), report.known)
        opened = await open_store(f"sqlite:///{copy}")
        async with opened.transaction() as tx:
            assert await tx.people.get(NETWORK, f"{least - 1}b") if least else True
        await opened.close()
        reader = sqlite3.connect(copy)
        ((count,),) = reader.execute("SELECT COUNT(*) FROM persons").fetchall()
        reader.close()
        assert count % 2 == 0
        assert count >= 2 * least


async def test_a_backup_replaces_nothing_and_needs_a_database(
    store: Store, url: str, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(StorageError, match="exists already"):
        await backup(url, target)
    assert target.read_text() == "precious"
    with pytest.raises(StorageError, match="no database"):
        await backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "other.db")
    with pytest.raises(StorageError, match="cannot be written"):
        await backup(url, tmp_path / "no folder" / "copy.db")


async def test_a_backup_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        await backup(f"sqlite:///{broken}", tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


@pytest.fixture
def newest() -> int:
    return migrator.migrations()[-1].number


async def test_migrations_are_numbered_without_a_gap(newest: int) -> None:
    assert [migration.number for migration in migrator.migrations()] == [*range(1, newest + 1)]


async def test_migrate_returns_the_names_of_what_it_applied(url: str, newest: int) -> None:
    assert len(await migrate(url)) == newest
    assert await migrate(url) == []
    assert (await inspect(url)).version == newest


async def test_a_newer_file_is_refused_and_not_changed(url: str, file: Path) -> None:
    await migrate(url)
    writer = sqlite3.connect(file)
    with writer:
        writer.execute("INSERT INTO migrations VALUES (9999, '9999_future.sql')")
    writer.close()
    for attempt in (open_store(url), open_store(url, migrate=False), migrate(url)):
        with pytest.raises(NewerDatabase, match="version 9999"):
            await attempt
    assert (await inspect(url)).version == 9999


async def test_an_older_file_is_migrated_or_refused(
    url: str, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(url)
    known = migrator.migrations()
    text = "CREATE TABLE a (id TEXT);\n-- a comment; and more\nCREATE TABLE b (id TEXT);\n"
    later = migrator.Migration(newest + 1, "later.sql", text)
    monkeypatch.setattr(migrator, "migrations", lambda: (*known, later))
    with pytest.raises(OlderDatabase, match="paned migrate"):
        await open_store(url, migrate=False)
    assert await migrate(url) == ["later.sql"]
    store = await open_store(url, migrate=False)
    await store.close()


async def test_a_migration_that_fails_leaves_nothing_of_itself(
    url: str, file: Path, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(url)
    known = migrator.migrations()
    text = "CREATE TABLE half (id TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    wrong = migrator.Migration(newest + 1, "wrong.sql", text)
    monkeypatch.setattr(migrator, "migrations", lambda: (*known, wrong))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await open_store(url)
    monkeypatch.undo()
    store = await open_store(url)  # not locked, not changed
    await store.close()
    reader = sqlite3.connect(file)
    assert reader.execute("SELECT name FROM sqlite_schema WHERE name = 'half'").fetchall() == []
    reader.close()


async def test_files_of_other_programs_are_refused_and_not_changed(tmp_path: Path) -> None:
    diary = tmp_path / "diary.db"
    writer = sqlite3.connect(diary)
    with writer:
        writer.execute("CREATE TABLE diary (day TEXT)")
    writer.close()
    text = tmp_path / "notes.txt"
    text.write_text("Dear diary, " * 100)
    for path in (diary, text):
        before = path.read_bytes()
        with pytest.raises(ForeignDatabase, match="another"):
            await open_store(f"sqlite:///{path}")
        assert path.read_bytes() == before
    with pytest.raises(StorageError, match="cannot be read"):
        await inspect(f"sqlite:///{text}")


async def test_a_path_that_cannot_be_written_is_an_error_to_show(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(StorageError, match="cannot be opened"):
        await open_store(f"sqlite:///{tmp_path}/a file/paned.db")


async def test_the_check_up_reads_a_file_in_use(store: Store, url: str, file: Path) -> None:
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
    report = await inspect(url)
    assert report.bytes > 0
    assert report.version == report.known
    assert report.engine == f"SQLite {sqlite3.sqlite_version}"
    assert report.problems == ()
    with pytest.raises(StorageError, match="no database"):
        await inspect(f"sqlite:///{file}.none")


async def test_the_check_up_names_what_is_wrong(url: str, file: Path) -> None:
    await migrate(url)
    writer = sqlite3.connect(file)
    with writer:
        writer.execute("INSERT INTO watches VALUES ('net', 'nobody', 'data', 0)")
    writer.close()
    assert (await inspect(url)).problems == ("a row of watches refers to no row of persons",)


async def test_claims_of_a_dead_process_are_free_at_the_next_start(url: str) -> None:
    store = await open_store(url)
    async with store.transaction() as tx:
        await tx.communities.put(make_community())
        await tx.people.put(make_person("hal"))
        await tx.nudges.schedule(make_nudge())
    async with store.transaction() as tx:
        assert await tx.nudges.claim_due(NOW, store.claim_token(), NOW + HOUR, 10)
    await store.close()
    again = await open_store(url)
    async with again.transaction() as tx:
        (taken,) = await tx.nudges.claim_due(NOW, again.claim_token(), NOW + HOUR, 10)
    assert taken.attempts == 2
    await again.close()
