"""The chat platform of the simulation, in memory, and its clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.message_ref import MessageRef
from bot.core.messages import Message
from bot.core.ports import NotAMember, Unreachable
from bot.domain.people import Address, Membership, Profile
from bot.simulation.members import Member

_KIND_FIRST = ("match", "unreachable", "catch-up")
"""Kinds with which the key of a delivery begins; others stand second, after what it is about."""
_NAMED = {"catch-up": "catch_up", "invite": "invite_host"}
"""Kinds that have another name in keys."""


class SteppedClock:
    """A clock that stands until it is moved."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


@dataclass(slots=True, eq=False)
class Letter:
    """A message that came by itself, as it reads now."""

    ref: MessageRef
    key: str
    message: Message
    readers: tuple[Member, ...]

    @property
    def kind(self) -> str:
        """What kind of message it is: the platform gets it with the key of the delivery."""
        first, _, rest = self.key.partition(".")
        kind = first if first in _KIND_FIRST else rest.partition(".")[0]
        return _NAMED.get(kind, kind)

    @property
    def about(self) -> str:
        """The id of what it is about."""
        return self.key.partition(".")[0]

    @property
    def since(self) -> datetime:
        """When that came about of which it tells: the last part of the key. A message about a
        request comes later where its reader sleeps."""
        return datetime.fromtimestamp(int(self.key.rpartition(".")[2]), UTC)


class Town:
    """The Chat port. Nothing fails here but messages to those who take none."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members: Mapping[Address, Member] = {each.address: each for each in members}
        self.arrived: list[Letter] = []
        """What came since it was taken away."""
        self.refused: list[Letter] = []
        """What was sent since then to somebody who takes no messages."""
        self._kept: dict[str, Letter] = {}
        self._sent = 0

    def take(self) -> tuple[list[Letter], list[Letter]]:
        """Return what came, always in the same order, and what was refused; forget that it is
        new."""
        came, self.arrived = self.arrived, []
        refused, self.refused = self.refused, []
        came.sort(key=lambda letter: (letter.readers[0].number, letter.key))
        return came, refused

    def keep(self, letter: Letter) -> None:
        """Go on changing a message that somebody will come back to."""
        self._kept[letter.ref.id] = letter

    def forget(self, letter: Letter) -> None:
        """Nobody comes back to it."""
        self._kept.pop(letter.ref.id, None)

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """At once."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """See `bot.core.ports.Chat`; so for the other methods."""
        return self._post((self._members[address],), message, key)

    async def update(self, ref: MessageRef, message: Message) -> None:
        if letter := self._kept.get(ref.id):
            letter.message = message

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        return self._post(tuple(self._members[address] for address in addresses), message, key)

    async def profile(self, address: Address) -> Profile:
        member = self._members.get(address)
        if member is None or member.gone:
            raise NotAMember(str(address))
        return member.profile

    async def membership(self, address: Address) -> Membership:
        return Membership(profile=await self.profile(address))

    def _post(self, readers: tuple[Member, ...], message: Message, key: str) -> MessageRef:
        self._sent += 1
        ref = MessageRef(readers[0].address, f"m{self._sent}")
        letter = Letter(ref, key, message, readers)
        if any(reader.closed or reader.gone for reader in readers):
            self.refused.append(letter)
            raise Unreachable("takes no messages")
        self.arrived.append(letter)
        return ref
