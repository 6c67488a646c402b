"""The loopback Slack refuses what Slack refuses."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.harness import TEAM
from tests.emulators.slack_client import EmulatorError, LoopbackSlack, loopback_slack
from tests.emulators.slack_rules import Refusal, check_message, check_view

PLAIN = {"type": "plain_text", "text": "x"}
BUTTON = {"type": "button", "action_id": "a.b", "text": PLAIN}
OPTION = {"text": PLAIN, "value": "v"}
ACTIONS = {"type": "actions", "elements": [BUTTON]}
INPUT = {
    "type": "input",
    "block_id": "why",
    "label": PLAIN,
    "element": {"type": "plain_text_input", "action_id": "value"},
}
MODAL = {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [INPUT]}


def header(text: str) -> dict[str, Any]:
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


def choice(kind: str, count: int, **more: Any) -> dict[str, Any]:
    options = [{"text": PLAIN, "value": f"{n}"} for n in range(count)]
    return {"type": "actions", "elements": [{"type": kind, "action_id": "a", "options": options}]}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": [{**BUTTON, **more}]}


def text(n: int, kind: str = "plain_text") -> dict[str, Any]:
    return {"type": kind, "text": "x" * n}


@pytest.mark.parametrize(
    "blocks",
    [
        [header("x")] * 51,
        [header("x" * 151)],
        [header("")],
        [header("🎉" * 76)],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "section", "text": text(3001)}],
        [{"type": "section"}],
        [button(text=text(76))],
        [button(text={"type": "mrkdwn", "text": "x"})],
        [button(action_id="x" * 256)],
        [button(style="loud")],
        [button(colour="red")],
        [{"type": "actions", "elements": [BUTTON, BUTTON]}],
        [{"type": "actions", "elements": [{**BUTTON, "action_id": f"{n}"} for n in range(26)]}],
        [{"type": "actions", "elements": []}],
        [{**ACTIONS, "block_id": "b"}, {**ACTIONS, "block_id": "b"}],
        [{**ACTIONS, "block_id": "x" * 256}],
        [{"type": "context", "elements": [PLAIN] * 11}],
        [choice("checkboxes", 11)],
        [choice("radio_buttons", 11)],
        [choice("static_select", 101)],
        [choice("static_select", 0)],
        [INPUT],
        [{"type": "video"}],
        [{"type": "rich_text", "elements": []}],
        [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}],
    ],
)
def test_blocks_that_slack_refuses(blocks: list[dict[str, Any]]) -> None:
    with pytest.raises(Refusal):
        check_message({"text": "x", "blocks": blocks})


@pytest.mark.parametrize(
    "option",
    [
        {"text": text(76), "value": "v"},
        {"text": PLAIN, "value": "v" * 151},
        {"text": PLAIN, "value": ""},
        {"text": PLAIN, "value": "v", "description": text(76)},
    ],
)
def test_options_that_slack_refuses(option: dict[str, Any]) -> None:
    box = {"type": "checkboxes", "action_id": "a", "options": [option]}
    with pytest.raises(Refusal):
        check_message({"text": "x", "blocks": [{"type": "actions", "elements": [box]}]})


@pytest.mark.parametrize("given", [{}, {"text": ""}, {"text": " "}, {"text": "x" * 40_001}])
def test_a_message_needs_a_fallback(given: dict[str, Any]) -> None:
    with pytest.raises(Refusal):
        check_message({"blocks": [header("x")], **given})


@pytest.mark.parametrize(
    "change",
    [
        {"title": text(25)},
        {"submit": text(25)},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"blocks": [header("x")] * 101},
        {"type": "home"},
        {"colour": "red"},
    ],
)
def test_views_that_slack_refuses(change: dict[str, Any]) -> None:
    check_view(MODAL, "modal")
    with pytest.raises(Refusal):
        check_view({**MODAL, **change}, "modal")


def test_a_modal_with_inputs_needs_submit() -> None:
    with pytest.raises(Refusal, match="submit"):
        check_view({k: v for k, v in MODAL.items() if k != "submit"}, "modal")


@pytest.fixture
async def slack() -> AsyncIterator[LoopbackSlack]:
    async with loopback_slack("http") as started:
        await started.do("workspace", team=TEAM, name="Cardiff")
        await started.member(TEAM, "U1", "ann")
        yield started


async def refused(slack: LoopbackSlack, method: str, **given: Any) -> str:
    token = given.pop("token", None) or await slack.do("token", team=TEAM)
    client = AsyncWebClient(token=token, base_url=slack.api_url, session=slack.session)
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=given)
    return str(caught.value.response.get("error"))


async def trigger(slack: LoopbackSlack) -> str:
    """Return the trigger id of a command without a response."""
    with pytest.raises(EmulatorError, match="Unacknowledged"):
        await slack.do("command", team=TEAM, user="U1", text="")
    return str((await slack.get_triggers())[-1])


async def test_a_trigger_works_once_and_for_three_seconds(slack: LoopbackSlack) -> None:
    token = await slack.do("token", team=TEAM)
    client = AsyncWebClient(token=token, base_url=slack.api_url, session=slack.session)
    await slack.do("set", request_url="http://127.0.0.1:9/")
    first, second = await trigger(slack), await trigger(slack)
    await client.views_open(trigger_id=first, view=MODAL)
    again = await refused(slack, "views.open", trigger_id=first, view=MODAL)
    await slack.do("advance", seconds=3.1)
    late = await refused(slack, "views.open", trigger_id=second, view=MODAL)
    never = await refused(slack, "views.open", trigger_id="1.2.3", view=MODAL)
    assert (again, late, never) == (
        "exchanged_trigger_id",
        "expired_trigger_id",
        "invalid_trigger_id",
    )


async def test_scopes_tokens_and_conversations_are_checked(slack: LoopbackSlack) -> None:
    assert await refused(slack, "auth.test", token="xoxb-none") == "invalid_auth"
    assert await refused(slack, "conversations.open", users="U404") == "user_not_found"
    assert await refused(slack, "conversations.open", users="") == "not_enough_users"
    many = ",".join(f"U{n}" for n in range(9))
    assert await refused(slack, "conversations.open", users=many) == "too_many_users"
    assert await refused(slack, "chat.postMessage", channel="C404", text="x") == "channel_not_found"
    place = await slack.do("direct", team=TEAM, user="U1")
    assert await refused(slack, "chat.postMessage", channel=place) == "no_text"
    assert await refused(slack, "chat.postMessage", channel="CT1", text="x") == "not_in_channel"
    missing = {"channel": place, "ts": "1.1", "text": "x"}
    assert await refused(slack, "chat.update", **missing) == "message_not_found"
    long = {**missing, "text": "x" * 4001}
    assert await refused(slack, "chat.update", **long) == "msg_too_long"
    assert await refused(slack, "users.info", user="U1") == "invalid_arguments"
    await slack.do("token", team=TEAM, scopes=["commands"])
    assert await refused(slack, "chat.postMessage", channel="CT1", text="x") == "missing_scope"
    assert await refused(slack, "conversations.open", users="U1") == "missing_scope"


async def test_a_conversation_takes_a_burst_and_then_one_message_a_second(
    slack: LoopbackSlack,
) -> None:
    token = await slack.do("token", team=TEAM)
    client = AsyncWebClient(token=token, base_url=slack.api_url, session=slack.session)
    place = await slack.do("direct", team=TEAM, user="U1")
    for _ in range(5):
        await client.chat_postMessage(channel=place, text="x")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=place, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"


async def test_a_late_or_invalid_ack_is_an_error(slack: LoopbackSlack) -> None:
    await slack.do("set", request_url="http://127.0.0.1:9/")
    with pytest.raises(EmulatorError, match="Unacknowledged"):
        await slack.do("open_home", team=TEAM, user="U1")
    tried = await slack.get("deliveries")
    assert [note["attempt"] for note in tried] == [0, 1, 2], json.dumps(tried)
