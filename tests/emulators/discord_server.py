"""A strict loopback Discord: REST v10 and gateway, in a process of its own.

It refuses what Discord refuses (discord_rules), checks bodies against Discord's own document where
that is present (discord_schema), and lets a test act as a member or break things
(discord_control). `python -m tests.emulators.discord_server` prints its port and serves.
"""

from __future__ import annotations

import asyncio
import sys

from aiohttp import web

from tests.emulators.discord_control import Control
from tests.emulators.discord_gateway import Gateway
from tests.emulators.discord_interactions import Interactions
from tests.emulators.discord_rest import Rest
from tests.emulators.discord_state import World


def make(*, schema: bool = True) -> web.Application:
    """The server's application. `schema=False` leaves the OpenAPI document out, for speed."""
    world = World()
    gateway = Gateway(world)
    control = Control(world, gateway)
    app = web.Application(client_max_size=32 << 20)
    rest = Rest(world, gateway, schema=schema)
    app.add_routes(rest.routes())
    app.add_routes(Interactions(world, rest).routes())
    app.router.add_get("/gateway", gateway.connect)
    app.router.add_post("/test/{name}", control.call)
    return app


async def serve(*, schema: bool) -> None:
    """Serve on a free loopback port, print it, and stop when the parent closes our input."""
    runner = web.AppRunner(make(schema=schema), access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve(schema="--no-schema" not in sys.argv))
