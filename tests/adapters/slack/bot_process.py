"""The bot as a process of its own, so that tests can kill it.

`python -m tests.adapters.slack.bot_process '{"database": …, "now": …, "app": {…}}'` prints "ready".
A line on standard input is an instant: the clock is moved there, what is due is sent, "done" is
printed. It ends with standard input.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import datetime
from typing import Any

from adapters.slack import app as slack_app
from adapters.slack.app import SlackApp
from bot.app import Bot
from bot.events import Event
from bot.view import NotNow, Response
from storage import open_store
from tests.adapters.slack.world import MovableClock


class Stuck:
    """A core that never acts, so that all there is are acks."""

    def __init__(self) -> None:
        slack_app.FEW = 0

    def not_now(self, event: Event) -> NotNow:
        """Never needed."""
        raise NotImplementedError

    async def handle(self, event: Event) -> Response:
        """Never answers."""
        await asyncio.Event().wait()
        raise AssertionError


async def main(given: dict[str, Any]) -> None:
    """Run until standard input ends."""
    clock = MovableClock(datetime.fromisoformat(given["now"]))
    store = await open_store(given["database"])
    app = SlackApp(**given["app"], store=store)
    bot = Bot(store=store, chats={"slack": app.chat}, clock=clock)
    await app.start(Stuck() if given["stuck"] else bot)
    await bot.start()
    print(f"ready {app.port}", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        clock.instant = datetime.fromisoformat(line.strip())
        await bot.settle()
        print("done", flush=True)
    await bot.close()
    await app.close()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
