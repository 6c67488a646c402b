"""How long a store waits for its database."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTimings:
    """Seconds throughout. The defaults are the product's; tests give shorter ones."""

    busy_timeout_s: float = 5.0
    """SQLite: how long a unit of work waits for another program that writes to the file."""
    statement_timeout_s: float = 15.0
    """PostgreSQL: a statement that takes longer counts as lost."""
    connection_wait_s: float = 5.0
    """PostgreSQL: how long a unit of work waits for a free connection, or for its ROLLBACK."""
    lock_timeout_s: float = 10.0
    """PostgreSQL: how long a unit of work waits for rows and networks that others hold, before it
    fails. The member still waits for the reply then."""
    connect_timeout_s: float = 5.0
    """PostgreSQL: how long one host may take to accept a connection, before the next is tried."""
    check_timeout_s: float = 5.0
    """PostgreSQL: a connection on which a check of the living takes longer counts as lost."""
    look_interval_s: float = 2.0
    """PostgreSQL: time between two checks of which processes are alive. It is halved while one of
    them is missing."""
    reconnect_s: float = 1.0
    """PostgreSQL: time between two attempts to connect again after the connection was lost."""
    settling_s: float = 20.0
    """PostgreSQL: how long the others may take to notice that a server restarted or a standby took
    over, and to connect again, past hosts that hang. Until then a process that was not seen yet is
    not taken for dead."""


PRODUCT = StoreTimings()
