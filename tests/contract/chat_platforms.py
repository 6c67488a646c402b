"""What the Chat contract needs of a platform: people on it, what they see, and what they press.

A platform joins by a module `tests/contract/<name>_platform.py` with an async context manager
`start(core: ScriptedCore, folder: Path)` that yields a `ChatPlatform`, and by its name
in `PLATFORMS`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, cast

from bot.core.events import CommunityJoined, Event
from bot.core.forms import Values
from bot.core.ports import Chat, MessageRef
from bot.core.responses import Nothing, Response, Suggestion
from bot.domain.people import Address
from tests.support.event_handlers import StubEventHandler

PLATFORMS = ("playground", "slack", "discord")


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a member sees it: escapes undone, markup read as the platform's client would."""

    id: str
    """The platform's id of the message, as in `MessageRef.id`."""
    text: str
    """All that can be read, in reading order, labels of buttons and ticks included."""
    buttons: tuple[str, ...] = ()
    """Labels of what can be pressed, in order."""
    ticks: Mapping[str, bool] = field(default_factory=dict)
    """Checklist items and whether they are ticked."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """Files to download, by name."""
    pings: tuple[str, ...] = ()
    """Whom the message notified by a mention: ids, or words such as "everyone"."""
    raw: Any = None
    """Whatever the platform needs to press something in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as it stands open before a member."""

    title: str
    labels: tuple[str, ...]
    filled: Values
    """What already stands in the fields, by field name; empty ones may be absent."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by field name, where the platform shows that beside the field."""
    raw: Any = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member sees at once after they did something."""

    message: Seen | None = None
    """A new message, or the one that was pressed as it stands now."""
    form: Shown | None = None


def tells_installer(event: Event) -> bool:
    """Whether it asks what whoever installed the app reads, as at each start."""
    return isinstance(event, CommunityJoined) and event.privately


class ScriptedCore(StubEventHandler):
    """Answers with what it was told to, in order, then with nothing; `events` is what came in."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.answers: deque[Response] = deque()

    async def handle(self, event: Event) -> Response:
        """The next answer. At its start it says nothing to whoever installed it."""
        if tells_installer(event):
            return Nothing()
        self.events.append(event)
        return self.answers.popleft() if self.answers else Nothing()

    async def suggest(self, actor: Address, typed: str) -> list[Suggestion]:
        """No suggestions."""
        return []

    def wake(self) -> None:
        """Nothing is ever due."""

    async def next_nudge(self) -> datetime | None:
        """Nothing is ever due."""
        return None

    async def drain(self) -> None:
        """Nothing is ever due."""


class ChatPlatform(Protocol):
    """A platform with one community, to which the adapter under test is connected."""

    @property
    def chat(self) -> Chat:
        """The Chat port under test. After `restart` it may be another object."""
        ...

    async def join(self, name: str, zone: str = "Europe/London") -> Address:
        """Somebody new in the community."""
        ...

    async def leave(self, who: Address) -> None:
        """That member leaves, and can no longer be written to."""
        ...

    async def rejoin(self, who: Address) -> None:
        """That member is back, as the platform lets somebody be back."""
        ...

    async def direct(self, who: Address) -> list[Seen]:
        """The direct messages between that member and the bot, oldest first."""
        ...

    async def gathered(self, who: Address) -> list[list[Seen]]:
        """The messages of each place that `Chat.gather` opened and that this member sees."""
        ...

    async def bot_joins(self) -> None:
        """Somebody adds the bot to a community, or to a channel of it; `overheard` reads there."""
        ...

    async def overheard(self, who: Address) -> list[Seen]:
        """What that member sees in the channel where `command` is used."""
        ...

    async def command(
        self, who: Address, name: str, text: str = "", mention: Address | None = None
    ) -> Answer:
        """The member uses `/intro name text @mention` in a channel that all are in."""
        ...

    async def press(self, who: Address, seen: Seen, label: str) -> Answer:
        """The member presses the button or ticks the item of that label."""
        ...

    async def submit(self, who: Address, form: Shown, values: Values) -> Answer:
        """The member sends the form with these values, others as they stand."""
        ...

    async def home(self, who: Address) -> Seen | None:
        """The member opens the home view; None where the platform has none."""
        ...

    def nowhere(self, who: Address) -> MessageRef:
        """A reference, of the right kind, to a message that does not exist."""
        ...

    async def restart(self) -> None:
        """The adapter's process ends and starts again; the platform stays as it is."""
        ...


Start = Callable[[ScriptedCore, Path], AbstractAsyncContextManager[ChatPlatform]]


def present() -> list[str]:
    """The names of the platforms whose module exists."""
    return [name for name in PLATFORMS if find_spec(f"tests.contract.{name}_platform")]


def start(name: str, core: ScriptedCore, folder: Path) -> AbstractAsyncContextManager[ChatPlatform]:
    """Start the platform of that name; `folder` is for its files."""
    begin = cast(Start, import_module(f"tests.contract.{name}_platform").start)
    return begin(core, folder)
