"""Time zone rules: whatever this machine has, the newest are used, in child processes too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.doctor import Level, check_zones
from bot.domain.zone_data import ZONE_DATA, zone_info, zone_names

ROOT = Path(__file__).parents[2]
PACKAGE = Path(str(files("tzdata"))) / "zoneinfo"
ASK = """
import json, sys
from zoneinfo import ZoneInfo
before = ZoneInfo("America/Vancouver")
from datetime import UTC, datetime
from bot.domain.zone_data import ZONE_DATA, zone_info
from bot.domain.zones import look_up
from bot.i18n.formatting import date_time
nine = datetime(2027, 1, 12, 9)
print(json.dumps([
    ZONE_DATA.version,
    ZONE_DATA.packaged,
    nine.replace(tzinfo=zone_info("America/Vancouver")).astimezone(UTC).hour,
    nine.replace(tzinfo=ZoneInfo("America/Vancouver")).astimezone(UTC).hour,
    date_time(datetime(2027, 1, 12, 16, tzinfo=UTC), "en", "America/Vancouver"),
    look_up("London").sure,
]))
"""


def child(system: Path) -> tuple[str, bool, int, int, str, str]:
    """What a process finds whose system has those rules."""
    ran = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={**os.environ, "PYTHONTZPATH": str(system)},
        capture_output=True,
        check=True,
    )
    version, packaged, ours, theirs, written, place = json.loads(ran.stdout)
    return version, packaged, ours, theirs, written, place


def system_rules(folder: Path, first_line: str) -> Path:
    """Rules by which Vancouver has Tokyo's time; all other zones are missing."""
    (folder / "America").mkdir()
    (folder / "America" / "Vancouver").write_bytes((PACKAGE / "Asia" / "Tokyo").read_bytes())
    if first_line:
        (folder / "tzdata.zi").write_text(f"{first_line}\n# This is a test.\n")
    return folder


@pytest.mark.parametrize("first_line", ["# version 2025b", "", "no version"])
def test_old_rules_of_the_system_lose(tmp_path: Path, first_line: str) -> None:
    found = child(system_rules(tmp_path, first_line))
    assert found[1] is True
    assert found[2:] == (16, 16, "Tue 12 Jan, 09:00", "Europe/London")


def test_newer_rules_of_the_system_win(tmp_path: Path) -> None:
    found = child(system_rules(tmp_path, "# version 2999c"))
    assert found == ("2999c", False, 0, 0, "Wed 13 Jan, 01:00", "Europe/London")


@pytest.mark.parametrize(
    "zone, hour",
    [
        ("America/Vancouver", 16),
        ("America/Edmonton", 15),
        ("America/Winnipeg", 14),
        ("Africa/Casablanca", 9),
    ],
)
def test_zones_whose_rules_changed_in_2026(zone: str, hour: int) -> None:
    nine = datetime(2027, 1, 12, 9, tzinfo=UTC)  # the wall clock; its zone is replaced
    assert nine.replace(tzinfo=zone_info(zone)).astimezone(UTC).hour == hour
    assert nine.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).hour == hour


def test_the_doctor_names_the_rules_and_warns_after_a_year() -> None:
    fresh = check_zones(ZONE_DATA.made + timedelta(days=365))
    assert (fresh.level, fresh.how) == (Level.OK, "")
    assert ZONE_DATA.version in fresh.what
    old = check_zones(ZONE_DATA.made + timedelta(days=366))
    assert old.level is Level.WARN
    assert old.how


def test_the_rules_are_dated_in_the_year_of_their_release() -> None:
    year = int(ZONE_DATA.version[:4])
    assert date(year, 1, 1) <= ZONE_DATA.made <= date(year, 12, 31)


def test_an_unknown_zone_is_utc() -> None:
    for name in ("", "Nowhere/Land", "../etc/passwd", "\0"):
        assert datetime(2026, 7, 1, tzinfo=zone_info(name)).utcoffset() == timedelta(0)


def test_zones_come_from_one_place() -> None:
    product = [
        file for part in ("bot", "adapters", "storage") for file in (ROOT / part).rglob("*.py")
    ]
    makers = {file.name for file in product if "zoneinfo import" in file.read_text("utf-8")}
    assert makers == {"zone_data.py"}
    assert list(zone_names()) == sorted(set(zone_names()))
