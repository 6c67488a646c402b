"""The table of cities is made from GeoNames by a script."""

from __future__ import annotations

from tools.places import by_zone


def city(name: str, country: str, people: int, zone: str) -> dict[str, object]:
    """A row of GeoNames, as far as it is read."""
    return {"name": name, "countrycode": country, "population": people, "timezone": zone}


def test_large_places_are_listed_and_those_much_smaller_than_a_namesake_are_not() -> None:
    found = by_zone(
        [
            city("Manchester", "GB", 568_996, "Europe/London"),
            city("Manchester", "US", 110_229, "America/New_York"),
            city("Cambridge", "GB", 145_674, "Europe/London"),
            city("Cambridge", "US", 110_402, "America/New_York"),
            city("Llandudno", "GB", 15_371, "Europe/London"),
            city("Escaldes", "AD", 15_853, "Europe/Andorra"),
        ]
    )
    assert found == {
        "America/New_York": ["Cambridge"],
        "Europe/London": ["Cambridge", "Llandudno", "Manchester"],
    }
