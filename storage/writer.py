"""The one writer of a SQLite database: units of work in turn, several to a commit.

A durable commit waits for the disk, so the connection's own thread does it, but for a small one on
a quick disk (see `storage.disk`). Units that come while another runs join its transaction, each
under a savepoint of its own, and its `async with` ends only after the commit that carries it. One
that raises is undone by itself; if the commit fails, every unit in it is told.

All other statements run in the event loop, where they are asked for: each takes microseconds, and
a visit to another thread many times that, milliseconds while the loop is busy. What may touch any
number of rows goes to the thread too. The loop and the thread never use the connection at once.
Writes wait until their unit reads or ends: a unit that never reads needs no turn. And a unit that
only noted in passing what need not be durable, such as having seen an event that changed nothing,
does not wait for the commit.
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

from storage.connection import Connection, begin_patiently
from storage.disk import Disk
from storage.errors import StorageError
from storage.unit import Unit, is_away, is_busy, not_committed, told

_log = logging.getLogger(__name__)

BATCH_UNITS = 64
BATCH_SECONDS = 0.02
"""A batch takes no further unit after this: the first ones wait for the last."""
SMALL = 16
"""Rows changed by a commit that may be made in the loop."""
BUSY_SECONDS = 5.0
"""How long another program that writes to the file is waited for."""
T = TypeVar("T")


class Writer:
    """Gives units their turn, first come first served, and commits them.

    Whenever nobody uses the connection and something is left to do, `_work` is about to be called.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.here = connection.here
        self._waiting: deque[Unit] = deque()
        self._holder: Unit | None = None
        """Whose turn it is."""
        self._there: asyncio.Future[Any] | None = None
        """What the thread is doing with the connection."""
        self._soon: asyncio.Handle | None = None
        self._later: asyncio.Handle | None = None
        """The commit of what nobody waits for."""
        self._kept: list[Unit] = []
        """Over, and in the open transaction."""
        self._disk = Disk()
        self._taken = 0
        self._until = 0.0
        self._changes = 0
        self._inside: set[asyncio.Task[Any] | None] = set()
        self._left = asyncio.Event()
        self._left.set()
        self._closed = False

    def unit(self) -> Unit:
        """A new unit of work."""
        return Unit(self)

    def enter(self, task: asyncio.Task[Any] | None) -> None:
        """That task is inside a unit now."""
        if self._closed:
            raise StorageError("the store is closed")
        if task in self._inside:
            raise RuntimeError("a transaction inside a transaction would wait for itself")
        self._inside.add(task)
        self._left.clear()

    def leave(self, task: asyncio.Task[Any] | None) -> None:
        """And no longer."""
        self._inside.discard(task)
        if not self._inside:
            self._left.set()

    async def close(self) -> None:
        """Take no more, and finish what waits."""
        self._closed = True
        await self._left.wait()
        self._work_soon()
        while self._holder or self._there or self._soon:
            await (asyncio.wait({self._there}) if self._there else asyncio.sleep(0))
        if self._later is not None:
            self._later.cancel()

    async def take_turn(self, unit: Unit) -> None:
        """Until nobody else uses the connection; then begin. Raises `sqlite3.Error`."""
        until = time.monotonic() + BUSY_SECONDS
        unit.turn = asyncio.get_running_loop().create_future()
        if self._free and not self._waiting and self._has_room:
            self._grant(unit)
        else:
            self.enqueue(unit)
            await unit.turn
        unit.nested = self.here.in_transaction and self._has_changed
        if unit.nested:
            self.here.execute("SAVEPOINT unit")
        elif not self._begin():
            await self.elsewhere(partial(begin_patiently, until=until))
            self._has_begun()
        unit.begun = True
        unit.waits_from = self.here.total_changes

    async def elsewhere(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do it in the thread, for the unit whose turn it is."""
        self._there = there = self._connection.visit(work)
        there.add_done_callback(self._came_back)
        return await asyncio.shield(there)

    def _came_back(self, there: asyncio.Future[Any]) -> None:
        self._there = None
        if not there.cancelled():
            there.exception()  # whoever waited may be gone; that is no error of its own

    def enqueue(self, unit: Unit) -> None:
        """Let it have its turn; or, if it is over, let what it put off be written."""
        self._waiting.append(unit)
        self._work_soon()

    def over(self, unit: Unit, *, keep: bool) -> None:
        """The block of a unit that asked for its turn was left."""
        if unit is not self._holder:  # it was cancelled while it waited
            return
        if self._there is not None:  # or while the thread works for it
            self._there.add_done_callback(lambda _: self.over(unit, keep=keep))
            return
        self._holder = None
        try:
            self._end(unit, keep)
        except sqlite3.Error as error:
            unit.settle(not_committed(error))
            self._lose(error)
        # Whoever comes in this round of the loop still joins.
        self._work_soon()

    def _end(self, unit: Unit, keep: bool) -> None:
        if not self.here.in_transaction:  # SQLite may have undone all of it by itself
            if keep or self._kept:
                raise sqlite3.OperationalError("SQLite undid it")
        elif not unit.begun:
            pass
        elif not keep:
            self.here.execute("ROLLBACK TO unit" if unit.nested else "ROLLBACK")
            if unit.nested:
                self.here.execute("RELEASE unit")
        else:
            if unit.nested:
                self.here.execute("RELEASE unit")
            if self.here.total_changes == unit.waits_from and not self._kept:
                unit.settle(None)
            else:
                self._kept.append(unit)

    @property
    def _free(self) -> bool:
        """Whether nobody uses the connection."""
        return self._holder is None and self._there is None

    @property
    def _has_room(self) -> bool:
        """Whether the open transaction takes another unit."""
        if not self.here.in_transaction:
            return True
        return self._taken < BATCH_UNITS and asyncio.get_running_loop().time() < self._until

    @property
    def _has_changed(self) -> bool:
        """Whether anything was written in the open transaction."""
        return self.here.total_changes != self._changes

    def _begin(self) -> bool:
        """Have a transaction; False while another program writes to the file."""
        if self.here.in_transaction:
            return True
        try:
            self.here.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if is_busy(error):
                return False
            raise
        self._has_begun()
        return True

    def _has_begun(self) -> None:
        self._changes = self.here.total_changes
        self._until = asyncio.get_running_loop().time() + BATCH_SECONDS
        self._taken = 1

    def _grant(self, unit: Unit) -> None:
        assert unit.turn is not None
        self._holder = unit
        self._taken += 1
        unit.turn.set_result(None)

    def _work_soon(self) -> None:
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_soon(self._work)

    def _work(self) -> None:
        """Give the next turn; write what waits to be written; or commit."""
        self._soon = None
        if not self._free:
            return
        while self._waiting and self._has_room:
            turn = self._waiting[0].turn
            if turn is None:
                if not self._write_waiting():
                    return
            elif turn.cancelled():
                self._waiting.popleft()
            else:
                self._grant(self._waiting.popleft())
                return
        if self.here.in_transaction and self._has_changed:
            if not self._kept and self._has_room and not self._closed:
                self._commit_later()
                return
            if self._is_small and self._disk.is_quick:
                self._commit_here()
            else:
                self._there = asyncio.get_running_loop().create_future()
                self._connection.commit_then(self._disk, self._committed)
        elif self.here.in_transaction:
            self.here.execute("COMMIT")
            self._settle(None)
        if self._free and self._waiting:
            self._work_soon()

    @property
    def _is_small(self) -> bool:
        """Whether one unit has changed few rows."""
        return len(self._kept) == 1 and self.here.total_changes - self._changes <= SMALL

    def _commit_here(self) -> None:
        try:
            self._connection.commit_now(self._disk, in_loop=True)
        except sqlite3.Error as error:
            self._lose(error)
        else:
            self._settle(None)

    def _commit_later(self) -> None:
        """Nobody waits for what was written: let it be carried by the next commit, if one comes."""
        if self._later is None:
            self._later = asyncio.get_running_loop().call_at(self._until, self._too_late)

    def _too_late(self) -> None:
        self._later = None
        self._work_soon()

    def _committed(self, error: BaseException | None) -> None:
        assert self._there is not None
        self._there.set_result(None)
        self._there = None
        if error is None:
            self._settle(None)
        else:
            self._lose(error)
        if self._waiting:
            self._work_soon()

    def _settle(self, error: BaseException | None) -> None:
        kept, self._kept = self._kept, []
        for unit in kept:
            unit.settle(not_committed(error) if error else None)

    def _lose(self, error: BaseException) -> None:
        """Nothing of the open transaction is kept."""
        self._settle(error)
        try:
            if self.here.in_transaction:
                self.here.execute("ROLLBACK")
        except sqlite3.Error:
            _log.exception("rollback failed")

    def _write_waiting(self) -> bool:
        """Write for those who never read, up to the first who does; False where that must wait."""
        try:
            if not self._begin():
                until = time.monotonic() + BUSY_SECONDS
                self._there = self._connection.visit(partial(begin_patiently, until=until))
                self._there.add_done_callback(self._waited)
                return False
        except sqlite3.Error as error:
            self._refuse_waiting(error)
            return True
        units: list[Unit] = []
        try:
            while self._waiting and self._waiting[0].turn is None and self._taken < BATCH_UNITS:
                units.append(self._waiting.popleft())
                self._taken += 1
            if len(units) == 1 and not self._has_changed:
                self._alone(units[0])
            else:
                self._kept += units if self._together(units) else self._apart(units)
        except sqlite3.Error as error:  # a full disk, a failing one
            for unit in units:
                unit.settle(not_committed(error))
            self._lose(error)
        return True

    def _waited(self, there: asyncio.Future[None]) -> None:
        self._there = None
        if (error := there.exception()) is None:
            self._has_begun()
        else:
            self._refuse_waiting(error)
        self._work_soon()

    def _refuse_waiting(self, error: BaseException) -> None:
        """No transaction can be begun for those who only write."""
        for unit in [unit for unit in self._waiting if unit.turn is None]:
            self._waiting.remove(unit)
            unit.settle(not_committed(error))

    def _alone(self, unit: Unit) -> None:
        """Nothing else was written: what is refused needs no savepoint to be undone."""
        try:
            unit.write_to(self.here)
            self._kept.append(unit)
        except Exception as error:
            if is_away(error):
                raise
            self.here.execute("ROLLBACK")
            unit.settle(told(error))

    def _together(self, units: Sequence[Unit]) -> bool:
        """One savepoint for all of them costs far less than one for each; False: one is refused."""
        before = [unit.later for unit in units]
        self.here.execute("SAVEPOINT together")
        try:
            for unit in units:
                unit.write_to(self.here)
        except Exception as error:
            if is_away(error):
                raise
            self.here.execute("ROLLBACK TO together")
            for unit, later in zip(units, before, strict=True):
                unit.later = later
            return False
        finally:
            if self.here.in_transaction:
                self.here.execute("RELEASE together")
        return True

    def _apart(self, units: Sequence[Unit]) -> list[Unit]:
        """Each by itself; those that are not refused."""
        kept = []
        for unit in units:
            self.here.execute("SAVEPOINT unit")
            try:
                unit.write_to(self.here)
                kept.append(unit)
            except Exception as error:
                if is_away(error):
                    raise
                self.here.execute("ROLLBACK TO unit")
                unit.settle(told(error))
            self.here.execute("RELEASE unit")
        return kept
