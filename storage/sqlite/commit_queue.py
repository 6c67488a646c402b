"""The queue of units of work of a SQLite database, which has one writer; several share a commit.

A durable commit waits for the disk, so the connection's thread makes it; a small one on a quick
disk is made in the event loop (see `storage.sqlite.disk`). Units that arrive while another runs
join its transaction, each under a savepoint of its own. Their `async with` ends after the commit
that carries them. A unit that raises is undone alone; if the commit fails, every unit in it fails.

All other statements run in the event loop, where they are called: each takes microseconds, and a
change of thread takes many times that, or milliseconds while the loop is busy. Statements that may
touch any number of rows go to the thread. The loop and the thread never use the connection at once.

Writes are deferred until their unit reads or ends, so a unit that never reads needs no turn. A unit
that wrote only what need not be durable does not wait for the commit: an event id, for example, of
an event that changed nothing.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from storage.errors import StorageError
from storage.sqlite.connection import Connection, begin_with_retry
from storage.sqlite.disk import Disk
from storage.sqlite.unit_of_work import (
    SqliteUnitOfWork,
    is_busy,
    is_database_failure,
    not_committed,
    translate_error,
)

_log = logging.getLogger(__name__)

BATCH_UNITS = 64  # in one commit
BATCH_SECONDS = 0.02
"""A transaction takes no further unit after this: the first ones wait for the last."""
SMALL = 16
"""Changed rows of a commit that may be made in the event loop."""
T = TypeVar("T")


class CommitQueue:
    """Gives units their turn, first come first served, and commits them.

    Whenever nobody uses the connection and something is left to do, a call of `_advance` is
    scheduled.
    """

    def __init__(self, connection: Connection, disk: Disk, busy_timeout_s: float) -> None:
        """`busy_timeout_s`: how long another program that writes to the file is waited for."""
        self._connection = connection
        self.raw = connection.raw
        self._waiting: deque[SqliteUnitOfWork] = deque()
        """Units that wait for their turn, and finished ones with writes to be carried out."""
        self._holder: SqliteUnitOfWork | None = None
        """The unit that has its turn."""
        self._in_thread: asyncio.Future[Any] | None = None
        """Done when the thread does not use the connection any more."""
        self._scheduled: asyncio.Handle | None = None
        self._delayed: asyncio.Handle | None = None  # the commit of writes that no unit waits for
        self._uncommitted: list[SqliteUnitOfWork] = []
        """Finished units in the open transaction."""
        self._disk = disk
        self.busy_timeout_s = busy_timeout_s
        # Of the open transaction: the units it has taken, the loop's time until which it takes
        # more, and `total_changes` when it began.
        self._units = 0
        self._takes_until = 0.0
        self._changes_before = 0
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._empty = asyncio.Event()  # set while no task is inside a unit
        self._empty.set()
        self._closed = False

    def unit(self) -> SqliteUnitOfWork:
        """A new unit of work."""
        return SqliteUnitOfWork(self)

    def enter(self, task: asyncio.Task[Any] | None) -> None:
        """Note that the task entered a unit. Raises `StorageError` once the queue is closed."""
        if self._closed:
            raise StorageError("the store is closed")
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._inside.add(task)
        self._empty.clear()

    def leave(self, task: asyncio.Task[Any] | None) -> None:
        """Note that the task left its unit."""
        self._inside.discard(task)
        if not self._inside:
            self._empty.set()

    async def close(self) -> None:
        """Take no more units, and finish those that wait."""
        self._closed = True
        await self._empty.wait()
        self._advance_soon()
        while self._holder or self._in_thread or self._scheduled:
            await (asyncio.wait({self._in_thread}) if self._in_thread else asyncio.sleep(0))
        if self._delayed is not None:
            self._delayed.cancel()

    async def take_turn(self, unit: SqliteUnitOfWork) -> None:
        """Wait until nobody else uses the connection, then begin. Raises `sqlite3.Error`."""
        deadline = time.monotonic() + self.busy_timeout_s
        unit.turn = asyncio.get_running_loop().create_future()
        if self._is_free and not self._waiting and self._has_room:
            self._grant(unit)
        else:
            self.enqueue(unit)
            await unit.turn
        unit.nested = self.raw.in_transaction and self._has_changes
        if unit.nested:
            self.raw.execute("SAVEPOINT unit")
        elif not self._begin():
            await self.run_in_thread(partial(begin_with_retry, deadline=deadline))
            self._has_begun()
        unit.begun = True
        unit.changes_before = self.raw.total_changes

    async def run_in_thread(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do work of the unit that has its turn in the connection's thread."""
        self._in_thread = running = self._connection.run_in_thread(work)
        running.add_done_callback(self._thread_done)
        return await asyncio.shield(running)

    def _thread_done(self, running: asyncio.Future[Any]) -> None:
        self._in_thread = None
        if not running.cancelled():
            running.exception()  # its unit may have been cancelled: no error of its own

    def enqueue(self, unit: SqliteUnitOfWork) -> None:
        """Queue a unit for its turn, or a finished one whose writes are to be carried out."""
        self._waiting.append(unit)
        self._advance_soon()

    def finish(self, unit: SqliteUnitOfWork, *, keep: bool) -> None:
        """End a unit that asked for its turn: into the open transaction, or undone."""
        if unit is not self._holder:  # cancelled while it waited
            return
        if self._in_thread is not None:  # cancelled while the thread works for it
            self._in_thread.add_done_callback(lambda _: self.finish(unit, keep=keep))
            return
        self._holder = None
        try:
            self._end(unit, keep)
        except sqlite3.Error as error:
            unit.resolve(not_committed(error))
            self._roll_back(error)
        # Not at once: units that arrive in this iteration of the loop still join.
        self._advance_soon()

    def _end(self, unit: SqliteUnitOfWork, keep: bool) -> None:
        if not self.raw.in_transaction:  # SQLite may have rolled all of it back itself
            if keep or self._uncommitted:
                raise sqlite3.OperationalError("SQLite rolled the transaction back")
        elif not unit.begun:
            pass
        elif not keep:
            self.raw.execute("ROLLBACK TO unit" if unit.nested else "ROLLBACK")
            if unit.nested:
                self.raw.execute("RELEASE unit")
        else:
            if unit.nested:
                self.raw.execute("RELEASE unit")
            if self.raw.total_changes == unit.changes_before and not self._uncommitted:
                unit.resolve(None)
            else:
                self._uncommitted.append(unit)

    @property
    def _is_free(self) -> bool:
        """Whether nobody uses the connection."""
        return self._holder is None and self._in_thread is None

    @property
    def _has_room(self) -> bool:
        """Whether the open transaction takes another unit."""
        if not self.raw.in_transaction:
            return True
        return self._units < BATCH_UNITS and asyncio.get_running_loop().time() < self._takes_until

    @property
    def _has_changes(self) -> bool:
        """Whether the open transaction has changed a row."""
        return self.raw.total_changes != self._changes_before

    def _begin(self) -> bool:
        """Begin a transaction if none is open; False while another program writes to the file."""
        if self.raw.in_transaction:
            return True
        try:
            self.raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if is_busy(error):
                return False
            raise
        self._has_begun()
        return True

    def _has_begun(self) -> None:
        self._changes_before = self.raw.total_changes
        self._takes_until = asyncio.get_running_loop().time() + BATCH_SECONDS
        self._units = 1

    def _grant(self, unit: SqliteUnitOfWork) -> None:
        assert unit.turn is not None
        self._holder = unit
        self._units += 1
        unit.turn.set_result(None)

    def _advance_soon(self) -> None:
        if self._scheduled is None:
            self._scheduled = asyncio.get_running_loop().call_soon(self._advance)

    def _advance(self) -> None:
        """Give the next unit its turn, carry out deferred writes, or commit."""
        self._scheduled = None
        if not self._is_free:
            return
        while self._waiting and self._has_room:
            turn = self._waiting[0].turn
            if turn is None:
                if not self._write_deferred():
                    return
            elif turn.cancelled():
                self._waiting.popleft()
            else:
                self._grant(self._waiting.popleft())
                return
        if self.raw.in_transaction and self._has_changes:
            if not self._uncommitted and self._has_room and not self._closed:
                self._delay_commit()
                return
            if self._is_small and self._disk.is_quick:
                self._commit_in_loop()
            else:
                self._in_thread = asyncio.get_running_loop().create_future()
                self._connection.commit_in_thread(self._disk, self._committed)
        elif self.raw.in_transaction:
            self.raw.execute("COMMIT")
            self._resolve(None)
        if self._is_free and self._waiting:
            self._advance_soon()

    @property
    def _is_small(self) -> bool:
        """Whether the open transaction is of one unit that changed few rows."""
        changes = self.raw.total_changes - self._changes_before
        return len(self._uncommitted) == 1 and changes <= SMALL

    def _commit_in_loop(self) -> None:
        try:
            self._connection.commit_now(self._disk, in_loop=True)
        except sqlite3.Error as error:
            self._roll_back(error)
        else:
            self._resolve(None)

    def _delay_commit(self) -> None:
        """Leave writes that no unit waits for to the commit of another unit, if one comes soon."""
        if self._delayed is None:
            schedule = asyncio.get_running_loop().call_at
            self._delayed = schedule(self._takes_until, self._commit_delayed)

    def _commit_delayed(self) -> None:
        self._delayed = None
        self._advance_soon()

    def _committed(self, error: BaseException | None) -> None:
        """Called in the loop after a commit in the thread."""
        assert self._in_thread is not None
        self._in_thread.set_result(None)
        self._in_thread = None
        if error is None:
            self._resolve(None)
        else:
            self._roll_back(error)
        if self._waiting:
            self._advance_soon()

    def _resolve(self, error: BaseException | None) -> None:
        """Let all units of the transaction know its outcome."""
        units, self._uncommitted = self._uncommitted, []
        for unit in units:
            unit.resolve(not_committed(error) if error else None)

    def _roll_back(self, error: BaseException) -> None:
        """Roll the open transaction back; all units in it fail with that error."""
        self._resolve(error)
        try:
            if self.raw.in_transaction:
                self.raw.execute("ROLLBACK")
        except sqlite3.Error:
            _log.exception("rollback failed")

    def _write_deferred(self) -> bool:
        """Write for finished units, up to the first that waits for a turn.

        False where that has to wait for another program.
        """
        try:
            if not self._begin():
                deadline = time.monotonic() + self.busy_timeout_s
                self._in_thread = self._connection.run_in_thread(
                    partial(begin_with_retry, deadline=deadline)
                )
                self._in_thread.add_done_callback(self._begun_in_thread)
                return False
        except sqlite3.Error as error:
            self._fail_deferred(error)
            return True
        units: list[SqliteUnitOfWork] = []
        try:
            while self._waiting and self._waiting[0].turn is None and self._units < BATCH_UNITS:
                units.append(self._waiting.popleft())
                self._units += 1
            if len(units) == 1 and not self._has_changes:
                self._write_alone(units[0])
            else:
                self._uncommitted += (
                    units if self._write_together(units) else self._write_each(units)
                )
        except sqlite3.Error as error:  # a full disk, a failing one
            for unit in units:
                unit.resolve(not_committed(error))
            self._roll_back(error)
        return True

    def _begun_in_thread(self, running: asyncio.Future[None]) -> None:
        self._in_thread = None
        if (error := running.exception()) is None:
            self._has_begun()
        else:
            self._fail_deferred(error)
        self._advance_soon()

    def _fail_deferred(self, error: BaseException) -> None:
        """No transaction can be begun: all finished units that wait to be written fail."""
        for unit in [unit for unit in self._waiting if unit.turn is None]:
            self._waiting.remove(unit)
            unit.resolve(not_committed(error))

    def _write_alone(self, unit: SqliteUnitOfWork) -> None:
        """Write for the first unit of a transaction: undoing it needs no savepoint."""
        try:
            unit.write_to(self.raw)
            self._uncommitted.append(unit)
        except Exception as error:
            if is_database_failure(error):
                raise
            self.raw.execute("ROLLBACK")
            unit.resolve(translate_error(error))

    def _write_together(self, units: Sequence[SqliteUnitOfWork]) -> bool:
        """Write for all of them under one savepoint, which costs far less than one each.

        False if one of them fails; then nothing is written.
        """
        before = [unit.deferred for unit in units]
        self.raw.execute("SAVEPOINT together")
        try:
            for unit in units:
                unit.write_to(self.raw)
        except Exception as error:
            if is_database_failure(error):
                raise
            self.raw.execute("ROLLBACK TO together")
            for unit, deferred in zip(units, before, strict=True):
                unit.deferred = deferred
            return False
        finally:
            if self.raw.in_transaction:
                self.raw.execute("RELEASE together")
        return True

    def _write_each(self, units: Sequence[SqliteUnitOfWork]) -> list[SqliteUnitOfWork]:
        """Write for each under a savepoint of its own; returns those that did not fail."""
        written = []
        for unit in units:
            self.raw.execute("SAVEPOINT unit")
            try:
                unit.write_to(self.raw)
                written.append(unit)
            except Exception as error:
                if is_database_failure(error):
                    raise
                self.raw.execute("ROLLBACK TO unit")
                unit.resolve(translate_error(error))
            self.raw.execute("RELEASE unit")
        return written
