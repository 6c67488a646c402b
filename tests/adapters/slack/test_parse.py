"""Parses Slack's payloads: the actor, the meaning, and the id that a repeated delivery has too."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.slack.parse import event_id, parse
from adapters.slack.received import Origin, Received, Surface
from bot.core.events import (
    ButtonPressed,
    CommandUsed,
    CommunityJoined,
    CommunityLeft,
    FormSubmitted,
    HomeOpened,
    MemberChanged,
    MemberLeft,
)
from bot.core.ports import MessageRef
from bot.domain.people import Address, Profile

ANN = Address("slack", "T1", "U1")
NOW = datetime(2026, 3, 4, 15, 10, tzinfo=UTC)


def received(body: dict[str, Any]) -> Received:
    parsed = parse(body, NOW)
    assert parsed is not None
    return parsed


def command(text: str, **more: Any) -> dict[str, Any]:
    known = {"command": "/intro", "team_id": "T1", "user_id": "U1", "channel_id": "C1"}
    return {
        **known,
        "trigger_id": "9.9.f",
        "response_url": "https://r.test/1",
        "text": text,
        **more,
    }


@pytest.mark.parametrize(
    "typed, name, text, mentions",
    [
        ("", "", "", []),
        ("  find   data science ", "find", "data science", []),
        ("request <@U2|ben>", "request", "@ben", ["U2"]),
        ("request <@U2> <@U3|cai>", "request", "@U2 @cai", ["U2", "U3"]),
        ("find <#C1|general> &amp; &lt;b&gt;", "find", "#general & <b>", []),
        ("find <https://x.test|x.test> <!here>", "find", "x.test here", []),
        ("find", "find", "", []),
    ],
)
def test_a_command_has_a_name_a_text_and_mentions(
    typed: str, name: str, text: str, mentions: list[str]
) -> None:
    parsed = received(command(typed))
    event = parsed.event
    assert isinstance(event, CommandUsed)
    assert (event.actor, event.name, event.text) == (ANN, name, text)
    assert [address.member for address in event.mentions] == mentions
    assert (parsed.id, parsed.origin.surface, parsed.at) == ("slack:9.9.f", Surface.COMMAND, NOW)


def press(**more: Any) -> dict[str, Any]:
    act = {"type": "button", "action_id": "answer.accept:1", "block_id": "b", "action_ts": "1"}
    return {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "trigger_id": "9.9.f",
        "response_url": "https://r.test/1",
        "channel": {"id": "D1"},
        "container": {"type": "message", "message_ts": "5.000001", "is_ephemeral": False},
        "actions": [act],
        **more,
    }


def pressed(**more: Any) -> tuple[ButtonPressed, Origin]:
    parsed = received(press(**more))
    assert isinstance(parsed.event, ButtonPressed)
    return parsed.event, parsed.origin


def test_a_press_refers_to_the_message_of_its_button() -> None:
    event, origin = pressed()
    assert (event.actor, event.action) == (ANN, "answer.accept:1")
    assert event.message == MessageRef(ANN, "D1:5.000001")
    assert origin.surface is Surface.MESSAGE


@pytest.mark.parametrize(
    "more, surface",
    [
        ({"container": {"message_ts": "5.1", "is_ephemeral": True}}, Surface.EPHEMERAL),
        ({"view": {"id": "V1", "type": "modal"}, "channel": None}, Surface.MODAL),
        ({"view": {"id": "V1", "type": "home"}, "channel": None}, Surface.HOME),
    ],
)
def test_a_press_outside_a_sent_message_refers_to_no_message(
    more: dict[str, Any], surface: Surface
) -> None:
    event, origin = pressed(**more)
    assert event.message is None
    assert origin.surface is surface
    assert origin.home is (surface is Surface.HOME)


@pytest.mark.parametrize("kind, is_checkbox", [("button", False), ("checkboxes", True)])
def test_a_checkbox_is_pressed_like_a_button(kind: str, is_checkbox: bool) -> None:
    act = {"type": kind, "action_id": "prep.tick:1", "block_id": "b"}
    event, origin = pressed(actions=[act])
    assert (event.action, origin.checkbox) == ("prep.tick:1", is_checkbox)


def test_a_change_of_a_select_menu_is_no_event() -> None:
    act = {"type": "static_select", "action_id": "value", "block_id": "minutes"}
    assert parse(press(actions=[act]), NOW) is None


def test_a_submission_has_the_origin_of_the_button_that_opened_its_form() -> None:
    _, origin = pressed()
    metadata = origin.private_metadata(depth=2)
    view = {"id": "V1", "callback_id": "request.note:7", "private_metadata": metadata}
    values = {"why": {"value": {"type": "plain_text_input", "value": None}}}
    body = {
        **press(),
        "type": "view_submission",
        "view": {**view, "state": {"values": values}},
        "trigger_id": "9.9.g",
    }
    parsed = received(body)
    assert isinstance(parsed.event, FormSubmitted)
    assert (parsed.event.form, dict(parsed.event.values)) == ("request.note:7", {"why": ""})
    back = parsed.origin
    assert (back.surface, back.channel, back.message, back.response_url, back.depth) == (
        *(Surface.MESSAGE, "D1", "5.000001", "https://r.test/1"),
        2,
    )
    assert back.message_ref == origin.message_ref


def test_a_repeated_delivery_has_the_same_id_and_another_event_a_different_one() -> None:
    assert event_id({"event_id": "Ev1", "trigger_id": "1"}) == "slack:Ev1"
    assert event_id({"trigger_id": "1"}) == "slack:1"
    first, second = ({"user": {"id": "U1"}, "at": at} for at in (1, 2))
    assert event_id(first) == event_id(dict(first))
    assert event_id(first) != event_id(second)


@pytest.mark.parametrize("tab, opened", [("home", True), ("messages", False)])
def test_only_the_home_tab_is_opened(tab: str, opened: bool) -> None:
    event = {"type": "app_home_opened", "user": "U1", "tab": tab}
    parsed = parse({"team_id": "T1", "event_id": "Ev1", "event": event}, NOW)
    assert (parsed is not None and isinstance(parsed.event, HomeOpened)) is opened


def test_only_a_deactivated_member_has_left() -> None:
    user: dict[str, Any] = {"id": "U1", "deleted": False, "tz": "Europe/Paris", "real_name": "Ann"}
    user["profile"] = {"display_name": "Ann O.", "phone": "029 2087 0000", "email": "a@example.org"}
    body = {"team_id": "T1", "event_id": "Ev1", "event": {"type": "user_change", "user": user}}
    changed = received(body)
    assert isinstance(changed.event, MemberChanged)
    assert (changed.event.actor, changed.event.profile) == (
        ANN,
        Profile(name="Ann O.", zone="Europe/Paris"),
    )
    assert "029 2087" not in str(changed.body)
    assert "example.org" not in str(changed.body)
    assert parse(changed.body, NOW, changed.id) == changed
    user["deleted"] = True
    event = received(body).event
    assert isinstance(event, MemberLeft)
    assert event.actor == ANN


@pytest.mark.parametrize(
    "event, left",
    [
        ({"type": "app_uninstalled"}, True),
        ({"type": "tokens_revoked", "tokens": {"bot": ["B1"]}}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"]}}, False),
        ({"type": "message"}, False),
    ],
)
def test_a_workspace_has_left_when_the_app_or_its_bot_token_is_gone(
    event: dict[str, Any], left: bool
) -> None:
    parsed = parse({"team_id": "T1", "event_id": "Ev1", "event": event}, NOW)
    assert (parsed is not None) is left
    if parsed is not None:
        assert parsed.event == CommunityLeft(event_id="slack:Ev1", community="slack:T1")
        assert parsed.origin.surface is Surface.NONE


@pytest.mark.parametrize("user, own", [("UBOT", True), ("U1", False)])
def test_only_the_bots_own_joining_of_a_channel_is_an_event(user: str, own: bool) -> None:
    body = {
        "team_id": "T1",
        "event_id": "Ev1",
        "event": {"type": "member_joined_channel", "user": user, "channel": "C1"},
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
    }
    parsed = parse(body, NOW)
    assert (parsed is not None) is own
    if parsed is not None:
        assert parsed.event == CommunityJoined(event_id="slack:Ev1", community="slack:T1")
        assert (parsed.origin.surface, parsed.origin.channel) == (Surface.CHANNEL, "C1")
        assert parse(parsed.body, NOW, parsed.id) == parsed


def test_a_stored_body_parses_to_the_same_event_and_contains_no_text_of_others() -> None:
    blocks = [{"type": "section", "text": "words of a member"}]
    message = {"ts": "1.5", "user": "U2", "text": "words of a member", "blocks": blocks}
    view = {"id": "V1", "type": "modal", "private_metadata": '{"d": 2}', "blocks": blocks}
    for body in (
        command("request <@U2|ben>"),
        {**command("find"), "trigger_id": ""},
        {**press(), "message": message},
        {**press(), "view": view, "container": {"type": "view"}},
        {**press(), "type": "message_action", "callback_id": "request", "message": message},
        {
            **press(),
            "type": "message_action",
            "callback_id": "block",
            "message": {**message, "bot_id": "B1"},
        },
    ):
        first = received(body)
        assert parse(first.body, NOW, first.id) == first
        assert "words of a member" not in str(first.body)


def test_the_message_shortcut_requests_an_introduction_to_the_author() -> None:
    body = {**press(), "type": "message_action", "callback_id": "request"}
    by_member = received({**body, "message": {"user": "U2", "ts": "1"}}).event
    assert isinstance(by_member, CommandUsed)
    assert (by_member.name, by_member.mentions) == ("request", (Address("slack", "T1", "U2"),))
    by_bot = received({**body, "message": {"bot_id": "B1", "ts": "1"}}).event
    assert isinstance(by_bot, CommandUsed)
    assert (by_bot.name, by_bot.mentions) == ("request", ())


def test_the_shortcut_on_a_message_of_a_bot_names_the_message() -> None:
    body = {**press(), "type": "message_action", "callback_id": "block", "channel": {"id": "D1"}}
    by_bot = received({**body, "message": {"user": "U9", "bot_id": "B1", "ts": "1.5"}}).event
    assert isinstance(by_bot, CommandUsed)
    assert (by_bot.name, by_bot.mentions) == ("block", ())
    assert by_bot.message == MessageRef(by_bot.actor, "D1:1.5")
    by_member = received({**body, "message": {"user": "U2", "ts": "1.5"}}).event
    assert isinstance(by_member, CommandUsed)
    assert by_member.mentions == (Address("slack", "T1", "U2"),)
    assert by_member.message is None


def test_an_unknown_shortcut_opens_the_menu() -> None:
    body = {**press(), "type": "message_action", "callback_id": "erase"}
    event = received({**body, "message": {"user": "U2", "ts": "1"}}).event
    assert isinstance(event, CommandUsed)
    assert event.name == ""
