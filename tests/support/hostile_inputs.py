"""Hostile input to everything that reads text from outside: the strategies, and what must hold.

Each check takes one input. `make test` tries some dozens of each, `make faults` thousands.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

from environs import EnvValidationError
from hypothesis import strategies as st

from adapters.playground import parse as playground
from adapters.slack.parse import parse as parse_slack
from adapters.slack.transport import MALFORMED
from bot.config import Settings
from bot.core.forms import SEVERAL, Field, FieldKind, Form, Option
from bot.core.message_codec import decode
from bot.core.messages import check_action
from bot.core.text import PersonName
from bot.domain.hosts import Format
from bot.domain.meeting_place import is_place, puts_off
from bot.domain.people import Address
from bot.domain.typed_windows import WindowError, parse_windows
from bot.domain.zones import look_up
from bot.engine import forms
from bot.engine.context import Context
from bot.i18n.fluent import LANGUAGES
from bot.i18n.sanitize import clean, shorten
from bot.i18n.translator import Translator
from tests.support.strategies import FRAGMENTS, words

NOW = datetime(2026, 3, 4, 15, 10, tzinfo=UTC)
PIECES = (
    *FRAGMENTS,
    *("Mon-Fri", "12:00-14:00", "weekdays", "noon", "9am", "–", ";", "/", ":", ".", ",", "\n"),
    *("Europe/London", "UTC+25", "GMT-0:00", "Paris", "slack:T1:U1", "answer.accept:01", "None"),
    *("https://[", "https://x:y@z", "+44 20", "2026-03-04", "9999-12-31", "²", "٣", "e\u0301"),
    *("{", "}", "{ $name }", "%s", "\\", "\0", "\r", "\ue000", "e\0\u0301", "<@U1|", "&#x110000;"),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=8).map("".join) | words(
    4000
)


class Check(NamedTuple):
    """One reader of outside text."""

    name: str
    inputs: st.SearchStrategy[Any]
    holds: Callable[[Any], None]


def _cleaned(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    assert not any("\ud800" <= c <= "\udfff" or "\ue000" <= c <= "\uf8ff" for c in once)
    assert not set("\u00ad\u200b\u200f\u202e\u2060\ufeff") & set(once)
    for most in (1, 20, 3000):
        assert len(shorten(once, most)) <= most


def _address(typed: str) -> None:
    with suppress(ValueError):
        assert str(Address.parse(typed)) == typed


def _action(typed: str) -> None:
    with suppress(ValueError):
        check_action(typed)
        assert typed.isascii()
        assert typed.isprintable(), "a line break is no part of an action"


def _stored(content: Any) -> None:
    with suppress(ValueError):
        decode(content if isinstance(content, str) else json.dumps(content))


def _typed(typed: str) -> None:
    """Windows, zones and places."""
    with suppress(WindowError):
        parse_windows(typed)
    look_up(typed)
    puts_off(typed)
    for format in Format:
        is_place(format, typed)


def _said(typed: str) -> None:
    """Words of a member stand in a sentence as they are, whatever they look like."""
    given = clean(typed)[:200].strip()
    for language in LANGUAGES:
        name = PersonName(given)
        assert given in str(Translator(language, "UTC").say("home-hello", name=name))
        assert given in str(Translator(language, "UTC").say("found-for", query=given))


class _Words:
    """Stands for the context of a form's check, which only says what is wrong."""

    translator = Translator("en", "UTC")

    def label(self, id: str, **args: object) -> str:
        return id


_FORM = Form(
    id="a.b",
    title="t",
    submit="s",
    fields=tuple(
        Field(kind.value, "label", kind, options=options, max_length=50)
        for kind, options in (
            (FieldKind.LINE, ()),
            (FieldKind.TEXT, ()),
            (FieldKind.ONE, (Option("x", "x"), Option("y", "y"))),
            (FieldKind.MANY, (Option("x", "x"), Option("y", "y"))),
            (FieldKind.PERSON, ()),
        )
    ),
)
_OTHER = replace(
    _FORM,
    fields=tuple(
        Field(kind.value, "label", kind)
        for kind in (
            FieldKind.DATE,
            FieldKind.TIME,
            FieldKind.CHANNEL,
            FieldKind.ROLES,
            FieldKind.PEOPLE,
        )
    ),
)


def _filled(values: dict[str, Any]) -> None:
    """What is taken has the type of its field, and what is wrong a sentence."""
    for form in (_FORM, _OTHER):
        form.filled(values)
        taken, errors = forms.check(cast(Context, _Words()), form, values)
        assert all(errors.values())
        for item in form.fields:
            many = item.kind in SEVERAL
            assert isinstance(taken[item.name], tuple if many else str), item


def _slack(payload: dict[str, Any]) -> None:
    """An event, nothing, or what the transport answers with 400."""
    with suppress(*MALFORMED):
        parse_slack(payload, NOW)


def _played(request: Any) -> None:
    """The page of the playground: an event, or a refusal in words."""
    with suppress(playground.Refused):
        playground.check_plain(request)
        playground.values_of(request)
    with suppress(playground.Refused):
        typed = playground.text_of(request, "text", playground.TYPED_MAX)
        playground.check_plain(typed)
        playground.command("ana", typed.strip() or "/", {"Bea": "bea", "Be": "be", "\\": "x"})


def _configured(given: dict[str, str]) -> None:
    """Settings, or an error that names each one."""
    before = dict(os.environ)
    try:
        os.environ.update(given)
        with suppress(EnvValidationError):
            settings = Settings.read(None)
            assert (settings.shard_ids, settings.keys, settings.database_file) is not None
    finally:
        os.environ.clear()
        os.environ.update(before)


_SENT: tuple[dict[str, Any], ...] = (
    {
        "command": "/intro",
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "9.9.f",
        "response_url": "https://r.test/1",
        "text": "request <@U2|b>",
    },
    {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1", "team_id": "T1"},
        "container": {"type": "message", "message_ts": "1.2"},
        "channel": {"id": "C1"},
        "actions": [{"type": "button", "action_id": "a.b:1", "action_ts": "1", "block_id": "b"}],
        "view": None,
        "trigger_id": "9",
        "response_url": "https://r.test/1",
    },
    {
        "type": "view_submission",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "view": {
            "id": "V1",
            "callback_id": "a.b",
            "private_metadata": '{"c": "C1", "d": 1}',
            "state": {
                "values": {
                    "why": {"value": {"type": "plain_text_input", "value": "x"}},
                    "one": {"value": {"type": "static_select", "selected_option": {"value": "x"}}},
                    "many": {"value": {"type": "checkboxes", "selected_options": [{"value": "x"}]}},
                    "who": {"value": {"type": "users_select", "selected_user": "U2"}},
                    "day": {"value": {"type": "datepicker", "selected_date": "2026-03-04"}},
                }
            },
        },
    },
    {
        "type": "message_action",
        "callback_id": "request",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "message": {"user": "U2", "ts": "1.2"},
    },
    {
        "type": "event_callback",
        "event_id": "E1",
        "team_id": "T1",
        "event": {"type": "app_home_opened", "tab": "home", "user": "U1"},
    },
    {
        "type": "event_callback",
        "event_id": "E1",
        "team_id": "T1",
        "event": {
            "type": "user_change",
            "user": {"id": "U1", "deleted": False, "tz": "UTC", "profile": {"real_name": "Ann"}},
        },
    },
    {
        "type": "event_callback",
        "event_id": "E1",
        "team_id": "T1",
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
        "event": {"type": "member_joined_channel", "user": "UBOT", "channel": "C1"},
    },
)
"""What Slack sends, of each kind."""
_ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**400, 1.5, float("inf"), "", "\0", "\ud800", "x" * 5000, [], {}, [[]]),
    *(
        ["x"],
        {"id": None},
        {"type": "button"},
        "{",
        '{"d": "x"}',
        '{"s": 1}',
        "[" * 5000,
        "request",
    ),
)
odd = st.sampled_from(_ODD)


def _paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, found in inner:
        yield (*at, key)
        yield from _paths(found, (*at, key))


@st.composite
def _spoiled(draw: st.DrawFn) -> dict[str, Any]:
    """One of these payloads with a few parts replaced, or left out."""
    payload: dict[str, Any] = deepcopy(draw(st.sampled_from(_SENT)))
    for _ in range(draw(st.integers(1, 3))):
        paths = list(_paths(payload))
        if not paths:
            break
        *way, last = draw(st.sampled_from(paths))
        place: Any = payload
        for key in way:
            place = place[key]
        if draw(st.booleans()):
            place[last] = deepcopy(draw(odd | texts))
        else:
            del place[last]
    return payload


_values = texts | st.lists(texts, max_size=30).map(tuple)
_names = st.sampled_from([item.name for form in (_FORM, _OTHER) for item in form.fields])
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
_blocks = st.lists(
    st.lists(st.sampled_from(["h", "p", "n", "q", "f", "r", "c", "a", "x", "b", "t", "w"]) | _json),
    max_size=3,
)
_requests = st.fixed_dictionaries(
    {}, optional={"text": texts | _json, "values": _json | st.dictionaries(texts, texts | _json)}
)
_SETTINGS = (
    *("LOG_LEVEL", "PLAYGROUND_PORT", "SLACK_PORT", "DISCORD_SHARD_IDS", "DISCORD_SHARD_COUNT"),
    *("SECRET_KEYS", "DATABASE_URL", "PRACTICE__OPEN_REQUESTS", "PRACTICE__REMEMBER_DAYS"),
)
_environment = st.dictionaries(
    st.sampled_from(_SETTINGS),
    (texts | st.integers().map(str)).filter(lambda v: "\0" not in v and v.isprintable()),
    max_size=4,
)

CHECKS = (
    Check("text", texts, _cleaned),
    Check("addresses", texts, _address),
    Check("actions", texts | st.from_regex(r"[a-z]\.[a-z](:[a-z.]*)?\n?", fullmatch=True), _action),
    Check("stored messages", texts | _json | _blocks, _stored),
    Check("windows, zones and places", texts, _typed),
    Check("sentences", texts, _said),
    Check("forms", st.dictionaries(_names, _values), _filled),
    Check("Slack's payloads", _spoiled(), _slack),
    Check("the playground's requests", _requests, _played),
    Check("settings", _environment, _configured),
)
