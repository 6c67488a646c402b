"""The command line: `paned run`, `doctor`, `migrate`, `backup`, `restore`, `erase` …"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import shlex
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from bot import __version__, logs
from bot.bootstrap import run, slack_options
from bot.config import (
    DATA_FOLDER,
    ENV_FILE,
    FORMER_DATABASE_URL,
    Settings,
    with_former_database,
)
from bot.core.ports import ChatError
from bot.core.private_files import close_to_others, is_open_to_others, with_companions
from bot.doctor import (
    Finding,
    Level,
    check_folders,
    check_notices,
    check_retention,
    check_scrub,
    check_settings,
    check_zones,
    former_database,
    not_checked,
)
from bot.domain.people import Address
from bot.features.privacy import erasing
from bot.i18n import operator, overrides
from bot.i18n.operator import told
from bot.simulation import command as simulation
from storage import (
    CheckUp,
    StorageError,
    backup,
    inspect,
    migrate,
    open_store,
    restore,
    transfer,
)

log = logging.getLogger("paned")

NOTHING_WRONG: Mapping[str, Sequence[str]] = {}


class _Help(argparse.RawDescriptionHelpFormatter):
    """The help in the operator's language: what argparse says by itself is English."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, told("usage: ") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """The same for headings and errors; of an error the details stay in English."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **given)
        self._positionals.title = told("what can be given")
        self._optionals.title = told("options")
        self.add_argument("-h", "--help", action="help", help=told("show this help"))

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(
            2, told("{name} cannot be run like this: {why}", name=self.prog, why=message) + "\n"
        )


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line."""
    top = _Parser(
        prog="paned",
        description=told("Paned: informational interviews inside your Slack or Discord community."),
        epilog=told(
            """\
examples:
  paned run                 start the bot; without tokens in .env: the playground in your browser
  paned doctor              check settings, database and platforms, and say what to do
  paned backup copy.db      make a consistent copy of the database, also while the bot runs

Settings are read from .env and from the environment; .env.example describes each one.
"""
        ),
    )
    commands = top.add_subparsers(dest="command", metavar="command", required=True)
    commands.add_parser("run", help=told("start the bot, or the playground if there are no tokens"))
    commands.add_parser(
        "doctor", help=told("check settings, database and platforms; say what to do")
    )
    move_or_migrate = commands.add_parser(
        "migrate", help=told("bring the database to this version (run does it too), or move it")
    )
    move_or_migrate.add_argument(
        "--from", dest="source", help=told("move every row from this database")
    )
    move_or_migrate.add_argument("--to", dest="target", help=told("into this empty database"))
    copy = commands.add_parser("backup", help=told("copy the database, also while the bot runs"))
    copy.add_argument(
        "target", type=Path, help=told("the path of the copy; no file may exist there")
    )
    back = commands.add_parser("restore", help=told("put a copy in the place of the database"))
    back.add_argument("source", type=Path, help=told("the path of the copy; stop the bot first"))
    gone = commands.add_parser(
        "erase", help=told("erase a member who cannot ask for it in the chat")
    )
    gone.add_argument(
        "address", help=told("where they are or were: slack:TEAM:USER, discord:SERVER:USER")
    )
    keys = commands.add_parser("keys", help=told("the keys that encrypt the tokens of workspaces"))
    keys.add_argument(
        "action", choices=["rotate"], help=told("encrypt every token with the first key")
    )
    words = commands.add_parser(
        "words", help=told("your own words in place of ours (docs/words.md)")
    )
    words.add_argument(
        "action",
        choices=["check", "find"],
        help=told("say what is wrong · find a sentence by its words"),
    )
    words.add_argument(
        "what", nargs="?", help=told("the folder, if it is not WORDS_FOLDER · the words")
    )
    simulation.add_arguments(
        commands.add_parser("simulate", help=told("live a year of made-up members, and count it"))
    )
    commands.add_parser("version", help=told("print the version"))
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code: 0, 1 for a failure, 2 for a bad setting."""
    operator.speak(os.environ)
    chosen = parser().parse_args(arguments)
    if chosen.command == "version":
        print(f"Paned {__version__}")
        return 0
    settings, wrong = Settings.read_usable()
    if wrong and chosen.command != "doctor":
        for name, problems in wrong.items():
            why = " ".join(problems).rstrip(".")
            print(
                told("The setting {name} cannot be used: {why}.", name=name, why=why),
                file=sys.stderr,
            )
        print(told("See .env.example for the values of each setting."), file=sys.stderr)
        return 2
    logs.set_up(settings.log_format, settings.log_level)
    used = with_former_database(settings)
    playground = chosen.command == "run" and settings.playground
    if used != settings and chosen.command != "doctor" and not playground:
        log.info("using data/handshakes.db: there is no data/paned.db; `paned doctor` says more")
    if chosen.command != "doctor":  # which changes nothing
        close_to_others(DATA_FOLDER)
    try:
        return asyncio.run(_execute(used, chosen, wrong))
    except (StorageError, ChatError, ValueError, OSError) as error:
        says = told("Paned cannot run: {error}", error=error)
        if chosen.command != "run":
            says = told(
                "paned {command} did not work: {error}", command=chosen.command, error=error
            )
        print(says, file=sys.stderr)
        return 1


async def _execute(
    settings: Settings, chosen: argparse.Namespace, wrong: Mapping[str, Sequence[str]]
) -> int:
    match chosen.command:
        case "run":
            zones = check_zones(datetime.now(UTC).date())
            log.info("%s", zones.what)
            if zones.level is not Level.OK:
                log.warning("%s", zones.how)
            await run(settings)
        case "doctor":
            return await doctor(settings, wrong)
        case "words":
            return await words_command(settings, chosen.action, chosen.what or "")
        case "migrate" if chosen.source or chosen.target:
            if not (chosen.source and chosen.target):
                raise ValueError(told("to move a database, name both: --from and --to"))
            counts = await transfer(chosen.source, chosen.target)
            print("\n".join(f"{count:>9}  {name}" for name, count in counts.items()))
            print(told("Every row was moved and compared. Set DATABASE_URL to the new database."))
        case "migrate":
            applied = await migrate(settings.database_url)
            print("\n".join(applied) or told("The database is up to date."))
        case "keys":
            await _rotate_keys(settings)
        case "erase":
            print(await erase(settings, Address.parse(chosen.address), datetime.now(UTC)))
        case "simulate":
            files = [file for file in (settings.database_file, *settings.playground_files) if file]
            await simulation.simulate(chosen, open_store, files, settings.practice)
        case "backup":
            await backup(settings.database_url, chosen.target)
            print(told("The database was copied to {target}.", target=chosen.target))
        case "restore":
            former = await restore(settings.database_url, chosen.source)
            if former is not None:
                print(
                    told(
                        "The database that was there is now {former}; delete it when you can.",
                        former=former,
                    )
                )
            print(
                told(
                    "{source} was checked and restored. Start the bot: what was sent since the copy"
                    " was made may be sent again. Whoever was erased since then is in it again:"
                    " erase them now, with `paned erase ADDRESS` (docs/operations.md).",
                    source=chosen.source,
                )
            )
    return 0


async def erase(settings: Settings, address: Address, now: datetime) -> str:
    """Begin to erase a member, and return what happens now."""
    store = await open_store(settings.database_url, migrate=False)
    try:
        async with store.transaction() as tx:
            person = await tx.people.at(address) or await tx.people.former(address)
            if person is None or person.erased:
                return told(
                    "Nobody is known at {address}: there is nothing to erase.", address=address
                )
            if not person.erasing:
                await erasing.begin(tx, person, address.community, now)
    finally:
        await store.close()
    return told(
        "{address} is being erased. The bot does it as soon as it runs, within two days.",
        address=address,
    )


async def words_command(settings: Settings, action: str, what: str) -> int:
    """Print what is wrong with a folder of words, or the sentences that contain some words."""
    if action == "find":
        for id, written in overrides.find(what):
            print("\n".join([id, *(f"  {code}: {said}" for code, said in written.items())]))
        return 0
    folder = Path(what) if what else settings.words_folder
    if folder is None:
        raise ValueError(told("set WORDS_FOLDER, or name the folder: paned words check FOLDER"))
    _, report = await _check_database(settings)
    found = check_words(folder, report)
    for finding in found:
        print("\n  ".join(filter(None, (finding.what, finding.how))))
    return int(any(finding.level is Level.FAIL for finding in found))


def check_words(folder: Path, report: CheckUp | None) -> list[Finding]:
    """Return how many sentences an operator's folder changes, what is wrong with it, and which
    communities in it the database does not know, if that can be read."""
    changes, problems = overrides.read(folder)
    found = [Finding(Level.OK, overrides.summary(changes))]
    if problems:
        wrong = told("the words in {folder} cannot all be used", folder=folder)
        found.append(Finding(Level.FAIL, wrong, "\n      ".join(problems)))
    if report is not None:
        found += check_folders(changes, report.communities)
    return found


async def _rotate_keys(settings: Settings) -> None:
    from adapters.slack.keys import rotate

    store = await open_store(settings.database_url, migrate=False)
    try:
        use = await rotate(store, settings.keys)
    finally:
        await store.close()
    print(told("The first key of SECRET_KEYS encrypts {count} token(s).", count=len(use.by_key[0])))
    if use.lost:
        raise ValueError(
            told("no key in SECRET_KEYS opens the token of {teams}", teams=", ".join(use.lost))
        )
    print(
        told("The other keys can be removed once every process has been restarted with the first.")
    )


async def doctor(settings: Settings, wrong: Mapping[str, Sequence[str]] = NOTHING_WRONG) -> int:
    """Print every finding; return 1 if any of them is a failure, else 0.

    `wrong`: what is wrong with settings that cannot be used, by name.
    """
    found = [
        Finding(Level.OK, f"Paned {__version__}, Python {sys.version.split()[0]}"),
        Finding(Level.OK, f"SQLite {sqlite3.sqlite_version}"),
        check_zones(datetime.now(UTC).date()),
        *check_settings(wrong, ENV_FILE),
    ]
    if not settings.playground:
        found.append(check_retention(settings.practice))
    findings, report = await _check_database(settings)
    if settings.words_folder:
        found += check_words(settings.words_folder, report)
    found += findings
    found += _check_files(settings)
    if settings.slack:
        from adapters.slack.doctor import check as check_slack

        found += await check_slack(**slack_options(settings))
        if settings.keys and report:
            from adapters.slack.keys import check_keys

            found += check_keys(settings.keys, report.secrets)
    if settings.discord:
        from adapters.discord.doctor import check as check_discord

        async def channel_of(guild: int) -> int | None:
            return int(report.channels.get(f"discord:{guild}", 0)) or None if report else None

        found += await check_discord(
            token=settings.discord_token,
            api_url=settings.discord_api_url,
            channel_of=channel_of,
        )
    if settings.playground:
        found.append(Finding(Level.OK, told("no tokens: `paned run` opens the playground")))
    found += not_checked(
        slack=settings.slack,
        over_http=bool(settings.slack_signing_secret),
        discord=settings.discord,
        database=report is not None,
    )
    labels = {Level.OK: "ok  ", Level.WARN: "warn", Level.FAIL: "FAIL", Level.SKIP: "skip"}
    for finding in found:
        print(f"{labels[finding.level]}  {finding.what}")
        if finding.how:
            print(f"      {finding.how}")
    return int(any(finding.level is Level.FAIL for finding in found))


def _check_files(settings: Settings) -> list[Finding]:
    """Find what other accounts of this machine can read and should not."""
    databases = [*settings.playground_files, settings.database_file]
    ours = [each for file in databases if file for each in with_companions(file)]
    shown = [str(each) for each in (ENV_FILE, DATA_FOLDER, *ours) if is_open_to_others(each)]
    if not shown:
        return []
    return [
        Finding(
            Level.WARN,
            told("other accounts of this machine can read {files}", files=", ".join(shown)),
            told("Only the bot's account should: chmod go= {files}", files=shlex.join(shown)),
        )
    ]


async def _check_database(settings: Settings) -> tuple[list[Finding], CheckUp | None]:
    """Return the findings, and the state of the database if it can be read."""
    url = settings.database_url
    file = settings.database_file
    if file and not file.exists():
        return [Finding(Level.OK, told("no database yet: the first start creates it"))], None
    found = [former_database()] if url == FORMER_DATABASE_URL else []
    try:
        report = await inspect(url)
    except (StorageError, ValueError) as error:
        return [*found, Finding(Level.FAIL, told("the database cannot be used"), str(error))], None
    found.append(Finding(Level.OK, told("database: {report}", report=report)))
    found += check_notices(report.notices)
    found += check_scrub(report.scrub_owed_since, datetime.now(UTC))
    return found, report
