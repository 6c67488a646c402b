"""Slack's payloads as events: whose, what, and which id makes a repeat a repeat."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack import parse
from adapters.slack.parse import Surface
from bot.model.people import Address
from bot.ports import MessageRef

ANN = Address("slack", "T1", "U1")


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
def test_a_command_is_a_name_and_what_was_typed(
    typed: str, name: str, text: str, mentions: list[str]
) -> None:
    event, origin = parse.used_command(command(typed))
    assert (event.actor, event.name, event.text) == (ANN, name, text)
    assert [address.member for address in event.mentions] == mentions
    assert (event.event_id, origin.surface) == ("slack:9.9.f", Surface.COMMAND)


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


def test_a_button_says_where_it_stood() -> None:
    found = parse.pressed(press())
    assert found is not None
    event, origin = found
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
def test_what_is_no_message_of_ours_is_no_reference(more: dict[str, Any], surface: Surface) -> None:
    found = parse.pressed(press(**more))
    assert found is not None
    event, origin = found
    assert event.message is None
    assert origin.surface is surface
    assert origin.home is (surface is Surface.HOME)


def test_a_change_of_a_select_is_no_press() -> None:
    act = {"type": "static_select", "action_id": "value", "block_id": "minutes"}
    assert parse.pressed(press(actions=[act])) is None


def test_a_modal_remembers_where_its_form_was_opened_from() -> None:
    _, origin = parse.pressed(press()) or pytest.fail("no press")
    view = {"id": "V1", "callback_id": "request.note:7", "private_metadata": origin.packed(2)}
    held = {"why": {"value": {"type": "plain_text_input", "value": None}}}
    body = {
        **press(),
        "type": "view_submission",
        "view": {**view, "state": {"values": held}},
        "trigger_id": "9.9.g",
    }
    event, back = parse.submitted(body)
    assert (event.form, dict(event.values)) == ("request.note:7", {"why": ""})
    assert (back.surface, back.channel, back.message, back.response_url, back.depth) == (
        *(Surface.MESSAGE, "D1", "5.000001", "https://r.test/1"),
        2,
    )


def test_a_repeat_has_the_same_id_and_another_act_another() -> None:
    assert parse.event_id({"event_id": "Ev1", "trigger_id": "1"}) == "slack:Ev1"
    assert parse.event_id({"trigger_id": "1"}) == "slack:1"
    first, second = ({"user": {"id": "U1"}, "at": at} for at in (1, 2))
    assert parse.event_id(first) == parse.event_id(dict(first))
    assert parse.event_id(first) != parse.event_id(second)


def test_only_a_deactivated_member_has_left() -> None:
    user = {"id": "U1", "deleted": False}
    body = {"team_id": "T1", "event_id": "Ev1", "event": {"type": "user_change", "user": user}}
    assert parse.member_left(body) is None
    user["deleted"] = True
    left = parse.member_left(body)
    assert left is not None
    assert left[0].actor == ANN


def test_what_is_kept_for_later_is_read_the_same_and_holds_no_words_of_others() -> None:
    secret = [{"type": "section", "text": "words of a member"}]
    stood = {"ts": "1.5", "user": "U2", "text": "words of a member", "blocks": secret}
    view = {"id": "V1", "type": "modal", "private_metadata": '{"d": 2}', "blocks": secret}
    for body in (
        command("request <@U2|ben>"),
        {**press(), "message": stood},
        {**press(), "view": view, "container": {"type": "view"}},
        {**press(), "type": "message_action", "callback_id": "request", "message": stood},
    ):
        kept = parse.lean(body)
        assert parse.read(kept) == parse.read(body)
        assert parse.read(body) is not None
        assert "words of a member" not in str(kept)


def test_the_message_shortcut_asks_for_its_author() -> None:
    body = {**press(), "type": "message_action", "callback_id": "request"}
    event, _ = parse.used_shortcut({**body, "message": {"user": "U2", "ts": "1"}})
    assert (event.name, event.mentions) == ("request", (Address("slack", "T1", "U2"),))
    event, _ = parse.used_shortcut({**body, "message": {"bot_id": "B1", "ts": "1"}})
    assert (event.name, event.mentions) == ("request", ())
