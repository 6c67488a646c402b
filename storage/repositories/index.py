"""The index of hosts: the words by which they are found. `Hosts.put` keeps it.

It is one table of words that both databases read in the same way, in the order of the weights: a
search reads a limited number of entries, however many hosts there are.
"""
# ruff: noqa: S608 - the only things put into SQL are our own column names

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import cast

from bot.domain.hosts import Host
from bot.features.find.index_repository import Candidate
from bot.finding.documents import EVERYONE, FULL, STARTS, TOPIC, WORK, Document, document_of
from bot.finding.meaning import meaning
from storage.mapping import RowMapping, to_json
from storage.repositories.blocks import APART
from storage.repositories.people import PERSONS
from storage.session import Row, Session

HOSTS = RowMapping(Host, "hosts")

_COUNTED = "SELECT word, hosts FROM find_counts WHERE network = $1 AND word IN {any_of}"
_ENTRIES_EACH = f"""
    SELECT $4, person, {FULL} - rank FROM find_entries WHERE network = $1 AND word = $2
    ORDER BY rank, person LIMIT $3"""
_ENTRIES_ALL = f"""
    SELECT wanted.place - 1, e.person, {FULL} - e.rank
    FROM unnest($2::text[], $3::bigint[]) WITH ORDINALITY AS wanted (word, most, place)
    CROSS JOIN LATERAL (
        SELECT person, rank FROM find_entries
        WHERE network = $1 AND word = wanted.word ORDER BY rank, person LIMIT wanted.most) AS e"""
_SCANNED = 2000
"""Words that are read to find those of most hosts among them."""
_BEGINNING = f"""
    SELECT word, hosts FROM (
        SELECT word, hosts FROM find_counts WHERE network = $1 AND word >= $2 AND word < $3
        ORDER BY word LIMIT {_SCANNED}) AS near
    ORDER BY hosts DESC, word LIMIT $4"""
_VOCABULARY = """
    SELECT word, hosts FROM find_counts
    WHERE network = $1 AND word >= $2 AND word < $3 AND length(word) BETWEEN $4 AND $5
    ORDER BY word LIMIT 5000"""
_CANDIDATE = f"""
    SELECT {HOSTS.columns_of("h")}, {PERSONS.columns_of("p")}, d.words
    FROM find_documents d JOIN hosts h ON h.person = d.person JOIN persons p ON p.id = d.person
    WHERE d.network = $1 AND d.person {{which}} AND h.state = 'active'"""
_APART = APART.format(reader="$3")
_CANDIDATES = f"""{_CANDIDATE} AND p."left" = 0 AND d.person NOT IN ({_APART})""".format(
    which="IN {any_of}"
)
_SPLIT = len(HOSTS.names)
_ID, _NAME, _ZONE, _BARRED = (
    _SPLIT + PERSONS.names.index(name) for name in ("id", "name", "zone", "barred")
)
_ROLE, _ORGANISATION, _CAPACITY = map(HOSTS.names.index, ("role", "organisation", "capacity"))
_PAUSED = HOSTS.reader("paused_until")
_ANY_ARRAY, _ANY_JSON = (
    {sql: sql.format(any_of=keys) for sql in (_COUNTED, _CANDIDATES)}
    for keys in ("(SELECT unnest($2::text[]))", "(SELECT value FROM json_each($2))")
)
"""How a statement takes many keys in one argument, where the database has arrays and where not."""
_ONE = _CANDIDATE.format(which="= $2")
_PEOPLE_FROM = """
    SELECT word, person FROM find_entries
    WHERE network = $1 AND word >= $2 AND word < $3 AND word > $4
    ORDER BY word, rank, person LIMIT $5"""
_TOPICS = f"""
    SELECT word, written, hosts FROM (
        SELECT word, written, hosts FROM find_counts
        WHERE network = $1 AND word >= $2 AND word < $3 ORDER BY word LIMIT {_SCANNED}) AS near
    ORDER BY hosts DESC, word LIMIT $4"""
_SHARED = f"""
    SELECT word, written, hosts FROM find_counts
    WHERE network = $1 AND word >= '{TOPIC}' AND word < '{chr(ord(TOPIC) + 1)}' AND hosts >= $2
    ORDER BY hosts DESC, word LIMIT $3"""
_UNSEEN = f"""
    SELECT topics FROM find_documents
    WHERE network = $1 AND person IN (SELECT $2 UNION ALL {APART.format(reader="$2")})"""
_STORED = "SELECT words, topics FROM find_documents WHERE network = $1 AND person = $2"
_PUT = """
    INSERT INTO find_documents (person, network, version, words, topics)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (person) DO UPDATE
    SET version = excluded.version, words = excluded.words, topics = excluded.topics"""
_REMOVE = "DELETE FROM find_documents WHERE network = $1 AND person = $2"
_ADD_ENTRY = """
    INSERT INTO find_entries (network, word, rank, person) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING"""
_REMOVE_ENTRY = """
    DELETE FROM find_entries WHERE network = $1 AND word = $2 AND rank = $3 AND person = $4"""
_COUNT_MORE = """
    INSERT INTO find_counts (network, word, hosts, written) VALUES ($1, $2, 1, $3)
    ON CONFLICT (network, word) DO UPDATE
    SET hosts = find_counts.hosts + 1, written = excluded.written"""
_COUNT_LESS = "UPDATE find_counts SET hosts = hosts - 1 WHERE network = $1 AND word = $2"
_FORGET = "DELETE FROM find_counts WHERE network = $1 AND word = $2 AND hosts <= 0"
_NEXT = """
    SELECT h.person, h.network, COALESCE(d.version, '')
    FROM hosts h LEFT JOIN find_documents d ON d.person = h.person
    WHERE h.person > $1 AND h.state = 'active' ORDER BY h.person LIMIT $2"""
_LOOKED_THROUGH = 200
"""Hosts that are looked through at once, to make some of them again."""
_NAMED = f"""
    SELECT {HOSTS.columns_of("h")}, p.name FROM hosts h JOIN persons p ON p.id = h.person
    WHERE h.network = $1 AND h.person = $2 AND h.state = 'active'"""
_WORDS_EACH = 5
"""Beginnings that a topic has, about: one for each of its words."""
_AFTER_ALL = "\U0010ffff"
"""Sorts after every character."""
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Index:
    """See `bot.features.find.index_repository.IndexRepository`."""

    def __init__(self, db: Session) -> None:
        self._db = db

    async def counts(self, network: str, words: Collection[str]) -> Mapping[str, int]:
        await self._db.lock(network)
        return _by_word(await self._any(_COUNTED, network, sorted(words)))

    async def _any(
        self, sql: str, network: str, keys: Sequence[str], *more: object
    ) -> Sequence[Row]:
        """The rows for all these keys, by one statement."""
        if not keys:
            return []
        if self._db.takes_arrays:
            return await self._db.fetch(_ANY_ARRAY[sql], network, keys, *more)
        return await self._db.fetch(_ANY_JSON[sql], network, to_json(keys), *more)

    async def entries(
        self, network: str, wanted: Sequence[tuple[str, int]]
    ) -> Sequence[tuple[int, str, int]]:
        await self._db.lock(network)
        if not wanted:
            return []
        if self._db.takes_arrays:
            words, most = zip(*wanted, strict=True)
            rows = await self._db.fetch(_ENTRIES_ALL, network, words, most)
        else:
            each = [(network, *one, place) for place, one in enumerate(wanted)]
            rows = await self._db.fetch_each(_ENTRIES_EACH, each)
        return cast(Sequence[tuple[int, str, int]], rows)

    async def beginning(self, network: str, prefix: str, most: int) -> Mapping[str, int]:
        await self._db.lock(network)
        end = prefix + _AFTER_ALL
        return _by_word(await self._db.fetch(_BEGINNING, network, prefix, end, most))

    async def vocabulary(self, network: str, like: str, slips: int) -> Mapping[str, int]:
        await self._db.lock(network)
        first, shortest, longest = like[:1], len(like) - slips, len(like) + slips
        if first not in _LETTERS:
            return {}
        rows = await self._db.fetch(
            _VOCABULARY, network, first, first + _AFTER_ALL, shortest, longest
        )
        return _by_word(rows)

    async def candidates(
        self, network: str, people: Sequence[str], reader: str
    ) -> Sequence[Candidate]:
        await self._db.lock(network)
        rows = await self._any(_CANDIDATES, network, people, reader)
        found = {one.id: one for one in map(_candidate, rows)}
        return [found[person] for person in people if person in found]

    async def candidate(self, network: str, person: str) -> Candidate | None:
        await self._db.lock(network)
        rows = await self._db.fetch(_ONE, network, person)
        return _candidate(rows[0]) if rows else None

    async def people_from(
        self, network: str, prefix: str, after: str, most: int
    ) -> Sequence[tuple[str, str]]:
        await self._db.lock(network)
        end = prefix + _AFTER_ALL
        rows = await self._db.fetch(_PEOPLE_FROM, network, prefix, end, after, most)
        return [(word, person) for word, person in rows]

    async def topics(
        self, network: str, prefix: str, reader: str, most: int
    ) -> Sequence[tuple[str, int]]:
        await self._db.lock(network)
        begin = f"{TOPIC}{prefix}"
        unseen = await self._unseen(network, reader)
        rows = await self._db.fetch(
            _TOPICS, network, begin, begin + _AFTER_ALL, 2 * most + len(unseen)
        )
        return _topics(rows, unseen, 1)[:most]

    async def shared_topics(
        self, network: str, reader: str, least: int, most: int
    ) -> Sequence[tuple[str, int]]:
        await self._db.lock(network)
        unseen = await self._unseen(network, reader)
        limit = _WORDS_EACH * (most + len(unseen))
        rows = await self._db.fetch(_SHARED, network, least, limit)
        return _topics(rows, unseen, least)[:most]

    async def _unseen(self, network: str, reader: str) -> Mapping[str, int]:
        """How many hosts whom the reader does not see have each topic: themselves, too."""
        unseen: dict[str, int] = {}
        for (topics,) in await self._db.fetch(_UNSEEN, network, reader):
            for topic in {word.partition("|")[2] for word in json.loads(topics)}:
                unseen[topic] = unseen.get(topic, 0) + 1
        return unseen

    async def keep(self, host: Host, name: str) -> None:
        """Make the words of an active host what they are now."""
        await self._write(document_of(host, name, meaning()))

    async def remove(self, network: str, person: str) -> None:
        """Take a host out, with all their words."""
        words, topics = await self._stored(network, person)
        if words or topics:
            await self._change(network, person, words, topics, {}, {})
            await self._db.write(_REMOVE, [network, person])

    async def make_again(self, after: str, most: int) -> str | None:
        known = meaning().version
        rows = await self._db.fetch(_NEXT, after, _LOOKED_THROUGH)
        networks: set[str] = set()
        for person, network, version in rows:
            if version != known:
                # Units hold one network at a time, so that no two wait for each other.
                if most == 0 or networks - {network}:
                    return after
                networks.add(network)
                most -= 1
                await self._db.lock(network)
                for row in await self._db.fetch(_NAMED, network, person):
                    await self.keep(HOSTS.decode(row[:-1]), row[-1])
            after = person
        return after if len(rows) == _LOOKED_THROUGH else None

    async def _write(self, new: Document) -> None:
        words, topics = await self._stored(new.network, new.person)
        await self._change(new.network, new.person, words, topics, new.words, new.topics)
        stored = [to_json(new.words), to_json(new.topics)]
        await self._db.write(_PUT, [new.person, new.network, new.version, *stored])

    async def _stored(self, network: str, person: str) -> tuple[dict[str, int], dict[str, str]]:
        rows = await self._db.fetch(_STORED, network, person)
        return (json.loads(rows[0][0]), json.loads(rows[0][1])) if rows else ({}, {})

    async def _change(
        self,
        network: str,
        person: str,
        words: Mapping[str, int],
        topics: Mapping[str, str],
        new_words: Mapping[str, int],
        new_topics: Mapping[str, str],
    ) -> None:
        """Write what differs between the words and topics that are stored and the new ones."""
        gone = [(word, weight) for word, weight in words.items() if new_words.get(word) != weight]
        come = [(word, weight) for word, weight in new_words.items() if words.get(word) != weight]
        await self._db.write(_REMOVE_ENTRY, *(_entry(network, person, *one) for one in gone))
        await self._db.write(_ADD_ENTRY, *(_entry(network, person, *one) for one in come))
        less = [*(_counted(words) - _counted(new_words)), *(topics.keys() - new_topics.keys())]
        less.sort()
        more = dict.fromkeys(_counted(new_words) - _counted(words), "")
        more |= {topic: written for topic, written in new_topics.items() if topic not in topics}
        await self._db.write(_COUNT_LESS, *([network, word] for word in less))
        await self._db.write(_FORGET, *([network, word] for word in less))
        rows = sorted(more.items())
        await self._db.write(_COUNT_MORE, *([network, word, written] for word, written in rows))


def _by_word(rows: Sequence[Row]) -> dict[str, int]:
    return {str(word): int(hosts) for word, hosts in rows}


def _topics(rows: Sequence[Row], unseen: Mapping[str, int], least: int) -> list[tuple[str, int]]:
    """The topics of these beginnings, each once, that so many hosts have whom the reader sees."""
    found: dict[str, tuple[str, int]] = {}
    for word, written, hosts in rows:
        topic = word.partition("|")[2]
        found.setdefault(topic, (written, hosts - unseen.get(topic, 0)))
    ordered = sorted(found.items(), key=lambda item: (-item[1][1], item[0]))
    return [(written, hosts) for _, (written, hosts) in ordered if hosts >= least]


def _entry(network: str, person: str, word: str, weight: int) -> list[object]:
    return [network, word, FULL - weight, person]


def _counted(words: Mapping[str, int]) -> set[str]:
    """The words whose hosts are counted. Beginnings of names are not: only their order matters."""
    plain = {word for word in words if word[0] not in (STARTS, WORK, EVERYONE)}
    return plain | {EVERYONE} if words else plain


def _candidate(row: Row) -> Candidate:
    return Candidate(
        id=row[_ID],
        name=row[_NAME],
        zone=row[_ZONE],
        barred=bool(row[_BARRED]),
        role=row[_ROLE],
        organisation=row[_ORGANISATION],
        capacity=row[_CAPACITY],
        paused_until=_PAUSED(row),
        stored=row[-1],
        read_host=lambda: HOSTS.decode(row[:_SPLIT]),
        read_person=lambda: PERSONS.decode(row[_SPLIT:-1]),
    )
