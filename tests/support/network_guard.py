"""Refuses what leaves the process over the network, and notes every attempt.

It hears of each look-up of a name and of each connection from Python itself, whichever library
begins it, in whichever thread. A child process, such as an emulator, is not watched.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Where = tuple[str, int]
"""A host, by name or number, and a port; 0 for a look-up without one."""
_HOST_FIRST = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_ADDRESS_SECOND = ("socket.connect", "socket.sendto", "socket.sendmsg")
_LOCAL = ("127.0.0.1", "::1", "localhost")


class Refused(PermissionError):
    """Nothing is to be sent there."""


class _Guard:
    """One of them for the process: a hook of Python's cannot be taken away again."""

    def __init__(self) -> None:
        self.tried: list[Where] | None = None
        """None while nobody watches."""
        self.may: Callable[[Where], bool] = lambda where: False
        sys.addaudithook(self._heard)

    def _heard(self, event: str, given: tuple[Any, ...]) -> None:
        if self.tried is None or event not in (*_HOST_FIRST, *_ADDRESS_SECOND):
            return
        where = _where(event, given)
        if where is not None:
            self.tried.append(where)
            if not self.may(where):
                raise Refused(f"{event} {where}")


def _where(event: str, given: tuple[Any, ...]) -> Where | None:
    """Where to; None within this machine's files, or on a socket that is connected already."""
    if event in _HOST_FIRST:
        port = given[1] if event == "socket.getaddrinfo" else 0
        host = given[0].decode() if isinstance(given[0], bytes) else str(given[0])
        return host, int(port) if str(port).isdecimal() else 0
    address = given[1]
    return (str(address[0]), int(address[1])) if isinstance(address, tuple) else None


_guard: list[_Guard] = []


@contextmanager
def watching(may: Callable[[Where], bool]) -> Iterator[list[Where]]:
    """Refuse what `may` does not allow; the list has all that is tried meanwhile."""
    if not _guard:
        _guard.append(_Guard())
    guard, tried = _guard[0], list[Where]()
    guard.may, guard.tried = may, tried
    try:
        yield tried
    finally:
        guard.tried = None


def nowhere(where: Where) -> bool:
    """Nothing is allowed, not even this machine."""
    return False


def this_machine(where: Where) -> bool:
    """Only this machine is allowed."""
    return where[0] in _LOCAL
