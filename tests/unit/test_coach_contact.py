"""Contact data of somebody who has agreed to nothing: found, and taken out."""

from __future__ import annotations

import pytest

from bot.coach.private import find_contact, without_contact

CONTACT = (
    "sian.jones@example.org",
    "sian–jones@example.org",
    "sian (at) example.org",
    "sian at example dot org",
    "029 2087 4000",
    "029–2087–4000",
    "(029) 2087-4000",
    "+44 7700 900123",
    "07700900123",
    "linkedin.com/in/sian",
    "https://social.example/sian",
    "www.sian.wales",
    "social.example.com/in/sian",
    "sian.ac.uk",
    "@sian_j",
    "LinkedIn: sian-jones",
    "insta = sian",
    "<@U123>",
    "12 High Street",
    "CF10 3AT",
    "AB 12 34 56 C",
)
"""One of each kind, in the ways in which people write them."""


@pytest.mark.parametrize("contact", CONTACT)
@pytest.mark.parametrize("around", ["{}", "Ward nurse, {}", "Ward nurse ({}), through my aunt"])
def test_contact_data_is_found_and_taken_out(contact: str, around: str) -> None:
    typed = around.format(contact)
    found = find_contact(typed)
    assert found
    assert found in typed
    kept = without_contact(typed)
    assert "…" in kept
    assert contact not in kept
    assert not find_contact(kept)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ward nurse, through my aunt",
        "the careers fair on 3 March 2026",
        "2026-03-09",
        "09/03/2026, 14:30",
        "the talk of 12.03.2026 at 10.30",
        "between 2019-2023 and 2023/24",
        "my aunt's friend, 2 years in A&E",
        "writes Node.js and ASP.NET",
        "3 to 5 years, 15–30 minutes, 10,000 patients",
        "meet @ the fair. Then a call",
    ],
)
def test_days_and_other_numbers_are_none(typed: str) -> None:
    assert find_contact(typed) == ""
    assert without_contact(typed) == typed
