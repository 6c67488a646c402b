"""The charts of the page of organisers."""

from __future__ import annotations

import sys

from adapters.web.charts import bars, columns


def test_to_draw_a_chart_does_not_change_how_an_import_fails() -> None:
    """The library's import hook is of a protocol that Python 3.12 dropped."""
    assert bars([("Requests", 20), ("Thanked", None)]).startswith("data:image/svg+xml;base64,")
    assert columns(["May"], [("Requests", [20])]).startswith("data:image/svg+xml;base64,")
    assert all(hasattr(hook, "find_spec") for hook in sys.meta_path)
