"""Hosts: what is missing, when they are open, who fits a search and who is near whom."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hosts import HostState, fold, workplace
from tests.support.builders import make_host


@pytest.mark.parametrize(
    "changes, missing",
    [
        ({}, []),
        ({"role": ""}, ["about"]),
        ({"organisation": ""}, ["about"]),
        ({"topics": ()}, ["about"]),
        ({"sector": "", "about": "", "where": ""}, []),
        ({"formats": ()}, ["talk"]),
        ({"lengths": ()}, ["talk"]),
        ({"languages": ()}, ["talk"]),
        ({"windows": ()}, ["when"]),
        ({"role": "", "formats": (), "windows": ()}, ["about", "talk", "when"]),
    ],
)
def test_what_is_missing(changes: dict[str, Any], missing: list[str]) -> None:
    assert make_host(**changes).missing() == missing


@pytest.mark.parametrize(
    "changes, is_open",
    [
        ({}, True),
        ({"paused_until": date(2026, 3, 3)}, False),
        ({"paused_until": date(2026, 3, 2)}, True),  # back that very day
        ({"paused_until": date(2026, 3, 1)}, True),
        ({"state": HostState.DRAFT}, False),
        ({"state": HostState.LEFT}, False),
    ],
)
def test_open_on_a_day(changes: dict[str, Any], is_open: bool) -> None:
    assert make_host(**changes).open_on(date(2026, 3, 2)) is is_open


@pytest.mark.parametrize(
    "typed, folded",
    [
        ("  ACME, Energy Ltd. ", "acme energy ltd"),
        ("Pâtisserie  Zoë", "patisserie zoe"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("C++ & data-science", "c data science"),
        ("", ""),
        ("…!?", ""),
    ],
)
def test_folding(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_is_folding_once(typed: str) -> None:
    assert fold(fold(typed)) == fold(typed)


def test_one_organisation_however_it_is_written() -> None:
    keys = {make_host(organisation=name).organisation_key for name in ("Acme", " ACME!", "acmé")}
    assert keys == {"acme"}


@pytest.mark.parametrize(
    "typed, standing",
    [
        ("Self-employed", "Self-employed"),
        ("self employed", "self employed"),
        ("Freelance", "Freelance"),
        ("freelancer / sole trader", "freelancer / sole trader"),
        ("Independent", "Independent"),
        ("my own business", "my own business"),
        ("I'm retired", "I'm retired"),
        ("hunangyflogedig", "hunangyflogedig"),
        ("Hunan-gyflogedig", "Hunan-gyflogedig"),
        ("Rwy'n llawrydd", "Rwy'n llawrydd"),
        ("ar fy liwt fy hun", "ar fy liwt fy hun"),
        ("Wedi ymddeol", "Wedi ymddeol"),
        ("", ""),
        ("-", ""),
        ("--", ""),
        ("n/a", ""),
        ("N.A.", ""),
        ("None", ""),
        ("not applicable", ""),
        ("dim", ""),
        ("ddim yn berthnasol", ""),
    ],
)
def test_who_names_no_organisation_shares_none(typed: str, standing: str) -> None:
    host = make_host(organisation=typed)
    assert (host.organisation_key, host.employer, host.standing) == ("", "", standing)


@pytest.mark.parametrize(
    "typed, key",
    [
        ("Cardiff University", "cardiff university"),
        ("cardiff  university", "cardiff university"),
        (" CARDIFF-UNIVERSITY. ", "cardiff university"),
        ("Prifysgol Caerdydd", "prifysgol caerdydd"),
        ("The Independent", "the independent"),
        ("Freelance Wales", "freelance wales"),
        ("Nobody's Business Ltd", "nobody s business ltd"),
        ("At", "at"),
    ],
)
def test_an_organisation_is_one_however_it_is_written(typed: str, key: str) -> None:
    host = make_host(organisation=typed)
    assert (host.organisation_key, host.employer, host.standing) == (key, typed, "")


@pytest.mark.parametrize(
    "organisation, said",
    [("Acme", True), ("self-employed", True), ("none", False), ("n/a", False), ("", False)],
)
def test_what_stands_in_place_of_an_organisation(organisation: str, said: bool) -> None:
    host = make_host(organisation=organisation)
    assert workplace(organisation) == host.workplace == (organisation if said else "")
    assert host.workplace == (host.employer or host.standing)
