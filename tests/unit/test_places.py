"""A place, or only the promise of one."""

from __future__ import annotations

import pytest

from adapters.playground.samples import OFFERS
from bot.domain.hosts import Format
from bot.domain.meeting_place import is_place, puts_off

VIDEO, PHONE, CHAT, IN_PERSON = Format.VIDEO, Format.PHONE, Format.CHAT, Format.IN_PERSON


@pytest.mark.parametrize(
    "where",
    [
        "", " ", "?", "-", "tbc", "TBC", "t.b.a.", "tbd", "n/a", "None", "later", "to follow",
        "Link to follow", "Video, link to follow", "link to be confirmed", "I'll send it",
        "I’ll send you the link", "I will send you my number", "Will DM you", "coming soon",
        "A video link comes with the invitation", "to come", "i'ddilyn", "Dolen i ddilyn",
        "i'w gadarnhau", "I'w cadarnhau", "Byddaf yn anfon dolen", "yn nes ymlaen", "dim",
    ],
)  # fmt: skip
def test_what_is_still_to_come_is_no_place(where: str) -> None:
    assert puts_off(where)
    assert not any(is_place(format, where) for format in Format)


@pytest.mark.parametrize(
    "where, formats",
    [
        ("https://meet.example/bea", tuple(Format)),
        ("meet.example/bea", tuple(Format)),
        ("https://meet.example/bea (I will let you in)", tuple(Format)),
        ("Zoom", (PHONE, CHAT, IN_PERSON)),
        ("Our studio, or a video call", (PHONE, CHAT, IN_PERSON)),
        ("Slack huddle, in our conversation", tuple(Format)),
        ("The voice channel of this server", tuple(Format)),
        ("029 2000 0000", (PHONE, CHAT, IN_PERSON)),
        ("I will ring you", (PHONE,)),
        ("Byddaf yn eich ffonio", (PHONE,)),
        ("The archive's reading room", (PHONE, CHAT, IN_PERSON)),
        ("Café Tŷ Te, Heol y Bont-faen", (PHONE, CHAT, IN_PERSON)),
    ],
)
def test_a_video_call_needs_a_link_and_others_any_words(
    where: str, formats: tuple[Format, ...]
) -> None:
    assert tuple(format for format in Format if is_place(format, where)) == formats


@pytest.mark.parametrize("member", OFFERS)
def test_the_sample_hosts_have_a_place_for_each_way_they_talk(member: str) -> None:
    talk = OFFERS[member].talk
    where = str(talk["where"])
    assert all(is_place(Format(format), where) for format in talk["formats"])
