"""A platform outside the process: each visible message is a line in a file, whatever process dies.

Like Slack, it takes the same message twice unless the sender says that an earlier attempt may have
arrived (`maybe_sent`). A line is one write to a file that is only appended to, so that it is there
once the call returned, and survives the process.
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

from bot.core.messages import Message
from bot.core.ports import MessageRef
from bot.domain.people import Address, Membership, Profile

Step = Callable[[str], None]
"""Called with the name of a step; it may kill the process."""


@dataclass(frozen=True)
class Line:
    """One visible message."""

    key: str
    at: float
    """Seconds since 1970."""
    maybe_sent: bool


def no_fault(step: str) -> None:
    """A `Step` that does nothing."""


class PlainChat:
    """A `Chat` of which only `send` has to be written."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """See `bot.core.ports.Chat`."""
        raise NotImplementedError

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """A message to the first of them."""
        return await self.send(addresses[0], message, key, maybe_sent)

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Changes nothing that is counted."""

    async def profile(self, address: Address) -> Profile:
        """A profile with the name of the address."""
        return Profile(name=address.member)

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Returns at once."""

    async def membership(self, address: Address) -> Membership:
        """A member without a role."""
        return Membership(profile=await self.profile(address))


class FileChat(PlainChat):
    """A `Chat` that writes to the file."""

    def __init__(
        self,
        file: Path,
        step: Step = no_fault,
        *,
        deduplicates: bool = True,
        latency_s: float = 0.0,
    ) -> None:
        """`latency_s`: the longest way to the platform, and back."""
        self._file = file
        self._out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._step = step
        self._deduplicates = deduplicates
        self._latency_s = latency_s
        self.sent = 0

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """The message is visible when this returns; it may be visible when it does not."""
        self._step("before it is sent")
        if maybe_sent and self._deduplicates and self._is_visible(key):
            return MessageRef(address, key)
        await self._travel()
        line = {"key": key, "at": time.time(), "maybe_sent": maybe_sent}
        os.write(self._out, f"\n{json.dumps(line)}\n".encode())
        self.sent += 1
        self._step("sent and not answered")
        await self._travel()
        return MessageRef(address, key)

    def _is_visible(self, key: str) -> bool:
        return f'{{"key": "{key}",'.encode() in self._file.read_bytes()

    async def _travel(self) -> None:
        if self._latency_s:
            await asyncio.sleep(random.uniform(0, self._latency_s))

    def close(self) -> None:
        """Close the file."""
        os.close(self._out)


class PacedChat(FileChat):
    """A chat that takes one message every 10 ms."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self._one = asyncio.Lock()

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Wait 10 ms after the last slot."""
        async with self._one:
            await asyncio.sleep(0.01)


def read(file: Path) -> list[Line]:
    """All visible messages, in order. A kill may tear a write: half a line is no message."""
    if not file.exists():
        return []
    whole = (line for line in file.read_text().split("\n") if line.endswith("}"))
    return [Line(**json.loads(line)) for line in whole]
