"""The Chat port on the playground's world."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.playground.parse import PLATFORM, address
from adapters.playground.world import COMMUNITY_NAME, Member, World
from bot.model.people import Address, Profile, Standing
from bot.ports import MessageRef, Unreachable
from bot.view import Message


class PlaygroundChat:
    """Sends into the world. Nothing here is throttled or temporarily away."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def turn(self, addresses: Sequence[Address]) -> None:
        """There is no pace here."""

    async def send(
        self, address: Address, message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Send a direct message; the same key again returns the message that is there."""
        member = await self._present(address)
        if member.closed:
            raise Unreachable(f"{address} takes no direct messages")
        sent = await self._world.post(f"dm:{member.id}", message, key=key)
        return MessageRef(address, str(sent))

    async def update(self, ref: MessageRef, message: Message) -> None:
        """Replace the content of a message that was sent."""
        if not ref.id.isdecimal() or not await self._world.replace(int(ref.id), message):
            raise Unreachable(f"message {ref.id} is gone")

    async def gather(
        self, addresses: Sequence[Address], message: Message, key: str, again: bool = False
    ) -> MessageRef:
        """Post in the group of exactly these people, made when first needed."""
        members = [await self._present(who) for who in addresses]
        group = await self._world.group([member.id for member in members])
        sent = await self._world.post(group, message, key=key)
        return MessageRef(addresses[0], str(sent))

    async def profile(self, address: Address) -> Profile:
        """What the playground knows of the member."""
        member = await self._present(address)
        return Profile(
            name=member.name,
            zone=member.zone,
            community_name=COMMUNITY_NAME,
            organiser=member.organiser,
            sample=member.sample,
        )

    async def standing(self, address: Address) -> Standing:
        """Who organises is a persona; there are no roles here and no channels to choose."""
        return Standing(profile=await self.profile(address))

    async def _present(self, who: Address) -> Member:
        member = await self._world.member(who.member)
        if who.platform != PLATFORM or who != address(who.member) or not member or member.gone:
            raise Unreachable(f"{who} is not in the playground")
        return member
