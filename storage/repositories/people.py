"""Persons and their addresses."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

import hmac
import secrets
from datetime import datetime

from bot.core.repositories import AtAddress
from bot.domain.people import Address, Person
from storage.mapping import RowMapping, from_micros, to_micros
from storage.repositories.communities import COMMUNITIES
from storage.repositories.secrets import Secrets
from storage.session import Session, require_person

PERSONS = RowMapping(Person, "persons")

# The network of an address, else of its community, which if new will found the network of its id.
_NETWORK_OF = "SELECT network FROM communities WHERE id = $2"
_NETWORK_AT = f"""
    SELECT COALESCE((SELECT network FROM addresses WHERE address = $1), ({_NETWORK_OF}), $2)"""
_GET = f"SELECT {PERSONS.columns} FROM persons WHERE network = $1 AND id = $2"
_AT = f"""
    SELECT {PERSONS.columns_of("p")} FROM addresses a JOIN persons p ON p.id = a.person
    WHERE a.address = $1 AND a.left_at IS {{left}}"""
# In order, so that two units never wait for each other.
_NETWORKS_AT = f"{_NETWORK_AT} UNION SELECT COALESCE(({_NETWORK_OF}), $2) ORDER BY 1"
_WITH_COMMUNITY = f"""
    SELECT {PERSONS.columns_of("p")}, {COMMUNITIES.columns_of("c")},
        CASE WHEN NOT EXISTS (
            SELECT 1 FROM addresses o
            WHERE o.person = a.person AND o.left_at IS NULL AND o.used_at > a.used_at)
        THEN a.used_at END
    FROM (SELECT 1) AS one
    LEFT JOIN addresses a ON a.address = $1 AND a.left_at IS NULL
    LEFT JOIN persons p ON p.id = a.person
    LEFT JOIN communities c ON c.id = $2"""
_SPLIT = len(PERSONS.names)
_ID, _COMMUNITY_ID = PERSONS.names.index("id"), COMMUNITIES.names.index("id")
_PUT = PERSONS.upsert("id")
_PUT_ADDRESS = """
    INSERT INTO addresses (address, community, network, person, used_at)
    SELECT $1, $2, network, id, $4 FROM persons WHERE id = $3
    ON CONFLICT (address) DO UPDATE
    SET network = excluded.network, person = excluded.person, used_at = excluded.used_at,
        left_at = NULL
    RETURNING address"""
_ORGANISERS = f"""
    SELECT {PERSONS.columns} FROM persons
    WHERE organiser = 1 AND "left" = 0 AND barred = ''
      AND network = (SELECT network FROM communities WHERE id = $1)
      AND EXISTS (
          SELECT 1 FROM addresses
          WHERE person = persons.id AND community = $1 AND left_at IS NULL)
    ORDER BY created_at, id"""
_BARRED = f"""
    SELECT {PERSONS.columns} FROM persons
    WHERE network = $1 AND id > $2 AND barred <> ''
    ORDER BY id LIMIT $3"""
_ADDRESSES = """
    SELECT address FROM addresses WHERE person = $1 AND left_at IS NULL
    ORDER BY used_at DESC, address"""
_LEAVE = "UPDATE addresses SET left_at = $2 WHERE address = $1 AND left_at IS NULL"
_KEY = "people.former-addresses"
"""The name of the secret that the hashes are made with. It never leaves this database."""
_HASH = """
    INSERT INTO former_addresses (hash, network, person, left_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (hash) DO UPDATE SET person = excluded.person, left_at = excluded.left_at"""
_HASHED = f"""
    SELECT {PERSONS.columns_of("p")} FROM former_addresses f JOIN persons p ON p.id = f.person
    WHERE f.hash = $1"""
_LONG_GONE = """
    SELECT a.network, a.person, a.community FROM addresses a JOIN persons p ON p.id = a.person
    WHERE a.left_at IS NOT NULL AND a.left_at < $1 AND p.erasing = 0 AND p.name <> ''
      AND NOT EXISTS (
          SELECT 1 FROM addresses o
          WHERE o.person = a.person AND (o.left_at IS NULL OR o.left_at >= $1))
    ORDER BY a.left_at LIMIT 1"""
_NEXT_MEMBER = """
    SELECT address FROM addresses
    WHERE community = $1 AND address > $2 AND used_at <= $3 AND left_at IS NULL
    ORDER BY address LIMIT 1"""


def _keyed(key: bytes, address: str) -> str:
    return hmac.new(key, address.encode(), "sha256").hexdigest()


class People:
    """See `bot.core.repositories.PersonRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db
        self._secrets = Secrets(db)

    async def at(self, address: Address) -> Person | None:
        return await self._at(_AT.format(left="NULL"), address)

    async def with_community(self, address: Address) -> AtAddress:
        at = str(address), address.community
        await self._db.lock_found(_NETWORKS_AT, *at)
        (row,) = await self._db.fetch(_WITH_COMMUNITY, *at)
        person, community, used_at = row[:_SPLIT], row[_SPLIT:-1], row[-1]
        return AtAddress(
            None if person[_ID] is None else PERSONS.decode(person),
            None if community[_COMMUNITY_ID] is None else COMMUNITIES.decode(community),
            None if used_at is None else from_micros(used_at),
        )

    async def former(self, address: Address) -> Person | None:
        found = await self._at(_AT.format(left="NOT NULL"), address)
        if found is not None or (hashed := await self._hash(address)) is None:
            return found
        rows = await self._db.fetch(_HASHED, hashed)
        return PERSONS.decode(rows[0]) if rows else None

    async def _hash(self, address: Address) -> str | None:
        """The keyed hash of an address; None while nobody was ever erased."""
        key = await self._secrets.get(_KEY)
        return None if key is None else _keyed(key, str(address))

    async def hash_addresses(self, network: str, person: str, now: datetime) -> None:
        await self._db.lock(network)
        key = await self._secrets.get(_KEY)
        if key is None:
            await self._db.lock(_KEY)  # another network may be making it
            key = await self._secrets.get(_KEY) or secrets.token_bytes(32)
            await self._secrets.put(_KEY, key)
        rows = await self._db.fetch(
            "DELETE FROM addresses WHERE person = $1 RETURNING address, left_at", person
        )
        hashed = [
            [_keyed(key, address), network, person, to_micros(now) if left is None else left]
            for address, left in rows
        ]
        await self._db.write(_HASH, *sorted(hashed))

    async def _at(self, sql: str, address: Address) -> Person | None:
        await self._db.lock_found(_NETWORK_AT, str(address), address.community)
        rows = await self._db.fetch(sql, str(address))
        return PERSONS.decode(rows[0]) if rows else None

    async def get(self, network: str, id: str) -> Person | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_GET, network, id)
        return PERSONS.decode(rows[0]) if rows else None

    async def put(self, person: Person) -> None:
        await self._db.lock(person.network)
        await self._db.write(_PUT, PERSONS.encode(person))

    async def put_address(self, address: Address, person: str, now: datetime) -> None:
        rows = await self._db.fetch(
            _PUT_ADDRESS, str(address), address.community, person, to_micros(now)
        )
        require_person(rows, person)

    async def leave_address(self, address: Address, now: datetime) -> None:
        await self._db.lock_found(_NETWORK_AT, str(address), address.community)
        await self._db.write(_LEAVE, [str(address), to_micros(now)])

    async def addresses(self, person: str) -> list[Address]:
        rows = await self._db.fetch(_ADDRESSES, person)
        return [Address.parse(address) for (address,) in rows]

    async def next_long_gone(self, before: datetime) -> tuple[Person, str] | None:
        rows = await self._db.fetch(_LONG_GONE, to_micros(before))
        if not rows:
            return None
        network, id, community = rows[0]
        person = await self.get(network, id)
        assert person is not None, "addresses refer to a person"
        return person, community

    async def next_member(
        self, community: str, after: str, not_used_since: datetime
    ) -> Address | None:
        rows = await self._db.fetch(_NEXT_MEMBER, community, after, to_micros(not_used_since))
        return Address.parse(rows[0][0]) if rows else None

    async def barred(self, network: str, after: str, limit: int) -> list[Person]:
        await self._db.lock(network)
        rows = await self._db.fetch(_BARRED, network, after, limit)
        return [PERSONS.decode(row) for row in rows]

    async def organisers(self, community: str) -> list[Person]:
        rows = await self._db.fetch(_ORGANISERS, community)
        return [PERSONS.decode(row) for row in rows]
