"""What a member wrote is searched for, byte by byte, after they were erased.

A text of its own is planted in every column that an erasure empties or deletes. Then the member
erases themselves, and the texts are searched for in every table, in the files of the database and
its statistics, in the log at its most detailed, and in a backup that is made afterwards.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

import asyncpg
import pytest

from bot.core.message_codec import encode
from bot.core.messages import Paragraph, message
from bot.core.text import text
from bot.features.introduction.model import Introduction
from bot.features.privacy.declarations import Fate, Shape
from bot.features.privacy.register import REGISTER
from bot.features.report.model import ReportMessage, ReportStatus
from storage import backup
from storage.transaction import StoreTransaction
from storage.transfer import tables
from tests.storage.postgres import Server
from tests.support.builders import make_connector_request, make_report, make_way
from tests.support.scenarios import thanked, the
from tests.support.workspace import Member, Workspace, new_workspace

MARK = "cyfrinach"
"""Begins each planted text; the table and the column follow."""
HOME = "town:square"

WORDS = {
    "persons": "name headline goal access_needs",
    "hosts": "role organisation sector about where topics region studied_at",
    "introductions": (
        "why learn question answer where parting details thanks update"
        " learned surprised use onward_name vouched told told_later thanks_reply"
    ),
    "questions": "words",
    "promises": "words",
    "person_notes": "words",
    "watches": "query",
    "kept_forms": "typed",
    "nudges": "content reason",
    "reports": "words messages quoted",
    "ways": "topic words",
    "connector_requests": "line",
}
"""The columns that hold what a person wrote, or what was written about them."""
CODES = {
    "persons": "zone quiet_from quiet_to language muted",
    "addresses": "address community network",  # searched for as it is
    "hosts": "languages state paused_until formats lengths windows network",
    # The planted words of `hosts`, which have MARK in them.
    "find_documents": "network version words topics",
    "find_entries": "network word",
    "introductions": "offered decline_reason interest organisation_key",  # of the host
    "questions": "introduction network",
    "ticks": "introduction item network",
    "promises": "id introduction network",
    "watches": "network",
    "kept_forms": "form network",
    "nudges": (
        "kind status subject_kind subject_id address buttons key network community ref token"
        " merged_into ending audience"
    ),
    "connections": "network id community how status",
    "ties": "network connection how",
    "connectors": "network",
    "ways": "network id community status introduction",
    "connector_requests": "network id community status way",
    "person_notes": "network",
    "consents": "network community version",
    "visits": "id network kind address",
    "aggregates": "data",  # no feature has words there; tests/sample_feature has
}
"""Columns of the same tables that hold ids, and values of a fixed list."""
OWN = {
    "persons": "id = $2",
    "introductions": "seeker = $2",
    "questions": "introduction IN (SELECT id FROM introductions WHERE seeker = $2)",
    "reports": "reporter = $2",
    "ways": "seeker = $2",
    "connector_requests": "connector = $2",
}
"""Which rows are the member's; else the column `person` says so."""


def planted(table: str, column: str) -> str:
    """The text for that column, in the form that it is stored in."""
    mark = f"{MARK} {table} {column}"
    match table, column:
        case ("hosts", "topics") | ("reports", "quoted"):
            return json.dumps([mark])
        case "introductions", "details":
            return json.dumps([["institution", mark]])
        case "kept_forms", "typed":
            return json.dumps({"why": mark})
        case "nudges", "content":
            return encode(message(Paragraph(text(mark))))
    return mark


def test_every_column_is_planted_or_holds_no_words() -> None:
    goes = {
        f"{name}.{column}"
        for name, table in REGISTER.items()
        for column, found in table.columns.items()
        if found.shape in (Shape.TEXT, Shape.ZONE, Shape.JSON, Shape.INSTANTS)
        and (Fate.DELETE in table.erased.values() or found.emptied)
    }
    decided = {
        f"{name}.{column}"
        for kind in (WORDS, CODES)
        for name, columns in kind.items()
        for column in columns.split()
    }
    assert goes == decided


async def plant(workspace: Workspace, mina: Member, other: Member, i: Introduction) -> None:
    """Write a row into every table, and a text of its own into every column with words."""
    me, reported, now = (await mina.person()).id, (await other.person()).id, workspace.clock.now()
    async with workspace.store.transaction() as tx:
        await tx.preparation.set_questions(i.id, ["?"])
        await tx.promises.add(HOME, i.id, me, "!", now)
        await tx.watches.add(HOME, me, "data", now)
        await tx.own_network.put_note(HOME, me, reported, "!", now)
        await tx.drafts.save(me, "request:x", {"why": ""}, now)
        await tx.inbox.add("slack", {"slack:e": f"{MARK} inbox body"}, now)
        await tx.events.mark_seen("slack:e", now)
        report = make_report(
            network=HOME,
            community=HOME,
            reporter=me,
            reported=reported,
            told=(),
            status=ReportStatus.CLOSED,
            messages=(ReportMessage(True, now, f"{MARK} reports messages"),),
            closed_at=now,
        )
        await tx.reports.add(report)
        await tx.ways.add(make_way(network=HOME, community=HOME, seeker=me, target=None))
        request = make_connector_request(
            network=HOME, community=HOME, way="w2", connector=me, seeker=reported, target=None
        )
        assert await tx.connector_requests.add(request)
    async with workspace.store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        for table, columns in WORDS.items():
            for column in columns.split():
                if (table, column) == ("reports", "messages"):
                    continue
                changed = await tx.session.fetch(
                    f'UPDATE {table} SET "{column}" = $1 WHERE {OWN.get(table, "person = $2")}'
                    " RETURNING 1",
                    planted(table, column),
                    me,
                )
                assert changed, f"there is no row in {table}"
        # What the other was sent about the talk, while its buttons can end.
        await tx.session.fetch(
            "UPDATE nudges SET content = $1 WHERE subject_id = $2 AND buttons <> '[]'",
            planted("nudges", "content"),
            i.id,
        )
        await tx.inbox.complete(["slack:e"])
    async with workspace.store.transaction() as tx:
        host = await tx.hosts.get(HOME, me)
        assert host is not None
        await tx.hosts.put(host)
        assert await tx.index.counts(HOME, [MARK]) == {MARK: 1}


async def everything(workspace: Workspace) -> str:
    """Every row of every table, as text."""
    found = []
    async with workspace.store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        for table in tables():
            async for page in table.rows(tx.session):
                found += [f"{table.name}: {row!r}" for row in page]
    return "\n".join(found)


async def kept_elsewhere(url: str, folder: Path) -> Mapping[str, bytes]:
    """What the database keeps besides its rows, by name."""
    if url.startswith("postgres"):
        connection = await asyncpg.connect(url)
        try:
            noted = await connection.fetch(
                "SELECT tablename, most_common_vals::text, histogram_bounds::text,"
                " most_common_elems::text FROM pg_stats WHERE schemaname = 'public'"
            )
        finally:
            await connection.close()
        return {"pg_stats": "\n".join(map(repr, noted)).encode()}
    found = {file.name: file.read_bytes() for file in folder.glob("paned.db*")}
    if url != "sqlite://":
        await backup(url, folder / "backup")
        found["backup"] = (folder / "backup").read_bytes()
    return found


async def test_nothing_of_an_erased_member_is_left_anywhere(
    url: str, server: Server | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    workspace = await new_workspace(url=url)
    try:
        mina, bea = await thanked(workspace)
        await mina.offers()
        await plant(workspace, mina, bea, await the(mina))
        before = await everything(workspace)
        for table, columns in WORDS.items():
            for column in columns.split():
                assert f"{MARK} {table} {column}" in before, f"{table}.{column} is not planted"
        await mina.says("erase")
        await mina.presses("privacy.erase_now")
        await workspace.passes(days=3)
        await workspace.bot.upkeep.scrub(quiet=False)
        async with workspace.store.transaction() as tx:
            assert await tx.scrubs.owed() is None
        traces = {"tables": (await everything(workspace)).encode()}
        traces |= await kept_elsewhere(url, tmp_path)
        traces["log"] = caplog.text.encode()
        for where, content in traces.items():
            for word in (MARK, "Mina", str(mina.address)):
                assert word.encode() not in content, f"{where}: {excerpt(content, word)}"
    finally:
        await workspace.store.close()


def excerpt(content: bytes, word: str) -> str:
    """What stands around the word."""
    place = content.index(word.encode())
    return repr(content[max(0, place - 200) : place + 80])
