"""Connecting to the PostgreSQL that takes writes: one host, or one of several.

A primary and its standbys stand in one address, separated by commas. Each host has a time limit of
its own, so that one that hangs does not hide the next. All connections of a process go to one host.
"""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import asyncpg
from asyncpg.connect_utils import SessionAttribute

from bot.i18n.operator import told
from storage.errors import StorageError
from storage.postgres.errors import reason

if TYPE_CHECKING:
    from storage.postgres.unit_of_work import Connection
    from storage.timings import StoreTimings

_SETTINGS = {
    "application_name": "paned",
    # A process that was suspended inside a unit must not block the others.
    "idle_in_transaction_session_timeout": "10s",
    # A machine that vanished is noticed within about ten seconds.
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
}
_NEXT = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # it starts, stops, or recovers
)
"""Errors after which the next host is tried. A host that refuses the password is an answer."""


class Hosts:
    """The hosts of one address; the one that was last connected to is tried first."""

    def __init__(self, url: str, timings: StoreTimings) -> None:
        self._urls = list(_one_host_each(url))
        self._timings = timings
        self._connections: weakref.WeakSet[Connection] = weakref.WeakSet()
        """All go to the first host."""

    async def connect(self, *_: object, **options: Any) -> Connection:
        """Connect to a host that takes writes. `options` are those of asyncpg; its pool gives some.

        Connections to another host are closed: a former primary that hung may answer again.
        Raises errors of `asyncpg`, `OSError` if no host answers or takes writes, and `StorageError`
        if the address cannot be read.
        """
        first, failed = self._urls[0], []
        for url in tuple(self._urls):
            try:
                connection = await self._connect_to(url, options)
            except _NEXT as error:
                if len(self._urls) == 1:
                    raise
                failed.append(f"{_host(url)}: {reason(error)}")
                continue
            if self._urls[0] not in (first, url):  # meanwhile another attempt found another host
                connection.terminate()
                return await self.connect(**options)
            self._use(url, connection)
            return connection
        raise ConnectionError("; ".join(failed))

    async def _connect_to(self, url: str, options: dict[str, Any]) -> Connection:
        try:
            return await asyncpg.connect(
                url,
                timeout=self._timings.connect_timeout_s,
                command_timeout=self._timings.statement_timeout_s,
                target_session_attrs=SessionAttribute.read_write,
                server_settings={
                    **_SETTINGS,
                    "lock_timeout": f"{round(self._timings.lock_timeout_s * 1000)}ms",
                },
                **options,
            )
        except TimeoutError:
            limit = self._timings.connect_timeout_s
            raise TimeoutError(f"no connection within {limit:g} seconds") from None
        except asyncpg.TargetServerAttributeNotMatched:
            raise ConnectionError("it takes no writes (a standby?)") from None
        except (asyncpg.ClientConfigurationError, ValueError):
            # The error may repeat the password.
            raise StorageError(
                told(
                    "DATABASE_URL cannot be read; it looks like"
                    " postgresql://user:password@host/database, with special characters of the"
                    " password written as %40."
                )
            ) from None

    def _use(self, url: str, connection: Connection) -> None:
        if url != self._urls[0]:
            for other in tuple(self._connections):
                other.terminate()
            self._connections.clear()
            self._urls.remove(url)
            self._urls.insert(0, url)
        self._connections.add(connection)


def _one_host_each(url: str) -> Iterator[str]:
    """The address once for each host that it names, before the path or as `?host=`."""
    try:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query))
    except ValueError:
        yield url  # asyncpg says what is wrong with it
        return
    login, at, hosts = parts.netloc.rpartition("@")
    names = query.get("host", "").split(",")
    if "," in hosts:
        for host in hosts.split(","):
            yield parts._replace(netloc=f"{login}{at}{host}").geturl()
    elif not hosts and len(names) > 1:
        ports = query.pop("port", "").split(",")
        if len(ports) != len(names):
            ports = ports[:1] * len(names)
        for name, port in zip(names, ports, strict=True):
            one = {**query, "host": name, **({"port": port} if port else {})}
            yield parts._replace(query=urlencode(one)).geturl()
    else:
        yield url


def _host(url: str) -> str:
    """The host in that address, for messages; without the password."""
    parts = urlsplit(url)
    named = parts.netloc.rpartition("@")[2] or dict(parse_qsl(parts.query)).get("host", "")
    return re.sub(r"[^\w.:\[\]/-]", "", named) or "the host"
