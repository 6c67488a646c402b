"""A platform outside the process: what became visible is a line in a file, whoever dies.

Like Slack, it takes the same message twice without a word: only who asks whether a key has arrived
(`again`) is told. A line is one write to a file that is only appended to, so that it is there once
the call returned, and survives the process.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model.people import Address, Profile, Standing
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


class PlainChat:
    """What a `Chat` says that only `send` says something of."""

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """See `bot.ports.Chat`."""
        raise NotImplementedError

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

    async def turn(self, addresses: Sequence[Address]) -> None:
        """At once."""

    async def standing(self, address: Address) -> Standing:
        """A plain member."""
        return Standing(profile=await self.profile(address))


class FileChat(PlainChat):
    """`Chat` that writes to the file."""

    def __init__(
        self, file: Path, step: Step = nothing, *, asks: bool = True, seconds: float = 0.0
    ) -> None:
        """`seconds`: at most so long to the platform, and back."""
        self._file = file
        self._out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._step = step
        self._asks = asks
        self._seconds = seconds
        self.sent = 0

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Visible when it returns; maybe also when it does not."""
        self._step("before it is sent")
        if again and self._asks and f'{{"key": "{key}",'.encode() in self._file.read_bytes():
            return MessageRef(address, key)
        await self._way()
        line = {"key": key, "at": time.time(), "again": again}
        os.write(self._out, f"\n{json.dumps(line)}\n".encode())
        self.sent += 1
        self._step("sent and not answered")
        await self._way()
        return MessageRef(address, key)

    async def _way(self) -> None:
        if self._seconds:
            await asyncio.sleep(random.uniform(0, self._seconds))

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._out)


def read(file: Path) -> list[Line]:
    """All that became visible, in order. A kill may tear a write: half a line is no message."""
    if not file.exists():
        return []
    whole = (line for line in file.read_text().split("\n") if line.endswith("}"))
    return [Line(**json.loads(line)) for line in whole]
