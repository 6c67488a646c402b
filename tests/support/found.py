"""Whom the index of hosts has."""

from __future__ import annotations

from bot.core.store import Transaction
from bot.domain.hosts import Host
from bot.domain.people import Person
from bot.finding.documents import EVERYONE


async def hosts_of(tx: Transaction, network: str, reader: str = "") -> list[tuple[Host, Person]]:
    """All hosts that this reader can find, by name."""
    rows = await tx.index.people_from(network, EVERYONE, "", 1000)
    found = await tx.index.candidates(network, [person for _, person in rows], reader)
    return [(one.host, one.person) for one in found]
