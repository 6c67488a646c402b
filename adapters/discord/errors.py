"""Discord's error codes, and its errors as errors of the Chat port."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from adapters.shared.retry_after import retry_after_s
from bot.core.ports import ChatError, NotAMember, Temporary, Throttled, Unreachable

log = logging.getLogger(__name__)

CANNOT_SEND_DM = 50007
"""The member takes no DMs from the bot."""
OPENING_DMS_TOO_FAST = 40003
NO_MUTUAL_GUILD = 50278
UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_USER = 10004, 10007, 10013
MISSING_ACCESS, THREAD_ARCHIVED = 50001, 50083

CALL_TIMEOUT_S = 40.0
"""Seconds for one call of the Chat port. The claim on a delivery lasts longer, one minute."""
RETRY_AFTER_S = 60.0
"""Seconds until a retry if a 429 response names none."""


@asynccontextmanager
async def port_errors() -> AsyncIterator[None]:
    """Limit the block to `CALL_TIMEOUT_S`, and translate errors of discord.py into `ChatError`."""
    try:
        async with asyncio.timeout(CALL_TIMEOUT_S):
            yield
    except ChatError:
        raise
    except discord.RateLimited as error:
        raise Throttled(error.retry_after) from error
    except discord.HTTPException as error:
        raise _port_error(error) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Temporary(f"Discord did not respond: {type(error).__name__}") from error
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        # discord.py raises these for a truncated response, and for a web page in its place.
        log.warning("Discord sent an invalid response", exc_info=error)
        raise Temporary("Discord sent an invalid response") from error


def _port_error(error: discord.HTTPException) -> ChatError:
    if error.status == 429:
        return Throttled(retry_after_s(error.response.headers.get("Retry-After"), RETRY_AFTER_S))
    if error.status >= 500:
        return Temporary(f"Discord responded with status {error.status}")
    kind = NotAMember if error.code in (UNKNOWN_MEMBER, UNKNOWN_USER) else Unreachable
    return kind(f"Discord refused: {error.status} {error.code} {error.text}")
