"""Events, communities, persons, addresses, hosts and what a person keeps."""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime

from bot.model.hosts import Host
from bot.model.people import Address, Community, Person
from bot.view import Values
from storage.records import Record, to_json, to_micros
from storage.session import Session

COMMUNITIES = Record(Community, "communities")
PERSONS = Record(Person, "persons")
HOSTS = Record(Host, "hosts")

# Who is still unknown belongs to the network of the community, or will found it.
_NETWORK_OF = "SELECT COALESCE((SELECT network FROM communities WHERE id = $1), $1)"
_NETWORK_AT = """
    SELECT COALESCE((SELECT network FROM addresses WHERE address = $1),
                    (SELECT network FROM communities WHERE id = $2), $2)"""
_COMMUNITY = f"SELECT {COMMUNITIES.columns} FROM communities WHERE id = $1"
_PUT_COMMUNITY = COMMUNITIES.upsert("id")
_PERSON = f"SELECT {PERSONS.columns} FROM persons WHERE network = $1 AND id = $2"
_PERSON_AT = f"""
    SELECT {PERSONS.columns_of("p")} FROM addresses a JOIN persons p ON p.id = a.person
    WHERE a.address = $1"""
_PUT_PERSON = PERSONS.upsert("id")
_PUT_ADDRESS = """
    INSERT INTO addresses (address, community, network, person, used_at)
    SELECT $1, $2, network, id, $4 FROM persons WHERE id = $3
    ON CONFLICT (address) DO UPDATE
    SET network = excluded.network, person = excluded.person, used_at = excluded.used_at
    RETURNING address"""
_ORGANISERS = f"""
    SELECT {PERSONS.columns} FROM persons
    WHERE organiser = 1 AND "left" = 0
      AND id IN (SELECT person FROM addresses WHERE community = $1)
    ORDER BY created_at, id"""
_HOST = f"SELECT {HOSTS.columns} FROM hosts WHERE network = $1 AND person = $2"
_PUT_HOST = HOSTS.upsert("person")
_HOSTS = f"""
    SELECT {HOSTS.columns_of("h")}, {PERSONS.columns_of("p")}
    FROM hosts h JOIN persons p ON p.id = h.person
    WHERE h.network = $1 AND h.state = 'active' AND p."left" = 0
    ORDER BY h.created_at, h.person"""
_KEEP = """
    INSERT INTO kept_forms (network, person, form, typed, kept_at)
    SELECT network, id, $2, $3, $4 FROM persons WHERE id = $1
    ON CONFLICT (person, form) DO UPDATE SET typed = excluded.typed, kept_at = excluded.kept_at
    RETURNING person"""


class People:
    """The part of a Transaction about persons."""

    _db: Session

    async def first_time(self, event_id: str, now: datetime) -> bool:
        """See `bot.store.Transaction`, as for every method here."""
        rows = await self._db.fetch(
            "INSERT INTO events (id, seen_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id",
            event_id,
            to_micros(now),
        )
        return bool(rows)

    async def community(self, id: str) -> Community | None:
        await self._db.hold_found(_NETWORK_OF, id)
        rows = await self._db.fetch(_COMMUNITY, id)
        return COMMUNITIES.decode(rows[0]) if rows else None

    async def put_community(self, community: Community) -> None:
        await self._db.hold(community.network)
        await self._db.write(_PUT_COMMUNITY, COMMUNITIES.encode(community))

    async def person_at(self, address: Address) -> Person | None:
        await self._db.hold_found(_NETWORK_AT, str(address), address.community)
        rows = await self._db.fetch(_PERSON_AT, str(address))
        return PERSONS.decode(rows[0]) if rows else None

    async def person(self, network: str, id: str) -> Person | None:
        await self._db.hold(network)
        rows = await self._db.fetch(_PERSON, network, id)
        return PERSONS.decode(rows[0]) if rows else None

    async def put_person(self, person: Person) -> None:
        await self._db.hold(person.network)
        await self._db.write(_PUT_PERSON, PERSONS.encode(person))

    async def put_address(self, address: Address, person: str, now: datetime) -> None:
        rows = await self._db.fetch(
            _PUT_ADDRESS, str(address), address.community, person, to_micros(now)
        )
        _must(rows, person)

    async def drop_address(self, address: Address) -> None:
        await self._db.hold_found(_NETWORK_AT, str(address), address.community)
        await self._db.write("DELETE FROM addresses WHERE address = $1", [str(address)])

    async def addresses(self, person: str) -> list[Address]:
        rows = await self._db.fetch(
            "SELECT address FROM addresses WHERE person = $1 ORDER BY used_at DESC, address", person
        )
        return [Address.parse(address) for (address,) in rows]

    async def members(self, community: str) -> list[Address]:
        rows = await self._db.fetch(
            "SELECT address FROM addresses WHERE community = $1 ORDER BY address", community
        )
        return [Address.parse(address) for (address,) in rows]

    async def organisers(self, community: str) -> list[Person]:
        rows = await self._db.fetch(_ORGANISERS, community)
        return [PERSONS.decode(row) for row in rows]

    async def host(self, network: str, person: str) -> Host | None:
        await self._db.hold(network)
        rows = await self._db.fetch(_HOST, network, person)
        return HOSTS.decode(rows[0]) if rows else None

    async def put_host(self, host: Host) -> None:
        await self._db.hold(host.network)
        await self._db.write(_PUT_HOST, HOSTS.encode(host))

    async def hosts(self, network: str) -> list[tuple[Host, Person]]:
        await self._db.hold(network)
        rows = await self._db.fetch(_HOSTS, network)
        split = len(HOSTS.names)
        return [(HOSTS.decode(row[:split]), PERSONS.decode(row[split:])) for row in rows]

    async def watches(self, network: str) -> list[tuple[str, str]]:
        await self._db.hold(network)
        rows = await self._db.fetch(
            "SELECT person, query FROM watches WHERE network = $1"
            " ORDER BY created_at, person, query",
            network,
        )
        return [(person, query) for person, query in rows]

    async def add_watch(self, network: str, person: str, query: str, now: datetime) -> None:
        await self._db.hold(network)
        await self._db.write(
            "INSERT INTO watches (network, person, query, created_at) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT DO NOTHING",
            [network, person, query, to_micros(now)],
        )

    async def drop_watch(self, network: str, person: str, query: str) -> None:
        await self._db.hold(network)
        await self._db.write(
            "DELETE FROM watches WHERE network = $1 AND person = $2 AND query = $3",
            [network, person, query],
        )

    async def kept(self, person: str, form: str) -> Values | None:
        rows = await self._db.fetch(
            "SELECT typed FROM kept_forms WHERE person = $1 AND form = $2", person, form
        )
        if not rows:
            return None
        typed: dict[str, str | list[str]] = json.loads(rows[0][0])
        return {n: tuple(v) if isinstance(v, list) else v for n, v in typed.items()}

    async def keep(self, person: str, form: str, values: Values, now: datetime) -> None:
        rows = await self._db.fetch(_KEEP, person, form, to_json(dict(values)), to_micros(now))
        _must(rows, person)

    async def forget(self, person: str, form: str) -> None:
        await self._db.write(
            "DELETE FROM kept_forms WHERE person = $1 AND form = $2", [person, form]
        )

    async def secret(self, name: str) -> bytes | None:
        rows = await self._db.fetch("SELECT value FROM secrets WHERE name = $1", name)
        return b64decode(rows[0][0]) if rows else None

    async def put_secret(self, name: str, value: bytes) -> None:
        await self._db.write(
            "INSERT INTO secrets (name, value) VALUES ($1, $2)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, b64encode(value).decode("ascii")],
        )

    async def drop_secret(self, name: str) -> None:
        await self._db.write("DELETE FROM secrets WHERE name = $1", [name])

    async def prune(self, before: datetime) -> Mapping[str, int]:
        pruned = {}
        for table, column in (
            ("events", "seen_at"),
            ("inbox", "received_at"),
            ("kept_forms", "kept_at"),
        ):
            old = f"FROM {table} WHERE {column} < $1"
            ((pruned[table],),) = await self._db.fetch_long(
                f"SELECT COUNT(*) {old}", to_micros(before)
            )
            await self._db.fetch_long(f"DELETE {old}", to_micros(before))
        return pruned


def _must(rows: object, person: str) -> None:
    if not rows:
        raise LookupError(f"there is no person {person}")
