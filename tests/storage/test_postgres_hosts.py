"""PostgreSQL at several hosts: the one that takes writes is found, whatever the others do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from bot.core.store import Store, StoreUnavailable
from storage import StorageError, StoreTimings, inspect, migrate, open_store
from tests.faults.proxy import Proxy
from tests.storage.postgres import IMPATIENT, Server
from tests.support.builders import NETWORK, make_person

HASTY = replace(IMPATIENT, connect_timeout_s=0.3, check_timeout_s=0.3, connection_wait_s=1.0)


@pytest.fixture
async def proxies(server: Server) -> AsyncIterator[tuple[Proxy, Proxy]]:
    """Two hosts of the same database."""
    async with AsyncExitStack() as opened:
        first, second = Proxy(server.socket), Proxy(server.socket)
        for proxy in (first, second):
            await opened.enter_async_context(proxy.open())
        yield first, second


def name_of(url: str) -> str:
    """The name of the database."""
    return url.partition("?")[0].rpartition("/")[2]


def before_the_path(url: str, *proxies: Proxy) -> str:
    """The address with all hosts, as most write it."""
    hosts = ",".join(f"127.0.0.1:{proxy.port}" for proxy in proxies)
    return f"postgresql://postgres@{hosts}/{name_of(url)}"


def as_options(url: str, *proxies: Proxy) -> str:
    """The same in PostgreSQL's other form."""
    hosts, ports = ",".join("127.0.0.1" for _ in proxies), ",".join(str(p.port) for p in proxies)
    return f"postgresql://postgres@/{name_of(url)}?host={hosts}&port={ports}"


async def works(store: Store) -> bool:
    """Whether a unit of work can be done."""
    try:
        async with store.transaction() as tx:
            await tx.people.put(make_person("zoe"))
            return await tx.people.get(NETWORK, "zoe") is not None
    except StoreUnavailable:
        return False


@pytest.mark.parametrize("address", [before_the_path, as_options])
async def test_a_first_host_that_hangs_does_not_hide_the_second(
    pg_url: str, proxies: tuple[Proxy, Proxy], address: Callable[..., str]
) -> None:
    proxies[0].blocked = True
    store = await open_store(address(pg_url, *proxies), timings=HASTY)
    assert await works(store)
    await store.close()


async def test_a_running_store_leaves_a_host_that_hangs_with_all_connections(
    pg_url: str, proxies: tuple[Proxy, Proxy]
) -> None:
    first, _ = proxies
    store = await open_store(before_the_path(pg_url, *proxies), timings=HASTY)
    assert all(await asyncio.gather(*(works(store) for _ in range(5))))
    first.blocked = True
    async with asyncio.timeout(10):  # a statement on each hanging connection would take 15 seconds
        while not await works(store):
            pass
    async with asyncio.timeout(1):
        assert all(await asyncio.gather(*(works(store) for _ in range(10))))
    first.blocked = False  # a primary that was replaced, and answers again
    async with asyncio.timeout(5):
        while first.connections:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await store.close()


async def open_and_close(url: str) -> None:
    """As `paned run`."""
    await (await open_store(url, timings=HASTY)).close()


@pytest.mark.parametrize("use", [open_and_close, inspect, migrate])
async def test_a_database_that_takes_no_writes_is_an_error_to_show(
    server: Server, pg_url: str, proxies: tuple[Proxy, Proxy], use: Callable[[str], Awaitable[Any]]
) -> None:
    """A standby, or several; for `run`, `doctor` and `migrate` alike."""
    name = name_of(pg_url)
    await server.run(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    for url in (pg_url, before_the_path(pg_url, *proxies)):
        with pytest.raises(StorageError, match="takes no writes"):
            await use(url)


async def test_every_host_that_does_not_answer_is_named(proxies: tuple[Proxy, Proxy]) -> None:
    first, second = proxies
    first.blocked = second.refuses = True
    with pytest.raises(StorageError, match=f"{first.port}: no connection.*{second.port}: ") as seen:
        await open_store(
            before_the_path("x/x", *proxies).replace("postgres@", "bot:se%2Ccret@"), timings=HASTY
        )
    assert "cret" not in str(seen.value)


async def test_an_account_that_may_not_make_tables_is_an_error_to_show(server: Server) -> None:
    url = await server.database(empty=True)
    connection = await asyncpg.connect(url)
    await connection.execute("DROP ROLE IF EXISTS reader; CREATE ROLE reader LOGIN")
    await connection.close()
    with pytest.raises(StorageError, match="permission denied"):
        await open_store(url.replace("postgres@", "reader@"), timings=StoreTimings())
    await server.drop(url)
