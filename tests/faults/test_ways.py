"""Processes are killed while two connectors are asked in turn: each is asked just once."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.events import FormSubmitted
from bot.domain.nudges import Subject
from bot.features.introduction.model import INTRODUCTION, Status
from bot.features.ways.connector_request import CONNECTOR_ASKED
from bot.features.ways.model import CONNECTOR_REQUEST, AskedStatus, WayStatus
from storage import open_store
from tests.conftest import Report
from tests.conversations.test_ways import LONG_AGO, know, sends
from tests.faults.harness import processes, random_delay
from tests.support.workspace import Member, Workspace

pytestmark = pytest.mark.faults


def everybody_agrees(url: str, ready: Path, at: datetime, chains: int) -> None:
    """The main function of a process in which whoever is asked says yes, until nobody is left."""
    asyncio.run(_everybody_agrees(url, ready, at, chains))


async def _everybody_agrees(url: str, ready: Path, at: datetime, chains: int) -> None:
    workspace = await _workspace(url)
    workspace.clock.at = at
    connectors = [m for n in range(chains) for m in _chain(workspace, n)[2:]]
    ready.touch()
    left = True
    while left:
        await workspace.drain()
        left = False
        for connector in connectors:
            me = await connector.person()
            async with workspace.store.transaction() as tx:
                asked = await tx.connector_requests.to(me.network, me.id, LONG_AGO)
            for request in asked:
                if request.status is AskedStatus.ASKED:
                    left = True
                    yes = FormSubmitted(
                        event_id=f"{ready.name}:{request.id}",
                        actor=connector.address,
                        form=f"ways.yes:{request.id}",
                        values={"line": "She asks good questions"},
                    )
                    await workspace.handle(yes)
    await workspace.store.close()


async def _workspace(url: str) -> Workspace:
    workspace = Workspace(await open_store(url))
    workspace.first_contact = True  # they agreed to the notice before
    return workspace


def _chain(workspace: Workspace, number: int) -> list[Member]:
    """Mina, Hal, and who can bring them together: Bea, and then Cleo."""
    return [workspace.member(f"{name} {number}") for name in ("Mina", "Hal", "Bea", "Cleo")]


async def _sent(url: str, chains: int) -> datetime:
    """Each Mina has sent her note on its way. Return when the Beas are to be asked."""
    workspace = await _workspace(url)
    workspace.first_contact = False
    for number in range(chains):
        mina, hal, bea, cleo = members = _chain(workspace, number)
        for member in members:
            await member.says("help")
        await hal.offers()
        await know(workspace, mina, bea)
        await know(workspace, bea, cleo)
        await know(workspace, cleo, hal, shown_by=[cleo])
        await sends(mina, hal)
    await workspace.store.close()
    return workspace.clock.now() + timedelta(days=8)


async def test_a_chain_whose_processes_are_killed_asks_each_connector_once(
    url: str, tmp_path: Path, full: bool, report: Report
) -> None:
    chains, kills_wanted = (60, 30) if full else (8, 1)
    at = await _sent(url, chains)
    kills, started = 0, 0
    worker: Any = None
    try:
        while worker is None or worker.exitcode != 0:
            started += 1
            ready = tmp_path / f"ready-{started}"
            worker = processes.Process(target=everybody_agrees, args=(url, ready, at, chains))
            worker.start()
            async with asyncio.timeout(60):
                while worker.is_alive() and not ready.exists():  # noqa: ASYNC110
                    await asyncio.sleep(0.002)
            if kills < kills_wanted:
                await asyncio.sleep(random_delay(0.1))
                worker.kill()
            worker.join(120)
            assert worker.exitcode in (0, -signal.SIGKILL)
            kills += worker.exitcode == -signal.SIGKILL
    finally:
        if worker is not None:
            worker.kill()
    assert kills, "it was done before anybody was killed"
    done = (WayStatus.REACHED, (AskedStatus.DONE, 1), (AskedStatus.DONE, 1), (Status.ASKED, 1))
    assert await _outcome(url, chains) == Counter({done: chains})
    report(f"{chains} chains of two connectors: {kills} kills, each connector asked once")


async def _outcome(url: str, chains: int) -> Counter[Any]:
    """What became of each way, of its requests and its introduction, with the messages of each."""
    workspace = await _workspace(url)
    found: Counter[Any] = Counter()
    for number in range(chains):
        mina, hal, *connectors = _chain(workspace, number)
        me, wanted = await mina.person(), await hal.person()
        ids = [(await member.person()).id for member in connectors]
        async with workspace.store.transaction() as tx:
            (way,) = await tx.ways.since(me.network, me.id, LONG_AGO)
            asked = await tx.connector_requests.of_way(me.network, way.id)
            outcome: list[object] = [way.status]
            for request in sorted(asked, key=lambda request: ids.index(request.connector)):
                sent = await tx.nudges.about(Subject(CONNECTOR_REQUEST, request.id))
                told = [n for n in sent if n.kind == CONNECTOR_ASKED]
                outcome.append((request.status, len(told)))
        for i in await mina.introductions():
            assert i.connectors == tuple(ids)
            async with workspace.store.transaction() as tx:
                sent = await tx.nudges.about(Subject(INTRODUCTION, i.id))
            requests = [n for n in sent if n.person == wanted.id and n.kind == "request"]
            outcome.append((i.status, len(requests)))
        found[tuple(outcome)] += 1
    await workspace.store.close()
    return found
