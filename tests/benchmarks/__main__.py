"""`make bench`: run all modules, or those named: `make bench ARGS="discord"`.

`make bench ARGS="compare --base REV core"` compares them with an older commit. Options after the
name of one module are its own: `make bench ARGS="finding_speed --part 10000"`.
"""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module
from itertools import takewhile

from tests.benchmarks import Row, compare

MODULES = (
    *("core", "discord", "slack", "delivery", "storage", "backup", "peers", "durable_peers"),
    *(
        "footprint",
        "many",
        "paths",
        "finding",
        "finding_speed",
        "fairness",
        "season",
        "coach",
        "dashboard",
    ),
)


def table(rows: list[Row]) -> str:
    """The rows as an aligned Markdown table."""
    lines = [("what", "measured", "beside", "ratio", "reach")]
    lines += [(row.what, row.measured, row.beside, row.ratio, row.reach) for row in rows]
    widths = [max(len(line[n]) for line in lines) for n in range(5)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in [lines[0], rule, *lines[1:]]
    )


async def main(arguments: list[str]) -> None:
    """Run the modules one after the other and print the table of each."""
    names = list(takewhile(lambda one: not one.startswith("-"), arguments))
    options = arguments[len(names) :]
    for name in names or MODULES:
        module = import_module(f"tests.benchmarks.{name}")
        rows = await (module.run(options) if options else module.run())
        print(f"\n{name}\n\n{table(rows)}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["compare"]:
        compare.main(sys.argv[2:])
    else:
        asyncio.run(main(sys.argv[1:]))
