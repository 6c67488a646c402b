#!/usr/bin/env bash
# SQLite 3.54.1 (apsw 3.54.1.0), foreign keys on.
# Behaviour: an UPDATE or an upsert whose SET names a column of a referenced key reads the whole child
# table if the child's columns have no index, although the value stays the same ("SET grp = grp").
# Without that column in the SET it reads nothing of the child table.
# Expected: the check is skipped where the old and the new value of the key are the same.
# Why it matters: "replace the row" as INSERT ... ON CONFLICT DO UPDATE SET with every column, the usual
# upsert of a repository, costs more as the rows of others grow; a query plan does not show it.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" apsw==3.54.1.0
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import sys

import apsw

SCHEMA = """
    PRAGMA foreign_keys = ON;
    CREATE TABLE person (id TEXT PRIMARY KEY, grp TEXT NOT NULL, name TEXT, UNIQUE (grp, id));
    CREATE TABLE note (id INTEGER PRIMARY KEY, grp TEXT, person TEXT,
        FOREIGN KEY (grp, person) REFERENCES person (grp, id));
    INSERT INTO person VALUES ('ann', 'g', 'Ann'), ('ben', 'g', 'Ben');
"""
FILL = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO note SELECT i, 'g', 'ben' FROM n
"""
ADD = "INSERT INTO person VALUES ('ann', 'g', 'Anna') ON CONFLICT (id) DO UPDATE SET "
STATEMENTS = {
    "upsert, all columns": ADD + "grp = excluded.grp, name = excluded.name",
    "upsert, without the key": ADD + "name = excluded.name",
    "update, SET grp = grp": "UPDATE person SET grp = grp WHERE id = 'ann'",
}


def instructions(db, sql):
    """How many instructions of SQLite's machine the statement takes."""
    count = 0

    def tick():
        nonlocal count
        count += 1
        return False

    db.set_progress_handler(tick, 1)
    db.execute(sql).fetchall()
    db.set_progress_handler(None)
    return count


print("SQLite", apsw.sqlite_lib_version())
taken = {}
for rows in (1_000, 100_000):
    db = apsw.Connection(":memory:")
    db.execute(SCHEMA)
    db.execute(FILL, (rows,))
    for name, sql in STATEMENTS.items():
        taken[name, rows] = instructions(db, sql)
        print(f"{rows:>7} rows of another person  {name:<24} {taken[name, rows]:>7} instructions")
grows = {name: taken[name, 100_000] > 50 * taken[name, 1_000] for name in STATEMENTS}
seen = list(grows.values()) == [True, False, True]
print("as described" if seen else "changed")
sys.exit(not seen)
PY
