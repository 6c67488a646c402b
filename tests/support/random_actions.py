"""A random walk through town: members who do anything, and what must hold after each step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from bot.core.events import ConversationDeleted
from bot.core.forms import Field, FieldKind, Form, Values
from bot.core.messages import buttons, plain_text
from bot.core.ports import Temporary, Throttled, Unreachable
from bot.core.store import Transaction
from bot.domain.availability import overlap
from bot.domain.business_time import month_of, out_of_quiet
from bot.domain.nudges import NudgeStatus
from bot.domain.people import Person
from bot.domain.practice import Practice
from bot.engine.aggregates import follows_from
from bot.engine.transitions import is_long_past, plan_for
from bot.features.introduction.kinds import NudgeKind
from bot.features.introduction.model import (
    CLOSED,
    HELD,
    OPEN,
    WAITING,
    Introduction,
    Status,
)
from tests.support.routing import ROUTER, about
from tests.support.said import said
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

ZONES = ("Europe/London", "America/New_York", "Asia/Kolkata", "Europe/London")
QUIET = (("20:00", "08:00"), ("22:00", "07:00"), ("08:00", "08:00"))
TELLS_THE_END = {NudgeKind.DECLINED, NudgeKind.EXPIRED, NudgeKind.CANCELLED, NudgeKind.LEFT}
UNREAD = {NudgeKind.EXPIRE, NudgeKind.LAPSE}
AT_ONCE = {kind for kind in ROUTER.nudges if not ROUTER.keeps_quiet_hours(kind)}
"""What is sent at night too: somebody has just asked for it, or it is about the next hour."""

_OFTEN = {"ask": 12, "answer": 12, "press": 8, "fill": 3, "time": 3, "next": 2, "old": 2}
_RARE = "twice day week restart fails lost closed apart tidied offer settings pause say leave"
STEPS = [*(name for name, times in _OFTEN.items() for _ in range(times)), *_RARE.split()]

PRACTICE = Practice(open_requests=2)
"""A cap that is reached within a walk."""


class Walk:
    """One walk: the choices come from `random`, so that the same seed walks the same way."""

    def __init__(
        self,
        workspace: Workspace,
        random: Random,
        people: int = 6,
        zones: Sequence[str] = ZONES,
    ) -> None:
        self.workspace, self.random = workspace, random
        self.members = [
            workspace.member(f"Person {number}", zone=zones[number % len(zones)])
            for number in range(people)
        ]
        self.away = [
            workspace.member(f"Stranger {number}", space="elsewhere") for number in range(2)
        ]
        self.told: list[str] = []
        """What was done, for reading a failure."""
        self._seen = 0
        self._before: dict[str, Introduction] = {}

    async def begin(self) -> None:
        """Four of them host, and so does a stranger in another network."""
        for member in (*self.members, *self.away):
            await member.says("help")
        for number, member in enumerate(self.members[2:]):
            await member.offers(
                organisation="Acme" if number < 2 else f"{member.name} Ltd",
                windows="Mon-Sun 09:00-12:00; Mon-Fri 16:00-18:00",
                capacity=("1", "3")[number % 2],
            )
        await self.away[1].offers(topics="secrets")
        await self.owns_claim()

    async def step(self) -> None:
        """One thing by one of them, and then everything must hold."""
        kind = self.random.choice(STEPS)
        member = self.random.choice([*self.members, *self.members, *self.away])
        self.told.append(f"{self.workspace.clock.at:%d %b %H:%M} {member.name} {kind}")
        try:
            await getattr(self, f"_{kind}")(member)
        finally:
            self.workspace.chat.fails.clear()
            self.workspace.chat.fails_after.clear()
        if member.answer is not None:
            broken = member.finds(said("error-unexpected"), plain_text(member.answer))
            assert not broken, self.told
        await self.owns_claim()

    # what they do

    async def _press(self, member: Member) -> None:
        """A button on one of the last few messages, the recent ones more often."""
        shown = [s for s in member.messages() if buttons(s.message)]
        if shown:
            message = shown[-1 - min(int(self.random.expovariate(0.8)), len(shown) - 1)]
            press = self.random.choice(buttons(message.message))
            self.told.append(f"  {press.label} = {press.action}")
            await member.presses_on(press.action, message, "")

    async def _answer(self, member: Member) -> None:
        """The first button of the newest message to anybody: what moves matters on."""
        shown = [s for s in self.workspace.chat.shown[-8:] if buttons(s.message)]
        if shown:
            message = self.random.choice(shown)
            reader = next(m for m in self.everybody() if m.address in message.seen_by)
            press = buttons(message.message)[0]
            self.told.append(f"  {reader.name}: {press.label} = {press.action}")
            await reader.presses_on(press.action, message, "")
            if reader.form is not None:
                await self._fill(reader)

    def everybody(self) -> list[Member]:
        """Also those who are away."""
        return [*self.members, *self.away]

    async def _old(self, member: Member) -> None:
        """Any button that anybody ever saw, pressed by anybody."""
        reader = self.random.choice(self.everybody())
        history = [m for s in reader.messages() for m in (*s.history, s.message)]
        actions = [press.action for message in history for press in buttons(message)]
        if actions:
            action = self.random.choice(actions)
            self.told.append(f"  {action}")
            await member.presses_action(action)

    async def _twice(self, member: Member) -> None:
        await self._old(member)
        await self._old(member)

    async def _fill(self, member: Member) -> None:
        """The form that is open, mostly as a person would fill it in."""
        if member.form is not None:
            values = {item.name: self._value(item) for item in member.form.fields}
            self.told.append(f"  {member.form.id} {values}")
            await member.submits(member.form.id, values)

    def _value(self, item: Field) -> str | tuple[str, ...]:
        chance = self.random
        if chance.random() < 0.04:
            return chance.choice(["", "x", "<!channel>" * 500, "\ud800"])
        if item.kind is FieldKind.MANY:
            return tuple(o.value for o in item.options if chance.random() < 0.6)
        if item.kind is FieldKind.ONE:
            return chance.choice(item.options).value
        if item.kind is FieldKind.PERSON:
            return str(chance.choice([*self.members, *self.away[:1]]).address)
        if item.kind is FieldKind.PEOPLE:
            return tuple(str(one.address) for one in self.members if chance.random() < 0.5)
        if item.kind is FieldKind.DATE:
            if not item.required and chance.random() < 0.5:
                return ""
            return f"{self.workspace.clock.at + timedelta(days=chance.randrange(0, 9)):%Y-%m-%d}"
        if item.kind is FieldKind.TIME:
            return "" if not item.required else f"{chance.randrange(8, 20):02}:30"
        return {"why": GOOD_WHY, "learn": GOOD_LEARN, "zone": "London"}.get(
            item.name, str(item.initial) or "Something that is long enough to say."
        )

    async def _ask(self, member: Member) -> None:
        host = self.random.choice(self.members[2:])
        await member.says(f"request @{host.name}", host)
        form: Form | None = member.form
        if form is not None and form.id.startswith("request.note:"):
            filled: Values = {"why": GOOD_WHY, "learn": GOOD_LEARN, "note_type": "cold"}
            await member.fills(**filled)
            if member.has_button("Send it"):
                await member.presses("Send it")

    async def _time(self, member: Member) -> None:
        await self.workspace.passes(minutes=self.random.choice([1, 20, 60, 240]))

    async def _next(self, member: Member) -> None:
        due = await self.workspace.bot.next_nudge()
        if due is not None:
            await self.workspace.until(max(due, self.workspace.clock.at))

    async def _day(self, member: Member) -> None:
        await self.workspace.passes(days=1)

    async def _week(self, member: Member) -> None:
        await self.workspace.passes(days=self.random.choice([4, 8]))

    async def _restart(self, member: Member) -> None:
        self.workspace.restarts()

    async def _fails(self, member: Member) -> None:
        fails: list[Exception] = [Temporary("down"), Throttled(20), Temporary("slow")]
        self.workspace.chat.fails = fails[: self.random.randrange(1, 4)]
        await self._answer(member)
        await self.workspace.passes(minutes=10)

    async def _lost(self, member: Member) -> None:
        self.workspace.chat.fails_after = [Temporary("no answer")]
        await self._answer(member)
        await self.workspace.passes(minutes=10)

    async def _closed(self, member: Member) -> None:
        self.workspace.chat.closed[member.address] = Unreachable("closed")
        await self._answer(member)
        self.workspace.chat.closed.clear()

    async def _apart(self, member: Member) -> None:
        self.workspace.chat.apart = True
        await self._closed(member)
        self.workspace.chat.apart = False

    async def _tidied(self, member: Member) -> None:
        shared = [shown.ref for shown in self.workspace.chat.shown if len(shown.seen_by) > 1]
        if shared:
            place = self.random.choice(shared)
            gone = ConversationDeleted(
                event_id=self.workspace.event_id(),
                community=place.address.community,
                conversation=place.id,
            )
            await self.workspace.handle(gone)
            await self.workspace.drain()

    async def _offer(self, member: Member) -> None:
        if member in self.members[2:]:
            await member.presses_action(self.random.choice(["host.resume", "host.leave_now"]))

    async def _pause(self, member: Member) -> None:
        until = self.workspace.clock.at + timedelta(days=self.random.randrange(1, 9))
        await member.submits("host.pause", {"until": f"{until:%Y-%m-%d}"})

    async def _settings(self, member: Member) -> None:
        start, end = self.random.choice(QUIET)
        zone = (await member.person()).zone
        await member.submits("settings.time", {"zone": zone, "quiet_from": start, "quiet_to": end})
        wanted = ("reminders", "prep", "thanks", "keep_in_touch", "matches")
        some = tuple(kind for kind in wanted if self.random.random() < 0.8)
        await member.submits("settings.nudges", {"wanted": some})

    async def _say(self, member: Member) -> None:
        await member.says(self.random.choice(["find", "mine", "prep", "thanks", "host", "", "hlp"]))

    async def _leave(self, member: Member) -> None:
        if self.random.random() < 0.3:
            await member.leaves()
            await member.says("help")

    # what holds

    async def owns_claim(self) -> None:
        """Everything that must be true at any moment."""
        async with self.workspace.store.transaction() as tx:
            persons: dict[str, Person] = {}
            found: dict[str, Introduction] = {}
            for member in self.everybody():
                person = await tx.people.at(member.address)
                assert person is not None
                persons[person.id] = person
                for i in await tx.introductions.of_person(person.network, person.id, set(Status)):
                    found[i.id] = i
            for i in found.values():
                for id in (i.seeker, i.host, i.connector):
                    if id and id not in persons:
                        gone = await tx.people.get(i.network, id)
                        assert gone is not None
                        persons[id] = gone
            for i in found.values():
                assert persons[i.seeker].network == persons[i.host].network == i.network
                await self._nudges_follow(tx, i, persons)
            await self._caps(tx, found, persons)
        self._pairs_and_calendars(list(found.values()))
        self._letters(persons)
        self._before = found

    async def _nudges_follow(
        self, tx: Transaction, i: Introduction, persons: dict[str, Person]
    ) -> None:
        """What waits is what the policy says, no less and no more; every open matter will end."""
        kind = ROUTER.aggregate_of(i)
        planned = {n.key: n for n in plan_for(ROUTER, kind, i, persons, PRACTICE)}
        rows = {nudge.key: nudge for nudge in await tx.nudges.about(about(i.id))}
        waiting = {key for key, nudge in rows.items() if nudge.status is NudgeStatus.WAITING}
        late = {key for key in waiting if not follows_from(key, planned)}
        assert not late, (i.status, late, self.told)
        for key, nudge in planned.items():
            if is_long_past(ROUTER, nudge, rows.get(key), self.workspace.clock.at):
                continue  # it was switched off when it was due
            if ROUTER.apart(nudge.kind) and any(
                row.kind == nudge.kind and row.status is NudgeStatus.SENT for row in rows.values()
            ):
                continue  # the talk was moved and agreed again
            assert key in rows, (i.status, key, self.told)
            assert rows[key].status is not NudgeStatus.CANCELLED, (i.status, key, self.told)
        for key, nudge in rows.items():
            assert "could not be composed" not in nudge.reason, (key, self.told)
        if i.status in CLOSED:
            assert {rows[key].kind for key in waiting} <= TELLS_THE_END, self.told
        if i.status in OPEN | {Status.MISSED}:
            assert any(rows[key].kind == NudgeKind.EXPIRE for key in waiting), (i.status, self.told)

    async def _caps(
        self, tx: Transaction, found: dict[str, Introduction], persons: dict[str, Person]
    ) -> None:
        """Capacity at the yes, and the seeker's caps at the sending."""
        for i in found.values():
            before = self._before.get(i.id)
            was = before.status if before else Status.DRAFT
            if was in WAITING and i.status in HELD:
                host = await tx.hosts.get(i.network, i.host)
                assert host is not None
                assert i.request.accepted_at is not None
                start, end = month_of(i.request.accepted_at, persons[i.host].tz)
                taken = [
                    o
                    for o in found.values()
                    if o.host == i.host
                    and o.status in HELD
                    and o.request.accepted_at
                    and start <= o.request.accepted_at < end
                ]
                assert len(taken) <= host.capacity, self.told
            if was is Status.DRAFT and i.status in OPEN:
                mine = [o for o in found.values() if o.seeker == i.seeker and o.status in OPEN]
                assert len(mine) <= PRACTICE.open_requests, self.told
                waiting = [o for o in found.values() if o.host == i.host and o.status in WAITING]
                assert len(waiting) <= PRACTICE.waiting_per_talk * 3, self.told
                same = [o for o in mine if o.request.organisation_key == i.request.organisation_key]
                assert len(same) <= PRACTICE.open_per_organisation, self.told

    def _pairs_and_calendars(self, found: list[Introduction]) -> None:
        """One open matter a pair; nobody is in two places at once."""
        pairs = [(i.seeker, i.host) for i in found if i.status in OPEN]
        assert len(pairs) == len(set(pairs)), self.told
        for i in found:
            assert i.seeker != i.host
            if i.status in (Status.PICKED, Status.AGREED):
                assert i.time.starts_at is not None, self.told
            if i.status is Status.ACCEPTED:
                assert i.time.starts_at is None, self.told
        booked = [i for i in found if i.status in (Status.PICKED, Status.AGREED)]
        for number, one in enumerate(booked):
            for other in booked[number + 1 :]:
                if {one.seeker, one.host} & {other.seeker, other.host}:
                    assert one.time.starts_at is not None
                    assert other.time.starts_at is not None
                    both = overlap(
                        one.time.starts_at,
                        one.request.minutes,
                        other.time.starts_at,
                        other.request.minutes,
                    )
                    assert not both, self.told

    def _letters(self, persons: dict[str, Person]) -> None:
        """Nothing twice, nothing in the night but what is for it, nothing to the wrong network."""
        chat = self.workspace.chat
        assert set(chat.again) <= set(chat.lost), self.told
        homes = {member.address: member for member in self.everybody()}
        by_name = {person.name: person for person in persons.values() if not person.left}
        for shown in chat.shown[self._seen :]:
            for address in shown.seen_by:
                person = by_name.get(homes[address].name)
                if person is not None and not any(f".{kind}." in shown.key for kind in AT_ONCE):
                    awake = out_of_quiet(shown.at, person.tz, person.quiet_from, person.quiet_to)
                    assert awake == shown.at, (shown.key, person.name, shown.at, self.told)
        self._seen = len(chat.shown)
        for member in self.everybody():
            theirs = "Stranger" if member in self.members else "Person"
            for shown in member.messages()[-3:]:
                assert theirs not in plain_text(shown.message), self.told


async def ends(walk: Walk) -> None:
    """If nobody does anything any more, every open matter comes to rest and nothing hangs."""
    await walk.workspace.passes(days=60)
    await walk.owns_claim()
    for member in walk.everybody():
        assert await member.introductions(*(OPEN | {Status.MISSED})) == [], walk.told
