"""A database of 0.1.0 opens and loses nothing, and everything open in it continues to its end.

Members press the buttons of their old messages. `0.1.0/README.md` says what the database holds.
"""

from __future__ import annotations

import json
import logging
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.core.messages import plain_text
from bot.core.responses import Replace, Reply, ShowForm
from bot.domain.nudges import NudgeStatus
from tests.storage import postgres
from tests.storage.postgres import Server
from tests.support.said import said, stands_in
from tests.support.workspace import Member
from tests.upgrades.upgraded import Matter, Press, Upgraded, card, open_dump, rows

FOLDER = Path(__file__).parent / "0.1.0"
OPEN = ("draft", "asked", "questioned", "accepted", "picked", "agreed", "missed", "met")
"""Statuses from which an introduction can still reach the thanks."""
RENAMED: dict[str, str] = {}
"""Tables of 0.1.0 that have another name now: old name to new name."""


@pytest.fixture(autouse=True)
def no_errors(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The program logs no error."""
    yield
    wrong = [r.getMessage() for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert wrong == []


ON_POSTGRES_TOO = pytest.mark.parametrize(
    "server", ["sqlite", pytest.param("postgres", marks=pytest.mark.long)], indirect=True
)
"""For long stories: what differs between the databases, the short ones show."""


@pytest.fixture(params=["sqlite", "postgres"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """The PostgreSQL server of this test process, for the dump that needs one."""
    return postgres.shared(request.config) if request.param == "postgres" else None


@pytest.fixture
async def url(server: Server | None, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of the database as 0.1.0 left it."""
    dump = (FOLDER / f"{'postgres' if server else 'sqlite'}.sql").read_text("utf-8")
    if server is None:
        file = tmp_path / "handshakes.db"
        with closing(sqlite3.connect(file)) as connection:
            connection.executescript(dump)
        yield f"sqlite:///{file}"
        return
    url = await server.database(empty=True)
    loading = await asyncpg.connect(url)
    await loading.execute(dump)
    await loading.close()
    yield url
    await server.drop(url)


@pytest.fixture
async def upgraded(url: str) -> AsyncIterator[Upgraded]:
    """The present program on that database, at the instant at which 0.1.0 was killed."""
    kind = "sqlite" if url.startswith("sqlite") else "postgres"
    dump = json.loads((FOLDER / f"{kind}.json").read_text("utf-8"))
    upgraded = await open_dump(url, dump)
    await upgraded.workspace.bot.upkeep.prepare()  # as at each start
    yield upgraded
    await upgraded.workspace.store.close()


async def test_nothing_is_lost(upgraded: Upgraded) -> None:
    for table, count in upgraded.dump["rows"].items():
        ((kept,),) = await rows(upgraded.url, f"SELECT COUNT(*) FROM {RENAMED.get(table, table)}")
        assert kept == count, table
    for matter in upgraded.matters:
        assert await upgraded.status(matter) == matter.was
    async with upgraded.workspace.store.transaction() as tx:
        assert await tx.secrets.get("slack:T0SQUARE") == b"not a token, only bytes"
        ((id, body, at),) = await tx.inbox.pending("slack", upgraded.at + timedelta(days=1), 10)
        assert (id, at) == ("slack:Ev0001", upgraded.at)
        assert json.loads(body)["command"] == "/intro"
    first = (await upgraded.named("Mina thanked 1").introductions())[0]
    assert (first.debrief.learned, first.debrief.onward_name) == (
        "Good enough is when the planner stops asking",
        "The head of networks",
    )
    assert str((await upgraded.named("Bea Welsh").person()).language) == "cy"


@ON_POSTGRES_TOO
async def test_without_action_the_same_messages_are_sent_at_the_same_time(
    upgraded: Upgraded,
) -> None:
    left = {who for who, known in enumerate(upgraded.dump["members"]) if known.get("left")}
    failed = await upgraded.left_over(NudgeStatus.FAILED)
    await upgraded.workspace.drain()
    await upgraded.workspace.until(upgraded.at + timedelta(days=130))
    number = {member.address: place for place, member in enumerate(upgraded.members)}
    sent, added = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for shown in upgraded.workspace.chat.shown:
        for address in shown.seen_by:
            words = upgraded.workspace.words_of(address)
            # A host reads since 0.2.0 that nothing came of a talk they said yes to. The sentence of
            # the seeker, who read so before, begins with the same words.
            text = plain_text(shown.message)
            new = stands_in(said("status-unheard-host"), text, words)
            new = new and not stands_in(said("status-unheard-seeker"), text, words)
            (added if new else sent)[shown.at.isoformat(), number[address]] += 1
    before = Counter((at, who) for at, who in upgraded.dump["if_nobody_acts"])
    assert sent - before == Counter(), "more is sent than 0.1.0 sent"
    # She called it off before its entry was sent, so there is nothing to take back from her.
    less = {upgraded.members[who].name for _, who in before - sent}
    assert less == {"Bea call off"}, "less is sent than 0.1.0 sent"
    assert added
    assert left
    assert left.isdisjoint(who for _, who in sent)
    assert await upgraded.left_over(NudgeStatus.CLAIMED) == []
    assert set(await upgraded.left_over(NudgeStatus.FAILED)) <= set(failed)
    open_still = [m.id for m in upgraded.matters if await upgraded.status(m) in OPEN[1:-1]]
    assert open_still == []


@ON_POSTGRES_TOO
async def test_every_open_introduction_continues_to_the_thanks(upgraded: Upgraded) -> None:
    matters = [matter for matter in upgraded.matters if matter.was in OPEN]
    assert {matter.was for matter in matters} == set(OPEN)
    await upgraded.workspace.drain()
    await upgraded.workspace.passes(hours=18)  # nobody has quiet hours all that time
    for name in ("Bea unreached", "Nick closed", "Nora asks Nick", "Mina apart"):
        visitor = upgraded.named(name)  # could not be reached: reads it at their next command
        upgraded.workspace.met.add(visitor.address)  # help is there before they agree
        upgraded.remember(visitor, await visitor.says("help"))
        upgraded.workspace.met.discard(visitor.address)
    for matter in matters:
        await arrange(upgraded, matter)
    ends: dict[str, datetime] = {
        i.id: i.ends_at
        for matter in matters
        for i in await upgraded.members[matter.seeker].introductions()
        if i.ends_at
    }
    for matter in sorted(matters, key=lambda matter: ends[matter.id]):
        asked = ends[matter.id] + timedelta(hours=1)
        await upgraded.workspace.until(max(asked, upgraded.workspace.clock.at))
        await thank(upgraded, matter)
    assert {await upgraded.status(matter) for matter in matters} == {"thanked"}
    steps = (
        "request.send answer.reply answer.accept schedule.pick schedule.confirm meet.happened"
        " thanks.debrief thanks.send"
    )
    assert [name for name in steps.split() if not upgraded.used[name]] == []
    await upgraded.workspace.passes(days=130)
    assert await upgraded.left_over(NudgeStatus.CLAIMED) == []


async def arrange(upgraded: Upgraded, matter: Matter) -> None:
    """From any open status until a time is agreed."""
    id, seeker, host = matter.id, upgraded.members[matter.seeker], upgraded.members[matter.host]
    if await upgraded.status(matter) == "draft":
        await upgraded.does(seeker, f"request.send:{id}")
        await upgraded.workspace.passes(hours=1)
    if await upgraded.status(matter) == "questioned":
        await upgraded.does(seeker, f"answer.reply:{id}", answer="Two years of ticket counts.")
    if await upgraded.status(matter) == "asked":
        await upgraded.does(host, f"answer.accept:{id}")
    if await upgraded.status(matter) == "accepted":
        await pick(upgraded, matter, seeker)
    if await upgraded.status(matter) == "picked":
        await upgraded.does(host, f"schedule.confirm:{id}")


async def pick(upgraded: Upgraded, matter: Matter, seeker: Member) -> None:
    """Press an old button; where its time is over, the next one, and at last a new one."""
    tried: set[str] = set()
    while await upgraded.status(matter) == "accepted":
        try:
            press = upgraded.find(seeker, f"schedule.pick:{matter.id}", but=tried)
        except AssertionError:
            others = (f"schedule.day:{matter.id}", f"schedule.more:{matter.id}")
            ways = (*others, *card(f"schedule.pick:{matter.id}"))
            press = upgraded.find(seeker, *ways, but=tried)
        tried.add(press.action)
        await upgraded.press(seeker, press)


async def thank(upgraded: Upgraded, matter: Matter) -> None:
    """They talked: the debrief and the thanks."""
    id, seeker = matter.id, upgraded.members[matter.seeker]
    if await upgraded.status(matter) in ("agreed", "missed"):
        await upgraded.does(seeker, f"meet.happened:{id}")
    if await upgraded.status(matter) == "met":
        found = [i for i in await seeker.introductions() if i.id == id]
        if not found[0].thanks.thanks:
            await upgraded.does(seeker, f"thanks.debrief:{id}", learned="Ask the drivers first.")
        await upgraded.does(seeker, f"thanks.send:{id}")


async def test_an_invitation_to_host_continues(upgraded: Upgraded) -> None:
    invited, asked_at_night = upgraded.named("Ivy invited"), upgraded.named("Uma unknown")
    seeker = upgraded.named("Mina names someone")
    await upgraded.workspace.drain()
    before = len(asked_at_night.direct_messages())
    await upgraded.workspace.passes(hours=12)
    assert len(asked_at_night.direct_messages()) == before + 1
    (declined,) = await upgraded.named("Mina refer").introductions()
    invitation = f"{declined.id}-{(await asked_at_night.person()).id}"
    await upgraded.does(asked_at_night, f"connect.no:{invitation}")
    before = len(seeker.direct_messages())
    await upgraded.does(invited, "host.open")
    assert upgraded.used["host.open"]
    await invited.offers()
    assert len(seeker.direct_messages()) == before + 1
    await upgraded.press(
        seeker, upgraded.find(seeker, "request.note:" + (await invited.person()).id)
    )


async def test_form_values_and_watches_are_kept(upgraded: Upgraded) -> None:
    writer, watcher = upgraded.named("Mina kept form"), upgraded.named("Wat watches")
    host = await upgraded.named("Bea kept form").person()
    form = await upgraded.press(writer, Press(f"request.note:{host.id}", None, old=True))
    assert isinstance(form, ShowForm)
    assert "x" in [item.initial for item in form.form.fields]
    await upgraded.workspace.passes(hours=12)
    before = len(watcher.direct_messages())
    await upgraded.named("Sam sample").offers(topics="zoology")
    assert len(watcher.direct_messages()) == before + 1


@ON_POSTGRES_TOO
async def test_every_old_button_is_answered(upgraded: Upgraded) -> None:
    await upgraded.workspace.drain()
    await upgraded.workspace.passes(hours=12)
    ended = [m for m in upgraded.matters if m.was not in (*OPEN, "thanked")]
    pressed: Counter[str] = Counter()
    for who in upgraded.members:
        for press in [press for press in upgraded.presses[who.address] if press.old]:
            pressed[press.action] += 1
            if pressed[press.action] > 3:  # every host has it, such as "leave"
                continue
            response = await upgraded.press(who, press)
            assert isinstance(response, (Reply, Replace, ShowForm)), (who.name, press, response)
    assert [m.id for m in ended if await upgraded.status(m) != m.was] == []
    failed = await upgraded.left_over(NudgeStatus.FAILED)
    await upgraded.workspace.until(upgraded.at + timedelta(days=130))
    assert await upgraded.left_over(NudgeStatus.CLAIMED) == []
    assert set(await upgraded.left_over(NudgeStatus.FAILED)) <= set(failed)
