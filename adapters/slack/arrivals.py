"""Tells whoever installed the app what it is, and where it is set up."""

from __future__ import annotations

import itertools
import logging
from functools import partial

from adapters.slack.chat import SlackChat
from adapters.slack.received import PLATFORM
from adapters.slack.render import Json
from adapters.slack.web_api import WebApi, retrying
from bot.core.events import CommunityJoined
from bot.core.ports import ChatError, EventHandler
from bot.core.responses import Reply
from bot.core.tasks import Tasks
from bot.domain.people import Address

log = logging.getLogger(__name__)

PAGE = 200
"""Members that are read at once."""
PAGES_MAX = 50
"""In a workspace of more members its primary owner may not be found."""


class Arrivals:
    """Sends the first message in a workspace. Whether it was sent, the core knows."""

    def __init__(self, handler: EventHandler, web: WebApi, chat: SlackChat) -> None:
        self._handler = handler
        self._web = web
        self._chat = chat
        self._tasks = Tasks(log, "slack: nobody was told that the app was installed")

    def begin(self, team: str, installer: str = "") -> None:
        """Begin to tell the installer. Where Slack names none, the workspace's primary owner."""
        self._tasks.begin(self._arrived(team, installer))

    async def drain(self) -> None:
        """Return when nothing is under way."""
        await self._tasks.drain()

    async def close(self) -> None:
        """Drop what is under way."""
        await self._tasks.cancel()

    async def _arrived(self, team: str, installer: str) -> None:
        """Send what the core says, once. The set-up can be reached without this message."""
        try:
            event = CommunityJoined(
                event_id=f"slack:installed:{team}",
                community=f"{PLATFORM}:{team}",
                privately=True,
            )
            response = await self._handler.handle(event)
            if isinstance(response, Reply):
                reader = Address(PLATFORM, team, installer or await self._primary_owner(team))
                attempts = itertools.count()
                await retrying(
                    lambda: self._chat.send(
                        reader, response.message, "installed", maybe_sent=next(attempts) > 0
                    )
                )
        except (ChatError, LookupError) as error:
            log.warning(
                "slack %s: nobody was told how to set up (type /intro setup): %s", team, error
            )

    async def _primary_owner(self, team: str) -> str:
        """Return who owns the workspace. Raises `LookupError` where nobody is found."""
        cursor = ""
        for _ in range(PAGES_MAX):
            page = await retrying(partial(self._members, team, cursor))
            for user in page["members"]:
                if user.get("is_primary_owner") and not user.get("deleted"):
                    return str(user["id"])
            cursor = page.get("response_metadata", {}).get("next_cursor", "")
            if not cursor:
                break
        raise LookupError("its primary owner was not found")

    async def _members(self, team: str, cursor: str) -> Json:
        return await self._web.call(team, "users.list", limit=PAGE, cursor=cursor or None)
