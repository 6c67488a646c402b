"""The bot token of a single workspace. `installations` has the tokens of many workspaces."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import to_chat_error
from bot.core.ports import Unreachable


class OneWorkspace:
    """The workspace whose token is in the settings."""

    client: AsyncWebClient

    def __init__(self, token: str) -> None:
        self._token = token
        self._team = ""

    async def token(self, team: str) -> str:
        """Return the token. Raises `Unreachable` for another workspace, or `Temporary`."""
        if not self._token or team != (self._team or await self.find_team()):
            raise Unreachable(f"not installed in {team or 'an unnamed workspace'}")
        return self._token

    stored = token

    def refused(self, team: str) -> None:
        """Do nothing: the settings have no other token."""

    async def remove(self, team: str) -> None:
        """Drop the token of a workspace that removed the app. A new one needs a restart."""
        self._token = ""

    async def find_team(self) -> str:
        """Ask Slack for the id of the token's workspace. Raises `Unreachable` or `Temporary`."""
        try:
            answer = await self.client.auth_test(token=self._token)
        except Exception as error:
            raise to_chat_error(error, "auth.test") from error
        self._team = str(answer["team_id"])
        return self._team
