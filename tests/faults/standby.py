"""A primary and a standby that streams from it: two PostgreSQL servers of one test."""

from __future__ import annotations

import shutil
import signal

import psutil

from tests.storage.postgres import Server

_SYNCHRONOUS = "-c synchronous_standby_names=* -c synchronous_commit=remote_apply"


class Node:
    """One of the two, in a folder of its own."""

    def __init__(self, server: Server) -> None:
        """`server` lends its programs and its account."""
        self._server = server
        self.folder = server.folder()
        self._data = self.folder / "data"

    def create(self) -> None:
        """Make an empty server."""
        self._server.execute("initdb", "--auth=trust", "-U", "postgres", "-D", str(self._data))

    def copy(self, primary: Node) -> None:
        """Become a standby of `primary`, from a copy of it."""
        shutil.rmtree(self._data, ignore_errors=True)
        target = ("-D", str(self._data), "-h", str(primary.folder), "-U", "postgres")
        self._server.execute("pg_basebackup", *target, "-R", "-c", "fast")

    def rewind(self, primary: Node) -> None:
        """Become a standby of the server that took over from this one, after a clean stop."""
        source = f"host={primary.folder} user=postgres dbname=postgres"
        data = ("--target-pgdata", str(self._data))
        self._server.execute("pg_rewind", *data, "--source-server", source, "-R")

    def start(self, *, synchronous: bool = False) -> None:
        """Start it. `synchronous`: commits wait until the standby has them, too."""
        options = f"-h '' -k {self.folder} {_SYNCHRONOUS if synchronous else ''}"
        log = str(self.folder / "log")
        self._control("-o", options, "-l", log, "start")

    def stop(self) -> None:
        """Stop it in good order: the standby has everything then."""
        self._control("-m", "fast", "stop")

    def promote(self) -> None:
        """Make the standby a primary."""
        self._control("promote")

    def kill(self) -> None:
        """Kill all its processes at once."""
        self._signal_all(signal.SIGKILL)

    def hang(self) -> None:
        """Stop all its processes: connections are accepted, and nothing answers."""
        self._signal_all(signal.SIGSTOP)

    def remove(self) -> None:
        """Kill it, and remove its folder."""
        if (self._data / "postmaster.pid").exists():
            self.kill()
        shutil.rmtree(self.folder)

    def _signal_all(self, number: int) -> None:
        pid = int((self._data / "postmaster.pid").read_text().split()[0])
        if not psutil.pid_exists(pid):
            return
        postmaster = psutil.Process(pid)
        for process in (postmaster, *postmaster.children(recursive=True)):
            process.send_signal(number)

    def _control(self, *arguments: str) -> None:
        self._server.execute("pg_ctl", "-w", "-D", str(self._data), *arguments)


class Pair:
    """Two nodes, of which one is the primary."""

    def __init__(self, server: Server, *, synchronous: bool) -> None:
        self._synchronous = synchronous
        self.primary, self.standby = Node(server), Node(server)
        self.url = (
            f"postgresql://postgres@/postgres?host={self.primary.folder},{self.standby.folder}"
        )
        """The address of both; it stays when they change roles."""

    def start(self) -> None:
        """Start both; the standby streams."""
        self.primary.create()
        self.primary.start(synchronous=self._synchronous)
        self.standby.copy(self.primary)
        self.standby.start()

    def promote(self) -> None:
        """Let the standby take over. The other is the standby from now on, once it is repaired."""
        self.standby.promote()
        self.primary, self.standby = self.standby, self.primary

    def remove(self) -> None:
        """Kill both."""
        self.primary.remove()
        self.standby.remove()
