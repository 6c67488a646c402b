"""A season: an organiser plans for everybody who waits, and each hears of one host."""

from __future__ import annotations

import pytest

from bot.core.messages import Button, Facts, buttons, plain_text
from bot.core.ports import Temporary
from bot.engine.context import Context
from bot.engine.transitions import apply_as
from bot.features.organise.repository import FEWEST
from bot.features.season.model import SeasonAct, Suggestion, SuggestionStatus
from bot.features.season.planning import begin
from bot.features.season.suggestion import SUGGESTIONS
from tests.conversations.test_moderation import organiser
from tests.conversations.test_setup import give
from tests.support.said import Said, label, said
from tests.support.workspace import Member, Workspace

COUNTS = (
    "season-waiting",
    "season-paired",
    "season-first-come",
    "season-hosts",
    "season-hosts-left",
    "season-no-topic",
    "season-no-language",
    "season-no-hours",
    "season-no-more",
    "season-no-room",
)


async def waits(
    workspace: Workspace, name: str, topic: str = "forecasting", **profile: object
) -> Member:
    """Somebody who asked to be told when someone fits."""
    member = workspace.member(name, **profile)  # type: ignore[arg-type]
    await member.says(f"find {topic}")
    await member.presses("find.watch")
    return member


async def hosts(workspace: Workspace, name: str, **offer: str | tuple[str, ...]) -> Member:
    """Somebody who hosts, for one talk a month."""
    member = workspace.member(name)
    await member.offers(**{"capacity": "1", **offer})
    return member


async def planned(olu: Member) -> None:
    """An organiser has a plan made, and looks at it."""
    await olu.says("organise")
    await olu.presses("season.open")
    olu.reads(said("season-title"), said("season-what"), said("season-consent"))
    assert olu.has_button("organise.open")
    await olu.presses("season.plan")
    olu.reads(said("season-planning"))
    olu.is_told(said("nudge-season-ready"))
    await olu.presses("season.open", said("nudge-season-ready"))
    olu.reads(said("season-ready"), said("season-consent"), said("season-left-out"))
    assert olu.has_button("organise.open")


async def sent(olu: Member) -> None:
    """The same, and it is sent."""
    await planned(olu)
    await olu.presses("season.send")
    olu.reads(said("season-sending"))


async def suggestions_of(member: Member) -> list[Suggestion]:
    """All in which they have a part, whatever became of them."""
    person = await member.person()
    async with member.workspace.store.transaction() as tx:
        rows = await tx.aggregates.of_person(
            person.network, person.id, "suggestion", open_only=False
        )
    return [SUGGESTIONS.record_of(row) for row in rows]


async def test_each_who_waits_hears_of_a_host_and_the_host_hears_of_a_request_only(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina", "forecasting")
    cai = await waits(workspace, "Cai", "data science")
    bea = await hosts(workspace, "Bea", topics="data science, forecasting")
    await hosts(workspace, "Hal", topics="forecasting, energy", role="Analyst", sector="")
    await sent(olu)
    heard = workspace.chat.shown
    assert not [one for one in heard if bea.address in one.seen_by and "suggest" in one.key]
    # Only Bea fits both; who came first would have left Cai with nobody, or not.
    mina.is_told(said("nudge-suggested-host"), "Hal", said("suggestion-how", name="Hal"))
    cai.is_told(said("nudge-suggested-host"), "Bea", said("fact-why"))
    await olu.presses("season.open")
    olu.reads(said("season-sent"), said("season-suggested"), said("season-sent-how"))
    olu.reads_not("–", said("invites-many"))  # two are too few
    await olu.presses("organise.open")
    olu.reads(said("organise-none-title"))
    await cai.says("mine")
    cai.reads(said("suggestion-summary", name="Bea"))
    await bea.says("mine")
    bea.reads_not(said("suggestion-summary"))
    await cai.presses("request.note", said("nudge-suggested-host"))
    assert cai.form is not None
    await cai.fills(
        why="I study maths, and your work on forecasting at Bea Ltd made me curious about it.",
        learn="How do you decide that a forecast is good enough?",
    )
    await cai.presses("request.send")
    assert [one.status for one in await suggestions_of(cai)] == [SuggestionStatus.ASKED]
    assert "season.pass" not in _actions(cai, said("nudge-suggested-host"))


def _actions(member: Member, within: object) -> list[str]:
    sent = [one for one in member.messages() if member.finds(within, plain_text(one.message))]  # type: ignore[arg-type]
    return [
        press.action.partition(":")[0]
        for press in buttons(sent[-1].message)
        if isinstance(press, Button)
    ]


async def test_who_passes_is_suggested_that_host_no_more(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina")
    bea = await hosts(workspace, "Bea")
    await sent(olu)
    await mina.presses("season.pass")
    mina.reads(said("suggestion-passed", name="Bea"))
    await mina.presses_action(f"season.pass:{(await suggestions_of(mina))[0].id}")
    mina.reads(said("stale"), said("suggestion-over"))
    await workspace.passes(days=8)
    await sent(olu)
    assert len(await suggestions_of(mina)) == 1
    bea.sees_not(said("suggestion-how"))


async def test_a_plan_that_is_dropped_is_heard_of_by_nobody(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina")
    await hosts(workspace, "Bea")
    await planned(olu)
    await olu.presses("season.drop")
    olu.reads(said("season-dropped"))
    mina.sees_not(said("nudge-suggested-host"))
    assert [one.status for one in await suggestions_of(mina)] == [SuggestionStatus.UNSENT]
    await olu.presses_action("season.plan")
    olu.reads(said("season-dropped"))  # counted each minute, numbers would say who begins to wait
    await workspace.passes(days=1)
    await sent(olu)
    mina.is_told(said("nudge-suggested-host"))


async def test_what_changed_since_the_plan_is_looked_at_when_it_is_sent(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, cai, eve = [await waits(workspace, name) for name in ("Mina", "Cai", "Eve")]
    bea = await hosts(workspace, "Bea")
    hal = await hosts(workspace, "Hal")
    fay = await hosts(workspace, "Fay")
    await planned(olu)
    pairs = {(await suggestions_of(one))[0].host: one for one in (mina, cai, eve)}
    leaver, watcher, other = [pairs[(await one.person()).id] for one in (bea, hal, fay)]
    await bea.says("host")
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    await watcher.presses("find.unwatch")
    workspace.restarts()
    send = olu.action("season.send")
    await olu.presses(send)
    other.is_told(said("nudge-suggested-host"), "Fay")
    for member in (leaver, watcher):
        member.sees_not(said("nudge-suggested-host"))
    await olu.presses_action(send)  # a double press
    olu.reads(said("season-sent"))
    assert len([one for one in other.messages() if "suggested_host" in one.key]) == 1


@pytest.mark.parametrize(
    "offer, waiting",
    [
        ({"languages": "Deutsch"}, {}),
        ({"windows": "Mon 03:00-05:00"}, {}),
        ({"topics": "bees", "role": "Beekeeper", "sector": ""}, {}),
        ({}, {"zone": "Pacific/Auckland"}),
    ],
)
async def test_nobody_is_suggested_who_does_not_fit(
    workspace: Workspace, offer: dict[str, str], waiting: dict[str, str]
) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina", **waiting)
    await hosts(workspace, "Bea", **offer)
    await planned(olu)
    assert await suggestions_of(mina) == []


async def test_somebody_who_is_blocked_is_not_suggested(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina")
    bea = await hosts(workspace, "Bea")
    await bea.says("block @Mina", mina)
    await bea.presses("safety.block")
    await planned(olu)
    assert await suggestions_of(mina) == []


async def test_a_suggestion_ends_after_a_week_and_when_the_host_leaves(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    mina, cai = await waits(workspace, "Mina"), await waits(workspace, "Cai")
    bea, hal = await hosts(workspace, "Bea"), await hosts(workspace, "Hal")
    await sent(olu)
    await bea.leaves()
    gone = {one.status for member in (mina, cai) for one in await suggestions_of(member)}
    assert gone == {SuggestionStatus.LEFT, SuggestionStatus.SUGGESTED}
    await workspace.passes(days=7, hours=1)
    ended = {one.status for member in (mina, cai) for one in await suggestions_of(member)}
    assert ended == {SuggestionStatus.LEFT, SuggestionStatus.OVER}
    assert (await hal.person()).id
    await olu.says("organise")
    await olu.presses("season.open")
    olu.reads(said("season-what"))


async def test_organisers_read_counts_and_blanks(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    for number in range(13):
        await waits(workspace, f"Seeker {number}")
    for number in range(11):
        await hosts(workspace, f"Host {number}")
    await planned(olu)
    olu.reads_not(said("season-few"))
    olu.reads(*(said(label) for label in COUNTS))
    olu.reads(said("season-how", fewest=FEWEST, step=5))
    shown = olu.reply
    assert "15" in shown  # who waits
    assert shown.count("10") >= 2  # the plan, and who comes first
    assert "13" not in shown
    assert "11" not in shown


async def test_what_became_of_it_is_read_in_steps_of_ten_and_never_whose(
    workspace: Workspace,
) -> None:
    olu = await organiser(workspace)
    seekers = [await waits(workspace, f"Seeker {number}") for number in range(13)]
    for number in range(13):
        await hosts(workspace, f"Host {number}")
    await sent(olu)
    for passed, seeker in enumerate(seekers[:11]):
        await olu.presses_action("season.open")
        assert shown_for(olu, "season-suggested") == said("invites-many", count=10)
        few = said("invites-few", fewest=FEWEST)
        ten = said("invites-many", count=10)
        assert shown_for(olu, "season-passed") == (few if passed < 10 else ten)
        assert shown_for(olu, "season-unanswered") == (few if passed > 3 else ten)
        assert shown_for(olu, "season-asked") == few
        await seeker.presses("season.pass")
    olu.reads_not("Seeker", "Host 1")
    workspace.restarts()
    await workspace.passes(days=8)
    await olu.presses_action("season.open")
    olu.reads(said("season-what"))


def shown_for(olu: Member, named: str) -> Said:
    """Which of the two numbers in steps they read for that."""
    assert olu.answer is not None
    facts = [block for block in olu.answer.blocks if isinstance(block, Facts)]
    values = {name: str(value) for block in facts for name, value in block.rows}
    value = values[label(named, olu.words)]
    (found,) = [
        one
        for one in (said("invites-few", fewest=FEWEST), said("invites-many", count=10))
        if olu.finds(one, value)
    ]
    return found


async def test_who_may_not_ask_hears_of_nobody_and_takes_nobody_from_others(
    workspace: Workspace,
) -> None:
    student = "12"
    workspace.chat.roles = {student: "Student"}
    olu = await organiser(workspace)
    mina, cai = await waits(workspace, "Mina"), await waits(workspace, "Cai")
    for name in ("Bea", "Hal"):
        await hosts(workspace, name)
    await olu.says("setup")
    await olu.presses("setup.community", within=said("setup-title"))
    await olu.fills(asking=(student,))
    give(cai, student)
    await sent(olu)
    cai.is_told(said("nudge-suggested-host"))
    mina.sees_not(said("nudge-suggested-host"))
    assert [one.status for one in await suggestions_of(mina)] == [SuggestionStatus.UNSENT]
    await mina.says("mine")
    mina.reads_not(said("suggestion-summary"))
    give(mina, student)
    await workspace.passes(days=8)
    await sent(olu)  # it counts as if it had never been suggested
    mina.is_told(said("nudge-suggested-host"))


async def test_it_waits_until_the_platform_says_who_may_ask(workspace: Workspace) -> None:
    student = "12"
    workspace.chat.roles = {student: "Student"}
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina")
    await hosts(workspace, "Bea")
    await olu.says("setup")
    await olu.presses("setup.community", within=said("setup-title"))
    await olu.fills(asking=(student,))
    give(mina, student)
    await planned(olu)
    workspace.chat.silent[mina.address] = Temporary("down")
    await olu.presses("season.send")
    mina.sees_not(said("nudge-suggested-host"))
    del workspace.chat.silent[mina.address]
    await workspace.passes(hours=3)
    mina.is_told(said("nudge-suggested-host"))


async def test_only_organisers_plan(workspace: Workspace) -> None:
    mina = await waits(workspace, "Mina")
    for action in ("season.open", "season.plan", "season.send:x", "season.drop:x"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))


async def test_a_reader_of_welsh_is_told_in_welsh(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina", language="cy")
    await hosts(workspace, "Bea", languages="Saesneg")
    await hosts(workspace, "Hal", languages="Cymraeg, Saesneg")
    await sent(olu)
    mina.is_told(said("nudge-suggested-host"), "Hal")  # both fit; Hal speaks Welsh, too


async def test_a_host_who_stopped_is_not_offered_on_the_card(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    mina = await waits(workspace, "Mina")
    bea = await hosts(workspace, "Bea")
    await sent(olu)
    await bea.says("host")
    await bea.presses("host.leave")
    await bea.presses("host.leave_now")
    (suggestion,) = await suggestions_of(mina)
    await mina.presses_action(f"mine.card:suggestion.{suggestion.id}")
    mina.reads(said("suggestion-not-now"))
    await mina.says("mine")
    mina.reads_not(said("suggestion-summary"))


async def test_a_plan_that_was_not_found_can_be_made_again(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    person = await olu.person()
    async with workspace.store.transaction() as tx:
        community = await tx.communities.get(olu.address.community)
        assert community is not None
        bot = workspace.bot
        ctx = Context.of(tx, workspace.clock.at, person, community, bot.practice, bot.router)
        await apply_as(ctx, await begin(ctx), SeasonAct.FAIL)
    await workspace.drain()
    olu.is_told(said("nudge-season-failed"))
    mina = await waits(workspace, "Mina")
    await hosts(workspace, "Bea")
    await sent(olu)
    mina.is_told(said("nudge-suggested-host"))
