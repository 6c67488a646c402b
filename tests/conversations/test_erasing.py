"""A member is erased: what is open ends kindly, what is stored goes, limits stay."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from bot.core.events import ButtonPressed
from bot.core.ports import Temporary
from bot.delivery.job_runner import JobRunner
from bot.delivery.timings import PRODUCT
from bot.domain.nudges import NudgeStatus, Subject
from bot.features.introduction.model import Status
from storage.transaction import StoreTransaction
from storage.transfer import tables
from tests.conversations.conftest import BOTH_STORES
from tests.support.builders import make_nudge
from tests.support.fakes import march
from tests.support.said import label, said
from tests.support.scenarios import (
    accepted,
    agreed,
    asked,
    drafted,
    hosting,
    met,
    over,
    picked,
    thanked,
    the,
)
from tests.support.workspace import GOOD_LEARN, GOOD_WHY, Member, Workspace

AT_HOME = {"network": "town:square", "community": "town:square"}
Story = Callable[[Workspace], Awaitable[tuple[Member, Member]]]


async def erases(member: Member) -> None:
    """They ask for it and confirm."""
    await member.says("erase")
    member.reads(said("erase-what"), said("erase-others"), said("erase-stays"), said("erase-how"))
    await member.presses("privacy.erase_now")
    member.reads(said("erase-begun"))


async def stored(workspace: Workspace) -> dict[str, str]:
    """Every table, as text."""
    found = {}
    async with workspace.store.transaction() as tx:
        assert isinstance(tx, StoreTransaction)
        for table in tables():
            rows = [row async for page in table.rows(tx.session) for row in page]
            found[table.name] = "\n".join(map(repr, rows))
    return found


async def holds(workspace: Workspace, *words: str) -> list[tuple[str, str]]:
    """The tables in which one of these words stands."""
    return [
        (table, word)
        for table, text in (await stored(workspace)).items()
        for word in words
        if word in text
    ]


async def noted(workspace: Workspace) -> tuple[Member, Member]:
    """Mina has written a note to Bea and not sent it."""
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    return mina, bea


STAGES: list[Story] = [noted, asked, accepted, picked, agreed, over, met, drafted, thanked]
at_any_stage = pytest.mark.parametrize(
    "server, story",
    [*(("sqlite", story) for story in STAGES), ("postgres", agreed), ("postgres", thanked)],
    indirect=["server"],
)
"""On PostgreSQL before a talk and after it: `contract/` erases what any table may hold on both."""


async def test_nothing_happens_before_it_is_confirmed(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.says("my-data")
    await bea.presses("privacy.erase")
    bea.reads(said("erase-mark", count=365))
    await bea.presses("mine.open")
    await workspace.passes(days=3)
    assert (await the(mina)).status is Status.ASKED
    assert (await bea.person()).name == "Bea"


async def test_a_copy_comes_first_if_they_want_one(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    await bea.says("erase")
    await bea.presses("privacy.data")
    bea.is_told(said("nudge-my-data"))


@at_any_stage
async def test_a_host_is_erased_at_any_stage(workspace: Workspace, story: Story) -> None:
    mina, bea = await story(workspace)
    id = (await bea.person()).id
    own = "looked back on in private"
    if (await the(mina)).status in (Status.MET, Status.THANKED):
        await mina.presses_action(f"thanks.debrief:{(await the(mina)).id}")
        await mina.fills(learned=own)
    await erases(bea)
    await workspace.passes(days=3)
    await workspace.bot.drain()
    draft = (await the(mina)).status is Status.DRAFT
    words = ["Bea", str(bea.address), "Data scientist", *([] if draft else [GOOD_WHY, GOOD_LEARN])]
    assert await holds(workspace, *words) == []
    async with workspace.store.transaction() as tx:
        person = await tx.people.get("town:square", id)
    assert person is not None
    assert (person.erased, person.left, person.erasing) == (True, True, False)
    i = await the(mina)
    assert (i.debrief.learned == own) == (i.status in (Status.MET, Status.THANKED))
    await mina.presses_action(f"mine.card:introduction.{i.id}")
    mina.reads(said("name-gone"))
    mina.reads_not(said("error-unexpected"))


@at_any_stage
async def test_a_seeker_is_erased_at_any_stage(workspace: Workspace, story: Story) -> None:
    mina, bea = await story(workspace)
    i = await the(mina)
    await erases(mina)
    await workspace.passes(days=3)
    await workspace.bot.drain()
    words = ["Mina", str(mina.address), GOOD_WHY, GOOD_LEARN, "planner stops asking"]
    assert await holds(workspace, *words) == []
    after = await bea.introductions()
    assert [one.id for one in after] == [i.id]
    assert after[0].closed_at is not None or i.status in (Status.MET, Status.THANKED)
    await bea.presses_action(f"mine.card:introduction.{i.id}")
    bea.reads_not(said("error-unexpected"))
    await bea.says("mine")
    bea.reads_not(said("error-unexpected"))


@pytest.mark.parametrize("language", ["en", "cy"])
async def test_the_other_still_reads_who_is_gone(workspace: Workspace, language: str) -> None:
    mina, bea = await agreed(workspace)
    await mina.submits("settings.language", {"language": language})
    await workspace.until(march(2, 22))  # Mina sleeps
    await erases(bea)
    await workspace.passes(hours=12)
    mina.is_told(said("status-left-agreed-seeker", other="Bea"))
    await mina.says("find")
    mina.reads(said("found-nobody"))
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea") == []


async def test_where_nothing_is_open_it_is_done_at_once(workspace: Workspace) -> None:
    _, bea = await hosting(workspace)
    await erases(bea)
    assert await holds(workspace, "Bea", str(bea.address), "forecasting") == []
    async with workspace.store.transaction() as tx:
        assert await tx.scrubs.owed(), "and it is wiped from the files"


async def test_meanwhile_there_is_nothing_else_to_do(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    await erases(bea)
    for typed in ("help", "my-data", "erase", "find", "host", "settings"):
        await bea.says(typed)
        bea.reads(said("erase-going-on"))
    await bea.presses_action("privacy.erase_now")
    bea.reads(said("erase-going-on"))
    await bea.submits("settings.language", {"language": "cy"})
    bea.reads(said("erase-going-on"))
    await bea.opens_home()
    bea.reads(said("erase-going-on"))
    await bea.leaves()
    await bea.says("help")
    bea.reads(said("erase-going-on"))
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea", str(bea.address)) == []


async def test_whoever_comes_back_begins_anew_under_the_same_id(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await bea.submits("settings.language", {"language": "cy"})
    before = await bea.person()
    await erases(bea)
    await workspace.passes(days=3)
    await bea.says("mine")
    after = await bea.person()
    assert (after.id, after.name, after.language) == (before.id, "Bea", "en")
    assert not after.left
    await bea.says("mine")
    bea.reads(said("mine-nothing"))
    assert await bea.introductions() == []
    await mina.says("find")
    mina.reads(said("found-nobody"))
    told = len(mina.direct_messages())
    await bea.offers()
    await workspace.passes(days=120)
    assert len(mina.direct_messages()) == told
    await mina.presses_action(f"mine.card:introduction.{(await the(mina)).id}")
    mina.reads(said("name-gone"))
    mina.reads_not("Bea")


async def test_no_limit_is_shed_by_being_erased(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills(reason="busy")
    await erases(mina)
    await workspace.passes(days=3)
    await mina.says("request @Bea", bea)
    mina.reads(said("error-declined-lately"))
    await workspace.passes(days=31)
    await mina.asks(bea)
    mina.reads(said("request-sent", name="Bea"))


async def _asks_everybody(workspace: Workspace, mina: Member) -> Member:
    """She asks as many as she may, and another one hosts."""
    for number in range(workspace.bot.practice.open_requests):
        host = workspace.member(f"Host {number}")
        await host.offers()
        await mina.asks(host)
    other = workspace.member("Olu")
    await other.offers()
    await mina.says("request @Olu", other)
    mina.reads(said("error-cap-open"))
    return other


@pytest.mark.parametrize("go", [erases, Member.leaves])
async def test_no_room_is_made_by_going_and_coming_back(
    workspace: Workspace, go: Callable[[Member], Awaitable[None]]
) -> None:
    mina = workspace.member("Mina")
    await mina.says("help")
    olu = await _asks_everybody(workspace, mina)
    await go(mina)
    await workspace.passes(days=3)
    await mina.says("request @Olu", olu)
    mina.reads(said("error-cap-left", day=march(2, 12).date() + timedelta(days=31)))
    await workspace.passes(days=31)
    await mina.asks(olu)
    mina.reads(said("request-sent", name="Olu"))


async def test_the_last_trace_of_a_limit_goes_when_the_limit_ends(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    id = (await mina.person()).id
    await erases(mina)
    await workspace.passes(days=3)
    await workspace.passes(days=3)
    assert [i.seeker for i in await bea.introductions()] == [id]
    await workspace.passes(days=31)
    (i,) = await bea.introductions()
    assert i.seeker != id
    async with workspace.store.transaction() as tx:
        assert await tx.jobs.next_due() is None


async def test_a_message_on_its_way_is_not_kept(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    i = await the(mina)
    async with workspace.store.transaction() as tx:
        about = Subject("introduction", i.id)
        await tx.nudges.schedule(make_nudge("late", subject=about, **AT_HOME, person=i.seeker))
    now = workspace.clock.now()
    async with workspace.store.transaction() as tx:
        (late,) = await tx.nudges.claim_due(now, "other", now + timedelta(hours=1), 9)
    await erases(bea)
    await workspace.passes(days=2)
    sent = replace(
        late,
        status=NudgeStatus.SENT,
        ref="m9",
        buttons=(f"thanks.update:{i.id}",),
        content='[["p","Bea"]]',
    )
    async with workspace.store.transaction() as tx:
        await tx.nudges.finish(sent)
    await workspace.passes(days=2)
    assert await holds(workspace, "Bea") == []


async def test_the_other_presses_meanwhile(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await mina.says("erase")
    confirm = mina.action("privacy.erase_now")
    await workspace.handle(ButtonPressed(event_id="e", actor=mina.address, action=confirm))
    await bea.presses("answer.accept")
    await workspace.passes(days=3)
    bea.is_told(said("status-left-arranging-host", other="Mina"))
    assert await holds(workspace, "Mina", GOOD_WHY) == []


@BOTH_STORES
async def test_a_crash_between_two_steps_loses_nothing(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await bea.says("erase")
    confirm = bea.action("privacy.erase_now")
    await workspace.handle(ButtonPressed(event_id="e", actor=bea.address, action=confirm))
    for _ in range(3):
        workspace.clock.at += timedelta(days=1, minutes=1)
        while True:
            workspace.restarts()
            if not await _one_piece(workspace):
                break
    await workspace.drain()
    assert await holds(workspace, "Bea", str(bea.address), GOOD_WHY) == []
    assert (await the(mina)).status is Status.THANKED


async def _one_piece(workspace: Workspace) -> bool:
    runner = JobRunner(
        store=workspace.store,
        clock=workspace.clock,
        practice=workspace.bot.practice,
        router=workspace.bot.router,
        timings=PRODUCT,
        wake=lambda: None,
        elapsed=count().__next__,  # a piece takes a second
    )
    return await runner.step()


async def test_a_member_who_left_is_erased_when_they_ask(workspace: Workspace) -> None:
    _, bea = await thanked(workspace)
    await bea.leaves()
    await erases(bea)
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea", str(bea.address)) == []


async def test_somebody_new_has_nothing_to_erase(workspace: Workspace) -> None:
    workspace.first_contact = True  # nothing is stored of them yet
    cai = workspace.member("Cai")
    await cai.says("erase")
    cai.reads(said("erase-nothing"))
    await cai.presses_action("privacy.erase_now")
    cai.reads(said("erase-nothing"))
    assert await holds(workspace, "Cai") == []


async def test_who_was_erased_and_acts_again_has_nothing_to_erase(workspace: Workspace) -> None:
    _, bea = await hosting(workspace)
    await erases(bea)
    await bea.says("erase")
    bea.reads(said("erase-nothing"))


async def test_a_copy_says_that_the_other_has_left(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await erases(bea)
    await workspace.passes(days=3)
    await mina.says("my-data")
    (text,) = (
        file.content.decode()
        for shown in workspace.chat.shown
        for file in shown.message.files
        if mina.address in shown.seen_by and file.name.endswith(".txt")
    )
    assert f"{label('data-host', mina.words)}: {label('name-gone', mina.words)}" in text


async def test_an_old_button_asks_again(workspace: Workspace) -> None:
    _, bea = await hosting(workspace)
    await bea.says("erase")
    old = bea.action("privacy.erase_now")
    await bea.presses_action(old)
    await workspace.passes(minutes=1)
    await bea.says("mine")
    await bea.presses_action(old)
    bea.reads(said("erase-what"))
    assert (await bea.person()).name == "Bea"


async def test_nothing_more_can_come_of_a_talk_with_somebody_erased(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    await erases(bea)
    await workspace.passes(days=3)
    await mina.says("mine")
    mina.reads(said("past-talk", name=said("name-gone")))
    mina.reads_not(said("past-touch"), said("past-named"))
    await mina.presses("mine.card")
    assert mina.choices() == ["mine.open"]


async def test_talks_are_counted_as_before(workspace: Workspace) -> None:
    mina, bea = await thanked(workspace)
    before = await the(mina)
    await erases(bea)
    await workspace.passes(days=3)
    i = await the(mina)
    assert i.seeker == before.seeker
    assert (i.status, i.time.starts_at, i.request.minutes, i.request.format) == (
        *(before.status, before.time.starts_at),
        *(before.request.minutes, before.request.format),
    )
    assert (i.request.accepted_at, i.debrief.met_at, i.thanks.thanked_at) == (
        *(before.request.accepted_at, before.debrief.met_at),
        before.thanks.thanked_at,
    )


async def test_somebody_who_was_named_is_not_named_any_more(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    id = (await cai.person()).id
    await erases(cai)
    await workspace.passes(days=3)
    assert await holds(workspace, "Cai", str(cai.address)) == []
    assert (await the(mina)).request.referred_to not in ("", None, id)
    await mina.presses_action(f"mine.card:{(await the(mina)).id}")
    mina.reads_not(said("error-unexpected"))
    assert "request.note" not in mina.choices()


async def test_a_connectors_name_goes_from_the_notes(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    await mina.presses("request.note")
    await mina.fills(why="I read your article on forecasts.", learn="How do you begin?")
    await mina.presses("request.send")
    await erases(bea)
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea") == []
    (i,) = await mina.introductions(Status.ASKED)
    await cai.presses_action(f"answer.accept:{i.id}")
    cai.reads_not(said("error-unexpected"))


async def test_an_invitation_ends_with_the_one_who_is_invited(workspace: Workspace) -> None:
    _, bea = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.says("help")
    await bea.presses("answer.refer")
    await bea.fills(person=str(cai.address))
    id = (await cai.person()).id
    await erases(cai)
    await workspace.passes(days=3)
    people = (await stored(workspace))["aggregate_people"]
    assert people
    assert id not in people.replace(f"-{id}", "")  # the id of the invitation has it
    assert await holds(workspace, "Cai", str(cai.address)) == []


@pytest.mark.parametrize("who", ["reporter", "reported"])
async def test_a_report_is_kept_until_it_is_closed(workspace: Workspace, who: str) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("help")
    mina, bea = await asked(workspace)
    await bea.says("report @Mina", mina)
    await bea.fills(words="She wrote to my home.")
    await erases(bea if who == "reporter" else mina)
    await workspace.passes(days=3)
    assert {table for table, _ in await holds(workspace, "my home", GOOD_WHY)} == {"reports"}
    await olu.presses("report.open")
    olu.reads("She wrote to my home.", said("name-gone"))
    await olu.presses("report.close")
    await olu.fills(words="I looked into it.")
    await workspace.passes(days=40)
    await workspace.passes(days=40)
    assert await holds(workspace, "my home", "looked into", GOOD_WHY) == []
    assert (await stored(workspace))["reports"], "that there was one is known"


async def test_an_erased_contact_gets_no_more_reports(workspace: Workspace) -> None:
    _, bea = await hosting(workspace)
    person = await bea.person()
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get("town:square")
        assert community is not None
        await tx.communities.put(replace(community, reports_to=person.id))
    await erases(bea)
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get("town:square")
    assert community is not None
    assert community.reports_to == ""


async def _rich_life(workspace: Workspace) -> tuple[Member, Member]:
    """Each has written wherever one can: what begins with W is Mina's, with H Bea's."""
    mina, bea = await hosting(
        workspace, role="H1 analyst", about="H2 likes cycling", where="https://h3.example"
    )
    await mina.submits(
        "settings.me", {"headline": "W1 student", "goal": "W2 goal", "access_needs": "W3 captions"}
    )
    await mina.says("find W4 glassblowing")
    await mina.presses("find.watch")
    await mina.asks(bea)
    await bea.presses("answer.ask")
    await bea.fills(question="H4: which data?")
    await mina.presses("answer.reply")
    await mina.fills(answer="W5: ticket counts")
    await bea.presses("answer.accept")
    await mina.presses("schedule.pick", at=march(3, 12))
    await bea.presses("schedule.confirm")
    i = await the(mina)
    await mina.submits(f"prep.edit:{i.id}", {"questions": "W6: what surprised you?"})
    await mina.presses_action(f"prep.share:{i.id}")
    await mina.presses_action(f"prep.tick:{i.id}.0")
    ends = (await the(mina)).ends_at
    assert ends is not None
    await workspace.until(ends + timedelta(hours=1))
    await mina.presses("meet.happened")
    await mina.presses("thanks.debrief")
    await mina.fills(
        learned="W7 planner", surprised="W8 silence", use="W7 use", promised="W9 chart"
    )
    await mina.presses("thanks.send")
    await bea.submits("host.talk", {"where": "H6 " + "x" * 5000})  # refused, and kept
    await workspace.passes(days=22)
    await mina.presses("thanks.update")
    await mina.fills(update="W10 the wall")
    return mina, bea


MINAS = ("W1 ", "W2 ", "W3 ", "W4 ", "W5:", "W6:", "W7 ", "W8 ", "W9 ", "W10 ", GOOD_WHY)
BEAS = ("H1 ", "H2 ", "h3.example", "H4:", "H6 ")
PRIVATE = ("W1 ", "W2 ", "W3 ", "W4 ", "W7 ", "W8 ", "W9 ")
"""What Mina wrote about herself, or for nobody but herself."""


async def test_every_word_of_a_seeker_goes(workspace: Workspace) -> None:
    mina, _ = await _rich_life(workspace)
    there = {word for _, word in await holds(workspace, *MINAS, *BEAS)}
    assert there == {*MINAS, *BEAS}, "the story holds what it says"
    await erases(mina)
    await workspace.passes(days=3)
    await workspace.passes(days=3)
    assert await holds(workspace, "Mina", str(mina.address), *MINAS, "H4:") == []
    assert {word for _, word in await holds(workspace, *BEAS)} == {
        "H1 ",
        "H2 ",
        "h3.example",
        "H6 ",
    }


async def test_every_word_of_a_host_goes_and_none_of_what_the_seeker_keeps(
    workspace: Workspace,
) -> None:
    _, bea = await _rich_life(workspace)
    await erases(bea)
    await workspace.passes(days=3)
    await workspace.passes(days=3)
    assert await holds(workspace, "Bea", str(bea.address), *BEAS) == []
    assert {word for _, word in await holds(workspace, *MINAS)} == set(PRIVATE)


async def test_words_go_even_if_the_platform_takes_no_update(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    workspace.chat.closed[bea.address] = Temporary("out of order")
    await erases(mina)
    workspace.clock.at += timedelta(days=1)
    await workspace.bot.jobs.drain()
    assert {table for table, _ in await holds(workspace, GOOD_WHY)} == {"nudges"}
    workspace.clock.at += timedelta(days=1)
    await workspace.bot.jobs.drain()
    assert await holds(workspace, "Mina", GOOD_WHY) == []
