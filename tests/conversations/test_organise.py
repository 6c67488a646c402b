"""Organisers read what works here, in numbers that say nothing of anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

from bot.core.messages import Button, Message, buttons, plain_text
from bot.core.responses import Replace, Reply, Response
from bot.features.introduction.model import Status
from bot.features.organise.repository import FEWEST
from tests.conversations.test_moderation import organiser
from tests.support.builders import make_introduction, make_person
from tests.support.said import said
from tests.support.workspace import Member, Workspace

LABELS = (
    "figure-asked",
    "figure-answered",
    "figure-accepted",
    "figure-agreed",
    "figure-met",
    "figure-thanked",
    "figure-in-time",
    "figure-warm",
    "figure-onward",
    "figure-elsewhere",
    "figure-became-hosts",
    "figure-answer-days",
    "figure-meet-days",
)
EXPLAINED = {"step": 5, "fewest": FEWEST}


async def many(workspace: Workspace, people: int, *, days_ago: int = 0) -> Member:
    """An organiser, and that many seekers who have each asked a host of their own."""
    olu = await organiser(workspace)
    async with workspace.store.transaction() as tx:
        me = await tx.people.at(olu.address)
        assert me is not None
        home = {"network": me.network, "community": olu.address.community}
        when = workspace.clock.now() - timedelta(days=days_ago)
        for number in range(people):
            for kind in ("s", "h"):
                await tx.people.put(make_person(f"{kind}{days_ago}-{number}", network=me.network))
            await tx.introductions.add(
                make_introduction(
                    f"i{days_ago}-{number}",
                    **home,
                    seeker=f"s{days_ago}-{number}",
                    host=f"h{days_ago}-{number}",
                    status=Status.MET,
                    asked_at=when,
                    accepted_at=when + timedelta(days=2),
                    agreed_at=when + timedelta(days=3),
                    starts_at=when + timedelta(days=9),
                    met_at=when + timedelta(days=9),
                )
            )
    return olu


def shown(response: Response) -> Message:
    """The message of an answer."""
    return cast("Reply | Replace", response).message


def pressable(message: Message) -> list[str]:
    """The actions of its buttons."""
    return [button.action for button in buttons(message) if isinstance(button, Button)]


async def test_before_the_first_month_is_over_there_are_no_numbers(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    await workspace.bot.upkeep.count()
    await olu.says("organise")
    olu.reads(said("organise-none-title"), said("organise-none"))


async def test_organisers_read_the_numbers_of_a_month(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    read = plain_text(shown(await olu.says("organise")))
    olu.reads(
        said("organise-title"),
        *(said(label) for label in LABELS),
        said("figure-days", count=3),
        said("figure-days", count=10),
        said("organise-shared", share=50),
        said("organise-how", **EXPLAINED),
    )
    assert "10" in read
    assert "12" not in read
    olu.reads_not(said("organise-pilot"), said("organise-partial"))


async def test_a_pilot_of_eight_reads_why_it_sees_blanks(workspace: Workspace) -> None:
    olu = await many(workspace, 8)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    await olu.says("organise")
    olu.reads(said("organise-pilot", fewest=FEWEST))
    assert "–" in olu.reply
    olu.reads_not(said("organise-shared"))


async def test_a_month_is_left_and_come_back_to_from_its_quarter(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    await workspace.passes(days=62)  # May: March and April are over, the quarter of March too
    await workspace.bot.upkeep.count()
    quarter = shown(await olu.says("organise"))
    assert pressable(quarter) == [
        "organise.period:2026-03",
        "organise.picture:2026-Q1",
        "organise.backlog",
        "season.open",
        "organise.weekly",
    ]
    olu.reads_not(said("organise-partial"))  # what was before the first request is not blank
    march = shown(await olu.presses("organise.period:2026-03"))
    others = ["organise.period:2026-04", "organise.period:2026-Q1"]
    assert pressable(march) == [
        *others,
        "organise.picture:2026-03",
        "organise.backlog",
        "season.open",
        "organise.weekly",
    ]
    olu.reads_not(said("organise-partial"))
    await olu.presses("organise.period:2026-04")
    olu.reads(said("organise-pilot"))


async def test_a_quarter_says_where_it_leaves_months_out(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    async with workspace.store.transaction() as tx:
        me = await tx.people.at(olu.address)
        assert me is not None
        january = workspace.clock.now() - timedelta(days=50)
        one = make_introduction(
            "early",
            network=me.network,
            community=olu.address.community,
            seeker="s0-1",
            host="h0-2",
            status=Status.EXPIRED,
            asked_at=january,
        )
        await tx.introductions.add(one)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    await olu.says("organise")
    olu.reads(said("figure-partial", number=10), said("organise-partial"))


async def test_members_wait_for_topics_that_ten_of_them_typed(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    person = await olu.person()
    async with workspace.store.transaction() as tx:
        for number in range(11):
            await tx.watches.add(person.network, f"s0-{number}", "Law", workspace.clock.now())
            if number < 9:
                await tx.watches.add(person.network, f"s0-{number}", "fish", workspace.clock.now())
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    await olu.says("organise")
    olu.reads(said("organise-wanted", topics="law (10)"))


async def test_a_period_that_is_not_counted_leads_to_the_latest(workspace: Workspace) -> None:
    olu = await many(workspace, 12)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    latest = plain_text(shown(await olu.says("organise")))
    for code in ("2030-01", "2026", "2025-12", "nonsense", ""):
        again = await olu.presses_action(f"organise.period:{code}" if code else "organise.period")
        assert plain_text(shown(again)) == latest


async def test_only_organisers_read_it_and_the_platform_is_asked_each_time(
    workspace: Workspace,
) -> None:
    olu = await many(workspace, 12)
    await workspace.passes(days=30)
    await workspace.bot.upkeep.count()
    mina = workspace.member("Mina")
    await mina.says("organise")
    mina.reads(said("error-organising"))
    await mina.presses_action("organise.period:2026-03")
    mina.reads(said("error-organising"))
    await olu.says("organise")
    profile = workspace.chat.profiles[olu.address]
    workspace.chat.profiles[olu.address] = replace(profile, organiser=False)
    await olu.presses_action("organise.open")
    olu.reads(said("error-organising"))


async def test_the_setup_leads_to_it(workspace: Workspace) -> None:
    olu = await organiser(workspace)
    await olu.says("setup")
    await olu.presses("organise.open")
    olu.reads(said("organise-none"))
