#!/usr/bin/env bash
# SQLite 3.54.1 (apsw 3.54.1.0).
# Behaviour: SQLite uses a partial index "WHERE status IN ('asked', 'accepted')" for a query with the same
# list in the same order, and reads the whole table for the list in another order.
# Expected: the order of a list does not matter.
# Why it matters: a list that a program sorts, or builds from a set, silently loses the index.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" \
    apsw==3.54.1.0
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import sys

import apsw

db = apsw.Connection(":memory:")
db.execute("CREATE TABLE talk (id INTEGER PRIMARY KEY, status TEXT NOT NULL, note TEXT)")
db.execute("CREATE INDEX open_talks ON talk (id) WHERE status IN ('asked', 'accepted')")
plans = []
print("SQLite", apsw.sqlite_lib_version())
for listed in ("'asked', 'accepted'", "'accepted', 'asked'"):
    sql = f"SELECT note FROM talk WHERE status IN ({listed})"
    plans.append(db.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()[0][3])
    print(f"IN ({listed}): {plans[-1]}")
seen = "open_talks" in plans[0] and "open_talks" not in plans[1]
print("as described" if seen else "changed")
sys.exit(not seen)
PY
