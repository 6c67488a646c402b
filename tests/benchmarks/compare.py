"""Compare the checkout with an older one: `make bench ARGS="compare --base REV core delivery"`.

Both run the same modules in turn (base, now, now, base, …), each time in a child process with the
same interpreter, and the tables they print are compared. A ratio above 1 is worse, for seconds and
for rates. The processor time of each child process, with its own children, is a row too.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MODULE = Path("tests/benchmarks")
COPIED = "core"
"""A module that only uses the public interface: a base without it gets a copy of ours."""
OLD_NAMES = {
    "from bot.application import make_bot": "from bot.app import Bot as make_bot",
    "bot.core.events": "bot.events",
    "bot.core.messages": "bot.view",
    "bot.core.ports": "bot.ports",
    "bot.domain.people": "bot.model.people",
    "Membership": "Standing",
    "membership": "standing",
    "maybe_sent": "again",
    "open_conversation": "gather",
    "acquire_slot": "turn",
    ".drain(": ".settle(",
}
"""Names that the copy has in a base of 0.1.0: ours, and the base's."""
OLD_ROWS = {
    "nudge: compose and send what was agreed": "nudge: compose and send an agreed time",
    "plain nudges sent": "notices sent",
    "event loop held at most": "event loop blocked at most",
}
"""Renamed rows: the name in the base, and now."""
WORSE = 1.05
_NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>/s|µs|ms|s|MB|%)?(?![\w.])")


class Key(NamedTuple):
    """Names one number of a row."""

    module: str
    row: str
    place: int
    """Its position among the numbers of the row."""
    unit: str

    @property
    def title(self) -> str:
        """The name of the row, with the position of a further number."""
        return f"{self.row} [{self.place + 1}]" if self.place else self.row


@dataclass
class Measured:
    """The values of both sides, one for each round."""

    base: list[float] = field(default_factory=list)
    now: list[float] = field(default_factory=list)

    def ratios(self, unit: str) -> list[float]:
        """The ratio of each round whose base is not 0; above 1 is worse."""
        pairs = zip(self.base, self.now, strict=False)
        return [ratio for base, now in pairs if (ratio := worse(base, now, unit)) is not None]


def worse(base: float, now: float, unit: str) -> float | None:
    """The ratio, above 1 if `now` is worse; None for a base of 0."""
    if unit == "/s":
        base, now = now, base
    return now / base if base else None


def numbers(cell: str) -> list[tuple[float, str]]:
    """The numbers of a cell with their units: "1.0 / 2.5 ms, 3,930/s" has two in ms and one a
    second. A number without a unit takes the unit of the next one."""
    found = [
        (float(match["number"].replace(",", "")), match["unit"] or "")
        for match in _NUMBER.finditer(cell)
    ]
    unit = ""
    for place in reversed(range(len(found))):
        unit = found[place][1] or unit
        found[place] = (found[place][0], unit)
    return found


def read(module: str, printed: str) -> Iterator[tuple[Key, float]]:
    """The numbers in the first two columns of a printed table."""
    seen: dict[str, int] = {}
    for line in printed.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if (
            not line.startswith("| ")
            or len(cells) < 2
            or cells[0] == "what"
            or set(cells[0]) == {"-"}
        ):
            continue
        name = OLD_ROWS.get(cells[0], cells[0])
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:  # the same name, beside another peer
            name = f"{name} ({seen[name]})"
        for place, (number, unit) in enumerate(numbers(cells[1])):
            yield Key(module, name, place, unit), number


def run(checkout: Path, module: str) -> dict[Key, float]:
    """Run a module in a child process of that checkout: its numbers and its processor time."""
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONPATH", None)
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks", module],
            cwd=checkout,
            env=environment,
            stdout=out,
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{module} failed in {checkout}: see above")
        out.seek(0)
        rows = dict(read(module, out.read()))
    if not rows:
        raise SystemExit(f"{module} printed no rows in {checkout}")
    whole = Key(module, f"all of {module}: processor time", 0, "s")
    return {**rows, whole: used.ru_utime + used.ru_stime}


@contextmanager
def worktree(revision: str) -> Iterator[Path]:
    """A temporary worktree of that revision."""
    with tempfile.TemporaryDirectory(prefix="bench-base-") as folder:
        place = Path(folder) / "base"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), revision], check=True)
        try:
            yield place
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)


@contextmanager
def with_copy(base: Path) -> Iterator[None]:
    """Copy our module into that checkout, if it has none, until the end of the block."""
    theirs = base / MODULE / f"{COPIED}.py"
    if theirs.exists():
        yield
        return
    text = (ROOT / MODULE / f"{COPIED}.py").read_text("utf-8")
    for ours, old in OLD_NAMES.items():
        text = text.replace(ours, old)
    theirs.write_text(text, "utf-8")
    try:
        yield
    finally:
        theirs.unlink()


def measure(base: Path, modules: Sequence[str], rounds: int) -> dict[Key, Measured]:
    """Run all rounds. The sides begin in turn, so that a machine that slows down affects both."""
    found: dict[Key, Measured] = {}
    for number in range(rounds):
        for module in modules:
            sides = [("base", base), ("now", ROOT)]
            for side, checkout in sides if number % 2 == 0 else sides[::-1]:
                print(f"round {number + 1} of {rounds}: {module}, {side}", file=sys.stderr)
                for key, value in run(checkout, module).items():
                    getattr(found.setdefault(key, Measured()), side).append(value)
    return found


def table(found: dict[Key, Measured]) -> str:
    """Markdown with medians, their ratio, and the least and greatest ratio of the rounds.

    "best" is the ratio of the best rounds of both sides, which varies less on a busy machine.
    """
    lines = [("what", "unit", "base", "now", "ratio", "rounds", "best", "remark")]
    for key, measured in found.items():
        if not (measured.base and measured.now):
            side = "only in the base" if measured.base else "only now"
            lines.append((key.title, key.unit, "", "", "", "", "", side))
            continue
        base, now = statistics.median(measured.base), statistics.median(measured.now)
        ratio, each = worse(base, now, key.unit), measured.ratios(key.unit)
        spread = f"{min(each):.2f}–{max(each):.2f}" if each else ""
        median_ratio = "" if ratio is None else f"{ratio:.3f}"
        mark = ""
        if ratio is not None and ratio > WORSE:
            mark = "WORSE" if min(each, default=ratio) > 1 else "worse, not in every round"
        pick = max if key.unit == "/s" else min
        best = worse(pick(measured.base), pick(measured.now), key.unit)
        best_ratio = "" if best is None else f"{best:.3f}"
        medians = (_short(base), _short(now), median_ratio)
        lines.append((key.title, key.unit, *medians, spread, best_ratio, mark))
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    rule = tuple("-" * max(width, 3) for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in [lines[0], rule, *lines[1:]]
    )


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.4g}"


def main(arguments: Sequence[str]) -> None:
    """Compare as the command line says, and print the table."""
    parser = argparse.ArgumentParser(prog="make bench compare", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--base", metavar="REV", help="the revision to compare with")
    where.add_argument("--base-dir", metavar="PATH", type=Path, help="a checkout of it")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side runs (5)")
    parser.add_argument("modules", nargs="*", default=[COPIED])
    given = parser.parse_args(arguments)
    if given.base_dir:
        # A copy, so that nothing is written into that checkout.
        with tempfile.TemporaryDirectory(prefix="bench-base-") as folder:
            base = Path(folder) / "base"
            ignored = shutil.ignore_patterns(".git", ".venv", "data", "__pycache__")
            shutil.copytree(given.base_dir, base, ignore=ignored)
            with with_copy(base):
                print(table(measure(base, given.modules, given.rounds)))
        return
    with worktree(given.base) as base, with_copy(base):
        print(table(measure(base, given.modules, given.rounds)))
