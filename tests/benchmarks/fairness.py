"""How evenly `find` shares a year of requests among hosts, beside plain best fit."""

from __future__ import annotations

from statistics import median

from tests.benchmarks import Row
from tests.finding.fair import Shared, as_shown, by_fit_alone, share

SEEDS = (7, 8, 9)
REACH = "at most 2"


async def run() -> list[Row]:
    """500 seekers, 100 hosts of equal capacity, four requests each, three times."""
    rows = []
    for seed in SEEDS:
        ours, plain = await share(as_shown, seed=seed), await share(by_fit_alone, seed=seed)
        rows += [
            Row(
                f"year {seed}: the most requests to one host, by the median",
                f"{ours.most:.2f}",
                f"plain best fit {plain.most:.2f}",
                f"{plain.most / ours.most:.1f}",
                REACH,
            ),
            Row(f"year {seed}: fewest, median, most", _of(ours), f"plain best fit {_of(plain)}"),
        ]
    return rows


def _of(shared: Shared) -> str:
    loads = shared.loads
    return f"{loads[0]}, {median(loads):g}, {loads[-1]}"
