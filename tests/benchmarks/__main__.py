"""`make bench`: every measurement, or those named: `make bench ARGS="discord"`."""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module

from tests.benchmarks import Row

MODULES = ("discord", "slack", "delivery", "storage", "peers", "footprint")


def table(rows: list[Row]) -> str:
    """The rows as Markdown, aligned."""
    lines = [("what", "measured", "beside", "ratio", "reach")]
    lines += [(row.what, row.measured, row.beside, row.ratio, row.reach) for row in rows]
    widths = [max(len(line[n]) for line in lines) for n in range(5)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in [lines[0], rule, *lines[1:]]
    )


async def main(names: list[str]) -> None:
    """Run them one after the other, and print each table."""
    for name in names or MODULES:
        rows = await import_module(f"tests.benchmarks.{name}").run()
        print(f"\n{name}\n\n{table(rows)}", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
