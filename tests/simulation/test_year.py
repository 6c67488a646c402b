"""Sixty days of thirty made-up members: what they saw and pressed is what the tables say."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import cli
from bot.simulation.counts import Counts, Step
from bot.simulation.year import Year
from storage import open_store
from tests.support.routing import ROUTER

RECORDED = {
    Step.ASKED: "asked_at",
    Step.ACCEPTED: "accepted_at",
    Step.AGREED: "published",  # the other instants go when the time is moved
    Step.MET: "met_at",
    Step.THANKED: "thanked_at",
}


async def live(url: str, *, members: int, days: int, seed: int = 7) -> Counts:
    """What is counted of a small year."""
    store = await open_store(url)
    counts = await Year(store, members=members, seed=seed, days=days).lives()
    await store.close()
    return counts


def rows(file: Path, sql: str) -> Iterator[tuple[object, ...]]:
    """What the tables say."""
    with closing(sqlite3.connect(file)) as database:
        yield from database.execute(sql)


async def test_the_members_saw_what_the_tables_say(tmp_path: Path) -> None:
    file = tmp_path / "year.db"
    counts = await live(f"sqlite:///{file}", members=30, days=60)
    for step, column in RECORDED.items():
        ids = rows(file, f"SELECT id FROM introductions WHERE {column} IS NOT NULL")
        assert {id for (id,) in ids} == set(counts.steps[step]), step
        assert counts.steps[step], step
    sent = rows(file, "SELECT kind, count(*) FROM nudges WHERE status = 'sent' GROUP BY kind")
    told = {kind: number for kind, number in sent if kind not in ROUTER.timers}
    assert told == dict(counts.messages)
    asked = rows(file, "SELECT id, host FROM introductions WHERE asked_at IS NOT NULL")
    by_host = Counter(host for id, host in asked if id in counts.host_of)
    assert sorted(by_host.values()) == sorted(counts.load().values())


async def test_the_same_seed_is_the_same_year_and_another_is_another() -> None:
    said = [
        "\n".join((await live("sqlite://", members=8, days=30, seed=seed)).lines())
        for seed in (1, 1, 2)
    ]
    assert said[0] == said[1]
    assert said[1] != said[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, with the bot's database in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/paned.db")
    return tmp_path


SHORT = ("simulate", "--members", "4", "--days", "10")


def test_the_command_prints_the_report_and_keeps_the_database(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*SHORT, "--database", "year.db"]) == 0
    said = capsys.readouterr().out
    assert "4 made-up members, 10 days, seed 7" in said
    assert "messages" in said
    assert (folder / "year.db").stat().st_size
    assert not (folder / "paned.db").exists()


@pytest.mark.parametrize("name", ["paned.db", "data/playground.db", "full.db"])
def test_it_never_writes_where_something_is_or_will_be(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "full.db").write_bytes(b"something")
    assert cli.main([*SHORT, "--database", name]) == 1
    assert "Name a new file" in capsys.readouterr().err
    assert (folder / "full.db").read_bytes() == b"something"
    assert not (folder / "paned.db").exists()


def test_a_year_of_nobody_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["simulate", "--members", "1"]) == 1
    assert "two members" in capsys.readouterr().err
