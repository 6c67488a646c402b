"""Draws a member's handshakes: themselves in the middle, and how they came to each person.

Noto Sans has Latin, Greek, Cyrillic and Devanagari letters. A name with others has its number in
the picture alone; the list beside the picture has all names.
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from bot.features.drawing import INK, PAPER, fitted, font

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT = 1200, 900
MOST = 18
"""People in one picture."""
_FAR = 370
"""The distance of the last ring from the middle, in pixels."""
_WIDER = 1.35
"""How much wider than high the rings are: names need the room beside them."""
_DOT = 12
_LINE = "#8a8a8a"
_MET, _KNOWN = "#1f5f8b", "#b3541e"
_TEXT = 20
_LABEL = 170
"""The longest label, in pixels. It is one line."""


@dataclass(frozen=True, slots=True)
class Handshake:
    """One person in the picture."""

    id: str
    name: str
    through: str
    """The id of the person in the picture who brought them together; "" if nobody did."""
    met: bool
    known: bool
    """Both say that they know each other."""


def draw(me: str, people: Sequence[Handshake]) -> bytes:
    """Return a PNG. It takes tens of milliseconds: not for the thread of the event loop."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    people = rooted(people[:MOST])
    stands = places(people)
    middle = (WIDTH / 2, HEIGHT / 2)
    for one in people:
        canvas.line((stands.get(one.through, middle), stands[one.id]), fill=_LINE, width=2)
    for number, one in enumerate(people, 1):
        x, y = stands[one.id]
        _dot(canvas, x, y, one)
        _label(canvas, x, y, f"{number} {one.name}" if _has(one.name) else str(number))
    x, y = middle
    canvas.ellipse((x - 18, y - 18, x + 18, y + 18), fill=INK)
    _label(canvas, x, y + 6, me if _has(me) else "")
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _dot(canvas: ImageDraw.ImageDraw, x: float, y: float, one: Handshake) -> None:
    """A full dot for whom they met; a ring for whom they know, around it if both."""
    box = (x - _DOT, y - _DOT, x + _DOT, y + _DOT)
    canvas.ellipse(box, fill=_MET if one.met else PAPER)
    if one.known:
        canvas.ellipse((x - 16, y - 16, x + 16, y + 16), outline=_KNOWN, width=4)


def _label(canvas: ImageDraw.ImageDraw, x: float, y: float, text: str) -> None:
    """Write below the dot, on paper so that no line runs through it."""
    text = fitted(text, _TEXT, _LABEL)
    half = font(_TEXT).getlength(text) / 2 + 3
    x = min(max(x, half), WIDTH - half)
    canvas.rectangle((x - half, y + 20, x + half, y + 44), fill=PAPER)
    canvas.text((x, y + 18), text, font=font(_TEXT), fill=INK, anchor="ma")


def rooted(people: Sequence[Handshake]) -> Sequence[Handshake]:
    """Return them so that every way leads to the middle: nobody through somebody who is not in the
    picture, nor two through each other."""
    found = {one.id: one for one in people}
    for one in people:
        seen, at = {one.id}, one.through
        while at in found and at not in seen:
            seen.add(at)
            at = found[at].through
        if one.through not in found or at in found:
            found[one.id] = replace(one, through="")
    return list(found.values())


def places(people: Sequence[Handshake]) -> Mapping[str, tuple[float, float]]:
    """Return where each stands: who was met through somebody, beyond that person.

    Every way must lead to the middle: see `rooted`.
    """
    beyond: dict[str, list[Handshake]] = {}
    for one in people:
        beyond.setdefault(one.through, []).append(one)
    stands: dict[str, tuple[float, float]] = {}

    def deepest(id: str) -> int:
        return max((1 + deepest(one.id) for one in beyond.get(id, ())), default=0)

    def leaves(id: str) -> int:
        return max(1, sum(leaves(one.id) for one in beyond.get(id, ())))

    ring = _FAR / max(2, deepest(""))

    def place(id: str, depth: int, begin: float, end: float) -> None:
        share = (end - begin) / leaves(id)
        for one in beyond.get(id, ()):
            width = share * leaves(one.id)
            angle, far = begin + width / 2, ring * depth
            if depth == 1 and len(beyond[id]) > 8 and one.id not in beyond:
                far = ring * (1 + len(stands) % 2)  # on two rings, so that names do not meet
            stands[one.id] = (
                WIDTH / 2 + far * _WIDER * math.cos(angle),
                HEIGHT / 2 + far * math.sin(angle),
            )
            place(one.id, depth + 1, begin, begin + width)
            begin += width

    place("", 1, -math.pi / 2, 1.5 * math.pi)
    return stands


@cache
def _unknown() -> bytes:
    return bytes(font(_TEXT).getmask("\uffff"))


def _has(name: str) -> bool:
    """Return whether the font has every letter of that name."""
    letters, unknown = font(_TEXT), _unknown()
    return all(c.isspace() or bytes(letters.getmask(c)) != unknown for c in name)
