"""Finding hosts by their names, and by how their names begin."""

from __future__ import annotations

from bot.core.store import Transaction
from bot.domain.hosts import fold
from bot.features.find.index_repository import Candidate
from bot.finding.documents import STARTS

MOST = 30
"""Hosts whose names begin alike that are looked at, at most."""


async def hosts_named(
    tx: Transaction, network: str, reader: str, name: str, begins: str = STARTS
) -> list[Candidate]:
    """Return the hosts, other than the reader, of whose name a word begins so, by name.

    `begins` is `WORK` for a word of the role or the organisation.
    """
    wanted = fold(name)
    if not wanted:
        return []
    rows = await tx.index.people_from(network, f"{begins}{wanted}", "", MOST)
    people = [person for _, person in rows if person != reader]
    found = await tx.index.candidates(network, list(dict.fromkeys(people)), reader)
    return sorted(found, key=lambda one: (fold(one.name), one.id))
