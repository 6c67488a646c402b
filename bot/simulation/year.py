"""A year of a town: members find, ask, answer, forget, move, thank, block and leave."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from random import Random

from bot.application import make_bot
from bot.core.events import (
    ButtonPressed,
    CommandUsed,
    FormSubmitted,
    HomeOpened,
    MemberLeft,
)
from bot.core.messages import buttons
from bot.core.responses import FormErrors, Replace, Reply, Response, ShowForm
from bot.core.store import Store
from bot.domain import ids
from bot.domain.practice import Practice
from bot.simulation.choices import actions_named, chosen, filled, search_of
from bot.simulation.counts import Counts
from bot.simulation.members import ORDINARY, PLATFORM, Habits, Member, make_members
from bot.simulation.town import Letter, SteppedClock, Town

START = datetime(2026, 1, 1, tzinfo=UTC)
MOMENT = timedelta(minutes=15)
"""Members act at such moments; messages come at any instant."""
NIGHT = timedelta(hours=5)
"""When old things have been due to be forgotten for an hour."""
EAGER = (1.0, 0.8, 0.5)
"""How likely somebody goes on with what their press was answered, each time."""
PLACES = (50, 25, 15, 10, 6, 4)
"""How often the first of those who were found is asked, the second …"""
HEARD = 0.7
"""The share of those through people to a host of whom they heard where they work or study."""
KNOWS = {0: 20, 1: 20, 2: 20, 4: 20, 7: 20}
"""How many others a member says that they know, and how many of a hundred."""
SETTLING = timedelta(days=30)
"""After so long a member has said so."""
NEAR = 0.8
"""The share of these whom they meet where they work or study."""


class Year:
    """The town, and what will happen in it."""

    def __init__(
        self,
        store: Store,
        *,
        members: int,
        seed: int,
        days: int,
        practice: Practice | None = None,
        habits: Habits = ORDINARY,
        tell: Callable[[datetime], None] | None = None,
    ) -> None:
        """`tell` is called with each new day."""
        self._random = Random(seed)
        self._clock = SteppedClock(START)
        self._end = START + timedelta(days=days)
        self._habits = habits
        self.members = make_members(members, self._random, START, days, habits)
        self._town = Town(self.members)
        self.bot = make_bot(
            store=store, chats={PLATFORM: self._town}, clock=self._clock, practice=practice
        )
        self._queue: list[tuple[datetime, int, str, Callable[[], Awaitable[None]]]] = []
        self._events, self._order = count(), count()
        self._seekers: dict[str, Member] = {}
        """Who sent each request themselves."""
        self._is_due = False
        self._tell = tell
        self.counts = Counts()

    async def lives(self) -> Counts:
        """Let the time pass, and return the counts. The same seed makes the same year."""
        self._plan()
        with ids.repeatable(Random(self._random.random()).getrandbits):
            while (at := await self._next()) is not None:
                self._clock.at = max(self._clock.at, at)
                if self._is_due:
                    await self._sends()
                await self._all_act()
        return self.counts

    async def _all_act(self) -> None:
        """Let everybody act who comes at this instant. What follows from it is sent afterwards, and
        before two act on the same matter."""
        acted: set[str] = set()
        while self._queue and self._queue[0][0] <= self._clock.at:
            _, _, about, act = heapq.heappop(self._queue)
            if about in acted:
                await self._sends()
                acted.clear()
            acted.add(about)
            await act()
        if acted:
            await self._sends()

    async def _next(self) -> datetime | None:
        """When something happens next; None at the end."""
        due = await self.bot.next_nudge()
        self._is_due = due is not None and due <= (self._queue[0][0] if self._queue else due)
        ahead = [at for at in (due, self._queue[0][0] if self._queue else None) if at]
        return min(ahead) if ahead and min(ahead) < self._end else None

    async def _sends(self) -> None:
        """Send what is due, and let each reader come to it."""
        await self.bot.drain()
        came, refused = self._town.take()
        for letter in refused:
            self.counts.note_told(letter)
        for letter in came:
            self.counts.note_letter(letter)
            id = letter.about
            if letter.kind == "request" and id in self._seekers:
                host, seeker = letter.readers[0], self._seekers[id]
                host.known.append(seeker)
                seeker.known.append(host)
            if not buttons(letter.message):
                continue
            for reader in letter.readers:
                if reader.chance(reader.reads):
                    self._town.keep(letter)
                    at = reader.later(self._clock.at)
                    self._at(at, partial(self._reads, reader, letter), id)

    def _at(self, at: datetime, act: Callable[[], Awaitable[None]], about: str = "") -> None:
        """Let them act at the next of the moments at which somebody may. `about`: the matter; ""
        may change any."""
        at += (START - at) % MOMENT
        if at < self._end:
            heapq.heappush(self._queue, (at, next(self._order), about, act))

    # what will happen

    def _plan(self) -> None:
        habits = self._habits
        for day in range((self._end - START).days):
            self._at(START + timedelta(days=day) + NIGHT, self._night)
        for member in self.members:
            self._at(member.joins, partial(self._arrives, member))
            # Hosts seek less. All their lives come from their own chances.
            quests = _number(member, dict(self._habits.quests)) // (3 if member.hosts else 1)
            for _ in range(quests):
                self._some_time(member, self._seeks)
            for _ in range(_number(member, KNOWS)):
                self._some_time(member, self._knows, within=SETTLING)
            for share, does in (
                (habits.leave, self._leaves),
                (habits.block, self._blocks),
                (habits.mute, self._mutes),
                (habits.pause if member.hosts else 0, self._pauses),
                (habits.stop if member.hosts else 0, self._stops),
            ):
                if member.chance(share):
                    self._some_time(member, does)

    def _some_time(
        self,
        member: Member,
        does: Callable[[Member], Awaitable[None]],
        within: timedelta = timedelta.max,
    ) -> None:
        """Once after their arrival, before the end and within that time, while they are awake."""
        left = min(self._end - member.joins, within) / timedelta(minutes=1)
        at = member.joins + timedelta(minutes=int(member.random.uniform(60, max(left, 61))))
        self._at(member.awake(at), partial(does, member))

    async def _night(self) -> None:
        if self._clock.at.day == 1:
            self.counts.close(f"{self._clock.at - timedelta(days=1):%Y-%m}")
        await self.bot.upkeep.run_if_due()
        if self._tell is not None:
            self._tell(self._clock.at)

    # what members do

    async def _arrives(self, member: Member) -> None:
        """They agree to the notice, say who they are, and host if they will."""
        await self._agrees(
            member, await self.bot.handle(HomeOpened(event_id=self._id(), actor=member.address))
        )
        if member.hosts:
            for part in ("host.about", "host.talk", "host.when"):
                await self._presses(member, part, goes_on=False)
        elif member.chance(0.6):
            await self._presses(member, "settings.me", goes_on=False)

    async def _seeks(self, member: Member) -> None:
        if member.gone:
            return
        if member.chance(self._habits.topic):
            await self._says(member, "reach", search_of(member))
            return
        through = member.chance(self._habits.through)
        if through and (heard_of := self._heard_of(member)) and member.chance(HEARD):
            other = member.random.choice(heard_of)
            await self._says(member, "reach", f"@{other.name}", other)
            return
        found = await self._answer(member, "find", search_of(member))
        wanted = "ways.reach" if through else "request.note"
        if not isinstance(found, Reply | Replace):
            return
        shown = actions_named(found.message, wanted)
        if not shown:
            await self._goes_on(member, found, 1)
            return
        action = member.random.choices(shown, PLACES[: len(shown)])[0]
        await self._presses(member, action)

    def _heard_of(self, member: Member) -> list[Member]:
        """Hosts whom people around them know, and with whom they had nothing to do here."""
        return [
            one
            for one in self._here()
            if one.hosts and one.meets(member) and one not in member.known
        ]

    def _here(self) -> list[Member]:
        return [one for one in self.members if one.joins < self._clock.at]

    async def _knows(self, member: Member) -> None:
        """They say that they know somebody, often a host, and mostly somebody whom they meet: so
        people know somebody who knows whom they heard of."""
        others = [one for one in self._here() if one is not member]
        near = [one for one in others if one.meets(member)]
        others = near if near and member.chance(NEAR) else others
        hosts = [one for one in others if one.hosts]
        if not member.gone and others:
            other = member.random.choice(hosts if hosts and member.chance(0.5) else others)
            await self._says(member, "know", f"@{other.name}", other)

    async def _leaves(self, member: Member) -> None:
        if member.gone:
            return
        member.gone = True
        self.counts.left += 1
        await self.bot.handle(MemberLeft(event_id=self._id(), actor=member.address))
        if member.chance(self._habits.returns):
            self._some_time_later(member)

    def _some_time_later(self, member: Member) -> None:
        at = self._clock.at + timedelta(days=member.random.randrange(5, 90))
        self._at(member.awake(at), partial(self._returns, member))

    async def _returns(self, member: Member) -> None:
        member.gone = False
        await self._says(member, "mine", "")

    async def _blocks(self, member: Member) -> None:
        if member.gone or not member.known:
            return
        other = member.known[-1]
        shown = await self._answer(member, "block", f"@{other.name}", other)
        if isinstance(shown, Reply | Replace):
            for action in actions_named(shown.message, "safety.block"):
                self.counts.blocks += 1
                await self._presses(member, action, goes_on=False)

    async def _mutes(self, member: Member) -> None:
        if not member.gone:
            await self._presses(member, "settings.nudges", goes_on=False)

    async def _pauses(self, member: Member) -> None:
        if not member.gone:
            await self._presses(member, "host.pause", goes_on=False)

    async def _stops(self, member: Member) -> None:
        if not member.gone:
            await self._presses(member, "host.leave_now", goes_on=False)

    async def _reads(self, member: Member, letter: Letter) -> None:
        """They come to a message, as it reads now."""
        if member.gone:
            return
        if action := chosen(member, letter.message, 1.0):
            await self._presses(member, action, letter)

    # how they do it

    def _id(self) -> str:
        return f"{PLATFORM}:{next(self._events)}"

    async def _says(self, member: Member, name: str, text: str, *mentions: Member) -> None:
        await self._goes_on(member, await self._answer(member, name, text, *mentions), 0)

    async def _answer(self, member: Member, name: str, text: str, *mentions: Member) -> Response:
        used = CommandUsed(
            event_id=self._id(),
            actor=member.address,
            name=name,
            text=text,
            mentions=tuple(other.address for other in mentions),
        )
        return await self._agrees(member, await self.bot.handle(used))

    async def _agrees(self, member: Member, answer: Response) -> Response:
        """Where the notice comes instead, agree to it and go on with what was meant."""
        self._note_answer(answer)
        if not isinstance(answer, Reply | Replace):
            return answer
        notice = actions_named(answer.message, "consent.agree")
        if not notice or chosen(member, answer.message, 1.0) not in notice:
            return answer
        pressed = ButtonPressed(event_id=self._id(), actor=member.address, action=notice[0])
        answer = await self.bot.handle(pressed)
        self._note_answer(answer)
        return answer

    async def _presses(
        self, member: Member, action: str, letter: Letter | None = None, *, goes_on: bool = True
    ) -> None:
        """Press it, fill in what opens, and maybe go on with the answer."""
        depth = 0
        while action:
            pressed = ButtonPressed(
                event_id=self._id(),
                actor=member.address,
                action=action,
                message=letter.ref if letter else None,
            )
            answer = await self._fills(member, action, await self.bot.handle(pressed))
            if action.startswith("request.send:"):
                self._seekers[action.partition(":")[2]] = member
            self.counts.note_press(action, answer, self._clock.at)
            if not goes_on or not isinstance(answer, Reply | Replace):
                return
            eager = EAGER[min(depth, len(EAGER) - 1)]
            action = chosen(member, answer.message, eager)
            letter, depth = None, depth + 1

    async def _fills(self, member: Member, action: str, answer: Response) -> Response:
        self._note_answer(answer)
        while isinstance(answer, ShowForm):
            form = answer.form
            submitted = FormSubmitted(
                event_id=self._id(),
                actor=member.address,
                form=form.id,
                values=filled(member, form, self._clock.at, self.members),
            )
            answer = await self.bot.handle(submitted)
            self._note_answer(answer)
        return answer

    async def _goes_on(self, member: Member, answer: Response, depth: int) -> None:
        answer = await self._fills(member, "", answer) if isinstance(answer, ShowForm) else answer
        if isinstance(answer, FormErrors):
            self.counts.refused.update(answer.errors)
        elif isinstance(answer, Reply | Replace):
            action = chosen(member, answer.message, EAGER[depth])
            await self._presses(member, action)

    def _note_answer(self, answer: Response) -> None:
        if isinstance(answer, Reply | Replace):
            self.counts.answers += 1
        elif isinstance(answer, ShowForm):
            self.counts.forms += 1


def _number(member: Member, shares: dict[int, int]) -> int:
    return member.random.choices(list(shares), list(shares.values()))[0]
