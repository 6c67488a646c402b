"""Time zones as people name them: cities, countries, abbreviations, slips of the finger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.places import places
from bot.domain.zone_data import zone_names
from bot.domain.zones import COMMON, MOST, Meant, guess, look_up, offers

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed, zone",
    [
        ("london", "Europe/London"),
        (" Europe/London ", "Europe/London"),
        ("new_york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("buenos aires", "America/Argentina/Buenos_Aires"),
        ("UK", "Europe/London"),
        ("Cymru", "Europe/London"),
        ("yr almaen", "Europe/Berlin"),
        ("India", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("Cardiff", "Europe/London"),
        ("Manchester", "Europe/London"),
        ("Edinburgh", "Europe/London"),
        ("york", "Europe/London"),
        ("Mumbai", "Asia/Kolkata"),
        ("Bangalore", "Asia/Kolkata"),
        ("San Francisco", "America/Los_Angeles"),
        ("boston", "America/New_York"),
        ("NYC", "America/New_York"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("utc+05:30", "Asia/Kolkata"),
        ("GMT+0545", "Asia/Kathmandu"),
        ("UK time", "Europe/London"),
        ("British Summer Time", "Europe/London"),
        ("India Standard Time", "Asia/Kolkata"),
        ("Caerdydd", "Europe/London"),
        ("Llundain", "Europe/London"),
        ("Caeredin", "Europe/London"),
        ("Efrog Newydd", "America/New_York"),
        ("Dulyn", "Europe/Dublin"),
        ("amser Llundain", "Europe/London"),
        ("Calcutta", "Asia/Calcutta"),  # an old name is as good
    ],
)
def test_what_can_only_be_one(typed: str, zone: str) -> None:
    assert look_up(typed) == Meant(sure=zone)


@pytest.mark.parametrize(
    "typed, first",
    [
        ("USA", "America/New_York"),
        ("Brazil", "America/Sao_Paulo"),
        ("Australia", "Australia/Sydney"),
        ("EST", "America/New_York"),
        ("Lodnon", "Europe/London"),
        ("mel", "Australia/Melbourne"),
        ("new yo", "America/New_York"),
        ("Cambridge", "America/New_York"),
        ("Pacific Time", "America/Los_Angeles"),
        ("Central European Time", "Europe/Berlin"),
        ("UTC-5", "America/New_York"),
        ("gmt+1", "Europe/London"),
        ("Manchestr", "Europe/London"),
    ],
)
def test_what_can_be_several_or_is_nearly_one_is_asked(typed: str, first: str) -> None:
    meant = look_up(typed)
    assert meant.sure is None
    assert meant.maybe[0] == first


def test_a_name_of_the_tz_database_means_itself() -> None:
    for name in zone_names():
        if "/" in name:
            assert look_up(name) == Meant(sure=name)


def test_every_place_has_a_zone_whose_rules_are_known() -> None:
    known = set(zone_names())
    table = places()
    assert len(table) > 5_000
    assert {zone for zones in table.values() for zone in zones} <= known


def test_signs_of_offsets_count() -> None:
    assert look_up("Etc/GMT-5") == Meant(sure="Etc/GMT-5")
    assert look_up("etc/gmt+5") == Meant(sure="Etc/GMT+5")


def test_a_country_shows_each_of_its_clocks_once() -> None:
    assert len(look_up("USA").maybe) == 8


@pytest.mark.parametrize("typed", ["", "Qwertzu", "gmt+99", "\"'; --", "\u202e", "123"])
def test_what_is_nowhere(typed: str) -> None:
    assert look_up(typed) == Meant()


@given(st.text(max_size=30))
def test_anything_can_be_typed(typed: str) -> None:
    meant = look_up(typed)
    found = [*meant.maybe, *([meant.sure] if meant.sure else [])]
    assert set(found) <= set(zone_names())
    assert len(found) <= MOST


@pytest.mark.parametrize(
    "locale, zone",
    [
        ("en-GB", "Europe/London"),
        ("cy", "Europe/London"),
        ("de", "Europe/Berlin"),
        ("sv-SE", "Europe/Stockholm"),
        ("pt-BR", "America/Sao_Paulo"),
        ("uk", "Europe/Kyiv"),
        ("zh-TW", "Asia/Taipei"),
        ("hi", "Asia/Kolkata"),
        ("en-US", ""),  # what software says that nobody has asked
        ("es-419", ""),
        ("tlh", ""),
        ("", ""),
    ],
)
def test_a_locale_says_where_most_of_its_people_are(locale: str, zone: str) -> None:
    assert guess(locale) == zone


def test_what_is_near_comes_first_and_all_are_different() -> None:
    near = ["Europe/Stockholm", "UTC", "Europe/London", "Europe/Stockholm"]
    found = offers(near, NOW)
    assert found[:2] == ["Europe/Stockholm", "Europe/London"]
    assert len(found) == len(set(found)) == MOST
    assert set(offers([], NOW)) == set(COMMON)


def test_the_rest_go_from_west_to_east() -> None:
    found = offers([], NOW)
    assert found[0] == "America/Los_Angeles"
    assert found[-1] == "Pacific/Auckland"
