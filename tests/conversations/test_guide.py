"""The guide: cards with next and back, the reading list, and where a card is offered."""

from __future__ import annotations

import pytest

from bot.core.responses import Replace, Reply
from bot.features.guide.cards import BOOKS
from tests.support.said import said
from tests.support.scenarios import asked, hosting
from tests.support.workspace import Member, Workspace

READ: dict[str, tuple[str, ...]] = {
    "what": (
        "guide-what-title",
        "guide-what",
        "guide-what-not",
    ),
    "whom": (
        "guide-whom-title",
        "guide-whom",
        "guide-whom-near",
        "guide-whom-many",
    ),
    "writing": (
        "guide-writing-title",
        "guide-writing",
        "guide-writing-easy",
        "guide-writing-own",
    ),
    "avoid": (
        "guide-avoid-title",
        "guide-avoid",
        "guide-avoid-questions",
        "guide-avoid-private",
    ),
    "limits": (
        "guide-limits-title",
        "guide-limits",
        "guide-limits-host",
        "guide-limits-now",
    ),
    "no": (
        "guide-no-title",
        "guide-no",
        "guide-no-next",
        "guide-no-count",
    ),
    "ready": (
        "guide-ready-title",
        "guide-ready",
        "guide-ready-person",
        "guide-ready-video",
        "guide-ready-phone",
        "guide-ready-chat",
    ),
    "questions": (
        "guide-questions-title",
        "guide-questions",
        "guide-question-path",
        "guide-question-day",
        "guide-question-wrong",
        "guide-question-less",
        "guide-question-who",
        "guide-question-change",
        "guide-question-place",
        "guide-question-onward",
        "guide-questions-more",
    ),
    "talk": (
        "guide-talk-title",
        "guide-talk",
        "guide-talk-listen",
        "guide-talk-end",
    ),
    "after": (
        "guide-after-title",
        "guide-after",
        "guide-after-thanks",
        "guide-after-later",
    ),
    "network": (
        "guide-network-title",
        "guide-network",
        "guide-network-touch",
        "guide-network-both",
    ),
    "forward": (
        "guide-forward-title",
        "guide-forward",
        "guide-forward-host",
    ),
    "reading": (
        "guide-reading-title",
        "guide-reading",
        "guide-book-bolles",
        "guide-book-dalton",
        "guide-book-life",
        "guide-book-knight",
        "guide-book-ties",
        "guide-book-thanks",
    ),
}
"""What is read on each card, in the order of reading."""


async def test_it_is_read_from_the_first_card_to_the_last_and_back(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("guide")
    mina.reads(said("guide-title"), said("guide-lead"))
    names = [*READ]
    await mina.presses("guide.card")
    for number, name in enumerate(names, start=1):
        mina.reads(*(said(id) for id in READ[name]))
        mina.reads(said("guide-place", number=number, most=len(names)))
        if number < len(names):
            mina.reads(said("button-guide-next"))
            assert isinstance(await mina.presses("guide.card"), Replace)
    mina.reads_not(said("button-guide-next"))
    await mina.presses("guide.card")
    mina.reads(*(said(id) for id in READ["forward"]))
    mina.reads(said("button-guide-back"), said("button-guide-all"))
    await mina.presses_action("guide.card")
    mina.reads(said("guide-lead"))


async def test_each_card_is_opened_from_the_list_and_an_unknown_one_shows_the_list(
    workspace: Workspace,
) -> None:
    mina = workspace.member("Mina")
    await mina.says("guide")
    for title, *_ in READ.values():
        mina.reads(said(title))
    assert mina.actions() == [f"guide.card:{name}" for name in READ]
    await mina.presses_action("guide.card:nothing")
    mina.reads(said("guide-lead"))


async def test_help_leads_there(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.says("help")
    mina.reads(said("command-guide"))
    assert isinstance(await mina.presses("guide.open"), Reply)
    mina.reads(said("guide-lead"))


# The reading list


async def test_there_is_a_list_to_read_and_organisers_put_their_own_in_its_place(
    workspace: Workspace,
) -> None:
    mina, olu = workspace.member("Mina"), workspace.member("Olu", organiser=True)
    await mina.presses_action("guide.card:reading")
    mina.reads(*(book.title for book in BOOKS.values()))
    mina.reads_not(said("button-guide-reading"))
    await olu.says("setup")
    await olu.presses("guide.reading")
    await olu.fills(reading="Our own handbook, chapter 3\n*The alumni list*, by Gil")
    olu.reads(said("guide-reading-saved"), said("guide-reading-own"), "> Our own handbook")
    await mina.presses_action("guide.card:reading")
    mina.reads(said("guide-reading-own"), "> *The alumni list*, by Gil")
    assert not any(book.title in mina.reply for book in BOOKS.values())
    await olu.says("audit")
    olu.reads(said("audit-line", act="setup"))
    await olu.presses_action("guide.card:reading")
    await olu.presses("guide.reading")
    assert olu.form is not None
    assert "handbook" in str(olu.form.fields[0].initial)
    await olu.fills(reading="")
    await mina.presses_action("guide.card:reading")
    mina.reads(*(book.title for book in BOOKS.values()))


async def test_two_authors_are_named_in_the_language_of_the_reader(workspace: Workspace) -> None:
    carys = workspace.member("Carys", language="cy")
    await carys.presses_action("guide.card:reading")
    carys.reads(carys.words.together(["Bill Burnett", "Dave Evans"]))


async def test_only_organisers_change_it(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    await mina.presses_action("guide.reading")
    assert mina.form is None
    mina.reads(said("error-organising"))


# At the right moment


async def opens(member: Member, name: str, within: str = "") -> None:
    """Press the button on the guide, and read that card."""
    _, whole = member.button("guide.open", within)[:2]
    assert whole == f"guide.open:{name}"
    await member.presses_action(whole)
    member.reads(said(READ[name][0]))


async def test_the_first_note_has_a_hint_and_the_second_has_none(workspace: Workspace) -> None:
    mina, bea = await hosting(workspace)
    await mina.writes_to(bea)
    mina.reads(said("guide-first"))
    await opens(mina, "writing")
    await mina.says("mine")
    await mina.presses("mine.card")
    await mina.presses("request.preview")
    await mina.presses("request.send")
    cai = workspace.member("Cai")
    await cai.offers()
    await mina.writes_to(cai)
    mina.reads_not(said("guide-first"))


async def test_after_a_no(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.decline")
    await bea.fills()
    mina.is_told(said("status-declined-seeker"), said("button-guide-no"))
    await opens(mina, "no")


async def test_in_silence_and_when_it_ends(workspace: Workspace) -> None:
    mina, _ = await asked(workspace)
    cai = workspace.member("Cai")
    await cai.offers()
    await workspace.passes(days=4)
    mina.is_told(said("nudge-alternatives"), said("button-guide-no"))
    await opens(mina, "no")
    await workspace.passes(days=30)
    mina.is_told(said("status-expired-seeker"), said("button-guide-no"))


async def test_after_a_yes_and_not_for_the_host(workspace: Workspace) -> None:
    mina, bea = await asked(workspace)
    await bea.presses("answer.accept")
    mina.sees(said("nudge-accepted", name="Bea"), said("button-guide-ready"))
    await opens(mina, "ready")
    assert not any(bea.finds(said("button-guide-ready"), told) for told in bea.direct_messages())


@pytest.mark.parametrize("found", [True, False])
async def test_where_enough_requests_wait(workspace: Workspace, found: bool) -> None:
    mina, bea = await hosting(workspace, capacity="1")
    for name in ("Gil", "Hana"):
        await workspace.member(name).asks(bea)
    if found:
        await mina.says("find")
        mina.reads(said("host-busy"))
    else:
        await mina.says("request @Bea", bea)
        mina.reads(said("error-host-busy"))
    await opens(mina, "limits")


async def test_where_as_much_is_open_as_may_be(workspace: Workspace) -> None:
    mina = workspace.member("Mina")
    for name in ("Bea", "Cai", "Dai", "Eve", "Fay"):
        host = workspace.member(name)
        await host.offers(employer=f"{name} Ltd")
        await mina.asks(host)
    last = workspace.member("Gil")
    await last.offers(employer="Gil Ltd")
    await mina.says("request @Gil", last)
    mina.reads(said("error-cap-open"))
    await opens(mina, "limits")
