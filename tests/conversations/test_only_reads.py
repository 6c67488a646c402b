"""Whoever only looks waits for nobody on PostgreSQL; joins and changes are still kept."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.core.events import ButtonPressed, CommandUsed, FormSubmitted, HomeOpened
from bot.core.forms import Values
from bot.core.responses import Reply, Response, ServiceUnavailable
from bot.core.store import MustWait
from bot.domain.people import Person
from tests.conversations.conftest import BOTH_STORES
from tests.support.scenarios import asked
from tests.support.workspace import Member, Workspace

ON_POSTGRES = pytest.mark.parametrize("server", ["postgres"], indirect=True)


async def person_of(workspace: Workspace, member: Member) -> Person:
    async with workspace.store.transaction() as tx:
        person = await tx.people.at(member.address)
    assert person is not None
    return person


@asynccontextmanager
async def somebody_writes(workspace: Workspace, network: str) -> AsyncIterator[None]:
    """Another unit holds the network meanwhile."""
    holds, done = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with workspace.store.transaction() as tx:
            await tx.hosts.get(network, "nobody")
            holds.set()
            await done.wait()

    holding = asyncio.create_task(hold())
    await holds.wait()
    try:
        async with asyncio.timeout(60):
            yield
    finally:
        done.set()
        await holding


async def types(workspace: Workspace, member: Member, name: str) -> Response:
    """A command, without what a member's screen reads besides."""
    event = CommandUsed(event_id=workspace.event_id(), actor=member.address, name=name, text="")
    return await workspace.bot.handle(event)


async def presses(workspace: Workspace, member: Member, action: str) -> Response:
    """A button, likewise."""
    event = ButtonPressed(
        event_id=workspace.event_id(), actor=member.address, action=action, message=None
    )
    return await workspace.bot.handle(event)


async def submits(workspace: Workspace, member: Member, form: str, values: Values) -> Response:
    """A form, likewise."""
    event = FormSubmitted(
        event_id=workspace.event_id(), actor=member.address, form=form, values=values
    )
    return await workspace.bot.handle(event)


@ON_POSTGRES
async def test_reading_waits_for_nobody(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    network = (await person_of(workspace, mina)).network
    async with somebody_writes(workspace, network):
        for name in ("mine", "help", "", "find"):
            assert not isinstance(await types(workspace, mina, name), ServiceUnavailable)
        await presses(workspace, bea, "mine.open")
        await workspace.bot.handle(HomeOpened(event_id=workspace.event_id(), actor=mina.address))
        assert await workspace.bot.suggest(mina.address, "f")


@ON_POSTGRES
async def test_searching_waits_for_nobody_and_the_search_is_kept(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    seeker, host = await person_of(workspace, mina), (await person_of(workspace, bea)).id
    async with somebody_writes(workspace, seeker.network):
        for action in ("find.open", "find.search"):
            assert not isinstance(await presses(workspace, mina, action), ServiceUnavailable)
        found = await submits(workspace, mina, "find.search", {"query": "forecasting"})
        assert isinstance(found, Reply)
        actions = ("find.more:0", f"find.like:{host}", "offered.find", "find.near", "find.onward")
        for action in (*actions, "find.topics", "find.topic:YnJlYWQ"):
            assert isinstance(await presses(workspace, mina, action), Reply), action
    async with workspace.store.transaction() as tx:
        kept = await tx.drafts.get(seeker.id, "find.search")
    assert kept == {"query": "bread"}  # the topic that was pressed last


@ON_POSTGRES
async def test_changing_waits(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    network = (await person_of(workspace, mina)).network
    async with somebody_writes(workspace, network):
        changing = asyncio.create_task(types(workspace, mina, "host"))
        await types(workspace, mina, "mine")
        assert not changing.done()
    await changing


@BOTH_STORES
async def test_somebody_new_joins_by_a_command_that_only_reads(workspace: Workspace) -> None:
    new = workspace.member("New")
    await new.says("mine")
    assert (await person_of(workspace, new)).name == "New"


@ON_POSTGRES
async def test_a_unit_that_only_reads_changes_nothing(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    person = await person_of(workspace, mina)

    async def change() -> None:
        async with workspace.store.transaction() as tx:
            tx.only_reads()
            await tx.people.put(person)

    with pytest.raises(MustWait):
        await change()


@ON_POSTGRES
async def test_a_unit_that_only_reads_sees_one_moment(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    network = (await person_of(workspace, mina)).network
    bea_id = (await person_of(workspace, bea)).id

    async def offer_more() -> None:
        async with workspace.store.transaction() as tx:
            host = await tx.hosts.get(network, bea_id)
            assert host is not None
            await tx.hosts.put(replace(host, capacity=9))

    async with workspace.store.transaction() as tx:
        tx.only_reads()
        before = await tx.hosts.get(network, bea_id)
        await asyncio.create_task(offer_more())
        assert await tx.hosts.get(network, bea_id) == before
