"""The simulated chat platform: members, conversations and messages, in their own SQLite file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiosqlite

from adapters.playground.clock import PlaygroundClock
from adapters.playground.render import Json, render, render_words
from adapters.playground.schema import SCHEMA, VERSION
from bot.model.hosts import fold
from bot.view import File, Message

COMMUNITY_NAME = "The Commons"
CHANNEL = "careers"
BOT = "handshakes"
"""The author of what the bot says; no member has this id."""
PAGE = 100
"""Messages shown at once; earlier ones are fetched when wanted."""


class WorldError(Exception):
    """The chat file cannot be used; the text says why."""


class Taken(Exception):
    """Someone in the community already has that name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone in the playground."""

    id: str
    name: str
    zone: str
    about: str = ""
    organiser: bool = False
    sample: bool = False
    closed: bool = False
    """Takes no direct messages from the bot."""
    gone: bool = False
    hue: int = 0
    """The colour of the member's picture, in degrees; given when they join."""


class World:
    """All that the chat platform remembers. Every change is told to `listeners` once it is kept."""

    def __init__(self, database: aiosqlite.Connection, clock: PlaygroundClock) -> None:
        self._database = database
        self._writing = asyncio.Lock()
        self.clock = clock
        self.listeners: set[Callable[[Json], None]] = set()

    @classmethod
    async def open(cls, path: str | Path, clock: PlaygroundClock | None = None) -> World:
        """Open the file, made if it is not there. Raises `WorldError` if it is from the future."""
        if str(path) != ":memory:":
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        database = await aiosqlite.connect(path, isolation_level=None)
        world = cls(database, clock or PlaygroundClock())
        try:
            database.row_factory = aiosqlite.Row
            await database.execute("PRAGMA journal_mode = WAL")
            await database.execute("PRAGMA synchronous = FULL")
            await database.execute("PRAGMA foreign_keys = ON")
            version = (await world._rows("PRAGMA user_version"))[0][0]
            if version > VERSION:
                raise WorldError(f"{path} was made by a newer Handshakes; update this one.")
            if version == 0:
                await database.executescript(f"BEGIN;{SCHEMA}COMMIT;")
            skipped = float(await world.setting("skipped") or 0)
        except BaseException:
            await database.close()
            raise
        world.clock.skipped = timedelta(seconds=skipped)
        return world

    async def close(self) -> None:
        """Let go of the file."""
        await self._database.close()

    # the clock and other settings

    async def move_clock(self, instant: datetime) -> None:
        """Make it that instant now, for good."""
        self.clock.move_to(instant)
        await self.set("skipped", str(self.clock.skipped.total_seconds()))

    async def setting(self, name: str) -> str | None:
        """A remembered value."""
        rows = await self._rows("SELECT value FROM setting WHERE name = :name", name=name)
        return str(rows[0]["value"]) if rows else None

    async def set(self, name: str, value: str) -> None:
        """Remember a value."""
        async with self._write():
            await self._rows(
                "INSERT OR REPLACE INTO setting VALUES (:name, :value)", name=name, value=value
            )

    # members

    async def members(self) -> list[Member]:
        """Everyone who is here, the earliest first."""
        rows = await self._rows("SELECT rowid, * FROM member WHERE NOT gone ORDER BY rowid")
        return [_member(row) for row in rows]

    async def member(self, id: str) -> Member | None:
        """The member with that id, also one who has gone."""
        rows = await self._rows("SELECT rowid, * FROM member WHERE id = :id", id=id)
        return _member(rows[0]) if rows else None

    async def join(self, member: Member) -> Member:
        """Add someone, with a seat in the channel and a conversation with the bot.

        An empty id is made from the name. Raises `Taken` if the name is someone else's.
        """
        async with self._write():
            ids = {row["id"] for row in await self._rows("SELECT id FROM member")} | {BOT}
            id = member.id or _free_id(member.name, ids)
            try:
                await self._rows(
                    "INSERT INTO member (id, name, name_key, zone, about, organiser, sample)"
                    " VALUES (:id, :name, :key, :zone, :about, :organiser, :sample)",
                    id=id,
                    name=member.name,
                    key=member.name.casefold(),
                    zone=member.zone,
                    about=member.about,
                    organiser=int(member.organiser),
                    sample=int(member.sample),
                )
            except aiosqlite.IntegrityError as error:
                raise Taken(member.name) from error
            await self._rows("INSERT INTO conversation VALUES (:id, 'dm')", id=f"dm:{id}")
            for seat in (f"dm:{id}", CHANNEL):
                await self._rows(
                    "INSERT INTO seat (conversation, member, read_to) VALUES (:seat, :id,"
                    " (SELECT coalesce(max(id), 0) FROM message))",
                    seat=seat,
                    id=id,
                )
        await self._tell_who()
        joined = await self.member(id)
        assert joined is not None
        return joined

    async def close_messages(self, member: str, closed: bool) -> None:
        """Whether that member takes no direct messages from the bot."""
        async with self._write():
            await self._rows(
                "UPDATE member SET closed = :closed WHERE id = :id", id=member, closed=int(closed)
            )
        await self._tell_who()

    async def leave(self, member: str) -> None:
        """That member leaves the community; what they said stays."""
        async with self._write():
            await self._rows("UPDATE member SET gone = 1 WHERE id = :id", id=member)
        await self._tell_who()

    # conversations

    async def conversations(self) -> list[Json]:
        """All of them, with who is in them and how many messages each has not read."""
        rows = await self._rows(
            "SELECT c.id, c.kind, s.member, (SELECT count(*) FROM message AS m"
            " WHERE m.conversation = c.id AND m.id > s.read_to AND m.author <> s.member"
            " AND (m.only_for IS NULL OR m.only_for = s.member)) AS unread"
            " FROM conversation AS c JOIN seat AS s ON s.conversation = c.id"
            " ORDER BY c.rowid, s.rowid"
        )
        found: dict[str, Json] = {}
        for row in rows:
            entry = found.setdefault(
                row["id"], {"id": row["id"], "kind": row["kind"], "unread": {}}
            )
            entry["unread"][row["member"]] = row["unread"]
        return list(found.values())

    async def seated(self, conversation: str, member: str) -> bool:
        """Whether that member is in that conversation."""
        return bool(
            await self._rows(
                "SELECT 1 FROM seat WHERE conversation = :conversation AND member = :member",
                conversation=conversation,
                member=member,
            )
        )

    async def group(self, members: Sequence[str]) -> str:
        """The conversation of exactly these people and the bot, made if it is not there."""
        id = "group:" + "+".join(sorted(set(members)))
        async with self._write():
            made = await self._rows(
                "INSERT OR IGNORE INTO conversation VALUES (:id, 'group') RETURNING id", id=id
            )
            for member in dict.fromkeys(members):
                await self._rows(
                    "INSERT OR IGNORE INTO seat (conversation, member) VALUES (:id, :member)",
                    id=id,
                    member=member,
                )
        if made:
            await self._tell_who()
        return id

    async def read(self, conversation: str, member: str) -> None:
        """That member has read all there is."""
        async with self._write():
            await self._rows(
                "UPDATE seat SET read_to = (SELECT coalesce(max(id), 0) FROM message)"
                " WHERE conversation = :conversation AND member = :member",
                conversation=conversation,
                member=member,
            )
        self._tell({"event": "read", "conversation": conversation, "member": member})

    # messages

    async def post(
        self,
        conversation: str,
        said: Message | str,
        *,
        author: str = BOT,
        only_for: str | None = None,
        key: str | None = None,
        after: str = "",
    ) -> int:
        """Say something there; the id of the message. A `key` seen before changes nothing.

        `after` is the command that it answers, shown with it.
        """
        body = render_words(said) if isinstance(said, str) else render(said)
        if after:
            body["after"] = after
        files = () if isinstance(said, str) else said.files
        async with self._write():
            made = await self._rows(
                "INSERT INTO message (conversation, author, only_for, delivery_key, at, body)"
                " VALUES (:conversation, :author, :only_for, :key, :at, :body)"
                " ON CONFLICT (delivery_key) DO NOTHING RETURNING id",
                conversation=conversation,
                author=author,
                only_for=only_for,
                key=key,
                at=self.clock.now().isoformat(),
                body=json.dumps(body),
            )
            if not made:
                there = await self._rows(
                    "SELECT id FROM message WHERE delivery_key = :key", key=key
                )
                return int(there[0]["id"])
            id = int(made[0]["id"])
            await self._keep_files(id, files)
        self._tell({"event": "message", "message": await self.message(id)})
        return id

    async def replace(self, id: int, message: Message) -> bool:
        """Replace what a message of the bot says, and its files; False if there is none."""
        async with self._write():
            done = await self._rows(
                "UPDATE message SET body = :body WHERE id = :id AND author = :bot RETURNING id",
                id=id,
                bot=BOT,
                body=json.dumps(render(message)),
            )
            if not done:
                return False
            await self._rows("DELETE FROM file WHERE message = :id", id=id)
            await self._keep_files(id, message.files)
        self._tell({"event": "replaced", "message": await self.message(id)})
        return True

    async def message(self, id: int) -> Json | None:
        """One message as the page draws it."""
        rows = await self._rows("SELECT * FROM message WHERE id = :id", id=id)
        return (await self._drawn(rows))[0] if rows else None

    async def messages(self, conversation: str, member: str, before: int | None = None) -> Json:
        """The latest messages that this member sees there (older than `before`), in order."""
        rows = await self._rows(
            "SELECT * FROM message WHERE conversation = :conversation"
            " AND (only_for IS NULL OR only_for = :member)"
            " AND id < :before ORDER BY id DESC LIMIT :most",
            conversation=conversation,
            member=member,
            before=before if before is not None else 2**62,
            most=PAGE + 1,
        )
        seat = await self._rows(
            "SELECT read_to FROM seat WHERE conversation = :conversation AND member = :member",
            conversation=conversation,
            member=member,
        )
        return {
            "messages": await self._drawn(reversed(rows[:PAGE])),
            "more": len(rows) > PAGE,
            "read_to": seat[0]["read_to"] if seat else 0,
        }

    async def file(self, id: str) -> File | None:
        """A file to download."""
        rows = await self._rows("SELECT * FROM file WHERE id = :id", id=id)
        return File(rows[0]["name"], rows[0]["media_type"], rows[0]["content"]) if rows else None

    async def _drawn(self, rows: Iterable[aiosqlite.Row]) -> list[Json]:
        drawn = []
        for row in rows:
            files = await self._rows(
                "SELECT id, name, length(content) AS size FROM file"
                " WHERE message = :id ORDER BY rowid",
                id=row["id"],
            )
            drawn.append(
                {
                    "id": row["id"],
                    "conversation": row["conversation"],
                    "author": row["author"],
                    "only_for": row["only_for"],
                    "at": row["at"],
                    **json.loads(row["body"]),
                    "files": [dict(file) for file in files],
                }
            )
        return drawn

    async def _keep_files(self, message: int, files: Iterable[File]) -> None:
        for file in files:
            await self._rows(
                "INSERT INTO file VALUES (:id, :message, :name, :media_type, :content)",
                id=uuid4().hex,
                message=message,
                name=file.name,
                media_type=file.media_type,
                content=file.content,
            )

    # plumbing

    async def _tell_who(self) -> None:
        self._tell({"event": "who", **await self.who()})

    async def who(self) -> Json:
        """Members and conversations, as the page needs them."""
        members = [asdict(member) for member in await self.members()]
        return {"members": members, "conversations": await self.conversations()}

    def _tell(self, news: Json) -> None:
        for listener in tuple(self.listeners):
            listener(news)

    async def _rows(self, sql: str, **values: Any) -> list[aiosqlite.Row]:
        return list(await self._database.execute_fetchall(sql, values))

    @asynccontextmanager
    async def _write(self) -> AsyncIterator[None]:
        async with self._writing:
            await self._rows("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                await self._database.rollback()
                raise
            await self._database.commit()


def _member(row: aiosqlite.Row) -> Member:
    return Member(
        id=row["id"],
        name=row["name"],
        zone=row["zone"],
        about=row["about"],
        organiser=bool(row["organiser"]),
        sample=bool(row["sample"]),
        closed=bool(row["closed"]),
        gone=bool(row["gone"]),
        hue=row["rowid"] * 137 % 360,  # the golden angle: neighbours never look alike
    )


def _free_id(name: str, taken: set[str]) -> str:
    stem = "".join(c for c in fold(name).replace(" ", "-") if c.isascii())[:40] or "guest"
    numbered = (f"{stem}-{count}" for count in range(2, len(taken) + 3))
    return next(id for id in (stem, *numbered) if id not in taken)
