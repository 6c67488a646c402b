"""A town that lives: members in eight zones ask, answer, forget, move, cancel, mute and leave."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from random import Random

from bot.core.messages import Button, CheckItem, buttons
from bot.core.responses import Replace, Reply, Response, ShowForm
from bot.domain.people import Mute
from tests.soak.diary import Diary
from tests.support.fakes import Shown
from tests.support.random_actions import QUIET, Walk
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

Press = Button | CheckItem

ZONES = (
    "Europe/London",
    "America/New_York",
    "Asia/Kolkata",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Europe/Berlin",
    "Asia/Tokyo",
    "America/Sao_Paulo",
)
FORGETS = timedelta(days=12)
"""A message older than this is not answered any more."""
DOES = {"answer": 60, "ask": 12, "look": 8, "old": 2, "mute": 2, "quiet": 1, "away": 1, "leave": 1}
"""What somebody does next, and how often."""


class Town(Walk):
    """Only what members can do; nothing fails here."""

    def __init__(self, workspace: Workspace, random: Random, people: int, diary: Diary) -> None:
        super().__init__(workspace, random, people, ZONES)
        self.diary = diary
        self._noted = 0
        self._unanswered: deque[tuple[Member, Shown]] = deque()
        self._homes = {member.address: member for member in self.members}
        self._ids: dict[Member, str] = {}

    async def settles(self) -> None:
        """Everybody says hello; every third hosts."""
        for member in self.members:
            await member.says("mine")
            self._ids[member] = (await member.person()).id
        for member in self.members[::3]:
            await member.offers(windows="Mon-Fri 09:00-12:00; Mon-Thu 16:00-18:00", capacity="3")

    async def lives(self, days: int, acts_a_day: int) -> None:
        """That many days, on which people act at any hour."""
        for _ in range(days):
            midnight = self.workspace.clock.at
            minutes = sorted(self.random.randrange(24 * 60) for _ in range(acts_a_day))
            for minute in minutes:
                await self._until(midnight + timedelta(minutes=minute))
                await self._act()
            await self._until(midnight + timedelta(days=1))

    async def _until(self, at: datetime) -> None:
        """Let the time come, unless it has: somebody may have been away for an hour."""
        await self.workspace.until(max(at, self.workspace.clock.at))
        self._read()

    def _read(self) -> None:
        """Note what came, and keep in mind what can be answered."""
        shown = self.workspace.chat.shown
        for message in shown[self._noted :]:
            readers = [self._homes[address] for address in message.seen_by]
            among = tuple(self._ids[member] for member in readers)
            for member in readers:
                self.diary.note_letter(self._ids[member], among, message)
                if buttons(message.message):
                    self._unanswered.append((member, message))
        self._noted = len(shown)
        while self._unanswered and self._unanswered[0][1].at < self.workspace.clock.at - FORGETS:
            self._unanswered.popleft()

    async def _act(self) -> None:
        (does,) = self.random.choices(list(DOES), list(DOES.values()))
        member = self.random.choice(self.members)
        self.told = [
            *self.told[-30:],
            f"{self.workspace.clock.at:%d %b %H:%M} {member.name} {does}",
        ]
        match does:
            case "answer" if self._unanswered:
                place = self.random.randrange(len(self._unanswered))
                member, message = self._unanswered[place]
                del self._unanswered[place]
                choices = buttons(message.message)
                if choices:
                    await self._goes_on(member, self._chosen(choices), message)
            case "ask":
                await self._asks(member)
            case "look":
                await member.says(self.random.choice(["mine", "mine", "prep", "thanks", "host"]))
                if member.answer is not None and (choices := buttons(member.answer)):
                    await self._goes_on(member, self.random.choice(choices), None)
            case "old":
                shown = self.random.choice(self.workspace.chat.shown or [None])
                if shown is not None and (choices := buttons(shown.message)):
                    reader = self._homes[shown.seen_by[0]]
                    await self._goes_on(reader, self.random.choice(choices), shown)
            case "mute":
                some = tuple(kind for kind in Mute if self.random.random() < 0.7)
                await member.submits("settings.nudges", {"wanted": some})
            case "quiet":
                start, end = self.random.choice(QUIET)
                zone = self.random.choice(ZONES)
                values = {"zone": zone, "quiet_from": start, "quiet_to": end}
                await member.submits("settings.time", values)
            case "away":
                until = self.workspace.clock.at + timedelta(days=self.random.randrange(1, 20))
                await member.submits("host.pause", {"until": f"{until:%Y-%m-%d}"})
            case "leave" if self.random.random() < 0.2:
                await member.leaves()
                await self.workspace.passes(hours=1)
                self._read()
                await member.says("mine")

    def _chosen(self, choices: list[Press]) -> Press:
        """Mostly the first button, which moves matters on."""
        return choices[0] if self.random.random() < 0.75 else self.random.choice(choices)

    async def _asks(self, member: Member) -> None:
        host = self.random.choice(self.members[::3])
        if host is member:
            return
        response = await member.says(f"request @{host.name}", host)
        if isinstance(response, ShowForm) and response.form.id.startswith("request.note:"):
            why = f"{GOOD_WHY} This is thought number {self.random.randrange(10**6)}."
            filled = {"why": why, "learn": GOOD_LEARN, "note_type": "cold"}
            response = await member.fills(**filled)
            if isinstance(response, (Reply, Replace)):
                for press in buttons(response.message):
                    if press.action.startswith("request.send"):
                        await self._goes_on(member, press, None)

    async def _goes_on(self, member: Member, press: Press, shown: Shown | None) -> None:
        """Press it, fill in what opens, and go on with what the answer offers."""
        for _ in range(3):
            response: Response = await member.presses_on(press.action, shown, "")
            self.told.append(f"  {press.action}")
            if isinstance(response, ShowForm):
                values = {item.name: self._value(item) for item in response.form.fields}
                response = await member.submits(response.form.id, values)
            if not isinstance(response, (Reply, Replace)):
                return
            self.diary.note_files(self._ids[member], self.workspace.clock.at, response.message)
            choices = buttons(response.message)
            if not choices or self.random.random() < 0.4:
                return
            press, shown = self._chosen(choices), None
