"""The first run: organisers are led through the setup, step by step, and stop where they like."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.ports import Temporary
from bot.domain.people import Channel, Community
from tests.support.said import said
from tests.support.workspace import Member, Workspace

MENTOR, STUDENT, INTROS = "11", "12", "21"
TITLES = {
    "who": "step-who-title",
    "where": "step-where-title",
    "language": "step-language-title",
    "limits": "setup-limits-title",
    "contact": "step-contact-title",
    "reading": "step-reading-title",
    "announce": "step-announce-title",
}


@pytest.fixture
def square(workspace: Workspace) -> Workspace:
    """A workspace whose platform has roles and channels."""
    workspace.chat.roles = {MENTOR: "Mentor", STUDENT: "Student"}
    workspace.chat.channels = {INTROS: Channel("#intros")}
    return workspace


async def community(workspace: Workspace) -> Community:
    """What is set."""
    async with workspace.store.transaction() as tx:
        found = await tx.communities.get("town:square")
    assert found is not None
    return found


async def begins(olu: Member) -> None:
    """Olu begins the first run."""
    await olu.says("setup")
    await olu.presses("setup.step", within=said("setup-title"))


def shows(olu: Member, name: str, number: int, count: int = 7) -> None:
    """Olu reads that step."""
    olu.reads(said(TITLES[name]), said("step-place", number=number, count=count))


async def test_an_organiser_is_led_from_who_may_ask_to_the_announcement(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(said("setup-never"), said("setup-welcome", count=7))
    await olu.presses("setup.step")
    shows(olu, "who", 1)
    olu.reads(said("step-who-why"), said("setup-asking-all"), said("setup-hosting-all"))
    await olu.presses("setup.community")
    assert olu.form is not None
    assert [field.name for field in olu.form.fields] == ["asking", "hosting", "organising"]
    await olu.fills(asking=(STUDENT,))
    olu.reads(said("step-saved"))
    shows(olu, "where", 2)
    olu.reads(said("step-where-why"), said("setup-channel-own"))
    await olu.presses("setup.community", within=said("step-where-title"))
    await olu.fills(channel=INTROS)
    shows(olu, "language", 3)
    olu.reads(said("step-language-why"), said("setup-language-own"))
    await olu.presses("setup.community", within=said("step-language-title"))
    await olu.fills()
    shows(olu, "limits", 4)
    await olu.presses("setup.asking")
    await olu.fills(open_requests="8")
    olu.reads(said("limit-open-requests", count=8))
    await olu.presses("setup.keep", within=said("setup-limits-saved"))
    shows(olu, "contact", 5)
    olu.reads(said("step-contact-why"), said("setup-contact-own"))
    await olu.presses("setup.contact")
    await olu.fills(contact="Careers team")
    shows(olu, "reading", 6)
    olu.reads(said("step-reading-why"), said("setup-reading-usual"))
    await olu.presses("guide.reading")
    await olu.fills(reading="Our own pages")
    olu.reads("Our own pages")
    await olu.presses("setup.keep", within=said("guide-reading-saved"))
    shows(olu, "announce", 7)
    olu.reads(said("step-announce-why"))
    await olu.presses("setup.keep")
    olu.reads(said("setup-done"), said("setup-title"))
    olu.reads(said("setup-asking", roles="Student"), said("setup-contact", who="Careers team"))
    assert "setup.step" not in olu.choices()
    found = await community(square)
    assert (found.asking, found.channel, found.contact) == ((STUDENT,), INTROS, "Careers team")


async def test_each_step_can_be_left_as_it_comes_and_nothing_else_changes(
    square: Workspace,
) -> None:
    olu = square.member("Olu", organiser=True)
    await begins(olu)
    before = await community(square)
    for number, name in enumerate(TITLES, 1):
        shows(olu, name, number)
        await olu.presses("setup.keep", within=said(TITLES[name]))
    olu.reads(said("setup-done"))
    after = await community(square)
    assert replace(after, decided=(), set_up_at=None) == before
    await olu.says("")
    olu.reads_not(said("setup-hint"))


async def test_it_is_taken_up_where_it_was_left(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await begins(olu)
    await olu.presses("setup.keep")
    await olu.presses("setup.open", within=said("step-where-title"))
    names = map(
        said,
        (
            *("step-where", "step-language", "step-limits"),
            *("step-contact", "step-reading", "step-announce"),
        ),
    )
    olu.reads(said("setup-left"), *names)
    olu.reads_not(said("step-who"))
    await square.passes(days=3)
    square.restarts()
    await olu.says("setup")
    await olu.presses("setup.step", within=said("setup-left"))
    shows(olu, "where", 2)
    # What is set anywhere else is decided, too.
    await olu.submits("setup.contact", {"contact": "Careers team"})
    await olu.says("setup")
    olu.reads_not(said("step-contact"))


async def test_a_step_that_is_set_already_says_so_and_can_be_changed(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    await olu.submits("guide.reading", {"reading": "Ours"})
    await olu.presses_action("setup.step:reading")
    olu.reads(said("setup-reading-own"))
    await olu.presses("setup.keep")
    shows(olu, "who", 1)


async def test_only_steps_of_the_platform_are_shown(workspace: Workspace) -> None:
    olu = workspace.member("Olu", organiser=True)
    await olu.says("setup")
    olu.reads(said("setup-welcome", count=5))
    await olu.presses("setup.step")
    shows(olu, "language", 1, 5)
    await olu.presses_action("setup.keep:nothing")
    olu.reads(said("error-unknown-button"))
    await olu.presses_action("setup.keep:who")  # of another platform
    shows(olu, "language", 1, 5)


async def test_only_organisers_are_led_and_the_platform_says_who_that_is(
    square: Workspace,
) -> None:
    olu, mina = square.member("Olu", organiser=True), square.member("Mina")
    await begins(olu)
    await mina.says("help")
    for action in ("setup.step:who", "setup.keep:who", "setup.limits"):
        await mina.presses_action(action)
        mina.reads(said("error-organising"))
    square.chat.silent[olu.address] = Temporary("down")
    await olu.presses_action("setup.keep:who")
    olu.reads(said("error-roles-unknown"))
    assert (await community(square)).decided == ()


async def test_who_posts_the_announcement_has_done_the_last_step(square: Workspace) -> None:
    olu = square.member("Olu", organiser=True)
    await olu.says("setup")
    for name in list(TITLES)[:-1]:
        await olu.presses_action(f"setup.keep:{name}")
    await olu.presses("setup.announce")
    await olu.presses("setup.post")
    await olu.says("setup")
    assert "setup.step" not in olu.choices()
