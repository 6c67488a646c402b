"""The time zone rules in use: the newest of the system's and of the `tzdata` package's.

Python reads the system's rules first, however old they are, and governments change theirs with
weeks of notice. Importing this module makes every `ZoneInfo` of the process, in libraries too,
read the newest ones. Get zones from here, so that this has happened.
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo

_PACKAGE = files("tzdata") / "zoneinfo"
_VERSION = re.compile(r"# version ([0-9]{4}[a-z]+)\b")
_UPDATED = re.compile(r"^#updated ([0-9]+)\b", re.MULTILINE)
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ZoneData:
    """One set of time zone rules."""

    version: str
    """The release of the tz database, such as 2026f; releases compare like text."""
    folder: Traversable
    made: date
    """About the day of the release; rarely more than half a year off."""

    @property
    def packaged(self) -> bool:
        """Whether the rules are those of the package, not of the system."""
        return self.folder == _PACKAGE

    def is_old(self, today: date) -> bool:
        """Return whether the rules may be more than a year old."""
        return today - self.made > _YEAR

    def table(self, name: str) -> list[list[str]]:
        """Return the rows of a table such as `zone.tab`. Not every system has them all."""
        file = self.folder / name
        file = file if file.is_file() else _PACKAGE / name
        lines = file.read_text("utf-8").splitlines()
        return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _read(folder: Traversable) -> ZoneData | None:
    """Return the rules in that folder; None if it does not say which they are."""
    try:
        named = _VERSION.match((folder / "tzdata.zi").read_text("utf-8"))
    except OSError:
        return None
    if named is None:
        return None
    made = date(int(named[1][:4]), 1, 1)
    try:
        # A release has no date. It has the table of leap seconds, which is updated twice a year.
        updated = _UPDATED.search((folder / "leapseconds").read_text("utf-8"))
    except OSError:
        updated = None
    if updated:
        made = max(made, datetime.fromtimestamp(int(updated[1]), UTC).date())
    return ZoneData(named[1], folder, made)


def _newest(folders: Iterable[str]) -> ZoneData:
    known = [_read(folder) for folder in (_PACKAGE, *map(Path, folders))]
    return max((data for data in known if data), key=lambda data: data.version)


def _use_newest() -> ZoneData:
    """Choose the newest rules for this process. Zones that a library made before are forgotten."""
    newest = _newest(zoneinfo.TZPATH)
    # Without a folder Python reads the package.
    zoneinfo.reset_tzpath([] if newest.folder == _PACKAGE else [str(newest.folder)])
    ZoneInfo.clear_cache()
    return newest


ZONE_DATA = _use_newest()
"""The rules in use."""


@lru_cache(maxsize=512)
def zone_info(name: str) -> tzinfo:
    """Return the zone of that IANA name; UTC if it is unknown."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


@lru_cache(maxsize=1)
def zone_names() -> tuple[str, ...]:
    """Return every IANA name, sorted."""
    return tuple(sorted(zoneinfo.available_timezones()))
