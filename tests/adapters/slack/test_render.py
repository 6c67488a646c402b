"""Every message and form is within Slack's limits, and text of members is not formatted."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from adapters.slack import render
from bot.core.forms import Field, FieldKind, Form, Option
from bot.core.messages import (
    Actions,
    Button,
    CheckItem,
    Checklist,
    Footnote,
    Heading,
    Message,
    Paragraph,
    Quote,
    Row,
    message,
)
from bot.core.text import Bold, PersonName, Timestamp, text
from bot.domain.people import Address
from tests.emulators.slack_client import words
from tests.emulators.slack_rules import check_message, check_view
from tests.support import strategies as views
from tests.support.examples import examples

many = examples(60)
HOSTILE = "<!channel> <@U1> & *b* _i_ ~s~ `c` <https://x.test|y> @here\n> quoted"


@given(views.messages())
@many
def test_every_message_is_valid_on_every_surface(shown: Message) -> None:
    posted = render.posted(shown, "T1")
    check_message(posted, text_max=4000)
    for block in Block.parse_all(posted["blocks"]):
        block.validate_json()
    json.dumps(posted).encode()
    card = render.card(shown, "T1", "{}")
    check_view(card, "modal")
    View(**card).validate_json()
    check_view(render.home(shown, "T1"), "home")
    _nothing_parsed_is_a_members(render.posted(shown, "T1", link_people=False))


def _nothing_parsed_is_a_members(posted: dict[str, Any]) -> None:
    assert not re.search(r"[<>]", posted["text"])
    assert not re.search(r"&(?!amp;|lt;|gt;)", posted["text"])
    kinds = set(_types(posted["blocks"]))
    assert not kinds & {"mrkdwn", "user", "usergroup", "broadcast", "link", "channel", "emoji"}


@given(views.forms())
@many
def test_every_form_is_a_valid_modal(form: Form) -> None:
    view = render.modal(form, "T1", "x" * 300)
    check_view(view, "modal")
    View(**view).validate_json()
    assert [b["block_id"] for b in view["blocks"] if b["type"] == "input"] == [
        field.name for field in form.fields
    ]


def _types(node: Any) -> list[str]:
    if isinstance(node, list):
        return [kind for item in node for kind in _types(item)]
    if isinstance(node, dict):
        return [node["type"], *_types(list(node.values()))] if "type" in node else []
    return []


def test_text_of_a_member_is_shown_unchanged() -> None:
    shown = message(
        Paragraph(text(HOSTILE)), Quote(HOSTILE), Row(text(HOSTILE)), Footnote(text("s"))
    )
    assert words(render.posted(shown, "T1")).count(HOSTILE) == 3


def test_only_bold_spans_are_bold() -> None:
    (block,) = render.blocks(message(Paragraph(text("*no* ", Bold("yes")))), "T1")
    plain, strong = block["elements"][0]["elements"]
    assert plain == {"type": "text", "text": "*no* "}
    assert strong == {"type": "text", "text": "yes", "style": {"bold": True}}


def test_a_timestamp_is_shown_in_each_readers_zone() -> None:
    at = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
    (block,) = render.blocks(message(Paragraph(text(Timestamp(at, "Wed 12:30 GMT")))), "T1")
    assert block["elements"][0]["elements"] == [
        {
            "type": "date",
            "timestamp": 1772627400,
            "format": "{date_long} {time}",
            "fallback": "Wed 12:30 GMT",
        }
    ]


@pytest.mark.parametrize(
    "address, link_people, shown",
    [
        (Address("slack", "T1", "U1"), True, {"type": "user", "user_id": "U1"}),
        (Address("slack", "T1", "U1"), False, {"type": "text", "text": "Ann"}),
        (Address("slack", "T2", "U1"), True, {"type": "text", "text": "Ann"}),
        (Address("discord", "T1", "U1"), True, {"type": "text", "text": "Ann"}),
        (None, True, {"type": "text", "text": "Ann"}),
    ],
)
def test_a_person_is_a_link_only_in_their_workspace_and_where_it_notifies_nobody(
    address: Address | None, link_people: bool, shown: dict[str, str]
) -> None:
    said = message(Paragraph(text(PersonName("Ann", address))))
    (block,) = render.blocks(said, "T1", link_people=link_people)
    assert block["elements"][0]["elements"] == [shown]


def test_the_button_of_a_row_is_below_its_text() -> None:
    shown = render.blocks(message(Row(text("Ben"), Button("Ask", "request.note:1"))), "T1")
    assert [block["type"] for block in shown] == ["rich_text", "actions"]
    assert shown[1]["elements"][0]["action_id"] == "request.note:1"


def test_a_done_item_is_ticked_and_a_long_label_is_complete() -> None:
    label = "Find a quiet place with the light in front of you, and nothing odd behind you, please"
    items = (
        CheckItem(text(label), True, "prep.tick:1"),
        CheckItem(text("b"), False, "prep.tick:2"),
    )
    ticked, open_ = render.blocks(message(Checklist(items)), "T1")
    (box,) = ticked["elements"]
    assert box["initial_options"] == box["options"]
    option = box["options"][0]
    assert f"{option['text']['text']} {option['description']['text']}" == label
    assert "initial_options" not in open_["elements"][0]


def test_each_kind_of_field_has_its_element() -> None:
    few = tuple(Option(str(n), f"{n}") for n in range(3))
    lots = tuple(Option(str(n), f"{n}") for n in range(25))
    form = {
        "plain_text_input": Field("a", "A", FieldKind.TEXT, min_length=5, max_length=600),
        "users_select": Field("b", "B", FieldKind.PERSON, initial="slack:T1:U9"),
        "multi_users_select": Field("i", "I", FieldKind.PEOPLE, initial=("slack:T1:U9", "Ann")),
        "datepicker": Field("c", "C", FieldKind.DATE, initial="2026-03-04"),
        "timepicker": Field("d", "D", FieldKind.TIME, initial="09:30"),
        "radio_buttons": Field("e", "E", FieldKind.ONE, options=few, initial="1"),
        "static_select": Field("f", "F", FieldKind.ONE, options=lots),
        "checkboxes": Field("g", "G", FieldKind.MANY, options=few, initial=("0", "2")),
        "multi_static_select": Field("h", "H", FieldKind.MANY, options=lots),
    }
    found = {}
    for field in form.values():
        view = render.modal(Form("a.b", "T", "S", (field,)), "T1", "")
        found[view["blocks"][0]["element"]["type"]] = view["blocks"][0]["element"]
    assert list(found) == list(form)
    assert (found["plain_text_input"]["min_length"], found["plain_text_input"]["multiline"]) == (
        5,
        True,
    )
    assert found["users_select"]["initial_user"] == "U9"
    assert found["multi_users_select"]["initial_users"] == ["U9"]
    assert found["datepicker"]["initial_date"] == "2026-03-04"
    assert found["timepicker"]["initial_time"] == "09:30"
    assert found["radio_buttons"]["initial_option"]["value"] == "1"
    assert [o["value"] for o in found["checkboxes"]["initial_options"]] == ["0", "2"]


def test_an_optional_choice_can_stay_empty() -> None:
    few = tuple(Option(str(n), f"{n}") for n in range(3))
    field = Field("e", "E", FieldKind.ONE, options=few, required=False)
    view = render.modal(Form("a.b", "T", "S", (field,)), "T1", "")
    (block,) = view["blocks"]
    assert (block["element"]["type"], block["optional"]) == ("static_select", True)


def test_the_fallback_is_not_cut_within_an_entity() -> None:
    long = render.fallback(message(Paragraph(text("<" * 2900)), Heading("h")))
    assert len(long) <= 4000
    assert re.fullmatch(r"(&lt;)+…", long)


def test_buttons_have_their_style() -> None:
    (block,) = render.blocks(message(Actions((Button("Go", "a.b"),))), "T1")
    assert "style" not in block["elements"][0]
