"""Charts as pictures that need no script: SVG in a `data:` address. Each has its table."""

from __future__ import annotations

import sys
from base64 import b64encode
from functools import cache, lru_cache
from typing import Any

_DARK = """inline:
.title, .axis text, text, .axis .guides, .text-overlay text { fill: #1c2024; }
.axis .guides, .axis .line { stroke: #c9cfd6; }
@media (prefers-color-scheme: dark) {
  .title, .axis text, text, .text-overlay text { fill: #eceff2 !important; }
  .axis .guides, .axis .line { stroke: #454d56 !important; }
}
"""
_COLOURS = ("#3a7fc4", "#c2722a")
"""Blue and orange: told apart by most who see few colours, on light and on dark ground."""
WIDE, NARROW = 720, 400
"""How wide a picture is, about as many pixels as where it is shown: on a screen, on a phone."""
LETTERS = {WIDE: 15, NARROW: 12}
"""How tall the letters are: on a phone the names of bars leave room for these."""
ROW, EDGE = 42, 40
"""The height of a bar, and of what is around all."""
KEPT = 64
"""Pictures that are kept once they are drawn, some 20 kB each: what was counted never changes."""


def prepare() -> None:
    """Load the library before somebody waits for the page: it takes some hundred milliseconds."""
    _pygal()


@lru_cache(KEPT)
def bars(rows: tuple[tuple[str, int | None], ...], width: int = WIDE) -> str:
    """Return a bar for each number, the first on top; none where it is blank."""
    pygal = _pygal()
    chart = pygal.HorizontalBar(
        **_options(width), height=EDGE + ROW * len(rows), show_legend=False, print_values=True
    )
    chart.x_labels = [name for name, _ in reversed(rows)]
    chart.add("", [number for _, number in reversed(rows)])
    return _picture(chart.render())


@lru_cache(KEPT)
def columns(
    names: tuple[str, ...],
    series: tuple[tuple[str, tuple[int | None, ...]], ...],
    width: int = WIDE,
) -> str:
    """Return columns side by side for each name, one a series."""
    pygal = _pygal()
    chart = pygal.Bar(
        **_options(width),
        height=320,
        legend_at_bottom=True,
        legend_at_bottom_columns=1 if width == NARROW else 2,
        x_label_rotation=30 if len(names) * 150 > width else 0,
    )
    chart.x_labels = list(names)
    for title, numbers in series:
        chart.add(title, list(numbers))
    return _picture(chart.render())


@cache
def _pygal() -> Any:
    """Import the library: only who looks at the page needs it.

    Its import hook, for maps that we do not draw, has no `find_spec`, so that Python 3.11 warns
    at each import that finds nothing, such as a look for a time zone that does not exist.
    """
    import pygal

    for hook in [each for each in sys.meta_path if isinstance(each, pygal.PluginImportFixer)]:
        sys.meta_path.remove(hook)
    return pygal


def _options(width: int) -> dict[str, object]:
    from pygal.style import Style

    letters = LETTERS[width]
    style = Style(
        background="transparent",
        plot_background="transparent",
        foreground="#1c2024",
        foreground_strong="#1c2024",
        foreground_subtle="#565e66",
        colors=_COLOURS,
        opacity=1,
        font_family="system-ui, sans-serif",
        label_font_size=letters,
        major_label_font_size=letters,
        legend_font_size=letters,
        value_font_size=letters,
        value_label_font_size=letters,
        value_colors=("#1c2024",) * 2,
        no_data_font_size=letters,
    )
    return {
        "style": style,
        "css": ("file://style.css", "file://graph.css", _DARK),
        "js": (),
        "width": width,
        "margin": 8,
        "range_min": None,
        "no_data_text": "",
        "show_y_guides": True,
        "min_scale": 2,
        "max_scale": 6 if width == WIDE else 4,
    }


def _picture(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
