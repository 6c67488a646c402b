"""The charts of the page of organisers."""

from __future__ import annotations

import sys

from adapters.web.charts import bars, columns


def test_to_draw_a_chart_does_not_change_how_an_import_fails() -> None:
    """The library's import hook is of a protocol that Python 3.12 dropped."""
    assert bars((("Requests", 20), ("Thanked", None))).startswith("data:image/svg+xml;base64,")
    assert columns(("May",), (("Requests", (20,)),)).startswith("data:image/svg+xml;base64,")
    assert all(hasattr(hook, "find_spec") for hook in sys.meta_path)


def test_what_was_drawn_once_is_not_drawn_again() -> None:
    """Numbers never change once they are counted, and a chart takes longer than all the rest."""
    drawn = bars.cache_info().misses
    for asked in (30, 30, 35, 30):
        bars((("Requests", asked), ("Thanked", 15)))
    assert bars.cache_info().misses == drawn + 2
