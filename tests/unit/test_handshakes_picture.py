"""The picture of handshakes: every way leads to the middle, and names are written."""

from __future__ import annotations

import io
import math
from itertools import combinations, pairwise

import pytest
from PIL import Image, ImageChops

from bot.features.network.picture import HEIGHT, MOST, WIDTH, Handshake, draw, places


def _one(id: str, name: str = "Bea", through: str = "") -> Handshake:
    return Handshake(id, name, through, met=True, known=True)


def _drawn(*people: Handshake, me: str = "Mina") -> Image.Image:
    return Image.open(io.BytesIO(draw(me, people))).convert("RGB")


def _differ(one: Image.Image, other: Image.Image) -> bool:
    return ImageChops.difference(one, other).getbbox() is not None


@pytest.mark.parametrize("count", [0, 1, 9, MOST, MOST + 5])
def test_any_number_of_people_fits(count: int) -> None:
    assert _drawn(*(_one(str(n)) for n in range(count))).size == (WIDTH, HEIGHT)


def test_whoever_came_through_somebody_stands_beyond_that_person() -> None:
    directly, through = _drawn(_one("a"), _one("b")), _drawn(_one("a"), _one("b", through="a"))
    assert _differ(directly, through)


def test_nobody_stands_on_somebody_else() -> None:
    chain = [_one("a"), _one("b", through="a"), _one("c", through="b"), _one("d", through="c")]
    crowd = [_one(str(n), through="a" if n % 3 else "") for n in range(14)]
    found = places([*chain, *crowd])
    assert len(found) == 18
    for one, other in combinations(found.values(), 2):
        assert math.dist(one, other) > 30
    assert all(20 < x < WIDTH - 20 and 20 < y < HEIGHT - 50 for x, y in found.values())


def test_two_through_each_other_and_a_stranger_between_lead_to_the_middle() -> None:
    together = _drawn(_one("a", through="b"), _one("b", through="a"))
    assert _differ(together, _drawn())
    assert not _differ(_drawn(_one("a", through="gone")), _drawn(_one("a")))
    assert not _differ(_drawn(_one("a", through="a")), _drawn(_one("a")))


def test_welsh_and_other_letters_are_written() -> None:
    names = ["Siân", "Sian", "Ŵyn", "Wyn", "Llŷr", "Llyr", "Łukasz", "Ольга"]
    drawn = [_drawn(_one("a", name)) for name in names]
    assert all(_differ(one, other) for one, other in pairwise(drawn))


def test_a_name_in_letters_that_the_font_lacks_has_its_number_only() -> None:
    assert not _differ(_drawn(_one("a", "山田太郎")), _drawn(_one("a", "鈴木花子")))
    assert _differ(_drawn(_one("a", "山田太郎")), _drawn(_one("a", "Bea")))


def test_a_long_name_is_cut_to_one_line() -> None:
    long = "Bartholomew " * 12
    assert not _differ(_drawn(_one("a", long)), _drawn(_one("a", long + "Jones")))
