#!/usr/bin/env bash
# SQLite 3.54.1 (apsw 3.54.1.0), write-ahead log.
# Behaviour: with `PRAGMA secure_delete = ON`, set before the first row, a few deleted rows are still in the
# file after `wal_checkpoint(TRUNCATE)`: copies in the unused part of pages from which rows had moved to
# others, of the table and of an index. VACUUM removes them.
# Expected: none; the pragma is described as overwriting what is deleted with zeros, and as doing for
# traces what VACUUM does.
# Why it matters: who erases a person's rows this way still has some of their words in the file.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" apsw==3.54.1.0
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import random
import re
import sys
from contextlib import closing
from pathlib import Path

import apsw

CHANGES = 6_000
WORD = re.compile(rb"word-\d{6}-")


def counts(mode):
    """Insert, change and delete rows at random. Return how many words no row has any more, and
    how many of them are in the file before and after VACUUM, the log emptied each time."""
    chosen = random.Random(1)
    path = Path(f"{mode}.db")
    with closing(apsw.Connection(str(path))) as db:

        def left():
            ((busy, _, _),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            assert not busy
            stored = {WORD.search(words.encode())[0] for (words,) in db.execute("SELECT words FROM note")}
            assert stored == set(rows.values())
            return len(gone.intersection(WORD.findall(path.read_bytes())))

        db.execute("PRAGMA journal_mode = WAL")
        assert db.execute(f"PRAGMA secure_delete = {mode}").fetchall() == [(int(mode == "ON"),)]
        db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT NOT NULL)")
        db.execute("CREATE INDEX by_words ON note (words)")
        rows, gone = {}, set()
        db.execute("BEGIN")
        for number in range(CHANGES):
            word = f"word-{number:06}-"
            words = f"{chosen.getrandbits(20):05x} {word}".ljust(chosen.randrange(200, 700), "x")
            change = chosen.random()
            if change < 0.5 or not rows:
                db.execute("INSERT INTO note VALUES (?, ?)", (number, words))
                rows[number] = word.encode()
                continue
            key = chosen.choice(list(rows))
            gone.add(rows.pop(key))
            if change < 0.75:
                db.execute("UPDATE note SET words = ? WHERE id = ?", (words, key))
                rows[key] = word.encode()
            else:
                db.execute("DELETE FROM note WHERE id = ?", (key,))
        db.execute("COMMIT")
        before = left()
        db.execute("VACUUM")
        return len(gone), before, left()


print("SQLite", apsw.sqlite_lib_version())
found = {}
for mode in ("OFF", "ON"):
    gone, before, after = found[mode] = counts(mode)
    print(f"secure_delete = {mode}: {before} of {gone} deleted words in the file; after VACUUM: {after}")
seen = found["OFF"][1] > found["ON"][1] > 0 == found["ON"][2]
print("as described" if seen else "changed")
sys.exit(not seen)
PY
