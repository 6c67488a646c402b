"""Findings of `paned doctor`: one line each, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from bot.delivery.upkeep import OVERDUE
from bot.domain.practice import Practice
from bot.domain.zone_data import ZONE_DATA
from bot.i18n.operator import told
from bot.i18n.overrides import EVERYONE

if TYPE_CHECKING:
    from storage import NoticeState

PLAYGROUND = "playground:local"
"""The community of the playground, which has a database of its own."""


class Level(StrEnum):
    """Severity of a finding. FAIL makes the exit code 1."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"
    """It was not checked; the line says why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    level: Level
    what: str
    how: str = ""
    """The remedy; "" if none is needed."""


def check_settings(wrong: Mapping[str, Sequence[str]], file: Path) -> list[Finding]:
    """Return which settings cannot be used, and whether there is a file of them at all."""
    found = [
        Finding(
            Level.FAIL,
            told(
                "the setting {name} cannot be used: {why}",
                name=name,
                why=" ".join(problems).rstrip("."),
            )
            if name != str(file)
            else told("{file} cannot be read: {why}", file=file, why=" ".join(problems)),
            told("Paned does not start like this. .env.example describes each setting."),
        )
        for name, problems in wrong.items()
    ]
    if not file.is_file():
        found.append(
            Finding(
                Level.OK,
                told(
                    "no {file} in {folder}: the environment and the defaults decide",
                    file=file,
                    folder=Path.cwd(),
                ),
                told("To set something: install -m 600 .env.example {file}", file=file),
            )
        )
    if wrong:
        names = ", ".join(wrong)
        found.append(
            Finding(
                Level.SKIP, told("the rest was checked as if {names} were not set", names=names)
            )
        )
    return found


def not_checked(*, slack: bool, over_http: bool, discord: bool, database: bool) -> list[Finding]:
    """Return what could not be checked: no finding about it does not mean that it is well.

    `database`: whether it could be read.
    """
    found = []
    if not database:
        what = told("migrations, stored tokens, channels, notices to members: no database was read")
        found.append(Finding(Level.SKIP, what))
    if not (slack or discord):
        found.append(Finding(Level.SKIP, told("Slack and Discord: no tokens are set")))
    if over_http:
        what = told("whether Slack reaches the bot at its public address: only Slack can try it")
        found.append(Finding(Level.SKIP, what))
    return found


def former_database() -> Finding:
    """Return that the database still has the name of before 0.2.0."""
    return Finding(
        Level.OK,
        told("data/handshakes.db is in use: Paned was called Handshakes when the file was made"),
        told(
            "Nothing needs doing while there is no data/paned.db. To rename the file: stop the bot,"
            " run `paned backup data/paned.db`, and start it again."
        ),
    )


def check_zones(today: date) -> Finding:
    """Return which time zone rules are in use, and warn of old ones."""
    if ZONE_DATA.packaged:
        what = told("time zones: {version}, from the tzdata package", version=ZONE_DATA.version)
    else:
        what = told(
            "time zones: {version}, from {folder}",
            version=ZONE_DATA.version,
            folder=ZONE_DATA.folder,
        )
    if not ZONE_DATA.is_old(today):
        return Finding(Level.OK, what)
    return Finding(
        Level.WARN,
        what,
        told(
            "These time zone rules may be over a year old, so times can be an hour wrong where"
            " rules have changed since. Update Paned, or the tzdata package of this system, and"
            " start again."
        ),
    )


def check_retention(practice: Practice) -> Finding:
    """Return how long things are kept, and whether anybody has decided that."""
    kept = {
        each.name.removeprefix("keep_").removesuffix("_days"): getattr(practice, each.name)
        for each in fields(Practice)
        if each.name.startswith("keep_") and each.name != "keep_in_touch_days"
    }
    said = (
        told("{kind} {days} days", kind=kind, days=days)
        if days
        else told("{kind} for good", kind=kind)
        for kind, days in kept.items()
    )
    what = told("retention: {times}", times=", ".join(said))
    if any(
        getattr(practice, f"keep_{n}_days") != getattr(Practice(), f"keep_{n}_days") for n in kept
    ):
        return Finding(Level.OK, what)
    return Finding(
        Level.OK,
        told("{what} (all at the default)", what=what),
        told("Nobody has changed PRACTICE__KEEP_…; docs/privacy.md has the table for your notice."),
    )


def check_folders(named: Iterable[str], known: Collection[str]) -> list[Finding]:
    """Warn of folders of words that are named after a community nobody knows. `known`: ids."""
    unknown = sorted(set(named) - {*known, EVERYONE, PLAYGROUND})
    if not unknown:
        return []
    what = told("no community is known as {names}", names=", ".join(unknown))
    how = told("A folder of words is read once that community is here.")
    if known:
        here = ", ".join(each.replace(":", "-", 1) for each in known)
        how = told("The folders that would be read here: {folders}.", folders=here)
    return [Finding(Level.WARN, what, how)]


def check_notices(notices: Sequence[NoticeState]) -> list[Finding]:
    """Return where nobody has decided about the notice to members, or about its contact."""
    how = told("An organiser changes it: /intro setup → Notice to members (docs/privacy.md).")
    whom = told("An organiser names one: /intro setup → Contact (docs/privacy.md).")
    as_it_comes = [notice.community for notice in notices if not notice.own_words]
    nobody = [notice.community for notice in notices if not notice.contact]
    found = []
    if as_it_comes:
        what = told(
            "the notice to members is as it comes with Paned in {communities}",
            communities=", ".join(as_it_comes),
        )
        found.append(Finding(Level.OK, told("{what}: its lawful basis is consent", what=what), how))
    if nobody:
        what = told(
            "the notice to members names no contact but the organisers in {communities}",
            communities=", ".join(nobody),
        )
        found.append(Finding(Level.WARN, what, whom))
    return found


def check_scrub(owed_since: datetime | None, now: datetime) -> list[Finding]:
    """Warn of what was deleted and could not be wiped from the files for longer than a night."""
    if owed_since is None or now - owed_since <= OVERDUE:
        return []
    return [
        Finding(
            Level.WARN,
            told(
                "what was deleted since {owed_since} UTC is still in the database's files",
                owed_since=f"{owed_since:%Y-%m-%d %H:%M}",
            ),
            told(
                "The bot wipes it once a night, so let it run. If it runs: something reads the"
                " database all the time (Litestream, a backup, an open transaction), or the disk"
                " is full; docs/operations.md says what to do."
            ),
        )
    ]
