"""The bot token of the one workspace that the settings name; `installations` has those of many."""

from __future__ import annotations

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import translated
from bot.ports import Unreachable


class OneWorkspace:
    """The one workspace whose token is in the settings."""

    client: AsyncWebClient

    def __init__(self, token: str) -> None:
        self._token = token
        self._team = ""

    async def token(self, team: str) -> str:
        """The token, if it is that workspace's. Raises `Unreachable` or `Temporary`."""
        if not self._token or team != (self._team or await self.find_team()):
            raise Unreachable(f"not installed in {team or 'an unnamed workspace'}")
        return self._token

    known = token

    def refused(self, team: str) -> None:
        """Slack refused the token: nothing to be done, the settings have no other."""

    async def remove(self, team: str) -> None:
        """The app was removed there; a new token takes a new start."""
        self._token = ""

    async def find_team(self) -> str:
        """Ask Slack whose token it is. Raises `Unreachable` or `Temporary`."""
        try:
            answer = await self.client.auth_test(token=self._token)
        except Exception as error:
            raise translated(error, "auth.test") from error
        self._team = str(answer["team_id"])
        return self._team
