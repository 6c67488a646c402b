"""A strict emulator of Discord on loopback: REST v10 and gateway, in a process of its own.

It has Discord's limits (discord_rules), checks bodies against Discord's OpenAPI document if that is
present (discord_schema), and lets a test act as a member or plan faults (discord_control).
 `python -m tests.emulators.discord_server` prints its port and serves.
"""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web

from tests.emulators.discord_control import Control
from tests.emulators.discord_gateway import Gateway
from tests.emulators.discord_interactions import Interactions
from tests.emulators.discord_rest import Rest
from tests.emulators.discord_state import State


def make(*, schema: bool = True) -> web.Application:
    """Return the server's application. `schema=False` skips the OpenAPI document, for speed."""
    state = State()
    gateway = Gateway(state)
    control = Control(state, gateway)
    app = web.Application(client_max_size=32 << 20)
    rest = Rest(state, gateway, schema=schema)
    app.add_routes(rest.routes())
    app.add_routes(Interactions(state, rest).routes())
    app.router.add_get("/gateway", gateway.connect)
    app.router.add_post("/test/{name}", control.call)
    return app


async def serve(*, schema: bool) -> None:
    """Serve on a free loopback port, print it, and stop when stdin is closed."""
    runner = web.AppRunner(make(schema=schema), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(schema="--no-schema" not in sys.argv))
