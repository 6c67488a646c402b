"""The bot tokens of many workspaces, encrypted at rest.

The keys are Fernet keys (`Fernet.generate_key()`), newest first. The newest encrypts, all decrypt.
A token that an older key encrypted is encrypted again with the newest when it is next read from the
store. `paned keys rotate` does it for all at once (`keys.py`), after which old keys can be removed.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import defaultdict

import aiohttp
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from slack_bolt.error import BoltError
from slack_sdk.errors import SlackClientError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import error_code
from adapters.slack.timings import PRODUCT
from bot.core.ports import Temporary, Unreachable
from bot.core.store import Store

log = logging.getLogger(__name__)

STORED_PREFIX = "slack:"
"""The names of the stored tokens: the prefix and the id of the workspace."""
STORED_FIELDS = (
    *("team_id", "team_name", "bot_id", "bot_user_id", "bot_scopes", "installed_at"),
    *("bot_token", "bot_refresh_token", "bot_token_expires_at"),
)
"""The fields of an installation that are stored. They do not identify the admin."""


class WholeOrganisation(BoltError):
    """The app was installed for a whole Enterprise Grid organisation."""


class Installations(AsyncInstallationStore):
    """The tokens of all workspaces that installed the app. Bolt's OAuth flow saves them here.

    Several processes may share one store. Before a token is renewed it is read again, because
    another process may have renewed it.
    """

    client: AsyncWebClient

    def __init__(
        self,
        store: Store,
        *,
        keys: tuple[str, ...],
        client_id: str,
        client_secret: str,
        renew_before_s: float = PRODUCT.renew_before_s,
    ) -> None:
        """A token is renewed when it expires within `renew_before_s` seconds."""
        self._renew_before_s = renew_before_s
        self.client_id, self.client_secret = client_id, client_secret
        self.box = MultiFernet([Fernet(key) for key in keys])
        self._newest = Fernet(keys[0])
        self._store = store
        self._cache: dict[str, Bot] = {}
        self._renewing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def stored(self, team: str) -> str:
        """Return the stored token without renewing it, so that no ack waits for Slack.

        Raises `Unreachable` where the app is not installed.
        """
        bot = self._cache.get(team) or await self._load(team)
        return bot.bot_token

    async def token(self, team: str) -> str:
        """Return the token, renewed if it expires soon. Raises `Unreachable` or `Temporary`."""
        bot = self._cache.get(team) or await self._load(team)
        if _expires_within(bot, self._renew_before_s):
            async with self._renewing[team]:
                bot = await self._load(team)
                if _expires_within(bot, self._renew_before_s):
                    bot = await self._renew(team, bot)
        return bot.bot_token

    def refused(self, team: str) -> None:
        """Drop the cached token. Another process may have stored a newer one."""
        self._cache.pop(team, None)

    async def remove(self, team: str) -> None:
        """Delete the token of a workspace that removed the app."""
        self._cache.pop(team, None)
        async with self._store.transaction() as tx:
            await tx.secrets.delete(_secret_name(team))

    async def async_save(self, installation: Installation) -> None:
        """Store the installation that bolt's OAuth flow received. Raises `WholeOrganisation`."""
        if installation.is_enterprise_install or not installation.team_id:
            log.warning("slack: an installation for a whole organisation was refused")
            raise WholeOrganisation
        bot = installation.to_bot()
        await self._save(bot)
        log.info("slack %s installed the app", bot.team_id)

    async def _save(self, bot: Bot) -> None:
        team = str(bot.team_id)
        encrypted = self._newest.encrypt(
            json.dumps({name: getattr(bot, name) for name in STORED_FIELDS}).encode()
        )
        async with self._store.transaction() as tx:
            await tx.secrets.put(_secret_name(team), encrypted)
        self._cache[team] = bot

    async def _load(self, team: str) -> Bot:
        async with self._store.transaction() as tx:
            encrypted = await tx.secrets.get(_secret_name(team)) if team else None
        if encrypted is None:
            raise Unreachable(f"not installed in {team or 'an unnamed workspace'}")
        try:
            bot = Bot(**json.loads(self.box.decrypt(encrypted)))
        except InvalidToken as error:
            raise Unreachable(f"no key decrypts the token of {team}") from error
        try:
            self._newest.decrypt(encrypted)
        except InvalidToken:
            await self._save(bot)
        self._cache[team] = bot
        return bot

    async def _renew(self, team: str, bot: Bot) -> Bot:
        rotator = AsyncTokenRotator(
            client_id=self.client_id, client_secret=self.client_secret, client=self.client
        )
        try:
            renewed = await rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=round(self._renew_before_s / 60)
            )
        except SlackTokenRotationError as error:
            if _expires_within(bot, 0):
                raise Unreachable(f"the token of {team} expired and was not renewed") from error
            log.error("slack %s: the token was not renewed: %s", team, error_code(error.api_error))
            return bot
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
            if _expires_within(bot, 0):
                raise Temporary(f"oauth.v2.access: {type(error).__name__}") from error
            return bot
        if renewed is None:
            return bot
        await self._save(renewed)
        return renewed


def _expires_within(bot: Bot, seconds: float) -> bool:
    expires_at = bot.bot_token_expires_at
    return expires_at is not None and expires_at <= time.time() + seconds


def _secret_name(team: str) -> str:
    return f"{STORED_PREFIX}{team}"
