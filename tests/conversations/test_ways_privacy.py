"""What somebody can do does not tell them whether two others know each other.

Two networks differ in one tie between two people, of which neither shows it. Eve does the same in
both for a quarter, whatever she can think of, and reads the same on the same days. The two of the
tie never agree to introduce anybody: whoever says yes is named, and tells it that way. They may
agree to talk with her, if others think of them. Eve has no more ties than are asked at once
(docs/decisions/0018-paths-are-tried-in-turns.md).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations

from bot.core.messages import buttons, plain_text
from bot.features.ways.model import AskedStatus, ConnectorRequest
from bot.features.ways.paths import MOST
from tests.conversations.test_offered_ways import NOTE
from tests.support.ties import tie
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace, new_workspace

OTHERS = ("Bea", "Cal", "Dee", "Gus", "Hal")
DOES = (
    *("reach", "reach", "reach", "topic", "topic", "ask", "mine", "network"),
    *("find", "search", "home", "block", "press"),
)
"""What Eve may do on a day; what stands there more than once, more often."""
AGREED = "agreed"
DAYS = 91
SEEDS = range(4)
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_ID = re.compile("[0-9A-Z]{12,}")
Seen = list[tuple[date, str, tuple[str, ...]]]


@dataclass(frozen=True)
class Plan:
    """What is the same in both networks."""

    seed: int
    pair: tuple[str, str]
    """The two who may know each other."""
    ties: tuple[tuple[str, str, frozenset[str]], ...]
    """Who knows whom besides, and which of them shows it."""
    hosts: frozenset[str]
    leaves: tuple[str, int]
    """Who leaves, and on which day."""


def plan_of(seed: int) -> Plan:
    """A network in which the tie of that pair matters: Eve knows one of them at least."""
    chosen = random.Random(seed)
    pair = tuple(sorted(chosen.sample(OTHERS, 2)))
    ends = {frozenset(("Eve", pair[0]))}
    knows = chosen.sample([name for name in OTHERS if name != pair[0]], MOST - 1)
    ends |= {frozenset(("Eve", name)) for name in knows}
    for one, other in combinations(OTHERS, 2):
        if (one, other) != pair and chosen.random() < 0.6:
            ends.add(frozenset((one, other)))
    ties = []
    for both in sorted(tuple(sorted(some)) for some in ends):
        shown = frozenset(name for name in both if chosen.random() < 0.5)
        ties.append((both[0], both[1], shown))
    hosts = frozenset({pair[1], *chosen.sample(OTHERS, 2)})
    stays = [name for name in OTHERS if name not in pair]
    leaves = (chosen.choice(stays), chosen.randrange(20, 70))
    return Plan(seed, (pair[0], pair[1]), tuple(ties), hosts, leaves)


class World:
    """One of the two networks."""

    def __init__(self, plan: Plan, workspace: Workspace) -> None:
        self._plan = plan
        self._workspace = workspace
        self._members = {name: workspace.member(name) for name in ("Eve", *OTHERS)}
        self._left: set[str] = set()
        self.eve = self._members["Eve"]
        self._names: dict[str, str] = {}

    async def begin(self, connected: bool) -> None:
        """`connected`: whether the pair knows each other."""
        for name, member in self._members.items():
            await member.says("help")
            self._names[(await member.person()).id] = name
            if name in self._plan.hosts:
                await member.offers(organisation=f"{name} Ltd")
        ties = list(self._plan.ties)
        if connected:
            ties.append((*self._plan.pair, frozenset()))
        for one, other, shown in ties:
            await self._tie(one, other, shown)

    async def _tie(self, one: str, other: str, shown: frozenset[str]) -> None:
        me, them = await self._members[one].person(), await self._members[other].person()
        ids = {one: me.id, other: them.id}
        async with self._workspace.store.transaction() as tx:
            await tie(
                tx,
                me.id,
                them.id,
                shown_by=[ids[name] for name in shown],
                fresh_at=self._workspace.clock.now(),
                network=me.network,
                community=self.eve.address.community,
            )

    async def day(self, number: int) -> None:
        """Eve does something, others answer in their own way, and a day passes."""
        chosen = random.Random(f"{self._plan.seed}.{number}")
        for _ in range(chosen.randrange(3)):
            await self._eve_does(chosen)
        if (who := self._plan.leaves)[1] == number:
            await self._members[who[0]].leaves()
            self._left.add(who[0])
        # Another seeker asks too, so that others are asked for more than Eve.
        if number in (3, 33, 63):
            await self._seeks(chosen.choice(OTHERS), chosen.choice(OTHERS))
        for name in OTHERS:
            if name not in self._left:
                await self._answers(name, number)
        await self._workspace.passes(days=1)

    async def _seeks(self, name: str, wanted: str) -> None:
        known = [pair for *pair, _ in self._plan.ties if name in pair]
        if {name, wanted} & self._left or name == wanted or len(known) >= MOST:
            return
        await self._members[name].says(f"reach @{wanted}", self._members[wanted])
        await self._writes(self._members[name], 0)
        await self._asks_around(self._members[name], f"{wanted} Ltd")

    async def _writes(self, seeker: Member, which: int) -> None:
        """Press one of the ways that are shown, and send the note."""
        through = [a for a in seeker.actions() if a.startswith("ways.through:")]
        if not through:
            return
        await seeker.presses_action(through[which % len(through)])
        if seeker.form is None or seeker.form.id.partition(":")[0] != "ways.note":
            return
        await seeker.fills(why=GOOD_WHY, learn=GOOD_LEARN)
        for action in [a for a in seeker.actions() if a.startswith("ways.send:")][:1]:
            await seeker.presses_action(action)

    async def _asks_around(self, seeker: Member, topic: str) -> None:
        """The page for a topic, and a note to all whom they know."""
        await seeker.says(f"reach {topic}")
        for action in [a for a in seeker.actions() if a.startswith("ways.words:")][:1]:
            await seeker.presses_action(action)
            if seeker.form is not None and seeker.form.id == action:
                await seeker.fills(note=NOTE)
                await seeker.presses_action(action.replace("ways.words:", "ways.send:"))

    async def _eve_does(self, chosen: random.Random) -> None:
        eve, which = self.eve, chosen.randrange(9)
        name = chosen.choice(OTHERS)
        other = self._members[name]
        what = chosen.choice(DOES)
        match what:
            case "reach":
                await eve.says(f"reach @{name}", other)
                await self._writes(eve, which)
            case "topic":
                await self._asks_around(eve, chosen.choice([f"{name} Ltd", "nurse", "physics"]))
            case "search":
                await eve.says(f"find {name} Ltd")
            case "ask":
                await eve.says(f"request @{name}", other)
            case "mine" | "network" | "find":
                await eve.says(what)
            case "home":
                await eve.opens_home()
            case "block":
                await eve.says(f"{chosen.choice(['block', 'unblock'])} @{name}", other)
                for action in [a for a in eve.actions() if a.startswith("safety.")][:1]:
                    await eve.presses_action(action)
            case _:
                ways = [a for a in eve.actions() if a.startswith(("ways.", "mine.", "find."))]
                if ways:
                    await eve.presses_action(ways[which % len(ways)])

    async def _answers(self, name: str, number: int) -> None:
        """Answer what they are asked, a while later; the two of the pair introduce nobody."""
        member = self._members[name]
        me = await member.person()
        async with self._workspace.store.transaction() as tx:
            requests = await tx.connector_requests.open_of(me.network, me.id)
        for request in requests:
            if request.connector == me.id and request.status is AskedStatus.ASKED:
                await self._answer(member, request, number)

    async def _answer(self, member: Member, request: ConnectorRequest, number: int) -> None:
        about = [self._names.get(id or "", "") for id in (request.seeker, request.target)]
        wide = request.target is None or request.is_wanted
        day = request.created_at.date() if wide else ""
        habit = random.Random(f"{self._plan.seed}.{member.name}.{about}{day}")
        age = (self._workspace.clock.now() - request.created_at).days
        if age != habit.randrange(4 if wide else 8):
            return
        if request.is_wanted:
            answer = habit.choice(["willing", "willing", "no", "silent"])
        elif member.name in self._plan.pair:
            answer = habit.choice(["no", "no", "no", "later", "silent"])
        elif wide:
            answer = habit.choice(["somebody", "somebody", "somebody", "outside", "no", "silent"])
        else:
            answer = habit.choice(["yes", "yes", "no", "later", "silent"])
        if answer == "silent":
            return
        await member.presses_action(f"ways.{answer}:{request.id}")
        match answer:
            case "yes":
                await member.fills(line="I know them well")
            case "outside":
                await member.fills(label="Somebody from my choir")
            case "somebody":
                known = {name for *both, _ in self._plan.ties if about[0] in both for name in both}
                new = [name for name in OTHERS if name not in {*known, member.name, about[0]}]
                thought_of = self._members[habit.choice(new or OTHERS)]
                await member.fills(person=str(thought_of.address), line="They would know")

    def seen(self) -> Seen:
        """All that Eve was shown, on which day, with names in place of ids."""
        return [
            (
                message.at.date(),
                plain_text(message.message),
                tuple(self._known(press.action) for press in buttons(message.message)),
            )
            for message in self.eve.messages()
        ]

    async def asked(self) -> Counter[str]:
        """How many requests each got, and how often they were thought of and agreed."""
        found: Counter[str] = Counter()
        eve = await self.eve.person()
        async with self._workspace.store.transaction() as tx:
            for id, name in self._names.items():
                network = self.eve.address.community
                requests = await tx.connector_requests.to(network, id, FIRST)
                found[name] = len(requests)
                for request in requests:
                    done = request.is_wanted and request.status is AskedStatus.DONE
                    found[AGREED] += done and request.seeker == eve.id
        return found

    def _known(self, action: str) -> str:
        parts = [
            "…" if _ID.fullmatch(part) and part not in self._names else self._names.get(part, part)
            for part in re.split(r"([:.])", action)
        ]
        return "".join(parts)


async def live(plan: Plan, connected: bool, days: int) -> tuple[Seen, Counter[str]]:
    """A quarter in one of the two networks: what Eve sees of it, and how often each was asked, and
    agreed to talk with her because somebody thought of them."""
    workspace = await new_workspace()
    world = World(plan, workspace)
    await world.begin(connected)
    for number in range(days):
        await world.day(number)
    seen, asked = world.seen(), await world.asked()
    await workspace.store.close()
    return seen, asked


async def check_privacy(seed: int, days: int = DAYS) -> tuple[bool, int]:
    """Compare both networks; return whether the tie between the two was used, and how many agreed
    to talk with Eve because others thought of them."""
    plan = plan_of(seed)
    apart, asked_apart = await live(plan, False, days)
    together, asked_together = await live(plan, True, days)
    for one, other in zip(apart, together, strict=False):
        assert one == other, plan
    assert len(apart) == len(together) > days // 3, plan
    return asked_apart != asked_together, asked_together[AGREED]


async def test_nobody_can_tell_whether_two_others_know_each_other() -> None:
    found = [await check_privacy(seed) for seed in SEEDS]
    # In some of the networks somebody was asked because of the tie, or nothing was tested.
    assert any(used for used, _ in found)
    assert any(agreed for _, agreed in found)
