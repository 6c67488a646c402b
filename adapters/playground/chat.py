"""The Chat port on the chat simulator."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.playground.members import Member
from adapters.playground.parse import PLATFORM, address
from adapters.playground.simulator import COMMUNITY_NAME, ChatSimulator
from bot.core.messages import Message
from bot.core.ports import MessageRef, NotAMember, Unreachable
from bot.domain.people import Address, Membership, Profile


class PlaygroundChat:
    """Posts to the simulator. It never raises `Throttled` or `Temporary`."""

    def __init__(self, simulator: ChatSimulator) -> None:
        self._simulator = simulator

    async def acquire_slot(self, addresses: Sequence[Address]) -> None:
        """Return at once: the simulator has no rate limit."""

    async def send(
        self, address: Address, message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Post a direct message; a key used before returns the earlier message."""
        member = await self._reachable(address)
        if member.closed:
            raise Unreachable(f"{address} accepts no direct messages")
        sent = await self._simulator.post(f"dm:{member.id}", message, key=key)
        return MessageRef(address, str(sent))

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a sent message. Its files stay."""
        if not ref.id.isdecimal() or not await self._simulator.replace(
            int(ref.id), message, files=False
        ):
            raise Unreachable(f"there is no message {ref.id}")

    async def open_conversation(
        self, addresses: Sequence[Address], message: Message, key: str, maybe_sent: bool = False
    ) -> MessageRef:
        """Post in the group of exactly these members; the first time, create the group."""
        members = [await self._reachable(address) for address in addresses]
        group = await self._simulator.open_group([member.id for member in members])
        sent = await self._simulator.post(group, message, key=key)
        return MessageRef(addresses[0], str(sent))

    async def profile(self, address: Address) -> Profile:
        """Return the member's profile."""
        member = await self._reachable(address)
        return Profile(
            name=member.name,
            zone=member.zone,
            community_name=COMMUNITY_NAME,
            organiser=member.organiser,
            sample=member.sample,
        )

    async def membership(self, address: Address) -> Membership:
        """Return the profile; the simulator has no roles and no channels to choose."""
        return Membership(profile=await self.profile(address))

    async def _reachable(self, to: Address) -> Member:
        member = await self._simulator.member(to.member)
        if to.platform != PLATFORM or to != address(to.member) or not member or member.gone:
            raise NotAMember(f"{to} is not in the playground")
        return member
