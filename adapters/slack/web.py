"""Calls to Slack's Web API: one shared session, errors in the core's terms, and Slack's pace.

Slack counts by method and workspace, so after a 429 that method waits in that workspace and nothing
else does. A workspace has a few calls in the air at most, so that a slow one takes none of
another's.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from typing import Any, Protocol

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import code_of, translated
from adapters.slack.render import Json
from bot.pace import Turns, seconds
from bot.ports import ChatError, Temporary, Throttled, Unreachable

log = logging.getLogger(__name__)
library_log = logging.getLogger("adapters.slack.library")
"""What bolt and slack_sdk say. Never below INFO: their DEBUG shows what members write."""
library_log.setLevel(logging.INFO)

API_URL = "https://slack.com/api/"
TIMEOUT = 10.0  # seconds for one call
IN_THE_AIR = 16  # calls at once for one workspace
PATIENCE = 1.5  # seconds that a call waits for its turn before it says Throttled
CONVERSATION = (1, 4)  # messages a second to one conversation, and how many at once before that
WORKSPACE = (5, 20)  # the same for a workspace, of which Slack says "several hundred a minute"
WORKSPACE_PATIENCE = 30.0  # seconds that a message waits for its workspace; the core allows 45

READS = frozenset({"users.info", "conversations.history", "files.getUploadURLExternal"})
"""Methods that take no JSON body."""

REFUSED = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})


class Tokens(Protocol):
    """Who holds the bot token of each workspace."""

    async def token(self, team: str) -> str:
        """The bot token. Raises `Unreachable` where the app is not installed (any more)."""
        ...

    def refused(self, team: str) -> None:
        """Slack did not take the token."""
        ...


class Web:
    """Slack's Web API for all workspaces."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        session: aiohttp.ClientSession,
        api_url: str = API_URL,
    ) -> None:
        self.session = session
        # No retries below us: a send that was repeated blindly would be a second message.
        self.client = AsyncWebClient(
            base_url=api_url, session=session, retry_handlers=[], logger=library_log
        )
        self._tokens = tokens
        self._air: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(IN_THE_AIR)
        )
        self._refused: set[str] = set()
        self._held: dict[tuple[str, str], float] = {}
        self._conversations, self._workspaces = Turns(*CONVERSATION), Turns(*WORKSPACE)

    async def call(self, team: str, method: str, **arguments: Any) -> Json:
        """One call. Raises `Throttled`, `Temporary` or `Unreachable`."""
        await self._turn(team, method)
        token = await self._tokens.token(team)
        arguments = {"token": token, **{k: v for k, v in arguments.items() if v is not None}}
        try:
            async with self._air[team]:
                if method in READS:
                    response = await self.client.api_call(method, http_verb="GET", params=arguments)
                else:
                    response = await self.client.api_call(method, json=arguments)
        except Exception as error:
            raise self._translated(error, team, method) from error
        self._refused.discard(team)
        data = response.data
        return data if isinstance(data, dict) else {}

    async def turn(self, team: str, conversation: str) -> None:
        """Until a message may be posted, at the pace of its conversation and of its workspace."""
        await self._conversations.take(f"{team}/{conversation}", PATIENCE)
        await self._workspaces.take(team, WORKSPACE_PATIENCE)

    async def respond(self, response_url: str, body: Json) -> None:
        """Answer through an interaction's response URL. Raises as `call` does."""
        try:
            async with self.session.post(response_url, json=body) as response:
                if response.status == 429:
                    raise Throttled(seconds(response.headers.get("Retry-After"), 1.0))
                if response.status >= 500:
                    raise Temporary(f"response_url: {response.status}")
                if response.status != 200:
                    raise Unreachable(f"response_url: {response.status} {await response.text()}")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Temporary(f"response_url: {type(error).__name__}") from error

    async def put(self, upload_url: str, content: bytes) -> None:
        """Send a file's content to the address Slack named for it. Raises `Temporary`."""
        try:
            async with self.session.post(upload_url, data=content) as response:
                if response.status != 200:
                    raise Temporary(f"upload: {response.status}")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Temporary(f"upload: {type(error).__name__}") from error

    async def _turn(self, team: str, method: str) -> None:
        """Keep to a Retry-After that this method met in this workspace."""
        until = self._held.get((team, method))
        if until is None:
            return
        wait = until - time.monotonic()
        if wait > PATIENCE:
            raise Throttled(wait)
        if wait > 0:
            await asyncio.sleep(wait)
        if self._held.get((team, method)) == until:
            del self._held[(team, method)]

    def _translated(self, error: Exception, team: str, method: str) -> ChatError:
        meant = translated(error, method)
        if isinstance(meant, Throttled):
            self._held[(team, method)] = time.monotonic() + meant.retry_after
        if isinstance(error, SlackApiError):
            code = code_of(error)
            if code in REFUSED:
                self._tokens.refused(team)
                if team not in self._refused:
                    self._refused.add(team)
                    log.error("slack %s takes our token no more (%s): install again", team, code)
            elif code.startswith("invalid_"):
                log.error("slack %s refused our %s: %s", team, method, error.response)
        return meant


def new_session() -> aiohttp.ClientSession:
    """The one session. No limit of its own: each workspace has one."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=TIMEOUT), connector=aiohttp.TCPConnector(limit=0)
    )
