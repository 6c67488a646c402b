"""Whatever a stranger sends, or Slack's signature covers: never a status 500, never a traceback."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.signature import SignatureVerifier

from adapters.slack.app import SlackApp
from storage import open_store
from tests.adapters import hostile
from tests.adapters.hostile import exchange, listening, request
from tests.adapters.slack.harness import (
    SDK_WARNS,
    SIGNING_SECRET,
    TEAM,
    many_workspaces,
    one_workspace,
    running_bot,
)
from tests.contract.chat_platforms import ScriptedCore
from tests.emulators.slack_client import loopback_slack

SIGNER = SignatureVerifier(SIGNING_SECRET)
PATHS = ("/slack/events", "/slack/install", "/slack/oauth_redirect", "/", "/%00", "/slack/%2e%2e")
JSON = b"application/json"
FORM = b"application/x-www-form-urlencoded"

names = st.sampled_from(
    (
        *("type", "event", "event_id", "event_time", "team", "user", "user_id", "view"),
        *("actions", "action_id", "payload", "command", "text", "channel", "container", "state"),
        *("values", "message", "blocks", "trigger_id", "response_url", "callback_id", "id", "ts"),
        *("authorizations", "enterprise", "is_enterprise_install", "private_metadata", "challenge"),
    )
)
kinds = st.sampled_from(
    (
        *("url_verification", "event_callback", "block_actions", "view_submission", "view_closed"),
        *("shortcut", "message_action", "app_home_opened", "user_change", "app_uninstalled"),
        *("tokens_revoked", "/intro", "T1", "U1", "request", "menu", "", "\x00", "\ud800"),
    )
)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | kinds
payloads = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6),
    max_leaves=15,
)
signed_objects = st.dictionaries(names, payloads, max_size=10)


def signed(body: bytes, kind: bytes = JSON, **changed: bytes) -> bytes:
    """A request that Slack signed; `changed` replaces what the two headers hold."""
    stamp = str(int(time.time()))
    signature = changed.get("signature")
    if signature is None:
        signature = (SIGNER.generate_signature(timestamp=stamp, body=body) or "").encode()
    given = [
        ("Content-Type", kind),
        ("X-Slack-Request-Timestamp", changed.get("stamp", stamp.encode())),
        ("X-Slack-Signature", signature),
    ]
    return request("POST", "/slack/events", given, body, host=b"localhost")


@asynccontextmanager
async def started(*, many: bool) -> AsyncIterator[SlackApp]:
    """An app for many workspaces, so with its installation pages, or for one."""
    async with loopback_slack("http") as slack:
        await slack.do("workspace", team=TEAM, name="Cardiff")
        store = await open_store("sqlite://")
        arguments = many_workspaces(slack) if many else await one_workspace(slack, "http")
        app = SlackApp(**arguments, store=store)
        await app.start(ScriptedCore())
        yield app
        await app.close()
        await store.close()


@pytest.mark.parametrize(
    "body, kind, changed, status",
    [
        (b"{}", JSON, {"signature": "v0=é".encode()}, 401),
        (b"{}", JSON, {"signature": "v0=é".encode("latin-1")}, 401),
        (b"{}", JSON, {"signature": b""}, 401),
        (b"{}", JSON, {"stamp": b"9" * 400}, 401),
        (b"{}", JSON, {"stamp": "١٢٣".encode()}, 401),
        (b"\xff", JSON, {"signature": b"v0=00"}, 401),
        (b"{", JSON, {}, 400),
        (b"[]", JSON, {}, 400),
        (b"1", JSON, {}, 400),
        (b"[" * 100_000, JSON, {}, 400),
        (b'{"a": ' + b"1" * 5000 + b"}", JSON, {}, 400),
        (b"payload=%7B", FORM, {}, 400),
        (b"payload=%5B%5D", FORM, {}, 400),
        (b'{"type": "block_actions", "team": [], "user": 1}', JSON, {}, 400),
    ],
)
async def test_the_right_refusal(
    body: bytes, kind: bytes, changed: dict[str, bytes], status: int
) -> None:
    async with started(many=False) as app:
        with listening() as logged:
            assert await exchange(app.port, signed(body, kind, **changed)) == status
        assert logged == []


@contextmanager
def checking(*, many: bool) -> Iterator[Callable[[bytes], None]]:
    """A function that sends a request to an app that runs meanwhile, and checks the answer."""
    with asyncio.Runner() as runner:
        running = started(many=many)
        app = runner.run(running.__aenter__())

        def check(raw: bytes) -> None:
            with listening() as logged:
                status = runner.run(exchange(app.port, raw, patience_s=0.3))
            assert status is None or 200 <= status < 500, status
            assert logged == []

        yield check
        runner.run(running.__aexit__(None, None, None))


@pytest.mark.filterwarnings(SDK_WARNS)
def test_nothing_that_a_stranger_sends_is_a_mistake_of_ours() -> None:
    with checking(many=True) as check:

        @settings(max_examples=30, deadline=None)
        @given(
            hostile.methods,
            st.sampled_from(PATHS),
            hostile.queries,
            hostile.headers,
            hostile.bodies,
        )
        def strangers(method: str, path: str, query: str, headers: Any, body: bytes) -> None:
            check(request(method, path + query, headers, body, host=b"localhost"))

        strangers()


def test_nothing_with_a_signature_is_a_mistake_of_ours() -> None:
    with checking(many=False) as check:

        @settings(max_examples=50, deadline=None)
        @given(signed_objects)
        def payloads_of_no_known_form(payload: Any) -> None:
            check(signed(json.dumps({"team_id": TEAM, **payload}).encode()))

        payloads_of_no_known_form()


async def test_a_form_is_understood_as_before() -> None:
    async with running_bot("http") as bot:
        ana = await bot.slack.member(TEAM, "UANA", "ana")
        with listening() as logged:
            await ana.command("help")
        assert logged == []
        assert await bot.refusals() == []
