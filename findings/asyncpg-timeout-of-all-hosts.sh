#!/usr/bin/env bash
# asyncpg 0.32.0.
# Behaviour: with several hosts in one address, `connect(timeout=…)` limits the attempts on all hosts
# together. A first host that accepts the connection and never answers uses up the time, and the second
# is never tried.
# Expected: a limit for each host, as libpq's connect_timeout is, so that a standby behind a primary that
# hangs is reached.
# Why it matters: the address of a primary and its standby does not survive a primary that is stopped and
# not dead. One `connect` a host, with a timeout each, does.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder" asyncpg==0.32.0
cd "$folder"
PYTHONPATH="$folder" python3 - <<'PY'
import asyncio
import sys
import time
from contextlib import suppress

import asyncpg


async def main():
    tried = []

    def silent_host(name):
        async def accept(reader, writer):
            tried.append(name)
            with suppress(asyncio.CancelledError):
                await reader.read()
            writer.close()

        return asyncio.start_server(accept, "127.0.0.1", 0)

    first, second = await silent_host("first"), await silent_host("second")
    hosts = ",".join(f"127.0.0.1:{server.sockets[0].getsockname()[1]}" for server in (first, second))
    began = time.monotonic()
    try:
        await asyncpg.connect(f"postgresql://ann@{hosts}/talks", timeout=2, ssl=False)
        error = None
    except Exception as raised:
        error = raised
    took = time.monotonic() - began
    print("asyncpg", asyncpg.__version__)
    print(f"timeout=2, two hosts that never answer: {type(error).__name__} after {took:.1f} s")
    print("hosts that were tried:", ", ".join(tried))
    return isinstance(error, TimeoutError) and took < 3 and tried == ["first"]


seen = asyncio.run(main())
print("as described" if seen else "changed")
sys.exit(not seen)
PY
