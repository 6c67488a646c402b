"""The bot tokens of many workspaces, encrypted at rest.

The keys are Fernet keys (`Fernet.generate_key()`), the newest first: it encrypts, all decrypt. A
token that an older key encrypted is written again with the newest when it is next read from the
store, so an old key may be taken away once every workspace was heard of.
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

from adapters.slack.errors import code_of
from bot.ports import Temporary, Unreachable
from bot.store import Store

log = logging.getLogger(__name__)

KEPT = (
    *("team_id", "team_name", "bot_id", "bot_user_id", "bot_scopes", "installed_at"),
    *("bot_token", "bot_refresh_token", "bot_token_expires_at"),
)
"""What is kept of an installation; the admin who installed it is nobody's business."""
ROTATE_BEFORE = 120  # minutes before a token ends; Slack lets it live for 12 hours


class WholeOrganisation(BoltError):
    """Somebody installed the app for a whole Enterprise Grid organisation."""


class Installations(AsyncInstallationStore):
    """The token of every workspace that installed the app; bolt's OAuth pages write here.

    Several processes may share one store: before a token is renewed it is read again, because
    another process may have done it.
    """

    client: AsyncWebClient

    def __init__(
        self, store: Store, *, keys: tuple[str, ...], client_id: str, client_secret: str
    ) -> None:
        self.client_id, self.client_secret = client_id, client_secret
        self.box = MultiFernet([Fernet(key) for key in keys])
        self._newest = Fernet(keys[0])
        self._store = store
        self._held: dict[str, Bot] = {}
        self._renewing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def known(self, team: str) -> str:
        """The workspace's token as it is: enough to know whether to listen, and no ack waits."""
        bot = self._held.get(team) or await self._load(team)
        return bot.bot_token

    async def token(self, team: str) -> str:
        """The workspace's token, renewed if it ends soon. Raises `Unreachable` or `Temporary`."""
        bot = self._held.get(team) or await self._load(team)
        if _ends_within(bot, ROTATE_BEFORE * 60):
            async with self._renewing[team]:
                bot = await self._load(team)
                if _ends_within(bot, ROTATE_BEFORE * 60):
                    bot = await self._renewed(team, bot)
        return bot.bot_token

    def refused(self, team: str) -> None:
        """Slack refused the token: the next call reads it again, another process may know more."""
        self._held.pop(team, None)

    async def remove(self, team: str) -> None:
        """The app is installed there no longer."""
        self._held.pop(team, None)
        async with self._store.transaction() as unit:
            await unit.drop_secret(_name(team))

    async def async_save(self, installation: Installation) -> None:
        """Keep what bolt's OAuth flow received. Raises `WholeOrganisation`."""
        if installation.is_enterprise_install or not installation.team_id:
            log.warning("slack: an installation for a whole organisation was refused")
            raise WholeOrganisation
        bot = installation.to_bot()
        await self._keep(bot)
        log.info("slack %s installed the app", bot.team_id)

    async def _keep(self, bot: Bot) -> None:
        team = str(bot.team_id)
        sealed = self._newest.encrypt(
            json.dumps({name: getattr(bot, name) for name in KEPT}).encode()
        )
        async with self._store.transaction() as unit:
            await unit.put_secret(_name(team), sealed)
        self._held[team] = bot

    async def _load(self, team: str) -> Bot:
        async with self._store.transaction() as unit:
            sealed = await unit.secret(_name(team)) if team else None
        if sealed is None:
            raise Unreachable(f"not installed in {team or 'an unnamed workspace'}")
        try:
            bot = Bot(**json.loads(self.box.decrypt(sealed)))
        except InvalidToken as error:
            raise Unreachable(f"no key opens the token of {team}") from error
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            await self._keep(bot)
        self._held[team] = bot
        return bot

    async def _renewed(self, team: str, bot: Bot) -> Bot:
        rotator = AsyncTokenRotator(
            client_id=self.client_id, client_secret=self.client_secret, client=self.client
        )
        try:
            renewed = await rotator.perform_bot_token_rotation(
                bot=bot, minutes_before_expiration=ROTATE_BEFORE
            )
        except SlackTokenRotationError as error:
            if _ends_within(bot, 0):
                raise Unreachable(f"the token of {team} ended and was not renewed") from error
            log.error("slack %s: the token was not renewed: %s", team, code_of(error.api_error))
            return bot
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
            if _ends_within(bot, 0):
                raise Temporary(f"oauth.v2.access: {type(error).__name__}") from error
            return bot
        if renewed is None:
            return bot
        await self._keep(renewed)
        return renewed


def _ends_within(bot: Bot, seconds: float) -> bool:
    ends = bot.bot_token_expires_at
    return ends is not None and ends <= time.time() + seconds


def _name(team: str) -> str:
    return f"slack:{team}"
