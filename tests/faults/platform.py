"""A platform outside the process: what became visible is a line in a file, whoever dies.

Like Slack, it takes the same message twice without a word: only who asks whether a key has arrived
(`again`) is told. A line is one write to a file that is only appended to, so that it is there once
the call returned, and survives the process.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model.people import Address, Profile
from bot.ports import MessageRef
from bot.view import Message

Step = Callable[[str], None]


@dataclass(frozen=True)
class Line:
    """One visible message."""

    key: str
    at: float
    """Seconds since 1970."""
    again: bool


def nothing(step: str) -> None:
    """Where no fault is wanted."""


class FileChat:
    """`Chat` that writes to the file."""

    def __init__(self, file: Path, step: Step = nothing, *, asks: bool = True) -> None:
        self._file = file
        self._out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._step = step
        self._asks = asks
        self.sent = 0

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Visible when it returns; maybe also when it does not."""
        self._step("before it is sent")
        if again and self._asks and any(line.key == key for line in read(self._file)):
            return MessageRef(address, key)
        line = {"key": key, "at": time.time(), "again": again}
        os.write(self._out, (json.dumps(line) + "\n").encode())
        self.sent += 1
        self._step("sent and not answered")
        return MessageRef(address, key)

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """The same."""
        return await self.send(addresses[0], message, key, again)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Nothing new becomes visible."""

    async def profile(self, address: Address) -> Profile:
        """Nobody in particular."""
        return Profile(name=address.member)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._out)


def read(file: Path) -> list[Line]:
    """All that became visible, in order."""
    if not file.exists():
        return []
    return [Line(**json.loads(line)) for line in file.read_text().splitlines()]
