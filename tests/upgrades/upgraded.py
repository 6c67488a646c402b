"""The present program on a database of an older version, with the members' old messages."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg

from bot.application import make_bot
from bot.core.events import ButtonPressed
from bot.core.forms import Form
from bot.core.messages import Message, buttons
from bot.core.ports import MessageRef
from bot.core.responses import FormErrors, Replace, Reply, Response, ShowForm
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Address, Profile
from storage import StoreTimings, open_store
from tests.support.workspace import Member, Workspace

ALONE = StoreTimings(settling_s=0, look_interval_s=0.2)
"""PostgreSQL: no other process lives, so the claims of the killed one are released at once."""


@dataclass
class Press:
    """A button of a message; `ref` is None if the message was a response to its reader alone."""

    action: str
    ref: MessageRef | None
    old: bool
    """Of a message that the older version sent."""


@dataclass
class Matter:
    """An introduction of the dump; the people are positions in its list of members."""

    id: str
    was: str
    """Its status in the dump."""
    seeker: int
    host: int


@dataclass
class Upgraded:
    """The members of the dump, after the upgrade."""

    workspace: Workspace
    dump: dict[str, Any]
    """What the JSON file beside the dump says of it."""
    url: str
    members: list[Member] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    presses: dict[Address, list[Press]] = field(default_factory=lambda: defaultdict(list))
    used: Counter[str] = field(default_factory=Counter)
    """How often a button of an old message was pressed, by the name of its action."""

    @property
    def at(self) -> datetime:
        """The instant at which the older version was killed."""
        return datetime.fromisoformat(self.dump["at"])

    def named(self, name: str) -> Member:
        """The member of that name."""
        (found,) = [member for member in self.members if member.name == name]
        return found

    async def status(self, matter: Matter) -> str:
        """Its status now."""
        (found,) = [i for i in await self.members[matter.host].introductions() if i.id == matter.id]
        return str(found.status)

    def find(self, who: Member, *actions: str, but: Collection[str] = ()) -> Press:
        """A button with one of these actions: an old one first, then the newest.

        What follows a dot after the action may differ. Raises `AssertionError` if there is none
        except those in `but`.
        """
        sent = [
            Press(button.action, shown.ref, old=False)
            for shown in self.workspace.chat.shown
            if who.address in shown.seen_by
            for button in buttons(shown.message)
        ]
        newest = [*self.presses[who.address], *sent][::-1]
        for press in sorted(newest, key=lambda press: not press.old):
            if press.action not in but and any(
                press.action == action or press.action.startswith(f"{action}.")
                for action in actions
            ):
                return press
        raise AssertionError(f"{who.name} has no button for {actions}")

    async def press(self, who: Member, press: Press) -> Response:
        """Press it. The buttons of the response can be pressed from then on."""
        if press.old:
            self.used[press.action.partition(":")[0]] += 1
        event = ButtonPressed(
            event_id=self.workspace.event_id(),
            actor=who.address,
            action=press.action,
            message=press.ref,
        )
        response = await self.workspace.handle(event)
        self.remember(who, response)
        await self.workspace.drain()
        return response

    def remember(self, who: Member, response: Response) -> None:
        """Add the buttons of a response to what can be pressed."""
        message = getattr(response, "message", None)
        if isinstance(message, Message):
            self.presses[who.address] += [
                Press(button.action, None, old=False) for button in buttons(message)
            ]

    async def does(self, who: Member, action: str, **values: str) -> None:
        """Press a button with that action, and fill in the form that opens, if values are given.

        Where late nudges were merged, only their cards have it.
        """
        try:
            press = self.find(who, action)
        except AssertionError:
            await self.press(who, self.find(who, *card(action)))
            press = self.find(who, action)
        response = await self.press(who, press)
        if not values:
            assert isinstance(response, (Reply, Replace)), (who.name, action, response)
            return
        assert isinstance(response, ShowForm), (who.name, action, response)
        answer = await who.submits(response.form.id, filled(response.form, values))
        assert not isinstance(answer, FormErrors), answer
        self.remember(who, answer)

    async def left_over(self, *statuses: NudgeStatus) -> list[str]:
        """The keys of all nudges in these statuses."""
        return [nudge.key for nudge in await self.workspace.nudges(*statuses)]


def filled(form: Form, values: dict[str, str]) -> dict[str, str | tuple[str, ...]]:
    """The values of the form as it opened, with these in place of some."""
    kept = {
        item.name: item.initial if isinstance(item.initial, str) else tuple(item.initial)
        for item in form.fields
    }
    return {**kept, **values}


def card(action: str) -> tuple[str, str]:
    """The actions that open the card of an action's introduction, as now and as in 0.1.0."""
    id = action.partition(":")[2]
    return f"mine.card:introduction.{id}", f"mine.card:{id}"


async def open_dump(url: str, dump: dict[str, Any]) -> Upgraded:
    """The present program on the database of the dump, at the instant at which the old one was
    killed."""
    store = await open_store(url, timings=ALONE)
    released = asyncio.Event()
    store.subscribe(released.set)
    upgraded = Upgraded(Workspace(store), dump, url)
    workspace = upgraded.workspace
    workspace.clock.at = upgraded.at
    workspace.chat.roles = dump["roles"]
    for known in dump["members"]:
        address = Address.parse(known["address"])
        workspace.chat.profiles[address] = Profile(
            name=known["name"],
            zone=known["zone"],
            language="en",
            organiser=known.get("organiser", False),
            roles=tuple(dump["roles"]),
        )
        upgraded.members.append(Member(workspace, known["name"], address))
    platforms = {member.address.platform for member in upgraded.members}
    workspace.bot = make_bot(
        store=workspace.store,
        chats=dict.fromkeys(platforms, workspace.chat),
        clock=workspace.clock,
    )
    upgraded.matters = [
        Matter(id, was, seeker, host)
        for id, was, seeker, host in dump["introductions"]
        if seeker is not None and host is not None
    ]
    for readers, place, actions in dump["messages"]:
        address, _, id = place.partition(" ")
        ref = MessageRef(Address.parse(address), id) if place else None
        for reader in readers:
            upgraded.presses[upgraded.members[reader].address] += [
                Press(action, ref, old=True) for action in actions.split(" ")
            ]
    if not url.startswith("sqlite") and await upgraded.left_over(NudgeStatus.CLAIMED):
        await asyncio.wait_for(released.wait(), 30)
    return upgraded


async def rows(url: str, sql: str) -> Sequence[Sequence[Any]]:
    """The rows of a query, without the store."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            return connection.execute(sql).fetchall()
    server = await asyncpg.connect(url)
    try:
        return [tuple(row) for row in await server.fetch(sql)]
    finally:
        await server.close()
