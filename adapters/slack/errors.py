"""Slack's errors in the core's terms: what to do next."""

from __future__ import annotations

import logging

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.pace import seconds
from bot.ports import ChatError, Temporary, Throttled, Unreachable

log = logging.getLogger(__name__)

PASSING = frozenset(
    {
        "accesslimited",
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
"""Slack's errors that a later try may not meet. Every other error is there to stay."""


def code_of(error: SlackApiError) -> str:
    """Slack's own word for it, "" if it answered with something else than JSON."""
    data = getattr(error.response, "data", None)  # aiohttp's response where it was no JSON
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def translated(error: Exception, method: str) -> ChatError:
    """What a failed call means."""
    if isinstance(error, ChatError):
        return error
    if isinstance(error, SlackApiError):
        status, code = getattr(error.response, "status_code", 0), code_of(error)
        if status == 429 or code in ("ratelimited", "rate_limited"):
            return Throttled(seconds(error.response.headers.get("Retry-After"), 1.0))
        if status >= 500 or not code or code in PASSING:
            return Temporary(f"{method}: {status} {code}")
        return Unreachable(f"{method}: {code}")
    if isinstance(error, (SlackClientError, aiohttp.ClientError, OSError, TimeoutError)):
        return Temporary(f"{method}: {type(error).__name__}")
    # slack_sdk stumbles over answers that are not JSON objects with errors of many kinds.
    log.warning("slack answered %s with nonsense: %r", method, error)
    return Temporary(f"{method}: {type(error).__name__}")
