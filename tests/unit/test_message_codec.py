"""Stored messages: what is decoded is the message that was encoded, without its files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from bot.core.message_codec import decode, encode
from bot.core.messages import (
    File,
    Heading,
    Message,
    Paragraph,
    message,
    sent_before,
    without_buttons,
)
from bot.core.text import Timestamp, text
from tests.support.examples import examples
from tests.support.strategies import messages


@examples(100)
@given(messages())
def test_every_message_is_decoded_as_it_was_without_files(sent: Message) -> None:
    assert decode(encode(sent)) == replace(sent, files=())


def test_an_instant_keeps_its_microseconds() -> None:
    at = datetime(2026, 3, 2, 9, 0, 0, 123457, tzinfo=UTC)
    sent = message(Paragraph(text(Timestamp(at, "nine"))))
    assert decode(encode(sent)) == sent


@pytest.mark.parametrize("content", ["", "{", "[]", '[["x","?"]]', '[["p",[["x","?"]]]]'])
def test_other_text_is_refused(content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several makers
        decode(content)


def test_a_file_is_kept_only_by_the_link_that_an_update_must_name() -> None:
    sent = message(Heading("Agreed"), files=[File("talk.ics", "text/calendar", b"BEGIN")])
    assert decode(encode(sent)).files == ()
    kept = decode(encode(sent_before(sent, ["https://files.example/1"])))
    assert kept.files == (File("talk.ics", "text/calendar", b"", "https://files.example/1"),)
    assert without_buttons(kept, ()).files == kept.files
