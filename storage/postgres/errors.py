"""Errors of PostgreSQL as errors of the port."""

from __future__ import annotations

import asyncpg

from bot.core.store import Conflict, StoreUnavailable

UNAVAILABLE = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # its own state was inconsistent after a connection broke
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.ReadOnlySQLTransactionError,
)
"""Errors of the database, not of the statement: it is away, full, shutting down or too busy."""


def is_unavailable(error: BaseException) -> bool:
    """Whether it is an error of the database, not of the statement or its arguments."""
    return isinstance(error, UNAVAILABLE) and not isinstance(error, asyncpg.DataError)


def translated(error: BaseException) -> BaseException:
    """That error as the port has it, with the original as its cause; or itself."""
    ours: Exception
    if isinstance(error, asyncpg.UniqueViolationError):
        ours = Conflict(str(error))
    elif is_unavailable(error):
        ours = unavailable(error)
    else:
        return error
    ours.__cause__ = error
    return ours


def unavailable(error: BaseException) -> StoreUnavailable:
    """That error as an error of the port."""
    return StoreUnavailable(f"the database does not answer: {reason(error)}")


def reason(error: BaseException) -> str:
    """The message of an error, or its type where it has none."""
    return str(error).rstrip(".") or type(error).__name__
