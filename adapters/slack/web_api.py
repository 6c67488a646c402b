"""Calls Slack's Web API, with its rate limits and with the errors of `bot.core.ports`.

Slack's limits are per method and workspace. After a 429 only that method in that workspace waits.
The number of concurrent calls is limited per workspace, so that a slow workspace delays no other.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.shared.retry_after import retry_after_s
from adapters.slack.errors import error_code, to_chat_error
from adapters.slack.render import Json
from adapters.slack.timings import PRODUCT
from bot.core.ports import ChatError, Temporary, Throttled, Unreachable
from bot.delivery.limits import RateLimiter

_Answer = TypeVar("_Answer")

log = logging.getLogger(__name__)
library_log = logging.getLogger("adapters.slack.library")
"""The logger of bolt and slack_sdk. It stays at INFO, because DEBUG logs the members' text."""
library_log.setLevel(logging.INFO)


def _in_one_line(record: logging.LogRecord) -> bool:
    """Take the traceback off a lost connection: the message names the error, and it comes again
    at every attempt."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, aiohttp.ClientError | OSError | TimeoutError):
        record.exc_info = None
    return True


library_log.addFilter(_in_one_line)

API_URL = "https://slack.com/api/"
CALL_TIMEOUT_S = 10.0
CONCURRENT_MAX = 16
"""Concurrent calls for one workspace."""
WAIT_MAX_S = 1.5
"""How long a call waits for a rate limit before it raises `Throttled`."""
CONVERSATION_RATE = (1, 4)
"""Messages a second to one conversation, and the burst before that."""
WORKSPACE_RATE = (5, 20)
"""The same for a workspace. Slack documents "several hundred messages per minute"."""

ATTEMPTS_MAX = 5
RETRY_WAIT_MAX_S = 60.0
"""What Slack delays for longer is dropped (`retrying`)."""

READS = frozenset(
    {"users.info", "users.list", "conversations.history", "files.getUploadURLExternal"}
)
"""Methods that take no JSON body."""

TOKEN_ERRORS = frozenset({"account_inactive", "invalid_auth", "token_expired", "token_revoked"})
"""Error codes that mean that the token is no longer valid."""


class Tokens(Protocol):
    """The bot token of each workspace."""

    async def token(self, team: str) -> str:
        """Return the bot token. Raises `Unreachable` where the app is not installed."""
        ...

    def refused(self, team: str) -> None:
        """Note that Slack refused the token."""
        ...


class WebApi:
    """Slack's Web API, for all workspaces."""

    def __init__(
        self,
        *,
        tokens: Tokens,
        session: aiohttp.ClientSession,
        api_url: str = API_URL,
        workspace_wait_s: float = PRODUCT.workspace_wait_s,
    ) -> None:
        self.session = session
        self._workspace_wait_s = workspace_wait_s
        # No retries in slack_sdk: a repeated chat.postMessage would be a second message.
        self.client = AsyncWebClient(
            base_url=api_url, session=session, retry_handlers=[], logger=library_log
        )
        self._tokens = tokens
        self._calls: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(CONCURRENT_MAX)
        )
        self._refused: set[str] = set()
        """Teams whose token Slack refused, so that it is logged once."""
        self._retry_at: dict[tuple[str, str], float] = {}
        """When a team's method may be called again, by the monotonic clock in seconds."""
        self._conversations, self._workspaces = (
            RateLimiter(*CONVERSATION_RATE),
            RateLimiter(*WORKSPACE_RATE),
        )

    async def call(self, team: str, method: str, **arguments: Any) -> Json:
        """Call a method and return its answer. Arguments that are None are left out.

        Raises `Throttled`, `Temporary` or `Unreachable`.
        """
        await self._wait_for_retry(team, method)
        token = await self._tokens.token(team)
        arguments = {"token": token, **{k: v for k, v in arguments.items() if v is not None}}
        try:
            async with self._calls[team]:
                if method in READS:
                    response = await self.client.api_call(method, http_verb="GET", params=arguments)
                else:
                    response = await self.client.api_call(method, json=arguments)
        except Exception as error:
            raise self._error(error, team, method) from error
        self._refused.discard(team)
        data = response.data
        return data if isinstance(data, dict) else {}

    async def acquire_slot(self, team: str, conversation: str) -> None:
        """Wait until the rate limits of the conversation and the workspace allow a message.

        Raises `Throttled` where that takes too long.
        """
        await self._conversations.take(f"{team}/{conversation}", WAIT_MAX_S)
        await self._workspaces.take(team, self._workspace_wait_s)

    async def respond(self, response_url: str, body: Json) -> None:
        """Post to the response URL of an interaction. Raises as `call` does."""
        try:
            async with self.session.post(response_url, json=body) as response:
                if response.status == 429:
                    raise Throttled(retry_after_s(response.headers.get("Retry-After"), 1.0))
                if response.status >= 500:
                    raise Temporary(f"response_url: {response.status}")
                if response.status != 200:
                    raise Unreachable(f"response_url: {response.status} {await response.text()}")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Temporary(f"response_url: {type(error).__name__}") from error

    async def upload(self, upload_url: str, content: bytes) -> None:
        """Post a file's content to its upload URL. Raises `Temporary`."""
        try:
            async with self.session.post(upload_url, data=content) as response:
                if response.status != 200:
                    raise Temporary(f"upload: {response.status}")
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Temporary(f"upload: {type(error).__name__}") from error

    async def _wait_for_retry(self, team: str, method: str) -> None:
        """Respect the last Retry-After of this method in this workspace."""
        until = self._retry_at.get((team, method))
        if until is None:
            return
        wait = until - time.monotonic()
        if wait > WAIT_MAX_S:
            raise Throttled(wait)
        if wait > 0:
            await asyncio.sleep(wait)
        if self._retry_at.get((team, method)) == until:
            del self._retry_at[(team, method)]

    def _error(self, error: Exception, team: str, method: str) -> ChatError:
        chat_error = to_chat_error(error, method)
        if isinstance(chat_error, Throttled):
            self._retry_at[(team, method)] = time.monotonic() + chat_error.retry_after
        if isinstance(error, SlackApiError):
            code = error_code(error)
            if code in TOKEN_ERRORS:
                self._tokens.refused(team)
                if team not in self._refused:
                    self._refused.add(team)
                    log.error(
                        "slack %s: the token is no longer valid (%s): install again", team, code
                    )
            elif code.startswith("invalid_"):
                log.error("slack %s refused a call of %s: %s", team, method, error.response)
        return chat_error


async def retrying(call: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """Repeat a call while Slack is throttling or down. Raises the last attempt's error."""
    attempt = 1
    while True:
        try:
            return await call()
        except (Throttled, Temporary) as error:
            wait_s = error.retry_after if isinstance(error, Throttled) else 2.0 ** (attempt - 1)
            if attempt == ATTEMPTS_MAX or wait_s > RETRY_WAIT_MAX_S:
                raise
            await asyncio.sleep(wait_s)
            attempt += 1


def new_session() -> aiohttp.ClientSession:
    """Return a session without a connection limit; `WebApi` limits calls per workspace."""
    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=CALL_TIMEOUT_S), connector=aiohttp.TCPConnector(limit=0)
    )
