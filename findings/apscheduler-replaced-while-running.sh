#!/usr/bin/env bash
# APScheduler 3.11.3.
# Behaviour: a job for one instant that replaces a job of the same id (`replace_existing=True`), while that one still
# runs, is never run if it is due before the other ends. `max_instances`, 1 by default, counts by id: the new job is
# "skipped" with a warning, and as its trigger has no later instant, it is also removed. `misfire_grace_time=None`,
# which should let a late job run however late, does not help.
# Expected: it runs when the other one ends, or it is its own job with its own count, as its function, its arguments
# and its trigger are its own.
# Why it matters: whoever keeps one timer under a fixed id and sets it anew from time to time loses the timer for
# good, with one line in the log. We do so for the next nudge; our job only sets a flag, so it has ended before the
# next one is due.
# Fails (exit 1) once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" \
    apscheduler==3.11.3
cd "$folder"
PYTHONPATH="$folder/packages" python3 - <<'PY'
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from apscheduler.events import EVENT_JOB_MAX_INSTANCES
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger


async def ran(second_id):
    """Return which of two jobs ran, how many were skipped, and how many are still scheduled."""
    scheduler, names, skipped = AsyncIOScheduler(timezone=UTC), [], []
    began, may_end = asyncio.Event(), asyncio.Event()

    async def first():
        names.append("first")
        began.set()
        await may_end.wait()

    async def second():
        names.append("second")

    scheduler.add_listener(skipped.append, EVENT_JOB_MAX_INSTANCES)
    scheduler.start()
    scheduler.add_job(first, DateTrigger(datetime.now(UTC)), id="timer", misfire_grace_time=None)
    await began.wait()
    scheduler.add_job(
        second,
        DateTrigger(datetime.now(UTC) + timedelta(seconds=0.5)),
        id=second_id,
        replace_existing=True,
        misfire_grace_time=None,
    )
    waiting = [job.id for job in scheduler.get_jobs()]
    await asyncio.sleep(2)
    may_end.set()
    await asyncio.sleep(2)
    left = scheduler.get_jobs()
    scheduler.shutdown(wait=False)
    return names, waiting, len(skipped), len(left)


print("APScheduler", version("apscheduler"))
same, other = asyncio.run(ran("timer")), asyncio.run(ran("another timer"))
for name, (names, waiting, skipped, left) in (("same id", same), ("another id", other)):
    print(f"{name}: scheduled {waiting}, ran {names}, skipped {skipped}, left {left}")
as_described = same == (["first"], ["timer"], 1, 0) and other == (
    ["first", "second"], ["another timer"], 0, 0
)
print("as described" if as_described else "changed")
sys.exit(not as_described)
PY
