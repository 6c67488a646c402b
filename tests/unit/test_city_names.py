"""Cities are called as the reader's language calls them, and can be typed so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.city_names import also_typed, city
from bot.domain.zones import look_up
from bot.i18n.translator import Translator


@pytest.mark.parametrize(
    "zone, english, welsh",
    [
        ("Europe/London", "London", "Llundain"),
        ("America/New_York", "New York", "Efrog Newydd"),
        ("Europe/Dublin", "Dublin", "Dulyn"),
        ("Europe/Istanbul", "Istanbul", "Istanbul"),
        ("Asia/Kolkata", "Kolkata", "Kolkata"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_each_language_has_its_own_name(zone: str, english: str, welsh: str) -> None:
    assert (city(zone), city(zone, "cy")) == (english, welsh)


def test_a_time_names_the_city_in_the_language_of_its_reader() -> None:
    at = datetime(2026, 3, 3, 12, tzinfo=UTC)
    assert Translator("cy", "Europe/London").moment(at).text.endswith("(Llundain)")
    assert Translator("en", "Europe/London").moment(at).text.endswith("(London)")


@pytest.mark.parametrize("typed", ["Caerdydd", "llundain", "EFROG NEWYDD", "Dulyn", "Brwsel"])
def test_a_city_can_be_typed_in_welsh(typed: str) -> None:
    assert look_up(typed).sure is not None


def test_every_welsh_name_means_its_zone_and_no_english_name_means_another_now() -> None:
    for name, zone in also_typed("cy"):
        meant = look_up(name)
        assert meant.sure or zone in meant.maybe, name
    assert look_up("London").sure == "Europe/London"
    assert look_up("Paris").sure == "Europe/Paris"
