#!/usr/bin/env bash
# throttled-py 3.5.0.
# Behaviour: with GCRA, a caller who is refused and comes back after exactly `retry_after` seconds is often refused
# again, with a `retry_after` of some picoseconds. It happens where the quota has a burst of more than one: the
# number of free slots is rounded down from a quotient of floats, which falls just short of a whole number. How often
# depends on the rate, the burst and how long the machine has been up.
# Expected: after `retry_after` there is a slot, as a `Retry-After` header promises it.
# Why it matters: who sleeps for that long and then sends without asking again was never given the slot, and who asks
# again without a least pause turns in a tight loop. A test with whole seconds does not see it. We ask again, and wait a
# millisecond at least.
# The clock here is set by hand, so that "exactly" is exact.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    throttled-py==3.5.0
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import random
import sys
import time
from importlib.metadata import version

from throttled import MemoryStore, RateLimiterType, Throttled, per_sec

clock = 0.0
time.monotonic = lambda: clock


def refused_again(rate, burst):
    """Return of how many waits how many were in vain, and the longest wait that is asked for then."""
    global clock
    waits, asked = 0, []
    for start in starts:
        clock = start
        limit = Throttled(
            using=RateLimiterType.GCRA.value, quota=per_sec(rate, burst), store=MemoryStore()
        )
        for _ in range(40):
            first = limit.limit("conversation")
            if first.limited:
                clock += first.state.retry_after
                waits += 1
                again = limit.limit("conversation")
                if again.limited:
                    asked.append(again.state.retry_after)
    return waits, len(asked), max(asked, default=0.0)


# Seconds since the machine was started: up to twelve days.
chosen = random.Random(1)
starts = [chosen.uniform(1e3, 1e6) for _ in range(200)]
print("throttled-py", version("throttled-py"))
seen = {}
for rate, burst in ((1, 1), (5, 2), (10, 10)):
    waits, vain, longest = seen[rate, burst] = refused_again(rate, burst)
    print(f"{rate} a second, burst {burst}: {vain} of {waits} waits in vain; then at most {longest:.0e} s more")
as_described = seen[1, 1][1] == 0 and all(
    seen[each][1] > seen[each][0] / 10 and seen[each][2] < 1e-6 for each in ((5, 2), (10, 10))
)
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
