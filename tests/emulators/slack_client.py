"""Starts the loopback Slack as a process, and acts as its members."""

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

from bot.i18n.translator import Translator
from tests.emulators.actions import means
from tests.support.said import Wanted, stands_in

Json = dict[str, Any]

ROOT = Path(__file__).parents[2]
WAIT_S = 8.0  # How long a test waits for a change on the screen.


class EmulatorError(AssertionError):
    """The loopback Slack refuses an action, or it is not possible on the member's screen."""


class LoopbackSlack:
    """A running loopback Slack."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self.address = address
        self.session = session

    @property
    def api_url(self) -> str:
        """The value of SLACK_API_URL."""
        return f"{self.address}/api/"

    async def do(self, act: str, **given: Any) -> Any:
        """Call the control interface. Raises `EmulatorError`."""
        async with self.session.post(f"{self.address}/_/{act}", json=given) as response:
            assert response.status == 200, await response.text()
            answer = await response.json()
        if "error" in answer:
            raise EmulatorError(f"{act}: {answer['error']}: {answer['detail']}")
        return answer["answer"]

    async def get(self, name: str) -> Any:
        """Return an attribute of the emulator's state."""
        return (await self.do("get", names=[name]))[name]

    async def get_triggers(self) -> list[str]:
        """Return the trigger ids that were issued, oldest first."""
        found: list[str] = await self.do("issued")
        return found

    async def refusals(self) -> list[str]:
        """Return the calls that were refused since the last time."""
        found: list[str] = await self.get("refusals")
        await self.do("set", refusals=[])
        return found

    async def member(self, team: str, user: str, name: str, **more: Any) -> Member:
        """Add or change a member of a workspace."""
        await self.do("user", team=team, user=user, name=name, **more)
        locale, zone = more.get("locale", "en-GB"), more.get("tz", "Europe/London")
        return Member(self, team, user, name, Translator(locale[:2], zone))


@dataclass(frozen=True)
class Pressable:
    """A button or checkbox on a member's screen."""

    action: str
    where: str
    ts: str = ""


@dataclass(frozen=True)
class Screen:
    """What a member sees of the bot. `modals` are from bottom to top."""

    messages: list[Json]
    modals: list[Json]
    home: Json | None

    @property
    def modal(self) -> Json | None:
        """The top modal."""
        return self.modals[-1] if self.modals else None

    @property
    def last(self) -> Json:
        """The latest message."""
        return self.messages[-1]

    def text(self) -> str:
        """Return everything on the screen as text."""
        views = [*self.modals, self.home] if self.home else self.modals
        return "\n".join(
            [*(words(message) for message in self.messages), *(words(view) for view in views)]
        )

    def pressables(self) -> Iterator[Pressable]:
        """Yield the buttons and checkboxes: top modal, messages from newest to oldest, Home tab."""
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
                        yield Pressable(element["action_id"], where, ts)

    def find(self, action: str, where: str = "") -> Pressable | None:
        """Return the first button or checkbox with that action."""
        for found in self.pressables():
            if where in ("", found.where) and means(found.action, action):
                return found
        return None

    def offers(self, action: str) -> bool:
        """Return whether a button or checkbox has that action."""
        return self.find(action) is not None


@dataclass(frozen=True)
class Member:
    """A member who uses the bot."""

    slack: LoopbackSlack
    team: str
    user: str
    name: str
    words: Translator
    """Translates to the member's language and zone."""

    async def do(self, act: str, **given: Any) -> Any:
        """Perform an action of `Members` as this member."""
        return await self.slack.do(act, team=self.team, user=self.user, **given)

    async def command(self, text: str = "", channel: str = "") -> Any:
        """Type `/intro text`. Returns the body of the ack."""
        return (await self.do("command", text=text, channel=channel))["ack"]

    async def press(self, action: str, where: str = "") -> Any:
        """Wait for a button or checkbox with that action, and press it. Returns the ack."""
        screen = await self.until(lambda screen: screen.find(action, where) is not None)
        found = screen.find(action, where)
        assert found is not None
        return await self.do("press", action_id=found.action, where=found.where, ts=found.ts)

    async def submit(self, **values: Any) -> Json:
        """Wait for a modal and submit it. Returns the errors by field name."""
        await self.until(lambda screen: bool(screen.modal and "submit" in screen.modal))
        errors: Json = (await self.do("submit", values=values))["errors"]
        return errors

    async def screen(self) -> Screen:
        """Return what the member sees now."""
        return Screen(**await self.do("see"))

    async def until(self, wanted: Callable[[Screen], bool], seconds: float = WAIT_S) -> Screen:
        """Wait until the screen meets a condition, and return it."""
        try:
            async with asyncio.timeout(seconds):
                while not wanted(screen := await self.screen()):
                    await self.slack.do("changed", seconds=0.2)
        except TimeoutError:
            raise AssertionError(f"{self.name} still sees:\n{screen.text()}") from None
        return screen

    async def reads(self, wanted: Wanted) -> Screen:
        """Wait until a text or sentence is on the screen, and return it."""
        return await self.until(lambda screen: self.finds(wanted, screen.text()))

    def finds(self, wanted: Wanted, text: str) -> bool:
        """Return whether a text contains another text or a sentence, in the member's language."""
        return stands_in(wanted, text, self.words)


def words(shown: Json) -> str:
    """Return a message or view as the client shows it, one line per block."""
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
        case "link":
            return f"{part['text']}: {part['url']}"
        case "date":
            return str(part["fallback"])
        case other:
            raise AssertionError(other)


def label(element: Json) -> str:
    """Return the label of a button or checkbox."""
    if element["type"] == "button":
        return str(element["text"]["text"])
    option = element["options"][0]
    parts = (option["text"]["text"], option.get("description", {}).get("text", ""))
    return " ".join(part for part in parts if part)


@asynccontextmanager
async def loopback_slack(mode: str = "socket") -> AsyncIterator[LoopbackSlack]:
    """Start an empty loopback Slack. All tests share one process."""
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
    atexit.register(process.communicate)  # Closes standard input, which ends the process.
    assert process.stdout is not None
    address: str = json.loads(process.stdout.readline())["address"]
    return address


def quiet_environment() -> dict[str, str]:
    """Return the environment without proxies. slack_sdk would use them even for loopback.

    The web server of each program takes a free port.
    """
    dropped = ("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "WEB_PORT": "0"}
