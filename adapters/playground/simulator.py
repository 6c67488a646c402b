"""The simulated chat platform: members, conversations and messages, in a SQLite file of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiosqlite

from adapters.playground.clock import PlaygroundClock
from adapters.playground.members import Member, free_id
from adapters.playground.render import Json, render, render_plain
from adapters.playground.schema import CHANGES, VERSION
from bot.core.messages import File, Message
from bot.core.private_files import make_database_private

COMMUNITY_NAME = "The Commons"
CHANNEL = "careers"
"""The id of the only channel."""
BOT = "paned"
"""The author of the bot's messages. No member gets this id."""
PAGE_SIZE = 100
"""Messages in one page of a conversation."""


class SimulatorError(OSError):
    """The simulator's file cannot be used; the message says why."""


class NameTaken(Exception):
    """Another member of the community has that name."""


class ChatSimulator:
    """The state of the chat platform.

    Every committed change is published to `listeners` as an event: `{"event": "members" | "message"
    | "replaced" | "read", …}`. Ids of direct conversations are `dm:<member>`, of groups
    `group:<member>+<member>`.
    """

    def __init__(self, database: aiosqlite.Connection, clock: PlaygroundClock) -> None:
        self._database = database
        self._write_lock = asyncio.Lock()
        self.clock = clock
        self.listeners: set[Callable[[Json], None]] = set()

    @classmethod
    async def open(cls, path: str | Path, clock: PlaygroundClock | None = None) -> ChatSimulator:
        """Open the file, or create it. Raises `SimulatorError` if a newer version wrote it."""
        if str(path) != ":memory:":
            make_database_private(Path(path))
        database = await aiosqlite.connect(path, isolation_level=None)
        simulator = cls(database, clock or PlaygroundClock())
        try:
            database.row_factory = aiosqlite.Row
            await database.execute("PRAGMA journal_mode = WAL")
            await database.execute("PRAGMA synchronous = FULL")
            await database.execute("PRAGMA foreign_keys = ON")
            version = (await simulator._rows("PRAGMA user_version"))[0][0]
            if version > VERSION:
                raise SimulatorError(f"{path} was made by a newer Paned; update this one.")
            if version < VERSION:
                await database.executescript(f"BEGIN;{CHANGES[version]}COMMIT;")
            skipped_s = float(await simulator.setting("skipped") or 0)
        except BaseException:
            await database.close()
            raise
        simulator.clock.skipped = timedelta(seconds=skipped_s)
        return simulator

    async def close(self) -> None:
        """Close the file."""
        await self._database.close()

    # Clock and settings

    async def move_clock(self, instant: datetime) -> None:
        """Move the clock forward to `instant` and store that."""
        self.clock.move_to(instant)
        await self.set("skipped", str(self.clock.skipped.total_seconds()))

    async def setting(self, name: str) -> str | None:
        """Return a stored value, None if there is none."""
        rows = await self._rows("SELECT value FROM setting WHERE name = :name", name=name)
        return str(rows[0]["value"]) if rows else None

    async def set(self, name: str, value: str) -> None:
        """Store a value."""
        async with self._write():
            await self._rows(
                "INSERT OR REPLACE INTO setting VALUES (:name, :value)", name=name, value=value
            )

    # Members

    async def members(self) -> list[Member]:
        """Return the members who have not left, in the order in which they joined."""
        rows = await self._rows("SELECT rowid, * FROM member WHERE NOT gone ORDER BY rowid")
        return [_member(row) for row in rows]

    async def member(self, id: str) -> Member | None:
        """Return the member with that id, also one who has left."""
        rows = await self._rows("SELECT rowid, * FROM member WHERE id = :id", id=id)
        return _member(rows[0]) if rows else None

    async def join(self, member: Member) -> Member:
        """Add a member to the community, the channel and a direct conversation with the bot.

        Makes an id from the name if `member.id` is empty. Somebody with the name of a member who
        left is that member again. Raises `NameTaken`.
        """
        async with self._write():
            key = member.name.casefold()
            back = await self._rows(
                "UPDATE member SET gone = 0, closed = 0, name = :name, zone = :zone"
                " WHERE name_key = :key AND gone RETURNING id",
                key=key,
                name=member.name,
                zone=member.zone,
            )
        if back:
            return await self._joined(back[0]["id"])
        async with self._write():
            ids = {row["id"] for row in await self._rows("SELECT id FROM member")} | {BOT}
            id = member.id or free_id(member.name, ids)
            try:
                await self._rows(
                    "INSERT INTO member (id, name, name_key, zone, about, organiser, sample)"
                    " VALUES (:id, :name, :key, :zone, :about, :organiser, :sample)",
                    id=id,
                    name=member.name,
                    key=key,
                    zone=member.zone,
                    about=member.about,
                    organiser=int(member.organiser),
                    sample=int(member.sample),
                )
            except aiosqlite.IntegrityError as error:
                raise NameTaken(member.name) from error
            await self._rows("INSERT INTO conversation VALUES (:id, 'dm')", id=f"dm:{id}")
            for conversation in (f"dm:{id}", CHANNEL):
                await self._rows(
                    "INSERT INTO participant (conversation, member, read_to) VALUES (:conversation,"
                    " :id, (SELECT coalesce(max(id), 0) FROM message))",
                    conversation=conversation,
                    id=id,
                )
        return await self._joined(id)

    async def _joined(self, id: str) -> Member:
        await self._publish_members()
        joined = await self.member(id)
        assert joined is not None
        return joined

    async def close_messages(self, member: str, closed: bool) -> None:
        """Set whether the member refuses direct messages from the bot."""
        async with self._write():
            await self._rows(
                "UPDATE member SET closed = :closed WHERE id = :id", id=member, closed=int(closed)
            )
        await self._publish_members()

    async def leave(self, member: str) -> None:
        """Remove the member from the community. Their messages stay."""
        async with self._write():
            await self._rows("UPDATE member SET gone = 1 WHERE id = :id", id=member)
        await self._publish_members()

    # Conversations

    async def conversations(self) -> list[Json]:
        """Return every conversation: `{"id", "kind", "unread": {member: number of messages}}`."""
        rows = await self._rows(
            "SELECT c.id, c.kind, p.member, (SELECT count(*) FROM message AS m"
            " WHERE m.conversation = c.id AND m.id > p.read_to AND m.author <> p.member"
            " AND (m.only_for IS NULL OR m.only_for = p.member)) AS unread"
            " FROM conversation AS c JOIN participant AS p ON p.conversation = c.id"
            " ORDER BY c.rowid, p.rowid"
        )
        found: dict[str, Json] = {}
        for row in rows:
            entry = found.setdefault(
                row["id"], {"id": row["id"], "kind": row["kind"], "unread": {}}
            )
            entry["unread"][row["member"]] = row["unread"]
        return list(found.values())

    async def is_participant(self, conversation: str, member: str) -> bool:
        """Return whether the member is in the conversation."""
        return bool(
            await self._rows(
                "SELECT 1 FROM participant WHERE conversation = :conversation AND member = :member",
                conversation=conversation,
                member=member,
            )
        )

    async def open_group(self, members: Sequence[str]) -> str:
        """Return the conversation of exactly these members and the bot; create it if needed."""
        id = "group:" + "+".join(sorted(set(members)))
        async with self._write():
            created = await self._rows(
                "INSERT OR IGNORE INTO conversation VALUES (:id, 'group') RETURNING id", id=id
            )
            for member in dict.fromkeys(members):
                await self._rows(
                    "INSERT OR IGNORE INTO participant (conversation, member)"
                    " VALUES (:id, :member)",
                    id=id,
                    member=member,
                )
        if created:
            await self._publish_members()
        return id

    async def mark_read(self, conversation: str, member: str) -> None:
        """Mark every message of the conversation as read by the member."""
        async with self._write():
            await self._rows(
                "UPDATE participant SET read_to = (SELECT coalesce(max(id), 0) FROM message)"
                " WHERE conversation = :conversation AND member = :member",
                conversation=conversation,
                member=member,
            )
        self._publish({"event": "read", "conversation": conversation, "member": member})

    # Messages

    async def post(
        self,
        conversation: str,
        content: Message | str,
        *,
        author: str = BOT,
        only_for: str | None = None,
        key: str | None = None,
        command: str = "",
    ) -> int:
        """Post a message and return its id; a `key` used before returns the earlier message's id.

        Only the member `only_for` sees it, everyone in the conversation if None. `command` is the
        command that the message answers; the page shows it above the message.
        """
        body = render_plain(content) if isinstance(content, str) else render(content)
        if command:
            body["command"] = command
        files = () if isinstance(content, str) else content.files
        async with self._write():
            created = await self._rows(
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
            if not created:
                earlier = await self._rows(
                    "SELECT id FROM message WHERE delivery_key = :key", key=key
                )
                return int(earlier[0]["id"])
            id = int(created[0]["id"])
            await self._save_files(id, files)
        self._publish({"event": "message", "message": await self.message(id)})
        return id

    async def replace(self, id: int, message: Message, *, files: bool = True) -> bool:
        """Replace the content of a message of the bot; return False if there is none.

        With `files` its files are replaced too, otherwise they stay.
        """
        async with self._write():
            replaced = await self._rows(
                "UPDATE message SET body = :body WHERE id = :id AND author = :bot RETURNING id",
                id=id,
                bot=BOT,
                body=json.dumps(render(message)),
            )
            if not replaced:
                return False
            if files:
                await self._rows("DELETE FROM file WHERE message = :id", id=id)
                await self._save_files(id, message.files)
        self._publish({"event": "replaced", "message": await self.message(id)})
        return True

    async def message(self, id: int) -> Json | None:
        """Return one message as the page shows it."""
        rows = await self._rows("SELECT * FROM message WHERE id = :id", id=id)
        return (await self._as_json(rows))[0] if rows else None

    async def messages(self, conversation: str, member: str, before: int | None = None) -> Json:
        """Return a page of the messages that the member sees, oldest first.

        The page holds the latest messages, or the latest before the message id `before`. Shape:
        `{"messages": […], "more": whether earlier ones exist, "read_to": id of the last read one}`.
        """
        rows = await self._rows(
            "SELECT * FROM message WHERE conversation = :conversation"
            " AND (only_for IS NULL OR only_for = :member)"
            " AND id < :before ORDER BY id DESC LIMIT :most",
            conversation=conversation,
            member=member,
            before=before if before is not None else 2**62,
            most=PAGE_SIZE + 1,
        )
        participant = await self._rows(
            "SELECT read_to FROM participant"
            " WHERE conversation = :conversation AND member = :member",
            conversation=conversation,
            member=member,
        )
        return {
            "messages": await self._as_json(reversed(rows[:PAGE_SIZE])),
            "more": len(rows) > PAGE_SIZE,
            "read_to": participant[0]["read_to"] if participant else 0,
        }

    async def file(self, id: str) -> File | None:
        """Return a file to download."""
        rows = await self._rows("SELECT * FROM file WHERE id = :id", id=id)
        return File(rows[0]["name"], rows[0]["media_type"], rows[0]["content"]) if rows else None

    async def _as_json(self, rows: Iterable[aiosqlite.Row]) -> list[Json]:
        messages = []
        for row in rows:
            files = await self._rows(
                "SELECT id, name, media_type, length(content) AS size FROM file"
                " WHERE message = :id ORDER BY rowid",
                id=row["id"],
            )
            message = {
                "id": row["id"],
                "conversation": row["conversation"],
                "author": row["author"],
                "only_for": row["only_for"],
                "at": row["at"],
                **json.loads(row["body"]),
                "files": [dict(file) for file in files],
            }
            messages.append(message)
        return messages

    async def _save_files(self, message: int, files: Iterable[File]) -> None:
        for file in files:
            await self._rows(
                "INSERT INTO file VALUES (:id, :message, :name, :media_type, :content)",
                id=uuid4().hex,
                message=message,
                name=file.name,
                media_type=file.media_type,
                content=file.content,
            )

    # Events and transactions

    async def directory(self) -> Json:
        """Return `{"members": […], "conversations": […]}`, for the page."""
        members = [asdict(member) for member in await self.members()]
        return {"members": members, "conversations": await self.conversations()}

    async def _publish_members(self) -> None:
        self._publish({"event": "members", **await self.directory()})

    def _publish(self, event: Json) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    async def _rows(self, sql: str, **values: Any) -> list[aiosqlite.Row]:
        return list(await self._database.execute_fetchall(sql, values))

    @asynccontextmanager
    async def _write(self) -> AsyncIterator[None]:
        async with self._write_lock:
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
        hue=row["rowid"] * 137 % 360,  # about the golden angle: neighbours differ in colour
    )
