"""The test's side of the loopback Slack: start it as a process, and be its members."""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import aiohttp

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
PATIENCE = 8.0  # seconds that a test waits for something to appear


class Says(AssertionError):
    """The loopback Slack, or the member's own screen, does not allow it."""


class LoopbackSlack:
    """A running loopback Slack."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self.session = session

    @property
    def api_url(self) -> str:
        """What goes into SLACK_API_URL."""
        return f"{self.address}/api/"

    async def do(self, act: str, **given: Any) -> Any:
        """One act of the control interface. Raises `Says`."""
        async with self.session.post(f"{self.address}/_/{act}", json=given) as response:
            assert response.status == 200, await response.text()
            answer = await response.json()
        if "error" in answer:
            raise Says(f"{act}: {answer['error']}: {answer['detail']}")
        return answer["answer"]

    async def get(self, name: str) -> Any:
        """A part of what it remembers."""
        return (await self.do("get", names=[name]))[name]

    async def get_triggers(self) -> list[str]:
        """The trigger ids that were issued, the latest last."""
        found: list[str] = await self.do("issued")
        return found

    async def refusals(self) -> list[str]:
        """All that it refused; the list is emptied."""
        found: list[str] = await self.get("refusals")
        await self.do("set", refusals=[])
        return found

    async def member(self, team: str, user: str, name: str, **more: Any) -> Member:
        """A new member of a workspace."""
        await self.do("user", team=team, user=user, name=name, **more)
        return Member(self, team, user, name)


@dataclass(frozen=True)
class Pressable:
    """A button or box on somebody's screen."""

    label: str
    action: str
    where: str
    ts: str = ""


@dataclass(frozen=True)
class Screen:
    """What a member sees of the bot."""

    messages: list[Json]
    modals: list[Json]
    home: Json | None

    @property
    def modal(self) -> Json | None:
        """The uppermost modal."""
        return self.modals[-1] if self.modals else None

    @property
    def last(self) -> Json:
        """The latest message."""
        return self.messages[-1]

    def text(self) -> str:
        """Everything on the screen as text."""
        views = [*self.modals, self.home] if self.home else self.modals
        return "\n".join(
            [*(words(message) for message in self.messages), *(words(view) for view in views)]
        )

    def pressables(self) -> Iterator[Pressable]:
        """All that can be pressed: in the uppermost modal, else the latest messages and home."""
        places: list[tuple[Json, str, str]] = []
        if self.modal:
            places.append((self.modal, "modal", ""))
        places += [(m, m["channel"], m["ts"]) for m in reversed(self.messages)]
        if self.home:
            places.append((self.home, "home", ""))
        for shown, where, ts in places:
            for block in shown["blocks"]:
                for element in block.get("elements", ()):
                    if "action_id" in element:
                        yield Pressable(label(element), element["action_id"], where, ts)


@dataclass(frozen=True)
class Member:
    """Somebody who uses the bot."""

    slack: LoopbackSlack
    team: str
    user: str
    name: str

    async def do(self, act: str, **given: Any) -> Any:
        """An act of this member."""
        return await self.slack.do(act, team=self.team, user=self.user, **given)

    async def command(self, text: str = "", channel: str = "") -> Any:
        """Type `/intro text`; the ack's body."""
        return (await self.do("command", text=text, channel=channel))["ack"]

    async def press(self, wanted: str, where: str = "") -> Any:
        """Press what has that label, or the action that begins so; the nearest one if several."""
        await self.until(lambda screen: bool(self._find(screen, wanted, where)))
        found = self._find(await self.screen(), wanted, where)
        assert found is not None
        return await self.do("press", action_id=found.action, where=found.where, ts=found.ts)

    @staticmethod
    def _find(screen: Screen, wanted: str, where: str) -> Pressable | None:
        for found in screen.pressables():
            if where in ("", found.where) and (
                found.label == wanted or found.action.startswith(wanted)
            ):
                return found
        return None

    async def submit(self, **values: Any) -> Json:
        """Fill in and submit the uppermost modal, once there is one; the errors it then shows."""
        await self.until(lambda screen: bool(screen.modal and "submit" in screen.modal))
        errors: Json = (await self.do("submit", values=values))["errors"]
        return errors

    async def screen(self) -> Screen:
        """What this member sees now."""
        return Screen(**await self.do("see"))

    async def until(self, wanted: Callable[[Screen], bool], seconds: float = PATIENCE) -> Screen:
        """The screen, once it is as wanted."""
        try:
            async with asyncio.timeout(seconds):
                while not wanted(screen := await self.screen()):
                    await self.slack.do("changed", seconds=0.2)
        except TimeoutError:
            raise AssertionError(f"{self.name} still sees:\n{screen.text()}") from None
        return screen

    async def reads(self, text: str) -> Screen:
        """The screen, once that text is on it."""
        return await self.until(lambda screen: text in screen.text())


def words(shown: Json) -> str:
    """A message or view as its reader's client shows it, one line a block."""
    title = [shown["title"]["text"]] if "title" in shown else []
    lines = [*title, *(_line(block) for block in shown["blocks"])]
    return "\n".join([*lines, shown["submit"]["text"]] if "submit" in shown else lines)


def _line(block: Json) -> str:
    match block["type"]:
        case "header" | "section":
            return str(block["text"]["text"])
        case "rich_text":
            return "".join(_part(p) for inner in block["elements"] for p in inner["elements"])
        case "context":
            return " ".join(element["text"] for element in block["elements"])
        case "actions":
            return " ".join(label(element) for element in block["elements"])
        case "input":
            hint = block.get("hint", {}).get("text", "")
            return f"{block['label']['text']}: {block['element'].get('initial_value', '')} {hint}"
        case other:
            raise AssertionError(other)


def _part(part: Json) -> str:
    match part["type"]:
        case "text":
            return str(part["text"])
        case "user":
            return f"@{part['user_id']}"
        case "date":
            return str(part["fallback"])
        case other:
            raise AssertionError(other)


def label(element: Json) -> str:
    """What stands on a button or beside a box."""
    if element["type"] == "button":
        return str(element["text"]["text"])
    option = element["options"][0]
    parts = (option["text"]["text"], option.get("description", {}).get("text", ""))
    return " ".join(part for part in parts if part)


@asynccontextmanager
async def loopback_slack(mode: str = "socket") -> AsyncIterator[LoopbackSlack]:
    """An empty loopback Slack. The process serves one test after another, as long as the tests."""
    address = _process_address()
    async with aiohttp.ClientSession() as session:
        slack = LoopbackSlack(address, session)
        await slack.do("reset", mode=mode)
        yield slack


@lru_cache(maxsize=1)
def _process_address() -> str:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.emulators.slack_server"],
        cwd=ROOT,
        env=quiet_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(process.communicate)  # it ends with its standard input
    assert process.stdout is not None
    address: str = json.loads(process.stdout.readline())["address"]
    return address


def quiet_environment() -> dict[str, str]:
    """The environment without proxies, which slack_sdk would use even for loopback."""
    dropped = ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")
    return {name: value for name, value in os.environ.items() if name not in dropped}
