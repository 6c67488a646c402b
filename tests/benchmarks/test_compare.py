"""`compare` reads the printed tables and marks what is worse."""

from __future__ import annotations

import pytest

from tests.benchmarks import Row
from tests.benchmarks.__main__ import table
from tests.benchmarks.compare import Key, Measured, numbers, read, worse
from tests.benchmarks.compare import table as compared


@pytest.mark.parametrize(
    "cell, found",
    [
        ("7,316/s", [(7316, "/s")]),
        (
            "1.03 / 2.55 ms, 3,930/s, all answered in 2.1 s",
            [(1.03, "ms"), (2.55, "ms"), (3930, "/s"), (2.1, "s")],
        ),
        ("312 µs", [(312, "µs")]),
        ("0.35 s, 289 written meanwhile", [(0.35, "s"), (289, "")]),
        ("0.03 %", [(0.03, "%")]),
        ("(SQLAlchemy is not installed)", []),
    ],
)
def test_numbers_with_their_units(cell: str, found: list[tuple[float, str]]) -> None:
    assert numbers(cell) == found


def test_a_printed_table_is_read() -> None:
    rows = [Row("sent", "7,316/s", "peer 8/s"), Row("late", "2.6 / 4.2 ms"), Row("sent", "9/s")]
    assert dict(read("m", f"\nm\n\n{table(rows)}\n")) == {
        Key("m", "sent", 0, "/s"): 7316,
        Key("m", "late", 0, "ms"): 2.6,
        Key("m", "late", 1, "ms"): 4.2,
        Key("m", "sent (2)", 0, "/s"): 9,
    }


def test_more_is_worse_for_seconds_and_better_for_rates() -> None:
    assert worse(2, 3, "ms") == 1.5
    assert worse(3, 2, "/s") == 1.5
    assert worse(0, 1, "%") is None


def test_worse_rows_are_marked() -> None:
    printed = compared(
        {
            Key("m", "slow", 0, "µs"): Measured([100, 100, 100], [107, 106, 108]),
            Key("m", "unsure", 0, "µs"): Measured([100, 100, 100], [99, 106, 108]),
            Key("m", "fine", 0, "/s"): Measured([100, 100, 100], [107, 106, 108]),
            Key("m", "new", 0, "/s"): Measured([], [107]),
        }
    )
    ends = {line.split("|")[1].strip(): line.split("|")[-2].strip() for line in printed.split("\n")}
    assert ends["slow"] == "WORSE"
    assert ends["unsure"] == "worse, not in every round"
    assert ends["fine"] == ""
    assert ends["new"] == "only now"
