"""`paned doctor`: what is missing, and how to get it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cryptography.fernet import Fernet

from adapters.slack.doctor import EVENTS, check
from adapters.slack.install import SCOPES
from bot.doctor import Finding, Level
from tests.adapters.slack.harness import APP_TOKEN, TEAM
from tests.emulators.slack_client import ROOT, LoopbackSlack, loopback_slack


def bad(findings: list[Finding]) -> list[str]:
    failed = [finding for finding in findings if finding.level is Level.FAIL]
    assert all(finding.how for finding in failed)
    return [finding.what for finding in failed]


async def checked(slack: LoopbackSlack, **given: Any) -> list[Finding]:
    token = await slack.do("token", team=TEAM)
    return await check(**{"bot_token": token, "api_url": slack.api_url, **given})


@pytest.fixture
async def slack() -> Any:
    async with loopback_slack() as started:
        await started.do("workspace", team=TEAM, name="Cardiff")
        yield started


async def test_a_complete_setup_has_no_findings(slack: LoopbackSlack) -> None:
    findings = await checked(slack, app_token=APP_TOKEN)
    assert bad(findings) == []
    checks = [finding.what for finding in findings]
    assert "connected to Cardiff as paned" in checks
    assert "Socket Mode connects" in checks


async def test_a_missing_scope_is_named_with_its_fix(slack: LoopbackSlack) -> None:
    await slack.do("token", team=TEAM, scopes=["chat:write", "commands", "users:read"])
    findings = await checked(slack, app_token=APP_TOKEN)
    assert bad(findings) == [
        "missing scopes: channels:read, files:write, im:history, im:write, mpim:write"
    ]
    assert any("Reinstall" in finding.how for finding in findings)


async def test_invalid_tokens_are_found(slack: LoopbackSlack) -> None:
    findings = await check(bot_token="xoxb-no", app_token="xapp-no", api_url=slack.api_url)
    assert bad(findings) == [
        "Slack refuses SLACK_BOT_TOKEN (invalid_auth)",
        "Slack refuses the Socket Mode connection (invalid_auth)",
    ]


async def test_swapped_tokens_are_found(slack: LoopbackSlack) -> None:
    findings = await check(bot_token="xapp-1", app_token="xoxb-1", api_url=slack.api_url)
    assert bad(findings)[:2] == [
        "SLACK_BOT_TOKEN does not have the format of such a token",
        "SLACK_APP_TOKEN does not have the format of such a token",
    ]


async def test_empty_settings_are_found() -> None:
    assert bad(await check()) == [
        "neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET",
        "neither SLACK_BOT_TOKEN nor SLACK_CLIENT_ID with SLACK_CLIENT_SECRET",
    ]


async def test_many_workspaces_need_an_address_and_a_key() -> None:
    many: dict[str, Any] = {"signing_secret": "s", "client_id": "c", "client_secret": "d"}
    assert bad(await check(**many)) == [
        "no public https address for the installation pages",
        "no key to encrypt the workspaces' tokens",
    ]
    nowhere = "http://127.0.0.1:9/api/"
    socket = await check(
        **{**many, "signing_secret": "", "app_token": "xapp-1", "api_url": nowhere}
    )
    assert "many workspaces, but no SLACK_SIGNING_SECRET" in bad(socket)
    wrong = await check(**many, public_url="https://bot.example", keys=("short",))
    assert bad(wrong) == ["a key for stored tokens is not a Fernet key"]
    right = (Fernet.generate_key().decode(),)
    assert bad(await check(**many, public_url="https://bot.example", keys=right)) == []


async def test_an_unreachable_slack_is_found() -> None:
    findings = await check(
        bot_token="xoxb-1", app_token="xapp-1", api_url="http://127.0.0.1:9/api/"
    )
    assert [what.partition(" (")[0] for what in bad(findings)] == [
        "http://127.0.0.1:9/api/ cannot be reached",
    ]


def test_the_manifest_lists_the_scopes_and_events_of_the_code() -> None:
    manifest = json.loads((ROOT / "app-manifest.json").read_text())
    assert manifest["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert subscribed == list(EVENTS)


def test_the_manifest_is_valid_by_slacks_schema() -> None:
    specs = ROOT.parent / "shared" / "specs"
    if not specs.is_dir():
        pytest.skip("Slack's manifest schema is not beside the repository")
    from jsonschema import Draft7Validator

    schema = json.loads((specs / "slack-manifest.schema.1.0.0.json").read_text())
    manifest = json.loads((ROOT / "app-manifest.json").read_text())
    assert [error.message for error in Draft7Validator(schema).iter_errors(manifest)] == []
    broken = {**manifest, "features": {"slash_commands": [{"command": "intro"}]}}
    assert list(Draft7Validator(schema).iter_errors(broken))
