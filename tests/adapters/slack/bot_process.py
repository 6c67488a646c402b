"""The bot as a child process, for tests that kill it.

`python -m tests.adapters.slack.bot_process '{"database": …, "now": …, "app": {…}}'` prints "ready".
For each instant on its standard input it sets the clock, sends the nudges that are due and prints
"done". It ends with its standard input.
"""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from adapters.slack.app import SlackApp
from adapters.slack.timings import SlackTimings
from bot.application import make_bot
from bot.core.events import Event
from bot.core.responses import Response
from storage import open_store
from tests.adapters.slack.harness import WEDNESDAY, MovableClock, one_workspace
from tests.emulators.slack_client import ROOT, LoopbackSlack, quiet_environment
from tests.support.agreeing import Agreeing
from tests.support.event_handlers import StubEventHandler


@asynccontextmanager
async def bot_process(
    slack: LoopbackSlack, folder: Path, *, stuck: bool = False, **moved: float
) -> AsyncIterator[None]:
    """Run the bot as a child process and kill it at the end.

    The clock is at `WEDNESDAY + timedelta(**moved)`. With `stuck` it acknowledges events and never
    handles them.
    """
    arguments = {
        "database": f"sqlite:///{folder}/bot.db",
        "now": (WEDNESDAY + timedelta(**moved)).isoformat(),
        "app": await one_workspace(slack, "socket"),
        "stuck": stuck,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.adapters.slack.bot_process", json.dumps(arguments)),
        cwd=ROOT,
        env=quiet_environment(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 40)
        assert line.startswith(b"ready"), line
        await slack.do("sockets", seconds=60)
        yield
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


class StuckCore(StubEventHandler):
    """Never returns a response, so that Slack gets nothing but acks."""

    async def handle(self, event: Event) -> Response:
        """Wait forever."""
        await asyncio.Event().wait()
        raise AssertionError


async def main(arguments: dict[str, Any]) -> None:
    """Run until standard input ends."""
    clock = MovableClock(datetime.fromisoformat(arguments["now"]))
    store = await open_store(arguments["database"])
    timings = SlackTimings(ack_first_from=0) if arguments["stuck"] else SlackTimings()
    app = SlackApp(**arguments["app"], store=store, timings=timings)
    core = make_bot(store=store, chats={"slack": app.chat}, clock=clock)
    await app.start(StuckCore() if arguments["stuck"] else Agreeing(core))
    await core.start()
    print(f"ready {app.port}", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        clock.instant = datetime.fromisoformat(line.strip())
        await core.drain()
        print("done", flush=True)
    await core.close()
    await app.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
