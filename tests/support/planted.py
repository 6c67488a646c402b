"""A town in which every matter has come to another state, and every word can be recognised.

Each text that a member types has a mark of its own. So whoever reads a mark that is not theirs to
read has found a leak, whatever the sentence around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from bot.core.messages import buttons
from bot.domain.people import Address, Community
from bot.features.introduction.model import Introduction
from tests.support.dry_run import Dump
from tests.support.fakes import march
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

SQUARE, ANNEX, ISLAND = "square", "annex", "island"
"""The community where it all happens · another one of its network · one of another network."""
MARK = re.compile(r"\d*qz\d+zq", re.IGNORECASE)


_ZONES = {
    "accepted": ("America/New_York", "Europe/Helsinki"),
    "picked": ("Asia/Kolkata", "Europe/London"),
}
"""Where seeker and host live who do not live in London. Requests still come in working hours."""


@dataclass
class Pair:
    """Two people and their matter."""

    state: str
    seeker: Member
    host: Member
    id: str = ""

    async def introduction(self) -> Introduction:
        """As it is now; the last one of the two, until its id is known."""
        found = await self.seeker.introductions()
        return next((i for i in found if i.id == self.id), found[-1])


@dataclass
class Town:
    """The members, and who may read what."""

    workspace: Workspace
    pairs: list[Pair] = field(default_factory=list)
    readers: dict[str, frozenset[Address]] = field(default_factory=dict)
    """For each mark, those who may read it. Nobody is named for what all of the network may."""
    public: set[str] = field(default_factory=set)
    """Marks that everybody in the network may read."""
    _marks: count[int] = field(default_factory=lambda: count(100))

    def mark(self, *readers: Member) -> str:
        """A new mark, for these readers; for all of the network if none is named."""
        made = f"qz{next(self._marks)}zq"
        self.readers[made] = frozenset(reader.address for reader in readers)
        if not readers:
            self.public.add(made)
        return made

    def member(self, name: str, space: str = SQUARE, zone: str = "Europe/London") -> Member:
        """Somebody whose name all of the network may read."""
        return self.workspace.member(f"{name} {self.mark()}", zone=zone, space=space)

    def leaks(self, shown: object, reader: Address, *, stranger: bool = False) -> set[str]:
        """The marks in an answer that this reader may not read. A `stranger` is of another
        network: there they may read nothing at all, not even names."""
        found = {mark.casefold() for mark in MARK.findall(repr(shown))}
        return {
            mark
            for mark in found & self.readers.keys()
            if reader not in self.readers[mark] and (stranger or mark not in self.public)
        }

    def may_read_too(self, mark: str, *readers: Member) -> None:
        """These may read it as well."""
        self.readers[mark] |= {reader.address for reader in readers}

    def everybody(self) -> list[Member]:
        """All seekers and hosts."""
        return [member for pair in self.pairs for member in (pair.seeker, pair.host)]

    def buttons(self) -> list[tuple[Member, str]]:
        """Every button that somebody has or had before them, once for each."""
        found = {
            (member.address, press.action): (member, press.action)
            for member in self.everybody()
            for shown in member.messages()
            for message in (*shown.history, shown.message)
            for press in buttons(message)
        }
        return list(found.values())


OVER = ("met", "thanked")
AHEAD = ("draft", "asked", "questioned", "accepted", "picked", "agreed", "named", "referred")
"""The states of the matters, before the talk and after it."""


async def new_town(
    workspace: Workspace, over: Sequence[str] = OVER, ahead: Sequence[str] = AHEAD
) -> Town:
    """Build it: on the Tuesday, two talks are over, and the others stand where their name says."""
    async with workspace.store.transaction() as tx:
        for space in (SQUARE, ANNEX):
            name = f"town:{space}"
            await tx.communities.put(Community(id=name, network="town:square", name=space))
    town = Town(workspace)
    for state in over:
        pair = await _asked(town, state)
        await _agree(town, pair)
        town.pairs.append(pair)
    await workspace.until(march(3, 14))
    for pair in town.pairs:
        await _look_back(town, pair)
    for state in ahead:
        town.pairs.append(pair := await _asked(town, state))
        await _bring_on(town, pair)
    return town


async def _offer(town: Town, host: Member, *partners: Member) -> None:
    await host.offers(
        role=f"Baker {town.mark()}",
        organisation=f"Bakery {town.mark()}",
        sector=f"Food {town.mark()}",
        topics=f"bread {town.mark()}, sourdough",
        about=f"Up at four. {town.mark(host)}",
        where=f"https://meet.example/{town.mark(host, *partners)}",
        languages=f"English, {town.mark()}",
    )


async def _asked(town: Town, state: str) -> Pair:
    """Somebody asks a host; or has only written to them."""
    zone, theirs = _ZONES.get(state, ("Europe/London", "Europe/London"))
    seeker = town.member(f"Sue {state}", zone=zone)
    host = town.member(f"Hal {state}", zone=theirs)
    both = (seeker, host)
    await _offer(town, host, seeker)
    about = {name: f"A {name} {town.mark(*both)}" for name in ("headline", "goal", "access_needs")}
    await seeker.submits("settings.me", about)
    await seeker.says(f"find {town.mark(seeker)}")
    await seeker.presses("find.watch")
    await host.submits("find.search", {"query": f"{town.mark(host)} {'x' * 99}"})  # kept as typed
    readers = (seeker,) if state == "draft" else both
    await seeker.writes_to(
        host,
        why=f"{GOOD_WHY} {town.mark(*readers)}",
        learn=f"{GOOD_LEARN} {town.mark(*readers)}",
    )
    if state == "draft":
        await seeker.presses("fallback.add")
    else:
        await seeker.presses("request.send")
        await town.workspace.drain()
    pair = Pair(state, seeker, host)
    pair.id = (await pair.introduction()).id
    return pair


async def _agree(town: Town, pair: Pair) -> None:
    await pair.host.presses("answer.accept")
    await pair.seeker.presses("schedule.pick")
    await pair.host.presses("schedule.confirm")
    await pair.seeker.submits(
        f"prep.edit:{pair.id}", {"questions": f"What do you bake {town.mark(pair.seeker)}?"}
    )
    await pair.seeker.submits(
        f"schedule.where:{pair.id}",
        {"where": f"https://meet.example/{town.mark(pair.seeker, pair.host)}"},
    )


async def _look_back(town: Town, pair: Pair) -> None:
    """The debrief, with a promise; and the thank-you, which quotes some of it."""
    seeker, host = pair.seeker, pair.host
    await seeker.presses("meet.happened")
    await seeker.presses("thanks.debrief")
    said = {name: f"It was {town.mark(seeker)}" for name in ("learned", "use", "promised")}
    await seeker.fills(**said, surprised=f"Flour {town.mark(seeker)}")
    if pair.state == "thanked":
        for words in said.values():
            for mark in MARK.findall(words):
                town.may_read_too(mark, host)
        await seeker.presses("thanks.send")


async def _bring_on(town: Town, pair: Pair) -> None:
    """From the request to the state that the pair is named after."""
    both = (pair.seeker, pair.host)
    match pair.state:
        case "questioned":
            await pair.host.presses("answer.ask")
            await pair.host.fills(question=f"Which bread {town.mark(*both)}?")
        case "accepted":
            await pair.host.presses("answer.accept")
        case "picked":
            await pair.host.presses("answer.accept")
            await pair.seeker.presses("schedule.pick")
        case "agreed":
            await _agree(town, pair)
        case "named":  # the host names somebody who does not host, so that they are invited
            invited = town.member("Ivy")
            await invited.says("help")
            await pair.host.presses("answer.refer")
            await pair.host.fills(person=str(invited.address))
        case "referred":
            await _referred(town, pair)
        case _:
            pass


async def _referred(town: Town, first: Pair) -> None:
    """One host names another: who asks that one has a connector from then on."""
    other = town.member("Hob")
    await _offer(town, other, first.seeker)
    await first.host.presses("answer.refer")
    await first.host.fills(person=str(other.address))
    readers = (first.seeker, other)
    await first.seeker.writes_to(
        other,
        why=f"{GOOD_WHY} My cat's name is {town.mark(*readers)}.",
        learn=f"How do you begin a day, and how does it end? {town.mark(*readers)}",
        note_type="cold",
    )
    await first.seeker.presses("request.send")
    await town.workspace.drain()
    second = replace(first, state="introduced", host=other, id="")
    second.id = (await second.introduction()).id
    await _agree(town, second)
    about = await first.seeker.person()
    for mark in MARK.findall(f"{about.headline} {about.goal} {about.access_needs}"):
        town.may_read_too(mark, other)
    town.pairs.append(second)


def ids(dump: Dump) -> dict[str, list[str]]:
    """The keys that an action can hold, of each table."""
    found: dict[str, list[str]] = {}
    for table, rows in dump.items():
        keys = [str(part) for key in rows for part in key[:1]]
        fitting = [key for key in keys if re.fullmatch(r"[A-Za-z0-9_.,@:+-]{1,80}", key)]
        if fitting:
            found[table] = list(dict.fromkeys(fitting))
    return found
