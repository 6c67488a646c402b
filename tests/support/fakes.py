"""What stands in for the platform outside: a clock and a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from bot.core.messages import Actions, Message, plain_text
from bot.core.ports import ChatError, MessageRef, NotAMember, PartlyReached, Unreachable
from bot.domain.people import Address, Channel, Membership, Profile
from tests.support.labels import check_buttons

MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday morning in London, in winter time."""


def march(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant in March 2026; until the 29th, London is on UTC."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


class FakeClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


@dataclass
class Shown:
    """A message as somebody has it before them."""

    ref: MessageRef
    message: Message
    order: int
    """Later ones are higher, replies and direct messages alike."""
    at: datetime
    """When it came."""
    key: str = ""
    seen_by: tuple[Address, ...] = ()
    history: list[Message] = field(default_factory=list)


def _words(message: Message) -> list[str]:
    """What a message says, without what can be pressed."""
    kept = (block for block in message.blocks if not isinstance(block, Actions))
    lines = plain_text(Message(tuple(kept))).splitlines()
    return [re.sub(r"^(• ☐|• ☑|\[x\]|\[ \]) | \[[^\]]*\]$", "", line) for line in lines]


class FakeChat:
    """A chat platform that only remembers."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.profiles: dict[Address, Profile] = {}
        self.shown: list[Shown] = []
        self._by_key: dict[str, Shown] = {}
        self._by_ref: dict[MessageRef, Shown] = {}
        self.order = count()
        self.tried: list[str] = []
        """The key of every attempt to send, also of those that failed."""
        self.fails: list[Exception] = []
        """What goes wrong next before anything is sent, in order."""
        self.fails_after: list[BaseException] = []
        """What goes wrong next once it is sent and before the bot hears of it, in order."""
        self.lost: list[str] = []
        """The keys of what was sent without the bot hearing of it."""
        self.again: list[str] = []
        """The keys of what was sent a second time."""
        self.closed: dict[Address, ChatError] = {}
        self.apart = False
        """No place can be shared here: who is to be brought together is written to alone."""
        self.roles: dict[str, str] = {}
        self.channels: dict[str, Channel] = {}
        self.asked: list[Address] = []
        """Whose standing was asked for, in order."""
        self.silent: dict[Address, ChatError] = {}
        """Whose standing and profile cannot be asked for."""
        self.gone: set[Address] = set()
        """Members whom the platform no longer knows, without having said so."""

    def _may_fail(self, address: Address) -> None:
        if self.fails:
            raise self.fails.pop(0)
        if address in self.closed:
            raise self.closed[address]

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Remembered; the same key is the same message."""
        check_buttons(message)
        self.tried.append(key)
        self._may_fail(address)
        if key in self._by_key:
            self.again.append(key)
            return self._by_key[key].ref
        ref = MessageRef(address, f"m{len(self.shown)}")
        order, at = next(self.order), self.clock.now()
        shown = Shown(ref, message, order, at, key, (address,))
        self.shown.append(shown)
        self._by_key[key] = self._by_ref[ref] = shown
        if self.fails_after:
            self.lost.append(key)
            raise self.fails_after.pop(0)
        return ref

    async def update(self, ref: MessageRef, message: Message) -> None:
        """The message has fewer buttons now. Its words stay, and files never travel again."""
        check_buttons(message)
        self._may_fail(ref.address)
        shown = self._by_ref.get(ref)
        if shown is not None:
            assert _words(message)[: len(_words(shown.message))] == _words(shown.message)
            assert not message.files
            assert message != shown.message, "updated to what it said already"
            shown.history.append(shown.message)
            shown.message = message

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """A message that several see; a message each, where no place can be shared."""
        if self.apart:
            open_ = [address for address in addresses if address not in self.closed]
            refs = [await self.send(address, message, f"{key}.{address}") for address in open_]
            if not refs:
                raise Unreachable("closed")
            if len(refs) < len(addresses):
                raise PartlyReached(refs[0], [a for a in addresses if a in self.closed])
            return refs[0]
        ref = await self.send(addresses[0], message, key)
        self._by_ref[ref].seen_by = tuple(addresses)
        return ref

    async def profile(self, address: Address) -> Profile:
        """What the workspace knows of a member."""
        if address in self.silent:
            raise self.silent[address]
        if address in self.gone:
            raise NotAMember(str(address))
        return self.profiles[address]

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """At once."""

    async def membership(self, address: Address) -> Membership:
        """What the workspace says at this moment."""
        self.asked.append(address)
        profile = await self.profile(address)
        return Membership(profile=profile, roles=dict(self.roles), channels=dict(self.channels))
