"""What pictures that are drawn here have in common."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Pillow is loaded with the first picture: few members ask for one, and every start would wait.
    from PIL import ImageFont

PAPER, INK = "#ffffff", "#1b1b1b"


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """Return Noto Sans, which has Latin, Greek, Cyrillic and Devanagari letters."""
    from PIL import ImageFont

    package = files("fontpkg_noto_sans") / "files"
    with as_file(package / "NotoSans[wdth,wght].ttf") as path:
        return ImageFont.truetype(str(path), size)


def fitted(text: str, size: int, width: float) -> str:
    """Return the text, cut to so many pixels."""
    while font(size).getlength(text) > width:
        text = text.rstrip("…")[:-1].rstrip() + "…"
    return text
