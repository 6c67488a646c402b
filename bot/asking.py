"""What only the platforms can tell: who somebody is, what they may do, whether they are here."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from bot.core.ports import Chat, ChatError, NotAMember
from bot.domain.people import Address, Membership, Profile
from bot.engine.asked import Asked
from bot.engine.errors import UserError

log = logging.getLogger(__name__)


class Platforms:
    """Asks the platform of an address. Called outside any transaction, since it takes long."""

    def __init__(self, chats: Mapping[str, Chat]) -> None:
        self._chats = chats

    async def profile(self, actor: Address) -> Profile:
        """Return what the platform tells of the actor. Raises `ChatError`."""
        return await self._chats[actor.platform].profile(actor)

    async def membership(self, actor: Address) -> Membership:
        """Return the actor's roles. Raises `NotAMember`, and `UserError` if the platform does not
        say."""
        try:
            return await self._chats[actor.platform].membership(actor)
        except NotAMember:
            raise
        except ChatError as error:
            log.warning("%s: the platform did not say who may what: %s", actor.community, error)
            raise UserError("error-roles-unknown") from error

    async def look_for(self, address: Address, asked: Asked) -> None:
        """Note whether somebody is still a member. If the platform does not say, they are: nobody
        gets a right by it."""
        asked.present[address] = True
        try:
            membership = await self._chats[address.platform].membership(address)
            asked.profiles[address] = membership.profile
        except NotAMember:
            asked.present[address] = False
        except (ChatError, KeyError) as error:
            log.warning("%s: the platform did not say who is there: %s", address.community, error)
