"""`/healthz`: the process works. `/readyz`: what it needs is there."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.core.store import Store, StoreUnavailable

PROBE_S = 2.0
"""Seconds after which a check has failed."""

Check = Callable[[], Awaitable[bool]]


class HealthPages:
    """Two pages for a supervisor or a load balancer: 200, or 503 with what is wrong.

    `/healthz` answers while the event loop turns, and fails if work in the background has ended: a
    restart helps then. `/readyz` fails while the database or a platform is away: a restart does not
    help, and the program goes on by itself.
    """

    def __init__(
        self,
        *,
        store: Store,
        working: Callable[[], bool],
        connected: Mapping[str, Check],
        probe_s: float = PROBE_S,
    ) -> None:
        """`working`: whether the work in the background goes on. `connected`: by platform."""
        self._store = store
        self._working = working
        self._probe_s = probe_s
        self._checks: dict[str, Check] = {"database": self._database_is_current, **connected}

    def add_to(self, app: web.Application) -> None:
        """Add the routes."""
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/readyz", self._ready)

    async def _health(self, _: web.Request) -> web.Response:
        return _answer({"work in the background": "ok" if self._working() else "ended"})

    async def _ready(self, _: web.Request) -> web.Response:
        results = await asyncio.gather(*(self._result(check) for check in self._checks.values()))
        return _answer(dict(zip(self._checks, results, strict=True)))

    async def _result(self, check: Check) -> str:
        passed = await passes(check, self._probe_s)
        return "no answer" if passed is None else "ok" if passed else "not ready"

    async def _database_is_current(self) -> bool:
        async with self._store.transaction() as tx:
            tx.only_reads()
            return await tx.health.is_current()


async def passes(check: Check, probe_s: float) -> bool | None:
    """Whether it passes; None if it does not answer in time."""
    try:
        async with asyncio.timeout(probe_s):
            return await check()
    except (StoreUnavailable, TimeoutError):
        return None


def _answer(results: Mapping[str, str]) -> web.Response:
    well = all(result == "ok" for result in results.values())
    lines = "".join(f"{name}: {result}\n" for name, result in results.items())
    return web.Response(
        text=lines, status=200 if well else 503, headers={"Cache-Control": "no-store"}
    )
