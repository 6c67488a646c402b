"""Checks the settings and the app's configuration in Slack, and says how to fix what is missing."""

from __future__ import annotations

import re

import aiohttp
from cryptography.fernet import Fernet
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import error_code
from adapters.slack.install import CALLBACK_PATH, SCOPES
from adapters.slack.tokens import OneWorkspace
from adapters.slack.web_api import API_URL, WebApi, new_session
from bot.doctor import Finding, Level
from bot.i18n.operator import told

EVENTS = (
    "app_home_opened",
    "app_uninstalled",
    "member_joined_channel",
    "tokens_revoked",
    "user_change",
)
"""The events that the app subscribes to. `app-manifest.json` lists the same."""


async def check(
    *,
    bot_token: str = "",
    app_token: str = "",
    signing_secret: str = "",
    client_id: str = "",
    client_secret: str = "",
    keys: tuple[str, ...] = (),
    public_url: str = "",
    api_url: str = API_URL,
) -> list[Finding]:
    """Check the settings, and the tokens with Slack. Never raises and never sends a message."""
    findings = _settings(
        bot_token=bot_token,
        app_token=app_token,
        signing_secret=signing_secret,
        client_id=client_id,
        client_secret=client_secret,
        keys=keys,
        public_url=public_url,
    )
    async with new_session() as session:
        client = WebApi(tokens=OneWorkspace(bot_token), session=session, api_url=api_url).client
        if bot_token:
            findings += await _bot(client, bot_token)
        if app_token:
            findings.append(await _socket(client, app_token))
    findings.append(_events())
    return list(dict.fromkeys(findings))  # Slack away is one finding, not one for each token


def _settings(
    *,
    bot_token: str,
    app_token: str,
    signing_secret: str,
    client_id: str,
    client_secret: str,
    keys: tuple[str, ...],
    public_url: str,
) -> list[Finding]:
    findings = [
        _format("SLACK_BOT_TOKEN", bot_token, r"xox[be]", "Install App → Bot User OAuth Token"),
        _format(
            "SLACK_APP_TOKEN",
            app_token,
            r"xapp-",
            told("Basic Information → App-Level Tokens, with the scope connections:write"),
        ),
    ]
    if not (app_token or signing_secret):
        findings.append(
            Finding(
                Level.FAIL,
                told("neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET"),
                told(
                    "Set SLACK_APP_TOKEN for Socket Mode (no public address needed), or"
                    " SLACK_SIGNING_SECRET to receive events over HTTP."
                ),
            )
        )
    if bot_token:
        return [finding for finding in findings if finding is not None]
    if not (client_id and client_secret):
        findings.append(
            Finding(
                Level.FAIL,
                told("neither SLACK_BOT_TOKEN nor SLACK_CLIENT_ID with SLACK_CLIENT_SECRET"),
                told(
                    "For one workspace set SLACK_BOT_TOKEN; for many, the two others (Basic"
                    " Information → App Credentials)."
                ),
            )
        )
        return [finding for finding in findings if finding is not None]
    if app_token and not signing_secret:
        findings.append(
            Finding(
                Level.FAIL,
                told("many workspaces, but no SLACK_SIGNING_SECRET"),
                told("Many workspaces need HTTP mode: Basic Information → App Credentials."),
            )
        )
    if not public_url.startswith("https://"):
        findings.append(
            Finding(
                Level.FAIL,
                told("no public https address for the installation pages"),
                told(
                    "Set it, and add <address>{callback_path} under OAuth & Permissions →"
                    " Redirect URLs.",
                    callback_path=CALLBACK_PATH,
                ),
            )
        )
    findings.append(_keys(keys))
    return [finding for finding in findings if finding is not None]


def _format(setting: str, value: str, pattern: str, source: str) -> Finding | None:
    if not value or re.match(pattern, value):
        return None
    return Finding(
        Level.FAIL,
        told("{setting} does not have the format of such a token", setting=setting),
        told("Copy it again: {source}.", source=source),
    )


def _keys(keys: tuple[str, ...]) -> Finding:
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        return Finding(Level.FAIL, told("a key for stored tokens is not a Fernet key"), _make_key())
    if not keys:
        return Finding(Level.FAIL, told("no key to encrypt the workspaces' tokens"), _make_key())
    return Finding(Level.OK, told("the workspaces' tokens are encrypted"))


def _make_key() -> str:
    command = "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"
    return told("Make one: python -c '{command}'", command=command)


async def _bot(client: AsyncWebClient, token: str) -> list[Finding]:
    try:
        answer = await client.auth_test(token=token)
    except SlackApiError as error:
        code = error_code(error) or "an invalid answer"
        return [
            Finding(
                Level.FAIL,
                told("Slack refuses SLACK_BOT_TOKEN ({code})", code=code),
                told(
                    "Copy it again: OAuth & Permissions → Bot User OAuth Token. If it was"
                    " revoked, Install App → Reinstall to Workspace."
                ),
            )
        ]
    except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
        return [_unreachable(client, error)]
    findings = [
        Finding(
            Level.OK,
            told("connected to {team} as {user}", team=answer["team"], user=answer["user"]),
        )
    ]
    granted = {scope.strip() for scope in answer.headers.get("x-oauth-scopes", "").split(",")}
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        findings.append(
            Finding(
                Level.FAIL,
                told("missing scopes: {scopes}", scopes=", ".join(missing)),
                told(
                    "OAuth & Permissions → Bot Token Scopes → add them, then Install App →"
                    " Reinstall to Workspace."
                ),
            )
        )
    else:
        findings.append(
            Finding(Level.OK, told("all {count} scopes are granted", count=len(SCOPES)))
        )
    return findings


async def _socket(client: AsyncWebClient, token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        code = error_code(error) or "an invalid answer"
        return Finding(
            Level.FAIL,
            told("Slack refuses the Socket Mode connection ({code})", code=code),
            told(
                "Switch Settings → Socket Mode on, and set SLACK_APP_TOKEN to an app-level token"
                " with the scope connections:write (Basic Information → App-Level Tokens)."
            ),
        )
    except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
        return _unreachable(client, error)
    return Finding(Level.OK, told("Socket Mode connects"))


def _unreachable(client: AsyncWebClient, error: Exception) -> Finding:
    return Finding(
        Level.FAIL,
        told(
            "{base_url} cannot be reached ({name})",
            base_url=client.base_url,
            name=type(error).__name__,
        ),
        told("Check the network and the proxy, and SLACK_API_URL if it is set."),
    )


def _events() -> Finding:
    # A bot token cannot read the subscriptions, so they cannot be checked.
    return Finding(
        Level.OK,
        told("the app must be subscribed to: {events}", events=", ".join(EVENTS)),
        told("If the Home tab stays empty, paste app-manifest.json again under App Manifest."),
    )
