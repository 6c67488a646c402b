"""Converts Slack's errors to those of `bot.core.ports`, which say what to do next."""

from __future__ import annotations

import logging

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.shared.retry_after import retry_after_s
from bot.core.ports import ChatError, NotAMember, Temporary, Throttled, Unreachable

log = logging.getLogger(__name__)

TEMPORARY_CODES = frozenset(
    {
        "accesslimited",
        "fatal_error",
        "internal_error",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
"""Error codes after which a retry can succeed. Every other code is permanent."""

GONE_CODES = frozenset({"user_disabled", "user_not_found"})
"""Error codes for somebody who is not, or no longer, in the workspace."""


def error_code(error: SlackApiError) -> str:
    """Return Slack's error code, "" for an answer that is not JSON."""
    data = getattr(error.response, "data", None)  # Without JSON it is aiohttp's response.
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def to_chat_error(error: Exception, method: str) -> ChatError:
    """Return the error of a failed call as `Throttled`, `Temporary` or `Unreachable`."""
    if isinstance(error, ChatError):
        return error
    if isinstance(error, SlackApiError):
        status, code = getattr(error.response, "status_code", 0), error_code(error)
        if status == 429 or code in ("ratelimited", "rate_limited"):
            return Throttled(retry_after_s(error.response.headers.get("Retry-After"), 1.0))
        if status >= 500 or not code or code in TEMPORARY_CODES:
            return Temporary(f"{method}: {status} {code}")
        return (NotAMember if code in GONE_CODES else Unreachable)(f"{method}: {code}")
    if isinstance(error, (SlackClientError, aiohttp.ClientError, OSError, TimeoutError)):
        return Temporary(f"{method}: {type(error).__name__}")
    # slack_sdk raises errors of many types for an answer that is not a JSON object.
    log.warning("slack: the answer to %s is not valid: %r", method, error)
    return Temporary(f"{method}: {type(error).__name__}")
