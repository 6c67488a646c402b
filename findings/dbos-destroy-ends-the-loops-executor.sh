#!/usr/bin/env bash
# dbos 3.4.0.
# Behaviour: the asynchronous calls of DBOS (here `register_queue_async`) replace the default executor of
# the running event loop by DBOS's own, and `DBOS.destroy()` shuts that down without giving the loop
# another. Afterwards `asyncio.to_thread` and the name lookups of any other library in the same program
# raise "cannot schedule new futures after shutdown".
# Expected: the loop works as before, since it belongs to the program and not to DBOS.
# Why it matters: a program that ends DBOS while it goes on (a benchmark, a test, a reload) fails far away
# from the cause. Here the benchmark runs DBOS in a thread without an event loop.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    dbos==3.4.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import asyncio
import sys
from importlib.metadata import version

from dbos import DBOS


async def main() -> bool:
    print("dbos", version("dbos"))
    print("to_thread before:", await asyncio.to_thread(str, "works"))
    DBOS(config={"name": "example", "system_database_url": "sqlite:///own.db", "log_level": "ERROR"})
    DBOS.launch()
    await DBOS.register_queue_async("jobs")
    print("to_thread meanwhile:", await asyncio.to_thread(str, "works"))
    await asyncio.to_thread(DBOS.destroy)
    try:
        print("to_thread after destroy:", await asyncio.to_thread(str, "works"))
    except RuntimeError as error:
        print("to_thread after destroy:", error)
        return True
    return False


as_described = asyncio.run(main())
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
